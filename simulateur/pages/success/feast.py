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
from simulateur.pages.challenge.reward import about_key
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

The animals stand on it, below the flower; upright the hill is higher.
"""
_FOOT_OF_HIVE = 2.5
"""In units: how far below the hill's edge the hive and the pot stand."""
_GLOW = 1.35
"""The radius of the glow, in heads."""
_TOKEN, _APART, _ROW_HIGH, _ROOM_OF_ROW = 0.96, 21.0, 0.94, 1.04
"""An animal, in steps; so far apart are they at most, in units; from a row to the next, and a row's room, in steps."""
_IN_A_ROW, _IN_A_ROW_UPRIGHT = 8, 4
_HOP_S, _HOPS, _HOP_AFTER_S, _HOP = 0.4, 2, 0.22, 0.2
"""How long an animal's hop is, how many each does, how long after the one before it, and how high, in animals."""
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
    """The controls of the feast: film, picture to keep, green key; and the page itself, to end it while it moves."""
    spots = _spots(session, size)
    if session.journey.celebrations.feast is None or _time(session) >= OVER_S or session.settings.scanning:
        return spots.keys
    top = min(rect.y for rect in spots.keys.values())
    return {**spots.keys, _SKIP: Rect(0, 0, size[0], top - 2 * spots.u)}


def scene(session: Session, view: View) -> Scene:
    """The picture of the feast: flower, animals, hive, pot, bees and keys."""
    spots, since, less = _spots(session, view.size), _time(session), session.settings.less_movement
    width, height = view.size
    u, look = spots.u, look_of(colour_of(session.players.at.lesson_place))
    hill = _hill(view.size)
    middle = round(spots.head[0], 1), round(spots.head[1], 1)
    ground = feast_ground(width, height, hill, middle, round(_GLOW * spots.flower, 1))
    actors = _flower(spots, look, OVER_S if less else since)
    if not less:  # over the flower, whose light would cut it
        actors.append(boxed(garland(width, round(_GARLAND * u), u), Rect(0, 0, width, _GARLAND * u), "garland"))
    for place, (name, rect) in enumerate(_named(session, spots)):
        up = 0 if less else _hop(since - place * _HOP_AFTER_S) * rect.width
        actors.append(icon_sprite(f"token-{name}", *rect.moved(0, -up).centre, rect.width))
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
    feast = session.journey.celebrations.feast
    return OVER_S if feast is None else feast.time(session.players.at.since_page)


def _spots(session: Session, size: tuple[int, int]) -> _Spots:
    u, (width, height) = child_unit(size), size
    key, settings, left_handed = _KEY * u, session.settings, session.settings.left_handed
    wanted = Wanted(keys=(), left_handed=left_handed, whiteboard=settings.whiteboard)
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
    upright = stands_upright(size)
    row = Rect(0, hill + _FOOT_OF_HIVE * u, width, (large.y if upright else y) - hill - _FOOT_OF_HIVE * u)
    if not upright:  # beside the green key
        row = row._replace(x=large.right, width=width - large.right) if left_handed else row._replace(width=large.x)
    animals = _animals(len(settings.tokens), row, u, _IN_A_ROW_UPRIGHT if upright else _IN_A_ROW)
    hive_side, beside = min(_HIVE * u, 0.19 * width), 0.42 * _POT * u
    x = min(0.775 * width, width - _MARGIN * u - 0.5 * _POT * u - beside - 0.5 * hive_side)
    if not (upright or left_handed):  # away from the green key
        x = _BESIDE * width - 0.5 * beside
    home = Rect.around(x, hill - 0.42 * hive_side, hive_side)
    jar = Rect.around(x + 0.5 * hive_side + beside, hill - 0.4 * _POT * u, _POT * u)
    spots = _Spots(u, (width / 2, head_y), flower, animals, home, jar, keys)
    if not left_handed:
        return spots
    mirrored = {touch: rect._replace(x=width - rect.right) for touch, rect in keys.items()}
    return spots._replace(keys=mirrored | {_NEXT: large})


def _hill(size: tuple[int, int]) -> float:
    return (_LOW_UPRIGHT if stands_upright(size) else _LOW) * size[1]


def _animals(count: int, room: Rect, u: float, most: int) -> tuple[Rect, ...]:
    """The group, on the hill before the flower: in one row or in several, ``most`` animals in each."""
    rows = math.ceil(count / most)
    most = math.ceil(count / rows)
    step = min(_APART * u, room.height / (rows * _ROOM_OF_ROW), (room.width - 4 * _MARGIN * u) / most)
    lowest = room.centre[1] + (rows - 1) * _ROW_HIGH / 2 * step
    spots = []
    for place in range(count):
        row, column = divmod(place, most)
        across = min(count - row * most, most)
        up = (rows - 1 - row) * _ROW_HIGH * step
        spots.append(Rect.around(room.centre[0] + (column - (across - 1) / 2) * step, lowest - up, _TOKEN * step))
    return tuple(spots)


def _named(session: Session, spots: _Spots) -> list[tuple[str, Rect]]:
    return list(zip(session.settings.tokens, spots.animals, strict=True))


def _hop(since: float) -> float:
    """How high an animal is that began to hop ``since`` seconds ago, in animals."""
    return _HOP * abs(math.sin(math.pi * min(max(since / _HOP_S, 0), _HOPS)))


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
    where, u, joys = spots.keys, spots.u, session.journey.celebrations
    rect, following, pressed = where[_NEXT], session.repertoire.flowers.next_lesson, view.pressed == _NEXT
    sprites = []
    if _FILM in where and joys.feast is not None:
        film = about_key("icon-film", where[_FILM], joys.feast.attempt, view.images, pressed=view.pressed == _FILM)
        frame = pebble_sprite("icon-frame", where[_FRAME], pressed=view.pressed == _FRAME, on=joys.has_kept)
        sprites = [*film, frame]
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
