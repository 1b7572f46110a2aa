"""Short animations of a line of cards: cards that make room once one was let go, and a line that slides.

While a card is carried nothing moves. Once it falls, the cards that have another place go there in
``SETTLES_S``, and a line that a finger let go between two places goes to the nearest. Where an adult wants
less movement, all of it is there at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from beebot.command import Repeat
from simulateur.game.controls import Touch
from simulateur.game.kinds.draft import EMPTY, Item
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.playback import ease
from simulateur.game.session import Session
from simulateur.pages.layout.strip_line import placed

SETTLES_S = 0.15
_NONE: Mapping[tuple[int, int], int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settling:
    """Cards that are on the way to their places, and a line of cards that is.

    ``aside`` tells, for a strip and a place on its line, how many places further right the card of that place began.
    ``strip`` is the line that a finger slid, and ``slid`` by how many pixels it stood to the right of its places. Both
    shrink to nothing as ``since_s`` goes from 0 to ``SETTLES_S``.
    """

    aside: Mapping[tuple[int, int], int] = field(default_factory=lambda: _NONE, hash=False)
    strip: int = 0
    slid: float = 0.0
    since_s: float = 0.0

    def later(self, seconds: float) -> "Settling | None":
        """The same animation so many ``seconds`` later; None once all is in its place."""
        since_s = self.since_s + seconds
        return None if since_s >= SETTLES_S else replace(self, since_s=since_s)

    @property
    def left(self) -> float:
        """The part of its way that a card or a line still has to go, from 1 to 0."""
        return 1 - ease(self.since_s / SETTLES_S)

    def line_slid(self, strip: int) -> float:
        """How many pixels the line of ``strip`` stands to the right of its places now."""
        return self.slid * self.left if strip == self.strip else 0.0

    def card_aside(self, strip: int, place: int) -> float:
        """How many places to the right of its own the card at ``place`` of ``strip`` stands now."""
        return self.aside.get((strip, place), 0) * self.left


def moves(session: Session) -> bool:
    """Whether cards may move: a challenge is open, and no adult wants less movement."""
    attempt = session.attempt
    return attempt is not None and not session.settings.less_movement


def room_made(before: Attempt, after: Attempt, card: Touch, drop: Touch | None) -> Settling | None:
    """The cards that move once ``card`` was let go at ``drop``, or away if that is None.

    ``before`` and ``after`` are the attempt before and after it. None if no card moves, or if there is a repeat, which
    takes others along.
    """
    aside: dict[tuple[int, int], int] = {}
    for strip, (old, new) in enumerate(zip(before.draft.strips, after.draft.strips, strict=True)):
        if any(isinstance(item.card, Repeat) for item in (*old.items, *new.items)):
            return None
        were, are, own = _things(old.items), _things(new.items), None
        if strip == card.strip:
            own = next((n for n, (_place, item) in enumerate(were) if item.place == card.index), None)
        if own is not None:
            were.pop(own)
        if drop is not None and drop.strip == strip:
            fell = drop.index - (own is not None and own < drop.index)
            if fell < len(are):
                are.pop(fell)
        if len(were) != len(are):
            return None
        for (was, _old), (place, _new) in zip(were, are, strict=True):
            if was != place:
                aside[strip, place] = was - place
    return Settling(MappingProxyType(aside)) if aside else None


def _things(items: tuple[Item, ...]) -> list[tuple[int, Item]]:
    return [(each.place, each.item) for each in placed(items) if each.item.sort not in EMPTY]
