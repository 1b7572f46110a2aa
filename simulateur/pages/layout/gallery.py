"""Where pictures are on a page without a mat: what a question is about, a strip and its tray, a pile and its boxes."""

import math
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Gallery
from simulateur.pages.layout.zones import Zones
from simulateur.pictures.units import MARGIN, stands_upright

_GAP = 2.4
"""Between two pictures, in units."""
_ABOUT = 0.50
"""What a question is about, in the height of the room; its answers have the rest."""
_WIDEST = 1.15
"""How much wider than high a picture is at most."""
_REACH = 40.0
"""How far from below pictures reach on a wall board, in units."""
_PILE = 0.44
"""The pile of pictures to sort, in the height of the room."""
_WIDE, _LARGER = 1.3, 1.15
"""How much wider than high the pictures of a long strip are; its places, in pictures of the tray, at most."""
_IN_A_ROW = 3
"""How many places a strip that is done has in a row, beside the reward."""
_BEADS = 6.0
_BEHIND = (0.62, 0.06, 0.82)
"""In pictures: how far the next one of a pile is to the right and down, and its side."""


class GalleryPage(NamedTuple):
    """The places of the page. The ``next`` picture of a pile and the ``beads`` that count it are None elsewhere."""

    about: Rect | None
    pictures: tuple[Rect, ...]
    spots: tuple[Rect, ...]
    tray: Rect | None
    next: Rect | None
    beads: Rect | None
    rail: dict[Touch, Rect]
    reward: Rect
    after_success: dict[Touch, Rect]


def gallery_page(zones: Zones, size: tuple[int, int], shown: Gallery) -> GalleryPage:
    """The page for the zones of a window."""
    u, gap = zones.u, _GAP * zones.u
    after, reward = zones.after_success()
    after = {touch: rect for touch, rect in after.items() if touch.key is not Key.FILM}
    rail, room = _upright(zones) if stands_upright(size) else (zones.rail(), _beside_rail(zones))
    if shown.done:
        room = zones.mat()._replace(height=min(zones.mat().height, room.bottom - zones.mat().y))
    rooms = _Rooms(room, gap, zones.mat(), zones.height - MARGIN * u)
    low = zones.height - _REACH * u if zones.wanted.whiteboard and not stands_upright(size) and not shown.done else None
    if shown.boxes:
        laid = _sorting(rooms, shown, low, u)
    elif shown.spots:
        laid = _arranging(rooms, shown, low, u)
    else:
        laid = _asking(rooms, shown, low)
    return GalleryPage(*laid, rail, reward, after)


class _Rooms(NamedTuple):
    """The room for pictures, the gap between two, the room that a mat would have, and the foot of the page."""

    all: Rect
    gap: float
    mat: Rect
    foot: float


_Laid = tuple[Rect | None, tuple[Rect, ...], tuple[Rect, ...], Rect | None, Rect | None, Rect | None]


def _asking(rooms: _Rooms, shown: Gallery, low: float | None) -> _Laid:
    """What the question is about above, its answers below; on a board these are within reach."""
    room, gap = rooms.all, rooms.gap
    if not shown.about and low is None:
        return None, grid(room, shown.pictures, gap, _WIDEST), (), None, None, None
    top = room.y + _ABOUT * room.height if low is None else low
    below = room._replace(y=top, height=room.bottom - top)
    about = None
    if shown.about:
        above = (room if low is None else rooms.mat)._replace(y=room.y, height=top - gap - room.y)
        side = min(above.height, above.width)
        about = Rect.around(*above.centre, side)
    return about, grid(below, shown.pictures, gap, _WIDEST), (), None, None, None


