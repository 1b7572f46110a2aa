"""Whose turn it is: who was touched first, then first come; between two turns the loop hears the network."""

import asyncio
import socket
from typing import Any, cast

from simulateur.web.classroom import ClassTablet
from simulateur.web.scheduling import Turns


class Backend:
    """A place as far as turns look at it."""

    def __init__(self, name: str, *told: str) -> None:
        self.name = name
        self.told: list[Any] = list(told)

    @property
    def place(self) -> ClassTablet:
        return cast(ClassTablet, self)


def order(*seats: Backend, during: Any = None) -> list[str]:
    """The names in the order of their turns; ``during`` is called within the first one."""
    had: list[str] = []

    async def wait(turns: Turns, seat: Backend) -> None:
        await turns.mine(seat.place)
        if not had and during is not None:
            during()
        had.append(seat.name)

    async def all_of_them() -> None:
        turns = Turns()
        await asyncio.gather(*(wait(turns, seat) for seat in seats))

    asyncio.run(all_of_them())
    return had


def test_who_was_touched_comes_first() -> None:
    assert order(Backend("a"), Backend("b", "touch"), Backend("c"), Backend("d", "touch")) == ["b", "d", "a", "c"]


def test_a_touch_that_comes_in_somebodys_turn_is_next() -> None:
    late = Backend("d")
    seats = (Backend("a"), Backend("b"), Backend("c"), late)
    assert order(*seats, during=lambda: late.told.append("touch")) == ["a", "d", "b", "c"]


def test_what_the_network_brings_is_heard_between_two_turns() -> None:
    async def play() -> list[str]:
        turns, heard = Turns(), list[str]()
        loop = asyncio.get_running_loop()
        read, write = socket.socketpair()

        def brought() -> None:
            heard.append(read.recv(9).decode())

        loop.add_reader(read, brought)

        async def turn(name: str) -> None:
            await turns.mine(Backend(name).place)
            if name == "a":
                write.send(b"network")
            heard.append(name)

        await asyncio.gather(*map(turn, "abc"))
        loop.remove_reader(read)
        read.close()
        write.close()
        return heard

    assert asyncio.run(play()) == ["a", "network", "b", "c"]


def test_who_went_away_is_passed_over() -> None:
    async def play() -> list[str]:
        turns, had = Turns(), list[str]()

        async def turn(name: str) -> None:
            await turns.mine(Backend(name).place)
            had.append(name)

        tasks = [asyncio.create_task(turn(name)) for name in "abc"]
        await asyncio.sleep(0)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await turn("d")
        return had

    assert asyncio.run(play()) == ["a", "c", "d"]
