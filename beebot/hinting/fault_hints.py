"""The hints for the fault of an answer, weakest first: from a place to look at to the card to change."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from beebot.challenge import Challenge
from beebot.command import Command, Instruction, Program, Repeat, cards, unroll
from beebot.hinting.fault import AskShortest, Fault, pair_fault, program_fault
from beebot.hinting.hint import Hint, HintKind
from beebot.hinting.quiz import quiz
from beebot.interpreter import run
from beebot.judging.rules import Trail, Verdict
from beebot.parts.answer_types import PairPrograms
from beebot.repair.edits import EditKind
from beebot.repair.right_prefix import longest_prefix


def looking_rungs(fault: Fault) -> Iterator[Hint]:
    """Two hints: the card at ``fault``, then how far the program is right.

    The first is left out if a card is missing, for then none is at fault; the second if nothing is right yet.
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
    """The hints that change the program at ``fault``: a card to take away; or a quiz, the card to put, the repair.

    A repair that keeps no card would be the solution, so only its card is told; of a repeat, also the first card in it.
    """
    change, repair = fault.change, fault.repair
    told = Hint(HintKind.REPAIR, place=change.place, card=change.card, robot=fault.robot)
    told = replace(told, repaired=repair.program, edits=repair.edits)
    if change.kind is EditKind.DELETE and isinstance(tuple(cards(fault.program))[change.place], Command):
        if change not in repair.edits:  # two cards wait for each other
            told = replace(told, repaired=None, edits=(change,))
        yield replace(told, kind=HintKind.REMOVE)
        return
    if isinstance(change.card, Command) and change is fault.first:
        options = quiz(challenge, fault, trail)
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
    """The hints, weakest first, for a program that failed with ``verdict``; ``known`` gives the shortest answer."""
    fault = program_fault(challenge, program, known, trail)
    if fault is None:
        yield from unsure_rungs(challenge, program, verdict, trail)
    else:
        yield from _rungs_of(challenge, fault, trail)


def pair_rungs(challenge: Challenge, answer: PairPrograms, verdict: Verdict, known: AskShortest) -> Iterator[Hint]:
    """The hints, weakest first, for two programs that failed with ``verdict``; ``known`` gives the shortest answer."""
    fault = pair_fault(challenge, answer, verdict.robot, known)
    if fault is None:
        yield from failing_rung(verdict)
    else:
        yield from _rungs_of(challenge, fault)


def _rungs_of(challenge: Challenge, fault: Fault, trail: Trail = ()) -> Iterator[Hint]:
    """The hints for ``fault``; all but the first have the cells to which the robot goes from there, once mended."""
    steps = run(fault.repair.program, fault.start, challenge.mat).steps[fault.steps :]
    cells = tuple(step.after.cell for step in steps if step.command.is_move)
    for rung in (*looking_rungs(fault), *changing_rungs(challenge, fault, trail)):
        yield rung if rung.kind is HintKind.FAILING else replace(rung, cells=cells)


def unsure_rungs(challenge: Challenge, program: Program, verdict: Verdict, trail: Trail = ()) -> Iterator[Hint]:
    """The hints if no repair is found in time: the first card that cannot be right, and what may replace it."""
    prefix = longest_prefix(challenge, program, trail)
    if prefix is None:
        yield from failing_rung(verdict)
        return
    if prefix.place is not None:
        yield Hint(HintKind.FAILING, place=prefix.place, turns=prefix.turns)
    if prefix.length:
        yield Hint(HintKind.PREFIX, place=prefix.place, turns=prefix.turns, prefix=prefix.length, sure=False)


def failing_rung(verdict: Verdict) -> Iterator[Hint]:
    """The hint that shows the card ``verdict`` names as failing; nothing if it names none."""
    if verdict.failing is not None:
        yield Hint(HintKind.FAILING, place=verdict.failing, turns=verdict.turns, robot=verdict.robot)


def _begun(card: Instruction) -> Instruction:
    """A repeat with the first card of its body alone; any other card as it is."""
    return Repeat(card.turns, (_begun(card.body[0]),)) if isinstance(card, Repeat) else card
