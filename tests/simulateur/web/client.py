"""A tablet in a few words, for tests of a classroom on loopback."""

import asyncio
import http.client
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.patience import HANG_S
from tests.simulateur.web.rooms import CODE, Room

SIZE = [800, 600]


class Client:
    """A tablet in a few words; ``told`` is all that it was told."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.told: list[dict[str, Any]] = []
        self.number = 0

    async def hello(self, code: str = CODE, place: str = "", size: list[int] = SIZE) -> dict[str, Any]:
        await self.socket.send(json.dumps({"place": place, "code": code, "size": size}))
        await self.hear(1)
        return self.told[0]

    async def hear(self, many: int) -> None:
        while len(self.told) < many:
            async with asyncio.timeout(HANG_S):
                self.told += json.loads(await self.socket.recv())

    async def send(self, *events: list[object]) -> None:
        self.number += 1
        await self.socket.send(json.dumps({"n": self.number, "events": events}))

    async def tap(self, at: tuple[float, float]) -> None:
        await self.send(["down", "finger", "0", *at])
        await self.send(["up", "finger", "0"])

    async def closed(self) -> int | None:
        """Wait for its end; the code that it was closed with."""
        try:
            async with asyncio.timeout(HANG_S):
                while True:
                    await self.socket.recv()
        except ConnectionClosed:
            return self.socket.close_code


def connected(name: str, *, origin: str | None = "", address: str = "127.0.0.1") -> connect:
    """A socket to a room of this ``name``, from one of this machine's own addresses."""
    origin = f"http://{name}" if origin == "" else origin
    return connect(f"ws://{name}/prise", origin=origin, max_size=None, open_timeout=None, local_addr=(address, 0))  # type: ignore[arg-type]


@asynccontextmanager
async def tablet(room: Room, *, origin: str | None = "", address: str = "127.0.0.1") -> AsyncIterator[Client]:
    async with connected(room.name, origin=origin, address=address) as socket:
        yield Client(socket)


def tablets_in(room: Room) -> tuple[Any, ...]:
    return room.opening.classroom.places


async def until_true(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG_S):
        while not reached():
            await asyncio.sleep(0.01)


def answer_to(room: Room, *sent: bytes, address: str = "127.0.0.1") -> bytes:
    """What comes back for these bytes until the other end closes."""
    with socket.create_connection(("127.0.0.1", room.opening.port), HANG_S, (address, 0)) as found:
        with suppress(OSError):
            for each in sent:
                found.sendall(each)
        told = b""
        with suppress(ConnectionResetError):
            while more := found.recv(1 << 16):
                told += more
        return told


class Fetched(NamedTuple):
    status: int
    body: bytes
    policy: str


def fetched(room: Room, path: str, host: str = "") -> Fetched:
    connection = http.client.HTTPConnection(room.name, timeout=HANG_S)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or room.name)
    connection.endheaders()
    answer = connection.getresponse()
    found = Fetched(answer.status, answer.read(), answer.getheader("Content-Security-Policy", ""))
    connection.close()
    return found
