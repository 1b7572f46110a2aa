"""Words side by side on the adults' pages: none touches the edge of its key, on any screen and in any language."""

from dataclasses import replace

import pytest

from beebot.i18n import gettext as _
from beebot.i18n import speaking
from beebot.parts.sheet import MOST_CHILDREN
from beebot.text import Text
from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.sheet_words import how_to_write
from simulateur.game.adults.printing import PrintPage
from simulateur.game.messages.printing import Printable, PrintPart, Subject
from simulateur.pages.adults.common.chips import shared
from simulateur.pages.adults.common.page_builder import SMALL, Paper
from simulateur.pages.adults.lessons.page import _LIST as _SEANCES
from simulateur.pages.adults.printing import _ANSWER_LINES, _BETWEEN, _HOW, _LIST, _for_whom, _sentence
from tests.lecons.printing._kits import lesson
from tests.loops import for_each

AIR = 0.9
"""Units beside a word, at least, on each side."""


def rows() -> list[tuple[float, list[str]]]:
    """The width of a column in units, and the words in a row of it."""
    return [
        (_SEANCES, [_("Parcours"), _("Lieu"), _("Thème"), _("Mots")]),
        (_LIST, [_("Une séance"), _("Un niveau"), _("Un tapis")]),
        (_HOW, ["A4", "A3", "Letter"]),
        (_HOW, [_("couleur"), _("peu d'encre")]),
        (_HOW, [_("du robot"), "15 cm", "10 cm"]),
        (_HOW, [_("du tapis"), "15 cm", "10 cm"]),
        ((_HOW - _BETWEEN) / 2, [_("sans"), _("avec")]),
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@for_each("size", [(1280, 800), (1024, 600), (1920, 1080), (1024, 768)])
def test_a_word_has_air_beside_it(size: tuple[int, int], language: str) -> None:
    paper = Paper(size, None)
    with speaking(language):
        for column, words in rows():
            room = (column - (len(words) - 1) * _BETWEEN) * paper.u
            letters, widths = shared(paper, words, room)
            assert sum(widths) == pytest.approx(room)
            taken = [text_width(word, round(letters * paper.u)) for word in words]
            assert min(wide - each for wide, each in zip(widths, taken, strict=True)) >= 2 * AIR * paper.u, words


@pytest.mark.parametrize("language", ["fr", "en"])
@for_each("size", [(1280, 800), (1024, 600), (1920, 1080), (1024, 768)])
def test_children_at_the_table_and_in_the_class_are_counted_side_by_side(size: tuple[int, int], language: str) -> None:
    paper, full = Paper(size, None), MOST_CHILDREN - 1
    page = PrintPage(Subject(Printable.LESSON, "un", "p", full, full))
    column = Rect(0, 0, _HOW * paper.u, 99 * paper.u)
    with speaking(language):
        _for_whom(paper, page, column, 0)
        told = [label.text for label in paper.labels]
        assert {_("À la table"), _("Dans la classe")} < {*told}, "no heading is cut"
        assert told.count(str(full)) == 2
        assert {(each.index, each.amount) for each in paper.places} == {(0, -1), (0, 1), (1, -1), (1, 1)}
        alone = Paper(size, None)
        _for_whom(alone, PrintPage(), column, 0)
        assert {(each.index, each.amount) for each in alone.places} == {(0, -5), (0, -1), (0, 1), (0, 5)}


@pytest.mark.parametrize("language", ["fr", "en"])
@for_each("size", [(1280, 800), (1024, 600), (1920, 1080), (1024, 768)])
def test_why_hardly_any_of_a_seance_of_before_prints_is_said_whole(size: tuple[int, int], language: str) -> None:
    """Beside the picture of the page; not which parts are left out too, for they are a list beside it."""
    told = lesson("gs/cinq-cartes")
    with speaking(language):
        note = how_to_write(replace(told, sheet=replace(told.sheet, prints=(Text("le tapis"),))))
        parts = (PrintPart("fiche", "Fiche", 1, note), PrintPart("tapis", "Tapis", 16, extra=True))
        assert _sentence(PrintPage(parts=parts)) == note
        paper = Paper(size, None)
        assert len(paper.lines(note, 0.27 * size[0], SMALL)) <= _ANSWER_LINES
