"""What a hint points at: the cells that are counted, how long the finger is at each, and what a question is about."""

from dataclasses import replace

import pytest

from beebot.hinting.hint import Hint, HintKind
from beebot.judging.endings import Ending, EndingKind
from beebot.notation import parse_flat, parse_program
from beebot.pose import Cell
from beebot.text import Text
from simulateur.game.play.pointing import Pointing, asked_about, pointed, start_of
from tests.simulateur.builders import GENRES, challenge

A1, B1, C1, D1 = (Cell.parse(f"{letter}1") for letter in "ABCD")
WAY = challenge("tapis 4 3\ndépart A1 est\nfleurs D1", hints=["Où ?", "Elle ?", "Et après ?"])
COUNTS = Pointing((B1, C1, D1), counts=True)
ASKS = Pointing(here=B1, asks=True)


@pytest.mark.parametrize(
    ("since", "at", "counted"),
    [
        (0.0, 0.0, 0),
        (0.2, 0.5, 0),
        (0.4, 1.0, 1),
        (0.69, 1.0, 1),
        (0.85, 1.5, 1),
        (1.0, 2.0, 2),
        (1.6, 3.0, 3),
        (2.7, 3.0, 3),
        (2.8, None, 3),
        (99.0, None, 3),
    ],
)
def test_the_finger_comes_counts_each_cell_and_goes(since: float, at: float | None, counted: int) -> None:
    found = COUNTS.finger(since)
    assert found == (at if at is None else pytest.approx(at, abs=1e-3))
    assert COUNTS.counted(since) == counted
    assert Pointing((B1, C1, D1)).counted(since) == 0, "what is right so far is not counted"


def test_how_long_it_is_there() -> None:
    assert COUNTS.lasts_s == pytest.approx(0.4 + 4 * 0.6)
    assert ASKS.lasts_s == pytest.approx(0.4 + 3 * 0.6), "a question rests longer"
    for nothing in (Pointing(), Pointing((B1,)), Pointing(here=B1), Pointing(asks=True), Pointing(counts=True)):
        assert (nothing.pointed_at, nothing.lasts_s, nothing.finger(0.0)) == ((), 0.0, None)
    assert (COUNTS.pointed_at, ASKS.pointed_at) == ((B1, C1, D1), (B1,))


@pytest.mark.parametrize(
    ("place", "ended", "about"),
    [
        (0, None, D1),
        (1, None, None),
        (2, None, D1),
        (0, Ending(EndingKind.SHORT, gazes=(C1, None)), C1),
        (0, Ending(EndingKind.SHORT, gazes=(None, None)), D1),
        (0, Ending(EndingKind.SHORT, robot=1, gazes=(C1, B1)), B1),
        (1, Ending(EndingKind.SHORT, gazes=(C1, None)), None),
    ],
)
def test_questions_are_about_where_to_go_and_about_the_bee_by_turns(
    place: int, ended: Ending | None, about: Cell | None
) -> None:
    assert asked_about(WAY, WAY.hints[place], ended) == about
    assert asked_about(WAY, Text("Du kit ?"), ended) is None


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ("tapis 4 3\ndépart A1 est\nfleurs B1 C1\narrivée D1", B1),
        ("tapis 4 3\ndépart A1 est\npassages C1\narrivée D1", C1),
        ("tapis 4 3\ndépart A1 est\narrivée D1", D1),
        ("tapis 4 3\ndépart A1 est", None),
    ],
)
def test_the_first_thing_to_reach_is_a_flower_then_a_cell_to_cross_then_the_goal(
    facts: str, first: Cell | None
) -> None:
    asked = challenge(facts, hints=["Où ?"])
    assert asked_about(asked, asked.hints[0], None) == first


def hinted(kind: HintKind, program: str = "↑↶↑↑", **facts: object) -> Pointing:
    hint = Hint(kind, **facts)  # type: ignore[arg-type]
    return pointed(WAY, hint, parse_program(program), parse_flat(program))


@pytest.mark.parametrize(("place", "here"), [(0, A1), (1, B1), (2, B1), (None, Cell.parse("B3"))])
def test_a_card_is_pointed_at_where_it_acts(place: int | None, here: Cell) -> None:
    assert hinted(HintKind.FAILING, place=place) == Pointing(here=here)


def test_what_is_right_so_far_is_shown_up_to_the_card_that_is_not() -> None:
    assert hinted(HintKind.PREFIX, place=3, prefix=3) == Pointing((A1, B1), here=Cell.parse("B2"))
    assert hinted(HintKind.PREFIX, place=0, prefix=0) == Pointing((), here=A1)


def test_what_is_missing_at_the_end_is_counted() -> None:
    found = hinted(HintKind.PREFIX, "↑", place=None, prefix=1)
    assert (found.cells, found.counts, found.missing) == ((C1, D1), True, parse_flat("↑↑"))


def test_each_bee_has_its_own_start() -> None:
    pair = challenge(GENRES["a_deux"])
    assert pair.partner is not None
    assert (start_of(pair, 0), start_of(pair, 1)) == (pair.start, pair.partner.start)
    assert start_of(replace(pair, partner=None), 1) == pair.start
