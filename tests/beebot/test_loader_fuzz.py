"""Whatever the bytes, reading ends with content or with French sentences, soon."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.loader import ContentError, Problem, load_file, load_lesson
from tests.beebot.content import GENRES, LESSON, Content

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
        read(file)
    except ContentError as error:
        return error.problems
    return ()


def test_the_seed_is_sound(folder: Content) -> None:
    folder.lesson.write_bytes(SEED)
    assert problems(load_lesson, folder.lesson) == ()


@given(EDITS)
@settings(max_examples=400, deadline=timedelta(seconds=2))
def test_a_spoilt_lesson(folder: Content, edits: list[tuple[int, int, bytes]]) -> None:
    data = SEED
    for place, length, scrap in edits:
        data = data[:place] + scrap + data[place + length :]
    folder.lesson.write_bytes(data)
    found = problems(load_lesson, folder.lesson)
    assert list(found) == sorted(found)
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in found)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=200, deadline=timedelta(seconds=2))
def test_anything_at_all(folder: Content, data: bytes) -> None:
    folder.lesson.write_bytes(data)
    assert problems(load_file, folder.lesson)
