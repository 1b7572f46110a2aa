"""The journal: what was committed is there, what is exported opens, what is erased is gone."""

import csv
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from beebot.database import APPLICATION_ID, open_database
from beebot.progress import SCHEMA, VERSION, Entry, Journal, JournalError, default_file
from beebot.verdict import Outcome
from tests.beebot.journals import HASH, assert_no_trace, entry, fill


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
        with pytest.raises(JournalError, match="dossier ou fichier introuvable"):
            journal.export_csv(tmp_path / "nowhere" / "table.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kit", "table"]


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
