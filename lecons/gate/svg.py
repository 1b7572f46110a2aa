"""An SVG from outside, judged and written anew: what the renderer can draw as it was meant, and nothing else.

The clean text has its shapes in one row, each with its whole look. It is all that the kit ever draws of the file.
"""

import math
import re
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from beebot.errors import shown
from beebot.i18n import gettext as _
from beebot.i18n import noted
from lecons.gate.gradients import KINDS, Gradients
from lecons.gate.outlines import Point, long
from lecons.gate.refusal import RefusedError
from lecons.gate.shapes import MAX_SEGMENTS, SHAPES, Room, Shape, shape_of
from lecons.gate.style import Rules, looks_of, rules_of
from lecons.gate.tree import Element, read_tree
from lecons.gate.values import colour, fraction, length, matrix, number, numbers, text_of
from lecons.pictures.matrix import Matrix

MAX_SHAPES = 2_000
MAX_DASHES = 2_000
"""How many dashes all lines may have together: each is a line for the renderer."""
_MAX_PATTERN = 8
"""How many lengths the renderer takes for one pattern of dashes."""
_OUTSIDE = 0.1
"""The part of the page's larger side by which shapes may lie outside of it."""
_MAX_MITER = 100.0
_FLAT = 100
"""How many times as wide as high a page may be, or as high as wide."""
_LEAST = 0.01
"""The least side of a page, in its own units."""
_GROUPS = frozenset(("g", "a", "switch"))
_UNSEEN = frozenset(
    (
        "defs",
        "style",
        "symbol",
        "clipPath",
        "mask",
        "filter",
        "marker",
        "pattern",
        "stop",
        "view",
        "cursor",
        "font",
        *KINDS,
    )
)
"""Elements that draw nothing where they stand."""
_REMEDIES = {
    "text": noted("du texte ne se dessine pas ; dans Inkscape : Chemin > Objet en chemin"),
    "use": noted("un clone ne se dessine pas ; dans Inkscape : Édition > Cloner > Délier le clone"),
    "image": noted("une photo dans un dessin ne se montre pas ; donnez la photo elle-même, en PNG ou JPEG"),
    "script": noted("un programme n'a pas sa place dans un dessin ; enregistrez-le en « SVG simple »"),
    "svg": noted("un dessin dans un dessin ne se montre pas ; dégroupez (dans Inkscape : Objet > Dégrouper)"),
    "clip-path": noted("une découpe ne se dessine pas ; dans Inkscape : Objet > Découpe > Retirer"),
    "mask": noted("un masque ne se dessine pas ; dans Inkscape : Objet > Masque > Retirer"),
    "filter": noted("un filtre (flou, ombre) ne se dessine pas ; dans Inkscape : Filtres > Supprimer les filtres"),
    "mix-blend-mode": noted("un mode de fondu ne se dessine pas ; choisissez le mode normal"),
    "marker": noted("un bout de flèche ne se dessine pas ; dans Inkscape : Chemin > Contour en chemin"),
}
_PLAIN = {"mix-blend-mode": ("normal",)}
_WORDS = {
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "fill-rule": ("nonzero", "evenodd"),
}
_URL = re.compile(r"""url\(\s*["']?#([^"')]*)["']?\s*\)\s*(.*)""", re.DOTALL)
_ROLE_WORD = re.compile("(fill|stroke)-[a-z-]+")


class Drawing(NamedTuple):
    """A clean drawing: its text, and its page as left, top, width and height."""

    text: str
    page: tuple[float, float, float, float]


_STILL = Matrix()


@dataclass(frozen=True, slots=True)
class _Look:
    """What a group hands down to what lies in it."""

    matrix: Matrix = _STILL
    opacity: float = 1.0
    said: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    """The word for the role of a fill or a stroke, where the drawing says one."""


def judged(data: bytes) -> Drawing:
    """The clean drawing of an SVG file.

    Raises:
        RefusedError: it cannot be drawn as it was meant, or not soon enough; with the line to mend.
    """
    return _Judge(read_tree(data), sha256(data).hexdigest()[:12]).drawing()


