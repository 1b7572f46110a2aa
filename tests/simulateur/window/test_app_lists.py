"""Lists on the adults' pages: dragged from wherever a finger begins, and turned by the keyboard's page keys."""

import pygame
import pytest

from beebot.unlinked_robots import UNLINKED
from simulateur.game.adults.state import Pane, Section
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.reports import Around
from simulateur.game.session import Page
from simulateur.pages.layout.control_areas import hit
from simulateur.pages.open_page import places, scrolls
from simulateur.pictures.units import unit
from simulateur.window.app import App
from tests.simulateur.builders import open_app
from tests.simulateur.hands import TICK_S, Point, an_app, at_challenge, finger, mouse, mouse_up, program, typed
from tests.simulateur.pages.test_adults_pages import a_session

pytestmark = pytest.mark.usefixtures("display")
SIZE = (1280, 800)
DOWN, UP = typed(pygame.K_PAGEDOWN), typed(pygame.K_PAGEUP)
PANES = [
    (Section.NOTICES, Pane.SHEET),
    (Section.LESSONS, Pane.LIST),
    (Section.LESSONS, Pane.SHEET),
    (Section.ROBOTS, Pane.LIST),
    (Section.ROBOTS, Pane.SHEET),
    (Section.DATA, Pane.SHEET),
]


def an_adults_app(section: Section = Section.LESSONS) -> App:
    session = a_session("fr", section)
    for number in range(40):
        session.journey.note(f"Il faut lire ceci, numéro {number}.")
    if section is Section.ROBOTS:  # of many robots the longest list is that of a robot to name
        around = session.adults.robots.around
        assert around is not None
        session.hear(Around(around.kinds * 2, around.ports * 2, around.advice))
        session.touch(Touch(AdultKey.KIND, len(UNLINKED)))
    if section is Section.DATA:
        session.adults = session.adults._replace(data=session.adults.data._replace(try_by_try=True))
    app = open_app(session, SIZE)
    app.step(0, [])
    return app


def moved(by: Point, number: int = 1) -> pygame.event.Event:
    dx, dy = by[0] / SIZE[0], by[1] / SIZE[1]
    return pygame.event.Event(pygame.FINGERMOTION, touch_id=7, finger_id=number, x=0.0, y=0.0, dx=dx, dy=dy)


def pressed(at: Point, number: int = 1) -> pygame.event.Event:
    return finger(at, size=SIZE, number=number)


def lifted(at: Point, number: int = 1) -> pygame.event.Event:
    return finger(at, pygame.FINGERUP, size=SIZE, number=number)


def mouse_moved(by: Point) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=(0, 0), rel=by, buttons=(1, 0, 0), touch=False)


def top(app: App, pane: Pane) -> int:
    return next(scroll.top for scroll in scrolls(app.session, app.size) if scroll.pane is pane)


def beside_controls(app: App, pane: Pane) -> Point:
    """A place in a list where nothing can be pressed."""
    rect = next(scroll.rect for scroll in scrolls(app.session, app.size) if scroll.pane is pane)
    there = places(app.session, app.size)
    spots = ((rect.x + x, rect.y + y) for y in range(5, int(rect.height), 5) for x in range(5, int(rect.width), 5))
    return next(spot for spot in spots if hit(there, *spot) is None)


def middle(app: App, touch: Touch) -> Point:
    return places(app.session, app.size)[touch].centre


TEXTS = [(Section.NOTICES, Pane.SHEET), (Section.LESSONS, Pane.SHEET), (Section.DATA, Pane.SHEET)]


@pytest.mark.parametrize(("section", "pane"), TEXTS)
@pytest.mark.parametrize("hand", ["finger", "mouse"])
def test_a_list_of_texts_is_dragged_from_where_nothing_can_be_pressed(section: Section, pane: Pane, hand: str) -> None:
    app = an_adults_app(section)
    at = beside_controls(app, pane)
    begin, move, end = (
        (pressed(at), moved((0, -30)), lifted(at))
        if hand == "finger"
        else (mouse(at), mouse_moved((0, -30)), mouse_up(at))
    )
    for event in (begin, *[move] * 6):
        app.step(TICK_S, [event])
    far = top(app, pane)
    assert far > 0
    app.step(TICK_S, [end, move, move, move])
    assert top(app, pane) == far, "nothing is dragged once it is let go"


