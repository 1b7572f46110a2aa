"""What a sheet says is to be printed is there: each sentence names a document, and the séance's PDF has it."""

from dataclasses import replace
from functools import cache
from typing import Any, cast

import pytest

from beebot.kinds import judge
from beebot.lesson import Level
from beebot.text import Text
from lecons.printing.documents import shapes
from lecons.printing.documents.cards import shared
from lecons.printing.documents.levels import certificates, known, watched
from lecons.printing.documents.pictures import lesson_pictures
from lecons.printing.documents.posters import tally
from lecons.printing.documents.print_options import Order
from lecons.printing.documents_asked import NEEDS, named, needs
from lecons.printing.paper import PAPERS, Paper
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import NAMES, PLAIN, kit, lesson
from tests.lecons.printing._reading import opened
from tests.loops import for_each

ASKED = [(name, text.fr) for name in NAMES for text in lesson(name).sheet.prints]

BY_HAND = {
    "le tapis « La ferme », 5 cases sur 4": [],
    "4 cartes « avancer » par enfant": [],
    "le dé à monter, avec 1, 2 et 3 points": ["de"],
    "la bande à 4 places": ["bandes"],
    "une bande de 8 perles à colorier": ["perles"],
    "une bande de huit perles": ["perles"],
    "deux bandes à cinq cases": ["bandes"],
    "12\N{NO-BREAK SPACE}bandes à 5\N{NARROW NO-BREAK SPACE}cases": ["bandes"],
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
    "12 flèches à coller": ["fleches"],
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
    "les jetons de 2 à 5": ["jetons"],
    "des gommettes": None,
    "3 tapissiers et des cartables": None,
}


@for_each("name, sentence", ASKED)
def test_every_sentence_of_the_kits_sheets_names_a_document(name: str, sentence: str) -> None:
    assert named(sentence), "no document is named: see NEEDS in lecons/printing/documents_asked.py"


@for_each("sentence", BY_HAND)
def test_what_a_sentence_names(sentence: str) -> None:
    expected, found = BY_HAND[sentence], named(sentence)
    if expected is None:
        assert found == []
        return
    asked = lesson("gs/la-coccinelle-dans-la-bande")
    made = [each.make(asked, sentence, PLAIN).name for each in found if each.make is not None]
    assert [*dict.fromkeys(made)] == expected
    assert found


@for_each("name", NAMES)
def test_what_a_sheet_names_is_in_its_pdf(name: str) -> None:
    pages = [each.pages for each in kit(name)]
    for need in needs(lesson(name), PLAIN):
        assert need.pages in pages, need.name


def test_every_need_is_used_or_at_least_made() -> None:
    used = {need for _name, sentence in ASKED for need in named(sentence)}
    assert {need.words.pattern for need in NEEDS} - {need.words.pattern for need in used} == set()


@cache
def strips(name: str) -> list[tuple[str, list[str]]]:
    """The strips that a séance prints ready made: the number of the challenge, and each card as it is read aloud."""
    (made,) = (each for each in needs(lesson(name), PLAIN) if each.name == "bandes-pretes")
    rows = [row for page in made.pages for row in cast("list[Any]", page.data["rows"])]
    return [(row["number"], [card.alt for card in row["cards"]]) for row in rows]


@pytest.mark.parametrize(
    ("name", "rows"), [("periscolaire/le-relais-des-abeilles", 4), ("ps/le-gateau-de-la-ferme", 5)]
)
def test_a_sheet_of_points_has_a_row_for_each_team_or_else_for_each_child(name: str, rows: int) -> None:
    (page,) = tally(lesson(name), replace(PLAIN, children=5)).pages
    assert page.data["rows"] == len(cast("list[Any]", page.data["pictures"])) == rows


def test_long_strips_to_shorten_are_long() -> None:
    assert [(number, len(cards)) for number, cards in strips("cp/avancer-de")] == [
        ("2", 7),
        *[("3", 7), ("3", 8), ("3", 7)],
    ] * 2
    assert {card for _number, cards in strips("cp/avancer-de") for card in cards} == {
        "avancer",
        "pivoter à gauche",
        "pivoter à droite",
    }


