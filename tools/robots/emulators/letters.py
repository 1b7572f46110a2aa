"""What emulated robots share that keep a program of letters and run it alone."""

from abc import abstractmethod
from dataclasses import dataclass

from firmware_bridge.emulator.body import NEVER, Body, Gait
from firmware_bridge.emulator.movement import Movement, Placement
from firmware_bridge.emulator.serial_robot import SerialRobot


@dataclass(frozen=True, slots=True)
class LetterGait(Gait):
    """How a robot moves that any byte stops, ``stop_s`` seconds later; pauses too, unless ``whole_pauses``."""

    stop_s: float
    whole_pauses: bool


class StoppedBody(Body):
    """A body whose movement in progress can be cut."""

    def __init__(self, start: Placement | None) -> None:
        super().__init__(start)
        self._cut_at = NEVER

    @property
    def next_at(self) -> float:
        """The time at which the movement in progress ends or is cut; ``NEVER`` without a run."""
        return min(super().next_at, self._cut_at) if self.runs else NEVER

    def begin(self, moves: str, gait: Gait, first_at: float) -> None:
        self._cut_at = NEVER
        super().begin(moves, gait, first_at)

    def cancel(self, moment: float) -> None:
        """Cut the movement in progress, since a byte that stops the run came at ``moment``."""
        run = self._run
        if run is None or self._cut_at != NEVER:
            return
        gait = run.gait
        assert isinstance(gait, LetterGait)
        pauses = run.letter not in "ns" and run.letter not in gait.turns
        stops_at = max(moment, run.start) + gait.stop_s
        self._cut_at = run.end if pauses and gait.whole_pauses else min(stops_at, run.end)

    def end_or_cut(self, moment: float) -> bool | None:
        """Do what ``next_at`` announced: True if the run is complete, False if it was cut, None if it goes on."""
        if self._run is not None and self._cut_at <= moment:
            self._note(self._run, moment)
            self._run = None
            return False
        return True if self.end_movement(moment) else None


class LetterRobot(SerialRobot):
    """A ``SerialRobot`` that keeps a program of letters and runs it alone, with a ``Body``; empty at first."""

    def __init__(self, start: Placement | None = None, *, usb: bool = True) -> None:
        super().__init__(usb=usb)
        self._body = StoppedBody(start)
        self._memory = ""

    @property
    def record(self) -> tuple[Movement, ...]:
        return self._body.record

    @property
    def memory(self) -> str:
        """The letters of the program that the robot keeps."""
        return self._memory

    @property
    def _moves(self) -> bool:
        return self._body.runs

    def _reboot(self, now: float, silent_until: float, deaf_until: float, said: tuple[float, bytes]) -> None:
        self._advance(now)
        self._body.power_off(now)
        self._memory = ""
        self._restart(silent_until, deaf_until, said)

    def _next_at(self) -> float:
        return self._body.next_at

    def _due(self, moment: float) -> None:
        through = self._body.end_or_cut(moment)
        if through is not None:
            self._run_over(moment, through=through)

    @abstractmethod
    def _run_over(self, moment: float, *, through: bool) -> None:
        """The run ended, ``through`` or cut."""
