"""The adults' page of what is kept: what is asked of the machine before it is seen, and when all is erased."""

from dataclasses import replace
from datetime import date

import pytest

from beebot.journal.journal import Entry
from simulateur.game.adults.data import DataPage
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.reports import Contents, Erased, TalliesAre
from simulateur.game.requests import ShowTries, Stored
from simulateur.game.session import Session
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, offering, path, path_of

ENTRY = Entry("renard", date(2026, 11, 25), "un", "a" * 32, 1, "SUCCESS", 3, 0)


def reading(count: int, earlier: int = 0, later: int = 0) -> DataPage:
    """A page on which tries are read, of which ``count`` are here."""
    page, _asked = DataPage().reading(try_by_try=True)
    return page.heard(Contents((ENTRY,) * count, earlier, later))


@pytest.mark.parametrize(
    ("page", "first", "asked"),
    [
        (reading(240), 0, None),
        (reading(240), 200, None),
        (reading(240, earlier=100), 160, None),
        (reading(240, earlier=100), 161, 81),
        (reading(240, earlier=100), 40, None),
        (reading(240, later=100), 139, 59),
        (reading(240, later=100), 140, None),
        (reading(240, later=20), 59, 0),
        (reading(240, 10, 10), 9, 0),
    ],
)
def test_tries_are_asked_for_before_those_that_are_here_come_to_an_end(
    page: DataPage, first: int, asked: int | None
) -> None:
    assert page.read_on(first) == (() if asked is None else (ShowTries(asked),))
    assert page.total == 240 + page.earlier + page.later


def test_nothing_is_asked_for_before_an_answer_came_or_where_the_table_is_read() -> None:
    page, _asked = DataPage().reading(try_by_try=True)
    assert page.read_on(500) == ()
    assert reading(10, earlier=1000)._replace(try_by_try=False).read_on(500) == ()
    assert not DataPage().try_by_try, "the table comes first"


def test_the_table_has_the_path_that_is_played_until_another_is_chosen_and_is_there() -> None:
    session_path = path_of(challenge(THREE_STEPS, "un"))
    other = replace(path(lesson("autre", challenge(MEADOW, "deux"))), id="cp")
    repertoire = offering(Session(session_path, "fr"), session_path, other)
    chosen = [DataPage(counted=place).path(repertoire).id for place in (None, 0, 1, 2, 9)]
    assert chosen == [repertoire.path.id, *(each.id for each in repertoire.paths), *[repertoire.path.id] * 2]


def test_only_a_yes_to_the_question_erases_and_it_is_asked_anew_each_time() -> None:
    yes, no, erase = Touch(AdultKey.CONFIRM), Touch(AdultKey.CANCEL), Touch(AdultKey.ERASE)
    for touches, asked in (
        ([yes], []),
        ([erase], []),
        ([erase, no, yes], []),
        ([erase, yes], [Stored.ERASE]),
        ([erase, yes, yes], [Stored.ERASE]),
    ):
        page = DataPage(answer="Écrit.")
        done: list[ShowTries | Stored] = []
        for touch in touches:
            page, more = page.touch(touch)
            done += more
        assert done == asked
    assert DataPage(answer="Écrit.").touch(erase)[0].answer == "", "the question stands alone"
    assert not DataPage(confirming=True, answer="Écrit.").closed().confirming
    assert DataPage(confirming=True, answer="Écrit.").closed().answer == ""


@pytest.mark.parametrize("here", [True, False])
def test_after_an_erasure_nothing_is_shown_and_who_asked_is_told(here: bool) -> None:
    page = reading(3, 5, 7).heard(TalliesAre({})).heard(Erased(here=here))
    assert (page.entries, page.tallies, page.total) == ((), {}, 0)
    assert page.answer.startswith("Tout est effacé") is here
