"""What is to be played, read in a process of its own.

The strict reader costs 22 MB and a tenth of a second of imports (measured). A child process pays for them while
the window opens, and they are gone when the children play.
"""

import multiprocessing
import sys
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


def read_content(file: Path) -> Future[Content]:
    """Begin to read the learning path in ``file``.

    The future raises:
        KitError: nothing in it can be played; the text says what to mend.
    """
    # A fork before any thread or window is safe and saves the child its start; elsewhere Python's own choice.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with_one = ProcessPoolExecutor(1, mp_context=context)
    reading = with_one.submit(_read, file, language())
    with_one.shutdown(wait=False)
    return reading


def _read(file: Path, code: str) -> Content:
    from beebot.loader import ContentError, load_path  # noqa: PLC0415 (only ever in the child process)

    use_language(code)
    try:
        loaded = load_path(file)
    except ContentError as error:
        raise KitError(str(error)) from None  # the reader's own type would bring the reader to the parent
    return Content(loaded.path, loaded.images, tuple(map(str, loaded.problems)))
