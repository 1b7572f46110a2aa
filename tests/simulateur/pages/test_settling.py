"""Cards make room in 0.15 s once a card was let go, and a line follows the finger: then nothing moves any more."""

import pytest

from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.common.view import View
from simulateur.pages.input.events import Device, Down, Move, Presser, Up
from simulateur.pages.layout.settling import SETTLES_S
from simulateur.pages.open_page import scene
from simulateur.pages.strips.rolled import within
from simulateur.screen import Screen
from tests.simulateur.builders import GENRES, IMAGES, MEADOW
from tests.simulateur.pages.test_carrying import FOUR, ON_THE_MAT, SIZE, TICK_S, Child

LESS = Settings(less_movement=True)
LONG = "avancer " * 5 + "gauche " * 7


def cards(child: Child) -> list[Sprite]:
    """Every card on the strip as it is seen now, from the left."""
    view = View(SIZE, IMAGES, carry=child.hands.carried, settling=child.hands.settling)
    return sorted(
        (sprite for sprite in scene(child.session, view).actors if sprite.sign.startswith("card ")),
        key=lambda sprite: sprite.x,
    )


def at_rest(child: Child) -> list[Sprite]:
    """Every card where it belongs."""
    found = scene(child.session, View(SIZE, IMAGES, carry=child.hands.carried)).actors
    return sorted((each for each in found if each.sign.startswith("card ")), key=lambda sprite: sprite.x)


def middles(sprites: list[Sprite], word: str) -> list[float]:
    return [sprite.x + sprite.width / 2 for sprite in sprites if word in sprite.sign]


def test_cards_make_room_once_a_card_is_let_go_and_not_before() -> None:
    child = Child(MEADOW, FOUR)
    before = {word: middles(cards(child), word) for word in ("left", "backward")}
    child.down(child.middle(Touch(Key.CARD, 0)))
    child.to(child.before(3))
    assert {word: middles(cards(child), word) for word in before} == before, "nothing moves under a finger"
    child.up()
    assert child.words() == "gauche reculer avancer droite"
    assert {word: middles(cards(child), word) for word in before} == before, "they begin where they lay"
    seen = [middles(cards(child), "left")[0]]
    for _tick in range(5):
        child.hands.obey([], TICK_S)
        seen.append(middles(cards(child), "left")[0])
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) > 3, "it glides"
    assert child.hands.settling is None
    assert cards(child) == at_rest(child)


@pytest.mark.parametrize("way", ["off", "from a key"])
def test_room_is_made_and_closed_whatever_comes_and_goes(way: str) -> None:
    child = Child(MEADOW, FOUR)
    first, step = middles(cards(child), "backward")[0], layout_of(child.session, SIZE).trays[0].step
    start, end = (Touch(Key.CARD, 0), ON_THE_MAT) if way == "off" else (Touch(Key.PAUSE), child.before(0))
    child.drag(start, end)
    assert middles(cards(child), "backward")[0] == pytest.approx(first, abs=1)
    child.hands.obey([], SETTLES_S)
    then = first - step if way == "off" else first + step
    assert middles(cards(child), "backward")[0] == pytest.approx(then, abs=1)


@pytest.mark.parametrize(
    ("facts", "words", "settings"),
    [
        (MEADOW, FOUR, LESS),
        (GENRES["completer"], "gauche", Settings()),
    ],
    ids=["less movement", "holes"],
)
def test_where_nothing_shall_move_cards_are_in_their_places_at_once(facts: str, words: str, settings: Settings) -> None:
    child = Child(facts, words, settings)
    card = 1 if facts is not MEADOW and "completer" in facts else 0
    child.drag(Touch(Key.CARD, card), child.before(2))
    assert child.words() != words
    assert child.hands.settling is None
    assert cards(child) == at_rest(child)


def test_a_line_follows_the_finger_by_pixels_and_is_cut_at_its_ends() -> None:
    child = Child(MEADOW, LONG)
    tray = layout_of(child.session, SIZE).trays[0]
    left, right = tray.slots[0].x - tray.gap, tray.slots[-1].right + tray.gap
    x, y = tray.slots[0].centre
    before = middles(cards(child), "left")
    child.down((x, y))
    child.to((x + 0.4 * tray.step, y))
    slid = middles(cards(child), "left")
    assert slid[1] - before[0] == pytest.approx(0.4 * tray.step, abs=3)
    assert layout_of(child.session, SIZE).trays[0].first == tray.first, "not a whole place yet"
    widths = {sprite.width for sprite in cards(child)}
    assert len(widths) > 1, "one is cut where it comes in, one where it goes out"
    for sprite in cards(child):
        assert left - 1 <= sprite.x
        assert sprite.x + sprite.width <= right + 1
    child.up()
    child.hands.obey([], SETTLES_S)
    assert middles(cards(child), "left") == before, "back to the nearest place"


def test_a_line_that_is_let_go_beyond_the_middle_goes_on_to_the_next_place() -> None:
    child = Child(MEADOW, LONG)
    tray = layout_of(child.session, SIZE).trays[0]
    x, y = tray.slots[0].centre
    child.down((x, y))
    child.to((x + 0.8 * tray.step, y))
    child.up()
    assert layout_of(child.session, SIZE).trays[0].first == tray.first - 1
    assert child.hands.settling is not None
    child.hands.obey([], SETTLES_S)
    assert child.hands.settling is None


def test_a_line_slides_no_further_than_to_its_end_and_by_places_with_less_movement() -> None:
    child = Child(MEADOW, LONG)
    tray = layout_of(child.session, SIZE).trays[0]
    x, y = tray.slots[3].centre
    child.down((x, y))
    child.to((x - 0.4 * tray.step, y))
    assert tray.first + len(tray.slots) == tray.total
    assert child.hands.settling is None
    calm = Child(MEADOW, LONG, LESS)
    calm.down((x, y))
    calm.to((x + 0.4 * tray.step, y))
    assert calm.hands.settling is None


def test_once_all_is_in_its_place_no_frame_is_drawn() -> None:
    child = Child(MEADOW, FOUR)
    screen = Screen(child.session, IMAGES, Backend(child.session), SIZE)
    finger = Presser(Device.FINGER, "1")
    (x, y), (to_x, to_y) = child.middle(Touch(Key.CARD, 0)), child.before(3)
    screen.step(TICK_S, [Down(finger, (x, y))])
    for _step in range(8):
        screen.step(TICK_S, [Move(finger, (to_x - x) / 8, (to_y - y) / 8)])
    screen.step(TICK_S, [Up(finger)])
    moving = 0
    while screen.hands.settling is not None:
        assert not screen.may_sleep()
        screen.step(TICK_S, [])
        moving += 1
    assert moving == round(SETTLES_S / TICK_S + 0.5)
    screen.may_sleep()
    for _later in range(200):
        screen.step(TICK_S, [])
        if screen.may_sleep():
            return
    pytest.fail("the screen never rests")


def test_what_is_seen_of_a_drawing_is_its_own_part() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100"></svg>'
    sprite = Sprite(svg, 100, 0, 100, 50, sign="a card")
    assert within(sprite, 90, 210) is sprite
    assert within(sprite, 200, 300) is None
    half = within(sprite, 150, 300)
    assert half is not None
    assert (half.x, half.width, half.sign) == (150, 50, "a card")
    assert 'viewBox="100 0 100 100" width="100" height="100"' in half.svg
    assert within(sprite._replace(turned=10.0), 150, 300) is None
