"""SVG text: shapes, whole documents, and drawings set inside one another. Knows no pygame.

Each function gives a whole document. Its viewBox is its size in pixels, so that it is drawn sharp
at any size. Drawings that never change are files in ``assets``; ``symbol`` sets one inside
another.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, with_roles

ASSETS = Path(__file__).parent / "assets"
_BOX = 120
"""Side of the box that every drawing of ``assets`` is made in, most of them centred on 0, 0."""
_SVG = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
_VIEW = re.compile(r'viewBox="([^"]+)"')
TITLE = re.compile(r'<title lang="([a-z-]+)">([^<]*)</title>\s*')
"""What a drawing says of itself, and in which language."""

_RIMS = {
    ROLE.cream: ROLE.rim,
    ROLE.tray: ROLE.tray_rim,
    ROLE.partner_tray: ROLE.partner_tray_rim,
    ROLE.hem: ROLE.hem_rim,
}
_RIM = 0.03
"""How thick a key's rim is, in parts of the key's side: 0.45 units on the largest key."""
_OVERLAP = 1.0
"""Pixels by which shapes overlap, so that nothing shines through between their smooth edges."""
_PLAIN = re.compile(
    r'<svg [^>]* width="(?:\d+)" height="(?:\d+)"><rect x="0.00" y="0.00" width="\d+.00" height="\d+.00" rx="0.00"'
    r' fill="([^"]+)"/></svg>'
)
Attributes = dict[str, str | float]
"""Attributes of an SVG element, with ``_`` for ``-`` in their names."""


def document(width: float, height: float, *parts: str) -> str:
    """A whole SVG of ``width`` by ``height`` pixels."""
    view = f"0 0 {width:g} {height:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"'
        f' width="{width:g}" height="{height:g}">{"".join(parts)}</svg>'
    )


def drawing(file: Path) -> str:
    """The SVG text of ``file`` without its titles, its colours replaced by their roles in the theme."""
    return with_roles(TITLE.sub("", file.read_text("utf-8")))


@lru_cache(maxsize=192)
def _drawing(file: Path) -> tuple[str, float, float, float, float]:
    text = drawing(file)
    body, view = _SVG.search(text), _VIEW.search(text)
    if body is None or view is None:
        raise ValueError(f"{file} is no drawing with a viewBox")
    left, top, width, height = (float(number) for number in view[1].replace(",", " ").split())
    return body[1].strip(), left, top, width, height


def picture(file: Path, x: float, y: float, scale: float, degrees: float = 0) -> str:
    """The drawing in ``file`` as a part of another: ``scale`` times as large, its middle at ``x``, ``y``.

    It is turned ``degrees`` clockwise.
    """
    body, *page = _drawing(file)
    return laid(body, page, (x, y), scale, degrees)


def content_of_file(file: Path) -> tuple[str, tuple[float, float, float, float]]:
    """The SVG elements in ``file``, without ``<svg>`` around them; then its viewBox: left, top, width and height."""
    body, *page = _drawing(file)
    left, top, width, height = page
    return body, (left, top, width, height)


def content_of(svg: str) -> str:
    """The elements of a whole SVG text, without the ``<svg>`` around them: to be a part of another drawing."""
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


def placed(svg: str, x: float, y: float) -> str:
    """The whole drawing ``svg`` as a part of another, its upper left corner at ``x``, ``y``."""
    return f'<g transform="translate({x:.2f} {y:.2f})">{content_of(svg)}</g>'


def laid(body: str, page: Sequence[float], at: tuple[float, float], scale: float, degrees: float = 0) -> str:
    """The elements ``body``, drawn on a ``page`` (left, top, width, height), moved so that its middle is at ``at``.

    They are ``scale`` times as large and turned ``degrees`` clockwise.
    """
    left, top, width, height = page
    middle = f"{-(left + width / 2):g} {-(top + height / 2):g}"
    place = f"translate({at[0]:g} {at[1]:g})"
    if degrees:
        place += f" rotate({degrees:g})"
    return f'<g transform="{place} scale({scale:.5g}) translate({middle})">{body}</g>'


def symbol(name: str, x: float, y: float, side: float, degrees: float = 0) -> str:
    """The drawing ``name`` of ``assets``, ``side`` pixels wide, its middle at ``x``, ``y``, turned by ``degrees``."""
    return picture(ASSETS / f"{name}.svg", x, y, side / _BOX, degrees)


def part(name: str, scale: float = 1, degrees: float = 0) -> str:
    """The drawing ``name`` of ``assets``, ``scale`` times as large, its upper left corner at 0, 0."""
    return symbol(name, _BOX / 2 * scale, _BOX / 2 * scale, _BOX * scale, degrees)


@lru_cache(maxsize=256)
def icon(name: str, side: int, degrees: float = 0, scale: float = 1.0) -> str:
    """The drawing ``name`` of ``assets`` in the middle of an SVG ``side`` pixels wide, of which it fills ``scale``."""
    return document(side, side, symbol(name, side / 2, side / 2, side * scale, degrees))


def rounded(
    x: float,
    y: float,
    width: float,
    height: float,
    radius: float,
    **attributes: str | float,
) -> str:
    """A rectangle, its upper left corner at ``x``, ``y``, with corners of ``radius``. In attributes ``_`` is ``-``."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    box = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    return f'<rect {box} rx="{radius:.2f}"{extra}/>'


