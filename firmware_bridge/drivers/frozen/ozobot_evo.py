"""Ozobot Evo: told one step at a time, in metres and radians, and it says when each is done.

Everything here was read, nothing was tried on a real Evo by us. Its maker publishes what goes through the air
(ozobot/python-libraries, MIT: ``ozobot-evo``), and zayfod/pyozo 0.0.1 says the same for firmware 3; both as they stood
in November 2026. pyozo was run on our emulator, and its bytes are in ``tests/firmware_bridge/transcripts``.

- *Packets*: one for each write and each notification, 20 bytes at most, numbers with their low byte first. Two bytes
  say which packet it is, four are the number of the request, which comes back in whatever is said of it.
- *Fixed point*: metres, radians and their speeds are whole numbers of 2⁻²⁴, in four bytes.
- *Orders*: straight ahead 100, with how far and how fast, back where that is negative; rotate 102, to the left where
  the angle is positive; stop 120, everything where the request's number is 0; lights 110; a tone 118. An order is
  answered by the number that follows its own, which says only that it was taken. Event 256 says whether it runs or how
  it ended.

What the driver makes of it:

- The program stays in the computer. A step that was begun ends by itself, whatever becomes of the computer.
- An order that may be lost is never sent again: nothing that was read says that the same number is obeyed once.
- Stop 120 for everything is the first word, as it is its maker's: it ends what the robot does of its own accord.
- Answers are looked for by all six of their first bytes. So it does no harm if several come at once or in pieces, or if
  the robot tells of other things too.
- Robots with an older firmware have another service, and are refused as strangers.
"""

import math
import random
import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import ClassVar

from beebot import robot
from beebot.command import MAX_INSTRUCTIONS, SINGLE_COMMANDS, Command
from beebot.i18n import gettext as _
from firmware_bridge.ble.channel import OZOBOT_EVO, Channel
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.timed import CONNECT_WAIT_S, SLICE_S, Halted, OpenLink, TimedDriver, off_grid
from firmware_bridge.serial_link import Link

CELL_M = 0.15
SPEED_M_S = 0.1
"""Slow enough to be followed with a finger; its maker's limit is 0.3."""
TURN_RAD_S = math.pi / 2
PAUSE_S = 1.0
_STRAIGHT, _ROTATE, _LIGHTS, _TONE, _STOP = 100, 102, 110, 118, 120
_HOW_IT_GOES = 256
_RUNS, _DONE = 0, 1
_LAST_STATE = 6
_EVERYTHING = 0
_HEAD = struct.Struct("<HI")
_MOVE = struct.Struct("<HIii")
_ONE = 1 << 24
_OVER_THE_AIR = 2 << 24
"""The highest byte of a request's number says from where it comes; 2 is Bluetooth."""
_NUMBERS = 1 << 24
_ALL_LIGHTS = 0x3F
"""The one on top and the five in front."""
_WHITE, _DARK = (255, 255, 255, 255), (0, 0, 0, 255)
_TONE_HZ, _SIGNAL_S, _VOLUME = 880, 1.0, 50
_ASK_AGAIN_S = 0.5
_ANSWER_S = 1.0
_SLACK_S = 2.0
"""A step may take twice its time, on a thick carpet, and this much more to begin."""


