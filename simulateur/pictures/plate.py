"""The keypad's ground: the bee's back from above, with her eyes in the free corners of row one."""

import math
from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, circle, document, path
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
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


class _Look(NamedTuple):
    """What tells the two bees apart when they are seen from behind, as on the mat.

    It is their colours, how many ``stripes`` they have, and the colour of an antenna's ``tip``:
    full or hollow.
    """

    face: str
    lip: str
    line: str
    stripe: str
    stripes: int
    tip: str


_LOOKS = (
    _Look(ROLE.plate, ROLE.plate_lip, ROLE.plate_line, ROLE.plate_stripe, 2, ROLE.plate_line),
    _Look(
        face=ROLE.partner_plate,
        lip=ROLE.partner_plate_lip,
        line=ROLE.partner_plate_line,
        stripe=ROLE.partner_plate_stripe,
        stripes=1,
        tip=ROLE.light,
    ),
)


@lru_cache(maxsize=8)
def back(width: int, robot: int = 0, tucked: bool = False) -> str:
    """The plate of the first bee (0) or of the second (1), without eyes, antennae included.

    The drawing is wider and higher as the margins above say. ``tucked`` antennae lie in the corners
    that the shoulders leave free, for a plate as high as the page.
    """
    look = _LOOKS[robot]
    w = float(width)
    k = w * PLATE_KEY / PLATE
    left, top = w * BESIDE, w * ABOVE
    body = _Body(left, top, w)
    line: Attributes = {
        "stroke": look.line,
        "stroke_width": f"{0.042 * k:.2f}",
        "stroke_linejoin": "round",
        "stroke_linecap": "round",
    }
    pitch, first = PLATE_KEY + PLATE_GAP, PLATE_PADDING + PLATE_KEY / 2
    row = [top + (first + n * pitch) * w / PLATE for n in range(3)]
    side = row[0] + 0.30 * k
    cheeks = (
        f'<ellipse cx="{x:.2f}" cy="{row[0] + 0.37 * k:.2f}"'
        f' rx="{0.14 * k:.2f}" ry="{0.085 * k:.2f}"'
        f' fill="{ROLE.plate_cheek}" fill-opacity="0.8"/>'
        for x in (left + w / 2 - 0.99 * k, left + w / 2 + 0.99 * k)
    )
    bands = (body.band(y - 0.05 * k, 0.34 * k, 0.30 * k) for y in row[-look.stripes :])
    parts = [
        path(body.foot(0.14 * k), fill=ROLE.shade, fill_opacity=SHADOW_OPACITY),
        path(body.foot(0.075 * k), fill=look.lip, stroke=look.lip, stroke_width=f"{0.042 * k:.2f}"),
        path(body.outline(), fill=look.face),
        path(body.above(side, 0.31 * k), fill=ROLE.plate_mask),
        *(path(band, fill=look.stripe) for band in bands),
        path(body.outline(), fill="none", **line),
        *(_tucked if tucked else _antennae)(left + w / 2, top, w, line, look.tip),
        *cheeks,
    ]
    return document(w * (1 + 2 * BESIDE), w * (1 + ABOVE + BELOW), *parts)


@lru_cache(maxsize=16)
def eye(k: int, look: tuple[float, float]) -> str:
    """One eye in a box of half a key; ``look`` is where the pupil is, in keys from the middle."""
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
    """The middle of both eyes for a plate with its corner at ``x``, ``y``; farther out beside a large ``go``."""
    k = width * PLATE_KEY / PLATE
    reach = (PLATE_KEY + PLATE_GAP) / PLATE * width - 0.14 * k
    row = y + (PLATE_PADDING + PLATE_KEY / 2) * width / PLATE + 0.06 * k
    if go is not None and go.y < row < go.bottom:
        reach = max(reach, _GO_WIDE * go.width + _EYE_WIDE * k)
    return (x + width / 2 - reach, row), (x + width / 2 + reach, row)


def peeping_centres(x: float, y: float, width: float) -> tuple[Point, Point]:
    """The same of small eyes, ``PEEPING`` as large, which look out between the three keys of the first row."""
    k = width * PLATE_KEY / PLATE
    reach, row = (PLATE_KEY + PLATE_GAP) / 2 / PLATE * width, y + (PLATE_PADDING + _PEEP * PLATE_KEY) / PLATE * width
    return (x + width / 2 - reach - _PEEP_OUT * k, row), (x + width / 2 + reach + _PEEP_OUT * k, row)


