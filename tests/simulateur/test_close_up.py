"""A leaf of a story shows where its challenge goes, large: what is meant lies in its middle."""

import io

import pygame
import pytest

import lecons
from beebot.challenge import Challenge
from lecons.pictures.calm import CALM
from lecons.pictures.images import Images
from lecons.pictures.mats import thumbnail
from lecons.pictures.theme import painted
from simulateur.pictures.close_up import close_up, place_meant
from tests.kit_content import lesson_at

CAKE = lesson_at(lecons.CONTENT / "seances" / "ps" / "le-gateau-de-la-ferme.yaml")
TOLD = [each for each in CAKE.challenges if each.pictures is None]
SIDE, CELL = 96, 69


def drawn(svg: str) -> pygame.Surface:
    return pygame.image.load(io.BytesIO(painted(svg, CALM).encode()), "leaf.svg")


@pytest.mark.parametrize("challenge", TOLD, ids=lambda each: each.id)
def test_what_is_meant_is_as_large_as_most_of_the_leaf(challenge: Challenge) -> None:
    at = place_meant(challenge)
    assert at is not None
    near = drawn(close_up(challenge, at, SIDE, Images(), False))
    assert near.get_size() == (SIDE, SIDE)
    whole = drawn(thumbnail(challenge, CELL, Images()))
    border = (whole.get_width() - challenge.mat.width * CELL) / 2
    middle = border + (at.column + 0.5) * CELL, border + (challenge.mat.height - at.row - 0.5) * CELL
    for dx, dy in ((0, 0), (18, 6), (-14, -20), (-24, 24)):
        there = whole.get_at((round(middle[0] + dx), round(middle[1] + dy)))
        around = [near.get_at((SIDE // 2 + dx + x, SIDE // 2 + dy + y)) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        assert min(sum(abs(a - b) for a, b in zip(there[:3], each[:3], strict=True)) for each in around) < 60


def test_a_hand_lies_over_the_bee_that_is_carried() -> None:
    challenge = TOLD[0]
    start = challenge.start.cell
    held, alone = (drawn(close_up(challenge, start, SIDE, Images(), hand)) for hand in (True, False))
    assert held.get_at((64, 76)) != alone.get_at((64, 76))


def test_a_challenge_that_does_not_say_where_is_shown_whole() -> None:
    assert place_meant(CAKE.challenges[-1]) is None, "pictures have no mat"
    heard = lesson_at(lecons.CONTENT / "seances" / "ms" / "l-animal-que-j-entends.yaml").challenges[0]
    assert place_meant(heard) is None, "a target that is only heard"
