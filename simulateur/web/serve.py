"""The classroom on the network: one port for the page, its sounds, and a socket for each tablet.

Only an adult opens it, on one address of this computer; where nobody closes it, it closes by itself. Nothing leaves
the network it is opened on, and nobody plays without the square, the code or a place that is known.
"""

import asyncio
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.protocol import State

from beebot.files.folder_lock import ErasedError
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from simulateur.machine.faults import Faults
from simulateur.machine.keeping.tablets_file import TabletsFile
from simulateur.web.access import Allowance, Code
from simulateur.web.classroom import Classroom, ClassTablet, FullError
from simulateur.web.connections import Wait, network
from simulateur.web.files import BAD_REQUEST, Files
from simulateur.web.notices import Notices
from simulateur.web.port import ACCEPTED_AT_ONCE, WAITING, Counted, Port, listening, reporting
from simulateur.web.responses import Answers, give, head
from simulateur.web.scene_messages import Message
from simulateur.web.scheduling import Turns
from simulateur.web.sounds import Sounds
from simulateur.web.tablet_touches import BadMessageError, greeting, read_all

MOST_BYTES = 512 * 1024
"""The most bytes of one message: a picture that is kept takes 200 kB, the events of a turn 4 kB."""
_SLOW_S, _PING_S = 10.0, 5.0
"""Seconds for a tablet to take a message; seconds between two signs of life."""
_ABSENT_S = 0.1
ALONE_S, LONGEST_S = 3600.0, 3 * 3600.0
"""It closes after an hour without a tablet, and three hours after it was opened: a morning."""
_REPLACED, _BAD = 4001, 1008


def since_start() -> float:
    """Seconds since this computer started, with those asleep; setting its clock changes nothing.

    An old one begins the day in 2003, until the network tells it the date. Linux counts its sleep in a clock of its
    own, macOS in the one that Python's ``monotonic`` does not take (clock_gettime(2) of each).
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()  # Windows: its sleep is counted


def have_done(loop: asyncio.AbstractEventLoop, what: Callable[..., object], *given: object) -> None:
    """Have ``what(*given)`` called in the thread of ``loop``; nothing happens if that has ended."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(what, *given)


