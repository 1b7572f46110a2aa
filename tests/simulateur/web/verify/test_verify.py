"""A web space that serves the folder rightly, and each way to serve it wrongly, of which one sentence tells."""

import gzip
import http.server
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest

from simulateur.web.__main__ import main
from simulateur.web.build import site
from simulateur.web.build.folder import write
from simulateur.web.download import download_bytes
from simulateur.web.verify.faults import Findings, check, lacking_in
from simulateur.web.verify.spaces import Answer, Folder, WebSpace
from tests.simulateur.web.build.test_parts import parts

FILES = site.laid_out(parts())
TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
}
HTTPS = "n'est pas en https"


@dataclass
class Host:
    """How a web space serves the folder. ``asked`` are the paths that were asked for."""

    files: dict[str, bytes] = field(default_factory=lambda: dict(FILES))
    types: dict[str, str] = field(default_factory=lambda: dict(TYPES))
    headers: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    compresses: bool = False
    compress: Callable[[bytes], bytes] = gzip.compress

    def answer(self, request: http.server.BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        name = request.path.removeprefix("/abeille/") or site.PAGE
        if name in self.moved:
            request.send_response(HTTPStatus.FOUND)
            request.send_header("Location", self.moved[name])
            request.end_headers()
            return
        body = self.files.get(name)
        request.send_response(HTTPStatus.NOT_FOUND if body is None else HTTPStatus.OK)
        if self.compresses:
            assert request.headers["Accept-Encoding"] == "gzip", "as a tablet does"
            request.send_header("Content-Encoding", "gzip")
            body = self.compress(body or b"")
        request.send_header("Content-Type", self.types.get(name.rpartition(".")[2], "application/octet-stream"))
        for header, value in self.headers.items():
            request.send_header(header, value)
        request.end_headers()
        request.wfile.write(body or b"rien")


@contextmanager
def serving(host: Host) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.answer(self)

        def log_message(self, *_words: object) -> None:
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/abeille/"
    finally:
        server.shutdown()
        server.server_close()


def looked_at(host: Host) -> Findings:
    with serving(host) as address:
        return check(WebSpace(address), list)


def test_a_space_that_serves_all_of_it_is_well_and_is_asked_for_nothing_else() -> None:
    host = Host()
    found = looked_at(host)
    assert found[:3] == ((), (), len(FILES) - 2)  # of sw.js and of the licences no tablet has a digest
    assert found.sent == sum(len(data) for name, data in FILES.items() if name != site.LICENCES)
    kit = next(data for name, data in FILES.items() if re.fullmatch(r"kit-[0-9a-f]+\.json", name))
    assert f'"version": "{found.version}"'.encode() in kit
    assert sorted(host.asked) == sorted(f"/abeille/{name}" for name in {*FILES, ""} - {site.LICENCES, site.PAGE})


def test_a_folder_on_the_disk_is_as_large_as_its_download_from_a_server_that_compresses(tmp_path: Path) -> None:
    write(FILES, tmp_path / "dossier")
    found = check(Folder(tmp_path / "dossier"), list)
    assert found.sent == sum(download_bytes(name, data) for name, data in FILES.items() if name != site.LICENCES)


def test_what_shrinks_is_counted_compressed_and_a_recording_as_it_is() -> None:
    data = b"abeille " * 10_000
    assert download_bytes("kit.json", data) < 1000
    assert download_bytes("voices/a.mp3", data) == len(data)


def _without(name: str) -> Callable[[Host], object]:
    return lambda host: host.files.pop(next(each for each in host.files if each.startswith(name)))


def _without_kind(ending: str) -> Callable[[Host], object]:
    def change(host: Host) -> None:
        host.files = {name: data for name, data in host.files.items() if not name.endswith(ending)}

    return change


def _other(name: str) -> Callable[[Host], object]:
    def change(host: Host) -> None:
        host.files[next(each for each in host.files if each.startswith(name))] = b"<!-- minified -->"

    return change


def _header(name: str, value: str) -> Callable[[Host], object]:
    return lambda host: host.headers.update({name: value})


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (_without("library"), "il manque 1 fichier : library-"),
        (_without("voices/"), "il manque 1 fichier : voices/bravo-"),
        (_other("kit-"), "1 fichier n'est pas celui du dossier : kit-"),
        (_other("index"), "1 fichier n'est pas celui du dossier : index.html"),
        (lambda host: host.types.pop("mjs"), "les fichiers .mjs sont servis comme « application/octet-stream »"),
        (lambda host: host.types.update(js="text/plain"), "les fichiers .js sont servis comme « text/plain »"),
        (lambda host: host.types.pop("svg"), "les fichiers .svg sont servis comme"),
        (_without_kind(".mjs"), "aucun fichier .mjs ; s'ils y sont, son serveur ne connaît pas ce type"),
        (_without_kind(".webmanifest"), "ajoutez-y .webmanifest, application/manifest+json"),
        (_without("sw.js"), "n'a pas le sw.js du kit (404)"),
        (lambda host: host.files.clear(), "n'a pas de page (404)"),
        (lambda host: host.moved.update({"index.html": "https://ecole.example/"}), "renvoie à https://ecole.example/"),
        (lambda host: host.moved.update({"sw.js": "/sw.js"}), "sw.js renvoie à /sw.js"),
        (_header("Content-Security-Policy", "default-src 'self'"), "script-src 'wasm-unsafe-eval', img-src data:"),
        (_header("Content-Disposition", "attachment"), "Content-Disposition fait télécharger"),
        (_header("Clear-Site-Data", '"cache", "storage"'), "Clear-Site-Data efface"),
    ],
)
def test_each_fault_is_told_in_one_sentence(wrong: Callable[[Host], object], sentence: str) -> None:
    host = Host()
    wrong(host)
    (told,) = looked_at(host).faults
    assert sentence in told
    assert " ; " in told, "what to do"


