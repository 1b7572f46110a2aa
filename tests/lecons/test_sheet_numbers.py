"""Numbers in the words of a sheet agree with its other numbers, and with what is printed for it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

import lecons
from beebot.lesson import Lesson, ScreenMode
from beebot.loader import load_mat, mat_title
from beebot.text import Text
from lecons.copies import NUMBER, NUMBERS, children, number, teams, usual_children
from lecons.printing.document import Document
from lecons.printing.documents_asked import named
from tests.kit_content import lesson_at, path_at
from tests.lecons.printing._kits import PLAIN
from tests.loops import for_each

FILES = {file.stem: file for file in lecons.lessons()}
UNTOLD = {"qui-a-fait-cette-image"}
"""Séances for a whole class, whatever its size."""
GROUPS = {
    "gs/la-visite-des-fleurs": (5, 0),
    "ce1/un-itineraire-en-ville": (6, 0),
    "famille/l-abeille-du-carrelage": (2, 0),
    "numerique/pour-qui-est-ce-robot": (5, 0),
    "periscolaire/le-relais-des-abeilles": (12, 4),
    "periscolaire/le-telephone-des-fleches": (9, 3),
    "periscolaire/la-danse-des-robots": (8, 2),
    "periscolaire/la-course-au-de": (8, 2),
}
"""How many children and teams some sheets say, read by hand; of « 8 à 20 » paper for the fewest is printed."""
_SWAP = re.compile(rf"(?:au bout de|toutes les) ({NUMBER}) minutes")
_STATIONS = re.compile(rf"\b({NUMBER}) ateliers de ({NUMBER}) minutes")
_ON_MAT = re.compile(r"« ([^»]+) », (\d+) cases sur (\d+)")
_PER_CHILD = re.compile(r"\bpar (?:enfant|élève)\b")
_CLAUSE = re.compile(r", (?!et )| et (?=\d|une? |des |deux |trois )")


def test_numbers_are_read_in_figures_and_in_words() -> None:
    assert [number(word) for word in ("5", "20", "une", "un", "deux", "seize", "vingt")] == [5, 20, 1, 1, 2, 16, 20]
    assert [NUMBERS.index(word) for word in ("vingt", "vingt et un", "trente-neuf", "quarante")] == [20, 21, 39, 40]


@pytest.mark.parametrize("name", GROUPS)
def test_a_sheet_says_how_many_children_and_teams_there_are(name: str) -> None:
    lesson = lesson_at(lecons.CONTENT / "seances" / f"{name}.yaml")
    assert (children(lesson), teams(lesson)) == GROUPS[name]


TEACHERS_WORDS = {
    "vingt-cinq enfants": (25, 0),
    "vingt et un élèves": (21, 0),
    "6\N{NO-BREAK SPACE}enfants, deux\N{NARROW NO-BREAK SPACE}équipes": (6, 2),
    "Deux équipes de 4 enfants": (8, 2),
    "trois équipes de six": (18, 3),
    "3 équipes de 2 ou 3 enfants": (9, 3),
    "6 enfants, par équipes de 0": (6, 0),
    "2026 élèves, 300 équipes": (40, 40),
    "25 élèves, par groupes de 5": (5, 0),
    "en groupes de 5": (5, 0),
    "24 élèves, 4 ateliers tournants de 6": (6, 0),
    "la classe, 6 enfants par atelier": (6, 0),
    "6 enfants, par groupes de deux ou trois": (6, 0),
    "2 enfants par robot, 6 en tout": (6, 0),
    "un robot pour deux enfants, six enfants en tout": (6, 0),
    "8 enfants, 2 ou 3 par écran": (8, 0),
    "12 élèves, en équipes de 3 ou 4 élèves": (12, 4),
    "entre 8 et 20 enfants": (8, 0),
    "entre quatre et vingt-cinq élèves": (4, 0),
    "4-6 enfants": (6, 0),
    "6 à 10 enfants": (10, 0),
    "7 élèves, en équipes de 2": (7, 4),
    "groupes de 4/5 élèves": (5, 0),
    "1/2 classe : 12 élèves": (12, 0),
    "une dizaine d'enfants": (10, 0),
    "une dizaine, par deux": (10, 0),
    "une demi-douzaine d’élèves, une quinzaine de minutes": (6, 0),
    "la classe, une dizaine de minutes, puis deux ateliers de 8 minutes": (0, 0),
    "4 enfants autour d'un robot": (4, 0),
}
"""What a teacher may write in her own sheet; nothing of it may end the print, or ask paper for thousands."""


@for_each("words", TEACHERS_WORDS)
def test_a_teachers_own_words_are_read(words: str) -> None:
    lesson = lesson_at(FILES["la-visite-des-fleurs"])
    lesson = replace(lesson, sheet=replace(lesson.sheet, grouping=Text(words)))
    assert (children(lesson), teams(lesson)) == TEACHERS_WORDS[words]


def test_every_sheet_names_a_number_of_children_and_a_level_the_usual_one() -> None:
    assert {name for name, file in FILES.items() if not children(lesson_at(file))} == UNTOLD
    said = {file.stem: usual_children(path_at(file)) for file in lecons.paths()}
    assert (said["petite-section"], said["grande-section"], said["ce1"]) == (5, 5, 6)


def test_of_two_numbers_that_are_as_usual_in_a_path_the_larger_one_is_printed_for() -> None:
    """So that nobody goes without."""
    own = lesson_at(FILES["la-visite-des-fleurs"])
    fewer, more = (replace(own, sheet=replace(own.sheet, grouping=Text(f"{count} enfants"))) for count in (4, 6))
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
        for sentence in (sheet.material.fr, *(each.fr for each in sheet.prints)):
            said += _ON_MAT.findall(sentence.replace("\u00a0", " "))
    assert [each for each in said if (mats[each[0]].width, mats[each[0]].height) != (int(each[1]), int(each[2]))] == []
    assert len(said) > len(FILES) / 2


def asked(lesson: Lesson) -> Iterator[tuple[str, int, Document]]:
    """Each thing that a sheet asks to print so many of: its words, how many, and what is printed for it."""
    order = replace(PLAIN, children=children(lesson) or PLAIN.children)
    for sentence in lesson.sheet.prints:
        for clause in _CLAUSE.split(sentence.fr):
            found = re.match(rf"(?:les? |des |l')?({NUMBER}) ", clause)
            many = number(found[1]) if found else 0
            if _PER_CHILD.search(clause):
                many *= order.children
            if "bracelets" in clause:
                many = 2 * order.children  # one for each hand
            if "deux exemplaires" in clause:
                many = 2
            for need in named(clause):
                if need.make is not None and many:
                    yield clause, many, need.make(lesson, sentence.fr, order)


@for_each("name", FILES)
def test_as_many_pieces_are_printed_as_the_sheet_asks_for(name: str) -> None:
    for clause, many, document in asked(lesson_at(FILES[name])):
        if document.pieces and "photocopier" not in document.note:
            assert document.pieces >= many, (clause, document.title, document.pieces)


def test_the_question_of_pieces_is_asked() -> None:
    found = {
        clause: (many, made.name) for lesson in map(lesson_at, FILES.values()) for clause, many, made in asked(lesson)
    }
    assert found["un disque à flèche par enfant"] == (5, "disques")
    assert found["des bracelets rouges à coller"] == (10, "bracelets")
    assert found["neuf bandes à 5 cases"] == (9, "bandes")
    assert found["4 tracés sur quadrillage"] == (4, "traces")
    assert len(found) > 30
