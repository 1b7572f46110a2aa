"""The classroom on loopback: who comes in and who does not, what a hostile client gets, and a class of thirty."""

import asyncio
import http.client
import json
import socket
import time
import traceback
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.tablets_file import TabletsFile
from simulateur.pages.hands.events import Away, Device, Down, Presser, Up
from simulateur.pages.open_page import places
from simulateur.web import access, serve
from simulateur.web.classroom import Classroom, ClassTablet
from simulateur.web.incoming_events import FromTablet
from simulateur.web.port import Port
from simulateur.web.serve import MOST_BYTES
from simulateur.web.sounds import Sounds
from tests.long import times
from tests.patience import HANG_S
from tests.simulateur.web.chromium import until
from tests.simulateur.web.rooms import CODE, Room, served

SIZE = [800, 600]
COVER = Touch(Key.NEXT, 1)
"""What opens a challenge, far from where its keys will be: a second tap there goes on with the first."""
MOST = 30
"""A class, and no more."""
FLOOD = 1000
"""Messages at once, far more than ten fingers make."""


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


def test_a_code_brings_in_and_a_place_brings_back() -> None:
    async def play(room: Room) -> None:
        async with tablet(room) as first:
            welcome = await first.hello()
            assert (welcome["kind"], welcome["animal"]) == ("welcome", "fox")
            await first.hear(2)
            assert first.told[1]["kind"] == "frame"
            assert first.told[1]["whole"]
        async with tablet(room) as other, tablet(room) as again:
            assert (await other.hello())["animal"] == "frog"
            back = await again.hello(code="", place=welcome["place"])
            assert (back["animal"], back["place"]) == ("fox", welcome["place"])
            async with tablet(room) as twin:
                assert (await twin.hello(code="", place=welcome["place"]))["animal"] == "fox"
                assert await again.closed() == 4001, "one place, one tablet"

    with served() as room:
        asyncio.run(play(room))
        assert len(room.opening.classroom.places) == 2


def test_a_wrong_code_makes_its_address_wait_and_no_other() -> None:
    now_s = [1_000_000.0]

    async def knock(room: Room, code: str, place: str = "", address: str = "127.0.0.1") -> dict[str, Any]:
        async with tablet(room, address=address) as client:
            return await client.hello(code, place)

    with served(clock=lambda: now_s[0]) as room:
        assert asyncio.run(knock(room, "")) == {"kind": "no", "why": "code"}
        assert asyncio.run(knock(room, "", "une place d'hier")) == {"kind": "no", "why": "code"}
        for pause_s in (1, 2, 4, 8):
            assert asyncio.run(knock(room, "000000")) == {"kind": "no", "why": "code"}
            assert asyncio.run(knock(room, CODE)) == {"kind": "no", "why": "slow", "wait": 1000 * pause_s}
            now_s[0] += pause_s
        for number in range(40):
            assert asyncio.run(knock(room, "000000", address=f"127.0.1.{number}"))["why"] == "code"
        assert asyncio.run(knock(room, CODE, address="127.0.0.2"))["kind"] == "welcome"
        assert asyncio.run(knock(room, CODE))["kind"] == "welcome"


def test_an_adult_is_told_of_many_wrong_codes_once_their_minute_is_over() -> None:
    now_s = [1_000_000.0]

    async def knock(room: Room, number: int) -> None:
        async with tablet(room, address=f"127.0.0.{2 + number % 2}") as client:
            await client.hello("000000")

    with served(clock=lambda: now_s[0]) as room:
        for number in range(12):
            asyncio.run(knock(room, number))
        now_s[0] += 60.0
        until(lambda: room.opening.notices.shown)
        assert room.opening.notices.shown == "12 codes faux en une minute, de 2 appareils"


def test_the_square_brings_in_without_a_code_however_many_wrong_ones_came() -> None:
    async def knock(room: Room, code: str) -> dict[str, Any]:
        async with tablet(room) as client:
            return await client.hello(code)

    with served() as room:
        address, token = room.opening.in_square.split("#")
        assert (address, len(token)) == (room.opening.address, 22)
        for _time in range(3):
            asyncio.run(knock(room, "000000"))
        assert asyncio.run(knock(room, token[:-1]))["why"] == "slow"
        assert asyncio.run(knock(room, token))["kind"] == "welcome"


@pytest.mark.parametrize("origin", ["http://exemple.org", "http://127.0.0.1", "null", None])
def test_another_page_is_not_let_in(origin: str | None) -> None:
    async def knock(room: Room) -> None:
        async with tablet(room, origin=origin):
            pass

    with served() as room, pytest.raises(InvalidStatus) as refused:
        asyncio.run(knock(room))
    assert refused.value.response.status_code == 403


