"""A séance with the solver's answers to its challenges, for the remarks on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.kinds.written import ProblemAt
from beebot.lesson import Lesson
from beebot.parts.answer_types import Choice, PairPrograms
from beebot.shortest.solution import Solution


@dataclass(frozen=True, slots=True)
class SolvedLesson:
    """A séance with a solution of each of its challenges, in their order."""

    lesson: Lesson
    solutions: Sequence[Solution]

    def best(self, place: int) -> tuple[Program, ...]:
        """The shortest known program, or pair of programs, for the challenge at ``place``; empty if none is known."""
        return best_programs(self.lesson.challenges[place], self.solutions[place])


def best_programs(challenge: Challenge, solution: Solution) -> tuple[Program, ...]:
    """The programs of the best answer: the shortest one, the one to choose, the given one, or two for two robots."""
    answer = solution.answer
    if isinstance(answer, tuple):
        return (answer,)
    if isinstance(answer, PairPrograms):
        return answer.first, answer.second
    if isinstance(answer, Choice) and challenge.choices:
        return (challenge.choices[answer.place],)
    return (challenge.given,) if answer is not None and challenge.given else ()


def at_challenge(challenge: Challenge, place: int, said: str) -> ProblemAt:
    """The remark ``said`` about the whole challenge at ``place``, with where that begins in the file."""
    return ProblemAt(("defis", place), _("défi « {id} » : {said}").format(id=challenge.id, said=said), at_key=True)
