"""The groups that wait for their turn: kept beside the bookmark, read again, and erased with all the rest."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from beebot.files.folder_lock import NAME as LOCK
from simulateur.game.controls import Key, Touch
from simulateur.game.records import Bookmark, Tried, to_json
from simulateur.game.reports import Opened, Report
from simulateur.game.requests import Stored
from simulateur.machine.keeping import bookmark as bookmark_module
from simulateur.machine.keeping import bookmark_files
from simulateur.machine.keeping.bookmark import FILE, GROUPS, read_bookmark
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.written_files import SEATS
from tests.patience import HANG_S

T = TypeVar("T")
FOX, FROG, OWL = (
    Bookmark("gs", animal, "seance", "un", "a" * 32, (Touch(Key.CARD, place),))
    for place, animal in enumerate(("fox", "frog", "owl"))
)
FOX_PLAYS = FOX._replace(own=True, others=(FROG, OWL))
FROG_PLAYS = FROG._replace(own=True, others=(FOX, OWL))
LATER = FOX._replace(touches=(*FOX.touches, Touch(Key.GO)))


def said(folder: Path, *jobs: Bookmark | Tried | Stored) -> list[Report]:
    """A sitting in which this is kept, asked for or tried."""
    store = Store(folder)
    disk = store.screen_files()
    for job in jobs:
        if isinstance(job, Bookmark):
            disk.keep(job)
        else:
            disk.obey(job)
        assert store.flush(HANG_S)
    store.close()
    return list(disk.take_reports())


def found(folder: Path) -> tuple[Bookmark | None, list[str]]:
    """What a new start reads, and what it tells the adult."""
    opened, *others = said(folder)
    assert isinstance(opened, Opened)
    return opened.bookmark, list(map(str, others))


def test_where_each_group_is_comes_back(tmp_path: Path) -> None:
    said(tmp_path, FOX_PLAYS, FROG_PLAYS)
    assert found(tmp_path) == (FROG_PLAYS, [])
    said(tmp_path, FROG_PLAYS._replace(lesson="autre"))
    assert found(tmp_path) == (FROG_PLAYS._replace(lesson="autre"), [])


def test_while_the_turn_stays_the_groups_are_not_written_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    disk = store.screen_files()
    for bookmark in (FOX_PLAYS, FOX_PLAYS._replace(lesson="autre")):
        (tmp_path / GROUPS).unlink(missing_ok=True)
        disk.keep(bookmark)
        assert store.flush(HANG_S)
    store.close()
    assert (read_bookmark(tmp_path), (tmp_path / GROUPS).exists()) == (
        FOX_PLAYS._replace(lesson="autre", others=()),
        False,
    )


def test_where_nobody_waits_there_is_no_file_of_groups(tmp_path: Path) -> None:
    said(tmp_path, Bookmark("gs", "fox", own=True), Bookmark("gs", "fox", "seance", own=True))
    assert not (tmp_path / GROUPS).exists()


def test_what_each_animal_has_done_is_told_and_all_of_it_for_all(tmp_path: Path) -> None:
    tries = [Tried(animal, name, "a" * 32, 1, "SUCCESS", 3, 0) for animal, name in (("fox", "un"), ("owl", "deux"))]
    said(tmp_path, *tries, tries[0]._replace(animal="frog", result="BUMP"))
    opened, *_others = said(tmp_path)
    one, two = ("un", "a" * 32), ("deux", "a" * 32)
    assert opened == Opened(frozenset({one, two}), by_animal={"fox": frozenset({one}), "owl": frozenset({two})})


def test_a_power_cut_between_the_two_files_leaves_the_turn_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of them is written first: the other order would lose the fox's answer."""
    later, left = FOX_PLAYS._replace(touches=LATER.touches), [1]

    def until_the_cut(write: Callable[[Path, T], None], folder: Path, kept: T) -> None:
        if left:
            left.pop()
            write(folder, kept)

    said(tmp_path, FOX_PLAYS, later)
    for name in ("write_bookmark", "write_groups"):
        monkeypatch.setattr(bookmark_files, name, partial(until_the_cut, getattr(bookmark_files, name)))
    said(tmp_path, FROG_PLAYS._replace(others=(LATER, OWL)))
    monkeypatch.undo()
    bookmark, told = found(tmp_path)
    assert bookmark is not None
    assert (bookmark._replace(others=()), set(bookmark.others), told) == (later._replace(others=()), {FROG, OWL}, [])


