"""A pack that is opened without being taken into the library: unpacked and read by a process of its own.

The window is there meanwhile, and shows how far it is.
"""

from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.machine.content import PATIENCE_S, Content, Reading
from simulateur.machine.playable import Unplayable
from simulateur.machine.process import start_child
from simulateur.machine.read_content import first_and_others

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_UNPACKED = 0.8
"""How far it is when everything is unpacked and is still to be read."""


class PackOpening:
    """A pack that is being unpacked into an empty ``folder`` and read, to be played once.

    ``wanted`` is the id of the learning path to begin with, if any. The first future of ``reading`` raises ``KitError``
    where the pack is refused or nothing in it can be played.
    """

    def __init__(self, pack: Path, folder: Path, wanted: str) -> None:
        self.part = 0.0
        """How far it is, from 0 to 1."""
        self.reading = Reading(Future(), Future())
        self._pack = pack
        self._process, self._here = start_child(_open, pack, folder, wanted, may_fork=True)
        Thread(target=self._follow, name="pack", daemon=True).start()

    def close(self) -> None:
        """Stop opening the pack, however far it is."""
        self._process.kill()
        self._process.join()

    def _follow(self) -> None:
        try:
            with self._here:
                self.reading.first.set_result(self._first())
                self.reading.others.set_result(self._take())
        except KitError as error:
            for future in (self.reading.first, self.reading.others):
                if not future.done():
                    future.set_exception(error)

    def _first(self) -> Content:
        found = self._take()
        while isinstance(found, float):
            self.part = found
            found = self._take()
        if isinstance(found, Unplayable):
            raise KitError(found.sentence)
        content: Content = found
        return content

    def _take(self) -> Any:
        try:
            if not self._here.poll(PATIENCE_S):
                self._process.kill()
                raise KitError(_("{file} met trop longtemps à s'ouvrir ; partagez-le").format(file=self._pack))
            return self._here.recv()
        except (EOFError, OSError):
            sentence = _("{file} n'a pas pu être lu jusqu'au bout ; essayez encore, ou demandez-en une autre copie")
            raise KitError(sentence.format(file=self._pack)) from None


def _open(there: "Connection", pack: Path, folder: Path, wanted: str) -> None:
    from lecons.pack import Watch, left_out, unpack  # noqa: PLC0415 (in this process alone)

    left: list[str] = []
    try:
        unpack(pack, folder, Watch(lambda done: there.send(_UNPACKED * done), left.extend))
    except KitError as error:
        there.send(Unplayable(str(error)))
        return
    contents = first_and_others(sorted((folder / "parcours").glob("*.yaml")), wanted)
    first = next(contents)
    if left and isinstance(first, Content):
        first = first._replace(notices=(*first.notices, left_out(left)))
    there.send(first)
    there.send(tuple(contents))
