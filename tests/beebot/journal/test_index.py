"""The index saves time and decides nothing: whatever becomes of it, the journal says the same."""

import random
from pathlib import Path

import pytest

from beebot.journal import journal_index, journal_lines
from beebot.journal.entry import is_sealed
from beebot.journal.journal_file import JournalFile, Seen
from beebot.journal.progress import Journal
from tests.beebot.journals import HASH, assert_no_trace, entry, fill


@pytest.fixture(autouse=True)
def from_the_first_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_index, "WORTH", 0)


@pytest.fixture
def index(file: Path) -> Path:
    """The index of a journal of 30 tries, of which one more was added since."""
    with Journal.open(file) as journal:
        fill(journal, 30)
    with Journal.open(file) as journal:
        journal.add(entry("fourmi", "gs-04-b"))
    return file.with_name(journal_index.NAME)


def lines_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many checksums of lines a start computes."""
    count, real = 0, is_sealed

    def counted(line: bytes) -> bool:
        nonlocal count
        count += 1
        return real(line)

    with monkeypatch.context() as patch:
        patch.setattr(journal_lines, "is_sealed", counted)
        with Journal.open(file) as journal:
            assert journal.done() == {("gs-04-a", HASH), ("gs-04-b", HASH)}
            assert journal.done("fourmi") == {("gs-04-b", HASH)}
            assert (journal.count(), journal.notice) == (31, None)
    return count


def test_a_start_reads_only_the_lines_that_are_not_in_it(
    file: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lines_read(file, monkeypatch) < 10
    index.unlink()
    assert lines_read(file, monkeypatch) > 30


def test_no_damage_to_it_is_believed(file: Path, index: Path) -> None:
    dice, whole, journal = random.Random(24), index.read_bytes(), JournalFile(file)
    assert journal_index.recalled(journal).lines == 30
    spoiled = [
        whole[:place] + bytes([byte ^ 1 << dice.randrange(8)]) + whole[place + 1 :] for place, byte in enumerate(whole)
    ]
    for each in (*spoiled, b"", b"{} 00000000", b"[1] 8c9ac7bb", whole[:-1], whole + whole, b"\xff" * 99):
        index.write_bytes(each)
        assert journal_index.recalled(journal) == Seen()


def test_a_fault_in_what_it_speaks_of_is_seen(file: Path, index: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"coccinelle", b"Zoe Martin", 1))
    with Journal.open(file) as journal:
        assert (journal.count(), journal.is_whole) == (30, False)
        assert "(essais revenus : 30 ; perdus : 1)" in str(journal.notice)
    assert index.exists()


def test_it_is_of_no_other_journal(file: Path, index: Path) -> None:
    """As where somebody put an older copy of the journal in its place."""
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:9]))
    with Journal.open(file) as journal:
        assert (journal.count(), journal.is_whole) == (9, False)
        assert "(essais revenus : 0 ; perdus : 22)" in str(journal.notice)
        assert journal.done() == {("gs-04-a", HASH)}


def test_it_is_erased_too(file: Path, index: Path) -> None:
    assert b"gs-04-a" in index.read_bytes()
    with Journal.open(file) as journal:
        journal.erase()
    assert_no_trace(file.parent, "gs-04-a", HASH)
    assert not index.exists()
