"""``a_deux``: two programs for two bees; touching a strip, a card of it or its bee says which one is written on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beebot.challenge import Challenge, PairPrograms
from beebot.command import Command, Program
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import NoCards, Strip
from simulateur.game.kinds.editor import Editor
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.program import written


@dataclass(frozen=True, slots=True)
class Duet(NoCards):
    """An editor for each bee; keys write on the active one."""

    editors: tuple[Editor, Editor]
    active: int = 0

    @property
    def challenge(self) -> Challenge:
        return self.editors[0].challenge

    @property
    def answer(self) -> PairPrograms | None:
        first, second = (editor.answer for editor in self.editors)
        return None if first is None or second is None else PairPrograms(first, second)

    @property
    def so_far(self) -> PairPrograms | None:
        first, second = (editor.so_far for editor in self.editors)
        return None if first is None or second is None else PairPrograms(first, second)

    @property
    def strips(self) -> tuple[Strip, ...]:
        return self.editors[0].strips + self.editors[1].strips

    def touch(self, touch: Touch) -> "Duet":
        if touch.strip >= len(self.editors):
            return self
        if touch.key in (Key.STRIP, Key.BEE):
            return self if touch.strip == self.active else replace(self.put_down(), active=touch.strip)
        active = touch.strip if touch.key in (Key.CARD, Key.GAP) else self.active
        calm = self if active == self.active else replace(self.put_down(), active=active)
        first, second = calm.editors
        written = calm.editors[active].touch(touch)
        if written is calm.editors[active]:
            return calm
        return replace(calm, editors=(written, second) if active == 0 else (first, written))

    def lay(self, place: int, card: Command, *, insert: bool) -> "Duet":
        first, second = self.editors
        laid = self.editors[self.active].lay(place, card, insert=insert)
        return replace(self, editors=(laid, second) if self.active == 0 else (first, laid))

    def put_down(self) -> "Duet":
        first, second = self.editors
        return replace(self, editors=(first.put_down(), second.put_down()))


class Pairing(Gesture[Duet, PairPrograms]):
    """Two empty strips."""

    def begin(self, challenge: Challenge, kept: Program) -> Duet:
        return Duet((Editor(challenge), Editor(challenge)))

    def touches(self, challenge: Challenge, answer: PairPrograms, *, stepwise: bool) -> Iterator[Touch]:
        yield from written(answer.first)
        yield Touch(Key.STRIP, strip=1)
        yield from written(answer.second, strip=1)


GESTURE = Pairing()
"""How ``Genre.PAIR`` is answered."""
