"""What is worth a second look in a séance beside the others of its level: challenges and answers that come again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from beebot.challenge import Challenge, Genre
from beebot.command import MAX_INSTRUCTIONS, Program
from beebot.drafting.symmetry import Twin, mirrored, twin_key
from beebot.fingerprint import canonical_text
from beebot.i18n import gettext as _
from beebot.kinds import kind_of
from beebot.kinds.written import ProblemAt
from beebot.lesson import Level
from beebot.notation import program_arrows
from beebot.parts.answer_types import Choice
from lecons.remarks.solved_lesson import SolvedLesson, at_challenge

_MOST_ANSWERS = 4
"""How often one answer, or its mirror image, may be right in one kind and level."""
_FEWEST_CHOICES = 3

_Answer = tuple[Level | None, Genre, str]


@dataclass
class Levels:
    """The challenges and answers of a level's séances looked at so far, to compare the next one with."""

    _twins: dict[Twin, tuple[str, str]] = field(default_factory=dict)
    """For each challenge but for turns and mirrors, which séance had it first, and its name there."""
    _answers: Counter[_Answer] = field(default_factory=Counter)
    _choices: dict[Level, list[bool]] = field(default_factory=dict)
    """For each level, whether the right one to choose was the first."""

    def remarks(self, solved: SolvedLesson) -> Iterator[ProblemAt]:
        """The remarks on ``solved`` compared with the séances looked at before, to which it is then added."""
        for place, challenge in enumerate(solved.lesson.challenges):
            if kind_of(challenge.genre).asks:
                yield from self._again(solved.lesson.id, challenge, place)
                yield from self._answered(solved, place)
        yield from self._first_is_right(solved)

    def _again(self, lesson: str, challenge: Challenge, place: int) -> Iterator[ProblemAt]:
        twin = twin_key(replace(challenge, max_instructions=MAX_INSTRUCTIONS))
        where, name = self._twins.setdefault(twin, (lesson, challenge.id))
        if (where, name) != (lesson, challenge.id):
            said = _("c'est le même que « {other} » ({lesson}), à un tour ou un miroir près ; changez l'un des deux")
            yield at_challenge(challenge, place, said.format(other=name, lesson=where))

    def _answered(self, solved: SolvedLesson, place: int) -> Iterator[ProblemAt]:
        challenge, best = solved.lesson.challenges[place], solved.best(place)
        if len(best) != 1:
            return
        answer = solved.lesson.level, challenge.genre, _text(best[0])
        self._answers[answer] += 1
        if self._answers[answer] > _MOST_ANSWERS:
            said = _("« {answer} », ou son miroir, réussit déjà {most} défis de ce genre à ce niveau ; changez-le")
            yield at_challenge(challenge, place, said.format(answer=program_arrows(best[0]), most=_MOST_ANSWERS))

    def _first_is_right(self, solved: SolvedLesson) -> Iterator[ProblemAt]:
        level = solved.lesson.level
        places = [place for place, each in enumerate(solved.lesson.challenges) if kind_of(each.genre).chooses]
        if level is None or not places:
            return
        right = self._choices.setdefault(level, [])
        right += [solved.solutions[place].answer == Choice(0) for place in places]
        if len(right) >= _FEWEST_CHOICES and all(right):
            message = _("jusqu'ici la bonne bande est la première dans chaque défi « choisir » de {level} ; changez-en")
            yield ProblemAt(("defis", places[-1], "programmes"), message.format(level=level.value))


def _text(program: Program) -> str:
    return min(canonical_text(program), canonical_text(mirrored(program)))
