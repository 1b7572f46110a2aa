"""A card says whose strip it lies on, also where it stays."""

import pytest

from beebot.command import Command
from lecons.pictures.cards import card
from lecons.pictures.theme import ROLE


@pytest.mark.parametrize("frame", ["", "lit", "ink", "right", "sewn"])
def test_a_card_of_the_second_bee_has_her_colour_in_every_frame(frame: str) -> None:
    first, second = (card(Command.FORWARD, 100, frame, robot=robot) for robot in (0, 1))
    assert ROLE.partner_card in second
    assert ROLE.partner_card not in first
    assert (f'fill="{ROLE.card}"' in first) == (frame != "sewn"), "what is sewn is of the strip's own felt"
