"""A class whose computer dies in play: each tablet gets its own animal, program and flowers back, without a code."""

import asyncio
import json
import random
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.open_page import places
from tests.long import LONG
from tests.patience import HANG_S
from tests.simulateur.web import kept_class
from tests.simulateur.web.client import Client, connected
from tests.simulateur.web.rooms import small_content

KILLS = 200 if LONG else 3
CLASS = 30
SIZE = (800, 600)
LOOKS, _BETWEEN_S = 2000, 0.02
"""How often it is looked at what a tablet has, with turns of the server between; then it has something else."""

Has = tuple[str, str, int, int]
"""A tablet's animal, seat, cards and flowers, as ``kept_class`` tells them."""


class Way(NamedTuple):
    """Where a finger goes: to the challenge, to a card, and to GO."""

    lesson: tuple[float, float]
    challenge: tuple[float, float]
    forward: tuple[float, float]
    go: tuple[float, float]


def way() -> Way:
    session, found = Session(small_content().path, "fr"), []
    cover = Touch(Key.NEXT, 1)  # where no other of these touches is: small hands tap twice
    for touch in (Touch(Key.LESSON), cover, Touch(Key.FORWARD), Touch(Key.GO)):
        found.append(places(session, SIZE)[touch].centre)
        session.touch(touch)
    return Way._make(found)


class Server:
    """The classroom in a process of its own."""

    def __init__(self, process: Process, port: int, code: str) -> None:
        self.process = process
        self.name = f"127.0.0.1:{port}"
        self.code = code

    async def stands(self) -> dict[str, Has]:
        """What each tablet has, by its key; all of it is on the disk."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        return {
            key: (animal, seat, cards, flowers)
            for key, (animal, seat, cards, flowers) in (await said(self.process)).items()
        }

    async def until(self, wanted: dict[str, Has]) -> None:
        """Wait until each tablet has what it should."""
        for _look in range(LOOKS):
            found = await self.stands()
            others = {key: (found.get(key), has) for key, has in wanted.items() if not has_all(found.get(key), has)}
            if not others:
                return
            await asyncio.sleep(_BETWEEN_S)
        raise AssertionError(others)

    async def kill(self) -> None:
        self.process.kill()
        await self.process.wait()


def has_all(found: Has | None, wanted: Has) -> bool:
    """Flowers are everybody's from the next start on: there may be more."""
    return found is not None and found[:3] == wanted[:3] and found[3] >= wanted[3]


async def said(process: Process) -> Any:
    assert process.stdout is not None
    async with asyncio.timeout(HANG_S):
        return json.loads(await process.stdout.readline())


async def served(folder: Path) -> Server:
    pipe = subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, kept_class.__file__, str(folder), stdin=pipe, stdout=pipe
    )
    port, code = await said(process)
    return Server(process, port, code)


async def played(server: Server, key: str, taps: Sequence[tuple[float, float]] = (), cards: int = 0) -> str:
    """A tablet comes, touches until it has so many cards, and goes; its key. Without a key, it gives the code."""
    async with connected(server.name) as socket:
        client = Client(socket)
        welcome = await client.hello("" if key else server.code, key)
        assert welcome["kind"] == "welcome", "no code was typed"
        for at in taps:
            await client.tap(at)
        while taps and (await server.stands())[welcome["place"]][2] != cards:
            await asyncio.sleep(_BETWEEN_S)
    return str(welcome["place"])


async def began(folder: Path, to: Way) -> dict[str, Has]:
    """Each opens the challenge and lays one card or two; every fifth solves it. Then the computer dies."""
    server, wanted = await served(folder), {}
    for number in range(CLASS):
        cards = 3 if number % 5 == 0 else 1 + number % 2
        taps = [to.lesson, to.challenge, *[to.forward] * cards, *[to.go] * (cards == 3)]
        key = await played(server, "", taps, cards)
        animal, seat, *_rest = (await server.stands())[key]
        wanted[key] = animal, seat, cards, int(cards == 3)
    await server.until(wanted)
    await server.kill()
    return wanted


async def went_on(folder: Path, to: Way, wanted: dict[str, Has], chance: random.Random) -> None:
    """All come back in any order, while it may die at any moment; then each has what it had, and some go on."""
    keys = [*wanted]
    chance.shuffle(keys)
    server = await served(folder)
    for key in keys[: chance.randrange(CLASS)]:
        assert await played(server, key) == key
    await server.kill()
    server = await served(folder)
    await asyncio.gather(*(played(server, key) for key in keys))
    await server.until(wanted)
    for key in keys[:5]:
        animal, seat, cards, flowers = wanted[key]
        if cards < 3:
            await played(server, key, [to.forward] * 2, cards + 2)
            wanted[key] = animal, seat, cards + 2, flowers
    await server.until(wanted)
    await server.kill()


@pytest.mark.program
def test_each_tablet_gets_its_own_back_however_often_the_computer_dies(tmp_path: Path) -> None:
    async def days() -> None:
        to, chance = way(), random.Random(1)
        wanted = await began(tmp_path, to)
        assert len({seat for _animal, seat, *_rest in wanted.values()}) == CLASS
        for _time in range(KILLS // 2):
            await went_on(tmp_path, to, wanted, chance)

    asyncio.run(days())
