"""Where everything in the garden of the home page stands; on a wall board all of it is low."""

import math
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.game.repertoire.gardens import gardens
from simulateur.game.session import Session
from simulateur.pictures import board_garden as low
from simulateur.pictures.garden import along, bezier, flower_parts, way_length
from simulateur.pictures.units import BIG_KEY, child_unit, is_small, touch_side

FLOWER, _FOLLOWING, _FOLLOWING_ON_SMALL = 14.0, 20.0, 17.0
"""A flower and the next one to do, in units."""
_LARGER, _FOLLOWING_LARGER, _STEPS = 4.5, 4.0, 10
"""By how many units both are larger where they have room, in how many steps that is tried."""
_WAY, _ABOVE_END, _HIVE_ABOVE_WAY = 11.4, 2.4, 11.0
"""In units: the keys to other gardens (a finger may need more); how far above the end of the path the second one
begins, and how far above it the hive is then."""
_STANDS, _LIFTED = 1.5, 0.2
"""How far above the path's middle the middle of a flower is, in units; for the next one, more of what it is larger."""
_TOKEN, _TOKENS_HIGH, _FREE_OF_FLOWERS = 10.0, 12.0, 11.0
"""In units: an animal on a wall board; how high the animals' tray is at most at a table, and how much of
it lies under no flower."""
_HIVE, _HIVE_UP = 16.5, 6.0
_BOARD_HIVE = 17.0
_BEE = 14.5
_BEE_BODY = 0.49
"""From the bee's middle outwards, in parts of her side: so much must not lie on a flower."""
_BEE_ABOVE = math.radians(38)
"""How far the bee is from straight above the next flower, in radians."""
_BEE_DOWN = 30
"""How many degrees the bee's head is below her tail on a board. With more she would seem to hang."""
_RESTS_AT = 0.9
"""Where she rests on the path at a table when all is done: before the hive, and not before the pots."""
_BEE_AT_HIVE = 0.77
"""How far the bee is on the last curve of the path when all is done, from 0 to 1."""


_NOWHERE = Rect(0, 0, 0, 0)
COLOURS = ("plum", "blue", "coral")


def colour_of(place: int) -> str:
    """The colour of the flower of the lesson at ``place`` in its path, in words."""
    return COLOURS[place % len(COLOURS)]


class Bee(NamedTuple):
    """The bee's middle ``x``, ``y`` and side in pixels, and where she looks, in degrees clockwise from above."""

    x: float
    y: float
    side: float
    degrees: float


class GardenLayout(NamedTuple):
    """Where things are in one garden, in pixels. ``animals`` are the controls of the tokens, which lie on ``tray``.

    ``first`` is the place in the path of the garden's first lesson. ``earlier`` and ``later`` are the keys to the
    gardens before and after it, ``play`` the key to free play, ``gallery`` the one to the mats that hang here: without
    width where there are none. ``is_low`` says that it is on a wall board.
    """

    ear: Rect
    play: Rect
    tray: Rect
    animals: tuple[Rect, ...]
    flowers: tuple[Rect, ...]
    hive: Rect
    bee: Bee
    earlier: Rect = _NOWHERE
    later: Rect = _NOWHERE
    first: int = 0
    is_low: bool = False
    gallery: Rect = _NOWHERE


def garden_layout(session: Session, size: tuple[int, int]) -> GardenLayout:
    """Lay out the garden that the group sees now, for a window of ``size`` pixels."""
    settings, lessons = session.settings, len(session.repertoire.path.lessons)
    here, tokens = gardens(lessons)[session.route.garden], len(settings.tokens)
    following, hangs = session.repertoire.flowers.next_lesson, bool(session.players.at.hung)
    if following is not None:
        following = following - here.start if following in here else None
    if settings.whiteboard:
        layout = _on_board(size, len(here), following, tokens, settings.left_handed, (len(here) < lessons, hangs))
    else:
        layout = _at_table(size, len(here), following, tokens, (len(here) < lessons, hangs))
    return layout._replace(first=here.start)


@lru_cache(maxsize=8)
def _at_table(
    size: tuple[int, int],
    lessons: int,
    following: int | None,
    tokens: int,
    has: tuple[bool, bool],
) -> GardenLayout:
    (has_ways, has_gallery), u = has, child_unit(size)
    finger = touch_side(size)
    key = max((BIG_KEY + 0.6) * u, finger)
    ear = Rect(6 * u, max(13.8 * u - key / 2, u), key, key)
    token = min(finger, (size[0] - 4 * u) / tokens)
    width, high = tokens * token, min(token, _TOKENS_HIGH * u)
    tray = Rect(size[0] - width - 2 * u, size[1] - high - 1.6 * u, width, high)
    low = min(high, _FREE_OF_FLOWERS * u)
    animals = tuple(Rect(tray.x + n * token, tray.bottom - low, token, low) for n in range(tokens))
    parts = flower_parts(lessons)
    x, y = along(size, 1.0)
    up, earlier, later = _HIVE_UP, _NOWHERE, _NOWHERE
    if has_ways:
        up, way = _HIVE_ABOVE_WAY, max(_WAY * u, finger)
        earlier = Rect(2 * u, along(size, 0.0)[1] - way / 2, way, way)
        later = Rect(size[0] - 2 * u - way, y - _ABOVE_END * u, way, way)
    play = Rect(ear.right + 2.4 * u, ear.y, key, key)
    gallery = play.moved(play.width + 2.4 * u, 0) if has_gallery else _NOWHERE
    larger = _larger(size, parts, (ear, play, gallery, earlier, later, tray))
    flowers, bee_at = _flowers(size, parts, following, larger), _RESTS_AT
    if following is not None:
        bee_at = parts[following] - (flowers[following].width / 2 + _BEE_BODY * _BEE * u) / way_length(size)
    return GardenLayout(
        ear=ear,
        play=play,
        tray=tray,
        animals=animals,
        flowers=flowers,
        hive=Rect.around(x, y - up * u, _HIVE * u),
        bee=_bee_on_path(size, bee_at),
        earlier=earlier,
        later=later,
        gallery=gallery,
    )


