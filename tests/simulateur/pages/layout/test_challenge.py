"""Where everything is on the challenge's page, whatever its genre: in the window, apart, large enough, never moving."""

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.pose import QUARTERS, Cell, Heading
from lecons.pictures.artwork import icon
from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch, touch_to
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.pads.dial import Dial
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout, challenge_layout
from simulateur.pages.layout.control_areas import MatPlace, hit, place_mat
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.open_page import places, scene
from simulateur.pictures.plate import eye_centres
from simulateur.pictures.units import PLATE, PLATE_KEY, touch_side, unit
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, keys, path_of, put
from tests.simulateur.rectangles import ANY_SIZE, SIZES, SMALLEST_TOUCH, Size, apart, covers, faults, inside

SLANTING = (Key.LEFT_45, Key.RIGHT_45)
PLATE_KEYS = tuple(key for key in (*KEYS_OF_COMMANDS.values(), Key.CLEAR, Key.GO) if key not in SLANTING)
ROWS = ((), (Key.STEP,), (Key.STEP, Key.ROBOT, Key.HARE), (*SLANTING, Key.STEP, Key.ROBOT, Key.HARE))
TOOLS = ((), (Key.UNDO, Key.REDO), (Key.REPEAT, Key.UNDO, Key.REDO))
RAILS = ((), (Key.HINT,), (Key.HINT, Key.VIEW))
WRITTEN = st.builds(
    Wanted,
    keys=st.just(PLATE_KEYS),
    row=st.sampled_from(ROWS),
    rail=st.sampled_from(RAILS),
    strips=st.lists(st.integers(1, 60), min_size=0, max_size=2).map(tuple),
    most=st.integers(1, 200),
    tools=st.sampled_from(TOOLS),
    objects=st.sampled_from((0, 6)),
    left_handed=st.booleans(),
    whiteboard=st.booleans(),
).filter(lambda wanted: not wanted.objects or len(wanted.strips) < 2)  # they are chosen in free play, by one bee
READ = st.builds(
    Wanted,
    keys=st.sampled_from(((), (Key.GO,))),
    rail=st.sampled_from(RAILS),
    strips=st.integers(1, 30).map(lambda count: (count,)),
    go_alone=st.just(True),
    left_handed=st.booleans(),
    whiteboard=st.booleans(),
)
CHOSEN = st.builds(
    Wanted,
    keys=st.sampled_from(((), (Key.GO,))),
    rail=st.sampled_from(RAILS),
    choices=st.lists(st.integers(1, 20), min_size=2, max_size=4).map(tuple),
    go_alone=st.just(True),
    left_handed=st.booleans(),
    whiteboard=st.booleans(),
)
KINDS = st.one_of(WRITTEN, READ, CHOSEN)
MATS = st.tuples(st.integers(1, 26), st.integers(1, 26), st.integers(0, 359))
USUAL = Wanted(PLATE_KEYS, ROWS[2], RAILS[2], (5,), 14, TOOLS[1])


def with_hem(mat: MatPlace) -> Rect:
    angle = math.radians(mat.degrees)
    hem = 2 * HEM * mat.cell * (abs(math.sin(angle)) + abs(math.cos(angle)))
    return Rect.around(*mat.middle, mat.grid.width + hem, mat.grid.height + hem)


def plate_with_antennae(layout: ChallengeLayout) -> Rect:
    if layout.tucked:
        return layout.plate
    plate, above = layout.plate, 0.068 * layout.plate.width + 0.085 * 15 * layout.u
    return Rect(plate.x, plate.y - above, plate.width, plate.height + above)


def check(size: Size, kind: Wanted) -> None:
    layout = challenge_layout(size, kind)
    strips = [touch for touch in layout.places if touch.key is Key.STRIP]
    assert faults({touch: rect for touch, rect in layout.places.items() if touch not in strips}, size) == []
    assert faults(layout.success_places, size) == []
    trays = [tray.rect for tray in layout.trays]
    plate = [] if kind.choices else [plate_with_antennae(layout)]
    apart_from_mat = [
        *plate,
        *trays,
        layout.token,
        *filter(None, (layout.petals,)),
    ]
    for rect in (layout.mat, *apart_from_mat, layout.reward):
        assert inside(rect, size), rect
    for rect in (*apart_from_mat, layout.reward):
        assert apart(layout.mat, rect), rect
    after = layout.success_places
    for touch, rect in itertools.chain(layout.places.items(), after.items()):
        assert apart(layout.mat, rect), f"the mat lies under {touch}"
        assert layout.petals is None or apart(layout.petals, rect), f"{touch} lies on the petals"
        assert apart(layout.token, rect), f"{touch} lies on the animal"
    for touch, rect in layout.places.items():
        for tray in trays:
            assert touch.key is Key.STRIP or apart(tray, rect), f"{touch} lies on a strip"
    for laid in (*layout.trays, *layout.success_trays):
        for slot in laid.slots:
            assert covers(laid.rect, slot), slot
    for laid, count in zip(layout.success_trays, kind.choices or kind.strips, strict=True):
        assert inside(laid.rect, size)
        assert not laid.scrolls, f"all {count} places are seen"
        assert len(laid.slots) >= count
        assert apart(laid.rect, layout.reward)
        for touch, rect in layout.success_places.items():
            assert apart(laid.rect, rect), f"{touch} lies on a strip after a success"