def _arranging(rooms: _Rooms, shown: Gallery, low: float | None, u: float) -> _Laid:
    """The strip above, the tray with the pictures that wait below; once it is done the strip alone."""
    room, gap = rooms.all, rooms.gap
    wide = _WIDE if shown.spots > _IN_A_ROW else 1.0
    if shown.done:
        columns = min(shown.spots, _IN_A_ROW)
        return None, (), grid(room, shown.spots, gap, wide, columns=columns, least=wide), None, None, None
    top = room.y if low is None else low
    edge = 1.6 * u
    half = (room.bottom - top - gap) / 2
    tray = room._replace(y=room.bottom - half, height=half)
    pictures = grid(tray.inset(edge), shown.pictures, gap, wide, least=wide)
    tall = pictures[-1].bottom - pictures[0].y + 2 * edge
    tray = tray._replace(y=room.bottom - tall, height=tall)
    pictures = grid(tray.inset(edge), shown.pictures, gap, wide, least=wide)
    above = room._replace(y=top, height=tray.y - gap - top)
    across, largest = sum(each.y == pictures[0].y for each in pictures), _LARGER * pictures[0].height
    spots = grid(above, shown.spots, gap, wide, largest=largest, columns=across, least=wide)
    return None, pictures, spots, tray, None, None


def _sorting(rooms: _Rooms, shown: Gallery, low: float | None, u: float) -> _Laid:
    """The pile above, the boxes below; once it is done the boxes alone."""
    room, gap = rooms.all, rooms.gap
    if shown.done:
        return None, (), grid(room, shown.spots, gap, columns=shown.spots), None, None, None
    top = room.y if low is None else low
    high = min(_PILE * (room.bottom - top), _PILE * room.width)
    below = room._replace(y=top + high + gap, height=room.bottom - top - high - gap)
    spots = grid(below, shown.spots, gap, 1.2, columns=shown.spots)
    x = room.centre[0]
    first = Rect.around(x, top + high / 2, high)
    right, down, smaller = _BEHIND
    behind = Rect.around(x + right * high, top + (0.5 + down) * high, smaller * high)
    beads = Rect(first.x - (_BEADS + 3) * u, top, _BEADS * u, high)
    return None, (first,), spots, None, behind, beads


def grid(  # noqa: PLR0913 (what a grid is)
    room: Rect,
    count: int,
    gap: float,
    widest: float = 1.0,
    *,
    least: float = 1.0,
    largest: float = math.inf,
    columns: int = 0,
) -> tuple[Rect, ...]:
    """``count`` places in the middle of a room, as large as they can be; the last row is in the middle too.

    They are ``least`` to ``widest`` times as wide as high. There are as many ``columns`` as leaves them largest, or so
    many.
    """

    def high(columns: int) -> float:
        rows = math.ceil(count / columns)
        wide = (room.width + gap) / columns - gap
        return min((room.height + gap) / rows - gap, wide / least, largest)

    columns = columns or max(range(1, count + 1), key=lambda each: (round(high(each), 3), -each))
    rows, side = math.ceil(count / columns), high(columns)
    wide = min((room.width + gap) / columns - gap, widest * side)
    top = room.centre[1] - (rows * (side + gap) - gap) / 2
    places = []
    for row in range(rows):
        across = min(columns, count - row * columns)
        left = room.centre[0] - (across * (wide + gap) - gap) / 2
        places += [Rect(left + n * (wide + gap), top + row * (side + gap), wide, side) for n in range(across)]
    return tuple(places)


def _beside_rail(zones: Zones) -> Rect:
    """All that is beside the rail."""
    mat, plate, margin = zones.mat(), zones.plate, MARGIN * zones.u
    x, right = min(mat.x, plate.x), max(mat.right, plate.right)
    return Rect(x, margin, right - x, zones.height - 2 * margin)


def _upright(zones: Zones) -> tuple[dict[Touch, Rect], Rect]:
    """Home above, the other keys at the foot beside the animal, and the room between them."""
    u, token, home = zones.u, zones.token(), zones.rail()[Touch(Key.HOME)]
    step = token.width + u
    way = -1 if zones.wanted.left_handed else 1
    keys = (Key.LISTEN, *zones.wanted.rail)
    rail = {Touch(key): token.moved(way * step * (n + 1), 0) for n, key in enumerate(keys)}
    top, margin = home.bottom + 2 * u, MARGIN * u
    room = Rect(margin, top, zones.width - 2 * margin, token.y - 2 * u - top)
    return {Touch(Key.HOME): home} | rail, room
