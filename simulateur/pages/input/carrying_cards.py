"""A card under a finger: lifted off its strip or off the plate, carried along, let go.

While it is carried nothing on the strips moves. Where it is let go the cards make room; off every
strip it is gone. The game knows it as the card in hand, so that a carry that is cut short, by
another program or by a run, leaves an answer as it was.
"""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import EMPTY
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.pages.challenge.page import hides_strip, layout_of
from simulateur.pages.input.sliding import keep_still, slide
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.settling import Settling, moves, room_made
from simulateur.pages.layout.strip_line import between, place_on_line, placed
from simulateur.pages.layout.strips import Tray
from simulateur.pictures.units import touch_side

_NEAR = 0.5
"""How far beside a strip a card still falls on it, in touches."""
_SLIDES_EVERY_S = 0.6
"""While a card rests over a roll, its line slides by one place every so many seconds."""
_EDITED = (Phase.WRITING, Phase.WAITING, Phase.STOPPED)


@dataclass(frozen=True, slots=True)
class Carry:
    """Something that a finger carries: ``card`` is the touch on it, ``at`` the pixel under the finger.

    ``key`` is the key that has just laid the card, if it was pulled from there. ``rolled_s`` is for how many seconds it
    has been over the rolled end of a line.
    """

    card: Touch
    at: tuple[float, float]
    key: Key | None = None
    rolled_s: float = 0.0


class Landing(NamedTuple):
    """Where a card would land: the touch ``drop`` that lets it go there, and the place to be marked on the page.

    ``mark`` is the gap between two cards or, if it is a ``hole``, the hole itself.
    """

    drop: Touch
    mark: Rect
    hole: bool


def lift(session: Session, size: tuple[int, int], touch: Touch, at: tuple[float, float]) -> Carry | None:
    """Take in hand what a finger pulls from ``touch``: a card of a strip, or the card that a key has just laid.

    None if ``touch`` is on no card, or if none may be taken now. ``at`` is the pixel under the finger.
    """
    attempt = session.attempt
    if attempt is None or attempt.phase not in _EDITED or attempt.immediate or hides_strip(session):
        return None
    key = None
    if touch.key in COMMAND_KEYS and isinstance(touch.key, Key):
        newest = _just_laid(attempt, touch)
        if newest is None:
            return None
        key, touch = touch.key, newest
    if touch.key is not Key.CARD:
        return None
    keep_still(session, size)
    if not _is_held(attempt, touch):
        session.touch(touch)
    carry = Carry(touch, at, key)
    return carry if holds(session, carry) else None


def holds(session: Session, carry: Carry) -> bool:
    """Whether the card of ``carry`` is still in hand: a run or another program may have taken it away."""
    attempt = session.attempt
    return attempt is not None and attempt.phase in _EDITED and _is_held(attempt, carry.card)


def _is_held(attempt: Attempt, card: Touch) -> bool:
    strips = attempt.draft.strips
    return card.strip < len(strips) and strips[card.strip].held == card.index


def _just_laid(attempt: Attempt, touch: Touch) -> Touch | None:
    """The card at the end of the strip that is written on, if this key laid it."""
    strip, strips = attempt.draft.active or 0, attempt.draft.strips
    if strip >= len(strips):
        return None  # the challenge that the key belongs to was left while a finger was on it
    cards = [item for item in strips[strip].items if item.sort not in EMPTY]
    if not cards or cards[-1].card is not COMMAND_KEYS[touch.key]:
        return None
    return Touch(Key.CARD, cards[-1].place, strip)


def carried_on(session: Session, size: tuple[int, int], carry: Carry, seconds: float) -> Carry:
    """The carry so many ``seconds`` later. While it rests over a roll, the line slides."""
    for strip, tray in enumerate(layout_of(session, size).trays):
        for end, rect in tray.rolls:
            if rect.at_least(touch_side(size) / 2).contains(*carry.at):
                rolled_s = carry.rolled_s + seconds
                if rolled_s >= _SLIDES_EVERY_S:
                    slide(session, size, strip, 2 * end - 1)
                    rolled_s = 0.0
                return replace(carry, rolled_s=rolled_s)
    return replace(carry, rolled_s=0.0) if carry.rolled_s else carry


def let_go(session: Session, size: tuple[int, int], carry: Carry) -> Settling | None:
    """Drop a card where the finger is: on a strip, in its own place, or away.

    Returns the cards that then move to make room; None if none move. A card that falls where it was lifted stays in
    hand, as if it had only been touched. One that a key has laid and that falls back on the plate stays where the key
    laid it.
    """
    attempt = session.attempt
    if attempt is None or not holds(session, carry):
        return None
    layout = layout_of(session, size)
    keep_still(session, size)
    landing = landing_of(attempt, layout, carry)
    if landing is not None:
        session.touch(landing.drop)
    elif carry.key is not None and layout.plate.contains(*carry.at):
        session.touch(carry.card)
        return None
    elif over(layout, carry.at) is None:
        session.touch(Touch(Key.CLEAR))
    then = session.attempt
    if then is None or not moves(session) or then.draft is attempt.draft or (landing is not None and landing.hole):
        return None
    return room_made(attempt, then, carry.card, None if landing is None else landing.drop)


def over(layout: ChallengeLayout, at: tuple[float, float]) -> int | None:
    """The number of the strip on or near the pixel ``at``, the nearest first; None if it is far from all."""
    reach = _NEAR * touch_side(layout.size)
    near = [
        (_beside(tray.rect, at), strip)
        for strip, tray in enumerate(layout.trays)
        if tray.rect.inset(-reach).contains(*at)
    ]
    return min(near)[1] if near else None


def _beside(rect: Rect, at: tuple[float, float]) -> tuple[float, float]:
    """How far a pixel is from a strip, then how far from the middle of its height."""
    right = max(rect.x - at[0], at[0] - rect.right, 0.0)
    down = max(rect.y - at[1], at[1] - rect.bottom, 0.0)
    return math.hypot(right, down), abs(rect.centre[1] - at[1])


def landing_of(attempt: Attempt, layout: ChallengeLayout, carry: Carry) -> Landing | None:
    """Where the card of ``carry`` would land; None off every strip, and over the place where it lay."""
    strip = over(layout, carry.at)
    if strip is None or strip >= len(attempt.draft.strips):
        return None
    tray = layout.trays[strip]
    items = attempt.draft.strips[strip].items
    own = place_on_line(items, carry.card.index) if strip == carry.card.strip else None
    if attempt.challenge.template:
        return _on_hole(tray, carry, own, strip)
    things = [each.place for each in placed(items) if each.item.sort not in EMPTY]
    place = tray.first + sum(slot.centre[0] < carry.at[0] for slot in tray.slots)
    place = min(place, things[-1] + 1) if things else 0
    if own is not None and place in (own, own + 1):
        return None
    before = sum(thing < place for thing in things)
    gap = between(tray, tray.slots[0].x + (place - tray.first) * tray.step)
    return Landing(Touch(Key.DROP, before, strip), gap, hole=False)


def _on_hole(tray: Tray, carry: Carry, own: int | None, strip: int) -> Landing | None:
    nearest = min(range(len(tray.slots)), key=lambda n: abs(tray.slots[n].centre[0] - carry.at[0]))
    place = tray.first + nearest
    if place == own:
        return None
    return Landing(Touch(Key.DROP, place, strip), tray.slots[nearest], hole=True)
