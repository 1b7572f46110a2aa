"""Challenge cards: what a child sees does not tell the answer."""

import pytest

from beebot.challenge import Challenge
from beebot.kinds import kind_of
from lecons.printing.documents.challenges import challenge_cards
from simulateur.game.kinds import gesture_of
from simulateur.game.kinds.arrange import Row
from tests.lecons.printing._kits import NAMES, PLAIN, lesson

ORDERED = tuple(
    (name, place)
    for name in NAMES
    for place, each in enumerate(lesson(name).challenges)
    if kind_of(each.genre).in_order
)
"""Each challenge of the kit that asks to put pictures in order: its séance, and its place there from 0."""


def shown(name: str, place: int) -> list[str]:
    """The pictures of a card, as they are drawn."""
    cards = [card for page in challenge_cards(lesson(name), PLAIN).pages for card in page.data["cards"]]  # type: ignore[union-attr]
    return [each.svg for each in cards[place]["pictures"]]  # type: ignore[call-overload,index,union-attr]


def in_order(challenge: Challenge) -> list[str]:
    """The same drawings from first to last."""
    assert challenge.pictures is not None
    return [PLAIN.ink.paint(PLAIN.images.filling(each.name, 120, 120)) for each in challenge.pictures.asked]


def test_the_kit_has_pictures_to_put_in_order() -> None:
    assert len(ORDERED) == 4


@pytest.mark.parametrize(("name", "place"), ORDERED)
def test_a_card_shows_pictures_to_put_in_order_as_the_screen_does(name: str, place: int) -> None:
    challenge = lesson(name).challenges[place]
    row = gesture_of(challenge.genre).begin(challenge, ())
    assert isinstance(row, Row)
    solved = in_order(challenge)
    assert shown(name, place) == [solved[each] for each in row.order]
    assert shown(name, place) != solved
