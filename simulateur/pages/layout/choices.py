"""Where things are on the page of programs to choose from: strips that fill it, and GO on the bee's back.

A touch anywhere on a strip, patch or cards, chooses it. The bee, with GO on her back, is seen whole. She is below the
strips or below the mat; then the strips have the whole height.
"""

import math
from dataclasses import replace
from typing import NamedTuple

from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.control_areas import place_mat
from simulateur.pages.layout.strips import Tray
from simulateur.pages.layout.zones.board import BOARD_REACH
from simulateur.pages.layout.zones.shared_zones import MAT_LIP, Zones
from simulateur.pages.layout.zones.upright import mat_and_petals
from simulateur.pictures.units import MARGIN, PLATE, is_small, key_side, stands_upright

_WIDE, _WIDE_ON_BOARD = 78.0, 58.0
"""How wide strips are at most, in units."""
_MAT_AT_LEAST = 0.36
"""The part of the room beside the rail that the mat has at least."""
_CARD, _READ = 14.9, 8.0
"""In units: a card at most, unless a fingertip needs more; and one that is read, so that a program has one row."""
_PATCH, _EDGE = 0.64, 0.15
"""In cards: the patch before them, and the edge round both, in which the ground of a repeat has room."""
_TALLEST, _TALLEST_UPRIGHT = 25.0, 16.6
"""The greatest height of a strip, in units, and that below the mat of an upright window."""
_AIR = 0.5
"""The air between two strips at most, in strips, where more than that is free."""
_FLAT = 0.36
"""The bee is below a mat that would take less than this part of the height."""
_COLUMN_OF_FLAT = 0.5
"""How much of the room beside the rail strips then have, about."""
_GAP = 0.075
"""Between two cards, in cards."""
_OVER_BACK, _GO, _GO_DOWN = 0.105, 0.56, 0.62
"""In backs: the room above her back for her antennae; how large GO is at least, and how far its middle is down."""
_REWARD_WIDE = 48.2
"""A column of strips is at least so wide, in units: the key that goes on after a success is at its foot."""
_MOST_ROWS = 12


class _Spacing(NamedTuple):
    """In units: the side of her back, which is whole at the foot of the page, the margin, from one strip to the next.

    ``card`` is how large a card needs to be. Cards are read here, and what is touched is the whole strip: where room is
    scarce, the mat has it.
    """

    back: float
    margin: float
    between: float
    card: float = 12.8
    below_mat: bool = False


_ROOMY = _Spacing(30.0, MARGIN, 3.0)
_WIDE_MAT = _Spacing(30.0, MARGIN, 4.0, 11.0, below_mat=True)
_CLOSE = _Spacing(28.0, 1.0, 2.6, 14.5, below_mat=True)
_CLOSE_WIDE_MAT = _CLOSE._replace(card=12.0)
_ON_BOARD = _Spacing(27.0, MARGIN, 1.4)
_SMALLER_CARDS = (13.4, 12.0, 10.6)
"""How large a card needs to be, in units: whichever leaves most to both the mat and the cards."""
_LARGE_ENOUGH = 12.0
"""A cell or a card so large, in units, is read well: then more of the other one counts as much."""


def choice_page(zones: Zones, size: tuple[int, int]) -> Zones:
    """Lay out the page of programs to choose from, in place of the strips of ``zones``; ``size`` is the window's."""
    if stands_upright(size):
        return _upright(zones, key_side(size))
    if zones.wanted.whiteboard:
        return _on_board(zones)
    return _largest(zones, key_side(size), _spacing(zones, small=is_small(size)))


def _page(
    zones: Zones,
    mat: Rect,
    back: tuple[Rect, Rect],
    trays: tuple[Tray, ...],
    rail: dict[Touch, Rect] | None = None,
) -> Zones:
    """The page: ``back`` is GO and the bee's back."""
    go, plate = back
    strips = {Touch(Key.STRIP, strip=n): tray.rect for n, tray in enumerate(trays)}
    return replace(
        zones,
        mat=mat,
        plate=plate,
        trays=trays,
        rail=rail or zones.rail,
        keys=({Touch(Key.GO): go} if Key.GO in zones.wanted.keys else {}) | strips,
        tucked=zones.tucked and plate == zones.plate,
    )


def _spacing(zones: Zones, *, small: bool) -> _Spacing:
    """Where the bee is, and how large cards need to be: smaller beside a flat mat, which needs the width."""
    columns, rows = zones.wanted.shape
    wide = (1 - _COLUMN_OF_FLAT) * zones.beside_rail.width
    flat = wide * (rows + 2 * HEM) / (columns + 2 * HEM) < _FLAT * zones.frame.height
    if small:
        return _CLOSE_WIDE_MAT if flat else _CLOSE
    return _WIDE_MAT if flat else _ROOMY


