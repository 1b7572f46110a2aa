"""Everything by the keyboard alone, and everything by one switch alone."""

from dataclasses import replace
from itertools import islice

import pygame
import pytest

import lecons
from beebot.loader import load_mat
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from lecons.pictures.rectangles import Rect
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.input.focus import Focus, rows_of
from simulateur.pages.input.keyboard import calling
from simulateur.pages.open_page import places, scene
from simulateur.window.app import App
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, THREE_STEPS, challenge, open_app, path_of
from tests.simulateur.game.success.test_joys import page
from tests.simulateur.hands import an_app, finger, mouse, phase, typed

pytestmark = pytest.mark.usefixtures("display")
PLACES = {Touch(Key.HOME): Rect(0, 0, 9, 9), Touch(Key.GO): Rect(9, 0, 9, 9), Touch(Key.CLEAR): Rect(18, 0, 9, 9)}


def test_focus_goes_through_the_controls_in_their_order_and_round() -> None:
    focus, seen = Focus(), []
    for by in (1, 1, 1, 1, -1, -1):
        focus.move(PLACES, by)
        seen.append(focus.at and focus.at.key)
    assert seen == [Key.HOME, Key.GO, Key.CLEAR, Key.HOME, Key.CLEAR, Key.GO]


def test_backwards_from_nowhere_is_the_last_and_a_page_without_controls_has_none() -> None:
    focus = Focus()
    focus.move(PLACES, -1)
    assert focus.at == Touch(Key.CLEAR)
    focus.keep_to({Touch(Key.HOME): PLACES[Touch(Key.HOME)]})
    assert focus.at is None
    focus.move({}, 1)
    assert focus.at is None


def test_scanning_lights_each_control_for_its_time_and_a_chosen_one_anew() -> None:
    focus, seen = Focus(), []
    for _tick in range(9):
        focus.scan(PLACES, 0.5, 1.0)
        seen.append(focus.at and focus.at.key)
    assert seen[:6] == [Key.HOME, Key.HOME, Key.GO, Key.GO, Key.CLEAR, Key.CLEAR]
    focus.stay()
    before = focus.at
    focus.scan(PLACES, 0.9, 1.0)
    assert focus.at == before


def test_tab_lights_a_control_enter_presses_it_and_a_finger_puts_the_light_out() -> None:
    app = an_app()
    app.step(0, [typed(pygame.K_TAB)])
    lit = app._screen.hands.focus.at
    assert lit == calling(app.session) == Touch(Key.LESSON, 0), "first what calls"
    app.step(0, [typed(pygame.K_TAB)])
    assert app._screen.hands.focus.at != lit, "then all others"
    lit = app._screen.hands.focus.at
    drawn = scene(app.session, View(app.size, IMAGES, focus=lit)).actors
    assert len(drawn) == len(scene(app.session, View(app.size, IMAGES)).actors) + 1
    while app._screen.hands.focus.at != Touch(Key.LESSON, 0):
        app.step(0, [typed(pygame.K_TAB)])
    app.step(0, [typed(pygame.K_RETURN)])
    assert app.session.page is Page.LESSON
    app.step(0, [typed(pygame.K_TAB), finger((1, 399))])
    assert app._screen.hands.focus.at is None


def test_shift_tab_goes_back() -> None:
    app = an_app()
    back = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=pygame.KMOD_LSHIFT, unicode="", scancode=0)
    app.step(0, [back])
    assert app._screen.hands.focus.at == list(places(app.session, app.size))[-1]


def a_scanning_app() -> App:
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=replace(Settings(), scanning=True, scan_s=1))
    return open_app(session)


def choose(app: App, wanted: Touch, press: pygame.event.Event) -> None:
    """Wait until its row is lit, then ``wanted`` alone, and use the one switch each time."""
    wait_for(app, wanted, press)
    app.step(0.01, [press])


def wait_for(app: App, wanted: Touch, press: pygame.event.Event) -> None:
    """Choose the row of a control, and wait until it is lit alone, or with no other in its row."""
    focus = app._screen.hands.focus
    for _tick in range(3000):
        if focus.at == wanted or (focus.at is None and focus.row == (wanted,)):
            break
        if focus.at is None and wanted in focus.row:
            app.step(0.5, [press])
        app.step(0.1, [])
    assert wanted in (focus.at, *focus.row)


