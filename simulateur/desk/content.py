"""The content that is to be played, read in a process of its own.

The strict reader costs 22 MB and a tenth of a second of imports (measured). A child process pays
for them while the window opens, and they are gone when the children play.
"""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from beebot.errors import KitError
from beebot.files.content_folder import BUILT_IN
from beebot.i18n import gettext as _
from beebot.i18n import in_this_language
from lecons.pictures.images import Images
from simulateur.desk.child import start_child
from simulateur.desk.playable import Content
from simulateur.game.repertoire.flowers import hashes_of
from simulateur.game.reports import Notice

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

__all__ = ["PATIENCE_S", "Content", "Pictures", "Reading", "read_content", "read_contents", "read_here", "wanted_first"]

PATIENCE_S = 60.0
"""Seconds that the reader's process has for each path. Then it is given up, and what it read is read by nobody.

The gate takes less for all pictures of a folder (``BUDGET_S`` and its clock in ``lecons/gate/pictures.py``).
"""
_ENDING_S = 1.0
_GIVES_WAY = 5
"""How much the reader of the other paths gives way: to a third of the window's time, where both want it (nice(2))."""
_CRASH_SIGNALS = ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT")
_CRASHES = {-getattr(signal, name) for name in _CRASH_SIGNALS if hasattr(signal, name)}
_WINDOWS_CRASH = 0xC0000000
"""A process that dies in C code ends by one of these signals; on Windows, with a status from this number on."""


class Pictures:
    """The pictures of content folders, each folder judged once.

    ``library`` is the folder of this machine's packs: the verdicts from when they were taken in are believed.
    """

    def __init__(self, library: Path | None = None) -> None:
        self._library = library
        self._judged: dict[Path, tuple[Images, tuple[str, ...]]] = {}

    def of(self, root: Path) -> tuple[Images, tuple[str, ...]]:
        """The pictures of a content folder, and a sentence for each that is not shown."""
        if root not in self._judged:
            self._judged[root] = self._judge(root)
        return self._judged[root]

    def _judge(self, root: Path) -> tuple[Images, tuple[str, ...]]:
        if root == BUILT_IN:  # the kit's own pictures are not judged, and the judge is not imported
            return Images(), ()
        from lecons.gate.pictures import judge_images
        from lecons.gate.trials import Trials
        from lecons.gate.verdicts import NOTHING, known_of, read_verdicts, write_verdicts

        is_ours = self._library is not None and os.path.realpath(root.parent) == os.path.realpath(self._library)
        known = read_verdicts(root) if is_ours else NOTHING
        try:
            with Trials() as trials:
                images, problems = judge_images(root, trials, known)
        except KitError as error:
            return Images(), (str(error),)
        if is_ours and not known_of(images).keys() <= known.keys():  # it came under another version of the gate
            with suppress(OSError):
                write_verdicts(root, images)
        return images, tuple(map(str, problems))


class Reading(NamedTuple):
    """Content on its way: first the path to play, then the others that an adult can choose from.

    Where one of these cannot be played there is a notice instead. Either future raises a
    ``KitError`` if the reader's process crashed or took too long: this process must not read the same file.
    """

    first: "Future[Content]"
    others: "Future[tuple[Content | Notice, ...]]"


def read_content(file: Path) -> "Future[Content]":
    """Begin to read the learning path in ``file``, or the lesson, which then is a path of its own.

    The future raises:
        KitError: nothing in it can be played; the text says what to mend.
    """
    return read_contents(file, ()).first


def read_contents(file: Path, others: Sequence[Path], wanted: str = "", library: Path | None = None) -> Reading:
    """Begin to read the learning path in ``file`` and, once it is there, those in ``others``.

    Where one of these has the id ``wanted``, it is the first instead. The first future raises what
    that of ``read_content`` does. For one of the others that cannot be played there is a notice. ``library`` is as in
    ``Pictures``.
    """
    files = (file, *others)
    child, here = start_child(_read_all, files, wanted, library, may_fork=True)
    from concurrent.futures import ThreadPoolExecutor  # the child is already at work

    one_thread, reader = ThreadPoolExecutor(1, "content"), _Reader(child, here, files, wanted, library)
    first, rest = in_this_language(reader.first), in_this_language(reader.others)
    reading = Reading(one_thread.submit(first), one_thread.submit(rest))
    one_thread.shutdown(wait=False)
    return reading


