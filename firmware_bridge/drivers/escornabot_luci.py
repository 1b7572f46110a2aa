"""Escornabot with its other firmware, that of "Luci": each byte is a key, and it says nothing but a boot text.

Every fact is from escornabot-lib 1.4.1 (roboteach-es, GPLv3), measured on its real firmwares in a simulator,
completed by its public source; never on a real robot by us. 9600 baud, 8N1. The body "Brivoi" has the same library
and speaks the same dialect; its wheels are closer, so it turns sooner.

What the driver obeys:

- Over a cable, opening the port resets the robot: its boot text proves the dialect. Its first line is the library's
  (``Escornabot-lib v1.4.1``), the next one names the body (``Luci's FIRMWARE v1.2.3``). Over Bluetooth nothing
  comes, so the dialect is chosen by the name of this driver, and a silent port is believed.
- What is sent in the first second after a reset is lost: the driver waits.
- ``S`` clears the memory and a diagonal left from before, and takes 1.6 s; a key takes 150 or 250 ms, during which
  64 bytes are kept: keys are sent one at a time, so a long program takes some twenty seconds to load.
- Nothing may follow ``g``: any of its ten letters, even in the same moment, stops the run.
- The memory holds 128 moves, the 129th key would start the run; it is erased after each run and after a stop.
- Both bodies speed up during the first 345 motor steps of a move and slow down during the last 230, however long it
  is: a step along a diagonal takes less than √2 times a straight one.
- A robot that is silent may be either body: the times are then Luci's, for it is better to wait too long.
- ``G`` is never sent: it switches to keeping the program, unseen.
"""

import re
from dataclasses import replace
from typing import ClassVar

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import Capabilities, RobotError
from firmware_bridge.drivers.escornabot import EscornabotDriver
from firmware_bridge.drivers.timed import CONNECT_WAIT_S, SLICE_S
from firmware_bridge.drivers.whole_program import Times, WholeProgramDriver
from firmware_bridge.serial_link import Link

_LETTERS = {
    Command.FORWARD: b"n",
    Command.BACKWARD: b"s",
    Command.LEFT: b"w",
    Command.RIGHT: b"e",
    Command.PAUSE: b"N",
    Command.LEFT_45: b"W",
    Command.RIGHT_45: b"E",
}
_CLEAR, _GO = b"S", b"g"
_CLEAR_S = 1.8
_KEY_S = 0.16
_LONG_KEY_S = 0.26
"""Each a little more than the robot takes."""
_BOOT_SETTLE_S = 2.0
"""From the first line of the boot text to the first key that acts: 1.6 s."""
_LUCI = Times(
    step_s=1.661,
    diagonal_s=2.273,
    quarter_s=1.138,
    pause_s=1.667,
    start_s=0.754,
    gap_s=0.0,
    end_s=0.640,
    eighth_s=0.605,
)
_BRIVOI = replace(_LUCI, diagonal_s=2.268, quarter_s=1.081, eighth_s=0.577)
"""It makes as many motor steps ahead as Luci."""
_TIMES = {b"Luci": _LUCI, b"Brivoi": _BRIVOI}
_LIBRARY = b"Escornabot-lib v"
_BODY = re.compile(rb"(Luci|Brivoi)'s FIRMWARE v")
_BOOT_WORDS = (_LIBRARY, b"Luci's FIRMWARE v", b"Brivoi's FIRMWARE v")
"""What its boot text begins with, in the releases of the library that have a line of their own and in the others."""
_LONGEST_TEXT = 400


class EscornabotLuciDriver(WholeProgramDriver):
    """Drives a "Luci" or a "Brivoi" on ``port``; never tried on a real robot by us."""

    CAPABILITIES: ClassVar[Capabilities] = replace(EscornabotDriver.CAPABILITIES, memory=128)
    TITLE: ClassVar[str] = "Escornabot Luci"
    TIMES: ClassVar[Times] = _LUCI
    STOP: ClassVar[bytes] = _CLEAR
    """Any letter stops a run; this one does nothing else if the run is already over."""
    FORGETS_DIAGONALS: ClassVar[bool] = True
    _heard = b""
    """What has come in since the greeting."""
    _times = _LUCI

    @property
    def times(self) -> Times:
        return self._times

    def _greet(self, link: Link) -> None:
        """Wait for the boot text; silence is accepted, for that is what Bluetooth brings."""
        deadline = self._clock.now() + self._clock.patience(CONNECT_WAIT_S)
        heard, self._heard, self._times, self._recognised = b"", b"", self.TIMES, False
        while (left := deadline - self._clock.now()) > 0:
            heard += link.read(min(left, self._clock.patience(SLICE_S)))
            if body := _BODY.search(heard):
                self._times, self._recognised = _TIMES[body[1]], True
                self._hush(link)
                return
            *lines, _cut = heard.split(b"\n")
            if any(_LIBRARY not in line for line in lines) or len(heard) > _LONGEST_TEXT:
                raise self._not_luci(heard)
        self._ready_at = self._clock.now()

    def _hush(self, link: Link) -> None:
        """Let the rest of the boot text pass; the robot does not listen meanwhile."""
        self._ready_at = self._clock.now() + _BOOT_SETTLE_S
        while self._clock.now() < self._ready_at:
            link.read(self._clock.patience(SLICE_S))

    def _not_luci(self, heard: bytes) -> RobotError:
        if heard.strip().startswith(b"v1."):
            return RobotError(
                _("l'Escornabot du port {port} a son programme d'origine ; choisissez le robot « escornabot »").format(
                    port=self._port
                )
            )
        return self._stranger()

    def _prepare(self, moves: FlatProgram) -> None:
        self._key(_CLEAR, _CLEAR_S)
        for command in moves:
            letter = _LETTERS[command]
            self._key(letter, _KEY_S if letter.islower() else _LONG_KEY_S)

    def _key(self, letter: bytes, seconds: float) -> None:
        with self._writing:
            self._check_stop()
            self._connected().write(letter)
            taken_at = self._clock.now() + seconds
        self._wait_until(taken_at)

    def _go(self, _moves: FlatProgram, /) -> bytes:
        return _GO

    def _rest_at(self, now: float) -> float:
        return super()._rest_at(now) + _CLEAR_S

    def _hear(self, data: bytes) -> None:
        """Notice the boot text, which may come in pieces and is all that this robot says in a run."""
        self._heard = (self._heard + data).lstrip(b"\x00\r\n")
        if self._heard.startswith(_BOOT_WORDS):
            raise self._restarted()
        if self._heard and not any(words.startswith(self._heard) for words in _BOOT_WORDS):
            raise self._stranger()