def test_a_drag_from_outside_every_list_drags_and_presses_nothing() -> None:
    app = an_adults_app()
    tab = Touch(AdultKey.SECTION, tuple(Section).index(Section.TOKENS))
    at = middle(app, tab)
    app.step(TICK_S, [pressed(at), *[moved((20, 40))] * 10, lifted(at)])
    assert app.session.adults.section is Section.LESSONS
    assert (top(app, Pane.LIST), top(app, Pane.SHEET)) == (0, 0)


@pytest.mark.parametrize("way", [(-1, 0), (1, 0), (0, -1), (0, 1), (0.8, 0.8)])
@pytest.mark.parametrize("hand", ["finger", "mouse"])
def test_a_press_that_slides_off_its_key_presses_nothing_whatever_its_way(hand: str, way: Point) -> None:
    app = an_adults_app()
    tab = Touch(AdultKey.SECTION, tuple(Section).index(Section.TOKENS))
    at, far = middle(app, tab), (30 * way[0], 30 * way[1])
    events = [pressed(at), moved(far), lifted(at)]
    if hand == "mouse":
        events = [mouse(at), mouse_moved(far), mouse_up(at)]
    app.step(TICK_S, events)
    assert app.session.adults.section is Section.LESSONS


@pytest.mark.parametrize("hand", ["finger", "mouse"])
def test_a_hand_that_trembles_on_a_row_still_chooses_it(hand: str) -> None:
    app = an_adults_app()
    at, little = middle(app, Touch(AdultKey.SHEET, 3)), 0.9 * unit(SIZE)
    ways = [(little, 0), (0, little), (-little, 0), (0, -little)] * 5
    begin, end = (pressed(at), lifted(at)) if hand == "finger" else (mouse(at), mouse_up(at))
    app.step(TICK_S, [begin, *[moved(way) if hand == "finger" else mouse_moved(way) for way in ways]])
    app.step(TICK_S, [end])
    assert (app.session.repertoire.sheet, top(app, Pane.LIST)) == (3, 0)


def test_another_finger_while_one_drags_neither_presses_nor_drags_nor_ends_it() -> None:
    app = an_adults_app()
    at, other = middle(app, Touch(AdultKey.SHEET, 3)), middle(app, Touch(AdultKey.SHEET, 1))
    app.step(TICK_S, [pressed(at), *[moved((0, -60))] * 3])
    before = top(app, Pane.LIST)
    assert before > 0
    app.step(0.2, [pressed(other, 2), moved((0, 60), 2), moved((0, 60), 2)])
    assert top(app, Pane.LIST) == before
    app.step(0.2, [lifted(other, 2), mouse(other), mouse_moved((0, 60)), mouse_up(other)])
    assert (app.session.repertoire.sheet, top(app, Pane.LIST)) == (0, before)
    app.step(0.2, [moved((0, 60)), moved((0, 60)), moved((0, 60))])
    assert top(app, Pane.LIST) == 0
    app.step(0.2, [lifted(at)])
    app.step(0.2, [pressed(other, 2), lifted(other, 2)])
    assert app.session.repertoire.sheet == 1


def test_a_finger_that_dragged_and_whose_end_was_never_seen_keeps_nobody_from_pressing() -> None:
    app = an_adults_app()
    app.step(TICK_S, [pressed(middle(app, Touch(AdultKey.SHEET, 3))), moved((0, -20))])
    app.step(1.1, [])
    at = middle(app, Touch(AdultKey.SHEET, 1))
    app.step(TICK_S, [pressed(at, 2), lifted(at, 2)])
    assert app.session.repertoire.sheet == 1


