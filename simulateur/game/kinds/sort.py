"""``trier``: one picture after the other goes into a box, by a touch on the box or by hand."""

from dataclasses import dataclass, replace

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.parts.pictures import Arranged
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.ghost import Ghost, each_of
from simulateur.game.kinds.of_pictures import OfPictures, PictureGesture, shown_by


@dataclass(frozen=True, slots=True)
class Pile(OfPictures):
    """A child's answer to ``trier``: ``boxes`` has the box of each picture that is laid, in the order of the file.

    The other pictures wait on the pile; ``taken`` says whether its top picture is in hand. A picture that was laid in a
    wrong box stays there until the next touch, and then is on the pile again.
    """

    challenge: Challenge
    boxes: tuple[int, ...] = ()
    taken: bool = False

    @property
    def answer(self) -> Arranged | None:
        """What is in the boxes, to be judged; None while pictures wait and the last one laid is in the right box."""
        count, shown = len(self.boxes), shown_by(self.challenge)
        if not count or (count < len(shown.asked) and shown.asked[count - 1].box == self.boxes[-1]):
            return None
        return _arranged(self)

    @property
    def so_far(self) -> Arranged:
        return _arranged(self.back)

    @property
    def spots(self) -> tuple[tuple[int, ...], ...]:
        boxes = range(len(shown_by(self.challenge).boxes))
        return tuple(tuple(n for n, each in enumerate(self.boxes) if each == box) for box in boxes)

    @property
    def waiting(self) -> tuple[int | None, ...]:
        return tuple(range(len(self.boxes), len(shown_by(self.challenge).asked)))

    @property
    def held(self) -> int | None:
        return len(self.boxes) if self.taken else None

    @property
    def back(self) -> "Pile":
        if self.boxes and shown_by(self.challenge).asked[len(self.boxes) - 1].box != self.boxes[-1]:
            return replace(self, boxes=self.boxes[:-1])
        return self

    def touch(self, touch: Touch) -> "Pile":
        draft, shown = self.back, shown_by(self.challenge)
        if touch.key is Key.UNDO and self.boxes:
            return Pile(self.challenge, self.boxes[:-1])
        if touch.key is Key.AGAIN and self.boxes:
            return Pile(self.challenge)
        due = len(draft.boxes)
        if touch.key is Key.SPOT and 0 <= touch.index < len(shown.boxes) and due < len(shown.asked):
            return Pile(self.challenge, (*draft.boxes, touch.index))
        if touch.key is Key.PICTURE and touch.index == due < len(shown.asked):
            return replace(draft, taken=not draft.taken)
        return self


def _arranged(pile: Pile) -> Arranged:
    return Arranged((*pile.boxes, *(None,) * (len(shown_by(pile.challenge).asked) - len(pile.boxes))))


class Sorting(PictureGesture[Pile, Arranged]):
    """The gesture for ``trier``; all pictures are on the pile at first."""

    fills = True

    def begin(self, challenge: Challenge, kept: Program) -> Pile:
        return Pile(challenge)

    def digit(self, draft: Pile, number: int) -> Touch:
        return Touch(Key.SPOT, number)

    def ghost(self, draft: Pile) -> Ghost | None:
        """The hand touches the first picture, then each box; None once a child has begun."""
        if draft.boxes or draft.taken:
            return None
        boxes = (Touch(Key.SPOT, box) for box in range(len(shown_by(draft.challenge).boxes)))
        return each_of((Touch(Key.PICTURE, 0), *boxes))


GESTURE = Sorting()
"""How ``trier`` is answered."""
