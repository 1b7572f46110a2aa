"""Lines with a number and a checksum in an open file: where they are, and what can be saved of a damaged one.

Reads, and changes nothing. ``beebot/journal/line_format.py`` says what stands in a line.
"""

import os
from collections.abc import Iterator
from io import BufferedReader

from beebot.journal import line_format

_BLOCK = 1 << 20
_NEAR = 1 << 16
"""A line is looked for by halving the file, down to so many bytes."""


class DamagedLineError(Exception):
    """A line is not as it was written, or one is missing."""


class NewerError(Exception):
    """A later version of the kit wrote to the file."""


def entry_in(line: bytes) -> line_format.Entry:
    """The entry in a line whose checksum is right.

    Raises:
        DamagedLineError: it is none all the same.
    """
    entry = line_format.parsed(line)
    if entry is None:
        raise DamagedLineError
    return entry


def end_of(stream: BufferedReader) -> tuple[int, int]:
    """Where the last whole line ends, and its number; (0, 0) where there is none.

    What a power cut left of a line that was being added is no line, nor a fault.

    Raises:
        DamagedLineError: the end is damaged.
        NewerError: a later version of the kit wrote the last line.
    """
    size = stream.seek(0, os.SEEK_END)
    for near in (3 * line_format.LONGEST, _NEAR):  # the second for the zeros that some disks put after a power cut
        start = stream.seek(max(size - near, 0))
        *lines, rest = stream.read(size - start).split(b"\n")
        if len(lines) > 1:
            break
    last = 0
    if lines:
        _raise_at_fault(lines[-1])
        last = line_format.number_of(lines[-1])
    elif start:
        raise DamagedLineError
    cut = rest.rstrip(b"\0")
    begun = tuple(b"%b%d " % (version, last + 1) for version in line_format.BEGINNINGS)
    is_begun = cut.startswith(begun) or any(each.startswith(cut) for each in begun)
    if not is_begun or any(line_format.salvaged(cut)):
        raise DamagedLineError
    return size - len(rest), last


def lines_in(stream: BufferedReader, start: int, end: int) -> Iterator[bytes]:
    """The lines from ``start`` to ``end``, without their ends, each with a checksum that is right.

    Raises:
        DamagedLineError: a line is damaged; it comes when that line is asked for.
        NewerError: a later version of the kit wrote one.
    """
    place = stream.seek(start)
    while place < end:
        line = stream.readline(line_format.LONGEST)
        place += len(line)
        if not line.endswith(b"\n"):
            raise DamagedLineError
        _raise_at_fault(line[:-1])
        yield line[:-1]


def _raise_at_fault(line: bytes) -> None:
    if not line.startswith(line_format.BEGINNINGS) or not line_format.is_sealed(line):
        raise NewerError if line_format.is_newer(line) else DamagedLineError


def place_near(stream: BufferedReader, number: int, size: int) -> int:
    """Where some line begins that is not far before line ``number``.

    Raises:
        DamagedLineError: a line that was looked at is damaged.
        NewerError: a later version of the kit wrote one.
    """
    low, high = 0, size
    while high - low > _NEAR:
        middle = (low + high) // 2
        stream.seek(middle)
        start = middle + len(stream.readline(line_format.LONGEST))
        line = next(lines_in(stream, start, size), None)
        if line is not None and line_format.number_of(line) <= number:
            low = start
        else:
            high = middle
    return low


def number_claimed(broken: bytes) -> int:
    """The number that a damaged line begins with, 0 if it does not begin as a line does."""
    version, number, *_rest = [*broken.split(b" ", 2), b"", b""]
    return (
        int(number)
        if version + b" " in line_format.BEGINNINGS and number.isdigit() and len(number) < line_format.LONGEST
        else 0
    )


def salvage(stream: BufferedReader) -> Iterator[tuple[list[tuple[int, line_format.Entry]], bytes]]:
    """For each piece up to an end of line, the lines that can be read in it; and the piece, if there are none.

    What has no end, at the end of the file, is no piece that was lost.

    Raises:
        NewerError: a later version of the kit wrote one.
    """
    left = b""
    while block := stream.read(_BLOCK):
        *pieces, left = (left + block).split(b"\n")
        for piece in pieces:
            found = _read(piece)
            yield found, b"" if found else piece.strip()
        if len(left) > _BLOCK:
            yield _read(left), b""
            left = b""
    if left:
        yield _read(left), b""


def _read(piece: bytes) -> list[tuple[int, line_format.Entry]]:
    entry = line_format.entry_of(piece)
    if entry is not None:
        return [(line_format.number_of(piece), entry)]
    if line_format.is_newer(piece):
        raise NewerError
    return list(line_format.salvaged(piece))
