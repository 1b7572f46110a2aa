"""Two programs on one folder, and what an adult is told until she has read it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from beebot.files import private_folder
from beebot.files.folder_lock import NAME as LOCK
from beebot.files.folder_lock import locked
from beebot.files.private_folder import JOURNAL
from simulateur.game.adults.state import Adults, Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.records import Bookmark
from simulateur.game.reports import Erased, Notice, Opened, Report
from simulateur.game.requests import Stored
from simulateur.game.settings import Settings
from simulateur.machine.keeping import bookmark_files, json_file
from simulateur.machine.keeping.bookmark import FILE as BOOKMARK
from simulateur.machine.keeping.bookmark import GROUPS, read_groups, write_bookmark, write_groups
from simulateur.machine.keeping.screen_files import KeptSettings, ScreenFiles
from simulateur.machine.keeping.settings_file import FILE, read_settings
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.written_files import SEATS
from tests.patience import HANG_S
from tests.simulateur.machine.keeping.test_store import TRIED, opened_store, reports


def test_each_program_keeps_the_settings_that_it_changed_and_those_of_the_other(tmp_path: Path) -> None:
    (one_store, one), (other_store, other) = opened_store(tmp_path), opened_store(tmp_path)
    one.keep_changes(Settings(), Settings(mute=True))
    assert one_store.flush(HANG_S)
    other.keep_changes(Settings(), Settings(left_handed=True))
    assert other_store.flush(HANG_S)
    one.keep_changes(Settings(mute=True), Settings(mute=True, voice_volume=3))
    one_store.close()
    other_store.close()
    assert read_settings(tmp_path) == (Settings(mute=True, left_handed=True, voice_volume=3), None)


def test_a_setting_that_is_changed_back_is_kept_too(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    disk.keep_changes(Settings(), Settings(mute=True))
    disk.keep_changes(Settings(mute=True), Settings())
    store.close()
    assert read_settings(tmp_path) == (Settings(), None)


def test_what_the_command_line_says_is_not_kept_and_does_not_hide_what_is(tmp_path: Path) -> None:
    store = Store(tmp_path)
    disk = store.screen_files(settings=KeptSettings(Settings(), keeps_path=False))
    said = Settings(language="en", path="ailleurs")
    disk.keep_changes(said, Settings(language="en", path="autre", hare=True))
    store.close()
    assert read_settings(tmp_path) == (Settings(hare=True), None)


def test_settings_that_were_deleted_or_damaged_meanwhile_are_written_whole(tmp_path: Path) -> None:
    for damage in ("", "nonsense", '{"format": 1, "mute": 7, "of_later": 1}'):
        (tmp_path / FILE).write_text(damage)
        store = Store(tmp_path)
        disk = store.screen_files(settings=KeptSettings(Settings(hare=True)))
        disk.keep_changes(Settings(hare=True), Settings(hare=True, mute=True))
        store.close()
        assert read_settings(tmp_path) == (Settings(hare=True, mute=True), None)
    assert json.loads((tmp_path / FILE).read_text())["of_later"] == 1


def notices(folder: Path, *asked: Stored) -> list[str]:
    """What a sitting tells."""
    store, disk = opened_store(folder)
    told = reports(store, disk)
    for each in asked:
        disk.obey(each)
    store.close()
    return [report.sentence for report in told if isinstance(report, Notice)]


def test_a_healed_journal_is_told_at_each_start_until_the_adult_has_opened_the_list(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    for _try in range(2):
        disk.obey(TRIED)
    store.close()
    journal = tmp_path / JOURNAL
    journal.write_bytes(journal.read_bytes()[5:])
    (told,) = notices(tmp_path)
    assert "était abîmé" in told
    assert notices(tmp_path) == [told]
    (read,) = Adults().entered(notices=True)[1]
    assert read is Stored.TOLD
    assert notices(tmp_path, read) == [told]
    assert notices(tmp_path) == []


def test_the_list_is_read_when_it_is_opened_and_no_other_page_is() -> None:
    for place, section in enumerate(Section):
        _adults, asked = Adults().touch(Touch(AdultKey.SECTION, place))
        assert (Stored.TOLD in asked) == (section is Section.NOTICES)
    assert Stored.TOLD not in Adults().entered(notices=False)[1]


def test_a_journal_that_is_deleted_in_play_is_told_to_the_adult(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    disk.obey(TRIED)
    reports(store, disk)
    (tmp_path / JOURNAL).unlink()
    disk.obey(TRIED)
    (told,) = [report.sentence for report in reports(store, disk) if isinstance(report, Notice)]
    assert "a été supprimé, remplacé ou coupé" in told
    store.close()
    assert len((tmp_path / JOURNAL).read_bytes().splitlines()) == 2


def touched(place: int) -> tuple[Touch, ...]:
    return (Touch(Key.CARD, place),)


def group(animal: str, place: int) -> Bookmark:
    return Bookmark("gs", animal, "seance", "un", "a" * 32, touched(place))


def turn(plays: Bookmark, *others: Bookmark) -> Bookmark:
    return plays._replace(own=True, others=others)


def two_programs(folder: Path) -> tuple[tuple[Store, ScreenFiles], tuple[Store, ScreenFiles]]:
    """Both have read what is there."""
    both = opened_store(folder), opened_store(folder)
    for store, disk in both:
        reports(store, disk)
    return both


def kept(store: Store, disk: ScreenFiles, bookmark: Bookmark) -> list[Report]:
    disk.keep(bookmark)
    return reports(store, disk)


def places(folder: Path) -> dict[str, int]:
    """Which card each animal touched last, as a new start finds it."""
    store, disk = opened_store(folder)
    opened, *_troubles = reports(store, disk)
    store.close()
    assert isinstance(opened, Opened)
    assert opened.bookmark is not None
    everybody = (opened.bookmark, *opened.bookmark.others)
    assert len({each.animal for each in everybody}) == len(everybody)
    return {each.animal: each.touches[0].index for each in everybody if isinstance(each.touches[0], Touch)}


def test_of_the_groups_of_two_programs_the_newest_of_each_animal_stays(tmp_path: Path) -> None:
    store, disk = opened_store(tmp_path)
    kept(store, disk, turn(group("fox", 0), group("frog", 0), group("owl", 0)))
    store.close()
    (one_store, one), (other_store, other) = two_programs(tmp_path)
    kept(one_store, one, turn(group("frog", 0), group("fox", 1), group("owl", 0)))
    kept(other_store, other, turn(group("owl", 0), group("fox", 0), group("frog", 0)))
    kept(other_store, other, turn(group("owl", 2), group("fox", 0), group("frog", 0)))
    kept(other_store, other, turn(group("lion", 2), group("fox", 0), group("frog", 0), group("owl", 2)))
    assert places(tmp_path) == {"fox": 1, "frog": 0, "owl": 2, "lion": 2}
    kept(one_store, one, turn(group("frog", 1), group("fox", 1), group("owl", 0)))
    kept(other_store, other, turn(group("lion", 3), group("fox", 0), group("frog", 0), group("owl", 2)))
    assert places(tmp_path) == {"fox": 1, "frog": 1, "owl": 2, "lion": 3}
    one_store.close()
    other_store.close()


def test_an_animal_that_plays_in_both_is_where_it_played_last(tmp_path: Path) -> None:
    (one_store, one), (other_store, other) = two_programs(tmp_path)
    kept(one_store, one, turn(group("owl", 0), group("fox", 1)))
    kept(other_store, other, turn(group("owl", 0), group("fox", 2)))
    assert places(tmp_path)["fox"] == 2
    kept(one_store, one, turn(group("frog", 0), group("fox", 3), group("owl", 0)))
    assert places(tmp_path)["fox"] == 3
    one_store.close()
    other_store.close()


def test_the_groups_file_is_read_and_written_while_nobody_else_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what another program writes between the two is lost."""
    held: list[bool] = []

    def is_held(folder: Path) -> None:
        with pytest.raises(TimeoutError), locked(folder, waits=False):
            pass
        held.append(True)

    def reading(folder: Path) -> tuple[Bookmark, ...]:
        is_held(folder)
        return read_groups(folder)

    def writing(folder: Path, groups: Iterable[Bookmark]) -> None:
        is_held(folder)
        write_groups(folder, groups)

    store, disk = opened_store(tmp_path)
    assert store.flush(HANG_S)
    monkeypatch.setattr(bookmark_files, "read_groups", reading)
    monkeypatch.setattr(bookmark_files, "write_groups", writing)
    kept(store, disk, turn(group("fox", 0), group("frog", 0)))
    store.close()
    assert held == [True, True]


