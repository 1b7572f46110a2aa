"""Printing behind the adults' page: a process that prints, there as long as the page is looked at."""

import time
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from beebot.files.content_folder import SHELF, documents_folder
from beebot.i18n import gettext as _
from simulateur.game.messages import printing
from simulateur.machine.print_process import Folders, Written, run
from simulateur.machine.process import start_child
from simulateur.machine.system_viewer import can_open, open_file
from simulateur.machine.thread_work import start, take

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

FOLDER = "impressions"
"""The folder beside the journal, for prints that cannot be where a person looks for them."""
PATIENCE_S = 120.0
"""The most seconds for one answer: a whole level takes some ten on a slow machine."""

_ANSWERED: Mapping[type, type] = {
    printing.ChoicesAre: printing.ShowChoices,
    printing.PageIs: printing.ShowPrint,
    printing.NoPage: printing.ShowPrint,
    printing.PrintEnded: printing.MakePrint,
}
"""By the kind of an answer: the kind of request that it answers."""


class PrintService:
    """What the adults' page that prints asks for, for one screen; without documents of a person's own, in ``folder``.

    ``roots`` gives the content folders of the paths that are not the kit's own, by their ids. ``documents`` is where a
    print goes, None for the person's own. ``opens`` says whether a print may be opened beside the screen.
    """

    def __init__(
        self,
        folder: Path,
        *,
        roots: Callable[[], Mapping[str, Path]] = dict,
        documents: Path | None = None,
        opens: Callable[[], bool] = can_open,
        view: Callable[[Path], bool] = open_file,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._roots = roots
        self._documents = documents
        self._opens = opens
        self._view = view
        self._clock = clock
        self._reports: SimpleQueue[printing.PrintReport] = SimpleQueue()
        self._process: tuple[BaseProcess, Connection, Connection] | None = None
        self._wanted: dict[type, printing.PrintRequest] = {}
        """The last request of each kind that was not answered yet."""
        self._since = 0.0
        self._is_open = False

    def attend(self, *, is_open: bool) -> None:
        """Note, each turn, whether the page ``is_open``. Once it is not, the process ends, after any print."""
        self._is_open = is_open
        if not is_open and self._process is not None and printing.MakePrint not in self._wanted:
            self.close()

    def obey(self, request: printing.PrintRequest) -> None:
        if self._process is None:
            self._process = self._start()
        self._wanted[type(request)] = request
        self._since = self._clock()
        try:
            self._process[2].send(request)
        except OSError:
            self._has_died()

    def take_reports(self) -> tuple[printing.PrintReport, ...]:
        if self._process is not None:
            self._listen(self._process[1])
        if self._process is not None and self._wanted and self._clock() - self._since > PATIENCE_S:
            self._has_died()
        return take(self._reports)

    def close(self) -> None:
        """Give up any print, and end the process."""
        if self._process is None:
            return
        process, here, orders = self._process
        self._process, self._wanted = None, {}
        orders.close()
        process.kill()
        process.join()
        here.close()

    def _start(self) -> "tuple[BaseProcess, Connection, Connection]":
        asked, orders = get_context("spawn").Pipe(duplex=False)
        wanted = documents_folder() if self._documents is None else self._documents / SHELF
        folders = Folders(wanted, self._folder / FOLDER, self._folder)
        process, here = start_child(run, asked, dict(self._roots()), folders, may_fork=False)
        asked.close()
        return process, here, orders

    def _listen(self, here: "Connection") -> None:
        try:
            while self._process is not None and here.poll():
                self._hear(here.recv())
        except (EOFError, OSError):
            self._has_died()

    def _hear(self, found: printing.PrintReport | Written) -> None:
        self._since = self._clock()
        if isinstance(found, Written):
            self._wanted.pop(printing.MakePrint, None)
            self._show(found)
            return
        answered = _ANSWERED.get(type(found))
        if answered is not None:
            self._wanted.pop(answered, None)
        self._reports.put(found)

    def _show(self, written: Written) -> None:
        self._reports.put(printing.PrintEnded(written.sentence))
        if self._opens():
            start(lambda: self._open(written), "viewer")

    def _open(self, written: Written) -> None:
        if not self._view(written.file):
            told = _("{sentence} Aucun programme ne l'a ouvert : ouvrez-le vous-même.")
            self._reports.put(printing.PrintEnded(told.format(sentence=written.sentence)))

    def _has_died(self) -> None:
        told = _("la mise en page s'est arrêtée sans finir ; essayez encore, ou imprimez moins à la fois")
        for request in self._wanted.values():
            match request:
                case printing.ShowPrint(order):
                    self._reports.put(printing.NoPage(order, told))
                case printing.MakePrint():
                    self._reports.put(printing.PrintEnded(told))
        self.close()
