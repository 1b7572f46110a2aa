"""What calls a child after a run that failed, and what a touch on it does."""

import pytest

from beebot.command import Command
from beebot.hinting.hint import HintKind
from beebot.kinds import judge
from beebot.notation import parse_program
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.rounds.diary import made_again
from simulateur.game.session import Session
from simulateur.pages.common.motion import helps, motion_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, keys, path_of
from tools.touches import touches_of

LONG_PATH = "tapis 6 1\ndépart A1 est\narrivée {goal}\ntouches avancer"
TURNING = f"{THREE_STEPS}\ntouches avancer gauche droite"
FORETOLD = "genre prevoir\ntapis 6 1\ndépart A1 est\nprogramme avancer avancer"


def opened(facts: str) -> Session:
    session = Session(path_of(challenge(facts)), "fr")
    session.open_challenge(0, 0)
    return session


def is_right(session: Session, touch: Touch) -> bool:
    assert session.attempt is not None
    answer = session.attempt.draft.touch(touch).answer
    return answer is not None and judge(session.attempt.challenge, answer).succeeded


def ran(session: Session, program: str) -> Attempt:
    """The attempt once the cards of ``program`` were laid, run and seen."""
    for touch in (*keys(program), Touch(Key.GO)):
        session.touch(touch)
    for _tick in range(300):
        session.tick(0.1)
        if session.attempt is not None and session.attempt.phase not in (Phase.RUNNING, Phase.WAITING):
            break
    assert session.attempt is not None
    return session.attempt


def test_a_touch_takes_a_card_away_that_was_run_too_far_and_a_restart_finds_it_gone() -> None:
    session = opened(LONG_PATH.format(goal="C1"))
    before = session.attempt
    ran(session, "avancer avancer avancer")
    assert before is not None
    assert helps(session) == Touch(Key.CARD, 2)
    session.touch(Touch(Key.CARD, 2))
    two = (Command.FORWARD, Command.FORWARD)
    assert session.attempt is not None
    assert session.attempt.program == two
    opened_round = session.players.at.round
    assert opened_round is not None
    assert made_again(before.draft, opened_round.diary.touches).strips[0].program == two
    assert ran(session, "").phase is Phase.SUCCEEDED


def test_another_card_is_picked_up_as_before() -> None:
    session = opened(LONG_PATH.format(goal="C1"))
    ran(session, "avancer avancer avancer")
    session.touch(Touch(Key.CARD, 0))
    assert session.attempt is not None
    assert session.attempt.draft.strips[0].held == 0


@pytest.mark.parametrize(
    ("facts", "program", "called"),
    [
        (TURNING, "avancer", Touch(Key.HINT)),
        (f"{THREE_STEPS}\ntouches avancer", "avancer", Touch(Key.FORWARD)),
        (THREE_STEPS, "avancer avancer avancer", None),
    ],
)
def test_the_bulb_or_the_only_key_calls_after_a_run_that_failed_and_no_other(
    facts: str, program: str, called: Touch | None
) -> None:
    session = opened(facts)
    assert helps(session) is None
    ran(session, program)
    assert helps(session) == called


def test_the_die_glows_and_calls_where_the_way_is_too_short_and_no_card_more_has_room() -> None:
    session = opened("tapis 6 5\ndépart A3 est\nfleurs F3\nrépéter oui\nmaximum 4\ntouches ↑")
    attempt = session.attempt
    assert attempt is not None
    for touch in touches_of(attempt.challenge, parse_program("répéter 2 [ ↑ ]")):
        session.touch(touch)
    assert helps(session) is None
    ran(session, "")
    assert helps(session) == Touch(Key.CARD, 0)
    signs = [each.sign for each in scene(session, View((1280, 800), IMAGES)).actors]
    assert "die 2 that glows" in signs
    assert "glow behind a key" not in signs, "one thing calls"
    session.touch(Touch(Key.CARD, 0))
    session.touch(Touch(Key.CARD, 0))
    assert session.attempt is not None
    assert session.attempt.program == parse_program("répéter 3 [ ↑ ]")
    assert helps(session) is None


def test_where_another_cell_was_foretold_the_one_where_she_stopped_calls() -> None:
    session = opened(FORETOLD)
    session.touch(Touch(Key.CELL, 5))
    ran(session, "")
    assert helps(session) == Touch(Key.CELL, 2)
    session.touch(Touch(Key.CELL, 4))
    assert helps(session) == Touch(Key.CELL, 2), "where she stands is still to be seen"
    session.touch(Touch(Key.CELL, 2))
    assert helps(session) == Touch(Key.GO), "the flag is with her"
    assert ran(session, "").phase is Phase.SUCCEEDED


def test_after_a_program_that_was_the_wrong_one_light_goes_to_one_that_was_not_tried() -> None:
    session = opened(GENRES["choisir"])
    assert session.attempt is not None
    right = next(touch.strip for touch in session.attempt.calls if is_right(session, touch))
    called = [place for place in range(3) if place != right][-1]
    seen = []
    while session.attempt.phase is not Phase.SUCCEEDED:
        session.touch(Touch(Key.STRIP, strip=called))
        attempt = ran(session, "")
        helper = helps(session)
        seen.append(called)
        if helper is None:
            break
        assert (helper.key, attempt.phase) == (Key.STRIP, Phase.STOPPED)
        called = helper.strip
    assert seen[-1] == right
    assert len(set(seen)) == len(seen)


def test_what_helps_sways_once_the_answer_was_seen_and_she_holds_her_breath() -> None:
    session = opened(THREE_STEPS)
    ran(session, "avancer")
    swayed, breaths = [], set()
    for _tick in range(60):
        motion = motion_of(session)
        swayed.append(motion.sway)
        breaths.add(motion.breath)
        session.tick(0.1)
    assert not any(swayed[:18])
    assert any(swayed[18:])
    assert breaths == {1.0}


def test_the_last_hint_lays_its_card_where_it_is_seen() -> None:
    session = opened(TURNING)
    ran(session, "avancer gauche avancer")
    for _call in range(12):
        session.touch(Touch(Key.HINT))
        assert session.attempt is not None
        hint = session.attempt.help.hint
        if hint is not None and hint.kind in (HintKind.REPAIR, HintKind.CARD):
            break
    assert hint is not None
    assert hint.options == (hint.card,)
    session.touch(Touch(Key.OPTION, 0))
    assert session.attempt is not None
    assert session.attempt.program == (Command.FORWARD,) * 3


@pytest.mark.parametrize(("hand", "count"), [("", 5), ("\nmain avancer=1", 4)])
def test_after_an_empty_repeat_each_key_glows_that_has_a_card_left(hand: str, count: int) -> None:
    session = opened(f"tapis 5 3\ndépart A2 est\nfleurs D2\nmaximum 7\nrépéter oui{hand}")
    for touch in (*keys("avancer"), Touch(Key.REPEAT), Touch(Key.GO)):
        session.touch(touch)
    session.tick(1.0)
    page = scene(session, View((1280, 800), IMAGES))
    assert [each.sign for each in (*page.ground, *page.actors)].count("glow round a key") == count
