"""A page that comes to rest gives memory back once, and not while something moves."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.window import app as window_app
from simulateur.window.fingers import Finger
from tests.simulateur.builders import THREE_STEPS, challenge, lesson, open_app, path

pytestmark = pytest.mark.usefixtures("display")


def test_memory_goes_back_once_each_time_a_page_comes_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    app = open_app(Session(path(lesson("a", challenge(THREE_STEPS, "b"))), "fr"))
    monkeypatch.setattr(window_app, "give_back", lambda: given.append(app.session.page.name))
    finger = Finger(app)
    finger.touch(Touch(Key.LESSON, 0))
    app.step(30.0, [])
    given.clear()
    for _turn in range(5):
        app.step(0.0, [])
    assert given == ["LESSON"]
    finger.touch(Touch(Key.CHALLENGE, 0))
    finger.touch(Touch(Key.FORWARD))
    finger.touch(Touch(Key.GO))
    given.clear()
    while app.session.is_moving:
        app.step(1 / 30, [])
    assert given == []
    app.step(30.0, [])
    for _turn in range(5):
        app.step(0.0, [])
    assert given == ["CHALLENGE"]
