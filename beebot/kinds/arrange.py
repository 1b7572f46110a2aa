"""``ranger``: lay pictures on a strip, in the order in which things happen."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds.of_pictures import LaidKind, name_of, numbers_in, shown_by, twice
from beebot.kinds.written import ProblemAt, Written
from beebot.parts.pictures import Arranged

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint


class Arranging(LaidKind):
    """The kind ``ranger``: pictures to put in order. A file lists them in order; a child finds them mixed."""

    name = noted("ranger")
    question = noted("Que se passe-t-il en premier ?")
    in_order = True
    listed_as = "images"
    keys = frozenset({"images"})
    needs = frozenset({"images"})
    missed = (Outcome.OTHER_ORDER, EndingKind.OTHER_ORDER)
    answer_help = noted("pour ranger, les numéros des images, comme « 2 1 3 »")

    def task(self, challenge: Challenge) -> str:
        """The names of the pictures, in their order, as a sentence."""
        names = ", ".join(map(name_of, challenge.pictures.asked if challenge.pictures else ()))
        return _("Écoute, puis range : {names}.").format(names=names)

    def check(self, written: Written) -> Iterator[ProblemAt]:
        """The problem of a picture that is given twice: nobody could tell which comes first."""
        if written.pictures is not None and "images" not in written.unread:
            yield from twice(written.pictures.asked, "images")

    def elsewhere(self, challenge: Challenge, answer: Arranged) -> tuple[int, ...]:
        laid, count = [place for place in answer.places if place is not None], len(shown_by(challenge).asked)
        if len(answer.places) != count or len(set(laid)) < len(laid) or not set(laid) <= set(range(count)):
            raise ValueError(f"{answer.places} are not {count} pictures")
        return tuple(each for place, each in enumerate(answer.places) if each not in (place, None))

    def right(self, challenge: Challenge) -> tuple[Arranged, ...]:
        return (Arranged(tuple(range(len(shown_by(challenge).asked)))),)

    def rungs(self, challenge: Challenge, answer: Arranged, verdict: Verdict) -> Iterator["Hint"]:
        """The hints: the first misplaced picture, or how far the strip is right; then the picture that comes next."""
        from beebot.hinting.hint import Hint, HintKind

        wrong = self.elsewhere(challenge, answer)
        due = next(place for place, each in enumerate(answer.places) if each != place)
        if wrong:
            yield Hint(HintKind.REMOVE, place=wrong[0])
        elif due:
            yield Hint(HintKind.PREFIX, prefix=due)
        yield Hint(HintKind.CARD, place=due, right=due)

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Arranged:
        count = len(shown_by(challenge).asked)
        return Arranged(numbers_in(texts, count, count))


def mixed(name: str, count: int) -> tuple[int, ...]:
    """The order in which a child finds ``count`` pictures, on a screen and on paper: their right places, from 0.

    It depends on the challenge's ``name`` alone. Two pictures or more are never in their right order.
    """
    order, shuffler = list(range(count)), Random(name)  # noqa: S311 (no secret)
    while count > 1 and order == sorted(order):
        shuffler.shuffle(order)
    return tuple(order)


KIND = Arranging()
