"""What a hint points at on the mat: the cells still to go, counted by a finger, or the cell where a card acts. Pure."""

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from beebot.challenge import Challenge
from beebot.command import FlatProgram, Program
from beebot.interpreter import Trace, run
from beebot.judging.endings import Ending, EndingKind
from beebot.kinds import ending
from beebot.parts.answer_types import Answer
from beebot.pose import Cell, Pose
from beebot.text import Text

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint

_COMES_S, _COUNTS_S, _RESTS = 0.4, 0.6, 0.5
"""Seconds until the finger is at the first cell, and from a cell to the next; the part of those for which it rests."""
_ASKS = 2
"""Where it asks, so many times as long as for a cell that it counts."""
_ROUNDING = 1e-6


class Pointing(NamedTuple):
    """What a hint points at on the mat.

    ``cells`` are right so far or, where it ``counts``, still to go, and then ``missing`` are the cards for them.
    ``here`` is the cell where the card acts that the hint is about, else None. Where it ``turns``, the bee is only to
    be turned there. Where it ``asks``, the hint is a question, and the finger points at ``here``.
    """

    cells: tuple[Cell, ...] = ()
    counts: bool = False
    missing: FlatProgram = ()
    here: Cell | None = None
    turns: bool = False
    asks: bool = False

    @property
    def pointed_at(self) -> tuple[Cell, ...]:
        """The cells that the finger comes to, in order."""
        if self.asks and self.here is not None:
            return (self.here,)
        return self.cells if self.counts else ()

    @property
    def lasts_s(self) -> float:
        """For how many seconds the finger is shown; 0 where it points at nothing."""
        rests = _ASKS if self.asks else 1
        return _COMES_S + _COUNTS_S * (len(self.pointed_at) + rests) if self.pointed_at else 0.0

    def finger(self, since: float) -> float | None:
        """At which of its cells the finger is, from 1, ``since`` seconds after the hint opened; None once it is gone.

        A fraction is between two cells; below 1 it is on its way to the first.
        """
        if since >= self.lasts_s:
            return None
        if since < _COMES_S:
            return since / _COMES_S
        whole, part = divmod((since - _COMES_S) / _COUNTS_S + _ROUNDING, 1)
        moved = max((part - _RESTS) / (1 - _RESTS), 0.0)
        return min(1 + whole + moved, float(len(self.pointed_at)))

    def counted(self, since: float) -> int:
        """How many cells the finger has counted ``since`` seconds after the hint opened."""
        if not self.counts:
            return 0
        at = self.finger(since)
        if at is None:
            return len(self.cells)
        return int(at)


def pointed(challenge: Challenge, hint: "Hint", program: Program, answer: Answer | None) -> Pointing:
    """What the open ``hint``, which is no question, points at on the mat of ``challenge``.

    ``program`` is that of the bee the hint is about, ``answer`` the whole answer so far.
    """
    from beebot.hinting.hint import HintKind  # noqa: PLC0415 (no page needs its searches before help is called)

    if hint.headings:
        return Pointing(here=challenge.start.cell, turns=True)
    if hint.kind is HintKind.REMOVE and hint.place is None:
        return Pointing(here=hint.cells[0])
    if hint.prefix is not None and hint.place is None and answer is not None:
        ended = ending(challenge, answer)
        if ended.kind is EndingKind.SHORT:
            return Pointing(ended.cells, counts=True, missing=ended.missing)
    place = hint.place if hint.change is None else hint.change.place
    trace = run(program, start_of(challenge, hint.robot), challenge.mat)
    here = _pose_at(trace, place).cell
    if hint.kind is not HintKind.PREFIX:
        return Pointing(here=here)
    right = (step.before.cell for step in trace.steps if place is None or step.index < place)
    return Pointing(tuple(cell for cell in dict.fromkeys(right) if cell != here), here=here)


def asked_about(challenge: Challenge, question: Text, ended: Ending | None) -> Cell | None:
    """The cell of the first thing to reach, for a ``question`` about the way; None for one about the bee.

    An author's questions are in turns about the way and about the bee. The kit's own, which come last, are about the
    bee. After a run that ``ended``, the cell is that of what she missed.
    """
    asked = challenge.hints
    if question not in asked or asked.index(question) % 2 == 1:
        return None
    missed = None if ended is None else ended.gazes[ended.robot]
    return missed or _first_wanted(challenge)


def _first_wanted(challenge: Challenge) -> Cell | None:
    every = chain((target.cell for target in challenge.targets), sorted(challenge.passages), [challenge.goal])
    return next((cell for cell in every if cell is not None), None)


def start_of(challenge: Challenge, robot: int) -> Pose:
    """The pose in which bee ``robot`` starts: the first (0) or the second (1)."""
    return challenge.partner.start if robot and challenge.partner else challenge.start


def _pose_at(trace: Trace, place: int | None) -> Pose:
    if place is None:
        return trace.end
    return next((step.before for step in trace.steps if step.index >= place), trace.end)
