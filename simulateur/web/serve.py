"""The classroom on the network: one port for the page, its sounds, and a socket for each tablet.

Only an adult opens it, on one address of this computer; where nobody closes it, it closes by itself. Nothing leaves
the network it is opened on, and nobody plays without the code.
"""

import asyncio
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from simulateur.web.classroom import Classroom, FullError, Place
from simulateur.web.files import NOT_THERE, Files, Found, headers
from simulateur.web.frames import Message
from simulateur.web.sounds import Sounds
from simulateur.web.threshold import Allowance, Code
from simulateur.web.turns import Turns
from simulateur.web.wire import LARGEST, SMALLEST, BadMessageError, read_all

SOCKET = "/prise"
MOST_BYTES = 512 * 1024
"""The most bytes of one message: a picture that is kept takes 200 kB, the events of a turn 4 kB."""
_MOST_CONNECTIONS = 80
"""The most connections at once: tablets, tablets that come back by a second one, and files on their way."""
_HELLO_S, _SLOW_S, _PING_S = 10.0, 10.0, 5.0
"""Seconds to wait for the first message of a tablet and for it to take one; seconds between two signs of life."""
_ASKED_S = 60.0
"""Seconds for a request to come and to be answered: sounds are made one after the other, for all tablets."""
_ABSENT_S = 0.1
ALONE_S, LONGEST_S = 3600.0, 3 * 3600.0
"""It closes after an hour without a tablet, and three hours after it was opened: a morning."""
_REPLACED, _BAD = 4001, 1008


def since_start() -> float:
    """Seconds since this computer was started, asleep or not, whoever sets its clock meanwhile.

    An old one begins the day in 2003, until the network tells it the date. Linux counts its sleep in a clock of its
    own, macOS in the one that Python's ``monotonic`` does not take (clock_gettime(2) of each).
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()  # Windows: its sleep is counted


@dataclass
class Opening:
    """One opening of the classroom at ``host``, a number of this computer on its network.

    ``clock`` gives seconds that go on while the computer sleeps.
    """

    classroom: Classroom
    files: Files
    sounds: Sounds
    host: str
    port: int = 0
    code: Code = field(default_factory=Code)
    clock: Callable[[], float] = since_start

    def __post_init__(self) -> None:
        self._connections = 0
        self._began_s = self._seen_s = self.clock()
        self._closing = asyncio.Event()
        self._turns = Turns()
        self._works = ThreadPoolExecutor(1, "sounds")

    @property
    def address(self) -> str:
        """What is typed into a browser."""
        return f"http://{self._name}/"

    @property
    def _name(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def close(self) -> None:
        """Have it closed; from the thread of its loop."""
        self._closing.set()

    async def run(self, opened: Callable[[], None] = lambda: None) -> None:
        """Serve until it is closed, or nobody has been there for long; ``opened`` is called once it is open.

        Raises:
            OSError: the port is taken, or this computer has no such address.
        """
        async with serve(
            self._meet,
            self.host,
            self.port,
            process_request=self._answer,
            server_header=None,
            max_size=MOST_BYTES,
            max_queue=32,
            open_timeout=_ASKED_S,
            ping_interval=_PING_S,
            ping_timeout=2 * _PING_S,
            close_timeout=1.0,
        ) as server:
            self.port = next(iter(server.sockets)).getsockname()[1]
            opened()
            absent = asyncio.create_task(self._keep_time())
            with suppress(asyncio.CancelledError):  # Ctrl-C closes it too, and the tablets are told
                await self._closing.wait()
            absent.cancel()
            for place in self.classroom.places:
                if isinstance(place.here, ServerConnection):
                    with suppress(ConnectionClosed, TimeoutError):  # it may be going at this moment
                        await _tell(place.here, [{"kind": "closed"}])
        self.classroom.close()
        self._works.shutdown(wait=False, cancel_futures=True)

    async def _keep_time(self) -> None:
        """Turn places whose tablet has gone, bring ``present`` up to date, and close once nobody has been for long."""
        while True:
            await asyncio.sleep(_ABSENT_S)
            now_s = self.clock()
            self.classroom.turn_absent(time.monotonic())
            self.classroom.look()
            if not self.classroom.is_empty:
                self._seen_s = now_s
            if now_s - self._seen_s > ALONE_S or now_s - self._began_s > LONGEST_S:
                self.close()

    # Files

    async def _answer(self, _connection: ServerConnection, request: Request) -> Response | None:
        """Answer a request for a file; None lets a socket through."""
        if self._connections >= _MOST_CONNECTIONS:
            return self._response(Found(HTTPStatus.SERVICE_UNAVAILABLE))
        if request.headers.get("Host", "") != self._name:
            return self._response(Found(HTTPStatus.MISDIRECTED_REQUEST))
        asked = urlsplit(request.path)
        if asked.path == SOCKET:
            if request.headers.get("Origin", "") != f"http://{self._name}":
                return self._response(Found(HTTPStatus.FORBIDDEN))
            return None
        if asked.path.startswith(("/voix/", "/son/")):
            return self._response(await self._sound(asked.path, asked.query))
        return self._response(self.files.get(asked.path))

    async def _sound(self, path: str, query: str) -> Found:
        """A sound, for a tablet that is in."""
        place = parse_qs(query).get("place", [""])[0]
        _empty, folder, name = path.split("/", 2)
        name = name.removesuffix(".wav")
        if self.classroom.place(place) is None:
            return NOT_THERE
        if folder == "son":
            work = partial(self.sounds.sound, name)
        else:
            text = self.classroom.sentence(name)
            if text is None:
                return NOT_THERE
            work = partial(self.sounds.sentence, text)
        made = await asyncio.get_running_loop().run_in_executor(self._works, work)
        return NOT_THERE if made is None else Found(HTTPStatus.OK, "audio/wav", made)

    def _response(self, found: Found) -> Response:
        told = Headers([*headers(self._name), *found.headers])
        told["Content-Type"] = found.kind
        told["Content-Length"] = str(len(found.body))
        told["Connection"] = "close"
        return Response(found.status.value, found.status.phrase, told, found.body)

    # Tablets

    async def _meet(self, connection: ServerConnection) -> None:
        """One tablet's connection, from its first message to its end."""
        self._connections += 1
        try:
            async with asyncio.timeout(_HELLO_S):
                place = await self._let_in(connection)
            if place is not None:
                await self._play(connection, place)
        except (BadMessageError, ValueError, RecursionError):
            await connection.close(_BAD)
        except (ConnectionClosed, TimeoutError):
            await connection.close()
        finally:
            self._connections -= 1

    async def _let_in(self, connection: ServerConnection) -> Place | None:
        """The place of a tablet that has one already or that knows the code; None for any other, which is told why."""
        key, code, size = _hello(json.loads(await connection.recv()))
        place, now_s, address = self.classroom.place(key), time.monotonic(), str(connection.remote_address[0])
        if place is None:
            why = ""
            if not code:
                why = "code"
            elif self.code.must_wait(address, now_s):
                why = "slow"
            elif not self.code.is_right(code, address, now_s):
                why = "code"
            else:
                try:
                    place = self.classroom.join(size)
                except FullError:
                    why = "full"
            if place is None:
                await _tell(connection, [{"kind": "no", "why": why}])
                await connection.close()
                return None
        before = place.here
        self.classroom.arrive(place, connection, size)
        if isinstance(before, ServerConnection):
            await before.close(_REPLACED)
        await _tell(connection, [{"kind": "welcome", "place": place.key, "animal": place.animal}])
        return place

    async def _play(self, connection: ServerConnection, place: Place) -> None:
        """Turn after turn, until the tablet goes."""
        came = asyncio.Event()
        reads = asyncio.create_task(_read(connection, place, came))
        try:
            while True:
                await self._turns.mine(place)
                if place.here is not connection or reads.done():
                    break
                messages = place.turn(time.monotonic())
                if messages:
                    self.classroom.note(messages)
                    await _tell(connection, messages)
                came.clear()
                if not place.told:
                    await _wait(came, place.tablet.rest_s)
            if reads.done():
                await reads
        finally:
            reads.cancel()
            self.classroom.leave(place, connection, time.monotonic())


