"""The strips on the challenge's page: cards large enough, keys that stay, air for the head, margins kept."""

import itertools
from dataclasses import replace

import pytest

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.pages.layout.challenge import ChallengeLayout, challenge_layout
from simulateur.pages.layout.control_areas import place_mat
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.strips import LinePosition, Tray
from simulateur.pictures.units import MARGIN, child_unit, is_small, key_side, touch_side
from tests.loops import for_each
from tests.simulateur.rectangles import A_HAIR, SMALLEST_TOUCH, Size

LANDSCAPE = [(1024, 600), (1024, 768), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160)]
SIZES = [*LANDSCAPE, (800, 1280), (1080, 1920)]
TOOLS = (Key.UNDO, Key.REDO)
USUAL = Wanted(
    (*KEYS_OF_COMMANDS.values(), Key.CLEAR, Key.GO),
    row=(Key.STEP, Key.HARE),
    rail=(Key.HINT, Key.VIEW),
    strips=(1,),
    most=200,
    tools=TOOLS,
)
PAIR = replace(USUAL, rail=(Key.HINT,), strips=(1, 1))
FREE = replace(USUAL, objects=6)
FROM_THE_START = LinePosition()
EVERY_SIZE = for_each("size", SIZES)
EITHER = for_each("whiteboard", [False, True])


def layouts(size: Size, wanted: Wanted, *, cards: range) -> list[ChallengeLayout]:
    return [challenge_layout(size, replace(wanted, strips=(count,) * len(wanted.strips))) for count in cards]


@EVERY_SIZE
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
@for_each("left_handed", [False, True])
def test_every_card_is_as_large_as_a_fingertip_however_long_the_strip(
    size: Size, kind: Wanted, left_handed: bool
) -> None:
    for most in (7, 20, 200):
        for layout in layouts(size, replace(kind, most=most, left_handed=left_handed), cards=range(1, 41)):
            for tray in layout.trays:
                large = {slot.width for slot in tray.slots} == {key_side(size)}
                assert large or (kind is PAIR and tray.slots[0].width >= touch_side(size) / 2), "a centimetre at least"
                assert len({slot.y for slot in tray.slots}) == 1, "one line for ever"


@for_each("size", LANDSCAPE)
@pytest.mark.parametrize(("kind", "least"), [(USUAL, 10), (PAIR, 8), (FREE, 10)], ids=["one", "two", "free"])
def test_on_the_board_cards_stay_as_large_as_a_childs_arm_needs(size: Size, kind: Wanted, least: float) -> None:
    for layout in layouts(size, replace(kind, whiteboard=True), cards=range(1, 41)):
        for tray in layout.trays:
            assert min(slot.width for slot in tray.slots) >= least * child_unit(size) - A_HAIR


@EVERY_SIZE
@EITHER
@for_each("most", [1, 4, 7, 12, 15, 30, 31, 200])
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
def test_nothing_on_the_page_moves_while_a_strip_fills(size: Size, whiteboard: bool, most: int, kind: Wanted) -> None:
    filled = layouts(size, replace(kind, most=most, whiteboard=whiteboard), cards=range(1, min(most, 60) + 1))
    for layout in filled:
        assert (layout.mat, layout.token, layout.plate) == (filled[0].mat, filled[0].token, filled[0].plate)
        assert layout.places == filled[0].places
        assert [tray.slots for tray in layout.trays] == [tray.slots for tray in filled[0].trays]
        assert [tray.rect for tray in layout.trays] == [tray.rect for tray in filled[0].trays]


def at_1280(
    most: int, cards: int, *, seen: LinePosition = FROM_THE_START, tools: tuple[Key, ...] = (Key.UNDO,)
) -> Tray:
    wanted = replace(USUAL, tools=tools, most=most, strips=(cards,), seen=(seen,))
    return challenge_layout((1280, 800), wanted).trays[0]


