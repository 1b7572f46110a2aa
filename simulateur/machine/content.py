"""The content that is to be played, read in a process of its own.

The strict reader costs 22 MB and a tenth of a second of imports (measured). A child process pays
for them while the window opens, and they are gone when the children play.
"""

import signal
import threading
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import in_this_language, language
from simulateur.machine.playable import Content, OtherContent, Unplayable
from simulateur.machine.reader_process import Reader

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

__all__ = ["PATIENCE_S", "Content", "Reading", "read_content", "read_contents"]

PATIENCE_S = 300.0
"""Seconds that the reader's process has for each path. Then it hangs, is given up, and what it read is read by nobody.

Four pictures of a folder that hang one after the other take less (``PATIENCE_S`` in ``lecons/gate/worker_process.py``,
and ``BUDGET_S`` in ``lecons/gate/pictures.py``).
"""
_ENDING_S = 1.0
_CRASH_SIGNALS = ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT")
_CRASHES = {-getattr(signal, name) for name in _CRASH_SIGNALS if hasattr(signal, name)}
_WINDOWS_CRASH = 0xC0000000
"""A process that dies in C code ends by one of these signals; on Windows, with a status from this number on."""


class Reading(NamedTuple):
    """Content that is being read: first the path to play, then the others that an adult can choose from.

    In place of one that cannot be played there is what is told of it. Either future raises a ``KitError`` if the
    reader's process crashed or took too long: this process must not read the same file.
    """

    first: "Future[Content]"
    others: "Future[tuple[OtherContent | Unplayable, ...]]"


def read_content(file: Path, reader: Reader | None = None) -> "Future[Content]":
    """Begin to read ``file``, a learning path, or a lesson as a path of its own; in ``reader``, or a new process.

    The future raises:
        KitError: nothing in it can be played; the text says what to mend.
    """
    return read_contents(file, (), reader=reader).first


def read_contents(
    file: Path, others: Sequence[Path], wanted: str = "", library: Path | None = None, reader: Reader | None = None
) -> Reading:
    """Begin to read the learning path in ``file`` and, once it is there, those in ``others``.

    If one of these has the id ``wanted``, it comes first. The first future raises what that of ``read_content`` does;
    in place of another path that cannot be played there is what is told of it. ``library`` is as in ``Pictures``.
    ``reader`` is the process to ask, unless it was asked already; without one it is started now.
    """
    files = (file, *others)
    if reader is None or reader.is_asked:
        reader = Reader()
    reader.ask(files, wanted, library, language())
    from concurrent.futures import ThreadPoolExecutor  # the child is already at work

    one_thread, sent = ThreadPoolExecutor(1, "content"), _Sent(reader, files, wanted, library)
    first, rest = in_this_language(sent.first), in_this_language(sent.others)
    reading = Reading(one_thread.submit(first), one_thread.submit(rest))
    one_thread.shutdown(wait=False)
    return reading


class _Sent:
    """Takes what the child has read; if the child ends too soon or sends rubbish, the rest is read here."""

    def __init__(self, reader: Reader, files: Sequence[Path], wanted: str, library: Path | None) -> None:
        self._child, self._here = reader.process, reader.here
        self._files = files
        self._wanted = wanted
        self._library = library
        self._slow = ""
        """What is said once the child took too long."""
        self._found = self._sent()

    def first(self) -> Content:
        found = next(self._found)
        if isinstance(found, Unplayable):
            raise KitError(found.sentence)
        assert isinstance(found, Content)
        return found

    def others(self) -> tuple[OtherContent | Unplayable, ...]:
        self._check_readable()
        return tuple(found for found in self._found if not isinstance(found, Content))

    def _sent(self) -> Iterator[Content | OtherContent | Unplayable]:
        with self._here:
            place = 0
            try:
                while place < len(self._files) and (found := _take(self._here, self._child)) is not None:
                    place += 1
                    yield found
            except KitError as slow:
                self._slow = str(slow)
                raise
        if place == len(self._files):
            return
        self._check_readable()
        try:
            from simulateur.machine.read_content import first_and_others  # the reader has ended

            yield from islice(first_and_others(self._files, self._wanted, self._library), place, None)
        except Exception as error:  # whatever it is, the adult is told what to do
            raise KitError(_unread()) from error

    def _check_readable(self) -> None:
        """Make sure that what the child was given may be read here.

        Raises:
            KitError: the child died in C code or took too long, and so would this process.
        """
        if self._slow:
            raise KitError(self._slow)
        ended = self._child.exitcode
        if ended is not None and (ended in _CRASHES or ended >= _WINDOWS_CRASH):
            raise KitError(_unread())


def _unread() -> str:
    return _("le contenu n'a pas pu être lu jusqu'au bout ; fermez le kit et relancez-le")


def _take(here: "Connection", child: "BaseProcess") -> Content | OtherContent | Unplayable | None:
    """The next thing the child has read; None if it ends without a word, or says anything else.

    Then it is ended.

    Raises:
        KitError: it took too long. It is ended too.
    """
    slow = threading.Event()

    def give_up() -> None:
        if child.is_alive():
            slow.set()
            child.kill()

    limit = threading.Timer(PATIENCE_S, give_up)  # it may hang in the middle of an answer
    limit.daemon = True
    limit.start()
    found: object = None
    try:
        # What the child started may hold the pipe open when it has ended.
        if here.poll(PATIENCE_S + _ENDING_S):
            found = here.recv()
        else:
            give_up()  # on a busy machine the timer may be late
    except Exception:  # noqa: BLE001 (what is no pickle raises what it likes)
        found = None
    finally:
        limit.cancel()
    if isinstance(found, (Content, OtherContent, Unplayable)):
        return found
    child.join(_ENDING_S)
    child.kill()
    child.join(_ENDING_S)
    if slow.is_set():
        raise KitError(
            _(
                "la lecture du contenu ne finit pas ; « python3 kit.py lecons verifier » dit quel fichier est trop "
                "lourd : retirez-le, puis relancez le kit"
            )
        )
    return None