@dataclass
class Opening:
    """One opening of the classroom, served at ``host``, an IP address of this computer, on ``port``.

    ``tablets`` keeps who has which place; without it that is known for this opening alone. ``faults`` keeps reports of
    unforeseen errors. ``clock`` gives seconds that go on while the computer sleeps.
    """

    classroom: Classroom
    files: Files
    sounds: Sounds
    host: str
    port: int = 0
    code: Code = field(default_factory=Code)
    clock: Callable[[], float] = since_start
    tablets: TabletsFile | None = None
    faults: Faults | None = None

    def __post_init__(self) -> None:
        self.notices = Notices()
        self._at = Port(self.clock, self.notices, self.faults)
        self._answers = Answers(self.files, self.sounds, self.classroom)
        self._began_s = self._seen_s = self.clock()
        self._closing = asyncio.Event()
        self._turns = Turns()
        self._writes = ThreadPoolExecutor(1, "places")

    @property
    def address(self) -> str:
        """The address that is typed into a tablet's browser."""
        return f"http://{self._name}/"

    @property
    def in_square(self) -> str:
        """The text of the QR code: the address with the token, so that nobody types the code; "" for a built folder."""
        return self.address if self.files.is_built else f"{self.address}#{self.code.token}"

    @property
    def until(self) -> str:
        """The hour at which it closes at the latest, like 11:42, by this computer's clock."""
        left_s = LONGEST_S - (self.clock() - self._began_s)
        return f"{datetime.now().astimezone() + timedelta(seconds=left_s):%H:%M}"

    @property
    def _name(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def close(self) -> None:
        """Close the classroom; for the thread of its loop only."""
        self._closing.set()

    async def run(
        self, opened: Callable[[], None] = lambda: None, tell: Callable[[str], None] = lambda _sentence: None
    ) -> None:
        """Serve until the classroom is closed or nobody was there for long; ``opened`` is called once it is open.

        ``tell`` is given sentences for an adult, one a minute at most.

        Raises:
            OSError: the port is taken, or this computer has no such address.
        """
        self.notices.tell = tell
        asyncio.get_running_loop().set_exception_handler(self._at.failed)
        door = listening(self.host, self.port, self._at.admits)
        async with serve(
            self._meet,
            sock=door,
            backlog=ACCEPTED_AT_ONCE,
            process_request=self._answer,
            create_connection=self._at.counted,  # type: ignore[arg-type]  # any factory, say its words
            logger=reporting(self._at.note),
            server_header=None,
            compression=None,  # a message may shrink a thousand times, and unpack before anybody has given a code
            max_size=MOST_BYTES,
            max_queue=4,
            open_timeout=None,  # ``Wait`` has one for each part of it
            ping_interval=_PING_S,
            ping_timeout=2 * _PING_S,
            close_timeout=1.0,
        ):
            door.listen(WAITING)  # asyncio lets as many wait as it accepts at once
            self.port = door.getsockname()[1]
            opened()
            absent = asyncio.create_task(self._keep_time())
            with suppress(asyncio.CancelledError):  # Ctrl-C closes it too, and the tablets are told
                await self._closing.wait()
            absent.cancel()
            await self._end()
        self._answers.close()
        self._writes.shutdown()

    async def _end(self) -> None:
        self._closing.set()
        for place in self.classroom.places:
            if isinstance(place.here, ServerConnection):
                with suppress(ConnectionClosed, TimeoutError):  # it may be going at this moment
                    await _tell(place.here, [{"kind": "closed"}])
        self._at.close()
        self.classroom.close()
        await self._keep()

    async def _keep_time(self) -> None:
        """Turn places whose tablet has gone, bring ``present`` up to date, and close once nobody has been for long.

        Who keeps others waiting too long is sent away.
        """
        while True:
            await asyncio.sleep(_ABSENT_S)
            try:
                self._look_round(self.clock())
            except Exception as error:  # noqa: BLE001 (nobody else sends away, or closes)
                self._at.note(error)

    def _look_round(self, now_s: float) -> None:
        self._at.end_late()
        if not self.classroom.is_empty:
            self._seen_s = now_s
        if now_s - self._seen_s > ALONE_S or now_s - self._began_s > LONGEST_S:
            self.close()
        if (tried := self.code.tried(now_s)) is not None:
            self.notices.add(_wrong_codes(*tried))
        self.classroom.turn_absent(time.monotonic())
        self.classroom.look()
        self.notices.pass_on(now_s)

    async def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        assert isinstance(connection, Counted)
        self._at.waits(connection, Wait.SOUND)
        found = await self._answers.found(request, self._name)
        if connection.state is not State.CONNECTING or connection.protocol.close_expected():
            connection.transport.abort()  # it said more before it was answered, or has gone: the library would trip
            await connection.wait_closed()
            return head(BAD_REQUEST, self._name)
        if found is None:
            self._at.waits(connection, Wait.GREETING)
            return None
        first = head(found, self._name)
        await give(connection, first, found.body, partial(self._at.waits, connection, Wait.PIECE))
        return first

    # Tablets

    async def _meet(self, connection: ServerConnection) -> None:
        assert isinstance(connection, Counted)
        place = None
        try:
            key, code, size = greeting(json.loads(await connection.recv()))
            self._at.waits(connection, Wait.PIECE)
            self._forget_erased()
            place = self.classroom.back(key, size) or await self._new(connection, code, size)
            if place is not None:
                await self._welcome(connection, place, size)
                await self._play(connection, place)
        except (BadMessageError, ValueError, RecursionError):
            await connection.close(_BAD)
        except (ConnectionClosed, TimeoutError):
            await connection.close()
        finally:
            if place is not None:
                self.classroom.leave(place, connection, time.monotonic())

    async def _new(self, connection: Counted, code: str, size: tuple[int, int]) -> ClassTablet | None:
        address, now_s = network(str(connection.remote_address[0])), self.clock()
        told: Message = {"kind": "no", "why": "code"}
        wait_s = self.code.wait_s(address, now_s)
        if code and (self.code.is_token(code) or self.code.is_right(code, address, now_s)):
            try:
                return self.classroom.join(size)
            except FullError:
                told = {"kind": "no", "why": "full"}
        elif code and wait_s > 0:
            told = {"kind": "no", "why": "slow", "wait": round(1000 * wait_s)}
        await _tell(connection, [told])
        await connection.close()
        return None

    async def _welcome(self, connection: Counted, place: ClassTablet, size: tuple[int, int]) -> None:
        """Let a tablet in; its place is on the disk when it is told of it."""
        before = place.here
        self.classroom.arrive(place, connection, size)
        self._at.plays(connection)
        if isinstance(before, ServerConnection):
            await before.close(_REPLACED)
        await self._keep()
        await _tell(connection, [{"kind": "welcome", "place": place.key, "animal": place.animal}])

    async def _keep(self) -> None:
        if self.tablets is None:
            return
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._writes, self.tablets.write, self.classroom.known)
        except ErasedError:
            self._forget_erased()
            await self._keep()
        except OSError as error:
            sentence = _("les places des tablettes ne sont pas gardées ({reason}) ; vérifiez la place et les droits")
            self.notices.add(sentence.format(reason=reason(error)))

    def _forget_erased(self) -> None:
        """Where everything was erased, know no more than the tablets that are here."""
        if self.tablets is not None and self.tablets.is_erased:
            self.tablets.begin_anew()
            self.classroom.forget_absent()

    async def _play(self, connection: ServerConnection, place: ClassTablet) -> None:
        came = asyncio.Event()
        reads = asyncio.create_task(_read(connection, place, came))
        try:
            while True:
                await self._turns.mine(place)
                if place.here is not connection or reads.done():
                    break
                messages = place.step(time.monotonic())
                if messages:
                    self.classroom.note(messages)
                    await _tell(connection, messages)
                came.clear()
                if not place.told:
                    with suppress(TimeoutError):
                        async with asyncio.timeout(place.tablet.rest_s):
                            await came.wait()
            if reads.done():
                await reads
        finally:
            reads.cancel()


async def _read(connection: ServerConnection, place: ClassTablet, came: asyncio.Event) -> None:
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
    async with asyncio.timeout(_SLOW_S):
        await connection.send(json.dumps(messages, ensure_ascii=False, separators=(",", ":")))


def _wrong_codes(count: int, devices: int) -> str:
    of_them = ngettext("de {count} appareil", "de {count} appareils", devices).format(count=devices)
    sentence = ngettext(
        "{count} code faux en une minute, {of_them}", "{count} codes faux en une minute, {of_them}", count
    )
    return sentence.format(count=count, of_them=of_them)