def _largest(zones: Zones, touch: float, spacing: _Spacing) -> Zones:
    """Her back below the strips or below the mat, and cards of some sizes: whatever is read best."""
    bases = (spacing,) if spacing.below_mat else (spacing, _WIDE_MAT)
    others = (base._replace(card=card) for base in bases for card in _SMALLER_CARDS)
    pages = [_at_table(zones, touch, each) for each in (spacing, *others)]
    return max(pages, key=lambda page: _read(zones, page))


def _read(zones: Zones, page: Zones) -> tuple[int, int]:
    """How well a page is read: by the smaller of a cell and a card, in units; if they are alike, by both together."""
    cell, card = place_mat(page.mat, *zones.wanted.shape).cell, page.trays[0].slots[0].width
    return round(min(cell / zones.u, card / zones.u, _LARGE_ENOUGH)), round(cell + card)


def _at_table(zones: Zones, touch: float, spacing: _Spacing) -> Zones:
    u, margin, left_handed = zones.u, spacing.margin * zones.u, zones.wanted.left_handed
    room, rail, side = zones.beside_rail, zones.rail, 0.0 if left_handed else 1.0
    enough = _wide(max(zones.wanted.choices)) * spacing.card * u
    wide = min(_WIDE * u, max(enough, _REWARD_WIDE * u), (1 - _MAT_AT_LEAST) * room.width)
    column = room._replace(x=room.x if left_handed else room.right - wide, y=margin, width=wide)
    beside = [rect for rect in rail.values() if room.x < rect.centre[0] < room.right]
    mat = _beside_column(zones, room, column, 1.75 * u)
    free = _between(mat, beside, u) if spacing.below_mat else column
    go, plate = _back(zones, free, touch, spacing)
    if spacing.below_mat and any(key.x < go.right and go.x < key.right for key in beside):
        return _at_table(zones, touch, spacing._replace(below_mat=False))  # no room for GO between these keys
    over = plate.y - _OVER_BACK * plate.width
    strips = _Strips(u, zones.wanted.choices, spacing.between * u, touch)
    if spacing.below_mat:
        low = min([over, *(rect.y for rect in beside)])
        whole = column._replace(height=zones.frame.height - 2 * margin)
        trays = strips.laid(whole, side)
    else:
        low = min([zones.frame.height, *(rect.y for rect in beside)])
        trays = strips.laid(column._replace(height=over - margin), side)
    mat = mat._replace(height=low - (MAT_LIP + 1) * u - mat.y)
    return _page(zones, mat, (go, plate), trays)


def _between(mat: Rect, beside: list[Rect], gap: float) -> Rect:
    """The part of a mat, across, that the keys ``beside`` the animal leave free, with a ``gap`` beside each."""
    left, right = mat.x, mat.right
    for key in beside:
        if key.centre[0] < mat.centre[0]:
            left = max(left, key.right + gap)
        else:
            right = min(right, key.x - gap)
    return mat._replace(x=left, width=max(right - left, 0))


def _on_board(zones: Zones) -> Zones:
    u, margin, left_handed = zones.u, MARGIN * zones.u, zones.wanted.left_handed
    room, top = zones.beside_rail, zones.frame.height - BOARD_REACH * zones.u
    wide = min(_WIDE_ON_BOARD * u, (1 - _MAT_AT_LEAST) * room.width)
    column = Rect(room.x if left_handed else room.right - wide, top, wide, zones.frame.height - margin - top)
    trays = _Strips(u, zones.wanted.choices, _ON_BOARD.between * u, _CARD * u).laid(column, 0.0 if left_handed else 1.0)
    mat = _beside_column(zones, room, Rect.enclosing((trays[0].rect, zones.token)), 3.0 * u)
    low = _back(zones, mat, 0, _ON_BOARD)[1].y - (_OVER_BACK * _ON_BOARD.back + MAT_LIP) * u
    columns, rows = zones.wanted.shape
    wide = min(mat.width, (low - margin) * (columns + 2 * HEM) / (rows + 2 * HEM))
    mat = Rect(mat.x if left_handed else mat.right - wide, mat.y, wide, low - margin)  # beside its answers
    return _page(zones, mat, _back(zones, mat, 0, _ON_BOARD), trays)


