"""What outlives the screen: kept by a thread, read again, exported, erased; a disk that fails costs no frame."""

import json
import sys
import threading
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from zlib import crc32

import pytest

from beebot.files.folder_lock import NAME as LOCK
from beebot.files.private_folder import JOURNAL
from beebot.i18n import speaking
from beebot.journal.tally import Tally
from simulateur.game.controls import Key, Touch
from simulateur.game.records import Bookmark, Tried, to_json
from simulateur.game.reports import Answer, Contents, Erased, Notice, Opened, Report, TalliesAre
from simulateur.game.requests import ShowTries, Stored
from simulateur.game.settings import Settings
from simulateur.machine.keeping import bookmark as bookmark_module
from simulateur.machine.keeping.bookmark import FILE as BOOKMARK
from simulateur.machine.keeping.exported_table import TABLE
from simulateur.machine.keeping.screen_files import KeptSettings, ScreenFiles
from simulateur.machine.keeping.settings_file import read_settings, refused
from simulateur.machine.keeping.store import Store
from tests.patience import HANG_S

TRIED = Tried("fox", "premiere-fleur", "a" * 32, 1, "SUCCESS", 3, 0)
DONE = frozenset({("premiere-fleur", "a" * 32)})
MARK = Bookmark("gs", "owl", "seance", "premiere-fleur", "a" * 32, (Touch(Key.FORWARD), Touch(Key.CARD, 1)))


def reports(store: Store, disk: ScreenFiles) -> list[Report]:
    """Everything that was said, once all that was asked is done."""
    assert store.flush(HANG_S)
    return list(disk.take_reports())


def opened_store(folder: Path, documents: Path | None = None) -> tuple[Store, ScreenFiles]:
    store = Store(folder, documents)
    return store, store.screen_files()


def opened(folder: Path) -> tuple[Opened, list[Report]]:
    """What a new start finds."""
    store, disk = opened_store(folder)
    (first, *others) = reports(store, disk)
    store.close()
    assert isinstance(first, Opened)
    return first, others


def test_a_new_machine_knows_nothing_and_makes_its_folder(tmp_path: Path) -> None:
    found, others = opened(tmp_path / "a" / "b")
    assert (found, others) == (Opened(frozenset(), None), [])