def _antennae(x: float, top: float, w: float, line: Attributes, fill: str) -> list[str]:
    parts, k = [], w * PLATE_KEY / PLATE
    for way in (-1, 1):
        root, tip, up = x + way * 0.17 * w, x + way * 0.275 * w, top - 0.068 * w
        bend = x + way * 0.19 * w
        start = f"{root + way * 0.01 * w:.2f} {top - 0.05 * w:.2f}"
        turn = f"{bend + way * 0.03 * w:.2f}"
        data = f"M{root:.2f} {top:.2f}C{start} {turn} {up:.2f} {tip:.2f} {up:.2f}"
        parts.append(path(data, fill="none", **line))
        parts.append(circle(tip, up, 0.064 * k, **{**line, "fill": fill}))
    return parts


def _tucked(x: float, top: float, w: float, line: Attributes, fill: str) -> list[str]:
    """The antennae beside the shoulders, from the outline outwards to the corners."""
    parts, k = [], w * PLATE_KEY / PLATE
    for way in (-1, 1):
        root, tip = x + way * 0.385 * w, x + way * 0.452 * w
        turn = f"{x + way * 0.40 * w:.2f} {top + 0.05 * w:.2f}"
        data = f"M{root:.2f} {top + 0.095 * w:.2f}Q{turn} {tip:.2f} {top + 0.045 * w:.2f}"
        parts.append(path(data, fill="none", **line))
        parts.append(circle(tip, top + 0.045 * w, 0.064 * k, **{**line, "fill": fill}))
    return parts


class _Body:
    """The plate's outline: round shoulders of 0.36 of its width, lower corners of 0.24."""

    def __init__(self, left: float, top: float, w: float) -> None:
        self.left, self.top, self.w = left, top, w
        self.shoulder, self.corner = 0.36 * w, 0.24 * w

    def outline(self) -> str:
        x, y, w, a = self.left, self.top, self.w, self.shoulder
        left, right = f"A{a:.2f} {a:.2f} 0 0 1 {x + a:.2f} {y:.2f}", f"{x + w:.2f} {y + a:.2f}"
        shoulders = f"M{x:.2f} {y + a:.2f}{left}H{x + w - a:.2f}A{a:.2f} {a:.2f} 0 0 1 {right}"
        return shoulders + self._corners(y + w)

    def foot(self, down: float) -> str:
        """What shows of the plate under itself, ``down`` pixels lower (why: ``artwork.foot``)."""
        x, w, low = self.left, self.w, self.top + self.w
        return f"M{x:.2f} {low - self.corner:.2f}H{x + w:.2f}" + self._corners(low + down)

    def _corners(self, low: float) -> str:
        x, w, b = self.left, self.w, self.corner
        return (
            f"V{low - b:.2f}A{b:.2f} {b:.2f} 0 0 1 {x + w - b:.2f} {low:.2f}H{x + b:.2f}"
            f"A{b:.2f} {b:.2f} 0 0 1 {x:.2f} {low - b:.2f}Z"
        )

    def inset(self, y: float) -> float:
        """How far the outline is inside its box at height ``y``."""
        up, low = self.top + self.shoulder - y, y - (self.top + self.w - self.corner)
        if up > 0:
            return self.shoulder - math.sqrt(max(self.shoulder**2 - up**2, 0))
        if low > 0:
            return self.corner - math.sqrt(max(self.corner**2 - low**2, 0))
        return 0.0

    def above(self, y: float, sag: float) -> str:
        """Everything over a line from side to side at ``y``, ``sag`` lower in the middle."""
        x, w, a = self.left, self.w, self.shoulder
        inset = self.inset(y)
        return (
            f"M{x + inset:.2f} {y:.2f}A{a:.2f} {a:.2f} 0 0 1 {x + a:.2f} {self.top:.2f}"
            f"H{x + w - a:.2f}"
            f"A{a:.2f} {a:.2f} 0 0 1 {x + w - inset:.2f} {y:.2f}"
            f"Q{x + w / 2:.2f} {y + 2 * sag:.2f} {x + inset:.2f} {y:.2f}Z"
        )

    def band(self, y: float, sag: float, thick: float) -> str:
        """A stripe from side to side, ``sag`` lower in the middle."""
        x, w = self.left, self.w
        high, low = self.inset(y), self.inset(y + thick)
        middle = x + w / 2
        return (
            f"M{x + high:.2f} {y:.2f}Q{middle:.2f} {y + 2 * sag:.2f} {x + w - high:.2f} {y:.2f}"
            f"L{x + w - low:.2f} {y + thick:.2f}"
            f"Q{middle:.2f} {y + thick + 2 * sag:.2f} {x + low:.2f} {y + thick:.2f}Z"
        )
