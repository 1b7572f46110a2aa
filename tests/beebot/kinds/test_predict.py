"""« prévoir »: where a given program stops and which way it looks then, a bump included; and what a child is told."""

from dataclasses import replace

import pytest

from beebot.challenge import Challenge, Genre
from beebot.errors import KitError
from beebot.hinting.hint import HintKind
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome
from beebot.kinds import ending, hint, judge, kind_of, solve
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.parts.answer_types import Prediction
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

CORNER = Challenge(
    "coin",
    Text("Où ?"),
    Mat(3, 3),
    Pose(Cell.parse("A1"), Heading.EAST),
    genre=Genre.PREDICT,
    given=parse_program("↑↑↶↑"),
)
"""It stops in C2 and looks north."""
BUMPS = replace(CORNER, given=parse_program("↑↑↑↶"))
"""It stops in C1, at the edge, and never turns."""


def said(cell: str, heading: str = "") -> Prediction:
    return Prediction(Cell.parse(cell), Heading(heading) if heading else None)


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize(
    ("challenge", "answer", "outcome"),
    [
        (CORNER, said("C2", "nord"), Outcome.SUCCESS),
        (CORNER, said("C2"), None),
        (CORNER, said("C2", "est"), Outcome.WRONG_HEADING),
        (CORNER, said("C1", "nord"), Outcome.WRONG_PLACE),
        (CORNER, said("A1", "est"), Outcome.WRONG_PLACE),
        (BUMPS, said("C1", "est"), Outcome.SUCCESS),
        (BUMPS, said("C1", "nord"), Outcome.WRONG_HEADING),
        (BUMPS, said("B1", "est"), Outcome.WRONG_PLACE),
    ],
)
def test_a_prediction_is_right_where_the_run_stops(
    challenge: Challenge, answer: Prediction, outcome: Outcome | None, asked: bool
) -> None:
    challenge = replace(challenge, asks_heading=asked)
    wanted = outcome or (Outcome.WRONG_HEADING if asked else Outcome.SUCCESS)
    assert judge(challenge, answer).outcome is wanted
    told = {
        Outcome.SUCCESS: EndingKind.SUCCESS,
        Outcome.WRONG_HEADING: EndingKind.WRONG_HEADING,
        Outcome.WRONG_PLACE: EndingKind.WRONG_CELL,
    }
    found = ending(challenge, answer)
    assert found.kind is told[wanted]
    if wanted is Outcome.WRONG_PLACE:
        assert found.gazes[0] == answer.cell, "she looks where the flag was"


def test_its_own_answer_succeeds_and_is_the_only_one() -> None:
    for challenge in (CORNER, BUMPS, replace(CORNER, asks_heading=True)):
        solved = solve(challenge)
        assert solved.count == 1
        assert solved.answer is not None
        assert judge(challenge, solved.answer).succeeded


@pytest.mark.parametrize(
    ("answer", "prefixes"),
    [(said("B1"), [1, 2, 3]), (said("C1"), [3]), (said("C1", "est"), [2, 3]), (said("A3"), [1, 2, 3])],
)
def test_help_plays_the_beginning_from_where_it_was_near_and_never_the_end(
    answer: Prediction, prefixes: list[int]
) -> None:
    rungs = [hint(replace(CORNER, hints=()), answer, attempt) for attempt in range(1, 9)]
    lengths = list(dict.fromkeys(rung.prefix for rung in rungs if rung.kind is HintKind.PREFIX))
    assert lengths == prefixes
    assert max(prefixes) == len(CORNER.given) - 1


def test_of_one_card_there_is_no_beginning_to_play() -> None:
    one = replace(CORNER, given=parse_program("↑"), hints=())
    rungs = [hint(one, said("C3"), attempt) for attempt in range(1, 5)]
    assert {(rung.kind, rung.place) for rung in rungs if rung.kind is not HintKind.QUESTION} == {(HintKind.FAILING, 0)}


@pytest.mark.parametrize(
    ("text", "answer"),
    [("C2", said("C2")), (" C2  nord ", said("C2", "nord")), ("c2", None), ("C2 haut", None), ("", None)],
)
def test_what_an_adult_types_is_a_cell_and_perhaps_a_heading(text: str, answer: Prediction | None) -> None:
    kind = kind_of(Genre.PREDICT)
    if answer is None:
        with pytest.raises(KitError, match="ne dit pas où le robot s'arrête"):
            kind.read_answer(CORNER, [text])
        return
    read = kind.read_answer(CORNER, [text])
    assert read == answer
    assert kind.read_answer(CORNER, [kind.answer_text(read)]) == answer
