"""Each verb of each command, with outputs of every kind: a status, no traceback, and nothing that a terminal obeys."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO
from unittest.mock import patch

import pytest

import firmware_bridge.__main__
import lecons.__main__
import simulateur.__main__
from beebot.console.output import readable
from firmware_bridge.commands import VERBS as ROBOT_VERBS
from lecons.commands import VERBS as LESSON_VERBS
from tests.ground.conftest import ROOT, clean_environment

LESSON = str(ROOT / "lecons" / "seances" / "gs" / "la-visite-des-fleurs.yaml")
MAIN = {
    "lecons": lecons.__main__.main,
    "firmware_bridge": firmware_bridge.__main__.main,
    "simulateur": simulateur.__main__.main,
}
CALLS = [
    ("lecons", "--help"),
    ("lecons", "verifier", LESSON),
    ("lecons", "verifier", LESSON, "--json"),
    ("lecons", "resoudre", LESSON),
    ("lecons", "trace", f"{LESSON}#la-fleur-cachee", "avancer avancer gauche avancer avancer"),
    ("lecons", "indice", f"{LESSON}#deux-fleurs", "avancer droite", "--essai", "4"),
    ("lecons", "generer", "--niveau", "GS", "--graine", "42", "--nombre", "1"),
    ("lecons", "schema", "seance"),
    ("lecons", "nouveau", "a\x1b[31mb/é.yaml"),
    ("lecons", "resoudre", "a\x1b[31m…\udcff.yaml"),
    ("lecons", "importer", "a\x1b[31mb/é.zip", "--donnees", "données"),
    ("lecons", "bibliotheque", "--donnees", "données"),
    ("lecons", "imprimer", LESSON, "--compter"),
    ("lecons", "imprimer", "a\x1b[31mé"),
    ("lecons", "chercher", "étoile"),
    ("lecons", "z\x1b[31mé"),
    ("firmware_bridge", "--help"),
    ("firmware_bridge", "liste"),
    ("firmware_bridge", "diagnostic", "--help"),
    ("firmware_bridge", "envoyer", "--robot", "escornabot", "--port", "/dev/\x1b[31mé", "avancer"),
    ("firmware_bridge", "ensemble", "--help"),
    ("firmware_bridge", "temoigner", "--help"),
    ("firmware_bridge", "etalonner", "--robot", "mbot", "--port", "/dev/\x1b[31mé"),
    ("firmware_bridge", "emuler", "\x1b[31mé"),
    ("simulateur", "--help"),
    ("simulateur", "--taille", "\x1b[31mé"),
    ("simulateur", "demo", "--ouvrir", "\x1b[31mé.yaml"),
]
ENCODINGS = ("ascii", "latin-1", "cp1252", "cp437", "utf-8")
KINDS = (*ENCODINGS, "full", "nobody reads", "closed")
FULL = Path("/dev/full")


def status(call: tuple[str, ...]) -> int:
    command, *words = call
    try:
        return MAIN[command](words)
    except SystemExit as leaving:
        return int(leaving.code or 0)


def opened(kind: str) -> TextIO | None:
    """A standard output of this kind."""
    if kind in ENCODINGS:
        return io.TextIOWrapper(io.BytesIO(), encoding=kind, newline="\n")
    if kind == "full":
        return FULL.open("w", encoding="utf-8")
    if kind == "closed":
        return None
    reading, writing = os.pipe()
    os.close(reading)
    return open(writing, "w", encoding="utf-8")  # noqa: PTH123 - a number, not a name


def held(stream: Any) -> str:
    assert isinstance(stream, io.TextIOWrapper)
    stream.flush()
    stream.seek(0)
    return stream.read()


@contextmanager
def streams(output: str, errors: str) -> Iterator[tuple[Any, Any]]:
    """Streams of these kinds in the place of the standard ones."""
    kept: Any = sys.stdout, sys.stderr
    put: Any = opened(output), opened(errors)
    sys.stdout, sys.stderr = put
    try:
        yield put
    finally:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.close()
        sys.stdout, sys.stderr = kept


def test_each_verb_is_called() -> None:
    called = {(command, word) for command, word, *_rest in CALLS}
    verbs = {("lecons", verb.name) for verb in LESSON_VERBS} | {("firmware_bridge", verb.name) for verb in ROBOT_VERBS}
    assert verbs - called == set()


@patch.dict(os.environ)  # a start of the screen leaves variables there
@pytest.mark.parametrize("call", CALLS, ids=lambda call: ascii(" ".join(call[:2])))
def test_each_verb_ends_with_its_status_whatever_its_output(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told: dict[str, tuple[int, str, str]] = {}
    for kind in ENCODINGS:
        with streams(kind, kind) as (output, errors):
            told[kind] = status(call), held(output), held(errors)
        assert "\x1b" not in told[kind][1] + told[kind][2]
        assert told[kind][0] == told["ascii"][0]
    usual, said, sentence = told["utf-8"]
    if call[0] != "firmware_bridge":  # the ports of a machine may change meanwhile
        for kind in ENCODINGS:
            assert told[kind][1:] == (readable(said, kind), readable(sentence, kind))
    for kind in [kind for kind in KINDS[len(ENCODINGS) :] if kind != "full" or FULL.exists()]:
        with streams(kind, "utf-8") as (_output, errors):
            assert status(call) == (1 if said and kind != "closed" else usual)
            reason = "la réponse ne peut pas être écrite (disque plein)" if said and kind == "full" else ""
            assert held(errors).startswith(reason or sentence)
        with streams("utf-8", kind):
            assert status(call) == usual


# The same from outside, where Python itself has its say when it begins and when it ends


def run_in_shell(line: str, **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("PY", f"'{sys.executable}' -P -m").replace("KIT", f"'{sys.executable}' kit.py")],
        env=clean_environment() | environment,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


FULL_DISK = "la réponse ne peut pas être écrite (disque plein) ; vérifiez la place, ou envoyez-la ailleurs\n"
KIT_UNWRITTEN = (
    "La réponse ne peut pas être écrite ; vérifiez la place, ou envoyez-la ailleurs. "
    "/ The answer cannot be written: check the room, or send it elsewhere.\n"
)
NO_FILE = "x:1:1 : fichier introuvable ; vérifiez son nom et son dossier\n"
LINES = {
    "PY lecons verifier > /dev/full": (1, "", FULL_DISK),
    "PY lecons --help > /dev/full": (1, "", FULL_DISK),
    "KIT --help > /dev/full": (1, "", KIT_UNWRITTEN),
    "KIT --help >&-": (0, "", ""),
    "KIT jouer >&- 2>&-": (2, "", ""),
    "KIT jouer 2> /dev/full": (2, "", ""),
    "PY lecons verifier >&-": (0, "", ""),
    "PY lecons verifier <&- >&- 2>&-": (0, "", ""),
    "PY lecons resoudre x 2>&-": (1, "", ""),
    "PY lecons resoudre x 2> /dev/full": (1, "", ""),
    "PY lecons resoudre x <&-": (1, "", NO_FILE),
    "PY simulateur demo --image $(mktemp -d)/film.gif > /dev/full": (1, "", FULL_DISK),
    "PY firmware_bridge liste > /dev/full 2> /dev/full": (1, "", ""),
    "PY firmware_bridge etalonner --robot mbot <&- >&- 2>&-": (1, "", ""),
}


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("line", LINES)
def test_a_shell_gets_the_status_and_one_sentence_at_most(line: str) -> None:
    assert run_in_shell(line) == LINES[line]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_a_reader_that_goes_away_ends_a_command_without_a_word() -> None:
    status, first, errors = run_in_shell("PY lecons verifier | head -n 1")
    assert (status, errors) == (0, "")
    assert first.endswith(" : tout est bon\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize(
    "environment", [{"COLUMNS": "1"}, {"TERM": "dumb", "LANG": "C"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_a_poor_terminal_gets_the_help(environment: dict[str, str]) -> None:
    for command in MAIN:
        status, said, errors = run_in_shell(f"PY {command} --help", **environment)
        assert (status, errors) == (0, "")
        assert said.startswith("usage : beebot")


def test_kit_py_itself_speaks_in_any_encoding(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "kit.py", "--help"],
        env=clean_environment() | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Installe ce qu'il faut au kit")
