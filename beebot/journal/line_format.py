"""One try at a challenge, and the line that the journal has of it.

A line is ASCII, its words are parted by one space: the version of the line, its number in the journal (from 1, without
gaps), eight words that each ``Entry`` has, those that only some have, and the CRC-32 of all before it, as eight
hexadecimal digits. ::

    2 1 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 2 by=hand ed9a2ed3

What only some have are words ``name=value``: ``by=hand`` is ``by_hand``, ``help=another`` is ``together``. Who does not
know such a word passes it over and keeps it, so that the kit can learn more of them without another version. Lines of
version 1, which had none, are read too.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from zlib import crc32

VERSION = 2
"""The version of the lines that are written; a journal with a line of a higher one is left as it is."""
LONGEST = 600
"""No line is longer, in bytes, its end included."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESULT = re.compile(r"[A-Z_]{1,24}")
_MAX_TOKEN, _MAX_CHALLENGE, _MAX_HASH, _MAX_COUNT = 24, 60, 64, 10**9
_MARK, _MOST_MARKS = "[a-z]{1,12}=[a-z0-9-]{1,24}", 8
"""A word that only some lines have, and how many of them a line may have."""
BY_HAND, TOGETHER = "by=hand", "help=another"
_SEAL = 9
"""The bytes of the checksum with the space before it."""
_ANY_VERSION = re.compile(rb"([0-9]{1,9}) [1-9][0-9]{0,14} [ -~]* [0-9a-f]{8}")
BEGINNINGS = b"1 ", b"2 "
"""The versions that are read, as a line begins with them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One try at a challenge.

    ``token`` is one of the kit's words for a group or a backend, ``day`` the date without the hour, ``hash`` what
    ``challenge_hash`` makes of the challenge. ``attempt`` counts the tries from 1, ``result`` is the name of an
    ``Outcome``, ``cards`` how many were laid (0 where a challenge asks for none, or where only a person says that they
    lead there), ``hint`` the highest hint given to ``token``, 0 for none.

    ``by_hand`` says that a person said how it ended, and that the cards say something else. ``together`` is a success
    after another token was given hints for the same answer. ``unknown`` are words of a later kit.
    """

    token: str
    day: date
    challenge: str
    hash: str
    attempt: int
    result: str
    cards: int
    hint: int
    by_hand: bool = False
    together: bool = False
    unknown: tuple[str, ...] = ()

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
        if len(self.marks) > _MOST_MARKS or not all(re.fullmatch(_MARK, word) for word in self.unknown):
            raise ValueError(f"neither a name nor a free text may be kept: {self.unknown!r}")

    @property
    def marks(self) -> tuple[str, ...]:
        """The words that only some lines have, for this entry."""
        own = ((BY_HAND, self.by_hand), (TOGETHER, self.together))
        return (*(word for word, holds in own if holds), *self.unknown)


def line_of(number: int, entry: Entry) -> bytes:
    """Line ``number`` of the journal, for ``entry``: its bytes, with the line end."""
    known = entry.token, entry.day, entry.challenge, entry.hash, entry.attempt, entry.result, entry.cards, entry.hint
    words = " ".join(map(str, (VERSION, number, *known, *entry.marks))).encode("ascii")
    return b"%s %08x\n" % (words, crc32(words))


def is_sealed(line: bytes) -> bool:
    """Whether the checksum at the end of ``line`` is right."""
    return b" %08x" % crc32(line[:-_SEAL]) == line[-_SEAL:]


def number_of(line: bytes) -> int:
    """The number of ``line``, whose checksum is right."""
    return int(line.split(b" ", 2)[1])


def entry_of(line: bytes) -> Entry | None:
    """The entry in ``line``, given without its line end; None if the line is damaged or makes no sense."""
    return parsed(line) if line.startswith(BEGINNINGS) and is_sealed(line) else None


def parsed(line: bytes) -> Entry | None:
    """The entry in ``line``, whose version and checksum are known to be right; None if it makes no sense."""
    with suppress(ValueError):
        _version, _number, token, day, challenge, digest, attempt, result, *rest = line.decode("ascii").split(" ")
        cards, hint, *marks, _seal = rest
        unknown = tuple(word for word in marks if word not in (BY_HAND, TOGETHER))
        counts = int(attempt), result, int(cards), int(hint)
        told = BY_HAND in marks, TOGETHER in marks, unknown
        return Entry(token, date.fromisoformat(day), challenge, digest, *counts, *told)
    return None


def is_newer(line: bytes) -> bool:
    """Whether a later version of the kit wrote ``line``."""
    found = _ANY_VERSION.fullmatch(line)
    return found is not None and int(found[1]) > VERSION and is_sealed(line)