class _Judge:
    """Walks through one drawing, and writes what passes."""

    def __init__(self, root: Element, mark: str) -> None:
        self._root = root
        self._page = _page(root)
        self._rules: Rules = rules_of(root)
        self._gradients = Gradients(root, self._rules, f"g{mark}", self._page[2:])
        self._clips = {each.attributes.get("id"): each for each in root.all() if each.name == "clipPath"}
        self._parts: list[str] = []
        self._pieces = MAX_SEGMENTS
        self._dashes = 0.0

    def drawing(self) -> Drawing:
        """The clean drawing."""
        self._walk(self._root, _Look())
        if not self._parts:
            raise RefusedError(_("rien ne se voit dans ce dessin ; dessinez dans la page, avec une couleur"))
        left, top, width, height = map(text_of, self._page)
        view = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
        body = "\n".join(self._parts)
        text = f'<svg xmlns="http://www.w3.org/2000/svg" {view}>\n{self._gradients.text}{body}\n</svg>\n'
        return Drawing(text, self._page)

    def _walk(self, element: Element, outer: _Look) -> None:
        look = self._inner(element, outer)
        if look is None:
            return
        if element.name in SHAPES:
            self._shape(element, look)
            return
        for child in element.children:
            if child.name in _GROUPS or child.name in SHAPES:
                self._walk(child, look)
            elif child.name == "foreignObject" and element.name == "switch":
                continue  # Illustrator's own copy of the drawing beside it
            elif child.name not in _UNSEEN:
                raise RefusedError(_remedy(child.name), child.line)

    def _inner(self, element: Element, outer: _Look) -> _Look | None:
        """The look inside an element, or None where nothing in it is seen."""
        said = looks_of(element, self._rules)
        if said.get("display") == "none":
            return None
        for name in ("clip-path", "mask", "filter", "mix-blend-mode", "marker-start", "marker-mid", "marker-end"):
            value = said.pop(name, "none")
            if value not in ("none", *_PLAIN.get(name, ())) and not (name == "clip-path" and self._is_whole(value)):
                raise RefusedError(_remedy(name.partition("-")[0] if name.startswith("marker") else name), element.line)
        opacity = outer.opacity * fraction(said.pop("opacity", "1"), element.line)
        own = matrix(element.attributes.get("transform", ""), element.line) if element is not self._root else _STILL
        roles = dict(outer.roles)
        words = [found for found in map(_ROLE_WORD.fullmatch, element.attributes.get("class", "").split()) if found]
        for paint in ("fill", "stroke"):
            named = [found[0] for found in words if found[1] == paint]
            if named or paint in said:
                roles[paint] = " ".join(named)
        return replace(outer, matrix=outer.matrix.then(own), opacity=opacity, said=outer.said | said, roles=roles)

    def _is_whole(self, value: str) -> bool:
        """Whether a clip leaves the whole page to be seen, as those that Figma and LibreOffice make."""
        found = _URL.fullmatch(value)
        clip = self._clips.get(found[1]) if found else None
        if clip is None:
            return found is not None  # what is named nowhere clips nothing
        if len(clip.children) != 1 or clip.children[0].name != "rect":
            return False
        rectangle = clip.children[0]
        shape = shape_of(rectangle, self._room)
        if (
            shape is None
            or "transform" in clip.attributes
            or clip.attributes.get("clipPathUnits") == "objectBoundingBox"
        ):
            return False
        turn = matrix(rectangle.attributes.get("transform", ""), rectangle.line)
        left, top, right, low = _around([turn.point(*point) for point in shape.outline[0]])
        x, y, width, height = self._page
        slack = 0.01 * max(width, height)
        return left <= x + slack and top <= y + slack and right >= x + width - slack and low >= y + height - slack

    @property
    def _room(self) -> Room:
        return Room(self._page[2], self._page[3], self._pieces)

    def _shape(self, element: Element, look: _Look) -> None:
        said, line = look.said, element.line
        if said.get("visibility", "visible") != "visible" or not look.opacity:
            return
        fill, fill_opacity = self._paint(said, "fill", "black", line)
        stroke, stroke_opacity = self._paint(said, "stroke", "none", line)
        width = length(said.get("stroke-width", "1"), min(self._page[2:]), line)
        if width <= 0:
            stroke = "none"
        if fill == stroke == "none":
            return
        shape = shape_of(element, self._room)
        if shape is None:
            return
        self._pieces -= shape.pieces
        if not self._is_inside(shape, look.matrix, width if stroke != "none" else 0.0, line):
            return
        attributes = {"fill": fill, "fill-opacity": text_of(fill_opacity)}
        if stroke != "none":
            attributes |= {"stroke": stroke, "stroke-opacity": text_of(stroke_opacity), "stroke-width": text_of(width)}
            attributes |= self._line_style(said, shape, line)
        attributes |= {name: said[name] for name in ("fill-rule",) if said.get(name) in _WORDS[name]}
        self._write(element.name, shape, attributes, look)
        if len(self._parts) > MAX_SHAPES:
            message = _("plus de {limit} formes dans ce dessin ; simplifiez-le")
            raise RefusedError(message.format(limit=MAX_SHAPES), line)

    def _write(self, name: str, shape: Shape, attributes: dict[str, str], look: _Look) -> None:
        attributes = {key: value for key, value in attributes.items() if not (key.endswith("opacity") and value == "1")}
        if look.opacity < 1:
            attributes["opacity"] = text_of(look.opacity)
        if look.matrix != _STILL:
            attributes["transform"] = f"matrix({','.join(map(text_of, look.matrix))})"
        roles = [role for paint, role in look.roles.items() if role and attributes.get(paint, "none") != "none"]
        if roles:
            attributes["class"] = " ".join(roles)
        text = " ".join(f'{key}="{value}"' for key, value in attributes.items())
        self._parts.append(f"<{name} {shape.text} {text}/>")

    def _paint(self, said: dict[str, str], name: str, default: str, line: int) -> tuple[str, float]:
        """The paint of a fill or a stroke, and how opaque it is."""
        value = said.get(name, default)
        clear = fraction(said.get(f"{name}-opacity", "1"), line)
        if found := _URL.fullmatch(value):
            if found[1] in self._gradients:
                paint, own = self._gradients.paint(found[1])
                return paint, clear * own
            if found[2].strip():
                value = found[2].strip()
            else:
                message = _("« {value} » n'est ni une couleur ni un dégradé ; choisissez une couleur unie")
                raise RefusedError(message.format(value=shown(value)), line)
        if value.lower() == "currentcolor":
            value = said.get("color", "black")
        if value in ("none", "context-fill", "context-stroke"):
            return "none", 1.0
        paint, own = colour(value, line)
        return (paint, clear * own) if clear * own else ("none", 1.0)

    def _line_style(self, said: dict[str, str], shape: Shape, line: int) -> dict[str, str]:
        """Ends, corners and dashes of a line."""
        attributes = {
            name: said[name] for name in ("stroke-linecap", "stroke-linejoin") if said.get(name) in _WORDS[name]
        }
        if "stroke-miterlimit" in said:
            attributes["stroke-miterlimit"] = text_of(min(max(number(said["stroke-miterlimit"], line), 1), _MAX_MITER))
        dashes = said.get("stroke-dasharray", "none")
        if dashes == "none":
            return attributes
        pattern = _lengths(dashes, min(self._page[2:]), line)
        if not sum(pattern) > 0:
            return attributes
        self._dashes += long(shape.outline) / sum(pattern) * len(pattern)
        if len(pattern) > _MAX_PATTERN or not self._dashes <= MAX_DASHES:
            message = _("des pointillés trop fins ; espacez-les, ou choisissez un trait plein")
            raise RefusedError(message, line)
        attributes["stroke-dasharray"] = " ".join(map(text_of, pattern))
        offset = length(said.get("stroke-dashoffset", "0"), min(self._page[2:]), line)
        if offset:
            attributes["stroke-dashoffset"] = text_of(offset % (2 * sum(pattern)))
        return attributes

    def _is_inside(self, shape: Shape, turn: Matrix, width: float, line: int) -> bool:
        """Whether a shape is seen on the page.

        Raises:
            RefusedError: it is seen, and goes far out of the page.
        """
        points = [turn.point(*point) for points in shape.outline for point in points]
        half = width * turn.scale / 2
        left, top, right, low = _around(points)
        if not math.isfinite(sum(map(sum, points)) + half):
            raise RefusedError(_("une forme n'a pas de place dans la page ; dessinez-la de nouveau"), line)
        x, y, wide, high = self._page
        if right + half < x or left - half > x + wide or low + half < y or top - half > y + high:
            return False
        out = max(x - left, y - top, right - x - wide, low - y - high) + half
        if out > _OUTSIDE * max(wide, high):
            message = _(
                "une forme dépasse de la page ; dans Inkscape : Édition > Ajuster la page à la sélection (Ctrl+Maj+R)"
            )
            raise RefusedError(message, line)
        return True


