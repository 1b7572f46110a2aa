"""The content that is to be played, read in a process of its own.

The strict reader costs 22 MB and a tenth of a second of imports (measured). A child process pays
for them while the window opens, and they are gone when the children play.
"""

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language, use_language

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

    from beebot.lesson import LearningPath
    from simulateur.game.flowers import Hashes


class Content(NamedTuple):
    """A path, the folder of its pictures, and a sentence for each thing that had to be left out.

    ``hashes`` are those of its challenges and of free play's.
    """

    path: "LearningPath"
    images: Path
    notices: tuple[str, ...]
    hashes: "Hashes" = MappingProxyType({})


class Reading(NamedTuple):
    """Content on its way: first the path to play, then the others that an adult can choose from.

    Where one of these cannot be played there is a sentence instead. Either future raises a
    ``KitError`` if the reader's process was ended from outside.
    """

    first: "Future[Content]"
    others: "Future[tuple[Content | str, ...]]"


def read_content(file: Path) -> "Future[Content]":
    """Begin to read the learning path in ``file``, or the lesson, which then is a path of its own.

    The future raises:
        KitError: nothing in it can be played; the text says what to mend.
    """
    return read_contents(file, ()).first


def read_contents(file: Path, others: Sequence[Path], wanted: str = "") -> Reading:
    """Begin to read the learning path in ``file`` and, once it is there, those in ``others``.

    Where one of these has the id ``wanted``, it is the first instead. The first future raises what
    that of ``read_content`` does. Of the others, one that cannot be played is a sentence.
    """
    # A fork saves the child process its start. It is safe here: there is no thread and no window yet.
    fork = sys.platform == "linux"
    context = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    inherited = here if fork else None
    asked = (there, inherited, (file, *others), wanted, language())
    context.Process(target=_read_all, args=asked, daemon=True).start()
    there.close()
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (the child is already at work)

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
    except (EOFError, OSError):  # between two things, or in the middle of one
        sentence = _("le contenu n'a pas pu être lu jusqu'au bout ; fermez le kit et relancez-le")
        raise KitError(sentence) from None
    return found


def _read_all(
    there: "Connection", inherited: "Connection | None", files: Sequence[Path], wanted: str, code: str
) -> None:
    """In the child process: send the content of each file, or a sentence that says what is wrong.

    ``inherited`` is the other end of ``there``, where the child has it too.
    """
    # To look for plugins is a tenth of pydantic's import.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    use_language(code)
    if inherited is not None:
        inherited.close()  # or the child would wait for itself when nobody reads any more
    try:
        for content in wanted_first(files, wanted):
            there.send(content)
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(1)  # nobody waits for it any more


def wanted_first(files: Sequence[Path], wanted: str) -> Iterator[Content | str]:
    """What is in each file, read as late as possible.

    The path of the id ``wanted`` comes first. The others keep their order.
    """
    found: dict[Path, Content | str] = {}
    first = files[0]
    likely_first: list[Path] = []
    if wanted:
        # Most are called by their id. Of two, the one that was added to what there was is meant.
        likely_first = sorted(files, key=lambda file: (file.stem != wanted, file == first))
    for file in likely_first:
        content = found[file] = read_here(file)
        if isinstance(content, Content) and content.path.id == wanted:
            first = file
            break
    for file in (first, *(each for each in files if each != first)):
        if file not in found:
            found[file] = read_here(file)
        yield found.pop(file)


def read_here(file: Path) -> Content | str:
    """What is in ``file``, read by this process: a reader's own, since it costs memory."""
    from beebot.loader import ContentError, load_playable  # noqa: PLC0415 (in the child process alone)
    from simulateur.game.flowers import hashes_of  # noqa: PLC0415 (after the fork)
    from simulateur.game.freeplay import free_play  # noqa: PLC0415 (the same)

    try:
        loaded = load_playable(file)
    except ContentError as error:
        return str(error)
    hashes = hashes_of((*loaded.path.lessons, free_play(loaded.path.level)))
    return Content(loaded.path, loaded.images, tuple(map(str, loaded.problems)), hashes)
