"""What the kit's own sheets say for whom, and that the paper and the adults' page show every line of it."""

from dataclasses import replace

import pytest

import lecons
from beebot.lesson import Lesson, Level, ScreenMode
from beebot.loader import load_lesson
from lecons.adapt_words import adapted, adults, without_screen
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.sheet import sheet_document
from lecons.printing.titles import Titles
from simulateur.pages.adults.lessons.sheet_text import help_with

ALL = [*map(load_lesson, lecons.lessons())]
NURSERY = (Level.PS, Level.MS, Level.GS)


@pytest.fixture(params=ALL, ids=lambda lesson: lesson.id)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    found: Lesson = request.param
    return found


def test_each_sheet_says_what_to_adapt_and_how_without_a_screen(lesson: Lesson) -> None:
    sheet, screen = lesson.sheet, lesson.screen
    assert sheet.adapt
    if screen and screen.mode is not ScreenMode.NONE:
        assert sheet.without_screen
        assert sheet.without_screen.minutes <= lesson.duration_min
    if lesson.level in NURSERY and sheet.passes:
        assert sheet.assistant


def test_paper_and_page_show_every_line(lesson: Lesson) -> None:
    sheet = lesson.sheet
    lines = [text.fr for _need, text in sheet.adapt]
    lines += [sheet.aide.fr] if sheet.aide else []
    if of := sheet.assistant:
        lines += [of.prepare.fr, of.say.fr, of.leave.fr]
    if way := sheet.without_screen:
        lines += [what.fr for _step, what in way.changes]
    paper = str(sheet_document(lesson, Titles(), Order(children=0)).pages[0].data["blocks"])
    told = "\n".join(paragraph.text for paragraph in help_with(lesson))
    assert len(lines) > 1
    for each in lines:
        assert repr(each)[1:-1] in paper or each in paper, each
        assert each in told, each


def test_the_words_of_one_sheet() -> None:
    bonjour = next(each for each in ALL if each.id == "bonjour-l-abeille").sheet
    assert adapted(bonjour).count("\n") == 3
    assert adapted(bonjour).startswith("– Voir : Sa main sur la tête")
    assert adults(bonjour).split("\n")[1] == (
        "– ATSEM : Colle la bande de 6 cases et pose 6 cerceaux pour l'autre groupe. Dit : « Une tape, un pas. »"
        " Rien de plus. Laisse taper trop de fois : on revient au premier cerceau et l'on recommence."
    )
    assert "\n– Étape 4 : Le robot joue" in without_screen(bonjour)
    assert bonjour.without_screen
    shorter = replace(bonjour.without_screen, minutes=bonjour.without_screen.minutes - 4)
    assert without_screen(replace(bonjour, without_screen=shorter)).endswith("(16 min en tout)")
