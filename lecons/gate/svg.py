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
from lecons.gate.clips import URL, Clips
from lecons.gate.colours import colour
from lecons.gate.gradients import KINDS, Gradients
from lecons.gate.lines import WORDS, Dashes, check_even, dots
from lecons.gate.outlines import Point
from lecons.gate.refusal import RefusedError
from lecons.gate.shapes import MAX_SEGMENTS, SHAPES, Room, Shape, shape_of
from lecons.gate.style import Rules, looks_of, rules_of
from lecons.gate.tree import Element, read_tree
from lecons.gate.values import fraction, length, matrix, numbers, text_of
from lecons.pictures.matrix import Matrix

MAX_SHAPES = 2_000
_OUTSIDE = 0.1
"""The part of the page's larger side by which shapes may lie outside of it."""
_FLAT = 100
"""How many times as wide as high a page may be, or as high as wide."""
_LEAST = 0.01
"""The least side of a page, in its own units."""
_FAR = 10_000
"""How many times its side a page may be from the origin: the renderer's numbers have seven digits."""
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
    "transform": noted("un déplacement écrit en CSS ne se dessine pas ; exportez sans CSS, ou en « SVG simple »"),
    "marker": noted("un bout de flèche ne se dessine pas ; dans Inkscape : Chemin > Contour en chemin"),
}
_PLAIN = {"mix-blend-mode": ("normal",)}
_REFUSED = (
    *("clip-path", "mask", "filter", "mix-blend-mode", "marker", "marker-start", "marker-mid", "marker-end"),
    *("transform", "rotate", "scale", "translate"),
)
"""Properties that the renderer does not draw. Clips of the whole page are let through."""
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
    fixed: bool = False
    """Whether its line is as wide as it says, whatever the transform."""


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
        self._parts: list[str] = []
        self._pieces = MAX_SEGMENTS
        self._clips = Clips(root, self._rules, self._page, self._room)
        self._dashes = Dashes(self._room.slant)

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
        children = [child for child in element.children if _is_asked(child)]
        if element.name == "switch":  # its first child alone; « foreignObject » is Illustrator's own copy of it
            children = [child for child in children if child.name != "foreignObject"][:1]
        for child in children:
            if child.name in _GROUPS or child.name in SHAPES:
                self._walk(child, look)
            elif child.name not in _UNSEEN:
                raise RefusedError(_remedy(child.name), child.line)

    def _inner(self, element: Element, outer: _Look) -> _Look | None:
        """The look inside an element, or None where nothing in it is seen."""
        said = looks_of(element, self._rules)
        if said.get("display") == "none":
            return None
        own = matrix(element.attributes.get("transform", ""), element.line)
        inner = outer.matrix.then(own)
        origin = said.pop("transform-origin", "0 0").replace("px", "").replace("left", "0").replace("top", "0").split()
        if own != _STILL and set(origin) - {"0", "0%"}:
            raise RefusedError(_remedy("transform"), element.line)
        for name in _REFUSED:
            value = said.pop(name, "none")
            if value not in ("none", *_PLAIN.get(name, ())) and not (
                name == "clip-path" and self._clips.is_whole(value, inner)
            ):
                raise RefusedError(_remedy(name.partition("-")[0] if name.startswith("marker") else name), element.line)
        opacity = outer.opacity * fraction(said.pop("opacity", "1"), element.line)
        roles = dict(outer.roles)
        words = [found for found in map(_ROLE_WORD.fullmatch, element.attributes.get("class", "").split()) if found]
        for paint in ("fill", "stroke"):
            named = [found[0] for found in words if found[1] == paint]
            if named or paint in said:
                roles[paint] = " ".join(named)
        fixed = said.pop("vector-effect", "none") == "non-scaling-stroke"
        return _Look(inner, opacity, outer.said | said, roles, fixed)

    @property
    def _room(self) -> Room:
        return Room(self._page[2], self._page[3], self._pieces)

    def _shape(self, element: Element, look: _Look) -> None:
        said, line = look.said, element.line
        shape = shape_of(element, self._room) if _is_seen(look) else None
        if shape is None:
            return
        self._pieces -= shape.pieces
        width = length(said.get("stroke-width", "1"), self._room.slant, line)
        if look.fixed:
            width /= look.matrix.scale or 1.0
        fill, stroke = self._paints(said, shape, line)
        stroke = stroke if width > 0 else {}
        if not (fill or stroke) or not self._is_inside(shape, look.matrix, width if stroke else 0.0, line):
            return
        if fill and said.get("fill-rule") in WORDS["fill-rule"]:
            fill["fill-rule"] = said["fill-rule"]
        if stroke:
            check_even(look.matrix, line)
            stroke["stroke-width"] = text_of(width)
            stroke |= self._dashes.style(said, shape, element.attributes.get("pathLength", ""), line)
        self._write_all(f"{element.name} {shape.text}", fill, stroke, look)
        for dot in dots(shape, width, said.get("stroke-linecap", "")) if stroke else ():
            filled = {
                key.replace("stroke", "fill"): stroke[key] for key in ("stroke", "stroke-opacity") if key in stroke
            }
            roles = {"fill": look.roles.get("stroke", "").replace("stroke-", "fill-")}
            self._write(dot, filled, replace(look, roles=roles))
        if len(self._parts) > MAX_SHAPES:
            message = _("plus de {limit} formes dans ce dessin ; simplifiez-le")
            raise RefusedError(message.format(limit=MAX_SHAPES), line)

    def _write_all(self, name: str, fill: dict[str, str], stroke: dict[str, str], look: _Look) -> None:
        """Write a shape: its line over what fills it or, if it says so, under it."""
        if fill and stroke and _line_is_under(look.said.get("paint-order", "")):
            self._write(name, {"fill": "none", **stroke}, look)
            self._write(name, fill, look)
        else:
            self._write(name, {**(fill or {"fill": "none"}), **stroke}, look)

    def _paints(self, said: dict[str, str], shape: Shape, line: int) -> list[dict[str, str]]:
        """What a shape is filled with, and what its line is drawn with; empty for nothing."""
        found = []
        for name, default in (("fill", "black"), ("stroke", "none")):
            paint, clear = self._paint(said, name, default, shape, line)
            opacity = {f"{name}-opacity": text_of(clear)} if clear < 1 else {}
            found.append({} if paint == "none" else {name: paint, **opacity})
        return found

    def _write(self, name: str, attributes: dict[str, str], look: _Look) -> None:
        attributes = dict(attributes)
        if look.opacity < 1:
            attributes["opacity"] = text_of(look.opacity)
        if look.matrix != _STILL:
            attributes["transform"] = f"matrix({','.join(map(text_of, look.matrix))})"
        roles = [role for paint, role in look.roles.items() if role and attributes.get(paint, "none") != "none"]
        if roles:
            attributes["class"] = " ".join(roles)
        text = " ".join(f'{key}="{value}"' for key, value in attributes.items())
        self._parts.append(f"<{name} {text}/>")

    def _paint(self, said: dict[str, str], name: str, default: str, shape: Shape, line: int) -> tuple[str, float]:
        """The paint of a fill or a stroke, and how opaque it is."""
        value = said.get(name, default)
        clear = fraction(said.get(f"{name}-opacity", "1"), line)
        if found := URL.fullmatch(value):
            if found[1] in self._gradients:
                return self._gradients.paint(
                    found[1], clear, _around([point for part in shape.outline for point in part])
                )
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
    if said.get("preserveAspectRatio", "").startswith("none") and not _is_as_wide(said, page, root.line):
        message = _("ce dessin est étiré (« preserveAspectRatio ») ; donnez à la page les proportions du dessin")
        raise RefusedError(message, root.line)
    # x, y, width and height
    if len(page) != 4 or min(page[2:]) < _LEAST or not 1 / _FLAT <= page[2] / page[3] <= _FLAT:
        message = _("la page de ce dessin n'a pas de taille ; dans Inkscape : Fichier > Propriétés du document")
        raise RefusedError(message, root.line)
    if max(map(abs, page[:2])) > _FAR * min(page[2:]):
        message = _("la page de ce dessin est trop loin du point 0, 0 ; rapprochez-en la page et le dessin")
        raise RefusedError(message, root.line)
    return page[0], page[1], page[2], page[3]


