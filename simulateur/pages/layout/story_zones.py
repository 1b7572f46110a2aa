"""Where things are on a page of a story, in pixels: the picture, the strip of its pages, and the keys."""

from dataclasses import dataclass, replace

from lecons.pictures.rectangles import Rect
from simulateur.pictures.units import MARGIN, RAIL, child_unit, is_small, stands_upright, touch_side

_BESIDE, _BETWEEN, _FOOT = 1.8, 2.5, 1.6
"""In units: between the rail and the picture, between the picture and the strip, below the strip."""
_SMALL_TOP, _ABOVE_HEAD = 1.2, 4.6
"""On seven inches: the same above the picture, which must have all the height that there is; below the key that goes on
beside it, for the head that rides the lit page of the strip."""
_KEYS_APART = 1.25
"""Between two keys of the rail."""
_GREEN, _GREEN_HIGH, _GREEN_APART = 24.0, 16.0, 2.2
"""The key that goes on: how wide beside the strip, how high below it, and how far from it."""
_STRIP, _SMALL_STRIP, _INSIDE, _LEAF_APART = 5.2, 3.0, 2.6, 2.0
"""How much higher the strip is than a leaf, and on seven inches; how far in its leaves begin, and how far apart."""
_ROLL = 3.75
"""How wide the rolled end of a strip is where more waits."""


@dataclass(frozen=True, slots=True)
class StoryZones:
    """The zones of a page of a story, in pixels. ``leaves`` are the places seen on its strip, from number ``first`` on.

    ``rolls`` are the ends of the strip where more waits. ``keys`` are the places of home, ear, the story's beginning
    and the animal.
    """

    u: float
    picture: Rect
    strip: Rect
    leaves: tuple[Rect, ...]
    first: int
    rolls: tuple[Rect, ...]
    go_on: Rect
    keys: tuple[Rect, Rect, Rect, Rect]


def story_zones(size: tuple[int, int], count: int, at: int, *, left_handed: bool, whiteboard: bool) -> StoryZones:
    """The zones of a story of ``count`` pages and challenges that is open at number ``at``.

    On seven inches the key that goes on stands beside the picture, and the strip has the whole width; not on a wall
    board, where a small child would not reach that key.
    """
    u, key = child_unit(size), touch_side(size)
    rail = max(RAIL * u, key)
    left, width, below = MARGIN * u + rail + _BESIDE * u, size[0], size[1] - _FOOT * u
    small = is_small(size) and not stands_upright(size)
    right, high = width - MARGIN * u, key + (_SMALL_STRIP if small else _STRIP) * u
    top = (_SMALL_TOP if small else MARGIN) * u
    if stands_upright(size):
        go_on = Rect(left, below - _GREEN_HIGH * u, right - left, _GREEN_HIGH * u)
        strip = Rect(left, go_on.y - _GREEN_APART * u - high, right - left, high)
    else:
        go_on = Rect(right - _GREEN * u, below - high, _GREEN * u, high - 1.4 * u)
        strip = Rect(left, below - high, go_on.x - _GREEN_APART * u - left, high)
    picture = Rect(left, top, right - left, strip.y - _BETWEEN * u - top)
    if small and not whiteboard:
        strip = strip._replace(width=right - left)
        go_on = go_on._replace(y=picture.bottom - go_on.height - _ABOVE_HEAD * u)
        picture = picture._replace(width=go_on.x - _GREEN_APART * u - left)
    leaves, first, rolls = _leaves(strip, u, key, count, at)
    zones = StoryZones(u, picture, strip, leaves, first, rolls, go_on, _rail(size, rail, key, u, whiteboard))
    return _mirrored(zones, width) if left_handed else zones


def _rail(
    size: tuple[int, int],
    rail: float,
    key: float,
    u: float,
    whiteboard: bool,
) -> tuple[Rect, Rect, Rect, Rect]:
    """Home is high up, the others low. On a wall board the animal is up too, and children reach the ear."""
    x, step = MARGIN * u + rail / 2, key + _KEYS_APART * u
    highest, lowest = MARGIN * u + key / 2, size[1] - MARGIN * u - key / 2
    home, low = Rect.around(x, highest, key), [Rect.around(x, lowest - n * step, key) for n in range(3)]
    if whiteboard:
        return home, low[1], low[0], home.moved(0, step)
    return home, low[2], low[1], low[0]


def _leaves(strip: Rect, u: float, side: float, count: int, at: int) -> tuple[tuple[Rect, ...], int, tuple[Rect, ...]]:
    """The places that are seen, the first one's number, and the rolled ends."""
    inside, apart, roll = _INSIDE * u, _LEAF_APART * u, _ROLL * u
    room = strip.width - 2 * inside
    fit = max(int((room + apart) / (side + apart)), 1)
    first, rolls, left = 0, [], strip.x + inside
    if fit < count:
        fit = max(int((room - 2 * roll + apart) / (side + apart)), 1)
        first = max(min(at - fit // 2, count - fit), 0)
        left = strip.centre[0] - (fit * (side + apart) - apart) / 2
        tall = Rect(strip.x, strip.y, roll, strip.height).inset(0.5 * u)
        rolls += [tall] if first else []
        rolls += [tall._replace(x=strip.right - roll + 0.5 * u)] if first + fit < count else []
    y = strip.centre[1]
    seen = range(min(fit, count))
    return (
        tuple(Rect.around(left + side / 2 + n * (side + apart), y, side) for n in seen),
        first,
        tuple(rolls),
    )


def _mirrored(zones: StoryZones, width: int) -> StoryZones:
    """For a left hand: rail, picture and strip change sides; what is told still goes from left to right."""
    strip = zones.strip.mirrored(width)
    by = strip.x - zones.strip.x
    home, ear, start, animal = (key.mirrored(width) for key in zones.keys)
    return replace(
        zones,
        picture=zones.picture.mirrored(width),
        strip=strip,
        leaves=tuple(leaf.moved(by, 0) for leaf in zones.leaves),
        rolls=tuple(roll.moved(by, 0) for roll in zones.rolls),
        go_on=zones.go_on.mirrored(width),
        keys=(home, ear, start, animal),
    )
