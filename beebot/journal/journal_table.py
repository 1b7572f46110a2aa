"""The tries of a journal as a table that a French spreadsheet opens: semicolons between the cells."""

import csv
from collections.abc import Iterable
from contextlib import suppress
from typing import IO

from beebot.journal.entry import Entry
from beebot.judging.rules import Outcome

_HEADINGS = ("jeton", "jour", "défi", "empreinte", "essai", "résultat", "cartes", "indice", "ensemble", "dit à la main")
_YES = {True: "oui", False: ""}


def write_table(stream: IO[str], entries: Iterable[Entry]) -> None:
    """Write a line of headings, then a line an entry."""
    table = csv.writer(stream, delimiter=";")
    table.writerow(_HEADINGS)
    table.writerows(map(_row, entries))


def _row(entry: Entry) -> tuple[object, ...]:
    who, result = (entry.token, entry.day, entry.challenge, entry.hash, entry.attempt), _in_words(entry.result)
    return (*who, result, entry.cards, entry.hint, _YES[entry.together], _YES[entry.by_hand])


def _in_words(result: str) -> str:
    with suppress(KeyError):
        return Outcome[result].value
    return result
