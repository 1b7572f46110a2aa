"""The painter: what it repairs equals what it would draw from nothing, and it repairs little."""

import math

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lecons.pictures.artwork import circle, document, icon, rounded
from lecons.pictures.sprite import Label, Scene, Sprite
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import CALM
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.cheaper_drawing import GARDEN, NONE, Savings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.pictures.garden import garden
from simulateur.window.draw import Painter
from simulateur.window.drawings import Pictures
from tests.simulateur.builders import IMAGES, challenge, keys, open_app, path_of
from tests.simulateur.screens import SIZE, Screen, a_session, at_challenge, nearly_alike, pixels

pytestmark = pytest.mark.usefixtures("display")
SOLUTION = "avancer avancer pause gauche avancer avancer avancer droite avancer avancer avancer"


TICKS = st.sampled_from((1 / 30, 0.1, 0.45, 1.0, 3.0))
TOUCHES = st.integers(0, 400)
"""Of the controls on the page: the one at this place, counted round."""
PROGRAMS = st.sampled_from(("", "avancer", "gauche avancer", "avancer pause avancer", "reculer", "avancer droite"))


@settings(max_examples=25)
@given(st.booleans(), PROGRAMS, st.lists(st.one_of(TICKS, TOUCHES), max_size=14))
def test_what_is_repaired_equals_what_is_drawn_from_nothing(
    on_home: bool, written: str, actions: list[float | int]
) -> None:
    session = a_session()
    if not on_home:
        session.open_challenge(0, 0)
        for touch in (*keys(written), Touch(Key.GO)):
            session.touch(touch)
    screen = Screen(session)
    for action in actions:
        if isinstance(action, int):
            there = list(places(session, SIZE))
            touch = there[action % len(there)]
            screen.touch(touch)
            assert screen.is_as_from_nothing(touch)
        else:
            screen.wait(action)
            assert screen.is_as_from_nothing()


def test_a_whole_success_is_repaired_as_it_is_drawn_from_nothing() -> None:
    screen = at_challenge()
    for touch in (*keys(SOLUTION), Touch(Key.GO)):
        screen.touch(touch)
    for tick in range(600):
        screen.wait(1 / 30)
        if tick % 12 == 0:
            assert screen.is_as_from_nothing()
    assert screen.session.route.next_challenge == 1
    assert screen.is_as_from_nothing()


def test_a_whole_bump_is_repaired_as_it_is_drawn_from_nothing() -> None:
    screen = at_challenge()
    for touch in (*keys("gauche avancer avancer avancer avancer avancer avancer"), Touch(Key.GO)):
        screen.touch(touch)
    screen.wait(5.8)
    for _tick in range(45):
        screen.wait(1 / 30)
        assert screen.is_as_from_nothing()
    assert screen.session.attempt is not None
    assert screen.session.attempt.guilty_of() == 5


@pytest.mark.parametrize("page", ["home", "lesson", "challenge", "note"])
def test_nothing_is_drawn_where_nothing_changed(page: str) -> None:
    session = a_session()
    match page:
        case "lesson":
            session.touch(Touch(Key.LESSON))
        case "challenge":
            session.open_challenge(0, 0)
        case "note":
            session.touch(Touch(Key.ADULTS))
    assert Screen(session).draw() == []


@pytest.mark.parametrize(
    "touch", [*keys("avancer gauche pause"), Touch(Key.CLEAR), Touch(Key.UNDO), Touch(Key.CARD, 1)]
)
def test_one_key_press_redraws_less_than_a_quarter_of_the_window(touch: Touch) -> None:
    screen = at_challenge()
    for key in keys("avancer gauche avancer"):
        screen.touch(key)
    screen.draw()
    pressed, released = screen.touch(touch), screen.draw()
    assert pressed
    for changed in (pressed, released):
        assert sum(rect.width * rect.height for rect in changed) < SIZE[0] * SIZE[1] / 4
        assert not any(one.colliderect(other) for one in changed for other in changed if one is not other)


def test_a_running_bee_redraws_less_than_a_quarter_of_the_window() -> None:
    screen = at_challenge()
    for touch in (*keys("avancer avancer"), Touch(Key.GO)):
        screen.touch(touch)
    screen.draw()
    areas = [sum(rect.width * rect.height for rect in screen.wait(1 / 30)) for _ in range(20)]
    assert 0 < max(areas) < SIZE[0] * SIZE[1] / 4


def square(shade: int, x: int = 0, alpha: int = 255, side: int = 100) -> Sprite:
    """A grey square; each ``shade`` is another drawing."""
    grey = f"#{shade:02x}{shade:02x}{shade:02x}"
    return Sprite(document(side, side, rounded(0, 0, side, side, 0, fill=grey)), x, 0, side, side, alpha)


def test_the_app_draws_nothing_on_a_tick_that_changes_nothing() -> None:
    app = open_app(a_session(), SIZE)
    app.session.open_challenge(0, 0)
    assert app.step(0, []) == [pygame.Rect(0, 0, *SIZE)]
    assert app.step(0, []) == []


