"""Home and lesson page on a wall board: a small child reaches everything; and both pages for the left hand."""

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecons.names import ANIMALS
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.repertoire.gardens import gardens
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.garden.bare import empty_scene
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.layout.garden import garden_layout
from simulateur.pages.open_page import places, scene
from simulateur.pictures.units import child_unit, unit
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, MEADOW, THREE_STEPS, challenge, lesson, path, put
from tests.simulateur.rectangles import ANY_SIZE, SIZES, SMALLEST_TOUCH, Size, apart, faults, inside

BOARDS = [(1920, 1080), (1280, 800), (1024, 768), (1024, 600), (3840, 2160)]
BOARD = Settings(whiteboard=True)
GAP = 1.8
"""In units: the least between two targets."""
BODY, DISC, PETALS = 0.36, 0.48, 0.40
"""How far the drawings of the bee, of the next flower's disc and of a flower reach, in parts of their sides."""
LEAST_REACHED = 0.2
"""The part of a cover in the garden that may be above the reach of a small child."""
HIGH = {Key.HOME, Key.ADULTS, Key.TURN}
"""High on purpose: a child who plays needs none of them."""


def home(lessons: int, done: int = 0, chosen: Settings = BOARD) -> Session:
    whole = path(*(lesson(f"seance-{n}", challenge(THREE_STEPS, f"defi-{n}")) for n in range(lessons)))
    session = Session(whole, "fr", settings=chosen)
    for each in whole.lessons[:done]:
        put(session, repertoire=session.repertoire.with_done(session.repertoire.flowers.keys(each)))
    return session


def lesson_page(challenges: int, chosen: Settings = BOARD) -> Session:
    whole = path(lesson("seance", *(challenge(MEADOW, f"defi-{n}") for n in range(challenges))))
    session = Session(whole, "fr", settings=chosen)
    session.touch(Touch(Key.LESSON))
    return session


def out_of_reach(where: Places, size: Size) -> list[Touch]:
    reach = 0.6 * size[1] - 1e-6
    return [
        touch
        for touch, rect in where.items()
        if touch.key not in HIGH and rect.y + (LEAST_REACHED if touch.key is Key.LESSON else 0) * rect.height < reach
    ]


def grown(rect: Rect, by: float) -> Rect:
    return Rect.around(*rect.centre, rect.width + 2 * by, rect.height + 2 * by)


def too_near(where: Places, gap: float) -> list[tuple[Touch, Touch]]:
    pairs = itertools.combinations(where.items(), 2)
    return [(one, other) for (one, here), (other, there) in pairs if not apart(grown(here, gap), there)]


