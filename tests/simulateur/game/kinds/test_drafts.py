"""Random touches on every kind of answer: all of it can be shown, and what is there can be judged."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre
from beebot.judging.rules import Verdict
from beebot.kinds import judge
from beebot.parts.answer_types import Orientation
from simulateur.game.controls import Touch
from simulateur.game.kinds import begin
from simulateur.game.kinds.draft import EMPTY, Draft, Sort
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import after, helped, touched
from simulateur.game.play.card_states import card_states
from simulateur.game.play.playback import HARE
from tests.simulateur.touch_strategies import ACTIONS, ALL, TOUCHES


def play(asked: Challenge, actions: list[Touch | float | str]) -> Iterator[Attempt]:
    attempt = Attempt.at(asked, HARE)
    for action in actions:
        match action:
            case Touch():
                attempt = touched(attempt, action)
            case float():
                attempt = after(attempt, action)
            case _:
                attempt = helped(attempt)
        yield attempt


def check_strips(attempt: Attempt) -> None:
    for place, strip in enumerate(attempt.draft.strips):
        cards = [item for item in strip.items if item.sort not in EMPTY and item.sort is not Sort.END]
        assert len(card_states(attempt, place)) == len(cards)
        opened = sum(item.sort is Sort.END for item in strip.items)
        assert opened == sum(item.card is not None and not hasattr(item.card, "arrow") for item in cards)


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=60)
@given(actions=ACTIONS)
def test_whatever_is_touched_the_page_can_be_shown_and_the_answer_judged(
    name: str, actions: list[Touch | float | str]
) -> None:
    for attempt in play(ALL[name], actions):
        check_strips(attempt)
        for robot in range(attempt.robots):
            bee = attempt.moment_of(robot)
            assert -1 < bee.column < 9 and -1 < bee.row < 9, "she leans over the edge and no further"  # noqa: PT018
        answer = attempt.draft.answer
        assert answer is None or isinstance(judge(attempt.challenge, answer), Verdict)
        assert (attempt.run is None) <= (attempt.phase is Phase.WRITING)
        if attempt.phase is Phase.SUCCEEDED:
            assert attempt.run is not None
            assert attempt.run.verdict.succeeded


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=60)
@given(touches=st.lists(TOUCHES, max_size=25))
def test_a_draft_is_a_value_and_a_touch_that_changes_nothing_gives_it_back(name: str, touches: list[Touch]) -> None:
    draft: Draft = begin(ALL[name])
    for touch in touches:
        before, copy = draft, (draft.answer, draft.strips)
        draft = draft.touch(touch)
        assert (before.answer, before.strips) == copy
        assert draft is before or draft != before
        emptied = draft.put_down()
        assert emptied.answer == draft.answer
        assert emptied.put_down() == emptied


def test_every_genre_begins_with_nothing_to_judge_but_a_program_to_mend_and_a_bee_to_turn() -> None:
    assert {asked.genre for asked in ALL.values()} == set(Genre)
    assert [name for name, asked in ALL.items() if begin(asked).answer is not None] == ["deboguer", "orienter", "creer"]
    assert begin(ALL["deboguer"]).answer == ALL["deboguer"].given
    assert begin(ALL["orienter"]).answer == Orientation(ALL["orienter"].start.heading)
