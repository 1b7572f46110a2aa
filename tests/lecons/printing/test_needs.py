"""What a sheet says is to be printed is there: each sentence names a document, and the séance's PDF has it."""

from dataclasses import replace

import pytest

from beebot.lesson import Level
from beebot.text import Text
from lecons.printing.documents import shapes
from lecons.printing.documents.cards import shared
from lecons.printing.documents.levels import certificates, known, watched
from lecons.printing.documents.order import Order
from lecons.printing.needs import NEEDS, named, needs
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import NAMES, PLAIN, kit, lesson
from tests.lecons.printing._reading import opened

ASKED = [(name, text.fr) for name in NAMES for text in lesson(name).sheet.prints]

BY_HAND = {
    "le tapis « La ferme », 5 cases sur 4": [],
    "4 cartes « avancer » par enfant": [],
    "le dé à monter, avec 1, 2 et 3 points": ["de"],
    "la bande à 4 places": ["bandes"],
    "une bande de 8 perles à colorier": ["perles"],
    "4 grandes cartes « avancer », un rond GO, une carte « effacer »": ["cartes-de-sol", "signes"],
    "6 cartes « avancer » et « reculer » de 20 cm": ["cartes-de-sol"],
    "des bracelets rouges à coller, des gommettes pour le robot": ["bracelets", "reperes"],
    "le feuillet, à plier en quatre": ["feuillet"],
    "sept cartes à trier et trois étiquettes de boîtes": ["images"],
    "2 brassards « robot » et « programmeur »": ["brassards"],
    "un masque de loup": ["masque"],
    "3 forêts à tracer au doigt": ["chemins"],
    "la coccinelle en papier": ["coccinelle"],
    "6 bandes avec une erreur": ["bandes-pretes"],
    "12 flèches à coller": ["petites-cartes"],
    "le carnet de chemins, une page par enfant": ["carnet"],
    "une frise de 4 places": ["frise"],
    "les images du sentier à découper": ["images"],
    "le tapis « Le plan de la classe », 6 cases sur 5": [],
    "un plan vierge de la classe par élève": ["plan"],
    "six programmes et six figures à associer": ["bandes-pretes", "traces"],
    "des feuilles-messages à 10 cases": ["bandes"],
    "les badges « tuteur » et le certificat": ["badges", "certificat"],
    "5 lettres mobiles : T, O, N, P, I": ["lettres"],
    "une affiche : « Qui décide ? »": ["affiche"],
    "une enveloppe par enfant": ["enveloppe"],
    "une feuille d'enquête": ["enquete"],
    "une feuille de points": ["points"],
    "des étiquettes d'auteur": ["etiquettes"],
    "8 bandes longues à raccourcir": ["bandes-pretes"],
    "les jetons de 2 à 5": ["lettres"],
    "des gommettes": None,
    "3 tapissiers et des cartables": None,
}


@pytest.mark.parametrize(("name", "sentence"), ASKED)
def test_every_sentence_of_the_kits_sheets_names_a_document(name: str, sentence: str) -> None:
    assert named(sentence), "no document is named: see NEEDS in lecons/printing/needs.py"


@pytest.mark.parametrize("sentence", BY_HAND)
def test_what_a_sentence_names(sentence: str) -> None:
    expected, found = BY_HAND[sentence], named(sentence)
    if expected is None:
        assert found == []
        return
    asked = lesson("gs/la-coccinelle-dans-la-bande")
    made = [each.make(asked, sentence, PLAIN).name for each in found if each.make is not None]
    assert [*dict.fromkeys(made)] == expected
    assert found


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sheet_names_is_in_its_pdf(name: str) -> None:
    pages = [each.pages for each in kit(name)]
    for need in needs(lesson(name), PLAIN):
        assert need.pages in pages, need.name


def test_every_need_is_used_or_at_least_made() -> None:
    used = {need for _name, sentence in ASKED for need in named(sentence)}
    assert {need.words.pattern for need in NEEDS} - {need.words.pattern for need in used} == set()


def test_floor_cards_are_as_many_as_the_sentence_says_of_all_kinds_together() -> None:
    own = lesson(NAMES[0])
    sheet = replace(own.sheet, prints=(Text("6 cartes « avancer » et « reculer » de 20 cm"),))
    (cards,) = needs(replace(own, sheet=sheet), PLAIN)
    assert len(cards.pages) == 6


def test_opposite_faces_of_a_die_make_seven() -> None:
    first, second, third, fourth, left, right = shapes.SIX
    assert {first + third, second + fourth, left + right} == {7}
    assert sorted(shapes.SIX) == [1, 2, 3, 4, 5, 6]
    assert sorted(shapes.THREE) == [1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("level", Level)
def test_what_is_looked_at_in_a_level(level: Level) -> None:
    assert 3 <= len(watched(level)) <= 5
    assert len(known(level)) == 3


@pytest.mark.parametrize("children", [1, 6, 9, 24])
def test_a_certificate_for_each_child(children: int) -> None:
    made = certificates(Level.MS, Order(children=children))
    shown = opened(pdf([made], "Essai", PLAIN.ink))
    assert sum(page.extract_text().count("Je sais raconter") for page in shown.pages) == children


def test_a_set_of_cards_is_shared_out_whole() -> None:
    cards = sorted(lesson("gs/le-code-des-fleches").challenges[0].keys, key=str)
    for count in range(1, 30):
        assert len(shared(cards, count)) == count
