"""What an attempt is after a touch and after time: worlds that change, GO in every phase, and what a run leaves."""

import pytest

from beebot.pose import Cell
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import after, rewound, touched
from simulateur.game.rounds.round import Round
from simulateur.game.settings import Settings
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, keys

GO, STEP, AGAIN, WATCH = (Touch(key) for key in (Key.GO, Key.STEP, Key.AGAIN, Key.WATCH))
CHANGES = "tapis 4 3\ndépart A1 est\nfleurs D1\nobstacles B2\navant {}: B3"
WAY, SHORT, BUMP = "avancer avancer avancer", "avancer", "gauche gauche avancer"


def at(facts: str = THREE_STEPS, *touches: Touch, immediate: bool = False) -> Attempt:
    attempt = Attempt.at(challenge(facts), immediate=immediate)
    for touch in touches:
        attempt = touched(attempt, touch)
    return attempt


def end(attempt: Attempt) -> Attempt:
    for _second in range(60):
        attempt = after(attempt, 1.0)
    return attempt


def tried(attempt: Attempt, program: str) -> Attempt:
    for touch in (Touch(Key.CLEAR), *keys(program), GO):
        attempt = touched(attempt, touch)
    return end(attempt)


@pytest.mark.parametrize("tries", [1, 2, 3])
def test_the_world_changes_after_so_many_tries_and_then_stays(tries: int) -> None:
    attempt = at(CHANGES.format(tries))
    obstacles = []
    for _try in range(tries + 1):
        obstacles.append(set(attempt.challenge.mat.obstacles))
        attempt = tried(attempt, SHORT)
        assert attempt.phase is Phase.STOPPED
    assert obstacles == [{Cell.parse("B3")}] * tries + [{Cell.parse("B2")}]
    assert attempt.to_come is None


def test_a_success_before_the_world_changed_changes_it_at_once_and_is_none_yet() -> None:
    attempt = tried(at(CHANGES.format(9)), WAY)
    assert (attempt.phase, list(attempt.challenge.mat.obstacles)) == (Phase.STOPPED, [Cell.parse("B2")])
    assert attempt.changed == (Cell.parse("B2"),), "what has come is seen"
    assert len(attempt.program) == 3, "her cards are still there"
    again = end(touched(attempt, GO))
    assert (again.phase, again.changed) == (Phase.SUCCEEDED, ())


def test_what_has_gone_is_seen_where_nothing_has_come() -> None:
    attempt = tried(at("tapis 4 3\ndépart A1 est\nfleurs D1\navant 1: B3 B2"), SHORT)
    assert attempt.changed == (Cell.parse("B2"), Cell.parse("B3"))
    assert rewound(attempt).changed == ()


@pytest.mark.parametrize(("program", "phase"), [(WAY, Phase.SUCCEEDED), (SHORT, Phase.STOPPED), (BUMP, Phase.STOPPED)])
def test_a_run_that_is_over_is_seen_until_something_is_done(program: str, phase: Phase) -> None:
    attempt = end(at(THREE_STEPS, *keys(program), GO))
    assert (attempt.phase, attempt.run is not None) == (phase, True)
    assert end(attempt) == attempt, "no time changes it"
    anew = touched(attempt, AGAIN)
    assert (anew.phase, anew.run, anew.program) == (Phase.WRITING, None, attempt.program)


def test_go_runs_stops_goes_on_and_runs_again() -> None:
    attempt = at(THREE_STEPS, *keys(WAY))
    for touch, phase in ((GO, Phase.RUNNING), (GO, Phase.WRITING), (STEP, Phase.RUNNING)):
        attempt = touched(attempt, touch)
        assert attempt.phase is phase
    attempt = after(after(attempt, 1.0), 60.0)
    assert (attempt.phase, attempt.steps_shown) == (Phase.WAITING, 1), "one step, and no more"
    assert touched(attempt, STEP).phase is Phase.RUNNING
    assert end(touched(attempt, STEP)).steps_shown == 2
    assert end(touched(attempt, GO)).phase is Phase.SUCCEEDED
    for busy in (touched(attempt, GO), touched(attempt, STEP)):
        assert touched(busy, STEP).phase is Phase.RUNNING, "a step under way is not begun again"
    assert touched(end(touched(attempt, GO)), GO).phase is Phase.SUCCEEDED


