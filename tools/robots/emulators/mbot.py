"""An emulated mBot: its packets, its slowness and its traps, in virtual time.

Facts: mbot_firmware 06.01.107, measured in a simulator and read in its source, never on a real robot by us.

Reading one byte takes it some 0.2 ms, because it looks at its sensors in between. From that come the measured 1.0 to
1.4 ms from a packet to its answer, and the bytes that are lost when packets come without a pause. How far and how fast
it goes is ours.

It has no watchdog: the wheels turn until another packet says otherwise, even if nobody is there any more.
"""

import struct
from typing import ClassVar

from firmware_bridge.emulator.movement import Movement, Placement
from firmware_bridge.emulator.serial_robot import SerialRobot
from tools.robots.emulators.wheels import Wheels

VERSION = b"06.01.107"
BANNER = b"Version: " + VERSION + b"\r\n"
BANNER_S = 1.3
BYTE_S = 10 / 115200
READ_S = 0.0002
BUFFER = 64
FULL = 255
"""Faster is not possible."""
SPEED, CELL_MM, CELL_S, QUARTER_S = 100, 150.0, 1.5, 0.7

_HEAD, _SECOND, _ANSWER = 0xFF, 0x55, b"\xff\x55\r\n"
_GET, _RUN, _RESET, _START = 1, 2, 4, 5
_VERSION, _BOTH_WHEELS, _ONE_WHEEL = 0, 5, 10
_LEFT, _RIGHT = 9, 10
_LENGTH_AT, _FIRST_DATA, _LAST = 2, 3, 51


class Mbot(SerialRobot):
    """An emulated mBot; ``version`` is what it answers, which may be that of another robot of its maker."""

    BYTE_S: ClassVar[float] = BYTE_S
    BUFFER: ClassVar[int] = BUFFER

    def __init__(self, start: Placement | None = None, *, usb: bool = True, version: bytes = VERSION) -> None:
        super().__init__(usb=usb)
        self._version = version
        self._wheels = Wheels(start, SPEED, CELL_MM, CELL_S, QUARTER_S)
        self._forget()

    def _forget(self) -> None:
        self._packet = bytearray(_LAST + 1)
        self._index = self._left_over = self._before = 0
        self._inside = False
        self._speeds = [0, 0]

    @property
    def record(self) -> tuple[Movement, ...]:
        return self._wheels.record

    @property
    def _moves(self) -> bool:
        return self._wheels.turning

    def power_on(self, now: float) -> None:
        """Restart the robot where it stands: the wheels rest, the boot text comes after ``BANNER_S``."""
        self._advance(now)
        self._wheels.set(0, 0, now)
        self._forget()
        boot = now + BANNER_S
        self._restart(boot, boot + READ_S, (boot, b"Version: " + self._version + b"\r\n"))

    def press(self, now: float, *, down: bool = True) -> None:
        """Press the board's button, or let it go if not ``down``."""
        self._advance(now)
        self._to_send.append((now, b"\xff\x55\x80\x01" + bytes([down]) + b"\r\n"))

    def _take(self, byte: int, moment: float) -> None:
        """One turn of the firmware's loop. No time-out, no checksum: what is missing is taken from what comes next."""
        self._deaf_until = moment + READ_S
        if byte == _SECOND and not self._inside:
            if self._before == _HEAD:
                self._inside, self._index = True, 1
        else:
            self._before = byte
            if self._inside:
                self._keep(byte)
        self._index += 1
        if self._index > _LAST:
            self._inside, self._index = False, 0
        if self._inside and self._index > _FIRST_DATA and self._left_over == 0:
            self._inside, self._index = False, 0
            self._obey(moment + READ_S)

    def _keep(self, byte: int) -> None:
        if self._index == _LENGTH_AT:
            self._left_over = byte
        elif self._index > _LENGTH_AT:
            self._left_over = (self._left_over - 1) % 256
        self._packet[self._index] = byte

    def _obey(self, moment: float) -> None:
        index, action, device = self._packet[3:6]
        if action == _GET:
            value = b"\x04" + bytes([len(self._version)]) + self._version if device == _VERSION else b""
            self._to_send.append((moment, b"\xff\x55" + bytes([index]) + value + b"\r\n"))
            return
        if action == _RESET:
            self._speeds = [0, 0]
        elif action == _RUN and device == _BOTH_WHEELS:
            left, right = struct.unpack_from("<hh", self._packet, 6)
            self._speeds = [-left, right]
        elif action == _RUN and device == _ONE_WHEEL and self._packet[6] in (_LEFT, _RIGHT):
            (speed,) = struct.unpack_from("<h", self._packet, 7)
            self._speeds[self._packet[6] == _RIGHT] = speed if self._packet[6] == _RIGHT else -speed
        if action in (_RUN, _RESET, _START):
            left, right = (max(-FULL, min(FULL, speed)) for speed in self._speeds)
            self._wheels.set(left, right, moment)
            self._to_send.append((moment, _ANSWER))
