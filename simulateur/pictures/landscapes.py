"""What is far away in each garden, so that children know one from another: a lake, woods, mountains. Knows no pygame.

Each is cut from paper, in tones near those of the hills: it is far away, and nothing of it can be touched.
"""

from collections.abc import Callable
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, circle, path, rounded
from lecons.pictures.theme import ROLE


class Landscape(NamedTuple):
    """What stands ``behind`` all hills, and what stands on the ``ridge`` of the second farthest.

    ``name`` says what it is. Both are drawn round a foot at 0, 0, in hundredths of the page's short side.
    """

    name: str
    behind: Callable[[], str] | None = None
    ridge: Callable[[], str] | None = None


def landscape(garden: int) -> Landscape:
    """The landscape of a garden, by the garden's number. After the last landscape the first one comes again."""
    return _LANDSCAPES[garden % len(_LANDSCAPES)]


def placed(drawn: Callable[[], str] | None, x: float, y: float, scale: float) -> str:
    """It with its foot at a pixel, ``scale`` pixels a hundredth; nothing where there is none."""
    if drawn is None:
        return ""
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.3f})">{drawn()}</g>'


def _lake() -> str:
    lit: Attributes = {"fill": ROLE.water, "fill_opacity": 0.62}
    light: Attributes = {"fill": "none", "stroke": ROLE.water_light, "stroke_width": 0.5, "stroke_linecap": "round"}
    return "".join(
        (
            path("M-21 2C-14 -4.500 18 -5 27 1C30 4 24 6.500 6 6.500S-26 6.500 -21 2Z", **lit),
            path("M-13 2H-7M8 4H14M14 0H19", **light),
            path("M-4 -1.5H8L5.500 1.5H-1.5Z", fill=ROLE.straw_edge),
            path("M1.6 -2.200V-12L8 -2.200Z", fill=ROLE.cream),
            path("M0.6 -2.200V-9.500L-3.500 -2.200Z", fill=ROLE.coral_light),
        )
    )


def _woods() -> str:
    trees = ((-21, 1.5, 3.6), (-14, -0.5, 5.0), (-6, 0.5, 4.0), (2, -0.5, 5.6), (10.5, 1.5, 4.4), (18, 1.5, 3.4))
    return "".join(_tree(*tree, dark=bool(place % 2)) for place, tree in enumerate(trees))


def _tree(x: float, foot: float, radius: float, *, dark: bool) -> str:
    """A round tree with its foot on the ridge."""
    trunk = rounded(x - 0.18 * radius, foot - 1.2 * radius, 0.36 * radius, 1.4 * radius, 0.1, fill=ROLE.earth_edge)
    return trunk + circle(x, foot - 2.0 * radius, radius, fill=ROLE.hem_lip if dark else ROLE.hem)


def _mountains() -> str:
    peaks = ((-16, 10, 12), (12, 12, 14), (-2, 15, 18))
    drawn = []
    for x, half, high in peaks:
        drawn.append(path(f"M{x - half} 0L{x} {-high}L{x + half} 0V9H{x - half}Z", fill=ROLE.disc_lilac))
        side, cap = 0.34 * half, 0.66 * high
        right = f"L{x + side:.2f} {-cap:.2f}L{x + side / 3:.2f} {-cap - 1.2:.2f}"
        left = f"L{x - side / 4:.2f} {-cap:.2f}L{x - 0.7 * side:.2f} {-cap - 1.0:.2f}L{x - side:.2f} {-cap:.2f}"
        drawn.append(path(f"M{x} {-high}{right}{left}Z", fill=ROLE.cream))
    return "".join(drawn)


def _village() -> str:
    houses = ((-16, 1.5, 8, 5.5, ROLE.coral), (-5.5, 0.5, 7, 6.5, ROLE.straw), (12, 1.5, 9, 5.5, ROLE.coral_light))
    drawn = [_house(*house) for house in houses]
    tower = (
        rounded(3.2, -13, 4.6, 15, 0.3, fill=ROLE.cream),
        path("M2.400 -12.8L5.500 -19L8.600 -12.8Z", fill=ROLE.plum),
        circle(5.5, -9.6, 1.1, fill=ROLE.lip),
    )
    return "".join([*drawn, *tower, _tree(-22.5, 1.5, 2.8, dark=True), _tree(20, 2.0, 3.0, dark=False)])


def _house(x: float, foot: float, wide: float, high: float, roof: str) -> str:
    top, half = foot - high, wide / 2
    walls = rounded(x - half, top, wide, high + 1, 0.3, fill=ROLE.cream)
    door = rounded(x - 0.9, foot - 2.8, 1.8, 3.4, 0.3, fill=ROLE.straw_edge)
    eaves, low = half + 0.9, f"{top + 0.4:.2f}"
    pitch = f"M{x - eaves:.2f} {low}L{x:.2f} {top - 0.6 * half - 1.6:.2f}L{x + eaves:.2f} {low}Z"
    return walls + door + path(pitch, fill=roof)


def _rainbow() -> str:
    bands = (ROLE.coral_pale, ROLE.disc_honey, ROLE.disc_lime, ROLE.disc_sky, ROLE.disc_lilac)
    wide = 1.9
    arcs = (
        path(
            f"M{-radius} 3V0A{radius} {radius} 0 0 1 {radius} 0V3",
            fill="none",
            stroke=colour,
            stroke_width=wide + 0.1,
        )
        for radius, colour in ((17.5 - n * wide, colour) for n, colour in enumerate(bands))
    )
    return "".join(arcs)


def _mill() -> str:
    sail = path("M-1.1 -1.5L-1.5 -9.500H1.5L0.8 -1.5Z", fill=ROLE.cream, stroke=ROLE.lip, stroke_width=0.3)
    sails = "".join(f'<g transform="translate(0 -11) rotate({degrees})">{sail}</g>' for degrees in (20, 110, 200, 290))
    rows = "".join(
        path(f"M{-25 + 5.5 * n} 7Q{-17 + 3.5 * n:.1f} 2 {-14 + 2 * n} -0.5", fill="none", stroke=ROLE.straw, **_ROW)
        for n in range(4)
    )
    walls = path("M-4 2L-2.800 -11H2.800L4 2Z", fill=ROLE.cream)
    cap = path("M-3.400 -10.6L0 -15.500L3.400 -10.6Z", fill=ROLE.coral)
    door = rounded(-1, -2.2, 2, 4.2, 0.4, fill=ROLE.straw_edge)
    return rows + walls + cap + door + sails + circle(0, -11, 0.9, fill=ROLE.straw_edge)


_ROW: Attributes = {"stroke_width": 1.5, "stroke_linecap": "round"}
_LANDSCAPES = (
    Landscape("hills"),
    Landscape("lake", ridge=_lake),
    Landscape("woods", ridge=_woods),
    Landscape("mountains", behind=_mountains),
    Landscape("village", ridge=_village),
    Landscape("rainbow", behind=_rainbow),
    Landscape("mill", ridge=_mill),
)
