"""Turned by quarters or mirrored, a challenge is the same, and so is whether an answer succeeds."""

from dataclasses import replace

import pytest

from beebot.challenge import Challenge, Genre, Target
from beebot.command import Command
from beebot.drafting.by_kind import OF_PLACES
from beebot.drafting.symmetry import _FULL, _QUARTER, _image, _Move, twin_key
from beebot.generator import GENRES, generate
from beebot.kinds import solve
from beebot.lesson import Level
from beebot.mat import Mat, Wall
from beebot.notation import parse_program
from beebot.parts.limits import Limits
from beebot.parts.pictures import NO_MAT, NO_START, Picture, Pictures
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

LEFT_TURN = Challenge(
    id="",
    task=Text(""),
    mat=Mat(3, 2, frozenset({Cell.parse("A2")}), frozenset({Wall(Cell.parse("C1"), Cell.parse("C2"))})),
    start=Pose(Cell.parse("A1"), Heading.EAST),
    goal=Cell.parse("B2"),
    keys=frozenset({Command.FORWARD, Command.LEFT}),
)


def images(challenge: Challenge) -> list[Challenge]:
    """``challenge`` turned by each quarter, then the same in a mirror: eight, some of them perhaps equal."""
    width, height = challenge.mat.width, challenge.mat.height
    moves = [
        _Move(width, height, degrees, mirrored) for mirrored in (False, True) for degrees in range(0, _FULL, _QUARTER)
    ]
    return [_image(challenge, move) for move in moves]


def test_a_turn_and_a_mirror_by_hand() -> None:
    turned = images(LEFT_TURN)[1]
    assert (turned.mat.width, turned.mat.height) == (2, 3)
    assert turned.start == Pose(Cell.parse("A3"), Heading.SOUTH)
    assert turned.goal == Cell.parse("B2")
    assert turned.mat.obstacles == {Cell.parse("B3")}
    assert turned.mat.walls == {Wall(Cell.parse("A1"), Cell.parse("B1"))}
    assert turned.keys == LEFT_TURN.keys
    mirrored = images(LEFT_TURN)[4]
    assert mirrored.start == Pose(Cell.parse("C1"), Heading.WEST)
    assert mirrored.mat.obstacles == {Cell.parse("C2")}
    assert mirrored.keys == {Command.FORWARD, Command.RIGHT}


def test_all_images_have_one_hash_and_others_another() -> None:
    assert len({twin_key(image) for image in images(LEFT_TURN)}) == 1
    assert len(set(images(LEFT_TURN))) == 8
    right_key = replace(LEFT_TURN, keys=frozenset({Command.FORWARD, Command.RIGHT}))
    assert twin_key(right_key) != twin_key(LEFT_TURN)


def test_each_of_several_goals_is_turned() -> None:
    either = replace(LEFT_TURN, other_goals=frozenset({Cell.parse("C1")}))
    assert images(either)[4].goals == (Cell.parse("B2"), Cell.parse("A1"))
    assert len({twin_key(image) for image in images(either)}) == 1


def test_the_cards_in_hand_are_mirrored_too() -> None:
    both = replace(LEFT_TURN, keys=frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}))
    held = replace(both, limits=Limits(turns=1, fewest=3, hand=((Command.FORWARD, 2), (Command.LEFT, 1))))
    assert [each.limits for each in images(held)][:4] == [held.limits] * 4
    assert images(held)[4].limits == Limits(turns=1, fewest=3, hand=((Command.FORWARD, 2), (Command.RIGHT, 1)))
    assert len({twin_key(image) for image in images(held)}) == 1
    assert len({solve(image).cards for image in images(held)}) == 1


def test_the_order_in_which_strips_and_free_targets_stand_makes_no_difference() -> None:
    one, two = Target(Cell.parse("B1")), Target(Cell.parse("C1"))
    there, back = replace(LEFT_TURN, targets=(one, two)), replace(LEFT_TURN, targets=(two, one))
    assert twin_key(there) == twin_key(back)
    assert twin_key(replace(there, ordered=True)) != twin_key(replace(back, ordered=True))
    strips = (parse_program("↑↶↑"), parse_program("↑↑"))
    shown = replace(LEFT_TURN, genre=Genre.CHOOSE, repeats=True, nests=True, choices=strips)
    assert twin_key(shown) == twin_key(replace(shown, choices=strips[::-1]))


def test_a_question_is_the_same_in_any_order_and_an_order_is_not() -> None:
    cow, dog = Picture("vache", Text("la vache"), right=True), Picture("chien", Text("le chien"))
    asked = Challenge("a", Text(""), NO_MAT, NO_START, genre=Genre.QUESTION, pictures=Pictures((cow, dog)))
    other = replace(asked, pictures=Pictures((dog, cow)))
    assert twin_key(asked) == twin_key(other)
    wrong = Pictures((replace(cow, right=False), replace(dog, right=True)))
    assert twin_key(asked) != twin_key(replace(asked, pictures=wrong))
    told, back = (replace(each, genre=Genre.ARRANGE) for each in (asked, other))
    assert twin_key(told) != twin_key(back)


@pytest.mark.parametrize("genre", [genre for genre in GENRES if genre not in OF_PLACES])
def test_an_image_is_as_hard_to_solve(genre: Genre) -> None:
    for challenge in generate(Level.GS, 5, 3, genre):
        found = {(solution.status, solution.cards, solution.count) for solution in map(solve, images(challenge))}
        assert len(found) == 1
