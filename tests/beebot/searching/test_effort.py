"""The purse of work and memory, and the heaviest challenges that files may hold: bounded, and nothing false is said."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from beebot.challenge import Challenge
from beebot.kinds import judge, solve
from beebot.loader import load_lesson
from beebot.searching.effort import ROOM, Effort, EffortSpentError
from beebot.shortest.solution import Status
from tests.beebot.content import Content
from tests.beebot.heavy import HEAVY, lesson
from tests.beebot.meter import at_most
from tests.long import times

UNITS = 100_000
CALLS = 20 * UNITS
"""How many calls of functions may be made for so many units, for the heaviest of all kinds."""
IMPOSSIBLE = {"serpentine", "walled-in"}
"""Those of the heavy challenges that no program solves; the others can be solved, as larger searches show."""


@cache
def challenges() -> dict[str, Challenge]:
    with TemporaryDirectory() as name:
        content = Content(Path(name))
        content.lesson.write_text(lesson(HEAVY), encoding="utf-8")
        return dict(zip(HEAVY, load_lesson(content.lesson).challenges, strict=True))


def test_a_purse_gives_what_it_has_and_no_more() -> None:
    purse = Effort(10, room=100)
    purse.spend(10)
    purse.keep(100)
    with pytest.raises(EffortSpentError):
        purse.spend(1)
    with pytest.raises(EffortSpentError):
        purse.keep(1)


def test_what_a_part_did_not_use_comes_back_and_all_its_room() -> None:
    purse = Effort(10, room=100)
    with purse.part(6) as part:
        assert (part.left, part.room, purse.left) == (6, 100, 4)
        part.spend(5)
        part.keep(70)
    assert (purse.left, purse.room) == (5, 100)


def test_a_part_is_no_larger_than_what_is_left() -> None:
    purse = Effort(10)
    with pytest.raises(EffortSpentError), purse.part(50) as part:
        part.spend(11)
    assert purse.left == 0
    with purse.part(50) as part:
        assert (part.left, part.room) == (0, ROOM)


@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_challenge_takes_no_more_than_it_is_given(kind: str) -> None:
    challenge, purse = challenges()[kind], Effort(times(UNITS))
    with at_most(times(CALLS)), purse.part(times(UNITS)) as part:
        found = solve(challenge, part)
    assert purse.left >= 0
    assert (found.status is Status.IMPOSSIBLE) == (kind in IMPOSSIBLE and found.status is not Status.BOUND)
    if found.answer is not None:
        assert judge(challenge, found.answer).succeeded


@pytest.mark.parametrize("kind", HEAVY)
def test_where_there_is_no_room_nothing_is_said(kind: str) -> None:
    """A search that may keep nothing may give up, but it neither calls a challenge impossible nor invents an answer."""
    challenge = challenges()[kind]
    found = solve(challenge, Effort(UNITS, room=1000))
    assert found.status is not Status.IMPOSSIBLE
    if found.answer is not None:
        assert judge(challenge, found.answer).succeeded


def test_the_same_effort_gives_the_same_answer_and_leaves_as_much() -> None:
    for kind in ("repeats-halves", "pair-corridor"):
        purses = Effort(UNITS), Effort(UNITS)
        one, other = (solve(challenges()[kind], purse) for purse in purses)
        assert one == other
        assert (purses[0].left, purses[0].room) == (purses[1].left, purses[1].room)
