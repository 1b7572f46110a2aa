"""Numbers in the words of a sheet agree with its other numbers, and with what is printed for it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

import lecons
from beebot.lesson import Lesson, ScreenMode
from beebot.loader import load_mat, mat_title
from beebot.parts.sheet import Asked, Grouping
from lecons.copies import children, usual_children, wanted
from lecons.printing.document import Document
from lecons.printing.documents_asked import asked_by, needs
from tests.kit_content import lesson_at, path_at
from tests.lecons.printing._kits import PLAIN
from tests.loops import for_each

FILES = {file.stem: file for file in lecons.lessons()}
UNTOLD = {"qui-a-fait-cette-image"}
"""Séances for a whole class, whatever its size."""
GROUPS = {
    "gs/la-visite-des-fleurs": (5, 0, 25),
    "ce1/un-itineraire-en-ville": (6, 0, 28),
    "famille/l-abeille-du-carrelage": (2, 0, 0),
    "numerique/pour-qui-est-ce-robot": (5, 0, 25),
    "periscolaire/le-relais-des-abeilles": (12, 4, 0),
    "periscolaire/le-telephone-des-fleches": (6, 0, 0),
    "periscolaire/la-danse-des-robots": (8, 0, 0),
    "periscolaire/la-course-au-de": (6, 0, 0),
}
"""How many children, teams and pupils some sheets say, read by hand; of « 8 à 20 » paper for the fewest is printed."""
_UNITS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "quinze", "vingt")
_WORDS = {"un": 1, "une": 1, **dict(zip(_UNITS, (*range(2, 13), 15, 20), strict=True))}
NUMBER = rf"(?:\d+|{'|'.join(_WORDS)})"
_SWAP = re.compile(rf"(?:au bout de|toutes les) ({NUMBER}) minutes")
_STATIONS = re.compile(rf"\b({NUMBER}) ateliers de ({NUMBER}) minutes")
_ON_MAT = re.compile(r"« ([^»]+) », (\d+) cases sur (\d+)")


def number(word: str) -> int:
    return int(word) if word.isdecimal() else _WORDS[word]


@pytest.mark.parametrize("name", GROUPS)
def test_a_sheet_says_how_many_children_and_teams_there_are(name: str) -> None:
    lesson = lesson_at(lecons.CONTENT / "seances" / f"{name}.yaml")
    of = lesson.sheet.grouping
    assert (children(lesson), of.teams, of.in_class) == GROUPS[name]


def test_every_sheet_names_a_number_of_children_and_a_level_the_usual_one() -> None:
    assert {name for name, file in FILES.items() if not children(lesson_at(file))} == UNTOLD
    said = {file.stem: usual_children(path_at(file)) for file in lecons.paths()}
    assert (said["petite-section"], said["grande-section"], said["ce1"]) == (5, 5, 6)


def test_of_two_numbers_that_are_as_usual_in_a_path_the_larger_one_is_printed_for() -> None:
    """So that nobody goes without."""
    own = lesson_at(FILES["la-visite-des-fleurs"])
    fewer, more = (replace(own, sheet=replace(own.sheet, grouping=Grouping((count, count)))) for count in (4, 6))
    path = path_at(lecons.FIRST_PATH)
    for lessons in ((fewer, more), (more, fewer), (more, fewer, fewer, more)):
        assert usual_children(replace(path, lessons=lessons, shelf=())) == 6
    assert usual_children(replace(path, lessons=(fewer, more, fewer), shelf=())) == 4


@for_each("name", FILES)
def test_turns_fill_their_step_and_are_the_minutes_at_the_screen(name: str) -> None:
    lesson = lesson_at(FILES[name])
    for step in lesson.sheet.steps:
        said = " ".join((step.grouping.fr, step.do.fr)).lower()
        for found in _SWAP.findall(said):
            assert step.minutes % number(found) == 0, said
            assert step.minutes > number(found), said
            assert lesson.screen is not None
            assert lesson.screen.minutes % number(found) == 0, said
        for many, each in _STATIONS.findall(said):
            assert number(many) * number(each) == step.minutes, said


@for_each("name", FILES)
def test_who_is_where_in_a_step_are_all_the_children_of_the_group(name: str) -> None:
    for step in lesson_at(FILES[name]).sheet.steps:
        places = re.findall(rf"\b({NUMBER}) (?:au|à l'|autour|aux)", step.grouping.fr)
        if len(places) > 1 and " ou " not in step.grouping.fr.split(",", maxsplit=1)[0].split(" à ", maxsplit=1)[0]:
            assert sum(map(number, places)) == children(lesson_at(FILES[name])), step.grouping.fr


@for_each("name", FILES)
def test_games_that_are_the_seance_last_as_long_as_their_steps(name: str) -> None:
    lesson = lesson_at(FILES[name])
    if lesson.screen is not None and lesson.screen.mode is ScreenMode.NONE:
        minutes = [step.minutes for step in lesson.sheet.steps]
        assert [game.minutes for game in lesson.games if game.minutes not in minutes] == []


def test_a_mat_has_as_many_cells_as_the_sheet_says() -> None:
    mats = {
        mat_title(file).fr.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"): load_mat(file) for file in lecons.mats()
    }
    said = []
    for sheet in (lesson_at(file).sheet for file in FILES.values()):
        notes = [each.note.fr for each in sheet.prints if isinstance(each, Asked) and each.note]
        for sentence in (sheet.material.fr, *notes):
            said += _ON_MAT.findall(sentence.replace("\u00a0", " "))
    assert [each for each in said if (mats[each[0]].width, mats[each[0]].height) != (int(each[1]), int(each[2]))] == []


def counted(lesson: Lesson) -> Iterator[tuple[str, int, Document]]:
    """Each thing that a sheet asks to print so many of: how many, and what is printed for it."""
    order = replace(PLAIN, children=children(lesson) or PLAIN.children)
    printed = {each.name: each for each in needs(lesson, order)}
    for asked in asked_by(lesson):
        if (many := wanted(asked, lesson, order.children)) and asked.document in printed:
            yield asked.document, many, printed[asked.document]


@for_each("name", FILES)
def test_as_many_pieces_are_printed_as_the_sheet_asks_for(name: str) -> None:
    for asked, many, document in counted(lesson_at(FILES[name])):
        if document.pieces and "photocopier" not in document.note:
            assert document.pieces >= many, (asked, document.title, document.pieces)


def test_the_question_of_pieces_is_asked() -> None:
    found = {
        (lesson.id, name): many for lesson in map(lesson_at, FILES.values()) for name, many, _made in counted(lesson)
    }
    assert found["elle-me-regarde", "disques"] == 5
    assert found["a-gauche-de-l-abeille", "bracelets"] == 5
    assert found["le-voyage-des-planetes", "bandes"] == 9
    assert found["le-ruban", "traces"] == 4
    assert len(found) > 30


@for_each("name", FILES)
def test_every_child_of_the_class_has_a_turn(name: str) -> None:
    sheet = lesson_at(FILES[name]).sheet
    of = sheet.grouping
    if of.in_class and sheet.passes and any(of.at_a_time):
        assert of.at_a_time[1] * max(1, of.islands) * sheet.passes >= of.in_class
