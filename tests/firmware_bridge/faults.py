"""Links with faults, or with ears."""

from typing import TypeVar

from beebot.robot import RobotError
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.timed import OpenLink
from firmware_bridge.emulator.emulator import Emulator
from tools.robots.direct_link import DirectLink

Faulty = TypeVar("Faulty", bound=DirectLink)


def links_to(emulator: Emulator, kind: type[Faulty]) -> tuple[OpenLink, list[Faulty]]:
    """What opens links of this kind, and the list of those it opened."""
    links: list[Faulty] = []

    def opened(_port: str, clock: Clock) -> Faulty:
        links.append(kind(emulator, clock))
        return links[-1]

    return opened, links


class Tapped(DirectLink):
    """Keeps what was written."""

    def __init__(self, emulator: Emulator, clock: Clock) -> None:
        super().__init__(emulator, clock)
        self.written: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.written.append(data)
        super().write(data)


class Dropping(DirectLink):
    """Loses one byte of what is written, ``drop`` bytes from now, or of what is read, and says nothing of it."""

    def __init__(self, emulator: Emulator, clock: Clock) -> None:
        super().__init__(emulator, clock)
        self.drop: int | None = None
        self.drop_read: int | None = None

    def write(self, data: bytes) -> None:
        data, self.drop = _without(data, self.drop)
        super().write(data)

    def read(self, timeout: float) -> bytes:
        data, self.drop_read = _without(super().read(timeout), self.drop_read)
        return data


class Trickling(DirectLink):
    """What is read begins with 100 bytes of noise, then comes byte by byte, a millisecond apart."""

    def __init__(self, emulator: Emulator, clock: Clock) -> None:
        super().__init__(emulator, clock)
        self._noise, self._waiting = b"\xe0" * 100, b""

    def read(self, timeout: float) -> bytes:
        self._waiting += super().read(min(timeout, 0.001))
        if self._noise:
            noise, self._noise = self._noise, b""
            return noise
        data, self._waiting = self._waiting[:1], self._waiting[1:]
        return data


class Flipping(DirectLink):
    """Turns over one bit of what is written, ``flip`` bits from now."""

    def __init__(self, emulator: Emulator, clock: Clock) -> None:
        super().__init__(emulator, clock)
        self.flip: int | None = None

    def write(self, data: bytes) -> None:
        if self.flip is not None:
            place, bit = divmod(self.flip, 8)
            self.flip -= 8 * len(data)
            if place < len(data):
                data, self.flip = data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :], None
        super().write(data)


class Stuttering(DirectLink):
    """Cuts one write after ``passes`` more bytes and says so; works again afterwards, as after a time-out."""

    def __init__(self, emulator: Emulator, clock: Clock) -> None:
        super().__init__(emulator, clock)
        self.passes: int | None = None

    def write(self, data: bytes) -> None:
        if self.passes is None or len(data) <= self.passes:
            self.passes = None if self.passes is None else self.passes - len(data)
            super().write(data)
            return
        super().write(data[: self.passes])
        self.passes = None
        raise RobotError("cut")


def _without(data: bytes, place: int | None) -> tuple[bytes, int | None]:
    if place is None:
        return data, None
    if place < len(data):
        return data[:place] + data[place + 1 :], None
    return data, place - len(data)