def test_the_app_left_alone_still_sways_blinks_and_breathes_and_draws_nothing_else() -> None:
    app = open_app(a_session(), SIZE)
    drawn = [bool(app.step(1 / 30, [])) for _tick in range(12 * 30)]
    assert sum(drawn[5 * 30 : 6 * 30]) == 2, "between two swings, one blink: shut, and open again"
    assert 2 <= sum(drawn[6 * 30 : 9 * 30]) <= 6, "one breath, in steps of a pixel"
    assert sum(drawn[9 * 30 :]) >= 9, "a swing of three seconds"


def test_a_window_of_another_size_is_drawn_whole() -> None:
    session = a_session()
    session.open_challenge(0, 0)
    app = open_app(session, SIZE)
    app.step(0, [])
    window = pygame.display.set_mode((700, 500))
    changed = app.step(0, [pygame.event.Event(pygame.VIDEORESIZE, size=(700, 500), w=700, h=500)])
    fresh = pygame.Surface((700, 500)).convert(window)
    Painter(fresh, ROLE.paper).draw(scene(session, View((700, 500), IMAGES)))
    assert changed == [pygame.Rect(0, 0, 700, 500)]
    assert pixels(window) == pixels(fresh)


def test_a_window_that_was_covered_is_shown_whole_and_not_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    session = a_session()
    app = open_app(session, SIZE)
    app.step(0, [])
    expected = pixels(app._painter.target)
    monkeypatch.setattr(Pictures, "load", lambda *_args: pytest.fail("drawn anew"))
    assert app.step(0, [pygame.event.Event(pygame.WINDOWEXPOSED)]) == [pygame.Rect(0, 0, *SIZE)]
    assert pixels(app._painter.target) == expected
    assert app.step(0, []) == []


def test_words_that_change_are_drawn_though_no_picture_does() -> None:
    repaired, seen = pygame.Surface((200, 100)), set()
    painter = Painter(repaired, ROLE.paper)
    for words in ("Un", "Deux", ""):
        shown = Scene((square(90),), (), (Label(words, 10, 10, 100, 30, ROLE.ink),) if words else ())
        painter.draw(shown)
        anew = pygame.Surface((200, 100))
        Painter(anew, ROLE.paper).draw(shown)
        assert pixels(repaired) == pixels(anew)
        seen.add(pixels(repaired))
    assert len(seen) == 3


def test_a_moved_sprite_leaves_nothing_behind() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(Scene((), (square(0, x=0),)))
    changed = painter.draw(Scene((), (square(0, x=300),)))
    assert painter.target.get_at((50, 50)) == pygame.Color("#FFFFFF")
    assert painter.target.get_at((350, 50)) == pygame.Color("#000000")
    assert sorted(changed, key=lambda rect: rect.x) == [pygame.Rect(0, 0, 100, 100), pygame.Rect(300, 0, 100, 100)]


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 1, 0), (0, 2, 1), (1, 2, 0)])
def test_sprites_that_pass_one_another_are_drawn_again(order: tuple[int, ...]) -> None:
    window = pygame.display.set_mode(SIZE)
    painter, squares = Painter(window, "#FFFFFF"), [square(40 * n, x=30 * n) for n in range(3)]
    painter.draw(Scene((), tuple(squares)))
    assert painter.draw(Scene((), tuple(squares[n] for n in order)))
    fresh = pygame.Surface(SIZE).convert(window)
    Painter(fresh, "#FFFFFF").draw(Scene((), tuple(squares[n] for n in order)))
    assert pixels(window) == pixels(fresh)


@given(st.integers(0, 3), st.integers(3, 60))
def test_a_quarter_turn_is_the_drawing_turned_pixel_for_pixel(quarters: int, side: int) -> None:
    window = pygame.display.set_mode((120, 120))
    bee = icon("bee", side, 35)
    upright, turned = (pygame.Surface((side, side)).convert(window) for _both in range(2))
    Painter(upright, "#FFFFFF").draw(Scene((), (Sprite(bee, 0, 0, side, side),)))
    Painter(turned, "#FFFFFF").draw(Scene((), (Sprite(bee, 0, 0, side, side, turned=90 * quarters),)))
    assert pixels(turned) == pixels(pygame.transform.rotate(upright, -90 * quarters))


@pytest.mark.parametrize("size", [(2000, 1500), (3000, 900)])
def test_what_stays_is_drawn_in_pieces_as_it_would_be_in_one(size: tuple[int, int]) -> None:
    window = pygame.display.set_mode(size)
    x, y = 37, 21
    ground = Sprite(garden(size[0] - 60, size[1] - 40), x, y, size[0] - 60, size[1] - 40)
    painter = Painter(window, "#FFFFFF")
    painter.draw(Scene((ground,), ()), GARDEN)
    whole = pygame.Surface(size).convert(window)
    whole.fill("#FFFFFF")
    whole.blit(Pictures(window).load(ground), (x, y))
    assert len(painter._still) > 2
    assert all(box.width * box.height <= 1024 * 1024 for box, _piece in painter._still)
    assert nearly_alike(window, whole)


