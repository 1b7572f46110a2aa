"""Printed cards: under each stands what it does, no two look alike, and there are enough to fill the strips."""

import pytest

from beebot.command import Command, Instruction, Repeat
from lecons.copies import USUAL, children
from lecons.printing.documents.cards import card_drawing, in_hand, places_on, small_cards, strips, word_of
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import PAPERS, Paper
from tests.lecons.printing._kits import NAMES, kit, lesson, words
from tests.loops import for_each

WORDS: dict[Instruction, str] = {
    Command.FORWARD: "avancer",
    Command.BACKWARD: "reculer",
    Command.LEFT: "pivoter à gauche",
    Command.RIGHT: "pivoter à droite",
    Command.PAUSE: "pause",
    Command.LEFT_45: "pivoter un peu à gauche",
    Command.RIGHT_45: "pivoter un peu à droite",
    Command.FORWARD_3: "avancer de 3",
    Repeat(4, (Command.FORWARD,)): "répéter 4 fois",
}


@pytest.mark.parametrize("card", WORDS)
def test_under_a_card_stands_what_it_does(card: Instruction) -> None:
    assert (word_of(card), card_drawing(card, Order()).alt) == (WORDS[card], WORDS[card])


def test_no_two_cards_look_alike() -> None:
    assert len({card_drawing(card, Order()).svg for card in WORDS}) == len(WORDS)


@for_each("name", NAMES)
def test_a_seance_prints_a_card_for_each_place_of_its_strips(name: str) -> None:
    made = kit(name, Order(children=children(lesson(name)) or USUAL))
    (cards,) = (each for each in made if each.name == "petites-cartes")
    assert [each.title for each in made if places_on([each], cards.name) > cards.pieces] == []
    assert cards.note == f"{cards.pieces} cartes à couper"


def test_places_are_counted_by_hand() -> None:
    """Three strips of 15 places for six children, one a sheet, and a short one of 5 in the room that is left."""
    order = Order(children=6)
    assert places_on([strips(5, order)], "petites-cartes") == 20
    assert places_on([strips(15, order)], "petites-cartes") == 3 * (15 + 5)
    assert places_on([small_cards([Command.FORWARD], order)], "petites-cartes") == 0
    counts = [small_cards([Command.FORWARD], order, places).pieces for places in (0, 24, 25, 60)]
    assert counts == [24, 24, 48, 72]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
@pytest.mark.parametrize("count", [1, 5, 12, 25])
def test_there_are_cards_for_the_strips_of_any_class_on_any_paper(paper: Paper, count: int) -> None:
    order = Order(paper, children=count)
    for places in (4, 5, 10, 15):
        laid = places_on([strips(places, order)], "petites-cartes")
        assert small_cards([Command.FORWARD, Command.LEFT], order, laid).pieces >= laid


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (6, 1), (7, 2), (12, 2), (13, 3)])
def test_each_six_children_begun_have_a_sheet_of_cards(count: int, sheets: int) -> None:
    assert len(small_cards([Command.FORWARD], Order(children=count)).pages) == sheets


def test_cards_lie_in_the_order_of_the_keys_and_repeats_by_their_turns_behind_them() -> None:
    (cards,) = (each for each in kit("gs/toujours-pareil") if each.name == "cartes")
    told = words(cards.pages[0].data)
    places = [told.index(word) for word in ("avancer", "pivoter à droite", "répéter 2 fois", "répéter 3 fois")]
    assert places == sorted(places)


def test_of_cards_that_go_further_those_up_to_four_are_printed() -> None:
    found = in_hand(Command)
    assert [each.steps for each in found if each.steps > 1] == [2, 3, 4]