HOSTILE: dict[str, str | bytes] = {
    "no json": "{",
    "deep": "[" * 100_000,
    "a list": "[]",
    "bytes": b"\xff\xfe",
    "no number": '{"events": []}',
    "no events": '{"n": 1}',
    "an unknown event": '{"n": 1, "events": [["erase"]]}',
    "a true number": '{"n": true, "events": []}',
    "too large": " " * (MOST_BYTES + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_tablet_sends_ends_its_connection_and_no_other(name: str) -> None:
    async def play(room: Room) -> None:
        async with tablet(room) as good, tablet(room) as bad, tablet(room) as early:
            await good.hello()
            await bad.hello()
            await bad.socket.send(HOSTILE[name])
            await early.socket.send(HOSTILE[name])
            assert await bad.closed() in (1002, 1003, 1007, 1008, 1009)
            assert await early.closed() in (1002, 1003, 1007, 1008, 1009)
            await good.send(["size", 900, 700])
            await good.hear(len(good.told) + 1)

    with served() as room:
        asyncio.run(play(room))
        assert len(room.opening.classroom.places) == 2


def test_a_flood_ends_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_A_SECOND", 0.0)  # a slow machine takes a minute to send so many
    heard: list[Iterable[FromTablet]] = []
    monkeypatch.setattr(ClassTablet, "hear", lambda _place, told: heard.append(told))

    async def flood(room: Room) -> None:
        async with tablet(room) as client:
            await client.hello()
            ended = asyncio.create_task(client.closed())
            with suppress(ConnectionClosed):
                for _message in range(FLOOD):
                    await client.send(["away"])
            await _until(lambda: ended.done() or len(heard) == FLOOD)
            assert ended.done(), "all of it was heard"
            assert await ended in (1008, 1006), "who goes on sending may not hear why"

    with served() as room:
        asyncio.run(flood(room))


def test_a_message_that_is_sent_again_is_not_obeyed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[FromTablet] = []
    monkeypatch.setattr(ClassTablet, "hear", lambda _place, told: heard.extend(told))
    finger = Presser(Device.FINGER, "0")

    async def play(room: Room) -> None:
        async with tablet(room) as client:
            await client.hello()
            await client.tap((400, 300))
            for number, event in ((1, ["down", "finger", "0", 400, 300]), (2, ["up", "finger", "0"])):
                await client.socket.send(json.dumps({"n": number, "events": [event]}))
            await client.send(["away"])
            await _until(lambda: Away() in heard)

    with served() as room:
        asyncio.run(play(room))
    assert heard == [Down(finger, (400.0, 300.0)), Up(finger), Away()]


async def _until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG_S):
        while not reached():
            await asyncio.sleep(0.01)


def test_a_class_of_thirty_plays_and_nobody_else_comes_in() -> None:
    async def play(room: Room) -> None:
        async with asyncio.TaskGroup() as group:
            done = asyncio.Event()
            ready = [group.create_task(child(room, done)) for _child in range(MOST)]
            await _until(lambda: sum(place.tablet.session.page is Page.CHALLENGE for place in _places(room)) == MOST)
            async with tablet(room) as late:
                assert await late.hello() == {"kind": "no", "why": "full"}
            done.set()
            assert len(ready) == MOST

    async def child(room: Room, done: asyncio.Event) -> None:
        async with tablet(room) as client:
            key = (await client.hello())["place"]
            place = next(each for each in _places(room) if each.key == key)
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
        await _until(lambda: room.opening.classroom.is_empty)
        await asyncio.gather(*(back(room, place, cards) for place, cards in left))
        assert len(_places(room)) == MOST, "each in its own place"

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


def test_a_class_that_has_gone_leaves_its_places_to_the_next_one(tmp_path: Path) -> None:
    async def come(room: Room) -> None:
        for _child in range(MOST):
            async with tablet(room) as client:
                assert (await client.hello())["kind"] == "welcome"

    store = Store(tmp_path)
    with served(store=store) as room:
        for _class in range(2):
            asyncio.run(come(room))
            until(lambda: room.opening.classroom.is_empty)
        assert len(_places(room)) == MOST
    store.close()


def _places(room: Room) -> tuple[Any, ...]:
    return room.opening.classroom.places


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


def test_a_clock_that_is_set_does_not_close_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before_s, looked = serve.since_start(), []
    monkeypatch.setattr(time, "time", lambda: 1_000_000.0)  # an old computer, whose battery is empty
    with served() as room:
        monkeypatch.setattr(time, "time", lambda: 1_800_000_000.0)  # the network told it the date
        monkeypatch.setattr(room.opening.classroom, "look", lambda: looked.append(room.thread.is_alive()))
        until(lambda: len(looked) > 2)
        assert room.thread.is_alive()
        assert before_s <= room.opening._began_s <= serve.since_start()


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


def test_files_are_handed_out_and_nothing_else_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("un jardin")
    (tmp_path / "secret.txt").write_text("rien pour vous")
    with served(built=tmp_path / "site") as room:
        assert fetched(room, "/").body == b"un jardin"
        assert room.opening.in_square == room.opening.address, "who plays alone needs no code"
        page = fetched(room, "/classe/")
        assert b"Le code du jour" in page.body
        assert "connect-src 'self' ws://" + room.name in page.policy
        for path in (
            "/../secret.txt",
            "/..%2fsecret.txt",
            "//etc/passwd",
            "/classe/../serve.py",
            "/classe/x.py",
            "/%00",
        ):
            assert fetched(room, path).status == 404, path
        for other in ("exemple.org", f"{room.name}.exemple.org", f"exemple.org@{room.name}"):
            assert fetched(room, "/", other).status == 421, "a name that somebody else made up"
        assert fetched(room, "/son/key.wav").status == 404, "sounds are for who is in"


def test_sounds_come_to_who_is_in() -> None:
    async def play(room: Room) -> str:
        async with tablet(room) as client:
            return str((await client.hello())["place"])

    with served() as room:
        place = asyncio.run(play(room))
        sound = fetched(room, f"/son/key.wav?place={place}")
        assert (sound.status, sound.body[:4], sound.body[8:16]) == (200, b"RIFF", b"WAVEfmt ")
        assert fetched(room, f"/son/rien.wav?place={place}").status == 404
        assert fetched(room, f"/voix/jamais-dite.wav?place={place}").status == 404, "only what was said"


def test_a_sound_that_is_long_in_the_making_comes_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tablet has little time to say who it is; a sound may wait for those of thirty tablets."""
    make = Sounds.sound

    def slowly(sounds: Sounds, name: str) -> bytes | None:
        time.sleep(0.5)
        return make(sounds, name)

    monkeypatch.setattr(Sounds, "sound", slowly)
    with served() as room:
        room.ask(lambda: room.opening.classroom.join((800, 600)))
        (place,) = _places(room)
        assert fetched(room, f"/son/key.wav?place={place.key}").status == 200


def test_all_listen_and_all_go_to_a_seance() -> None:
    async def play(room: Room) -> None:
        async with tablet(room) as client, tablet(room) as other:
            await client.hello()
            await other.hello()
            (place, _other) = _places(room)
            session = place.tablet.session
            room.ask(lambda: room.opening.classroom.listen(on=True))
            await _until(lambda: place.tablet.listens)
            at = places(session, (800, 600))[Touch(Key.LESSON)].centre
            await client.tap(at)
            await asyncio.sleep(0.3)
            assert (session.journey.touches, session.page) == (0, Page.HOME), "nobody plays while the adult speaks"
            room.ask(lambda: room.opening.classroom.listen(on=False))
            name = room.opening.classroom.lessons[0]
            assert room.ask(lambda: room.opening.classroom.open_lesson(name))
            assert not room.ask(lambda: room.opening.classroom.open_lesson("nulle part"))
            assert [each.tablet.session.page for each in _places(room)] == [Page.LESSON] * 2

    with served() as room:
        asyncio.run(play(room))


def test_it_closes_though_a_tablet_goes_at_that_moment() -> None:
    async def play(room: Room) -> None:
        async with tablet(room) as client:
            await client.hello()
            (place,) = _places(room)

            def both() -> None:
                place.here.transport.abort()
                room.opening.close()

            room.ask(both)
            await client.closed()

    with served() as room:
        asyncio.run(play(room))
        room.thread.join(HANG_S)
        assert room.error is None


def _raw(room: Room, *sent: bytes, address: str = "127.0.0.1") -> bytes:
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


@contextmanager
def noted() -> Iterator[list[str]]:
    """What a room says to its adult, or would have written to a terminal."""
    found: list[str] = []
    note = Port.note

    def noting(port: Port, error: BaseException) -> None:
        found.append("".join(traceback.format_exception(error)))
        note(port, error)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Port, "note", noting)
        yield found


def test_a_disk_that_keeps_no_places_is_told_and_they_play(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    async def play(room: Room) -> None:
        async with tablet(room) as client:
            assert (await client.hello())["kind"] == "welcome"
            await client.hear(2)

    with served() as other:
        opening = replace(other.opening, port=0, tablets=TabletsFile(tmp_path / "file" / "kit"))
    room = Room(opening)
    asyncio.run(play(room))
    until(lambda: room.opening.notices.shown)
    assert room.opening.notices.shown.startswith("les places des tablettes ne sont pas gardées (")
    room.close()


def test_who_says_nothing_is_sent_away_after_five_seconds_and_three_for_a_greeting() -> None:
    now_s = [1_000_000.0]

    async def wait(room: Room) -> None:
        async with tablet(room) as mute, tablet(room) as plays:
            await plays.hello()
            now_s[0] += 3.1
            assert await mute.closed() == 1006
            now_s[0] += 100.0
            await plays.send(["lost"])
            await plays.hear(len(plays.told) + 1)

    with served(clock=lambda: now_s[0]) as room:
        with socket.create_connection(("127.0.0.1", room.opening.port), HANG_S) as found:
            found.sendall(b"GET / HTTP/1.1\r\n")
            until(lambda: [*room.opening._at._connections])
            now_s[0] += 4.9
            found.settimeout(3 * serve._ABSENT_S)
            with pytest.raises(TimeoutError):
                found.recv(1)
            now_s[0] += 0.2
            found.settimeout(HANG_S)
            assert found.recv(1) == b""
        asyncio.run(wait(room))


def test_what_fails_while_it_looks_round_keeps_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_room: Classroom, _now_s: float) -> None:
        raise RuntimeError("nobody foresaw it")

    now_s = [1_000_000.0]
    monkeypatch.setattr(Classroom, "turn_absent", failing)
    with noted() as troubles, served(clock=lambda: now_s[0]) as room:
        with socket.create_connection(("127.0.0.1", room.opening.port), HANG_S) as found:
            until(lambda: troubles and [*room.opening._at._connections])
            now_s[0] += 5.1
            assert found.recv(1) == b""
        now_s[0] += serve.ALONE_S
        room.thread.join(HANG_S)
        assert not room.thread.is_alive()
    assert "nobody foresaw it" in troubles[0]


def test_a_word_to_a_classroom_that_has_just_ended_is_no_fault() -> None:
    """As « fermer » typed twice, or a window that closes with it."""
    with served() as room:
        room.close()
        serve.have_done(room.loop, room.opening.close)


HEADS = {
    "two hosts": b"GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two origins": b"GET /prise HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nOrigin: http://{host}\r\n\r\n",
    "half an address": b"GET http://[::1/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
}


@pytest.mark.parametrize("name", HEADS)
def test_a_request_that_no_browser_makes_is_a_bad_one(name: str) -> None:
    with noted() as troubles, served() as room:
        assert _raw(room, HEADS[name].replace(b"{host}", room.name.encode())).startswith(b"HTTP/1.1 400 ")
        assert troubles == []


WORDS = st.sampled_from(
    "GET |POST |/prise|/|/classe/|/voix/|/son/key.wav?place=| HTTP/1.1|\r\n|\r\n\r\n|Host: |127.0.0.1|:|Origin: |http://"
    "|[::1|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==|Sec-WebSocket-Version: 13"
    "|Content-Length: |Transfer-Encoding: chunked|\x00|ÿ|%00|..".encode("latin-1").split(b"|")
)
GREETINGS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["place", "code", "size", "n", "events"]), inner, max_size=4)
    ),
    max_leaves=8,
)


def test_nothing_that_is_sent_is_a_fault_of_ours() -> None:
    """Heads made of the words of heads, greetings made of the words of greetings; none ends in a traceback."""
    with noted() as troubles, served() as room:
        whole = (
            f"GET /prise HTTP/1.1\r\nHost: {room.name}\r\nOrigin: http://{room.name}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
        ).encode()

        @settings(max_examples=times(150))
        @given(st.lists(WORDS, max_size=12), st.binary(max_size=40), st.integers(0, len(whole)))
        def heads(words: list[bytes], junk: bytes, cut: int) -> None:
            for head in (junk * 300 + b"".join(words), whole[:cut] + junk + whole[cut:] + b"\r\n" + junk):
                with socket.create_connection(("127.0.0.1", room.opening.port), HANG_S) as found:
                    with suppress(OSError):
                        found.sendall(head)
                        found.shutdown(socket.SHUT_WR)
                    with suppress(ConnectionResetError):
                        while found.recv(1 << 16):
                            pass
                assert troubles == []

        @settings(max_examples=times(50))
        @given(GREETINGS)
        def greetings(value: object) -> None:
            async def greet() -> None:
                async with tablet(room) as client:
                    await client.socket.send(json.dumps(value))
                    await client.closed()

            asyncio.run(greet())
            assert troubles == []

        heads()
        greetings()
        assert fetched(room, "/classe/").status == 200
    assert troubles == []
