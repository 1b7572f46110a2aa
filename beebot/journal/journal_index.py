"""What was seen of a long journal, kept beside it, so that the next start need not read it line by line.

The index says how many bytes were found without a fault, their checksum, and how often who tried what. It is made anew
wherever it is missing, damaged, or not of this journal: nothing is lost with it.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from beebot.files.kept_folder import open_regular, read_small
from beebot.files.whole_file import whole_file
from beebot.journal.journal_file import JournalFile, Seen
from beebot.journal.tally import Tally

NAME = ".journal-vu"
WORTH = 5000
"""Lines: reading so many takes about as long as reading an index, which is written anew when so many are not in it."""
_FORMAT = 3
_MOST = 1 << 24
_BLOCK = 1 << 20


def recalled(journal: JournalFile) -> Seen:
    """What the index says of ``journal``, if every byte it speaks of is still the same; else nothing."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        text, _space, seal = read_small(_path(journal), _MOST).decode("ascii").rpartition(" ")
        if seal != f"{crc32(text.encode('ascii')):08x}":
            return Seen()
        kept = json.loads(text)
        size = int(kept["size"])
        identity, checksum = _summed(journal.path, size)
        if kept["format"] == _FORMAT and checksum == kept["sum"]:
            tallies = {
                (token, challenge, digest): Tally(int(tries), bool(done), int(hint), bool(together), bool(by_hand))
                for token, challenge, digest, tries, done, hint, together, by_hand in kept["tallies"]
            }
            return Seen(identity, size, int(kept["lines"]), tallies)
    return Seen()


def keep(journal: JournalFile, seen: Seen) -> None:
    """Write the index of what was ``seen``; where the disk refuses, the next start is as slow as this one."""
    with suppress(OSError), journal.held():
        identity, checksum = _summed(journal.path, seen.size)
        if identity != seen.of or checksum < 0:  # a new file may have the number of one that was erased
            return
        tallies = sorted((*who, *tally) for who, tally in seen.tallies.items())
        facts = {"format": _FORMAT, "size": seen.size, "sum": checksum, "lines": seen.lines, "tallies": tallies}
        text = json.dumps(facts)
        with whole_file(_path(journal), private=True) as stream:
            stream.write(f"{text} {crc32(text.encode('ascii')):08x}")


def _path(journal: JournalFile) -> Path:
    return journal.path.with_name(NAME)


def _summed(file: Path, size: int) -> tuple[tuple[int, int], int]:
    """Which file it is, and the checksum of its first ``size`` bytes; -1 if it has fewer."""
    number = open_regular(file, os.O_RDONLY)
    with os.fdopen(number, "rb", buffering=0) as stream:
        status = os.fstat(number)
        checksum, left = 0, size
        while left:
            block = stream.read(min(left, _BLOCK))
            if not block:
                return (status.st_dev, status.st_ino), -1
            checksum, left = crc32(block, checksum), left - len(block)
        return (status.st_dev, status.st_ino), checksum
