"""Whatever a child touched, the touches that are kept make her answer again."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import begin
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import after, helped, touched, with_draft
from simulateur.game.play.playback import HARE
from simulateur.game.records import Made
from simulateur.game.rounds.diary import Diary, made_again, recorded
from tests.simulateur.builders import keys
from tests.simulateur.touch_strategies import ACTIONS, ALL, HELP

LONG_S = 1000.0


@pytest.mark.parametrize("immediate", [False, True], ids=["written", "immediate"])
@pytest.mark.parametrize("name", ALL)
@settings(max_examples=50)
@given(actions=ACTIONS)
@example(actions=[HELP, HELP, HELP, Touch(Key.OPTION, 0)])  # a card laid in a hole by the help
@example(actions=[Touch(Key.BACKWARD), Touch(Key.LEFT_45)])  # after a card that bumps, a key that is not there
def test_the_touches_that_are_kept_make_the_answer_again(
    name: str, immediate: bool, actions: list[Touch | float | str]
) -> None:
    attempt = Attempt.at(ALL[name], HARE, immediate=immediate)
    kept: tuple[Made, ...] = ()
    for action in actions:
        before = attempt
        match action:
            case float():
                attempt = after(attempt, action)
                continue
            case Touch():
                touch = action
                attempt = touched(attempt, touch)
            case _:
                assert action == HELP
                touch = Touch(Key.HINT)
                attempt = helped(attempt)
        kept = (*kept, *recorded(before, attempt, touch))
    other = Attempt.at(ALL[name], HARE, immediate=immediate)
    again = made_again(other.draft, kept)
    assert (again.answer, again.strips, again.active) == (
        attempt.draft.answer,
        attempt.draft.strips,
        attempt.draft.active,
    )
    if attempt.immediate:
        attempt = after(attempt, LONG_S)
        assert with_draft(other, again).moment == attempt.moment, "she stands where she stood"


@pytest.mark.parametrize("name", ["programmer", "libre"])
@settings(max_examples=100)
@given(actions=ACTIONS)
@example(actions=[*(Touch(Key.BACKWARD) for _twice in range(2)), LONG_S])
def test_where_each_key_moves_her_at_once_she_can_always_move(name: str, actions: list[Touch | float | str]) -> None:
    attempt = Attempt.at(ALL[name], HARE, immediate=True)
    for action in actions:
        if isinstance(action, Touch):
            attempt = touched(attempt, action)
        elif isinstance(action, float):
            attempt = after(attempt, action)
        else:
            attempt = helped(attempt)
    attempt = after(attempt, LONG_S)
    if attempt.phase is Phase.SUCCEEDED:
        attempt = touched(attempt, Touch(Key.AGAIN))
        assert attempt.moment == Attempt.at(ALL[name]).moment
    before = attempt.moment.degrees
    attempt = touched(attempt, Touch(Key.LEFT))
    attempt = after(attempt, LONG_S)
    assert (before - attempt.moment.degrees) % 360 == 90


@pytest.mark.parametrize("name", ALL)
@given(touches=st.lists(st.builds(Touch, st.sampled_from(Key), st.integers(0, 500), st.integers(0, 40))))
def test_touches_that_another_version_kept_are_no_error(name: str, touches: list[Touch]) -> None:
    again = made_again(begin(ALL[name]), touches)
    assert again.strips or ALL[name].pictures


def test_a_card_in_hand_is_put_down_where_a_robot_goes_on() -> None:
    begun = begin(ALL["programmer"])
    kept = [*keys("avancer avancer pause"), Touch(Key.CARD, 0), Touch(Key.RESUME), *keys("gauche")]
    assert (
        made_again(begun, kept).strips[0].program
        == made_again(begun, keys("avancer avancer pause gauche")).strips[0].program
    )


def test_calls_for_help_add_up_for_each_animal_over_every_sitting() -> None:
    diary = Diary(helps=(("fox", 2),))
    for animal, calls in (("fox", 1), ("frog", 1), ("frog", 0), ("fox", 2)):
        diary.helped(animal, calls)
    assert dict(diary.helps) == {"fox": 5, "frog": 1}
