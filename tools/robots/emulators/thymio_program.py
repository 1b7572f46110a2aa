"""The program in an emulated Thymio: when its handlers run, and what a computer asks of it.

Facts: the messages are those of Mobsya/aseba. The events, and how often they come, are those of
Mobsya/aseba-target-thymio2 and of the ``asebaplayground`` of Mobsya/aseba. Their order is that of firmware 14.

Ours: everything is looked at a hundred times a second, so a timer's event may come 10 ms late.
"""

import struct
from collections.abc import MutableSequence, Sequence
from enum import IntEnum
from typing import Protocol

from tools.robots.emulators.aseba_vm import INIT, DivisionByZeroError, Machine, OutOfArrayError, ProgramError

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
TICK_S = 0.01
EVERY_TICKS = {"buttons": 5, "prox": 10, "acc": 6, "temperature": 100, "motor": 1}
"""What comes by itself; nobody touches this robot, or speaks to it."""
_TIMERS = ("timer0", "timer1")


class _Told(IntEnum):
    """What the node says of its program."""

    OUT_OF_ARRAY = 0x9006
    DIVISION_BY_ZERO = 0x9007
    OTHER_ERROR = 0x9009
    STATE = 0x900A


class _Asked(IntEnum):
    """What it is asked about its program."""

    SET_BYTECODE = 0xA001
    RESET = 0xA002
    RUN = 0xA003
    PAUSE = 0xA004
    STOP = 0xA006
    GET_STATE = 0xA007


_ACTIVE, _STEP_BY_STEP = 1, 2
"""Bits of the state that a node tells."""


class Node(Protocol):
    """The robot around the program."""

    def say(self, kind: int, payload: bytes, now: float) -> None:
        """Send a message."""
        ...

    def forget(self) -> None:
        """A program was loaded, or begins anew: no variable is left but what the robot is."""
        ...

    def drive(self, moment: float) -> None:
        """The wheels take the speeds that the variables say now."""
        ...


class Program:
    """The program of ``node``, whose variables it shares; the periods of both timers, in ms, are at ``timers``."""

    def __init__(self, variables: MutableSequence[int], timers: int, node: Node) -> None:
        self._variables = variables
        self._timers = timers
        self._node = node
        self._sent: list[tuple[int, tuple[int, ...]]] = []
        """Events of the program that are not yet said."""
        self._machine = Machine(variables, lambda event, words: self._sent.append((event, tuple(words))))
        self._ticks = 0
        """How many have gone by since time 0."""
        self._waited_ms = [0, 0]
        """Since each timer's last event."""

    def keep(self, bytecode: Sequence[int]) -> None:
        """Have this program from the start, as after switching on a robot that keeps one."""
        self._machine.load(0, bytecode)
        self._machine.begin(INIT)

    def advance(self, now: float) -> None:
        """Run every handler due until ``now``."""
        last = int(now / TICK_S)
        while self._ticks < last and not self._machine.paused and (self._machine.active or self._machine.handles):
            self._ticks += 1
            self._tick(self._ticks * TICK_S)
        self._ticks = max(self._ticks, last)

    def _tick(self, moment: float) -> None:
        """A handler that is still at work goes on, else those of the events of this moment run."""
        events = self._due()
        self._go_on(moment)
        for event in events:
            if not self._machine.active and self._machine.begin(INIT - 1 - EVENTS.index(event)):
                self._go_on(moment)
        self._node.drive(moment)

    def _due(self) -> list[str]:
        due = {event for event, ticks in EVERY_TICKS.items() if self._ticks % ticks == 0}
        for number, event in enumerate(_TIMERS):
            period_ms = self._variables[self._timers + number]
            self._waited_ms[number] += round(1000 * TICK_S)
            if period_ms <= 0:
                self._waited_ms[number] = 0
            elif period_ms <= self._waited_ms[number]:
                self._waited_ms[number] %= period_ms
                due.add(event)
        return [event for event in EVENTS if event in due]

    def _go_on(self, moment: float) -> None:
        try:
            self._machine.run()
        except DivisionByZeroError:
            self._say(_Told.DIVISION_BY_ZERO, b"", moment)
        except OutOfArrayError as error:
            self._say(_Told.OUT_OF_ARRAY, struct.pack("<2H", error.size, error.index), moment)
        except ProgramError as error:
            self._say(_Told.OTHER_ERROR, text(str(error)), moment)
        for event, words in self._sent:
            self._node.say(event, struct.pack(f"<{len(words)}h", *words), moment)
        self._sent.clear()

    def _say(self, kind: _Told, more: bytes, moment: float) -> None:
        self._node.say(kind, struct.pack("<H", self._machine.place) + more, moment)

    def obey(self, kind: int, words: tuple[int, ...], now: float) -> None:
        """Do what a computer asks of the program; another request is not about it."""
        match kind:
            case _Asked.SET_BYTECODE if words:
                self._machine.load(words[0], words[1:])
                self._begin_anew(now)
            case _Asked.RESET:
                self._begin_anew(now)
            case _Asked.RUN:
                self._machine.paused = False
                self._say_state(now)
                self._go_on(now)
            case _Asked.PAUSE:
                self._machine.paused = True
                self._say_state(now)
            case _Asked.STOP:
                self._machine.stop()
                self._say_state(now)
            case _Asked.GET_STATE:
                self._say_state(now)

    def _begin_anew(self, now: float) -> None:
        self._node.forget()
        if not self._machine.reset():
            self._say_state(now)

    def _say_state(self, now: float) -> None:
        flags = _ACTIVE * self._machine.active + _STEP_BY_STEP * self._machine.paused
        self._say(_Told.STATE, struct.pack("<H", flags), now)


def text(words: str) -> bytes:
    """A text in a message: its length, then its ASCII."""
    return bytes([len(words)]) + words.encode("ascii")
