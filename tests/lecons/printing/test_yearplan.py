"""« Ma programmation »: every path of the kit on one page, with what is to be gathered and no more."""

from dataclasses import replace

import pytest

import lecons
from beebot.i18n import speaking
from beebot.lesson import Audience, LearningPath, Level
from beebot.parts.sheet import HalfClass
from beebot.text import Text
from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document
from lecons.printing.documents.yearplan import year_plan
from lecons.printing.kits import lesson_kit, path_kit
from lecons.printing.typeset import pdf
from lecons.sheet_words import to_gather
from tests.kit_content import path_at
from tests.lecons.printing._kits import NAMES, PLAIN, lesson, titles
from tests.lecons.printing._reading import opened
from tests.loops import for_each

PATHS = [path_at(file) for file in lecons.paths()]
YOUNGEST = next(path for path in PATHS if path.id == "petite-section")


def plan(path: LearningPath, language: str) -> Document:
    with speaking(language):
        return year_plan(path, titles(), PLAIN)


def printed(path: LearningPath, language: str) -> str:
    """The words of its pages; laying them out fails where they are not as many as planned."""
    made = plan(path, language)
    with speaking(language):
        pages = opened(pdf([made], "Essai", PLAIN.ink)).pages
    text = "\n".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'").split())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.id)
def test_each_path_is_on_a_page_with_all_its_lessons_or_on_two_alike(path: LearningPath, language: str) -> None:
    rows = [len(page.data["rows"]) for page in plan(path, language).pages if isinstance(page.data["rows"], list)]
    assert rows == [len(path.on_shelf)] if len(path.on_shelf) <= 12 else [7, 7]
    told = printed(path, language)
    for place, each in enumerate(path.on_shelf, 1):
        first_words = " ".join(each.title.in_language(language).split()[:2])
        assert f"{place}. {first_words}" in told


def test_the_youngest_year_in_words() -> None:
    told = printed(YOUNGEST, "fr")
    assert "8 séances, chacune menée 5 fois : un groupe par jour, 5 jours de classe chacune." in told
    assert "Le sentier (4 feuilles A4) · La ferme (12 feuilles A4) · Couleurs et formes (12 feuilles A4)" in told
    assert "1 robot · 1 tablette · 12 cerceaux (1, 2) · une figurine (1) · 6 jetons (2)" in told, "with their séances"
    assert told.count("1 tablette") == 1, "what all need is no matter of a row"
    assert "avec deux robots" in told
    assert [told.count(f"Période {number}") for number in range(1, 6)] == [2, 2, 1, 2, 1]


def test_challenges_for_another_day_are_told_by_the_numbers_of_their_cards() -> None:
    cake, *rest = YOUNGEST.lessons[::-1]
    ids = [each.id for each in cake.challenges]
    sittings = HalfClass(Text("à deux"), Text("rien"), ((), ()), ((ids[0],), tuple(ids[1:])), ids[0])
    ways = {
        "Un autre jour : défis 2 et 3": replace(cake.sheet, today=(ids[0], *ids[3:])),
        "Un autre jour : défi 3 ": replace(cake.sheet, today=(*ids[:2], *ids[3:])),
        "En demi-classe : défi 1, puis défis 2, 3": replace(cake.sheet, half_class=sittings),
    }
    for words, sheet in ways.items():
        path = replace(YOUNGEST, lessons=(replace(cake, sheet=sheet), *rest), shelf=())
        assert words in printed(path, "fr")
    afternoons = next(path for path in PATHS if path.id == "periscolaire")
    assert "autre jour" not in printed(afternoons, "fr"), "all are of the day"


def test_a_mat_that_an_earlier_seance_has_printed_says_so() -> None:
    """On the year's page, and in what one séance prints; an afternoon goes in no order, so nothing came before it."""
    told = printed(YOUNGEST, "fr")
    assert [told.count(f"{name} (déjà imprimé)") for name in ("Le sentier", "La ferme")] == [3, 2]
    for name in ("Le sentier", "La ferme"):
        assert not told[told.index(name) :].startswith(f"{name} (déjà imprimé)"), "the first one prints it"
    assert "already printed" in printed(YOUNGEST, "en")
    afternoons = next(path for path in PATHS if path.id == "periscolaire")
    assert "déjà imprimé" not in printed(afternoons, "fr")
    notes = {
        name: next(each.note for each in documents(find(name), PLAIN) if each.name == "tapis")
        for name in ("ps/bonjour-l-abeille", "ps/avance-coucou", "ps/le-gateau-de-la-ferme")
    }
    assert list(notes.values()) == [
        "4 feuilles à coller",
        "4 feuilles à coller\u00a0· le même que pour « Devant, derrière »",
        "12 feuilles à coller\u00a0· le même que pour « La ferme qui chante »",
    ]


