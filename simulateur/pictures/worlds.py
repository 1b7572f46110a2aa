"""The land that the ground of a mat is a piece of: what the scenes on covers play in. Knows no pygame."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from beebot.mat import Ground, Mat
from lecons.pictures.artwork import circle, path, rounded, symbol
from lecons.pictures.grounds import Look, look_of
from lecons.pictures.marks import Point
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, otherwise
from simulateur.pictures.landscapes import Landscape, placed


class Hour(NamedTuple):
    """What makes one land another place: its ``sky``, or the wall of a room; its ``hills``, the farthest first.

    The middle of the ``sun`` and its radius are in parts of the box. ``far`` is the landscape on its hills, if any, and
    ``at`` how far right that is.
    """

    sky: str
    hills: tuple[str, ...]
    sun: tuple[float, float, float]
    far: Landscape | None = None
    at: float = 0.0


def _hour(colours: str, sun: tuple[float, float, float], far: Landscape, at: float) -> Hour:
    sky, *hills = colours.split()
    calm = tuple(otherwise(role, each) for role, each in zip(_GREEN, hills, strict=True))
    return Hour(otherwise(ROLE.sky, sky), calm, sun, far, at)


_GREEN = (ROLE.hill_far, ROLE.hill_near, ROLE.hill_nearest)
DAY = Hour(ROLE.sky, _GREEN, (0.84, 0.17, 0.11))
HOURS = (
    DAY,
    _hour("#FBE3C8 #EBDD9E #DDD992 #CBD68F", (0.20, 0.36, 0.15), Landscape("mill"), 0.76),
    _hour("#ECE7F6 #C9BFE0 #BECBA3 #AFC58C", (0.86, 0.14, 0.08), Landscape("mountains", behind=True), 0.27),
    _hour("#DCEFF8 #C4DFC0 #B3D6A0 #BFD893", (0.16, 0.16, 0.11), Landscape("lake"), 0.72),
    _hour("#E6EDD3 #AFC58C #9DB87C #B4CD8C", (0.80, 0.18, 0.13), Landscape("woods"), 0.27),
    _hour("#F8DDD3 #E9CBB6 #DCD39B #CBD68F", (0.17, 0.20, 0.12), Landscape("village"), 0.74),
    _hour("#CFE8F6 #D5E4AC #C5DA9C #B9D08C", (0.13, 0.13, 0.10), Landscape("rainbow", behind=True), 0.78),
)
"""The séances of one garden that are in the same land have one each."""
_STANDS = (0.20, 0.60, 1.3)
"""Where something stands before the wall of a room: its foot, and its hundredth in hundredths of the height."""
_FAR, _FOOT = 1.0, 0.46
"""What a landscape's hundredth is in hundredths of the box's height; how far down its foot is, in heights."""

_HILLS = ((0.46, 0.36), (0.54, 0.42), (0.74, 0.66))
"""Of each hill, the farthest first: how far down it is at its left edge and at its right one, in heights."""
_STARS = ((0.10, 0.14), (0.30, 0.30), (0.46, 0.10), (0.62, 0.24), (0.90, 0.12), (0.94, 0.44), (0.06, 0.50))
_ROOFS = ((0.0, 0.34), (0.13, 0.26), (0.27, 0.40), (0.40, 0.30), (0.55, 0.38), (0.69, 0.24), (0.84, 0.34), (1.0, 1.0))
"""Where each house of a town begins, and how far down its roof is, in parts of the box; at last the edge."""
_GROWS = (("flower-small-coral", 0.44, 0.93, 0.13), ("tuft", 0.12, 0.72, 0.14), ("flower-small-blue", 0.93, 0.91, 0.14))


def world(mat: Mat, width: float, height: float, hour: Hour = DAY) -> Iterator[str]:
    """The land of a mat's ground as SVG elements, from its sky to the place where one stands, in pixels."""
    ground, look = mat.decor.ground, look_of(mat)
    yield rounded(0, 0, width, height, 0, fill=look.hem if ground is Ground.SKY else hour.sky)
    yield from _LANDS.get(ground, _room)(look, width, height, hour)


def window(box: Rect, radius: float, fill: str) -> str:
    """The corners of ``box`` outside a ``radius`` of so many pixels, in ``fill``: they round what is drawn in it."""
    sides, ends = ((box.x, radius), (box.right, -radius)), ((box.y, radius), (box.bottom, -radius))
    corners = (
        f"M{x:.1f} {y:.1f}v{down:.1f}q0 {-down:.1f} {across:.1f} {-down:.1f}z"
        for x, across in sides
        for y, down in ends
    )
    return path("".join(corners), fill=fill)


def curve(command: str, *points: Point, width: float, height: float) -> str:
    """The data of an SVG path through ``points``, which are parts of a box of ``width`` by ``height`` pixels.

    It goes to the first point, and the ``command`` is for all others.
    """
    (x, y), *others = ((across * width, down * height) for across, down in points)
    return f"M{x:.1f} {y:.1f}{command}" + " ".join(f"{a:.1f} {b:.1f}" for a, b in others)


def _meadow(_look: Look, width: float, height: float, hour: Hour) -> Iterator[str]:
    yield from _weather(width, height, hour)
    yield from _hills(hour.hills, width, height, hour)
    yield from (symbol(name, x * width, y * height, part * height) for name, x, y, part in _GROWS)