@pytest.mark.parametrize(
    "press", [typed(pygame.K_SPACE), typed(pygame.K_F5), mouse((3, 3)), finger((600, 390))], ids=str
)
def test_a_challenge_is_solved_with_one_switch_alone(press: pygame.event.Event) -> None:
    app = a_scanning_app()
    for key in (Key.LESSON, Key.CHALLENGE, Key.FORWARD, Key.FORWARD, Key.FORWARD, Key.GO):
        choose(app, Touch(key), press)
        app.step(0.5, [])  # a finger's echo is over
    for _tick in range(100):
        app.step(0.1, [])
    assert phase(app) is Phase.SUCCEEDED
    choose(app, Touch(Key.NEXT), press)
    assert page(app.session) is Page.FEAST
    for _tick in range(10):
        app.step(0.1, [])
    choose(app, Touch(Key.NEXT), press)
    assert page(app.session) is Page.HOME


def test_the_lit_control_can_be_chosen_again_at_once() -> None:
    app = a_scanning_app()
    for key in (Key.LESSON, Key.CHALLENGE):
        choose(app, Touch(key), typed(pygame.K_SPACE))
        app.step(0.5, [])  # what calls on the next page is lit at once
    choose(app, Touch(Key.FORWARD), typed(pygame.K_SPACE))
    for _press in range(2):
        app.step(0.5, [typed(pygame.K_SPACE)])
    assert app.session.attempt is not None
    assert len(app.session.attempt.flats[0]) == 3


def test_an_adult_still_comes_in_by_the_door_and_touches_what_she_wants() -> None:
    app = a_scanning_app()
    at = places(app.session, app.size)[Touch(Key.ADULTS)].centre
    app.step(0, [finger(at, size=app.size)])
    app.step(3.1, [])
    app.step(0, [finger(at, pygame.FINGERUP, size=app.size)])
    out = places(app.session, app.size)[Touch(AdultKey.CHILDREN)].centre
    app.step(1, [finger(out, size=app.size), finger(out, pygame.FINGERUP, size=app.size)])
    assert app.session.page is Page.HOME


def test_behind_the_door_no_row_is_lit_and_the_light_stays_where_the_keyboard_put_it() -> None:
    app = a_scanning_app()
    app.step(0, [typed(pygame.K_F1)])
    app.step(3.1, [])
    app.step(0, [pygame.event.Event(pygame.KEYUP, key=pygame.K_F1)])
    assert page(app.session) is Page.ADULTS
    focus = app._screen.hands.focus
    app.step(5, [])
    assert (focus.at, focus.row) == (None, ()), "an adult is not hurried by the light of a child"
    section = Touch(AdultKey.SECTION, 2)
    while focus.at != section:
        app.step(0.1, [typed(pygame.K_TAB)])
    app.step(5, [])
    app.step(0, [typed(pygame.K_RETURN)])
    app.step(1, [pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN)])
    assert app.session.adults.section is tuple(Section)[2]
    app.step(0, [typed(pygame.K_ESCAPE)])
    app.step(2, [])
    assert page(app.session) is Page.HOME
    assert focus.row, "in the garden the light goes on"


def test_the_light_passes_over_the_door() -> None:
    app, seen = a_scanning_app(), set[Touch]()
    for _tick in range(400):
        app.step(0.1, [])
        seen.update(app._screen.hands.focus.row)
    assert seen == set(places(app.session, app.size)) - {Touch(Key.ADULTS)}


def chosen(app: App) -> int:
    """How many cards the one switch has laid."""
    assert app.session.attempt is not None
    return len(app.session.attempt.flats[0])


def scanning_at_forward() -> App:
    app = a_scanning_app()
    for key in (Key.LESSON, Key.CHALLENGE):
        choose(app, Touch(key), typed(pygame.K_SPACE))
        app.step(0.3, [])
    wait_for(app, Touch(Key.FORWARD), typed(pygame.K_SPACE))
    app.step(0.3, [])
    return app


