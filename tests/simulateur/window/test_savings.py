"""What the painter saves, without changing what is seen: a mat that turns is stretched, then sharpened bit by bit."""

import pygame
import pytest

from beebot.i18n import use_language
from lecons.pictures.artwork import content_of, document, plain, plain_colour, rounded
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label, Scene, Sprite
from lecons.pictures.theme import ROLE, Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.cheaper_drawing import NONE, Savings
from simulateur.pages.common.sprites import boxed
from simulateur.pages.common.view import View
from simulateur.pages.open_page import savings, scene
from simulateur.pictures.keys import panel
from simulateur.pictures.large import in_parts
from simulateur.window import draw
from simulateur.window.draw import Painter
from tests.simulateur.builders import GENRES, IMAGES, challenge, path_of
from tests.simulateur.pages.test_transcripts import TRANSCRIPTS
from tests.simulateur.scenario import walked
from tests.simulateur.screens import SIZE, Screen, at_challenge, nearly_alike, pixels
from tests.simulateur.window.made import watch_drawings
from tests.simulateur.window.test_draw import WHOLE, apart, square

pytestmark = pytest.mark.usefixtures("display")


def test_a_page_looks_the_same_to_a_painter_that_saves_nothing() -> None:
    """All pages of the transcripts on which there is something to save; a mat's name does nothing until it turns."""
    use_language("fr")
    compared = 0
    for file in TRANSCRIPTS:
        *_before, player = walked(file.read_text(encoding="utf-8"))
        view = View(player.head.size, IMAGES)
        shown = scene(player.session, view)
        saves = savings(player.session, view, shown)
        if saves._replace(mat="") == NONE:
            continue
        window = pygame.display.set_mode(player.head.size)
        plain, saving = (Painter(pygame.Surface(player.head.size).convert(window), ROLE.paper) for _each in range(2))
        plain.draw(shown)
        saving.draw(shown, saves)
        assert nearly_alike(plain.target, saving.target), file.stem
        compared += 1
    assert compared > 12


