"""What outlives the screen: the journal of tries and the bookmark, kept by a thread, so that no disk stops a frame.

Every method returns at once; what happened is read with ``take_reports``. Of bookmarks that come faster than the disk
is, the last one is written.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.desk.keeping.bookmark import FILE as BOOKMARK
from simulateur.desk.keeping.bookmark import read_bookmark, write_bookmark
from simulateur.desk.keeping.settings_file import write_settings
from simulateur.desk.keeping.small_file import DamagedFileError, set_aside
from simulateur.game.records import Bookmark, Tried
from simulateur.game.requests import Stored
from simulateur.game.settings import WORDS, Settings

if TYPE_CHECKING:
    from beebot.progress import DoneKey, Entry, Journal

T = TypeVar("T")
JOURNAL = "journal.sqlite3"
TABLE = "abeille-progres.csv"


@dataclass(frozen=True, slots=True)
class Opened:
    """What was kept: the challenges done, and the bookmark where there is one."""

    done: "frozenset[DoneKey]"
    bookmark: Bookmark | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Every try that is kept, oldest first."""

    entries: "tuple[Entry, ...]"


@dataclass(frozen=True, slots=True)
class Erased:
    """Nothing is kept any more."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that answers what an adult asked for."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sentence for the adult: something could not be kept, or was damaged."""

    sentence: str


Report = Opened | Contents | Erased | Told | Trouble