@pytest.mark.parametrize("first_s", [0.0, 0.03, 0.1, 0.15])
@pytest.mark.parametrize(
    "presses",
    [
        (typed(pygame.K_SPACE), typed(pygame.K_SPACE)),
        (finger((30, 390)), finger((600, 390), number=2)),
        (mouse((3, 3)), mouse((3, 3))),
        (finger((600, 390)), typed(pygame.K_RETURN)),
    ],
    ids=["a switch that bounces", "two fingers", "a mouse that bounces", "a finger and a key"],
)
def test_presses_that_come_together_choose_once(presses: tuple[pygame.event.Event, ...], first_s: float) -> None:
    app = scanning_at_forward()
    first, second = presses
    if first_s:
        app.step(0, [first])
        app.step(first_s, [])
        app.step(0, [second])
    else:
        app.step(0, [first, second])
    assert chosen(app) == 1


def test_after_a_choice_a_press_a_little_later_chooses_again() -> None:
    app = scanning_at_forward()
    for _press in range(3):
        app.step(0.25, [typed(pygame.K_SPACE)])
    assert chosen(app) == 3


def test_a_bounce_chooses_nothing_on_the_page_that_opens() -> None:
    app = a_scanning_app()
    choose(app, Touch(Key.LESSON), typed(pygame.K_SPACE))
    for _bounce in range(3):
        app.step(0.04, [typed(pygame.K_SPACE)])
    assert app.session.page is Page.LESSON


def test_the_adults_door_is_not_opened_by_a_bounce_but_by_a_hold() -> None:
    app = a_scanning_app()
    at = places(app.session, app.size)[Touch(Key.ADULTS)].centre
    for _tap in range(4):
        down, up = (finger(at, kind, size=app.size) for kind in (pygame.FINGERDOWN, pygame.FINGERUP))
        app.step(1, [down])
        app.step(0, [up])
    assert app.session.page is Page.HOME


def test_the_key_of_a_list_stays_lit_where_it_goes_other_rows_and_at_an_end_its_other_key() -> None:
    rect, focus = Rect(0, 0, 9, 9), Focus()
    focus.at = Touch(AdultKey.DOWN, 1, amount=5)
    focus.keep_to(
        {
            Touch(AdultKey.DOWN, 0, amount=3): rect,
            Touch(AdultKey.UP, 1, amount=5): rect,
            Touch(AdultKey.DOWN, 1, amount=2): rect,
        }
    )
    assert focus.at == Touch(AdultKey.DOWN, 1, amount=2)
    focus.keep_to({Touch(AdultKey.DOWN, 0, amount=3): rect, Touch(AdultKey.UP, 1, amount=5): rect})
    assert focus.at == Touch(AdultKey.UP, 1, amount=5)
    focus.keep_to({Touch(AdultKey.DOWN, 0, amount=3): rect})
    assert focus.at is None
    focus.at = Touch(Key.CARD, 1, 1)
    focus.keep_to({Touch(Key.CARD, 1, 0): rect, Touch(AdultKey.UP, 1, amount=5): rect})
    assert focus.at is None


def grid(*rows: tuple[Key, ...]) -> dict[Touch, Rect]:
    """Keys in rows that are not quite straight, and out of order."""
    placed = [
        (Touch(key), Rect(100 * column, 100 * row + 8 * (column % 2), 90, 90))
        for row, keys in enumerate(rows)
        for column, key in enumerate(keys)
    ]
    return dict(sorted(placed, key=lambda each: each[0].key.name))


ROWS = grid((Key.HOME, Key.FORWARD, Key.HINT), (Key.LEFT, Key.GO, Key.RIGHT, Key.PAUSE), (Key.CLEAR,))


def test_rows_are_read_from_above_and_each_from_the_left() -> None:
    assert [[touch.key for touch in row] for row in rows_of(ROWS)] == [
        [Key.HOME, Key.FORWARD, Key.HINT],
        [Key.LEFT, Key.GO, Key.RIGHT, Key.PAUSE],
        [Key.CLEAR],
    ]


@pytest.mark.parametrize(
    ("widths", "joined"), [((1, 1, 2, 1), (4, 1)), ((2, 3), (2, 3)), ((1, 4, 1, 1, 3), (1, 4, 2, 3)), ((5, 1), (5, 1))]
)
def test_rows_of_few_controls_light_up_together(widths: tuple[int, ...], joined: tuple[int, ...]) -> None:
    keys = iter(Key)
    rows = rows_of(grid(*(tuple(islice(keys, width)) for width in widths)))
    assert tuple(map(len, rows)) == joined


