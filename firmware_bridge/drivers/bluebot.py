"""Blue-Bot (TTS): a whole program in one frame over Bluetooth, no known answer, followed by guessed times.

The frames are from vilarion/bluebot-python (GPLv3), and a second, independent client sends the same; never tried on
a real robot by us. ``AA LEN payload CHK``: LEN counts the payload, CHK makes the sum of all bytes after AA zero
modulo 256. ``81 11 key`` presses one key, ``82 11 keys…`` several. Older robots: RFCOMM channel 6, seen by this
computer as a serial port. Those of today: Bluetooth Low Energy, service FFF0, where that second client writes
(``ble.channel``).

Not known, and what the driver makes of it:

- *What it answers.* Nothing is awaited; lines of text do not come from a Blue-Bot, so that a modem or a GPS is
  refused when it speaks. A silent port is believed. Over the air its name and its service are there before anything
  is written, so whatever it notifies is taken for an answer of its own, and nothing is concluded from it.
- *Whether a frame may come in pieces.* Over the air a long one must, by 20 bytes where the robot allows no more.
- *How long it takes.* No public source says. ``GUESSED`` is on the slow side.
- *Whether a list of keys clears the memory first.* CLEAR is sent before it.
- *Whether it can be stopped from afar.* CLEAR is sent; as that may do nothing, the next run waits until this one
  would have ended.
- *Whether its step grows on a diagonal of the grid.* A program with a step on a diagonal is refused; its 45° pivots
  are there.
"""

from dataclasses import replace
from typing import ClassVar

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import Capabilities, RefusedError, RobotError
from firmware_bridge.ble.channel import BLUEBOT, Channel
from firmware_bridge.drivers.timed import SLICE_S, off_grid
from firmware_bridge.drivers.whole_program import Times, WholeProgramDriver
from firmware_bridge.serial_link import Link

_START = 0xAA
_AROUND = 3
"""Head, length and sum."""
_KEY, _KEYS = b"\x81\x11", b"\x82\x11"
_GO, _CLEAR = 0x01, 0x02
_CODES = {
    Command.PAUSE: 0x03,
    Command.FORWARD: 0x04,
    Command.BACKWARD: 0x05,
    Command.LEFT: 0x06,
    Command.RIGHT: 0x07,
    Command.LEFT_45: 0x08,
    Command.RIGHT_45: 0x09,
}
_LISTEN_S = 1.5
"""How long a new port is listened to: a GPS speaks every second."""

GUESSED = Times(
    step_s=2.2,
    diagonal_s=2.2,
    quarter_s=1.6,
    pause_s=1.0,
    start_s=0.5,
    gap_s=0.2,
    end_s=0.5,
    eighth_s=0.8,
)
"""Nobody measured these."""


def frame(payload: bytes) -> bytes:
    """``payload``, 1 to 255 bytes, with the header before it and the checksum after it."""
    body = bytes([len(payload)]) + payload
    return bytes([_START]) + body + bytes([-sum(body) % 256])


class BluebotDriver(WholeProgramDriver):
    """Drives a Blue-Bot on ``port``; never tried on a real robot by us."""

    CAPABILITIES: ClassVar[Capabilities] = Capabilities(
        commands=frozenset(_CODES),
        memory=40,
        cell_mm=150,
        answers=False,
        reports_steps=False,
    )
    TITLE: ClassVar[str] = "Blue-Bot"
    TIMES: ClassVar[Times] = GUESSED
    STOP: ClassVar[bytes] = frame(_KEY + bytes([_CLEAR]))
    CHANNEL: ClassVar[Channel | None] = BLUEBOT
    FORGETS_DIAGONALS: ClassVar[bool] = True
    """``load`` refuses every step along a diagonal."""
    _in_the_air = _torn = False
    """``_torn``: whether the link broke while a program was sent: the robot may still wait for the rest of a frame."""

    def check_presence(self) -> None:
        """Check that the link holds: by Bluetooth, it breaks when the robot is carried away."""
        self._hear(self._connected().read(0.0))

    def _greet(self, link: Link) -> None:
        self._in_the_air = link.named is not None
        self._recognised = link.named is True
        if not self._in_the_air:
            self._listen_for_strangers(link)
        self._ready_at = max(self._ready_at, self._clock.now())  # it may still be driving what it was sent before

    def _listen_for_strangers(self, link: Link) -> None:
        deadline = self._clock.now() + self._clock.patience(_LISTEN_S)
        while self._clock.now() < deadline:
            self._hear(link.read(self._clock.patience(SLICE_S)))

    def load(self, program: FlatProgram) -> None:
        """Keep ``program`` for ``run``, which sends it. A step along a diagonal is refused."""
        steps = (place for place, command in enumerate(program, start=1) if command.steps)
        place = next((place for place in steps if off_grid(program[: place - 1])), None)
        if place is not None:
            raise RefusedError(
                _(
                    "on ne sait pas de combien ce robot avance en biais (instruction {place}) ; "
                    "pivotez encore de 45° avant d'avancer ou de reculer"
                ).format(place=place)
            )
        super().load(program)

    def _go(self, moves: FlatProgram, /) -> bytes:
        clears = self._clears if self._torn else 1
        return clears * self.STOP + frame(_KEYS + bytes(_CODES[command] for command in moves) + bytes([_GO]))

    @property
    def _clears(self) -> int:
        """How many times CLEAR ends whatever frame may have been cut, and is then heard."""
        return (len(_KEYS) + self.CAPABILITIES.memory + 1 + _AROUND) // len(self.STOP) + 2

    def _start(self, first_step: int, moves: FlatProgram) -> None:
        try:
            super()._start(first_step, moves)
        except RobotError:
            self._torn = True
            raise
        self._torn = False

    def _rest_at(self, now: float) -> float:
        return max(self._ready_at, super()._rest_at(now))

    def _hear(self, data: bytes) -> None:
        if self._in_the_air:
            return
        line = data.strip(b"\x00\r\n")
        if len(line) > 1 and line.isascii() and line.decode("ascii").isprintable():
            raise self._stranger()


class LargerBluebotDriver(BluebotDriver):
    """Drives a newer Blue-Bot, which keeps more instructions and does not say so; never tried on a real one by us."""

    CAPABILITIES: ClassVar[Capabilities] = replace(BluebotDriver.CAPABILITIES, memory=200)