def test_of_two_faint_sprites_in_one_place_one_can_go() -> None:
    window = pygame.display.set_mode(SIZE)
    painter, faint = Painter(window, "#FFFFFF"), square(0, alpha=51)
    painter.draw(Scene((), (faint, faint)))
    painter.draw(Scene((), (faint,)))
    assert window.get_at((50, 50)).r == pytest.approx(204, abs=2)


def test_a_theme_colours_what_has_a_role_and_nothing_else() -> None:
    window, theme = pygame.display.set_mode(SIZE), CALM._replace(paper="#111111", honey="#FFD83A", shade="#80FF80")
    lit, dark = (square(0)._replace(svg=square(0).svg.replace("#000000", role)) for role in (ROLE.honey, ROLE.shade))
    painter = Painter(window, ROLE.paper, theme)
    painter.draw(Scene((dark._replace(x=200),), (lit, square(80, x=100))))
    shown = [window.get_at((x, 50)) for x in (50, 150, 250, 350)]
    assert shown == [pygame.Color(colour) for colour in ("#FFD83A", "#505050", "#80FF80", "#111111")]


def test_one_drawing_can_be_faint_in_one_place_and_plain_in_another() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(Scene((square(0, x=450, alpha=51),), (square(0, x=0, alpha=51), square(0, x=300))))
    assert painter.target.get_at((500, 50)).r == pytest.approx(204, abs=2)
    assert painter.target.get_at((50, 50)).r == pytest.approx(204, abs=2)
    assert painter.target.get_at((350, 50)).r == 0


def test_a_stretched_drawing_is_the_same_picture_less_sharp() -> None:
    assert 0 < difference(WHOLE, WHOLE, small=(100, 67)) < 6, "of 255, on average"


@pytest.mark.parametrize("drawn", [None, (200, 100), (50, 25)])
@pytest.mark.parametrize("degrees", [90, 37.5, 200, 315])
def test_a_turned_drawing_is_what_svg_makes_of_it(degrees: float, drawn: tuple[int, int] | None) -> None:
    inside = rounded(40, 0, 60, 50, 8, fill="#204060") + circle(75, 25, 12, fill="#FFD060")
    flat = Sprite(document(100, 50, inside), 60, 75, 100, 50, turned=degrees)
    as_svg = f'<g transform="translate(50 25) rotate({degrees}) translate(-50 -25)">{inside}</g>'
    wide = document(220, 200, f'<g transform="translate(60 75)">{as_svg}</g>')
    assert difference(Sprite(wide, 0, 0, 220, 200), flat, small=drawn) < 3, "of 255, on average"


WHOLE = Sprite(garden(300, 200), 10, 20, 300, 200)


def difference(one: Sprite, other: Sprite, small: tuple[int, int] | None) -> float:
    """How far apart two pictures are, of 255, on average; the other is drawn in this size, then stretched."""
    pictures = []
    for sprite, savings in ((one, NONE), (other, Savings(sizes={other.svg: small} if small else {}))):
        target = pygame.display.set_mode((320, 240))
        Painter(target, ROLE.paper).draw(Scene((), (sprite,)), savings)
        pictures.append(pixels(target))
    return apart(*pictures)


def apart(one: bytes, other: bytes) -> float:
    """The difference of two pictures of one size: of 255, on average."""
    return float(sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("tapis 3 3\ndépart A2 est\nfleurs C2", "avancer avancer"),
        ("tapis 3 3\ndépart C2 ouest\narrivée A2\nobstacles B1 B3", "avancer avancer"),
        ("tapis 3 3\ndépart B1 nord\narrivée B3\nobstacles A3 C3", "avancer avancer"),
        ("tapis 3 3\ndépart A3 sud\nfleurs A1", "avancer avancer"),
    ],
    ids=["east", "west", "north", "south"],
)
def test_after_a_success_she_stands_in_her_cell_as_large_as_before(facts: str, words: str) -> None:
    session = Session(path_of(challenge(facts)), "fr")
    session.open_challenge(0, 0)
    for touch in (*keys(words), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    session.tick(3)
    attempt = session.attempt
    assert attempt is not None
    assert attempt.phase is Phase.SUCCEEDED
    assert attempt.run is not None
    mat = mat_of(attempt, layout_of(session, SIZE))
    x, y = mat.centre_of_cell(attempt.run.verdict.trace.end.cell)
    drawn = [seen(each) for each in scene(session, View(SIZE, IMAGES)).actors if each.sign.startswith("bee happy")]
    assert len(drawn) == 1
    assert math.dist(drawn[0].center, (x, y)) < 0.06 * mat.cell
    assert 0.75 * mat.cell < max(drawn[0].size) < 1.1 * mat.cell


def seen(sprite: Sprite) -> pygame.Rect:
    """The pixels of a window that a sprite colours."""
    target = pygame.Surface(SIZE)
    Painter(target, "#FFFFFF").draw(Scene((), (sprite,)))
    target.set_colorkey("#FFFFFF")
    return target.get_bounding_rect()
