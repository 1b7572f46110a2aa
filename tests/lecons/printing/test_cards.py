"""Printed cards: under each stands what it does, and no two look alike."""

import pytest

from beebot.command import Command, Instruction, Repeat
from lecons.printing.documents.cards import card_drawing, word_of
from lecons.printing.documents.order import Order

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
