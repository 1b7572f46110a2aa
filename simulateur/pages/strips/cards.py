"""One card of a strip as its state lets it look: lit, guilty, in hand, half out of its place."""

import math
from functools import lru_cache
from typing import NamedTuple

from beebot.command import Command
from lecons.pictures.artwork import icon
from lecons.pictures.cards import CARD_MARGIN, GLYPHS, card
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.card_states import CardState
from simulateur.pages.common.sprites import OPAQUE, boxed, centred, icon_sprite, plain, said, turned_sign


class _State(NamedTuple):
    frame: str = ""
    word: str = ""
    alpha: int = OPAQUE


_STATES = {
    CardState.READY: _State(),
    CardState.TO_COME: _State(word="to come", alpha=158),
    CardState.LIT: _State("lit", "lit"),
    CardState.GUILTY: _State("ink", "guilty"),
    CardState.NOT_RUN: _State(word="not run", alpha=115),
    CardState.HELD: _State("ink", "held"),
    CardState.CUT: _State("lit", "cut"),
    CardState.POINTED: _State("ink", "pointed at"),
    CardState.RIGHT: _State("right", "right so far"),
    CardState.SPARE: _State(word="half out"),
    CardState.SURPLUS: _State(word="falling off"),
    CardState.HOPPING: _State("lit", "hopping"),
    CardState.SUNG: _State("lit", "sung"),
}
_OUT = {CardState.SPARE: (0, 0.0, 0.26), CardState.SURPLUS: (14, 0.2, 0.08)}
"""A card that stands out of its place: its degrees, and how far right and up it is, in cards.

One that was run too many stands half out, where there is room above a strip. One that the strip has no place for falls
away from its end, and covers neither the bar there nor the bee's back.
"""
RAISED = frozenset(
    {
        CardState.LIT,
        CardState.CUT,
        CardState.GUILTY,
        CardState.HELD,
        CardState.POINTED,
        CardState.SPARE,
        CardState.SURPLUS,
        CardState.HOPPING,
    }
)
"""The states of cards that stand over the others."""
_AT_REST = frozenset({CardState.READY, CardState.TO_COME, CardState.NOT_RUN, CardState.RIGHT, CardState.SUNG})
"""The states of cards that lie in their places."""
_HOP = 0.17
"""How high a card hops, in cards."""
_LIFT, LIFTED_DEGREES = 0.08, -4
"""How far a card in hand is lifted, in cards, and how it leans."""
_RAISED_BY, _HEAD_ON = 0.08, 0.08
"""In cards: how far a lit card is raised; by how much, and its own side, the middle of its head is above the card's."""
_WALK_S, _LADYBIRD, _LADYBIRD_DEGREES = 0.5, 0.62, 16
"""How long a ladybird walks, her side in cards, and how she leans."""
_LADYBIRD_RIGHT, _LADYBIRD_UP = 0.36, 0.46
"""In cards, how far her middle is from the card's: far nearer than from that of the next card."""
WHOSE = ("", "of the partner")
"""The words for the strip of each of two bees."""


class Look(NamedTuple):
    """What a card shows: its command, and the number of the bee whose strip it is on, 0 or 1.

    A ``sewn`` card cannot be moved. ``counted`` ones show how far they go, also if that is one cell: where « avancer »
    has a number, all cards that go ahead are counted.
    """

    command: Command
    sewn: bool
    robot: int
    counted: bool = False

    def drawn(self, side: int, frame: str, degrees: float = 0) -> str:
        """The card as SVG text, ``side`` pixels wide, turned ``degrees`` clockwise; a ``frame`` says its state.

        With the frame "" it is sewn on or plain.
        """
        if self.sewn:
            frame = frame or "sewn"
        return card(self.command, side, frame, degrees, self.robot, self.counted)

    def sign(self, frame: str, state: str, degrees: float = 0) -> str:
        """The card in words, with its frame and its ``state``."""
        if self.sewn and not frame:
            state = said("sewn", state)
        return card_sign(self.command, state, degrees, self.robot, self.counted)


@lru_cache(maxsize=256)
def card_sign(
    command: Command,
    states: str = "",
    degrees: float = 0,
    robot: int = 0,
    counted: bool = False,
) -> str:
    """A card in words: its command, the bee whose strip it is on, its ``states``, how many ``degrees`` it is turned."""
    number = str(command.steps) if command.steps > 1 or (counted and command.steps == 1) else ""
    return turned_sign(said("card", plain(GLYPHS[command.one_step]), number, WHOSE[robot], states), degrees)


