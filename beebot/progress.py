"""The journal of what was tried, for the adult: on this machine alone, without a name or a free text.

A token stands for a group or a seat, not for a child. Nothing that happens to the file keeps a child from playing: a
journal always opens, and ``notice`` says to the adult what became of it.
"""

import csv
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from beebot.database import (
    DamagedError,
    NewerError,
    files_set_aside,
    is_damage,
    open_database,
    open_memory,
    primary_code,
    set_aside,
    with_files_beside,
)
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.reasons import reason
from beebot.rules import Outcome
from beebot.whole_file import whole_file

VERSION = 1
"""The version of the table; a file with a higher one is left as it is."""
SCHEMA = (
    "CREATE TABLE entry (number INTEGER PRIMARY KEY, token TEXT NOT NULL, day TEXT NOT NULL, challenge TEXT NOT NULL, "
    "hash TEXT NOT NULL, attempt INTEGER NOT NULL, result TEXT NOT NULL, cards INTEGER NOT NULL, hint INTEGER NOT NULL)"
)
_COLUMNS = "token, day, challenge, hash, attempt, result, cards, hint"
_INSERT = f"INSERT INTO entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - a constant
_ALL = f"SELECT {_COLUMNS} FROM entry ORDER BY number"  # noqa: S608 - a constant
_HEADINGS = ("jeton", "jour", "défi", "empreinte", "essai", "résultat", "cartes", "indice")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_TOKEN = 24

DoneKey = tuple[str, str]
"""A challenge that was done: its id and its hash.

The lesson is not part of it. A challenge copied into another lesson under its own id stays done; one that shares no
more than its id with another differs in its hash; and one that was changed since, so that other answers succeed, is to
be done again.
"""


class JournalError(KitError):
    """An adult asked for something the journal could not do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One try at a challenge.

    ``token`` is one of the kit's words for a group or a seat, ``day`` the date without the hour, ``hash`` what
    ``challenge_hash`` makes of the challenge. ``attempt`` counts the tries from 1, ``result`` is the name of an
    ``Outcome``, ``cards`` how many were laid (0 where a challenge asks for none), ``hint`` the highest hint given, 0
    for none.
    """

    token: str
    day: date
    challenge: str
    hash: str
    attempt: int
    result: str
    cards: int
    hint: int

    def __post_init__(self) -> None:
        for word, limit in ((self.token, _MAX_TOKEN), (self.challenge, 60), (self.hash, 64)):
            if not _NAME.fullmatch(word) or len(word) > limit:
                raise ValueError(f"neither a name nor a free text may be kept: {word!r}")
        if self.attempt < 1 or self.cards < 0 or self.hint < 0:
            raise ValueError("tries count from 1, cards and hints from 0")


