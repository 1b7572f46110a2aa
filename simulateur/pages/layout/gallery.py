"""Where pictures are on a page without a mat: what a question is about, a strip and its tray, a pile and its boxes.

What was answered keeps its size once it is done: the reward takes the room of what is empty then, the tray or the
pile, or of the answers that were not given. On a wall board a strip and its tray, or boxes and their pile, lie side by
side, all within reach; above them the class sees the same strip, or the picture to sort, large.
"""

from dataclasses import replace
from typing import NamedTuple

from lecons.pictures.rectangles import Rect, grid
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Gallery
from simulateur.pages.layout.zones.board import BOARD_REACH
from simulateur.pages.layout.zones.shared_zones import Zones
from simulateur.pictures.units import MARGIN, stands_upright

_GAP = 2.4
"""Between two pictures, in units."""
_ABOUT = 0.50
"""The part of the height for what a question is about; its answers have the rest."""
_WIDEST = 1.15
"""How much wider than high a picture is at most."""
_BOARD_KEY, _BOARD_GAP = 10.2, 1.0
"""A key of the column on a wall board, and from each to the next, in units."""
_PILE, _PILE_WIDE = 0.44, 0.36
"""The pile of pictures to sort, in the height of the room; on a wall board, beside its boxes, in the width."""
_WIDE, _LARGER = 1.3, 1.15
"""How much wider than high the pictures of a long strip are; its places, in pictures of the tray, at most."""
_IN_A_ROW = 3
"""So many places are a short strip."""
_BOX, _PEEP = 1.2, 0.13
"""How much wider than high a box is at most; how far pictures look out of it, in its heights."""
_EDGE = 1.6
"""The edge of a tray, in units."""
_BEADS = 6.0
_BEHIND = (0.62, 0.06, 0.82)
"""In pictures: how far the next one of a pile is to the right and down, and its side."""


class GalleryPage(NamedTuple):
    """The places of a page without a mat: what a question is ``about``, its pictures, and the spots to lay them on.

    ``next`` is the place of the second picture of a pile, and ``beads`` count the pile. ``free`` is the room that is
    empty once all is done. ``afar`` are places on a wall board that nobody touches: the strip, or the picture to sort,
    large.
    """

    about: Rect | None = None
    pictures: tuple[Rect, ...] = ()
    spots: tuple[Rect, ...] = ()
    tray: Rect | None = None
    next: Rect | None = None
    beads: Rect | None = None
    free: Rect | None = None
    afar: tuple[Rect, ...] = ()


def gallery_page(zones: Zones, size: tuple[int, int], shown: Gallery) -> tuple[Zones, GalleryPage]:
    """Lay out a page without a mat: ``zones`` with its controls, and the places of the pictures ``shown``."""
    upright = stands_upright(size)
    if upright:
        rail, room = _upright(zones)
    elif zones.wanted.whiteboard:
        rail, room = _on_board(zones)
    else:
        margin, room = MARGIN * zones.u, zones.beside_rail
        rail, room = zones.rail, room._replace(y=margin, height=room.height - 2 * margin)
    board = zones.wanted.whiteboard and not upright
    lay = _sorting if shown.boxes else _arranging if shown.spots else _asking
    if shown.done and not board and lay is _asking:  # one answer is left, in the place of all
        laid = lay(_Room(_beside_reward(zones, room, upright), zones, board, upright), shown._replace(pictures=1))
        laid = laid._replace(pictures=shown.pictures * laid.pictures)
    else:
        laid = lay(_Room(room, zones, board, upright), shown)
    if shown.done and shown.spots:
        laid = laid._replace(pictures=(), tray=None, next=None, beads=None)
    afar = _afar(room, zones, shown) if board else ()
    keys = {Touch(Key.SPOT, n): rect for n, rect in enumerate(laid.spots)}
    keys |= {Touch(Key.PICTURE, n): rect for n, rect in enumerate(laid.pictures)}
    petals = None if board else zones.petals  # what is asked, and the places as the class sees them, have its room
    bare = replace(zones, trays=(), rail=rail, keys=keys, tucked=False, petals=petals)
    return bare, laid._replace(afar=afar)


