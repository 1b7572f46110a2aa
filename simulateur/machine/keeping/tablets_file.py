"""Which tablet has which place, in a file: a tablet that was there less than a day ago is known without a code.

The file has no key, only what SHA-256 makes of each: who reads it cannot come in with it.
"""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from beebot.files.folder_lock import ErasedError, erasure, is_erased_since, locked
from beebot.files.private_folder import erase_files, make_folder
from lecons.names import ANIMALS
from simulateur.machine.keeping import json_file
from simulateur.machine.keeping.written_files import TABLETS, TABLETS_LAST_S

_FORMAT, _TABLETS, _MOST_NUMBER, _MOST_S = 1, "tablets", 100, 1 << 40


@dataclass(frozen=True, slots=True)
class TabletPlace:
    """A tablet that was in the class: its ``animal``, its ``number`` among those of this animal, when it was last seen.

    ``seen_s`` is in seconds since 1970, by this computer's clock.
    """

    animal: str
    number: int
    seen_s: float


class TabletsFile:
    """Reads and writes the file in ``folder``. One thread calls ``write``, one thread all the rest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / TABLETS
        self._erasure = erasure(folder)
        self._is_newer = False

    def read(self, now_s: float) -> tuple[dict[str, TabletPlace], list[json_file.NoticeMaker]]:
        """The tablets that are still known at ``now_s``, by the ``mark`` of their keys, and notices about the file."""
        nothing: dict[str, TabletPlace] = {}
        try:
            found, troubles = json_file.or_set_aside(self._file, self._folder, partial(_read, self._file), nothing)
        except json_file.NewerFileError:
            self._is_newer = True
            return nothing, [partial(json_file.newer, self._file)]
        return {mark: known for mark, known in found.items() if is_fresh(known, now_s)}, troubles

    @property
    def is_erased(self) -> bool:
        """Whether everything was erased since the file was read, or since ``begin_anew``."""
        return is_erased_since(self._folder, self._erasure)

    def begin_anew(self) -> None:
        """Forget here too what was erased, so that tablets can be written again."""
        self._erasure = erasure(self._folder)

    def write(self, places: dict[str, TabletPlace]) -> None:
        """Write ``places``; they are on the disk when this returns. A file of a later version is left alone.

        Raises:
            ErasedError: everything was erased meanwhile.
            OSError: the disk is full, or may not be written.
        """
        if self._is_newer:
            return
        make_folder(self._folder)
        with locked(self._folder):
            if self.is_erased:
                raise ErasedError
            self._erasure = erasure(self._folder)
            kept = {mark: [each.animal, each.number, round(each.seen_s)] for mark, each in places.items()}
            json_file.write_json(self._file, {"format": _FORMAT, _TABLETS: kept})


def mark(key: str) -> str:
    """A hash of ``key``, which is kept instead of the key itself."""
    return sha256(key.encode(errors="replace")).hexdigest()


def is_fresh(known: TabletPlace, now_s: float) -> bool:
    """Whether ``known`` is still known at ``now_s``. One seen long after that is not: a clock was wrong."""
    return abs(now_s - known.seen_s) <= TABLETS_LAST_S


def forget_tablets(folder: Path) -> None:
    """Erase the file of the tablets that are known in ``folder``.

    Raises:
        OSError: the disk refuses.
    """
    if (folder / TABLETS).exists():
        with locked(folder):
            erase_files([folder / TABLETS])


def _read(file: Path) -> dict[str, TabletPlace]:
    kept = json_file.read_json(file)
    if kept is None:
        return {}
    json_file.check_format(kept, _FORMAT)
    match kept:
        case {"format": 1, "tablets": dict(tablets)}:
            found = {str(mark): _known(value) for mark, value in tablets.items()}
            if len({(each.animal, each.number) for each in found.values()}) == len(found):
                return found
    raise json_file.DamagedFileError("not the tablets expected")


def _known(value: object) -> TabletPlace:
    match value:
        case [str(animal), int(number), int(seen_s)] if animal in ANIMALS:
            if 0 < number < _MOST_NUMBER and abs(seen_s) < _MOST_S:
                return TabletPlace(animal, number, float(seen_s))
    raise json_file.DamagedFileError("not the place of a tablet")
