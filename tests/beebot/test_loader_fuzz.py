"""Whatever the bytes, reading ends with content or with French sentences."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lecons
from beebot.loader import ContentError, Problem, load_file, load_lesson
from tests.beebot.content import GENRES, LESSON, Content
from tests.beebot.meter import at_most
from tests.long import times

CALLS = 10_000_000
"""How many calls reading one file may take: some seconds."""
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


def problems(read: Callable[[Path], object], file: Path) -> tuple[Problem, ...]:
    try:
        with at_most(CALLS):
            read(file)
    except ContentError as error:
        return error.problems
    return ()


def test_the_seed_is_sound(folder: Content) -> None:
    folder.lesson.write_bytes(SEED)
    assert problems(load_lesson, folder.lesson) == ()


@given(EDITS)
@settings(max_examples=times(400))
def test_a_spoilt_lesson(folder: Content, edits: list[tuple[int, int, bytes]]) -> None:
    data = SEED
    for place, length, scrap in edits:
        data = data[:place] + scrap + data[place + length :]
    folder.lesson.write_bytes(data)
    found = problems(load_lesson, folder.lesson)
    assert list(found) == sorted(found)
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in found)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=times(200))
def test_anything_at_all(folder: Content, data: bytes) -> None:
    folder.lesson.write_bytes(data)
    assert problems(load_file, folder.lesson)


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
def test_a_spoilt_file_of_the_kit(kit: Path, name: Path, mutations: list[Mutation]) -> None:
    sound = (lecons.CONTENT / name).read_bytes()
    data = sound
    for mutate in mutations:
        data = mutate(data) if data else data
    try:
        (kit / name).write_bytes(data)
        for problem in problems(load_file, kit / name):
            assert problem.line >= 1
            assert problem.column >= 1
            assert "\n" not in str(problem)
    finally:
        (kit / name).write_bytes(sound)
