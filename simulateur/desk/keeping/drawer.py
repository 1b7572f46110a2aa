"""One screen's place in the store: its bookmark, its settings, and answers to what its adult asks.

What is asked returns at once and is done by the store's thread; what came of it is read with
``take_reports``. Of bookmarks that come faster than the disk is, the last one is written.
"""

import queue
import threading
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from beebot import reasons
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import in_this_language
from simulateur.desk.keeping.bookmark import FILE as BOOKMARK
from simulateur.desk.keeping.bookmark import read_bookmark, write_bookmark
from simulateur.desk.keeping.settings_file import write_settings
from simulateur.desk.keeping.small_file import DamagedFileError, set_aside
from simulateur.game.records import Bookmark, Tried
from simulateur.game.reports import Answer, Contents, Notice, Opened, Report
from simulateur.game.requests import Stored
from simulateur.game.settings import WORDS, Settings, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from beebot.progress import DoneKey, Entry, Journal

TABLE = "abeille-progres.csv"
SEATS = "places"
"""The folder of the other screens' own files; the first screen has none in it."""


class Keeper(Protocol):
    """What a drawer needs of the store."""

    def submit(self, job: "Callable[[Journal | None], None]") -> None: ...

    def trouble(self, sentence: str | None) -> None: ...

    def erased(self) -> None: ...

    def unexpected(self, error: Exception) -> str: ...


@dataclass(frozen=True, slots=True)
class KeptSettings:
    """The settings ``on_disk``, if the command line says others this time; else None.

    ``keeps_path`` says whether the path that an adult chooses is one to begin with the next time.
    """

    on_disk: Settings | None = None
    keeps_path: bool = True


class Drawer:
    """Keeps the files of one screen in ``folder``; ``journal`` is the file that all screens share."""

    def __init__(
        self, store: Keeper, folder: Path, journal: Path, documents: Path | None, settings: KeptSettings
    ) -> None:
        self._store = store
        self._folder = folder
        self._journal = journal
        self._settings = settings
        self._documents = documents
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._bookmark: Bookmark | None = None
        self._written: Bookmark | None = None
        self._opened = threading.Event()

    def wait_opened(self, at_most_s: float) -> None:
        """Give a quick disk the time to answer before the first picture."""
        self._opened.wait(at_most_s)

    def keep(self, bookmark: Bookmark) -> None:
        """Write the bookmark, unless a later one comes first."""
        self._bookmark = bookmark
        self._store.submit(in_this_language(self._write_bookmark))

    def keep_changes(self, before: Settings, now: Settings) -> None:
        """Write what an adult has changed.

        What the command line says is not written: it is for this time alone.
        """
        if not self._settings.keeps_path:
            now = replace(now, path=before.path)
        kept = changed(self._settings.on_disk or before, before, now)
        if kept != self._settings.on_disk:
            self._store.submit(in_this_language(partial(self._write_settings, kept)))
        self._settings = replace(self._settings, on_disk=kept)

    def obey(self, request: Tried | Stored) -> None:
        """Keep a try under today's date, or read, write out or forget all of them."""
        self._store.submit(in_this_language(partial(self._obey, request=request)))

    def take_reports(self) -> tuple[Report, ...]:
        """What has happened since the last call, in order."""
        reports: list[Report] = []
        while not self._reports.empty():
            reports.append(self._reports.get())
        return tuple(reports)

    def tell(self, report: Report) -> None:
        """Keep ``report`` for ``take_reports``.

        The store's thread alone calls this, and all methods below.
        """
        self._reports.put(report)

    def open(self, done: "frozenset[DoneKey]") -> None:
        """Tell what was kept, and that a damaged bookmark was put aside."""
        damage = None
        try:
            self._written = read_bookmark(self._folder)
        except DamagedFileError:
            damage = set_aside(self._folder / BOOKMARK)
        self.tell(Opened(done, self._written))
        if damage is not None:
            self.tell(Notice(damage))
        self._opened.set()

    def forget(self) -> None:
        """The bookmark's file was erased."""
        self._written = None

    def _write_settings(self, settings: Settings, _journal: "Journal | None") -> None:
        self._store.trouble(write_settings(self._folder, settings))

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
            file = self._folder / BOOKMARK
            self._store.trouble(sentence.format(file=file, reason=reason(error)))

    def _obey(self, journal: "Journal | None", request: Tried | Stored) -> None:
        if journal is None:
            self._answer_without_journal(request)
            return
        try:
            self._ask_journal(journal, request)
        except Exception as error:
            if not isinstance(request, Tried):
                self.tell(Answer(self._store.unexpected(error)))
            raise

    def _answer_without_journal(self, request: Tried | Stored) -> None:
        """That there is none was told at the start; an adult who asks is told again."""
        if request is Stored.SHOW:
            self.tell(Contents(()))
        if not isinstance(request, Tried):
            sentence = _("le journal {file} ne s'ouvre pas ; relancez le kit, ou effacez ce fichier vous-même")
            self.tell(Answer(sentence.format(file=self._journal)))

    def _ask_journal(self, journal: "Journal", request: Tried | Stored) -> None:
        match request:
            case Tried():
                journal.add(_entry(request))
            case Stored.SHOW:
                self.tell(Contents(journal.entries()))
            case Stored.EXPORT:
                self.tell(Answer(self._export(journal)))
            case Stored.ERASE:
                self._erase(journal)

    def _export(self, journal: "Journal") -> str:
        """Write the table where a person looks for it, or else beside the journal; says where."""
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
            return sentence.format(wanted=wanted, file=file, reason=reason(error))
        sentence = _("Le dossier {folder} ne se laisse pas écrire ({reason}) : le tableau est dans {file}")
        return sentence.format(folder=wanted.parent, reason=reason(refused), file=file)

    def _erase(self, journal: "Journal") -> None:
        from beebot.database import files_set_aside  # noqa: PLC0415 (brings SQLite)

        try:
            journal.erase()
            for folder in (self._journal.parent, *(self._journal.parent / SEATS).glob("*")):
                bookmark = folder / BOOKMARK
                for each in (bookmark, *files_set_aside(bookmark)):
                    each.unlink(missing_ok=True)
        except KitError as error:
            self.tell(Answer(str(error)))
        except OSError as error:
            sentence = _("{file} ne s'efface pas ({reason}) ; effacez-le vous-même")
            file = error.filename or self._folder
            self.tell(Answer(sentence.format(file=file, reason=reason(error))))
        else:
            self._store.erased()


def reason(error: BaseException) -> str:
    """Why the disk refused, in a few words."""
    cause = error.__cause__ or error
    return reasons.reason(cause) if isinstance(cause, OSError) else str(cause)


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
