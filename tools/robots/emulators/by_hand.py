"""An emulated robot without a link, and an emulated child who presses its keys when she is asked to.

She presses each key ``HAND_S`` after it was asked for, and says so. GO she presses at once. For a key that the robot
has not she looks in vain, and says nothing. ``x`` asks her to take the robot in her hand, ``?`` whether she is there.

The robot's times are ours: nobody has published any. While it rolls its keys do nothing here; nobody tried that either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from firmware_bridge.emulator.body import Gait
from firmware_bridge.emulator.movement import Placement
from tools.robots.emulators.letters import LetterRobot

HAND_S = 0.4
STEP_S, TURN_S, PAUSE_S = 2.2, 1.6, 1.0
MOVES = {"n": "n", "s": "s", "w": "w", "e": "e", "p": "S"}
"""For each letter that asks for a key whose move is stored: the letter of that move in the record."""


@dataclass(frozen=True, slots=True)
class Toy:
    """What a kind of robot is to a child: the letters of its keys, how many moves it keeps, how far a step goes.

    Where nobody has published how much it keeps, it keeps the longest program there is.
    """

    keys: str
    memory: int
    step_mm: float

    @property
    def gait(self) -> Gait:
        """How it rolls; it has no diagonals."""
        turns = {"w": (-90, TURN_S), "e": (90, TURN_S)}
        return Gait(
            *(STEP_S, self.step_mm) * 2,
            turns,
            pause_s=PAUSE_S,
            gap_s=0.0,
            stop_s=0.001,
            whole_pauses=False,
        )


TOYS: Mapping[str, Toy] = MappingProxyType(
    {
        "bee-bot": Toy("nswep", 40, 150.0),
        "bee-bot-200": Toy("nswep", 200, 150.0),
        "code-go": Toy("nswe", 200, 127.0),
        "botley": Toy("nswe", 200, 200.0),
        "cubetto": Toy("nwe", 12, 150.0),
    }
)
"""By the name of its kind; written a second time on purpose (``beebot.unlinked`` is the first)."""


class ChildWithRobot(LetterRobot):
    """Both; see the module. Somebody left a pivot in the robot's memory."""

    BYTE_S: ClassVar[float] = 10 / 9600
    BUFFER: ClassVar[int] = 64

    def __init__(self, start: Placement | None = None, toy: Toy = TOYS["bee-bot"]) -> None:
        super().__init__(start, usb=False)
        self._toy, self._gait = toy, toy.gait
        self._memory = "w"

    def power_on(self, now: float) -> None:
        """It is switched off and on: its memory is empty."""
        self._reboot(now, now, now, (now, b""))

    def _take(self, byte: int, moment: float) -> None:
        letter = chr(byte)
        if letter == "?":
            self._to_send.append((moment, b"!"))
        elif letter == "x":
            self._body.cancel(moment)
        elif self._body.runs:
            return
        elif letter == "g":
            if self._memory:
                self._body.begin(self._memory, self._gait, moment)
        elif letter == "c" or letter in self._toy.keys:
            self._press(letter)
            self._to_send.append((moment + HAND_S, b"."))

    def _press(self, letter: str) -> None:
        if letter == "c":
            self._memory = ""
        elif len(self._memory) < self._toy.memory:
            self._memory += MOVES[letter]

    def _run_over(self, moment: float, *, through: bool) -> None:
        """It keeps its program."""
