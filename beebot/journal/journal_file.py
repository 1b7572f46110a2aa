"""The journal's file: lines that are only ever added, read by pages, and what a fault leaves of them.

Each line has its number and its checksum (``line_format``), so a fault is seen, and how many lines it took
is known. Whoever writes holds the lock of the folder. Nobody keeps the file open: it may be replaced at any time.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedReader
from itertools import count
from pathlib import Path
from typing import NamedTuple

from beebot.files.atomic_file import sync, sync_folder, whole_file
from beebot.files.folder_lock import ErasedError, is_erased_since, locked
from beebot.files.private_folder import (
    NotRegularError,
    copy_aside,
    forget_old_asides,
    make_folder,
    open_regular,
    set_aside,
)
from beebot.journal.expected_count import read_count, write_count
from beebot.journal.find_lines import DamagedLineError, end_of, entry_in, lines_in, place_near, salvage
from beebot.journal.line_format import Entry, line_of, number_of
from beebot.journal.tally import Tally, Tried, with_tries

_TOO_LARGE = 1 << 31
"""A file of so many bytes is no journal, and is not read."""


class Healed(NamedTuple):
    """The result of mending a damaged file: ``back`` lines are in the new one, ``lost`` are not.

    ``aside`` is the path of the damaged one, which is kept.
    """

    aside: Path
    back: int
    lost: int


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """How far a file was read without a fault, in bytes and lines, and what these lines say of each who tried."""

    of: tuple[int, int] = (0, 0)
    size: int = 0
    lines: int = 0
    tallies: Mapping[Tried, Tally] = field(default_factory=dict)


def _in_order(line: bytes, number: int) -> Entry:
    """What ``line`` says, which must have this ``number``.

    Raises:
        DamagedLineError: it has another one, or makes no sense.
    """
    entry = entry_in(line)
    if number_of(line) != number:
        raise DamagedLineError
    return entry


class JournalFile:
    """The file ``path`` of the journal's lines; several processes may call every method at once.

    All raise ``OSError`` where the disk refuses, ``DamagedLineError`` where a line that is met is damaged or missing,
    and ``NewerError`` where a later version of the kit wrote one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock of the folder, which is made if missing, during the block."""
        make_folder(self.path.parent)
        with locked(self.path.parent):
            yield

    def append(self, entries: Sequence[Entry], known: int = 0, *, again: bool = False) -> int:
        """Add a line for each of ``entries``, and return the number of the last line.

        All of them are on the disk when this returns; where it raises, none is. ``known`` is the ``erasure`` of the
        folder that they were played after; 0 where that does not matter. Those that were kept before, and come
        ``again``, are counted already.

        Raises:
            ErasedError: everything was erased since ``known``.
        """
        with self.held():
            if is_erased_since(self.path.parent, known):
                raise ErasedError
            is_new = not os.path.lexists(self.path)
            number = open_regular(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
            try:
                with os.fdopen(os.dup(number), "rb") as stream:
                    size, last = end_of(stream)
                lines = (line_of(last + place, entry) for place, entry in enumerate(entries, start=1))
                _write(number, size, b"".join(lines))
            finally:
                os.close(number)
            if is_new:
                sync_folder(self.path.parent)
            with suppress(OSError):  # they are kept all the same
                before, new = read_count(self.path.parent), len(entries)
                write_count(self.path.parent, max(last + new, before if again else before + new))
            return last + len(entries)

    def count(self) -> int:
        """The number of the file's last line, which is how many there are."""
        with self._opened() as stream:
            return 0 if stream is None else end_of(stream)[1]

    def acknowledged(self) -> int:
        """How many lines the file should have: all that were ever kept, but those that an adult was told are lost."""
        return read_count(self.path.parent)

    def missing(self) -> int:
        """How many of the ``acknowledged`` lines are gone."""
        if self.acknowledged() <= self.count():  # in this order, for others may add some meanwhile
            return 0
        with self.held():  # or may be erasing them
            return max(self.acknowledged() - self.count(), 0)

    def recount(self) -> None:
        """Expect only the lines that are there from now on, since an adult was told of the lost ones."""
        with self.held():
            if self.acknowledged() != self.count():
                write_count(self.path.parent, self.count())

    def page(self, first: int, many: int) -> list[Entry]:
        """At most ``many`` entries, beginning with line ``first`` (from 1); the file is not read whole."""
        found: list[Entry] = []
        with self._opened() as stream:
            if stream is None:
                return found
            size, _last = end_of(stream)
            start = place_near(stream, first, size)
            for line in lines_in(stream, start, size):
                if number_of(line) >= first + many:
                    break
                if number_of(line) >= first:
                    found.append(entry_in(line))
        return found

    def entries(self) -> Iterator[Entry]:
        """Every entry, oldest first, read as they are asked for."""
        with self._opened() as stream:
            if stream is not None:
                for line in lines_in(stream, 0, end_of(stream)[0]):
                    yield entry_in(line)

    def look(self, seen: ReadSoFar) -> ReadSoFar:
        """``seen``, brought up to date with what was added since; read from the start if it is another file now."""
        with self._opened() as stream:
            if stream is None:
                return ReadSoFar()
            size, _last = end_of(stream)
            status = os.fstat(stream.fileno())
            identity = status.st_dev, status.st_ino
            if seen.of != identity or seen.size > size:
                seen = ReadSoFar(identity)
            numbers = count(seen.lines + 1)
            new = (_in_order(line, next(numbers)) for line in lines_in(stream, seen.size, size))
            tallies = with_tries(seen.tallies, new)
            return ReadSoFar(identity, size, next(numbers) - 1, tallies)

    def heal(self) -> Healed | None:
        """Put every readable line into a new file and keep the old one aside; None if nothing is damaged (any more).

        Another process may have healed it by now. A kill at any moment leaves the old file or the new one in its place.
        """
        with self.held():
            with suppress(DamagedLineError, NotRegularError, PermissionError):
                self._check()
                return None
            if not self.path.is_file() or self.path.stat().st_size > _TOO_LARGE:
                return Healed(_renamed(self.path), 0, 0)
            if self.path.is_symlink():
                return self._rewritten(_renamed(self.path))
            aside = copy_aside(self.path)
            try:
                healed = self._rewritten(aside)
            except BaseException:  # Ctrl-C too must leave no copy
                aside.unlink(missing_ok=True)
                raise
            forget_old_asides(self.path)
            return healed

    def readable(self) -> list[Entry]:
        """Every entry that can be read, whatever is between them: for when no new file can be written."""
        with self._opened() as stream:
            if stream is None:
                return []
            return [found[1] for found in salvage(stream) if found]

    def _check(self) -> None:
        """Whether every line is in order and the file lets itself be written."""
        if os.path.lexists(self.path):
            os.close(open_regular(self.path, os.O_RDWR))
            self.look(ReadSoFar())

    def _rewritten(self, aside: Path) -> Healed:
        back = lost = last = 0
        is_cut = False
        with aside.open("rb") as old, whole_file(self.path, newline="\n", private=True) as new:
            for found in salvage(old):
                is_cut = found is None
                if found:
                    number, entry = found
                    back += 1
                    new.write(line_of(back, entry).decode("ascii"))
                    lost += max(number - last - 1, 0)
                    last = max(number, last)
        return Healed(aside, back, lost + is_cut)  # of several at the end, the count beside the file tells

    @contextmanager
    def _opened(self) -> Iterator[BufferedReader | None]:
        """The file for reading, None where there is none."""
        try:
            number = open_regular(self.path, os.O_RDONLY)
        except FileNotFoundError:
            yield None
            return
        with os.fdopen(number, "rb") as stream:
            yield stream


def _renamed(file: Path) -> Path:
    aside = set_aside(file)
    if aside is None:
        raise PermissionError(f"{file} cannot be renamed")
    return aside


def _write(number: int, size: int, data: bytes) -> None:
    """Put ``data`` after the first ``size`` bytes, whole and on the disk, or not at all."""
    try:
        if os.fstat(number).st_size != size:
            os.ftruncate(number, size)
        left = memoryview(data)
        while left:
            left = left[os.write(number, left) :]
        sync(number)
    except BaseException:  # Ctrl-C too must leave no half row
        with suppress(OSError):
            os.ftruncate(number, size)
        raise
