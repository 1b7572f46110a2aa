"""An emulated Escornabot with its stock firmware: its times, its limits and its traps, in virtual time.

Facts: escornabot/arduino v1.7.0, measured on its real firmware in a simulator and read in its source. Nothing was
measured on a real robot by us. Two things were not measured at all:

- how long a bootloader waits (``BOOTLOADER_S``);
- the turns of 60° and 120°. Their times are to that of 90° as their step counts are in the source.

The constants are this file's own. So a mistake in those of the driver is not repeated here.

The robot never answers. It says its boot text when it starts, and nothing after. Those of before 1.6.1 have no boot
text ("Firmware version is shown as the first message to the serial console", says the CHANGELOG of 1.6.1) and know no
long keys.
"""

import math
from typing import ClassVar

from firmware_bridge.emulator.movement import Placement
from tools.robots.emulators.letters import LetterGait, LetterRobot

BANNER = b"v1.6.2\r\n"
MEMORY = 100
BUFFER = 63
"""Bytes kept while it does not read; more are lost."""
BYTE_S = 10 / 9600
BOOTLOADER_S = 1.0
BOOT_S = 0.1
"""It waits after its boot text, before the first reading."""
GO_DELAY_S = 0.5
"""It reads nothing between GO and the start of the run."""
GO_TO_COIL_S = 0.505
GAP_S = 0.0018
STOP_S = 0.001
TUNE_S = 0.934
STRAIGHT_S, STRAIGHT_MM = 2.304, 100.0
DIAGONAL_S, DIAGONAL_MM = 3.254, 100.0 * math.sqrt(2)
PAUSE_S = 1.0
TURN_S = {45: 0.683, 60: 1.360 * 60 / 90, 90: 1.360, 120: 1.360 * 120 / 90}
GREETING = "nSwSeeSws"
"""What the first GO on an empty memory drives after power-on: 13.6 s with the start."""


def _gait(short: int, long: int, diagonal_s: float, diagonal_mm: float) -> LetterGait:
    turns = {
        letter: (sign * degrees, TURN_S[degrees])
        for letter, sign, degrees in (("w", -1, short), ("e", 1, short), ("W", -1, long), ("E", 1, long))
    }
    return LetterGait(
        STRAIGHT_S, STRAIGHT_MM, diagonal_s, diagonal_mm, turns, PAUSE_S, GAP_S, STOP_S, whole_pauses=True
    )


SQUARES = _gait(90, 45, DIAGONAL_S, DIAGONAL_MM)
TRIANGLES = _gait(60, 120, STRAIGHT_S, STRAIGHT_MM)
"""What ``G`` switches to: it knows no diagonals."""

_NEWLINE = ord("\n")
_SHORT = "neswgr"
_STORED = "nsweWES"


class Escornabot(LetterRobot):
    """An emulated Escornabot with its stock firmware."""

    BYTE_S: ClassVar[float] = BYTE_S
    BUFFER: ClassVar[int] = BUFFER

    def __init__(self, start: Placement | None = None, *, usb: bool = True, older: bool = False) -> None:
        """Make it; ``older`` is one of 1.3.3 to 1.6.0."""
        super().__init__(start, usb=usb)
        self._keys, self._banner = (_SHORT_KEYS, b"") if older else (_KEYS, BANNER)
        self._forget()

    def _forget(self) -> None:
        self._line = b""
        self._runs = 0
        self._gait = SQUARES

    def power_on(self, now: float) -> None:
        """Restart the robot where it stands: memory and angles are forgotten, the boot text is sent."""
        boot = now + BOOTLOADER_S
        self._reboot(now, boot, boot + BOOT_S, (boot, self._banner))
        self._forget()

    def _take(self, byte: int, moment: float) -> None:
        if byte != _NEWLINE:
            self._line += bytes([byte])
            return
        line, self._line = self._line.decode("latin-1"), b""
        if line in self._keys:
            self._press(self._keys[line], moment)

    def _press(self, key: str, moment: float) -> None:
        if self._body.runs:
            self._body.cancel(moment)
        elif key in _STORED:
            if len(self._memory) < MEMORY:
                self._memory += key
            else:
                self._go(moment)
        elif key == "g":
            self._go(moment)
        elif key == "r":
            self._memory = ""
        elif key == "G":
            self._gait = TRIANGLES if self._gait is SQUARES else SQUARES

    def _go(self, moment: float) -> None:
        if not self._memory and not self._runs:
            self._memory = GREETING
        if self._memory:
            self._runs += 1
            self._deaf_until = moment + GO_DELAY_S
            self._body.begin(self._memory, self._gait, moment + GO_TO_COIL_S)

    def _run_over(self, moment: float, *, through: bool) -> None:
        self._memory = ""
        if through:
            self._deaf_until = moment + GAP_S + TUNE_S


_SHORT_KEYS = {letter: letter for letter in _SHORT}
"""All that the firmwares up to 1.6.0 know."""
_KEYS = (
    _SHORT_KEYS
    | {letter.upper(): letter.upper() for letter in _SHORT}
    | {2 * letter: letter.upper() for letter in _SHORT}
)
"""Lines and the key each presses: a capital or a doubled small letter is a long press."""
