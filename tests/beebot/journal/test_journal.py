"""The journal: what was committed is there, what is exported opens, what is erased is gone."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from beebot.files.folder_lock import locked
from beebot.journal.journal import Entry, Journal, JournalError
from beebot.journal.line_format import VERSION, is_newer, line_of
from beebot.journal.tally import Tally
from beebot.judging.rules import Outcome
from tests.beebot.journals import HASH, assert_no_trace, entry, fill


def test_what_is_added_is_there_after_closing(file: Path) -> None:
    added = (entry(), entry("abeille", result="BUMP"), entry("abeille", "gs-04-b"))
    with Journal(file) as journal:
        for each in added:
            journal.add(each)
        assert journal.notice is None
    with Journal(file) as journal:
        assert tuple(journal.entries()) == added
        assert journal.notice is None


def test_done_is_told_for_one_token_or_for_all(file: Path) -> None:
    with Journal(file) as journal:
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
    with Journal(file) as journal, pytest.raises(ValueError, match="no outcome: 'GENIUS'"):
        journal.add(entry(result="GENIUS"))
    with Journal(file) as journal:
        for outcome in Outcome:
            journal.add(entry(result=outcome.name))
        assert len(tuple(journal.entries())) == len(Outcome)


def test_the_export_is_a_french_spreadsheet(file: Path, tmp_path: Path) -> None:
    table = tmp_path / "journal.csv"
    table.write_text("what was there before")
    with Journal(file) as journal:
        journal.add(entry())
        journal.add(Entry("abeille", date(2026, 1, 5), "ps-01", "ff00", 12, "TARGET_MISSED", 0, 0))
        journal._file.append([replace(entry(), result="FROM_LATER", unknown=("meant=pivot-goes-on",))])
        journal.add(replace(entry(), together=True, cards=0, by_hand=True))
        journal.add(replace(entry(), together=True))
        journal.export_csv(table)
    assert table.read_bytes().decode("utf-8") == (
        "\ufeffjeton;jour;défi;empreinte;essai;résultat;cartes;indice;ensemble;dit à la main\r\n"
        "coccinelle;2026-11-25;gs-04-a;0123456789abcdef;1;réussi;5;2;;\r\n"
        "abeille;2026-01-05;ps-01;ff00;12;cible oubliée;0;0;;\r\n"
        "coccinelle;2026-11-25;gs-04-a;0123456789abcdef;1;FROM_LATER;5;2;;\r\n"
        "coccinelle;2026-11-25;gs-04-a;0123456789abcdef;1;réussi;0;2;oui;oui\r\n"
        "coccinelle;2026-11-25;gs-04-a;0123456789abcdef;1;réussi;5;2;oui;\r\n"
    )
    with table.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["essai"] for row in csv.DictReader(stream, delimiter=";")] == ["1", "12", "1", "1", "1"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["journal.csv", "kit"]


def test_an_export_that_cannot_be_written_leaves_what_was_there(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "table"
    folder.mkdir()
    (folder / "in it").touch()
    with Journal(file) as journal:
        with pytest.raises(JournalError, match=r"impossible d'écrire .*table .*; choisissez un autre dossier"):
            journal.export_csv(folder)
        with pytest.raises(JournalError, match="dossier ou fichier introuvable"):
            journal.export_csv(tmp_path / "nowhere" / "table.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kit", "table"]


def test_nothing_erased_is_left_in_any_byte(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"coccinelle" * 99)
    with Journal(file) as journal:
        fill(journal, 499)
        assert b"coccinelle" in b"".join(each.read_bytes() for each in file.parent.iterdir())
        journal.erase()
        assert tuple(journal.entries()) == ()
        assert_no_trace(file.parent, "coccinelle", "gs-04-a", HASH)
        journal.add(entry("fourmi"))
    assert_no_trace(file.parent, "coccinelle")
    assert sorted(each.name for each in file.parent.iterdir()) == [".journal-compte", ".verrou", file.name]


def test_a_line_is_as_people_and_later_versions_read_it(file: Path) -> None:
    with Journal(file) as journal:
        journal.add(entry())
        journal.add(entry("abeille", result="BUMP"))
        journal.add(replace(entry(), by_hand=True, together=True))
    assert file.read_text("ascii") == (
        "2 1 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 2 13cbc3ae\n"
        "2 2 abeille 2026-11-25 gs-04-a 0123456789abcdef 1 BUMP 5 2 e1d5a55e\n"
        "2 3 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 2 by=hand help=another 86535799\n"
    )


EARLIER = (
    "1 1 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 2 59e5b350\n"
    "1 2 abeille 2026-11-25 gs-04-a 0123456789abcdef 1 BUMP 5 2 3e9cb5eb\n"
)
"""A journal as version 1 wrote it."""


def test_a_journal_of_an_earlier_kit_is_read_added_to_and_exported(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.write_text(EARLIER, "ascii")
    before, declared = (entry(), entry("abeille", result="BUMP")), replace(entry("fourmi"), by_hand=True)
    with Journal(file) as journal:
        journal.add(declared)
        assert tuple(journal.entries()) == (*before, declared)
        journal.export_csv(tmp_path / "table.csv")
    assert file.read_text("ascii").startswith(EARLIER), "what an earlier kit wrote is left as it is"
    assert len((tmp_path / "table.csv").read_text().splitlines()) == 4
    with Journal(file) as journal:
        assert (journal.notice, tuple(journal.entries()), journal.count()) == (None, (*before, declared), 3)
        assert [tally.by_hand for tally in journal.tallies().values()] == [False, False, True]


def test_a_word_of_a_later_kit_is_kept_and_passed_over(file: Path) -> None:
    later = replace(entry(), unknown=("group=red", "meant=pivot-goes-on"))
    with Journal(file) as journal:
        journal._file.append([later])
        assert journal.tallies() == {("coccinelle", "gs-04-a", HASH): Tally(1, done=True, hint=2)}
    whole = file.read_bytes()
    file.write_bytes(b"spoilt\n" + whole)
    with Journal(file) as journal:
        assert tuple(journal.entries()) == (later,)
    assert file.read_bytes() == whole


def test_only_words_of_this_kit_are_written(file: Path) -> None:
    with Journal(file) as journal, pytest.raises(ValueError, match="not the kit's"):
        journal.add(replace(entry(), unknown=("first=zoe",)))
    for word in ("first=Zoé", "zoe", "=zoe", "first=", "a=b c"):
        with pytest.raises(ValueError, match="may be kept"):
            replace(entry(), unknown=(word,))
    with pytest.raises(ValueError, match="may be kept"):
        replace(entry(), by_hand=True, unknown=("a=b",) * 8)


def test_erasing_says_so_while_another_window_writes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beebot.files.folder_lock.PATIENCE_S", 0.05)
    with Journal(file) as journal:
        journal.add(entry())
        with locked(file.parent), pytest.raises(JournalError) as refusal:
            journal.erase()
        assert str(refusal.value) == (
            f"tout n'est pas effacé dans {file} ; fermez les autres fenêtres du kit et recommencez"
        )
        journal.erase()
        assert_no_trace(file.parent, "coccinelle")


def test_what_is_added_while_another_holds_the_folder_is_kept_later(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("beebot.files.folder_lock.PATIENCE_S", 0.05)
    file.parent.mkdir()
    with locked(file.parent):
        journal = Journal(file)
        assert "ne s'ouvre pas" in str(journal.notice)
        journal.add(entry())
        assert tuple(journal.entries()) == (entry(),)
    journal.add(entry("fourmi"))
    assert journal.notice is None
    with Journal(file) as other:
        assert tuple(other.entries()) == (entry(), entry("fourmi"))


@pytest.mark.parametrize("many", [1, 7, 200, 5000])
def test_a_page_is_what_the_whole_has_there(file: Path, many: int) -> None:
    with Journal(file) as journal:
        fill(journal, 3000)
        journal._waiting = [entry("fourmi"), entry("abeille")]
        whole = tuple(journal.entries())
        assert (len(whole), journal.count()) == (3002, 3002)
        for later in (0, 1, 2, 3, 777, 2999, 3001, 3002, 4000):
            page = journal.run(later, many)
            last = max(3002 - later, 0)
            first = max(last - many, 0)
            assert page == (whole[first:last], first, 3002 - last)


def test_a_page_about_some_challenges_counts_no_others(file: Path) -> None:
    with Journal(file) as journal:
        for number in range(30):
            journal.add(entry("abeille", f"defi-{number % 3}"))
        journal._waiting = [entry("fourmi", "defi-1")]
        own = [each for each in journal.entries() if each.challenge in ("defi-0", "defi-1")]
        page = journal.run(4, 5, frozenset({"defi-0", "defi-1"}))
        assert page == (tuple(own[12:17]), 12, 4)
        assert len(own) == 21
        assert journal.run(0, 5, frozenset({"defi-9"})) == ((), 0, 0)


def test_days_may_go_back(file: Path) -> None:
    """A clock without a battery begins in 1970 at each start."""
    days = [date(2026, 11, 25), date(1970, 1, 1), date(2026, 11, 24), date(1, 1, 1), date(9999, 12, 31)]
    added = tuple(replace(entry(), day=day) for day in days)
    for each in added:
        with Journal(file) as journal:
            journal.add(each)
    with Journal(file) as journal:
        assert (journal.notice, tuple(journal.entries())) == (None, added)
        assert journal.run(1, 2).entries == added[2:4]


def test_a_line_of_the_next_version_is_newer_and_one_that_is_damaged_or_known_is_not() -> None:
    known = line_of(7, entry()).rstrip(b"\n")
    words = b"%d%b" % (VERSION + 1, known[1:-9])
    assert is_newer(b"%b %08x" % (words, crc32(words)))
    assert not is_newer(known)
    assert not is_newer(words + known[-9:])
