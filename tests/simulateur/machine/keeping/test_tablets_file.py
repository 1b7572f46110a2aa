"""Which tablet has which place, kept: whole, its user's alone, no key in it, for a day, and gone with all the rest."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.files.folder_lock import ErasedError, locked, note_erasure
from simulateur.game.requests import Stored
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.tablets_file import (
    TabletPlace,
    TabletsFile,
    forget_tablets,
    is_fresh,
    mark,
)
from simulateur.machine.keeping.written_files import TABLETS as FILE
from simulateur.machine.keeping.written_files import TABLETS_LAST_S as LASTS_S
from simulateur.machine.keeping.written_files import tidy, traces
from tests.patience import HANG_S

NOW_S = 1_764_560_000.0
KEY = "uQ7Zx1cPq0mWkVt3yA9bLw"
PLACES = {mark(KEY): TabletPlace("fox", 1, NOW_S), mark("another"): TabletPlace("owl", 3, NOW_S - 100)}


def test_places_come_back_and_no_key_is_in_the_file(tmp_path: Path) -> None:
    TabletsFile(tmp_path).write(PLACES)
    assert TabletsFile(tmp_path).read(NOW_S) == (PLACES, [])
    file = tmp_path / FILE
    assert KEY not in file.read_text()
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600


def test_a_tablet_is_known_for_a_day_after_it_was_last_seen(tmp_path: Path) -> None:
    TabletsFile(tmp_path).write(PLACES)
    assert TabletsFile(tmp_path).read(NOW_S + LASTS_S)[0] == {mark(KEY): PLACES[mark(KEY)]}
    assert TabletsFile(tmp_path).read(NOW_S + LASTS_S + 1)[0] == {}
    assert not is_fresh(PLACES[mark(KEY)], NOW_S - LASTS_S - 1), "the clock was wrong"


def test_the_tablets_of_another_day_are_swept_at_a_start(tmp_path: Path) -> None:
    TabletsFile(tmp_path).write(PLACES)
    tidy(tmp_path)
    assert (tmp_path / FILE).exists()
    os.utime(tmp_path / FILE, (time.time() - LASTS_S - 60,) * 2)
    tidy(tmp_path)
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"format": 1}',
        '{"format": 1, "tablets": {"a": ["dragon", 1, 5]}}',
        '{"format": 1, "tablets": {"a": ["fox", 0, 5]}}',
        '{"format": 1, "tablets": {"a": ["fox", 1, 5], "b": ["fox", 1, 6]}}',
        '{"format": 1, "tablets": {"a": ["fox", "../..", 5]}}',
        f'{{"format": 1, "tablets": {{"a": ["fox", 1, {"9" * 400}]}}}}',
    ],
)
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    found, troubles = TabletsFile(tmp_path).read(NOW_S)
    assert found == {}
    assert [trouble().startswith(f"{tmp_path / FILE} était abîmé") for trouble in troubles] == [True]
    assert not (tmp_path / FILE).exists()


def test_a_later_version_keeps_its_file(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"format": 2}')
    tablets = TabletsFile(tmp_path)
    assert [trouble().startswith(f"{tmp_path / FILE} vient d'une version") for trouble in tablets.read(NOW_S)[1]] == [
        True
    ]
    tablets.write(PLACES)
    assert (tmp_path / FILE).read_text() == '{"format": 2}'


def test_what_was_erased_is_not_written_again(tmp_path: Path) -> None:
    tablets = TabletsFile(tmp_path)
    tablets.write(PLACES)
    assert [file.name for file in traces(tmp_path) if file.name == FILE] == [FILE]
    store = Store(tmp_path)
    store.screen_files().obey(Stored.ERASE)
    assert store.flush(HANG_S)
    store.close(HANG_S)
    assert not (tmp_path / FILE).exists()
    assert tablets.is_erased
    with pytest.raises(ErasedError):
        tablets.write(PLACES)
    tablets.begin_anew()
    tablets.write({})
    assert TabletsFile(tmp_path).read(NOW_S) == ({}, [])


def test_an_erasure_is_seen_also_by_who_found_an_empty_folder(tmp_path: Path) -> None:
    tablets = TabletsFile(tmp_path / "kit")
    tablets.write(PLACES)
    with locked(tmp_path / "kit"):
        note_erasure(tmp_path / "kit")
    assert tablets.is_erased


def test_forgetting_leaves_nothing_and_may_be_done_twice(tmp_path: Path) -> None:
    TabletsFile(tmp_path).write(PLACES)
    for _time in range(2):
        forget_tablets(tmp_path)
        assert TabletsFile(tmp_path).read(NOW_S) == ({}, [])


@given(st.binary(max_size=200))
def test_no_bytes_in_the_file_end_the_start(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("kit")
    (folder / FILE).write_bytes(data)
    assert TabletsFile(folder).read(NOW_S)[0] == {}
