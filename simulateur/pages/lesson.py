"""The lesson's page: its challenges as small mats on cards; done ones bloom, the next one is ringed in honey."""

import math

from lecons.pictures.artwork import document, foot, frame, rimmed
from lecons.pictures.mats import BORDER, thumbnail
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.signs import sign_of
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.challenge import petals, ringed_token
from simulateur.pages.layout.places import Places
from simulateur.pages.stage import boxed, centred, ear_sprites, icon_sprite, pebble_sprite, said
from simulateur.pages.view import View
from simulateur.pictures.board_garden import REACH
from simulateur.pictures.units import BIG_KEY, HOME_KEY, MARGIN, RAIL, child_unit

_GAP = 4.4
_ASPECT = 1.2
"""Of a card: width over height."""
_SIGN, _SIGN_IN = 10.0, 2.5
_FLOWER, _FLOWER_IN = 13.0, 1.5
"""On the upper left and the lower right corner of a card, and how far inside it their middles are, in units."""
_MOST_SIGN, _MOST_FLOWER, _MOST_INSIDE = 0.42, 0.45, 0.1
"""The same on a small card, in parts of its width."""
_INSIDE = 3.0
"""Between a card's edge and its mat."""
_BESIDE_RAIL = 1.8 + _SIGN / 2 - _SIGN_IN
"""Between ear and cards: the sign on a card keeps its distance too, and the frame of the chosen one all the more."""
_EDGE, _FOOT, _RING = 5.0, 4.0, 1.6
"""From the cards to the edges of the page, to its foot on a wall board, and the frame of the chosen one."""
_TOKEN, _TOKEN_X, _TOKEN_UP = 13.8, 8.4, 9.25
_TURN, _TURN_X, _TURN_Y = 27.0, 19.8, 16.5
_BOARD_FLOWER, _BOARD_FLOWER_Y = 40.0, 0.3
_BEE, _BEE_AWAY, _BEE_DOWN, _BEE_DEGREES = 20.0, 34.0, 6.0, 72


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: home, ear, and a card for each challenge; on a wall board home alone is high."""
    u, board = child_unit(size), session.settings.whiteboard
    ear_y = _zone(session, size).centre[1] if board else size[1] / 2 + 4 * u
    x, left_handed = (MARGIN + RAIL / 2) * u, session.settings.left_handed
    found = {
        Touch(Key.HOME): Rect.around(x, (MARGIN + HOME_KEY / 2) * u, HOME_KEY * u),
        Touch(Key.LISTEN): Rect.around(x, ear_y, BIG_KEY * u),
    }
    if left_handed:
        found = {touch: rect._replace(x=size[0] - rect.right) for touch, rect in found.items()}
    cards = _grid(_zone(session, size), len(session.lesson.challenges), _GAP * u)
    return found | {Touch(Key.CHALLENGE, place): rect for place, rect in enumerate(cards)}


def _zone(session: Session, size: tuple[int, int]) -> Rect:
    """The room for the cards, beside the rail."""
    u, settings = child_unit(size), session.settings
    corner = _FLOWER / 2 - _FLOWER_IN + 1.8 if settings.left_handed else _BESIDE_RAIL
    rail = (MARGIN + RAIL + corner) * u
    top, foot = (REACH * size[1] + _RING * u, _FOOT * u) if settings.whiteboard else (_EDGE * u, _EDGE * u)
    x = _EDGE * u if settings.left_handed else rail
    return Rect(x, top, size[0] - rail - _EDGE * u, size[1] - top - foot)


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    u, (width, height) = child_unit(view.size), view.size
    where = places(session, view.size)
    home, ear = Touch(Key.HOME), Touch(Key.LISTEN)
    actors = [pebble_sprite("icon-home", where[home], pressed=view.pressed == home)]
    actors += ear_sprites(where[ear], pressed=view.pressed == ear, mute=session.mute)
    if session.settings.whiteboard:
        actors += _above(session, view.size)
    else:
        actors += petals(session, Rect.around(where[home].centre[0], 25.2 * u, 9.4 * u))
        x = width - _TOKEN_X * u if session.settings.left_handed else _TOKEN_X * u
        actors.append(icon_sprite(f"token-{session.animal}", x, height - _TOKEN_UP * u, _TOKEN * u))
    for place in range(len(session.lesson.challenges)):
        actors += _card(session, place, where[Touch(Key.CHALLENGE, place)], view)
    return Scene((), tuple(actors))


def _above(session: Session, size: tuple[int, int]) -> list[Sprite]:
    """Above what a child reaches on a wall board: the lesson's flower, the bee that flies to it, whose turn it is."""
    u, (width, height) = child_unit(size), size
    way = -1 if session.settings.left_handed else 1
    middle, y = _zone(session, size).centre[0], _BOARD_FLOWER_Y * height
    x, side = width / 2 + way * (width / 2 - _TURN_X * u), round(_TURN * u)
    bee_x, bee_y = middle - way * _BEE_AWAY * u, y + _BEE_DOWN * u
    return [
        *petals(session, Rect.around(middle, y, _BOARD_FLOWER * u)),
        icon_sprite("bee-shadow", bee_x + 0.4 * u, bee_y + 1.0 * u, _BEE * u),
        icon_sprite("bee", bee_x, bee_y, _BEE * u, way * _BEE_DEGREES % 360),
        centred(ringed_token(session.animal, side), x, _TURN_Y * u, side, f"ringed {session.animal}"),
    ]