def test_what_one_program_erases_the_other_forgets_and_tells_its_screen(tmp_path: Path) -> None:
    (one_store, one), (other_store, other) = two_programs(tmp_path)
    kept(one_store, one, turn(group("fox", 0), group("frog", 0)))
    other.obey(Stored.ERASE)
    assert reports(other_store, other) == [Erased(here=True)]
    assert kept(one_store, one, turn(group("owl", 1), group("fox", 0), group("frog", 0))) == [Erased(here=False)]
    assert [each.name for each in tmp_path.iterdir()] == [LOCK], "the session says anew what it has"
    assert kept(one_store, one, turn(group("owl", 1))) == []
    assert kept(one_store, one, turn(group("owl", 2), group("fox", 5))) == []
    assert places(tmp_path) == {"owl": 2, "fox": 5}
    one_store.close()
    other_store.close()


@pytest.mark.parametrize("file", [FILE, BOOKMARK, GROUPS])
def test_a_file_that_was_set_aside_is_told_at_each_start_until_the_adult_has_opened_the_list(
    tmp_path: Path, file: str
) -> None:
    (tmp_path / file).write_text("{")
    read_settings(tmp_path)
    (told,) = notices(tmp_path)
    assert f"{file} était abîmé ; il est mis de côté sous le nom" in told
    assert notices(tmp_path) == [told]
    assert notices(tmp_path, Stored.TOLD) == [told]
    assert notices(tmp_path) == []


