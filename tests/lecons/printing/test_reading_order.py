"""The order in which a sheet is read aloud, and French typography: golden texts by hand."""

import re
from dataclasses import replace

import pytest

from beebot.i18n import speaking
from beebot.lesson import Credit
from beebot.text import Text
from lecons.names import said, within_quotes
from lecons.printing.documents.sheet import sheet_document, step_value
from lecons.printing.sizes import centimetres
from lecons.printing.titles import Titles
from lecons.printing.typeset import pdf, typeset_text
from tests.lecons.printing._kits import PLAIN, kit, lesson, words
from tests.lecons.printing._reading import opened

HEADS = [
    "Le code des flèches",
    "Objectif",
    "Programme",
    "Matériel",
    "Mots : ",
    "Déroulement",
    "4 min",
    "8 min",
    "14 min",
    "4 min",
    "À observer",
    "C’est réussi si l’enfant",
    "Pendant ce temps, les autres",
    "Rôles",
    "Plus simple",
    "Plus difficile",
    "À imprimer",
    "Sans écran",
    "On voit",
    "On dit",
    "Le kit",
]


def read_aloud(name: str, document: str) -> str:
    """The text of a document's pages in the order of their tags, which Typst writes in the order of the content."""
    made = [each for each in kit(name) if each.name == document]
    pages = opened(pdf(made, "Essai", PLAIN.ink)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_a_sheet_is_read_from_its_title_to_what_the_kit_does() -> None:
    text = read_aloud("gs/le-code-des-fleches", "fiche")
    at = 0
    for head in HEADS:
        found = text.find(re.sub(r"\s+", " ", head), at)
        assert found >= 0, (head, text[at : at + 80])
        at = found + 1


def test_roles_of_a_school_sheet_are_on_one_line_and_at_home_each_has_its_own() -> None:
    school = lesson("gs/le-code-des-fleches")
    for level, between in ((school.level, "\u00a0· "), (None, "\n– ")):
        sheet = sheet_document(replace(school, level=level), Titles(), PLAIN)
        assert between.join(said(role) for role in school.sheet.roles) in words(sheet.pages[0].data), level


def test_whose_the_pictures_are_is_told_once_for_each_author_and_licence() -> None:
    """One picture left out would be shown without its author."""
    facts = (
        ("mare", "Ana", "CC BY 4.0"),
        ("loup", "Bo", "CC BY 4.0"),
        ("nid", "Ana", "CC BY 4.0"),
        ("os", "Ana", "CC0"),
    )
    pictures = tuple(Credit(name, f"{name}.svg", Text(author), Text(licence)) for name, author, licence in facts)
    written = (
        sheet_document(replace(lesson("ps/le-gateau-de-la-ferme"), credits=pictures), Titles(), PLAIN).pages[0].data
    )
    credited = "– mare, nid : Ana, CC BY 4.0\n– loup : Bo, CC BY 4.0\n– os : Ana, CC0"
    assert credited in words(written).replace("\u202f", " ").replace("\xa0", " ")


def test_answers_are_read_row_by_row() -> None:
    text = read_aloud("gs/le-code-des-fleches", "reponses")
    asked = ["Écris le chemin de la fleur.", "Lis le carnet.", "Quel carnet mène", "Deux flèches sont effacées."]
    assert [text.index(each) for each in asked] == sorted(text.index(each) for each in asked)


def test_no_line_begins_in_the_middle_of_va_t_elle() -> None:
    """« Que fait-elle » and « Qu'a-t-elle » stood at the end of a line of this sheet, and were broken at the hyphen."""
    (sheet,) = (each for each in kit("gs/le-code-des-fleches") if each.name == "fiche")
    (page,) = opened(pdf([sheet], "Essai", PLAIN.ink)).pages
    text = page.extract_text()
    assert "fait-elle" in text
    assert not re.search(r"-\s*\n\s*(?:t-|elle|il|on|tu|ce|la|le)", text)


SPACES = {
    "Où va-t-elle ?": "Où va-t-elle\u202f?",
    "GO !": "GO\u202f!",
    "« oui » ; non": "«\u202foui\u202f»\u202f; non",
    "Mots : pas": "Mots\u00a0: pas",
    "à 12:30": "à 12:30",
    "l'abeille d'Anna": "l’abeille d’Anna",
    "au lieu d'« entre »": "au lieu d’«\u202fentre\u202f»",
    "10 cm et 4 cartes": "10\u00a0cm et 4\u00a0cartes",
    "3 « pause », 4 à 6 enfants": "3\u00a0«\u202fpause\u202f», 4\u00a0à\u00a06\u00a0enfants",
    "4 sur 4, 1 2 3": "4\u00a0sur\u00a04, 1 2 3",
    "100 %": "100\u202f%",
}


@pytest.mark.parametrize("typed", SPACES)
def test_french_spaces(typed: str) -> None:
    assert typeset_text(typed) == SPACES[typed]
    assert typeset_text(SPACES[typed]) == SPACES[typed]


def test_english_keeps_its_own() -> None:
    with speaking("en"):
        assert typeset_text("Where to? It's “here”: 10 cm") == "Where to? It’s “here”: 10\u00a0cm"
        assert typeset_text("The bees' relay") == "The bees’ relay"
        assert within_quotes("Say “bump” first.") == "Say ‘bump’ first."

        assert centimetres(76.4) == "7.6"
    assert centimetres(76.4) == "7,6"
    assert centimetres(150) == "15"


def test_marks_within_marks_are_of_the_second_rank() -> None:
    assert within_quotes("Dites « boum » ou « pas boum ».") == "Dites “boum” ou “pas boum”."
    nested = lesson("periscolaire/le-loup-est-la").sheet.steps[1]
    assert step_value(nested)["say"] == "« Dites “boum” ou “pas boum” avant d'appuyer. »"


ALOUD = {
    "defis": "Cartes de défi : Le code des flèches 1 Écris le chemin de la fleur. 4 cartes au plus 2 Lis le carnet.",
    "reponses": "Réponses : Le code des flèches Pour l’adulte. Il y a souvent d’autres réponses justes",
    "grille": "Observer : Le code des flèches Un jeton est une place ou un groupe, jamais un nom. Remplissez le rond",
    "bandes": "Bandes programme de 5 places La bande se lit de la place 1 à GO, une place par carte. 1 2 3 4 5 1 2 3",
}


@pytest.mark.parametrize(("document", "begins"), ALOUD.items(), ids=ALOUD)
def test_other_pages_are_read_aloud_in_their_order(document: str, begins: str) -> None:
    assert read_aloud("gs/le-code-des-fleches", document).strip().startswith(begins)