def test_strips_with_a_mistake_all_have_one() -> None:
    own = lesson("gs/la-coccinelle-dans-la-bande")
    for number, cards in strips("gs/la-coccinelle-dans-la-bande"):
        asked = own.challenges[int(number) - 1]
        assert len(cards) == len(asked.given)
        assert not judge(asked, asked.given).succeeded


def test_each_program_to_be_matched_has_its_figure() -> None:
    (figures,) = (each for each in needs(lesson("ce1/le-robot-geometre"), PLAIN) if each.name == "traces")
    assert [number for number, _cards in strips("ce1/le-robot-geometre")] == ["1", "2", "3", "4", "6", "7"]
    assert figures.pieces == 6


@pytest.mark.parametrize("name", ["ms/a-gauche-de-l-abeille", "ms/a-droite-de-l-abeille", "ms/le-loup-dans-la-foret"])
def test_a_way_asks_nothing_about_strips_that_its_page_does_not_show(name: str) -> None:
    (made,) = (each for each in needs(lesson(name), PLAIN) if each.name == "chemins")
    told = [item["told"] for page in made.pages for item in cast("list[Any]", page.data["items"])]
    asked = {each.task.fr: each for each in lesson(name).challenges}
    ways = [asked[each] for each in told if each in asked]
    assert len(ways) >= 2
    assert not any(each.given or each.choices for each in ways)


def test_a_frieze_is_called_one_on_its_page() -> None:
    (made,) = (each for each in needs(lesson("ms/la-ronde-des-motifs"), PLAIN) if each.name == "frise")
    assert {page.data["title"] for page in made.pages} == {made.title} == {"Frise"}


def test_a_seance_of_games_prints_no_strip_that_it_does_not_name() -> None:
    printed = {each.name for each in kit("famille/l-anniversaire-de-l-abeille") if not each.extra}
    assert printed == {"sommaire", "fiche", "grille", "cartes-de-sol", "brassards"}


def test_arrows_to_stick_are_not_those_that_serve_all_year() -> None:
    names = [each.name for each in kit("ms/pivoter-n-est-pas-avancer")]
    assert {"petites-cartes", "fleches"} <= {*names}


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


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_what_a_whole_class_cuts_out_goes_on_to_the_next_sheet(paper: Paper) -> None:
    order = Order(paper, children=25)
    made = [shapes.badges(order), shapes.bracelets(order), shapes.discs(order), shapes.role_tokens(9, order)]
    assert [each.pieces for each in made] == [25, 50, 25, 27]
    assert all(len(each.pages) > 1 for each in made)
    assert len(opened(pdf(made, "Essai", PLAIN.ink)).pages) == sum(len(each.pages) for each in made)


def test_six_children_and_one_die_need_no_more_sheets_than_they_did() -> None:
    few = (shapes.badges(PLAIN), shapes.die(shapes.SIX, PLAIN), shapes.flags(PLAIN), shapes.ladybirds(PLAIN))
    assert [len(each.pages) for each in few] == [1, 1, 1, 1]
    assert len(shapes.die(shapes.SIX, PLAIN, copies=2).pages) == 2


@pytest.mark.parametrize("children", [1, 6, 9, 24])
def test_a_certificate_for_each_child(children: int) -> None:
    made = certificates(Level.MS, Order(children=children))
    shown = opened(pdf([made], "Essai", PLAIN.ink))
    assert sum(page.extract_text().count("Je sais raconter") for page in shown.pages) == children


def test_a_set_of_cards_is_shared_out_whole() -> None:
    cards = sorted(lesson("gs/le-code-des-fleches").challenges[0].keys, key=str)
    for count in range(1, 30):
        assert len(shared(cards, count)) == count


