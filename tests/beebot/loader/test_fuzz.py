"""Whatever the bytes, reading ends with content or with French sentences, soon, and in little memory.

Files are read in a process of its own: for no file may it take 5 s of the processor, nor ever 250 MB.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lecons
from tests.beebot import _lesson_reader
from tests.beebot.content import GENRES, LESSON, Content
from tests.beebot.hostile import FILES, PATHS
from tests.long import times

MOST_BYTES = 250_000_000
"""What the reading process may take, Python and all."""
Problem = tuple[int, int, str, str]
"""Line, column, message, and the whole as it is printed."""
SEED = (LESSON + GENRES).encode()
SIGNS = [sign.encode() for sign in "#:- \n\t[]{}'\"*&!|>%\\?,«\N{NO-BREAK SPACE}\0"]
WORDS = [
    b"- ",
    b": ",
    b" #",
    b"&a ",
    b"*a",
    b"<<: ",
    b"010",
    b"1:30",
    b"\xff",
    b"A1",
    b"depart",
    b"genre: choisir",
    b"_",
    b"[" * 40,
    b"! ",
]
SCRAPS = st.sampled_from(SIGNS + WORDS)
EDITS = st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 30), SCRAPS | st.binary(max_size=6)), max_size=6)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return Content(tmp_path_factory.mktemp("contenu"))


class Reader:
    """The process that reads, what it took at most, and how much it has read."""

    def __init__(self) -> None:
        self.worst_s, self.peak, self.files = 0.0, 0, 0
        self._begin()

    def _begin(self) -> None:
        command = [sys.executable, "-m", _lesson_reader.__name__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, what: str, file: Path) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{what} {file}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            status = self.close()
            self._begin()
            raise AssertionError(f"it was ended: {status}")
        found: dict[str, Any] = json.loads(answer)
        assert not found["traceback"], found["traceback"]
        self.files += 1
        self.worst_s, self.peak = max(self.worst_s, found["seconds"]), found["peak"]
        assert found["seconds"] <= _lesson_reader.LONGEST_S
        assert self.peak < MOST_BYTES
        return found

    def problems(self, what: str, file: Path) -> list[Problem]:
        found = self.ask(what, file)
        assert found.get("sorted", True)
        return [tuple(each) for each in found["problems"]]

    def close(self) -> int:
        """End it; its status."""
        with self._process:
            pass
        return self._process.returncode


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader()
    yield reader
    assert reader.close() == 0
    print(f"{reader.files} files, at most {reader.worst_s:.2f} s of the processor, {reader.peak / 1e6:.0f} MB")


def test_the_seed_is_sound(folder: Content, reader: Reader) -> None:
    folder.lesson.write_bytes(SEED)
    assert reader.problems("load_lesson", folder.lesson) == []


def test_a_reader_that_hangs_swells_or_fails_is_seen(tmp_path: Path) -> None:
    faults = {"fail": "RecursionError", "swell": "peak"}
    if sys.platform != "win32":
        faults["spin"] = f"it was ended: {-signal.SIGPROF}"
    with closing(Reader()) as reader:
        for what, told in faults.items():
            with pytest.raises(AssertionError, match=told):
                reader.ask(what, tmp_path)


@pytest.mark.parametrize("name", [*FILES, *PATHS])
def test_a_file_made_to_take_time_or_memory(folder: Content, reader: Reader, name: str) -> None:
    what, file = ("load_lesson", folder.lesson) if name in FILES else ("load_path", folder.path)
    file.write_text((FILES | PATHS)[name], encoding="utf-8")
    reader.ask(what, file)


@given(EDITS)
@settings(max_examples=times(400))
def test_a_spoilt_lesson(folder: Content, reader: Reader, edits: list[tuple[int, int, bytes]]) -> None:
    data = SEED
    for place, length, scrap in edits:
        data = data[:place] + scrap + data[place + length :]
    folder.lesson.write_bytes(data)
    found = reader.problems("load_lesson", folder.lesson)
    assert all(line >= 1 and column >= 1 and message for line, column, message, _whole in found)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=times(200))
def test_anything_at_all(folder: Content, reader: Reader, data: bytes) -> None:
    folder.lesson.write_bytes(data)
    assert reader.problems("load_file", folder.lesson)


REAL = [file.relative_to(lecons.CONTENT) for file in (*lecons.lessons(), *lecons.mats(), *lecons.paths())]
"""The kit's own files."""

PLACE = st.floats(0, 1, exclude_max=True)
"""How far down the file, or along the line."""
SIGN = st.characters(codec="utf-8") | st.sampled_from("\N{NO-BREAK SPACE}\N{COMBINING ACUTE ACCENT}\u202e\U0001f41d_↑")


def flipped(data: bytes, place: float, bit: int) -> bytes:
    spoilt = bytearray(data)
    spoilt[int(place * len(data))] ^= 1 << bit
    return bytes(spoilt)


def inserted(data: bytes, place: float, sign: str) -> bytes:
    text = data.decode(errors="replace")
    at = int(place * len(text))
    return (text[:at] + sign + text[at:]).encode()


def relined(data: bytes, place: float, change: Callable[[bytes], list[bytes]]) -> bytes:
    lines = data.splitlines(keepends=True)
    at = int(place * len(lines))
    return b"".join((*lines[:at], *change(lines[at]), *lines[at + 1 :]))


CHANGES: dict[str, Callable[[bytes], list[bytes]]] = {
    "removed": lambda line: [],
    "doubled": lambda line: [line, line],
    "deeper": lambda line: [b"  " + line],
    "out by one": lambda line: [b" " + line],
    "less deep": lambda line: [line.removeprefix(b"  ")],
    "tabbed": lambda line: [b"\t" + line],
    "an item": lambda line: [b"- " + line],
    "cut": lambda line: [line[: len(line) // 2] + b"\n"],
    "without quotes": lambda line: [line.replace(b'"', b"")],
    "without end": lambda line: [line.rstrip(b"\r\n")],
}
Mutation = Callable[[bytes], bytes]
MUTATIONS: st.SearchStrategy[Mutation] = st.one_of(
    st.builds(lambda place, bit: lambda data: flipped(data, place, bit), PLACE, st.integers(0, 7)),
    st.builds(lambda place, sign: lambda data: inserted(data, place, sign), PLACE, SIGN),
    st.builds(
        lambda place, name: lambda data: relined(data, place, CHANGES[name]), PLACE, st.sampled_from(sorted(CHANGES))
    ),
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the kit's content."""
    root = tmp_path_factory.mktemp("kit")
    for folder in ("parcours", "seances", "tapis", "images"):
        copytree(lecons.CONTENT / folder, root / folder)
    return root


@given(st.sampled_from(REAL), st.lists(MUTATIONS, min_size=1, max_size=4))
@settings(max_examples=times(400))
def test_a_spoilt_file_of_the_kit(kit: Path, reader: Reader, name: Path, mutations: list[Mutation]) -> None:
    sound = (lecons.CONTENT / name).read_bytes()
    data = sound
    for mutate in mutations:
        data = mutate(data) if data else data
    try:
        (kit / name).write_bytes(data)
        for line, column, _message, whole in reader.problems("load_file", kit / name):
            assert line >= 1
            assert column >= 1
            assert "\n" not in whole
    finally:
        (kit / name).write_bytes(sound)
