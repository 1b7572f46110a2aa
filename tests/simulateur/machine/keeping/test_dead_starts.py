"""Starts that died before a touch was handled: counted whatever killed them, by no one who still lives."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.records import Bookmark
from simulateur.game.reports import Notice, Opened
from simulateur.machine.keeping.dead_starts import Starts, _is_held
from simulateur.machine.keeping.screen_files import ScreenFiles
from simulateur.machine.keeping.store import Store
from tests.patience import HANG_S

START = """
import sys
from pathlib import Path
from simulateur.machine.keeping.dead_starts import Starts
starts = Starts(Path(sys.argv[1]))
print(starts.begin(), flush=True)
if sys.stdin.readline() == "settle\\n":
    starts.settle()
    print("settled", flush=True)
sys.stdin.readline()
"""
MARKS = ".depart-*"
CARDS = Bookmark("un-parcours", "fox", "une-seance", "defi", "a" * 32, (Touch(Key.FORWARD), Touch(Key.LEFT)))

Begin = Callable[[], tuple["subprocess.Popen[str]", int]]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """A start in a process of its own, and how many it found to have died."""
    begun = []

    def start() -> tuple["subprocess.Popen[str]", int]:
        command = [sys.executable, "-c", START, str(tmp_path)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        begun.append(process)
        assert process.stdout is not None
        return process, int(process.stdout.readline())

    yield start
    for each in begun:
        each.kill()
        each.communicate()


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()


def settle(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("settle\n")
    process.stdin.flush()
    assert process.stdout.readline() == "settled\n"


@pytest.mark.program
def test_starts_that_are_killed_are_counted_until_one_is_of_use(begin: Begin, tmp_path: Path) -> None:
    for dead in (0, 1, 2, 2, 2):
        process, found = begin()
        assert found == dead or (dead == 2 and found >= 2)
        kill(process)
    assert len(list(tmp_path.glob(MARKS))) <= 3, "they do not pile up"
    process, found = begin()
    assert found >= 2
    settle(process)
    kill(process)
    assert begin()[1] == 0
    assert len(list(tmp_path.glob(MARKS))) == 1


@pytest.mark.program
def test_windows_that_are_open_beside_each_other_are_not_dead(begin: Begin) -> None:
    windows = [begin() for _window in range(4)]
    assert [found for _process, found in windows] == [0, 0, 0, 0]
    kill(windows[0][0])
    assert begin()[1] == 1
    settle(windows[1][0])
    assert begin()[1] == 1, "another window's start is its own"


@pytest.mark.program
def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    starts = Starts(tmp_path / "file")
    assert starts.begin() == 0
    starts.settle()
    starts.settle()


def a_drawer(folder: Path) -> tuple[Store, ScreenFiles]:
    store = Store(folder)
    disk = store.screen_files()
    disk.wait_opened(HANG_S)
    return store, disk


def opened(folder: Path, dead: int) -> tuple[object, ...]:
    """What a disk tells after so many starts that died in its folder."""
    for number in range(dead):
        (folder / f".depart-{number}").write_text("")
    store, disk = a_drawer(folder)
    assert store.flush(HANG_S)
    told = disk.take_reports()
    store.close(30)
    return told


def test_the_page_is_resumed_after_one_dead_start_and_not_after_two(tmp_path: Path) -> None:
    store, disk = a_drawer(tmp_path)
    disk.keep(CARDS)
    store.close(30)
    assert opened(tmp_path, 1) == (Opened(frozenset(), CARDS),)
    report, notice = opened(tmp_path, 2)
    assert report == Opened(frozenset(), CARDS, resumes=False)
    assert isinstance(notice, Notice)
    assert "2 fois de suite dès son départ, à « une-seance/defi »" in notice.sentence
    assert opened(tmp_path, 0) == (Opened(frozenset(), CARDS),), "a start that ends as it should is a good one"


def test_a_touch_that_was_handled_settles_the_start(tmp_path: Path) -> None:
    store, disk = a_drawer(tmp_path)
    assert len(list(tmp_path.glob(MARKS))) == 1
    for _touch in range(3):
        disk.settle()
    assert store.flush(HANG_S)
    assert list(tmp_path.glob(MARKS)) == []
    store.close(30)


def test_erasing_takes_the_reports_of_faults_too(tmp_path: Path) -> None:
    from simulateur.game.requests import Stored
    from simulateur.machine.keeping.report_files import write_report

    store, disk = a_drawer(tmp_path)
    report = write_report(tmp_path, "a", "at the challenge")
    disk.obey(Stored.ERASE)
    store.close(30)
    assert not report.exists()


def test_a_start_that_takes_its_mark_away_just_now_has_not_died(tmp_path: Path) -> None:
    assert _is_held(tmp_path / ".depart-taken-away"), "its process lived a moment ago"
