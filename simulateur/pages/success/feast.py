"""The feast of a séance that is done: a great flower, the group's animals, the hive and one more pot of honey.

It moves for less than four seconds, once; any touch ends that. A class that wants less movement has no garland, no
second bee and no petals.
"""

import math
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.success.feast import BEES_S, OVER_S, POT_S
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, pebble_sprite
from simulateur.pages.common.success_parts import FALL_S, chevron, falling, great_flower, green_box
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import challenge_layout
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.layout.garden import colour_of
from simulateur.pages.layout.key_places import Wanted
from simulateur.pictures.blooms import BLOOM, HEAD, Look, look_of
from simulateur.pictures.festive import (
    EIGHT_STEPS,
    POT_STEPS,
    eight,
    eight_dots,
    feast_ground,
    garland,
    path_ahead,
    pot,
)
from simulateur.pictures.garden import hive
from simulateur.pictures.units import child_unit, stands_upright

_MARGIN, _KEY, _KEY_GAP = 2.0, 15.6, 1.8
"""In units: the film's and the picture's key, and what is between them."""
_LARGE = 1.5
"""How much larger what the green key shows is than on a smaller one."""
_FLOWER = 40.0
"""The great flower's head, in units."""
_STEM, _LOW, _LOW_UPRIGHT = 0.56, 0.6, 0.44
"""How long the flower's stem is, in parts of its box; where the nearer hill begins, in parts of the height.

Upright the hill is higher: all the animals stand on it, below the flower.
"""
_FOOT_OF_HIVE = 2.5
"""In units: how far below the hill's edge the hive and the pot stand."""
_GLOW = 1.35
"""The radius of the glow, in heads."""
_TOKEN, _TOKENS_APART, _IN_A_ROW = 16.0, 16.6, 4
_AT_SIDE = 0.202, 0.38
"""The middle of the animals beside the flower and how wide they are at most, in parts of the page's width."""
_APART_UPRIGHT, _ROW_HIGH, _ROOM_OF_ROW = 21.0, 0.94, 1.04
"""Upright, animals are so far apart at most, in units; from one row to the next, and the room of a row, in steps."""
_HIVE, _POT = 27.0, 20.0
_BEE, _SECOND = 16.5, 13.5
_EIGHT = (31.0, 15.0)
"""In units: the two bees, and the box of the eight that each draws."""
_BEES_Y, _BEES_Y_UPRIGHT = 0.31, 0.235
_BESIDE = 0.19
"""The middle of each eight: how far from the page's side, in parts of its width."""
_GARLAND = 20.0
_FALLING = ((-0.42, 0.0), (0.24, 0.2), (-0.12, 0.4), (0.42, 0.6), (-0.29, 0.8), (0.1, 0.95))
"""Petals: how far from the page's middle, in parts of its width; when they fall, in seconds."""
_FILM, _FRAME, _NEXT, _SKIP = (Touch(key) for key in (Key.FILM, Key.FRAME, Key.NEXT, Key.SKIP))


