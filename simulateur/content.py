"""What is to be played, read in a process of its own.

The strict reader costs 22 MB and a tenth of a second of imports (measured). A child process pays for them while
the window opens, and they are gone when the children play.
"""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language, use_language

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

    from beebot.lesson import LearningPath


@dataclass(frozen=True, slots=True)
class Content:
    """A path, the folder of its pictures, and a sentence for each thing that had to be left out."""

    path: "LearningPath"
    images: Path
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Content on its way: the path to play first, and then the others that an adult can choose from.

    Where one of these cannot be played there is a sentence instead. Either future raises a ``KitError`` if the reader's
    process was ended from outside.
    """

    first: "Future[Content]"
    others: "Future[tuple[Content | str, ...]]"


def read_content(file: Path) -> "Future[Content]":
    """Begin to read the learning path in ``file``, or the lesson, which then is a path of its own.

    The future raises:
        KitError: nothing in it can be played; the text says what to mend.
    """
    return read_contents(file, ()).first


def read_contents(file: Path, others: Sequence[Path]) -> Reading:
    """Begin to read the learning path in ``file`` and, once it is there, those in ``others``.

    The first future raises what that of ``read_content`` does. Of the others, one that cannot be played is a sentence.
    """
    # A fork before any thread or window is safe and saves the child its start; elsewhere Python's own choice.
    fork = sys.platform == "linux"
    context = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    context.Process(target=_read_all, args=(there, (file, *others), language()), daemon=True).start()
    there.close()
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (while the child is already at work)

    one_thread = ThreadPoolExecutor(1, "content")
    reading = Reading(one_thread.submit(_first, here), one_thread.submit(_others, here, len(others)))
    one_thread.shutdown(wait=False)
    return reading


def _first(here: "Connection") -> Content:
    found = _take(here)
    if isinstance(found, str):
        raise KitError(found)
    return found


def _others(here: "Connection", count: int) -> tuple[Content | str, ...]:
    with here:
        return tuple(_take(here) for _other in range(count))


def _take(here: "Connection") -> Content | str:
    """The next thing the child has read."""
    try:
        found: Content | str = here.recv()
    except EOFError:
        raise KitError(_("le contenu n'a pas pu être lu jusqu'au bout ; fermez le kit et relancez-le")) from None
    return found


def _read_all(there: "Connection", files: Sequence[Path], code: str) -> None:
    """Send the content of each file, or the sentence that says why there is none; the child process does this alone."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some is a tenth of its import
    use_language(code)
    try:
        for file in files:
            there.send(_read(file))
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(1)  # nobody waits for it any more


def _read(file: Path) -> Content | str:
    from beebot.loader import ContentError, load_playable  # noqa: PLC0415 (only ever in the child process)

    try:
        loaded = load_playable(file)
    except ContentError as error:
        return str(error)
    return Content(loaded.path, loaded.images, tuple(map(str, loaded.problems)))
