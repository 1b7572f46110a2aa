"""Gradients: gathered by their ids, completed by those that they name, and written whole."""

import math
from typing import NamedTuple

from beebot.errors import shown
from beebot.i18n import gettext as _
from lecons.gate.colours import colour
from lecons.gate.refusal import RefusedError
from lecons.gate.style import Rules, looks_of
from lecons.gate.tree import Element
from lecons.gate.values import fraction, length, matrix, text_of
from lecons.pictures.matrix import Matrix

KINDS = ("linearGradient", "radialGradient")
Box = tuple[float, float, float, float]
"""What is around a shape: left, top, right and low."""
_MAX_STOPS = 64
_NEAR = 0.01
"""The part of its radius by which the focus of a gradient may lie beside its middle."""
_MAX_NAMED = 10
"""How many gradients may name one another in a row."""
_PLACES = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%"},
}
"""Where each kind begins and ends, and where it does so if nothing is said."""


class Stop(NamedTuple):
    """A colour at a part of the way, from 0 to 1."""

    at: float
    colour: str
    opacity: float


class Gradients:
    """The gradients of one drawing. ``mark`` makes their new ids unlike those of all other drawings."""

    def __init__(self, root: Element, rules: Rules, mark: str, size: tuple[float, float]) -> None:
        self._rules = rules
        self._mark = mark
        self._width, self._height = size
        self._known: dict[str, Element] = {}
        for element in root.all():
            if element.name in KINDS and "id" in element.attributes:
                self._known.setdefault(element.attributes["id"], element)  # of two with one id, the first is meant
        self._written: dict[tuple[str, float, Box | None], tuple[str, str]] = {}
        """The new id and the text of each that was asked for."""

    def __contains__(self, name: object) -> bool:
        return name in self._known

    @property
    def text(self) -> str:
        """All gradients that a paint has asked for."""
        if not self._written:
            return ""
        return f"<defs>{''.join(text for _new, text in self._written.values())}</defs>"

    def paint(self, name: str, clear: float, box: Box) -> tuple[str, float]:
        """The paint for the gradient ``name`` on a shape in ``box``, and its opacity.

        ``clear`` is the shape's own opacity. A gradient of less than two colours is no gradient.

        Raises:
            RefusedError: it cannot be read, or not be drawn as it was meant.
        """
        chain = self._chain(name)
        stops = next((found for found in (self._stops(each) for each in chain) if found), [])
        if len({stop[1:] for stop in stops}) < 2:  # one colour is no gradient
            return (stops[0].colour, stops[0].opacity * clear) if stops and clear else ("none", 1.0)
        in_page = _said(chain, "gradientUnits") == "userSpaceOnUse"
        if not clear or (not in_page and (box[0] == box[2] or box[1] == box[3])):
            return "none", 1.0  # the standard of SVG has no gradient in a box without a side
        key = name, clear, None if in_page else box
        if key not in self._written:
            new = f"{self._mark}-{len(self._written)}"
            stops = [stop._replace(opacity=stop.opacity * clear) for stop in stops]
            self._written[key] = new, self._write(new, chain, stops, key[2])
        return f"url(#{self._written[key][0]})", 1.0

    def _chain(self, name: str) -> list[Element]:
        """The gradient and those it takes from, the nearest first."""
        chain = [self._known[name]]
        while (further := chain[-1].attributes.get("href", "").removeprefix("#")) in self._known:
            chain.append(self._known[further])
            if len(chain) > _MAX_NAMED:
                message = _("le dégradé « {name} » tourne en rond ; choisissez une couleur unie")
                raise RefusedError(message.format(name=shown(name)), chain[0].line)
        return chain

    def _stops(self, element: Element) -> list[Stop]:
        stops: list[Stop] = []
        for child in element.children:
            if child.name != "stop":
                continue
            looks = looks_of(child, self._rules)
            shade, clear = colour(looks.get("stop-color", "black"), child.line)
            clear *= fraction(looks.get("stop-opacity", "1"), child.line)
            at = fraction(child.attributes.get("offset", "0"), child.line)
            if shade == "none":
                shade = "#000000"
            stops.append(Stop(max([at, *(stop.at for stop in stops[-1:])]), shade, clear))
        if len(stops) > _MAX_STOPS:
            message = _("ce dégradé a plus de {limit} couleurs ; gardez-en moins")
            raise RefusedError(message.format(limit=_MAX_STOPS), element.line)
        return stops

    def _write(self, name: str, chain: list[Element], stops: list[Stop], box: Box | None) -> str:
        """The text of a gradient, in the page's pixels; where it is said in parts of a shape, ``box`` is around it."""
        kind, line = chain[0].name, chain[0].line
        wholes = (self._width, self._height, math.hypot(self._width, self._height) / math.sqrt(2)) if not box else None
        places = {
            attribute: _place(attribute, _said(chain, attribute) or default, wholes, line)
            for attribute, default in _PLACES[kind].items()
        }
        for focus, middle in (("fx", "cx"), ("fy", "cy"), ("fr", "")):
            said = _said(chain, focus) if kind == "radialGradient" else ""
            if said and abs(_place(focus, said, wholes, line) - places.get(middle, 0.0)) > _NEAR * places["r"]:
                raise _refused(line)
        if _said(chain, "spreadMethod") in ("reflect", "repeat"):
            raise _refused(line)
        turn = matrix(_said(chain, "gradientTransform"), line)
        if box:
            left, top, right, low = box
            turn = Matrix(right - left, 0.0, 0.0, low - top, left, top).then(turn)
        where = " ".join(f'{attribute}="{text_of(place)}"' for attribute, place in places.items())
        colours = "".join(
            f'<stop offset="{text_of(stop.at)}" stop-color="{stop.colour}" stop-opacity="{text_of(stop.opacity)}"/>'
            for stop in stops
        )
        head = f'<{kind} id="{name}" gradientUnits="userSpaceOnUse" {where}'
        return f'{head} gradientTransform="matrix({",".join(map(text_of, turn))})">{colours}</{kind}>'


def _said(chain: list[Element], attribute: str) -> str:
    """What the nearest gradient says that says anything."""
    return next((each.attributes[attribute] for each in chain if attribute in each.attributes), "")


def _place(attribute: str, said: str, wholes: tuple[float, float, float] | None, line: int) -> float:
    """A place of a gradient: in the page's pixels if there are ``wholes`` of it, or in parts of the shape's box."""
    side = 1 if "y" in attribute else 0 if "x" in attribute else 2
    return length(said, wholes[side] if wholes else 1.0, line)


def _refused(line: int) -> RefusedError:
    return RefusedError(_("un dégradé répété ou décentré ne se dessine pas ; choisissez un dégradé simple"), line)