def test_it_comes_first_and_where_no_robot_is_asked_for_none_is() -> None:
    family = next(path for path in PATHS if path.id == "famille")
    assert path_kit(family, titles(), PLAIN)[1].name == "programmation"
    told = printed(family, "fr")
    assert "Quand" not in told
    assert "À demander" not in told


def test_what_a_year_prints_and_a_seance_asks_for_too_is_there_once() -> None:
    made = path_kit(next(path for path in PATHS if path.id == "ce1"), titles(), PLAIN)
    assert [each.name for each in made].count("certificat") == 1


def test_a_family_prints_neither_the_sheet_nor_the_large_mat_unless_it_asks() -> None:
    school = lesson("ps/bonjour-l-abeille")
    own = replace(school, sheet=replace(school.sheet, prints=()))
    for audiences, left_out in (((), set()), ((Audience.FAMILY,), {"fiche", "tapis"})):
        made = lesson_kit(replace(own, audiences=audiences), titles(), PLAIN)
        assert {each.name for each in made if each.extra} & {"fiche", "tapis"} == left_out


def test_a_path_of_forty_goes_on_and_says_what_to_ask_for_at_its_end() -> None:
    long = replace(YOUNGEST, lessons=YOUNGEST.lessons * 5, shelf=())
    pages = opened(pdf([plan(long, "fr")], "Essai", PLAIN.ink)).pages
    assert ["À demander" in page.extract_text() for page in pages] == [False, False, False, True]


GATHERED = {
    "ps/bonjour-l-abeille": ["1 robot", "1 tablette", "12 cerceaux", "une figurine"],
    "ps/un-deux-trois-la-fleur": ["1 robot", "1 tablette", "12 cerceaux", "6 jetons"],
    "ms/le-loup-dans-la-foret": ["1 robot", "1 tablette", "3 ficelles de couleur"],
    "gs/les-deux-soeurs": ["2 robots", "1 tablette", "deux feutres de couleur", "un tambourin", "2 figurines"],
    "gs/l-abeille-ecrit": ["1 robot", "1 tablette", "une ficelle de 2 mètres", "une figurine"],
    "ce1/un-itineraire-en-ville": ["1 robot", "1 tablette", "un calque par élève", "deux feutres"],
}


@pytest.mark.parametrize("name", GATHERED)
def test_what_is_gathered_is_what_no_document_gives(name: str) -> None:
    assert to_gather(lesson(name)) == GATHERED[name]


def test_of_a_sheet_of_before_all_the_material_is_gathered() -> None:
    own = lesson("ps/bonjour-l-abeille")
    before = replace(own.sheet, prints=(Text("le tapis"),), gather=(), material=Text("Le tapis, 6 cerceaux."))
    assert to_gather(replace(own, sheet=before)) == ["Le tapis, 6 cerceaux."]


@for_each("name", NAMES)
def test_what_is_gathered_stands_in_the_material_too(name: str) -> None:
    """In the same words, in both languages: who changes one changes the other."""
    sheet = lesson(name).sheet
    for code in ("fr", "en"):
        material = sheet.material.in_language(code).lower()
        rest = [each.in_language(code) for each in sheet.gather if each.in_language(code).lower() not in material]
        assert [each for each in rest if name != "periscolaire/le-robot-humain"] == []


@pytest.mark.parametrize(("level", "has_notebook"), [(Level.PS, False), (Level.MS, False), (Level.GS, True)])
def test_a_level_has_a_notebook_of_arrows_where_children_can_write_them(level: Level, has_notebook: bool) -> None:
    year = next(path for path in PATHS if path.level is level)
    made = path_kit(replace(year, lessons=year.lessons[:1], shelf=()), titles(), PLAIN)
    assert ("livret" in {each.name for each in made}) is has_notebook