def test_a_mouse_that_is_the_echo_of_a_finger_does_not_drag_twice_as_far() -> None:
    app, alone = an_adults_app(), an_adults_app()
    at = beside_controls(app, Pane.SHEET)
    app = an_adults_app()
    app.step(TICK_S, [pressed(at), mouse(at), *[moved((0, -30)), mouse_moved((0, -30))] * 5])
    with_echo = top(app, Pane.SHEET)
    alone.step(TICK_S, [pressed(at), *[moved((0, -30))] * 5])
    assert with_echo == top(alone, Pane.SHEET) > 0


@pytest.mark.parametrize(("section", "pane"), PANES)
def test_page_keys_go_through_the_list_that_holds_the_light_and_no_other(section: Section, pane: Pane) -> None:
    app = an_adults_app(section)
    rect = next(scroll.rect for scroll in scrolls(app.session, app.size) if scroll.pane is pane)
    there = places(app.session, app.size)
    app._screen.hands.focus.at = [touch for touch, at in there.items() if rect.contains(*at.centre)][-1]
    tops, last = [0], next(scroll.last for scroll in scrolls(app.session, app.size) if scroll.pane is pane)
    for key in (*[DOWN] * 40, *[UP] * 40):
        app.step(TICK_S, [key])
        tops.append(top(app, pane))
        lit = places(app.session, app.size).get(app._screen.hands.focus.at) if app._screen.hands.focus.at else None
        assert lit is not None
        assert rect.contains(*lit.centre), "the light stays in its list"
    assert max(tops) == tops[40] == last
    assert (tops[1] > 0, tops[-1]) == (True, 0)
    assert all(scroll.top == 0 for scroll in scrolls(app.session, app.size)), "no other list has moved"


@pytest.mark.parametrize("section", [Section.NOTICES, Section.LESSONS, Section.ROBOTS, Section.DATA])
@pytest.mark.parametrize("lit", [None, Touch(AdultKey.CHILDREN)], ids=str)
def test_page_keys_turn_the_last_list_where_none_holds_the_light(section: Section, lit: Touch | None) -> None:
    app = an_adults_app(section)
    app._screen.hands.focus.at = lit
    app.step(TICK_S, [DOWN])
    assert top(app, Pane.SHEET) > 0
    assert all(scroll.top == 0 for scroll in scrolls(app.session, app.size) if scroll.pane is not Pane.SHEET)
    assert app._screen.hands.focus.at == lit
    app.step(TICK_S, [UP])
    assert top(app, Pane.SHEET) == 0


@pytest.mark.parametrize("section", [Section.TOKENS, Section.SETTINGS])
def test_page_keys_do_nothing_where_there_is_no_list(section: Section) -> None:
    app = an_adults_app(section)
    before = app.session.settings
    app.step(TICK_S, [DOWN, UP, DOWN])
    assert (app.session.adults.section, app.session.settings) == (section, before)


def test_page_keys_do_nothing_on_the_childrens_pages() -> None:
    app = an_app()
    app.step(TICK_S, [DOWN, UP])
    assert app.session.page is Page.HOME
    app = at_challenge()
    app.step(TICK_S, [DOWN, UP])
    assert program(app) == "", "this challenge has no pivot of 45 degrees"


def test_the_light_stays_on_the_keys_of_a_list_that_are_pressed_again_and_again() -> None:
    app = an_adults_app()
    app._screen.hands.focus.at = next(touch for touch in places(app.session, app.size) if touch.key is AdultKey.DOWN)
    pane, last = Pane(app._screen.hands.focus.at.index), scrolls(app.session, app.size)[0].last
    tops = []
    while app._screen.hands.focus.at is not None and app._screen.hands.focus.at.key is AdultKey.DOWN:
        app.step(TICK_S, [typed(pygame.K_RETURN)])
        tops.append(top(app, pane))
        assert app._screen.hands.focus.at is not None, "without a light Enter goes back to the children"
    assert len(tops) > 1
    assert tops == sorted(set(tops))
    assert (tops[-1], app._screen.hands.focus.at.key) == (last, AdultKey.UP)