def test_seven_places_fit_at_1280_by_800_and_a_strip_that_may_be_longer_is_rolled_up_where_more_waits() -> None:
    short, long = at_1280(7, 1), at_1280(14, 10)
    assert (len(short.slots), short.rolls, short.beads, short.scrolls) == (7, (), None, False)
    assert (len(long.slots), long.total, long.scrolls) == (7, 14, True)
    ends = [[end for end, _rect in at_1280(14, 10, seen=LinePosition(first)).rolls] for first in (0, 3, 7)]
    assert ends == [[1], [0, 1], [0]]


@pytest.mark.parametrize(
    ("seen", "first"),
    [
        (LinePosition(0, 2), 0),
        (LinePosition(2, 2), 0),
        (LinePosition(3, 2), 1),
        (LinePosition(13, 2), 7),
        (LinePosition(9, -1), 3),
        (LinePosition(13, -1), 7),
    ],
)
def test_a_line_shows_the_place_that_matters_where_it_is_asked_and_never_more_than_there_is(
    seen: LinePosition, first: int
) -> None:
    tray = at_1280(14, 10, seen=seen)
    assert tray.first == first
    assert tray.at(seen.place) is not None
    assert (tray.at(first - 1), tray.at(first + 7)) == (None, None)


@pytest.mark.parametrize(
    ("seen", "first"),
    [
        (LinePosition(4, 2, 4), 0),
        (LinePosition(6, 2, 6), 0),
        (LinePosition(7, 2, 7), 1),
        (LinePosition(9, 2, 9), 3),
        (LinePosition(5, 2, 9), 3),
    ],
)
def test_a_line_slides_no_further_than_to_what_is_last_on_it(seen: LinePosition, first: int) -> None:
    assert at_1280(14, 10, seen=seen).first == first


def test_the_beads_of_a_line_are_as_many_as_its_places_and_lie_below_its_cards() -> None:
    for most in (8, 14, 30):
        tray = at_1280(most, 3)
        assert tray.total == most
        assert tray.beads is not None
        assert tray.slots[0].bottom < tray.beads.y < tray.beads.bottom < tray.rect.bottom


def test_a_strip_without_end_tells_of_as_many_places_as_it_has() -> None:
    assert at_1280(200, 2).total == len(at_1280(200, 2).slots) == 7
    assert at_1280(200, 12).total == 12


@EVERY_SIZE
def test_a_repeat_has_room_for_its_end_from_the_start(size: Size) -> None:
    wanted = replace(USUAL, tools=(Key.REPEAT, Key.UNDO))
    for most in range(1, 16):
        first = {
            layout.trays[0].slots[0] for layout in layouts(size, replace(wanted, most=most), cards=range(1, most + 2))
        }
        assert len(first) == 1, most


@EVERY_SIZE
@EITHER
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
@for_each("cards", [1, 8, 14, 20])
def test_there_are_three_units_of_air_above_each_strip(size: Size, whiteboard: bool, kind: Wanted, cards: int) -> None:
    wanted = replace(kind, whiteboard=whiteboard, strips=(cards,) * len(kind.strips))
    layout = challenge_layout(size, wanted)
    air = (1 if is_small(size) and not whiteboard else 3) * layout.u - A_HAIR
    for tray in layout.trays:
        above = [layout.mat, layout.plate]
        above += [other.rect for other in layout.trays if other.rect.y < tray.rect.y]
        above += [rect for touch, rect in layout.places.items() if touch.key is not Key.STRIP]
        for rect in above:
            over = min(rect.right, tray.rect.right) - max(rect.x, tray.rect.x) > A_HAIR
            assert not over or rect.bottom <= tray.rect.y - air or rect.y > tray.rect.y, rect


@EVERY_SIZE
@EITHER
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
def test_a_tray_has_as_much_before_its_first_place_as_after_its_last(
    size: Size, whiteboard: bool, kind: Wanted
) -> None:
    for cards, most in itertools.product((1, 8, 14, 20), (7, 14, 200)):
        wanted = replace(kind, whiteboard=whiteboard, most=most, strips=(cards,) * len(kind.strips))
        for tray in challenge_layout(size, wanted).trays:
            before = tray.slots[0].x - (tray.bee.right if tray.bee else tray.rect.x)
            after = tray.rect.right - max(slot.right for slot in tray.slots)
            assert after > 1.8 * child_unit(size)
            assert tray.bee or before == pytest.approx(after, abs=0.01)


