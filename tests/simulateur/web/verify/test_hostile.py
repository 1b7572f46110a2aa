"""Whoever is asked may answer anything: a sentence comes of it, in time, and never a picture of the inside."""

import gzip
import json
import os
import random
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from beebot.errors import KitError
from simulateur.web.__main__ import main
from simulateur.web.build import site
from simulateur.web.build.folder import write
from simulateur.web.verify import budget
from simulateur.web.verify.faults import Findings, check
from simulateur.web.verify.listed import files_listed
from simulateur.web.verify.spaces import Folder, WebSpace
from tests.simulateur.web.verify.test_verify import FILES, TYPES

Send = Callable[[bytes], None]
Answering = Callable[[str, Send], None]
"""Answers the request for a file by its name, by sending bytes."""
OK = b"HTTP/1.1 200 OK\r\n"
KIT = next(name for name in FILES if name.startswith("kit-") and name.endswith(".json"))


class Ticking:
    """A clock on which so many seconds go by whenever it is looked at: nothing has to wait for it."""

    def __init__(self, step_s: float) -> None:
        self._step_s, self.now_s = step_s, 0.0

    def __call__(self) -> float:
        self.now_s += self._step_s
        return self.now_s


def whole(body: bytes, *headers: bytes) -> bytes:
    return b"".join((OK, *(each + b"\r\n" for each in headers), b"Content-Length: %d\r\n\r\n" % len(body), body))


def good(name: str, send: Send) -> None:
    body = FILES.get(name or site.PAGE)
    kind = TYPES.get((name or site.PAGE).rpartition(".")[2], "application/octet-stream").encode()
    send(b"HTTP/1.1 404 No\r\n\r\n" if body is None else whole(body, b"Content-Type: " + kind))


def sending(*pieces: bytes, last: bytes = b"") -> Answering:
    """Sends pieces, and then one more for as long as anybody listens."""

    def answer(_name: str, send: Send) -> None:
        for piece in pieces:
            send(piece)
        while last:
            send(last)

    return answer


