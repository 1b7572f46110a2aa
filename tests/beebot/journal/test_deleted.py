"""A journal that somebody deletes while it is in use, and what an adult is told until she has read it."""

from pathlib import Path

import pytest

from beebot.files.private_folder import JOURNAL
from beebot.journal import damage_notices
from beebot.journal.damage_notices import NAME
from beebot.journal.journal import Journal
from tests.beebot.journals import entry


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kit" / JOURNAL


def attempts(file: Path) -> list[int]:
    with Journal(file) as journal:
        return [each.attempt for each in journal.entries()]


def added(file: Path, *numbers: int) -> None:
    with Journal(file) as journal:
        for number in numbers:
            journal.add(entry(attempt=number))


def test_what_this_program_added_comes_back_and_the_adult_is_told_what_does_not(file: Path) -> None:
    added(file, 1, 2, 3)
    with Journal(file) as journal:
        for number in (4, 5):
            journal.add(entry(attempt=number))
        assert journal.notice is None
        file.unlink()
        journal.add(entry(attempt=6))
        assert journal.notice is not None
        assert f"{file} a été supprimé, remplacé ou coupé" in journal.notice
        assert "(essais revenus : 2 ; perdus : 3)" in journal.notice
        assert "Données" in journal.notice
    assert attempts(file) == [4, 5, 6]


def test_what_came_back_is_counted_once_though_the_power_goes_before_it_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(file) as journal, monkeypatch.context() as off:
        journal.add(entry(attempt=1))
        journal.add(entry(attempt=2))
        file.unlink()
        off.setattr(damage_notices, "keep", lambda _journal, _news: False)
        journal.add(entry(attempt=3))
    with Journal(file) as journal:
        assert [each.attempt for each in journal.entries()] == [1, 2, 3]
        assert journal.notice is None, "nothing is lost"


def test_an_adult_who_looks_finds_it_begun_anew(file: Path) -> None:
    with Journal(file) as journal:
        journal.add(entry(attempt=1))
        file.unlink()
        assert [each.attempt for each in journal.run(0, 10).entries] == [1]
        assert journal.notice is not None
    assert attempts(file) == [1]


def test_a_program_that_added_nothing_tells_what_was_lost_once(file: Path) -> None:
    added(file, 1, 2)
    with Journal(file) as journal:
        file.unlink()
        assert journal.run(0, 10).entries == ()
        assert len(journal.unread) == 1
        journal.told()
        journal.run(0, 10)
        journal.add(entry(attempt=3))
        assert not journal.unread
    assert attempts(file) == [3]


def test_two_programs_bring_back_what_each_of_them_added_and_nothing_twice(file: Path) -> None:
    with Journal(file) as one, Journal(file) as other:
        for number in (1, 3):
            one.add(entry(attempt=number))
            other.add(entry(attempt=number + 1))
        file.unlink()
        one.add(entry(attempt=5))
        other.add(entry(attempt=6))
        assert one.notice is not None
        assert other.notice is not None
    assert sorted(attempts(file)) == [1, 2, 3, 4, 5, 6]


def test_what_an_adult_erases_in_another_window_does_not_come_back(file: Path) -> None:
    with Journal(file) as one, Journal(file) as other:
        one.add(entry(attempt=1))
        other.add(entry(attempt=2))
        other.erase()
        one.add(entry(attempt=3))
        assert one.notice is None
        other.erase()
        other.add(entry(attempt=4))
        one.run(0, 10)
        assert one.unread == ()
    assert attempts(file) == [4]


def test_a_folder_that_is_deleted_whole_begins_anew_in_silence(file: Path) -> None:
    """Its lock is gone too, and with it the word of whether somebody erased."""
    with Journal(file) as journal:
        journal.add(entry(attempt=1))
        for each in file.parent.iterdir():
            each.unlink()
        file.parent.rmdir()
        journal.add(entry(attempt=2))
    assert attempts(file) == [2]


def test_what_befell_the_journal_is_told_at_each_start_until_it_is_read(file: Path) -> None:
    added(file, 1, 2)
    file.write_bytes(file.read_bytes()[5:])
    with Journal(file) as journal:
        first = journal.notice
    for _start in range(2):
        with Journal(file) as journal:
            assert journal.notice is None
            assert [told() for told in journal.unread] == [first]
    with Journal(file) as journal:
        journal.told()
    with Journal(file) as journal:
        assert journal.unread == ()
    assert not (file.parent / NAME).exists()


def test_what_befell_it_twice_is_told_twice_the_older_first(file: Path) -> None:
    told = []
    for _time in range(2):
        added(file, 1, 2)
        file.write_bytes(file.read_bytes()[5:])
        with Journal(file) as journal:
            told.append(journal.notice)
    with Journal(file) as journal:
        assert [sentence() for sentence in journal.unread] == told
    assert None not in told


def test_an_erasure_takes_what_is_not_read_yet(file: Path) -> None:
    added(file, 1, 2)
    file.write_bytes(file.read_bytes()[5:])
    with Journal(file) as journal:
        assert len(journal.unread) == 1
        journal.erase()
        assert not journal.unread


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": 2, "news": []}', '{"format": 1, "news": [{}]}', "\0"])
def test_news_that_cannot_be_read_are_none(file: Path, text: str) -> None:
    added(file, 1)
    (file.parent / NAME).write_text(text)
    with Journal(file) as journal:
        assert (journal.unread, journal.notice) == ((), None)
