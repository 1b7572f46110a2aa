"""What emulated robots on a serial port share: bytes come in one by one and are kept while nobody reads."""

from abc import ABC, abstractmethod
from collections import deque
from typing import ClassVar

from firmware_bridge.emulator.body import NEVER
from firmware_bridge.emulator.movement import Movement


class SerialRobot(ABC):
    """The base class of emulated robots. Whoever serves one gives it the time, in seconds that never go back.

    ``usb`` is True if opening the port resets the robot, as a cable does and Bluetooth does not. When made, the robot
    is on, and its text at the start has been sent.
    """

    BYTE_S: ClassVar[float]
    BUFFER: ClassVar[int]
    """Bytes kept while it does not read; more are lost."""

    def __init__(self, *, usb: bool) -> None:
        self._usb = usb
        self._arriving: deque[tuple[float, int]] = deque()
        self._line_free = 0.0
        self._to_send: deque[tuple[float, bytes]] = deque()
        self._listens_at = -NEVER
        self._deaf_until: float | None = None
        self._buffer: deque[int] = deque()

    @property
    @abstractmethod
    def record(self) -> tuple[Movement, ...]:
        """Every movement so far, in order; the one in progress is not in it."""

    @property
    @abstractmethod
    def _moves(self) -> bool:
        """Whether the robot turns its wheels, or pauses in a run."""

    @property
    def idle(self) -> bool:
        """Whether the robot has nothing to do: no run, no tune, nothing unread."""
        return not (self._moves or self._arriving or self._buffer or self._to_send) and self._deaf_until is None

    def opened(self, now: float) -> None:
        """A program opened the port at ``now``: over a cable, that resets the robot."""
        if self._usb:
            self.power_on(now)

    @abstractmethod
    def power_on(self, now: float) -> None:
        """Switch the robot on: it starts anew, at the place where it stands."""

    def _restart(self, silent_until: float, deaf_until: float, said: tuple[float, bytes]) -> None:
        """Forget what came in; bytes are lost until ``silent_until`` and kept until ``deaf_until``."""
        self._arriving.clear()
        self._buffer.clear()
        self._listens_at, self._deaf_until = silent_until, deaf_until
        self._to_send.clear()
        self._to_send.append(said)

    def receive(self, data: bytes, now: float) -> None:
        """Take ``data``, bytes that arrive one after the other from ``now`` on."""
        self._advance(now)
        for byte in data:
            self._line_free = max(self._line_free, now) + self.BYTE_S
            self._arriving.append((self._line_free, byte))

    def advance(self, now: float) -> bytes:
        self._advance(now)
        said = b""
        while self._to_send and self._to_send[0][0] <= now:
            said += self._to_send.popleft()[1]
        return said

    def _advance(self, now: float) -> None:
        while True:
            wakes = NEVER if self._deaf_until is None else self._deaf_until
            comes = self._arriving[0][0] if self._arriving else NEVER
            moment = min(wakes, self._next_at(), comes)
            if moment > now:
                return
            if moment == wakes:
                self._deaf_until = None
                self._awake(moment)
                self._read(moment)
            elif moment == self._next_at():
                self._due(moment)
            else:
                self._arrive(*self._arriving.popleft())

    def _next_at(self) -> float:
        """When the robot next does something by itself."""
        return NEVER

    def _due(self, moment: float) -> None:
        """Do what the robot does by itself at ``moment``, which ``_next_at`` has named."""

    def _arrive(self, moment: float, byte: int) -> None:
        if moment >= self._listens_at and len(self._buffer) < self.BUFFER:
            self._buffer.append(byte)
            self._read(moment)

    def _read(self, moment: float) -> None:
        while self._buffer and self._deaf_until is None:
            self._take(self._buffer.popleft(), moment)

    def _awake(self, moment: float, /) -> None:
        """The robot reads again, after a time in which it read nothing."""

    @abstractmethod
    def _take(self, byte: int, moment: float) -> None:
        """Act on a byte that was read."""
