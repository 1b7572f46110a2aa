"""The shelf of learning paths: what an adult looks at stays looked at, and changes wait until they are taken."""

from dataclasses import replace

from beebot.lesson import Level
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.packs import PathsChanged
from simulateur.game.reports import PathRead
from simulateur.game.shelf import Shelf
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, path

YOUNG = replace(path(lesson("petite", challenge(THREE_STEPS))), id="petit", level=Level.PS)
OLD = replace(path(lesson("grande", challenge(MEADOW)), lesson("autre", challenge(MEADOW))), id="grand", level=Level.GS)


def read(of: object) -> PathRead:
    return PathRead(of, {})  # type: ignore[arg-type]  # a path, made by ``replace``


def test_an_adult_comes_to_the_path_that_is_played_and_to_its_open_seance() -> None:
    shelf = Shelf.of(OLD).with_path(YOUNG, {}).looking_at_played(1)
    assert (shelf.looked_at, shelf.place, shelf.sheet) == (OLD, 1, 1)


def test_another_path_shows_its_first_seance_and_another_touch_changes_nothing() -> None:
    shelf = Shelf.of(OLD).with_path(YOUNG, {}).touch(Touch(AdultKey.SHEET, 1))
    assert (shelf.looked_at, shelf.sheet) == (OLD, 1)
    assert shelf.touch(Touch(AdultKey.UP, 0, amount=2)) is shelf
    shelf = shelf.touch(Touch(AdultKey.SHELF, 0))
    assert (shelf.looked_at, shelf.sheet) == (YOUNG, 0)


def test_a_path_that_comes_before_leaves_the_adult_where_she_looks() -> None:
    shelf = replace(Shelf.of(OLD), sheet=1).with_path(YOUNG, {})
    assert (shelf.paths, shelf.looked_at, shelf.place, shelf.sheet) == ((YOUNG, OLD), OLD, 1, 1)


def test_changes_wait_in_their_order_and_are_taken_together() -> None:
    again = replace(YOUNG, lessons=OLD.lessons)
    waits = (
        Shelf.of(OLD).to_change(PathsChanged((), (read(YOUNG),))).to_change(PathsChanged(("petit",), (read(again),)))
    )
    assert (waits.paths, len(waits.waiting)) == ((OLD,), 2)
    taken = waits.changed()
    assert (taken.paths, taken.waiting, taken.path) == ((again, OLD), (), OLD)


def test_a_path_that_is_gone_is_looked_at_no_longer() -> None:
    shelf = replace(Shelf.of(OLD).with_path(YOUNG, {}), place=0, sheet=1)
    shelf = shelf.to_change(PathsChanged(("petit",))).changed()
    assert (shelf.paths, shelf.looked_at, shelf.sheet) == ((OLD,), OLD, 0)
