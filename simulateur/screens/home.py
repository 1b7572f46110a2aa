"""The home page: a garden path with a flower for each lesson; the next one sways and the bee waits beside it."""

import math
from functools import lru_cache

from simulateur.controls import Key, Touch
from simulateur.drawings.artwork import circle, document, path, symbol
from simulateur.drawings.garden import along, flower_parts, garden, hive
from simulateur.drawings.theme import CALM
from simulateur.layout.rectangles import BIG_KEY, Places, Rect, child_unit, unit
from simulateur.screens.door import door_key, door_place
from simulateur.screens.life import life_of
from simulateur.screens.stage import centred, ear_sprites, icon_sprite, pebble_sprite
from simulateur.screens.view import View
from simulateur.session import Session
from simulateur.sprite import Scene, Sprite

_COLOURS = ("plum", "blue", "coral")
_ROOMY, _CLOSE = (14.0, 18.0), (11.4, 15.0)
"""A flower and the next one to do, in units, on a path with room and on a long one."""
_ROOMY_LESSONS = 9
_TOKEN = 10.0
_HIVE, _HIVE_UP = 13.5, 5.0
_BOARD_KEY = 11.4
_PLAY = Touch(Key.PLAY)


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: the ear, free play, the flowers that open, the animals."""
    u = child_unit(size)
    found = _keys(size, board=session.settings.whiteboard)
    free = session.settings.free_order
    for place, rect in enumerate(_spots(session, size)):
        if session.flowers.may_open(place, free=free):
            found[Touch(Key.LESSON, place)] = rect
    row = _tokens_box(size, u, len(session.settings.tokens))
    for place in range(len(session.settings.tokens)):
        found[Touch(Key.TOKEN, place)] = Rect(row.x + (1 + place * (_TOKEN + 1)) * u, row.y, _TOKEN * u, row.height)
    return found | dict(door_place(size))


def _keys(size: tuple[int, int], *, board: bool) -> dict[Touch, Rect]:
    """The ear and free play: at the top; at a wall board in the bend of the path, where a small child reaches them."""
    u = child_unit(size)
    side, x, y = (_BOARD_KEY * u, 1.6 * u, 0.7 * size[1]) if board else ((BIG_KEY + 0.6) * u, 6 * u, 13.8 * u)
    gap = 1.4 * u if board else 2.4 * u
    return {Touch(Key.LISTEN): Rect(x, y - side / 2, side, side), _PLAY: Rect(x + side + gap, y - side / 2, side, side)}


def _spots(session: Session, size: tuple[int, int]) -> tuple[Rect, ...]:
    """Where the flowers stand."""
    return _spots_of(len(session.path.lessons), session.next_lesson, size)


@lru_cache(maxsize=8)
def _spots_of(count: int, next_one: int | None, size: tuple[int, int]) -> tuple[Rect, ...]:
    u = child_unit(size)
    flower, following = _ROOMY if count <= _ROOMY_LESSONS else _CLOSE
    spots = []
    for place, part in enumerate(flower_parts(count)):
        x, y = along(size, part)
        spots.append(Rect.around(x, y - 1.5 * u, (following if place == next_one else flower) * u))
    return tuple(spots)


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    where = places(session, view.size)
    actors = [
        *ear_sprites(where[Touch(Key.LISTEN)], pressed=view.pressed == Touch(Key.LISTEN), mute=session.mute),
        pebble_sprite("icon-mat", where[_PLAY], pressed=view.pressed == _PLAY),
        _hive(view),
        *_flowers(session, view.size),
        *_bee(session, view.size),
        *_tokens(session, where, view.size),
        *door_key(session, view),
    ]
    return Scene(empty_scene(view.size).ground, tuple(actors))


def empty_scene(size: tuple[int, int]) -> Scene:
    """The garden alone, which is the same whatever there is to play."""
    return Scene((Sprite(garden(*size), 0, 0, *size, opaque=True),), ())


def _hive(view: View) -> Sprite:
    x, y = along(view.size, 1.0)
    u = unit(view.size)
    side = round(_HIVE * u)
    return centred(hive(side, view.images), x, y - _HIVE_UP * u, side)


def _flowers(session: Session, size: tuple[int, int]) -> list[Sprite]:
    sprites = []
    spots, next_one = _spots(session, size), session.next_lesson
    for place, lesson in enumerate(session.path.lessons):
        rect = spots[place]
        (x, y), side = rect.centre, round(rect.width)
        colour = _COLOURS[place % len(_COLOURS)]
        if place == next_one:
            sprites.append(centred(_next_disc(colour, side, life_of(session).sway), x, y, side))
        elif session.is_done(lesson):
            sprites.append(icon_sprite(f"flower-open-{colour}", x, y, side))
        else:
            sprites.append(centred(_bare_earth(side), x, y, side))
    return sprites


@lru_cache(maxsize=16)
def _next_disc(colour: str, side: int, sway: int) -> str:
    m = side / 2
    line = f"{0.022 * side:.2f}"
    return document(
        side,
        side,
        circle(m, m, 0.47 * side, fill=CALM.honey, stroke=CALM.ink, stroke_width=line),
        circle(m, m, 0.39 * side, fill=CALM.cream),
        path("".join(_beside_bud(m, way * side) for way in (-1, 1)), fill="none", **_call(side)),
        f'<g transform="translate({m:g} {0.86 * side:.2f}) rotate({sway})">'
        + symbol(f"flower-bud-{colour}", 0, -0.36 * side, 0.86 * side)
        + "</g>",
    )


def _beside_bud(middle: float, side: float) -> str:
    """Path data of a small arc beside the bud, to the left of it if ``side`` is less than 0: it wants to move."""
    x, high = middle + 0.27 * side, abs(side)
    return f"M{x - 0.06 * side:.2f} {0.28 * high:.2f}Q{x + 0.02 * side:.2f} {0.36 * high:.2f} {x:.2f} {0.47 * high:.2f}"


def _call(side: int) -> dict[str, str | float]:
    return {"stroke": CALM.ink_soft, "stroke_width": f"{0.022 * side:.2f}", "stroke_linecap": "round"}


@lru_cache(maxsize=8)
def _bare_earth(side: int) -> str:
    m = side / 2
    round_patch = f'<ellipse cx="{m}" cy="{0.62 * side:.1f}" rx="{0.27 * side:.1f}" ry="{0.2 * side:.1f}"'
    earth = round_patch + f' fill="{CALM.earth_bare}"/>'
    return document(side, side, earth, symbol("flower-closed", m, 0.5 * side, 0.9 * side))


def _bee(session: Session, size: tuple[int, int]) -> list[Sprite]:
    """Beside the next flower, looking at it; at the hive once all is done."""
    u = child_unit(size)
    parts = flower_parts(len(session.path.lessons))
    place = session.next_lesson
    part = parts[place] - 0.05 if place is not None else 0.96
    x, y = along(size, part)
    ahead_x, ahead_y = along(size, part + 0.03)
    degrees = round(math.degrees(math.atan2(ahead_x - x, y - ahead_y)) / 3) * 3 % 360
    life = life_of(session)
    side = 14.5 * u * life.breath
    return [
        icon_sprite("bee-shadow", x + 0.4 * u, y + 1.0 * u, side),
        icon_sprite("bee-blink" if life.blinks else "bee", x, y, side, degrees),
    ]


def _tokens_box(size: tuple[int, int], u: float, count: int) -> Rect:
    width = (count * (_TOKEN + 1) + 1) * u
    return Rect(size[0] - width - 2 * u, size[1] - 12.4 * u - 1.6 * u, width, 12.4 * u)


def _tokens(session: Session, where: Places, size: tuple[int, int]) -> list[Sprite]:
    u = child_unit(size)
    box = _tokens_box(size, u, len(session.settings.tokens))
    width, height = round(box.width), round(box.height)
    sprites = [Sprite(_tokens_ground(width, height), round(box.x), round(box.y), width, height)]
    for place, name in enumerate(session.settings.tokens):
        x, y = where[Touch(Key.TOKEN, place)].centre
        if place == session.token:
            side = round(12.6 * u)
            sprites.append(centred(_chosen(name, side), x, y, side))
        else:
            sprites.append(icon_sprite(f"token-{name}", x, y, 8.6 * u))
    return sprites


@lru_cache(maxsize=8)
def _tokens_ground(width: int, height: int) -> str:
    ground = f'<rect width="{width}" height="{height}" rx="{height / 2}" fill="{CALM.hem}" fill-opacity="0.35"/>'
    return document(width, height, ground)


@lru_cache(maxsize=8)
def _chosen(name: str, side: int) -> str:
    m = side / 2
    line = f"{0.035 * side:.2f}"
    ring = circle(m, m, 0.47 * side, fill=CALM.honey, stroke=CALM.ink, stroke_width=line)
    return document(side, side, ring, symbol(f"token-{name}", m, m, 0.94 * side))