class Journal:
    """Tries, in the order they were added. Belongs to the thread that opened it; several processes may share a file.

    ``trouble`` is None, or makes a sentence for the adult in the language of whoever calls it: the file was damaged
    and set aside, nothing can be kept, or some rows make no sense. It may also come later, with an ``add`` that the
    disk refuses. ``is_whole`` is False where tries were kept that ``entries`` does not give.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self.trouble: Callable[[], str] | None = None
        self.is_whole = True
        self._odd = 0
        self._newer = False
        self._in_memory = False
        self._database = self._open()

    @classmethod
    def open(cls, file: Path) -> Self:
        """The journal in ``file``; a new one where there is none, and always a journal that can be added to."""
        return cls(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def notice(self) -> str | None:
        """The sentence of ``trouble``, in the language in use."""
        return None if self.trouble is None else self.trouble()

    def close(self) -> None:
        """Let go of the file; harmless when called twice."""
        with suppress(sqlite3.Error):
            self._database.close()

    def add(self, entry: Entry) -> None:
        """Keep ``entry``: on the disk when this returns, unless ``notice`` says otherwise.

        Raises:
            ValueError: its result is no ``Outcome``.
        """
        if entry.result not in Outcome.__members__:
            raise ValueError(f"no outcome: {entry.result!r}")
        self._ask(_INSERT, (entry.token, entry.day.isoformat(), *astuple(entry)[2:]))

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, oldest first.

        A row that makes no sense is left out and left in the file: somebody wrote into it. ``trouble`` says so.
        """
        rows = self._ask(_ALL)
        entries = tuple(entry for entry in map(_entry, rows) if entry is not None)
        self._note_odd(len(rows) - len(entries))
        return entries

    def done(self, token: str | None = None) -> frozenset[DoneKey]:
        """The challenges that ``token``, or anybody, succeeded in; see ``DoneKey``."""
        rows = self._ask(
            "SELECT DISTINCT challenge, hash FROM entry WHERE result = ?1 AND (?2 IS NULL OR token = ?2)",
            (Outcome.SUCCESS.name, token),
        )
        return frozenset((str(challenge), str(digest)) for challenge, digest in rows)

    def export_csv(self, file: Path) -> None:
        """Write everything into ``file`` as a French spreadsheet reads it: semicolons, UTF-8 with its mark.

        A file of that name is replaced at once, when the new one is complete.

        Raises:
            JournalError: it cannot be written.
        """
        rows = [(*astuple(entry)[:5], _in_words(entry.result), entry.cards, entry.hint) for entry in self.entries()]
        try:
            _write_table(file, (_HEADINGS, *rows))
        except OSError as error:
            message = _("impossible d'écrire {file} ({reason}) ; choisissez un autre dossier")
            raise JournalError(message.format(file=file, reason=reason(error))) from error

    def erase(self) -> None:
        """Forget everything: entries, what the file kept of erased ones, and files that were set aside.

        Raises:
            JournalError: something is left; the sentence says what to do.
        """
        if self._newer:
            message = _("{file} vient d'une version plus récente du kit ; effacez-le avec elle")
            raise JournalError(message.format(file=self._file))
        try:
            if self._in_memory:
                self._erase_files()
            else:
                self._erase_rows()
            for aside in files_set_aside(self._file):
                _remove(aside)
        except (OSError, sqlite3.Error) as error:
            message = _("tout n'est pas effacé dans {file} ; fermez les autres fenêtres du kit et recommencez")
            raise JournalError(message.format(file=self._file)) from error

    def _note_odd(self, number: int) -> None:
        if number not in (0, self._odd):
            self.is_whole = False
            self.trouble = partial(_odd_rows, self._file, number)
        self._odd = number

    def _erase_rows(self) -> None:
        self._database.execute("DELETE FROM entry")
        self._database.execute("VACUUM")
        self.is_whole, self._odd = True, 0
        busy = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise sqlite3.OperationalError("another process still reads the write-ahead log")

    def _erase_files(self) -> None:
        """For a file that cannot be written to: it goes whole, and a new one is tried."""
        for each in with_files_beside(self._file):
            _remove(each)
        self.close()
        self.trouble, self._in_memory, self.is_whole = None, False, True
        self._database = self._open()

    def _ask(self, question: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        try:
            return self._database.execute(question, values).fetchall()
        except sqlite3.Error as error:
            if primary_code(error) is None:
                raise
            self._start_over(damaged=is_damage(error))
            return self._database.execute(question, values).fetchall()

    def _start_over(self, *, damaged: bool) -> None:
        """Go on after the file failed: with a new one if it is damaged, else in memory with what it held."""
        if damaged:
            self.close()
            self._database = self._renewed()
            return
        rows: Iterable[tuple[object, ...]] = ()
        with suppress(sqlite3.Error):
            rows = self._database.execute(_ALL).fetchall()
        self.close()
        self._database = self._memory(_refused)
        self._database.executemany(_INSERT, rows)

    def _open(self) -> sqlite3.Connection:
        try:
            return open_database(self._file, SCHEMA, VERSION)
        except NewerError:
            self._newer, self.is_whole = True, False
            return self._memory(_newer)
        except DamagedError:
            return self._renewed()
        except (OSError, sqlite3.Error):
            self.is_whole = False
            return self._memory(_closed)

    def _renewed(self) -> sqlite3.Connection:
        self.is_whole = False
        aside = set_aside(self._file)
        if aside is None:
            return self._memory(_closed)
        try:
            database = open_database(self._file, SCHEMA, VERSION)
        except (DamagedError, NewerError, OSError, sqlite3.Error):
            return self._memory(_closed)
        self.trouble = partial(_damaged, self._file, aside)
        return database

    def _memory(self, why: Callable[[], str]) -> sqlite3.Connection:
        self.trouble = partial(_not_kept, self._file, why)
        self._in_memory = True
        return open_memory(SCHEMA)


def default_file() -> Path:
    """Where this system keeps an application's data; the folder may not be there yet."""
    from platformdirs import user_data_path  # noqa: PLC0415 - of no use to the engine's other parts

    return user_data_path("beebot-kit", appauthor=False) / "journal.sqlite3"


def _entry(row: tuple[object, ...]) -> Entry | None:
    """The entry in a row, None where it makes no sense."""
    kinds = (str, str, str, str, int, str, int, int)
    if len(row) != len(fields(Entry)) or not all(map(isinstance, row, kinds)):
        return None
    token, day, *others = row
    with suppress(ValueError):
        return Entry(token, date.fromisoformat(day), *others)  # type: ignore[arg-type]  # checked above
    return None


def _damaged(file: Path, aside: Path) -> str:
    message = _("le journal {file} était abîmé ; il est mis de côté sous le nom {aside} et un nouveau commence")
    return message.format(file=file, aside=aside.name)


def _odd_rows(file: Path, number: int) -> str:
    message = ngettext(
        "{number} essai du journal {file} ne se lit pas et manque ici ; les autres y sont, le fichier le garde",
        "{number} essais du journal {file} ne se lisent pas et manquent ici ; les autres y sont, le fichier les garde",
        number,
    )
    return message.format(number=number, file=file)


def _not_kept(file: Path, why: Callable[[], str]) -> str:
    remedy = _("en attendant, ce qui est joué n'est pas gardé")
    return f"{why().format(file=file)} ({remedy})"


def _refused() -> str:
    return _("le disque refuse d'écrire le journal {file} ; faites-y de la place")


def _newer() -> str:
    return _("le journal {file} vient d'une version plus récente du kit ; mettez le kit à jour")


def _closed() -> str:
    return _("le journal {file} ne s'ouvre pas ; vérifiez la place et les droits sur ce dossier")


def _in_words(result: str) -> str:
    return Outcome[result].value if result in Outcome.__members__ else result


def _write_table(file: Path, rows: Iterable[Iterable[object]]) -> None:
    with whole_file(file, encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def _remove(file: Path) -> None:
    """Remove a file; a folder that was set aside holds nothing of ours and stays."""
    if file.is_symlink() or not file.is_dir():
        file.unlink(missing_ok=True)
