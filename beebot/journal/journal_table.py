"""The tries of a journal as a table that a French spreadsheet opens: semicolons between the cells."""

import csv
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple
from typing import IO

from beebot.journal.entry import Entry
from beebot.judging.rules import Outcome

_HEADINGS = ("jeton", "jour", "défi", "empreinte", "essai", "résultat", "cartes", "indice")


def write_table(stream: IO[str], entries: Iterable[Entry]) -> None:
    """Write a line of headings, then a line an entry."""
    table = csv.writer(stream, delimiter=";")
    table.writerow(_HEADINGS)
    table.writerows((*astuple(entry)[:5], _in_words(entry.result), entry.cards, entry.hint) for entry in entries)


def _in_words(result: str) -> str:
    with suppress(KeyError):
        return Outcome[result].value
    return result
