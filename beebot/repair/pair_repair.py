"""What is right in the programs of two robots, and the least to change in them, if possible in only one."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from beebot.challenge import Challenge
from beebot.command import FlatProgram, Program, count_cards, flatten
from beebot.interpreter import run
from beebot.judging.rules import judge_pair
from beebot.judging.two_robots import alone, starts
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell, Pose
from beebot.repair import mend
from beebot.repair.edits import Mended, mended_of, shared
from beebot.repair.variants import Editor, Variant
from beebot.searching.effort import Effort, EffortSpentError
from beebot.searching.states import CHILDLIKE

MOST_EDITS = 2
EFFORT = 50_000
"""How much a search may do, in units of about a tenth of a microsecond of a classroom PC."""
EFFORT_ALONE = 10_000
"""How much more for each robot, were it alone, in the units of ``beebot.repair.search``."""
_STEP_UNITS, _JUDGE_UNITS = 5, 60


@dataclass(frozen=True, slots=True)
class MendedPair:
    """Two programs that succeed; ``robot`` is the one whose program is changed first, with its repair."""

    robot: int
    mended: Mended
    programs: PairPrograms


def kept_steps(answer: PairPrograms, repaired: PairPrograms) -> int:
    """How many steps of both robots in ``answer`` are certainly right, since ``repaired`` succeeds and shares them."""
    return min(kept_by(answer, repaired, robot) for robot in (0, 1))


def mend_pair(challenge: Challenge, answer: PairPrograms, first: int) -> MendedPair | None:
    """The smallest repair of one program, ``MOST_EDITS`` edits at most, while the other stays; else of both.

    Of equally small ones of one program, one that leaves the fewest cards, then that of the robot ``first``. Both are
    mended where each has a goal of its own and what is the least for each alone does for the two.

    Returns:
        None where no such repair does, or ``EFFORT`` does not reach.
    """
    search, least = _Search(challenge, answer), list[MendedPair]()
    with suppress(EffortSpentError):
        for edits in range(1, MOST_EDITS + 1):
            for robot in (first, 1 - first):
                found = [*search.repairs(robot, edits)]
                if found:
                    mended = mended_of(_of(answer, robot), [(each.kinds, each.program) for each in found])
                    least.append(MendedPair(robot, mended, _with(answer, robot, mended.repair.program)))
            if least:
                break
    fewest = min(
        least, key=lambda each: count_cards(each.programs.first) + count_cards(each.programs.second), default=None
    )
    return fewest or _mend_both(challenge, answer)


def _mend_both(challenge: Challenge, answer: PairPrograms) -> MendedPair | None:
    """The smallest repair of both programs: each changed as little as if its robot were alone."""
    mended = [mend(part, _of(answer, robot), EFFORT_ALONE) for robot, part in enumerate(alone(challenge))]
    one, other = mended
    if one is None or other is None:
        return None
    repaired = PairPrograms(one.repair.program, other.repair.program)
    if not judge_pair(challenge, repaired).succeeded:
        return None
    changing = [each for each, found in enumerate((one, other)) if found.repair.cost]
    robot = min(changing, key=lambda each: kept_by(answer, repaired, each))
    return MendedPair(robot, other if robot else one, repaired)


def kept_by(answer: PairPrograms, repaired: PairPrograms, robot: int) -> int:
    """How many steps of ``robot`` are the same in ``repaired``; if all are, at least all steps of the other."""
    old, new = (flatten(_of(each, robot)) for each in (answer, repaired))
    same = shared(old, new)
    return same if same < len(old) else max(same, len(flatten(_of(answer, 1 - robot))))


def _of(answer: PairPrograms, robot: int) -> Program:
    return answer.second if robot else answer.first


def _with(answer: PairPrograms, robot: int, program: Program) -> PairPrograms:
    return replace(answer, second=program) if robot else replace(answer, first=program)


class _Search:
    """Tries every program that is so many edits away."""

    def __init__(self, challenge: Challenge, answer: PairPrograms) -> None:
        self._challenge, self._answer = challenge, answer
        self._starts = starts(challenge)
        self._goals = [part.goal for part in alone(challenge)]
        self._effort = Effort(EFFORT)
        keys = tuple(key for key in CHILDLIKE if key in challenge.keys)
        self._editor = Editor(keys, self._effort.spend, repeats=False)

    def repairs(self, robot: int, edits: int) -> Iterator[Variant]:
        """Every program ``edits`` edits away from that of ``robot`` with which both succeed."""
        other = self._cells_of(flatten(_of(self._answer, 1 - robot)), self._starts[1 - robot])
        if other is None or self._goals[1 - robot] not in (None, other[-1]):
            return
        judged: dict[Program, bool] = {}
        for variant in self._editor.variants(_of(self._answer, robot), edits, nesting=0):
            if variant.cost == edits and self._goes_through(variant, robot, other):
                if variant.program not in judged:
                    self._effort.spend(_JUDGE_UNITS * (len(variant.run) + len(other)))
                    verdict = judge_pair(self._challenge, _with(self._answer, robot, variant.program))
                    judged[variant.program] = verdict.succeeded
                if judged[variant.program]:
                    yield variant

    def _goes_through(self, variant: Variant, robot: int, other: list[Cell]) -> bool:
        """Whether it is short enough and its run reaches its goal: a quick look before the judge is asked."""
        if count_cards(variant.program) > self._challenge.max_instructions:
            return False
        ours = self._cells_of(variant.run, self._starts[robot])
        if ours is None or self._goals[robot] not in (None, ours[-1]):
            return False
        ours += ours[-1:] * (len(other) - len(ours))
        theirs = other + other[-1:] * (len(ours) - len(other))
        return all(
            one != two and (one, two) != (before_two, before_one)
            for one, two, before_one, before_two in zip(ours[1:], theirs[1:], ours, theirs, strict=False)
        )

    def _cells_of(self, program: FlatProgram, start: Pose) -> list[Cell] | None:
        """Where the robot is before and after each command; None where one bumps into the mat."""
        self._effort.spend(_STEP_UNITS * len(program))
        trace = run(program, start, self._challenge.mat)
        return None if trace.bump else [start.cell, *(step.after.cell for step in trace.steps)]
