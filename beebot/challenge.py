"""A challenge and the one judge of it. So far the genre ``programmer``: write the program."""

from dataclasses import dataclass
from enum import Enum

from beebot.command import MAX_INSTRUCTIONS, Command, Program
from beebot.interpreter import Step, Trace, run
from beebot.mat import Mat
from beebot.pose import Cell, Pose
from beebot.text import Text


@dataclass(frozen=True, slots=True)
class Target:
    """A cell to visit. It counts when a move ends on it or, if ``pause``, when the robot pauses on it."""

    cell: Cell
    pause: bool = False

    def is_reached_by(self, step: Step) -> bool:
        """Whether ``step`` makes this target count."""
        wanted = step.command is Command.PAUSE if self.pause else step.command.is_move
        return wanted and step.bump is None and step.after.cell == self.cell


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a child is asked: from ``start``, visit the targets, then stop on ``goal`` where there is one.

    ``ordered`` asks for the targets in their order; passing over a later one too early is allowed and does
    not count. ``keys`` are the instructions she may use, ``max_instructions`` how many at most. ``hints``
    are the author's questions, spoken in turn to a child who asks for help.
    """

    id: str
    task: Text
    mat: Mat
    start: Pose
    targets: tuple[Target, ...] = ()
    goal: Cell | None = None
    ordered: bool = False
    keys: frozenset[Command] = frozenset(Command)
    max_instructions: int = MAX_INSTRUCTIONS
    hints: tuple[Text, ...] = ()


class Outcome(Enum):
    """How a run ended, from best to worst informed."""

    SUCCESS = "réussi"
    EMPTY = "programme vide"
    TOO_LONG = "trop d'instructions"
    FORBIDDEN_KEY = "touche interdite"
    BUMP = "choc"
    OUT_OF_ORDER = "cibles dans le désordre"
    TARGET_MISSED = "cible oubliée"
    NOT_ARRIVED = "pas arrivé"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judge's word on a program.

    ``failing`` is the place (from 0) of the instruction at fault, None where none alone is: a success, an
    empty program, a target never reached, or a program that ends elsewhere than on the goal.
    """

    outcome: Outcome
    trace: Trace
    failing: int | None = None

    @property
    def succeeded(self) -> bool:
        return self.outcome is Outcome.SUCCESS


def targets_reached(challenge: Challenge, steps: tuple[Step, ...]) -> tuple[int, ...]:
    """Which targets count after ``steps``: their places in ``challenge.targets``, in the order they counted."""
    reached: list[int] = []
    for step in steps:
        for place, target in enumerate(challenge.targets):
            due = place == len(reached) if challenge.ordered else place not in reached
            if due and target.is_reached_by(step):
                reached.append(place)
                break
    return tuple(reached)


def judge(challenge: Challenge, program: Program) -> Verdict:
    """Run ``program`` and say how it ends; the first reason in the order of ``Outcome`` is given."""
    trace = run(program, challenge.start, challenge.mat)
    if not program:
        return Verdict(Outcome.EMPTY, trace)
    if len(program) > challenge.max_instructions:
        return Verdict(Outcome.TOO_LONG, trace, challenge.max_instructions)
    for index, command in enumerate(program):
        if command not in challenge.keys:
            return Verdict(Outcome.FORBIDDEN_KEY, trace, index)
    if trace.bump:
        return Verdict(Outcome.BUMP, trace, trace.bump.index)
    return _judge_targets(challenge, trace)


def _judge_targets(challenge: Challenge, trace: Trace) -> Verdict:
    reached = targets_reached(challenge, trace.steps)
    if len(reached) < len(challenge.targets):
        early = _first_out_of_turn(challenge, trace)
        return Verdict(Outcome.TARGET_MISSED if early is None else Outcome.OUT_OF_ORDER, trace, early)
    if challenge.goal is not None and trace.end.cell != challenge.goal:
        return Verdict(Outcome.NOT_ARRIVED, trace)
    return Verdict(Outcome.SUCCESS, trace)


def _first_out_of_turn(challenge: Challenge, trace: Trace) -> int | None:
    """The first step onto a target before its turn, where all were visited in some order; else None."""
    if not all(any(target.is_reached_by(step) for step in trace.steps) for target in challenge.targets):
        return None
    for count, step in enumerate(trace.steps):
        due = len(targets_reached(challenge, trace.steps[:count]))
        if any(target.is_reached_by(step) for target in challenge.targets[due + 1 :]):
            return step.index
    return None
