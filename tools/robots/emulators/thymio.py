"""An emulated Thymio II: its Aseba node, its variables and its traps, in virtual time; it runs no bytecode.

Facts: Mobsya/aseba and Mobsya/aseba-target-thymio2. The variables and events are those of firmware 14, in their order
and sizes; so the wheels lie at 86 and 87. It was never compared with a real robot by us. How far and how fast it goes,
and its 2 ms to answer, are ours. Its wheels turn without a ramp.

Its traps:

- It drives on when the computer is gone. Aseba's STOP does not halt its wheels.
- A program in it may set the wheels again and again, until another one replaces it. What such a program sets is given
  to it. Of the programs that a computer loads it knows the empty one alone; any other changes nothing.
- Loading a program sets all variables to 0, and it waits to be run.
- A frame that was cut is completed by what comes next, until the port is opened anew.
- A wheel's target is read back as it was written: the firmware's ``pid_motor.c`` bounds what it tells the motor, not
  the variable. The wheels turn no faster than ``FULL``, and ``motor.left.speed`` says so.
"""

import struct
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from firmware_bridge.emulator.movement import Movement, Placement
from tools.robots.emulators.wheels import Wheels

VARIABLES = tuple(
    (name, int(size))
    for name, size in (
        line.split()
        for line in """\
_id 1
event.source 1
event.args 32
_fwversion 2
_productId 1
buttons._raw 5
button.backward 1
button.left 1
button.center 1
button.forward 1
button.right 1
buttons._mean 5
buttons._noise 5
prox.horizontal 7
prox.comm.rx._payloads 7
prox.comm.rx._intensities 7
prox.comm.rx 1
prox.comm.tx 1
prox.ground.ambiant 2
prox.ground.reflected 2
prox.ground.delta 2
motor.left.target 1
motor.right.target 1
_vbat 2
_imot 2
motor.left.speed 1
motor.right.speed 1
motor.left.pwm 1
motor.right.pwm 1
acc 3
temperature 1
rc5.address 1
rc5.command 1
mic.intensity 1
mic.threshold 1
mic._mean 1
timer.period 2
acc._tap 1
sd.present 1
""".splitlines()
    )
)
EVENTS = (
    "button.backward",
    "button.left",
    "button.center",
    "button.forward",
    "button.right",
    "buttons",
    "prox",
    "prox.comm",
    "tap",
    "acc",
    "mic",
    "sound.finished",
    "temperature",
    "rc5",
    "motor",
    "timer0",
    "timer1",
)
_BYTECODE_WORDS, _STACK_WORDS = 1534, 32
TICK_S = 0.01
"""A program's handler for its motors runs so often."""
_EMPTY = (0, 0)
"""From word 0 on, bytecode without a handler: one word, the size of its table of events."""
_LEFT_WHEEL, _LEFT_SPEED = "motor.left.target", "motor.left.speed"
"""At 86 and 92 in firmware 14; the right wheel follows."""
FUNCTIONS = ("_system.reboot", "math.copy", "sound.system")
"""Some of the robot's; a client waits for at least one."""
FREE_WORDS = 512
ANSWER_S = 0.002
FULL = 500
"""The highest speed that the makers give."""
FIRMWARE, PRODUCT = 14, 8
SPEED, CELL_MM, CELL_S, QUARTER_S = 200, 150.0, 2.2, 1.08
_SPLIT = 47
"""The most words of one answer."""
_HEAD = struct.Struct("<HHH")
_VERSION = 5
_DESCRIPTION, _VARIABLE, _EVENT, _FUNCTION = 0x9000, 0x9001, 0x9002, 0x9003
_VARIABLES, _PRESENT = 0x9005, 0x900C
_STATE, _PAUSED = 0x900A, 2
_SET_BYTECODE, _RUN, _STOP = 0xA001, 0xA003, 0xA006
_GET, _SET, _GET_DESCRIPTION, _LIST = 0xA00B, 0xA00C, 0xA010, 0xA011
_NOTHING: Mapping[str, int] = MappingProxyType({})


