"""The classroom opened from the window: the adult's requests in, how it stands out, and a robot lent to a tablet."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

from beebot.files.folder_lock import erasure
from beebot.robot import Finished, StepStarted
from lecons import FIRST_PATH
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.session import Page, Session
from simulateur.machine.backend import Backend
from simulateur.machine.keeping.store import Store
from simulateur.machine.robots.lent_robots import Lender
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.robots.robot_thread import RobotLink
from simulateur.pages.open_page import places
from simulateur.screen import Screen
from simulateur.web.classroom import Classroom
from simulateur.web.classroom_thread import TabletService
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.fleet import ScriptedRobot
from tests.simulateur.web.chromium import until
from tests.simulateur.web.client import Client

SIZE = (1280, 800)


class Laptop:
    """The teacher's screen, with a robot called fox, and whoever opens to tablets."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.session = Session(path_of(challenge(THREE_STEPS, "trois")), "fr")
        self.robot, robots = ScriptedRobot(), RobotService()
        robots.add(Member("kit", "robot du kit", "scripted"), RobotLink(self.robot))
        self.store, lender = Store(folder), Lender(robots)
        self.service = TabletService(folder, self.store, lender, FIRST_PATH, IMAGES, address="127.0.0.1", port=port)
        owned = lender.lend(is_owner=True)
        backend = Backend(self.session, robots=owned, disk=self.store.screen_files(), tablets=self.service)
        self.screen = Screen(self.session, IMAGES, backend, SIZE)
        self.session.touch(Touch(Key.ADULTS))
        self.session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.TABLETS)))

    def turn(self) -> bool:
        """One turn of its loop; always True, to stand before what is waited for."""
        self.screen.step(1 / 30, ())
        return True

    def touch(self, key: AdultKey) -> None:
        assert Touch(key) in places(self.session, SIZE)
        self.session.touch(Touch(key))
        self.turn()

    def opened(self) -> None:
        self.touch(AdultKey.OPEN_TABLETS)
        until(lambda: self.turn() and self.session.adults.tablets.address)

    @property
    def room(self) -> Classroom:
        assert self.service._room is not None
        return self.service._room.opening.classroom


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    found = Laptop(tmp_path)
    until(lambda: found.turn() and [member.lamp for member in found.session.robots] == [Lamp.LINKED])
    yield found
    found.screen.backend.close()
    found.store.close()


@asynccontextmanager
async def come_in(address: str, code: str, place: str = "") -> AsyncIterator[tuple[Client, str]]:
    name = address.removeprefix("http://").rstrip("/")
    async with connect(f"ws://{name}/prise", origin=f"http://{name}", max_size=None) as found:  # type: ignore[arg-type]
        client = Client(found)
        yield client, (await client.hello(code, place)).get("animal", "")


def test_an_adult_opens_sees_who_is_there_and_closes(laptop: Laptop) -> None:
    laptop.opened()
    tablets = laptop.session.adults.tablets
    assert (len(tablets.code), len(tablets.square), tablets.present) == (6, 33, ())
    assert laptop.service._room is not None
    assert tablets.until == laptop.service._room.opening.until

    async def class_of_one() -> None:
        async with come_in(tablets.address, tablets.code) as (client, animal):
            assert animal == "fox"
            await led(client)

    async def led(client: Client) -> None:
        until(lambda: laptop.turn() and len(laptop.session.adults.tablets.present) == 1)
        (seen,) = laptop.session.adults.tablets.present
        assert (seen.animal, seen.is_here, seen.is_done) == ("fox", True, False)
        laptop.touch(AdultKey.LET_LISTEN)
        until(lambda: laptop.turn() and laptop.session.adults.tablets.listens)
        laptop.touch(AdultKey.LET_PLAY)
        laptop.touch(AdultKey.LESSON_ON_ALL)
        until(lambda: laptop.room.places[0].tablet.session.page is Page.LESSON)
        laptop.touch(AdultKey.CLOSE_TABLETS)
        while client.told[-1] != {"kind": "closed"}:
            await client.hear(len(client.told) + 1)

    asyncio.run(class_of_one())
    until(lambda: laptop.turn() and not laptop.session.adults.tablets.address)
    assert laptop.session.adults.tablets.answer == "C'est fermé : plus aucune tablette ne joue ici."
    laptop.opened()
    assert laptop.session.adults.tablets.code, "it opens again, and its seats are free"


