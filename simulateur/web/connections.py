"""Which connections may stay: each is counted from the moment it is accepted, and where places run short, one goes.

Knows no network: a connection is anything, times are seconds of any one clock.
"""

import ipaddress
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Generic, TypeVar

C = TypeVar("C", bound=Hashable)

MOST_CONNECTIONS = 120
"""The most connections at once, besides those of the thirty tablets that play: all fit into the 256 files that macOS
lets a program open. Thirty tablets that download a folder, four files at a time, take as many."""
_FRESH_S = 1.0
"""For so many seconds a connection is not held to be silent: its request may be on its way."""
_BROWSER = 6
"""The most connections that a browser opens at once to one address."""


class Wait(Enum):
    """What a connection is waiting for; the value is for how many seconds at most."""

    REQUEST = 5.0
    GREETING = 3.0
    """The first message of a tablet, whose socket is open."""
    PIECE = 10.0
    """It takes a piece of a file."""
    SOUND = 60.0
    """A sound is made for it; sounds are made one after the other, for all tablets."""


@dataclass(frozen=True, slots=True)
class _Counted:
    address: str
    since_s: float
    wait: Wait = Wait.REQUEST

    def is_silent(self, now_s: float) -> bool:
        return self.wait in (Wait.REQUEST, Wait.GREETING) and now_s - self.since_s >= _FRESH_S


class Connections(Generic[C]):
    """Counts connections, and says which has to go. Tablets that play are not counted: they always stay."""

    def __init__(self) -> None:
        self._there: dict[C, _Counted] = {}

    def __iter__(self) -> Iterator[C]:
        return iter(tuple(self._there))

    def comes(self, connection: C, address: str, now_s: float) -> tuple[C, str] | None:
        """Count one more connection. If there are too many, returns the one that has to go, and its address."""
        self._there[connection] = _Counted(network(address), now_s)
        return self.worst(now_s) if len(self._there) > MOST_CONNECTIONS else None

    def waits(self, connection: C, wait: Wait, now_s: float) -> None:
        """Note that ``connection`` begins to wait for something else, or has taken one more piece."""
        if connection in self._there:
            self._there[connection] = replace(self._there[connection], wait=wait, since_s=now_s)

    def goes(self, connection: C) -> None:
        """Count ``connection`` no more: it is lost, or it is a tablet that plays now."""
        self._there.pop(connection, None)

    def late(self, now_s: float) -> tuple[C, ...]:
        """The connections that have waited for longer than they may."""
        return tuple(each for each, counted in self._there.items() if now_s - counted.since_s > counted.wait.value)

    def has_room(self, address: str, now_s: float) -> bool:
        """Whether one more connection from ``address`` may come: there is room, or one that has to go before it."""
        if len(self._there) < MOST_CONNECTIONS:
            return True
        weight = self._weights(now_s)
        going, heaviest = self._worst(weight, now_s)
        return weight[heaviest] > weight[network(address)] + 1 or self._there[going].is_silent(now_s)

    def worst(self, now_s: float) -> tuple[C, str] | None:
        """The connection that has to go first, and its address; None where there is no connection.

        It is of the network that weighs most: its longest silent one or, where none is silent, the one that has gone
        longest without taking a piece of what it is sent.
        """
        return self._worst(self._weights(now_s), now_s) if self._there else None

    def _worst(self, weight: Counter[str], now_s: float) -> tuple[C, str]:
        most = max(weight.values())
        heavy = [(each, counted) for each, counted in self._there.items() if weight[counted.address] == most]
        found, counted = min(heavy, key=lambda each: (not each[1].is_silent(now_s), each[1].since_s))
        return found, counted.address

    def _weights(self, now_s: float) -> Counter[str]:
        """How much each address takes: its connections, silent ones more where a browser would not have so many.

        So a class behind one router, which downloads, does not give way to a device that says nothing.
        """
        count = Counter(counted.address for counted in self._there.values())
        for counted in self._there.values():
            if count[counted.address] > _BROWSER and counted.is_silent(now_s):
                count[counted.address] += _BROWSER
        return count


def network(address: str) -> str:
    """The part of ``address`` that counts as one device: of IPv6 the first 64 bits, since it chooses the others."""
    plain = address.partition("%")[0]
    if ":" not in plain:
        return address
    return str(ipaddress.IPv6Network((plain, 64), strict=False))
