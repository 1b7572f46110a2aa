"""``question``: a touch on a picture answers."""

from dataclasses import dataclass, replace

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.parts.answer_types import Choice
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.ghost import Ghost, each_of
from simulateur.game.kinds.of_pictures import OfPictures, PictureGesture, shown_by


@dataclass(frozen=True, slots=True)
class Replied(OfPictures):
    """A child's answer to ``question``: ``place`` is that of the picture she touched last, None before.

    ``tried`` are the places of the pictures that she touched before it.
    """

    challenge: Challenge
    place: int | None = None
    tried: frozenset[int] = frozenset()

    @property
    def answer(self) -> Choice | None:
        return None if self.place is None else Choice(self.place)

    @property
    def so_far(self) -> Choice | None:
        return self.answer

    @property
    def spots(self) -> tuple[tuple[int, ...], ...]:
        return ()

    @property
    def waiting(self) -> tuple[int | None, ...]:
        return tuple(range(len(shown_by(self.challenge).asked)))

    @property
    def held(self) -> int | None:
        return None

    @property
    def back(self) -> "Replied":
        return self

    def touch(self, touch: Touch) -> "Replied":
        if touch.key is Key.AGAIN and self.place is not None:
            return Replied(self.challenge)
        exists = 0 <= touch.index < len(shown_by(self.challenge).asked)
        if touch.key is not Key.PICTURE or not exists or touch.index == self.place:
            return self
        before = self.tried if self.place is None else self.tried | {self.place}
        return replace(self, place=touch.index, tried=before)


class Asking(PictureGesture[Replied, Choice]):
    """The gesture for ``question``; no picture is touched at first."""

    def begin(self, challenge: Challenge, kept: Program) -> Replied:
        return Replied(challenge)

    def digit(self, draft: Replied, number: int) -> Touch:
        return Touch(Key.PICTURE, number)

    def heard(self, draft: Replied, touch: Touch) -> Text | None:
        """None: what a picture says comes once the answer is judged."""
        return None

    def told(self, draft: Replied) -> Text | None:
        return None if draft.place is None else shown_by(draft.challenge).asked[draft.place].said

    def tried(self, draft: Replied) -> frozenset[int]:
        return draft.tried

    def ghost(self, draft: Replied) -> Ghost | None:
        if draft.place is not None:
            return None
        return each_of(Touch(Key.PICTURE, place) for place in range(len(draft.waiting)))


GESTURE = Asking()
"""How ``question`` is answered."""