def test_rows_light_up_one_after_the_other_then_the_controls_of_the_chosen_one_then_its_row_again() -> None:
    focus, seen = Focus(), []
    for _second in range(4):
        focus.scan(ROWS, 1.0, 1.0)
        seen.append(("row", focus.row[0].key) if focus.at is None else focus.at.key)
    assert seen == [("row", Key.HOME), ("row", Key.LEFT), ("row", Key.CLEAR), ("row", Key.HOME)]
    focus.scan(ROWS, 1.0, 1.0)
    assert focus.choose() is None, "a row of several"
    seen = []
    for _second in range(5):
        seen.append(("row", focus.row[0].key) if focus.at is None else focus.at.key)
        focus.scan(ROWS, 1.0, 1.0)
    assert seen == [Key.LEFT, Key.GO, Key.RIGHT, Key.PAUSE, ("row", Key.LEFT)]
    assert focus.row[0].key is Key.CLEAR
    assert focus.choose() == Touch(Key.CLEAR), "alone in its row: chosen at once"


def lit(focus: Focus) -> tuple[Key, ...]:
    shown = focus.row if focus.at is None else (focus.at,)
    return tuple(touch.key for touch in shown if isinstance(touch.key, Key))


def test_the_light_begins_at_what_calls_and_is_there_again_after_a_choice() -> None:
    focus, seen, go = Focus(), list[tuple[Key, ...]](), Touch(Key.GO)
    for second in range(7):
        focus.scan(ROWS, 1.0, 1.0, go)
        seen.append(lit(focus))
        if second == 4:  # a row, and what comes first in it
            focus.choose()
            assert focus.choose() == Touch(Key.HOME)
            focus.stay()
    a_row = (Key.LEFT, Key.GO, Key.RIGHT, Key.PAUSE)
    assert seen[:5] == [(Key.GO,), (Key.GO,), a_row, (Key.CLEAR,), (Key.HOME, Key.FORWARD, Key.HINT)]
    assert seen[5:] == [(Key.GO,), (Key.GO,)]


def test_what_calls_alone_in_its_row_is_not_lit_a_second_time_as_a_row() -> None:
    focus, seen = Focus(), list[tuple[Key, ...]]()
    for _second in range(3):
        focus.scan(ROWS, 1.0, 1.0, Touch(Key.CLEAR))
        seen.append(lit(focus))
    assert seen == [(Key.CLEAR,), (Key.CLEAR,), (Key.HOME, Key.FORWARD, Key.HINT)]


def test_of_several_that_call_alike_none_is_lit_before_the_others() -> None:
    focus = Focus()
    focus.scan(ROWS, 1.0, 1.0, Touch(Key.GO), with_row=True)
    assert lit(focus) == (Key.LEFT, Key.GO, Key.RIGHT, Key.PAUSE)


def test_the_light_goes_to_what_begins_to_call_and_tab_does() -> None:
    focus, tabbed = Focus(), Focus()
    for _second in range(3):
        focus.scan(ROWS, 1.0, 1.0, Touch(Key.GO))
    assert lit(focus) != (Key.CLEAR,)
    focus.scan(ROWS, 1.0, 1.0, Touch(Key.CLEAR))
    assert lit(focus) == (Key.CLEAR,)
    seen = []
    for called in (Key.GO, Key.GO, Key.FORWARD, Key.FORWARD):
        tabbed.move(ROWS, 1, Touch(called))
        seen.append(tabbed.at)
    order = [*ROWS, *ROWS]
    after = [order[order.index(Touch(key)) + 1] for key in (Key.GO, Key.FORWARD)]
    assert seen == [Touch(Key.GO), after[0], Touch(Key.FORWARD), after[1]]


def test_a_control_that_calls_keeps_no_other_from_being_lit() -> None:
    focus, seen = Focus(), set[Key]()
    for _second in range(40):
        focus.scan(ROWS, 1.0, 1.0, Touch(Key.GO))
        seen |= set(lit(focus))
    assert seen == {touch.key for touch in ROWS}


