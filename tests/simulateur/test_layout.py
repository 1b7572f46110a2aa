"""Where everything is, for windows of any size: in the window, apart from each other, large enough, never moving."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulateur.controls import COMMAND_KEYS, Key, Touch
from simulateur.layout import HEM, ChallengeLayout, Places, Rect, Wanted, challenge_layout, hit
from simulateur.pages import places
from simulateur.session import Session
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, path

Size = tuple[int, int]
SIZES = [(1024, 600), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (800, 1280), (640, 400)]
ANY_SIZE = st.tuples(st.integers(640, 4000), st.integers(400, 2400))
PLATE_KEYS = (*COMMAND_KEYS, Key.CLEAR, Key.GO)
FEW, MANY = (0, 1, 2, 5, 10, 11, 18, 33), (60, 200)
"""How many cards there are on the strip."""
SMALLEST_TOUCH = 40
A_HAIR = 1e-6
"""In pixels: what rounding may add."""

KINDS = st.builds(
    Wanted,
    columns=st.integers(1, 26),
    rows=st.integers(1, 26),
    keys=st.just(PLATE_KEYS),
    cards=st.integers(0, 200),
    most_cards=st.just(200),
    youngest=st.booleans(),
    robot=st.booleans(),
    hints=st.booleans(),
)


def wanted(cards: int, youngest: bool, robot: bool, hints: bool) -> Wanted:
    return Wanted(6, 5, PLATE_KEYS, cards, 200, youngest, robot, hints)


SWITCHES = tuple(itertools.product((True, False), repeat=3))
ALL_KINDS = [wanted(cards, *switches) for cards, switches in itertools.product(FEW, SWITCHES)]
ALL_KINDS += [wanted(cards, youngest, robot=True, hints=True) for cards in MANY for youngest in (True, False)]


def apart(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across < A_HAIR or down < A_HAIR


def inside(rect: Rect, size: Size) -> bool:
    return min(rect.x, rect.y, size[0] - rect.right, size[1] - rect.bottom) > -A_HAIR


def faults(where: Places, size: Size) -> list[str]:
    """What is wrong with the places of a page; nothing if the list is empty."""
    found = [f"{touch} is not in the window: {rect}" for touch, rect in where.items() if not inside(rect, size)]
    ordered = sorted(where.items(), key=lambda item: item[1].x)
    for n, (touch, rect) in enumerate(ordered):
        for other, beside in ordered[n + 1 :]:
            if beside.x >= rect.right:
                break
            if not apart(rect, beside):
                found.append(f"{touch} and {other} overlap: {rect}, {beside}")
    for touch, rect in where.items():
        touched = hit(where, *rect.centre)
        if touched != touch:
            found.append(f"the middle of {touch} touches {touched}")
    return found


def mat_with_hem(layout: ChallengeLayout) -> Rect:
    grid, hem = layout.mat.grid, HEM * layout.mat.cell
    return Rect(grid.x - hem, grid.y - hem, grid.width + 2 * hem, grid.height + 2 * hem)


def plate_with_antennae(layout: ChallengeLayout) -> Rect:
    plate, above = layout.plate, 0.068 * layout.plate.width + 0.085 * 15 * layout.u
    return Rect(plate.x, plate.y - above, plate.width, plate.height + above)


def check_challenge(size: Size, kind: Wanted) -> None:
    layout = challenge_layout(size, kind)
    assert faults(layout.places, size) == []
    assert faults(layout.success_places, size) == []
    mat, plate = mat_with_hem(layout), plate_with_antennae(layout)
    for rect in (mat, plate, layout.tray, layout.token, layout.petals, layout.reward):
        assert inside(rect, size)
    for rect in (plate, layout.tray, layout.token, layout.petals, layout.reward):
        assert apart(mat, rect)
    for touch, rect in itertools.chain(layout.places.items(), layout.success_places.items()):
        assert apart(mat, rect), f"the mat lies under {touch}"
        assert apart(layout.tray, rect) or touch.key is Key.CARD, f"{touch} lies on the strip"
        assert apart(layout.petals, rect), f"{touch} lies on the petals"
        assert apart(layout.token, rect), f"{touch} lies on the animal"
    assert layout.mat.cell > 0


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_challenge_fits_every_usual_window(size: Size) -> None:
    for kind in ALL_KINDS:
        check_challenge(size, kind)


@settings(deadline=None)
@given(ANY_SIZE, KINDS)
def test_a_challenge_fits_any_window(size: Size, kind: Wanted) -> None:
    check_challenge(size, kind)


@settings(deadline=None)
@given(ANY_SIZE, KINDS, st.sets(st.sampled_from(PLATE_KEYS)), st.integers(0, 200))
def test_keys_stay_where_they_are_whatever_is_missing(
    size: Size, kind: Wanted, shown: set[Key], other_cards: int
) -> None:
    whole = challenge_layout(size, kind)
    keys = tuple(key for key in PLATE_KEYS if key in shown)
    kind = Wanted(kind.columns, kind.rows, keys, other_cards, kind.most_cards, kind.youngest, kind.robot, kind.hints)
    fewer = challenge_layout(size, kind)
    kept = {touch: rect for touch, rect in fewer.places.items() if touch.key is not Key.CARD}
    assert kept == {
        touch: rect
        for touch, rect in whole.places.items()
        if touch.key is not Key.CARD and (touch.key not in PLATE_KEYS or touch.key in shown)
    }


def test_the_plate_is_laid_out_as_on_the_back_of_the_robot() -> None:
    where = challenge_layout((1280, 800), wanted(0, youngest=False, robot=False, hints=False)).places
    x, y = where[Touch(Key.GO)].centre
    pitch = (15 + 1.1) * 8
    middles = {key: where[Touch(key)].centre for key in PLATE_KEYS}
    assert middles == {
        Key.FORWARD: pytest.approx((x, y - pitch)),
        Key.LEFT: pytest.approx((x - pitch, y)),
        Key.GO: (x, y),
        Key.RIGHT: pytest.approx((x + pitch, y)),
        Key.CLEAR: pytest.approx((x - pitch, y + pitch)),
        Key.BACKWARD: pytest.approx((x, y + pitch)),
        Key.PAUSE: pytest.approx((x + pitch, y + pitch)),
    }


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] >= 1024 and size[1] >= 600], ids=str)
def test_every_key_is_at_least_forty_pixels_wide_from_1024_by_600_on(size: Size) -> None:
    for kind in ALL_KINDS:
        layout = challenge_layout(size, kind)
        for touch, rect in itertools.chain(layout.places.items(), layout.success_places.items()):
            assert min(rect.width, rect.height) >= SMALLEST_TOUCH or touch.key is Key.CARD, touch
    for touch, rect in (home(size, 12) | lesson_page(size, 9)).items():
        assert min(rect.width, rect.height) >= SMALLEST_TOUCH, touch


@pytest.mark.parametrize(
    ("size", "most"),
    [
        ((1024, 600), 16),
        ((1024, 768), 15),
        ((1280, 800), 41),
        ((1366, 768), 45),
        ((1920, 1080), 65),
        ((3840, 2160), 200),
    ],
    ids=str,
)
def test_cards_stay_forty_pixels_wide_up_to_this_many(size: Size, most: int) -> None:
    for cards in range(1, most + 1):
        layout = challenge_layout(size, wanted(cards, youngest=False, robot=True, hints=True))
        assert layout.cards[0].width >= SMALLEST_TOUCH, cards


@settings(deadline=None)
@given(ANY_SIZE, KINDS)
def test_cards_lie_in_reading_order_with_an_empty_place_after_them(size: Size, kind: Wanted) -> None:
    layout = challenge_layout(size, kind)
    assert len(layout.cards) >= min(kind.cards + 1, kind.most_cards)
    assert [layout.places[Touch(Key.CARD, place)] for place in range(kind.cards)] == list(layout.cards[: kind.cards])
    for one, other in itertools.pairwise(layout.cards):
        assert other.x >= one.right or (other.y >= one.bottom and other.x == layout.cards[0].x)


def home(size: Size, lessons: int, *, done: int = 0, notice: bool = True) -> dict[Touch, Rect]:
    """The home page of a path of so many lessons, when the first ones are done."""
    whole = path(*(lesson(f"seance-{n}", challenge(THREE_STEPS)) for n in range(lessons)))
    session = Session(whole, "fr", ["un mot"] if notice else [])
    session.done.update((each.id, "un-defi") for each in whole.lessons[:done])
    return dict(places(session, size))


def lesson_page(size: Size, challenges: int, *, notice: bool = True) -> dict[Touch, Rect]:
    whole = path(lesson("seance", *(challenge(MEADOW, f"defi-{n}") for n in range(challenges))))
    session = Session(whole, "fr", ["un mot"] if notice else [])
    session.touch(Touch(Key.LESSON))
    return dict(places(session, size))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_home_page_fits_every_usual_window(size: Size) -> None:
    for lessons in range(1, 13):
        for done in range(lessons + 1):
            assert faults(home(size, lessons, done=done), size) == [], (lessons, done)


@settings(deadline=None)
@given(ANY_SIZE, st.integers(1, 12), st.integers(0, 12), st.booleans())
def test_the_home_page_fits_any_window(size: Size, lessons: int, done: int, notice: bool) -> None:
    assert faults(home(size, lessons, done=done, notice=notice), size) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_lesson_page_fits_every_usual_window(size: Size) -> None:
    for challenges in range(1, 10):
        assert faults(lesson_page(size, challenges), size) == [], challenges


@settings(deadline=None)
@given(ANY_SIZE, st.integers(1, 9), st.booleans())
def test_the_lesson_page_fits_any_window(size: Size, challenges: int, notice: bool) -> None:
    assert faults(lesson_page(size, challenges, notice=notice), size) == []


def test_the_stop_key_takes_the_place_of_the_robot_key() -> None:
    session = Session(path(lesson("seance", challenge(THREE_STEPS))), "fr", robot=True)
    session.robot_linked()
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