def test_a_tablet_is_known_after_closing_until_an_adult_forgets_all(laptop: Laptop) -> None:
    async def come(code: str, place: str) -> dict[str, Any]:
        tablets = laptop.session.adults.tablets
        async with come_in(tablets.address, code or tablets.code, place) as (client, _animal):
            return client.told[0]

    def reopened() -> None:
        laptop.touch(AdultKey.CLOSE_TABLETS)
        until(lambda: laptop.turn() and not laptop.session.adults.tablets.address)

    laptop.opened()
    first = asyncio.run(come("", ""))
    reopened()
    laptop.opened()
    assert asyncio.run(come("no code", first["place"])) == first
    reopened()
    laptop.touch(AdultKey.FORGET_TABLETS)
    laptop.touch(AdultKey.CANCEL)
    laptop.opened()
    assert asyncio.run(come("no code", first["place"])) == first, "she thought better of it"
    reopened()
    laptop.touch(AdultKey.FORGET_TABLETS)
    laptop.touch(AdultKey.CONFIRM)
    until(lambda: laptop.turn() and "oubliées" in laptop.session.adults.tablets.answer)
    laptop.opened()
    assert asyncio.run(come("no code", first["place"])) == {"kind": "no", "why": "code"}


def test_what_an_adult_erases_while_it_is_open_makes_strangers_of_those_who_are_not_here(
    laptop: Laptop, tmp_path: Path
) -> None:
    laptop.opened()
    tablets = laptop.session.adults.tablets

    async def play() -> None:
        async with come_in(tablets.address, tablets.code) as (absent, _animal):
            pass
        async with come_in(tablets.address, tablets.code) as (here, _animal):
            before = erasure(tmp_path)
            laptop.session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA)))
            laptop.session.touch(Touch(AdultKey.ERASE))
            laptop.session.touch(Touch(AdultKey.CONFIRM))
            until(lambda: laptop.turn() and erasure(tmp_path) != before)
            async with come_in(tablets.address, "no code", absent.told[0]["place"]) as (again, _animal):
                assert again.told[0] == {"kind": "no", "why": "code"}
            async with come_in(tablets.address, "no code", here.told[0]["place"]) as (again, _animal):
                assert again.told[0] == here.told[0]

    asyncio.run(play())


def test_what_the_network_does_is_told_on_the_page(laptop: Laptop) -> None:
    laptop.opened()
    assert laptop.service._room is not None
    laptop.service._room.do(partial(laptop.service._room.opening.notices.add, "trop de connexions"))
    until(lambda: laptop.turn() and laptop.session.adults.tablets.answer == "trop de connexions")


def test_a_tablet_sends_its_program_to_the_robot_of_the_laptop(laptop: Laptop) -> None:
    laptop.opened()
    tablets = laptop.session.adults.tablets

    async def drive() -> None:
        async with come_in(tablets.address, tablets.code):
            await driven()

    async def driven() -> None:
        (place,) = laptop.room.places
        session = place.tablet.session
        async with asyncio.timeout(HANG_S):
            while [member.lamp for member in session.robots] != [Lamp.LINKED]:
                await asyncio.sleep(0.02)
            room = laptop.service._room
            assert room is not None
            touches = (Touch(Key.LESSON), Touch(Key.CHALLENGE), *keys("avancer avancer avancer"), Touch(Key.ROBOT))
            for touch in touches:
                room.do(partial(session.touch, touch))
            laptop.robot.says.put(StepStarted(0))
            while session.attempt is None or session.attempt.lit_of() != 0:
                await asyncio.sleep(0.02)
            laptop.robot.says.put(Finished())
            while session.is_moving:
                await asyncio.sleep(0.02)

    asyncio.run(drive())


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        laptop = Laptop(tmp_path, other.getsockname()[1])
        laptop.touch(AdultKey.OPEN_TABLETS)
        until(lambda: laptop.turn() and laptop.session.adults.tablets.answer)
        told = laptop.session.adults.tablets.answer
        assert told.startswith("impossible d'ouvrir 127.0.0.1:")
        assert "(un autre programme se sert déjà de ce port) ; fermez l'autre kit" in told
        laptop.screen.backend.close()
        laptop.store.close()
