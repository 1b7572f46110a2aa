"""The séance's page: its cover, the green key that begins or goes on, its challenges on cards, close to bee and goal.

A wall board is higher than a child reaches: there the cover is up in a garden, for all to see, and the rest below.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from beebot.challenge import Challenge
from lecons.pictures.artwork import Attributes, circle, content_of, document, foot, frame, placed, rimmed
from lecons.pictures.difficulty_marks import degree_of
from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.challenge.petals import petals
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import boxed, centred, ear_sprites, icon_sprite, pebble_sprite, said
from simulateur.pages.common.success_parts import go_on
from simulateur.pages.common.turn_key import large_turn_sprite, turn_place, turn_sprites
from simulateur.pages.common.view import View
from simulateur.pages.garden.meadow import meadow_behind
from simulateur.pages.garden.seance_cover import Shown, shown_of
from simulateur.pages.layout.control_areas import Places
from simulateur.pictures.board_garden import REACH
from simulateur.pictures.covers import SHAPE, cover
from simulateur.pictures.keys import panel
from simulateur.pictures.seance_covers import seance_cover
from simulateur.pictures.units import BIG_KEY, MARGIN, RAIL, child_unit, stands_upright, touch_side
from simulateur.pictures.worlds import Hour, window

_GAP, _GAP_ON_BOARD = 3.4, 2.6
_ASPECT, _ASPECT_ON_BOARD = 1.2, 1.7
"""The width of a card over its height: on a wall board at most, where rows are low and have the width."""
_RANK, _DOT, _DEGREE, _SMALL = 2.3, 2.7, 6.2, 24.0
"""In units: how high the tab is whose dots count the cards, below the scene of one, from one dot to the next, the mark
of a degree; smaller on a card narrower than that."""
_OVER = 0.2
"""What such a tab may cover of its scene, in its height: no face."""
_IN = 0.2
"""How far the middle of the mark of a degree is inside its scene, in its sides: it covers no goal that is up there."""
_FLOWER, _FLOWER_IN = 13.0, 1.5
"""In units: a card's flower, at its lower right; how far inside."""
_MOST_FLOWER, _MOST_INSIDE = 0.38, 0.06
"""The same on a small card, and between its edge and its scene, in parts of the width that its height would have."""
_INSIDE = 2.0
"""Between a card's edge and its scene, in units."""
_BESIDE_RAIL = 4.3
"""Between the ear and the cards, in units; a card's frame needs room."""
_EDGE, _FOOT, _RING, _LIP = 3.4, 2.6, 1.6, 0.8
"""In units: from cards to the page's edges, to a wall board's foot; a card's frame; what is seen of its thickness."""
_BOARD_HOME = 11.2
_TOKEN = 13.8
_TURN, _TURN_X, _TURN_Y = 27.0, 19.8, 16.5
_ARMS = 0.62
"""How wide a row of cards is on a wall board, in parts of it: what a small child reaches with both arms and a step."""
_COVER, _COVER_HIGH, _UPRIGHT_COVER = 0.45, 0.58, 0.33
"""How wide the cover is at most, and how high, in parts of the room for it and the cards; where the page is upright."""
_GO, _GO_HIGH = 0.92, 0.5
"""How wide the green key is, in covers, and how high at most, in its width."""
_AFAR, _GO_ON_BOARD = Rect(0.30, 0.03, 0.44, 0.52), 0.18
"""The cover on a wall board, for the whole class to see, and how wide the green key is below; in parts of the board."""
_PETALS, _DISC, _EDGE_OF_COVER = 0.18, 1.25, 1.5
"""The séance's flower on a cover's corner, in covers, its disc, in flowers; the cream round a cover, in units."""
_BREATHES = 0.09
"""How far the ring of the next challenge's card goes out and in, in units for each degree of what calls a child."""
_NEXT, _COVERED = Touch(Key.NEXT), Touch(Key.NEXT, 1)
_COVER_IN = 3.0
"""How far within the cover a touch is one on it, in units: the sign that stops all robots may lie over its corner."""


class _Parts(NamedTuple):
    """Where the cover and the green key are, the room for the cards, and how wide a row of these may be."""

    cover: Rect
    go: Rect
    cards: Rect
    widest: float


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: home, ear, the cover, the green key, a card a challenge, the animal whose turn it is.

    On a wall board the cover is only looked at, and nothing but home and the animal is high up.
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
    parts, count = _parts(session, size), len(session.route.lesson.challenges)
    gap, broadest = (_GAP_ON_BOARD * u, _ASPECT_ON_BOARD) if board else (_GAP * u, _ASPECT)
    found |= {_NEXT: parts.go} | ({} if board else {_COVERED: parts.cover.inset(_COVER_IN * u)})
    found |= {
        Touch(Key.CHALLENGE, place): rect
        for place, rect in enumerate(_grid(parts.cards, count, gap, parts.widest, broadest))
    }
    return {**found, **turn_place(session, _token(session, size))}


