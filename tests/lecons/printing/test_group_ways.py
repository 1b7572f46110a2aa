"""The pages beside the sheet: islands for 6 to 18 children, half a class in two sittings; read back from the PDF."""

import pytest

from beebot.i18n import speaking
from beebot.lesson import Lesson
from lecons.group_words import today
from lecons.printing.documents.sheet import group_ways, sheet_document
from lecons.printing.kits import lesson_kit
from lecons.printing.typeset import pdf
from simulateur.pages.adults.lessons.sheet_text import lead
from tests.lecons.printing._group_ways import HALF, IDS, ISLANDS, held
from tests.lecons.printing._kits import PLAIN, titles
from tests.lecons.printing._reading import opened


def read_back(of: Lesson, language: str = "fr") -> str:
    with speaking(language):
        (page,) = opened(pdf([*group_ways(of, PLAIN)], "Essai", PLAIN.ink)).pages
        return " ".join(page.extract_text().replace("\u202f", " ").replace("\xa0", " ").split())


ROWS = {
    "fr": (
        "6 enfants 2 2 2 une paire joue tout le tour : 8 min",
        "9 enfants 3 3 3 deux jouent, un lit les cartes ; on change toutes les 2 min 40 s",
        "12 enfants 4 4 4 2 paires, 4 min chacune",
        "18 enfants 6 6 6 3 paires, 2 min 40 s chacune",
    ),
    "en": ("12 children 4 4 4 2 pairs, 4 min each", "18 children 6 6 6 3 pairs, 2 min 40 s each"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_islands_say_how_many_go_where(language: str) -> None:
    """By hand: a third at each island; two play at a time, of three each plays twice."""
    told = read_back(held(ISLANDS), language)
    assert [row for row in ROWS[language] if row not in told] == []


def test_each_island_says_what_is_done_there_under_its_name() -> None:
    told = [columns for columns in (each.columns for each in lead(held(ISLANDS))) if columns and "." in columns[0]]
    assert [each[0] for each in told] == ["L'écran. On joue.", "Robot ou sol. On marche.", "Le papier. On écrit."]
    assert {each[1:] for each in told} == {("Une carte.", "Quatre.")}


def test_half_a_class_has_every_challenge_in_a_sitting() -> None:
    told = read_back(held(half=HALF))
    assert "Séance 1, 45 min : défis 1 et 2" in told
    assert "Séance 2, 90 min : défis 3, 4 et 5" in told
    assert "Au tableau, d'abord le défi 3" in told.replace("’", "'")


def test_a_sheet_without_them_has_no_such_page() -> None:
    assert [*group_ways(held(), PLAIN)] == []


def test_the_sheet_says_which_challenges_are_for_today() -> None:
    assert today(held()) == ""
    assert today(held(day=IDS)) == ""
    told = "défis 1 et 2 ; un autre jour : défis 3, 4 et 5"
    assert today(held(day=IDS[:2])) == told
    data = sheet_document(held(day=IDS[:2]), titles(), PLAIN).pages[0].data
    assert told in str(data["blocks"])


def test_the_screen_says_the_same() -> None:
    told = [each.text for each in lead(held(ISLANDS, HALF, IDS[:1]))]
    columns = [each.columns for each in lead(held(ISLANDS)) if each.columns]
    assert ("12 enfants", "4", "2 paires, 4 min chacune") in columns
    assert "Séance 2, 90 min : défis 3, 4 et 5" in told
    assert "défi 1 ; un autre jour : défis 2, 3, 4 et 5" in told


def test_they_are_in_the_kit_of_their_seance() -> None:
    made = [each.name for each in lesson_kit(held(ISLANDS, HALF), titles(), PLAIN) if not each.extra]
    assert {"ilots", "demi-classe"} <= {*made}
