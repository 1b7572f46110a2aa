"""What a child says will happen: her flag, and beside it what happened. Knows no pygame.

Two shapes tell two things apart, as on keys and cards: a square is a place, a disc is a way to look.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, circle, document, path, rounded, symbol
from lecons.pictures.feedback_marks import square_glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.stitching import stitches
from lecons.pictures.theme import ROLE

RING = 2.4
"""The drawing of the ring round a bee who looks another way, in cells."""
_BOARD, _STEM, _KNOB, _OF_BOX = 52.0, 48.5, 6.4, 0.78
"""In a box of 120: the board's radius, from its middle to a feeler, a feeler's knob; and its scale."""
_FAR, _HEAD = 0.74, 0.66
"""In cells: from the middle of a ring to the heads on it, and a head's box."""
_FAR_ON_DISC, _HEAD_ON_DISC = 0.28, 0.43
"""The same on a disc, in its sides."""
_BESIDE_HEAD = 30
"""Degrees along a ring that a head covers on either side."""
_DOT_DEGREES = 9


def flag_board(x: float, y: float, side: float, degrees: int | None = None) -> str:
    """The flag on its round coral board, in a box ``side`` wide with its middle at ``x``, ``y``.

    Where the heading is asked, two feelers on the board point to ``degrees``: the kit's own sign
    for « front ».
    """
    line: Attributes = {"stroke": ROLE.ink, "stroke_linecap": "round", "stroke_linejoin": "round"}
    feelers = "" if degrees is None else f'<g transform="rotate({degrees:g})">{_feelers(line)}</g>'
    board = circle(0, 0, _BOARD, fill=ROLE.coral_pale, **line, stroke_width=4.5)
    scale = side / 120 * _OF_BOX
    content = f"{feelers}{board}{symbol('flag', 2, -6, 96)}"
    return f'<g transform="translate({x:.2f} {y:.2f}) scale({scale:.4f})">{content}</g>'


def _feelers(line: Attributes) -> str:
    parts = []
    for way in (-1, 1):
        data = f"M{15.8 * way} {-_STEM}Q{16.8 * way} -60.5 {32.2 * way} -63.3"
        parts.append(path(data, fill="none", **line, stroke_width=4.6))
        parts.append(circle(32.2 * way, -63.3, _KNOB, fill=ROLE.coral, **line, stroke_width=3.6))
    return "".join(parts)


@lru_cache(maxsize=16)
def flag(side: int, degrees: int | None = None) -> str:
    """The flag on its board alone."""
    return document(side, side, flag_board(side / 2, side / 2, side, degrees))


@lru_cache(maxsize=16)
def two_heads(cell: int, true: int, told: int) -> str:
    """Round a bee, in ``RING`` cells: her head where she looks, a coral one where a child said.

    Ink dots go from the one to the other. Where both look the same way, the heads meet.
    """
    side = RING * cell
    ring = _Ring(side / 2, _FAR * cell, _HEAD * cell)
    return document(side, side, ring.drawn(ROLE.light, true, told))


class _Ring(NamedTuple):
    """A ring with its ``middle``, heads ``far`` from it, each in a box of ``head``, in pixels."""

    middle: float
    far: float
    head: float

    def drawn(self, colour: str, true: int, told: int) -> str:
        """The ring, the two heads on it, and the dots between them."""
        middle, head = self.middle, self.head
        line: Attributes = {"fill": "none", "stroke": colour, "stroke_width": f"{0.11 * head:.2f}"}
        ring = circle(middle, middle, self.far, **line)
        turn = (true - told + 180) % 360 - 180
        if not turn:
            return ring + self._looking("head-coral", true, 1.3) + self._looking("head", true, 0.86)
        way = 1 if turn > 0 else -1
        between = range(_BESIDE_HEAD, abs(turn) - _BESIDE_HEAD + 1, _DOT_DEGREES)
        dots = (circle(*self._at(told + way * step), 0.057 * head, fill=ROLE.ink) for step in between)
        return "".join((ring, *dots, self._looking("head-coral", told), self._looking("head", true)))

    def _looking(self, name: str, degrees: int, scale: float = 1.0) -> str:
        return symbol(name, *self._at(degrees), scale * self.head, degrees)

    def _at(self, degrees: float) -> tuple[float, float]:
        angle = math.radians(degrees)
        return self.middle + self.far * math.sin(angle), self.middle - self.far * math.cos(angle)


