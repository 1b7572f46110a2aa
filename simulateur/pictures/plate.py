"""The keypad's ground: the bee's back from above, with her eyes in the free corners of row one."""

from functools import lru_cache

from lecons.pictures.artwork import circle, document, part
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.pictures.units import PLATE, PLATE_GAP, PLATE_KEY, PLATE_PADDING

ABOVE = 0.068 + 0.085 * PLATE_KEY / PLATE + 0.02
"""The room over the plate for the antennae, in parts of its width."""
BESIDE = 0.02
"""The room on each side of the plate for the ink line, in parts of its width."""
BELOW = 0.06
"""The room under the plate for the lip and the shadow, in parts of its width."""

EYES_AHEAD, EYES_TO_MAT, EYES_TO_STRIP = (0.0, -0.045), (-0.066, 0.01), (-0.05, 0.055)
EYES_TO_POCKET, EYES_UP = (0.0, 0.075), (0.0, -0.085)
"""Where the pupils look, in keys from the middle of the eye."""

PEEPING, _PEEP, _PEEP_OUT = 0.62, 0.06, 0.02
"""How large eyes are that look out between keys, and in keys how far below the row's upper edge, and out, they are."""


_WIDTH = 100
"""The width of the plate in its file."""
_BACKS = ("backs/bee", "backs/partner")


@lru_cache(maxsize=8)
def back(width: int, robot: int = 0, tucked: bool = False) -> str:
    """The plate of the first bee (0) or of the second (1) without eyes, ``width`` pixels wide, as SVG text.

    The drawing is larger, as the margins above say, for antennae and shadow. ``tucked`` antennae lie in the corners
    that the shoulders leave free, for a plate as high as the page.
    """
    drawn = part(_BACKS[robot] + "-tucked" * tucked, width / _WIDTH)
    return document(width * (1 + 2 * BESIDE), width * (1 + ABOVE + BELOW), drawn)


@lru_cache(maxsize=16)
def eye(k: int, look: tuple[float, float]) -> str:
    """One eye beside keys of ``k`` pixels, half as wide; ``look`` is how far right and down its pupil is, in keys."""
    side = 0.5 * k
    middle = side / 2
    px, py = middle + look[0] * k, middle + look[1] * k
    white = (
        f'<ellipse cx="{middle:.2f}" cy="{middle:.2f}" rx="{0.19 * k:.2f}" ry="{0.215 * k:.2f}"'
        f' fill="{ROLE.white}" stroke="{ROLE.sign}" stroke-width="{0.05 * k:.2f}"/>'
    )
    return document(
        side,
        side,
        white,
        circle(px, py, 0.12 * k, fill=ROLE.sign),
        circle(px + 0.04 * k, py - 0.05 * k, 0.042 * k, fill=ROLE.white),
    )


Point = tuple[float, float]
_GO_WIDE, _EYE_WIDE = 0.47, 0.25
"""Half of GO in its sides, and half of an eye and some air in keys."""


def eye_centres(x: float, y: float, width: float, go: Rect | None = None) -> tuple[Point, Point]:
    """The middles of both eyes of a plate with its corner at ``x``, ``y``; farther out beside a large ``go``."""
    k = width * PLATE_KEY / PLATE
    reach = (PLATE_KEY + PLATE_GAP) / PLATE * width - 0.14 * k
    row = y + (PLATE_PADDING + PLATE_KEY / 2) * width / PLATE + 0.06 * k
    if go is not None and go.y < row < go.bottom:
        reach = max(reach, _GO_WIDE * go.width + _EYE_WIDE * k)
    return (x + width / 2 - reach, row), (x + width / 2 + reach, row)


def peeping_centres(x: float, y: float, width: float) -> tuple[Point, Point]:
    """The middles of both eyes if they are small (``PEEPING``) and look out between the keys of the first row."""
    k = width * PLATE_KEY / PLATE
    reach, row = (PLATE_KEY + PLATE_GAP) / 2 / PLATE * width, y + (PLATE_PADDING + _PEEP * PLATE_KEY) / PLATE * width
    return (x + width / 2 - reach - _PEEP_OUT * k, row), (x + width / 2 + reach + _PEEP_OUT * k, row)
