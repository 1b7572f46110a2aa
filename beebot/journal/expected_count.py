"""How many tries the journal must hold, in a file beside it: so a last line that was cut off is noticed.

It is written once the lines are on the disk, so it never says too many. It is not made sure of itself: a disk that
keeps its word has the lines then, and one that does not would lose this too.
"""

import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from beebot.files.private_folder import open_regular, read_small

NAME = ".journal-compte"
_MOST = 100


def read_count(folder: Path) -> int:
    """How many lines the journal should have, as ``write_count`` noted; 0 if its file is missing or damaged."""
    with suppress(OSError, ValueError):
        count, seal = read_small(folder / NAME, _MOST).split()
        if seal == b"%08x" % crc32(count):
            return int(count)
    return 0


def write_count(folder: Path, count: int) -> None:
    """Write how many lines the journal should have, over the count before. The caller holds the lock of ``folder``.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    digits = b"%015d" % count
    line = b"%s %08x\n" % (digits, crc32(digits))
    number = open_regular(folder / NAME, os.O_WRONLY | os.O_CREAT)
    try:
        os.write(number, line)
        os.ftruncate(number, len(line))  # whatever was there
    finally:
        os.close(number)