def _parts(session: Session, size: tuple[int, int]) -> _Parts:
    zone, gap, left_handed = _zone(session, size), _GAP * child_unit(size), session.settings.left_handed
    if session.settings.whiteboard:
        room = Rect(_AFAR.x * size[0], _AFAR.y * size[1], _AFAR.width * size[0], _AFAR.height * size[1])
        box, wide = _shaped(room), _GO_ON_BOARD * size[0]
        go = Rect(zone.x, zone.y, wide, zone.height)
        rest = Rect(go.right + gap, zone.y, zone.right - go.right - gap, zone.height)
        if left_handed:
            box, go, rest = (each._replace(x=size[0] - each.right) for each in (box, go, rest))
            go, rest = (each._replace(x=2 * zone.centre[0] - size[0] + each.x) for each in (go, rest))
        return _Parts(box, go, rest, _ARMS * size[0])
    if stands_upright(size):
        box = _shaped(zone._replace(height=_UPRIGHT_COVER * zone.height))
        high = touch_side(size)
        go = Rect.around(box.centre[0], box.bottom + gap + high / 2, _GO * box.width, high)
        rest = zone._replace(y=go.bottom + 1.5 * gap, height=zone.bottom - go.bottom - 1.5 * gap)
        return _Parts(box, go, rest, zone.width)
    box = _shaped(zone._replace(width=_COVER * zone.width, height=_COVER_HIGH * zone.height))
    wide, beside = _GO * box.width, gap
    high = min(_GO_HIGH * wide, zone.height - box.height - gap)
    box = box._replace(
        x=zone.right - box.width if left_handed else zone.x, y=zone.centre[1] - (box.height + gap + high) / 2
    )
    go = Rect.around(box.centre[0], box.bottom + gap + high / 2, wide, high)
    rest = zone._replace(x=zone.x if left_handed else box.right + beside, width=zone.width - box.width - beside)
    return _Parts(box, go, rest, rest.width)


def _shaped(room: Rect) -> Rect:
    """A cover, as large as may be at the top of a room."""
    wide = min(room.width, SHAPE * room.height)
    return Rect(room.centre[0] - wide / 2, room.y, wide, wide / SHAPE)


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
    """The picture of the séance's page: its cover, the green key, and a card for each challenge."""
    u = child_unit(view.size)
    where = places(session, view.size)
    home, ear, board = Touch(Key.HOME), Touch(Key.LISTEN), session.settings.whiteboard
    token = _token(session, view.size)
    actors = [pebble_sprite("icon-home", where[home], pressed=view.pressed == home)]
    actors += ear_sprites(where[ear], pressed=view.pressed == ear, mute=session.mute)
    actors += [large_turn_sprite(session, token, view.pressed)] if board else turn_sprites(session, token, view.pressed)
    shown = shown_of(session, session.players.at.lesson_place)
    actors += _cover(session, shown, _parts(session, view.size).cover, view)
    actors += go_on(where[_NEXT], u, pressed=view.pressed in (_NEXT, _COVERED))
    for place in range(len(session.route.lesson.challenges)):
        actors += _card(session, place, shown.hour, where[Touch(Key.CHALLENGE, place)], view)
    return Scene(meadow_behind(session, view.size, sun=False) if board else (), tuple(actors))


def _cover(session: Session, shown: Shown, box: Rect, view: View) -> list[Sprite]:
    """The cover, and on its corner the séance's flower, a petal for each challenge."""
    u, side = child_unit(view.size), _PETALS * box.width
    drawn = _framed(shown, round(box.width), round(box.height), u, view.images)
    corner = box.x + 0.3 * side if session.settings.left_handed else box.right - 0.3 * side
    disc = Rect.around(corner, box.bottom - 0.3 * side, round(_DISC * side))
    return [
        boxed(drawn, box._replace(height=box.height + 2 * _LIP * u), f"cover, {shown.challenge.genre.value}"),
        boxed(panel(round(disc.width), round(disc.width), round(disc.width / 2), ROLE.cream), disc, "disc"),
        *petals(session, Rect.around(*disc.centre, side)),
    ]


@lru_cache(maxsize=2)
def _framed(shown: Shown, width: int, height: int, u: float, images: Images) -> str:
    """A séance's cover on a cream card, with the card's lip below it."""
    lip, edge = _LIP * u, round(_EDGE_OF_COVER * u)
    card = Rect(0, 0, width, height)
    inside = Rect(edge, edge, width - 2 * edge, height - 2 * edge)
    drawn = seance_cover(shown.challenge, round(inside.width), round(inside.height), images, shown.hour)
    return document(
        width,
        height + 2 * lip,
        foot(card.moved(0, 2 * lip), 4 * u, 2 * lip, fill=ROLE.shade, fill_opacity=SHADOW_OPACITY),
        foot(card.moved(0, lip), 4 * u, lip, fill=ROLE.lip),
        rimmed(*card, 4 * u, ROLE.cream),
        placed(drawn, edge, edge),
        window(inside, 4 * u - edge, ROLE.cream),
    )


