"""Challenge cards: what a child sees does not tell the answer."""

import math
import re
from dataclasses import replace
from typing import Any

import pytest

from beebot.challenge import Challenge
from beebot.kinds import kind_of
from beebot.mat import Mat
from beebot.parts.answer_types import Prediction
from beebot.pose import Cell, Heading
from lecons.pictures.artwork import symbol
from lecons.printing.documents.answers import answers, in_words
from lecons.printing.documents.challenges import challenge_cards
from lecons.printing.paper import A3, A4, LETTER, Paper
from lecons.printing.printed_mat import UNIT, Cloth, challenge_drawn
from lecons.sheet_words import DOT
from simulateur.game.kinds import gesture_of
from simulateur.game.kinds.arrange import Row
from tests.lecons.printing._kits import NAMES, PLAIN, lesson

NUMBER = r"[-0-9.]+"
ORDERED = tuple(
    (name, place)
    for name in NAMES
    for place, each in enumerate(lesson(name).challenges)
    if kind_of(each.genre).in_order
)
"""Each challenge of the kit that asks to put pictures in order: its séance, and its place there from 0."""


def card(name: str, place: int) -> dict[str, Any]:
    cards = [card for page in challenge_cards(lesson(name), PLAIN).pages for card in page.data["cards"]]  # type: ignore[union-attr]
    return cards[place]  # type: ignore[return-value]


def shown(name: str, place: int) -> list[str]:
    """The pictures of a card, as they are drawn."""
    return [each.svg for each in card(name, place)["pictures"]]


def row(name: str, place: int) -> dict[str, Any]:
    """What the page of answers shows of a challenge."""
    (page,) = answers(lesson(name), PLAIN).pages
    data: Any = page.data
    (group,) = data["groups"]
    found: dict[str, Any] = group["rows"][place]
    return found


def told(name: str, place: int) -> str:
    """What the page of answers says of a challenge in words."""
    return str(row(name, place)["told"])


def in_order(challenge: Challenge) -> list[str]:
    """The same drawings from first to last."""
    assert challenge.pictures is not None
    return [PLAIN.ink.paint(PLAIN.images.filling(each.name, 120, 120)) for each in challenge.pictures.asked]


def test_each_card_that_is_in_hand_stands_on_the_card() -> None:
    alone = card("ce1/tuteurs-d-abeilles", 3)
    assert [each.alt for each in alone["keys"]] == [*["avancer"] * 9, "pivoter à gauche", "pivoter à droite"]
    assert alone["most"] == "", "thirteen cards are not in hand"
    repeated = next(
        card("ce1/le-robot-geometre", place)
        for place, each in enumerate(lesson("ce1/le-robot-geometre").challenges)
        if each.limits.hand
    )
    assert (len(repeated["keys"]), repeated["most"]) == (4, "7 cartes au plus")


def test_the_kit_has_pictures_to_put_in_order() -> None:
    assert len(ORDERED) == 9


@pytest.mark.parametrize(("name", "place"), ORDERED)
def test_a_card_shows_pictures_to_put_in_order_as_the_screen_does(name: str, place: int) -> None:
    challenge = lesson(name).challenges[place]
    row = gesture_of(challenge.genre).begin(challenge, ())
    assert isinstance(row, Row)
    solved = in_order(challenge)
    assert shown(name, place) == [solved[each] for each in row.order]
    assert shown(name, place) != solved


@pytest.mark.parametrize(("name", "place"), ORDERED)
def test_the_answer_names_the_pictures_of_the_card_by_the_numbers_under_them(name: str, place: int) -> None:
    labels, drawings = card(name, place)["labels"], shown(name, place)
    asked = in_order(lesson(name).challenges[place])
    assert labels == [str(number) for number in range(1, len(asked) + 1)]
    assert [drawings[int(number) - 1] for number in told(name, place).split(", ")] == asked


def test_the_answer_names_boxes_by_letters_and_what_belongs_in_them_by_numbers() -> None:
    """The robot knows the two cards and the strip; not the mood, the weather or the wolf."""
    assert card("numerique/la-machine-ne-sait-pas", 1)["labels"] == ["A", "B", *"123456"]
    assert told("numerique/la-machine-ne-sait-pas", 1) == f"A : 1, 3, 6{DOT}B : 2, 4, 5"


