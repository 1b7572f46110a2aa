"""One device on the Wi-Fi does not stop a class: connections, slow readers, wrong words, and what the adult is told.

The server is the program that an adult starts, with as few files as macOS lets it open. All stays on loopback.
"""

import asyncio
import http.client
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO

import pytest

from simulateur.web import serve
from tests.long import times
from tests.patience import HANG_S
from tests.simulateur.web import attackers
from tests.simulateur.web.attackers import BIG, BIG_BYTES
from tests.simulateur.web.client import Client, connected

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="has other addresses of its own, and /proc")
MOST_KB = 150_000
LINES = 10
STRANGERS = 50


class Program:
    """« tablette ouvrir » in a process of its own; ``lines`` are what it has printed since it opened."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._queue: Queue[str] = Queue()
        for stream in (process.stdout, process.stderr):
            assert stream is not None
            Thread(target=self._read, args=(stream,), daemon=True).start()
        told = ""
        while "Mots : " not in told:
            told += self._queue.get(timeout=HANG_S)
        self.port = int(re.search(r"http://127\.0\.0\.1:([0-9]+)/", told).group(1))  # type: ignore[union-attr]
        self.code = "".join(re.findall(r"│  ([0-9])  │", told))

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._queue.put(line)

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def most_kb(self) -> int:
        """The most memory that it ever had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+([0-9]+)", status).group(1))  # type: ignore[union-attr]

    def printed(self) -> list[str]:
        while not self._queue.empty():
            self.lines.append(self._queue.get())
        return self.lines


@contextmanager
def program(folder: Path, files: int) -> Iterator[Program]:
    """The program, which may open so many files, with a built folder that has one large file."""
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text("un jardin")
    (site / BIG).write_bytes(bytes(BIG_BYTES))
    command = [sys.executable, "-m", "simulateur.web", "ouvrir", str(site), "--adresse", "127.0.0.1", "--port", "0"]
    command += ["--donnees", str(folder / "kit")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (files, files))
        try:
            yield Program(process)
        finally:
            process.kill()


async def comes_in(found: Program, address: str) -> float:
    """A newcomer opens the page with all that it needs, downloads the large file and gives the code; seconds taken."""
    began_s = time.monotonic()

    def page() -> None:
        for path in ("/classe/", *(f"/classe/{name}" for name in ("hands.js", "skin.js", "socket.js")), f"/{BIG}"):
            connection = http.client.HTTPConnection(found.name, timeout=HANG_S, source_address=(address, 0))
            connection.request("GET", path)
            answer = connection.getresponse()
            assert (answer.status, len(answer.read())) == (200, int(answer.headers["Content-Length"]))
            connection.close()

    await asyncio.to_thread(page)
    async with connected(found.name, address=address) as socket:
        assert (await Client(socket).hello(found.code))["kind"] == "welcome"
    return time.monotonic() - began_s


@contextmanager
def attacked(port: int, addresses: tuple[str, ...]) -> Iterator[None]:
    """While a hostile program does what it can; it has begun."""
    counts = [str(times(usual)) for usual in (200, 8, 20)]
    command = [sys.executable, attackers.__file__, str(port), *counts, *addresses]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "all\n"
            yield
        finally:
            process.kill()


MANY = tuple(f"127.0.2.{number}" for number in range(1, 41))


@pytest.mark.parametrize("addresses", [("127.0.0.2",), MANY], ids=["one", "forty"])
@pytest.mark.parametrize("files", [256, 1024])
def test_a_newcomer_is_in_while_others_hold_whatever_they_can(
    tmp_path: Path, files: int, addresses: tuple[str, ...], record_property: Callable[[str, object], None]
) -> None:
    async def come(found: Program) -> None:
        async with connected(found.name, address="127.0.0.9") as before:
            plays = Client(before)
            assert (await plays.hello(found.code))["kind"] == "welcome"
            with attacked(found.port, addresses):
                took_s = [await comes_in(found, address) for address in ("127.0.0.5", "127.0.0.6", "127.0.0.5")]
                await plays.send(["lost"])
                await plays.hear(len(plays.told) + 1)
            record_property("seconds", [round(each, 2) for each in took_s])

    with program(tmp_path, files) as found:
        asyncio.run(come(found))
        printed = found.printed()
        record_property("kilobytes", found.most_kb)
        assert found.most_kb < MOST_KB
        assert len(printed) < LINES, printed
        assert all(line.startswith("trop de connexions ") for line in printed)
        assert printed, "the adult is told"


def packed(letters: int) -> bytes:
    """A message of so many spaces as a browser may send it: shrunk a thousand times (RFC 7692), masked by zeros."""
    shrinks = zlib.compressobj(wbits=-15)
    data = shrinks.compress(b" " * letters) + shrinks.flush(zlib.Z_SYNC_FLUSH)[:-4]
    return b"\xc1" + bytes((0x80 | 126,)) + len(data).to_bytes(2, "big") + bytes(4) + data


def test_a_stranger_takes_no_memory_with_messages_that_were_shrunk(tmp_path: Path) -> None:
    async def play(found: Program) -> None:
        head = (
            f"GET /prise HTTP/1.1\r\nHost: {found.name}\r\nOrigin: http://{found.name}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\r\n\r\n"
        ).encode()
        sockets = [await asyncio.open_connection("127.0.0.1", found.port) for _each in range(STRANGERS)]
        for reader, writer in sockets:
            writer.write(head)
            await reader.readuntil(b"\r\n\r\n")
        for _reader, writer in sockets:
            writer.write(packed(serve.MOST_BYTES - 1) * 32)
        for reader, writer in sockets:
            with suppress(ConnectionError):
                await reader.read()
            writer.transport.abort()

    with program(tmp_path, 256) as found:
        asyncio.run(play(found))
        assert found.most_kb < MOST_KB
        asyncio.run(comes_in(found, "127.0.0.5"))


def test_where_no_file_is_left_the_adult_reads_one_sentence_and_it_goes_on_later(tmp_path: Path) -> None:
    with program(tmp_path, 64) as found:
        with attacked(found.port, ("127.0.0.2",)):
            while not found.printed():
                time.sleep(0.01)
        asyncio.run(comes_in(found, "127.0.0.5"))
        assert found.printed() == ["trop de connexions pour cet ordinateur ; une nouvelle tablette attend un peu\n"]


def test_a_class_of_thirty_from_one_address_plays_and_downloads_four_files_each(tmp_path: Path) -> None:
    async def play(found: Program) -> None:
        async with AsyncExitStack() as stack:
            for _child in range(30):
                client = Client(await stack.enter_async_context(connected(found.name)))
                assert (await client.hello(found.code))["kind"] == "welcome"
            downloads = [await asyncio.open_connection("127.0.0.1", found.port) for _file in range(30 * 4)]
            for _reader, writer in downloads:
                writer.write(f"GET /{BIG} HTTP/1.1\r\nHost: {found.name}\r\n\r\n".encode())
            for reader, writer in downloads:
                assert (await reader.readline()).startswith(b"HTTP/1.1 200 ")
                writer.transport.abort()

    with program(tmp_path, 256) as found:
        asyncio.run(play(found))
        assert found.printed() == []