@for_each("size", [(1280, 800), (1024, 600), (800, 1280), (1920, 1080)])
@settings(max_examples=60)
@given(kind=KINDS)
def test_the_key_that_goes_on_has_one_place_in_a_window_whatever_the_challenge_was(size: Size, kind: Wanted) -> None:
    kind = replace(kind, left_handed=False, whiteboard=size[0] == 1920)
    usual = challenge_layout(size, replace(USUAL, whiteboard=kind.whiteboard)).success_places[Touch(Key.NEXT)]
    found = challenge_layout(size, kind).success_places[Touch(Key.NEXT)]
    if size == (800, 1280) and len(kind.strips) > 1:  # it is above the strips
        usual = usual._replace(y=min(usual.y, found.y))
    assert found == usual
    assert min(found.width, found.height) >= 1.2 * touch_side(size) or kind.whiteboard


@settings(max_examples=300)
@given(st.one_of(st.sampled_from(SIZES), ANY_SIZE), KINDS)
def test_a_challenge_fits_any_window(size: Size, kind: Wanted) -> None:
    check(size, kind)


@given(
    st.sampled_from([size for size in SIZES if min(size) >= 600]),
    READ,
    st.sampled_from((QUARTERS, QUARTERS[:2])),
    st.sampled_from(range(0, 360, 90)),
)
def test_a_dial_has_the_place_of_a_plate_in_every_window(
    size: Size, kind: Wanted, headings: tuple[Heading, ...], turned: int
) -> None:
    pad = Dial(headings, turned)
    layout = challenge_layout(size, replace(kind, pad=pad, turned=turned))
    assert {touch for touch in layout.places if touch.key is Key.HEADING} == set(map(touch_to, headings))
    assert faults({touch: rect for touch, rect in layout.places.items() if touch.key is not Key.STRIP}, size) == []
    for tray in layout.trays:
        assert all(apart(tray.rect, rect) for touch, rect in layout.places.items() if touch.key is not Key.STRIP)
    assert apart(layout.mat, layout.plate)


@given(ANY_SIZE, WRITTEN, st.sets(st.sampled_from(PLATE_KEYS)), st.integers(1, 60))
def test_keys_stay_where_they_are_whatever_is_missing(size: Size, kind: Wanted, shown: set[Key], other: int) -> None:
    keys_shown = tuple(key for key in PLATE_KEYS if key in shown)
    written = (other,) * len(kind.strips)
    whole, fewer = (
        {touch: rect for touch, rect in layout.places.items() if touch.key is not Key.STRIP}
        for layout in (
            challenge_layout(size, replace(kind, strips=written)),
            challenge_layout(size, replace(kind, strips=written, keys=keys_shown)),
        )
    )
    assert fewer == {touch: rect for touch, rect in whole.items() if touch.key not in PLATE_KEYS or touch.key in shown}


@for_each("size", [size for size in SIZES if min(size) >= 600 and max(size) >= 1024])
@given(kind=CHOSEN.filter(lambda kind: Key.GO in kind.keys))
def test_who_looks_over_the_edge_is_hidden_by_no_key(size: Size, kind: Wanted) -> None:
    """GO covered half of each eye where programs are chosen."""
    layout = challenge_layout(size, kind)
    back, go = layout.plate, layout.places[Touch(Key.GO)]
    key, seen = back.width * PLATE_KEY / PLATE, back._replace(height=min(back.height, size[1] - back.y))
    for eye in eye_centres(back.x, back.y, back.width, go):
        wide, high = abs(eye[0] - go.centre[0]) - 0.215 * key, abs(eye[1] - go.centre[1]) - 0.24 * key
        assert wide > 0.465 * go.width or high > 0.55 * go.height
        assert abs(eye[0] - back.centre[0]) + 0.215 * key < back.width / 2
    for touch, rect in layout.places.items():
        assert touch.key is Key.GO or apart(seen, rect), touch