class Store:
    """Owns the files in ``folder``; there should be one at a time in a process.

    ``documents`` is the folder tables are written into, None for the person's own documents.
    """

    def __init__(self, folder: Path, documents: Path | None = None) -> None:
        self._folder = folder
        self._documents = documents
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._jobs: queue.SimpleQueue[Callable[[Journal | None], None] | None] = queue.SimpleQueue()
        self._bookmark: Bookmark | None = None
        self._written: Bookmark | None = None
        self._troubles: set[str] = set()
        self._opened = threading.Event()
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._thread.start()

    def wait_opened(self, at_most_s: float) -> None:
        """Give a quick disk the time to answer before the first picture."""
        self._opened.wait(at_most_s)

    def keep(self, bookmark: Bookmark) -> None:
        """Write the bookmark, unless a later one comes first."""
        self._bookmark = bookmark
        self._jobs.put(self._write_bookmark)

    def keep_settings(self, settings: Settings) -> None:
        """Write the settings."""
        self._jobs.put(lambda _journal: self._trouble(write_settings(self._folder, settings)))

    def obey(self, request: Tried | Stored) -> None:
        """Keep a try under today's date, or read, write out or forget all of them."""
        self._jobs.put(lambda journal: self._obey(journal, request))

    def take_reports(self) -> tuple[Report, ...]:
        """What has happened since the last call, in order."""
        reports: list[Report] = []
        while not self._reports.empty():
            reports.append(self._reports.get())
        return tuple(reports)

    def flush(self, timeout: float = 3.0) -> bool:
        """Wait until everything asked so far is on the disk; False if that took more than ``timeout`` seconds."""
        done = threading.Event()
        self._jobs.put(lambda _journal: done.set())
        return done.wait(timeout)

    def close(self, timeout: float = 3.0) -> None:
        """Finish what was asked, at most for ``timeout`` seconds."""
        self._jobs.put(None)
        self._thread.join(timeout)

    def _work(self) -> None:
        journal = self._attempt(self._open_journal)
        bookmark, damage = self._attempt(self._read_bookmark) or (None, None)
        done = self._attempt(journal.done) if journal is not None else None
        self._reports.put(Opened(done or frozenset(), bookmark))
        self._trouble(damage)
        self._trouble(journal.notice if journal is not None else None)
        self._opened.set()
        while (job := self._jobs.get()) is not None:
            self._attempt(partial(job, journal))
            self._trouble(journal.notice if journal is not None else None)
        if journal is not None:
            journal.close()

    def _attempt(self, ask: "Callable[[], T]") -> "T | None":
        """What ``ask`` gives, or None and a sentence for the adult.

        Whatever it raises must not end this thread: then nothing would be kept any more, and nobody would know.
        """
        try:
            return ask()
        except Exception as error:  # noqa: BLE001 (an odd disk raises what it likes)
            self._trouble(self._unexpected(error))
        return None

    def _unexpected(self, error: Exception) -> str:
        reason = _reason(error) if isinstance(error, OSError) else f"{type(error).__name__} : {error}"
        sentence = _("le kit n'a pas pu lire ou écrire dans {folder} ({reason}) ; vérifiez ce disque, puis relancez-le")
        return sentence.format(folder=self._folder, reason=reason)

    def _trouble(self, sentence: str | None) -> None:
        """Report a sentence, once."""
        if sentence is not None and sentence not in self._troubles:
            self._troubles.add(sentence)
            self._reports.put(Trouble(sentence))

    def _open_journal(self) -> "Journal":
        from beebot.progress import Journal  # noqa: PLC0415 (SQLite, loaded while the window opens)

        return Journal.open(self._folder / JOURNAL)

    def _read_bookmark(self) -> tuple[Bookmark | None, str | None]:
        """The bookmark, and a sentence where it was damaged."""
        try:
            self._written = read_bookmark(self._folder)
        except DamagedFileError:
            return None, set_aside(self._folder / BOOKMARK)
        return self._written, None

    def _write_bookmark(self, _journal: "Journal | None") -> None:
        bookmark = self._bookmark
        if bookmark is None or bookmark == self._written:
            return
        try:
            write_bookmark(self._folder, bookmark)
            self._written = bookmark
        except OSError as error:
            sentence = _(
                "le programme à l'écran n'est pas gardé dans {file} ({reason}) ; vérifiez la place et les droits"
            )
            self._trouble(sentence.format(file=self._folder / BOOKMARK, reason=_reason(error)))

    def _obey(self, journal: "Journal | None", request: Tried | Stored) -> None:
        if journal is None:
            self._answer_without_journal(request)
            return
        try:
            self._ask_journal(journal, request)
        except Exception as error:
            if not isinstance(request, Tried):
                self._reports.put(Told(self._unexpected(error)))
            raise

    def _answer_without_journal(self, request: Tried | Stored) -> None:
        """That there is none was told at the start; an adult who asks is told again."""
        if request is Stored.SHOW:
            self._reports.put(Contents(()))
        if not isinstance(request, Tried):
            sentence = _("le journal {file} ne s'ouvre pas ; relancez le kit, ou effacez ce fichier vous-même")
            self._reports.put(Told(sentence.format(file=self._folder / JOURNAL)))

    def _ask_journal(self, journal: "Journal", request: Tried | Stored) -> None:
        match request:
            case Tried():
                journal.add(_entry(request))
            case Stored.SHOW:
                self._reports.put(Contents(journal.entries()))
            case Stored.EXPORT:
                self._reports.put(Told(self._export(journal)))
            case Stored.ERASE:
                self._erase(journal)

    def _export(self, journal: "Journal") -> str:
        """Write the table where a person looks for it or, where that cannot be, beside the journal; says where."""
        wanted = (self._documents or _documents()) / TABLE
        try:
            wanted.parent.mkdir(parents=True, exist_ok=True)
            journal.export_csv(wanted)
            return _("Tout est écrit dans {file}").format(file=wanted)
        except (KitError, OSError) as error:
            return self._export_here(journal, wanted, error)

    def _export_here(self, journal: "Journal", wanted: Path, refused: Exception) -> str:
        file = self._folder / TABLE
        try:
            journal.export_csv(file)
        except KitError as error:
            sentence = _(
                "le tableau ne s'écrit ni dans {wanted} ni dans {file} ({reason}) ; vérifiez la place et les droits"
            )
            return sentence.format(wanted=wanted, file=file, reason=_reason(error))
        sentence = _("Le dossier {folder} ne se laisse pas écrire ({reason}) : le tableau est dans {file}")
        return sentence.format(folder=wanted.parent, reason=_reason(refused), file=file)

    def _erase(self, journal: "Journal") -> None:
        from beebot.database import files_set_aside  # noqa: PLC0415 (see ``_open_journal``)

        bookmark = self._folder / BOOKMARK
        try:
            journal.erase()
            for each in (bookmark, *files_set_aside(bookmark)):
                each.unlink(missing_ok=True)
        except KitError as error:
            self._reports.put(Told(str(error)))
        except OSError as error:
            sentence = _("{file} ne s'efface pas ({reason}) ; effacez-le vous-même")
            self._reports.put(Told(sentence.format(file=error.filename or bookmark, reason=_reason(error))))
        else:
            self._written = None
            self._reports.put(Erased())


def _reason(error: BaseException) -> str:
    """Why the disk refused, in its own words."""
    cause = error.__cause__ or error
    return getattr(cause, "strerror", None) or str(cause)


def _entry(tried: Tried) -> "Entry":
    from beebot.progress import Entry  # noqa: PLC0415 (see ``_open_journal``)

    today = date.today()  # noqa: DTZ011 (the day on the classroom's wall)
    return Entry(
        WORDS[tried.animal],
        today,
        tried.challenge,
        tried.hash,
        tried.attempt,
        tried.result,
        tried.cards,
        tried.hint,
    )


def _documents() -> Path:
    """Where a person looks for what a program wrote for them."""
    from platformdirs import user_documents_path  # noqa: PLC0415 (asked for once in a while)

    return user_documents_path()
