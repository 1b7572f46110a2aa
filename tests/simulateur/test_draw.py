"""The painter: what it repairs equals what it would draw from nothing, and it repairs little."""

from collections.abc import Sequence

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulateur.controls import Key, Touch
from simulateur.draw import Painter, Pictures
from simulateur.drawings.artwork import document, rounded
from simulateur.drawings.theme import CALM
from simulateur.pages import places, scene
from simulateur.screens.view import View
from simulateur.session import Session
from simulateur.sprite import Scene, Sprite
from tests.simulateur.builders import IMAGES, MEADOW, challenge, keys, open_app, path_of

pytestmark = pytest.mark.usefixtures("display")
SIZE = (640, 400)
SOLUTION = "avancer avancer pause gauche avancer avancer avancer droite avancer avancer avancer"


class Screen:
    """A session painted twice: bit by bit, as the window shows it, and from nothing."""

    def __init__(self, session: Session, size: tuple[int, int] = SIZE) -> None:
        self.session, self.size = session, size
        window = pygame.display.set_mode(size)
        self.painter = Painter(window, CALM.paper)
        self.seen = pygame.Surface(size).convert(window)
        """What a display shows that is updated only where the painter says."""
        self.draw()

    def draw(self, pressed: Touch | None = None, held_s: float = 0.0) -> Sequence[pygame.Rect]:
        changed = self.painter.draw(scene(self.session, View(self.size, IMAGES, pressed, held_s)))
        for rect in changed:
            self.seen.blit(self.painter.target, rect, rect)
        return changed

    def is_as_from_nothing(self, pressed: Touch | None = None, held_s: float = 0.0) -> bool:
        fresh = pygame.Surface(self.size).convert(self.painter.target)
        Painter(fresh, CALM.paper).draw(scene(self.session, View(self.size, IMAGES, pressed, held_s)))
        return pixels(self.seen) == pixels(fresh)

    def touch(self, touch: Touch) -> Sequence[pygame.Rect]:
        self.session.touch(touch)
        return self.draw(touch)

    def wait(self, seconds: float) -> Sequence[pygame.Rect]:
        self.session.tick(seconds)
        return self.draw()


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def a_session() -> Session:
    """Two challenges, hints, a robot that is linked, a note for the adult: every kind of control."""
    challenges = [challenge(MEADOW, name, hints=["Où ?"]) for name in ("un", "deux")]
    session = Session(path_of(*challenges), "fr", ["Un mot pour l'adulte."], robot=True)
    session.robot_linked()
    return session


def at_challenge() -> Screen:
    session = a_session()
    session.open_challenge(0, 0)
    return Screen(session)


TICKS = st.sampled_from((1 / 30, 0.1, 0.45, 1.0, 3.0))
TOUCHES = st.integers(0, 400)
"""Of the controls on the page: the one at this place, counted round."""
PROGRAMS = st.sampled_from(("", "avancer", "gauche avancer", "avancer pause avancer", "reculer", "avancer droite"))


@settings(deadline=None, max_examples=25)
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
    assert screen.session.next_challenge == 1
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
    assert screen.session.attempt.guilty == 5


@pytest.mark.parametrize("page", ["home", "lesson", "challenge", "note"])
def test_nothing_is_drawn_where_nothing_changed(page: str) -> None:
    session = a_session()
    match page:
        case "lesson":
            session.touch(Touch(Key.LESSON))
        case "challenge":
            session.open_challenge(0, 0)
        case "note":
            session.touch(Touch(Key.NOTICE))
    assert Screen(session).draw() == []


@pytest.mark.parametrize(
    "touch", [*keys("avancer gauche pause"), Touch(Key.CLEAR), Touch(Key.HARE), Touch(Key.UNDO), Touch(Key.CARD, 1)]
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


def test_the_app_draws_nothing_on_a_tick_that_changes_nothing() -> None:
    app = open_app(a_session(), SIZE)
    app.session.open_challenge(0, 0)
    assert app.step(0, []) == [pygame.Rect(0, 0, *SIZE)]
    assert app.step(0, []) == []


def test_the_app_left_alone_still_sways_and_blinks_and_draws_nothing_else() -> None:
    app = open_app(a_session(), SIZE)
    drawn = [bool(app.step(1 / 30, [])) for _tick in range(12 * 30)]
    assert sum(drawn[5 * 30 : 9 * 30]) == 2, "between two swings, one blink: shut, and open again"
    assert sum(drawn[9 * 30 :]) >= 9, "a swing of three seconds"


def test_a_window_of_another_size_is_drawn_whole() -> None:
    session = a_session()
    session.open_challenge(0, 0)
    app = open_app(session, SIZE)
    app.step(0, [])
    window = pygame.display.set_mode((700, 500))
    changed = app.step(0, [pygame.event.Event(pygame.VIDEORESIZE, size=(700, 500), w=700, h=500)])
    fresh = pygame.Surface((700, 500)).convert(window)
    Painter(fresh, CALM.paper).draw(scene(session, View((700, 500), IMAGES)))
    assert changed == [pygame.Rect(0, 0, 700, 500)]
    assert pixels(window) == pixels(fresh)


def square(shade: int, x: int = 0, alpha: int = 255, side: int = 100) -> Sprite:
    """A grey square; each ``shade`` is another drawing."""
    grey = f"#{shade:02x}{shade:02x}{shade:02x}"
    return Sprite(document(side, side, rounded(0, 0, side, side, 0, fill=grey)), x, 0, side, side, alpha)


def test_a_moved_sprite_leaves_nothing_behind() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(Scene((), (square(0, x=0),)))
    changed = painter.draw(Scene((), (square(0, x=300),)))
    assert painter.target.get_at((50, 50)) == pygame.Color("#FFFFFF")
    assert painter.target.get_at((350, 50)) == pygame.Color("#000000")
    assert sorted(changed, key=lambda rect: rect.x) == [pygame.Rect(0, 0, 100, 100), pygame.Rect(300, 0, 100, 100)]


def test_one_drawing_can_be_faint_in_one_place_and_plain_in_another() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(Scene((), (square(0, x=0, alpha=51), square(0, x=300))))
    assert painter.target.get_at((50, 50)).r == pytest.approx(204, abs=2)
    assert painter.target.get_at((350, 50)).r == 0


def test_kept_drawings_stay_under_their_limit_and_those_in_use_are_kept() -> None:
    window = pygame.display.set_mode((320, 200))
    pictures, limit = Pictures(window), 2 * 320 * 200 * 4
    used = pictures.get(square(0))
    first = pictures.get(square(1))
    for shade in range(2, 100):
        pictures.get(square(shade))
        assert pictures.get(square(0)) is used
        kept = sum(surface.get_pitch() * surface.get_height() for surface in pictures._kept.values())
        assert kept <= limit
    assert pictures.get(square(1)) is not first


def test_a_success_has_more_drawings_than_are_kept_and_keeps_no_more_than_two_windows() -> None:
    screen = at_challenge()
    pictures, limit = screen.painter._pictures, 2 * SIZE[0] * SIZE[1] * 4
    drawn: set[str] = set()
    for touch in (*keys(SOLUTION), Touch(Key.HARE), Touch(Key.GO)):
        screen.touch(touch)
    for _tick in range(350):
        screen.wait(1 / 30)
        kept = sum(surface.get_pitch() * surface.get_height() for surface in pictures._kept.values())
        assert kept == pictures._bytes
        assert kept <= limit
        drawn.update(svg for svg, _width, _height in pictures._kept)
    assert screen.session.next_challenge == 1
    assert len(drawn) > len(pictures._kept), "something was let go"
    assert screen.is_as_from_nothing()