class Thymio:
    """An emulated Thymio II; ``node`` is 1, or the radio's id on a wireless one.

    ``program`` is what a program that it keeps writes into its variables, again and again from the start.
    """

    def __init__(
        self,
        start: Placement | None = None,
        *,
        node: int = 1,
        program: Mapping[str, int] = _NOTHING,
        variables: Sequence[tuple[str, int]] = VARIABLES,
    ) -> None:
        self._node = node
        self._variables = variables
        sizes = [size for _name, size in variables]
        names = [name for name, _size in variables]
        self._places = {name: sum(sizes[:place]) for place, name in enumerate(names)}
        self._wheels = Wheels(start, SPEED, CELL_MM, CELL_S, QUARTER_S)
        self._words = [0] * (sum(sizes) + FREE_WORDS)
        self._came = b""
        self._to_send: list[tuple[float, bytes]] = []
        self._program, self._paused, self._ticks = program, False, 0
        self._forget()

    @property
    def record(self) -> tuple[Movement, ...]:
        """Every movement so far, in order; the one in progress is not in it."""
        return self._wheels.record

    @property
    def idle(self) -> bool:
        """Whether its wheels rest and it has nothing to say."""
        return not (self._wheels.turning or self._to_send)

    @property
    def words(self) -> tuple[int, ...]:
        """The words of its memory: its variables, then what is free."""
        return tuple(self._words)

    def opened(self, now: float) -> None:
        """Forget the frame under way: somebody opened the port. The wheels go on as they were."""
        self.advance(now)
        self._came = b""
        self._to_send.clear()

    def receive(self, data: bytes, now: float) -> None:
        """Take the bytes ``data``; over USB they all come in at once."""
        self._run_until(now)
        self._came += data
        while len(self._came) >= _HEAD.size:
            length, _source, kind = _HEAD.unpack_from(self._came)
            if len(self._came) < _HEAD.size + length:
                return
            payload, self._came = self._came[_HEAD.size : _HEAD.size + length], self._came[_HEAD.size + length :]
            self._obey(kind, payload[: length // 2 * 2], now)
            self._drive(now)

    def advance(self, now: float) -> bytes:
        """Do everything due until ``now``; returns what the robot sends meanwhile."""
        self._run_until(now)
        due = [data for moment, data in self._to_send if moment <= now]
        self._to_send = [each for each in self._to_send if each[0] > now]
        return b"".join(due)

    def _run_until(self, now: float) -> None:
        """Its program writes the same each time, so that once is as often as until ``now``."""
        last = int(now / TICK_S)
        if last > self._ticks and self._program and not self._paused:
            for name, value in self._program.items():
                self._words[self._places[name]] = value
            self._drive((self._ticks + 1) * TICK_S)
        self._ticks = last

    def _forget(self) -> None:
        """Leave no variable but what the robot is."""
        self._words[:] = [0] * len(self._words)
        for name, value in (("_id", _signed(self._node)), ("_fwversion", FIRMWARE), ("_productId", PRODUCT)):
            self._words[self._places[name]] = value

    def _drive(self, moment: float) -> None:
        """The wheels take the speeds that the variables say now."""
        target, speed = self._places[_LEFT_WHEEL], self._places[_LEFT_SPEED]
        left, right = (max(-FULL, min(FULL, wanted)) for wanted in self._words[target : target + 2])
        self._words[speed : speed + 2] = left, right
        self._wheels.set(left, right, moment)

    def _obey(self, kind: int, payload: bytes, now: float) -> None:
        words = struct.unpack(f"<{len(payload) // 2}h", payload)
        if kind == _LIST:
            self._say(_PRESENT, struct.pack("<H", _VERSION), now)
        elif words[:1] != (_signed(self._node),):
            return
        elif kind == _GET_DESCRIPTION:
            self._describe(now)
        elif kind == _GET and len(words) == 3:  # noqa: PLR2004 (id, start, count)
            self._tell(words[1], words[2], now)
        elif kind == _SET and len(words) > 1:  # id, start, values
            self._set(words[1], words[2:])
        elif kind == _SET_BYTECODE and words[1:] == _EMPTY:
            self._program = _NOTHING
            self._forget()
            self._say_state(now, paused=True)
        elif kind in (_RUN, _STOP):
            self._say_state(now, paused=kind == _STOP)

    def _say_state(self, now: float, *, paused: bool) -> None:
        self._paused = paused
        self._say(_STATE, struct.pack("<2H", 0, _PAUSED * paused), now)

    def _describe(self, now: float) -> None:
        sizes = (
            _VERSION,
            _BYTECODE_WORDS,
            _STACK_WORDS,
            len(self._words),
            len(self._variables),
            len(EVENTS),
            len(FUNCTIONS),
        )
        self._say(_DESCRIPTION, _text("thymio-II") + struct.pack("<7H", *sizes), now)
        for name, size in self._variables:
            self._say(_VARIABLE, struct.pack("<H", size) + _text(name), now)
        for name in EVENTS:
            self._say(_EVENT, _text(name) + _text("event"), now)
        for name in FUNCTIONS:
            self._say(_FUNCTION, _text(name) + _text("function") + struct.pack("<H", 0), now)

    def _tell(self, start: int, count: int, now: float) -> None:
        if not 0 <= start <= start + count <= len(self._words):
            return
        for place in range(start, start + count, _SPLIT):
            values = self._words[place : min(place + _SPLIT, start + count)]
            self._say(_VARIABLES, struct.pack(f"<H{len(values)}h", place, *values), now)

    def _set(self, start: int, values: tuple[int, ...]) -> None:
        if 0 <= start <= start + len(values) <= len(self._words):
            self._words[start : start + len(values)] = values

    def _say(self, kind: int, payload: bytes, now: float) -> None:
        self._to_send.append((now + ANSWER_S, _HEAD.pack(len(payload), self._node, kind) + payload))


def _signed(word: int) -> int:
    """What a word of 16 bits is worth, from -32768 to 32767."""
    return (word + 0x8000) % 0x10000 - 0x8000


def _text(words: str) -> bytes:
    """A text in a message: its length, then its ASCII."""
    return bytes([len(words)]) + words.encode("ascii")
