"""Plays on what was compiled, before a folder is written: what a tablet would miss is found here."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.web.build.node import run_inside

LEAST_ROOM = 2_000_000
"""The fewest bytes that are to be left of a memory which a tablet keeps, so that the kit of tomorrow has them.

Pyodide takes a memory back only up to the size that it is built with, 31,457,280 bytes
(https://github.com/pyodide/pyodide/issues/6254). A larger one is made, and thrown away at
the next start: nobody sees it.
"""
_WORDS = {"content": "/rehearsal/content.bin"}


def rehearse(node: tuple[str, ...], runtime: Path, kit: bytes, content: bytes) -> object:
    """Play a challenge of each kind in Pyodide, with the slim library that ``runtime`` has; returns their names.

    Raises:
        KitError: something is missing.
    """
    with _laid(kit, content) as place:
        mounts = {"/rehearsal": place}
        return run_inside(node, runtime, "rehearse_inside.py", mounts, _WORDS, kit=place / "kit.bin")


def room_in_memory(node: tuple[str, ...], runtime: Path, kit: bytes, content: bytes) -> int:
    """How many bytes are left of the memory of a Python that has the kit, as a tablet keeps it for its next starts.

    Raises:
        KitError: they are fewer than ``LEAST_ROOM``, or no such memory can be made.
    """
    with _laid(kit, content) as place:
        files: dict[str, Any] = {"kit": place / "kit.bin", "keep": place / "memory"}
        room = run_inside(node, runtime, "remember_inside.py", {"/rehearsal": place}, _WORDS, **files)
    assert isinstance(room, int)  # what inside.mjs says of a memory that it keeps
    return checked_room(room)


def checked_room(room: int) -> int:
    """The same bytes.

    Raises:
        KitError: they are fewer than ``LEAST_ROOM``.
    """
    if room < LEAST_ROOM:
        told = _(
            "le dossier des tablettes n'est pas construit : avec ces parcours, la mémoire qu'une tablette retient a "
            "{room:.1f} Mo de marge au lieu de {least:.1f}, et tous ses départs seraient bientôt aussi longs que le "
            "premier ; faites plusieurs dossiers, chacun avec une partie des parcours (--parcours)"
        )
        raise KitError(told.format(room=room / 1e6, least=LEAST_ROOM / 1e6))
    return room


@contextmanager
def _laid(kit: bytes, content: bytes) -> Iterator[Path]:
    """A folder with both, for as long as they are needed."""
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        place = Path(folder)
        (place / "kit.bin").write_bytes(kit)
        (place / "content.bin").write_bytes(content)
        yield place
