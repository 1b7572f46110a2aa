"""The journal: what was committed survives, what is damaged goes aside, what is erased is gone."""

import csv
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from beebot.database import APPLICATION_ID, kind_of_mount, open_database
from beebot.progress import SCHEMA, VERSION, Entry, Journal, JournalError, default_file
from beebot.verdict import Outcome

DAY = date(2026, 11, 25)
HASH = "0123456789abcdef"
WRITER = """
import sys
from datetime import date
from pathlib import Path
from beebot.progress import Entry, Journal
file, token, first, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with Journal.open(file) as journal:
    for number in range(first, last):
        journal.add(Entry(token, date(2026, 11, 25), "defi", "abc", number + 1, "BUMP", 3, 0))
        print(number, flush=True)
    print(journal.notice, flush=True)
"""


def entry(token: str = "coccinelle", challenge: str = "gs-04-a", result: str = "SUCCESS", attempt: int = 1) -> Entry:
    return Entry(token, DAY, challenge, HASH, attempt, result, 5, 2)


def fill(journal: Journal, count: int) -> None:
    """Add entries in one go: each by itself waits for the disk."""
    journal._database.execute("BEGIN")
    for attempt in range(1, count + 1):
        journal.add(entry(attempt=attempt))
    journal._database.execute("COMMIT")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kit" / "journal.sqlite3"


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


def test_what_is_added_is_there_after_closing(file: Path) -> None:
    added = (entry(), entry("abeille", result="BUMP"), entry("abeille", "gs-04-b"))
    with Journal.open(file) as journal:
        for each in added:
            journal.add(each)
        assert journal.notice is None
    with Journal.open(file) as journal:
        assert journal.entries() == added
        assert journal.notice is None


def test_done_is_told_for_one_token_or_for_all(file: Path) -> None:
    with Journal.open(file) as journal:
        for each in (
            entry(),
            entry("abeille", result="BUMP"),
            entry("abeille", "gs-04-b"),
            entry("abeille", "gs-04-b"),
        ):
            journal.add(each)
        assert journal.done() == {("gs-04-a", HASH), ("gs-04-b", HASH)}
        assert journal.done("abeille") == {("gs-04-b", HASH)}
        assert journal.done("fourmi") == frozenset()


def test_the_file_is_as_safe_as_sqlite_makes_it(file: Path) -> None:
    with Journal.open(file) as journal:
        pragmas = ("journal_mode", "synchronous", "secure_delete", "user_version", "application_id")
        values = [journal._database.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas]
    assert values == ["wal", 2, 1, VERSION, APPLICATION_ID]


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("token", "Emma D."),
        ("token", "=1+1"),
        ("token", ""),
        ("token", "a" * 25),
        ("challenge", "Le défi"),
        ("hash", ""),
        ("attempt", 0),
        ("cards", -1),
        ("hint", -1),
    ],
)
def test_neither_names_nor_free_text_nor_nonsense_can_be_kept(change: str, value: object) -> None:
    good: dict[str, object] = {name: getattr(entry(), name) for name in Entry.__slots__}
    with pytest.raises(ValueError, match=r"may be kept|count from"):
        Entry(**{**good, change: value})  # type: ignore[arg-type]


def test_a_result_is_an_outcome(file: Path) -> None:
    with Journal.open(file) as journal, pytest.raises(ValueError, match="no outcome: 'GENIUS'"):
        journal.add(entry(result="GENIUS"))
    with Journal.open(file) as journal:
        for outcome in Outcome:
            journal.add(entry(result=outcome.name))
        assert len(journal.entries()) == len(Outcome)


# Kills and company


def writer(file: Path, token: str, first: int, last: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(file), token, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_committed_is_lost_when_a_writer_is_killed(file: Path) -> None:
    chance = random.Random(9)
    promised = 0
    for _ in range(30):
        with writer(file, "abeille", promised, promised + 10**6) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.random() * 0.03)
            process.send_signal(signal.SIGKILL)
            told = [promised, *(int(line) for line in process.stdout if line.endswith("\n"))]
        with Journal.open(file) as journal:
            kept = [each.attempt for each in journal.entries()]
            assert journal.notice is None
        assert kept == list(range(1, len(kept) + 1))
        assert len(kept) >= told[-1] + 1
        promised = len(kept)
    assert promised >= 30


def test_two_processes_create_the_file_and_write_at_once(file: Path) -> None:
    with writer(file, "abeille", 0, 100) as one, writer(file, "fourmi", 0, 100) as other:
        assert [process.communicate()[0].splitlines()[-1] for process in (one, other)] == ["None", "None"]
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    with Journal.open(file) as journal:
        by_token = {
            token: [each.attempt for each in journal.entries() if each.token == token]
            for token in ("abeille", "fourmi")
        }
    assert by_token == {"abeille": list(range(1, 101)), "fourmi": list(range(1, 101))}


