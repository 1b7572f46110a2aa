"""Which fault of an answer the hints speak of.

The fault is the first change of the best repair. Where the smallest repair is too far to search for, it is the first
change on the way to the shortest answer; where that is not known either, there is none, and hints do without.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from beebot.challenge import Challenge
from beebot.command import Command, Program, count_cards, flatten, unroll
from beebot.judging.rules import Trail
from beebot.judging.two_robots import starts
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Pose
from beebot.repair import mend
from beebot.repair.edits import Edit, EditKind, Repair, hardness, shared
from beebot.repair.edits_between import toward
from beebot.repair.next_edit import first_layable
from beebot.repair.pair_repair import kept_by, kept_steps, mend_pair
from beebot.repair.search import EFFORT
from beebot.shortest.solution import Solution, Status

SOLUTION_EFFORT = 125_000
"""How much the solver may do while an adult waits, or once for a child whose program is far from any answer."""
REPEATS_EFFORT = 22_000
"""How much the search for the smallest repair may do where cards may repeat.

It is less there, since the way to the shortest answer is searched too.
"""
AskShortest = Callable[[], Solution]
"""Asks for the shortest answer, which is searched for once."""


@dataclass(frozen=True, eq=False)
class Fault:
    """The fault that the hints speak of: a change that ``repair`` makes in ``program``, which is run from ``start``.

    ``change`` is the first change that can be made now. It is not the first of ``repair`` where a card must be taken
    away before, because the strip is full or no such card is left.

    ``right`` are the commands that other repairs as small have there. ``steps`` is how many instructions run are right;
    in a pair, how many steps of both robots. In a pair, ``other`` is the program of the other robot. ``sure`` is as in
    ``Hint``.
    """

    program: Program
    start: Pose
    repair: Repair
    change: Edit
    right: frozenset[Command]
    steps: int
    sure: bool = True
    robot: int = 0
    other: Program = ()

    @property
    def first(self) -> Edit:
        """The first change of ``repair``, even if it cannot be made now."""
        return next(edit for edit in self.repair.edits if edit.kind is not EditKind.KEEP)

    @property
    def place(self) -> int | None:
        """The place of the card at fault; None if a card is missing at the end."""
        return self.change.place if self.change.place < count_cards(self.program) else None


def program_fault(challenge: Challenge, program: Program, known: AskShortest, trail: Trail = ()) -> Fault | None:
    """The fault of ``program``, which is to draw the ``trail`` if there is one; None if no repair is found."""
    shortest = known() if challenge.repeats else Solution(Status.BOUND)
    fewest = shortest.cards or 0 if shortest.status is Status.PROVED else 0
    mended = mend(challenge, program, REPEATS_EFFORT if challenge.repeats else EFFORT, trail=trail, fewest=fewest)
    repair = mended.repair if mended else None
    right = mended.right or frozenset() if mended else frozenset[Command]()
    if mended is None or not mended.shortest:
        answer = known().program
        if answer is not None and (repair is None or count_cards(answer) < count_cards(repair.program)):
            nearer = toward(program, answer, fixed=bool(challenge.template))
            repair, right = (nearer, frozenset()) if nearer else (repair, right)
    if repair is None or not repair.cost:
        return None
    run_now = flatten(program)
    steps = min(shared(run_now, flatten(repair.program)), _ran_before(program, repair))
    needless = hardness(run_now[:steps])[0] and count_cards(repair.program) > (known().cards or 0)
    change = first_layable(challenge, program, repair.edits)
    return Fault(program, challenge.start, repair, change, right, steps, sure=not needless)


def pair_fault(challenge: Challenge, answer: PairPrograms, first: int, known: AskShortest) -> Fault | None:
    """The fault of two programs; of equally small repairs, that of the robot ``first`` (0 or 1) counts."""
    found = mend_pair(challenge, answer, first)
    if found is not None:
        mended = found.mended
        repair, robot, programs = mended.repair, found.robot, found.programs
        right = mended.right or frozenset()
    else:
        shortest = known().answer
        if not isinstance(shortest, PairPrograms):
            return None
        nearer = toward(answer.first, shortest.first), toward(answer.second, shortest.second)
        changing = {robot: each for robot, each in enumerate(nearer) if each is not None and each.cost}
        if None in nearer or not changing:
            return None
        robot = min(changing, key=lambda each: kept_by(answer, shortest, each))
        repair, programs, right = changing[robot], shortest, frozenset()
    start = starts(challenge)[robot]
    program = answer.second if robot else answer.first
    other = programs.first if robot else programs.second
    change, steps = first_layable(challenge, program, repair.edits), kept_steps(answer, programs)
    return Fault(program, start, repair, change, right, steps, robot=robot, other=other)


def _ran_before(program: Program, repair: Repair) -> int:
    place = next(edit.place for edit in repair.edits if edit.kind is not EditKind.KEEP)
    return sum(1 for _step in takewhile(lambda step: step.place < place, unroll(program)))