def _grid(zone: Rect, count: int, gap: float) -> list[Rect]:
    """Cards as large as ``count`` of them can be, three wide by two and a half high; the last row in the middle.

    Of columns that leave them equally large the fewest, which fill the rows evenly.
    """
    best: tuple[float, int] = (0.0, -1)
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        width = min((zone.width + gap) / columns - gap, ((zone.height + gap) / rows - gap) * _ASPECT)
        best = max(best, (width, -columns))
    width, columns = best[0], -best[1]
    height, rows = width / _ASPECT, math.ceil(count / columns)
    top = zone.centre[1] - (rows * (height + gap) - gap) / 2
    cards = []
    for row in range(rows):
        across = min(columns, count - row * columns)
        left = zone.centre[0] - (across * (width + gap) - gap) / 2
        cards += [Rect(left + n * (width + gap), top + row * (height + gap), width, height) for n in range(across)]
    return cards


def _card(session: Session, place: int, rect: Rect, view: View) -> list[Sprite]:
    u = child_unit(view.size)
    challenge = session.lesson.challenges[place]
    following = place == session.next_challenge
    pressed = view.pressed == Touch(Key.CHALLENGE, place)
    width, height = round(rect.width + 4 * u), round(rect.height + 5 * u)
    ground = _ground(width, height, u, following, pressed)
    x, y = rect.centre
    down = 0.5 * u if pressed else 0
    inside = 2 * min(_INSIDE * u, _MOST_INSIDE * rect.width)
    inner_w, inner_h = rect.width - inside, rect.height - inside
    mat = challenge.mat
    cell = max(round(min(inner_w / (mat.width + 2 * HEM), inner_h / (mat.height + 2 * HEM))), 1)
    wide, high = round((mat.width + 2 * BORDER) * cell), round((mat.height + 2 * BORDER) * cell)
    states = ("next" if following else "", "pressed" if pressed else "")
    mat_box = Rect(x - wide / 2, y - high / 2 + down, wide, high)
    sprites = [
        boxed(ground, Rect(rect.x - 2 * u, rect.y - 2 * u, width, height), said("challenge", *states)),
        boxed(thumbnail(challenge, cell, view.images), mat_box, f"mat of {challenge.id}"),
    ]
    side = round(min(_SIGN * u, _MOST_SIGN * rect.width))
    asked = sign_of(challenge, side)
    if asked is not None:
        corner, (svg, sign) = side * _SIGN_IN / _SIGN, asked
        sprites.append(centred(svg, rect.x + corner, rect.y + corner + down, side, sign))
    bloom = min(_FLOWER * u, _MOST_FLOWER * rect.width)
    corner_x, corner_y = rect.right - bloom * _FLOWER_IN / _FLOWER, rect.bottom - bloom * _FLOWER_IN / _FLOWER
    if session.challenges_done(session.lesson)[place]:
        sprites.append(icon_sprite("flower-open-plum", corner_x, corner_y + down, bloom))
    elif following:
        sprites.append(icon_sprite("flower-bud-plum", corner_x, corner_y + down, bloom))
    return sprites


def _ground(width: int, height: int, u: float, following: bool, pressed: bool) -> str:  # noqa: FBT001
    """A cream card with room around it; the one to play next lies on honey with the ink line."""
    x, y, w, h = 2 * u, 2 * u, width - 4 * u, height - 5 * u
    down = 0.5 * u if pressed else 0.0
    card, radius, parts = Rect(x, y, w, h), 3.4 * u, []
    if following:
        line = 0.5 * u
        ground = Rect(x - 1.2 * u, y - 1.2 * u, w + 2.4 * u, h + 3.0 * u).inset(-line / 2)
        parts.append(frame(ground, 4.6 * u + line / 2, (line, ROLE.ink), (3 * u, ROLE.honey)))
    else:
        shade: dict[str, str | float] = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
        parts.append(foot(card.moved(0, 1.6 * u), radius, 1.6 * u, **shade))
    parts.append(foot(card.moved(0, 0.8 * u), radius, 0.8 * u, fill=ROLE.lip))
    parts.append(rimmed(x, y + down, w, h, radius, ROLE.cream))
    return document(width, height, *parts)
