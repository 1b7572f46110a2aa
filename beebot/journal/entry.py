"""One try at a challenge, and the line that the journal has of it.

A line is ASCII, its words are parted by one space: the version of the line, its number in the journal (from 1, without
gaps), the words of the ``Entry`` in order, and the CRC-32 of all before it, as eight hexadecimal digits. ::

    1 1 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 2 59e5b350
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import date
from zlib import crc32

VERSION = 1
"""The version of the lines that are written; a journal with a line of a higher one is left as it is."""
LONGEST = 300
"""No line is longer, in bytes, its end included."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESULT = re.compile(r"[A-Z_]{1,24}")
_MAX_TOKEN, _MAX_CHALLENGE, _MAX_HASH, _MAX_COUNT = 24, 60, 64, 10**9
_SEAL = 9
"""The bytes of the checksum with the space before it."""
_ANYWHERE = re.compile(
    rb"(?=(1 [1-9][0-9]{0,14} [a-z0-9-]{1,24} [0-9]{4}-[0-9]{2}-[0-9]{2} [a-z0-9-]{1,60} [a-z0-9-]{1,64} "
    rb"[0-9]{1,10} [A-Z_]{1,24} [0-9]{1,10} [0-9]{1,10} [0-9a-f]{8}))"
)
_ANY_VERSION = re.compile(rb"([0-9]{1,9}) [1-9][0-9]{0,14} [ -~]* [0-9a-f]{8}")
_BEGINNING = b"%d " % VERSION
_BITS = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One try at a challenge.

    ``token`` is one of the kit's words for a group or a seat, ``day`` the date without the hour, ``hash`` what
    ``challenge_hash`` makes of the challenge. ``attempt`` counts the tries from 1, ``result`` is the name of an
    ``Outcome``, ``cards`` how many were laid (0 where a challenge asks for none), ``hint`` the highest hint given, 0
    for none.
    """

    token: str
    day: date
    challenge: str
    hash: str
    attempt: int
    result: str
    cards: int
    hint: int

    def __post_init__(self) -> None:
        words = (self.token, _MAX_TOKEN), (self.challenge, _MAX_CHALLENGE), (self.hash, _MAX_HASH)
        for word, limit in words:
            if not _NAME.fullmatch(word) or len(word) > limit:
                raise ValueError(f"neither a name nor a free text may be kept: {word!r}")
        if not _RESULT.fullmatch(self.result):
            raise ValueError(f"neither a name nor a free text may be kept: {self.result!r}")
        if self.attempt < 1 or self.cards < 0 or self.hint < 0:
            raise ValueError("tries count from 1, cards and hints from 0")
        if max(self.attempt, self.cards, self.hint) > _MAX_COUNT:
            raise ValueError(f"tries, cards and hints count to {_MAX_COUNT}")


def line_of(number: int, entry: Entry) -> bytes:
    """The line of ``entry``, with its end."""
    words = " ".join(map(str, (VERSION, number, *astuple(entry)))).encode("ascii")
    return b"%s %08x\n" % (words, crc32(words))


def is_sealed(line: bytes) -> bool:
    """Whether the checksum at the end of ``line`` is that of what stands before it."""
    return b" %08x" % crc32(line[:-_SEAL]) == line[-_SEAL:]


def number_of(line: bytes) -> int:
    """The number of a line that is sealed."""
    return int(line.split(b" ", 2)[1])


def entry_of(line: bytes) -> Entry | None:
    """What a line without its end says, None where it is damaged or makes no sense."""
    return parsed(line) if line.startswith(_BEGINNING) and is_sealed(line) else None


def parsed(line: bytes) -> Entry | None:
    """What a line of this version says whose checksum is right; None where it makes no sense."""
    with suppress(ValueError):
        words = line.decode("ascii").split(" ")
        _version, _number, token, day, challenge, digest, attempt, result, cards, hint, _seal = words
        return Entry(token, date.fromisoformat(day), challenge, digest, int(attempt), result, int(cards), int(hint))
    return None


def is_newer(line: bytes) -> bool:
    """Whether a later version of the kit wrote ``line``."""
    found = _ANY_VERSION.fullmatch(line)
    return found is not None and int(found[1]) > VERSION and is_sealed(line)


def salvaged(piece: bytes) -> Iterator[tuple[int, Entry]]:
    """The number and the entry of every line in ``piece``, whatever is between them; ends of lines may be missing."""
    end = 0
    for found in _ANYWHERE.finditer(piece):
        entry = entry_of(found[1]) if found.start() >= end else None
        if entry is not None:
            end = found.end(1)
            yield number_of(found[1]), entry


def mended(line: bytes) -> tuple[int, Entry] | None:
    """The number and the entry of a line of which one bit has changed; None where that explains nothing.

    Some 800 lines are tried. Each wrong one has one chance in 2**32 to be taken for right.
    """
    if len(line) > LONGEST:
        return None
    changed = bytearray(line)
    for place in range(len(line)):
        for bit in range(_BITS):
            changed[place] ^= 1 << bit
            candidate = bytes(changed)
            if is_sealed(candidate) and (entry := entry_of(candidate)) is not None:
                return number_of(candidate), entry
            changed[place] ^= 1 << bit
    return None
