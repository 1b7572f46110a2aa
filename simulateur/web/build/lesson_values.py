"""Lessons as values: read and judged when the folder is built, so that no tablet reads YAML or judges a picture."""

import io
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.machine import playable
from simulateur.machine.playable import Content, Unplayable
from simulateur.machine.read_content import Pictures, read_here

_PROTOCOL = 5
"""The protocol of pickles. One version of the kit writes and reads them, maybe with two versions of Python."""


def read(files: Sequence[Path]) -> tuple[Content, ...]:
    """The contents of the files of learning paths, in their order.

    Raises:
        KitError: one cannot be played; its sentences say why.
    """
    pictures = Pictures()
    contents: list[Content] = []
    for file in files:
        found = read_here(file, pictures)
        if isinstance(found, Unplayable):
            raise KitError(found.sentence)
        if len({each.path.id for each in contents} | {found.path.id}) <= len(contents):
            raise KitError(_("{file} : ce parcours est déjà dans le dossier").format(file=file))
        contents.append(found)
    return tuple(contents)


class _Pickler(pickle._Pickler):  # noqa: SLF001 (the one in C asks nobody how to write a set)
    """Writes sets in a fixed order. Their own differs in each process, and a folder built twice should be the same."""

    dispatch: ClassVar[dict[type, Any]] = dict(pickle._Pickler.dispatch)  # noqa: SLF001

    def save_set(self, values: frozenset[object]) -> None:
        """Write the set as what makes it of a list."""
        self.save_reduce(type(values), (sorted(values, key=repr),), obj=values)  # type: ignore[attr-defined]  # typeshed has the one in C

    dispatch[frozenset] = dispatch[set] = save_set


def packed(contents: Sequence[Content]) -> bytes:
    """``contents`` as the bytes that ``simulateur.web.browser`` reads. Equal contents give equal bytes.

    Each stays in compressed bytes of its own there until it is played: as objects it takes far more room.
    """
    return _pickled(tuple(playable.packed(each, _pickled(each)) for each in contents))


def _pickled(value: object) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, _PROTOCOL).dump(value)
    return stream.getvalue()