def test_what_was_done_and_where_they_were_comes_back(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    disk.obey(TRIED)
    disk.keep(MARK)
    store.close()
    found, _others = opened(tmp_path)
    assert found == Opened(DONE, MARK, by_animal={"fox": DONE})


def test_of_bookmarks_that_come_faster_than_the_disk_the_last_one_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, writes = threading.Event(), list[dict[str, object]]()

    def write(file: Path, value: dict[str, object]) -> None:
        slow.wait(HANG_S)
        writes.append(value)

    monkeypatch.setattr(bookmark_module, "write_json", write)
    store, disk = opened_store(tmp_path)
    for place in range(100):  # returns at once each time, or this test would never end
        disk.keep(Bookmark("gs", "owl", touches=(Touch(Key.CARD, place),)))
    slow.set()
    assert store.flush(HANG_S)
    store.close()
    assert len(writes) <= 2
    assert writes[-1]["touches"] == [["CARD", 99, 0]]


def test_settings_are_kept(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    disk.keep_changes(Settings(), Settings(language="en", mute=True))
    store.close()
    assert read_settings(tmp_path) == (Settings(language="en", mute=True), None)


def test_what_the_command_line_says_is_for_this_time_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    disk = store.screen_files(settings=KeptSettings(on_disk=Settings()))
    played = Settings(mute=True, full_screen=True)
    disk.keep_changes(played, replace(played, hare=True))
    disk.keep_changes(replace(played, hare=True), replace(played, hare=True, language="en"))
    store.close()
    assert read_settings(tmp_path) == (Settings(hare=True, language="en"), None)


def test_a_trouble_is_told_once_though_the_language_changes(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    reports(store, disk)
    store.close()
    for code in ("fr", "en"):
        with speaking(code):
            disk.trouble(partial(refused, tmp_path, OSError(28, "No space left on device")))
    assert len(disk.take_reports()) == 1


def test_everything_is_shown_written_out_and_erased(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path / "kept", tmp_path)
    disk.keep(MARK)
    for request in (TRIED, ShowTries(), Stored.TALLIES, Stored.EXPORT, Stored.ERASE, ShowTries()):
        disk.obey(request)
    _opened, contents, tallies, told, erased, nothing = reports(store, disk)
    assert isinstance(contents, Contents)
    (entry,) = contents.entries
    assert (entry.token, entry.day, entry.challenge, entry.result) == (
        "renard",
        date.today(),  # noqa: DTZ011 (the day on the wall)
        "premiere-fleur",
        "SUCCESS",
    )
    assert tallies == TalliesAre({(entry.token, entry.challenge, entry.hash): Tally(1, done=True, hint=entry.hint)})
    assert told == Answer(f"Tout est écrit dans {tmp_path / TABLE}")
    assert (tmp_path / TABLE).read_text("utf-8-sig").splitlines()[1].startswith("renard;")
    assert (erased, nothing) == (Erased(), Contents(()))
    store.close()
    assert not (tmp_path / "kept" / BOOKMARK).exists()
    assert opened(tmp_path / "kept")[0] == Opened(frozenset(), None)


@pytest.mark.parametrize("marks", [(False, False), (True, False), (False, True)], ids=str)
def test_who_said_it_and_whose_help_it_was_are_kept(tmp_path: Path, marks: tuple[bool, bool]) -> None:
    store, disk = opened_store(tmp_path / "kept", tmp_path)
    by_hand, together = marks
    for request in (TRIED._replace(by_hand=by_hand, together=together), ShowTries()):
        disk.obey(request)
    _opened, contents = reports(store, disk)
    assert isinstance(contents, Contents)
    (entry,) = contents.entries
    assert (entry.by_hand, entry.together) == marks
    store.close()


def test_what_was_set_aside_is_erased_too(tmp_path: Path) -> None:
    (tmp_path / BOOKMARK).write_text("{")
    store, disk = opened_store(tmp_path)
    disk.obey(Stored.ERASE)
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [LOCK]


def test_a_folder_of_documents_that_is_not_there_is_made_for_the_table(tmp_path: Path) -> None:
    documents = tmp_path / "home" / "Documents"
    store, disk = opened_store(tmp_path / "kept", documents)
    disk.obey(Stored.EXPORT)
    _opened, told = reports(store, disk)
    store.close()
    assert told == Answer(f"Tout est écrit dans {documents / TABLE}")
    assert [each.name for each in documents.iterdir()] == [TABLE]


@pytest.mark.parametrize("taken", ["Documents", f"Documents/{TABLE}"])
def test_a_table_that_cannot_be_among_the_documents_is_beside_the_journal(taken: str, tmp_path: Path) -> None:
    kept, documents = tmp_path / "kept", tmp_path / "Documents"
    if taken == "Documents":
        documents.write_text("")
        reason = "ce nom est déjà pris"
    else:
        (tmp_path / taken).mkdir(parents=True)
        reason = "c'est un dossier"
    store, disk = opened_store(kept, documents)
    disk.obey(Stored.EXPORT)
    _opened, told = reports(store, disk)
    store.close()
    where = f"le tableau est dans {kept / TABLE}"
    assert told == Answer(f"Le dossier {documents} ne se laisse pas écrire ({reason}) : {where}")
    assert (kept / TABLE).read_text("utf-8-sig").startswith("jeton;")
    assert not documents.is_dir() or [each.name for each in documents.iterdir()] == [TABLE]


def test_a_table_that_can_be_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "kept" / TABLE).mkdir(parents=True)
    (tmp_path / "Documents").write_text("")
    store, disk = opened_store(tmp_path / "kept", tmp_path / "Documents")
    disk.obey(Stored.EXPORT)
    _opened, told = reports(store, disk)
    store.close()
    where = f"ni dans {tmp_path / 'Documents' / TABLE} ni dans {tmp_path / 'kept' / TABLE} (c'est un dossier)"
    assert told == Answer(f"le tableau ne s'écrit {where} ; vérifiez la place et les droits")


def test_a_longer_table_stays_when_the_journal_cannot_give_its_rows(tmp_path: Path) -> None:
    kept, table, beside = tmp_path / "kept", tmp_path / TABLE, tmp_path / "abeille-progres-2.csv"
    store, disk = opened_store(kept, tmp_path)
    for request in (TRIED, TRIED, Stored.EXPORT):
        disk.obey(request)
    assert reports(store, disk)[-1] == Answer(f"Tout est écrit dans {table}")
    store.close()
    before = table.read_bytes()
    journal = kept / JOURNAL
    journal.write_bytes(journal.read_bytes().replace(b"renard", b"Zo\xc3\xab M", 1))
    store, disk = opened_store(kept, tmp_path)
    disk.obey(Stored.EXPORT)
    _opened, trouble, told = reports(store, disk)
    store.close()
    assert told == Answer(
        f"Le tableau est dans {beside} ; {table} a plus de lignes et reste comme il était ; "
        "le journal ne se lit pas en entier : des essais y manquent"
    )
    assert isinstance(trouble, Notice)
    assert trouble.sentence.startswith(
        f"le journal {journal} était abîmé ; il est réparé (essais revenus : 1 ; perdus : 1)"
    )
    assert table.read_bytes() == before
    assert len(beside.read_text("utf-8-sig").splitlines()) == 2


def test_the_table_of_a_journal_from_a_newer_kit_says_that_it_is_not_all(tmp_path: Path) -> None:
    kept, table = tmp_path / "kept", tmp_path / TABLE
    store, disk = opened_store(kept)
    disk.obey(TRIED)
    store.close()
    words = b"2 2 renard un-de-plus"
    with (kept / JOURNAL).open("ab") as stream:
        stream.write(b"%s %08x\n" % (words, crc32(words)))
    store, disk = opened_store(kept, tmp_path)
    disk.obey(Stored.EXPORT)
    told = reports(store, disk)[-1]
    store.close()
    assert told == Answer(f"Le tableau est dans {table} ; le journal ne se lit pas en entier : des essais y manquent")


def test_a_bookmark_after_an_erasure_is_kept_again(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    disk.keep(MARK)
    disk.obey(Stored.ERASE)
    disk.keep(MARK)
    store.close()
    assert opened(tmp_path)[0].bookmark == MARK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"format": 1, "path": 3, "animal": "", "lesson": "", "challenge": "", "hash": "", "touches": []}',
        '{"format": 1, "path": "", "animal": "", "lesson": "", "challenge": "", "hash": "", "touches": [["NO", 0, 0]]}',
        '{"format": 1, "path": "", "animal": "", "lesson": "", "challenge": "", "hash": "", "touches": ["GO"]}',
        '{"format": 0, "path": "", "animal": "", "lesson": "", "challenge": "", "hash": "", "touches": []}',
    ],
)
def test_a_damaged_bookmark_is_set_aside_and_the_start_goes_on(text: str, tmp_path: Path) -> None:
    (tmp_path / BOOKMARK).write_text(text)
    found, others = opened(tmp_path)
    file, aside = tmp_path / BOOKMARK, "en-cours-abime-1.json"
    sentence = f"{file} était abîmé ; il est mis de côté sous le nom {aside} et le kit repart sans lui"
    assert (found, others) == (Opened(frozenset(), None), [Notice(sentence)])
    assert (tmp_path / aside).exists()


