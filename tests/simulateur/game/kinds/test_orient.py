"""The bee is turned at her start: by the dial, by a touch on her, by pivots; the run, the help and the journal."""

import pytest

from beebot.hinting.hint import HintKind
from beebot.parts.answer_types import Orientation
from beebot.pose import Heading
from simulateur.game.controls import Key, Touch, touch_to
from simulateur.game.kinds import begin
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import after, touched
from simulateur.game.play.card_states import CardState, card_states
from simulateur.game.records import Tried
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import places
from tests.simulateur.builders import GENRES, challenge, path_of

ASKED = challenge(GENRES["orienter"], hints=["Où est la fleur ?"])
"""She stands on B2 and looks to the east, where a pond is on D2; ↑ ↑ ↶ ↑ brings her to the flower from the north."""
ON_BEE = Touch(Key.CELL, 6)


def heading_after(*touches: Touch, facts: str = GENRES["orienter"]) -> Heading:
    draft = begin(challenge(facts))
    for touch in touches:
        draft = draft.touch(touch)
    answer = draft.answer
    assert isinstance(answer, Orientation)
    assert draft.challenge.start.heading is answer.heading
    return answer.heading


@pytest.mark.parametrize("heading", [Heading.NORTH, Heading.EAST, Heading.SOUTH, Heading.WEST])
def test_a_head_of_the_dial_says_how_she_stands(heading: Heading) -> None:
    assert heading_after(touch_to(heading)) is heading


def test_a_touch_on_her_turns_her_a_quarter() -> None:
    assert heading_after(ON_BEE) is Heading.SOUTH
    assert heading_after(*[ON_BEE] * 4) is Heading.EAST


def test_with_keys_of_45_degrees_she_has_eight_ways() -> None:
    slanting = GENRES["orienter"] + " ↗"
    assert heading_after(ON_BEE, facts=slanting) is Heading.SOUTH_EAST
    assert heading_after(touch_to(Heading.NORTH_WEST), facts=slanting) is Heading.NORTH_WEST


@pytest.mark.parametrize(
    "touch",
    [
        Touch(Key.HEADING, 8),
        Touch(Key.HEADING, -1),
        touch_to(Heading.NORTH_EAST),
        Touch(Key.LEFT),
        Touch(Key.LEFT_45),
        Touch(Key.FORWARD),
        Touch(Key.CELL, 0),
        Touch(Key.BEE),
        Touch(Key.CLEAR),
    ],
    ids=str,
)
def test_nothing_else_turns_her(touch: Touch) -> None:
    draft = begin(ASKED)
    assert draft.touch(touch) is draft


def run_to_the_end(attempt: Attempt) -> Attempt:
    return after(touched(attempt, Touch(Key.GO)), 60)


def test_go_runs_the_program_from_where_she_looks_and_turning_her_brings_her_back() -> None:
    bumped = run_to_the_end(Attempt.at(ASKED))
    assert (bumped.phase, bumped.guilty_of()) == (Phase.STOPPED, 1)
    assert card_states(bumped)[1:3] == (CardState.GUILTY, CardState.NOT_RUN)
    turned = touched(bumped, touch_to(Heading.WEST))
    here = turned.moment
    assert (turned.phase, here.column, here.row, here.degrees) == (Phase.WRITING, 1, 1, Heading.WEST.degrees)
    assert run_to_the_end(touched(turned, touch_to(Heading.NORTH))).phase is Phase.SUCCEEDED


def test_she_is_not_turned_while_she_runs() -> None:
    running = touched(touched(Attempt.at(ASKED), Touch(Key.GO)), touch_to(Heading.NORTH))
    assert (running.phase, running.draft.answer) == (Phase.RUNNING, Orientation(Heading.EAST))


def heads(session: Session) -> set[Heading]:
    """Those on the dial now."""
    touches = places(session, (1280, 800))
    return {heading for heading in Heading if touch_to(heading) in touches}


def test_help_plays_her_first_move_and_leaves_two_heads_to_choose_from() -> None:
    session = Session(path_of(ASKED), "fr")
    session.open_challenge(0, 0)
    assert heads(session) == {Heading.NORTH, Heading.EAST, Heading.SOUTH, Heading.WEST}
    said, attempt = [], session.attempt
    for _call in range(3):
        session.touch(Touch(Key.HINT))
        session.tick(60)
        attempt = session.attempt
        assert attempt is not None
        said.append((attempt.help.hint.kind if attempt.help.hint else None, attempt.help_said and attempt.help_said.fr))
    assert said == [
        (HintKind.QUESTION, "Où est la fleur ?"),
        (HintKind.PREFIX, "Regarde : de quel côté part-elle ?"),
        (HintKind.QUIZ, "De quel côté doit-elle regarder ?"),
    ]
    assert attempt is not None
    assert (attempt.phase, attempt.moment.column) == (Phase.WRITING, 2), "one step to the east was played"
    assert attempt.draft.answer == Orientation(Heading.EAST), "help turns nobody"
    assert heads(session) == {Heading.NORTH, Heading.SOUTH}
    session.touch(touch_to(Heading.SOUTH))
    assert heads(session) == {Heading.NORTH, Heading.EAST, Heading.SOUTH, Heading.WEST}
    session.touch(Touch(Key.HINT))
    assert heads(session) == {Heading.NORTH, Heading.EAST}, "the one that was tried is not offered again"


def test_a_try_is_noted_without_cards() -> None:
    session = Session(path_of(ASKED), "fr")
    session.open_challenge(0, 0)
    session.touch(Touch(Key.GO))
    session.tick(60)
    (tried,) = [request for request in session.take_requests() if isinstance(request, Tried)]
    assert (tried.result, tried.cards) == ("BUMP", 0)


@pytest.mark.parametrize("scanning", [False, True])
def test_with_one_switch_the_dial_is_enough(scanning: bool) -> None:
    session = Session(path_of(ASKED), "fr", settings=Settings(scanning=scanning))
    session.open_challenge(0, 0)
    assert (ON_BEE in places(session, (1280, 800))) is not scanning
    assert Touch(Key.GO) in places(session, (1280, 800))
