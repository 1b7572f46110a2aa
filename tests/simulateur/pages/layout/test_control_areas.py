"""Where things are on the pages, for windows of any size: in the window, apart from each other, large enough."""

from hypothesis import given
from hypothesis import strategies as st

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Session
from simulateur.pages.layout.control_areas import hit
from simulateur.pages.open_page import places
from tests.loops import for_each
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, member, path, put
from tests.simulateur.rectangles import ANY_SIZE, SIZES, Size, faults


def home(size: Size, lessons: int, *, done: int = 0, notice: bool = True) -> dict[Touch, Rect]:
    """The home page of a path of so many lessons, when the first ones are done."""
    whole = path(*(lesson(f"seance-{n}", challenge(THREE_STEPS)) for n in range(lessons)))
    session = Session(whole, "fr", ["un mot"] if notice else [])
    for each in whole.lessons[:done]:
        put(session, repertoire=session.repertoire.with_done(session.repertoire.flowers.keys(each)))
    return dict(places(session, size))


def lesson_page(size: Size, challenges: int, *, notice: bool = True) -> dict[Touch, Rect]:
    whole = path(lesson("seance", *(challenge(MEADOW, f"defi-{n}") for n in range(challenges))))
    session = Session(whole, "fr", ["un mot"] if notice else [])
    session.touch(Touch(Key.LESSON))
    return dict(places(session, size))


@for_each("size", SIZES)
def test_the_home_page_fits_every_usual_window(size: Size) -> None:
    for lessons in range(1, 13):
        for done in range(lessons + 1):
            assert faults(home(size, lessons, done=done), size) == [], (lessons, done)


@given(ANY_SIZE, st.integers(1, 12), st.integers(0, 12), st.booleans())
def test_the_home_page_fits_any_window(size: Size, lessons: int, done: int, notice: bool) -> None:
    assert faults(home(size, lessons, done=done, notice=notice), size) == []


@for_each("size", SIZES)
def test_the_lesson_page_fits_every_usual_window(size: Size) -> None:
    for challenges in range(1, 10):
        assert faults(lesson_page(size, challenges), size) == [], challenges


@given(ANY_SIZE, st.integers(1, 9), st.booleans())
def test_the_lesson_page_fits_any_window(size: Size, challenges: int, notice: bool) -> None:
    assert faults(lesson_page(size, challenges, notice=notice), size) == []


def test_the_stop_key_takes_the_place_of_the_robot_key() -> None:
    session = Session(path(lesson("seance", challenge(THREE_STEPS))), "fr")
    session.hear(RobotsAre((member(),)))
    session.open_challenge(0, 0)
    session.touch(Touch(Key.FORWARD))
    before = dict(places(session, (1280, 800)))
    session.touch(Touch(Key.ROBOT))
    running = dict(places(session, (1280, 800)))
    assert running.pop(Touch(Key.STOP_ROBOT)) == before.pop(Touch(Key.ROBOT))
    assert running == before


def test_a_touch_beside_a_small_key_counts_within_twenty_pixels_of_its_middle() -> None:
    small = {Touch(Key.UNDO): Rect(100, 100, 10, 10)}
    assert hit(small, 124, 86) == Touch(Key.UNDO)
    assert hit(small, 126, 105) is None


def test_of_two_targets_under_a_finger_the_nearest_counts() -> None:
    two = {Touch(Key.UNDO): Rect(100, 100, 20, 20), Touch(Key.REDO): Rect(122, 100, 20, 20)}
    assert hit(two, 120, 110) == Touch(Key.UNDO)
    assert hit(two, 122, 110) == Touch(Key.REDO)
