"""The journal where the disk is full, may only be read, or has rights: what it refuses is kept when it lets it."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from beebot.journal.journal import Journal
from beebot.journal.journal_file import JournalFile
from tests.beebot.journals import HASH, assert_no_trace, attempts, entry


@pytest.fixture
def common_folder() -> Iterator[Path]:
    """A folder where rights are asked of the tests, even of those that run as root."""
    root = getattr(os, "geteuid", lambda: 1)() == 0
    with tempfile.TemporaryDirectory() as name:
        if root:
            os.chown(name, 65534, -1)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            Path(name).chmod(0o777)
            if root:
                os.seteuid(0)


def test_tries_are_on_the_disk_before_they_count_as_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No kill shows this: what a system still holds is lost by a power cut alone."""
    journal, synced, fsync = JournalFile(tmp_path / "journal.txt"), [], os.fsync

    def noted(number: int) -> None:
        fsync(number)
        synced.append((os.fstat(number).st_ino, os.fstat(number).st_size))

    monkeypatch.setattr(os, "fsync", noted)
    for count in (1, 2):
        journal.append([entry(), entry("fourmi")])
        file = journal.path.stat()
        assert (file.st_ino, file.st_size) in synced, count
    if sys.platform != "win32":  # where a folder cannot be asked
        assert tmp_path.stat().st_ino in [inode for inode, _size in synced], "the name of a new file is there too"


def test_after_ctrl_c_no_part_of_a_try_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = JournalFile(tmp_path / "journal.txt")
    journal.append([entry()])
    before = journal.path.read_bytes()

    def interrupted(_number: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            journal.append([entry("fourmi"), entry("renard")])
    assert journal.path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not rename such a file either")
def test_a_file_that_may_not_be_written_is_set_aside_and_its_tries_come_back(common_folder: Path) -> None:
    file = common_folder / "journal.txt"
    with Journal(file) as journal:
        journal.add(entry())
    file.chmod(0o444)
    with Journal(file) as journal:
        assert tuple(journal.entries()) == (entry(),)
        journal.add(entry("fourmi"))
        assert "journal-abime-1.txt" in str(journal.notice)
    with Journal(file) as journal:
        assert tuple(journal.entries()) == (entry(), entry("fourmi"))


@pytest.mark.skipif(sys.platform == "win32", reason="folders of Windows have no such right")
@pytest.mark.parametrize("there", [True, False])
def test_where_nothing_can_be_written_what_is_there_is_read(common_folder: Path, there: bool) -> None:
    file = common_folder / "journal.txt"
    if there:
        with Journal(file) as journal:
            journal.add(entry(challenge="before"))
        file.chmod(0o444)
        (common_folder / ".verrou").unlink()
    common_folder.chmod(0o555)
    with Journal(file) as journal:
        assert journal.notice == (
            f"le journal {file} ne s'ouvre pas ; vérifiez la place et les droits sur ce dossier (en attendant, ce qui "
            "est joué n'est pas gardé)"
        )
        journal.add(entry())
        before = {("before", HASH)} if there else set()
        assert journal.done() == {("gs-04-a", HASH), *before}
        assert tuple(journal.entries()) == (*((entry(challenge="before"),) if there else ()), entry())


def test_a_damaged_journal_on_a_full_disk_stays_as_it_is_and_what_can_be_read_is_played_on(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(file) as journal:
        for number in (1, 2, 3):
            journal.add(entry("abeille", f"defi-{number}"))
    spoiled = file.read_bytes().replace(b"defi-2", b"Zoe M.")
    file.write_bytes(spoiled)

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with Journal(file) as journal:
            assert "ne s'ouvre pas ; vérifiez la place" in str(journal.notice)
            assert not journal.is_whole
            journal.add(entry("abeille", "defi-4"))
            assert journal.done() == {(f"defi-{number}", HASH) for number in (1, 3, 4)}
            assert journal.run(0, 2).entries == (entry("abeille", "defi-3"), entry("abeille", "defi-4"))
    assert file.read_bytes() == spoiled
    assert sorted(each.name for each in file.parent.iterdir()) == [".journal-compte", ".verrou", "journal.txt"]
    with Journal(file) as journal:
        assert "(essais revenus : 2 ; perdus : 1)" in str(journal.notice)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "kit").write_text("a file")
    with Journal(tmp_path / "kit" / "journal.txt") as journal:
        assert "ne s'ouvre pas" in str(journal.notice)
        journal.add(entry())


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("kib", [0, 3])
def test_on_a_full_disk_every_try_that_was_kept_stays_and_the_others_are_kept_when_there_is_room(
    file: Path, kib: int
) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    file.parent.mkdir()
    kept = 0
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kib * 1024, hard))
        journal = Journal(file)
        for attempt in range(1, 151):
            journal.add(entry(attempt=attempt))
            kept += journal.notice is None
        notice = journal.notice
        assert [each.attempt for each in journal.entries()] == list(range(1, 151))
        assert [each.attempt for each in journal.run(140, 30).entries] == list(range(1, 11))
        assert attempts(file) == (list(range(1, kept + 1)), None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert (kept > 0) == (kib > 0)
    assert notice == (
        f"le disque refuse d'écrire le journal {file} (fichier trop gros) ; vérifiez la place et les droits "
        "(en attendant, ce qui est joué n'est pas gardé)"
    )
    journal.add(entry(attempt=151))
    assert journal.notice is None
    assert attempts(file) == (list(range(1, 152)), None)
    journal.erase()
    assert_no_trace(file.parent, "coccinelle")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_files_and_folders_are_the_users_alone_whatever_the_mask(file: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Journal(file) as journal:
            journal.add(entry())
            file.write_bytes(file.read_bytes() + b"garbage\n")
            journal.add(entry())
            journal.export_csv(tmp_path / "table.csv")
    finally:
        os.umask(before)
    files = [file.parent, tmp_path / "table.csv", *file.parent.iterdir()]
    assert len(files) == 7
    assert {oct(each.stat().st_mode & 0o777) for each in files} == {"0o700", "0o600"}
    file.chmod(0o644)
    Journal(file).close()
    assert oct(file.stat().st_mode & 0o777) == "0o600"