@lru_cache(maxsize=16)
def head_disc(side: int, true: int, told: int, pressed: bool = False) -> str:
    """Where a child said that the bee would look, and where she looks, on a white disc of the bee's back."""
    middle, line = side / 2, 0.03 * side
    ink: Attributes = {"stroke": ROLE.frame, "stroke_width": f"{line:.2f}"}
    face = ROLE.honey_pale if pressed else ROLE.cream
    disc = circle(middle, middle, middle - line / 2, fill=face, **ink)
    ring = _Ring(middle, _FAR_ON_DISC * side, _HEAD_ON_DISC * side)
    return document(side, side, disc, ring.drawn(ROLE.slot_edge, true, told))


@lru_cache(maxsize=8)
def place_square(side: int) -> str:
    """The shape for a place that was foretold: a cell of felt on the bee's back, with the flag on it."""
    line = 0.03 * side
    ink: Attributes = {"stroke": ROLE.frame, "stroke_width": f"{line:.2f}"}
    felt = rounded(line / 2, line / 2, side - line, side - line, 0.24 * side, fill=ROLE.meadow, **ink)
    glow, flag = square_glow(0.78 * side, side / 2), symbol("flag", side / 2, side / 2, 0.62 * side)
    return document(side, side, felt, glow, flag)


@lru_cache(maxsize=8)
def pocket(side: int) -> str:
    """The round pocket on the bee's back where the flag waits."""
    line = 0.022 * side
    ink: Attributes = {"stroke": ROLE.plate_line, "stroke_width": f"{line:.2f}"}
    return document(side, side, circle(side / 2, side / 2, (side - line) / 2, fill=ROLE.honey_pale, **ink))


@lru_cache(maxsize=8)
def waiting_cell(side: int) -> str:
    """The dashes of a cell over which a hand holds the flag: it could stand here."""
    seam = Rect.around(side / 2, side / 2, 0.94 * side)
    thread: Attributes = {"stroke": ROLE.light, "stroke_width": f"{0.045 * side:.2f}"}
    return document(side, side, stitches(seam, 0.15 * side, (0.17 * side, 0.58), **thread))


@lru_cache(maxsize=32)
def way_of_dots(dot: int) -> str:
    """One dot of the way along which a hand carries something."""
    return document(dot, dot, circle(dot / 2, dot / 2, dot / 2, fill=ROLE.light))


@lru_cache(maxsize=8)
def seen_cell(side: int, *, told: bool) -> str:
    """One cell with a rim of its neighbours, on coral as it was ``told`` and on honey as it is."""
    fill, edge = (ROLE.coral_pale, ROLE.coral_edge) if told else (ROLE.honey_pale, ROLE.amber)
    line, rim = 0.03 * side, 0.08 * side
    look: Attributes = {"fill": fill, "stroke": edge, "stroke_width": f"{line:.1f}"}
    panel = rounded(line / 2, line / 2, side - line, side - line, 0.14 * side, **look)
    ground = rounded(rim, rim, side - 2 * rim, side - 2 * rim, 0.06 * side, fill=ROLE.meadow)
    near, far, along = 0.2 * side, 0.8 * side, side - 2 * rim
    lines = "".join(f"M{at:.1f} {rim:.1f}v{along:.1f}M{rim:.1f} {at:.1f}h{along:.1f}" for at in (near, far))
    grid = path(lines, fill="none", stroke=ROLE.grid, stroke_width=f"{0.02 * side:.1f}")
    return document(side, side, panel, ground, grid)


@lru_cache(maxsize=4)
def same_frame(width: int, height: int, thick: float) -> str:
    """The frame of ink round two pictures that are the same."""
    line: Attributes = {"fill": "none", "stroke": ROLE.ink, "stroke_width": f"{thick:.1f}"}
    return document(width, height, rounded(thick / 2, thick / 2, width - thick, height - thick, 0.16 * height, **line))