def _upright(zones: Zones, touch: float) -> Zones:
    u, margin, wanted = zones.u, MARGIN * zones.u, zones.wanted
    side, across = _ROOMY.back * u, zones.frame.width - 2 * margin
    x = margin if wanted.left_handed else zones.frame.width - margin - side
    go, plate = _back(zones, Rect(x, 0, side, side), touch, _ROOMY)
    band = zones.frame.height - margin - 2 * touch - u
    low = min(plate.y - _OVER_BACK * side, band - u)
    strips = _Strips(u, wanted.choices, _ROOMY.between * u, touch, _TALLEST_UPRIGHT)
    trays = strips.laid(Rect(margin, 0.6 * low, across, 0.4 * low), 0.5)
    mat, petals = mat_and_petals(zones.frame, trays[0].rect.y - (MAT_LIP + 1) * u)
    first = PLATE * u + 2 * margin if wanted.left_handed else zones.token.right + u
    keys, home = _by_twos((Key.LISTEN, *wanted.rail), (first, band), touch, u), Touch(Key.HOME)
    rail = {home: zones.rail[home]} | keys
    return _page(replace(zones, petals=petals), mat, (go, plate), trays, rail)


def _beside_column(zones: Zones, room: Rect, column: Rect, gap: float) -> Rect:
    """The room for the mat, between the rail and a column of strips."""
    x, right, top = room.x, column.x - gap, MARGIN * zones.u
    if zones.wanted.left_handed:
        x, right = column.right + gap, room.right
    return Rect(x, top, right - x, zones.frame.height - top)


def _back(zones: Zones, room: Rect, touch: float, spacing: _Spacing) -> tuple[Rect, Rect]:
    """GO and the whole back that it is on, at the foot of the page, in the middle of a room's width."""
    side = spacing.back * zones.u
    plate = Rect(room.centre[0] - side / 2, zones.frame.height - spacing.margin * zones.u - side, side, side)
    return Rect.around(plate.centre[0], plate.y + _GO_DOWN * side, max(_GO * side, touch)), plate


def _by_twos(keys: tuple[Key, ...], at: tuple[float, float], side: float, u: float) -> dict[Touch, Rect]:
    step = side + u
    return {Touch(key): Rect(at[0] + n % 2 * step, at[1] + n // 2 * step, side, side) for n, key in enumerate(keys)}


def _wide(cards: int) -> float:
    """How wide a strip of so many cards in one row is, in cards: its patch, its edges, and the gaps between them."""
    return cards * (1 + _GAP) - _GAP + _PATCH + 3 * _EDGE


class _Strips(NamedTuple):
    """How many cards each strip has; the pixels ``between`` two strips at least; ``touch``, how high each should be."""

    u: float
    counts: tuple[int, ...]
    between: float
    touch: float = 0.0
    tallest: float = _TALLEST

    def laid(self, room: Rect, side: float) -> tuple[Tray, ...]:
        """The strips one under the other, in the middle of the height of ``room``, no larger than their cards need.

        They are at its left (0), in its middle (0.5) or at its right (1). All cards have one size, and each strip has
        its patch before them.
        """
        strips, most = len(self.counts), max(self.counts)
        tallest = min((room.height + self.between) / strips - self.between, self.tallest * self.u)
        card, rows = self._card(room.width, tallest, most)
        across, step = math.ceil(most / rows), card * (1 + _GAP)
        high = min(max(rows * step - _GAP * card + 2 * _EDGE * card, self.touch), tallest)
        air = max(self.between, min(_AIR * high, (room.height - strips * high) / (strips + 1)))
        edge, patch, wide = _EDGE * card, _PATCH * card, _wide(across) * card
        x = room.x + side * (room.width - wide)
        top = room.centre[1] - (strips * (high + air) - air) / 2
        trays = []
        for place, count in enumerate(self.counts):
            rect = Rect(x, top + place * (high + air), wide, high)
            first = Rect(x + 2 * edge + patch, rect.centre[1] - (rows * step - _GAP * card) / 2, card, card)
            slots = tuple(first.moved(n % across * step, n // across * step) for n in range(count))
            trays.append(Tray(rect, slots, total=count, patch=Rect.around(x + edge + patch / 2, rect.centre[1], patch)))
        return tuple(trays)

    def _card(self, width: float, height: float, count: int) -> tuple[float, int]:
        """The side of so many cards in a strip of this size, and how many rows they have: one if they are read so."""

        def side_of(rows: int) -> float:
            wide = width / _wide(math.ceil(count / rows))
            return min(wide, height / (rows * (1 + _GAP) - _GAP + 2 * _EDGE), max(_CARD * self.u, self.touch))

        rows = range(1, 2 if side_of(1) >= _READ * self.u else _MOST_ROWS)
        best = max(rows, key=lambda rows: (round(side_of(rows), 3), -rows))
        return side_of(best), best