@pytest.mark.parametrize("size", [SIZE, (1280, 800)])
def test_a_mat_that_turns_is_drawn_once_and_where_it_rests_a_piece_in_each_frame(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = at_challenge(size)
    drawn = watch_drawings(monkeypatch)
    screen.touch(Touch(Key.VIEW))
    large = []
    for _tick in range(30):
        drawn.clear()
        changed = screen.wait(1 / 30)
        large.append(sum(sprite.width > size[0] / 5 for sprite in drawn))
        assert sum(rect.width * rect.height for rect in changed) < 0.6 * size[0] * size[1]
        assert screen.painter.settles or screen.is_as_from_nothing() or size != SIZE
    assert screen.is_nearly_as_from_nothing()
    rest, pieces = large.index(1, 1), sum(large) - 1
    assert rest > 15
    assert large == [1] + (rest - 1) * [0] + pieces * [1] + (30 - rest - pieces) * [0]
    assert pieces == (1 if size == SIZE else 2)


TURNS = Scene((square(100, x=200)._replace(y=100, turned=90.0),), (square(0),))
WHILE_IT_TURNS = Savings(mat="a", turns=True, sizes={TURNS.ground[0].svg: (50, 50)})
RESTS = Scene((square(140, x=180, side=140)._replace(y=80),), (square(0),))
"""A square that turns, and that has come to rest in another grey."""
RESTING = Savings(mat="a")


def test_what_turned_stands_in_for_what_is_yet_to_be_drawn() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(TURNS, WHILE_IT_TURNS)
    before = pixels(painter.target)
    painter.draw(RESTS, RESTING)
    assert painter.settles
    assert pixels(painter.target) == before
    assert painter._stretcher._room is None, "its memory is given back at once"
    assert painter.draw(RESTS, RESTING) == [pygame.Rect(180, 80, 140, 140)]
    assert not painter.settles
    assert painter.target.get_at((250, 150)).r == 140
    assert painter.draw(RESTS, RESTING) == []


def test_a_mat_that_turned_stands_in_for_no_other() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(TURNS, WHILE_IT_TURNS)
    painter.draw(RESTS, RESTING._replace(mat="b"))
    assert not painter.settles
    assert painter.target.get_at((250, 150)).r == 140


def test_where_there_is_text_what_turned_stands_in_for_nothing() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    text = (Label("Bravo !", 400, 300, 200, 40, "#000000"),)
    painter.draw(TURNS._replace(labels=text), WHILE_IT_TURNS)
    painter.draw(RESTS._replace(labels=text), RESTING)
    shown = pixels(painter.target)
    painter.draw(RESTS._replace(labels=text), RESTING)
    fresh = Painter(pygame.Surface(SIZE).convert(painter.target), "#FFFFFF")
    fresh.draw(RESTS._replace(labels=text))
    assert shown == pixels(painter.target) == pixels(fresh.target)


def test_another_page_while_what_turned_is_yet_to_be_drawn_is_drawn_whole() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(TURNS, WHILE_IT_TURNS)
    painter.draw(RESTS, RESTING)
    painter.draw(Scene((square(20, x=200),), ()))
    assert not painter.settles
    assert painter.target.get_at((250, 50)).r == 20
    assert painter.target.get_at((250, 150)).r == 255


def test_a_mat_that_turns_on_before_it_is_sharp_leaves_nothing_behind() -> None:
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    for shown, saves in ((TURNS, WHILE_IT_TURNS), (RESTS, RESTING), (TURNS, WHILE_IT_TURNS)):
        painter.draw(shown, saves)
    assert not painter.settles
    assert painter.target.get_at((250, 150)).r == 100
    assert painter.target.get_at((185, 85)).r == 255


def test_a_drawing_that_is_no_longer_stretched_is_drawn_again() -> None:
    painter, shown = Painter(pygame.display.set_mode(SIZE), "#FFFFFF"), Scene((), (WHOLE,))
    painter.draw(shown, Savings(sizes={WHOLE.svg: (30, 20)}))
    assert painter.draw(shown) == [pygame.Rect(10, 20, 300, 200)]
    fresh = Painter(pygame.Surface(SIZE).convert(painter.target), "#FFFFFF")
    fresh.draw(shown)
    assert pixels(painter.target) == pixels(fresh.target)


@pytest.mark.parametrize("genre", ["libre", "reproduire"])
def test_a_painter_that_saves_nothing_shows_a_turning_mat_as_well(genre: str) -> None:
    session = Session(path_of(challenge(GENRES[genre] + "\nobstacles C3 E2 F2")), "fr")
    session.open_challenge(0, 0)
    screen = Screen(session)
    plain = Painter(pygame.Surface(SIZE).convert(screen.seen), ROLE.paper)
    screen.touch(Touch(Key.VIEW))
    turned = 0
    for _tick in range(21):
        screen.wait(1 / 30)
        while screen.painter.settles:
            screen.draw()
        plain.draw(scene(session, View(SIZE, IMAGES)))
        assert session.attempt is not None
        turned += session.attempt.mat_turns
        assert apart(pixels(screen.seen), pixels(plain.target)) < (4 if session.attempt.mat_turns else 0.01)
    assert turned > 15


def test_what_is_on_a_mat_is_drawn_in_the_first_picture_of_a_turn_and_in_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The bee has come from her start: she herself turns too, and her ribbon is there once the mat rests."""
    session = Session(path_of(challenge(GENRES["libre"] + "\nobstacles C3 E2 F2")), "fr")
    session.open_challenge(0, 0)
    screen = Screen(session)
    for key in (Key.FORWARD, Key.LEFT, Key.FORWARD, Key.RIGHT, Key.GO):
        screen.touch(Touch(key))
    for _tick in range(200):
        screen.wait(0.1)
    shown = scene(session, View(SIZE, IMAGES)).actors
    assert {"ribbon", "bee"} <= {word for sprite in shown for word in sprite.sign.split()[:1]}
    screen.touch(Touch(Key.VIEW))
    drawn = watch_drawings(monkeypatch)
    turned = 0
    for _tick in range(21):
        drawn.clear()
        screen.wait(1 / 30)
        assert session.attempt is not None
        if session.attempt.mat_turns:
            turned += 1
            assert bool(drawn) == (turned == 1), drawn
    assert turned > 15


def test_things_that_are_alike_are_stretched_once_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tufts stand on a mat that turns, six or seven of them."""
    tufts = tuple(square(60, x=x)._replace(y=200) for x in (100, 250, 400))
    other = square(60, x=500, side=120)._replace(y=180)
    small, twin = tufts[0]._replace(x=20, width=40, height=40), square(90, x=500)
    grown = {**WHILE_IT_TURNS.sizes, tufts[0].svg: (50, 50), other.svg: (50, 50), twin.svg: (50, 50)}
    scene = TURNS._replace(actors=(*tufts, small, other, tufts[0], twin))
    stretched: list[tuple[int, int]] = []
    stretch = pygame.transform.smoothscale

    def watched(surface: pygame.Surface, size: tuple[int, int], room: pygame.Surface) -> pygame.Surface:
        stretched.append(size)
        return stretch(surface, size, room)

    monkeypatch.setattr(pygame.transform, "smoothscale", watched)
    painter = Painter(pygame.display.set_mode(SIZE), "#FFFFFF")
    painter.draw(scene, WHILE_IT_TURNS._replace(sizes=grown))
    assert stretched[-5:] == [(100, 100), (40, 40), (120, 120), (100, 100), (100, 100)], (
        "what was stretched between is not what was asked for"
    )
    assert len(stretched) == 6
    assert painter.target.get_at((550, 50)).r == 90
    assert [painter.target.get_at((x, 250)).r for x in (150, 300, 450, 560)] == [60] * 4
    assert painter.target.get_at((220, 250)).r == 255


def test_a_plain_rectangle_is_filled_as_the_renderer_of_svg_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large ground costs no drawing then: the floor of a robot without a link took 13 ms, and takes 3."""
    window = pygame.display.set_mode(SIZE)
    shown = Scene((Sprite(plain(300, 200, ROLE.tray), 40, 30, 300, 200),), ())
    seen = []
    for known in (plain_colour, lambda _svg: None):
        monkeypatch.setattr(draw, "plain_colour", known)
        painter = Painter(pygame.Surface(SIZE).convert(window), ROLE.paper)
        painter.draw(shown)
        seen.append(pixels(painter.target))
    assert seen[0] == seen[1]
    assert plain_colour(plain(300, 200, ROLE.tray)) == ROLE.tray
    assert plain_colour(document(300, 200, rounded(0, 0, 300, 200, 9, fill=ROLE.tray))) is None


@pytest.mark.parametrize("theme", [CALM, HIGH_CONTRAST], ids=["calm", "high contrast"])
@pytest.mark.parametrize("lip", [0.0, 4.2])
def test_a_large_ground_in_parts_looks_as_it_does_in_one(theme: Theme, lip: float) -> None:
    window, (width, height) = pygame.display.set_mode(SIZE), (431, 287)
    whole = panel(width, height, 21.3, ROLE.tray, lip, ROLE.lip)
    parts = in_parts(content_of(whole), width, height, 21.3, ROLE.tray, 3 * lip)
    seen = []
    for ground in (((whole, Rect(0, 0, width, height)),), parts):
        painter = Painter(pygame.Surface(SIZE).convert(window), ROLE.paper, theme)
        painter.draw(Scene(tuple(boxed(svg, box.moved(40, 30), "") for svg, box in ground), ()))
        seen.append(painter.target)
    assert nearly_alike(*seen)
    assert sum(box.width * box.height for _svg, box in parts) == width * height
