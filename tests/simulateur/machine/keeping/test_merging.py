"""Two programs on one folder: for each group the newest of both, whoever wrote last."""

from itertools import product

import pytest

from simulateur.game.records import Bookmark
from simulateur.machine.keeping.merge_bookmarks import merged, waiting, waits

OLD, MINE, THEIRS = (Bookmark("p", "fox", lesson) for lesson in ("old", "mine", "theirs"))
OWL = Bookmark("p", "owl", "l")


@pytest.mark.parametrize(
    ("mine", "mine_before", "found", "found_before", "stays"),
    [
        (OLD, OLD, OLD, OLD, OLD),
        (MINE, OLD, OLD, OLD, MINE),
        (OLD, OLD, THEIRS, OLD, THEIRS),
        (MINE, OLD, THEIRS, OLD, MINE),
        (MINE, None, THEIRS, OLD, MINE),
        (OLD, OLD, THEIRS, None, THEIRS),
        (OLD, OLD, None, OLD, OLD),
        (MINE, None, None, None, MINE),
    ],
)
def test_who_played_a_group_last_has_it(
    mine: Bookmark, mine_before: Bookmark | None, found: Bookmark | None, found_before: Bookmark | None, stays: Bookmark
) -> None:
    groups = ({} if each is None else {"fox": each} for each in (mine, mine_before, found, found_before))
    assert merged(*groups) == {"fox": stays}


def test_groups_of_the_other_program_stay_and_mine_come_last() -> None:
    for before in ({}, {"owl": OWL}):
        both = merged({"fox": MINE}, {}, {"owl": OWL, "fox": OLD}, before)
        assert list(both.items()) == [("owl", OWL), ("fox", MINE)]


def test_in_whatever_order_two_programs_write_nothing_that_one_alone_changed_is_lost() -> None:
    for one, other in product(({"fox": MINE}, {"fox": OLD, "owl": OWL}), repeat=2):
        first = merged(one, {"fox": OLD}, {"fox": OLD}, {"fox": OLD})
        second = merged(other, {"fox": OLD}, first, {"fox": OLD})
        assert set(second) == set(one) | set(other)
        assert (second["fox"] == MINE) is (MINE in (one["fox"], other["fox"]))


@pytest.mark.parametrize("own", [True, False])
def test_of_whose_turn_it_is_only_a_progress_of_its_own_waits(own: bool) -> None:
    turn = OLD._replace(own=own, others=(OWL,))
    assert list(waiting(turn)) == (["owl", "fox"] if own else ["owl"])
    assert waiting(None) == {}
    assert (waits(turn).own, waits(turn).others) == (False, ())
