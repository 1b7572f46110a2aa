"""Whatever a child touched, the touches that are kept make her answer again."""

from copy import copy

import pytest
from hypothesis import example, given, settings

from simulateur.controls import Key, Touch
from simulateur.drafts.beginning import begin
from simulateur.keeping.replay import made_again, recorded
from simulateur.play.attempt import Attempt
from simulateur.play.playback import HARE
from tests.simulateur.touch_strategies import ACTIONS, ALL, HELP


@pytest.mark.parametrize("immediate", [False, True], ids=["written", "immediate"])
@pytest.mark.parametrize("name", ALL)
@settings(deadline=None, max_examples=50)
@given(actions=ACTIONS)
@example(actions=[HELP, HELP, HELP, Touch(Key.OPTION, 0)])  # a card laid in a hole by the help
def test_the_touches_that_are_kept_make_the_answer_again(
    name: str, immediate: bool, actions: list[Touch | float | str]
) -> None:
    attempt = Attempt(ALL[name], HARE, immediate=immediate)
    kept: tuple[Touch, ...] = ()
    for action in actions:
        before = copy(attempt)
        match action:
            case float():
                attempt.tick(action)
                continue
            case Touch():
                touch = action
                attempt.touch(touch)
            case _:
                assert action == HELP
                touch = Touch(Key.HINT)
                attempt.ask_for_help()
        kept = (*kept, *recorded(before, attempt, touch))
    again = made_again(begin(ALL[name]), kept)
    assert (again.answer, again.strips, again.active) == (
        attempt.draft.answer,
        attempt.draft.strips,
        attempt.draft.active,
    )
