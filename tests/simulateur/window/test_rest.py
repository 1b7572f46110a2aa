"""A page that comes to rest gives memory back once, and not while something moves."""

import pygame
import pytest

from lecons.pictures.artwork import document, rounded
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.window import app as window_app
from simulateur.window.draw import Pictures
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


def test_what_is_let_go_at_rest_is_what_was_not_shown_for_longest() -> None:
    pictures = Pictures(pygame.Surface((100, 100)))
    fills = (f"#0000{number:02x}" for number in range(9))
    texts = [document(40, 40, rounded(0, 0, 40, 40, 1, fill=fill)) for fill in fills]
    sprites = [Sprite(text, 0, 0, 40, 40, sign="") for text in texts]
    drawn = [pictures.get(sprite).surface for sprite in sprites]
    pictures.rest()
    newest_first = reversed(list(zip(sprites, drawn, strict=True)))
    assert [pictures.get(sprite).surface is before for sprite, before in newest_first] == [True] * 6 + [False] * 3
