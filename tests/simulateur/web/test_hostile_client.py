"""What a hostile client gets, and that nobody else is disturbed."""

import asyncio
import json
import socket
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from simulateur.pages.input.events import Away, Device, Down, Presser, Up
from simulateur.web import access, serve
from simulateur.web.classroom import Classroom, ClassTablet
from simulateur.web.port import Port
from simulateur.web.serve import MOST_BYTES
from simulateur.web.tablet_touches import FromTablet
from tests.long import times
from tests.patience import HANG_S
from tests.simulateur.web.chromium import until
from tests.simulateur.web.client import (
    answer_to,
    fetched,
    tablet,
    until_true,
)
from tests.simulateur.web.rooms import Room, served

FLOOD = 1000
"""Messages at once, far more than ten fingers make."""


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
            await until_true(lambda: ended.done() or len(heard) == FLOOD)
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
            await until_true(lambda: Away() in heard)

    with served() as room:
        asyncio.run(play(room))
    assert heard == [Down(finger, (400.0, 300.0)), Up(finger), Away()]


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
        assert answer_to(room, HEADS[name].replace(b"{host}", room.name.encode())).startswith(b"HTTP/1.1 400 ")
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
