"""What a request at the classroom's port gets, and how it goes out: in pieces, as fast as each is taken."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import ServerConnection
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from simulateur.machine.sound.wav import audio_type
from simulateur.web.classroom import Classroom
from simulateur.web.files import BAD_REQUEST, NOT_THERE, Files, Found, headers
from simulateur.web.sounds import Sounds

SOCKET = "/prise"
PIECE_BYTES = 64 * 1024
"""What waits in memory of each answer; the file itself is there once for all who ask for it."""


class Answers:
    """Answers requests: for ``files``, and for ``sounds`` if a tablet of the ``classroom`` asks."""

    def __init__(self, files: Files, sounds: Sounds, classroom: Classroom) -> None:
        self._files = files
        self._sounds = sounds
        self._classroom = classroom
        self._works = ThreadPoolExecutor(1, "sounds")

    def close(self) -> None:
        """End the work on sounds."""
        self._works.shutdown(wait=False, cancel_futures=True)

    async def found(self, request: Request, host: str) -> Found | None:
        """The response to ``request``; None where our own page asks for a socket. The server listens at ``host``."""
        hosts, origins = (request.headers.get_all(name) for name in ("Host", "Origin"))
        try:
            asked = urlsplit(request.path)
        except ValueError:
            return BAD_REQUEST
        if len(hosts) != 1 or len(origins) > 1:
            return BAD_REQUEST
        if hosts != [host]:
            return Found(HTTPStatus.MISDIRECTED_REQUEST)
        if asked.path == SOCKET:
            return None if origins == [f"http://{host}"] else Found(HTTPStatus.FORBIDDEN)
        if asked.path.startswith(("/voix/", "/son/")):
            return await self._sound(asked.path, asked.query)
        return self._files.get(asked.path)

    async def _sound(self, path: str, query: str) -> Found:
        place = parse_qs(query).get("place", [""])[0]
        _empty, folder, name = path.split("/", 2)
        name = name.removesuffix(".wav")
        if self._classroom.place(place) is None:
            return NOT_THERE
        if folder == "son":
            work = partial(self._sounds.sound, name)
        else:
            text = self._classroom.sentence(name)
            if text is None:
                return NOT_THERE
            work = partial(self._sounds.sentence, text)
        made = await asyncio.get_running_loop().run_in_executor(self._works, work)
        return NOT_THERE if made is None else Found(HTTPStatus.OK, audio_type(made), made)


def head(found: Found, host: str) -> Response:
    """The status and headers of the answer ``found``, without its body."""
    told = Headers([*headers(host), *found.headers])
    told["Content-Type"] = found.kind
    told["Content-Length"] = str(len(found.body))
    told["Connection"] = "close"
    return Response(found.status.value, found.status.phrase, told)


async def give(connection: ServerConnection, head: Response, body: bytes, taken: Callable[[], None]) -> None:
    """Send an answer until the other end has all of it, or has gone; ``taken`` is called after each piece.

    The library would take in the whole body at once, so it is given the head alone.
    """
    connection.protocol.send_response(head)
    connection.transport.set_write_buffer_limits(0)
    with suppress(OSError):  # it has gone
        for piece in _pieces(connection.protocol.data_to_send()[0], body):
            if connection.transport.is_closing():
                break
            connection.transport.write(piece)
            await connection.drain()
            taken()
        connection.transport.write_eof()
    await connection.wait_closed()


def _pieces(head: bytes, body: bytes) -> Iterator[bytes | memoryview]:
    yield head
    whole = memoryview(body)
    yield from (whole[start : start + PIECE_BYTES] for start in range(0, len(body), PIECE_BYTES))
