"""A page that comes to rest gives memory back once, and not while something moves; then it hardly makes a turn."""

from collections import Counter
from typing import NamedTuple

import pygame
import pytest

from lecons.pictures.artwork import document, rounded
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.window import app as window_app
from simulateur.window.drawings import Pictures
from simulateur.window.fingers import Finger
from simulateur.window.waiting import POLL_S
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


def test_what_is_let_go_at_rest_is_what_is_not_shown() -> None:
    pictures = Pictures(pygame.Surface((100, 100)))
    fills = (f"#0000{number:02x}" for number in range(9))
    texts = [document(40, 40, rounded(0, 0, 40, 40, 1, fill=fill)) for fill in fills]
    sprites = [Sprite(text, 0, 0, 40, 40, sign="") for text in texts]
    drawn = [pictures.get(sprite).surface for sprite in sprites]
    pictures.keep_only(sprites[3:5])
    again = [pictures.get(sprite).surface is before for sprite, before in zip(sprites, drawn, strict=True)]
    assert again == [False] * 3 + [True] * 2 + [False] * 4


class Minute(NamedTuple):
    """What a minute of rest takes: how often the loop wakes, how many turns it makes, how many pictures."""

    looks: int
    turns: int
    pictures: int


def minute_of_rest(
    monkeypatch: pytest.MonkeyPatch, page: Page, most_s: float, settings: Settings, after_s: float = 30.0
) -> Minute:
    """``after_s`` seconds after the last touch; a wait lasts as long as the loop asks, at most ``most_s`` seconds."""
    session = Session(path(lesson("a", challenge(THREE_STEPS, "b"))), "fr", settings=settings)
    app = open_app(session)
    while app.prepare():
        pass
    if page is Page.CHALLENGE:
        session.open_challenge(0, 0)
    counts = Counter[str]()
    screen, painter = app._screen, app._painter
    step, draw = screen.step, painter.draw
    monkeypatch.setattr(screen, "step", lambda *asked: counts.update(["turns"]) or step(*asked))
    monkeypatch.setattr(painter, "draw", lambda *asked: counts.update(["pictures"]) or draw(*asked))

    def wait(seconds: float) -> None:
        passed_s = 0.0
        while passed_s < seconds:
            wait_s = min(app.wait_s, most_s)
            app.show(wait_s)
            passed_s += wait_s
            counts["looks"] += 1

    wait(after_s)
    counts.clear()
    wait(60.0)
    return Minute(counts["looks"], counts["turns"], counts["pictures"])


@pytest.mark.parametrize(
    ("page", "less_movement", "turns"),
    [(Page.HOME, False, 155), (Page.CHALLENGE, False, 90), (Page.HOME, True, 60), (Page.CHALLENGE, True, 50)],
)
@pytest.mark.parametrize("most_s", [POLL_S, 3600.0], ids=["polled", "woken"])
def test_a_screen_at_rest_makes_hardly_a_turn_but_for_what_lives(
    page: Page, less_movement: bool, turns: int, most_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She breathes and blinks, and a flower sways; nothing asks in between whether it is time."""
    found = minute_of_rest(monkeypatch, page, most_s, Settings(less_movement=less_movement))
    assert found.turns <= turns
    assert found.turns - found.pictures <= (40 if less_movement else 15)
    assert found.looks <= (605 if most_s == POLL_S else found.turns)
    assert found.pictures >= 10, "it lives"


@pytest.mark.parametrize("page", [Page.HOME, Page.CHALLENGE])
@pytest.mark.parametrize("after_s", [60.0, 600.0])
def test_where_nobody_is_it_wakes_once_a_second_at_most_and_is_still_seen_to_live(
    page: Page, after_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = minute_of_rest(monkeypatch, page, 3600.0, Settings(), after_s)
    assert found.looks <= 60
    assert found.pictures >= 10, "the flower swings, or the ear dips, and she breathes"
