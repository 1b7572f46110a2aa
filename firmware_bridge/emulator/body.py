"""The body of an emulated robot that obeys letters: it plays a string of moves by its gait, and keeps a record."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from firmware_bridge.emulator.movement import Movement, Placement

NEVER = math.inf
_EIGHTH = 45
"""Degrees: a robot that is turned by so much from the sides of the squares may go by diagonals."""


@dataclass(frozen=True, slots=True)
class Gait:
    """How an emulated robot moves: the seconds, millimetres and degrees of each letter of a movement.

    ``n`` goes forward, ``s`` back. ``turns`` has for each pivot's letter its degrees to the right and its seconds.
    Every other letter is a pause. ``gap_s`` is between two movements.
    """

    straight_s: float
    straight_mm: float
    diagonal_s: float
    diagonal_mm: float
    turns: Mapping[str, tuple[int, float]] = field(hash=False)
    pause_s: float
    gap_s: float


@dataclass(slots=True)
class _Run:
    """A run in progress: its moves, which one it is at, and when that one starts and ends."""

    moves: str
    gait: Gait
    start: float
    index: int = 0
    end: float = NEVER
    distance: float = 0.0
    turn: float = 0.0

    @property
    def letter(self) -> str:
        return self.moves[self.index]


class Body:
    """Where an emulated robot stands, what it has done, its run in progress. Times are seconds and never go back."""

    def __init__(self, start: Placement | None) -> None:
        self._at = start or Placement()
        self._run: _Run | None = None
        self.record: tuple[Movement, ...] = ()
        """Every movement so far; the one in progress is not in it."""
        self.turned_deg = 0
        """What it believes to have turned since it was last told to forget."""

    @property
    def runs(self) -> bool:
        """Whether a run is in progress."""
        return self._run is not None

    @property
    def next_at(self) -> float:
        """When the movement in progress ends; ``NEVER`` without a run."""
        return self._run.end if self._run else NEVER

    def begin(self, moves: str, gait: Gait, first_at: float) -> None:
        """Run ``moves``, one letter or more for movements of ``gait``; the first begins at ``first_at``."""
        self._run = _Run(moves, gait, first_at)
        self._begin_movement(self._run)

    def _begin_movement(self, run: _Run) -> None:
        run.distance = run.turn = 0.0
        gait, seconds = run.gait, run.gait.pause_s
        if run.letter in "ns":
            diagonal = self.turned_deg % 90 == _EIGHTH
            seconds, run.distance = (
                (gait.diagonal_s, gait.diagonal_mm) if diagonal else (gait.straight_s, gait.straight_mm)
            )
            run.distance *= 1 if run.letter == "n" else -1
        elif run.letter in gait.turns:
            degrees, seconds = gait.turns[run.letter]
            run.turn = float(degrees)
            self.turned_deg += degrees  # at the start of the pivot, even if it is then cut
        run.end = run.start + seconds

    def end_movement(self, moment: float) -> bool:
        """End the movement in progress at ``moment`` and begin the next. Returns True if the run is over."""
        run = self._run
        if run is None:
            raise RuntimeError("nothing runs")
        self._note(run, moment)
        run.index += 1
        if run.index == len(run.moves):
            self._run = None
            return True
        run.start = moment + run.gait.gap_s
        self._begin_movement(run)
        return False

    def power_off(self, moment: float) -> None:
        """End the run at ``moment``; the robot stays where it is."""
        if self._run and self._run.start < moment:
            self._note(self._run, moment)
        self._run, self.turned_deg = None, 0

    def _note(self, run: _Run, moment: float) -> None:
        share = (moment - run.start) / (run.end - run.start)
        course = math.radians(self._at.heading_deg)
        self._at = Placement(
            self._at.x_mm + share * run.distance * math.sin(course),
            self._at.y_mm + share * run.distance * math.cos(course),
            (self._at.heading_deg + share * run.turn) % 360,
        )
        self.record += (
            Movement(
                run.letter,
                run.start,
                moment,
                round(self._at.x_mm, 3) + 0.0,
                round(self._at.y_mm, 3) + 0.0,
                round(self._at.heading_deg, 3) % 360,
                complete=moment >= run.end,
                diagonal=abs(run.distance) > run.gait.straight_mm,
            ),
        )