@pytest.mark.parametrize(
    ("name", "place", "words"),
    [
        ("gs/le-tour-de-l-annee", 3, "mars, la tête vers le haut"),
        ("gs/le-tour-de-l-annee", 5, "libre"),
        ("numerique/qui-a-fait-cette-image", 0, "l'image 2"),
        ("numerique/qui-a-fait-cette-image", 3, "à chacun sa réponse"),
    ],
    ids=["a cell with a name", "no aim", "a question", "an open question"],
)
def test_an_answer_says_what_is_meant(name: str, place: int, words: str) -> None:
    assert told(name, place) == words


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (Heading.NORTH, "la tête vers le haut"),
        (Heading.NORTH_EAST, "la tête vers le coin en haut à droite"),
        (Heading.EAST, "la tête vers la droite"),
        (Heading.SOUTH_EAST, "la tête vers le coin en bas à droite"),
        (Heading.SOUTH, "la tête vers le bas"),
        (Heading.SOUTH_WEST, "la tête vers le coin en bas à gauche"),
        (Heading.WEST, "la tête vers la gauche"),
        (Heading.NORTH_WEST, "la tête vers le coin en haut à gauche"),
        (None, "la case où elle est dessinée"),
    ],
)
def test_a_side_is_that_of_the_mat_as_it_is_drawn(heading: Heading | None, words: str) -> None:
    challenge = replace(lesson("gs/le-tour-de-l-annee").challenges[3], mat=Mat(4, 3))
    assert in_words(challenge, Prediction(Cell.parse("A1"), heading)) == words


def test_the_strip_to_choose_is_told_by_the_number_before_it_and_shown_again() -> None:
    assert card("gs/cinq-cartes", 2)["numbers"] == ["1", "2", "3"]
    assert told("gs/cinq-cartes", 2) == "la bande 1"
    first: Any = card("gs/cinq-cartes", 2)["strips"][0]
    (again,) = row("gs/cinq-cartes", 2)["strips"]
    assert [each.svg for each in again] == [each.svg for each in first]


def test_a_strip_that_is_not_chosen_has_no_number() -> None:
    assert card("gs/cinq-cartes", 3)["numbers"] == []


def test_what_a_question_is_about_has_no_number() -> None:
    assert card("numerique/qui-a-fait-cette-image", 0)["labels"] == ["", "1", "2", "3"]


def test_a_mat_has_no_number() -> None:
    assert card("gs/le-tour-de-l-annee", 1)["labels"] == [""]


def test_a_bee_is_small_in_a_corner_where_it_would_hide_a_picture() -> None:
    challenge = lesson("gs/le-tour-de-l-annee").challenges[2]
    start, cell = challenge.start, 20.0
    bare = replace(challenge, mat=replace(challenge.mat, places=()))
    assert challenge.mat.shows(start.cell)
    x, y = Cloth(challenge.mat, cell, PLAIN.images, PLAIN.ink).at(start.cell)
    side, way = cell * UNIT, start.heading.degrees
    small = symbol("bee", x - 0.21 * side, y + 0.21 * side, 0.62 * side, way)
    large = symbol("bee", x, y, 1.08 * side, way)
    for each, bees in ((challenge, (True, False)), (bare, (False, True))):
        drawn = challenge_drawn(each, cell, PLAIN.images, PLAIN.ink)
        assert tuple(PLAIN.ink.paint(bee) in drawn for bee in (small, large)) == bees
        before = drawn.partition(PLAIN.ink.paint(small))[0]
        discs = re.findall(rf'<circle cx="({NUMBER})" cy="({NUMBER})" r="({NUMBER})" fill="#FFFFFF"', before)
        middle = (x - 0.21 * side, y + 0.21 * side)
        under = [float(r) for cx, cy, r in discs if math.dist((float(cx), float(cy)), middle) < 1]
        assert [0.2 * side < radius < 0.31 * side for radius in under] == [True] * bees[0], "white below the small one"


@pytest.mark.parametrize(("paper", "sheets"), [(A4, [4, 4]), (LETTER, [4, 4]), (A3, [6])])
def test_five_challenges_take_one_sheet_of_a3(paper: Paper, sheets: list[int]) -> None:
    asked = lesson("ms/a-gauche-de-l-abeille")
    made = challenge_cards(asked, replace(PLAIN, paper=paper))
    assert len(asked.challenges) == made.pieces == 5
    assert [len(page.data["cards"]) for page in made.pages] == sheets  # type: ignore[arg-type]


def test_no_answer_is_told_where_a_child_invents_the_challenge() -> None:
    assert told("ce1/tuteurs-d-abeilles", 5) == "à chacun sa réponse"


@pytest.mark.parametrize(
    ("name", "place", "labels", "columns"),
    [
        ("numerique/les-traces-que-je-laisse", 2, ["", "1", "2", "3"], 3),
        ("numerique/le-robot-obeit", 1, ["", "1", "2"], 2),
        ("gs/le-tour-de-l-annee", 0, ["1", "2", "3", "4"], 2),
    ],
)
def test_what_a_question_is_about_stands_above_what_is_chosen(
    name: str, place: int, labels: list[str], columns: int
) -> None:
    found = card(name, place)
    assert found["labels"] == labels
    assert found["columns"] == columns
