"""The strips on the challenge's page: cards large enough, keys that stay, air for the head, margins kept."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.pages.layout.challenge import challenge_layout
from simulateur.pages.layout.key_places import Wanted
from simulateur.pictures.units import MARGIN, child_unit, stands_upright
from tests.simulateur.rectangles import A_HAIR, SMALLEST_TOUCH, Size

LANDSCAPE = [(1024, 600), (1024, 768), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160)]
SIZES = [*LANDSCAPE, (800, 1280), (1080, 1920)]
TOOLS = (Key.UNDO, Key.REDO)
USUAL = Wanted(
    (*KEYS_OF_COMMANDS.values(), Key.CLEAR, Key.GO),
    row=(Key.STEP, Key.TORTOISE, Key.HARE),
    rail=(Key.HINT, Key.VIEW),
    strips=(1,),
    most=200,
    tools=TOOLS,
)
PAIR = replace(USUAL, rail=(Key.HINT,), strips=(1, 1))
FREE = replace(USUAL, objects=3)
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=str)
EITHER = pytest.mark.parametrize("whiteboard", [False, True], ids=["table", "board"])


def card_of(size: Size, wanted: Wanted, *cards: int) -> float:
    """How large the cards are of strips that have so many, in pixels."""
    return challenge_layout(size, replace(wanted, strips=cards)).trays[0].slots[0].width


def steps(values: list[object]) -> int:
    """How often a list changes from one to the next."""
    return sum(one != other for one, other in itertools.pairwise(values))


@EVERY_SIZE
@pytest.mark.parametrize("most", [40, 200])
@pytest.mark.parametrize("left_handed", [False, True])
def test_up_to_forty_cards_are_never_under_forty_pixels_at_a_table(size: Size, most: int, left_handed: bool) -> None:
    for kind in (USUAL, FREE):
        for cards in range(1, 41):
            wanted = replace(kind, most=most, left_handed=left_handed)
            assert card_of(size, wanted, cards) >= SMALLEST_TOUCH, cards


@pytest.mark.parametrize("size", LANDSCAPE, ids=str)
def test_up_to_twenty_cards_are_never_under_forty_pixels_on_the_board_and_nine_for_each_of_two_bees(size: Size) -> None:
    for cards in range(1, 21):
        for kind in (USUAL, FREE, replace(USUAL, tools=(Key.REPEAT, *TOOLS))):
            assert card_of(size, replace(kind, whiteboard=True), cards) >= SMALLEST_TOUCH, cards
    for cards in range(1, 10):
        assert card_of(size, replace(PAIR, whiteboard=True), cards, cards) >= SMALLEST_TOUCH, cards


@EVERY_SIZE
@EITHER
@pytest.mark.parametrize("tools", [TOOLS, (Key.REPEAT, *TOOLS)], ids=str)
def test_cards_are_eight_units_at_least_as_long_as_two_rows_hold_them(
    size: Size, whiteboard: bool, tools: tuple[Key, ...]
) -> None:
    two_rows = 10 if stands_upright(size) else 12 if whiteboard else 22
    for cards, most in itertools.product(range(1, two_rows + 1), (two_rows, 40, 200)):
        wanted = replace(USUAL, whiteboard=whiteboard, tools=tools, most=most)
        if cards <= most:
            assert card_of(size, wanted, cards) >= 8 * child_unit(size) - A_HAIR, (cards, most)


@pytest.mark.parametrize("size", LANDSCAPE, ids=str)
@pytest.mark.parametrize(("whiteboard", "most"), [(False, 11), (True, 7)])
def test_cards_of_two_bees_are_eight_units_as_long_as_a_row_holds_them(size: Size, whiteboard: bool, most: int) -> None:
    for cards in range(1, most + 1):
        wanted = replace(PAIR, whiteboard=whiteboard, most=most)
        assert card_of(size, wanted, cards, 1) >= 8 * child_unit(size) - A_HAIR, cards


@EVERY_SIZE
@EITHER
@pytest.mark.parametrize("most", range(1, 16))
def test_a_challenge_has_all_its_places_from_the_start_and_nothing_moves_while_they_fill(
    size: Size, whiteboard: bool, most: int
) -> None:
    if most > 14 and stands_upright(size):
        return
    for kind in (USUAL, PAIR):
        wanted = replace(kind, most=most, whiteboard=whiteboard)
        if kind is PAIR and card_of(size, wanted, most, most) < 8 * child_unit(size) - A_HAIR:
            continue  # more than two strips have room for: they are written as if there were no end to them
        layouts = [
            challenge_layout(size, replace(wanted, strips=(cards,) * len(kind.strips))) for cards in range(1, most + 1)
        ]
        assert len(layouts[0].trays[0].slots) == most
        for layout in layouts:
            assert (layout.trays, layout.mat, layout.token) == (layouts[0].trays, layouts[0].mat, layouts[0].token)
            assert layout.places == layouts[0].places


@EVERY_SIZE
@EITHER
@pytest.mark.parametrize("kind", [USUAL, FREE], ids=["written", "free"])
def test_a_strip_without_end_grows_in_few_steps_and_its_keys_stay_for_two_rows(
    size: Size, whiteboard: bool, kind: Wanted
) -> None:
    wanted = replace(kind, whiteboard=whiteboard)
    layouts = [challenge_layout(size, replace(wanted, strips=(cards,))) for cards in range(1, 41)]
    fitting = [layout for layout in layouts if layout.trays[0].slots[0].width >= 8 * layout.u - A_HAIR]
    assert steps([layout.mat for layout in fitting]) <= 3
    assert steps([layout.trays for layout in fitting]) <= 4
    two_rows = [layout for layout in fitting if len({slot.y for slot in layout.trays[0].slots}) <= 2]
    assert len(two_rows) >= (14 if stands_upright(size) else 16)
    for layout in two_rows:
        assert layout.places == two_rows[0].places
        assert layout.token == two_rows[0].token


@pytest.mark.parametrize("size", LANDSCAPE, ids=str)
@EITHER
@given(most=st.integers(3, 15), hand=st.integers(0, 1))
@settings(max_examples=20)
def test_a_card_in_hand_does_not_make_the_others_smaller(size: Size, whiteboard: bool, most: int, hand: int) -> None:
    wanted = replace(USUAL, most=most, whiteboard=whiteboard)
    rest, held = (challenge_layout(size, replace(wanted, strips=(cards,))) for cards in (most - 1, most - 1 + hand))
    assert held.trays[0].slots[0] == rest.trays[0].slots[0]


@EVERY_SIZE
@EITHER
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
@pytest.mark.parametrize("cards", [1, 8, 14, 20])
def test_there_are_three_units_of_air_above_each_strip(size: Size, whiteboard: bool, kind: Wanted, cards: int) -> None:
    wanted = replace(kind, whiteboard=whiteboard, strips=(cards,) * len(kind.strips))
    layout = challenge_layout(size, wanted)
    air = 3 * layout.u - A_HAIR
    for tray in layout.trays:
        above = [layout.mat, layout.plate, *([layout.objects] if layout.objects else [])]
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
            assert after == pytest.approx(1.9 * child_unit(size), abs=0.01)
            assert tray.bee or before == pytest.approx(after, abs=0.01)


@EVERY_SIZE
@EITHER
def test_what_is_laid_on_the_mat_keeps_off_the_mat_and_the_edge(size: Size, whiteboard: bool) -> None:
    for cards in range(1, 41):
        layout = challenge_layout(size, replace(FREE, whiteboard=whiteboard, strips=(cards,)))
        assert layout.objects is not None
        lip = 1.1 * layout.u
        below = layout.objects.y > layout.mat.y
        gap = layout.objects.y - layout.mat.bottom - lip if below else layout.mat.y - layout.objects.bottom
        assert gap >= 1.8 * layout.u - A_HAIR
        assert layout.objects.y >= MARGIN * layout.u - A_HAIR


@pytest.mark.parametrize("size", LANDSCAPE, ids=str)
def test_on_the_board_the_go_below_the_mat_keeps_the_margin_and_off_the_mat(size: Size) -> None:
    choosing = Wanted((Key.GO,), rail=(Key.HINT,), choices=(4, 4, 4), go_alone=True, whiteboard=True)
    layout = challenge_layout(size, choosing)
    go = layout.places[Touch(Key.GO)]
    high, shadow = 0.56 * go.width, 0.0825 * go.width
    assert go.centre[1] + high + shadow <= size[1] - MARGIN * layout.u
    assert go.centre[1] - high >= layout.mat.bottom + 1.8 * layout.u
    assert go.width >= 15 * layout.u - A_HAIR


@pytest.mark.parametrize("size", LANDSCAPE, ids=str)
@EITHER
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
@pytest.mark.parametrize("most", [7, 14, 200])
def test_tortoise_and_hare_are_always_there(size: Size, whiteboard: bool, kind: Wanted, most: int) -> None:
    layout = challenge_layout(size, replace(kind, whiteboard=whiteboard, most=most))
    tortoise, hare = (layout.places[Touch(key)] for key in (Key.TORTOISE, Key.HARE))
    assert layout.speed is not None
    assert min(*tortoise[2:], *hare[2:]) >= SMALLEST_TOUCH
    assert not whiteboard or tortoise.y >= 0.6 * size[1] - 1


@pytest.mark.parametrize("size", LANDSCAPE, ids=str)
@pytest.mark.parametrize("kind", [USUAL, PAIR, FREE], ids=["one", "two", "free"])
def test_on_the_board_all_keys_stay_within_reach_however_long_the_strip(size: Size, kind: Wanted) -> None:
    for cards, most in itertools.product((1, 8, 20, 30, 40), (7, 14, 40, 200)):
        wanted = replace(kind, whiteboard=True, most=most, strips=(cards,) * len(kind.strips))
        high = {
            touch.key for touch, rect in challenge_layout(size, wanted).places.items() if rect.y < 0.6 * size[1] - 1
        }
        assert high == {Key.HOME}