@pytest.mark.parametrize("touch", [GO, STEP], ids=["go", "step"])
def test_without_a_card_nothing_runs_and_it_is_told_once(touch: Touch) -> None:
    attempt = at(THREE_STEPS, touch)
    assert (attempt.phase, attempt.run, attempt.lacking is not None) == (Phase.WRITING, None, True)
    assert touched(attempt, keys("avancer")[0]).lacking is None


def test_at_once_each_key_moves_her_and_a_bump_is_forgotten_by_the_next() -> None:
    attempt = end(at(THREE_STEPS, *keys("gauche"), immediate=True))
    assert (attempt.phase, len(attempt.program)) == (Phase.WRITING, 1)
    attempt = end(touched(attempt, keys("reculer")[0]))
    assert (attempt.phase, attempt.ends_in_bump) == (Phase.STOPPED, True)
    attempt = end(touched(attempt, keys("droite")[0]))
    assert (attempt.phase, len(attempt.program)) == (Phase.WRITING, 2), "the card that bumped is gone"
    for touch in keys(WAY):
        attempt = end(touched(attempt, touch))
    assert attempt.phase is Phase.SUCCEEDED
    assert touched(attempt, AGAIN).program == ()
    assert touched(attempt, GO) == attempt, "there is nothing to run"


@pytest.mark.parametrize("kind", ["observer", "observer-quelle", "observer-poser"])
def test_what_is_only_watched_is_no_answer(kind: str) -> None:
    attempt = touched(at(GENRES[kind]), WATCH)
    assert (attempt.phase, attempt.is_watching) == (Phase.RUNNING, True)
    seen = end(attempt)
    assert (seen.phase, seen.run, seen.watched, seen.is_watching) == (Phase.WRITING, None, True, False)
    assert touched(at(THREE_STEPS), WATCH).phase is Phase.WRITING, "elsewhere there is nothing to watch"


def test_a_strip_that_was_chosen_and_failed_is_marked_and_one_that_was_only_begun_is_not() -> None:
    facts = "tapis 5 4\ndépart A1 est\nfleurs C1\ngenre choisir\nchoix ↑ / ↑ ↑ / ↶ ↑"
    first, second, third = (Touch(Key.STRIP, strip=place) for place in range(3))
    attempt = at(facts, first, GO)
    assert attempt.gesture.tried(attempt.draft) == frozenset()
    attempt = end(attempt)
    assert (attempt.phase, sorted(attempt.gesture.tried(attempt.draft))) == (Phase.STOPPED, [0])
    attempt = end(touched(touched(attempt, third), GO))
    assert attempt.gesture.tried(attempt.draft) == {0, 2}
    attempt = end(touched(touched(attempt, second), GO))
    assert (attempt.phase, sorted(attempt.gesture.tried(attempt.draft))) == (Phase.SUCCEEDED, [0, 2])


def test_what_is_to_be_remembered_is_shown_again_when_it_is_asked_for() -> None:
    played = Round(at(f"{THREE_STEPS}\nmémoire tapis 3").challenge, Settings())
    played.tick(9.0)
    assert played.attempt.hides_mat
    played.show_again()
    assert not played.attempt.hides_mat
    played.tick(2.9)
    assert not played.attempt.hides_mat
    played.tick(0.1)
    assert played.attempt.hides_mat


def test_a_key_for_which_there_is_no_room_is_answered_for_a_little_over_a_second() -> None:
    attempt = at(THREE_STEPS, *[Touch(Key.FORWARD)] * challenge(THREE_STEPS).max_instructions)
    assert not attempt.refusal_s
    refused = touched(attempt, Touch(Key.FORWARD))
    assert after(refused, 1.1).refusal_s
    assert not after(refused, 1.3).refusal_s