def test_a_page_that_changes_a_little_keeps_the_light_where_it_was() -> None:
    """As where a card is laid: its key is there no more, and those beside it are."""
    focus = Focus()
    for _second in range(2):
        focus.scan(ROWS, 1.0, 1.0)
    assert Touch(Key.LEFT) in focus.row
    less = {touch: rect for touch, rect in ROWS.items() if touch.key is not Key.LEFT}
    focus.scan(less, 0.1, 1.0)
    assert [touch.key for touch in focus.row] == [Key.GO, Key.RIGHT, Key.PAUSE, Key.CLEAR], "short now, so two rows"
    focus.scan({touch: rect for touch, rect in ROWS.items() if touch.key in (Key.HOME, Key.CLEAR)}, 0.1, 1.0)
    first, *_rest = focus.row
    assert first.key == Key.HOME, "what was lit is gone"


@pytest.mark.parametrize(("many", "rows"), [(5, 3), (6, 2)])
def test_a_few_cells_to_touch_are_a_row_of_their_own_and_many_belong_to_the_mat(many: int, rows: int) -> None:
    cells = {Touch(Key.CELL, place): Rect(9 * place, 0, 9, 9) for place in range(many)}
    named = {Touch(Key.PLACE, 9): Rect(9, 9, 9, 9)}
    assert len(rows_of({Touch(Key.HOME): Rect(90, 0, 9, 9), **cells, **named})) == rows


def test_tab_comes_to_the_cells_after_all_others() -> None:
    focus, seen = Focus(), list[Key]()
    there = {Touch(key): Rect(0, 0, 9, 9) for key in (Key.HOME, Key.PLACE, Key.CELL, Key.HINT)}
    for _tab in range(4):
        focus.move(there, 1)
        seen += lit(focus)
    assert seen == [Key.HOME, Key.HINT, Key.PLACE, Key.CELL]


def test_a_whole_row_is_framed_while_it_is_lit() -> None:
    app = a_scanning_app()
    focus = app._screen.hands.focus
    while focus.at is not None or len(focus.row) < 2:
        app.step(0.5, [])
    row = focus.row
    drawn = scene(app.session, View(app.size, IMAGES, row=row)).actors
    assert sum(sprite.sign == "lit frame" for sprite in drawn) == len(row)
    shown = [sprite.sign for sprite in app._screen.scene().actors]
    assert shown.count("lit frame") == len(row)


@pytest.mark.parametrize("cells", [("C1", "A3", "B2"), ("C1", "D1")])
def test_cells_that_are_lit_together_have_one_frame_round_them(cells: tuple[str, ...]) -> None:
    facts = f"{THREE_STEPS}\nlieux " + " ".join(f"{cell}=le-lieu-{cell}/ruche" for cell in cells)
    session = Session(path_of(challenge(facts)), "fr", settings=Settings(scanning=True))
    session.open_challenge(0, 0)
    there = places(session, (640, 400))
    row = rows_of(there)[-1]
    assert len(row) == len(cells)
    frames = [each for each in scene(session, View((640, 400), IMAGES, row=row)).actors if each.sign == "lit frame"]
    assert len(frames) == 1
    (frame,) = frames
    for touch in row:
        assert frame.x < there[touch].centre[0] < frame.x + frame.width
        assert frame.y < there[touch].centre[1] < frame.y + frame.height


@pytest.mark.parametrize("genre", ["programmer", *GENRES])
@for_each("size", [(1280, 800), (1024, 600), (800, 1280)])
def test_one_switch_reaches_every_control_in_fourteen_turns_of_the_light(genre: str, size: tuple[int, int]) -> None:
    session = Session(path_of(challenge(GENRES.get(genre, MEADOW))), "fr", settings=Settings(scanning=True))
    session.open_challenge(0, 0)
    rows = rows_of(places(session, size))
    assert {touch for row in rows for touch in row} == set(places(session, size))
    assert max(number + len(row) for number, row in enumerate(rows)) <= 14


