"""The lesson's page: its challenges on cards, each close to its bee and its goal. The next card is ringed in honey.

A wall board is wider than a child reaches: what the cards leave free there is a garden.
"""

import math
from functools import lru_cache

from beebot.challenge import Challenge
from beebot.mat import Ground, Mat
from lecons.pictures.artwork import Attributes, document, foot, frame, rimmed
from lecons.pictures.challenge_signs import sign_of
from lecons.pictures.difficulty_marks import degree_of
from lecons.pictures.images import Images
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import thumbnail
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.challenge.petals import petals
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import boxed, centred, ear_sprites, icon_sprite, pebble_sprite, said
from simulateur.pages.common.turn_key import large_turn_sprite, turn_place, turn_sprites
from simulateur.pages.common.view import View
from simulateur.pages.garden.meadow import meadow_behind
from simulateur.pages.layout.control_areas import Places
from simulateur.pictures.board_garden import REACH
from simulateur.pictures.close_ups import close_up, seen_close
from simulateur.pictures.scenery import scenery
from simulateur.pictures.units import BIG_KEY, MARGIN, RAIL, child_unit, touch_side

_GAP = 4.4
_ASPECT = 1.2
"""The width of a card over its height."""
_SIGN, _SIGN_IN = 10.0, 2.5
_DEGREE = 0.62
"""The side of the mark of a degree, in sides of the sign of a kind."""
_FLOWER, _FLOWER_IN = 13.0, 1.5
"""In units: a card's sign, at its upper left, its flower, at its lower right; how far inside."""
_MOST_SIGN, _MOST_FLOWER, _MOST_INSIDE = 0.32, 0.38, 0.06
"""The same on a small card, in parts of its width."""
_NEAR = 0.6
"""How large the garden round a path is on a card, in parts of that on its page."""
_INSIDE = 2.0
"""Between a card's edge and its mat, in units."""
_BESIDE_RAIL = 1.8 + _SIGN / 2 - _SIGN_IN
"""Between the ear and the cards, in units; a card's sign and frame need room."""
_EDGE, _FOOT, _RING = 5.0, 4.0, 1.6
"""In units: from the cards to the page's edges, to a wall board's foot; the frame of a card."""
_BOARD_HOME = 11.2
_TOKEN = 13.8
_TURN, _TURN_X, _TURN_Y = 27.0, 19.8, 16.5
_ARMS, _ARMS_OF_MANY, _FEW = 0.45, 0.62, 6
"""How wide a row of cards is on a wall board, in parts of it: what a small child before it reaches with both arms.

More than a few cards take a step aside, or they would be too small.
"""
_BOARD_FLOWER, _BOARD_FLOWER_Y = 40.0, 0.3
_BEE, _BEE_AWAY, _BEE_DOWN, _BEE_DEGREES = 20.0, 34.0, 6.0, 72
_CALLS = 0.06
"""How far the next challenge's card goes up and down to call a child, in units for each degree of a sway."""
_AFAR = Rect(0.34, 0.03, 0.44, 0.54)
"""The next challenge's mat, for the whole class to see, in parts of the board; the flower and the bee are beside it."""
_SIGN_AFAR = 13.0
"""What is asked there, in units."""
_BESIDE_AFAR, _FLOWER_BESIDE, _BEE_BELOW = 0.2, 26.0, (-14.0, 15.0)
"""Where the flower is then, in parts of the width; its side, and where the bee is from its middle, in units."""


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: home, ear, a card for each challenge, the animal whose turn it is.

    A wall board has only home and the animal high up.
    """
    u, board = child_unit(size), session.settings.whiteboard
    key = _key(session, size)
    ear_y = size[1] / 2 + 4 * u
    if board:
        ear_y = _zone(session, size).centre[1]
    x, left_handed = _rail(session, size) / 2 + MARGIN * u, session.settings.left_handed
    found = {
        Touch(Key.HOME): Rect.around(x, MARGIN * u + key / 2, key),
        Touch(Key.LISTEN): Rect.around(x, ear_y, max(BIG_KEY * u, key)),
    }
    if left_handed:
        found = {touch: rect._replace(x=size[0] - rect.right) for touch, rect in found.items()}
    count = len(session.route.lesson.challenges)
    arms = _ARMS if count <= _FEW else _ARMS_OF_MANY
    cards = _grid(_zone(session, size), count, _GAP * u, arms * size[0] if board else size[0])
    found |= {Touch(Key.CHALLENGE, place): rect for place, rect in enumerate(cards)}
    return {**found, **turn_place(session, _token(session, size))}


def _token(session: Session, size: tuple[int, int]) -> Rect:
    u, settings = child_unit(size), session.settings
    if settings.whiteboard:
        rect = Rect.around(size[0] - _TURN_X * u, _TURN_Y * u, _TURN * u)
    else:
        side = max(_TOKEN * u, touch_side(size))
        rect = Rect.around(MARGIN * u + _rail(session, size) / 2, size[1] - 2 * u - side / 2, side)
    return rect._replace(x=size[0] - rect.right) if settings.left_handed else rect


def _key(session: Session, size: tuple[int, int]) -> float:
    """The side of home, in pixels; on a wall board it is far larger than a fingertip."""
    return _BOARD_HOME * child_unit(size) if session.settings.whiteboard else touch_side(size)


def _rail(session: Session, size: tuple[int, int]) -> float:
    return max(RAIL * child_unit(size), _key(session, size))


def _zone(session: Session, size: tuple[int, int]) -> Rect:
    u, settings = child_unit(size), session.settings
    top, foot = _EDGE * u, _EDGE * u
    if settings.whiteboard:
        top, foot = REACH * size[1] + _RING * u, _FOOT * u
    corner = _FLOWER / 2 - _FLOWER_IN + 1.8 if settings.left_handed else _BESIDE_RAIL
    rail = (MARGIN + corner) * u + _rail(session, size)
    x = _EDGE * u if settings.left_handed else rail
    return Rect(x, top, size[0] - rail - _EDGE * u, size[1] - top - foot)


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    u = child_unit(view.size)
    where = places(session, view.size)
    home, ear = Touch(Key.HOME), Touch(Key.LISTEN)
    actors = [pebble_sprite("icon-home", where[home], pressed=view.pressed == home)]
    actors += ear_sprites(where[ear], pressed=view.pressed == ear, mute=session.mute)
    if session.settings.whiteboard:
        actors += _above(session, view)
    else:
        middle = (where[home].bottom + where[ear].y) / 2
        actors += petals(session, Rect.around(where[home].centre[0], middle, 9.4 * u))
        actors += turn_sprites(session, _token(session, view.size), view.pressed)
    for place in range(len(session.route.lesson.challenges)):
        actors += _card(session, place, where[Touch(Key.CHALLENGE, place)], view)
    return Scene(meadow_behind(session, view.size, sun=False) if session.settings.whiteboard else (), tuple(actors))


def _above(session: Session, view: View) -> list[Sprite]:
    """What is high on a wall board: the lesson's flower, the bee on her way to it, whose turn it is."""
    u, size, following = child_unit(view.size), view.size, session.route.next_challenge
    way = -1 if session.settings.left_handed else 1
    middle, y, side = _zone(session, size).centre[0], _BOARD_FLOWER_Y * size[1], _BOARD_FLOWER * u
    bee_x, bee_y = middle - way * _BEE_AWAY * u, y + _BEE_DOWN * u
    sprites = []
    if following is not None:
        middle, side = _sided(session, _BESIDE_AFAR * size[0], size), _FLOWER_BESIDE * u
        bee_x, bee_y = middle + way * _BEE_BELOW[0] * u, y + _BEE_BELOW[1] * u
        sprites += _afar(session, session.route.lesson.challenges[following], view)
    return [
        *sprites,
        *petals(session, Rect.around(middle, y, side)),
        icon_sprite("bee-shadow", bee_x + 0.4 * u, bee_y + 1.0 * u, _BEE * u),
        icon_sprite("bee", bee_x, bee_y, _BEE * u, way * _BEE_DEGREES % 360),
        large_turn_sprite(session, _token(session, size), view.pressed),
    ]


