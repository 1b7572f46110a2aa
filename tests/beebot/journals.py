"""Journals to fill and to look into."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

from beebot.journal.journal import Entry, Journal
from beebot.journal.line_format import line_of

DAY = date(2026, 11, 25)
HASH = "0123456789abcdef"


def entry(token: str = "coccinelle", challenge: str = "gs-04-a", result: str = "SUCCESS", attempt: int = 1) -> Entry:
    return Entry(token, DAY, challenge, HASH, attempt, result, 5, 2)


def old_line(number: int, entry: Entry) -> bytes:
    """The line of ``entry`` in version 1, which had no marks."""
    words = b"1" + line_of(number, replace(entry, by_hand=False, together=False, unknown=()))[1:-10]
    return b"%b %08x\n" % (words, crc32(words))


MARKED = (
    replace(entry(), by_hand=True),
    replace(entry(), together=True),
    replace(entry(), by_hand=True, together=True, unknown=("meant=pivot-goes-on", "group=red")),
    replace(entry(), unknown=("by=robot",)),
)
"""Tries with words that not all lines have, of this kit and of later ones."""


def fill(journal: Journal, count: int) -> None:
    """Add entries in one go: each by itself waits for the disk."""
    journal._file.append([entry(attempt=attempt) for attempt in range(1, count + 1)])


def assert_no_trace(folder: Path, *words: str) -> None:
    """No byte of any file in ``folder`` tells one of ``words``."""
    for each in folder.rglob("*"):
        for word in words:
            assert each.is_dir() or word.encode() not in each.read_bytes(), each


def attempts(file: Path) -> tuple[list[int], str | None]:
    """What a start finds: the attempts that the tries count, and what the adult is told."""
    with Journal(file) as journal:
        return [each.attempt for each in journal.entries()], journal.notice