def test_where_the_groups_cannot_be_written_the_turn_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path, _bookmark: Bookmark) -> None:
        raise OSError(28, "No space left on device")

    later = FOX_PLAYS._replace(touches=LATER.touches)
    said(tmp_path, FOX_PLAYS, later)
    monkeypatch.setattr(bookmark_files, "write_groups", refuse)
    said(tmp_path, FROG_PLAYS._replace(others=(LATER, OWL)))
    monkeypatch.undo()
    bookmark, _told = found(tmp_path)
    assert bookmark is not None
    assert bookmark._replace(others=()) == later._replace(others=())


def by_version_0_2(folder: Path, bookmark: Bookmark) -> None:
    """What a version without groups does: it writes its one file anew, without a word of what it does not know."""
    kept = to_json(bookmark._replace(own=False))
    (folder / FILE).write_text(json.dumps(kept), encoding="utf-8")


def test_an_earlier_version_that_plays_in_between_destroys_nobodys_place(tmp_path: Path) -> None:
    said(tmp_path, FOX_PLAYS)
    old = Bookmark("gs", "owl", "autre")
    by_version_0_2(tmp_path, old)
    bookmark, told = found(tmp_path)
    assert (bookmark, told) == (old._replace(others=(FROG, OWL, FOX)), [])


def test_they_are_erased_with_the_rest(tmp_path: Path) -> None:
    said(tmp_path, FOX_PLAYS, FROG_PLAYS)
    assert (tmp_path / GROUPS).exists()
    said(tmp_path, Stored.ERASE)
    assert [each.name for each in tmp_path.iterdir()] == [LOCK]
    assert found(tmp_path) == (None, [])


def test_after_an_erasure_those_who_wait_are_kept_again(tmp_path: Path) -> None:
    said(tmp_path, FOX_PLAYS, Stored.ERASE, FOX_PLAYS)
    assert found(tmp_path) == (FOX_PLAYS, [])


def replaced(file: Path, text: str) -> Callable[[], str]:
    file.write_text(text, encoding="utf-8")
    return lambda: file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"format": 1}', '{"format": 1, "groups": [1]}', '{"format": 1, "groups": [{"format": 2}]}'],
)
def test_a_damaged_file_of_groups_is_set_aside_and_the_turn_goes_on(text: str, tmp_path: Path) -> None:
    said(tmp_path, FOX_PLAYS)
    replaced(tmp_path / GROUPS, text)
    bookmark, (told,) = found(tmp_path)
    assert bookmark == FOX_PLAYS._replace(others=())
    assert "était abîmé ; il est mis de côté" in told
    assert list(tmp_path.glob("en-cours-groupes-abime-*"))


def test_a_file_of_groups_in_a_later_format_is_told_and_stays(tmp_path: Path) -> None:
    said(tmp_path, FOX_PLAYS)
    later = replaced(tmp_path / GROUPS, '{"format": 3}')
    opened, told = said(tmp_path, FROG_PLAYS)
    assert isinstance(opened, Opened)
    assert opened.bookmark == FOX_PLAYS._replace(others=())
    assert "vient d'une version plus récente du kit" in str(told)
    assert (later(), read_bookmark(tmp_path)) == ('{"format": 3}', FROG_PLAYS._replace(others=()))


def test_where_the_bookmark_is_damaged_each_is_where_its_last_turn_began(tmp_path: Path) -> None:
    said(tmp_path, FOX_PLAYS, FROG_PLAYS)
    (tmp_path / FILE).write_text("{")
    bookmark, (told,) = found(tmp_path)
    assert "était abîmé" in told
    assert bookmark == FROG_PLAYS


def test_a_disk_that_refuses_the_groups_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: Path, _value: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bookmark_module, "write_json", refuse)
    _opened, told = said(tmp_path, FOX_PLAYS)
    assert "n'est pas gardé dans" in str(told)
    monkeypatch.undo()
    assert found(tmp_path) == (None, [])
    said(tmp_path, FOX_PLAYS)
    assert found(tmp_path) == (FOX_PLAYS, [])


def test_each_screen_has_its_own_groups_and_an_erasure_takes_all_of_them(tmp_path: Path) -> None:
    store = Store(tmp_path)
    door, window = (store.screen_files(seat) for seat in ("porte", "fenetre"))
    door.keep(FOX_PLAYS)
    window.keep(FROG_PLAYS)
    assert store.flush(HANG_S)
    files = {seat: tmp_path / SEATS / seat / GROUPS for seat in ("porte", "fenetre")}
    texts = {seat: file.read_text(encoding="utf-8") for seat, file in files.items()}
    assert texts["porte"] != texts["fenetre"]
    door.obey(Stored.ERASE)
    assert store.flush(HANG_S)
    store.close()
    assert [file.exists() for file in files.values()] == [False, False]
