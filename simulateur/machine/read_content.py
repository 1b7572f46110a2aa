"""Reads content, in a process of its own: importing the reader costs 22 MB and a tenth of a second."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from beebot.errors import KitError
from beebot.files.content_folder import BUILT_IN
from beebot.i18n import use_language
from lecons.pictures.images import Images
from simulateur.game.repertoire.flowers import hashes_of
from simulateur.machine.playable import Content, OtherContent, Unplayable, packed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_GIVES_WAY = 5
"""How much the reader of the other paths gives way: to a third of the window's time, where both want it (nice(2))."""


class Pictures:
    """Reads the pictures of content folders, each folder once.

    ``library`` is the folder of this machine's packs: their pictures were checked when they were imported.
    """

    def __init__(self, library: Path | None = None) -> None:
        self._library = library
        self._judged: dict[Path, tuple[Images, tuple[str, ...]]] = {}

    def of(self, root: Path) -> tuple[Images, tuple[str, ...]]:
        """The pictures of the content folder ``root``, and a sentence for each one that cannot be shown."""
        if root not in self._judged:
            self._judged[root] = self._judge(root)
        return self._judged[root]

    def _judge(self, root: Path) -> tuple[Images, tuple[str, ...]]:
        if root == BUILT_IN:  # the kit's own pictures are not judged, and the judge is not imported
            return Images(), ()
        from lecons.gate.kept_results import NOTHING, known_of, read_verdicts, write_verdicts
        from lecons.gate.pictures import judge_images
        from lecons.gate.worker_pool import WorkerPool

        is_ours = self._library is not None and os.path.realpath(root.parent) == os.path.realpath(self._library)
        known = read_verdicts(root) if is_ours else NOTHING
        try:
            with WorkerPool() as pool:
                images, problems = judge_images(root, pool, known)
        except KitError as error:
            return Images(), (str(error),)
        if is_ours and not known_of(images).keys() <= known.keys():  # it came under another version of the gate
            with suppress(OSError):
                write_verdicts(root, images)
        return images, tuple(map(str, problems))


def read_asked(there: "Connection") -> None:
    """Send the content of each file that is asked for on ``there``, or what is told instead; run it in its own process.

    What reads is imported before the question arrives. Once the first is sent, this process gives way to all others:
    nobody waits for the rest.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # it would look for some in all that is installed
    for needed in ("beebot.loader", "lecons.gate.stand_ins", "simulateur.game.repertoire.freeplay"):
        import_module(needed)
    try:
        files, wanted, library, code = there.recv()
    except EOFError:  # the program ended without a question
        return
    use_language(code)
    for place, content in enumerate(first_and_others(files, wanted, library)):
        there.send(content)
        if place == 0 and hasattr(os, "nice"):  # Windows has none
            os.nice(_GIVES_WAY)


def first_and_others(
    files: Sequence[Path], wanted: str, library: Path | None = None
) -> Iterator[Content | OtherContent | Unplayable]:
    """The content of each file, or what is told instead, in the order of ``wanted_first``; packed but for the first."""
    for place, content in enumerate(wanted_first(files, wanted, library)):
        yield content if place == 0 or isinstance(content, Unplayable) else packed(content)


def wanted_first(files: Sequence[Path], wanted: str, library: Path | None = None) -> Iterator[Content | Unplayable]:
    """The content of each file, or what is told instead, each read as late as possible.

    The path with the id ``wanted`` comes first. The others keep their order. ``library`` is as in ``Pictures``.
    """
    found: dict[Path, Content | Unplayable] = {}
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


def read_here(file: Path, pictures: Pictures) -> Content | Unplayable:
    """The content of ``file``, or what is told instead, read in this process.

    That costs memory, so a reader has a process of its own.

    ``pictures`` has the pictures that were read before.
    """
    from beebot.loader import ContentError, load_playable
    from lecons.gate.stand_ins import with_stand_ins
    from simulateur.game.repertoire.freeplay import free_play

    try:
        loaded = load_playable(file)
    except ContentError as error:
        return Unplayable(str(error), str(file.absolute()) if file.is_file() else "")
    root = loaded.images.parent
    images, told = pictures.of(root)
    hashes = hashes_of((*loaded.path.lessons, free_play(loaded.path.level)))
    notices = (*map(str, loaded.problems), *told)
    files = {str(each): str((root / each.file).absolute()) for each in loaded.problems if (root / each.file).is_file()}
    return Content(loaded.path, with_stand_ins(images, [loaded.path]), notices, hashes, files)
