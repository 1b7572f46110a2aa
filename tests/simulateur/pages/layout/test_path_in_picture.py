"""A path of one row lies low in a picture: before a run nothing covers the bee, after it her goal opens in the sky."""

from collections.abc import Iterator
from pathlib import Path

import lecons
from beebot.lesson import Level
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.kit_content import path_at
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, challenge, lesson, path
from tests.simulateur.pages.test_sizes import too_small
from tests.simulateur.rectangles import Size, apart, covers, faults, inside

TABLE, SMALL, UPRIGHT = (1280, 800), (1024, 600), (800, 1280)
ALL = [TABLE, SMALL, UPRIGHT]
TABLES = [TABLE, SMALL, (1366, 768), (1920, 1080), (3840, 2160), (1200, 800)]
ROW = "tapis 6 1\ndépart A1 est\nfleurs {}1\ntouches avancer reculer pause\nmaximum {}"
PS = path_at(Path(lecons.__file__).parent / "parcours" / "petite-section.yaml")
LEAST_CELL = {TABLE: 105, SMALL: 80, UPRIGHT: 120}


def at(facts: str, settings: Settings | None = None) -> Session:
    lessons = lesson("une", challenge(facts, hints=["Où ?"]), level=Level.PS)
    session = Session(path(lessons), "fr", settings=settings or Settings())
    session.open_challenge(0, 0)
    return session


def row(cards: int) -> str:
    return ROW.format("ABCDEF"[cards], cards)


def states(cards: int, settings: Settings) -> Iterator[Session]:
    """As it is found, short of the flower by one card, helped, in a run, at its end, and done."""
    session = at(row(cards), settings)
    yield session
    for _ in range(cards - 1):
        session.touch(Touch(Key.FORWARD))
    yield session
    session.touch(Touch(Key.HINT))
    yield session
    session.touch(Touch(Key.GO))
    session.tick(1.0)
    yield session
    session.tick(30.0)
    yield session
    session.touch(Touch(Key.FORWARD))
    session.touch(Touch(Key.GO))
    session.tick(60.0)
    session.tick(9.0)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    yield session


def first_day() -> Iterator[tuple[Session, int]]:
    """The challenges of the first séance to be programmed, on the path, and the cards each asks for."""
    for place, asked in enumerate(PS.lessons[0].challenges[:2]):
        session = Session(PS, "fr")
        session.open_challenge(0, place)
        assert asked.goal is not None
        yield session, asked.goal.column - asked.start.cell.column


def done(session: Session, cards: int) -> Session:
    for _ in range(cards):
        session.touch(Touch(Key.FORWARD))
    session.touch(Touch(Key.GO))
    session.tick(60.0)
    session.tick(9.0)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    return session


def whole_mat(session: Session, size: Size) -> Rect:
    """The mat with its hem."""
    assert session.attempt is not None
    mat = mat_of(session.attempt, layout_of(session, size))
    side = 2 * HEM * mat.cell
    return Rect.around(*mat.middle, mat.grid.width + side, mat.grid.height + side)


def drawn(session: Session, size: Size, sign: str) -> list[Sprite]:
    shown = scene(session, View(size, IMAGES))
    return [each for each in (*shown.ground, *shown.actors) if sign in each.sign]


def box(sprite: Sprite) -> Rect:
    return Rect(sprite.x, sprite.y, sprite.width, sprite.height)


@for_each("size", ALL)
def test_the_path_lies_low_in_one_picture_which_is_as_large_as_any_mat(size: Size) -> None:
    for session, _cards in first_day():
        (picture,) = drawn(session, size, "scenery")
        mat, room = whole_mat(session, size), layout_of(session, size).mat
        assert covers(box(picture).inset(-1), mat)
        assert mat.y - picture.y > 4 * (box(picture).bottom - mat.bottom)
        assert (picture.y, picture.height) == (round(room.y), round(room.height))
        assert session.attempt is not None
        assert mat_of(session.attempt, layout_of(session, size)).cell > LEAST_CELL[size]


@for_each("size", ALL)
def test_no_badge_lies_on_the_bee_and_no_hive_comes_back_where_she_began(size: Size) -> None:
    for session, cards in first_day():
        assert drawn(session, size, "tucked away") == []
        ((first),) = drawn(session, size, "bare ground")
        after = done(session, cards)
        assert drawn(after, size, "tucked away") == []
        assert box(first) in [box(each) for each in drawn(after, size, "bare ground")]


@for_each("size", ALL)
def test_her_goal_opens_in_the_sky_large_and_covers_neither_her_nor_the_path_nor_the_flower(
    size: Size,
) -> None:
    for session, cards in first_day():
        mat, after = whole_mat(session, size), done(session, cards)
        assert after.attempt is not None
        layout = layout_of(after, size)
        cell = mat_of(after.attempt, layout).cell
        (goal,) = drawn(after, size, " open")
        assert goal.width > (1.7 if size == UPRIGHT else 2.2) * cell
        (light,) = drawn(after, size, "light with rays")
        (picture,) = drawn(after, size, "scenery")
        assert covers(box(picture), box(light))
        assert box(light).bottom <= mat.y + 1
        assert apart(layout.reward, box(picture))


@for_each("size", ALL)
def test_what_lights_her_cell_is_no_wider_than_it_and_no_pole_stands_before_her(size: Size) -> None:
    for session, cards in first_day():
        after = done(session, cards)
        assert drawn(after, size, "arrivee") == []
        assert len(drawn(after, size, "light under the bee")) == 1


@for_each("left_handed", [False, True])
@for_each("cards", [2, 3, 5])
@for_each("size", TABLES)
def test_nothing_lies_on_the_mat_and_all_is_in_the_window(size: Size, cards: int, left_handed: bool) -> None:
    for session in states(cards, Settings(left_handed=left_handed)):
        mat = whole_mat(session, size)
        there = {touch: rect for touch, rect in places(session, size).items() if touch.key is not Key.PLACE}
        solid = {touch: rect for touch, rect in there.items() if touch.key not in (Key.GAP, Key.CARD)}
        assert faults(solid, size) == []
        assert inside(mat, size)
        assert [touch for touch, rect in there.items() if not apart(rect, mat)] == []


@for_each("left_handed", [False, True])
@for_each("size", [TABLE, SMALL])
def test_a_fingertip_finds_every_control(size: Size, left_handed: bool) -> None:
    for cards in (2, 3, 5):
        for session in states(cards, Settings(left_handed=left_handed)):
            assert too_small(session, size) == []


@for_each("size", [TABLE, SMALL])
def test_nothing_moves_while_a_child_answers(size: Size) -> None:
    *open_ones, _done = states(2, Settings())
    first = layout_of(open_ones[0], size)
    for session in open_ones:
        assert layout_of(session, size).places == first.places