def _is_as_wide(said: dict[str, str], page: list[float], line: int) -> bool:
    """Whether width and height, where both are said, have the same proportion as the page."""
    if any(said.get(name, "%").endswith("%") or said[name] == "auto" for name in ("width", "height")):
        return True
    width, height = (length(said[name], 0.0, line) for name in ("width", "height"))
    # x, y, width and height
    return len(page) != 4 or abs(width * page[3] - height * page[2]) <= 0.01 * abs(height * page[2])


def _is_asked(element: Element) -> bool:
    """Whether an element is for this renderer and for those who read French."""
    said = element.attributes
    languages = [each.strip() for each in said.get("systemLanguage", "fr").split(",")]
    return not said.get("requiredExtensions") and any(each.partition("-")[0] == "fr" for each in languages)


def _is_seen(look: _Look) -> bool:
    said = look.said
    painted = said.get("fill") != "none" or said.get("stroke", "none") != "none"
    return painted and bool(look.opacity) and said.get("visibility", "visible") == "visible"


def _line_is_under(order: str) -> bool:
    """Whether ``paint-order`` lays the line under what fills the shape."""
    words = [word for word in order.split() if word in ("fill", "stroke")]
    return words[:1] == ["stroke"]


def _remedy(name: str) -> str:
    if name in ("rotate", "scale", "translate"):
        name = "transform"
    if name in ("tspan", "textPath", "flowRoot"):
        name = "text"
    if name in _REMEDIES:
        return _(_REMEDIES[name])
    message = _(
        "« {name} » ne se dessine pas ; dans Inkscape, transformez-le en chemin et enregistrez en « SVG simple »"
    )
    return message.format(name=shown(name))
