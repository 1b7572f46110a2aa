"""The animal on a page is a key that passes the turn: where it stands, how the next animal grows, what a hand does."""

import pygame
import pytest

from beebot.i18n import use_language
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.hands import TICK_S, an_app, typed
from tests.simulateur.pages.test_hands import keep_down
from tests.simulateur.rectangles import SIZES, Size, apart

TURN = Touch(Key.TURN)
IN, FIRST = Touch(Key.LESSON), Touch(Key.CHALLENGE)
WON = [IN, FIRST, *keys("avancer avancer avancer"), Touch(Key.GO)]
WAYS = {"home": [], "lesson": [IN], "challenge": [IN, FIRST], "free play": [Touch(Key.PLAY)], "success": WON}
EACH = Settings(own_progress=True)


def at(touches: list[Touch], settings: Settings = EACH) -> Session:
    use_language("fr")
    session = Session(path_of(challenge(THREE_STEPS, "un"), challenge(THREE_STEPS, "deux")), "fr", settings=settings)
    for touch in touches:
        session.touch(touch)
        session.tick(60.0)
    session.tick(60.0)  # after a success, the reward
    session.take_requests()
    return session


def drawn(session: Session, *signs: str, size: Size = (1280, 800)) -> list[Sprite]:
    """The only sprite of each sign."""
    actors = scene(session, View(size, IMAGES)).actors
    found = [[sprite for sprite in actors if sprite.sign == sign] for sign in signs]
    assert [len(each) for each in found] == [1] * len(signs)
    return [sprite for (sprite,) in found]


@for_each("size", SIZES)
@for_each("whiteboard", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_it_is_on_every_page_but_the_garden_and_off_all_other_keys(way: str, whiteboard: bool, size: Size) -> None:
    session = at(WAYS[way], Settings(own_progress=True, whiteboard=whiteboard))
    where = dict(places(session, size))
    animals = [touch for touch in where if touch.key is Key.TOKEN]
    if way == "home":
        assert (TURN in where, len(animals)) == (False, 4), "there each animal is one touch away"
        return
    turn = where.pop(TURN)
    large = whiteboard and way != "success" and size[0] > size[1]
    large = large or (whiteboard and way == "lesson")
    (key,) = drawn(session, "ringed fox" if large else "key turn", size=size)
    assert turn.contains(key.x + key.width / 2, key.y + key.height / 2)
    assert all(apart(turn, rect) for touch, rect in where.items() if touch.key not in (Key.CELL, Key.STRIP))


@pytest.mark.parametrize("way", WAYS)
def test_a_lone_animal_is_no_key(way: str) -> None:
    session = at(WAYS[way], Settings(own_progress=True, tokens=("owl",)))
    assert TURN not in places(session, (1280, 800))
    assert len([sprite for sprite in scene(session, View((1280, 800), IMAGES)).actors if "owl" in sprite.sign]) == 1


def test_after_a_success_that_is_everybodys_go_on_shows_who_is_next_and_passes_the_turn() -> None:
    together, own = (at(WON, settings) for settings in (Settings(), EACH))
    assert (TURN in places(together, (1280, 800)), TURN in places(own, (1280, 800))) == (False, True)
    assert len(drawn(together, "fox", "frog")) == 2
    assert len(drawn(own, "fox", "next frog")) == 2


def test_the_next_animal_grows_from_the_corner_into_the_place_of_the_one_before() -> None:
    session = at([IN], Settings())
    (rest,) = drawn(session, "fox")
    (corner,) = drawn(session, "next frog")
    assert min(corner.x - rest.x, corner.y - rest.y) > rest.width / 2, "on the lower right corner"
    session.touch(TURN)
    seen = []
    for _tick in range(11):
        (frog,) = drawn(session, "frog")
        seen.append((frog.width, frog.x + frog.width / 2))
        session.tick(0.03)
    assert seen[0] == pytest.approx((corner.width, corner.x + corner.width / 2), abs=1)
    assert seen[-1] == pytest.approx((rest.width, rest.x + rest.width / 2), abs=1)
    assert seen == sorted(seen, key=lambda each: (each[0], -each[1])), "it never shrinks and never goes back"
    assert len(drawn(session, "next owl")) == 1


def test_with_less_movement_it_is_there_at_once() -> None:
    session = at([IN], Settings(less_movement=True))
    (rest,) = drawn(session, "fox")
    session.touch(TURN)
    assert drawn(session, "frog")[0]._replace(svg="", sign="") == rest._replace(svg="", sign="")


def test_no_animal_grows_where_no_turn_has_passed() -> None:
    use_language("fr")
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.touch(IN)
    assert len(drawn(session, "fox", "next frog")) == 2


def test_a_hold_says_what_it_does_and_a_tap_does_it() -> None:
    session = at([IN, FIRST, *keys("avancer")])
    assert keep_down(session, TURN, 2) == ["Touche, et c'est au tour du suivant."]
    assert (session.players.animal, session.page) == ("fox", Page.CHALLENGE)
    assert keep_down(session, TURN, 0.2) == ["C'est au tour de la grenouille."]
    assert (session.players.animal, session.page) == ("frog", Page.HOME)


@pytest.mark.usefixtures("display")
def test_the_keyboard_passes_it_with_a() -> None:
    app = an_app()
    app.step(TICK_S, [typed(pygame.K_a)])
    assert app.session.players.animal == "fox", "the garden has a key for each animal"
    app.step(TICK_S, [typed(pygame.K_RETURN)])
    app.step(TICK_S, [typed(pygame.K_a)])
    assert app.session.players.animal == "frog"
