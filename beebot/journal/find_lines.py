"""Lines with a number and a checksum in an open file: where they are, and what can be saved of a damaged one.

Reads, and changes nothing. ``beebot/journal/line_format.py`` says what stands in a line.
"""

import os
from collections.abc import Iterator
from io import BufferedReader

from beebot.journal import line_format

_NEAR = 1 << 16
"""A line is looked for by halving the file, down to so many bytes."""
_AROUND = b"\xef\xbb\xbf\0\r\n "
"""What editors and disks put around lines: a byte order mark, zeros, line ends."""


class DamagedLineError(Exception):
    """A line is not as it was written, or one is missing."""


class NewerError(Exception):
    """A later version of the kit wrote a line of the file."""


def entry_in(line: bytes) -> line_format.Entry:
    """The entry in ``line``, whose checksum is right.

    Raises:
        DamagedLineError: the line holds no entry all the same.
    """
    entry = line_format.parsed(line)
    if entry is None:
        raise DamagedLineError
    return entry


def end_of(stream: BufferedReader) -> tuple[int, int]:
    """Where the last whole line ends (in bytes), and its number; (0, 0) if there is none.

    The beginning of a line, left by a power cut, is neither a line nor a fault.

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
    if not is_begun or line_format.entry_of(cut) is not None:
        raise DamagedLineError
    return size - len(rest), last


def lines_in(stream: BufferedReader, start: int, end: int) -> Iterator[bytes]:
    """The lines between the bytes ``start`` and ``end``, without their line ends; each has a right checksum.

    Raises:
        DamagedLineError: a line is damaged; raised when that line is reached.
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
    """The byte at which some line begins that is not far before line ``number``, in a file of ``size`` bytes.

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


def salvage(stream: BufferedReader) -> Iterator[tuple[int, line_format.Entry] | None]:
    """The number and the entry of each line that can be read, and None for each line that cannot.

    What has no line end, at the end of the file, was never a whole line: it is not given as lost.

    Raises:
        NewerError: a later version of the kit wrote one.
    """
    while piece := stream.readline(line_format.LONGEST):
        line = piece.strip(_AROUND)
        entry = line_format.entry_of(line)
        if entry is not None:
            yield line_format.number_of(line), entry
        elif line_format.is_newer(line):
            raise NewerError
        elif line and piece.endswith(b"\n"):
            yield None
