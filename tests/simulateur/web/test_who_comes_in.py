"""Who comes into a classroom and who does not: codes, the square, places, other pages, who says nothing."""

import asyncio
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.tablets_file import TabletsFile
from simulateur.web import serve
from tests.patience import HANG_S
from tests.simulateur.web.chromium import until
from tests.simulateur.web.client import (
    tablet,
    tablets_in,
)
from tests.simulateur.web.rooms import CODE, Room, served

MOST = 30
"""A class, and no more."""


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
        assert len(tablets_in(room)) == MOST
    store.close()


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