def _afar(reach: Rect, zones: Zones, shown: Gallery) -> tuple[Rect, ...]:
    """Between home and the pictures within ``reach``, as wide as the animal at the side leaves free."""
    gap, plate = _GAP * zones.u, zones.plate
    home = zones.rail[Touch(Key.HOME)]
    left, right = reach.x, plate.x - gap
    if zones.wanted.left_handed:
        left, right = plate.right + gap, reach.right
    room = Rect(left, home.bottom + gap, right - left, reach.y - home.bottom - 2 * gap)
    return grid(room, 1 if shown.boxes else shown.spots, gap) if shown.spots and room.height > 0 else ()


class _Room(NamedTuple):
    """All the room for pictures, on a board or in an upright window or on a table."""

    all: Rect
    zones: Zones
    on_board: bool
    upright: bool

    @property
    def u(self) -> float:
        return self.zones.u

    @property
    def gap(self) -> float:
        return _GAP * self.u


def _asking(room: _Room, shown: Gallery) -> GalleryPage:
    all_, gap, zones = room.all, room.gap, room.zones
    if room.on_board:
        return _asking_on_board(room, shown)
    if not shown.about:
        return GalleryPage(pictures=grid(all_, shown.pictures, gap, _WIDEST))
    top = all_.y + _ABOUT * all_.height
    answers = grid(all_._replace(y=top, height=all_.bottom - top), shown.pictures, gap, _WIDEST)
    above = all_._replace(height=top - gap - all_.y)
    free = None if room.upright else zones.plate._replace(y=above.y, height=above.height)
    return GalleryPage(Rect.around(*above.centre, min(above.height, above.width)), answers, free=free)


def _asking_on_board(room: _Room, shown: Gallery) -> GalleryPage:
    all_, gap, zones = room.all, room.gap, room.zones
    wide = all_.width - zones.plate.width - gap
    low = all_._replace(x=all_.right - wide if zones.wanted.left_handed else all_.x, width=wide)
    answers = grid(low, shown.pictures, gap, _WIDEST)
    if not shown.about:
        return GalleryPage(pictures=answers)
    top = MARGIN * zones.u
    side = min(low.y - gap - top, wide)
    return GalleryPage(Rect.around(low.centre[0], (top + low.y - gap) / 2, side), answers)


def _arranging(room: _Room, shown: Gallery) -> GalleryPage:
    """The strip above, the tray with the pictures that wait below; on a board beside it, where the reward will be."""
    all_, gap, edge = room.all, room.gap, _EDGE * room.u
    wide = _WIDE if shown.spots > _IN_A_ROW else 1.0
    if room.on_board:
        half = (all_.width - gap) / 2
        strip, waits = all_._replace(width=half), all_._replace(x=all_.right - half, width=half)
        if room.zones.wanted.left_handed:
            strip, waits = waits, strip
        pictures = grid(waits.inset(edge), shown.pictures, gap)
        tall = pictures[-1].bottom - pictures[0].y + 2 * edge
        tray = Rect(waits.x, waits.centre[1] - tall / 2, half, tall)
        return GalleryPage(pictures=pictures, spots=grid(strip, shown.spots, gap), tray=tray, free=waits)
    half = (all_.height - gap) / 2
    tray = all_._replace(y=all_.bottom - half, height=half)
    pictures = grid(tray.inset(edge), shown.pictures, gap, wide, least=wide)
    tall = pictures[-1].bottom - pictures[0].y + 2 * edge
    tray = tray._replace(y=all_.bottom - tall, height=tall)
    pictures = grid(tray.inset(edge), shown.pictures, gap, wide, least=wide)
    above = all_._replace(height=tray.y - gap - all_.y)
    across, largest = sum(each.y == pictures[0].y for each in pictures), _LARGER * pictures[0].height
    spots = grid(above, shown.spots, gap, wide, largest=largest, columns=across, least=wide)
    return GalleryPage(pictures=pictures, spots=spots, tray=tray, free=tray)


