"""What the computer's server hands out: its own page and what was built, with what a browser must be told of each."""

import os
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import pytest

from simulateur.web.files import ROOM, Files, headers

OK, NOT_THERE = HTTPStatus.OK, HTTPStatus.NOT_FOUND


@pytest.fixture
def built(tmp_path: Path) -> Files:
    folder = tmp_path / "built"
    (folder / "sons").mkdir(parents=True)
    for name in ("index.html", "app.js", "app.mjs", "py.wasm", "site.webmanifest", "sons/un.wav", "sans-fin"):
        (folder / name).write_bytes(name.encode())
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with suppress(OSError):  # Windows asks for a right to do so
        (folder / "out").symlink_to(tmp_path)
    return Files("fr", folder)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/index.html", "text/html"),
        ("/app.js", "text/javascript"),
        ("/app.mjs", "text/javascript"),
        ("/py.wasm", "application/wasm"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/sans-fin", "application/octet-stream"),
    ],
)
def test_what_was_built_is_there_as_what_it_is(built: Files, path: str, kind: str) -> None:
    found = built.get(path)
    assert (found.status, found.kind) == (OK, kind)
    assert found.body.decode() == (path.strip("/") or "index.html")


@pytest.mark.parametrize("path", ["/absent", "/sons", "/../secret.txt", "/out/secret.txt", "//etc/passwd", "/a\0b"])
def test_what_was_not_built_is_not_there(built: Files, path: str) -> None:
    assert built.get(path).status is NOT_THERE


@pytest.mark.parametrize("name", ["skin.js", "hands.js", "socket.js", "ears.js", "classe.css", "abeezee.ttf"])
def test_the_page_of_a_class_and_what_it_loads_are_there_beside_it(built: Files, name: str) -> None:
    for files in (built, Files("fr")):
        assert files.get(ROOM + name).status is OK
        assert files.get(f"{ROOM}classe.html").status is NOT_THERE, "the words are not in it yet"
        assert files.get(f"{ROOM}../files.py").status is NOT_THERE


def test_the_page_of_a_class_speaks_the_language_of_the_opening() -> None:
    french, english = (Files(language).get(ROOM).body.decode() for language in ("fr", "en"))
    assert "Le code du jour" in french
    assert french != english
    assert ('lang="fr"' in french, 'lang="en"' in english) == (True, True)
    assert "$" not in french, "every word is in its place"


def test_where_nothing_was_built_one_is_led_to_the_page_of_the_class() -> None:
    files = Files("fr")
    assert not files.is_built
    assert files.get("/").headers == (("Location", ROOM),)
    assert files.get("/").status is HTTPStatus.FOUND
    assert files.get("/index.html").status is NOT_THERE


def test_a_file_that_was_built_anew_is_handed_out_anew(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    seen = []
    for moment, text in enumerate(("one", "two"), start=1):
        file.write_text(text, encoding="utf-8")
        os.utime(file, (moment, moment))
        seen.append(Files("fr", tmp_path).get("/").body)
    assert seen == [b"one", b"two"]


def test_no_page_may_load_or_be_shown_elsewhere() -> None:
    told = dict(headers("192.168.1.4:8000"))
    policy = {name: values for name, *values in (part.split() for part in told["Content-Security-Policy"].split(";"))}
    assert policy["default-src"] == ["'self'"]
    assert policy["connect-src"] == ["'self'", "ws://192.168.1.4:8000"]
    assert policy["frame-ancestors"] == policy["form-action"] == policy["base-uri"] == ["'none'"]
    assert (told["X-Content-Type-Options"], told["Cache-Control"]) == ("nosniff", "no-cache")
