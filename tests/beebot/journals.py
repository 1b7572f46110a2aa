"""Journals to fill and to look into."""

from datetime import date
from pathlib import Path

from beebot.journal.progress import Entry, Journal

DAY = date(2026, 11, 25)
HASH = "0123456789abcdef"


def entry(token: str = "coccinelle", challenge: str = "gs-04-a", result: str = "SUCCESS", attempt: int = 1) -> Entry:
    return Entry(token, DAY, challenge, HASH, attempt, result, 5, 2)


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
    with Journal.open(file) as journal:
        return [each.attempt for each in journal.entries()], journal.notice