IN_WORDS = {
    "quatre cartes « avancer » de 20 cm": 4,
    "huit grandes cartes : avancer, gauche": 8,
    "quatre tracés sur quadrillage": 4,
    "trois dés à monter": 3,
    "un dé à monter, en deux exemplaires": 2,
    "5 drapeaux de couleur": 5,
    "10 drapeaux": 10,
    "deux masques de loup": 2,
    "une bande de 8 perles": 6,
    "douze bandes de 8 perles": 12,
    "12\N{NO-BREAK SPACE}bandes à 5\N{NO-BREAK SPACE}cases": 12,
}
MANY = ("masque de loup", "coccinelle", "carnet", "feuillet", "certificat", "affiche", "frise")


@pytest.mark.parametrize("sentence", ["une bande de 8 perles", "une bande de huit perles", "12 bandes de 8 perles"])
def test_a_strip_has_as_many_beads_as_the_sentence_says(sentence: str) -> None:
    (make,) = (need.make for need in named(sentence) if need.make is not None)
    pages = make(lesson("ps/avance-coucou"), sentence, PLAIN).pages
    pictures = [each for page in pages for each in cast("list[Any]", page.data["pictures"])]
    assert {each.svg.count("<circle") for each in pictures} == {8}


@pytest.mark.parametrize("sentence", IN_WORDS)
def test_as_many_are_made_as_words_say_however_long_they_are(sentence: str) -> None:
    make = [need.make for need in named(sentence) if need.make is not None]
    asked = replace(lesson("gs/la-visite-des-fleurs").sheet, prints=(Text(sentence),))
    made = needs(replace(lesson("gs/la-visite-des-fleurs"), sheet=asked), PLAIN)
    assert [each.pieces for each in made] == [IN_WORDS[sentence]]
    assert make


@pytest.mark.parametrize("thing", MANY)
def test_several_of_a_thing_are_the_same_document(thing: str) -> None:
    one, two = named(f"un {thing}"), named(f"deux {thing.replace(' ', 's ', 1) if ' ' in thing else thing + 's'}")
    assert one == two != []


def made_of(*sentences: str) -> list[str]:
    """The titles of what a séance with pictures, whose sheet says these sentences, needs."""
    told = lesson("ps/avance-coucou")
    asked = replace(told.sheet, prints=tuple(map(Text, sentences)))
    return [each.title for each in needs(replace(told, sheet=asked), PLAIN)]


def test_what_two_sentences_name_is_printed_once() -> None:
    assert made_of("une affiche", "les bracelets", "une affiche", "des bracelets") == made_of(
        "une affiche", "les bracelets"
    )


def test_two_documents_of_one_name_and_of_another_title_are_both_printed() -> None:
    found = made_of("une affiche : « Qui décide ? »", "une affiche : « Qui vérifie ? »")
    assert found == ["Affiche : Qui décide ?", "Affiche : Qui vérifie ?"]


def test_animals_of_a_mat_without_any_are_all_its_pictures() -> None:
    told = lesson("gs/la-visite-des-fleurs")
    asked = replace(told, sheet=replace(told.sheet, prints=(Text("les images des animaux"),)))
    (made,) = needs(asked, PLAIN)
    assert made.pieces


@pytest.mark.parametrize(("level", "places"), [(Level.PS, 10), (Level.CE1, 15)])
def test_a_certificate_has_room_for_the_longest_program_of_its_level(level: Level, places: int) -> None:
    (page,) = certificates(level, replace(PLAIN, children=1)).pages
    assert [each["places"] for each in cast("list[Any]", page.data["items"])] == [places]


def test_a_picture_without_words_is_told_as_one() -> None:
    found = lesson_pictures(lesson("ps/le-gateau-de-la-ferme"), PLAIN)
    assert found
    assert all(drawing.alt for drawing, _words in found)
    assert "une image" in {drawing.alt for drawing, words in found if not words}


@pytest.mark.parametrize(("asked", "printed"), [(4, 4), (5, 5), (6, 10), (15, 15), (20, 15)])
def test_a_strip_has_as_many_places_as_are_asked_for_or_a_few_more(asked: int, printed: int) -> None:
    assert made_of(f"une bande à {asked} places") == [f"Bandes programme de {printed} places"]
