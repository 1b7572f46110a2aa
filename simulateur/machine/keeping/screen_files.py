"""One screen's place in the store: its bookmark, its settings, and answers to what its adult asks.

What is asked returns at once and is done by the store's thread; what came of it is read with
``take_reports``. Of bookmarks that come faster than the disk is, the last one is written.

An adult is answered in the language she asked in. Troubles become sentences in the language in
which ``take_reports`` is called; one that concerns this screen alone is told to no other.
"""

import queue
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from beebot.errors import KitError
from beebot.files.folder_lock import ErasedError, locked
from beebot.files.private_folder import erase_files, make_folder
from beebot.i18n import FRENCH, in_this_language, speaking
from beebot.i18n import gettext as _
from simulateur.game.records import Bookmark, Tried
from simulateur.game.reports import Answer, Contents, Notice, Opened, PictureIs, Report, TalliesAre
from simulateur.game.requests import ShowTries, Stored
from simulateur.game.settings import WORDS, Settings, changed, differing
from simulateur.machine.keeping.album import FOLDER as IMAGES
from simulateur.machine.keeping.album import SHELF, NotKeptError, keep_inside, keep_picture, take_out
from simulateur.machine.keeping.bookmark import FILE, GROUPS
from simulateur.machine.keeping.bookmark_files import BookmarkFiles
from simulateur.machine.keeping.dead_starts import DEAD_STARTS, Starts
from simulateur.machine.keeping.exported_table import TABLE, export
from simulateur.machine.keeping.json_file import NoticeMaker, not_a_folder, reason, unread_asides
from simulateur.machine.keeping.settings_file import refused, write_settings
from simulateur.machine.keeping.written_files import remove_emptied, traces
from simulateur.machine.thread_work import take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from beebot.journal.journal import DoneKey, Entry, Journal


class Keeper(Protocol):
    """What ``ScreenFiles`` needs of the ``Store``."""

    def submit(self, job: "Callable[[Journal | None], None]") -> None: ...

    def erased(self, by: "ScreenFiles | None") -> None: ...

    def unexpected(self, error: Exception) -> str: ...


class Outside(NamedTuple):
    """A person's own folders, into which the kit writes; None for those that the system tells.

    ``files`` is False where a person sees no files of this machine, as behind a browser: pictures then stay in the
    kit's folder until an adult asks for them.
    """

    documents: Path | None = None
    pictures: Path | None = None
    files: bool = True


class KeptSettings(NamedTuple):
    """``on_disk`` are the settings of the disk where the command line changes some for this time; else None.

    ``keeps_path`` says whether the learning path that an adult chooses is written there, for the next start.
    """

    on_disk: Settings | None = None
    keeps_path: bool = True


