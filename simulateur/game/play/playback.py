"""From a trace and a time to what the mat shows: pure arithmetic, in cells, degrees and seconds."""

import math
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, zip_longest
from typing import NamedTuple

from beebot.command import Command
from beebot.interpreter import Step, Trace
from beebot.pose import Pose

BUMP_REACH = 0.10
"""How far the bee leans towards what she hit, in cells."""
_BUMP_OUT_S, _BUMP_BACK_S = 0.12, 0.2
_WINGBEATS = 2
_ROUNDING = 1e-9
_BREATH = 0.04


class Tempo(NamedTuple):
    """How fast a run is shown: the seconds for a move, a pivot and a pause, and for the gap between two of them."""

    move_s: float
    pivot_s: float
    pause_s: float
    gap_s: float


TORTOISE = Tempo(move_s=0.9, pivot_s=0.6, pause_s=1.0, gap_s=0.2)
HARE = Tempo(move_s=0.45, pivot_s=0.35, pause_s=1.0, gap_s=0.1)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the bee is at one instant, and how she is drawn.

    ``column`` and ``row`` are fractional cells, ``degrees`` the heading clockwise from north. ``index`` is the place in
    the trace of the instruction being shown, None before the first. ``wings_up`` and ``scale`` are for the drawing
    alone. ``turning`` is how many degrees she has turned so far in a pivot, 0 outside one.
    """

    column: float
    row: float
    degrees: float
    index: int | None = None
    wings_up: bool = False
    scale: float = 1.0
    turning: float = 0.0


@dataclass(frozen=True)
class Timeline:
    """A trace laid out in time at a tempo.

    With a ``partner``'s trace both are laid out step by step: the faster bee waits for the slower.
    """

    trace: Trace
    tempo: Tempo
    partner: Trace | None = None

    @cached_property
    def _lengths(self) -> tuple[float, ...]:
        rows = [self.trace.steps]
        if self.partner is not None:
            rows.append(self.partner.steps)
        at_once = zip_longest(*rows)
        return tuple(max(self._length(step) for step in steps if step) for steps in at_once)

    @cached_property
    def _starts(self) -> tuple[float, ...]:
        lasts = (length + self.tempo.gap_s for length in self._lengths)
        return tuple(accumulate(lasts, initial=0.0))[:-1]

    @cached_property
    def _ends(self) -> tuple[float, ...]:
        return tuple(start + length for start, length in zip(self._starts, self._lengths, strict=True))

    def _length(self, step: Step) -> float:
        if step.bump:
            return _BUMP_OUT_S + _BUMP_BACK_S
        if step.command.is_move:
            return self.tempo.move_s * (math.sqrt(2) if step.before.heading.is_diagonal else 1)
        if step.command is Command.PAUSE:
            return self.tempo.pause_s
        return self.tempo.pivot_s * abs(step.command.pivot) / 90

    @property
    def instructions(self) -> int:
        """How many instructions are shown one after the other: those of the longer trace."""
        return len(self._starts)

    def start_of(self, index: int) -> float:
        """When the instruction at ``index`` begins, in seconds from the start of the run."""
        return self._starts[index]

    def end_of(self, index: int) -> float:
        """When the instruction at ``index`` has been shown, in seconds from the start of the run."""
        return self._ends[index]

    @property
    def duration(self) -> float:
        """Seconds from the start of the run to the end of its last instruction."""
        return self.end_of(len(self._starts) - 1) if self._starts else 0.0

    def steps_done(self, time: float) -> int:
        """How many instructions have been shown to their end at ``time``."""
        return bisect_right(self._ends, time)

    def at(self, time: float, robot: int = 0) -> Moment:
        """Where a bee is ``time`` seconds after the start of the run; ``robot`` 1 is the partner.

        Before 0 the bee is at her start, after the end where she stopped.

        Raises:
            ValueError: there is no partner.
        """
        trace = (self.trace, self.partner)[robot]
        if trace is None:
            raise ValueError("this timeline has one bee")
        place = bisect_right(self._starts, time) - 1
        if place < 0 or not trace.steps:
            return standing(trace.start)
        if place >= len(trace.steps):
            return standing(trace.end, len(trace.steps) - 1)
        step = trace.steps[place]
        progress = min((time - self._starts[place]) / self._length(step), 1.0)
        return replace(_moment(step, progress), index=place)


def standing(pose: Pose, index: int | None = None) -> Moment:
    """The bee at rest in ``pose``; ``index`` is the instruction that she has just run, if any."""
    return Moment(pose.cell.column, pose.cell.row, pose.heading.degrees, index)


def ease(progress: float) -> float:
    """How far a movement is when the part ``progress`` of its time is over, both from 0 to 1: slow at both ends."""
    return (1 - math.cos(math.pi * progress)) / 2


def _moment(step: Step, progress: float) -> Moment:
    if progress > 1 - _ROUNDING:
        return standing(step.after)
    if step.bump:
        return _leaning(step, progress)
    before, after = step.before, step.after
    match step.command:
        case Command.FORWARD | Command.BACKWARD:
            done = ease(progress)
            return Moment(
                before.cell.column + (after.cell.column - before.cell.column) * done,
                before.cell.row + (after.cell.row - before.cell.row) * done,
                before.heading.degrees,
                wings_up=math.sin(2 * math.pi * _WINGBEATS * progress) > 0,
            )
        case Command.PAUSE:
            scale = 1 + _BREATH * math.sin(math.pi * progress)
            return Moment(before.cell.column, before.cell.row, before.heading.degrees, scale=scale)
        case _:
            turned = step.command.pivot * ease(progress)
            degrees = (before.heading.degrees + turned) % 360
            return Moment(before.cell.column, before.cell.row, degrees, turning=turned)


def _leaning(step: Step, progress: float) -> Moment:
    reach = _reach(progress)
    if step.command is Command.BACKWARD:
        reach = -reach
    east, north = step.before.heading.vector
    return Moment(
        step.before.cell.column + BUMP_REACH * reach * east,
        step.before.cell.row + BUMP_REACH * reach * north,
        step.before.heading.degrees,
    )


def _reach(progress: float) -> float:
    out = _BUMP_OUT_S / (_BUMP_OUT_S + _BUMP_BACK_S)
    if progress < out:
        return math.sin(progress / out * math.pi / 2)
    return 1 - ease((progress - out) / (1 - out))