PICTURES = {"question", "ranger", "trier"}


@for_each("left_handed", [False, True])
def test_the_plate_is_laid_out_as_on_the_back_of_the_robot_for_either_hand(left_handed: bool) -> None:
    where = challenge_layout((1280, 800), replace(USUAL, left_handed=left_handed)).places
    x, y = where[Touch(Key.GO)].centre
    assert x == pytest.approx(225.6 if left_handed else 1054.4)
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


def test_for_the_left_hand_the_strip_is_read_from_the_left_all_the_same() -> None:
    mirrored = challenge_layout((1280, 800), replace(USUAL, most=12, left_handed=True))
    slots = mirrored.trays[0].slots
    assert all(one.x < other.x for one, other in itertools.pairwise(slots))
    assert mirrored.token.x > mirrored.trays[0].rect.right
    assert mirrored.places[Touch(Key.UNDO)].right < mirrored.trays[0].rect.x


def on_the_board(genre: str) -> Session:
    session = Session(path_of(challenge(GENRES.get(genre, MEADOW), hints=["Où ?"])), "fr")
    session.use_settings(Settings(whiteboard=True))
    session.open_challenge(0, 0)
    session.touch(Touch(Key.CELL, 7))
    session.touch(Touch(Key.STRIP, strip=1))
    return session


@pytest.mark.parametrize("genre", [*GENRES, "programmer"])
@for_each("size", [(1920, 1080), (1280, 800), (1024, 768)])
def test_on_the_wall_board_every_control_is_in_the_lower_two_fifths_but_home_and_the_animal(
    genre: str, size: Size
) -> None:
    session = on_the_board(genre)
    high = {touch.key for touch, rect in places(session, size).items() if rect.y < 0.6 * size[1] - 1}
    assert high <= {Key.HOME, Key.TURN, Key.CELL, Key.BEE}
    if genre not in {"prevoir", "choisir"}:
        for touch in keys("avancer avancer gauche avancer"):
            session.touch(touch)
    assert {touch.key for touch, rect in places(session, size).items() if rect.y < 0.6 * size[1] - 1} == high


BOARDS = [((1920, 1080), 0.415), ((1280, 800), 0.357), ((1024, 768), 0.26)]
"""Each window, and the least part of it that a mat of six by five has with its hem."""


@for_each("board", BOARDS)
@for_each("left_handed", [False, True])
def test_on_the_wall_board_mat_keys_and_cards_fill_the_page(board: tuple[Size, float], left_handed: bool) -> None:
    (size, least), session = board, on_the_board("programmer")
    session.use_settings(replace(session.settings, left_handed=left_handed))
    assert session.attempt is not None
    layout, u, there = layout_of(session, size), unit(size), places(session, size)
    mat = with_hem(mat_of(session.attempt, layout))
    assert mat.width * mat.height >= least * size[0] * size[1]
    assert min(there[touch].width for touch in keys("avancer gauche")) >= 10.9 * u
    assert there[Touch(Key.GO)].width >= 10.9 * u
    assert layout.trays[0].slots[0].width >= 11 * u
    assert layout.petals is not None
    assert layout.petals.width >= 20 * u, "what is done is seen from afar"
    shown = [layout.petals, layout.token, mat, *(tray.rect for tray in layout.trays)]
    assert all(inside(each, size) for each in shown)
    assert all(apart(one, other) for one, other in itertools.combinations(shown, 2))
    free = [rect for touch, rect in there.items() if touch.key in {Key.HOME, Key.LISTEN, Key.HINT, Key.UNDO, Key.GO}]
    assert all(apart(one, other) for one in shown for other in free)


def test_on_the_wall_board_keys_beside_the_mat_are_large_where_they_are_few() -> None:
    few = challenge_layout((1920, 1080), Wanted((Key.GO,), rail=(Key.HINT,), strips=(1,), whiteboard=True))
    many = challenge_layout((1920, 1080), replace(USUAL, whiteboard=True))
    (one, other), u = ((each.places[Touch(Key.LISTEN)].width for each in (few, many)), 10.8)
    assert one == pytest.approx(15 * u)
    assert other >= 10.2 * u


