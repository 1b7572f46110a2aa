"""An Escornabot with the other firmware, "Luci", that is not there; its times, its limits and its traps.

Facts: escornabot-lib 1.4.1 (roboteach-es), measured on its real firmware in a simulator, and its public source in
version 1.2.2 for what the measures leave open: a long key takes 250 ms, a stop 500 ms, clearing also forgets a
diagonal, the 129th key starts the run; never on a real robot by us. Not measured: how long a bootloader waits, what
switching the mode takes, the gap between two movements, and a step along a diagonal, in proportion to a straight
one. Its boot text is put together from the public source with the values of its ``Config.h``; the first lines and
the length, 283 bytes, are those of the real one.

Every byte acts by itself: ``n s w e g`` are short presses, ``N S W E G`` long ones, everything else is ignored.
"""

import math
from typing import ClassVar

from firmware_bridge.emulator.body import Gait
from firmware_bridge.emulator.letters import LetterRobot
from firmware_bridge.emulator.movement import Placement

BANNER = (
    b"Escornabot-lib v1.4.1\r\n"
    b"Luci's FIRMWARE v1.2.3\r\n"
    b"\nKeypad current values:\r\n"
    b"      NONE 1002\r\n"
    b"   FORWARD 230\r\n"
    b" TURN LEFT 368\r\n"
    b"        GO 586\r\n"
    b"TURN RIGHT 532\r\n"
    b"  BACKWARD 462\r\n"
    b"\nGeometry values:\r\n"
    b"  Wheel diameter   = 75.50\r\n"
    b"  Wheel separation = 80.10\r\n"
    b"  Steps/mm = 8.63\r\n"
    b"  Steps/\xc2\xb0  = 6.04\r\n"
)
"""The degree sign is UTF-8."""
MEMORY = 128
BUFFER = 64
BYTE_S = 10 / 9600
BOOTLOADER_S = 1.0
DROPS_S = 1.07
"""What comes in the first moments after its start is lost."""
LISTENS_S = 1.6
SHORT_KEY_S, LONG_KEY_S = 0.150, 0.250
CLEAR_S = 1.620
GO_DELAY_S = 0.750
GO_TO_COIL_S = 0.754
STOP_S = 0.001
AFTER_STOP_S = 0.5
TUNE_S = 0.640
STRAIGHT_S, STRAIGHT_MM = 1.661, 100.0
DIAGONAL_S, DIAGONAL_MM = 1.661 * math.sqrt(2), 100.0 * math.sqrt(2)
PAUSE_S = 1.667
TURN_S = {45: 0.605, 90: 1.138}

GAIT = Gait(
    STRAIGHT_S,
    STRAIGHT_MM,
    DIAGONAL_S,
    DIAGONAL_MM,
    {"w": (-90, TURN_S[90]), "e": (90, TURN_S[90]), "W": (-45, TURN_S[45]), "E": (45, TURN_S[45])},
    PAUSE_S,
    gap_s=0.0,
    stop_s=STOP_S,
    whole_pauses=False,
)
_STORED = "nsweWEN"
_LETTERS = "nswegNSWEG"


class EscornabotLuci(LetterRobot):
    """The robot; see the module."""

    BYTE_S: ClassVar[float] = BYTE_S
    BUFFER: ClassVar[int] = BUFFER

    def __init__(self, start: Placement | None = None, *, usb: bool = True) -> None:
        super().__init__(start, usb=usb)
        self._forget()

    def _forget(self) -> None:
        self._keeps = False
        self._went_at: float | None = None
        """When GO was pressed, until the run begins."""

    @property
    def idle(self) -> bool:
        return super().idle and self._went_at is None

    def power_on(self, now: float) -> None:
        """Start anew, where it stands: everything is forgotten, the boot text is said."""
        boot = now + BOOTLOADER_S
        self._reboot(now, boot + DROPS_S, boot + LISTENS_S, (boot, BANNER))
        self._forget()

    def _take(self, byte: int, moment: float) -> None:
        letter = chr(byte)
        if letter not in _LETTERS:
            return
        if self._went_at is not None:
            self._went_at = None
            self._run_over(moment, through=False)
        elif self._body.runs:
            self._body.cancel(moment)
        else:
            self._deaf_until = moment + self._press(letter, moment)

    def _press(self, letter: str, moment: float) -> float:
        """What a key does; how long it takes."""
        if letter in _STORED and len(self._memory) < MEMORY:
            self._memory += letter
        elif letter == "G":
            self._keeps = not self._keeps
        elif letter == "S":
            self._memory, self._body.turned_deg = "", 0
            return CLEAR_S
        elif self._memory:
            self._went_at = moment
        return SHORT_KEY_S if letter.islower() else LONG_KEY_S

    def _awake(self, _moment: float, /) -> None:
        """After GO's own time, what was sent behind it stops the run before it begins."""
        if self._went_at is None or any(chr(byte) in _LETTERS for byte in self._buffer):
            return
        self._deaf_until = self._went_at + GO_DELAY_S
        self._body.begin(self._memory, GAIT, self._went_at + GO_TO_COIL_S)
        self._went_at = None

    def _run_over(self, moment: float, *, through: bool) -> None:
        if self._keeps:
            self._body.turned_deg = 0
        else:
            self._memory = ""
        self._deaf_until = moment + (TUNE_S if through else AFTER_STOP_S)
