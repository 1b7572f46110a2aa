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
    """How a robot moves: seconds, millimetres and degrees by letter.

    ``n`` and ``s`` go forward and back. ``turns`` gives each pivot's degrees to the right and its seconds. Every other
    letter is a pause. ``stop_s`` is the time from the byte that stops it to the rest of the coils. That byte cuts a
    pause too, unless ``whole_pauses``.
    """

    straight_s: float
    straight_mm: float
    diagonal_s: float
    diagonal_mm: float
    turns: Mapping[str, tuple[int, float]] = field(hash=False)
    pause_s: float
    gap_s: float
    stop_s: float
    whole_pauses: bool


@dataclass(slots=True)
class _Run:
    """A run in progress: its moves, which one it is at, and when that one starts, ends, or is cut."""

    moves: str
    gait: Gait
    start: float
    index: int = 0
    end: float = NEVER
    cut: float = NEVER
    distance: float = 0.0
    turn: float = 0.0

    @property
    def letter(self) -> str:
        return self.moves[self.index]

    @property
    def pauses(self) -> bool:
        return self.letter not in "ns" and self.letter not in self.gait.turns


class Body:
    """Where the robot stands, what it did, and the run in progress; times are seconds and never go back."""

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
        """When the movement in progress ends or is cut; ``NEVER`` without a run."""
        return min(self._run.end, self._run.cut) if self._run else NEVER

    def begin(self, moves: str, gait: Gait, first_at: float) -> None:
        """Run ``moves``, one letter or more; the first begins at ``first_at``."""
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

    def cancel(self, moment: float) -> None:
        """A byte that stops the run came at ``moment``."""
        run = self._run
        if run is None or run.cut != NEVER:
            return
        if run.pauses and run.gait.whole_pauses:
            run.cut = run.end
        else:
            run.cut = min(max(moment, run.start) + run.gait.stop_s, run.end)

    def end_movement(self, moment: float) -> bool | None:
        """End the movement in progress at ``moment``: True if the run is complete, False if cut, None if it goes on."""
        run = self._run
        if run is None:
            raise RuntimeError("nothing runs")
        self._note(run, moment)
        cut = run.cut <= moment
        run.index += 1
        if cut or run.index == len(run.moves):
            self._run = None
            return not cut
        run.start = moment + run.gait.gap_s
        self._begin_movement(run)
        return None

    def power_off(self, moment: float) -> None:
        """Everything ends where it is."""
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