# Damage


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


def test_a_senseless_value_counts_as_damage(file: Path) -> None:
    with Journal.open(file) as journal:
        journal.add(entry())
    rewritten("UPDATE entry SET day = 'hier'")(file)
    with Journal.open(file) as journal:
        assert journal.notice is None
        assert journal.done("coccinelle") == {("gs-04-a", HASH)}
        assert journal.entries() == ()
        assert "journal-abime-1.sqlite3" in str(journal.notice)
        journal.add(entry())
        assert journal.entries() == (entry(),)


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


# Disks that refuse


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


# Export and erasing


def test_the_export_is_a_french_spreadsheet(file: Path, tmp_path: Path) -> None:
    table = tmp_path / "journal.csv"
    table.write_text("what was there before")
    with Journal.open(file) as journal:
        journal.add(entry())
        journal.add(Entry("abeille", date(2026, 1, 5), "ps-01", "ff00", 12, "TARGET_MISSED", 0, 0))
        journal._database.execute("UPDATE entry SET result = 'FROM_LATER' WHERE number = 1")
        journal.export_csv(table)
    assert table.read_bytes().decode("utf-8") == (
        "\ufeffjeton;jour;défi;empreinte;essai;résultat;cartes;indice\r\n"
        "coccinelle;2026-11-25;gs-04-a;0123456789abcdef;1;FROM_LATER;5;2\r\n"
        "abeille;2026-01-05;ps-01;ff00;12;cible oubliée;0;0\r\n"
    )
    with table.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["essai"] for row in csv.DictReader(stream, delimiter=";")] == ["1", "12"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["journal.csv", "kit"]


def test_an_export_that_cannot_be_written_leaves_what_was_there(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "table"
    folder.mkdir()
    (folder / "in it").touch()
    with Journal.open(file) as journal:
        with pytest.raises(JournalError, match=r"impossible d'écrire .*table .*; choisissez un autre dossier"):
            journal.export_csv(folder)
        with pytest.raises(JournalError, match="No such file or directory"):
            journal.export_csv(tmp_path / "nowhere" / "table.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kit", "table"]


def assert_no_trace(folder: Path, *words: str) -> None:
    for each in folder.rglob("*"):
        for word in words:
            assert each.is_dir() or word.encode() not in each.read_bytes(), each


def test_nothing_erased_is_left_in_any_byte(file: Path) -> None:
    Journal.open(file).close()
    file.write_bytes(b"coccinelle" * 99)
    with Journal.open(file) as journal:
        fill(journal, 499)
        assert b"coccinelle" in b"".join(each.read_bytes() for each in file.parent.iterdir())
        journal.erase()
        assert journal.entries() == ()
        assert_no_trace(file.parent, "coccinelle", "gs-04-a", HASH)
        journal.add(entry("fourmi"))
    assert_no_trace(file.parent, "coccinelle")
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_erasing_says_so_when_another_window_still_reads(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beebot.database.PATIENCE_S", 0.1)
    with Journal.open(file) as journal, closing(sqlite3.connect(file, isolation_level=None)) as other:
        journal.add(entry())
        other.execute("BEGIN")
        other.execute("SELECT * FROM entry").fetchall()
        with pytest.raises(JournalError) as refusal:
            journal.erase()
        assert str(refusal.value) == (
            f"tout n'est pas effacé dans {file} ; fermez les autres fenêtres du kit et recommencez"
        )
        other.execute("COMMIT")
        journal.erase()
        assert_no_trace(file.parent, "coccinelle")


def test_erasing_what_the_disk_refused_starts_a_new_file(file: Path) -> None:
    with Journal.open(file) as journal:
        journal.add(entry())
        journal._database.execute("PRAGMA max_page_count = 2")
        while journal.notice is None:
            journal.add(entry("fourmi"))
        journal.erase()
        assert [journal.notice, journal.entries()] == [None, ()]
        assert_no_trace(file.parent, "coccinelle", "fourmi")
        journal.add(entry("abeille"))
    with Journal.open(file) as journal:
        assert journal.entries() == (entry("abeille"),)


def test_a_file_held_by_another_is_not_set_aside(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beebot.database.PATIENCE_S", 0.01)
    Journal.open(file).close()
    with closing(open_database(file, SCHEMA, VERSION)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Journal.open(file) as journal:
            assert "ne s'ouvre pas" in str(journal.notice)
            journal.add(entry())
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_the_usual_place_is_one_of_this_user() -> None:
    assert default_file().name == "journal.sqlite3"
    assert "beebot-kit" in default_file().parts