def test_what_befell_the_journal_and_a_bookmark_are_both_told(tmp_path: Path) -> None:
    (tmp_path / BOOKMARK).write_text("{")
    for _try in range(2):
        (tmp_path / JOURNAL).write_bytes(b"nonsense\n")
        before = notices(tmp_path)
    assert len(before) == 3
    assert set(notices(tmp_path)) == set(before)


def test_an_erasure_takes_what_is_not_read_yet_of_a_bookmark(tmp_path: Path) -> None:
    (tmp_path / BOOKMARK).write_text("{")
    assert notices(tmp_path, Stored.ERASE)
    assert [each.name for each in tmp_path.iterdir()] == [LOCK]


def test_one_screen_is_told_of_its_own_files_alone(tmp_path: Path) -> None:
    folder = tmp_path / SEATS / "fra"
    folder.mkdir(parents=True)
    (folder / BOOKMARK).write_text("{")
    for _start in range(2):
        store = Store(tmp_path)
        french, english = store.screen_files("fra"), store.screen_files("ang")
        assert [isinstance(each, Notice) for each in reports(store, french)] == [False, True]
        assert [isinstance(each, Notice) for each in reports(store, english)] == [False]
        store.close()


def test_a_bookmark_that_another_program_has_written_anew_is_not_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read again while nobody writes: what was damaged when it was read first may be whole by then."""
    (tmp_path / BOOKMARK).write_text("{")

    @contextmanager
    def after_another(folder: Path) -> Iterator[None]:
        write_bookmark(tmp_path, group("fox", 1))
        with locked(folder):
            yield

    monkeypatch.setattr(json_file, "locked", after_another)
    assert notices(tmp_path) == []
    assert places(tmp_path) == {"fox": 1}
    assert not list(tmp_path.glob("*abime*"))


def test_a_damaged_bookmark_is_set_aside_while_nobody_erases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An erasure that has looked at the folder would miss its new name."""
    (tmp_path / BOOKMARK).write_text("{")
    held: list[bool] = []

    def set_aside(file: Path) -> Path | None:
        with pytest.raises(TimeoutError), locked(tmp_path, waits=False):
            pass
        held.append(True)
        return private_folder.set_aside(file)

    monkeypatch.setattr(json_file, "set_file_aside", set_aside)
    assert len(notices(tmp_path)) == 1
    assert held == [True]