def _sided(session: Session, x: float, size: tuple[int, int]) -> float:
    """A point of a wall board, or its mirror image for the left hand."""
    return size[0] - x if session.settings.left_handed else x


def _afar(session: Session, challenge: Challenge, view: View) -> list[Sprite]:
    """The next challenge's mat and what is asked, so large that the whole class sees them, flat: not to be touched."""
    (width, height), u = view.size, child_unit(view.size)
    room = Rect(_AFAR.x * width, _AFAR.y * height, _AFAR.width * width, _AFAR.height * height)
    mat = challenge.mat
    cell = max(round(min(room.width / (mat.width + 2 * BORDER), room.height / (mat.height + 2 * BORDER))), 1)
    wide, high = (round((n + 2 * BORDER) * cell) for n in (mat.width, mat.height))
    x = _sided(session, room.centre[0], view.size)
    box = Rect.around(x, room.centre[1], wide, high)
    sprites = [boxed(_mat(challenge, cell, view.images), box, f"from afar the mat of {challenge.id}")]
    if asked := sign_of(challenge, round(_SIGN_AFAR * u)):
        svg, words = asked
        sprites.append(
            centred(
                svg, box.x - _SIGN_AFAR / 3 * u, box.y + _SIGN_AFAR / 3 * u, round(_SIGN_AFAR * u), f"from afar {words}"
            )
        )
    return sprites


def _grid(zone: Rect, count: int, gap: float, widest: float) -> list[Rect]:
    """Places for ``count`` cards, as large as can be, in rows ``widest`` pixels wide at most.

    The last row is in the middle.

    If several numbers of columns leave the cards equally large, the least number is taken: it
    fills the rows evenly.
    """
    best: tuple[float, int] = (0.0, -1)
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        wide = (min(zone.width, widest) + gap) / columns - gap
        width = min(wide, ((zone.height + gap) / rows - gap) * _ASPECT)
        best = max(best, (width, -columns))
    width, columns = best[0], -best[1]
    height, rows = width / _ASPECT, math.ceil(count / columns)
    top = zone.centre[1] - (rows * (height + gap) - gap) / 2
    cards = []
    for row in range(rows):
        across = min(columns, count - row * columns)
        left = zone.centre[0] - (across * (width + gap) - gap) / 2
        y = top + row * (height + gap)
        cards += [Rect(left + n * (width + gap), y, width, height) for n in range(across)]
    return cards


