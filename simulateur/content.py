"""What is to be played, read in a process of its own.

The strict reader costs 22 MB and a tenth of a second of imports (measured). A child process pays for them while
the window opens, and they are gone when the children play.
"""

import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import language, use_language
from beebot.lesson import LearningPath


@dataclass(frozen=True, slots=True)
class Content:
    """A path, the folder of its pictures, and a sentence for each thing that had to be left out."""

    path: LearningPath
    images: Path
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Content on its way: the path to play first, and then the others that an adult can choose from.

    Where one of these cannot be played there is a sentence instead.
    """

    first: Future[Content]
    others: Future[tuple[Content | str, ...]]


def read_content(file: Path) -> Future[Content]:
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
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with_one = ProcessPoolExecutor(1, mp_context=context)
    first = with_one.submit(_read, file, language())
    reading = Reading(first, with_one.submit(_read_all, tuple(others), language()))
    with_one.shutdown(wait=False)
    return reading


def _read_all(files: tuple[Path, ...], code: str) -> tuple[Content | str, ...]:
    """The content of each file, or the sentence that says why there is none."""
    found: list[Content | str] = []
    for file in files:
        try:
            found.append(_read(file, code))
        except KitError as error:
            found.append(str(error))
    return tuple(found)


def _read(file: Path, code: str) -> Content:
    from beebot.loader import ContentError, load_playable  # noqa: PLC0415 (only ever in the child process)

    use_language(code)
    try:
        loaded = load_playable(file)
    except ContentError as error:
        raise KitError(str(error)) from None  # the reader's own type would bring the reader to the parent
    return Content(loaded.path, loaded.images, tuple(map(str, loaded.problems)))
