"""Each challenge of the kit, answered wrong three times, is helped: who does what the hints say succeeds."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

import lecons
from beebot.challenge import Challenge, Genre
from beebot.judging.endings import EndingKind
from beebot.kinds import ending, judge
from beebot.parts.answer_types import Answer, Choice, Creation
from beebot.parts.pictures import Arranged
from beebot.pose import Cell
from tests.beebot.simulated_child import MOST_CALLS, helped
from tests.beebot.wrong_answers import wrong_answers
from tests.kit_content import lesson_at

WAYS = 3
"""How many wrong answers each challenge gets: the likeliest first."""
_NOT_WRONG = frozenset({Genre.FREE, Genre.CREATE})


def _is_asked(challenge: Challenge) -> bool:
    """Whether wrong answers can be made: not for pictures, nor for strips to choose from after watching."""
    watched_choice = challenge.genre is Genre.OBSERVE and bool(challenge.choices)
    return challenge.pictures is None and challenge.genre not in _NOT_WRONG and not watched_choice


EVERY = [(file.stem, challenge) for file in lecons.lessons() for challenge in lesson_at(file).challenges]
ASKED = [pytest.param(each, id=f"{stem}-{each.id}") for stem, each in EVERY if _is_asked(each)]


@pytest.mark.parametrize("challenge", ASKED)
def test_a_wrong_answer_is_led_to_success(challenge: Challenge) -> None:
    answers = list(wrong_answers(challenge, WAYS, random.Random(challenge.id)))
    assert answers or len(challenge.keys) == 1, "with one key alone nothing else can be laid"
    for answer in answers:
        became = helped(challenge, answer)
        told = f"{answer}: {became}"
        assert became.solved, told
        assert not became.wrong, told
        assert became.calls < MOST_CALLS, told


def _likeliest(challenge: Challenge) -> Sequence[Answer]:
    """What children do first where nothing is laid on a strip, as far as it is wrong: three ways for each."""
    shown, count = challenge.pictures, len(challenge.choices)
    if shown is None or challenge.genre is Genre.QUESTION:  # one picture, or one strip, after another
        count = len(shown.asked) if shown else count
        return [Choice(place) for place in range(count) if not judge(challenge, Choice(place)).succeeded][:WAYS]
    if challenge.genre is Genre.ARRANGE:  # as they lie there, the wrong way round, two neighbours exchanged
        order = tuple(range(len(shown.asked)))
        orders = (order[1:] + order[:1], order[::-1], (*order[:-2], order[-1], order[-2]))
        return [Arranged(each) for each in orders]
    boxes, right = len(shown.boxes), [each.box for each in shown.asked]  # all in one, one elsewhere, each one further
    sorted_ = ([0] * len(right), [(right[0] + 1) % boxes, *right[1:]], [(box + 1) % boxes for box in right])
    return [Arranged(tuple(each)) for each in sorted_]


def test_a_wrong_picture_is_led_to_success() -> None:
    """Pictures that answer, that are laid in an order or in boxes, and strips to choose after watching."""
    asked = [
        each for _stem, each in EVERY if each.genre is not Genre.FREE and not _is_asked(each) and not each.made_for
    ]
    assert len(asked) > 10
    for challenge in asked:
        answers = _likeliest(challenge)
        assert answers or (challenge.pictures and challenge.pictures.open), challenge.id
        for answer in answers:
            seen = ending(challenge, answer)
            assert seen.kind is not EndingKind.SUCCESS, f"{challenge.id}: {answer}"
            became = helped(challenge, answer)
            assert became.solved, f"{challenge.id}: {answer}: {became}"
            assert not became.wrong, f"{challenge.id}: {answer}: {became}"


def _made_wrong(challenge: Challenge) -> Iterator[Creation]:
    """Nothing to reach; the hive behind obstacles on all sides; the hive as far as it can be."""
    start, mat = challenge.start, challenge.mat
    yield Creation(start)
    corner = Cell(mat.width - 1, mat.height - 1)
    around = frozenset(cell for cell in (Cell(corner.column - 1, corner.row), Cell(corner.column, corner.row - 1)))
    yield Creation(start, corner, (), around - mat.obstacles)
    yield Creation(start, corner, (Cell(0, mat.height - 1), Cell(mat.width - 1, 0)))


def test_a_challenge_that_is_made_wrong_is_answered_and_can_be_mended() -> None:
    """The kit's word on it is never silent, and one touch (the hive before the bee) makes it a challenge."""
    asked = [each for _stem, each in EVERY if each.made_for]
    assert asked
    for challenge in asked:
        ahead = challenge.start.cell.step(challenge.start.heading)
        for wrong in _made_wrong(challenge):
            assert ending(challenge, wrong).kind is not EndingKind.SUCCESS, f"{challenge.id}: {wrong}"
            mended = replace(wrong, goal=ahead, targets=(), obstacles=wrong.obstacles - {ahead})
            assert judge(challenge, mended).succeeded, f"{challenge.id}: {mended}"