class ScreenFiles:
    """What one screen keeps: files in ``folder``, and its rows in ``journal``, which all screens share."""

    def __init__(self, store: Keeper, folder: Path, journal: Path, outside: Outside, settings: KeptSettings) -> None:
        self._store = store
        self._folder = folder
        self._journal = journal
        self._settings = settings
        self._outside = outside
        self._reports: queue.SimpleQueue[Report | NoticeMaker] = queue.SimpleQueue()
        self._troubles: set[str] = set()
        self._bookmark: Bookmark | None = None
        self._files = BookmarkFiles(folder, journal.parent)
        self._opened = threading.Event()
        self._starts = Starts(folder) if folder == journal.parent else None
        """None for a screen that another machine draws: no page of it can end this program."""
        self._is_settled = False

    def wait_opened(self, at_most_s: float) -> None:
        """Wait until the files were read, but no longer than ``at_most_s`` seconds."""
        self._opened.wait(at_most_s)

    def begin_anew(self) -> None:
        """Erase the bookmark that another screen has left in this place; to be called before it is opened."""
        self._submit(lambda _journal: self._erase_bookmark())

    def keep(self, bookmark: Bookmark) -> None:
        """Have ``bookmark`` written, unless a later one comes before that."""
        self._bookmark = bookmark
        self._submit(self._write_bookmark)

    def keep_changes(self, before: Settings, now: Settings) -> None:
        """Write what an adult changed from ``before`` to ``now``: another program may have changed other settings.

        What the command line says is not written: it is for this time alone.
        """
        if not self._settings.keeps_path:
            now = replace(now, path=before.path)
        kept = changed(self._settings.on_disk or before, before, now)
        if names := differing(before, now):
            self._submit(partial(self._write_settings, kept, names))
        self._settings = self._settings._replace(on_disk=kept)

    def obey(self, request: Tried | Stored | ShowTries) -> None:
        """Do what ``request`` asks: keep a try under today's date, or read, write out or erase what is kept."""
        self._submit(partial(self._obey, request=request))

    def keep_picture(self, png: bytes, animal: str) -> None:
        """Have a picture written under today's date and the word for ``animal``; its report says where."""
        self._submit(partial(self._write_picture, png=png, animal=animal))

    def settle(self) -> None:
        """Note that a touch was handled: this start did not die on the page that it began with."""
        if not self._is_settled:
            self._is_settled = True
            self._submit(lambda _journal: self.end())

    def take_reports(self) -> tuple[Report, ...]:
        return tuple(Notice(each()) if callable(each) else each for each in take(self._reports))

    def tell(self, report: Report) -> None:
        """Keep ``report`` until ``take_reports``.

        The store's thread alone calls this, and all methods below.
        """
        self._reports.put(report)

    def trouble(self, trouble: NoticeMaker | None) -> None:
        """Report ``trouble`` to this screen as a notice, each sentence once; None is no trouble."""
        if trouble is None:
            return
        with speaking(FRENCH):
            sentence = trouble()
        if sentence not in self._troubles:
            self._troubles.add(sentence)
            self._reports.put(trouble)

    def open(self, done: "frozenset[DoneKey]", by_animal: "Mapping[str, frozenset[DoneKey]]") -> None:
        """Read the files and report what they keep, with what the journal says is ``done``, and all troubles."""
        kept, troubles = self._files.read()
        resumes = self._starts is None or self._starts.begin() < DEAD_STARTS
        self.tell(Opened(done, kept, resumes, by_animal))
        for trouble in (*troubles, *unread_asides(self._folder, self._journal.parent)):
            self.trouble(trouble)
        if kept is not None and kept.lesson and not resumes:
            self.trouble(partial(_not_resumed, kept))
        self._opened.set()

    def end(self) -> None:
        """Forget this start's mark: a touch was handled, or the screen ends as it should."""
        if self._starts is not None:
            self._starts.settle()

    def forget(self) -> None:
        """Note that the bookmark's files were erased."""
        self._files.forget()

    def _submit(self, job: "Callable[[Journal | None], None]") -> None:
        self._store.submit(in_this_language(partial(self._attempt, job)))

    def _attempt(self, job: "Callable[[Journal | None], None]", journal: "Journal | None") -> None:
        try:
            job(journal)
        except Exception as error:  # noqa: BLE001 (an odd disk raises what it likes)
            self.trouble(partial(self._store.unexpected, error))

    def _write_settings(self, settings: Settings, names: "frozenset[str]", _journal: "Journal | None") -> None:
        try:
            with self._alone():
                trouble = write_settings(self._folder, settings, names)
        except OSError as error:
            trouble = partial(refused, self._folder, error)
        self.trouble(trouble)

    @contextmanager
    def _alone(self) -> "Iterator[None]":
        """While nobody else writes: so nobody takes what is half written for left over."""
        folder = self._journal.parent
        make_folder(folder)
        with locked(folder):
            yield

    def _write_picture(self, _journal: "Journal | None", png: bytes, animal: str) -> None:
        own, word = self._folder / IMAGES, WORDS[animal]
        today = date.today()  # noqa: DTZ011 (the day on the classroom's wall)
        try:
            if self._outside.files:
                shelf = (self._outside.pictures or _pictures()) / SHELF
                sentence = keep_picture(png, word, today, shelf, own, self._alone)
            else:
                sentence = keep_inside(png, word, today, own, self._alone)
            self.tell(PictureIs(kept=True, sentence=sentence))
        except NotKeptError as error:
            self.tell(PictureIs(kept=False, sentence=str(error)))

    def _write_bookmark(self, _journal: "Journal | None") -> None:
        if self._bookmark is None:
            return
        try:
            self._files.write(self._bookmark)
        except ErasedError:
            self._store.erased(None)
        except OSError as error:
            self.trouble(partial(_not_written, self._files.file, error))

    def _obey(self, journal: "Journal | None", request: Tried | Stored | ShowTries) -> None:
        if request is Stored.PICTURES:
            self.tell(Answer(take_out(self._folder / IMAGES, self._outside.documents or _documents())))
            return
        if journal is None:
            self._answer_without_journal(request)
            return
        try:
            self._ask_journal(journal, request)
        except Exception as error:
            if not isinstance(request, Tried):
                self.tell(Answer(self._store.unexpected(error)))
            raise
        looks = request is Stored.TALLIES or isinstance(request, ShowTries)
        if looks and (told := not_a_folder(self._journal.parent)):
            self.tell(Answer(told))  # a journal opens without a disk, and would only look empty

    def _answer_without_journal(self, request: Tried | Stored | ShowTries) -> None:
        """Answer where there is no journal: that was told at the start, and an adult who asks is told again."""
        if isinstance(request, ShowTries):
            self.tell(Contents((), about=request.about))
        if request is Stored.TALLIES:
            self.tell(TalliesAre({}))
        if not isinstance(request, Tried) and request is not Stored.TOLD:
            sentence = _("le journal {file} ne s'ouvre pas ; relancez le kit, ou effacez ce fichier vous-même")
            self.tell(Answer(not_a_folder(self._journal.parent) or sentence.format(file=self._journal)))

    def _ask_journal(self, journal: "Journal", request: Tried | Stored | ShowTries) -> None:
        match request:
            case Tried():
                journal.add(_entry(request))
            case ShowTries(later, many, about):
                self.tell(Contents(*journal.run(later, many, about), about))
            case Stored.TALLIES:
                self.tell(TalliesAre(journal.tallies()))
            case Stored.EXPORT:
                wanted = (self._outside.documents or _documents()) / TABLE
                self.tell(Answer(export(journal, wanted, self._folder / TABLE)))
            case Stored.TOLD:
                journal.told()
            case Stored.ERASE:
                self._erase(journal)

    def _erase_bookmark(self) -> None:
        if self._folder.is_dir():
            with self._alone():
                erase_files(self._folder / name for name in (FILE, GROUPS))

    def _erase(self, journal: "Journal") -> None:
        """Erase all that was ever kept of what children did, at all screens.

        What is open on another screen stays: it hears of the erasure, and keeps that anew.
        """
        try:
            folder = self._journal.parent
            journal.erase(partial(traces, folder), partial(remove_emptied, folder))
        except KitError as error:
            self.tell(Answer(str(error)))
        else:
            self._store.erased(self)


def _not_resumed(kept: Bookmark) -> str:
    sentence = _(
        "le kit s'est arrêté {count} fois de suite dès son départ, à « {place} » ; il part de l'accueil, et les cartes"
        " reviennent quand on rouvre ce défi : s'il s'arrête encore, retirez cette séance et demandez de l'aide"
    )
    return sentence.format(count=DEAD_STARTS, place="/".join(filter(None, (kept.lesson, kept.challenge))))


def _not_written(file: Path, error: OSError) -> str:
    sentence = _("le programme à l'écran n'est pas gardé dans {file} ({reason}) ; vérifiez la place et les droits")
    return sentence.format(file=file, reason=reason(error))


def _entry(tried: Tried) -> "Entry":
    from beebot.journal.journal import Entry  # noqa: PLC0415 (see ``_open_journal``)

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
        by_hand=tried.by_hand,
        together=tried.together,
    )


def _pictures() -> Path:
    from platformdirs import user_pictures_path  # noqa: PLC0415 (asked for once in a while)

    return user_pictures_path()


def _documents() -> Path:
    from platformdirs import user_documents_path  # noqa: PLC0415 (asked for once in a while)

    return user_documents_path()
