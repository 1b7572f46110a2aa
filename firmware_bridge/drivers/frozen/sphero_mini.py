"""Sphero Mini: a ball that the computer rolls, one step at a time, and that turns by its own gyroscope.

Everything here was read, nothing was tried on a real ball by us:

- *Packets*: the maker's own page, sdk.sphero.com/documentation/api-documents. ``8D flags device command number
  data… sum D8``; the sum is that of all between ``8D`` and itself, turned over. In between, ``AB`` and a second byte
  stand for ``AB``, ``8D`` and ``D8``. An answer has the same device, command and number, then 0 where it was obeyed.
- *Orders*: liamhays/sphero-ble captured the maker's application, and two clients agree (MProx/Sphero_mini,
  artificial-intelligence-class/spherov2.py), all as they stood in November 2026. Wake ``13 0D``; lights ``1A 0E``;
  « this way is 0° » ``16 06``; keep upright and in direction ``16 0C``; roll ``16 07``, with its speed, its heading in
  two bytes, and 1 for back.
- *Before a word*: it must be knocked at (``ble.channel``), or it leaves after some seconds.

What the driver makes of it:

- A pivot is a heading: 90° is to the right, and the gyroscope sees to it. Only a step is timed, and *it is not exact*:
  « BOLT… is not a precision measuring instrument », says its maker of a dearer ball. An adult calibrates the length.
- Held in a hand it turns back to where it headed. So between runs it is limp, and can be set down with its blue light
  to the rear. Each run begins by calling that direction 0°.
- Whether it stops by itself when it hears nothing is not known. A roll is said again twice a second, as spherov2.py
  does, and *it may roll on when the computer is gone* (see ``wheels``).
- It falls asleep unless it hears something every ten seconds: ``check_presence`` asks for its battery.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from beebot.command import Command
from beebot.robot import Ability, Capabilities, Finished, Measured, RobotError, RobotEvent
from firmware_bridge.ble.channel import SPHERO_MINI, Channel
from firmware_bridge.calibration import corrected_seconds
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.timed import Halted, OpenLink
from firmware_bridge.drivers.wheels import Pace, WheelsDriver
from firmware_bridge.serial_link import Link

GUESSED = Pace(cell_s=1.0, quarter_s=0.4)
"""At ``SPEED`` on a 15 cm cell; nobody measured it. spherov2.py gives it half a second for a whole turn."""
_START, _END, _ESCAPE = 0x8D, 0xD8, 0xAB
_ESCAPED = {_ESCAPE: 0x23, _START: 0x05, _END: 0x50}
_MEANT = {second: byte for byte, second in _ESCAPED.items()}
_ANSWER_PLEASE = 0x0A
"""« Requests a response » and « is activity », which puts its sleep off."""
_IS_ANSWER = 0x01
_OBEYED = 0
_HEAD = 5
"""Flags, device, command, number and result of an answer."""
_WAKE, _BATTERY = b"\x13\x0d", b"\x13\x03"
_ZERO_HERE, _ROLL, _UPRIGHT = b"\x16\x06", b"\x16\x07", b"\x16\x0c"
_LIGHTS = b"\x1a\x0e"
_BACKWARD = 1
_AT_REST, _SIGNAL = b"\x00\x0f\xff\x30\x20\x00", b"\x00\x0f\xff\xff\xff\xff"
"""Which lights, in two bytes: the blue one at its rear, then red, green and blue of its body; then how bright."""
_SIGNAL_S = 1.0
_ANSWER_S = 1.0
"""It notifies its answer byte by byte."""
_READ_S = 0.002
_AGAIN_S = 0.5
_STILL_S = 0.6
"""For a roll to end, or the longest pivot."""
_LONGEST = 64


class SpheroMiniDriver(WheelsDriver):
    """Rolls a Sphero Mini at ``port``; never tried on a real one by us."""

    CAPABILITIES: ClassVar[Capabilities] = replace(
        WheelsDriver.CAPABILITIES, abilities=frozenset({Ability.CALIBRATION, Ability.SIGNAL}), has_wheels=False
    )
    TITLE: ClassVar[str] = "Sphero Mini"
    PACE: ClassVar[Pace] = GUESSED
    SPEED: ClassVar[int] = 100
    """Of 255. spherov2.py never asks it for less than 85."""
    RESYNC: ClassVar[bytes] = bytes([_END])
    CHANNEL: ClassVar[Channel | None] = SPHERO_MINI

    def __init__(self, port: str, clock: Clock, open_link: OpenLink | None = None, pace: Pace | None = None) -> None:
        super().__init__(port, clock, open_link, pace)
        self._heading = 0
        """Degrees to the right of where it was set down."""
        self._number = -1
        """Of the last packet that was written."""
        self._heard = b""
        self._obeyed: int | None = None
        """The number of the last packet that it says it obeyed."""

    def calibrate(self, measured: Measured) -> Pace:
        """Correct a step by what was ``measured``; returns the new pace. The gyroscope's turns cannot be corrected."""
        cell_s, _quarter_s = corrected_seconds(self.pace.cell_s, 1.0, measured, self.capabilities.cell_mm)
        self.pace = Pace(cell_s, self.pace.quarter_s)
        return self.pace

    def signal(self) -> None:
        """Shine white for a moment. The robot has no sound."""
        link = self._connected()
        self._order(link, _LIGHTS, _SIGNAL)
        self._clock.wait(_SIGNAL_S)
        self._order(link, _LIGHTS, _AT_REST)

    def check_presence(self) -> None:
        """Ask for the battery's charge: an answer shows that the robot is there, and keeps it awake."""
        self._order(self._connected(), _BATTERY)

    def _greet(self, link: Link) -> None:
        self._heard, self._obeyed, self._number, self._heading = b"", None, -1, 0
        self._ask_until(link, lambda: link.write(self.RESYNC + self._numbered(_WAKE)), lambda: self._obeyed is not None)
        self._order(link, _LIGHTS, _AT_REST)
        self._order(link, _UPRIGHT, bytes([False]))

    def _perform(self, first_step: int) -> Iterator[RobotEvent]:
        link = self._connected()
        self._heading = 0
        self._order(link, _ZERO_HERE)
        self._order(link, _UPRIGHT, bytes([True]))
        try:
            for event in super()._perform(first_step):
                if event == Finished():
                    self._go_limp(link)
                yield event
        except Halted:
            self._clock.wait(self._clock.patience(_STILL_S))
            with suppress(RobotError):  # the next run begins all the same
                self._go_limp(link)
            raise

    def _go_limp(self, link: Link) -> None:
        """Let a hand turn it."""
        self._order(link, _UPRIGHT, bytes([False]))

    def _step(self, command: Command, seconds: float) -> None:
        self._heading = (self._heading + command.pivot) % 360
        super()._step(command, seconds)

    def _hold(self, link: Link, speeds: tuple[int, int], until: float) -> None:
        while until - self._clock.now() > _AGAIN_S:
            self._wait_until(self._clock.now() + _AGAIN_S)
            if self._clock.now() < until:  # a computer that slept meanwhile must not set it rolling anew
                self._turn(link, *speeds)
        super()._hold(link, speeds, until)

    def _packet(self, left: int, right: int) -> bytes:
        """A roll along its heading where both speeds are the same; else it turns to its heading, or rests there."""
        speed = abs(left) if left == right else 0
        back = _BACKWARD if speed and left < 0 else 0
        return self._numbered(_ROLL, bytes([speed, *self._heading.to_bytes(2, "big"), back]))

    def _order(self, link: Link, order: bytes, data: bytes = b"") -> None:
        with self._writing:
            self._write(link, self._numbered(order, data))
        self._confirm(link, 0, 0)

    def _numbered(self, order: bytes, data: bytes = b"") -> bytes:
        self._number = (self._number + 1) % 256
        body = bytes([_ANSWER_PLEASE]) + order + bytes([self._number]) + data
        return bytes([_START]) + _escaped(body + bytes([_sum(body)])) + bytes([_END])

    def _confirm(self, link: Link, _left: int, _right: int, /) -> None:
        deadline = self._clock.now() + self._clock.patience(_ANSWER_S)
        while self._obeyed != self._number:
            overdue = self._clock.now() >= deadline
            self._hear(link.read(self._clock.patience(_READ_S)))
            if overdue and self._obeyed != self._number:  # looked at once more: a computer may have slept meanwhile
                raise self._no_word()

    def _hear(self, data: bytes) -> None:
        *packets, self._heard = (self._heard + data).split(bytes([_END]))
        self._heard = self._heard[-_LONGEST:]
        for packet in packets:
            body = _plain(packet.rpartition(bytes([_START]))[2])
            if len(body) > _HEAD and _sum(body[:-1]) == body[-1] and body[0] & _IS_ANSWER and body[4] == _OBEYED:
                self._obeyed = body[3]


def _sum(body: bytes) -> int:
    return ~sum(body) & 0xFF


def _escaped(body: bytes) -> bytes:
    return b"".join(bytes([_ESCAPE, _ESCAPED[byte]]) if byte in _ESCAPED else bytes([byte]) for byte in body)


def _plain(body: bytes) -> bytes:
    """``body`` as it was before it was escaped; empty where nobody can have written it."""
    first, *others = body.split(bytes([_ESCAPE]))
    if not all(other and other[0] in _MEANT for other in others):
        return b""
    return first + b"".join(bytes([_MEANT[other[0]]]) + other[1:] for other in others)