@contextmanager
def serving(answer: Answering, asked: list[str]) -> Iterator[str]:
    """A server that knows no HTTP but what ``answer`` sends; ``asked`` gets what was asked for."""

    def serve(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            asked.append(connection.recv(1 << 16).split(b" ")[1].decode())
            answer(asked[-1].removeprefix("/abeille/"), connection.sendall)
            connection.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/abeille/"
        listener.shutdown(socket.SHUT_RDWR)


def judged(answer: Answering, asked: list[str] | None = None, step_s: float = 0.001) -> tuple[str, ...]:
    """The sentences about a space that answers so; any error but one for people comes through."""
    with serving(answer, [] if asked is None else asked) as address:
        try:
            found = check(WebSpace(address, Ticking(step_s)), list)
        except KitError as error:
            return (str(error),)
    assert isinstance(found, Findings)
    return found.faults


def about(name: str, answer: Answering) -> Answering:
    """A good space, but for one file."""
    return lambda asked, send: (answer if asked == name else good)(asked, send)


ENDLESS = {
    "a byte now and then": sending(OK + b"Content-Length: 99999999\r\n\r\n", last=b"x"),
    "a body without an end": sending(OK + b"\r\n", last=b"x" * 60_000),
    "chunks without an end": sending(OK + b"Transfer-Encoding: chunked\r\n\r\n", last=b"1\r\nx\r\n"),
    "a header without an end": sending(OK, last=b"x"),
    "headers without an end": sending(OK, last=b"X-Y: z\r\n"),
    "always go on": sending(last=b"HTTP/1.1 100 Continue\r\n\r\n"),
}
ODD = {
    "nothing": sending(b""),
    "no HTTP": sending(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "half a status": sending(b"HTTP/1.1 2"),
    "a status that is none": sending(b"HTTP/1.1 abc OK\r\n\r\n"),
    "shorter than told": sending(OK + b"Content-Length: 1000\r\n\r\nabeille"),
    "longer than told": sending(OK + b"Content-Length: 2\r\n\r\nabeille"),
    "a length that is none": sending(OK + b"Content-Length: -5, x\r\n\r\nabeille"),
    "chunks that are none": sending(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabeille"),
    "no gzip": sending(whole(b"abeille", b"Content-Encoding: gzip")),
    "a redirection to a file": sending(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n"),
    "a redirection to itself": sending(b"HTTP/1.1 301 Moved\r\nLocation: ./\r\n\r\n"),
    "a redirection far away": sending(b"HTTP/1.1 307 No\r\nLocation: http://192.0.2.1/" + b"a" * 60_000 + b"\r\n\r\n"),
    "nothing new": sending(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    "a part": sending(b"HTTP/1.1 206 Partial\r\n\r\nabeille"),
    "who are you": sending(b'HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm="a"\r\n\r\n'),
    "another page": sending(whole(b"<p>acceptez les conditions", b"Content-Type: text/html")),
    "bytes": sending(whole(bytes(range(256)))),
}


@pytest.mark.parametrize("name", ["", site.SERVICE, KIT])
@pytest.mark.parametrize("answer", ENDLESS.values(), ids=ENDLESS)
def test_what_never_ends_is_left_in_time(name: str, answer: Answering) -> None:
    (told,) = judged(about(name, answer), step_s=1.0)
    assert "ne répond pas (" in told or "n'est pas celui du dossier" in told or "n'a pas le sw.js du kit" in told


@pytest.mark.parametrize("name", ["", site.SERVICE, KIT])
@pytest.mark.parametrize("answer", ODD.values(), ids=ODD)
def test_an_odd_answer_is_a_sentence(name: str, answer: Answering) -> None:
    told = judged(about(name, answer))
    assert len(told) == 1
    assert len(told[0]) < 600
    assert " ; " in told[0], "what to do"


def test_who_never_answers_is_left_in_time_and_so_are_many_slow_answers() -> None:
    silent = threading.Event()
    try:
        (told,) = judged(lambda _name, _send: (silent.wait(), None)[1], step_s=29.0)
    finally:
        silent.set()
    assert "ne répond pas (une réponse n'est pas venue tout entière en 30 secondes)" in told
    (told,) = judged(good, step_s=5.0)
    assert "n'a pas tout donné en 10 minutes" in told


def test_a_folder_that_is_too_large_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST", 3 * max(map(len, FILES.values())))
    names = {f"a{each}.bin": "0" * site.DIGEST for each in range(40)}
    asked: list[str] = []
    large = sending(whole(b"x" * (budget.MOST // 8)))
    (told,) = judged(lambda name, send: (large if name in names else with_list(names))(name, send), asked)
    assert "ce n'est pas le dossier de « tablette construire »" in told
    assert len(asked) <= 2 + 8


def with_list(names: object) -> Answering:
    """A good space whose sw.js lists these names; text is its list as it is."""
    told = names if isinstance(names, str) else json.dumps(names)
    service = f"const FILES = {told};".encode("utf-8", "surrogatepass")
    return about(site.SERVICE, sending(whole(service, b"Content-Type: text/javascript")))


D = "0" * site.DIGEST
LISTS = {
    "no JSON": "{abeille}",
    "deep": '{"a":' * 3000 + "1" + "}" * 3000,
    "a list inside": {"a.js": [D]},
    "a number": {"a.js": 5},
    "null": {"a.js": None},
    "nothing": {},
    "up": {"../../etc/passwd": D},
    "up in its middle": {"voices/../../a.mp3": D},
    "absolute": {"/etc/passwd": D},
    "of Windows": {"C:\\a.js": D},
    "an address": {"http://192.0.2.1/": D},
    "hidden": {".htaccess": D},
    "a space": {"a b.js": D},
    "a line": {"a.js\n": D},
    "half a letter": '{"\\ud800.js": "' + D + '"}',
    "half a letter in bytes": '{"\ud800.js": "' + D + '"}',
    "long": {"a" * 300: D},
    "a digest that is none": {"a.js": "x" * site.DIGEST},
    "too many": {f"a{each}.js": D for each in range(500_000)},
}


@pytest.mark.parametrize("names", LISTS.values(), ids=LISTS)
def test_a_list_that_is_not_the_kits_is_not_followed(names: object, tmp_path: Path) -> None:
    asked: list[str] = []
    (told,) = judged(with_list(names), asked)
    assert "n'a pas le sw.js du kit" in told
    assert asked == ["/abeille/", "/abeille/sw.js"]
    folder = tmp_path / "dossier"
    write(FILES, folder)
    listed = names if isinstance(names, str) else json.dumps(names)
    (folder / site.SERVICE).write_bytes(f"const FILES = {listed};".encode("utf-8", "surrogatepass"))
    assert "n'a pas le sw.js du kit" in check(Folder(folder), list).faults[0]


def test_every_list_that_the_kit_makes_is_one() -> None:
    found = files_listed(FILES[site.SERVICE])
    assert found is not None
    assert {*found} == {*FILES} - {site.SERVICE, site.LICENCES}
    assert files_listed(f"const FILES = {json.dumps({f'voices/a-{each}.mp3': D for each in range(5000)})};".encode())


KITS = {
    "a list": b"[1]",
    "no text": b"\xff\xfe",
    "no JSON": b"{",
    "deep": b"[" * 100_000,
    "no version": b"{}",
    "a version that is a number": b'{"version": 5}',
    "a version that moves the cursor": b'{"version": "\\u001b[2J"}',
    "half a letter": b'{"version": "\\ud800"}',
}


REACHES_FURTHER = {
    "a version": f"{'0' * site.LETTERS}\u001b[2J",
    "a longer version": "0" * (site.LETTERS + 1),
}
KITS |= {f"{name} that goes on": json.dumps({"version": said}).encode() for name, said in REACHES_FURTHER.items()}


@pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
def test_a_kit_file_that_is_none_is_told(kit: bytes) -> None:
    name = f"kit-{D}.json"
    space = about(name, sending(whole(kit)))
    listed = with_list({name: site.digest(kit)})
    (told,) = judged(lambda asked, send: (space if asked == name else listed)(asked, send))
    assert f"n'est pas celui du dossier : {name}" in told


def test_an_age_of_many_digits_is_a_long_one() -> None:
    page = whole(FILES[site.PAGE], b"Content-Type: text/html", b"Cache-Control: max-age=" + b"9" * 5000)
    with serving(about("", sending(page)), []) as address:
        assert "no-cache" in check(WebSpace(address), list).good_to_know[0]


def test_what_unpacks_without_an_end_takes_little_memory() -> None:
    bomb = gzip.compress(bytes(200 << 20), 1)
    tracemalloc.start()
    (told,) = judged(about(KIT, sending(whole(bomb, b"Content-Encoding: gzip"))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "n'est pas celui du dossier" in told
    assert peak < 128 << 20


def test_any_site_leaves_sentences() -> None:
    """Sites of which every file may have any answer, or a good one with some bytes changed."""
    chance = random.Random(27)
    odd = [*ODD.values(), *ENDLESS.values()]
    for _site in range(60):
        share = chance.choice((0.02, 0.3, 1.0))

        def spoilt(name: str, send: Send, share: float = share) -> None:
            if chance.random() > share:
                good(name, send)
            elif chance.random() < 0.5:
                chance.choice(odd)(name, send)
            else:
                good(name, lambda data: send(changed(chance, data)))

        for told in judged(spoilt, step_s=0.5):
            assert told
            assert len(told) < 1000


def changed(chance: random.Random, data: bytes) -> bytes:
    """The same with a few bytes changed, mostly in its head, which is cut off or doubled at times."""
    body = bytearray(data)
    for _byte in range(chance.randrange(1, 5)):
        body[min(int(chance.expovariate(0.01)), len(body) - 1)] = chance.randrange(256)
    cut = chance.randrange(len(body))
    return bytes(chance.choice((body, body, body[:cut], body + body)))


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "http://",
        "http://./",
        "http://a b/c",
        "http://a:b/",
        "https://a:99999/",
        "https://[zz]/",
        "http://a\n.b/",
        "http://a/\x1b[2J",
        "http://\ud800/",
        f"http://{'a' * 70}.b/",
    ],
)
def test_what_is_no_address_is_a_sentence(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier", address]) == 1
    told = capsys.readouterr().err
    assert "n'est pas une adresse" in told or "ne répond pas" in told
    assert told.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
@pytest.mark.parametrize("name", [site.PAGE, site.SERVICE, KIT])
@pytest.mark.parametrize("kind", ["a device", "a pipe", "a link out", "a link to itself", "a folder"])
def test_what_is_no_file_of_the_folder_is_not_opened(name: str, kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    write(FILES, folder)
    (tmp_path / "secret").write_bytes(FILES[name])
    file = folder / name
    file.unlink()
    match kind:
        case "a device":
            file.symlink_to("/dev/zero")
        case "a pipe":
            os.mkfifo(file)
        case "a link out":
            file.symlink_to(tmp_path / "secret")
        case "a link to itself":
            file.symlink_to(file)
        case _:
            file.mkdir()
    with pytest.raises(KitError, match=r"n'est pas un fichier de ce dossier"):
        check(Folder(folder), list)


def test_a_folder_inside_that_is_a_link_out_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    write(FILES, folder)
    (folder / "voices").rename(tmp_path / "voices")
    (folder / "voices").symlink_to(tmp_path / "voices")
    with pytest.raises(KitError, match="n'est pas un fichier de ce dossier"):
        check(Folder(folder), list)


def test_a_file_without_an_end_is_not_read_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    write(FILES, folder)
    os.truncate(folder / KIT, 1 << 33)
    (told,) = check(Folder(folder), list).faults
    assert "n'est pas celui du dossier" in told
