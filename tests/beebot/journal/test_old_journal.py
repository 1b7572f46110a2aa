"""The SQLite journal of version 0.1.0 is taken over once, with every try, and leaves nothing behind."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from beebot.journal.progress import Journal, JournalError
from tests.beebot._step_kills import NEW, OLD, journal_of, old_journal
from tests.beebot.journals import assert_no_trace, entry
from tests.patience import HANG_S

ROOT = Path(__file__).parents[3]


@pytest.fixture
def old(file: Path) -> Path:
    """Where the old journal of 29 tries is, beside where the new one will be."""
    file.parent.mkdir()
    name = file.with_name("journal.sqlite3")
    old_journal(name, OLD)
    return name


def rewritten(old: Path, *statements: str) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)


def test_its_tries_come_first_and_it_is_gone(old: Path, file: Path) -> None:
    journal_of(file.with_name("other.txt"), NEW)  # takes it over too: it stands for a kit that was opened before
    file.with_name("other.txt").unlink()
    old_journal(old, OLD)
    journal_of(file, NEW)
    for _start in range(2):
        with Journal.open(file) as journal:
            assert (list(journal.entries()), journal.notice, journal.is_whole) == (OLD + NEW, None, True)
    assert sorted(each.name for each in file.parent.iterdir()) == [".verrou", "journal.txt"]


def test_what_an_old_kit_adds_later_is_taken_over_too(old: Path, file: Path) -> None:
    journal_of(file, NEW)
    old_journal(old, NEW)
    with Journal.open(file) as journal:
        assert list(journal.entries()) == NEW + OLD + NEW


ODD = {
    "day": "UPDATE entry SET day = 'hier' WHERE number = 2",
    "name": "UPDATE entry SET token = 'Zoé Martin' WHERE number = 2",
    "kind": "UPDATE entry SET cards = 'trois' WHERE number = 2",
    "bytes": "UPDATE entry SET hash = CAST(x'ff00fe' AS TEXT) WHERE number = 2",
    "gone": "DELETE FROM entry WHERE number = 2",
}


@pytest.mark.parametrize("statement", ODD.values(), ids=ODD)
def test_a_row_that_makes_no_sense_costs_that_row_and_the_file_is_kept_aside(
    statement: str, old: Path, file: Path
) -> None:
    rewritten(old, statement)
    with Journal.open(file) as journal:
        assert list(journal.entries()) == [OLD[0], *OLD[2:]]
        assert not journal.is_whole
        assert journal.notice == (
            f"le journal {old} était abîmé ; il est réparé (essais revenus : 28 ; perdus : 1) et l'ancien fichier est "
            "gardé sous le nom journal-abime-1.sqlite3"
        )
    with Journal.open(file) as journal:
        assert (len(journal.entries()), journal.notice) == (28, None)
        journal.erase()
    assert_no_trace(file.parent, "fourmi", "Martin")


def scribbled_over(old: Path) -> None:
    with old.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * 2000)


def garbage(old: Path) -> None:
    old.write_bytes(b"no database at all" * 300)


def another_table(old: Path) -> None:
    rewritten(old, "DROP TABLE entry", "CREATE TABLE entry (pupil TEXT)")


@pytest.mark.parametrize("spoil", [scribbled_over, garbage, another_table])
def test_a_damaged_one_is_kept_aside_and_a_new_one_starts(spoil: Callable[[Path], None], old: Path, file: Path) -> None:
    spoil(old)
    with Journal.open(file) as journal:
        assert "journal-abime-1.sqlite3" in str(journal.notice)
        assert not journal.is_whole
        journal.add(entry())
    with Journal.open(file) as journal:
        assert (journal.notice, journal.entries()[-1]) == (None, entry())


def test_one_of_a_later_version_is_left_alone(old: Path, file: Path) -> None:
    rewritten(old, "PRAGMA user_version = 2")
    before = old.read_bytes()
    with Journal.open(file) as journal:
        assert "vient d'une version plus récente du kit" in str(journal.notice)
        with pytest.raises(JournalError, match=r"journal\.sqlite3 vient d'une version plus récente"):
            journal.erase()
    assert old.read_bytes() == before


def test_one_that_another_program_has_open_waits(old: Path, file: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM entry").fetchall()
        with Journal.open(file) as journal:
            assert journal.notice == (
                f"l'ancien journal {old} n'est pas repris ; fermez les autres fenêtres du kit, puis relancez-le"
            )
            journal.add(NEW[0])
    with Journal.open(file) as journal:
        assert (journal.notice, list(journal.entries())) == (None, [*OLD, NEW[0]])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.parametrize(("what", "least"), [("take over", 20), ("heal", 10), ("erase", 20), ("add", 10)])
def test_a_kill_at_every_step(what: str, least: int, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.beebot._step_kills", what, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANG_S, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= least
