"""Things to lay are dragged with a finger: from the tray to the mat, from cell to cell, off the mat."""

import pytest

from beebot.pose import Cell
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.free import Garden
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.input.events import MOUSE, Down, Event, Move, Up
from simulateur.pages.open_page import places
from simulateur.screen import Screen
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, challenge, path_of

SIZES = ((1280, 800), (1024, 600), (800, 1280))
KINDS = ("libre", "creer")
GOAL = 1
"""The place of the hive on either tray."""
Point = tuple[float, float]


class Page:
    """The page of one challenge, and a mouse on it."""

    def __init__(self, facts: str, size: tuple[int, int]) -> None:
        self.session, self.size = Session(path_of(challenge(facts)), "fr"), size
        self.session.open_challenge(0, 0)
        self._screen = Screen(self.session, IMAGES, Backend(self.session), size)

    def drag(self, start: Point, end: Point, steps: int = 5) -> None:
        right, down = ((there - here) / steps for here, there in zip(start, end, strict=True))
        events: list[Event] = [Down(MOUSE, start), *[Move(MOUSE, right, down)] * steps, Up(MOUSE)]
        for event in events:
            self._screen.step(0.05, [event])
            self._screen.picture()
        self._screen.step(2.0, [])

    def tray(self, thing: int) -> Point:
        """Where a thing lies on the tray; where that is in a box, this is opened."""
        if Touch(Key.OBJECT, thing) not in places(self.session, self.size):
            self._screen.step(2.0, [Down(MOUSE, places(self.session, self.size)[Touch(Key.STAMPS)].centre), Up(MOUSE)])
        return places(self.session, self.size)[Touch(Key.OBJECT, thing)].centre

    def cell(self, cell: Cell) -> Point:
        attempt = self.session.attempt
        assert attempt is not None
        return mat_of(attempt, layout_of(self.session, self.size)).centre_of_cell(cell)

    @property
    def goal(self) -> Cell | None:
        attempt = self.session.attempt
        assert attempt is not None
        if isinstance(attempt.draft, Garden):
            return next((cell for cell, stamp in attempt.draft.laid if stamp == GOAL), None)
        return attempt.challenge.goal

    @property
    def hand(self) -> int | None:
        attempt = self.session.attempt
        assert attempt is not None
        things = enumerate(attempt.gesture.things(attempt.draft))
        return next((place for place, thing in things if thing.picked), None)


@for_each("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_is_dragged_to_the_mat_along_it_and_off_it(kind: str, size: tuple[int, int]) -> None:
    page, first, second = Page(GENRES[kind], size), Cell(2, 2), Cell(3, 1)
    page.drag(page.tray(GOAL), page.cell(first))
    assert (page.goal, page.hand) == (first, None)
    page.drag(page.cell(first), page.cell(second))
    assert (page.goal, page.hand) == (second, None)
    page.drag(page.cell(second), (1.0, 1.0))
    assert (page.goal, page.hand) == (None, None)


def test_a_stamp_comes_along_while_its_box_is_shut() -> None:
    page, first, second = Page(GENRES["libre"], (1280, 800)), Cell(2, 2), Cell(3, 1)
    page.drag(page.tray(GOAL), page.cell(first))
    page.session.touch(Touch(Key.STAMPS))
    page.drag(page.cell(first), page.cell(second))
    assert (page.goal, page.hand) == (second, None)


@pytest.mark.parametrize("steps", [1, 5, 40])
def test_slow_and_fast_drags_lay_the_same(steps: int) -> None:
    page = Page(GENRES["libre"], (1280, 800))
    for cell in (Cell(1, 1), Cell(2, 1), Cell(3, 1)):
        page.drag(page.tray(0), page.cell(cell), steps)
    assert page.session.attempt is not None
    assert {target.cell for target in page.session.attempt.challenge.targets} == {Cell(1, 1), Cell(2, 1), Cell(3, 1)}


def test_the_key_that_shuts_the_box_is_no_thing_to_drag() -> None:
    page = Page(GENRES["libre"], (1024, 600))
    page.tray(1)
    page.drag(places(page.session, page.size)[Touch(Key.OBJECT, 6)].centre, page.cell(Cell(2, 2)))
    assert (page.goal, page.hand) == (None, None)


def test_a_cell_that_has_a_name_still_tells_it_where_other_cells_hold_what_was_laid() -> None:
    page = Page(f"{GENRES['libre']}\nlieux C1=le-chien/ruche", (1280, 800))
    page.drag(page.tray(0), page.cell(Cell(4, 3)))
    assert {touch.key for touch in places(page.session, page.size)} >= {Key.CELL, Key.PLACE}
