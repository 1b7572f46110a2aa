"""What a hand shows: real keys and a tiny example that is right, or a kind's own gesture, which lays no answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.challenge import Challenge
from beebot.command import Command, Repeat
from beebot.kinds import judge
from beebot.notation import parse_flat
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import begin, gesture_for
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.ghost import GO, Example, Ghost, key_shown, keys_to_meet
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import helped, touched
from tests.simulateur.builders import GENRES, MEADOW, challenge
from tests.simulateur.genres import CHALLENGES
from tools.touches import answer_to_touch, touches_of

FACTS = {**GENRES, "programmer": MEADOW}
EVERY_KIND = pytest.mark.parametrize("asked", [challenge(facts, name) for name, facts in FACTS.items()], ids=FACTS)
GLOW = ("choisir", "completer", "prevoir")
"""Kinds in which all that will do glows and no hand comes."""
WITH_A_HAND = pytest.mark.parametrize("asked", [challenge(FACTS[name], name) for name in FACTS if name not in GLOW])
EVERY_KEY = [
    each
    for key in (None, Key.REPEAT, Key.RIGHT, Key.LEFT, Key.PAUSE)
    if (each := key_shown(challenge(MEADOW), key)) is not None
]
TOUCHES = st.builds(Touch, st.sampled_from(Key), st.integers(0, 20), st.integers(0, 2))


def ghost_of(draft: Draft) -> Ghost | None:
    return gesture_for(draft.challenge).ghost(draft)


def obeyed(draft: Draft, ghost: Ghost) -> Draft:
    for touch in ghost.touches if ghost.lays else ():
        draft = draft.touch(touch)
    return draft


def is_right(draft: Draft) -> bool:
    answer = draft.answer
    return answer is not None and judge(draft.challenge, answer).succeeded


@WITH_A_HAND
def test_every_kind_shows_keys_and_an_example_or_its_own_gesture_which_is_not_right(asked: Challenge) -> None:
    attempt = Attempt.at(asked)
    ghost = attempt.ghost
    assert ghost is not None
    if ghost.example is not None:
        assert gesture_for(asked).lays_cards
        return
    assert (obeyed(attempt.draft, ghost) != attempt.draft) == ghost.lays
    assert asked.genre.value == "libre" or not is_right(obeyed(attempt.draft, ghost))


@given(st.sampled_from(CHALLENGES), st.lists(TOUCHES, max_size=4))
def test_whatever_was_touched_before_the_gesture_is_never_right(asked: Challenge, touches: list[Touch]) -> None:
    draft = begin(asked)
    for touch in touches:
        draft = draft.touch(touch)
    ghost = ghost_of(draft)
    assert ghost is None or asked.genre.value == "libre" or not is_right(obeyed(draft, ghost))


@pytest.mark.parametrize("example", [GO.example, *(each.example for each in EVERY_KEY)], ids=range(6))
def test_every_example_is_right_complete_and_tiny(example: Example | None) -> None:
    assert example is not None
    verdict = judge(example.challenge, example.program)
    assert verdict.succeeded
    assert verdict.trace.steps[-1].after.cell == example.challenge.targets[0].cell, "it ends where the flower opens"
    cells = example.challenge.mat.width * example.challenge.mat.height
    assert cells == (3 if {Command.PAUSE, Repeat(2, (Command.FORWARD,))}.intersection(example.program) else 2)


@EVERY_KIND
def test_once_an_answer_stands_there_it_is_go_that_is_pressed_where_there_is_go(asked: Challenge) -> None:
    answer = parse_flat("avancer") if asked.genre.value == "libre" else answer_to_touch(asked)
    assert answer is not None
    attempt = Attempt.at(asked)
    for touch in touches_of(asked, answer):
        attempt = touched(attempt, touch)
    starts = not (gesture_for(asked).shows_pictures or gesture_for(asked).offers)
    if attempt.phase is Phase.WRITING:
        assert attempt.ghost == (GO if starts else None)


@WITH_A_HAND
def test_no_gesture_is_shown_beside_a_hint_nor_while_something_runs(asked: Challenge) -> None:
    attempt = Attempt.at(replace(asked, hints=()))
    assert attempt.ghost is not None
    climbed = helped(attempt)
    assert climbed.help.hint is None or climbed.ghost is None
    for phase in (Phase.RUNNING, Phase.STOPPED, Phase.SUCCEEDED, Phase.ON_ROBOT, Phase.WAITING):
        assert replace(attempt, phase=phase).ghost is None


def test_before_a_card_a_step_and_go_are_pressed_and_the_key_that_is_new_comes_first() -> None:
    asked = challenge("tapis 2 1\ndépart A1 est\nfleurs B1\ntouches avancer droite pause")
    ghost = Attempt.at(asked).ghost
    assert ghost is not None
    assert ghost.touches == (Touch(Key.FORWARD), Touch(Key.GO))
    for key, steps in ((Key.RIGHT, 1), (Key.PAUSE, 2)):
        brought = replace(Attempt.at(asked), brought=key)
        assert brought.ghost is not None
        assert brought.ghost.touches == (Touch(key), *[Touch(Key.FORWARD)] * steps, Touch(Key.GO))
        assert touched(brought, Touch(Key.FORWARD)).ghost == GO
    assert keys_to_meet(asked) == (Key.RIGHT, Key.PAUSE)


@pytest.mark.parametrize("genre", GLOW)
def test_where_each_of_several_will_do_all_glow_until_one_was_touched_and_no_hand_comes(genre: str) -> None:
    attempt = Attempt.at(challenge(GENRES[genre], hints=["Où ?"]))
    assert attempt.ghost is None
    assert len(attempt.calls) > 1
    assert helped(attempt).calls == ()
    for phase in (Phase.RUNNING, Phase.STOPPED, Phase.SUCCEEDED, Phase.ON_ROBOT, Phase.WAITING):
        assert replace(attempt, phase=phase).calls == ()
    while attempt.draft.answer is None:
        attempt = touched(attempt, attempt.calls[-1])
    assert (attempt.calls, attempt.ghost) == ((), GO)


@pytest.mark.parametrize("genre", ["question", "orienter", "trier", "ranger"])
def test_where_one_is_chosen_or_laid_several_are_touched_alike(genre: str) -> None:
    asked = challenge(GENRES[genre])
    ghost = ghost_of(begin(asked))
    assert ghost is not None
    assert len(set(ghost.touches)) == len(ghost.touches) > 1
    assert len({touch.key for touch in ghost.touches[-2:]}) == 1
    assert obeyed(begin(asked), ghost) == begin(asked)


def test_where_something_can_be_repeated_the_hand_opens_a_repeat_fills_it_and_runs_it() -> None:
    ghost = Attempt.at(challenge(GENRES["repeter"])).ghost
    assert ghost is not None
    assert ghost.touches == (Touch(Key.REPEAT), Touch(Key.FORWARD), Touch(Key.GO))


def test_where_no_step_can_be_laid_a_key_is_shown_that_can() -> None:
    ghost = Attempt.at(challenge("tapis 2 1\ndépart A1 est\narrivée B1\ntouches gauche reculer")).ghost
    assert ghost is not None
    assert ghost.touches == (Touch(Key.LEFT),)
    assert Attempt.at(challenge("tapis 2 1\ndépart B1 est\nfleurs A1\ntouches reculer")).ghost is None


def test_no_hand_sets_the_flag_but_every_cell_waits_for_it_the_bees_first() -> None:
    asked = challenge("tapis 4 1\ndépart B1 est\ngenre prevoir\nprogramme ↑\nobstacles D1\ntouches ↑")
    attempt = Attempt.at(asked)
    assert attempt.ghost is None
    assert [touch.index for touch in attempt.calls] == [1, 0, 2, 3]
    assert touched(attempt, attempt.calls[2]).calls == ()
