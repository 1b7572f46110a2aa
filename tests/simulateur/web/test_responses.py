"""An answer is given a piece at a time, to who takes it."""

import asyncio
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any, cast

from websockets.asyncio.server import ServerConnection

from simulateur.web.files import Found
from simulateur.web.responses import PIECE_BYTES, give, head


class SlowReader:
    """The end of a connection that takes nothing until it is told to; ``waiting`` is what was written to it."""

    def __init__(self) -> None:
        self.waiting = 0
        self.takes = asyncio.Event()
        self.protocol = SimpleNamespace(send_response=lambda _response: None, data_to_send=lambda: [b"head"])
        self.transport = self

    def set_write_buffer_limits(self, _high: int) -> None:
        """Whatever waits is too much."""

    def is_closing(self) -> bool:
        return False

    def write(self, piece: bytes) -> None:
        self.waiting += len(piece)

    def write_eof(self) -> None:
        """All was written."""

    async def drain(self) -> None:
        await self.takes.wait()
        self.waiting = 0

    async def wait_closed(self) -> None:
        """It was closed."""


def test_what_a_slow_reader_has_not_taken_waits_for_it_in_one_piece() -> None:
    async def play() -> None:
        reader, taken = SlowReader(), []
        body = bytes(20 * PIECE_BYTES)
        connection = cast("ServerConnection", cast("Any", reader))
        answer = head(Found(HTTPStatus.OK, body=body), "192.0.2.1")
        giving = asyncio.create_task(give(connection, answer, body, lambda: taken.append(reader.waiting)))
        for _turn in range(100):
            await asyncio.sleep(0)
            assert reader.waiting <= PIECE_BYTES
        assert not giving.done()
        reader.takes.set()
        await giving
        assert taken == [0] * 21

    asyncio.run(play())