def on_a_mat(*widths: int) -> dict[Touch, Rect]:
    """Two rows of three keys, and cells with names in rows so wide."""
    named = (
        (Touch(Key.PLACE, 10 * row + column), Rect(100 * column, 100 * row, 90, 90))
        for row, width in enumerate(widths)
        for column in range(width)
    )
    keys = {
        Touch(key, place): Rect(900 + 90 * place, low, 90, 90)
        for key, low in ((Key.HOME, 0), (Key.GO, 150))
        for place in range(3)
    }
    return keys | dict(named)


_HOME, _GO = "(HOME HOME HOME)", "(GO GO GO)"


def seen_in(focus: Focus, there: dict[Touch, Rect], seconds: int) -> list[str]:
    """What is lit each second: a key, ``2`` for a cell, ``(2 3)`` for a row, from the left."""
    seen = []
    for _second in range(seconds):
        lit = focus.row if focus.at is None else (focus.at,)
        words = " ".join(str(each.index) if each.key is Key.PLACE else each.key.name for each in lit)
        seen.append(words if len(lit) == 1 else f"({words})")
        focus.scan(there, 1.0, 1.0)
    return seen


@pytest.mark.parametrize(
    ("widths", "lit"),
    [
        ((2, 2), ["(0 1)", "(10 11)", "(0 1 10 11)", _HOME, _GO]),
        ((3,), ["0", "1", "2", "(0 1 2)", _HOME, _GO]),
        ((1, 1), ["0", "10", "(0 10)", _HOME, _GO]),
    ],
)
def test_named_cells_are_one_row_the_last_and_who_chooses_it_goes_by_the_rows_of_the_mat(
    widths: tuple[int, ...], lit: list[str]
) -> None:
    focus, there = Focus(), on_a_mat(*widths)
    assert [row[0].key for row in rows_of(there)] == [Key.HOME, Key.GO, Key.PLACE]
    for _second in range(3):
        focus.scan(there, 1.0, 1.0)
    assert focus.choose() is None, "the mat"
    focus.scan(there, 0.1, 1.0)
    assert seen_in(focus, there, len(lit)) == lit


def test_one_named_cell_is_chosen_at_once() -> None:
    focus, there = Focus(), on_a_mat(1)
    for _second in range(3):
        focus.scan(there, 1.0, 1.0)
    assert focus.choose() == Touch(Key.PLACE, 0)


def test_a_mat_that_goes_away_while_its_rows_are_lit_leaves_the_light_on_the_page() -> None:
    focus, there = Focus(), on_a_mat(2, 2)
    for _second in range(3):
        focus.scan(there, 1.0, 1.0)
    focus.choose()
    focus.scan(there, 0.1, 1.0)
    for _second in range(3):
        focus.scan(PLACES, 1.0, 1.0)
    assert focus.at in PLACES
    focus.scan({}, 1.0, 1.0)
    left: tuple[Touch | None, tuple[Touch, ...]] = focus.at, focus.row
    assert left == (None, ())


MATS = [load_mat(file) for file in lecons.mats()]


@pytest.mark.parametrize("mat", MATS, ids=[file.stem for file in lecons.mats()])
def test_one_switch_hears_every_named_cell_of_every_mat_in_twenty_turns_of_the_light(mat: Mat) -> None:
    grid = (Cell(column, row) for column in range(mat.width) for row in range(mat.height))
    start = next(cell for cell in grid if cell not in mat.obstacles)
    asked = replace(challenge(MEADOW), mat=mat, start=Pose(start, Heading.NORTH), targets=(), goal=start)
    session = Session(path_of(asked), "fr", settings=Settings(scanning=True, scan_s=1))
    session.open_challenge(0, 0)
    app, named = open_app(session, (1280, 800)), [place.cell for place in mat.places if place.name is not None]
    for cell in named:
        wanted, turns = Touch(Key.PLACE, cell.row * mat.width + cell.column), 0
        focus = app._screen.hands.focus
        focus.row, focus.at, focus.on_mat = (), None, False
        while focus.at != wanted and turns <= 20:
            if focus.at is None and wanted in focus.row:
                app.step(0.3, [typed(pygame.K_SPACE)])
            else:
                app.step(1.0, [])
                turns += 1
        app.step(0.3, [typed(pygame.K_SPACE)])
        assert session.players.at.round is not None
        told = session.players.at.round.touched_place
        assert told is not None, turns
        assert told.cell == cell