def _lengths(said: str, whole: float, line: int) -> list[float]:
    """The lengths of dashes, which may have units; a negative one makes the line whole."""
    pattern = [length(each, whole, line) for each in re.split(r"[\s,]+", said.strip(", \t\r\n")) if each]
    return pattern if all(each >= 0 for each in pattern) else []


def _around(points: list[Point]) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def _page(root: Element) -> tuple[float, float, float, float]:
    """The page: ``viewBox``, or else width and height in pixels."""
    said = root.attributes
    if said.get("viewBox"):
        page = numbers(said["viewBox"], root.line)
    elif "width" in said and "height" in said and not said["width"].endswith("%"):
        page = [0.0, 0.0, length(said["width"], 0.0, root.line), length(said["height"], 0.0, root.line)]
    else:
        message = _("ce dessin n'a ni « viewBox » ni taille ; dans Inkscape, donnez-lui une page et enregistrez-le")
        raise RefusedError(message, root.line)
    if len(page) != 4 or min(page[2:]) < _LEAST or not 1 / _FLAT <= page[2] / page[3] <= _FLAT:  # noqa: PLR2004 (x, y, width and height)
        message = _("la page de ce dessin n'a pas de taille ; dans Inkscape : Fichier > Propriétés du document")
        raise RefusedError(message, root.line)
    return page[0], page[1], page[2], page[3]


def _remedy(name: str) -> str:
    if name in ("tspan", "textPath", "flowRoot"):
        name = "text"
    if name in _REMEDIES:
        return _(_REMEDIES[name])
    message = _(
        "« {name} » ne se dessine pas ; dans Inkscape, transformez-le en chemin et enregistrez en « SVG simple »"
    )
    return message.format(name=shown(name))
