"""A path of one row lies across the page of the youngest: large, over the plate, with its whole strip seen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import lecons
from beebot.challenge import Genre
from beebot.lesson import Level
from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.zones.across import across, lies_across
from simulateur.pages.layout.zones.shared_zones import Frame
from simulateur.pages.layout.zones.small import CLOSE_MARGIN
from simulateur.pages.open_page import places
from simulateur.pictures.units import key_side
from tests.kit_content import path_at
from tests.loops import for_each
from tests.simulateur.builders import challenge, lesson, path
from tests.simulateur.pages.test_sizes import TABLETS, too_small
from tests.simulateur.rectangles import Size, apart, covers, faults, inside

TABLE, SMALL = (1280, 800), (1024, 600)
TABLES = [TABLE, SMALL, (1366, 768), (1920, 1080), (3840, 2160), (1200, 800)]
ROW = "tapis 6 1\ndépart A1 est\nfleurs {}1\ntouches avancer reculer pause\nmaximum {}"
PS = path_at(Path(lecons.__file__).parent / "parcours" / "petite-section.yaml")


def at(facts: str, level: Level = Level.PS, settings: Settings | None = None) -> Session:
    lessons = lesson("une", challenge(facts, hints=["Où ?"]), level=level)
    session = Session(path(lessons), "fr", settings=settings or Settings())
    session.open_challenge(0, 0)
    return session


def row(cards: int) -> str:
    return ROW.format("ABCDEF"[cards], cards)


def states(cards: int, settings: Settings) -> Iterator[Session]:
    """As it is found, short of the flower by one card, helped, in a run, at its end, and done."""
    session = at(row(cards), settings=settings)
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


def whole_mat(session: Session, size: Size) -> Rect:
    """The mat with its hem."""
    assert session.attempt is not None
    mat = mat_of(session.attempt, layout_of(session, size))
    side = 2 * HEM * mat.cell
    return Rect.around(*mat.middle, mat.grid.width + side, mat.grid.height + side)


def test_programs_to_choose_from_lie_below_the_path_beside_her_back_and_the_flower_takes_its_place() -> None:
    choices = [
        (number, place)
        for number, each in enumerate(PS.lessons)
        for place, asked in enumerate(each.challenges)
        if asked.genre is Genre.CHOOSE and asked.mat.height == 1
    ]
    assert len(choices) >= 3
    for size, least in ((TABLE, 160), (SMALL, 110)):
        for each in choices:
            session = Session(PS, "fr")
            session.open_challenge(*each)
            assert session.attempt is not None
            mat, layout = whole_mat(session, size), layout_of(session, size)
            assert mat_of(session.attempt, layout).cell > least
            there = {touch: rect for touch, rect in places(session, size).items() if touch.key is not Key.PLACE}
            assert faults(there, size) == []
            assert min(min(rect.width, rect.height) for rect in there.values()) >= 0.99 * key_side(size)
            for tray in layout.trays:
                assert tray.rect.y > mat.bottom
                assert apart(tray.rect, layout.plate)
            assert apart(layout.reward, layout.success_trays[0].rect)


def is_across(session: Session, size: Size) -> bool:
    layout = layout_of(session, size)
    return layout.garden != layout.mat


def test_in_the_first_class_a_cell_of_every_path_is_larger_than_a_fingertip_on_ten_inches() -> None:
    seen = 0
    for number, each in enumerate(PS.lessons):
        for place, asked in enumerate(each.challenges):
            if asked.mat.height > 1:
                continue
            session = Session(PS, "fr")
            session.open_challenge(number, place)
            assert session.attempt is not None
            layout, seen = layout_of(session, TABLE), seen + 1
            assert mat_of(session.attempt, layout).cell >= 1.4 * TABLETS[TABLE], asked.id
            assert not any(tray.scrolls for tray in layout.trays), asked.id
    assert seen > 10


@for_each("cards", [2, 3, 4, 5])
def test_on_seven_inches_a_path_lies_across_where_its_strip_is_seen_whole_all_the_same(cards: int) -> None:
    session = at(row(cards))
    (tray,) = layout_of(session, SMALL).trays
    assert not tray.scrolls
    assert is_across(session, SMALL) == (cards <= 4)
    assert session.attempt is not None
    assert mat_of(session.attempt, layout_of(session, SMALL)).cell > (100 if cards <= 4 else 60)


@for_each("left_handed", [False, True])
@for_each("cards", [2, 3, 5])
@for_each("size", TABLES)
def test_nothing_lies_on_the_mat_and_all_is_in_the_window(size: Size, cards: int, left_handed: bool) -> None:
    for session in states(cards, Settings(left_handed=left_handed)):
        mat, layout = whole_mat(session, size), layout_of(session, size)
        there = {touch: rect for touch, rect in places(session, size).items() if touch.key is not Key.PLACE}
        solid = {touch: rect for touch, rect in there.items() if touch.key not in (Key.GAP, Key.CARD)}
        assert faults(solid, size) == []
        assert inside(mat, size)
        assert [touch for touch, rect in there.items() if not apart(rect, mat)] == []
        if is_across(session, size):
            assert mat.bottom < layout.plate.y
            assert all(apart(tray.rect, layout.plate) for tray in layout.trays)
            assert apart(layout.garden, layout.plate)
            assert layout.garden.y < mat.bottom < layout.garden.bottom


@for_each("left_handed", [False, True])
@for_each("size", [TABLE, SMALL])
def test_a_fingertip_finds_every_control(size: Size, left_handed: bool) -> None:
    for cards in (2, 3, 5):
        for session in states(cards, Settings(left_handed=left_handed)):
            assert too_small(session, size) == []


@for_each("size", [TABLE, SMALL])
def test_nothing_moves_while_a_child_answers_and_the_key_that_goes_on_ends_where_the_plate_was(size: Size) -> None:
    *open_ones, done = states(2, Settings())
    first = layout_of(open_ones[0], size)
    for session in open_ones:
        assert layout_of(session, size).places == first.places
    assert covers(first.plate.at_least(first.plate.width + 40), layout_of(done, size).success_places[Touch(Key.NEXT)])


def test_a_mat_that_turns_that_is_higher_or_is_for_older_children_keeps_its_place_beside_the_plate() -> None:
    assert is_across(at(row(3)), TABLE)
    assert not is_across(at(row(3) + "\nvue abeille fixe"), TABLE)
    assert not is_across(at(row(3).replace("tapis 6 1", "tapis 6 2")), TABLE)
    assert not is_across(at(row(3), Level.GS), TABLE)
    assert not is_across(at(row(3), settings=Settings(whiteboard=True)), TABLE)


def test_where_a_strip_is_too_long_or_things_and_keys_would_meet_the_page_is_as_ever() -> None:
    wanted = Wanted((Key.FORWARD, Key.CLEAR, Key.GO), strips=(5,), most=5, shape=(6, 1), still=True, tools=(Key.UNDO,))
    assert lies_across(wanted)
    assert across(Frame(TABLE, wanted)) is not None
    assert across(Frame(TABLE, replace(wanted, strips=(6,), most=6))) is None
    assert across(Frame(SMALL, wanted, CLOSE_MARGIN)) is None
