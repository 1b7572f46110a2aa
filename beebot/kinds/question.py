"""``question``: touch a picture that answers; where the question is open, every picture does."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds.of_pictures import PictureKind, name_of, numbers_in, shown_by, twice
from beebot.kinds.written import ProblemAt, Written
from beebot.parts.answer_types import Choice

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint


class Asking(PictureKind[Choice]):
    """The kind ``question``: one or more of the pictures are right, and a touch on any of them succeeds."""

    name = noted("question")
    question = noted("Regarde bien chaque image : que vois-tu ?")
    answer = Choice
    listed_as = "reponses"
    keys = frozenset({"reponses", "image", "debat"})
    needs = frozenset({"reponses"})
    missed = (Outcome.OTHER_ANSWER, EndingKind.OTHER_ANSWER)
    answer_help = noted("pour une question, le numéro d'une image")

    def task(self, challenge: Challenge) -> str:
        """The name of the picture to touch, or of those not to touch, as a sentence."""
        asked = challenge.pictures.asked if challenge.pictures else ()
        right, wrong = ([name_of(each) for each in asked if each.right is answers] for answers in (True, False))
        if len(right) == 1:
            return _("Touche {name}.").format(name=right[0])
        if len(wrong) == 1:
            return _("Touche une image, mais pas {name}.").format(name=wrong[0])
        return _("Ni {one} ni {other} : touche une autre image.").format(one=wrong[0], other=wrong[1])

    def check(self, written: Written) -> Iterator[ProblemAt]:
        """The problems of no right answer, of no wrong one, and of the same picture twice."""
        if written.pictures is None or not written.pictures.asked or "reponses" in written.unread:
            return
        asked = written.pictures.asked
        yield from twice(asked, "reponses")
        right = [each.right for each in asked]
        if written.pictures.open and any(right):
            message = _("dans un débat toutes les réponses sont bonnes ; enlevez « juste », ou « debat »")
            yield ProblemAt(("reponses", right.index(True)), message)
        elif not written.pictures.open and not any(right):
            message = _("il manque une bonne réponse ; écrivez « juste: true » à l'une, ou « debat: true » ici")
            yield ProblemAt(("reponses",), message)
        elif not written.pictures.open and all(right):
            message = _("toutes les réponses sont justes ; écrivez plutôt « debat: true »")
            yield ProblemAt(("reponses",), message)

    def elsewhere(self, challenge: Challenge, answer: Choice) -> tuple[int, ...]:
        shown = shown_by(challenge)
        if not 0 <= answer.place < len(shown.asked):
            raise ValueError(f"no picture {answer.place} of {len(shown.asked)}")
        return () if shown.open or shown.asked[answer.place].right else (answer.place,)

    def right(self, challenge: Challenge) -> tuple[Choice, ...]:
        shown = shown_by(challenge)
        return tuple(Choice(place) for place, each in enumerate(shown.asked) if shown.open or each.right)

    def rungs(self, challenge: Challenge, answer: Choice, verdict: Verdict) -> Iterator["Hint"]:
        """The hints: each rules out a wrong picture, the touched one first, until two are left to choose from."""
        from beebot.hinting.hint import Hint, HintKind

        asked = shown_by(challenge).asked
        wrong = [place for place, each in enumerate(asked) if not each.right and place != answer.place]
        for place in (answer.place, *wrong)[: max(len(asked) - 2, 1)]:
            yield Hint(HintKind.REMOVE, place=place)

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Choice:
        return Choice(numbers_in(texts, len(shown_by(challenge).asked), 1)[0])

    def answer_text(self, answer: Choice) -> str:
        return _("l'image {number}").format(number=answer.place + 1)


KIND = Asking()