def test_a_server_that_compresses_sends_the_same_files() -> None:
    found = looked_at(Host(compresses=True))
    assert found[:3] == ((), (), len(FILES) - 2)
    assert found.sent != looked_at(Host()).sent
    broken = looked_at(Host(compresses=True, compress=lambda body: gzip.compress(body)[:-12]))
    assert len(broken.faults) == 1
    assert "ne sont pas ceux du dossier" in broken.faults[0]


def test_a_server_that_could_compress_is_told_what_that_saves() -> None:
    host = Host(files=site.laid_out(parts(wasm=b"python" * 500_000)))
    (told,) = looked_at(host).good_to_know
    assert re.search(r"3,[0-9] Mo par tablette au lieu de 0,[0-9] ; activez gzip", told)
    host.compresses = True
    assert looked_at(host).good_to_know == ()


def test_what_is_only_good_to_know_is_no_fault() -> None:
    host = Host(headers={"Cache-Control": "max-age=86400", "Set-Cookie": "id=1"})
    found = looked_at(host)
    assert found.faults == ()
    assert ["no-cache" in found.good_to_know[0], "cookie" in found.good_to_know[1]] == [True, True]


def test_an_address_that_is_no_https_is_told_though_all_is_there() -> None:
    class Elsewhere(WebSpace):
        keeps = False  # as anywhere but on this computer

    with serving(Host()) as address:
        (told,) = check(Elsewhere(address), list).faults
    assert HTTPS in told
    assert WebSpace("https://ecole.example").keeps
    assert not WebSpace("http://ecole.example/abeille").keeps


@pytest.mark.parametrize("typed", ["https://e.example/a", "https://e.example/a/", "https://e.example/a/index.html"])
def test_an_address_is_typed_in_many_ways(typed: str) -> None:
    assert WebSpace(typed).name == "https://e.example/a/"


@pytest.mark.parametrize(
    ("policy", "lacking"),
    [
        ("", []),
        (site.POLICY, []),
        ("upgrade-insecure-requests", []),
        ("default-src * data: blob: 'unsafe-eval'", []),
        ("script-src 'none'", ["script-src 'self'", "script-src 'wasm-unsafe-eval'", "worker-src 'self'"]),
        ("connect-src https://ecole.example", ["connect-src 'self'"]),
    ],
)
def test_a_policy_of_the_server_is_read_as_a_browser_reads_it(policy: str, lacking: list[str]) -> None:
    assert lacking_in(policy) == lacking


def test_a_type_is_the_same_in_capitals_and_whatever_follows_it() -> None:
    for sent in ("text/html", "Text/HTML; charset=utf-8", " TEXT/HTML ;q=1"):
        assert Answer(HTTPStatus.OK, headers={"content-type": sent}).kind == "text/html", sent


def test_the_command_tells_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(FILES, tmp_path / "dossier")
    with serving(Host()) as address:
        assert main(["verifier", address]) == 0
    told = r"fichiers comparés, 0,1 Mo à télécharger une fois par tablette, tout est là .version [0-9a-f]{6}."
    assert re.search(told, capsys.readouterr().out)
    assert main(["verifier", str(tmp_path / "dossier")]) == 0
    assert "posez-le sur un site en https" in capsys.readouterr().out
    next((tmp_path / "dossier").glob("library-*")).unlink()
    assert main(["verifier", str(tmp_path / "dossier")]) == 1
    assert capsys.readouterr().err.startswith("il manque 1 fichier : library-")
    assert main(["verifier", address]) == 1
    assert "ne répond pas" in capsys.readouterr().err


def test_a_name_that_no_site_has_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere(*_address: object, **_options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    assert main(["verifier", "https://nulle-part.invalid/"]) == 1
    assert "ne répond pas (aucun site de ce nom)" in capsys.readouterr().err
