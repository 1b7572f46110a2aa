"""Escornabot with its stock firmware: one letter a key, no answer ever, so the run is followed by its times.

Every fact is from escornabot/arduino v1.7.0 (GPLv2), measured on its real firmware in a simulator and never on
a real robot by us. 9600 baud, 8N1; a key is one letter and a newline.

What the driver obeys:

- Opening the port may reset the robot (USB), which then says ``v1.6.2``; over Bluetooth nothing comes, and that
  is fine. Anything else that speaks is not this robot.
- ``r`` clears the memory before the moves are sent; a newline before it ends a line that was left half sent.
- ``g`` follows at least one move: on an empty memory, the first ``g`` after power-on drives a greeting of 13.6 s.
- The memory holds 100 moves and the 101st key would start the run: longer programs are refused.
- The memory is erased after each run and after a stop: every run sends its moves again.
- Any letter stops a run: nothing is sent while it goes on, except to stop it.
- ``G``, ``W`` and ``E`` are never sent: they change the angle of turns or the length of steps, unseen.
"""

import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import (
    Capabilities,
    Finished,
    Lost,
    RobotError,
    RobotEvent,
    StepDone,
    StepStarted,
    Stopped,
    check_program,
)
from firmware_bridge.clock import Clock
from firmware_bridge.link import Link, SerialLink

_LETTERS = {
    Command.FORWARD: b"n",
    Command.BACKWARD: b"s",
    Command.LEFT: b"w",
    Command.RIGHT: b"e",
    Command.PAUSE: b"S",
}
_CLEAR = b"\nr\n"
_GO = b"g\n"

_SECONDS = {
    Command.FORWARD: 2.304,
    Command.BACKWARD: 2.304,
    Command.LEFT: 1.360,
    Command.RIGHT: 1.360,
    Command.PAUSE: 1.000,
}
_BYTES_PER_SECOND = 960
_GO_TO_FIRST_COIL_S = 0.505
_GAP_S = 0.0018
_END_TUNE_S = 0.934
"""After the last move it plays a tune and reads nothing."""

CONNECT_WAIT_S = 5.0
"""The longest wait for the boot text; it ends at once when the text comes. A bootloader takes a second or two."""
_BOOT_SETTLE_S = 0.3
"""The firmware still waits 100 ms and beeps after its boot text, while its buffer holds 63 bytes."""
_SETTLE_S = 0.2
"""What a computer, a Bluetooth link or a busy emulator may add to a time."""
_SLICE_S = 0.05
"""How often a run looks whether it must stop."""
_LAST_BYTES_S = 0.05
"""A stop takes 3 ms on the wire; closing sooner could cut it."""

_BANNER = re.compile(rb"(?:^|[^ -~])v\d+(\.\d+)+\S*\s*$")
"""The boot text is a line of its own, perhaps after noise of the reset; the other dialect has a longer text."""
_ANSWER = re.compile(rb"PRG:[ -~]*|[nNeEsSwWgGrR]")
"""What a firmware with the seven misnamed methods corrected would say; welcome, never awaited."""
_LONGEST_LINE = 80


class _Heard(Enum):
    NOTHING = auto()
    BANNER = auto()
    STRANGER = auto()


@dataclass(frozen=True, slots=True)
class _Leg:
    """When a step is expected, in clock seconds."""

    index: int
    command: Command
    start_s: float
    end_s: float