@for_each("size", BOARDS)
@for_each("lessons", range(1, 41))
def test_a_small_child_reaches_every_flower_key_and_animal_of_the_garden(size: Size, lessons: int) -> None:
    chosen = replace(BOARD, tokens=ANIMALS)
    for done in {0, 1, lessons // 2, lessons - 1, lessons}:
        session = home(lessons, done, chosen)
        where = places(session, size)
        flowers = len([touch for touch in where if touch.key is Key.LESSON])
        assert flowers == len(gardens(lessons)[session.route.garden])
        assert faults(where, size) == []
        assert out_of_reach(where, size) == []
        assert too_near(where, GAP * child_unit(size) - 0.01) == []
        assert min(min(rect.width, rect.height) for rect in where.values()) >= SMALLEST_TOUCH


@given(ANY_SIZE, st.integers(1, 40), st.data(), st.integers(1, len(ANIMALS)), st.booleans())
def test_the_garden_fits_a_board_of_any_size(
    size: Size, lessons: int, data: st.DataObject, tokens: int, left_handed: bool
) -> None:
    chosen = replace(BOARD, tokens=ANIMALS[:tokens], left_handed=left_handed)
    session = home(lessons, data.draw(st.integers(0, lessons)), chosen)
    where, layout = places(session, size), garden_layout(session, size)
    assert faults(where, size) == []
    assert out_of_reach(where, size) == []
    assert inside(layout.hive, size)
    assert inside(Rect.around(layout.bee.x, layout.bee.y, layout.bee.side), size)


@for_each("size", BOARDS)
def test_up_to_nine_flowers_stand_in_one_row(size: Size) -> None:
    u = child_unit(size)
    for lessons in range(2, 10):
        row = garden_layout(home(lessons), size).flowers
        assert all(one.centre[0] < other.centre[0] for one, other in itertools.pairwise(row))
        assert max(rect.centre[1] for rect in row) - min(rect.centre[1] for rect in row) < 6 * u
        assert row[0].width >= row[1].width >= 12 * u, "the next one is no smaller"


def test_six_covers_of_the_garden_are_seen_from_the_back_of_the_class_and_their_middle_is_within_reach() -> None:
    size = (1920, 1080)
    u, layout = child_unit(size), garden_layout(home(6), size)
    assert layout.flowers[0].width >= 25 * u
    assert min(rect.width for rect in layout.flowers) >= 22 * u
    assert min(rect.centre[1] for rect in layout.flowers) > 0.6 * size[1] + 5 * u


@for_each("size", BOARDS)
@for_each("lessons", [1, 5, 9, 10, 20, 40])
def test_the_bee_is_above_the_next_flower_and_covers_no_flower(size: Size, lessons: int) -> None:
    for done in range(lessons):
        layout = garden_layout(home(lessons, done), size)
        here = done - layout.first
        following = layout.flowers[here]
        assert layout.bee.y < following.y + 0.3 * following.height
        assert abs(layout.bee.x - following.centre[0]) < following.width
        for place, rect in enumerate(layout.flowers):
            away = math.dist((layout.bee.x, layout.bee.y), rect.centre) - BODY * layout.bee.side
            assert away > (DISC if place == here else PETALS) * rect.width, place


@for_each("size", BOARDS)
@for_each("lessons", [1, 5, 9, 10, 20, 40])
def test_the_bee_does_not_hang_upside_down_and_no_flower_touches_the_edge(size: Size, lessons: int) -> None:
    for done in range(lessons):
        layout = garden_layout(home(lessons, done), size)
        steep = math.cos(math.radians(layout.bee.degrees))
        assert steep >= -0.5 - 1e-9, "her head is at most thirty degrees below her tail"
        towards = math.sin(math.radians(layout.bee.degrees)) * (
            layout.flowers[done - layout.first].centre[0] - layout.bee.x
        )
        assert towards > 0, "and she looks at the flower's side"
        assert all(inside(grown(rect, 2 * child_unit(size)), size) for rect in layout.flowers)


@for_each("size", BOARDS)
@for_each("whiteboard", [False, True])
def test_what_is_shown_before_the_content_is_there_need_not_be_drawn_again(size: Size, whiteboard: bool) -> None:
    first = empty_scene(size, whiteboard=whiteboard)
    for lessons in (1, 6, 9):
        session = home(lessons, chosen=Settings(whiteboard=whiteboard))
        assert scene(session, View(size, IMAGES)).ground == first.ground


@for_each("size", BOARDS)
@for_each("lessons", [6, 30])
def test_for_the_left_hand_keys_and_animals_of_the_board_change_sides_and_the_path_does_not(
    size: Size, lessons: int
) -> None:
    right, left = (garden_layout(home(lessons, 2, replace(BOARD, left_handed=hand)), size) for hand in (False, True))
    assert right.ear.x < right.play.x < size[0] / 2 < right.tray.centre[0]
    assert left.play.x > left.ear.x > size[0] / 2 > left.tray.centre[0]
    last = left.play if lessons == len(left.flowers) else left.later
    assert last.right == pytest.approx(size[0] - right.ear.x)
    assert [rect.x for rect in left.animals] == sorted(rect.x for rect in left.animals)
    assert (left.flowers, left.hive, left.bee) == (right.flowers, right.hive, right.bee)


@for_each("size", BOARDS)
@for_each("left_handed", [False, True])
@for_each("challenges", range(1, 9))
def test_a_small_child_reaches_every_challenge_of_a_lesson_and_the_ear(
    size: Size, left_handed: bool, challenges: int
) -> None:
    session = lesson_page(challenges, replace(BOARD, left_handed=left_handed))
    where, u = places(session, size), child_unit(size)
    cards = [rect for touch, rect in where.items() if touch.key is Key.CHALLENGE]
    assert len(cards) == challenges
    assert faults(where, size) == []
    assert out_of_reach(where, size) == []
    assert too_near(where, GAP * u - 0.01) == []
    assert min(rect.width for rect in cards) >= 15 * u
    assert where[Touch(Key.LISTEN)].width >= 15 * u


@for_each("left_handed", [False, True])
@for_each("challenges", range(4, 7))
def test_cards_of_a_lesson_are_read_from_the_back_of_the_class(left_handed: bool, challenges: int) -> None:
    size = (1920, 1080)
    where = places(lesson_page(challenges, replace(BOARD, left_handed=left_handed)), size)
    for rect in (rect for touch, rect in where.items() if touch.key is Key.CHALLENGE):
        assert rect.width * rect.height >= 0.025 * size[0] * size[1]
        assert 1.19 < rect.width / rect.height < 1.75


@given(ANY_SIZE, st.integers(1, 8), st.booleans())
def test_the_lesson_page_fits_a_board_of_any_size(size: Size, challenges: int, left_handed: bool) -> None:
    where = places(lesson_page(challenges, replace(BOARD, left_handed=left_handed)), size)
    assert faults(where, size) == []
    assert out_of_reach(where, size) == []


@for_each("size", SIZES)
@for_each("whiteboard", [False, True])
def test_for_the_left_hand_home_ear_and_animal_of_a_lesson_are_at_the_right(size: Size, whiteboard: bool) -> None:
    chosen = Settings(whiteboard=whiteboard)
    right, left = lesson_page(4, chosen), lesson_page(4, replace(chosen, left_handed=True))
    for key in (Touch(Key.HOME), Touch(Key.LISTEN), Touch(Key.TURN)):
        at_right, at_left = places(right, size)[key], places(left, size)[key]
        assert at_left == at_right._replace(x=size[0] - at_right.right)
    token = "ringed fox" if whiteboard else "key turn"
    (here,), (there,) = (
        [sprite for sprite in scene(each, View(size, IMAGES)).actors if sprite.sign == token] for each in (right, left)
    )
    assert there.y == here.y
    assert there.x == pytest.approx(size[0] - here.x - here.width, abs=1)
    assert next(rect.x for touch, rect in places(left, size).items() if touch.key is Key.CHALLENGE) < size[0] / 2


@for_each("size", [size for size in SIZES if size[0] > size[1]])
@for_each("whiteboard", [False, True])
@for_each("left_handed", [False, True])
def test_the_last_row_of_challenges_is_in_the_middle_and_the_chosen_frame_keeps_away_from_the_ear(
    size: Size, whiteboard: bool, left_handed: bool
) -> None:
    ring = 1.5 * unit(size)
    for challenges in range(1, 10):
        chosen = Settings(whiteboard=whiteboard, left_handed=left_handed)
        where = places(lesson_page(challenges, chosen), size)
        cards = [rect for touch, rect in where.items() if touch.key is Key.CHALLENGE]
        rows = [list(row) for _y, row in itertools.groupby(cards, key=lambda rect: rect.y)]
        middles = {round((row[0].x + row[-1].right) / 2, 1) for row in rows}
        assert len(middles) == 1, challenges
        ear = grown(where[Touch(Key.LISTEN)], GAP * unit(size))
        assert all(apart(grown(rect, ring), ear) for rect in cards)
