"""What outlives the screens: one journal of tries, kept by a thread, so that no disk stops a frame.

Every screen has ``ScreenFiles`` of its own, which the store's thread serves. Every method returns at
once.
"""

import queue
import re
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from beebot.files.private_folder import JOURNAL
from beebot.i18n import gettext as _
from simulateur.game.reports import Erased
from simulateur.game.settings import WORDS
from simulateur.machine.keeping.json_file import NoticeMaker, not_a_folder, reason
from simulateur.machine.keeping.screen_files import KeptSettings, Outside, ScreenFiles
from simulateur.machine.keeping.written_files import SEATS, tidy

if TYPE_CHECKING:
    from beebot.journal.journal import DoneKey, Journal

T = TypeVar("T")
_AS_PLAYED = KeptSettings()
_SEAT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Store:
    """Keeps the journal and the files of all screens in ``folder``, with a thread of its own; one in a process.

    ``documents`` is the folder for tables, None for the person's own. ``pictures`` is the folder for pictures; None for
    ``documents`` or, where that is None too, for the person's own. ``sees_files`` says whether the person finds files
    on this machine; else pictures stay in ``folder`` until an adult asks for them.
    """

    def __init__(
        self, folder: Path, documents: Path | None = None, pictures: Path | None = None, *, sees_files: bool = True
    ) -> None:
        self._folder = folder
        self._outside = Outside(documents, pictures or documents, sees_files)
        self._screens: list[ScreenFiles] = []
        self._seats: set[str] = set()
        self._jobs: queue.SimpleQueue[Callable[[Journal | None], None] | None] = queue.SimpleQueue()
        self._troubles: list[NoticeMaker] = []
        self._start()

    def screen_files(self, seat: str = "", settings: KeptSettings = _AS_PLAYED, *, is_new: bool = False) -> ScreenFiles:
        """The files of one screen, in the place called ``seat``, ``""`` for the only screen.

        Where the screen ``is_new``, what another one left in this place is erased.

        Raises:
            ValueError: no file can have this name, or another screen has it: both would write the same files.
        """
        if seat and not _SEAT.fullmatch(seat):
            raise ValueError(f"not a seat: {seat!r}")
        if seat in self._seats:
            raise ValueError(f"the seat is taken: {seat!r}")
        self._seats.add(seat)
        folder = self._folder
        if seat:
            folder = folder / SEATS / seat
        disk = ScreenFiles(self, folder, self._folder / JOURNAL, self._outside, settings)
        if is_new:
            disk.begin_anew()
        self.submit(partial(self._open, disk))
        return disk

    def give_back(self, seat: str, disk: ScreenFiles) -> None:
        """Free the place ``seat``, for another screen: the one with the files ``disk`` has closed.

        What the new screen asks is done after all that the old one has asked.
        """
        self._seats.discard(seat)
        self._jobs.put(lambda _journal: self._give_back(disk))

    def _give_back(self, disk: ScreenFiles) -> None:
        disk.end()
        if disk in self._screens:
            self._screens.remove(disk)

    def submit(self, job: "Callable[[Journal | None], None]") -> None:
        """Have ``job`` done by the store's thread, after all that was asked before.

        It is given the journal, None if there is none. Whatever it raises is told to every screen.
        """
        self._jobs.put(job)

    def flush(self, timeout: float = 3.0) -> bool:
        """Wait until all that was asked is on the disk; returns False if that takes over ``timeout`` seconds."""
        done = threading.Event()
        self._jobs.put(lambda _journal: done.set())
        return done.wait(timeout)

    def close(self, timeout: float = 3.0) -> None:
        """Do what was asked and end the thread, within ``timeout`` seconds."""
        self._jobs.put(None)
        self._thread.join(timeout)

    def erased(self, by: ScreenFiles | None) -> None:
        """Tell every screen that the screen ``by`` erased everything; None is another program.

        For the store's thread only.
        """
        for disk in self._screens:
            disk.forget()
            disk.tell(Erased(here=disk is by))

    def unexpected(self, error: Exception) -> str:
        """The sentence for the adult about an ``error`` of the disk that nobody foresaw."""
        if told := not_a_folder(self._folder):
            return told
        why = reason(error)
        if not isinstance(error, OSError):
            why = _("{what} : {told}").format(what=type(error).__name__, told=error)
        sentence = _("le kit n'a pas pu lire ou écrire dans {folder} ({reason}) ; vérifiez ce disque, puis relancez-le")
        return sentence.format(folder=self._folder, reason=why)

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        journal = self._begin()
        while (job := self._jobs.get()) is not None:
            self._do(job, journal)
        self._end(journal)

    def _begin(self) -> "Journal | None":
        journal = self._attempt(self._open_journal)
        if journal is not None:
            for trouble in journal.unread:
                self._trouble(trouble)
        self._note(journal)
        return journal

    def _do(self, job: "Callable[[Journal | None], None]", journal: "Journal | None") -> None:
        self._attempt(partial(job, journal))
        self._note(journal)

    def _end(self, journal: "Journal | None") -> None:
        for disk in self._screens:
            disk.end()
        if journal is not None:
            journal.close()

    def _note(self, journal: "Journal | None") -> None:
        if journal is not None:
            self._trouble(journal.trouble)

    def _open(self, disk: ScreenFiles, journal: "Journal | None") -> None:
        done: frozenset[DoneKey] | None = None
        by_animal: dict[str, frozenset[DoneKey]] = {}
        if journal is not None:
            done = self._attempt(journal.done)
            for animal, word in WORDS.items():
                if own := self._attempt(partial(journal.done, word)):
                    by_animal[animal] = own
        disk.open(done or frozenset(), by_animal)
        for trouble in self._troubles:
            disk.trouble(trouble)
        self._screens.append(disk)

    def _trouble(self, trouble: NoticeMaker | None) -> None:
        if trouble is not None and trouble not in self._troubles:
            self._troubles.append(trouble)
            for disk in self._screens:
                disk.trouble(trouble)

    def _attempt(self, ask: "Callable[[], T]") -> "T | None":
        """What ``ask`` gives, or None and a trouble that every screen is told.

        Whatever it raises must not end this thread: then nothing would be kept any more, and nobody
        would know.
        """
        try:
            return ask()
        except Exception as error:  # noqa: BLE001 (an odd disk raises what it likes)
            self._trouble(partial(self.unexpected, error))
        return None

    def _open_journal(self) -> "Journal":
        from beebot.journal.journal import Journal  # noqa: PLC0415 (loaded while the window opens)

        self._attempt(partial(tidy, self._folder))
        return Journal(self._folder / JOURNAL)


class StoreAtOnce(Store):
    """A store for machines without threads, as a browser is: each call does what is asked before it returns."""

    def submit(self, job: "Callable[[Journal | None], None]") -> None:
        self._do(job, self._journal)

    def flush(self, timeout: float = 3.0) -> bool:  # noqa: ARG002 (nothing is waited for)
        """True at once: all that was asked is in the files."""
        return True

    def close(self, timeout: float = 3.0) -> None:  # noqa: ARG002 (the same)
        """Close the files; there is no thread to end."""
        self._end(self._journal)

    def _start(self) -> None:
        self._journal = self._begin()
