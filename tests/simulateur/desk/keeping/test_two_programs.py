"""Two programs on one folder, and what an adult is told until she has read it."""

import json
from pathlib import Path

from beebot.kept_folder import JOURNAL
from simulateur.desk.keeping.drawer import KeptSettings
from simulateur.desk.keeping.settings_file import FILE, read_settings
from simulateur.desk.keeping.store import Store
from simulateur.game.adults.state import Adults, Section
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.reports import Notice
from simulateur.game.requests import Stored
from simulateur.game.settings import Settings
from tests.simulateur.desk.keeping.test_store import TRIED, opened_store, reports


def test_each_program_keeps_the_settings_that_it_changed_and_those_of_the_other(tmp_path: Path) -> None:
    (one_store, one), (other_store, other) = opened_store(tmp_path), opened_store(tmp_path)
    one.keep_changes(Settings(), Settings(mute=True))
    assert one_store.flush(30)
    other.keep_changes(Settings(), Settings(left_handed=True))
    assert other_store.flush(30)
    one.keep_changes(Settings(mute=True), Settings(mute=True, voice_volume=3))
    one_store.close()
    other_store.close()
    assert read_settings(tmp_path) == (Settings(mute=True, left_handed=True, voice_volume=3), None)


def test_a_setting_that_is_changed_back_is_kept_too(tmp_path: Path) -> None:
    store, drawer = opened_store(tmp_path)
    drawer.keep_changes(Settings(), Settings(mute=True))
    drawer.keep_changes(Settings(mute=True), Settings())
    store.close()
    assert read_settings(tmp_path) == (Settings(), None)


def test_what_the_command_line_says_is_not_kept_and_does_not_hide_what_is(tmp_path: Path) -> None:
    store = Store(tmp_path)
    drawer = store.drawer(settings=KeptSettings(Settings(), keeps_path=False))
    said = Settings(language="en", path="ailleurs")
    drawer.keep_changes(said, Settings(language="en", path="autre", hare=True))
    store.close()
    assert read_settings(tmp_path) == (Settings(hare=True), None)


def test_settings_that_were_deleted_or_damaged_meanwhile_are_written_whole(tmp_path: Path) -> None:
    for damage in ("", "nonsense", '{"format": 1, "mute": 7, "of_later": 1}'):
        (tmp_path / FILE).write_text(damage)
        store = Store(tmp_path)
        drawer = store.drawer(settings=KeptSettings(Settings(hare=True)))
        drawer.keep_changes(Settings(hare=True), Settings(hare=True, mute=True))
        store.close()
        assert read_settings(tmp_path) == (Settings(hare=True, mute=True), None)
    assert json.loads((tmp_path / FILE).read_text())["of_later"] == 1


def notices(folder: Path, *asked: Stored) -> list[str]:
    """What a sitting tells."""
    store, drawer = opened_store(folder)
    told = reports(store, drawer)
    for each in asked:
        drawer.obey(each)
    store.close()
    return [report.sentence for report in told if isinstance(report, Notice)]


def test_a_healed_journal_is_told_at_each_start_until_the_adult_has_opened_the_list(tmp_path: Path) -> None:
    store, drawer = opened_store(tmp_path)
    for _try in range(2):
        drawer.obey(TRIED)
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
    store, drawer = opened_store(tmp_path)
    drawer.obey(TRIED)
    reports(store, drawer)
    (tmp_path / JOURNAL).unlink()
    drawer.obey(TRIED)
    (told,) = [report.sentence for report in reports(store, drawer) if isinstance(report, Notice)]
    assert "a été supprimé ou remplacé" in told
    store.close()
    assert len((tmp_path / JOURNAL).read_bytes().splitlines()) == 2
