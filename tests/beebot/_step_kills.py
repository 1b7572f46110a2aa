"""A kill at every step that changes a folder, one after the other: ``python _step_kills.py WHAT FOLDER``.

Each round prepares the folder anew, does WHAT in a process that is killed at its next step (a file opened, renamed,
removed or cut; bytes written, of which half arrive; bytes made sure of), and looks at what a new start finds. It ends
with the round that nothing killed, and prints how many steps there were.
"""

import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from beebot.journal.entry import Entry
from beebot.journal.progress import Journal
from tests.beebot.journals import assert_no_trace, entry

STEPS = {"open", "os.rename", "os.remove", "os.truncate", "os.link", "os.chmod", "sqlite3.connect"}
OLD_SCHEMA = (
    "CREATE TABLE entry (number INTEGER PRIMARY KEY, token TEXT NOT NULL, day TEXT NOT NULL, challenge TEXT NOT NULL, "
    "hash TEXT NOT NULL, attempt INTEGER NOT NULL, result TEXT NOT NULL, cards INTEGER NOT NULL, hint INTEGER NOT NULL)"
)
OLD = [entry("fourmi", attempt=number) for number in range(1, 30)]
NEW = [entry("abeille", attempt=number) for number in range(1, 4)]


def old_journal(file: Path, entries: list[Entry]) -> None:
    """An SQLite file as version 0.1.0 wrote it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(OLD_SCHEMA)
        database.execute("PRAGMA user_version = 1")
        database.execute("PRAGMA synchronous = OFF")
        for each in entries:
            values = each.token, each.day.isoformat(), each.challenge, each.hash, each.attempt, each.result
            question = "INSERT INTO entry (token, day, challenge, hash, attempt, result, cards, hint)"
            database.execute(f"{question} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, each.cards, each.hint))


def found(file: Path) -> list[Entry]:
    with Journal.open(file) as journal:
        return list(journal.entries())


def journal_of(file: Path, entries: list[Entry]) -> None:
    """A journal of tries that were added in one go: each by itself waits for the disk."""
    with Journal.open(file) as journal:
        journal._file.append(entries)


class TakeOver:
    """Nothing is lost, and nothing is there twice."""

    def prepare(self, file: Path) -> None:
        journal_of(file, NEW)
        old_journal(file.with_name("journal.sqlite3"), OLD)

    def do(self, file: Path) -> None:
        Journal.open(file).close()

    def look(self, file: Path) -> None:
        assert found(file) == OLD + NEW
        assert not file.with_name("journal.sqlite3").exists()
        assert found(file) == OLD + NEW
        assert list(file.parent.glob("*abime*")) == []


class Heal:
    """The damaged file is there or is mended; in the end it was kept aside."""

    def prepare(self, file: Path) -> None:
        journal_of(file, OLD)
        file.write_bytes(file.read_bytes().replace(b"fourmi", b"Zoe M.", 1))
        file.with_name("journal-abime-1.txt").write_bytes(b"of an earlier fault")

    def do(self, file: Path) -> None:
        Journal.open(file).close()

    def look(self, file: Path) -> None:
        assert found(file) == OLD[1:]
        first, *others = (each.read_bytes() for each in sorted(file.parent.glob("*abime*")))
        assert first == b"of an earlier fault"
        assert others
        assert all(b"Zoe M." in each for each in others)


class Erase:
    """Everything is there or nothing is; after an erasure that was not killed no byte is left."""

    def prepare(self, file: Path) -> None:
        Heal().prepare(file)
        Journal.open(file).close()
        file.with_name(f".{file.name}-77").write_bytes(b"1 1 fourmi")

    def do(self, file: Path) -> None:
        with Journal.open(file) as journal:
            journal.erase()

    def look(self, file: Path) -> None:
        assert found(file) in (OLD[1:], [])
        self.do(file)
        assert_no_trace(file.parent, "fourmi", "Zoe", "gs-04-a")


class Add:
    """What was there stays; the try is there whole, or not at all."""

    def prepare(self, file: Path) -> None:
        journal_of(file, OLD)

    def do(self, file: Path) -> None:
        with Journal.open(file) as journal:
            for each in NEW:
                journal.add(each)

    def look(self, file: Path) -> None:
        with Journal.open(file) as journal:
            kept = list(journal.entries())
            assert journal.notice is None
            journal.add(NEW[0])
            assert list(journal.entries()) == [*kept, NEW[0]]
        assert kept in [OLD + NEW[:many] for many in range(len(NEW) + 1)]
        assert list(file.parent.glob("*abime*")) == []


def killed_at(step: int, do: Callable[[Path], None], file: Path) -> bool:
    """Do something in a process that is killed at a step; whether it got that far."""
    child = os.fork()
    if not child:
        try:
            _count_down(step, str(file.parent))
            do(file)
        except BaseException:  # noqa: BLE001 (whatever it is, this process is only a part of the test)
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _child, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or not status
    return os.WIFSIGNALED(status)


def _count_down(step: int, folder: str) -> None:
    left = [step]

    def pass_one() -> bool:
        left[0] -= 1
        return left[0] < 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in STEPS:
            return
        of_this_folder = isinstance(arguments[0], int) or folder in os.fsdecode(arguments[0])
        if of_this_folder and pass_one():
            os.kill(os.getpid(), signal.SIGKILL)

    write, sync = os.write, os.fsync

    def torn(number: int, data: bytes) -> int:
        if pass_one():
            write(number, bytes(data)[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return write(number, data)

    def unsure(number: int) -> None:
        if pass_one():
            os.kill(os.getpid(), signal.SIGKILL)
        sync(number)

    os.write, os.fsync = torn, unsure  # type: ignore[assignment]
    sys.addaudithook(watch)


def main(what: str, folder: str) -> None:
    scene: Any = {"take over": TakeOver, "heal": Heal, "erase": Erase, "add": Add}[what]()
    file, step, is_killed = Path(folder) / "kit" / "journal.txt", 0, True
    while is_killed:
        shutil.rmtree(file.parent, ignore_errors=True)
        scene.prepare(file)
        is_killed = killed_at(step, scene.do, file)
        scene.look(file)
        step += 1
    print(step)


if __name__ == "__main__":
    main(*sys.argv[1:])