@for_each("size", LANDSCAPE)
def test_on_the_board_the_go_below_the_mat_keeps_the_margin_and_off_the_mat(size: Size) -> None:
    choosing = Wanted((Key.GO,), rail=(Key.HINT,), choices=(4, 4, 4), go_alone=True, whiteboard=True)
    layout = challenge_layout(size, choosing)
    go = layout.places[Touch(Key.GO)]
    high, shadow = 0.56 * go.width, 0.0825 * go.width
    assert go.centre[1] + high + shadow <= size[1] - MARGIN * layout.u
    assert go.centre[1] - high >= layout.mat.bottom + 1.8 * layout.u
    assert go.width >= 15 * layout.u - A_HAIR
    if size == (1920, 1080):
        wide = challenge_layout(size, replace(choosing, shape=(6, 5)))
        mat = place_mat(wide.mat, 6, 5)
        beside = min(tray.rect.x for tray in wide.trays) - mat.grid.right
        assert 0 < beside < 0.5 * mat.cell, "answers stand beside it"


@for_each("size", LANDSCAPE)
@EITHER
@pytest.mark.parametrize("kind", [USUAL, PAIR], ids=["one", "two"])
@for_each("most", [7, 14, 200])
def test_the_other_pace_has_its_place(size: Size, whiteboard: bool, kind: Wanted, most: int) -> None:
    layout = challenge_layout(size, replace(kind, whiteboard=whiteboard, most=most))
    hare = layout.places[Touch(Key.HARE)]
    assert min(hare[2:]) >= SMALLEST_TOUCH
    assert not whiteboard or hare.y >= 0.6 * size[1] - 1


@for_each("size", LANDSCAPE)
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
def test_on_the_board_all_keys_stay_within_reach_however_long_the_strip(size: Size, kind: Wanted) -> None:
    for cards, most in itertools.product((1, 8, 20, 30, 40), (7, 14, 40, 200)):
        wanted = replace(kind, whiteboard=True, most=most, strips=(cards,) * len(kind.strips))
        high = {
            touch.key for touch, rect in challenge_layout(size, wanted).places.items() if rect.y < 0.6 * size[1] - 1
        }
        assert high == {Key.HOME}


@EVERY_SIZE
@EITHER
def test_a_roll_leaves_the_bee_at_the_head_of_her_strip_whole(size: Size, whiteboard: bool) -> None:
    wanted = replace(PAIR, strips=(20, 20), most=30, seen=(LinePosition(10), LinePosition(10)), whiteboard=whiteboard)
    for tray in challenge_layout(size, wanted).trays:
        assert tray.bee is not None
        assert tray.bee.right <= tray.slots[0].x
        (end, roll), *_others = tray.rolls
        assert end == 0
        assert tray.bee.right <= roll.x + A_HAIR


def test_a_strip_with_repeats_has_six_places_at_a_table_since_redo_gives_its_own() -> None:
    tray, layout = (
        at_1280(12, 1, tools=(Key.REPEAT, *TOOLS)),
        challenge_layout((1280, 800), replace(USUAL, tools=(Key.REPEAT, *TOOLS))),
    )
    assert len(tray.slots) == 6
    assert Touch(Key.UNDO) in layout.places
    assert Touch(Key.REDO) not in layout.places


SMALL = (1024, 600)


@pytest.mark.parametrize(("tools", "places"), [(TOOLS, 8), ((Key.REPEAT, *TOOLS), 7)], ids=["plain", "repeat"])
def test_on_seven_inches_a_strip_has_more_places_than_the_three_dots_of_a_die(
    tools: tuple[Key, ...], places: int
) -> None:
    layout = challenge_layout(SMALL, replace(USUAL, tools=tools, most=12))
    assert len(layout.trays[0].slots) == places