def _card(session: Session, place: int, rect: Rect, view: View) -> list[Sprite]:
    u = child_unit(view.size)
    challenge = session.route.lesson.challenges[place]
    following = place == session.route.next_challenge
    pressed = view.pressed == Touch(Key.CHALLENGE, place)
    width, height = round(rect.width + 4 * u), round(rect.height + 5 * u)
    ground = _ground(width, height, u, following, pressed)
    x, y = rect.centre
    down = 0.5 * u if pressed else _CALLS * u * motion_of(session).sway if following else 0.0
    inside = 2 * min(_INSIDE * u, _MOST_INSIDE * rect.width)
    inner_w, inner_h = rect.width - inside, rect.height - inside
    sign = said("challenge", "next" if following else "", "pressed" if pressed else "")
    sprites = [
        boxed(ground, Rect(rect.x - 2 * u, rect.y - 2 * u + (0 if pressed else down), width, height), sign),
        *_garden(challenge.mat, Rect.around(x, y + down, inner_w, inner_h), u),
        _ticket(challenge, Rect.around(x, y + down, inner_w, inner_h), view.images),
    ]
    sprites += _signs(challenge, rect, u, down)
    bloom = min(_FLOWER * u, _MOST_FLOWER * rect.width)
    inwards = bloom * _FLOWER_IN / _FLOWER
    corner_x, corner_y = rect.right - inwards, rect.bottom - inwards
    if session.repertoire.flowers.challenges_done(session.route.lesson)[place]:
        sprites.append(icon_sprite("flower-open-plum", corner_x, corner_y + down, bloom))
    return sprites


def _garden(mat: Mat, room: Rect, u: float) -> list[Sprite]:
    """The garden in which a path of one row lies on its card, as on its page: most of the card would be empty."""
    if mat.height > 1 or mat.width == 1 or mat.decor.ground is not Ground.MEADOW:
        return []
    return [boxed(scenery(round(room.width), round(room.height), _NEAR * u), room, "scenery of a card")]


def _ticket(challenge: Challenge, room: Rect, images: Images) -> Sprite:
    """What a child knows a challenge by: bees, goals and what is between them; pictures where it has no mat."""
    cell, seen = seen_close(challenge, (room.width, room.height))
    cell = max(round(cell), 1)
    if challenge.pictures is not None:
        drawn, border = _mat(challenge, cell, images), BORDER
    else:
        drawn, border = _close_up(challenge, cell, seen, images), HEM
    wide, high = (round((n + 2 * border) * cell) for n in (seen.width, seen.height))
    return boxed(drawn, Rect.around(*room.centre, wide, high), f"mat of {challenge.id}")


_close_up = lru_cache(maxsize=12)(close_up)


@lru_cache(maxsize=12)
def _mat(challenge: Challenge, cell: int, images: Images) -> str:
    """A challenge's whole mat; kept for the next picture."""
    return thumbnail(challenge, cell, images)


def _signs(challenge: Challenge, rect: Rect, u: float, down: float) -> list[Sprite]:
    """What is asked, at the upper left of a card, and how hard it is, at the upper right."""
    sprites = []
    side = round(min(_SIGN * u, _MOST_SIGN * rect.width))
    corner = side * _SIGN_IN / _SIGN
    if asked := sign_of(challenge, side):
        svg, words = asked
        sprites.append(centred(svg, rect.x + corner, rect.y + corner + down, side, words))
    small = round(_DEGREE * side)
    if marked := degree_of(challenge, small):
        svg, words = marked
        sprites.append(centred(svg, rect.right - corner, rect.y + corner + down, small, words))
    return sprites


def _ground(width: int, height: int, u: float, following: bool, pressed: bool) -> str:
    """A cream card with room around it; the next card to play lies on honey with the ink line."""
    x, y, w, h = 2 * u, 2 * u, width - 4 * u, height - 5 * u
    down = 0.5 * u if pressed else 0.0
    card, radius, parts = Rect(x, y, w, h), 3.4 * u, []
    if following:
        line = 0.5 * u
        ground = Rect(x - 1.2 * u, y - 1.2 * u, w + 2.4 * u, h + 3.0 * u).inset(-line / 2)
        parts.append(frame(ground, 4.6 * u + line / 2, (line, ROLE.ink), (3 * u, ROLE.honey)))
    else:
        shade: Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
        parts.append(foot(card.moved(0, 1.6 * u), radius, 1.6 * u, **shade))
    parts.append(foot(card.moved(0, 0.8 * u), radius, 0.8 * u, fill=ROLE.lip))
    parts.append(rimmed(x, y + down, w, h, radius, ROLE.cream))
    return document(width, height, *parts)