@for_each("size", [(1920, 1080), (1280, 800), (1024, 768)])
def test_on_the_wall_board_the_animals_that_come_next_wait_between_the_one_that_plays_and_the_plate(size: Size) -> None:
    session = on_the_board("programmer")
    put(session, turns=session.players.turns.at(2))
    layout, u = layout_of(session, size), unit(size)
    assert layout.large_token
    waiting = [
        sprite
        for animal in ("mouse", "fox", "frog")
        for sprite in scene(session, View(size, IMAGES)).actors
        if sprite.svg == icon(f"token-{animal}", round(0.3 * layout.token.width))
    ]
    assert [sprite.x for sprite in waiting] == sorted(sprite.x for sprite in waiting)
    assert len(waiting) == 3
    for sprite in waiting:
        assert layout.token.bottom + u < sprite.y
        assert sprite.y + sprite.height < layout.plate.y - 5 * u
        assert sprite.x > 0
        assert sprite.x + sprite.width < size[0]


@for_each("size", [size for size in SIZES if size[0] >= 1024 and size[1] >= 600])
@settings(max_examples=60)
@given(kind=KINDS)
def test_every_key_is_at_least_forty_pixels_wide_from_1024_by_600_on(size: Size, kind: Wanted) -> None:
    layout = challenge_layout(size, kind)
    for touch, rect in itertools.chain(layout.places.items(), layout.success_places.items()):
        assert min(rect.width, rect.height) >= SMALLEST_TOUCH, touch


@given(ANY_SIZE, KINDS)
def test_places_of_a_strip_lie_in_reading_order(size: Size, kind: Wanted) -> None:
    for tray, count in zip(challenge_layout(size, kind).trays, kind.strips or kind.choices, strict=True):
        assert tray.total >= count
        row = min(slot.x for slot in tray.slots)  # the bee may have the first place of the first one
        for one, other in itertools.pairwise(tray.slots):
            assert other.x >= one.right or (other.y >= one.bottom and other.x == row)


@given(st.builds(Rect, st.floats(0, 500), st.floats(0, 500), st.floats(20, 3000), st.floats(20, 3000)), MATS)
def test_a_mat_turned_any_way_fills_its_room_and_stays_in_it(room: Rect, mat: tuple[int, int, int]) -> None:
    placed = place_mat(room, *mat)
    whole = with_hem(placed)
    assert covers(room, whole)
    assert math.isclose(whole.width, room.width) or math.isclose(whole.height, room.height)


@given(MATS, st.data())
def test_a_touch_on_a_cell_or_beside_the_edge_finds_the_nearest_cell(
    mat: tuple[int, int, int], data: st.DataObject
) -> None:
    columns, rows, degrees = mat
    placed = place_mat(Rect(0, 0, 1500, 1300), columns, rows, degrees)
    column, row = data.draw(st.integers(0, columns - 1)), data.draw(st.integers(0, rows - 1))
    off = st.floats(-0.499, 0.499)
    x, y = placed.centre_of(column + data.draw(off), row + data.draw(off))
    if placed.cell >= SMALLEST_TOUCH:
        assert hit(placed.places(), x, y) == Touch(Key.CELL, row * columns + column)
    x, y = placed.centre_of(-0.5 - HEM / 2, row)
    assert degrees % 90 or hit(placed.places(), x, y) == Touch(Key.CELL, row * columns)


A_NEW_MACHINE = Settings()


def touched(session: Session, *touches: Touch) -> Session:
    for touch in touches:
        session.touch(touch)
    return session


def at(genre: str, settings_chosen: Settings = A_NEW_MACHINE) -> Session:
    session = Session(path_of(challenge(GENRES.get(genre, MEADOW))), "fr", settings=settings_chosen)
    session.open_challenge(0, 0)
    return session


def test_in_a_prediction_go_comes_where_the_flag_waited_and_nothing_else_moves() -> None:
    session = at("prevoir")
    before = dict(places(session, (1280, 800)))
    assert Touch(Key.GO) not in before
    pocket = before.pop(Touch(Key.FLAG))
    assert pocket.width == 224
    assert covers(pocket, places(touched(session, Touch(Key.CELL, 7)), (1280, 800))[Touch(Key.GO)])
    after = dict(places(session, (1280, 800)))
    assert after.pop(Touch(Key.GO)).width > 150
    assert after == before


@pytest.mark.parametrize("genre", [*GENRES, "programmer"])
@for_each("size", SIZES)
def test_every_control_of_every_genre_is_found_under_its_middle(genre: str, size: Size) -> None:
    session = at(genre)
    for touch in (*keys("avancer avancer gauche"), Touch(Key.CARD, 1), Touch(Key.STRIP, strip=1), *keys("avancer")):
        session.touch(touch)
    where = places(session, size)
    for touch, rect in where.items():
        if touch.key is not Key.STRIP:
            assert hit(where, *rect.centre) == touch
    for place, tray in enumerate(layout_of(session, size).trays):
        if Touch(Key.STRIP, strip=place) in where:
            corner = tray.rect.x + 2, tray.rect.y + 2
            assert hit(where, *corner) == Touch(Key.STRIP, strip=place)


