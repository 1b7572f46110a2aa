"""Killed at any moment of a busy sitting, the kit starts again, sweeps what is half written, and erases everything."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from beebot.files.content_folder import PACKS
from beebot.files.folder_lock import NAME as LOCK
from beebot.files.private_folder import JOURNAL
from beebot.journal.expected_count import NAME as COUNT
from beebot.journal.journal import Journal
from simulateur.game.records import Tried
from simulateur.game.reports import Answer, Erased, Report
from simulateur.game.requests import Stored
from simulateur.machine.keeping.settings_file import FILE as SETTINGS
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.written_files import tidy
from tests.long import times
from tests.patience import HANG_S
from tests.simulateur.machine.keeping._keeper import SECRET

LOCKED_S = 0.2
"""For so long a start is seen to wait for a lock. That it waits is true however slow the machine is."""
KEEPER = Path(__file__).with_name("_keeper.py")
ROOT = str(Path(__file__).parents[4])
KEPT = {LOCK, SETTINGS, JOURNAL, COUNT, "en-cours.json", "en-cours-groupes.json"}


def kill(folder: Path, seed: int, lines: int, after_s: float) -> None:
    """Keep things until the power goes, some time after so many were surely done."""
    command = [sys.executable, str(KEEPER), str(folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": ROOT}) as process:
        assert process.stdout is not None
        for _line in range(lines):
            assert process.stdout.readline(), "it ended by itself"
        time.sleep(after_s)  # in the middle of whatever it does then
        process.send_signal(signal.SIGKILL)


def files(folder: Path) -> dict[str, bytes]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {str(each.relative_to(folder)): each.read_bytes() for each in found}


def started(folder: Path, *requests: Tried | Stored) -> list[Report]:
    """What a new start says, once what was asked is done."""
    store = Store(folder, folder / LOCK)
    disk = store.screen_files()
    for request in requests:
        disk.obey(request)
    assert store.flush(HANG_S)
    store.close()
    return list(disk.take_reports())


def only_whole(folder: Path) -> None:
    """Nothing half written is left, and nothing was damaged."""
    for name in files(folder):
        last = Path(name).name
        assert last in KEPT or last.startswith(("abeille-progres", ".abeille-progres", ".depart-")), name


def no_trace(folder: Path) -> None:
    for name, content in files(folder).items():
        for word in (SECRET, "renard", "touches", "aaaaaaaa", "SUCCESS"):
            assert word.encode() not in content, name
    assert {Path(name).name for name in files(folder)} <= {LOCK, SETTINGS}


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that cannot be caught")
def test_nothing_is_left_after_an_erasure_however_the_sittings_before_it_ended(tmp_path: Path) -> None:
    dice = random.Random(22)
    for number in range(times(20)):
        kill(tmp_path, number, dice.randrange(1, 25), dice.random() / 50)
        if dice.random() < 0.5:
            assert started(tmp_path)
            only_whole(tmp_path)
            with Journal(tmp_path / JOURNAL) as journal:
                assert (journal.notice, journal.is_whole) == (None, True)
        if dice.random() < 0.5:
            assert started(tmp_path, Stored.ERASE)[-1] == Erased()
            no_trace(tmp_path)
    assert started(tmp_path, Stored.ERASE)[-1] == Erased()
    no_trace(tmp_path)


LEFT = {
    "..journal-vu-77": b"renard",
    ".journal-a-lire.json-77": b"renard",
    ".en-cours.json-77": b'{"touches": []}',
    ".journal.txt-77": b"1 1 renard",
    "places/fra/.en-cours.json-1": b'{"touches": []}',
    "voix/.bravo.wav-77": b"RIFF",
}
TO_ERASE = {
    ".journal-vu": b"renard",
    "journal-abime-1.txt": b"renard",
    "journal-a-lire.json": b"renard",
    "journal.sqlite3": b"renard",
    "en-cours-abime-1.json": b"touches",
    "reglages-abime-1.json": b"touches",
    "abeille-progres.csv": b"renard",
    "abeille-progres-2.csv": b"renard",
    ".abeille-progres.csv-77": b"renard",
    "rapport-2026-11-26.txt": b"renard",
    "places/fra/en-cours.json": b"touches",
    "places/fra/en-cours-abime-3.json": b"touches",
    "voix/bravo.wav": b"RIFF",
    "voix/va-jusqu-a-la-fleur.mp3": b"ID3",
}
OF_OTHERS = {
    "photo.jpg": b"renard",
    "journal intime.odt": b"renard",
    ".cache-77": b"renard",
    "places/fra/notes.txt": b"touches",
    "voix/Liste.txt": b"RIFF",
}


def put(folder: Path, content: dict[str, bytes]) -> None:
    for name, each in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(each)


def test_a_start_sweeps_what_is_half_written_and_an_erasure_takes_all_but_what_is_of_others(tmp_path: Path) -> None:
    put(tmp_path, LEFT | TO_ERASE | OF_OTHERS)
    started(tmp_path)
    assert files(tmp_path).keys() == {*TO_ERASE, *OF_OTHERS, LOCK}
    assert started(tmp_path, Stored.ERASE)[-1] == Erased()
    assert files(tmp_path) == OF_OTHERS | {LOCK: b""}


def test_an_erasure_leaves_settings_and_packs(tmp_path: Path) -> None:
    stays = {SETTINGS: b'{"format": 1, "mute": true}', f"{PACKS}/mien~1/parcours/p.yaml": b"id: mien"}
    put(tmp_path, TO_ERASE | stays)
    assert started(tmp_path, Stored.ERASE)[-1] == Erased()
    assert files(tmp_path) == stays | {LOCK: b""}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_what_cannot_be_erased_is_named_and_the_rest_is_gone(tmp_path: Path) -> None:
    put(tmp_path, TO_ERASE)
    odd = tmp_path / "abeille-progres-9.csv"
    odd.mkdir()  # no file of ours: it stays, whatever it is called
    assert started(tmp_path, Stored.ERASE)[-1] == Erased()
    assert odd.is_dir()


def test_what_another_window_is_writing_is_not_swept(tmp_path: Path) -> None:
    """It holds the lock while it does, and a start waits for it."""
    store = Store(tmp_path)
    disk = store.screen_files()
    mine = tmp_path / ".en-cours.json-1"
    with disk._alone():
        mine.write_bytes(b"half")
        other = Store(tmp_path)
        other.screen_files()
        assert not other.flush(LOCKED_S), "however long it waits"
        assert mine.read_bytes() == b"half"
        mine.replace(tmp_path / "en-cours.json")
    assert other.flush(HANG_S)
    for each in (store, other):
        each.close()
    assert (tmp_path / "en-cours-abime-1.json").read_bytes() == b"half"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_files_of_an_earlier_version_become_the_users_alone_and_those_of_others_do_not(tmp_path: Path) -> None:
    own, common = tmp_path / "own", tmp_path / "common"
    put(own, TO_ERASE)
    (own / "bibliotheque").mkdir()
    put(common, TO_ERASE | OF_OTHERS)
    for each in (own, common, *own.rglob("*"), *common.rglob("*")):
        each.chmod(0o755 if each.is_dir() else 0o644)
    for folder in (own, common):
        tidy(folder)
    (own / "bibliotheque").rmdir()  # packs tell nothing of children: it keeps its rights
    rights = {each: oct(each.stat().st_mode & 0o777) for each in (own, common, *own.rglob("*"), *common.rglob("*"))}
    assert {rights[each] for each in rights if each.is_relative_to(own)} == {"0o700", "0o600"}
    assert rights[common] == "0o755"
    assert {rights[common / name] for name in TO_ERASE} == {"0o600"}
    assert {rights[common / name] for name in OF_OTHERS} == {"0o644"}
    told = started(own, Tried("fox", SECRET, "a" * 32, 1, "SUCCESS", 3, 0), Stored.EXPORT)
    assert isinstance(told[-1], Answer)
    assert {oct(each.stat().st_mode & 0o777) for each in own.rglob("*") if each.is_file()} == {"0o600"}