def test_a_bookmark_in_a_later_format_is_told_and_stays_until_it_is_erased(tmp_path: Path) -> None:
    file = tmp_path / BOOKMARK
    file.write_text('{"format": 6, "where": "nowhere known"}')
    store, disk = opened_store(tmp_path)
    disk.keep(MARK)
    first, *others = reports(store, disk)
    told = f"{file} vient d'une version plus récente du kit ; mettez le kit à jour"
    assert (first, others) == (
        Opened(frozenset(), None),
        [Notice(f"{told} (ce fichier reste tel quel)")],
    )
    assert file.read_text() == '{"format": 6, "where": "nowhere known"}'
    disk.obey(Stored.ERASE)
    disk.keep(MARK)
    store.close()
    assert opened(tmp_path)[0].bookmark == MARK


def test_a_bookmark_with_a_fact_of_a_later_version_is_read(tmp_path: Path) -> None:
    (tmp_path / BOOKMARK).write_text(json.dumps(to_json(MARK) | {"tempo": "hare"}), encoding="utf-8-sig")
    assert opened(tmp_path) == (Opened(frozenset(), MARK), [])


def test_two_screens_cannot_have_one_seat(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for seat in ("", "fra", "ang"):
        store.screen_files(seat)
        with pytest.raises(ValueError, match="taken"):
            store.screen_files(seat)
    store.close()


def test_a_damaged_journal_is_told_and_the_bookmark_comes_back(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    disk.keep(MARK)
    store.close()
    (tmp_path / JOURNAL).write_bytes(b"not a database at all" * 300)
    found, (trouble,) = opened(tmp_path)
    assert found.bookmark == MARK
    assert isinstance(trouble, Notice)
    assert trouble.sentence.startswith(f"le journal {tmp_path / JOURNAL} était abîmé")


def test_a_disk_that_refuses_is_told_once_and_play_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(file: Path, value: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bookmark_module, "write_json", write)
    store, disk = opened_store(tmp_path)
    for place in range(5):
        disk.keep(Bookmark("gs", "owl", touches=(Touch(Key.CARD, place),)))
        assert store.flush(HANG_S)
    _opened, *troubles = disk.take_reports()
    store.close()
    sentence = f"le programme à l'écran n'est pas gardé dans {tmp_path / BOOKMARK} (disque plein)"
    assert troubles == [Notice(f"{sentence} ; vérifiez la place et les droits")]


def test_a_place_where_nothing_can_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found, others = opened(tmp_path / "file")
    assert found == Opened(frozenset(), None)
    assert any(isinstance(each, Notice) and "ne s'ouvre pas" in each.sentence for each in others)


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        (TRIED._replace(result="PERHAPS"), "ValueError : no outcome: 'PERHAPS'"),
        (TRIED._replace(animal="dragon"), "KeyErr"),
    ],
    ids=["a value that is refused", "a word that is not there"],
)
def test_what_nobody_expected_is_told_and_what_comes_after_it_is_kept(odd: Tried, reason: str, tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    for request in (odd, TRIED):
        disk.obey(request)
    disk.keep(MARK)
    _opened, trouble = reports(store, disk)
    store.close()
    assert isinstance(trouble, Notice)
    assert trouble.sentence.startswith(f"le kit n'a pas pu lire ou écrire dans {tmp_path} ({reason}")
    assert opened(tmp_path)[0] == Opened(DONE, MARK, by_animal={"fox": DONE})


def test_an_adult_who_asks_is_answered_whatever_happens(tmp_path: Path) -> None:
    odd = tmp_path / "no\0folder"
    with pytest.raises(ValueError, match="null") as refused:  # each Python says it in words of its own
        odd.mkdir()
    store, disk = opened_store(tmp_path, odd)
    disk.obey(Stored.EXPORT)
    _opened, told, trouble = reports(store, disk)
    store.close()
    sentence = (
        f"le kit n'a pas pu lire ou écrire dans {tmp_path} (ValueError : {refused.value}) ; "
        "vérifiez ce disque, puis relancez-le"
    )
    assert (told, trouble) == (Answer(sentence), Notice(sentence))


def test_without_a_journal_that_opens_the_program_and_the_settings_are_still_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "beebot.journal.journal", None)
    store, disk = opened_store(tmp_path)
    disk.keep(MARK)
    disk.keep_changes(Settings(), Settings(mute=True))
    for request in (TRIED, ShowTries(), Stored.EXPORT, Stored.ERASE):
        disk.obey(request)
    first, trouble, contents, *answers = reports(store, disk)
    store.close()
    monkeypatch.undo()
    assert isinstance(trouble, Notice)
    assert f"dans {tmp_path} (ModuleNotFoundError : " in trouble.sentence
    assert (first, contents) == (Opened(frozenset(), None), Contents(()))
    sentence = f"le journal {tmp_path / JOURNAL} ne s'ouvre pas ; relancez le kit, ou effacez ce fichier vous-même"
    assert answers == [Answer(sentence)] * 3
    assert opened(tmp_path)[0] == Opened(frozenset(), MARK)
    assert read_settings(tmp_path) == (Settings(mute=True), None)


def test_a_file_in_place_of_the_folder_is_told_with_what_to_do_where_an_adult_reads_what_is_kept(
    tmp_path: Path,
) -> None:
    file = tmp_path / "fichier"
    file.touch()
    store, disk = opened_store(file)
    disk.obey(Stored.TALLIES)
    told = reports(store, disk)
    store.close()
    sentence = f"rien n'est gardé : {file} n'est pas un dossier ; relancez le kit avec un dossier après --donnees"
    assert [each for each in told if isinstance(each, Answer)] == [Answer(sentence)], "« Données » says it"
    assert any(isinstance(each, Notice) for each in told), "and « À lire » says that the journal is not kept"
    assert file.read_bytes() == b""
