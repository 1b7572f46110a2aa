"""An Ozobot Evo that is not there, as far as its maker's library and a public client of it tell.

Known (``frozen/ozobot_evo.py`` names them): the packets, what answers them, that a movement is queued and told of.
Not known, and chosen here: how soon it answers and begins, that a movement goes on when its computer is gone, that what
was queued behind a stop is not done, and that a packet of a length that is not its own is not obeyed. It goes at one
speed, without ramps.
"""

import math
import struct
from collections import deque
from dataclasses import dataclass

from firmware_bridge.emulator.body import NEVER
from firmware_bridge.emulator.movement import Movement, Placement
from tools.robots.emulators.wheels import Wheels

STRAIGHT, ROTATE, LIGHTS, TONE, STOP = 100, 102, 110, 118, 120
LENGTHS = {STRAIGHT: 14, ROTATE: 14, LIGHTS: 8, TONE: 11, STOP: 6}
"""The requests that are understood here, and how long each is, with its number."""
MOVED = 256
RUNNING, FINISHED, FORCED, NOT_EXECUTED, INVALID = 0, 1, 2, 3, 5
EVERYTHING = 0
ANSWER_S, BEGIN_S = 0.015, 0.03
TRACK_MM = 23.0
"""Between its wheels: its maker's own figure."""
_FIXED = 2**24
_WORD = 2


@dataclass(frozen=True, slots=True)
class _Task:
    """A movement that was asked for: its request, how long it takes, and the speeds of its wheels in mm/s."""

    request: int
    seconds: float
    left: float
    right: float


class OzobotEvo:
    """An emulated Ozobot Evo, switched on and at rest; a ``firmware_bridge.emulator.emulator.Emulator``."""

    def __init__(self, start: Placement | None = None) -> None:
        self._wheels = Wheels(start, 1, 1.0, 1.0, math.pi * TRACK_MM / 4)
        self._to_send: deque[tuple[float, bytes]] = deque()
        self._tasks: deque[_Task] = deque()
        self._begins_at = self._ends_at = NEVER
        """When the first task begins, and once it has, when it ends."""
        self.lights = b""
        """The last lights that were asked for: which, then red, green, blue, and how bright."""
        self.tones: tuple[tuple[int, int, int], ...] = ()
        """Hertz, milliseconds and loudness of each tone so far."""

    @property
    def record(self) -> tuple[Movement, ...]:
        return self._wheels.record

    @property
    def idle(self) -> bool:
        """Whether it does not move and has nothing to say."""
        return not self._tasks and not self._to_send

    def opened(self, now: float) -> None:
        """Forget what was to be sent: there is a new connection. What the robot does goes on."""
        self._advance(now)
        self._to_send.clear()

    def receive(self, data: bytes, now: float) -> None:
        """Take ``data``: a packet, or several that were written one behind the other."""
        self._advance(now)
        while len(data) >= _WORD:
            which = int.from_bytes(data[:_WORD], "little")
            length = LENGTHS.get(which, len(data) + 1)
            if len(data) < length:
                return
            self._obey(which, data[_WORD:length], now)
            data = data[length:]

    def advance(self, now: float) -> bytes:
        """Do everything due until ``now``; returns what the robot sends meanwhile."""
        self._advance(now)
        said = b""
        while self._to_send and self._to_send[0][0] <= now:
            said += self._to_send.popleft()[1]
        return said

    def _advance(self, now: float) -> None:
        while min(self._begins_at, self._ends_at) <= now:
            task = self._tasks[0]
            if self._begins_at <= now:
                begun, self._begins_at = self._begins_at, NEVER
                self._ends_at = begun + task.seconds
                self._wheels.set(task.left, task.right, begun)
                self._tell(task, RUNNING, begun)
            else:
                self._end(FINISHED, self._ends_at)

    def _end(self, state: int, moment: float) -> None:
        """End the task at hand, and let the next one wait for its turn."""
        self._wheels.set(0, 0, moment)
        self._tell(self._tasks.popleft(), state, moment)
        self._begins_at, self._ends_at = (moment + BEGIN_S if self._tasks else NEVER), NEVER

    def _obey(self, which: int, data: bytes, moment: float) -> None:
        if which == LIGHTS:
            self.lights = data
            self._say(struct.pack("<HB", LIGHTS + 1, 0), moment)
            return
        request = int.from_bytes(data[:4], "little")
        self._say(struct.pack("<HI", which + 1, request), moment)
        if which == TONE:
            self.tones += (struct.unpack("<HHB", data[4:]),)
        elif which == STOP:
            self._stop(request, moment)
        else:
            amount, speed = (whole / _FIXED for whole in struct.unpack("<ii", data[4:]))
            self._queue(which, request, amount, speed, moment)

    def _queue(self, which: int, request: int, amount: float, speed: float, moment: float) -> None:
        """Metres and metres a second, or radians and radians a second; the signs of both say which way."""
        if not amount or not speed:
            self._tell(_Task(request, 0.0, 0.0, 0.0), INVALID, moment)
            return
        way = math.copysign(1.0, amount * speed)
        if which == STRAIGHT:
            left = right = way * abs(speed) * 1000
        else:
            right = way * abs(speed) * TRACK_MM / 2
            left = -right
        self._tasks.append(_Task(request, abs(amount / speed), left, right))
        if len(self._tasks) == 1:
            self._begins_at = moment + BEGIN_S

    def _stop(self, request: int, moment: float) -> None:
        stopped = [task for task in self._tasks if request in (EVERYTHING, task.request)]
        if self._tasks and self._tasks[0] in stopped:
            stopped.pop(0)
            self._end(FORCED, moment)
        for task in stopped:
            self._tasks.remove(task)
            self._tell(task, NOT_EXECUTED, moment)
        if not self._tasks:
            self._begins_at = NEVER

    def _tell(self, task: _Task, state: int, moment: float) -> None:
        """How a task goes. How far it went too far, and how fast, are always 0 here."""
        self._say(struct.pack("<HIBiii", MOVED, task.request, state, 0, 0, 0), moment)

    def _say(self, packet: bytes, moment: float) -> None:
        self._to_send.append((moment + ANSWER_S, packet))
