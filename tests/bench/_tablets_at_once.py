"""Thirty tablets on the computer's socket: what a card costs it, in its processor and in bytes, and how long it takes.

The kit's own command serves in a process of its own; here are thirty clients, each a child that lays a card about once
a second and lets her run. The processor that the server has used between a touch and its card is counted: nobody else's
work is in it. The time by the clock is beside it, and how much of it the server waited for a processor.
"""

import asyncio
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from websockets.asyncio.client import ClientConnection, connect

from lecons import FIRST_PATH
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.pages.open_page import places
from simulateur.web.build import lesson_values
from simulateur.web.classroom import MOST

SIZE = (1024, 768)
_TOLD_S = 60.0
"""So long for the server to open, and for a tablet to be told something."""
_STILL_S, _FINGER_S, _RUN_S = 0.12, 0.08, 3.0
"""Until nothing moves any more; how long a finger stays; how long she runs before the strip is cleared."""
_WAY_IN = (Touch(Key.LESSON), Touch(Key.CHALLENGE, 1))
_CARDS = (Touch(Key.FORWARD), Touch(Key.LEFT), Touch(Key.FORWARD))
_OF_PROCESS = 2
"""The clock of a process's processor time, in the number of a clock (Linux, posix-timers.h: CPUCLOCK_SCHED)."""


class Card(NamedTuple):
    """One card: how much the server worked from the touch to its picture, and how long that took, in seconds."""

    worked: float
    took: float


@dataclass(slots=True)
class Lesson:
    """What was counted while thirty children played."""

    cards: list[Card] = field(default_factory=list)
    touches: int = 0
    received: int = 0
    """Bytes, compressed, of all tablets."""
    worked_s: float = 0.0
    waited_s: float = 0.0
    """How long the server was ready to work and had no processor."""
    lasted_s: float = 0.0


@contextmanager
def served(folder: Path) -> Iterator["Server"]:
    """The kit's command, open on this computer alone."""
    words = ("ouvrir", "--adresse", "127.0.0.1", "--port", "0", "--donnees", str(folder), "--parcours", FIRST_PATH.stem)
    command = [sys.executable, "-m", "simulateur.web", *words]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as program:
        try:
            yield Server(program)
        finally:
            program.communicate("fermer\n")


class Server:
    """A server that runs; its address and its code are what it wrote."""

    def __init__(self, program: "subprocess.Popen[str]") -> None:
        assert program.stdout is not None
        self._pid, told = program.pid, ""
        while "╰" not in told:
            line = program.stdout.readline()
            assert line, "it did not open"
            told += line
        found = re.search(r"http://([0-9.:]+)/", told)
        assert found is not None
        self.name = found[1]
        self.code = "".join(re.findall(r"│  ([0-9])  │", told))

    def worked_s(self) -> float:
        """Its processor time until now."""
        return time.clock_gettime((~self._pid << 3) | _OF_PROCESS)

    def waited_s(self) -> float:
        """How long its threads have waited for a processor (proc_pid_schedstat(5): the second number, nanoseconds)."""
        tasks = Path(f"/proc/{self._pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[1]) for task in tasks) / 1e9


class _Counted(ClientConnection):
    """A connection that counts what comes, as it comes."""

    received = 0

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)


def played(server: Server, seconds: float, seed: int = 0) -> Lesson:
    """What thirty children do in so many seconds."""
    return asyncio.run(_played(server, seconds, random.Random(seed)))


def idle(server: Server, seconds: float) -> Lesson:
    """The same tablets in the garden, where nobody touches them."""
    return asyncio.run(_played(server, seconds, None))


async def _played(server: Server, seconds: float, chance: random.Random | None) -> Lesson:
    lesson, begin, end = Lesson(), asyncio.Event(), asyncio.Event()
    where = _where()
    children = [_Child(server, lesson, where) for _child in range(MOST)]
    async with asyncio.TaskGroup() as group:
        for child in children:
            group.create_task(child.lives(begin, end, None if chance is None else random.Random(chance.random())))
        while not all(child.is_ready for child in children):
            await asyncio.sleep(0.05)
        await asyncio.sleep(1.0)
        before = server.worked_s(), server.waited_s(), sum(child.received for child in children), time.perf_counter()
        begin.set()
        await asyncio.sleep(seconds)
        lesson.worked_s = server.worked_s() - before[0]
        lesson.waited_s = server.waited_s() - before[1]
        lesson.received = sum(child.received for child in children) - before[2]
        lesson.lasted_s = time.perf_counter() - before[3]
        end.set()
    return lesson


