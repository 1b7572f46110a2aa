"""Measures the memory that a tablet will keep of its Python: one that it would not take back serves nobody."""

import tempfile
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import decimal
from beebot.i18n import gettext as _
from simulateur.web.build.node import run_inside

LEAST_ROOM = 2_000_000
"""The fewest bytes that are to be left of a memory which a tablet keeps, so that the kit of tomorrow has them.

Pyodide takes a memory back only up to the size that it is built with, 31,457,280 bytes
(https://github.com/pyodide/pyodide/issues/6254). A larger one is made, and thrown away at
the next start: nobody sees it.
"""


def room_in_memory(node: tuple[str, ...], runtime: Path, kit: bytes, content: bytes) -> int:
    """How many bytes of memory Pyodide has left, under ``node``, with the ``kit`` and a first picture of ``content``.

    Raises:
        KitError: they are fewer than ``LEAST_ROOM``, or no such memory can be made.
    """
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        place = Path(folder)
        (place / "kit.bin").write_bytes(kit)
        (place / "content.bin").write_bytes(content)
        mounts, words = {"/given": place}, {"content": "/given/content.bin"}
        files = {"kit": place / "kit.bin", "keep": place / "memory"}
        room = run_inside(node, runtime, "remember_inside.py", mounts, words, **files)
    assert isinstance(room, int)  # what inside.mjs says of a memory that it keeps
    return checked_room(room)


def checked_room(room: int) -> int:
    """``room``, a number of bytes, if it is enough.

    Raises:
        KitError: they are fewer than ``LEAST_ROOM``.
    """
    if room < LEAST_ROOM:
        told = _(
            "le dossier des tablettes n'est pas construit : avec ces parcours, la mémoire qu'une tablette retient a "
            "{room} Mo de marge au lieu de {least}, et tous ses départs seraient bientôt aussi longs que le "
            "premier ; faites plusieurs dossiers, chacun avec une partie des parcours (--parcours)"
        )
        raise KitError(told.format(room=decimal(f"{room / 1e6:.1f}"), least=decimal(f"{LEAST_ROOM / 1e6:.1f}")))
    return room
