"""An emulated Escornabot with the other firmware, "Luci" or "Brivoi": its times, its limits and its traps.

Facts: escornabot-lib 1.4.1 (roboteach-es), measured on its real firmwares in a simulator. Nothing was measured on a
real robot by us.

Read in its public source: a long key takes 250 ms, a stop 500 ms. Clearing also forgets a diagonal. The 129th key
starts the run. Brivoi makes as many motor steps ahead as Luci.

Not measured: how long a bootloader waits, what switching the mode takes, and the gap between two movements.

The boot texts are put together from the public source, with the values of its ``Config.h``. Their first lines are
those of the real ones, and so are their lengths: 283 bytes for Luci, 285 for Brivoi.

Every byte acts by itself: ``n s w e g`` are short presses, ``N S W E G`` long ones. Every other byte is ignored.
"""

import math
from dataclasses import dataclass
from typing import ClassVar

from firmware_bridge.emulator.movement import Placement
from tools.robots.emulators.letters import LetterGait, LetterRobot

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
DIAGONAL_MM = 100.0 * math.sqrt(2)
PAUSE_S = 1.667


@dataclass(frozen=True, slots=True)
class Build:
    """An Escornabot with this firmware: the ``banner`` that it sends at its start, and how it moves."""

    banner: bytes
    gait: LetterGait


def _banner(name: str, wheel_separation: str, steps_a_degree: str) -> bytes:
    return (
        "Escornabot-lib v1.4.1\r\n"
        f"{name}'s FIRMWARE v1.2.3\r\n"
        "\nKeypad current values:\r\n"
        "      NONE 1002\r\n"
        "   FORWARD 230\r\n"
        " TURN LEFT 368\r\n"
        "        GO 586\r\n"
        "TURN RIGHT 532\r\n"
        "  BACKWARD 462\r\n"
        "\nGeometry values:\r\n"
        "  Wheel diameter   = 75.50\r\n"
        f"  Wheel separation = {wheel_separation}\r\n"
        "  Steps/mm = 8.63\r\n"
        f"  Steps/°  = {steps_a_degree}\r\n"
    ).encode()


def _gait(diagonal_s: float, quarter_s: float, eighth_s: float) -> LetterGait:
    turns = {"w": (-90, quarter_s), "e": (90, quarter_s), "W": (-45, eighth_s), "E": (45, eighth_s)}
    return LetterGait(
        STRAIGHT_S,
        STRAIGHT_MM,
        diagonal_s,
        DIAGONAL_MM,
        turns,
        PAUSE_S,
        gap_s=0.0,
        stop_s=STOP_S,
        whole_pauses=False,
    )


LUCI = Build(_banner("Luci", "80.10", "6.04"), _gait(2.273, 1.138, 0.605))
BRIVOI = Build(_banner("Brivoi", "75.50", "5.69"), _gait(2.268, 1.081, 0.577))
_STORED = "nsweWEN"
_LETTERS = "nswegNSWEG"


class EscornabotLuci(LetterRobot):
    """An emulated Escornabot with the firmware "Luci" or "Brivoi"."""

    BYTE_S: ClassVar[float] = BYTE_S
    BUFFER: ClassVar[int] = BUFFER

    def __init__(self, start: Placement | None = None, *, usb: bool = True, build: Build = LUCI) -> None:
        super().__init__(start, usb=usb)
        self._build = build
        self._forget()

    def _forget(self) -> None:
        self._keeps = False
        self._went_at: float | None = None
        """When GO was pressed, until the run begins."""

    @property
    def idle(self) -> bool:
        return super().idle and self._went_at is None

    def power_on(self, now: float) -> None:
        """Restart the robot where it stands: everything is forgotten, the boot text is sent."""
        boot = now + BOOTLOADER_S
        self._reboot(now, boot + DROPS_S, boot + LISTENS_S, (boot, self._build.banner))
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
        self._body.begin(self._memory, self._build.gait, self._went_at + GO_TO_COIL_S)
        self._went_at = None

    def _run_over(self, moment: float, *, through: bool) -> None:
        if self._keeps:
            self._body.turned_deg = 0
        else:
            self._memory = ""
        self._deaf_until = moment + (TUNE_S if through else AFTER_STOP_S)