def _flowers(size: tuple[int, int], parts: tuple[float, ...], following: int | None, larger: float) -> tuple[Rect, ...]:
    """Where the flowers stand along the path; ``larger`` is 0 for the least ones and 1 for the largest."""
    u, flowers = child_unit(size), []
    small = FLOWER + larger * _LARGER
    large = (_FOLLOWING_ON_SMALL if is_small(size) else _FOLLOWING) + larger * _FOLLOWING_LARGER
    for place, part in enumerate(parts):
        x, y = along(size, part)
        side, lifted = (large, 0 if is_small(size) else _LIFTED) if place == following else (small, 0)
        flowers.append(Rect.around(x, y - (_STANDS + lifted * (side - FLOWER)) * u, side * u))
    return tuple(flowers)


@lru_cache(maxsize=8)
def _larger(size: tuple[int, int], parts: tuple[float, ...], keys: tuple[Rect, ...]) -> float:
    """How large flowers may be wherever the next one is, so that none grows or shrinks as the children go on."""
    window = Rect(0, 0, *size)
    for step in range(_STEPS, 0, -1):
        larger = step / _STEPS
        grown = (_flowers(size, parts, following, larger) for following in range(len(parts)))
        if all(_is_free(flowers, keys, window) for flowers in grown):
            return larger
    return 0.0


def _is_free(flowers: tuple[Rect, ...], keys: tuple[Rect, ...], window: Rect) -> bool:
    """Whether no flower leaves the window, or touches another one or a key."""
    pairs = (*combinations(flowers, 2), *product(flowers, keys))
    return Rect.enclosing((window, *flowers)) == window and not any(one.meets(other) for one, other in pairs)


def _bee_on_path(size: tuple[int, int], part: float) -> Bee:
    """Where the bee walks: towards the next flower, or the hive."""
    x, y = along(size, part)
    return Bee(x, y, _BEE * child_unit(size), _heading((x, y), along(size, part + 0.03)))


def _heading(here: low.Point, there: low.Point) -> float:
    degrees = math.degrees(math.atan2(there[0] - here[0], here[1] - there[1]))
    return round(degrees / 3) * 3 % 360


@lru_cache(maxsize=8)
def _on_board(
    size: tuple[int, int],
    lessons: int,
    following: int | None,
    tokens: int,
    left_handed: bool,
    has: tuple[bool, bool],
) -> GardenLayout:
    (has_ways, has_gallery), u = has, child_unit(size)
    keys, tray, animals = _foot(size, tokens, 2 + has_gallery + 2 * has_ways)
    if left_handed:
        keys = tuple(rect.mirrored(size[0]) for rect in keys[::-1])
        animals = tuple(rect.mirrored(size[0]) for rect in animals[::-1])
        tray = tray.mirrored(size[0])
    garden = low.board_garden(size, lessons)
    hive_x, hive_y = garden.way.hive
    scale = _BOARD_HIVE / _HIVE
    return GardenLayout(
        ear=keys[0],
        play=keys[1],
        tray=tray,
        animals=animals,
        flowers=tuple(garden.place(n, following=n == following) for n in range(lessons)),
        hive=Rect.around(hive_x, hive_y - _HIVE_UP * scale * u, _BOARD_HIVE * u),
        bee=_bee_on_board(garden, following),
        earlier=keys[-2] if has_ways else _NOWHERE,
        later=keys[-1] if has_ways else _NOWHERE,
        is_low=True,
        gallery=keys[2] if has_gallery else _NOWHERE,
    )


def _foot(size: tuple[int, int], tokens: int, count: int) -> tuple[tuple[Rect, ...], Rect, tuple[Rect, ...]]:
    """Ear, free play and the ways to other gardens, the animals' tray and the animals, in one row.

    They are smaller where the window is too narrow.
    """
    u = child_unit(size)
    edge, gap = low.FOOT * u, low.GAP * u
    room = size[0] - 2 * edge - (count + tokens + 1) * gap
    v = min(u, room / (count * low.KEY + tokens * _TOKEN))
    key, token = low.KEY * v, _TOKEN * v
    y = size[1] - edge - key
    keys = tuple(Rect(edge + n * (key + gap), y, key, key) for n in range(count))
    width = tokens * (token + gap) + gap
    tray = Rect(size[0] - edge - width, y, width, key)
    lefts = (tray.x + gap + n * (token + gap) for n in range(tokens))
    return keys, tray, tuple(Rect(left, y, token, key) for left in lefts)


def _bee_on_board(garden: low.BoardGarden, following: int | None) -> Bee:
    """The bee above the next flower, at its left if there is room.

    She is on her way to the hive once all is done.
    """
    u, way = child_unit(garden.way.size), garden.way
    if following is None:
        climb = way.curves()[-1]
        here = bezier(climb, _BEE_AT_HIVE)
        return Bee(*here, _BEE * u, _heading(here, bezier(climb, _BEE_AT_HIVE + 0.06)))
    flower = garden.place(following, following=True)
    side = _BEE * u
    away = flower.width / 2 + _BEE_BODY * side
    aside, up = away * math.sin(_BEE_ABOVE), away * math.cos(_BEE_ABOVE)
    x, y = flower.centre
    if x - aside - side / 2 >= u:
        return Bee(x - aside, y - up, side, 90 + _BEE_DOWN)
    return Bee(x + aside, y - up, side, 270 - _BEE_DOWN)
