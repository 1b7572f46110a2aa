"""The journal on bad days: what is damaged goes aside, what the disk refuses is kept in memory, and play goes on."""

import os
import signal
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from beebot.database import kind_of_mount
from beebot.progress import VERSION, Journal, JournalError
from tests.beebot.journals import HASH, assert_no_trace, entry, fill


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


def truncated(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size // 2 + 7)


def scribbled_over(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * 2000)


def rewritten(*statements: str) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            for statement in statements:
                database.execute(statement)

    return spoil


def replaced(content: bytes) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        file.write_bytes(content)

    return spoil


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "photo.jpg").write_bytes(b"not ours")


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGES = {
    "garbage": replaced(b"\x00\xffgarbage" * 999),
    "text": replaced(b"jeton;jour\n"),
    "truncated": truncated,
    "scribbled over": scribbled_over,
    "another table": rewritten("DROP TABLE entry", "CREATE TABLE entry (pupil TEXT)"),
    "one table more": rewritten("CREATE TABLE pupils (name TEXT)"),
    "no table": rewritten("DROP TABLE entry", "CREATE TABLE entries (x)"),
    "another program": rewritten("PRAGMA application_id = 7", "PRAGMA user_version = 99"),
    "a folder": a_folder,
}
if hasattr(os, "mkfifo"):
    DAMAGES["a pipe"] = a_pipe


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_set_aside_and_a_new_one_starts(file: Path, damage: Callable[[Path], None]) -> None:
    with Journal.open(file) as journal:
        fill(journal, 199)
    damage(file)
    kind = stat.S_IFMT(file.stat().st_mode)
    for number in (1, 2):
        with Journal.open(file) as journal:
            assert journal.notice == (
                f"le journal {file} était abîmé ; il est mis de côté sous le nom journal-abime-{number}.sqlite3 et un "
                "nouveau commence"
            )
            journal.add(entry("fourmi"))
        with Journal.open(file) as journal:
            assert (journal.notice, journal.entries()) == (None, (entry("fourmi"),))
        aside = file.with_name(f"journal-abime-{number}.sqlite3")
        assert stat.S_IFMT(aside.lstat().st_mode) == (kind if number == 1 else stat.S_IFREG)
        file.write_bytes(b"again")


ODD = {
    "day": "UPDATE entry SET day = 'hier' WHERE number = 2",
    "name": "UPDATE entry SET token = 'Zoé Martin' WHERE number = 2",
    "kind": "UPDATE entry SET cards = 'trois' WHERE number = 2",
}


@pytest.mark.parametrize("statement", ODD.values(), ids=ODD)
def test_a_senseless_row_costs_that_row_alone_and_is_told(statement: str, file: Path) -> None:
    with Journal.open(file) as journal:
        for attempt in (1, 2, 3):
            journal.add(entry(attempt=attempt))
    rewritten(statement)(file)
    with Journal.open(file) as journal:
        assert (journal.notice, journal.is_whole) == (None, True)
        assert journal.done() == {("gs-04-a", HASH)}
        for _again in range(2):
            assert [each.attempt for each in journal.entries()] == [1, 3]
            assert journal.notice == (
                f"1 essai du journal {file} ne se lit pas et manque ici ; les autres y sont, le fichier le garde"
            )
            assert not journal.is_whole
        journal.add(entry(attempt=4))
        assert [each.attempt for each in journal.entries()] == [1, 3, 4]
        assert [each.name for each in file.parent.glob("*abime*")] == []
        journal.erase()
        journal.add(entry())
        assert (journal.entries(), journal.is_whole) == ((entry(),), True)


