"""``trier``: lay pictures into the boxes where they belong."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds.of_pictures import LaidKind, numbers_in, shown_by, twice
from beebot.kinds.written import ProblemAt, Written
from beebot.parts.pictures import Arranged

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint


class Sorting(LaidKind):
    """The kind ``trier``: each picture belongs in one of two or three boxes."""

    name = noted("trier")
    question = noted("Que montre cette image ?")
    listed_as = "cartes"
    keys = frozenset({"boites", "cartes"})
    needs = frozenset({"boites", "cartes"})
    missed = (Outcome.OTHER_BOX, EndingKind.OTHER_BOX)
    answer_help = noted("pour trier, le numéro de la boîte de chaque image, comme « 1 3 2 »")

    def task(self, challenge: Challenge) -> str:
        return _("Range chaque image dans sa boîte.")

    def check(self, written: Written) -> Iterator[ProblemAt]:
        """The problems of a picture that is given twice or is on a box too, and of a box without a picture for it."""
        shown = written.pictures
        if shown is None or not shown.asked or {"boites", "cartes"} & written.unread:
            return
        yield from twice(shown.boxes, "boites")
        yield from twice(shown.asked, "cartes")
        names = [box.name for box in shown.boxes]
        for place, box in enumerate(shown.boxes):
            if box.name not in names[:place] and all(each.box != place for each in shown.asked):
                message = _("aucune carte ne va dans la boîte « {name} » ; ajoutez-en une, ou enlevez la boîte")
                yield ProblemAt(("boites", place), message.format(name=box.name))

    def elsewhere(self, challenge: Challenge, answer: Arranged) -> tuple[int, ...]:
        shown = shown_by(challenge)
        boxes = {None, *range(len(shown.boxes))}
        if len(answer.places) != len(shown.asked) or not boxes.issuperset(answer.places):
            raise ValueError(f"{answer.places} are not boxes of {len(shown.asked)} pictures")
        sorted_into = zip(shown.asked, answer.places, strict=True)
        return tuple(place for place, (each, box) in enumerate(sorted_into) if box not in (each.box, None))

    def right(self, challenge: Challenge) -> tuple[Arranged, ...]:
        return (Arranged(tuple(each.box for each in shown_by(challenge).asked)),)

    def rungs(self, challenge: Challenge, answer: Arranged, verdict: Verdict) -> Iterator["Hint"]:
        """The hints: the picture to look at; of three boxes, one that is wrong for it; then its box."""
        from beebot.hinting.hint import Hint, HintKind

        shown, wrong = shown_by(challenge), self.elsewhere(challenge, answer)
        due = wrong[0] if wrong else answer.places.index(None)
        right = shown.asked[due].box
        others = [box for box in range(len(shown.boxes)) if box != right]
        for other in others[1:]:  # with two boxes, to refuse one would name the other
            yield Hint(HintKind.REMOVE, place=other)
        yield Hint(HintKind.CARD, place=right, right=due)

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Arranged:
        shown = shown_by(challenge)
        return Arranged(numbers_in(texts, len(shown.boxes), len(shown.asked)))


KIND = Sorting()