async def _read(connection: ServerConnection, place: Place, came: asyncio.Event) -> None:
    """Keep what a tablet sends for its next turn. Each message has a number that only grows.

    Raises:
        BadMessageError: it sends what no tablet of the kit does, or far too much.
    """
    allowance, last = Allowance(), 0
    try:
        async for text in connection:
            if not allowance.takes(time.monotonic()):
                raise BadMessageError("too many messages")
            value = json.loads(text)
            if not isinstance(value, dict) or type(value.get("n")) is not int:
                raise BadMessageError("no number")
            if value["n"] <= last:
                continue  # it was sent again
            last = value["n"]
            place.hear(read_all(value.get("events")))
            came.set()
    finally:
        came.set()


async def _tell(connection: ServerConnection, messages: list[Message]) -> None:
    """Send messages.

    Raises:
        TimeoutError: the tablet does not take them.
    """
    async with asyncio.timeout(_SLOW_S):
        await connection.send(json.dumps(messages, ensure_ascii=False, separators=(",", ":")))


async def _wait(came: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await came.wait()
    except TimeoutError:
        return


def _hello(value: object) -> tuple[str, str, tuple[int, int]]:
    """The first message of a tablet: the place that it had, the code that was typed, the size of its page.

    Raises:
        BadMessageError: it is none.
    """
    match value:
        case {"place": str(place), "code": str(code), "size": [int(width), int(height)]}:
            if all(SMALLEST <= side <= LARGEST for side in (width, height)):
                return place, code, (width, height)
    raise BadMessageError("no greeting")
