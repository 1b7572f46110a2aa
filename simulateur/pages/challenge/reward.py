"""The reward: the plate slides out, a flower opens, and « go on » waits. Knows no pygame."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.game.session import Session
from simulateur.pages.challenge.keypad import back_sprites, plate_keys
from simulateur.pages.common.joy import FALL_S, falling, go_on, great_flower, leads_to
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import icon_sprite, pebble_sprite
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.places import Places
from simulateur.pages.mat.flag import joining_sprites, joins_s
from simulateur.pictures import plate
from simulateur.pictures.blooms import LOOKS

_SLIDE_S = 0.3
_KEYS = {Key.AGAIN: "icon-again", Key.FILM: "icon-film"}
_KEYS_OF_PICTURES = {Key.AGAIN: "icon-again-pictures"}
_FALLING = ((-0.42, 0.0), (0.41, 0.15), (-0.46, 0.4), (0.45, 0.6), (-0.40, 0.85), (0.43, 1.0))
"""Petals that fall once: how far from the flower's middle, in its sides; after how many seconds."""


def places(attempt: Attempt, layout: ChallengeLayout) -> Places:
    """What can be touched after a success; no film where there is none to show."""
    return {
        touch: rect for touch, rect in layout.success_places.items() if attempt.has_film or touch.key is not Key.FILM
    }


def actors(session: Session, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    """What stands in the plate's place after a success."""
    since = session.since_phase
    if session.attempt is not None and (joining := joins_s(session.attempt)):
        if since < joining:
            return [*back_sprites(session.attempt, layout), *joining_sprites(session.attempt, layout, since)]
        since -= joining
    if since < _SLIDE_S:
        return _leaving(session, layout, since / _SLIDE_S)
    box, look = layout.reward, LOOKS[session.journey.joys.look % len(LOOKS)]
    side, x = round(min(box.width, box.height)), box.centre[0]
    sprites = great_flower(box, since - _SLIDE_S, look)
    if not session.settings.less_movement:
        for offset, after_s in _FALLING:
            # Counted from the success, not from the flower: petals have fallen by the time at which a screen may sleep.
            progress = (session.since_phase - _SLIDE_S - after_s - 0.5) / FALL_S
            sprites += falling((x + offset * side, box.y + 0.02 * side), side, progress, look)
    names = _KEYS if layout.gallery is None else _KEYS_OF_PICTURES
    for touch, rect in ({} if session.attempt is None else places(session.attempt, layout)).items():
        if touch.key in names:
            sprites.append(pebble_sprite(names[touch.key], rect, pressed=touch == pressed))
    return sprites + _go_on(session, layout, pressed)


_FEWEST, _FEW = 3, 4
"""The fewest places round the heart: two petals have a leaf in the third. Up to so many petals have green between."""


@lru_cache(maxsize=64)
def petal_count(side: int, done: tuple[bool, ...]) -> str:
    """The lesson's small flower: one petal for each challenge, coloured once done."""
    s, count, places = side / 100, len(done), max(len(done), _FEWEST)
    broad = min(22.5, 15.5 * 5 / count)
    turn = 360 / places
    first = -turn / 2 if count == _FEWEST - 1 else 0.0
    parts = []
    if count <= _FEW:
        green = [*(n + 0.5 for n in range(places)), *range(count, places)]
        parts += [_around(s, first + n * turn, (23, 8, 17), fill=ROLE.leaf) for n in green]
    for n, coloured in enumerate(done):
        fill, edge = (ROLE.petal, ROLE.petal_edge) if coloured else (ROLE.slot, ROLE.slot_edge)
        line: Attributes = {"fill": fill, "stroke": edge, "stroke_width": f"{2.2 * s:.2f}"}
        parts.append(_around(s, first + n * turn, (30, broad, 19), **line))
    rim: Attributes = {"stroke": ROLE.heart_edge, "stroke_width": f"{2 * s:.2f}"}
    heart = circle(50 * s, 50 * s, 12.5 * s, fill=ROLE.heart, **rim)
    return document(side, side, *parts, heart)


def petals_sign(done: tuple[bool, ...]) -> str:
    """What the lesson's small flower shows: its petals in order, full once done."""
    return "petals " + "".join("●" if coloured else "○" for coloured in done)


def _around(
    s: float,
    degrees: float,
    oval: tuple[float, float, float],
    **attributes: str | float,
) -> str:
    """An ellipse round the middle: its distance, its width and its length, in hundredths."""
    away, wide, high = (number * s for number in oval)
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    turned = f'transform="translate({50 * s:.2f} {50 * s:.2f}) rotate({degrees:g})"'
    return f'<ellipse cx="0" cy="{-away:.2f}" rx="{wide:.2f}" ry="{high:.2f}"{extra} {turned}/>'


def _go_on(session: Session, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    touch = Touch(Key.NEXT)
    rect, u = layout.success_places[touch], layout.u
    sprites = go_on(rect, u, leads_to(session), pressed=pressed == touch, sway=motion_of(session).sway)
    if not session.settings.own_progress:  # else the same animal goes on
        token_x = min(rect.right - u, layout.size[0] - 5 * u)
        sprites.append(icon_sprite(f"token-{session.players.turns.following}", token_x, rect.y + u, 9 * u))
    return sprites


def _leaving(session: Session, layout: ChallengeLayout, progress: float) -> list[Sprite]:
    """The plate with its keys, if there is one, on its way out of the window by the nearer side."""
    if session.attempt is None or session.attempt.gesture.shows_pictures:
        return []
    box, w = layout.plate, layout.plate.width
    out = layout.size[0] - box.x + w * plate.BESIDE
    if box.centre[0] < layout.size[0] / 2:
        out = -box.right - w * plate.BESIDE
    away = round((1 - math.cos(math.pi * progress / 2)) * out)
    attempt = session.attempt
    drawn = back_sprites(attempt, layout) + plate_keys(session, attempt, layout, None)
    if attempt.gesture.chooses:
        down = round((1 - math.cos(math.pi * progress / 2)) * (layout.size[1] - box.y + w * plate.ABOVE))
        return [sprite._replace(y=sprite.y + down) for sprite in drawn]
    return [sprite._replace(x=sprite.x + away) for sprite in drawn]
