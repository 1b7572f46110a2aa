"""Which fault of an answer the hints speak of, and the hints for it, from a place to look at to the card to change.

The fault is the first change of the best repair. Where the smallest repair is too far to search for, it is the first
change on the way to the shortest answer; where that is not known either, the first card after which nothing succeeds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from beebot.challenge import Challenge
from beebot.command import Command, Instruction, Program, Repeat, cards, count_cards, flatten, unroll
from beebot.hinting.hint import Hint, HintKind
from beebot.hinting.quiz import Asked, quiz
from beebot.interpreter import run
from beebot.judging.rules import Trail, Verdict
from beebot.judging.two_robots import starts
from beebot.optima.solution import Solution, Status
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell, Pose
from beebot.repair import mend
from beebot.repair.edits import Edit, EditKind, Repair, hardness, shared
from beebot.repair.edits_between import toward
from beebot.repair.next_edit import first_layable
from beebot.repair.pair_repair import kept_by, kept_steps, mend_pair
from beebot.repair.right_prefix import longest_prefix
from beebot.repair.search import EFFORT

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
        """The first change of ``repair``, whether or not it can be made now."""
        return next(edit for edit in self.repair.edits if edit.kind is not EditKind.KEEP)

    @property
    def place(self) -> int | None:
        """The place of the card that is there now; None at the end."""
        return self.change.place if self.change.place < count_cards(self.program) else None


def program_fault(challenge: Challenge, program: Program, known: AskShortest, trail: Trail = ()) -> Fault | None:
    """The fault of one program, which is to draw the ``trail`` if there is one; None where none is found."""
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
    """The fault of two programs; where both robots' repairs are equally small, that of the robot ``first``."""
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


def looking_rungs(fault: Fault) -> Iterator[Hint]:
    """Two hints: the card at fault, then how far the program is right.

    Where a card is missing, none is at fault, and the first is left out. Where nothing is right yet, the second is.
    """
    place = fault.place
    following = next(islice(unroll(fault.program), fault.steps, None), None)
    turns = following.turns if following is not None and following.place == place else ()
    begun = bool(fault.steps and fault.change.place) and fault.change is fault.first
    if place is not None and not (begun and fault.change.kind is EditKind.INSERT):
        yield Hint(HintKind.FAILING, place=place, turns=turns, robot=fault.robot)
    if begun:
        yield Hint(HintKind.PREFIX, place=place, turns=turns, robot=fault.robot, prefix=fault.steps, sure=fault.sure)


def changing_rungs(challenge: Challenge, fault: Fault, trail: Trail = ()) -> Iterator[Hint]:
    """The hints that change the program: the card to take away; or a quiz, the card that goes there, the whole repair.

    A repair that keeps no card would be the solution, so only its card is told; of a repeat, also the first card in it.
    """
    change, repair = fault.change, fault.repair
    told = Hint(HintKind.REPAIR, place=change.place, card=change.card, robot=fault.robot)
    told = replace(told, repaired=repair.program, edits=repair.edits)
    if change.kind is EditKind.DELETE and isinstance(_card_at(fault.program, change.place), Command):
        if change not in repair.edits:  # two cards wait for each other
            told = replace(told, repaired=None, edits=(change,))
        yield replace(told, kind=HintKind.REMOVE)
        return
    if isinstance(change.card, Command) and change is fault.first:
        options = quiz(
            challenge, Asked(fault.program, change, repair.program, fault.right, fault.robot, fault.other), trail
        )
        if options:
            right = options.index(change.card)
            yield Hint(HintKind.QUIZ, place=change.place, robot=fault.robot, options=options, right=right)
    if any(edit.kind is EditKind.KEEP for edit in repair.edits):
        yield told
    else:
        card = None if change.card is None else _begun(change.card)
        yield replace(told, kind=HintKind.CARD, card=card, repaired=None, edits=(replace(change, card=card),))


def program_rungs(
    challenge: Challenge, program: Program, verdict: Verdict, known: AskShortest, trail: Trail = ()
) -> Iterator[Hint]:
    """The hints, weakest first, for one program that failed with ``verdict``."""
    fault = program_fault(challenge, program, known, trail)
    if fault is None:
        yield from unsure_rungs(challenge, program, verdict, trail)
        return
    cells = cells_ahead(challenge, fault)
    for rung in (*looking_rungs(fault), *changing_rungs(challenge, fault, trail)):
        yield rung if rung.kind is HintKind.FAILING else replace(rung, cells=cells)


def pair_rungs(challenge: Challenge, answer: PairPrograms, verdict: Verdict, known: AskShortest) -> Iterator[Hint]:
    """The hints, weakest first, for two programs that failed with ``verdict``."""
    fault = pair_fault(challenge, answer, verdict.robot, known)
    if fault is None:
        yield from failing_rung(verdict)
        return
    cells = cells_ahead(challenge, fault)
    for rung in (*looking_rungs(fault), *changing_rungs(challenge, fault)):
        yield rung if rung.kind is HintKind.FAILING else replace(rung, cells=cells)


def unsure_rungs(challenge: Challenge, program: Program, verdict: Verdict, trail: Trail = ()) -> Iterator[Hint]:
    """The hints where no repair is found in time: the first card that cannot be right, and what may go there."""
    prefix = longest_prefix(challenge, program, trail)
    if prefix is None:
        yield from failing_rung(verdict)
        return
    if prefix.place is not None:
        yield Hint(HintKind.FAILING, place=prefix.place, turns=prefix.turns)
    if prefix.length:
        yield Hint(HintKind.PREFIX, place=prefix.place, turns=prefix.turns, prefix=prefix.length, sure=False)


def failing_rung(verdict: Verdict) -> Iterator[Hint]:
    """The hint of the card that the judge names, if it names one."""
    if verdict.failing is not None:
        yield Hint(HintKind.FAILING, place=verdict.failing, turns=verdict.turns, robot=verdict.robot)


def cells_ahead(challenge: Challenge, fault: Fault) -> tuple[Cell, ...]:
    """The cells that the robot goes to from the fault on, once it is mended."""
    steps = run(fault.repair.program, fault.start, challenge.mat).steps[fault.steps :]
    return tuple(step.after.cell for step in steps if step.command.is_move)


def _ran_before(program: Program, repair: Repair) -> int:
    """How many instructions run before the first card at or after the first change."""
    place = next(edit.place for edit in repair.edits if edit.kind is not EditKind.KEEP)
    return sum(1 for _step in takewhile(lambda step: step.place < place, unroll(program)))


def _begun(card: Instruction) -> Instruction:
    """A repeat with the first card of its body alone; any other card as it is."""
    return Repeat(card.turns, (_begun(card.body[0]),)) if isinstance(card, Repeat) else card


def _card_at(program: Program, place: int) -> Instruction | None:
    return next(islice(cards(program), place, None), None)