class EscornabotDriver:
    """Drives an Escornabot on ``port``; never tried on a real robot by us. Implements ``beebot.robot.Robot``."""

    CAPABILITIES: ClassVar[Capabilities] = Capabilities(
        commands=frozenset(_LETTERS),
        memory=100,
        cell_mm=100,
        diagonal_pivots=True,
        native_pause=True,
        acknowledges=False,
        reports_steps=False,
        erases_after_run=True,
        silent_while_running=True,
    )

    def __init__(self, port: str, clock: Clock, open_link: Callable[[str, Clock], Link] = SerialLink) -> None:
        """Keep what ``connect`` needs; ``open_link`` lets an emulator in the same process do without a port."""
        self._port = port
        self._clock = clock
        self._open_link = open_link
        self._link: Link | None = None
        self._heard = b""
        self._program: FlatProgram = ()
        self._legs: tuple[_Leg, ...] = ()
        self._ready_at = 0.0
        self._stop_asked = threading.Event()
        self._writing = threading.Lock()

    @property
    def capabilities(self) -> Capabilities:
        return self.CAPABILITIES

    def connect(self) -> None:
        """Open the port and wait for the boot text, ``CONNECT_WAIT_S`` at most; silence is accepted.

        Raises:
            RobotError: what ``SerialLink`` raises, or something else speaks there.
        """
        if self._link is not None:
            return
        link = self._open_link(self._port, self._clock)
        try:
            self._greet(link)
        except BaseException:
            link.close()
            raise
        self._link = link

    def _greet(self, link: Link) -> None:
        deadline = self._clock.now() + self._clock.patience(CONNECT_WAIT_S)
        self._heard = b""
        while (left := deadline - self._clock.now()) > 0:
            match self._sort(link.read(min(left, self._clock.patience(_SLICE_S)))):
                case _Heard.STRANGER:
                    raise RobotError(self._stranger())
                case _Heard.BANNER:
                    self._ready_at = self._clock.now() + _BOOT_SETTLE_S
                    return
        self._ready_at = self._clock.now()

    def load(self, program: FlatProgram) -> None:
        """Keep ``program``; it is sent by ``run``, because the robot forgets it after each run.

        Raises:
            RefusedError: empty, or more than 100 instructions.
        """
        check_program(program, self.capabilities)
        self._program = program

    def run(self, first_step: int = 0) -> Iterator[RobotEvent]:
        """Send the moves from ``first_step`` on, start, and follow the run by its known times.

        Raises:
            ValueError: no such step, or no program was loaded.
        """
        if not 0 <= first_step < len(self._program):
            raise ValueError(f"no step {first_step} in a program of {len(self._program)}")
        self._connected()
        self._stop_asked.clear()
        return self._follow(first_step)

    def _follow(self, first_step: int) -> Iterator[RobotEvent]:
        at: int | None = None
        try:
            if not self._wait_until(self._ready_at) or not self._send(first_step):
                yield Stopped(at)
                return
            for moment, event in self._timeline():
                if not self._wait_until(moment):
                    yield Stopped(at)
                    return
                if isinstance(event, StepStarted):
                    at = event.index
                yield event
        except RobotError as error:
            yield Lost(at, error)

    def _send(self, first_step: int) -> bool:
        moves = self._program[first_step:]
        data = _CLEAR + b"".join(_LETTERS[command] + b"\n" for command in moves) + _GO
        with self._writing:
            if self._stop_asked.is_set():
                return False
            self._connected().write(data)
            start = self._clock.now() + len(data) / _BYTES_PER_SECOND + _GO_TO_FIRST_COIL_S
            legs = []
            for index, command in enumerate(moves, start=first_step):
                end = start + _SECONDS[command]
                legs.append(_Leg(index, command, start, end))
                start = end + _GAP_S
            self._legs = tuple(legs)
            self._ready_at = start + _END_TUNE_S + self._clock.patience(_SETTLE_S)
        return True

    def _timeline(self) -> Iterator[tuple[float, RobotEvent]]:
        for leg in self._legs:
            yield leg.start_s, StepStarted(leg.index)
            yield leg.end_s, StepDone(leg.index)
        yield self._ready_at, Finished()

    def _wait_until(self, moment: float) -> bool:
        """Listen until ``moment``; False as soon as a stop was asked.

        Raises:
            RobotError: the link broke, something else speaks, or the robot started anew.
        """
        while not self._stop_asked.is_set():
            left = moment - self._clock.now()
            if left <= 0:
                return True
            match self._sort(self._connected().read(min(left, self._clock.patience(_SLICE_S)))):
                case _Heard.STRANGER:
                    raise RobotError(self._stranger())
                case _Heard.BANNER:
                    raise RobotError(
                        _("le robot sur le port {port} a redémarré ; vérifiez ses piles, puis recommencez").format(
                            port=self._port
                        )
                    )
        return False

    def stop(self) -> None:
        """Send the stop; the wheels rest a millisecond later, or when a pause in progress is over."""
        link = self._link
        if link is None:
            return
        with self._writing:
            link.write(_CLEAR)
            self._ready_at = self._rest_at(self._clock.now())
            self._stop_asked.set()

    def _rest_at(self, now: float) -> float:
        settle = self._clock.patience(_SETTLE_S)
        for leg in self._legs:
            if now < leg.end_s:
                rest = leg.end_s if leg.command is Command.PAUSE else max(now, leg.start_s)
                return rest + settle
        return max(self._ready_at, now + settle)

    def close(self) -> None:
        """Stop a run in progress and release the port; says nothing if the robot is already gone."""
        link = self._link
        if link is None:
            return
        try:
            if self._clock.now() < self._ready_at and not self._stop_asked.is_set():
                with contextlib.suppress(RobotError):
                    self.stop()
            self._stop_asked.set()
            self._clock.wait(self._clock.patience(_LAST_BYTES_S))
        finally:
            self._link = None
            link.close()

    def _connected(self) -> Link:
        if self._link is None:
            raise RuntimeError("connect() first")
        return self._link

    def _sort(self, data: bytes) -> _Heard:
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            if _BANNER.search(line):
                return _Heard.BANNER
            if line.strip() and not _ANSWER.fullmatch(line.strip()):
                return _Heard.STRANGER
        return _Heard.STRANGER if len(self._heard) > _LONGEST_LINE else _Heard.NOTHING

    def _stranger(self) -> str:
        return _(
            "ce qui répond sur le port {port} n'est pas un Escornabot ; "
            "cherchez le bon port avec « beebot-robot liste »"
        ).format(port=self._port)
