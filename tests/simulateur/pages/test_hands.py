"""A key that is kept down says its name; hands need no window for that."""

from dataclasses import replace

import pytest

from beebot.i18n import use_language
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.requests import Say
from simulateur.game.session import Page, Session
from simulateur.pages.input.events import Device, Down, Presser, Up
from simulateur.pages.input.hands import Hands
from simulateur.pages.open_page import places
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, keys, path_of

SIZE = (1280, 800)
TICK_S = 1 / 30


def at_challenge() -> Session:
    use_language("fr")
    session = Session(path_of(challenge(MEADOW, "un"), challenge(THREE_STEPS, "deux")), "fr")
    session.open_challenge(0, 0)
    session.take_requests()
    return session


def keep_down(session: Session, touch: Touch, seconds: float, hands: Hands | None = None) -> list[str]:
    """Press a control for so long; what is said."""
    hands = hands or Hands(session, SIZE)
    x, y = places(session, SIZE)[touch].centre
    by = Presser(Device.FINGER, "1")
    hands.obey([Down(by, (x, y))], TICK_S)
    for _tick in range(round(seconds / TICK_S)):
        hands.obey([], TICK_S)
    hands.obey([Up(by)], TICK_S)
    return [request.sentence for request in session.take_requests() if isinstance(request, Say)]


def test_a_key_that_is_kept_down_says_its_name_once_and_a_quick_press_says_nothing() -> None:
    session = at_challenge()
    session.use_settings(replace(session.settings, all_keys=True))
    session.touch(Touch(Key.FORWARD))
    assert keep_down(session, Touch(Key.STEP), 0.3) == []
    assert keep_down(session, Touch(Key.STEP), 5) == ["Pas à pas : une carte à la fois."]
    assert keep_down(session, Touch(Key.FORWARD), 0.9) == ["Avancer d'une case."]


def test_the_key_has_done_its_work_before_it_says_its_name() -> None:
    session = at_challenge()
    for touch in keys("avancer gauche"):
        session.touch(touch)
    assert keep_down(session, Touch(Key.UNDO), 1) == ["Défaire : comme juste avant."]
    assert session.attempt is not None
    assert len(session.attempt.program) == 1


@pytest.mark.parametrize(("key", "then"), [(Key.HOME, Page.LESSON), (Key.CELL, Page.CHALLENGE)])
def test_a_key_that_leaves_the_page_and_what_is_no_key_have_no_name(key: Key, then: Page) -> None:
    session = at_challenge()
    if key is Key.CELL:
        session = Session(path_of(challenge("tapis 5 4\ndépart A2 est\ngenre libre", "un")), "fr")
        session.open_challenge(0, 0)
        session.take_requests()
        session.touch(Touch(Key.STAMPS))
        session.touch(Touch(Key.OBJECT, 0))
    said = keep_down(session, Touch(key), 2)
    assert (session.page, [sentence for sentence in said if not sentence.startswith("Titre")]) == (then, [])


def test_free_play_that_is_kept_down_says_its_name_and_does_not_open() -> None:
    session = at_challenge()
    for _page in range(2):
        session.touch(Touch(Key.HOME))
    session.take_requests()
    said = keep_down(session, Touch(Key.PLAY), 2)
    assert (session.page, said) == (Page.HOME, ["Jouer librement : comme tu veux."])
    said = keep_down(session, Touch(Key.PLAY), 0.3)
    assert (session.page, said) == (Page.CHALLENGE, ["Joue comme tu veux."])


def test_behind_the_adults_door_no_key_says_its_name() -> None:
    session = at_challenge()
    for key in (Key.HOME, Key.HOME, Key.ADULTS):
        session.touch(Touch(key))
    session.take_requests()
    assert keep_down(session, Touch(AdultKey.CHILDREN), 0.9) == []
