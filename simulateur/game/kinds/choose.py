"""``choisir``: touch one of the given programs."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.parts.answer_types import Choice
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import NoCards, Strip, shown
from simulateur.game.kinds.gesture import Gesture

if TYPE_CHECKING:
    from beebot.judging.endings import Ending


@dataclass(frozen=True, slots=True)
class Pick(NoCards):
    """A child's answer to ``choisir``: ``place`` is that of the program she chose, None before.

    ``tried`` are the places of the programs that were run and did not succeed.
    """

    challenge: Challenge
    place: int | None = None
    tried: frozenset[int] = frozenset()

    @property
    def answer(self) -> Choice | None:
        if self.place is None:
            return None
        return Choice(self.place)

    @property
    def so_far(self) -> Choice | None:
        return self.answer

    @property
    def strips(self) -> tuple[Strip, ...]:
        return tuple(Strip(tuple(shown(program)), program) for program in self.challenge.choices)

    @property
    def active(self) -> int | None:
        return self.place

    def touch(self, touch: Touch) -> "Pick":
        exists = 0 <= touch.strip < len(self.challenge.choices)
        if touch.key is Key.STRIP and exists and touch.strip != self.place:
            return replace(self, place=touch.strip)
        return self


class Choosing(Gesture[Pick, Choice]):
    """The gesture for ``choisir``: a touch on a strip chooses its program; nothing is chosen at first."""

    chooses = True

    def begin(self, challenge: Challenge, kept: Program) -> Pick:
        return Pick(challenge)

    def failed(self, draft: Pick) -> Pick:
        """A copy of ``draft`` where the chosen program counts as tried; it can be chosen again."""
        if draft.place is None:
            return draft
        return replace(draft, tried=draft.tried | {draft.place})

    def missing(self, draft: Pick) -> "Ending":
        from beebot.judging.endings import Ending, EndingKind

        return Ending(EndingKind.NOT_CHOSEN)

    def tried(self, draft: Pick) -> frozenset[int]:
        return draft.tried

    def to_try(self, draft: Pick) -> tuple[int, ...]:
        if draft.place not in draft.tried:
            return ()
        return tuple(place for place in range(len(draft.challenge.choices)) if place not in draft.tried)

    def calls(self, draft: Pick) -> tuple[Touch, ...]:
        if draft.place is not None:
            return ()
        return tuple(Touch(Key.STRIP, strip=place) for place in range(len(draft.challenge.choices)))


GESTURE = Choosing()
"""How ``choisir`` is answered."""
