"""Gradients: gathered by their ids, completed by those that they name, and written whole."""

from typing import NamedTuple

from beebot.errors import shown
from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError
from lecons.gate.style import Rules, looks_of
from lecons.gate.tree import Element
from lecons.gate.values import colour, fraction, length, matrix, text_of

KINDS = ("linearGradient", "radialGradient")
_MAX_STOPS = 64
_MAX_NAMED = 10
"""How many gradients may name one another in a row."""
_PLACES = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%", "fx": "", "fy": ""},
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
        self._known = {
            element.attributes["id"]: element
            for element in root.all()
            if element.name in KINDS and "id" in element.attributes
        }
        self._written: dict[str, tuple[str, str]] = {}
        """The new id and the text of each that was asked for."""

    def __contains__(self, name: object) -> bool:
        return name in self._known

    @property
    def text(self) -> str:
        """All gradients that a paint has asked for."""
        if not self._written:
            return ""
        return f"<defs>{''.join(text for _new, text in self._written.values())}</defs>"

    def paint(self, name: str) -> tuple[str, float]:
        """The paint for the gradient ``name``, and its opacity; one of less than two colours is no gradient.

        Raises:
            RefusedError: it cannot be read.
        """
        chain = self._chain(name)
        stops = next((found for found in (self._stops(each) for each in chain) if found), [])
        if len({stop[1:] for stop in stops}) < 2:  # noqa: PLR2004 (one colour is no gradient)
            return (stops[0].colour, stops[0].opacity) if stops else ("none", 1.0)
        if name not in self._written:
            new = f"{self._mark}-{len(self._written)}"
            self._written[name] = new, self._write(new, chain, stops)
        return f"url(#{self._written[name][0]})", 1.0

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

    def _write(self, name: str, chain: list[Element], stops: list[Stop]) -> str:
        kind = chain[0].name

        def said(attribute: str, default: str = "") -> str:
            return next((each.attributes[attribute] for each in chain if attribute in each.attributes), default)

        in_page = said("gradientUnits") == "userSpaceOnUse"
        places = {}
        for attribute, default in _PLACES[kind].items():
            value = said(attribute, default) or said({"fx": "cx", "fy": "cy"}.get(attribute, ""), "50%")
            places[attribute] = self._place(attribute, value, chain[0].line, in_page=in_page)
        spread = said("spreadMethod", "pad")
        if spread not in ("pad", "reflect", "repeat"):
            spread = "pad"
        turn = ",".join(map(text_of, matrix(said("gradientTransform"), chain[0].line)))
        units = "userSpaceOnUse" if in_page else "objectBoundingBox"
        where = " ".join(f'{attribute}="{place}"' for attribute, place in places.items())
        colours = "".join(
            f'<stop offset="{text_of(stop.at)}" stop-color="{stop.colour}" stop-opacity="{text_of(stop.opacity)}"/>'
            for stop in stops
        )
        head = f'<{kind} id="{name}" gradientUnits="{units}" {where} spreadMethod="{spread}"'
        return f'{head} gradientTransform="matrix({turn})">{colours}</{kind}>'

    def _place(self, attribute: str, said: str, line: int, *, in_page: bool) -> str:
        """A place of a gradient: in the page's pixels, or in percent of the shape, as the renderer needs it."""
        if in_page:
            whole = self._height if "y" in attribute else self._width
            return text_of(length(said, whole, line))
        return f"{text_of(100 * length(said, 1.0, line))}%"
