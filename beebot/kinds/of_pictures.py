"""What the kinds of challenge have in common in which a child touches or lays pictures, and no robot moves."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from beebot.challenge import Challenge
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.interpreter import run
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds.kind import Kind, one_of, only
from beebot.kinds.written import ProblemAt
from beebot.parts.answer_types import Choice
from beebot.parts.pictures import Arranged, Picture, Pictures
from beebot.text import Text

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution

A = TypeVar("A", Choice, Arranged)


class PictureKind(Kind[A]):
    """The base class of kinds without a mat. They have no score: what is hard about one is what the pictures show.

    ``missed`` is how an answer ends in which a picture is elsewhere than it should be.
    """

    has_mat = False
    missed: ClassVar[tuple[Outcome, EndingKind]]

    @abstractmethod
    def elsewhere(self, challenge: Challenge, answer: A) -> tuple[int, ...]:
        """The places, among the pictures, of those that ``answer`` lays or chooses wrongly.

        Raises:
            ValueError: the answer speaks of pictures that the challenge has not.
        """

    def is_whole(self, challenge: Challenge, answer: A) -> bool:
        """Whether ``answer`` has laid every picture."""
        return True

    @abstractmethod
    def right(self, challenge: Challenge) -> tuple[A, ...]:
        """The answers that succeed, in the order of the file."""

    def judge(self, challenge: Challenge, answer: A) -> Verdict:
        """The verdict: is every picture where it should be?

        Raises:
            ValueError: the answer speaks of pictures that the challenge has not.
        """
        succeeds = not self.elsewhere(challenge, answer) and self.is_whole(challenge, answer)
        still = run((), challenge.start, challenge.mat)
        return Verdict(Outcome.SUCCESS if succeeds else self.missed[0], still)

    def ending(self, challenge: Challenge, answer: A, verdict: Verdict) -> Ending:
        if verdict.succeeded:
            return Ending(EndingKind.SUCCESS)
        return Ending(self.missed[1], pictures=self.elsewhere(challenge, answer))

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        return one_of(self.right(challenge))

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """The last hint, for adults: the numbers of the pictures, as in the file."""
        from beebot.hinting.hint import Hint, HintKind

        for found in self.right(challenge)[:1]:
            answer = _("la réponse : {answer}").format(answer=self.answer_text(found))
            yield Hint(HintKind.SOLUTION, Text(answer))

    def hint_sentence(self, hint: "Hint") -> str | None:
        if hint.place is not None and hint.right is not None:
            return _("l'image {number} va à la place {place}").format(number=hint.right + 1, place=hint.place + 1)
        if hint.place is not None:
            return _("regardez l'image {number}").format(number=hint.place + 1)
        if hint.text is not None:
            return hint.text.fr
        return None


class LaidKind(PictureKind[Arranged]):
    """The base class of kinds in which each picture is laid somewhere: on a strip, or in a box."""

    answer = Arranged
    carries = True

    def is_whole(self, challenge: Challenge, answer: Arranged) -> bool:
        return None not in answer.places

    def answer_text(self, answer: Arranged) -> str:
        """The places in ``answer`` as a person would type them, from 1."""
        return " ".join("–" if place is None else str(place + 1) for place in answer.places)


def shown_by(challenge: Challenge) -> Pictures:
    """The pictures of ``challenge``.

    Raises:
        ValueError: it has none.
    """
    if challenge.pictures is None:
        raise ValueError(f"challenge {challenge.id} has no pictures")
    return challenge.pictures


def twice(pictures: Sequence[Picture], key: str) -> Iterator[ProblemAt]:
    """The problems of the pictures that come more than once in ``pictures``, the list under ``key`` in the file."""
    first: dict[str, int] = {}
    for place, each in enumerate(pictures):
        if first.setdefault(each.name, place) != place:
            message = _("l'image « {name} » y est déjà, à la place {number} ; gardez-en une seule")
            yield ProblemAt((key, place), message.format(name=each.name, number=first[each.name] + 1))


def numbers_in(texts: Sequence[str], count: int, length: int) -> tuple[int, ...]:
    """The numbers in ``texts`` that a person typed, ``length`` of them from 1 to ``count``; returned from 0.

    Raises:
        KitError: they are not that.
    """
    words = only(texts).replace(",", " ").split()
    if len(words) == length and all(word.isascii() and word.isdigit() for word in words):
        found = tuple(int(word) - 1 for word in words)
        if all(0 <= number < count for number in found):
            return found
    message = ngettext(
        "« {text} » ne se lit pas ; écrivez un numéro, de 1 à {count}",
        "« {text} » ne se lit pas ; écrivez {length} numéros, de 1 à {count}",
        length,
    )
    raise KitError(message.format(text=only(texts), length=length, count=count))


def name_of(picture: Picture) -> str:
    """What a child hears of ``picture``, in the language in use; "" if nothing."""
    return "" if picture.said is None else picture.said.in_language(language())
