"""The power goes between any two writes of the journal, and the disk keeps what it was made sure of and no more."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from beebot.journal.journal import Journal
from tests.beebot.crash_disk import CrashDisk
from tests.beebot.journals import assert_no_trace, attempts, entry

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows makes sure of names by itself, and cannot be asked"
)
MANY = 5


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the folder of the journal is to be, or is."""
    root = tmp_path / "disk"
    root.mkdir()
    return root


def journal_in(root: Path) -> Path:
    return root / "kit" / "journal.txt"


def written(root: Path, spoil: Callable[[bytes], bytes] = lambda text: text) -> Path:
    """A journal of some tries, told to be kept; then ``spoil`` happened to it."""
    file = journal_in(root)
    with Journal(file) as journal:
        for number in range(1, MANY + 1):
            journal.add(entry("renard", attempt=number))
    file.write_bytes(spoil(file.read_bytes()))
    return file


def is_told(file: Path) -> bool:
    with Journal(file) as journal:
        return bool(journal.notice or journal.unread)


def test_each_try_that_was_told_is_there_and_none_is_half_there(root: Path) -> None:
    with CrashDisk(root) as disk:
        for number in range(1, MANY + 1):
            with Journal(journal_in(root)) as journal:
                journal.add(entry(attempt=number))
                assert journal.notice is None
            disk.told(number)
    for crash, told in disk.crashes():
        found, notice = attempts(journal_in(crash))
        assert (found, notice) == (list(range(1, len(found) + 1)), None)
        assert len(found) >= len(told)
        with Journal(journal_in(crash)) as journal:
            journal.add(entry(attempt=99))
        assert attempts(journal_in(crash)) == ([*found, 99], None)


def test_a_journal_is_mended_and_told_whenever_the_power_goes(root: Path) -> None:
    file = written(root, lambda text: text.replace(b"renard", b"Zoe M.", 1))
    damaged = file.read_bytes()
    with CrashDisk(root) as disk:
        assert is_told(file)
    for crash, _told in disk.crashes():
        there = journal_in(crash)
        for _start in range(2):
            with Journal(there) as journal:
                assert [each.attempt for each in journal.entries()] == list(range(2, MANY + 1))
                assert journal.notice or journal.unread
        assert damaged in [each.read_bytes() for each in there.parent.glob("*abime*")]


def test_a_loss_is_told_until_it_is_read_whenever_the_power_goes(root: Path) -> None:
    file = written(root, lambda text: b"".join(text.splitlines(keepends=True)[:-2]))
    with CrashDisk(root) as disk:
        assert is_told(file)
        with Journal(file) as journal:
            journal.add(entry(attempt=88))
    for crash, _told in disk.crashes():
        found, _notice = attempts(journal_in(crash))
        assert found in ([1, 2, 3], [1, 2, 3, 88])
        assert is_told(journal_in(crash))


@pytest.mark.parametrize("spoil", [bytes, lambda text: text.replace(b"renard", b"Zoe M.", 1)], ids=["whole", "mended"])
def test_what_is_erased_is_gone_and_an_erasure_looks_like_no_loss(spoil: Callable[[bytes], bytes], root: Path) -> None:
    file = written(root, spoil)
    before = attempts(file)[0]
    with Journal(file) as journal:
        journal.told()
    with CrashDisk(root) as disk:
        with Journal(file) as journal:
            journal.erase()
        disk.told("erased")
        with Journal(file) as journal:
            journal.add(entry("hibou", attempt=77))
    for crash, told in disk.crashes():
        found, notice = attempts(journal_in(crash))
        assert (found, notice) in [(kept, None) for kept in ([], [77], *([] if told else [before]))]
        if told:
            assert_no_trace(crash, "renard", "Zoe", str(before))
