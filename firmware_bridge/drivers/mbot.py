"""mBot (Makeblock) with its factory firmware: the computer turns its wheels, and each packet is answered.

Facts: Makeblock-official/Makeblock-Libraries, mbot_firmware 06.01.107, checked on its real firmware in a simulator;
never on a real robot by us. 115200 baud, 8N1. ``FF 55 len idx action device data…``; ``FF 55 0D 0A`` answers a
packet that was obeyed.

What the driver obeys:

- Opening a cable's port resets the board, which says ``Version: 06.01.107`` 1.3 s later; over Bluetooth nothing
  comes. The version is asked until it is answered; only ``06.…`` is an mBot, the maker's other robots have other
  numbers.
- One packet, then its answer: of sixty sent at once the robot obeyed ten.
- No checksum, no time-out: a packet that lost its end is completed by the next one's bytes. Where an answer is
  missing, 60 zero bytes end whatever is open, and the wheels are stopped again. An answer does not prove what was
  executed: a *changed* byte goes unseen and may spoil a step. So a stop is said in two ways, that no single change
  undoes.
- **No watchdog**: it drives on when the computer is gone (see ``wheels``).
- Its button speaks unasked: pressed during a run, it stops the run.
- No encoders: ``GUESSED`` must be replaced by a calibration. Nobody measured it.
"""

import re
import struct
from typing import ClassVar

from beebot.i18n import gettext as _
from beebot.robot import RobotError
from firmware_bridge.drivers.wheels import QUIET_S, REPLY_WAIT_S, Pace, WheelsDriver
from firmware_bridge.serial_link import Link

GUESSED = Pace(cell_s=1.5, quarter_s=0.7)
"""At speed 100 on a 15 cm cell; nobody measured it."""
_BOTH_WHEELS = b"\xff\x55\x07\x00\x02\x05"
_RESET = b"\xff\x55\x02\x00\x04"
"""Stops both wheels too, by its public source, and has no speeds that noise could change."""
_GET_VERSION = b"\xff\x55\x03\x2a\x01\x00"
_READ_S = 0.002
_FRAME = re.compile(rb"\xff\x55(?:(\r\n)|\x80\x01(.)\r\n|\x2a\x04.([ -~]+)\r\n)", re.DOTALL)
"""An answer; the button, pressed or let go; the version."""
_FAMILY = "06."
_LONGEST = 64


class MbotDriver(WheelsDriver):
    """Drives an mBot on ``port``; never tried on a real robot by us."""

    TITLE: ClassVar[str] = "mBot"
    BAUD: ClassVar[int] = 115200
    PACE: ClassVar[Pace] = GUESSED
    SPEED: ClassVar[int] = 100
    RESYNC: ClassVar[bytes] = bytes(60)
    _heard = b""
    _answers = 0
    _version = ""

    def _greet(self, link: Link) -> None:
        self._version, self._heard = "", b""
        self._unsure = True
        self._ask_until(link, lambda: self._ask_version(link), lambda: bool(self._version))
        if not self._version.startswith(_FAMILY):
            raise RobotError(
                _(
                    "le robot sur le port {port} n'est pas un mBot (version {version}) ; choisissez un autre robot"
                ).format(port=self._port, version=self._version)
            )
        self._turn(link, 0, 0)

    def _ask_version(self, link: Link) -> None:
        link.write(self.RESYNC + self._packet(0, 0))
        self._clock.wait(self._clock.patience(QUIET_S))
        link.write(_GET_VERSION)

    def _packet(self, left: int, right: int) -> bytes:
        packet = _BOTH_WHEELS + struct.pack("<hh", -left, right)
        return packet if left or right else packet + _RESET

    def _confirm(self, link: Link, left: int, right: int, /) -> None:
        deadline = self._clock.now() + self._clock.patience(REPLY_WAIT_S)
        self._answers = 0
        while self._answers < (1 if left or right else 2):
            if self._clock.now() >= deadline:
                raise self._no_word()
            self._hear(link.read(self._clock.patience(_READ_S)))

    def _hear(self, data: bytes) -> None:
        self._heard += data
        end = 0
        for found in _FRAME.finditer(self._heard):
            end = found.end()
            answer, button, version = found.groups()
            if answer:
                self._answers += 1
            elif version:
                self._version = version.decode("ascii")
            elif button != b"\x00":
                self._stop_asked.set()
        self._heard = self._heard[end:][-_LONGEST:]
