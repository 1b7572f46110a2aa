"""A class of thirty on loopback: it plays, is cut and comes back, and its classroom closes."""

import asyncio
import time
from datetime import datetime, timedelta

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.open_page import places
from simulateur.web import serve
from simulateur.web.classroom import ClassTablet
from tests.patience import HANG_S
from tests.simulateur.web.chromium import until
from tests.simulateur.web.client import (
    Client,
    tablet,
    tablets_in,
    until_true,
)
from tests.simulateur.web.rooms import Room, served

COVER = Touch(Key.NEXT, 1)
"""What opens a challenge, far from where its keys will be: a second tap there goes on with the first."""
MOST = 30
"""A class, and no more."""


def test_a_class_of_thirty_plays_and_nobody_else_comes_in() -> None:
    async def play(room: Room) -> None:
        async with asyncio.TaskGroup() as group:
            done = asyncio.Event()
            ready = [group.create_task(child(room, done)) for _child in range(MOST)]
            await until_true(
                lambda: sum(place.tablet.session.page is Page.CHALLENGE for place in tablets_in(room)) == MOST
            )
            async with tablet(room) as late:
                assert await late.hello() == {"kind": "no", "why": "full"}
            done.set()
            assert len(ready) == MOST

    async def child(room: Room, done: asyncio.Event) -> None:
        async with tablet(room) as client:
            key = (await client.hello())["place"]
            place = next(each for each in tablets_in(room) if each.key == key)
            session = place.tablet.session
            await _go(client, session, Touch(Key.LESSON), Page.LESSON)
            await _go(client, session, COVER, Page.CHALLENGE)
            while not done.is_set():
                client.told.clear()
                async with asyncio.timeout(HANG_S):
                    await asyncio.wait(
                        [asyncio.create_task(done.wait()), asyncio.create_task(client.hear(1))],
                        return_when=asyncio.FIRST_COMPLETED,
                    )

    with served() as room:
        asyncio.run(play(room))
        animals = [seen.animal for seen in room.opening.classroom.present]
        assert max(map(animals.count, animals)) == 4, "eight animals, thirty tablets"


def test_thirty_that_are_cut_in_a_run_are_back_with_their_cards_and_see_its_end() -> None:
    async def play(room: Room) -> None:
        left = await asyncio.gather(*(cut(room) for _child in range(MOST)))
        await until_true(lambda: room.opening.classroom.is_empty)
        await asyncio.gather(*(back(room, place, cards) for place, cards in left))
        assert len(tablets_in(room)) == MOST, "each in its own place"

    async def cut(room: Room) -> tuple[ClassTablet, object]:
        async with tablet(room) as client:
            place = room.opening.classroom.place((await client.hello())["place"])
            assert place is not None
            session = place.tablet.session
            await _go(client, session, Touch(Key.LESSON), Page.LESSON)
            await _go(client, session, COVER, Page.CHALLENGE)
            for touch in (*[Touch(Key.FORWARD)] * 3, Touch(Key.GO)):
                await client.tap(places(session, (800, 600))[touch].centre)
            while not any(message["kind"] == "run" for message in client.told):
                await client.hear(len(client.told) + 1)
            client.socket.transport.abort()
        assert session.attempt is not None
        return place, session.attempt.draft.strips

    async def back(room: Room, place: ClassTablet, cards: object) -> None:
        session = place.tablet.session
        async with tablet(room) as client:
            told = await client.hello(code="", place=place.key)
            assert (told["kind"], told["place"], told["animal"]) == ("welcome", place.key, place.animal)
            while session.attempt is None or not session.attempt.is_done:
                client.told.clear()
                await client.hear(1)
        assert session.attempt.draft.strips == cards

    with served() as room:
        asyncio.run(play(room))


async def _go(client: Client, session: Session, touch: Touch, page: Page) -> None:
    """Tap what leads to a page, and wait for it."""
    await client.tap(places(session, (800, 600))[touch].centre)
    while session.page is not page:
        client.told.clear()
        await client.hear(1)