def _grid(zone: Rect, count: int, gap: float, widest: float, broadest: float) -> list[Rect]:
    """Places for ``count`` cards, as large as can be, in rows ``widest`` pixels wide at most.

    The cards of each row are in its middle, and the rows mirror each other: five in three rows lie as on a die. Cards
    are at most ``broadest`` heights wide.

    If several numbers of columns leave the cards equally large, the least number is taken: it
    fills the rows evenly.
    """
    best: tuple[float, int, float, float] = (0.0, -1, 0.0, 0.0)
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        wide, high = (min(zone.width, widest) + gap) / columns - gap, (zone.height + gap) / rows - gap
        width, height = min(wide, high * broadest), min(high, wide / _ASPECT)
        best = max(best, (width * height, -columns, width, height))
    _area, columns, width, height = best
    columns, rows = -columns, math.ceil(count / -columns)
    top = zone.centre[1] - (rows * (height + gap) - gap) / 2
    cards = []
    for row, across in enumerate(_across(count, rows)):
        left = zone.centre[0] - (across * (width + gap) - gap) / 2
        y = top + row * (height + gap)
        cards += [Rect(left + n * (width + gap), y, width, height) for n in range(across)]
    return cards


def _across(count: int, rows: int) -> list[int]:
    """How many of ``count`` cards each row has: some have one more, the outer rows, or else those about the middle."""
    least, more = divmod(count, rows)
    outwards = sorted(range(rows), key=lambda row: abs(2 * row + 1 - rows))
    longer = outwards[:more] if more % 2 else outwards[rows - more :]
    return [least + (row in longer) for row in range(rows)]


def _card(session: Session, place: int, hour: Hour, rect: Rect, view: View) -> list[Sprite]:
    u = child_unit(view.size)
    challenge = session.route.lesson.challenges[place]
    following = place == session.route.next_challenge
    pressed = view.pressed == Touch(Key.CHALLENGE, place)
    width, height = round(rect.width + 4 * u), round(rect.height + 5 * u)
    ground = _ground(width, height, u, following, pressed)
    x, y = rect.centre
    down = 0.5 * u if pressed else 0.0
    grown = _BREATHES * u * abs(motion_of(session).sway) if following else 0.0
    side = _ASPECT * rect.height
    inside = 2 * min(_INSIDE * u, _MOST_INSIDE * side)
    inner_w, inner_h = rect.width - inside, rect.height - inside
    sign = said("challenge", "next" if following else "", "pressed" if pressed else "")
    room = Rect.around(x, y + down, inner_w, inner_h)
    ticket = _ticket(challenge, hour, round(inner_w), round(inner_h), u, view.images)
    sprites = [
        boxed(ground, Rect(rect.x - 2 * u, rect.y - 2 * u, width, height).inset(-grown), sign),
        boxed(ticket, room, f"scene of {challenge.id}"),
        *_signs(challenge, place, room, min(u, side / _SMALL)),
    ]
    bloom = min(_FLOWER * u, _MOST_FLOWER * side)
    inwards = bloom * _FLOWER_IN / _FLOWER
    corner_x, corner_y = rect.right - inwards, rect.bottom - inwards
    if session.repertoire.flowers.challenges_done(session.route.lesson)[place]:
        sprites.append(icon_sprite("flower-open-plum", corner_x, corner_y + down, bloom))
    return sprites


@lru_cache(maxsize=12)
def _ticket(challenge: Challenge, hour: Hour, width: int, height: int, u: float, images: Images) -> str:
    """What a child knows a challenge by: its scene, which fills its card."""
    drawn = content_of(cover(challenge, width, height, images, hour))
    return document(width, height, drawn, window(Rect(0, 0, width, height), 2 * u, ROLE.cream))


def _signs(challenge: Challenge, place: int, room: Rect, u: float) -> list[Sprite]:
    """Which one of the séance it is, as dots below the scene at the left; how hard it is, at the upper right."""
    pill = Rect(room.x, room.bottom - _OVER * _RANK * u, (place + 1.6) * _DOT * u, _RANK * u)
    dots = (circle((n + 0.8) * _DOT * u, pill.height / 2, _DOT / 3 * u, fill=ROLE.ink) for n in range(place + 1))
    ground = rimmed(0, 0, pill.width, pill.height, pill.height / 2, ROLE.cream)
    sprites = [boxed(document(pill.width, pill.height, ground, *dots), pill, f"{place + 1} dots")]
    side = round(_DEGREE * u)
    if marked := degree_of(challenge, side):
        svg, words = marked
        sprites.append(centred(svg, room.right - _IN * side, room.y + _IN * side, side, words))
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