def test_a_hidden_strip_has_no_cards_to_touch_and_an_immediate_one_no_strip_and_no_go() -> None:
    for chosen, missing in ((Settings(hidden_memory=True), Key.CARD), (Settings(immediate=True), Key.GO)):
        session = at("programmer", chosen)
        session.touch(keys("avancer")[0])
        assert missing not in {touch.key for touch in places(session, (1280, 800))}
    assert layout_of(session, (1280, 800)).trays == ()


@pytest.mark.parametrize("genre", [*GENRES, "programmer"])
def test_a_strip_that_was_given_is_never_hidden(genre: str) -> None:
    shown, hidden = (places(at(genre, Settings(hidden_memory=hides)), (1280, 800)) for hides in (False, True))
    kept = shown.keys() - {Touch(Key.UNDO), Touch(Key.REDO), Touch(Key.GAP), Touch(Key.ROLL, 1)}
    assert kept <= hidden.keys()
    read = {"prevoir", "choisir", "orienter", "observer", "observer-quelle", "creer"}
    assert (shown == hidden) == (genre in read | {"deboguer", "completer", "a_deux", "observer-poser", *PICTURES})


def test_in_free_play_cells_can_be_touched_once_an_object_is_picked() -> None:
    session = at("libre")
    cells = []
    for touch in (Touch(Key.STAMPS), Touch(Key.OBJECT, 1), Touch(Key.OBJECT, 1)):
        session.touch(touch)
        cells.append(sum(touch.key is Key.CELL for touch in places(session, (1280, 800))))
    assert cells == [0, 30, 0]


def test_with_one_switch_a_flag_goes_from_cell_to_cell_and_stamps_wait_in_their_box() -> None:
    session = at("prevoir", Settings(scanning=True))
    lit = []
    for cell in (6, 7, 12, 12):
        lit.append(sorted(touch.index for touch in places(session, (1280, 800)) if touch.key is Key.CELL))
        assert cell in lit[-1]
        session.touch(Touch(Key.CELL, cell))
    assert lit == [[0, 5, 6, 10], [1, 5, 6, 7, 11], [2, 6, 7, 8, 12], [7, 11, 12, 13, 17]]
    free = at("libre", Settings(scanning=True))
    assert not {Key.OBJECT, Key.CELL} & {touch.key for touch in places(free, (1280, 800))}
    free.touch(Touch(Key.STAMPS))
    assert sum(touch.key is Key.OBJECT for touch in places(free, (1280, 800))) == 7


def test_cells_are_counted_from_a1_row_by_row() -> None:
    session = at("prevoir")
    for name, index in (("A1", 0), ("E1", 4), ("A2", 5), ("E4", 19)):
        session.touch(Touch(Key.CELL, index))
        assert session.attempt is not None
        answer = session.attempt.draft.answer
        assert getattr(answer, "cell", None) == Cell.parse(name)


@for_each("left_handed", [False, True])
def test_held_upright_the_mat_has_the_width_and_the_keys_are_below_it(left_handed: bool) -> None:
    upright = challenge_layout((800, 1280), replace(USUAL, shape=(8, 5), left_handed=left_handed))
    assert upright.mat.width > 0.95 * 800
    assert upright.plate.y > upright.mat.bottom
    assert (upright.plate.centre[0] < 400) == left_handed
    below = {touch: rect for touch, rect in upright.places.items() if touch != Touch(Key.HOME)}
    assert min(rect.y for rect in below.values()) > upright.mat.bottom
    assert upright.places[Touch(Key.GO)].width > 0.13 * 800
    assert challenge_layout((800, 900), USUAL).plate.y < 450, "nearly square: side by side"


@for_each("left_handed", [False, True])
@for_each("two", [False, True])
def test_held_upright_a_mat_that_would_be_small_below_home_lies_beside_it(left_handed: bool, two: bool) -> None:
    wanted = replace(USUAL, strips=(5, 5) if two else (5,), shape=(6, 5), left_handed=left_handed)
    layout = challenge_layout((768, 1024), wanted)
    mat, others = place_mat(layout.mat, 6, 5).grid, [layout.places[Touch(Key.HOME)], layout.petals, layout.words]
    assert mat.width > (0.5 if two else 0.6) * 768
    assert not any(other.meets(mat) for other in [*others, layout.token] if other is not None)
