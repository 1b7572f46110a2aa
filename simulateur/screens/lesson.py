"""The lesson's page: its challenges as small mats on cards; done ones bloom, the next one is ringed in honey."""

import math

from simulateur.controls import Key, Touch
from simulateur.drawings.artwork import document, rimmed, rounded
from simulateur.drawings.meadow import BORDER, thumbnail
from simulateur.drawings.signs import sign_of
from simulateur.drawings.theme import CALM
from simulateur.layout.rectangles import BIG_KEY, HEM, HOME_KEY, MARGIN, RAIL, Places, Rect, child_unit
from simulateur.screens.challenge import petals
from simulateur.screens.stage import centred, ear_sprites, icon_sprite, pebble_sprite
from simulateur.screens.view import View
from simulateur.session import Session
from simulateur.sprite import Scene, Sprite

_GAP = 4.4
_SIGN = 10.0
_INSIDE = 3.0
"""Between a card's edge and its mat."""


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: home, ear, and a card for each challenge."""
    u = child_unit(size)
    x = (MARGIN + RAIL / 2) * u
    found = {
        Touch(Key.HOME): Rect.around(x, (MARGIN + HOME_KEY / 2) * u, HOME_KEY * u),
        Touch(Key.LISTEN): Rect.around(x, size[1] / 2 + 4 * u, BIG_KEY * u),
    }
    left = (MARGIN + RAIL + 3) * u
    zone = Rect(left, 5 * u, size[0] - left - 5 * u, size[1] - 10 * u)
    cards = _grid(zone, len(session.lesson.challenges), _GAP * u)
    found |= {Touch(Key.CHALLENGE, place): rect for place, rect in enumerate(cards)}
    return found


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    u = child_unit(view.size)
    where = places(session, view.size)
    actors = []
    home, ear = Touch(Key.HOME), Touch(Key.LISTEN)
    actors.append(pebble_sprite("icon-home", where[home], pressed=view.pressed == home))
    actors += ear_sprites(where[ear], pressed=view.pressed == ear, mute=session.mute)
    x = (MARGIN + RAIL / 2) * u
    actors += petals(session, Rect.around(x, 25.2 * u, 9.4 * u))
    token = icon_sprite(f"token-{session.animal}", 8.4 * u, view.size[1] - 9.25 * u, 13.8 * u)
    actors.append(token)
    for place in range(len(session.lesson.challenges)):
        actors += _card(session, place, where[Touch(Key.CHALLENGE, place)], view)
    return Scene((), tuple(actors))


def _grid(zone: Rect, count: int, gap: float) -> list[Rect]:
    """Cards three wide by two and a half high, as large as ``count`` of them can be."""
    best: tuple[float, int] = (0.0, 1)
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        width = min((zone.width + gap) / columns - gap, ((zone.height + gap) / rows - gap) * 1.2)
        best = max(best, (width, columns))
    width, columns = best
    height, rows = width / 1.2, math.ceil(count / columns)
    left = zone.centre[0] - (columns * (width + gap) - gap) / 2
    top = zone.centre[1] - (rows * (height + gap) - gap) / 2
    return [
        Rect(left + n % columns * (width + gap), top + n // columns * (height + gap), width, height)
        for n in range(count)
    ]


def _card(session: Session, place: int, rect: Rect, view: View) -> list[Sprite]:
    u = child_unit(view.size)
    challenge = session.lesson.challenges[place]
    following = place == session.next_challenge
    pressed = view.pressed == Touch(Key.CHALLENGE, place)
    width, height = round(rect.width + 4 * u), round(rect.height + 5 * u)
    ground = _ground(width, height, u, following, pressed)
    x, y = rect.centre
    down = 0.5 * u if pressed else 0
    inner_w, inner_h = rect.width - 2 * _INSIDE * u, rect.height - 2 * _INSIDE * u
    mat = challenge.mat
    cell = round(min(inner_w / (mat.width + 2 * HEM), inner_h / (mat.height + 2 * HEM)))
    wide, high = round((mat.width + 2 * BORDER) * cell), round((mat.height + 2 * BORDER) * cell)
    sprites = [
        Sprite(ground, round(rect.x - 2 * u), round(rect.y - 2 * u), width, height),
        Sprite(thumbnail(challenge, cell, view.images), round(x - wide / 2), round(y - high / 2 + down), wide, high),
    ]
    sign = sign_of(challenge, round(_SIGN * u))
    if sign is not None:
        sprites.append(centred(sign, rect.x + 2.5 * u, rect.y + 2.5 * u + down, round(_SIGN * u)))
    corner_x, corner_y = rect.right - 1.5 * u, rect.bottom - 1.5 * u
    if session.challenges_done(session.lesson)[place]:
        sprites.append(icon_sprite("flower-open-plum", corner_x, corner_y + down, 13 * u))
    elif following:
        sprites.append(icon_sprite("flower-bud-plum", corner_x, corner_y + down, 13 * u))
    return sprites


def _ground(width: int, height: int, u: float, following: bool, pressed: bool) -> str:  # noqa: FBT001
    """A cream card with room around it; the one to play next lies on honey with the ink line."""
    x, y, w, h = 2 * u, 2 * u, width - 4 * u, height - 5 * u
    down = 0.5 * u if pressed else 0.0
    parts = []
    if following:
        ring: dict[str, str | float] = {"stroke": CALM.ink, "stroke_width": f"{0.5 * u:.2f}"}
        parts.append(rounded(x - 1.2 * u, y - 1.2 * u, w + 2.4 * u, h + 3.0 * u, 4.6 * u, fill=CALM.honey, **ring))
    else:
        parts.append(rounded(x, y + 1.6 * u, w, h, 3.4 * u, fill=CALM.shade, fill_opacity=CALM.shadow_opacity))
    parts.append(rounded(x, y + 0.8 * u, w, h, 3.4 * u, fill=CALM.lip))
    parts.append(rimmed(x, y + down, w, h, 3.4 * u, CALM.cream))
    return document(width, height, *parts)