def test_it_closes_an_hour_after_the_last_tablet_even_if_the_computer_slept(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = [1_000_000.0]

    async def wait(room: Room) -> None:
        async with tablet(room) as client:
            await client.hello()
            now_s[0] += serve.ALONE_S + 100  # the computer slept: the tablet is still there
            await asyncio.sleep(3 * serve._ABSENT_S)
            assert room.thread.is_alive()

    with served(clock=lambda: now_s[0]) as room:
        asyncio.run(wait(room))
        until(lambda: room.opening.classroom.is_empty)
        now_s[0] += serve.ALONE_S + 1
        room.thread.join(HANG_S)
        assert not room.thread.is_alive()


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="Linux alone has that clock")
def test_its_clock_goes_on_while_a_computer_sleeps() -> None:
    with served() as room:
        before = time.clock_gettime(time.CLOCK_BOOTTIME)
        assert before <= room.opening.clock() <= time.clock_gettime(time.CLOCK_BOOTTIME)


def test_it_closes_three_hours_after_it_opened_and_says_so() -> None:
    now_s = [1_000_000.0]

    async def wait(room: Room) -> None:
        async with tablet(room) as client:
            await client.hello()
            await client.hear(2)
            now_s[0] += serve.LONGEST_S + 1
            while client.told[-1] != {"kind": "closed"}:
                await client.hear(len(client.told) + 1)

    with served(clock=lambda: now_s[0]) as room:
        asyncio.run(wait(room))
        room.thread.join(HANG_S)
        assert room.opening.classroom.places == ()


@pytest.mark.parametrize("gone_s", [0.0, 1800.0])
def test_the_hour_that_is_told_is_three_hours_after_it_opened(gone_s: float) -> None:
    def closing() -> str:
        return f"{datetime.now().astimezone() + timedelta(hours=3, seconds=-gone_s):%H:%M}"

    now_s = [1_000_000.0]
    with served(clock=lambda: now_s[0]) as room:
        now_s[0] += gone_s
        before = closing()
        assert room.opening.until in (before, closing())


def test_a_clock_that_is_set_does_not_close_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before_s, looked = serve.since_start(), []
    monkeypatch.setattr(time, "time", lambda: 1_000_000.0)  # an old computer, whose battery is empty
    with served() as room:
        monkeypatch.setattr(time, "time", lambda: 1_800_000_000.0)  # the network told it the date
        monkeypatch.setattr(room.opening.classroom, "look", lambda: looked.append(room.thread.is_alive()))
        until(lambda: len(looked) > 2)
        assert room.thread.is_alive()
        assert before_s <= room.opening._began_s <= serve.since_start()


def test_all_listen_and_all_go_to_a_seance() -> None:
    async def play(room: Room) -> None:
        async with tablet(room) as client, tablet(room) as other:
            await client.hello()
            await other.hello()
            (place, _other) = tablets_in(room)
            session = place.tablet.session
            room.ask(lambda: room.opening.classroom.listen(on=True))
            await until_true(lambda: place.tablet.listens)
            at = places(session, (800, 600))[Touch(Key.LESSON)].centre
            await client.tap(at)
            await asyncio.sleep(0.3)
            assert (session.journey.touches, session.page) == (0, Page.HOME), "nobody plays while the adult speaks"
            room.ask(lambda: room.opening.classroom.listen(on=False))
            name = room.opening.classroom.path.lessons[0].id
            assert room.ask(lambda: room.opening.classroom.open_lesson(name))
            assert not room.ask(lambda: room.opening.classroom.open_lesson("nulle part"))
            assert [each.tablet.session.page for each in tablets_in(room)] == [Page.LESSON] * 2

    with served() as room:
        asyncio.run(play(room))


def test_it_closes_though_a_tablet_goes_at_that_moment() -> None:
    async def play(room: Room) -> None:
        async with tablet(room) as client:
            await client.hello()
            (place,) = tablets_in(room)

            def both() -> None:
                place.here.transport.abort()
                room.opening.close()

            room.ask(both)
            await client.closed()

    with served() as room:
        asyncio.run(play(room))
        room.thread.join(HANG_S)
        assert room.error is None