def _where() -> dict[Touch, tuple[float, float]]:
    """The middle of each control that the children touch: the same on all tablets, and whenever they touch it."""
    (content,) = lesson_values.read((FIRST_PATH,))
    session = Session(content.path, "fr", (), hashes=content.hashes)
    Backend(session)
    found = {}
    for touch in _WAY_IN:
        found[touch] = places(session, SIZE)[touch].centre
        session.touch(touch)
    for touch in (*_CARDS, Touch(Key.GO), Touch(Key.CLEAR)):
        found[touch] = places(session, SIZE)[touch].centre
        if touch.key is not Key.GO:
            session.touch(touch)
    return found


class _Child:
    """One tablet and the child before it."""

    def __init__(self, server: Server, lesson: Lesson, where: dict[Touch, tuple[float, float]]) -> None:
        self._server, self._lesson, self._where = server, lesson, where
        self._frames = asyncio.Event()
        self._number = 0
        self._socket: _Counted | None = None
        self.is_ready = False

    @property
    def received(self) -> int:
        return 0 if self._socket is None else self._socket.received

    async def lives(self, begin: asyncio.Event, end: asyncio.Event, chance: random.Random | None) -> None:
        address, origin = f"ws://{self._server.name}/prise", f"http://{self._server.name}"
        async with connect(address, origin=origin, max_size=None, create_connection=_Counted) as socket:  # type: ignore[arg-type]  # a str is one
            self._socket = socket  # type: ignore[assignment]  # made by ``create_connection``
            await socket.send(json.dumps({"place": "", "code": self._server.code, "size": SIZE}))
            welcome = json.loads(await socket.recv())
            assert welcome[0]["kind"] == "welcome", welcome
            reads = asyncio.create_task(self._read())
            if chance is not None:
                for touch in _WAY_IN:
                    await self._touch(touch)
            self.is_ready = True
            await begin.wait()
            while chance is not None and not end.is_set():
                await asyncio.sleep(2 * chance.random())
                await self._plays(end)
            await end.wait()
            reads.cancel()

    async def _plays(self, end: asyncio.Event) -> None:
        """Three cards, a run, and an empty strip again."""
        for touch in _CARDS:
            if end.is_set():
                return
            self._lesson.cards.append(await self._touch(touch))
            await asyncio.sleep(0.5)
        await self._touch(Touch(Key.GO))
        await asyncio.sleep(_RUN_S)
        await self._touch(Touch(Key.CLEAR))

    async def _touch(self, touch: Touch) -> Card:
        """A finger that comes down, stays and leaves; how long it takes from when it came until a picture comes.

        A card is laid when the finger comes.
        """
        await self._rest()
        worked, began = self._server.worked_s(), time.perf_counter()
        self._frames.clear()
        await self._send(["down", "finger", "0", *self._where[touch]])
        async with asyncio.timeout(_TOLD_S):
            await self._frames.wait()
        card = Card(self._server.worked_s() - worked, time.perf_counter() - began)
        await asyncio.sleep(_FINGER_S)
        await self._send(["up", "finger", "0"])
        self._lesson.touches += 1
        return card

    async def _rest(self) -> None:
        """Until no picture has come for a moment: the next one is then of what is done now."""
        while True:
            self._frames.clear()
            try:
                async with asyncio.timeout(_STILL_S):
                    await self._frames.wait()
            except TimeoutError:
                return

    async def _send(self, event: list[Any]) -> None:
        assert self._socket is not None
        self._number += 1
        await self._socket.send(json.dumps({"n": self._number, "events": [event]}))

    async def _read(self) -> None:
        assert self._socket is not None
        async for text in self._socket:
            if any(message["kind"] == "frame" for message in json.loads(text)):
                self._frames.set()