@for_each("size", [(1280, 800), (1366, 768), (1024, 600), (800, 1280), (1920, 1080)])
@EITHER
@for_each("left_handed", [False, True])
def test_two_strips_are_alike_and_stay_where_they_are_until_it_is_done(
    size: Size, whiteboard: bool, left_handed: bool
) -> None:
    wanted = replace(PAIR, most=7, whiteboard=whiteboard, left_handed=left_handed)
    laid = [challenge_layout(size, replace(wanted, strips=counts)) for counts in ((1, 1), (7, 2), (4, 7))]
    first, second = laid[0].trays
    for layout in laid:
        assert layout.trays == (first, second), "however many cards lie there"
        for before, done in zip((first, second), layout.success_trays, strict=True):
            for slot, then in zip(before.slots, done.slots, strict=True):
                assert tuple(then) == pytest.approx(tuple(slot)), "and once it is done"
    assert len(first.slots) == 7, "all of them are seen"
    down = second.rect.y - first.rect.y
    for one, other in zip((first.rect, *first.slots), (second.rect, *second.slots), strict=True):
        assert tuple(other) == pytest.approx(tuple(one.moved(0, down)))
    assert second.rect.y > first.rect.bottom
    assert whiteboard or min(min(slot[2:]) for slot in first.slots) >= touch_side(size) / 2, "a centimetre"
    for tray in laid[0].trays:
        assert tray.bee is not None
        assert tray.rect.x <= tray.bee.x < tray.bee.right <= tray.slots[0].x, "beside her first card"
        assert tray.rect.y <= tray.bee.y < tray.bee.bottom <= tray.rect.bottom


@for_each("left_handed", [False, True])
def test_held_upright_two_strips_have_the_whole_width_and_the_animal_is_above(left_handed: bool) -> None:
    layout = challenge_layout((800, 1280), replace(PAIR, most=7, left_handed=left_handed))
    home = layout.places[Touch(Key.HOME)]
    assert layout.token.y == home.y
    assert abs(layout.token.centre[0] + home.centre[0] - 800) < 1, "across from home"
    assert not any(each.meets(layout.mat) for each in (layout.token, home))


def test_on_seven_inches_redo_stands_beside_undo_where_a_challenge_is_made() -> None:
    making = Wanted((Key.OFFER,), rail=(Key.HINT,), strips=(4,), tools=(Key.UNDO, Key.REDO), objects=4, go_alone=True)
    places = challenge_layout(SMALL, replace(making, redoes=True)).places
    undo, redo = places[Touch(Key.UNDO)], places[Touch(Key.REDO)]
    assert (undo.y, undo.width) == (redo.y, redo.width)
    assert redo.right < undo.x


def test_on_seven_inches_keys_that_wait_come_where_nothing_has_to_move() -> None:
    waiting = frozenset({Key.STEP, Key.HARE, Key.VIEW})
    before, after = (challenge_layout(SMALL, replace(USUAL, waiting=keys)) for keys in (waiting, frozenset[Key]()))
    assert {touch.key for touch in after.places.keys() - before.places.keys()} == waiting
    assert all(after.places[touch] == rect for touch, rect in before.places.items())
    assert (before.mat, before.trays) == (after.mat, after.trays)
    row = [after.places[Touch(key)] for key in (Key.UNDO, *waiting)]
    assert {rect.y for rect in row} == {row[0].y}, "below the plate"


@EVERY_SIZE
@EITHER
def test_an_open_box_has_the_place_of_her_back_and_one_key_shuts_it(size: Size, whiteboard: bool) -> None:
    for count in (3, 4, 6):
        shut, opened = (challenge_layout(size, replace(USUAL, whiteboard=whiteboard, objects=n)) for n in (0, count))
        box = [opened.places[Touch(Key.OBJECT, n)] for n in range(count + 1)]
        assert Touch(Key.GO) not in opened.places
        assert (opened.mat, opened.trays, opened.plate) == (shut.mat, shut.trays, shut.plate)
        assert tuple(Rect.enclosing((opened.plate, *box))) == pytest.approx(tuple(opened.plate))
        assert min(min(rect.width, rect.height) for rect in box) >= SMALLEST_TOUCH