def _sorting(room: _Room, shown: Gallery) -> GalleryPage:
    """The boxes above, the pile below; on a board beside them. The reward will be where the pile is."""
    all_, gap, u = room.all, room.gap, room.u
    right, down, smaller = _BEHIND
    if room.on_board:
        wide = _PILE_WIDE * all_.width
        boxes, pile = all_._replace(width=all_.width - wide - gap), all_._replace(width=wide)
        if room.zones.wanted.left_handed:
            boxes = boxes.moved(wide + gap, 0)
        else:
            pile = pile.moved(boxes.width + gap, 0)
        high = min(pile.height / (1 + 2 * down), (wide - (_BEADS + 3) * u) / (0.5 + right + smaller / 2))
        middle = pile.x + (_BEADS + 3) * u + high / 2, pile.centre[1]
    else:
        high = min(_PILE * all_.height, _PILE * all_.width)
        pile = all_._replace(y=all_.bottom - high, height=high)
        peep = (pile.y - gap - all_.y) * _PEEP / (1 + _PEEP)
        boxes = all_._replace(y=all_.y + peep, height=pile.y - gap - all_.y - peep)
        middle = pile.centre
    first = Rect.around(*middle, high)
    behind = Rect.around(middle[0] + right * high, middle[1] + down * high, smaller * high)
    beads = Rect(first.x - (_BEADS + 3) * u, first.y, _BEADS * u, high)
    spots = grid(boxes, shown.spots, gap, _BOX, columns=shown.spots)
    return GalleryPage(None, (first,), spots, None, behind, beads, pile)


def _beside_reward(zones: Zones, room: Rect, upright: bool) -> Rect:
    """What the reward leaves of a room: beside its column, or in an upright window above it."""
    if upright:
        return zones.mat._replace(height=min(zones.mat.height, room.bottom - zones.mat.y))
    wide = zones.plate.width + _GAP * zones.u
    return room._replace(x=room.x + wide if zones.wanted.left_handed else room.x, width=room.width - wide)


def _upright(zones: Zones) -> tuple[dict[Touch, Rect], Rect]:
    """Home above, the other keys at the foot beside the animal, and the room between them."""
    u, token, home = zones.u, zones.token, zones.rail[Touch(Key.HOME)]
    step = token.width + u
    way = -1 if zones.wanted.left_handed else 1
    keys = (Key.LISTEN, *zones.wanted.rail)
    rail = {Touch(key): token.moved(way * step * (n + 1), 0) for n, key in enumerate(keys)}
    top, margin = home.bottom + 2 * u, MARGIN * u
    room = Rect(margin, top, zones.frame.width - 2 * margin, token.y - 2 * u - top)
    return {Touch(Key.HOME): home} | rail, room


def _on_board(zones: Zones) -> tuple[dict[Touch, Rect], Rect]:
    """Home above, the other keys in a column, and the room beside it that a small child reaches."""
    u, margin, left = zones.u, MARGIN * zones.u, zones.wanted.left_handed
    side, step = _BOARD_KEY * u, (_BOARD_KEY + _BOARD_GAP) * u
    x = zones.frame.width - margin - side if left else margin
    keys, low = (Key.LISTEN, *zones.wanted.rail), zones.frame.height - margin
    column = {
        Touch(key): Rect(x, low - (len(keys) - n) * step + _BOARD_GAP * u, side, side) for n, key in enumerate(keys)
    }
    first, top = margin if left else margin + side + _GAP * u, zones.frame.height - BOARD_REACH * u
    room = Rect(first, top, zones.frame.width - 2 * margin - side - _GAP * u, low - top)
    return {Touch(Key.HOME): zones.rail[Touch(Key.HOME)]} | column, room
