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
    """A notice for the adult that the journal was damaged: ``back`` tries were recovered, ``lost`` were not.

    ``aside`` is the name under which the damaged file is kept, ``""`` if the journal was deleted or cut off.
    """

    aside: str
    back: int
    lost: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A notice that another file was damaged: ``file``, relative to the journal's folder, was renamed ``aside``."""

    file: str
    aside: str


def unread(journal: JournalFile) -> tuple[Damage, ...]:
    """The notices on the journal that no adult has read, the oldest first; empty if they cannot be read."""
    folder = journal.path.parent
    return _read(folder, _DAMAGES, lambda each: Damage(str(each["aside"]), int(each["back"]), int(each["lost"])))


def unread_asides(folder: Path) -> tuple[Aside, ...]:
    """The notices on other files that no adult has read, as ``unread``; ``folder`` is the journal's."""
    return _read(folder, _ASIDES, lambda each: Aside(str(each["file"]), str(each["aside"])))


def keep(journal: JournalFile, damage: Damage) -> bool:
    """Write the notice ``damage`` to the disk until it is read; False if the disk refuses.

    If the damaged file was erased meanwhile, nothing is written: there is nothing left to tell of.
    """
    folder = journal.path.parent
    with suppress(OSError), journal.held():
        if not damage.aside or os.path.lexists(folder / damage.aside):
            _write(folder, (*unread(journal), damage), unread_asides(folder))
        return True
    return False


def keep_aside(folder: Path, aside: Aside) -> None:
    """Keep the notice ``aside`` about another file, as ``keep`` does. The caller holds the lock of ``folder``."""
    with suppress(OSError):
        _write(folder, unread(JournalFile(folder / NAME)), (*unread_asides(folder), aside))


def forget(journal: JournalFile) -> None:
    """Delete the notices, which an adult has read; if the disk refuses, she will see them again."""
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
