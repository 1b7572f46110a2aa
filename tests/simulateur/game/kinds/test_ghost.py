"""What a ghost hand shows: a gesture of every kind, never the right one, and none once a child has begun."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.challenge import Challenge
from beebot.kinds import judge
from beebot.notation import parse_flat
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import answer_to_touch, begin, gesture_for, touches_of
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.ghost import Ghost
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import helped, touched
from tests.simulateur.builders import GENRES, MEADOW, challenge
from tests.simulateur.genres import CHALLENGES

FACTS = {**GENRES, "programmer": MEADOW}
EVERY_KIND = pytest.mark.parametrize("asked", [challenge(facts, name) for name, facts in FACTS.items()], ids=FACTS)
TOUCHES = st.builds(Touch, st.sampled_from(Key), st.integers(0, 20), st.integers(0, 2))


def ghost_of(draft: Draft) -> Ghost | None:
    return gesture_for(draft.challenge).ghost(draft)


def obeyed(draft: Draft, ghost: Ghost) -> Draft:
    for touch in ghost.touches if ghost.acts else ():
        draft = draft.touch(touch)
    return draft


def is_right(draft: Draft) -> bool:
    answer = draft.answer
    return answer is not None and judge(draft.challenge, answer).succeeded


@EVERY_KIND
def test_every_kind_shows_a_gesture_that_changes_something_and_is_not_right(asked: Challenge) -> None:
    draft = begin(asked)
    ghost = ghost_of(draft)
    assert ghost is not None
    after = obeyed(draft, ghost)
    assert after != draft
    assert asked.genre.value == "libre" or not is_right(after)
    assert ghost.carries == (ghost.touches[0].key is Key.FLAG or gesture_for(asked).fills)


@given(st.sampled_from(CHALLENGES), st.lists(TOUCHES, max_size=4))
def test_whatever_was_touched_before_the_gesture_is_never_right(asked: Challenge, touches: list[Touch]) -> None:
    draft = begin(asked)
    for touch in touches:
        draft = draft.touch(touch)
    ghost = ghost_of(draft)
    assert ghost is None or asked.genre.value == "libre" or not is_right(obeyed(draft, ghost))


@EVERY_KIND
def test_no_gesture_is_shown_once_the_answer_stands_there(asked: Challenge) -> None:
    answer = parse_flat("avancer") if asked.genre.value == "libre" else answer_to_touch(asked)
    assert answer is not None
    attempt = Attempt.at(asked)
    for touch in touches_of(asked, answer):
        attempt = touched(attempt, touch)
    assert attempt.ghost is None


@EVERY_KIND
def test_no_gesture_is_shown_beside_a_hint_nor_while_something_runs(asked: Challenge) -> None:
    attempt = Attempt.at(replace(asked, hints=()))
    assert attempt.ghost is not None
    climbed = helped(attempt)
    assert climbed.help.hint is None or climbed.ghost is None
    for phase in (Phase.RUNNING, Phase.STOPPED, Phase.SUCCEEDED, Phase.ON_ROBOT, Phase.WAITING):
        assert replace(attempt, phase=phase).ghost is None


def test_with_one_key_that_is_the_whole_answer_the_key_is_pressed_and_no_card_is_laid() -> None:
    asked = challenge("tapis 2 1\ndépart A1 est\nfleurs B1\ntouches avancer")
    assert ghost_of(begin(asked)) == Ghost((Touch(Key.FORWARD),), acts=False)
    longer = challenge("tapis 3 1\ndépart A1 est\nfleurs C1\ntouches avancer")
    assert ghost_of(begin(longer)) == Ghost((Touch(Key.FORWARD),))


def test_a_card_is_mended_that_is_not_at_fault() -> None:
    asked = challenge("tapis 6 5\ndépart A1 est\ngenre deboguer\nprogramme ↑ ↑ ↷ ↑ ↑\narrivée C3\ntouches ↑ ↶ ↷")
    ghost = ghost_of(begin(asked))
    assert ghost is not None
    card, key = ghost.touches
    assert card.key is Key.CARD
    assert card.index != 2, "the third card is the one to mend"
    assert key.key in (Key.FORWARD, Key.LEFT, Key.RIGHT)


def test_the_flag_goes_neither_where_she_stops_nor_where_she_starts_nor_into_a_pond() -> None:
    asked = challenge("tapis 3 1\ndépart A1 est\ngenre prevoir\nprogramme ↑\nobstacles C1\ntouches ↑")
    assert ghost_of(begin(asked)) is None, "she starts in the first cell and stops in the second"
    wider = challenge("tapis 4 1\ndépart A1 est\ngenre prevoir\nprogramme ↑\nobstacles C1\ntouches ↑")
    assert ghost_of(begin(wider)) == Ghost((Touch(Key.FLAG), Touch(Key.CELL, 3)), carries=True)


@pytest.mark.parametrize(("program", "shows"), [("↑ ↶ ↑", True), ("↑ ↷ ↑", False), ("↑ ↑", True)])
def test_a_flag_that_was_set_is_turned_unless_a_quarter_is_right(program: str, shows: bool) -> None:
    facts = f"tapis 5 5\ndépart A3 est\ngenre prevoir\nprogramme {program}\norientation oui\ntouches ↑ ↶ ↷"
    draft = begin(challenge(facts)).touch(Touch(Key.CELL, 0))
    assert (ghost_of(draft) == Ghost((Touch(Key.CELL, 0),))) == shows
    assert ghost_of(draft.touch(Touch(Key.FLAG))) is None, "she has turned it herself"


def test_a_hole_is_filled_with_a_key_that_is_in_no_answer() -> None:
    asked = challenge(GENRES["completer"])
    (key,) = (ghost_of(begin(asked)) or Ghost(())).touches
    assert key == Touch(Key.BACKWARD)
