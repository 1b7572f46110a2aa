"""Escornabot with its stock firmware: one letter a key, no answer ever, so the run is followed by its times.

Every fact is from escornabot/arduino v1.7.0 (GPLv2), measured on its real firmware in a simulator and never on
a real robot by us. 9600 baud, 8N1; a key is one letter and a newline.

What the driver obeys:

- Opening the port may reset the robot (USB), which then says ``v1.6.2``; over Bluetooth nothing comes, and that
  is fine. Anything else that speaks is not this robot; the other dialect is recognised by its boot text.
- ``r`` clears the memory before the moves are sent; a line that is no key goes before it, so that one which was cut
  becomes no key either.
- ``g`` follows at least one move: on an empty memory, the first ``g`` after power-on drives a greeting of 13.6 s.
- The memory holds 100 moves and the 101st key would start the run: longer programs are refused.
- The memory is erased after each run and after a stop: every run sends its moves again.
- Any letter stops a run: nothing is sent while it goes on, except to stop it.
- After an odd number of 45° pivots the robot takes every later step for a diagonal one, in the next run too, and
  nothing but switching it off resets that: such a next run is refused (``WholeProgramDriver.run``).
- ``G`` is never sent: it changes the angle of turns, unseen.

An older firmware, 1.3.3 to 1.6.0, has the letters of the four arrows and of GO (its source), and the same times
(measured in the simulator). It says nothing when it starts and passes over long keys unheard: pivots of 45° and pauses
would be left out, and the robot would go elsewhere. ``OlderEscornabotDriver`` refuses them.
"""

import re
from dataclasses import replace
from typing import ClassVar

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import Capabilities, RobotError
from firmware_bridge.drivers.timed import CONNECT_WAIT_S, SLICE_S
from firmware_bridge.drivers.whole_program import Times, WholeProgramDriver
from firmware_bridge.serial_link import Link

_LETTERS = {
    Command.FORWARD: b"n",
    Command.BACKWARD: b"s",
    Command.LEFT: b"w",
    Command.RIGHT: b"e",
    Command.PAUSE: b"S",
    Command.LEFT_45: b"W",
    Command.RIGHT_45: b"E",
}
_CLEAR = b"x\nr\n"
"""The first line makes no key of whatever was cut before it: a newline alone would make GO of a ``g``."""
_GO = b"g\n"

_BOOT_SETTLE_S = 0.3
"""The firmware still waits 100 ms and beeps after its boot text, while its buffer holds 63 bytes."""

_BANNER = re.compile(rb"(?:^|[^ -~])v\d+(\.\d+)+\S*\s*$")
"""The boot text is a line of its own, perhaps after noise of the reset."""
_OTHER_DIALECT = re.compile(rb"Escornabot-lib v|Luci's FIRMWARE v|Brivoi's FIRMWARE v")
"""The library's line comes first, in its releases since 1.2.0."""
_ANSWER = re.compile(rb"PRG:[ -~]*|[nNeEsSwW]")
"""What a firmware with the seven misnamed methods corrected would say; welcome, never awaited. It never
repeats our ``r``, as an echo does."""
_LONGEST_LINE = 80


class EscornabotDriver(WholeProgramDriver):
    """Drives an Escornabot on ``port``; never tried on a real robot by us."""

    CAPABILITIES: ClassVar[Capabilities] = Capabilities(
        commands=frozenset(_LETTERS),
        memory=100,
        cell_mm=100,
        answers=False,
        reports_steps=False,
    )
    TITLE: ClassVar[str] = "Escornabot"
    TIMES: ClassVar[Times] = Times(
        step_s=2.304,
        diagonal_s=3.254,
        quarter_s=1.360,
        pause_s=1.000,
        start_s=0.505,
        gap_s=0.0018,
        end_s=0.934,
        eighth_s=0.683,
    )
    STOP: ClassVar[bytes] = _CLEAR
    _heard = b""

    def _greet(self, link: Link) -> None:
        """Wait for the boot text; silence is accepted, for that is what Bluetooth brings."""
        deadline = self._clock.now() + self._clock.patience(CONNECT_WAIT_S)
        self._heard, self._recognised = b"", False
        while (left := deadline - self._clock.now()) > 0:
            if self._starts(link.read(min(left, self._clock.patience(SLICE_S)))):
                self._ready_at = self._clock.now() + _BOOT_SETTLE_S
                self._recognised = True
                return
        self._ready_at = self._clock.now()

    def _go(self, moves: FlatProgram, /) -> bytes:
        return _CLEAR + b"".join(_LETTERS[command] + b"\n" for command in moves) + _GO

    def _hear(self, data: bytes) -> None:
        if self._starts(data):
            raise self._restarted()

    def _starts(self, data: bytes) -> bool:
        """Whether ``data`` ends the boot text; ``RobotError`` where another robot speaks."""
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            if _BANNER.search(line):
                return True
            if _OTHER_DIALECT.search(line):
                sentence = _(
                    "l'Escornabot du port {port} a le programme « Luci » ; choisissez le robot « escornabot-luci »"
                )
                raise RobotError(sentence.format(port=self._port))
            if line.strip() and not _ANSWER.fullmatch(line.strip()):
                raise self._stranger()
        if len(self._heard) > _LONGEST_LINE:
            raise self._stranger()
        return False


class OlderEscornabotDriver(EscornabotDriver):
    """Drives an Escornabot of 2016 to 2018, which has no long key presses; never tried on a real robot by us."""

    CAPABILITIES: ClassVar[Capabilities] = replace(
        EscornabotDriver.CAPABILITIES,
        commands=frozenset({Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT}),
    )
