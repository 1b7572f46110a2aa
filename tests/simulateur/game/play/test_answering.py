"""Every challenge of the kit is played by touch from its first page to success, whatever its genre."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import lecons
from beebot.challenge import Challenge, Genre
from beebot.command import (
    MAX_NESTING,
    MAX_TURNS,
    MIN_TURNS,
    PLAIN_COMMANDS,
    Command,
    Instruction,
    Program,
    Repeat,
    count_cards,
)
from beebot.kinds import solve
from beebot.loader import load_lesson
from beebot.notation import parse_program
from beebot.parts.answer_types import Answer, PairPrograms, Prediction
from beebot.pose import Cell, Heading
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.program_edits import depth
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.pages.input.sliding import reveal
from simulateur.pages.open_page import places
from tests.simulateur.builders import GENRES, challenge, path_of
from tools.touches import answer_to_touch, touches_of

KIT = [asked for file in lecons.lessons() for asked in load_lesson(file).challenges]
ALL = [*KIT, *(challenge(facts, name) for name, facts in GENRES.items())]


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.id)
def test_a_child_can_touch_the_solution_and_succeed(asked: Challenge) -> None:
    answer = answer_to_touch(asked)
    assert answer is not None
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    assert session.attempt is not None
    if session.attempt.watches_first:
        session.touch(Touch(Key.WATCH))
        session.tick(300)
    for touch in touches_of(asked, answer):
        reveal(session, (1280, 800), touch)
        assert touch in places(session, (1280, 800)), touch
        session.touch(touch)
    session.touch(Touch(Key.GO))
    session.tick(300)
    if session.attempt.changed:  # the world is another one now, for which the answer is
        session.touch(Touch(Key.GO))
        session.tick(300)
    done = Phase.STOPPED if asked.genre is Genre.FREE else Phase.SUCCEEDED
    assert (session.attempt.phase, session.repertoire.flowers.is_done(session.route.lesson)) == (done, True)


_FLAT = st.lists(st.sampled_from([each for each in Command if each in PLAIN_COMMANDS]), min_size=1, max_size=20).map(
    tuple
)


@st.composite
def _programs(draw: st.DrawFn) -> Program:
    """Any program that may be written, with repeats in repeats."""
    card: st.SearchStrategy[Instruction] = st.sampled_from([each for each in Command if each in PLAIN_COMMANDS])
    turns = st.integers(MIN_TURNS, MAX_TURNS)
    for _deeper in range(MAX_NESTING):
        body = st.lists(card, min_size=1, max_size=3).map(tuple)
        card = card | st.builds(Repeat, turns, body)
    return tuple(draw(st.lists(card, min_size=1, max_size=4)))


def _touch_each(asked: Challenge, answer: Answer) -> Answer | None:
    """What stands there after the touches of ``answer``, each of which must be on the page."""
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    assert session.attempt is not None
    for touch in touches_of(asked, answer):
        reveal(session, (1280, 800), touch)
        assert touch in places(session, (1280, 800)), touch
        session.touch(touch)
    return session.attempt.draft.answer


@settings(max_examples=60)
@given(_programs())
def test_any_program_can_be_touched_though_the_strip_has_no_place_to_spare(program: Program) -> None:
    asked = challenge(f"tapis 9 9\ndépart A1 nord\nrépéter imbriqué\nmaximum {count_cards(program)}")
    assert _touch_each(asked, program) == program


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from([each for each in Command if each.steps > 0 or each.pivot == -90]), min_size=1, max_size=8)
)
def test_any_program_with_numbers_can_be_touched(program: list[Command]) -> None:
    facts = f"tapis 9 9\ndépart A1 nord\ntouches avancer_de ↶\nmaximum {len(program)}"
    assert _touch_each(challenge(facts), tuple(program)) == tuple(program)
    filled = challenge(
        f"tapis 9 9\ndépart A1 nord\ngenre completer\nprogramme ↶{' _' * len(program)}\ntouches avancer_de ↶"
    )
    assert _touch_each(filled, (Command.LEFT, *program)) == (Command.LEFT, *program)


@settings(max_examples=20)
@given(_FLAT, _FLAT)
def test_any_two_programs_can_be_touched_for_two_bees(one: Program, other: Program) -> None:
    asked = replace(challenge(GENRES["a_deux"]), max_instructions=60)
    assert _touch_each(asked, PairPrograms(one, other)) == PairPrograms(one, other)


@settings(max_examples=20)
@given(_programs(), _programs())
def test_any_program_can_be_mended_into_any_other(given_program: Program, program: Program) -> None:
    facts = "tapis 9 9\ndépart A1 nord\nrépéter imbriqué\ngenre deboguer\narrivée I9"
    asked = replace(challenge(facts), given=given_program)
    assume(program != given_program)
    assert _touch_each(asked, program) == program


NESTED = {
    "un carré": "tapis 5 5\nfleurs D1 D4 A4 A1\ntouches ↑ ↶\nmaximum 4",
    "un carré où l'on se repose": "tapis 4 4\npauses D1 D4 A4\ntouches ↑ ↶ ⏸\nmaximum 5",
    "puis un carré": "tapis 9 9\narrivée G4\npassages D1 D4\ntouches ↑ ↶ ↷",
    "un carré, puis": "tapis 7 7\narrivée G5\npassages D1 D3 G3\ntouches ↑ ↶ ↷",
}
"""Challenges whose shortest answers have a repeat in a repeat."""


@pytest.mark.parametrize("facts", NESTED.values(), ids=NESTED)
def test_a_shortest_answer_with_a_repeat_in_a_repeat_is_touched_to_success(facts: str) -> None:
    asked = challenge(f"{facts}\ndépart A1 est\nrépéter imbriqué")
    answer = solve(asked).program
    assert answer is not None
    assert depth(answer) == 2
    test_a_child_can_touch_the_solution_and_succeed(asked)


def test_a_hole_is_filled_with_an_instruction_though_a_repeat_would_do() -> None:
    asked = replace(challenge(GENRES["completer"]), repeats=True, nests=True)
    with pytest.raises(ValueError, match="no key lays"):
        touches_of(asked, parse_program("↑ répéter 2 [ ↑ ] ↶ ↑ ↑"))
    answer = answer_to_touch(asked)
    assert isinstance(answer, tuple)
    assert depth(answer) == 0


def test_a_prediction_is_turned_until_it_looks_the_right_way() -> None:
    asked = challenge(GENRES["prevoir"])
    told = touches_of(asked, Prediction(Cell.parse("B1"), Heading.NORTH))
    assert told == (Touch(Key.CELL, 1),) * 4, "east, south, west, north"


@pytest.mark.parametrize(("cell", "way"), [("A2", [5]), ("C1", [5, 6, 7, 2]), ("A4", [5, 10, 15])])
def test_step_by_step_a_flag_comes_from_the_start_of_the_bee(cell: str, way: list[int]) -> None:
    asked = replace(challenge(GENRES["prevoir"]), asks_heading=False)
    told = touches_of(asked, Prediction(Cell.parse(cell)), stepwise=True)
    assert [touch.index for touch in told] == way
