"""What failed and nobody foresaw: a report for each fault, and one sentence for the adult."""

import queue
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

import beebot
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from simulateur.machine.keeping.report_files import write_report
from simulateur.machine.thread_work import take

_MOST_TOLD = 10
"""Faults that the adult is told of in one sitting. Where a machine fails in ever new ways, the others are not told."""
_FRAMES = 25
"""The innermost frames of a fault that its report has."""
_ROOT = Path(beebot.__file__).parents[1]


class Faults:
    """The unforeseen faults of one screen; a report of each is kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.in_a_row = 0
        """Faults of the screen since the last touch that was handled."""
        self._folder = folder
        self._told: set[str] = set()
        self.reports: dict[str, str] = {}
        """The whole names of the reports that were written, by the sentence that tells of each."""
        self._from_threads: queue.SimpleQueue[tuple[str, BaseException]] = queue.SimpleQueue()

    def note(self, error: BaseException, doing: str, where: str) -> str | None:
        """Keep a report of ``error``. Returns the sentence for the adult, None for a fault that she was told of before.

        ``doing`` says in a word what was being done; ``where`` names the page that was open, for the adult.
        """
        fault = fault_name(error)
        if fault in self._told or len(self._told) >= _MOST_TOLD:
            return None
        self._told.add(fault)
        now = datetime.now()  # noqa: DTZ005 (the clock on the classroom's wall)
        when = f"{now:%Y-%m-%d %H:%M}"
        try:
            file = write_report(self._folder, fault, _text(error, f"{when}, {where}, {doing}"))
        except Exception as refused:  # noqa: BLE001 (a machine without memory cannot even write)
            why = reason(refused) if isinstance(refused, OSError) else type(refused).__name__
            sentence = _(
                "{where}, {when} : une panne imprévue ({fault}), rattrapée, mais son rapport ne s'écrit pas dans"
                " {folder} ({reason}) ; vérifiez la place et les droits"
            )
            return sentence.format(where=where, when=when, fault=fault, folder=self._folder, reason=why)
        sentence = _(
            "{where}, {when} : une panne imprévue ({fault}), rattrapée ; montrez le rapport {file} à la personne qui"
            " s'occupe du kit, ou joignez-le à une demande d'aide (« issue ») au projet"
        )
        told = sentence.format(where=where, when=when, fault=fault, file=file)
        self.reports[told] = str(file)
        return told

    def from_thread(self, failed: threading.ExceptHookArgs) -> None:
        """Keep the error that ended a thread, for ``take_from_threads``; to be used as ``threading.excepthook``."""
        name = "" if failed.thread is None else failed.thread.name
        if failed.exc_value is not None and not isinstance(failed.exc_value, SystemExit):
            self._from_threads.put((name, failed.exc_value))

    def take_from_threads(self) -> tuple[tuple[str, BaseException], ...]:
        """The name of each thread that failed since the last call, and what ended it."""
        return take(self._from_threads)


def hand_over(error: Exception) -> None:
    """Have ``error`` reported like one that ended this thread, which goes on."""
    failed = (type(error), error, error.__traceback__, threading.current_thread())
    threading.excepthook(threading.ExceptHookArgs(failed))


def fault_name(error: BaseException) -> str:
    """A short name of ``error``: its type, and the innermost line of the kit that it came through.

    A recursion ends at any of its lines; the first one names it.
    """
    kind, place = type(error).__name__, ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if not file.is_relative_to(_ROOT) or "site-packages" in file.relative_to(_ROOT).parts:
            continue
        found = f"{file.relative_to(_ROOT).as_posix()}:{line}"
        if isinstance(error, RecursionError) and place.rpartition(":")[0] == found.rpartition(":")[0]:
            break
        place = found
    return f"{kind} {place}".strip()


def _text(error: BaseException, heading: str) -> str:
    import platform  # noqa: PLC0415 (after a fault alone; a tablet has no other use for it)

    lines = traceback.format_exception(type(error), error, _innermost(error.__traceback__))
    machine = f"kit {beebot.__version__}, Python {platform.python_version()}, {sys.platform} {platform.machine()}"
    return f"{heading}\n{machine}\n\n{''.join(lines)}".replace(f"{_ROOT}/", "").replace(f"{_ROOT}\\", "")


def _innermost(trace: TracebackType | None) -> TracebackType | None:
    count = sum(1 for _frame in traceback.walk_tb(trace))
    while trace is not None and count > _FRAMES:
        trace, count = trace.tb_next, count - 1
    return trace
