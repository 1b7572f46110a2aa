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
_CARD, _PATCH, _EDGE = 14.9, 11.0, 1.5
"""In units: a card and a patch at most, and the edge round them."""
_PATCH_BESIDE, _PATCH_ABOVE = 0.62, 0.34
"""A patch at most, in heights of its strip, beside the cards and above them."""
_CLEAR = 0.96
"""How much of the room above the cards a patch takes, so that it touches none."""
_TALLEST, _TALLEST_WHOLE, _TALLEST_UPRIGHT = 19.6, 25.0, 16.6
"""The greatest height of a strip, in units, unless a fingertip needs more: above the bee, in a column of the whole
height, and below the mat of an upright window."""
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
    patch_above: bool = False


_ROOMY = _Spacing(30.0, MARGIN, 1.4)
_WIDE_MAT = _Spacing(30.0, MARGIN, 4.0, 11.0, below_mat=True)
_CLOSE = _Spacing(28.0, 1.0, 2.6, 14.5, below_mat=True)
_CLOSE_WIDE_MAT = _CLOSE._replace(card=12.0)
_ON_BOARD = _Spacing(27.0, MARGIN, 1.4)
_CARDS_BELOW_PATCH = (13.4, 11.5)
"""How large a card needs to be below its patch, in units: whichever leaves most to both the mat and the cards."""
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
    wide = (1 - _COLUMN_OF_FLAT) * _beside_rail(zones).width
    flat = wide * (rows + 2 * HEM) / (columns + 2 * HEM) < _FLAT * zones.frame.height
    if small:
        return _CLOSE_WIDE_MAT if flat else _CLOSE
    return _WIDE_MAT if flat else _ROOMY


def _largest(zones: Zones, touch: float, spacing: _Spacing) -> Zones:
    """Patches beside the cards, or above them with her back below the strips or below the mat: what is read best."""
    bases = (spacing,) if spacing.below_mat else (spacing, _WIDE_MAT)
    cards = _CARDS_BELOW_PATCH if max(zones.wanted.choices) > 1 else ()  # beside one card a head has no room
    above = (base._replace(patch_above=True, card=card) for base in bases for card in cards)
    pages = [_at_table(zones, touch, each) for each in (spacing, *above)]
    return max(pages, key=lambda page: _read(zones, page))


def _read(zones: Zones, page: Zones) -> tuple[int, int]:
    """How well a page is read: by the smaller of a cell and a card, in units; if they are alike, by both together."""
    cell, card = place_mat(page.mat, *zones.wanted.shape).cell, page.trays[0].slots[0].width
    return round(min(cell / zones.u, card / zones.u, _LARGE_ENOUGH)), round(cell + card)


def _at_table(zones: Zones, touch: float, spacing: _Spacing) -> Zones:
    u, margin, left_handed = zones.u, spacing.margin * zones.u, zones.wanted.left_handed
    room, rail, side = _beside_rail(zones), zones.rail, 0.0 if left_handed else 1.0
    patch = 0.0 if spacing.patch_above else _PATCH + _EDGE
    enough = (patch + 2 * _EDGE + max(zones.wanted.choices) * spacing.card * (1 + _GAP)) * u
    wide = min(_WIDE * u, max(enough, _REWARD_WIDE * u), (1 - _MAT_AT_LEAST) * room.width)
    column = room._replace(x=room.x if left_handed else room.right - wide, y=margin, width=wide)
    beside = [rect for rect in rail.values() if room.x < rect.centre[0] < room.right]
    mat = _beside_column(zones, room, column, 1.75 * u)
    free = _between(mat, beside, u) if spacing.below_mat else column
    go, plate = _back(zones, free, touch, spacing)
    if spacing.below_mat and any(key.x < go.right and go.x < key.right for key in beside):
        return _at_table(zones, touch, spacing._replace(below_mat=False))  # no room for GO between these keys
    over = plate.y - _OVER_BACK * plate.width
    strips = _Strips(u, zones.wanted.choices, spacing.between * u, touch, patch_above=spacing.patch_above)
    if spacing.below_mat:
        low = min([over, *(rect.y for rect in beside)])
        whole = column._replace(height=zones.frame.height - 2 * margin)
        trays = strips._replace(tallest=_TALLEST_WHOLE).laid(whole, side)
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
    room, top = _beside_rail(zones), zones.frame.height - BOARD_REACH * zones.u
    wide = min(_WIDE_ON_BOARD * u, (1 - _MAT_AT_LEAST) * room.width)
    column = Rect(room.x if left_handed else room.right - wide, top, wide, zones.frame.height - margin - top)
    trays = _Strips(u, zones.wanted.choices, _ON_BOARD.between * u).laid(column, 0.0 if left_handed else 1.0)
    mat = _beside_column(zones, room, trays[0].rect, 3.0 * u)
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
    high = min(max(_TALLEST_UPRIGHT * u, touch), 0.40 * zones.frame.height / len(wanted.choices))
    top = low - len(wanted.choices) * (high + _ROOMY.between * u)
    strips = _Strips(u, wanted.choices, _ROOMY.between * u, touch, _TALLEST_UPRIGHT)
    trays = strips.laid(Rect(margin, top, across, low - top), 0.5)
    mat, petals = mat_and_petals(zones.frame, trays[0].rect.y - (MAT_LIP + 1) * u)
    first = PLATE * u + 2 * margin if wanted.left_handed else zones.token.right + u
    keys, home = _by_twos((Key.LISTEN, *wanted.rail), (first, band), touch, u), Touch(Key.HOME)
    rail = {home: zones.rail[home]} | keys
    return _page(replace(zones, petals=petals), mat, (go, plate), trays, rail)


