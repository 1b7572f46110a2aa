"""A journal that has fewer tries than were ever told to be kept: the adult learns how many are missing."""

import os
from pathlib import Path

import pytest

from beebot.files.private_folder import MOST_ASIDE
from beebot.journal.expected_count import NAME as COUNT
from beebot.journal.journal import Journal
from beebot.journal.journal_file import JournalFile
from beebot.journal.line_format import LONGEST
from tests.beebot.journals import attempts, entry, fill

MANY = 5


@pytest.fixture
def whole(file: Path) -> bytes:
    """The bytes of a journal of ``MANY`` tries that were told to be kept."""
    with Journal(file) as journal:
        fill(journal, MANY)
    return file.read_bytes()


def told(file: Path, lost: int, back: int = 0) -> str:
    return (
        f"le journal {file} a été supprimé, remplacé ou coupé (essais revenus : {back} ; perdus : {lost}) ; si vous en"
        " avez une copie, remettez-la à sa place, et pour tout effacer passez par la page Données"
    )


@pytest.mark.parametrize("filling", [b"", b"\0" * 9, b"\0" * 4096])
def test_a_cut_anywhere_says_how_many_tries_are_missing(filling: bytes, file: Path, whole: bytes) -> None:
    """At the end of a line and in one, and with the zeros that some disks leave after a power cut."""
    count = (file.parent / COUNT).read_bytes()
    ends = [place for place, byte in enumerate(whole) if byte == ord("\n")]
    for place in ends if filling else range(len(whole)):
        file.write_bytes(whole[:place] + filling)
        (file.parent / COUNT).write_bytes(count)
        found, notice = attempts(file)
        assert found == list(range(1, len(found) + 1))
        assert len(found) - whole[:place].count(b"\n") in (0, 1), "a line that lacks its end alone is read"
        lost = MANY - len(found)
        assert not lost or f"perdus : {lost})" in str(notice), place
        for each in file.parent.glob("*abime*"):
            each.unlink()


def test_a_long_hole_of_zeros_at_the_end_says_it_too(file: Path, whole: bytes) -> None:
    """However long: a line is found whole although the last bytes of the file begin in its middle."""
    lines = whole.splitlines(keepends=True)
    count = (file.parent / COUNT).read_bytes()
    for zeros in (*range(LONGEST, 4 * LONGEST, 50), 1 << 17):
        file.write_bytes(b"".join(lines[:-3]) + bytes(zeros))
        (file.parent / COUNT).write_bytes(count)
        found, notice = attempts(file)
        assert (len(found), "perdus : 3)" in str(notice)) == (MANY - 3, True)
        assert zeros > 4 * LONGEST or not [*file.parent.glob("*abime*")], zeros


def test_it_is_told_at_each_start_until_it_is_read(file: Path, whole: bytes) -> None:
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-4]))
    with Journal(file) as journal:
        assert (journal.notice, journal.is_whole) == (told(file, 4), False)
    with Journal(file) as journal:
        assert ([each() for each in journal.unread], journal.notice) == ([told(file, 4)], None)
        journal.told()
    with Journal(file) as journal:
        assert (journal.unread, journal.notice, journal.count()) == ((), None, MANY - 4)


def test_a_journal_that_was_deleted_between_two_starts_is_told(file: Path, whole: bytes) -> None:
    file.unlink()
    assert attempts(file) == ([], told(file, MANY))


def test_where_the_disk_does_not_keep_the_news_the_next_start_tells_it(
    file: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-2]))

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert attempts(file)[1] == told(file, 2)
    assert attempts(file)[1] == told(file, 2)
    with Journal(file) as journal:
        assert (journal.notice, len(journal.unread)) == (None, 1)


def test_an_erasure_is_no_loss(file: Path, whole: bytes) -> None:
    with Journal(file) as journal:
        journal.erase()
    assert attempts(file) == ([], None)
    with Journal(file) as journal:
        journal.add(entry(attempt=1))
        assert (journal.notice, journal.unread) == (None, ())


def test_who_adds_to_a_journal_that_was_cut_hides_nothing(file: Path, whole: bytes) -> None:
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-4]))
    JournalFile(file).append([entry(attempt=88)])
    assert attempts(file) == ([*range(1, MANY - 3), 88], told(file, 4))


def test_one_that_is_cut_in_play_gets_back_what_this_program_added(file: Path, whole: bytes) -> None:
    with Journal(file) as journal:
        for number in (21, 22, 23):
            journal.add(entry(attempt=number))
        file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-4]))
        journal.add(entry(attempt=24))
        assert journal.notice == told(file, 4, back=3)
    assert attempts(file) == ([*range(1, MANY - 3), 21, 22, 23, 24], None)


@pytest.mark.parametrize("content", [None, b"", b"12", b"000000000000099 00000000\n", b"\xff" * 99])
def test_a_count_that_is_missing_or_damaged_says_nothing_and_is_written_anew(
    content: bytes | None, file: Path, whole: bytes
) -> None:
    """As where the kit of before had kept the tries."""
    count = file.parent / COUNT
    right = count.read_bytes()
    count.unlink()
    if content is not None:
        count.write_bytes(content)
    assert attempts(file) == (list(range(1, MANY + 1)), None)
    assert count.read_bytes() == right


def test_a_few_damaged_journals_are_kept_the_last_ones(file: Path, whole: bytes) -> None:
    for number in range(1, MOST_ASIDE + 4):
        file.write_bytes(b"%d\n" % number + whole)
        with Journal(file) as journal:
            assert f"journal-abime-{number}.txt (le kit garde les {MOST_ASIDE} derniers)" in str(journal.notice)
    kept = {each.name: each.read_bytes()[:2] for each in file.parent.glob("*abime*")}
    assert kept == {f"journal-abime-{number}.txt": b"%d\n" % number for number in range(4, MOST_ASIDE + 4)}