def test_a_file_that_breaks_while_open_is_set_aside_and_the_entry_is_kept(file: Path) -> None:
    with Journal.open(file) as journal:
        fill(journal, 399)
        journal._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        journal._database.execute("PRAGMA cache_size = 0")
        scribbled_over(file)
        rewritten_pages = range(2, file.stat().st_size // 4096)
        with file.open("r+b") as stream:
            for page in rewritten_pages:
                stream.seek(page * 4096)
                stream.write(b"\xa5" * 4096)
        journal.add(entry("fourmi"))
        assert "journal-abime-1.sqlite3" in str(journal.notice)
        assert journal.entries() == (entry("fourmi"),)


def test_an_empty_file_is_a_new_journal(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    with Journal.open(file) as journal:
        assert (journal.notice, journal.entries()) == (None, ())


def test_a_newer_file_is_not_touched(file: Path) -> None:
    with Journal.open(file) as journal:
        journal.add(entry())
    rewritten(f"PRAGMA user_version = {VERSION + 1}", "ALTER TABLE entry ADD COLUMN more TEXT")(file)
    before = {each.name: each.read_bytes() for each in file.parent.iterdir()}
    with Journal.open(file) as journal:
        assert journal.notice == (
            f"le journal {file} vient d'une version plus récente du kit ; mettez le kit à jour (en attendant, ce qui "
            "est joué n'est pas gardé)"
        )
        journal.add(entry("fourmi"))
        assert journal.entries() == (entry("fourmi"),)
        with pytest.raises(JournalError) as refusal:
            journal.erase()
        assert str(refusal.value) == f"{file} vient d'une version plus récente du kit ; effacez-le avec elle"
    assert before == {each.name: each.read_bytes() for each in file.parent.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not rename such a file either")
def test_a_file_that_may_not_be_written_is_set_aside(common_folder: Path) -> None:
    file = common_folder / "journal.sqlite3"
    with Journal.open(file) as journal:
        journal.add(entry())
    file.chmod(0o444)
    with Journal.open(file) as journal:
        assert "journal-abime-1.sqlite3" in str(journal.notice)
        journal.add(entry("fourmi"))
    with Journal.open(file) as journal:
        assert journal.entries() == (entry("fourmi"),)


@pytest.mark.skipif(sys.platform == "win32", reason="folders of Windows have no such right")
@pytest.mark.parametrize("there", [True, False])
def test_where_nothing_can_be_written_the_journal_is_in_memory(common_folder: Path, there: bool) -> None:
    file = common_folder / "journal.sqlite3"
    if there:
        Journal.open(file).close()
        file.chmod(0o444)
    common_folder.chmod(0o555)
    with Journal.open(file) as journal:
        assert journal.notice == (
            f"le journal {file} ne s'ouvre pas ; vérifiez la place et les droits sur ce dossier (en attendant, ce qui "
            "est joué n'est pas gardé)"
        )
        journal.add(entry())
        assert journal.done() == {("gs-04-a", HASH)}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "kit").write_text("a file")
    with Journal.open(tmp_path / "kit" / "journal.sqlite3") as journal:
        assert "ne s'ouvre pas" in str(journal.notice)
        journal.add(entry())


def test_when_the_disk_is_full_what_was_kept_stays_and_play_goes_on(file: Path) -> None:
    with Journal.open(file) as journal:
        pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
        journal._database.execute(f"PRAGMA max_page_count = {pages}")
        attempt = 0
        while journal.notice is None:
            attempt += 1
            journal.add(entry(attempt=attempt))
        assert journal.notice == (
            f"le disque refuse d'écrire le journal {file} ; faites-y de la place (en attendant, ce qui est joué n'est "
            "pas gardé)"
        )
        journal.add(entry(attempt=attempt + 1))
        assert [each.attempt for each in journal.entries()] == list(range(1, attempt + 2))
    with Journal.open(file) as journal:
        assert [each.attempt for each in journal.entries()] == list(range(1, attempt))


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("kib", [0, 20])
def test_when_files_may_not_grow_play_goes_on(file: Path, kib: int) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    file.parent.mkdir()
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kib * 1024, hard))
        with Journal.open(file) as journal:
            for attempt in range(1, 150):
                journal.add(entry(attempt=attempt))
            kept, notice = journal.entries(), journal.notice
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert notice
    assert [each.attempt for each in kept] == list(range(1, 150))


def test_where_write_ahead_cannot_be_had_the_older_journal_serves(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal.open(file) as journal:
        journal.add(entry())
    monkeypatch.setattr("beebot.database.on_network", lambda _file: True)
    with Journal.open(file) as journal:
        assert journal._database.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        journal.add(entry("fourmi"))
        assert journal.entries() == (entry(), entry("fourmi"))
        journal.erase()
    assert_no_trace(file.parent, "fourmi", "coccinelle")


@pytest.mark.parametrize(
    ("place", "kind"),
    [("/home/ecole/kit", "nfs4"), ("/home/local/kit", "ext4"), ("/media/le serveur/kit", "cifs"), ("/tmp", "ext4")],
)
def test_what_a_place_is_mounted_from(place: str, kind: str) -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\nserveur:/home /home nfs4 rw,vers=4.2 0 0\n/dev/sdb1 /home/local ext4 rw 0 0\n"
        "//serveur/commun /media/le\\040serveur cifs rw 0 0\n"
    )
    assert kind_of_mount(Path(place), mounts) == kind
