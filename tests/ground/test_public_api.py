"""The Python that the README shows a pupil or a teacher prints what the README says it prints."""

import contextlib
import io
import re
from pathlib import Path

import pytest

import beebot
import lecons
from beebot import (
    Cell,
    Choice,
    Genre,
    Heading,
    KitError,
    Orientation,
    Outcome,
    PairPrograms,
    Prediction,
    judge,
    load_lesson,
    parse_program,
    solve,
)
from beebot.challenge import Answer

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_ten_lines_of_the_readme() -> None:
    code, said = re.findall(r"```python\n(.*?)```\n\n.*?\n\n```text\n(.*?)```", README, re.DOTALL)[0]
    lines = [line for line in code.splitlines() if line]
    assert len(lines) <= 12
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    assert out.getvalue() == said


def test_every_public_name_is_there() -> None:
    for name in beebot.__all__:
        assert getattr(beebot, name) is not None
        assert callable(getattr(beebot, name)), f"{name} must be the thing, not the module of that name"


def test_a_notebook_answers_every_genre_of_a_file_named_by_a_text() -> None:
    card = parse_program("avancer")
    answers: dict[Genre, Answer] = {
        Genre.PREDICT: Prediction(Cell.parse("A1")),
        Genre.CHOOSE: Choice(0),
        Genre.PAIR: PairPrograms(card, card),
        Genre.ORIENT: Orientation(Heading.NORTH),
    }
    found = {each.genre: each for file in lecons.lessons() for each in load_lesson(str(file)).challenges}
    assert set(found) == set(Genre)
    for genre, challenge in found.items():
        assert isinstance(judge(challenge, answers.get(genre, card)).outcome, Outcome)
        best = solve(challenge).answer
        assert best is not None
        assert judge(challenge, best).outcome is Outcome.SUCCESS


def test_a_file_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(KitError, match="fichier introuvable ; vérifiez son nom"):
        load_lesson("nulle-part.yaml")