class _Spots(NamedTuple):
    """Where things are: the flower's head and its side, the row of animals, the hive, the pot, the keys' places."""

    u: float
    head: tuple[float, float]
    flower: float
    animals: tuple[Rect, ...]
    hive: Rect
    pot: Rect
    keys: Places


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: film, picture, go on; and the feast itself, as long as it moves."""
    spots = _spots(session, size)
    if session.journey.celebrations.feast is None or _time(session) >= OVER_S or session.settings.scanning:
        return spots.keys
    top = min(rect.y for rect in spots.keys.values())
    return {**spots.keys, _SKIP: Rect(0, 0, size[0], top - 2 * spots.u)}


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    spots, since, less = _spots(session, view.size), _time(session), session.settings.less_movement
    width, height = view.size
    u, look = spots.u, look_of(colour_of(session.players.at.lesson_place))
    hill = _hill(view.size)
    middle = round(spots.head[0], 1), round(spots.head[1], 1)
    ground = feast_ground(width, height, hill, middle, round(_GLOW * spots.flower, 1))
    actors = [] if less else [boxed(garland(width, round(_GARLAND * u), u), Rect(0, 0, width, _GARLAND * u), "garland")]
    actors += _flower(spots, look, OVER_S if less else since)
    actors += [icon_sprite(f"token-{name}", *rect.centre, rect.width) for name, rect in _named(session, spots)]
    side = round(spots.hive.width)
    actors.append(centred(hive(side, view.images), *spots.hive.centre, side, "hive"))
    full = POT_STEPS if less else round(min(since / POT_S, 1.0) * POT_STEPS)
    side = round(spots.pot.width)
    actors.append(centred(pot(side, full), *spots.pot.centre, side, f"pot of honey {full} of {POT_STEPS}"))
    actors += _bees(spots, view.size, since, less=less)
    if not less:
        for part, after_s in _FALLING:
            top = width / 2 + part * width, 0.12 * height
            actors += falling(top, 0.5 * height, (since - after_s - 0.4) / FALL_S, look)
    actors += _keys(session, spots, view)
    return Scene((Sprite(ground, 0, 0, width, height, sign="meadow of the feast"),), tuple(actors))


def _time(session: Session) -> float:
    """How far the feast is, in seconds."""
    feast = session.journey.celebrations.feast
    return OVER_S if feast is None else feast.time(session.players.at.since_page)


def _spots(session: Session, size: tuple[int, int]) -> _Spots:
    u, (width, height) = child_unit(size), size
    key, settings = _KEY * u, session.settings
    wanted = Wanted(keys=(), left_handed=settings.left_handed, whiteboard=settings.whiteboard)
    large = challenge_layout(size, wanted).success_places[_NEXT]
    y = height - _MARGIN * u - key
    keys = {
        _FILM: Rect(_MARGIN * u, y, key, key),
        _FRAME: Rect((_MARGIN + _KEY + _KEY_GAP) * u, y, key, key),
        _NEXT: large,
    }
    feast = session.journey.celebrations.feast
    if feast is not None and not feast.attempt.has_film:
        keys = {_NEXT: keys[_NEXT]}
    flower = _FLOWER * u
    hill = _hill(size)
    head_y = hill - _STEM * flower / BLOOM
    animals = _animals(len(session.settings.tokens), size, large.y if stands_upright(size) else y)
    hive_side, beside = min(_HIVE * u, 0.19 * width), 0.42 * _POT * u
    x = min(0.775 * width, width - _MARGIN * u - 0.5 * _POT * u - beside - 0.5 * hive_side)
    home = Rect.around(x, hill - 0.42 * hive_side, hive_side)
    jar = Rect.around(x + 0.5 * hive_side + beside, hill - 0.3 * _POT * u + 1.6 * u, _POT * u)
    spots = _Spots(u, (width / 2, head_y), flower, animals, home, jar, keys)
    if not settings.left_handed:
        return spots
    mirrored = {touch: rect._replace(x=width - rect.right) for touch, rect in keys.items()}
    return spots._replace(keys=mirrored | {_NEXT: large})


def _hill(size: tuple[int, int]) -> float:
    """Where the nearer hill begins, in pixels."""
    return (_LOW_UPRIGHT if stands_upright(size) else _LOW) * size[1]


def _animals(count: int, size: tuple[int, int], keys: float) -> tuple[Rect, ...]:
    """The group: beside the flower, or upright between flower and ``keys``, where there is the whole width."""
    u, (width, _height), hill = child_unit(size), size, _hill(size)
    if not stands_upright(size):
        return _rows(count, _AT_SIDE[0] * width, hill - 2.6 * u, _AT_SIDE[1] * width, _TOKENS_APART * u)
    rows, top = math.ceil(count / _IN_A_ROW), hill + _FOOT_OF_HIVE * u
    step = min(_APART_UPRIGHT * u, (keys - top) / (rows * _ROOM_OF_ROW))
    lowest = (top + keys) / 2 + (rows - 1) * _ROW_HIGH / 2 * step
    return _rows(count, width / 2, lowest, width - 4 * _MARGIN * u, step)


def _rows(count: int, x: float, y: float, room: float, apart: float) -> tuple[Rect, ...]:
    """The animals, in one row that waves or in two, ``room`` wide at most round ``x``; the lowest stand at ``y``.

    They are ``apart`` pixels from each other, or less where there is no room.
    """
    rows = math.ceil(count / _IN_A_ROW)
    most = math.ceil(count / rows)
    step = min(apart, room / most)
    side = step * _TOKEN / _TOKENS_APART
    spots = []
    for place in range(count):
        row, column = divmod(place, most)
        across = min(count - row * most, most)
        up = 0.16 * side * (column % 2) if rows == 1 else (rows - 1 - row) * _ROW_HIGH * step
        spots.append(Rect.around(x + (column - (across - 1) / 2) * step, y - up, side))
    return tuple(spots)


def _named(session: Session, spots: _Spots) -> list[tuple[str, Rect]]:
    return list(zip(session.settings.tokens, spots.animals, strict=True))


def _flower(spots: _Spots, look: Look, since: float) -> list[Sprite]:
    (x, y), whole = spots.head, spots.flower / BLOOM
    return great_flower(Rect.around(x, y + (0.5 - HEAD) * whole, whole), since, look)


def _bees(spots: _Spots, size: tuple[int, int], since: float, *, less: bool) -> list[Sprite]:
    """Two bees that draw an eight once, each on her side of the flower; one that rests, where less is to move."""
    u, (width, height) = spots.u, size
    inside = 2 * (_BESIDE * width - _BEE / 2 * u - _MARGIN / 2 * u)
    box = min(_EIGHT[0] * u, 0.3 * width, inside), _EIGHT[1] * u
    step = EIGHT_STEPS if less else round(min(since / BEES_S, 1.0) * EIGHT_STEPS)
    sprites = []
    for mirrored, side in ((False, _BEE), (True, _SECOND)):
        if mirrored and less:
            break
        x = width * (1 - _BESIDE) if mirrored else width * _BESIDE
        y = (_BEES_Y_UPRIGHT if stands_upright(size) else _BEES_Y) * height
        if not less:
            wide, high = round(box[0]), round(box[1])
            dots = eight_dots(wide, high, step, round(0.34 * u, 1), mirrored)
            lane = f"eight {step} of {EIGHT_STEPS}{' mirrored' * mirrored}"
            sprites.append(boxed(dots, Rect(x - wide / 2, y - high / 2, wide, high), lane))
        dx, dy = eight(step, box, mirrored=mirrored)
        ahead = eight(step + 1, box, mirrored=mirrored)
        degrees = round(math.degrees(math.atan2(ahead[0] - dx, dy - ahead[1])) / 6) * 6 % 360
        if less:
            degrees = 60
        sprites.append(icon_sprite("bee-happy", x + dx, y + dy, side * u, degrees))
    return sprites


def _keys(session: Session, spots: _Spots, view: View) -> list[Sprite]:
    """The film, the picture, and the way on: the path with its next flower, or home when all is done."""
    where, u, kept = spots.keys, spots.u, session.journey.celebrations.has_kept
    rect, following, pressed = where[_NEXT], session.repertoire.flowers.next_lesson, view.pressed == _NEXT
    sprites = []
    if _FILM in where:
        sprites = [
            pebble_sprite("icon-film", where[_FILM], pressed=view.pressed == _FILM),
            pebble_sprite("icon-frame", where[_FRAME], pressed=view.pressed == _FRAME, on=kept),
        ]
    sway = motion_of(session).sway
    (box, (x, y)), u = green_box(rect, u, pressed=pressed), _LARGE * u
    if following is None:
        return [*sprites, box, chevron(x - 5.0 * u, y, u, sway), icon_sprite("icon-home", x + 5.0 * u, y, 11.0 * u)]
    colour = colour_of(session.players.at.lesson_place)
    here = f"flower-open-{colour}"
    drawings = (f"flower-small-{colour}", here, f"flower-bud-{colour_of(following)}")
    wide = 0.62 * rect.width
    card = Rect.around(x, y - 0.2 * rect.height, round(wide), round(wide * 12.6 / 26.5))
    ahead = boxed(
        path_ahead(round(card.width), round(card.height), drawings), card, f"path to a bud {colour_of(following)}"
    )
    return [*sprites, box, chevron(x, y + 0.27 * rect.height, 0.8 * u, sway), ahead]
