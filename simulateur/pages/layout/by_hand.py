"""Where things are while a robot without a link is programmed: lying, upright, on a board, for either hand.

The floor on which the robot stands fills the page between the keys and the strip. On a wall board the strip is above
it, so that what is touched is low.
"""

from typing import Any, NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.pictures.units import MARGIN, child_unit, stands_upright, touch_side

_STRIP_EDGE, _GAP = 5.6, 1.8
"""In units: how much higher the strip is than its cards, for the beads below them; the gap between the zones."""
_CARD_STEP = 1.17
"""From one card to the next, in cards."""


class HandLayout(NamedTuple):
    """The page's zones in pixels. ``u`` is the unit, ``t`` the side of a key.

    ``robot`` is the square of the robot's back, ``key`` that of the key to press, and ``keys_wide`` how wide several
    may be together. ``beats`` are the three places of the count, ``cards`` those of the strip that are seen, ``halves``
    the two pictures to choose from.
    """

    size: tuple[int, int]
    u: float
    t: float
    home: Rect
    ear: Rect
    token: Rect
    undo: Rect
    floor: Rect
    strip: Rect
    robot: Rect
    key: Rect
    keys_wide: float
    beats: tuple[Rect, ...]
    cards: tuple[Rect, ...]
    halves: tuple[Rect, Rect]


def hand_layout(size: tuple[int, int], *, left_handed: bool = False, whiteboard: bool = False) -> HandLayout:
    """Lay out the page on which a robot is programmed by hand, for a window of ``size`` pixels."""
    lays = _upright if stands_upright(size) else _lying
    return lays(size, child_unit(size), touch_side(size), left_handed, whiteboard)


def _lying(
    size: tuple[int, int],
    u: float,
    t: float,
    left_handed: bool,
    whiteboard: bool,
) -> HandLayout:
    width, height = size
    margin, gap = MARGIN * u, _GAP * u
    high = t + _STRIP_EDGE * u
    first = margin + t + gap
    wide = width - first - margin
    strip_y = margin if whiteboard else height - margin - high
    floor_y = strip_y + high + gap if whiteboard else margin
    floor = Rect(first, floor_y, wide, height - 2 * margin - high - gap)
    strip = Rect(first, strip_y, wide, high)
    rail = margin + t / 2
    home_y, token_y = margin + t / 2, strip.y + (t + 2 * u) / 2
    ear_y = floor.bottom - t / 2
    if whiteboard:
        home_y, token_y = floor.y + t / 2, floor.y + t / 2 + t + gap
    undo = Rect.around(strip.right - 1.5 * u - t / 2, strip.y + u + t / 2, t)
    if whiteboard:
        undo = Rect.around(floor.right - 1.5 * u - t / 2, floor.bottom - 1.5 * u - t / 2, t)
    robot = min(0.64 * floor.height, 0.36 * floor.width)
    key = min(0.59 * floor.height, 0.34 * floor.width)
    key_y = floor.bottom - 2 * u - 0.63 * key if whiteboard else floor.y + 0.49 * floor.height
    beat = min(0.125 * floor.height, 0.09 * floor.width)
    beats = tuple(Rect.around(floor.x + 0.46 * wide, floor.y + part * floor.height, beat) for part in (0.28, 0.5, 0.72))
    half = (wide - gap) / 2
    halves = Rect(first, floor.y, half, floor.height), Rect(first + half + gap, floor.y, half, floor.height)
    end = strip.right if whiteboard else undo.x - gap
    found = HandLayout(
        size,
        u,
        t,
        home=Rect.around(rail, home_y, t),
        ear=Rect.around(rail, ear_y, t),
        token=Rect.around(rail, token_y, t),
        undo=undo,
        floor=floor,
        strip=strip,
        robot=Rect.around(floor.x + 0.22 * wide, floor.y + 0.535 * floor.height, robot),
        key=Rect.around(floor.x + 0.71 * wide, key_y, key),
        keys_wide=0.46 * wide,
        beats=beats,
        cards=_cards(strip, end, t, u),
        halves=halves,
    )
    return _mirrored(found, end) if left_handed else found


def _upright(
    size: tuple[int, int],
    u: float,
    t: float,
    left_handed: bool,
    _whiteboard: bool,
) -> HandLayout:
    width, height = size
    margin, gap = MARGIN * u, _GAP * u
    high = t + _STRIP_EDGE * u
    wide = width - 2 * margin
    floor = Rect(margin, margin + t + gap, wide, height - 2 * margin - t - high - 2 * gap)
    strip = Rect(margin, floor.bottom + gap, wide, high)
    top, step = margin + t / 2, t + gap
    robot, key = min(0.4 * floor.height, 0.6 * wide), min(0.36 * floor.height, 0.56 * wide)
    beat = min(0.07 * floor.height, 0.14 * wide)
    middle = floor.x + wide / 2
    beats = tuple(Rect.around(middle + n * 1.5 * beat, floor.y + 0.525 * floor.height, beat) for n in (-1, 0, 1))
    half = (floor.height - gap) / 2
    halves = Rect(floor.x, floor.y, wide, half), Rect(floor.x, floor.y + half + gap, wide, half)
    undo = Rect.around(strip.right - u - t / 2, strip.y + u + t / 2, t)
    found = HandLayout(
        size,
        u,
        t,
        home=Rect.around(margin + t / 2, top, t),
        ear=Rect.around(margin + t / 2 + step, top, t),
        token=Rect.around(width - margin - t / 2, top, t),
        undo=undo,
        floor=floor,
        strip=strip,
        robot=Rect.around(middle, floor.y + 0.26 * floor.height, robot),
        key=Rect.around(middle, floor.y + 0.765 * floor.height, key),
        keys_wide=0.84 * wide,
        beats=beats,
        cards=_cards(strip, undo.x - gap, t, u),
        halves=halves,
    )
    return _mirrored(found, undo.x - gap) if left_handed else found


def _cards(strip: Rect, end: float, t: float, u: float) -> tuple[Rect, ...]:
    """As many places for cards as there is room for, up to ``end``, with room at both ends for a roll."""
    first, step = strip.x + 2.6 * u, _CARD_STEP * t
    count = max(int((end - 2.6 * u - first + (step - t)) / step), 1)
    return tuple(Rect(first + n * step, strip.y + u, t, t) for n in range(count))


def _mirrored(found: HandLayout, end: float) -> HandLayout:
    """The page for the left hand: every zone on the other side, and the strip read as before."""
    width = found.size[0]
    zones: dict[str, Any] = {
        name: each.mirrored(width) for name, each in found._asdict().items() if isinstance(each, Rect)
    }
    strip, beats = zones["strip"], tuple(beat.mirrored(width) for beat in found.beats)
    cards = _cards(strip._replace(x=strip.right - (end - found.strip.x)), strip.right, found.t, found.u)
    first, second = (half.mirrored(width) for half in found.halves)
    halves = (second, first) if first.y == second.y else (first, second)
    return found._replace(**zones, beats=beats, cards=cards, halves=halves)