def card_sprites(look: Look, state: CardState, rect: Rect, since_phase: float, head: float) -> list[Sprite]:
    """The card in ``rect`` and, as its state asks, the head that rides it or a ladybird.

    ``head`` is the side of that head, in cards. ``since_phase`` are seconds since the phase changed; of a card that
    hops it is the part of its hop, and of one that stands out the degrees of its sway.
    """
    if state in _AT_REST:
        return [_at_rest(look, state, rect)]
    side = round(rect.width)
    full = round(side * (1 + 2 * CARD_MARGIN))
    x, y = rect.centre
    frame, word, _alpha = _STATES[state]
    sign = look.sign(frame, word)
    if state in (CardState.LIT, CardState.CUT):
        y -= _RAISED_BY * side
        name, width, up = "icon-robot", 0.86, 0.80
        if state is CardState.LIT:
            name, width, up = "head", head, _HEAD_ON + head
        rider = icon_sprite(name, x, y - up * side, width * side)
        return [centred(look.drawn(side, frame), x, y, full, sign), rider]
    if state is CardState.GUILTY:
        degrees = _shake(since_phase)
        sign = look.sign(frame, word, degrees)
        shaken = centred(look.drawn(side, frame, degrees), x, y, full, sign)
        return [shaken, ladybird(rect, head, min(since_phase / _WALK_S, 1.0))]
    if state is CardState.POINTED:
        leans = -_SHAKES[-1]
        drawn = centred(look.drawn(side, frame, leans), x, y, full, look.sign(frame, word, leans))
        return [drawn, ladybird(rect, head)]
    if state in _OUT:
        left, (leans, right, up) = boxed(icon("keys/hole", side), rect, "hole"), _OUT[state]
        leans += round(since_phase) if state is CardState.SPARE else 0
        sign, up = look.sign(frame, word, leans), min(up, _room_above(head) - 0.5)
        return [left, centred(look.drawn(side, frame, leans), x + right * side, y - up * side, full, sign)]
    up, degrees = _LIFT, LIFTED_DEGREES
    if state is CardState.HOPPING:
        up, degrees = _HOP * math.sin(math.pi * since_phase), 0
    y -= up * side
    return [centred(look.drawn(side, frame, degrees), x, y, full, look.sign(frame, word, degrees))]


@lru_cache(maxsize=64)
def _at_rest(look: Look, state: CardState, rect: Rect) -> Sprite:
    """A card that lies in its place. It is kept, since each frame of a run asks for nearly all of them again."""
    side = round(rect.width)
    frame, word, alpha = _STATES[state]
    full = round(side * (1 + 2 * CARD_MARGIN))
    return centred(look.drawn(side, frame), *rect.centre, full, look.sign(frame, word), alpha)


def _room_above(head: float) -> float:
    """How high the head that rides a lit card reaches above the card's middle, in cards.

    Every page leaves so much room above a strip. What ends a run and stays must not reach higher: keys stand there.
    """
    return _RAISED_BY + _HEAD_ON + 1.5 * head


def ladybird(card_box: Rect, head: float, walked: float = 1.0) -> Sprite:
    """The ladybird on a corner of ``card_box``, having ``walked`` that part of her way there, from 0 to 1.

    ``head`` is the side of the head that rides a lit card, in cards: she stays as low.
    """
    side, (x, y), left = round(card_box.width), card_box.centre, 1 - walked
    up = min(_LADYBIRD_UP, _room_above(head) - _LADYBIRD / 2)
    bug_x, bug_y = x + (_LADYBIRD_RIGHT + 0.6 * left) * side, y - (up + 0.35 * left) * side
    sign = "ladybird walking" if left else "ladybird"
    return icon_sprite("ladybird", bug_x, bug_y, _LADYBIRD * side, _LADYBIRD_DEGREES)._replace(sign=sign)


_SHAKES = (-7, -11, -3, -11, -3, -7)


def _shake(since: float) -> float:
    """Degrees of a guilty card: it swings by four degrees about seven, twice, then it rests."""
    place = int(since / 0.35 * len(_SHAKES))
    return _SHAKES[min(place, len(_SHAKES) - 1)]