class _Reader:
    """Takes what the child has read; if the child ends too soon or sends rubbish, the rest is read here."""

    def __init__(
        self, child: "BaseProcess", here: "Connection", files: Sequence[Path], wanted: str, library: Path | None
    ) -> None:
        self._child = child
        self._here = here
        self._files = files
        self._wanted = wanted
        self._library = library
        self._slow = ""
        """What is said once the child took too long."""
        self._found = self._sent()

    def first(self) -> Content:
        found = next(self._found)
        if isinstance(found, Notice):
            raise KitError(found.sentence)
        return found

    def others(self) -> tuple[Content | Notice, ...]:
        self._check_readable()
        return tuple(self._found)

    def _sent(self) -> Iterator[Content | Notice]:
        """What is in each file, from the child as long as it answers."""
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
            yield from islice(wanted_first(self._files, self._wanted, self._library), place, None)
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


def _take(here: "Connection", child: "BaseProcess") -> Content | Notice | None:
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
    try:
        # What the child started may hold the pipe open when it has ended.
        found = here.recv() if here.poll(PATIENCE_S + _ENDING_S) else None
    except Exception:  # noqa: BLE001 (what is no pickle raises what it likes)
        found = None
    finally:
        limit.cancel()
    if isinstance(found, (Content, Notice)):
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


def _read_all(there: "Connection", files: Sequence[Path], wanted: str, library: Path | None) -> None:
    """In the child process: send the content of each file, or a notice that says what is wrong.

    Once the first is sent, this process gives way to all others: nobody waits for the rest.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # it would look for some in all that is installed
    for place, content in enumerate(wanted_first(files, wanted, library)):
        there.send(content)
        if place == 0 and hasattr(os, "nice"):  # Windows has none
            os.nice(_GIVES_WAY)


def wanted_first(files: Sequence[Path], wanted: str, library: Path | None = None) -> Iterator[Content | Notice]:
    """What is in each file, read as late as possible.

    The path of the id ``wanted`` comes first. The others keep their order.
    """
    found: dict[Path, Content | Notice] = {}
    pictures = Pictures(library)
    first = files[0]
    likely_first: list[Path] = []
    if wanted:
        # Most files are called by the id of their path. Of two with that name, the one that is not ``first`` is meant.
        likely_first = sorted(files, key=lambda file: (file.stem != wanted, file == first))
    for file in likely_first:
        content = found[file] = read_here(file, pictures)
        if isinstance(content, Content) and content.path.id == wanted:
            first = file
            break
    for file in (first, *(each for each in files if each != first)):
        if file not in found:
            found[file] = read_here(file, pictures)
        yield found.pop(file)


def read_here(file: Path, pictures: Pictures) -> Content | Notice:
    """What is in ``file``, read by this process; a notice where nothing of it can be played.

    To read costs memory, so a reader has a process of its own.

    ``pictures`` has the pictures that were judged before.
    """
    from beebot.loader import ContentError, load_playable
    from lecons.gate.stand_ins import with_stand_ins
    from simulateur.game.repertoire.freeplay import free_play

    try:
        loaded = load_playable(file)
    except ContentError as error:
        return Notice(str(error), str(file.absolute()) if file.is_file() else "")
    root = loaded.images.parent
    images, told = pictures.of(root)
    hashes = hashes_of((*loaded.path.lessons, free_play(loaded.path.level)))
    notices = (*map(str, loaded.problems), *told)
    files = {str(each): str((root / each.file).absolute()) for each in loaded.problems if (root / each.file).is_file()}
    return Content(loaded.path, with_stand_ins(images, [loaded.path]), notices, hashes, files)