def plain(width: int, height: int, fill: str) -> str:
    """A whole SVG of one colour, ``fill``. A painter need not read it (``plain_colour``)."""
    return document(width, height, rounded(0, 0, width, height, 0, fill=fill))


def plain_colour(svg: str) -> str | None:
    """The role or colour of ``svg`` if ``plain`` made it, else None."""
    found = _PLAIN.fullmatch(svg)
    return None if found is None else found[1]


def rimmed(x: float, y: float, width: float, height: float, radius: float, fill: str) -> str:
    """A rectangle with corners of ``radius`` and an edge inside it; ``x``, ``y`` is its upper left corner.

    ``fill`` is a role, and the edge has the rim's role of it. Only some themes give the two different colours.
    """
    line = _RIM * min(width, height, 6 * radius)
    rim = _RIMS.get(fill, fill)
    inside: Attributes = {"fill": fill, "stroke": rim, "stroke_width": f"{line:.2f}"}
    inner_radius = max(radius - line / 2, 0)
    return rounded(x + line / 2, y + line / 2, width - line, height - line, inner_radius, **inside)


def foot(box: Rect, radius: float, down: float, **attributes: str | float) -> str:
    """The strip of the rectangle ``box`` that shows below another one of the same size, which lies on top of it.

    The other lies ``down`` pixels higher; ``radius`` rounds the corners of both. A renderer spends its time on each
    pixel between the ends of a shape. So only the visible strip is drawn.
    """
    return path(_end(box, radius, radius + down, -1), **attributes)


def frame(box: Rect, radius: float, *rings: tuple[float, str]) -> str:
    """The edge of the rectangle ``box``, with corners of ``radius``, made of ``rings`` from outside inwards.

    Each ring is a thickness in pixels and a colour. The corners are filled. No shape is larger than it must be, as in
    ``foot``.
    """
    parts = []
    for thick, fill in rings:
        wide, side = thick + _OVERLAP, box.height - 2 * radius
        deep = max(radius + _OVERLAP, wide)
        parts += [path(_end(box, radius, deep, way), fill=fill) for way in (1, -1)]
        sides = (box.x, box.right - wide)
        parts += [rounded(x, box.y + radius, wide, side, 0, fill=fill) for x in sides]
        box, radius = box.inset(thick), max(radius - thick, 0)
    return "".join(parts)


def _end(box: Rect, radius: float, height: float, way: int) -> str:
    """Path data of one end of a rectangle with round corners, ``height`` pixels high.

    ``way`` is 1 for its upper end and -1 for its lower one.
    """
    r, edge = radius, box.y if way > 0 else box.bottom
    inner, turn = edge + way * min(height, box.height), way * r
    arc = f"A{r:.2f} {r:.2f} 0 0 {(way + 1) // 2}"
    return (
        f"M{box.x:.2f} {inner:.2f}V{edge + turn:.2f}{arc} {box.x + r:.2f} {edge:.2f}"
        f"H{box.right - r:.2f}{arc} {box.right:.2f} {edge + turn:.2f}V{inner:.2f}Z"
    )


def circle(x: float, y: float, radius: float, **attributes: str | float) -> str:
    """A disc of this ``radius`` in pixels, its middle at ``x``, ``y``. In attribute names ``_`` stands for ``-``."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}"{extra}/>'


def path(data: str, **attributes: str | float) -> str:
    """A path along ``data``. In attribute names ``_`` stands for ``-``."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<path d="{data}"{extra}/>'


def arch(x: float, y: float, side: float, top: float, bottom: float) -> str:
    """Path data of a square, its upper left corner at ``x``, ``y``; ``top`` and ``bottom`` are its corners' radii."""
    r, b = x + side, y + side
    return (
        f"M{x:.2f} {y + top:.2f}A{top:.2f} {top:.2f} 0 0 1 {x + top:.2f} {y:.2f}H{r - top:.2f}"
        f"A{top:.2f} {top:.2f} 0 0 1 {r:.2f} {y + top:.2f}V{b - bottom:.2f}"
        f"A{bottom:.2f} {bottom:.2f} 0 0 1 {r - bottom:.2f} {b:.2f}H{x + bottom:.2f}"
        f"A{bottom:.2f} {bottom:.2f} 0 0 1 {x:.2f} {b - bottom:.2f}Z"
    )


def hexagon(x: float, y: float, radius: float, corner: float) -> str:
    """Path data of a hexagon standing on a point, its middle at ``x``, ``y``; ``corner`` says how round it is."""
    angles = [math.radians(60 * n) for n in range(6)]
    points = [(x + radius * math.sin(angle), y - radius * math.cos(angle)) for angle in angles]
    near = corner / radius
    corners = []
    for n, (px, py) in enumerate(points):
        (ax, ay), (bx, by) = points[n - 1], points[(n + 1) % 6]
        start = f"{px + (ax - px) * near:.2f} {py + (ay - py) * near:.2f}"
        end = f"{px + (bx - px) * near:.2f} {py + (by - py) * near:.2f}"
        corners.append(f"{start}Q{px:.2f} {py:.2f} {end}")
    return "M" + "L".join(corners) + "Z"
