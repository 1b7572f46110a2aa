"""A hostile device on loopback: connections that say half of a request, nothing, or take no answer, and come again.

As a program of its own it takes a port, how many of each kind, and its addresses; it says when all have come once.
"""

import asyncio
import itertools
import sys
from collections.abc import Iterable
from contextlib import suppress

BIG = "grand.wasm"
BIG_BYTES = 9 << 20
_AGAIN_S = 0.02
_ASKS_S = 1.0
"""Seconds between two looks of a slow reader at whether it is still connected."""


class Attack:
    """Keeps so many connections of each kind open to a port; one that is ended comes again at once.

    ``addresses`` are this machine's own, taken in turn.
    """

    def __init__(self, port: int, addresses: Iterable[str] = ("127.0.0.2",)) -> None:
        self._port = port
        self._addresses = itertools.cycle(addresses)
        self._tasks: list[asyncio.Task[None]] = []
        self.made = 0
        """Connections that were made in all."""

    def begin(self, *, half_open: int = 0, silent: int = 0, slow_readers: int = 0) -> None:
        ask = f"GET /{BIG} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n\r\n".encode()
        kinds = [*[b"GET / HTTP/1.1\r\nHost: "] * half_open, *[b""] * silent, *[ask] * slow_readers]
        for first in kinds:
            self._tasks.append(asyncio.create_task(self._hold(first, next(self._addresses), reads=first != ask)))

    async def _hold(self, first: bytes, address: str, *, reads: bool) -> None:
        while True:
            with suppress(OSError):
                await self._once(first, address, reads=reads)
            await asyncio.sleep(_AGAIN_S)

    async def _once(self, first: bytes, address: str, *, reads: bool) -> None:
        """One connection, until the other end closes it. Who reads nothing finds out by writing."""
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self._port, local_addr=(address, 0), limit=1 if not reads else 2**16
        )
        self.made += 1
        try:
            writer.write(first)
            while not reads:
                await writer.drain()
                await asyncio.sleep(_ASKS_S)
                writer.write(b" ")
            await reader.read()
        finally:
            writer.transport.abort()


async def main(port: int, half_open: int, silent: int, slow_readers: int, addresses: list[str]) -> None:
    attack = Attack(port, addresses)
    attack.begin(half_open=half_open, silent=silent, slow_readers=slow_readers)
    while attack.made < half_open + silent + slow_readers:
        await asyncio.sleep(_AGAIN_S)
    print("all", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    port, half_open, silent, slow_readers = map(int, sys.argv[1:5])
    asyncio.run(main(port, half_open, silent, slow_readers, sys.argv[5:]))
