"""When a screen is calm: neither a touch nor anything else was a moment ago."""

from simulateur.game.controls import Key, Touch
from simulateur.game.may_rest import is_calm
from simulateur.game.session import Session
from tests.simulateur.builders import THREE_STEPS, challenge, path_of


def test_a_screen_that_was_just_touched_is_not_calm_however_long_its_page_has_been_there() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.tick(10.0)
    assert is_calm(session)
    session.touch(Touch(Key.SPOT, -1))
    session.tick(0.1)
    assert not is_calm(session)


def test_a_page_that_has_just_come_is_not_calm_however_long_nobody_has_touched() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.tick(10.0)
    session.open_challenge(0, 0)
    session.since_touch = 10.0
    assert not is_calm(session)
