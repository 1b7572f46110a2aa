"""Notices of damaged or lost files for the adult: kept beside the files until somebody has read them."""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from beebot.files.atomic_file import whole_file
from beebot.files.private_folder import erase_files, read_small
from beebot.journal.journal_file import JournalFile

T = TypeVar("T")
NAME = "journal-a-lire.json"
_FORMAT = 1
_MOST_BYTES = 1 << 16
_MOST = 20
"""How many of each kind are kept: the last ones."""
_DAMAGES, _ASIDES = "news", "asides"


@dataclass(frozen=True, slots=True)
class Damage:
    """A notice that the journal was damaged: ``back`` tries were recovered, ``lost`` were not.

    ``aside`` is the name of the damaged file that is kept, ``""`` where the journal was deleted or cut off.
    """

    aside: str
    back: int
    lost: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Another file than the journal was damaged: ``file``, from the journal's folder on, now has the name ``aside``."""

    file: str
    aside: str


def unread(journal: JournalFile) -> tuple[Damage, ...]:
    """The notices of damage to the journal that no adult has read, the oldest first; none where they cannot be read."""
    folder = journal.path.parent
    return _read(folder, _DAMAGES, lambda each: Damage(str(each["aside"]), int(each["back"]), int(each["lost"])))


def unread_asides(folder: Path) -> tuple[Aside, ...]:
    """The other files that were set aside, as ``unread``; ``folder`` is that of the journal."""
    return _read(folder, _ASIDES, lambda each: Aside(str(each["file"]), str(each["aside"])))


def keep(journal: JournalFile, damage: Damage) -> bool:
    """Keep ``damage`` until it is read; False where the disk refuses.

    Where the damaged file was erased meanwhile, there is nothing left to tell of.
    """
    folder = journal.path.parent
    with suppress(OSError), journal.held():
        if not damage.aside or os.path.lexists(folder / damage.aside):
            _write(folder, (*unread(journal), damage), unread_asides(folder))
        return True
    return False


def keep_aside(folder: Path, aside: Aside) -> None:
    """Keep a notice about another file, as ``keep`` does. The caller holds the lock of ``folder``, the journal's."""
    with suppress(OSError):
        _write(folder, unread(JournalFile(folder / NAME)), (*unread_asides(folder), aside))


def forget(journal: JournalFile) -> None:
    """Delete the notices, which an adult has read; where the disk refuses, she is told again."""
    with suppress(OSError), journal.held():
        erase_files([journal.path.with_name(NAME)])


def _read(folder: Path, kind: str, made: Callable[[Any], T]) -> tuple[T, ...]:
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        kept = json.loads(read_small(folder / NAME, _MOST_BYTES))
        if kept["format"] == _FORMAT:
            return tuple(map(made, kept[kind]))
    return ()


def _write(folder: Path, damages: Sequence[Damage], asides: Sequence[Aside]) -> None:
    kept = {_DAMAGES: [asdict(each) for each in damages[-_MOST:]], _ASIDES: [asdict(each) for each in asides[-_MOST:]]}
    with whole_file(folder / NAME, private=True) as stream:
        json.dump({"format": _FORMAT, **kept}, stream)
