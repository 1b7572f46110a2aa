"""The tries of a journal as a table that a French spreadsheet opens: semicolons between the cells."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from beebot.files.atomic_file import sync, whole_file
from beebot.files.folder_lock import ErasedError, is_erased_since
from beebot.journal.journal_file import JournalFile
from beebot.journal.line_format import Entry
from beebot.judging.rules import Outcome

_HEADINGS = ("jeton", "jour", "défi", "empreinte", "essai", "résultat", "cartes", "indice", "ensemble", "dit à la main")
_YES = {True: "oui", False: ""}


def export(journal: JournalFile, known: int, entries: Iterable[Entry], file: Path) -> None:
    """Write a table into ``file``: a line of headings, then a line for each of ``entries``.

    It replaces ``file`` only if nothing was erased since the erasure ``known``. Most of it is written without the lock
    of the folder, since a large table takes its time.

    Raises:
        ErasedError: something was erased.
        OSError: the file cannot be written.
    """
    folder = journal.path.parent
    with ExitStack() as alone, whole_file(file, encoding="utf-8-sig", newline="", private=True) as stream:
        table = csv.writer(stream, delimiter=";")
        table.writerow(_HEADINGS)
        table.writerows(map(_row, entries))
        if file.is_relative_to(folder):
            stream.flush()
            sync(stream.fileno())
            alone.enter_context(journal.held())  # until the table is in its place
        if is_erased_since(folder, known):
            raise ErasedError


def _row(entry: Entry) -> tuple[object, ...]:
    who, result = (
        (entry.token, entry.day, entry.challenge, entry.hash, entry.attempt),
        Outcome[entry.result].value if entry.result in Outcome.__members__ else entry.result,
    )
    return (*who, result, entry.cards, entry.hint, _YES[entry.together], _YES[entry.by_hand])