def _farm(look: Look, width: float, height: float, hour: Hour) -> Iterator[str]:
    yield from _weather(width, height, hour)
    yield from _hills((look.dark, otherwise(ROLE.hill_far, "#E1DA9C"), look.light), width, height, hour)
    furrows = (((0, down), (0.5, down - 0.07), (1, down)) for down in (0.84, 0.92))
    data = "".join(curve("Q", *points, width=width, height=height) for points in furrows)
    yield path(data, fill="none", stroke=look.quiet, stroke_width=f"{0.025 * height:.1f}")


def _town(look: Look, width: float, height: float, hour: Hour) -> Iterator[str]:
    yield from _weather(width, height, hour)
    for (left, top), (right, _top) in pairwise(_ROOFS):
        box = left * width, top * height, (right - left) * width + 1, (1 - top) * height
        yield rounded(*box, 0, fill=otherwise(ROLE.hill_far, "#D9D6D3"))
    yield rounded(0, 0.58 * height, width, 0.42 * height, 0, fill=look.light)
    yield rounded(0, 0.86 * height, width, 0.14 * height, 0, fill=otherwise(ROLE.hill_near, "#C6C5C6"))
    for across in (0.05, 0.25, 0.45, 0.65, 0.85):
        yield rounded(across * width, 0.92 * height, 0.1 * width, 0.02 * height, 0, fill=look.stitch)


def _forest(look: Look, width: float, height: float, _hour: Hour) -> Iterator[str]:
    for row, (down, paint) in enumerate(((0.36, look.stitch), (0.48, look.hem))):
        yield from (
            circle((n + 0.5) / (6 - row) * width, down * height, width / (12 - 2 * row), fill=paint)
            for n in range(6 - row)
        )
        yield rounded(0, down * height, width, (1 - down) * height, 0, fill=paint)
    yield _hill((0.70, 0.62), otherwise(ROLE.hill_near, "#CAD6B2"), width, height)


def _island(look: Look, width: float, height: float, hour: Hour) -> Iterator[str]:
    yield from _weather(width, height, hour)
    yield rounded(0, 0.46 * height, width, 0.54 * height, 0, fill=look.hem)
    for x, y in ((0.04, 0.56), (0.42, 0.52), (0.80, 0.58)):
        wave = curve("C", (x, y), (x + 0.05, y - 0.05), (x + 0.07, y + 0.05), (x + 0.13, y), width=width, height=height)
        yield path(wave, fill="none", stroke=look.stitch, stroke_width=f"{0.014 * height:.1f}", stroke_linecap="round")
    sand = curve("C", (0, 0.86), (0.2, 0.54), (0.8, 0.54), (1, 0.82), width=width, height=height) + f"V{height}H0Z"
    yield path(sand, fill=otherwise(ROLE.hill_near, "#F5E6C1"))


def _space(_look: Look, width: float, height: float, hour: Hour) -> Iterator[str]:
    yield from (circle(x * width, y * height, 0.012 * height, fill=ROLE.sun) for x, y in _STARS)
    if hour is DAY:
        yield _hill((0.80, 0.80), otherwise(ROLE.hill_near, "#4A5A8C"), width, height)
        return
    x, y, radius = hour.sun
    yield circle(x * width, y * height, radius * height, fill=hour.hills[0])
    yield _hill((0.66, 0.74), hour.hills[1], width, height)


def _room(look: Look, width: float, height: float, hour: Hour, stands: str = "") -> Iterator[str]:
    yield rounded(0, 0, width, height, 0, fill=look.dark if hour is DAY else hour.sky)
    yield rounded(0, 0.62 * height, width, 0.38 * height, 0, fill=look.light)
    yield rounded(0, 0.60 * height, width, 0.03 * height, 0, fill=look.hem)
    if stands:
        yield placed(stands, _STANDS[0] * width, _STANDS[1] * height, _STANDS[2] * height / 100)


_LANDS: dict[Ground, Callable[[Look, float, float, Hour], Iterator[str]]] = {
    Ground.MEADOW: _meadow,
    Ground.FARM: _farm,
    Ground.TOWN: _town,
    Ground.FOREST: _forest,
    Ground.ISLAND: _island,
    Ground.SKY: _space,
    Ground.PAPER: partial(_room, stands="pencils"),
    Ground.FLOOR: partial(_room, stands="classroom"),
}


def _weather(width: float, height: float, hour: Hour) -> Iterator[str]:
    x, y, radius = hour.sun
    yield circle(x * width, y * height, radius * height, fill=ROLE.sun)
    yield symbol("garden/cloud-far", (1 - x) * width, 0.16 * height, 0.36 * height)


def _hills(paints: tuple[str, ...], width: float, height: float, hour: Hour) -> Iterator[str]:
    """Hills with the landscape of the ``hour`` on the farthest one."""
    hills = [_hill(edges, paint, width, height) for paint, edges in zip(paints, _HILLS, strict=True)]
    if hour.far is not None:
        far = placed(hour.far.name, hour.at * width, _FOOT * height, _FAR * height / 100)
        hills.insert(0 if hour.far.behind else 1, far)
    yield from hills


def _hill(edges: Point, fill: str, width: float, height: float) -> str:
    left, right = edges
    bent = (0.25, min(edges) - 0.08), (0.6, max(edges) + 0.02)
    return path(curve("C", (0, left), *bent, (1, right), width=width, height=height) + f"V{height}H0Z", fill=fill)
