"""An emulated Blue-Bot, as far as public clients of it tell.

Known, from vilarion/bluebot-python (GPLv3) and a second independent client that sends the same bytes: the frames,
their checksum and the keys they press.

Published by nobody, and what is done here:

- *What it answers*: nothing.
- *How long it takes*: all its times are ours.
- *Whether a list of keys clears the memory first*: it adds to the memory, as a finger on the keys would.
- *Whether steps grow on a diagonal*: they do not.
- *Whether CLEAR stops a run*: ``stops_on_clear`` chooses.
"""

from typing import ClassVar

from firmware_bridge.emulator.movement import Placement
from tools.robots.emulators.letters import LetterGait, LetterRobot

GO, CLEAR, PAUSE = 0x01, 0x02, 0x03
MOVES = {0x03: "S", 0x04: "n", 0x05: "s", 0x06: "w", 0x07: "e", 0x08: "W", 0x09: "E", 0x0A: "l", 0x0B: "r"}
"""Keys that are stored, and the letter each has in the record; the last two turn by 135°."""
START = 0xAA
KEY, KEYS = b"\x81\x11", b"\x82\x11"
STEP_S, STEP_MM = 2.2, 150.0
EIGHTH_S = 0.8
START_S, GAP_S, END_S = 0.5, 0.2, 0.5

GAIT = LetterGait(
    STEP_S,
    STEP_MM,
    STEP_S,
    STEP_MM,
    {
        "w": (-90, 2 * EIGHTH_S),
        "e": (90, 2 * EIGHTH_S),
        "W": (-45, EIGHTH_S),
        "E": (45, EIGHTH_S),
        "l": (-135, 3 * EIGHTH_S),
        "r": (135, 3 * EIGHTH_S),
    },
    pause_s=1.0,
    gap_s=GAP_S,
    stop_s=0.01,
    whole_pauses=False,
)


class Bluebot(LetterRobot):
    """An emulated Blue-Bot, with a ``memory`` of 40 keys, as older ones have, or of 200."""

    BYTE_S: ClassVar[float] = 0.0001
    BUFFER: ClassVar[int] = 1024

    def __init__(self, start: Placement | None = None, *, memory: int = 40, stops_on_clear: bool = False) -> None:
        super().__init__(start, usb=False)
        self._size = memory
        self._stops_on_clear = stops_on_clear
        self._frame = bytearray()

    def opened(self, now: float) -> None:
        """Forget the frame under way: there is a new connection."""
        self._advance(now)
        self._frame.clear()

    def power_on(self, now: float) -> None:
        """Restart the robot at ``now`` seconds, where it stands."""
        self._reboot(now, now, now + 1.0, (now, b""))
        self._frame.clear()

    def _take(self, byte: int, moment: float) -> None:
        if not self._frame and byte != START:
            return
        self._frame.append(byte)
        if len(self._frame) < 2 or len(self._frame) < self._frame[1] + 3:  # noqa: PLR2004 (start, length, sum)
            return
        frame, self._frame = bytes(self._frame[1:]), bytearray()
        if sum(frame) % 256 == 0:
            self._obey(frame[1:-1], moment)

    def _obey(self, payload: bytes, moment: float) -> None:
        head, keys = payload[:2], payload[2:]
        if head == KEYS or (head == KEY and len(keys) == 1):
            for key in keys:
                self._press(key, moment)

    def _press(self, key: int, moment: float) -> None:
        if self._body.runs:
            if key == CLEAR and self._stops_on_clear:
                self._body.cancel(moment)
        elif key == CLEAR:
            self._memory = ""
        elif key == GO and self._memory:
            self._body.begin(self._memory, GAIT, moment + START_S)
        elif key in MOVES and len(self._memory) < self._size:
            self._memory += MOVES[key]

    def _run_over(self, moment: float, *, through: bool) -> None:
        if through:
            self._deaf_until = moment + END_S
        else:
            self._memory = ""
