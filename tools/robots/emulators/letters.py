"""What emulated robots share that keep a program of letters and run it alone."""

from abc import abstractmethod

from firmware_bridge.emulator.body import Body
from firmware_bridge.emulator.movement import Movement, Placement
from firmware_bridge.emulator.serial_robot import SerialRobot


class LetterRobot(SerialRobot):
    """A ``SerialRobot`` with a memory of letters and a ``Body``; it is made with its memory empty."""

    def __init__(self, start: Placement | None = None, *, usb: bool = True) -> None:
        super().__init__(usb=usb)
        self._body = Body(start)
        self._memory = ""

    @property
    def record(self) -> tuple[Movement, ...]:
        return self._body.record

    @property
    def memory(self) -> str:
        """The letters of the moves it keeps."""
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
        through = self._body.end_movement(moment)
        if through is not None:
            self._run_over(moment, through=through)

    @abstractmethod
    def _run_over(self, moment: float, *, through: bool) -> None:
        """The run ended, ``through`` or cut."""
