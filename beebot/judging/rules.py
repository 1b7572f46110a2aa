"""The rules by which answers end: what every kind of challenge has in common, whether one robot runs or two."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from beebot.challenge import Challenge
from beebot.command import Program, Repeat, cards, count_cards, too_deep
from beebot.i18n import noted
from beebot.interpreter import Step, Trace, run
from beebot.judging.two_robots import aim_reached, run_pair
from beebot.notebook_display import Pictured
from beebot.parts.answer_types import PairPrograms
from beebot.parts.limits import pivots
from beebot.pose import Cell


class Outcome(Enum):
    """How an answer ends, in words; of several reasons the first in this order is given."""

    SUCCESS = noted("réussi")
    EMPTY = noted("programme vide")
    TOO_LONG = noted("trop d'instructions")
    FORBIDDEN_KEY = noted("touche interdite")
    NO_CARD_LEFT = noted("plus de cette carte en main")
    TOO_MANY_TURNS = noted("trop de virages")
    CARD_CHANGED = noted("carte donnée changée")
    BUMP = noted("choc")
    OUT_OF_ORDER = noted("cibles dans le désordre")
    TARGET_MISSED = noted("cible oubliée")
    PASSAGE_MISSED = noted("passage oublié")
    NOT_ARRIVED = noted("pas arrivé")
    WRONG_PLACE = noted("elle s'arrête ailleurs")
    WRONG_HEADING = noted("elle regarde ailleurs")
    WRONG_CHOICE = noted("ce n'est pas ce programme")
    OTHER_TRAIL = noted("autre tracé")
    OTHER_STRIP = noted("autre bande")
    TOO_FEW = noted("pas assez d'instructions")
    NOTHING_ASKED = noted("rien à atteindre")
    NO_WAY = noted("aucun chemin")
    TOO_HARD = noted("trop long pour le niveau")
    OTHER_ANSWER = noted("une autre image")
    OTHER_ORDER = noted("un autre ordre")
    OTHER_BOX = noted("une autre boîte")
    WORLD_CHANGED = noted("le monde a changé")


@dataclass(frozen=True, slots=True)
class Verdict(Pictured):
    """How an answer ended: the outcome, the trace of the run, and the card at fault.

    ``failing`` is the place (from 0) of the card at fault and ``turns`` the turns of the repeats around it; None
    where no card alone is at fault: a success, an empty program, a target never reached, a program that ends elsewhere
    than on the goal. In a ``PAIR``, ``robot`` is 0 or 1, whose card it is, and ``partner`` the second trace.
    """

    outcome: Outcome
    trace: Trace
    failing: int | None = None
    turns: tuple[int, ...] = ()
    robot: int = 0
    partner: Trace | None = None

    @property
    def succeeded(self) -> bool:
        return self.outcome is Outcome.SUCCESS


Trail = tuple[Cell, ...]
"""The cells a robot stood on, in order, each move adding one."""


def judge_program(
    challenge: Challenge, program: Program, reached: Callable[[Challenge, Trace], Verdict] | None = None
) -> Verdict:
    """The verdict on ``program``, by the rules of every kind in which a robot runs alone.

    ``reached`` judges a run without a bump by what is asked; by default it is ``judge_targets``.
    """
    trace = run(program, challenge.start, challenge.mat)
    refused = _refused(challenge, program, trace)
    if refused:
        return refused
    if trace.bump:
        return Verdict(Outcome.BUMP, trace, trace.bump.index, trace.bump.turns)
    verdict = (reached or judge_targets)(challenge, trace)
    if verdict.succeeded and count_cards(program) < challenge.limits.fewest:
        return Verdict(Outcome.TOO_FEW, trace)
    return verdict


def targets_reached(challenge: Challenge, steps: Iterable[Step]) -> tuple[int, ...]:
    """Which targets ``steps`` visited: their places in ``challenge.targets``, in the order they were visited."""
    reached: list[int] = []
    for step in steps:
        for place, target in enumerate(challenge.targets):
            due = place == len(reached) if challenge.ordered else place not in reached
            if due and step.bump is None and target.counts(step.command, step.after):
                reached.append(place)
                break
    return tuple(reached)


def trail(trace: Trace) -> Trail:
    """The cells of the trail that a run drew: that of the start, then one for each move."""
    return (trace.start.cell, *(step.after.cell for step in trace.steps if step.command.is_move and not step.bump))


def _refused(challenge: Challenge, program: Program, trace: Trace) -> Verdict | None:
    if not program:
        return Verdict(Outcome.EMPTY, trace)
    if count_cards(program) > challenge.max_instructions:
        return Verdict(Outcome.TOO_LONG, trace, challenge.max_instructions)
    given = _given_places(challenge, program)  # a card that was given may be one she has no key for
    forbidden = {
        place
        for place, card in enumerate(cards(program))
        if not (challenge.repeats if isinstance(card, Repeat) else card in challenge.keys)
    }
    forbidden.update(too_deep(program, challenge.nesting) if challenge.repeats else ())
    if refused := sorted(forbidden - given):
        return Verdict(Outcome.FORBIDDEN_KEY, trace, refused[0])
    return _beyond_limits(challenge, program, trace) or _changed_card(challenge, program, trace)


def _beyond_limits(challenge: Challenge, program: Program, trace: Trace) -> Verdict | None:
    limits = challenge.limits
    if beyond := limits.beyond_hand(program):
        return Verdict(Outcome.NO_CARD_LEFT, trace, beyond[0])
    if limits.turns is not None and (turning := pivots(program)[limits.turns :]):
        return Verdict(Outcome.TOO_MANY_TURNS, trace, turning[0])
    return None


def _given_places(challenge: Challenge, program: Program) -> set[int]:
    places, place = set(), 0
    for given, card in zip(challenge.template, program, strict=False):
        if card is given:
            places.add(place)
        place += count_cards((card,))
    return places


def _changed_card(challenge: Challenge, program: Program, trace: Trace) -> Verdict | None:
    """In a template, the given cards stay where they are and every hole is filled."""
    if not challenge.template:
        return None
    place = 0
    for given, card in zip(challenge.template, program, strict=False):
        if given is not None and card is not given:
            return Verdict(Outcome.CARD_CHANGED, trace, place)
        place += count_cards((card,))
    return None if len(program) == len(challenge.template) else Verdict(Outcome.CARD_CHANGED, trace, place)


def judge_targets(challenge: Challenge, trace: Trace) -> Verdict:
    """The verdict on a run without a bump: does it visit the targets and the passages, and stop on the goal?"""
    reached = targets_reached(challenge, trace.steps)
    if len(reached) < len(challenge.targets):
        early = _first_out_of_turn(challenge, trace)
        if early is None:
            return Verdict(Outcome.TARGET_MISSED, trace)
        return Verdict(Outcome.OUT_OF_ORDER, trace, early.index, early.turns)
    crossed = {trace.start.cell, *(step.after.cell for step in trace.steps)}
    if not challenge.passages <= crossed:
        return Verdict(Outcome.PASSAGE_MISSED, trace)
    if challenge.goal is not None and trace.end.cell not in challenge.goals:
        return Verdict(Outcome.NOT_ARRIVED, trace)
    return Verdict(Outcome.SUCCESS, trace)


def _first_out_of_turn(challenge: Challenge, trace: Trace) -> Step | None:
    """The first step onto a target before its turn, where all were visited in some order; else None."""
    if not all(any(target.counts(step.command, step.after) for step in trace.steps) for target in challenge.targets):
        return None
    due = 0
    for step in trace.steps:
        if any(target.counts(step.command, step.after) for target in challenge.targets[due + 1 :]):
            return step
        due += challenge.targets[due].counts(step.command, step.after)
    return None


def judge_pair(challenge: Challenge, answer: PairPrograms) -> Verdict:
    """The verdict on two programs that run in lock step.

    Raises:
        ValueError: there is no partner.
    """
    partner = challenge.partner
    if partner is None:
        raise ValueError(f"challenge {challenge.id} has no partner")
    traces = run_pair((answer.first, answer.second), (challenge.start, partner.start), challenge.mat)
    for robot, (program, trace) in enumerate(zip((answer.first, answer.second), traces, strict=True)):
        if refused := _refused(challenge, program, trace):
            return replace(refused, trace=traces[0], robot=robot, partner=traces[1])
    for robot, trace in enumerate(traces):
        if trace.bump:
            return Verdict(Outcome.BUMP, traces[0], trace.bump.index, trace.bump.turns, robot, traces[1])
    verdict = judge_targets(replace(challenge, goal=None), traces[0])
    if verdict.succeeded and not aim_reached(partner, challenge, traces):
        verdict = replace(verdict, outcome=Outcome.NOT_ARRIVED)
    return replace(verdict, partner=traces[1])
