"""``a_deux``: two programs for two bees.

A touch on a strip, on its cards or on its bee says which program the keys write.
"""

from dataclasses import dataclass, replace

from beebot.challenge import Challenge
from beebot.command import Command, Program
from beebot.parts.answer_types import PairPrograms
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import NoCards, Strip
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.touch_to_card import Editor


@dataclass(frozen=True, slots=True)
class Duet(NoCards):
    """A child's answer to ``a_deux``: an editor for each of two bees; keys write on the ``active`` one, 0 or 1."""

    editors: tuple[Editor, Editor]
    active: int = 0

    @property
    def challenge(self) -> Challenge:
        return self.editors[0].challenge

    @property
    def answer(self) -> PairPrograms | None:
        first, second = self.editors
        return _both(first.answer, second.answer)

    @property
    def so_far(self) -> PairPrograms | None:
        first, second = self.editors
        return _both(first.so_far, second.so_far)

    @property
    def strips(self) -> tuple[Strip, ...]:
        return self.editors[0].strips + self.editors[1].strips

    def touch(self, touch: Touch) -> "Duet":
        if touch.strip >= len(self.editors):
            return self
        if touch.key in (Key.STRIP, Key.BEE):
            return _writing_on(self, touch.strip)
        if touch.key is Key.DROP and touch.strip != self.active:
            return self._handed_over(touch)
        chosen = self
        if touch.key in (Key.CARD, Key.GAP):
            chosen = _writing_on(self, touch.strip)
        return _rewritten(chosen, chosen.editors[chosen.active].touch(touch))

    def _handed_over(self, touch: Touch) -> "Duet":
        """The card in hand on the other strip, before one of its things; in its place where it does not fit."""
        here, there = self.editors[self.active], self.editors[touch.strip]
        if here.in_hand is None:
            return self
        taken = there.take_in(here.in_hand, touch.index)
        if taken is None:
            return _rewritten(self, here.put_down())
        left = _rewritten(self, here.touch(Touch(Key.CLEAR)))
        return _rewritten(replace(left, active=touch.strip), taken)

    def lay(self, place: int, card: Command, *, insert: bool) -> "Duet":
        return _rewritten(self, self.editors[self.active].lay(place, card, insert=insert))

    def put_down(self) -> "Duet":
        first, second = self.editors
        return replace(self, editors=(first.put_down(), second.put_down()))


def _both(first: Program | None, second: Program | None) -> PairPrograms | None:
    if first is None or second is None:
        return None
    return PairPrograms(first, second)


def _writing_on(duet: Duet, active: int) -> Duet:
    if active == duet.active:
        return duet
    return replace(duet.put_down(), active=active)


def _rewritten(duet: Duet, editor: Editor) -> Duet:
    if editor is duet.editors[duet.active]:
        return duet
    first, second = duet.editors
    if duet.active == 0:
        return replace(duet, editors=(editor, second))
    return replace(duet, editors=(first, editor))


class Pairing(Gesture[Duet, PairPrograms]):
    """The gesture for ``a_deux``: two strips, each the program of one bee, empty at first."""

    def begin(self, challenge: Challenge, kept: Program) -> Duet:
        return Duet((Editor(challenge), Editor(challenge)))


GESTURE = Pairing()
"""How ``a_deux`` is answered."""