class OzobotEvoDriver(TimedDriver):
    """Drives an Ozobot Evo at ``port``; never tried on a real one by us."""

    CAPABILITIES: ClassVar[robot.Capabilities] = robot.Capabilities(
        commands=frozenset(SINGLE_COMMANDS),
        memory=MAX_INSTRUCTIONS,
        cell_mm=round(1000 * CELL_M),
        answers=True,
        reports_steps=True,
        abilities=frozenset({robot.Ability.SIGNAL}),
    )
    TITLE: ClassVar[str] = "Ozobot Evo"
    CHANNEL: ClassVar[Channel | None] = OZOBOT_EVO

    def __init__(
        self, port: str, clock: Clock, open_link: OpenLink | None = None, chance: random.Random | None = None
    ) -> None:
        super().__init__(port, clock, open_link)
        self._number = (chance or random.SystemRandom()).randrange(_NUMBERS)
        """Of the last request. What is still said of somebody else's must not be taken for an answer to ours."""
        self._heard = b""
        """All that was said since the last order."""

    def signal(self) -> None:
        """Shine white and sound for a second; the lights are off afterwards."""
        link = self._connected()
        self._ask(link, struct.pack("<HH4B", _LIGHTS, _ALL_LIGHTS, *_WHITE), struct.pack("<HB", _LIGHTS + 1, 0))
        number = self._next_number()
        sound = struct.pack("<HIHHB", _TONE, number, _TONE_HZ, round(1000 * _SIGNAL_S), _VOLUME)
        self._ask(link, sound, _HEAD.pack(_TONE + 1, number))
        self._clock.wait(_SIGNAL_S)
        self._ask(link, struct.pack("<HH4B", _LIGHTS, _ALL_LIGHTS, *_DARK), struct.pack("<HB", _LIGHTS + 1, 0))

    def check_presence(self) -> None:
        """Check that the robot answers: it must, even to a stop of a request that was never made.

        Raises:
            RobotError: it does not.
        """
        number = self._next_number()
        self._ask(self._connected(), _HEAD.pack(_STOP, number), _HEAD.pack(_STOP + 1, number))

    def _greet(self, link: Link) -> None:
        deadline = self._clock.now() + self._clock.patience(CONNECT_WAIT_S)
        self._heard = b""
        while not self._comes(link, _HEAD.pack(_STOP + 1, _EVERYTHING), 0.0):
            if self._clock.now() >= deadline:
                raise self._stranger() if self._heard else self._nobody()
            link.write(_HEAD.pack(_STOP, _EVERYTHING))
            if self._comes(link, _HEAD.pack(_STOP + 1, _EVERYTHING), _ASK_AGAIN_S):
                return

    def _perform(self, first_step: int) -> Iterator[robot.RobotEvent]:
        diagonal = off_grid(self._program[:first_step])
        for index, command in enumerate(self._program[first_step:], start=first_step):
            self._check_stop()
            yield robot.StepStarted(index)
            diagonal ^= off_grid((command,))
            self._step(command, CELL_M * (math.sqrt(2) if diagonal else 1.0))
            yield robot.StepDone(index)
        yield robot.Finished()

    def _step(self, command: Command, step_m: float) -> None:
        if command.steps:
            self._move(_STRAIGHT, command.steps * step_m, SPEED_M_S)
        elif command.pivot:
            self._move(_ROTATE, -math.radians(command.pivot), TURN_RAD_S)
        else:
            self._wait_until(self._clock.now() + PAUSE_S)

    def _move(self, order: int, amount: float, speed: float) -> None:
        """Have it go ``amount`` metres, or turn as many radians to the left, and wait until it says that it did."""
        self._check_stop()
        link, number = self._connected(), self._next_number()
        packet = _MOVE.pack(order, number, round(amount * _ONE), round(speed * _ONE))
        try:
            self._ask(link, packet, _HEAD.pack(order + 1, number), moves=True)
            self._until_done(link, number, 2 * abs(amount) / speed + _SLACK_S)
        except Halted:
            if self._link is not None:  # it was not closed meanwhile
                self._rest(link)
            raise
        except BaseException:
            with suppress(robot.RobotError):  # the first error says more, and the robot ends its step by itself
                self._rest(link)
            raise

    def _until_done(self, link: Link, number: int, seconds: float) -> None:
        about = _HEAD.pack(_HOW_IT_GOES, number)
        ends = [about + bytes([state]) for state in range(_RUNS + 1, _LAST_STATE + 1)]
        deadline = self._clock.now() + self._clock.patience(seconds)
        while not any(end in self._heard for end in ends):
            self._check_stop()
            overdue = self._clock.now() >= deadline
            self._hear(link.read(self._clock.patience(SLICE_S)))
            if overdue and not any(
                end in self._heard for end in ends
            ):  # looked at once more: a computer may have slept
                raise self._no_word()
        if about + bytes([_DONE]) not in self._heard:
            with self._writing:  # a stop of ours says so once its word is written
                self._check_stop()
            raise self._ended_by_another()

    def _rest(self, link: Link) -> None:
        self._heard = b""
        link.write(_HEAD.pack(_STOP, _EVERYTHING))
        if not self._comes(link, _HEAD.pack(_STOP + 1, _EVERYTHING), _ANSWER_S):
            raise self._no_word()

    def _halt(self, link: Link) -> None:
        link.write(_HEAD.pack(_STOP, _EVERYTHING))

    def _ask(self, link: Link, packet: bytes, answer: bytes, *, moves: bool = False) -> None:
        """Write a packet, unless it ``moves`` and a stop was asked, and wait for what its answer begins with."""
        with self._writing:
            if moves:
                self._check_stop()
            self._heard = b""
            link.write(packet)
        if not self._comes(link, answer, _ANSWER_S):
            raise self._no_word()

    def _comes(self, link: Link, answer: bytes, seconds: float) -> bool:
        """Whether that is heard within so many seconds; looked at once more in the end, as in ``_until_done``."""
        deadline = self._clock.now() + self._clock.patience(seconds)
        while answer not in self._heard:
            overdue = self._clock.now() >= deadline
            self._hear(link.read(self._clock.patience(SLICE_S)))
            if overdue:
                return answer in self._heard
        return True

    def _hear(self, data: bytes) -> None:
        self._heard += data

    def _next_number(self) -> int:
        self._number = (self._number + 1) % _NUMBERS
        return _OVER_THE_AIR | self._number

    def _ended_by_another(self) -> robot.RobotError:
        return robot.RobotError(
            _(
                "le robot {port} s'est arrêté avant la fin de son pas ; regardez si quelque chose le bloque ou s'il "
                "faut le recharger, remettez-le au départ, puis recommencez"
            ).format(port=self._port)
        )
