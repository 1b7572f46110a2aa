"""« choisir »: one program of several succeeds, and only one; whatever another one misses, it is the wrong strip."""

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
from beebot.parts.answer_types import Choice
from beebot.pose import Cell, Heading, Pose
from beebot.shortest.solution import Status
from beebot.text import Text

KIND = kind_of(Genre.CHOOSE)
STRIPS = tuple(map(parse_program, ("↑↑↷↑", "↑↑↑", "↑↑↶↑", "↑↶↑")))
"""One bumps, one too, the third arrives, the fourth ends short of the goal."""
ASKED = Challenge(
    "choix",
    Text("Laquelle ?"),
    Mat(3, 3),
    Pose(Cell.parse("A1"), Heading.EAST),
    goal=Cell.parse("C2"),
    genre=Genre.CHOOSE,
    choices=STRIPS,
)


@pytest.mark.parametrize(
    ("place", "outcome", "kind"),
    [
        (0, Outcome.WRONG_CHOICE, EndingKind.BUMP),
        (1, Outcome.WRONG_CHOICE, EndingKind.BUMP),
        (2, Outcome.SUCCESS, EndingKind.SUCCESS),
        (3, Outcome.WRONG_CHOICE, EndingKind.WRONG_STRIP),
    ],
)
def test_how_each_strip_ends(place: int, outcome: Outcome, kind: EndingKind) -> None:
    assert judge(ASKED, Choice(place)).outcome is outcome
    assert ending(ASKED, Choice(place)).kind is kind


@pytest.mark.parametrize(
    ("strip", "cards"), [("↑↶↑", (1,)), ("↑↑↶", ()), ("↶↑↷↑", (0,)), ("↑↑↶↑↷↷↑", (4,)), ("↑↑↑↶↑", (2,))]
)
def test_the_card_is_told_that_left_the_way_of_the_right_strip(strip: str, cards: tuple[int, ...]) -> None:
    asked = replace(ASKED, mat=Mat(5, 5), choices=(parse_program(strip), parse_program("↑↑↶↑")))
    told = ending(asked, Choice(0))
    assert (told.kind, told.cards) == (EndingKind.WRONG_STRIP, cards)


@pytest.mark.parametrize(
    ("strip", "cards"),
    [("↑↷↑↑", (1,)), ("↑↑↶↷↑↑", (3,)), ("↶↶↑", (0,)), ("↑↑↑", (2,)), ("répéter 3 [ ↑ ]", (1,)), ("↑↑↶↑↑↑", (4,))],
)
def test_after_a_bump_too_the_card_is_told_that_left_the_way(strip: str, cards: tuple[int, ...]) -> None:
    asked = replace(ASKED, repeats=True, choices=(parse_program(strip), parse_program("↑↑↶↑")))
    told = ending(asked, Choice(0))
    assert (told.kind, told.cards) == (EndingKind.BUMP, cards)


@pytest.mark.parametrize("place", [-1, 4])
def test_no_other_strip_can_be_chosen(place: int) -> None:
    with pytest.raises(ValueError, match="no program"):
        judge(ASKED, Choice(place))


def test_the_right_strip_is_found_wherever_it_stands() -> None:
    for turn in range(4):
        turned = replace(ASKED, choices=(*STRIPS[turn:], *STRIPS[:turn]))
        solved = solve(turned)
        assert (solved.status, solved.answer, solved.count) == (Status.PROVED, Choice((2 - turn) % 4), 1)
    assert solve(replace(ASKED, choices=STRIPS[:2])).status is Status.IMPOSSIBLE


@pytest.mark.parametrize(
    ("choices", "faults"),
    [
        (STRIPS, []),
        (STRIPS[:2], [("programmes",)]),
        ((STRIPS[2], STRIPS[0], STRIPS[2], STRIPS[2]), [("programmes", 2), ("programmes", 3)]),
    ],
)
def test_an_author_is_told_where_none_succeeds_or_more_than_one(
    choices: tuple[tuple[object, ...], ...], faults: list[tuple[object, ...]]
) -> None:
    told = list(KIND.check_runs(replace(ASKED, choices=choices)))  # type: ignore[arg-type]
    assert [each.loc for each in told] == faults


@pytest.mark.parametrize(
    ("text", "place"), [("1", 0), (" 4 ", 3), ("0", None), ("5", None), ("trois", None), ("", None)]
)
def test_strips_are_numbered_from_one(text: str, place: int | None) -> None:
    if place is None:
        with pytest.raises(KitError, match="choisissez de 1 à 4"):
            KIND.read_answer(ASKED, [text])
    else:
        assert KIND.read_answer(ASKED, [text]) == Choice(place)
        assert KIND.answer_text(Choice(place)) == f"le programme {place + 1}"


def test_help_shows_a_child_where_a_strip_goes_wrong_and_never_which_is_right() -> None:
    silent = replace(ASKED, hints=())
    for place in (0, 1, 3):
        rungs = [hint(silent, Choice(place), attempt) for attempt in range(1, 6)]
        assert {rung.kind for rung in rungs} <= {HintKind.QUESTION, HintKind.FAILING, HintKind.PREFIX}
        assert hint(silent, Choice(place), 9, adult=True).right == 2
