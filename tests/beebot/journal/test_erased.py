"""What an adult erases in one program while another one is in the middle of something does not come back."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beebot.files.folder_lock import erasure, is_erased_since, locked, note_erasure
from beebot.files.private_folder import JOURNAL
from beebot.journal import damage_notices
from beebot.journal.journal import Journal
from tests.beebot.journals import assert_no_trace, entry


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kit" / JOURNAL


def before(does: Callable[[], object], call: Callable[..., Any]) -> Callable[..., Any]:
    """``call``, just before which ``does`` is done, the first time."""
    left = [does]

    def both(*values: object, **named: object) -> Any:
        while left:
            left.pop()()
        return call(*values, **named)

    return both


def attempts(journal: Journal) -> list[int]:
    return [each.attempt for each in journal.entries()]


def full(*_values: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_erasure_has_a_number_and_nothing_else_has(tmp_path: Path) -> None:
    assert erasure(tmp_path) == 0
    with locked(tmp_path):
        first = erasure(tmp_path)
    with locked(tmp_path):
        assert not is_erased_since(tmp_path, first)
        note_erasure(tmp_path)
        assert is_erased_since(tmp_path, first)
        assert not is_erased_since(tmp_path, 0), "it was not known then"


def test_each_erasure_has_another_number_on_the_coarsest_of_disks(tmp_path: Path) -> None:
    numbers = []
    with locked(tmp_path):
        for _again in range(3):
            note_erasure(tmp_path)
            numbers.append(erasure(tmp_path) // 2_000_000_000)  # FAT tells two seconds apart, and no less
    assert sorted(set(numbers)) == numbers


@pytest.mark.parametrize("table", ["kit/table.csv", "documents/table.csv"])
def test_a_table_that_is_being_written_has_nothing_of_what_is_erased(file: Path, tmp_path: Path, table: str) -> None:
    wanted = tmp_path / table
    wanted.parent.mkdir(exist_ok=True)
    with Journal(file) as one, Journal(file) as other:
        one.add(entry("renard"))

        def erase_and_go_on() -> None:
            other.erase()
            other.add(entry("hibou"))

        rows, nothing = one.entries, before(erase_and_go_on, tuple)
        one.entries = lambda: iter([*rows(), *nothing()])  # type: ignore[method-assign]  # once the rows are read
        one.export_csv(wanted)
    assert_no_trace(tmp_path, "renard")
    assert "hibou" in wanted.read_text(encoding="utf-8-sig")
    assert sorted(each.name for each in wanted.parent.iterdir() if each.name.startswith(".table")) == []


def test_a_table_takes_its_place_while_nobody_erases(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(file) as journal:
        journal.add(entry())
        held: list[bool] = []

        def replace(self: Path, target: Path) -> None:
            with pytest.raises(TimeoutError), locked(file.parent, waits=False):
                pass
            held.append(True)
            os.replace(self, target)  # noqa: PTH105 (it is Path.replace)

        monkeypatch.setattr(Path, "replace", replace)
        journal.export_csv(file.parent / "table.csv")
    assert held == [True]


def test_what_waited_for_the_disk_is_erased_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(file) as one, Journal(file) as other:
        with monkeypatch.context() as patch:
            patch.setattr("beebot.journal.journal_file._write", full)
            one.add(entry(attempt=1))
        assert attempts(one) == [1]
        other.erase()
        with monkeypatch.context() as patch:
            patch.setattr("beebot.journal.journal_file._write", full)
            one.add(entry(attempt=2))
        assert attempts(one) == [2]
        one.add(entry(attempt=3))
        assert attempts(other) == [2, 3]


def test_what_still_waits_at_the_end_is_erased_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Journal(file)
    with monkeypatch.context() as patch:
        patch.setattr("beebot.journal.journal_file._write", full)
        one.add(entry("renard"))
    with Journal(file) as other:
        other.erase()
        one.close()
        assert attempts(other) == []
    assert_no_trace(file.parent, "renard")


def test_an_erasure_just_before_the_lock_is_had_wins(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(file) as one, Journal(file) as other:
        one.add(entry(attempt=1))
        file.unlink()
        monkeypatch.setattr(one._file, "append", before(other.erase, one._file.append))
        one.add(entry(attempt=2))
        assert one.unread == ()
        assert attempts(other) == [2]


def test_news_of_a_file_that_was_erased_are_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(file) as journal:
        journal.add(entry())
        journal.add(entry())
    file.write_bytes(file.read_bytes()[5:])
    monkeypatch.setattr(damage_notices, "keep", before(lambda: other_erases(file), damage_notices.keep))
    Journal(file).close()
    assert not (file.parent / damage_notices.NAME).exists()


def other_erases(file: Path) -> None:
    with Journal(file) as other:
        other.erase()


def test_a_clock_that_goes_back_brings_nothing_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old computer, whose battery is empty, begins each day in 2003."""
    with Journal(file) as one, Journal(file) as other:
        for number, year in enumerate((2026, 2003, 1970), start=1):
            monkeypatch.setattr("time.time_ns", lambda year=year: (year - 1970) * 31_556_952 * 10**9)
            one.add(entry("renard", attempt=number))
            other.erase()
            one.add(entry("hibou", attempt=number))
            assert [(each.token, each.attempt) for each in tuple(other.entries())] == [("hibou", number)]


def test_tries_of_an_earlier_day_come_after_those_of_a_later_one(file: Path) -> None:
    """What counts is the order in which they were played, and no fault is seen in it."""
    days = [date(2026, 11, 25), date(2003, 1, 1), date(2026, 11, 26), date(1970, 1, 1)]
    with Journal(file) as journal:
        for number, day in enumerate(days, start=1):
            journal.add(replace(entry(attempt=number), day=day))
    with Journal(file) as journal:
        assert (journal.notice, [each.day for each in journal.entries()]) == (None, days)
        assert [each.attempt for each in journal.run(1, 2).entries] == [2, 3]
