"""What outlives the screen: kept by a thread, read again, exported, erased; a disk that fails costs no frame."""

import threading
from datetime import date
from pathlib import Path

import pytest

from simulateur.controls import Key, Touch
from simulateur.keeping import store as store_module
from simulateur.keeping.settings import Settings, read_settings
from simulateur.keeping.store import BOOKMARK, JOURNAL, TABLE, Contents, Erased, Opened, Report, Store, Told, Trouble
from simulateur.records import Bookmark, Tried
from simulateur.requests import EraseStored, ExportStored, ReadStored

TRIED = Tried("fox", "premiere-fleur", "a" * 32, 1, "SUCCESS", 3, 0)
MARK = Bookmark("gs", "owl", "seance", "premiere-fleur", "a" * 32, (Touch(Key.FORWARD), Touch(Key.CARD, 1)))


def reports(store: Store) -> list[Report]:
    """Everything that was said, once all that was asked is done."""
    assert store.flush(30)
    return list(store.take_reports())


def opened(folder: Path) -> tuple[Opened, list[Report]]:
    """What a new start finds."""
    store = Store(folder)
    (first, *others) = reports(store)
    store.close()
    assert isinstance(first, Opened)
    return first, others


def test_a_new_machine_knows_nothing_and_makes_its_folder(tmp_path: Path) -> None:
    found, others = opened(tmp_path / "a" / "b")
    assert (found, others) == (Opened(frozenset(), None), [])


def test_what_was_done_and_where_they_were_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.obey(TRIED)
    store.keep(MARK)
    store.close()
    found, _others = opened(tmp_path)
    assert found == Opened(frozenset({("premiere-fleur", "a" * 32)}), MARK)


def test_of_bookmarks_that_come_faster_than_the_disk_the_last_one_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, writes = threading.Event(), list[dict[str, object]]()

    def write(file: Path, value: dict[str, object]) -> None:
        slow.wait(30)
        writes.append(value)

    monkeypatch.setattr(store_module, "write_json", write)
    store = Store(tmp_path)
    for place in range(100):  # returns at once each time, or this test would never end
        store.keep(Bookmark("gs", "owl", touches=(Touch(Key.CARD, place),)))
    slow.set()
    assert store.flush(30)
    store.close()
    assert len(writes) <= 2
    assert writes[-1]["touches"] == [["CARD", 99, 0]]


def test_settings_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_settings(Settings(language="en", mute=True))
    store.close()
    assert read_settings(tmp_path) == (Settings(language="en", mute=True), None)


def test_everything_is_shown_written_out_and_erased(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", tmp_path)
    store.keep(MARK)
    for request in (TRIED, ReadStored(), ExportStored(), EraseStored(), ReadStored()):
        store.obey(request)
    _opened, contents, told, erased, nothing = reports(store)
    assert isinstance(contents, Contents)
    (entry,) = contents.entries
    assert (entry.token, entry.day, entry.challenge, entry.result) == (
        "renard",
        date.today(),  # noqa: DTZ011 (the day on the wall)
        "premiere-fleur",
        "SUCCESS",
    )
    assert told == Told(f"Tout est écrit dans {tmp_path / TABLE}")
    assert (tmp_path / TABLE).read_text("utf-8-sig").splitlines()[1].startswith("renard;")
    assert (erased, nothing) == (Erased(), Contents(()))
    store.close()
    assert not (tmp_path / "kept" / BOOKMARK).exists()
    assert opened(tmp_path / "kept")[0] == Opened(frozenset(), None)


def test_a_bookmark_after_an_erasure_is_kept_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(MARK)
    store.obey(EraseStored())
    store.keep(MARK)
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
        '{"format": 2, "path": "", "animal": "", "lesson": "", "challenge": "", "hash": "", "touches": []}',
    ],
)
def test_a_damaged_bookmark_is_set_aside_and_the_start_goes_on(text: str, tmp_path: Path) -> None:
    (tmp_path / BOOKMARK).write_text(text)
    found, others = opened(tmp_path)
    file, aside = tmp_path / BOOKMARK, "en-cours-abime-1.json"
    sentence = f"{file} était abîmé ; il est mis de côté sous le nom {aside} et le kit repart sans lui"
    assert (found, others) == (Opened(frozenset(), None), [Trouble(sentence)])
    assert (tmp_path / aside).exists()


def test_a_damaged_journal_is_told_and_the_bookmark_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(MARK)
    store.close()
    (tmp_path / JOURNAL).write_bytes(b"not a database at all" * 300)
    found, (trouble,) = opened(tmp_path)
    assert found.bookmark == MARK
    assert isinstance(trouble, Trouble)
    assert trouble.sentence.startswith(f"le journal {tmp_path / JOURNAL} était abîmé")


def test_a_disk_that_refuses_is_told_once_and_play_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(file: Path, value: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store_module, "write_json", write)
    store = Store(tmp_path)
    for place in range(5):
        store.keep(Bookmark("gs", "owl", touches=(Touch(Key.CARD, place),)))
        assert store.flush(30)
    _opened, *troubles = store.take_reports()
    store.close()
    sentence = f"le programme à l'écran n'est pas gardé dans {tmp_path / BOOKMARK} (No space left on device)"
    assert troubles == [Trouble(f"{sentence} ; faites de la place")]


def test_a_place_where_nothing_can_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found, others = opened(tmp_path / "file")
    assert found == Opened(frozenset(), None)
    assert any(isinstance(each, Trouble) and "ne s'ouvre pas" in each.sentence for each in others)
