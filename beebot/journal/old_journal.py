"""The journal of version 0.1.0, an SQLite file, taken over once: its tries go before those of the new journal.

The new journal is made whole under the name ``TAKEN``; the old one then goes to a name that is swept; then the new
one takes its place. A kill at any moment leaves the tries once, in one of the two: see ``take_over``.
"""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import NamedTuple

from beebot.files.kept_folder import DOOMED, aside_name, erase_files, make_private
from beebot.files.whole_file import sync_folder, whole_file
from beebot.journal.entry import Entry, line_of
from beebot.journal.journal_file import OLD, TAKEN, BusyError, JournalFile
from beebot.journal.journal_lines import NewerError

_BESIDE = ("-wal", "-shm", "-journal")
_VERSION = 1
_COLUMNS = "number, token, day, challenge, hash, attempt, result, cards, hint"
_FROM_THE_FIRST = f"SELECT {_COLUMNS} FROM entry ORDER BY number"  # noqa: S608 (a constant)
_FROM_THE_LAST = f"{_FROM_THE_FIRST} DESC"
_KINDS = (str, str, str, str, int, str, int, int)


class Taken(NamedTuple):
    """How many tries came over and how many could not be read; then the old file is at ``aside``."""

    back: int
    lost: int
    aside: Path | None


def take_over(journal: JournalFile) -> Taken | None:
    """Take over the old journal in the folder of ``journal``; None where there is none.

    A file that is damaged, or that holds rows that make no sense, is kept aside; else it is erased.

    Raises:
        NewerError: a later version of the kit wrote it; it is left alone.
        BusyError: it is left alone too.
        FaultError: the new journal is to be healed first.
        OSError: the disk refuses.
    """
    with journal.held():
        old = journal.path.with_name(OLD)
        if not os.path.lexists(old):
            return None
        try:
            entries, lost = _read(old)
        except sqlite3.Error as error:
            raise BusyError(str(error)) from error
        taken = journal.path.with_name(TAKEN)
        with whole_file(taken, newline="\n", private=True) as stream:
            number = 0
            for number, entry in enumerate(entries, start=1):
                stream.write(line_of(number, entry).decode("ascii"))
            for place, entry in enumerate(journal.entries(), start=number + 1):
                stream.write(line_of(place, entry).decode("ascii"))
        aside = _moved(old, keep=lost > 0)
        journal.finish_taking_over()
        if aside is None:
            erase_files(_with_files_beside(old, f"{DOOMED}{OLD}"))
        return Taken(len(entries), lost, aside)


def _moved(old: Path, *, keep: bool) -> Path | None:
    """Take the old file from its place, with what SQLite keeps beside it; where it is if it is to be kept."""
    aside = aside_name(old) if keep else None
    place = aside or old.with_name(f"{DOOMED}{OLD}")
    old.replace(place)
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{old}{ending}").replace(f"{place}{ending}")
    sync_folder(old.parent)
    return aside


def _with_files_beside(old: Path, name: str) -> list[Path]:
    return [old.with_name(f"{name}{ending}") for ending in ("", *_BESIDE)]


def _read(old: Path) -> tuple[list[Entry], int]:
    """What can be read of ``old``, and how many rows cannot; at least one if the file is damaged."""
    if old.is_symlink() or not old.is_file():
        return [], 1
    if not old.stat().st_size and not Path(f"{old}-wal").exists():
        return [], 0
    make_private(old)
    with closing(sqlite3.connect(old, timeout=1.0, isolation_level=None)) as database:
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                raise NewerError
            mode = database.execute("PRAGMA journal_mode = DELETE").fetchone()[0]  # takes in what is in the log
            whole = mode == "delete" and database.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            whole = False
        rows, is_read = _rows(database)
    entries = [entry for _number, row in sorted(rows.items()) if (entry := _entry(row)) is not None]
    gaps = max(rows, default=0) - len(rows) if rows else 0
    lost = len(rows) - len(entries) + max(gaps, 0)
    if not (whole and is_read):
        lost = max(lost, 1)
    return entries, lost


def _rows(database: sqlite3.Connection) -> tuple[dict[int, tuple[object, ...]], bool]:
    """The rows by their numbers, read from both ends up to the damage, and whether those are all."""
    rows: dict[int, tuple[object, ...]] = {}
    for question in (_FROM_THE_FIRST, _FROM_THE_LAST):
        database.text_factory = _text
        try:
            for number, *row in database.execute(question):
                rows[int(number)] = tuple(row)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
        else:
            return rows, True
    return rows, False


def _text(value: bytes) -> str:
    """A text, whatever became of its bytes: the row is then senseless, and the others are read on."""
    return value.decode("utf-8", errors="replace")


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, and neither the disk nor another program."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    damage = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
    return code is not None and code & 0xFF in damage


def _entry(row: tuple[object, ...]) -> Entry | None:
    """The entry in a row, None where it makes no sense."""
    if len(row) != len(fields(Entry)) or not all(map(isinstance, row, _KINDS)):
        return None
    token, day, *others = row
    with suppress(ValueError):
        return Entry(token, date.fromisoformat(day), *others)  # type: ignore[arg-type]  # checked above
    return None