def _beside_rail(zones: Zones) -> Rect:
    mat, plate = zones.mat, zones.plate
    x, right = min(mat.x, plate.x), max(mat.right, plate.right)
    return Rect(x, 0, right - x, zones.frame.height)


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


class _Strips(NamedTuple):
    """How many cards each strip has; the pixels ``between`` two strips; ``touch``, the height that each should have."""

    u: float
    counts: tuple[int, ...]
    between: float
    touch: float = 0.0
    tallest: float = _TALLEST
    patch_above: bool = False

    def laid(self, room: Rect, side: float) -> tuple[Tray, ...]:
        """The strips one under the other, in the middle of the height of ``room``, no wider than their cards need.

        They are at its left (0), in its middle (0.5) or at its right (1). All cards have one size.
        """
        strips, most = len(self.counts), max(self.counts)
        high = min((room.height + self.between) / strips - self.between, max(self.tallest * self.u, self.touch))
        edge = min(_EDGE * self.u, 0.12 * high)
        patch = min(_PATCH * self.u, (_PATCH_ABOVE if self.patch_above else _PATCH_BESIDE) * high)
        before, over = (edge, patch + edge) if self.patch_above else (patch + 2 * edge, edge)
        inside = Rect(0, over, room.width - before - edge, high - over - edge)
        cards = _cards(inside, most, max(_CARD * self.u, self.touch))
        wide = before + max(card.right for card in cards) + edge
        x = room.x + side * (room.width - wide)
        top = room.centre[1] - (strips * (high + self.between) - self.between) / 2
        trays = []
        for place, count in enumerate(self.counts):
            rect = Rect(x, top + place * (high + self.between), wide, high)
            slots = tuple(card.moved(x + before, rect.y) for card in cards[:count])
            where = Rect.around(x + edge + patch / 2, rect.centre[1], patch)
            if self.patch_above:  # between two cards, so that no head that rides one is below it
                between = x + before + cards[1].x - 0.5 * (cards[1].x - cards[0].right)
                where = Rect.around(between, rect.y + edge + patch / 2, _CLEAR * patch)
            trays.append(Tray(rect, slots, total=count, patch=where))
        return tuple(trays)


def _cards(inside: Rect, count: int, largest: float) -> tuple[Rect, ...]:
    """So many places, as large as they can be, in as few rows as possible, from the left."""

    def side_of(rows: int) -> float:
        across = math.ceil(count / rows)
        wide = inside.width / (across * (1 + _GAP) - _GAP)
        return min(wide, inside.height / (rows * (1 + _GAP) - _GAP), largest)

    rows = max(range(1, _MOST_ROWS), key=lambda rows: (round(side_of(rows), 3), -rows))
    side, across = side_of(rows), math.ceil(count / rows)
    step = side * (1 + _GAP)
    top = inside.centre[1] - (rows * step - side * _GAP) / 2
    corners = ((inside.x + n % across * step, top + n // across * step) for n in range(count))
    return tuple(Rect(*corner, side, side) for corner in corners)
