"""A Bee-Bot that is not there, and a child who presses its keys when she is asked to.

She presses each key ``HAND_S`` after it was asked for, and says so; GO at once. What is asked with ``x`` is to take the
robot in her hand. Its times are ours: nobody has published any. While it rolls its keys do nothing here, which nobody
tried either.
"""

from typing import ClassVar

from firmware_bridge.emulator.body import Gait
from firmware_bridge.emulator.letters import LetterRobot
from firmware_bridge.emulator.movement import Placement

MEMORY = 40
HAND_S = 0.4
STEP_S, TURN_S, PAUSE_S, STEP_MM = 2.2, 1.6, 1.0, 150.0
MOVES = {"n": "n", "s": "s", "w": "w", "e": "e", "p": "S"}
"""The letters that ask for keys that are stored, and that of each in the record."""
GAIT = Gait(
    STEP_S,
    STEP_MM,
    STEP_S,
    STEP_MM,
    {"w": (-90, TURN_S), "e": (90, TURN_S)},
    pause_s=PAUSE_S,
    gap_s=0.0,
    stop_s=0.001,
    whole_pauses=False,
)


class ChildWithBeeBot(LetterRobot):
    """Both; see the module. Somebody left a pivot in the robot's memory."""

    BYTE_S: ClassVar[float] = 10 / 9600
    BUFFER: ClassVar[int] = 64

    def __init__(self, start: Placement | None = None) -> None:
        super().__init__(start, usb=False)
        self._memory = "w"

    def power_on(self, now: float) -> None:
        """It is switched off and on: its memory is empty."""
        self._reboot(now, now, now, (now, b""))

    def _take(self, byte: int, moment: float) -> None:
        letter = chr(byte)
        if letter == "x":
            self._body.cancel(moment)
        elif self._body.runs:
            return
        elif letter == "g":
            if self._memory:
                self._body.begin(self._memory, GAIT, moment)
        elif letter == "c" or letter in MOVES:
            self._press(letter)
            self._to_send.append((moment + HAND_S, b"."))

    def _press(self, letter: str) -> None:
        if letter == "c":
            self._memory = ""
        elif len(self._memory) < MEMORY:
            self._memory += MOVES[letter]

    def _run_over(self, moment: float, *, through: bool) -> None:
        """It keeps its program."""
