"""Whoever reads an answer finds on the mat what it means: nothing there is called by a letter and a number."""

import re
from typing import Any

import pytest

from beebot.challenge import Genre
from beebot.i18n import speaking
from beebot.interpreter import run
from beebot.kinds import solve
from beebot.parts.answer_types import Prediction
from lecons.printing.documents.answers import answers
from lecons.printing.printed_mat import challenge_drawn
from tests.lecons.printing._kits import NAMES, PLAIN, kit, lesson, words
from tests.loops import for_each

ANSWERED = tuple(
    (name, place)
    for name in NAMES
    for place, each in enumerate(lesson(name).challenges)
    if each.genre in (Genre.PREDICT, Genre.ORIENT) or isinstance(solve(each).answer, Prediction)
)
COMPASS = {"fr": r"\b(?:au nord|au sud|à l'est|à l'ouest)\b", "en": r"\b(?:north|south|west)\b"}
"""In French « est » is a verb too, in English « east » is part of other words."""


@for_each("name, place", ANSWERED)
def test_where_she_stands_at_the_end_is_drawn_on_the_mat(name: str, place: int) -> None:
    """Where the engine leads her; one that is to be turned stands where she starts."""
    challenge = lesson(name).challenges[place]
    (page,) = answers(lesson(name), PLAIN).pages
    groups: Any = page.data["groups"]
    (shown,) = groups[0]["rows"][place]["picture"]
    turned = challenge.genre is Genre.ORIENT
    cell = challenge.start.cell if turned else run(challenge.given, challenge.start, challenge.mat).end.cell
    assert f"colonne {cell.column + 1} depuis la gauche, rangée {cell.row + 1} depuis le bas" in shown.alt
    side = min(40 / (challenge.mat.width + 0.11), 26 / (challenge.mat.height + 0.11))
    assert shown.svg != challenge_drawn(challenge, side, PLAIN.images, PLAIN.ink), "not as she starts"


@pytest.mark.parametrize("language", COMPASS)
@for_each("name", NAMES)
def test_no_print_names_a_cell_or_a_side_as_files_do(name: str, language: str) -> None:
    """A sheet of paper may be called A4."""
    with speaking(language):
        told = " ".join(words(page.data) for document in kit(name, language=language) for page in document.pages)
    assert re.findall(r"\b(?!A[34]\b)[A-I][1-9]\b", told) == []
    assert re.findall(COMPASS[language], told) == []


def test_no_number_of_a_cell_is_taken_for_a_piece_of_paper() -> None:
    """What the search above would find, had it been there."""
    assert re.findall(r"\b(?!A[34]\b)[A-I][1-9]\b", "15 feuilles A4 ; D3, A2 ; CE1") == ["D3", "A2"]
