"""What a sheet says is to be printed is there: each document by its name, as many as it says, in the séance's PDF."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

import lecons
from beebot.command import Command
from beebot.kinds import judge
from beebot.lesson import Level
from beebot.parts.prints import ASKABLE
from beebot.parts.sheet import Asked, Grouping, Share
from beebot.text import Text
from lecons.printing.document import Document, Drawing
from lecons.printing.documents import shapes
from lecons.printing.documents.cards import asked_cards, shared, word_of
from lecons.printing.documents.contents import PILES
from lecons.printing.documents.levels import certificates, known, watched
from lecons.printing.documents.pictures import lesson_pictures
from lecons.printing.documents.posters import tally
from lecons.printing.documents.print_options import Order
from lecons.printing.documents_asked import MAKERS, asked_by, needs
from lecons.printing.kits import lesson_kit, path_kit
from lecons.printing.paper import PAPERS, Paper
from lecons.printing.typeset import pdf
from tests.kit_content import path_at
from tests.lecons.printing._kits import NAMES, PLAIN, kit, lesson, titles, words
from tests.lecons.printing._reading import opened
from tests.loops import for_each

ASKED = [(name, each) for name in NAMES for each in asked_by(lesson(name))]
OF_EACH = ("fiche", "demain", "defis", "reponses", "grille", "pochettes", "tapis", "cartes", "petites-cartes")
"""What is there for every séance, so that a sheet only says how much of it."""
OF_A_PATH = ("programmation", "affiche-parcours")
"""What is printed of a whole path alone."""
OF_ITS_SHEET = ("ilots", "demi-classe")
"""What is printed where the sheet says how that way goes, and needs no asking."""
NEEDS: dict[str, dict[str, Any]] = {
    "jetons": {"between": (2, 5)},
    "lettres": {"letters": ("T",)},
    "images": {"purpose": "histoire"},
}
PATH = path_at(lecons.CONTENT / "parcours" / "petite-section.yaml")
STORY, MENDS = "ms/le-chemin-du-chaperon", "gs/la-coccinelle-dans-la-bande"
WHERE = {"vignettes": STORY, "images": STORY, "loto": "ps/ou-regarde-l-abeille"}
"""The séance that has what a document shows."""


def wish(document: str, **keys: Any) -> Asked:
    return Asked(document, **(NEEDS.get(document, {}) | keys))


def made(name: str, *asked: Asked | Text, order: Order = PLAIN) -> list[Document]:
    own = lesson(name)
    return [*needs(replace(own, sheet=replace(own.sheet, prints=asked)), order)]


@for_each("name, asked", ASKED)
def test_what_a_sheet_of_the_kit_asks_for_has_pages(name: str, asked: Asked) -> None:
    if asked.document not in OF_EACH:
        assert made(name, asked)[0].name in (asked.document, "tapis")


@for_each("name", NAMES)
def test_what_a_sheet_names_is_in_its_pdf(name: str) -> None:
    pages = [each.pages for each in kit(name)]
    for need in needs(lesson(name), PLAIN):
        assert need.pages in pages, need.name


def test_every_document_there_is_can_be_asked_for() -> None:
    every = {name for pile in PILES for name in pile.names}
    assert every - {*OF_A_PATH, *OF_ITS_SHEET} == ASKABLE.keys()
    assert MAKERS.keys() == ASKABLE.keys() - {*OF_EACH}


def test_the_page_for_authors_names_every_document() -> None:
    page = (Path(__file__).parents[3] / "docs" / "ecrire-une-seance.md").read_text(encoding="utf-8")
    (listed,) = re.findall("^Les documents : (.*?)\\. ", page, re.MULTILINE)
    assert re.findall("`([^`]+)`", listed) == sorted(ASKABLE)


@for_each("document", MAKERS)
def test_a_document_is_made_by_its_name(document: str) -> None:
    found = made(WHERE.get(document, MENDS), wish(document))
    assert found[0].name == document
    assert found[0].pages


@pytest.mark.parametrize("document", ["tapis", "bracelets", "demain", "petites-cartes"])
def test_what_is_optional_prints_only_if_it_is_asked_for_by_name(document: str) -> None:
    own = lesson("gs/elle-me-regarde")

    def printed(*asked: Asked) -> set[str]:
        whole = lesson_kit(replace(own, sheet=replace(own.sheet, prints=asked)), titles(), PLAIN)
        assert document in {each.name for each in whole}
        return {each.name for each in whole if not each.extra}

    assert document in printed(wish(document))
    assert document not in printed(wish(document, is_optional=True), wish("cartes"))


@pytest.mark.parametrize("first_is_optional", [True, False])
def test_what_one_seance_of_a_path_needs_is_printed_though_it_is_optional_in_another(first_is_optional: bool) -> None:
    asked = [wish("coccinelle", is_optional=each) for each in (first_is_optional, not first_is_optional)]
    lessons = [
        replace(each, sheet=replace(each.sheet, prints=(one,))) for each, one in zip(PATH.lessons, asked, strict=False)
    ]
    made = path_kit(replace(PATH, lessons=tuple(lessons), shelf=()), titles(), PLAIN)
    assert [each.extra for each in made if each.name == "coccinelle"] == [False]


def test_a_sheet_of_before_prints_itself_and_its_challenges_and_says_how_to_write_the_rest() -> None:
    own = lesson("gs/cinq-cartes")
    before = replace(own, sheet=replace(own.sheet, prints=(Text("le tapis et 4 bandes"), wish("bracelets"))))
    whole = lesson_kit(before, titles(), PLAIN)
    assert [each.name for each in whole if not each.extra] == ["sommaire", "fiche", "defis"]
    assert {"tapis", "bandes", "cartes"} <= {each.name for each in whole}
    (sheet,) = (each for each in whole if each.name == "fiche")
    assert sheet.note == (
        "« imprimer » est en phrases : seules la fiche et les cartes de défi s'impriment ; pour le reste, écrivez des"
        " documents, comme {document: tapis} (docs/ecrire-une-seance.md)"
    )
    assert "– le tapis et 4 bandes" in words(sheet.pages[0].data)
    assert not any(each.note for each in kit("gs/cinq-cartes") if each.name == "fiche")


@cache
def strips(name: str) -> list[tuple[str, list[str]]]:
    """The strips that a séance prints ready made: the number of the challenge, and each card as it is read aloud."""
    (made,) = (each for each in needs(lesson(name), PLAIN) if each.name == "bandes-pretes")
    rows = [row for page in made.pages for row in cast("list[Any]", page.data["rows"])]
    return [(row["number"], [card.alt for card in row["cards"]]) for row in rows]


@pytest.mark.parametrize(
    ("name", "children", "rows"),
    [
        ("periscolaire/le-relais-des-abeilles", 5, [4]),
        ("ps/le-gateau-de-la-ferme", 5, [5]),
        ("ps/le-gateau-de-la-ferme", 12, [12]),
        ("ps/le-gateau-de-la-ferme", 25, [8, 8, 9]),
    ],
)
def test_a_sheet_of_points_has_a_row_for_each_team_or_else_child(name: str, children: int, rows: list[int]) -> None:
    made = tally(lesson(name), replace(PLAIN, children=children))
    assert [page.data["rows"] for page in made.pages] == rows
    assert [len(cast("list[Any]", page.data["pictures"])) for page in made.pages] == rows
    assert len(opened(pdf([made], "Essai", PLAIN.ink)).pages) == len(rows)


@pytest.mark.parametrize(("children", "has_animals"), [(8, True), (9, False)])
def test_the_rows_of_points_are_animals_as_long_as_there_are_enough(children: int, has_animals: bool) -> None:
    (page,) = tally(lesson("ps/le-gateau-de-la-ferme"), replace(PLAIN, children=children)).pages
    signs = cast("list[Any]", page.data["pictures"])
    assert len(signs) == children
    assert {isinstance(sign, Drawing) for sign in signs} == {has_animals}


@pytest.mark.parametrize(("children", "sheets"), [(5, [5]), (6, [6]), (7, [3, 4]), (25, [5] * 5)])
def test_each_child_has_a_flag_on_sheets_as_full_as_one_another(children: int, sheets: list[int]) -> None:
    made = shapes.flags(PLAIN, children)
    assert [len(cast("list[Any]", page.data["pictures"])) for page in made.pages] == sheets
    assert len(opened(pdf([made], "Essai", PLAIN.ink)).pages) == len(sheets)


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
    assert [page.data["title"] for page in made.pages] == [made.title] == ["Frise"]  # one sheet, whatever the class


def test_a_seance_of_games_prints_no_strip_that_it_does_not_name() -> None:
    printed = {each.name for each in kit("famille/l-anniversaire-de-l-abeille") if not each.extra}
    assert printed == {"sommaire", "fiche", "grille", "cartes-de-sol", "brassards"}
    (bands,) = (each for each in kit("famille/l-anniversaire-de-l-abeille") if each.name == "brassards")
    assert bands.pieces == 2


def test_arrows_to_stick_are_not_those_that_serve_all_year() -> None:
    names = [each.name for each in kit("ms/pivoter-n-est-pas-avancer")]
    assert {"petites-cartes", "fleches"} <= {*names}


@for_each("name", [name for name, asked in ASKED if asked.document == "cartes" and (asked.cards or asked.number)])
def test_cards_are_as_many_as_the_sheet_says(name: str) -> None:
    """On full sheets, so there may be a few more; where it gives one number, of the kinds in its challenges."""
    (made,) = (each for each in kit(name) if each.name == "cartes")
    words_of = [item["word"] for page in made.pages for item in cast("list[Any]", page.data["items"])]
    asked = asked_cards(lesson(name), PLAIN.children)
    assert asked.total() <= made.pieces == len(words_of) < asked.total() + 12 + 1
    assert all(words_of.count(word_of(card)) >= many for card, many in asked.items())


def test_a_bare_number_of_cards_is_printed() -> None:
    assert asked_cards(lesson("gs/le-ruban"), 5).total() == 12
    assert asked_cards(lesson("ps/un-deux-trois-la-fleur"), 5) == {Command.FORWARD: 20}


def test_floor_cards_are_as_many_of_each_kind_as_the_sheet_says() -> None:
    (cards,) = made(NAMES[0], wish("cartes-de-sol", cards=((Command.FORWARD, 4), (Command.BACKWARD, 2))))
    assert [text for page in cards.pages for text in ("avancer", "reculer") if text in words(page.data).split()] == [
        *["avancer"] * 4,
        *["reculer"] * 2,
    ]


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


AS_MANY = {
    "masque": 2,
    "de": 3,
    "drapeaux": 10,
    "traces": 4,
    "perles": 12,
    "badges": 7,
    "certificat": None,
    "disques": 9,
    "bandes-pretes": 8,
}


@pytest.mark.parametrize("document", AS_MANY)
def test_as_many_are_made_as_the_sheet_says(document: str) -> None:
    many = AS_MANY[document]
    name = "ce1/le-robot-geometre" if document == "traces" else MENDS
    if many is not None:
        assert made(name, wish(document, number=many))[0].pieces == many
    else:
        (page,) = made(name, wish(document, number=2))[0].pages
        assert len(cast("list[Any]", page.data["items"])) == 2


def test_so_many_for_each_child_for_each_team_or_for_the_class() -> None:
    eight = Order(children=8)
    pieces = {share: made(MENDS, wish("masque", number=2, share=share), order=eight)[0].pieces for share in Share}
    assert pieces == {Share.CHILD: 16, Share.TEAM: 6, Share.CLASS: 2}
    own = lesson(MENDS)
    asked = wish("masque", share=Share.TEAM)
    played = replace(own.sheet, grouping=Grouping((8, 8), teams=2), prints=(asked,))
    assert [each.pieces for each in needs(replace(own, sheet=played), eight)] == [2]


def test_what_each_child_keeps_is_there_for_the_class_and_the_rest_for_the_table() -> None:
    order = Order(children=5, pupils=25)
    asked = [wish(name, share=Share.CHILD) for name in ("vignettes", "disques", "masque")]
    assert [each.pieces for each in made("ps/le-gateau-de-la-ferme", *asked, order=order)] == [25, 5, 5]
    assert made("ps/le-gateau-de-la-ferme", order=order) == [], "nothing is there that no sheet names"
    for each in made("ps/le-gateau-de-la-ferme", wish("certificat"), wish("frise"), order=order)[:2]:
        children = sum(len(cast("list[Any]", page.data.get("items", page.data.get("strips")))) for page in each.pages)
        assert children == (25 if each.name == "certificat" else 25 + 2), "the large frieze is two rows"
    kept = [each for each in path_kit(PATH, titles(), order) if each.name == "certificat"]
    assert [sum(len(cast("list[Any]", page.data["items"])) for page in each.pages) for each in kept] == [25]


def test_a_strip_has_as_many_beads_as_the_sheet_says() -> None:
    (found,) = made("ps/avance-coucou", wish("perles", places=8))
    pictures = [each for page in found.pages for each in cast("list[Any]", page.data["pictures"])]
    assert {each.svg.count("<circle") for each in pictures} == {8}


def test_what_is_asked_for_twice_is_printed_once() -> None:
    found = made(MENDS, wish("affiche"), wish("bracelets"), wish("affiche"), wish("bracelets", number=2))
    assert [each.name for each in found] == ["affiche", "bracelets"]


def test_two_documents_of_one_name_and_of_another_title_are_both_printed() -> None:
    found = made(MENDS, *(wish("affiche", title=Text(title)) for title in ("Qui décide ?", "Qui vérifie ?")))
    assert [each.title for each in found] == ["Affiche : Qui décide ?", "Affiche : Qui vérifie ?"]


def test_animals_of_a_mat_without_any_are_all_its_pictures() -> None:
    (found,) = made("gs/la-visite-des-fleurs", wish("images", purpose="animaux"))
    assert found.pieces


@pytest.mark.parametrize(("level", "places"), [(Level.PS, 10), (Level.CE1, 15)])
def test_a_certificate_has_room_for_the_longest_program_of_its_level(level: Level, places: int) -> None:
    (page,) = certificates(level, replace(PLAIN, children=1)).pages
    assert [each["places"] for each in cast("list[Any]", page.data["items"])] == [places]


def test_a_picture_without_words_is_told_as_one() -> None:
    found = lesson_pictures(lesson("ps/le-gateau-de-la-ferme"), PLAIN)
    assert found
    assert all(drawing.alt for drawing, _words in found)
    assert "une image" in {drawing.alt for drawing, words in found if not words}


@pytest.mark.parametrize(("asked", "printed"), [(4, 4), (5, 5), (6, 10), (15, 15)])
def test_a_strip_has_as_many_places_as_are_asked_for_or_a_few_more(asked: int, printed: int) -> None:
    (found,) = made(MENDS, wish("bandes", places=asked))
    assert found.title == f"Bandes programme de {printed} places"
