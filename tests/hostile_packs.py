"""Zip files that somebody made to do harm, or that a bad disk has spoilt; the same for the same seed."""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lecons import CONTENT

Dice = random.Random
LESSON = (CONTENT / "seances" / "gs" / "la-visite-des-fleurs.yaml").read_text("utf-8")
PATH = 'format: 1\nid: mechant\ntitre: "Un parcours"\nniveau: GS\nseances: [a.yaml]\n'
NAMES = (
    *("", ".", "..", "/", "\\", "./a", "../a", "a/../../b", "/a", "C:\\a", "C:a", "\\\\serveur\\a", "a//b", "a/./b"),
    *("CON", "nul.svg", "COM1", "images/aux", "images/a.", "images/a ", "images/a:b", "a\x01b", "\x1b[2J", "a\u202eb"),
    *("parcours", "parcours/A.yaml", "PARCOURS/a.yaml", "seances", "images/e\u0301.svg", "images/\u00e9.svg", "x.zip"),
    *("a/" * 2500, "x" * 5000, "é" * 200, "images/" + "x" * 255, "__MACOSX/a", "parcours/a.yaml/b", "images/\ud800"),
)
MODES = (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK, stat.S_IFCHR, stat.S_IFSOCK, stat.S_IFDIR, stat.S_IFREG, 0o170000)
WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
FIELDS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")
EDGES = (0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def hostile_pack(seed: int) -> bytes:
    """A pack that is good but for one or several things."""
    dice = Dice(seed)
    kind = _KINDS[seed % len(_KINDS)]
    data = kind(dice)
    while dice.random() < 0.25:  # several at once
        data = dice.choice((_flipped, _field, _cut, _moved))(dice, data)
    return data


class _Archive(zipfile.ZipFile):
    """Writes no time, so that a seed always makes the same file."""

    def writestr(self, zinfo_or_arcname: "zipfile.ZipInfo | str", *data: Any, **more: Any) -> None:
        entry = zinfo_or_arcname
        if isinstance(entry, str):
            entry = zipfile.ZipInfo(entry)
            entry.compress_type = self.compression
        super().writestr(entry, *data, **more)


def _zip(dice: Dice, more: Callable[[zipfile.ZipFile], None] = lambda _archive: None, *, first: bool = False) -> bytes:
    stream = io.BytesIO()
    with _Archive(stream, "w", dice.choice(WAYS[:2])) as archive:
        if first:
            more(archive)
        archive.writestr("parcours/a.yaml", PATH)
        archive.writestr("seances/a.yaml", LESSON)
        if not first:
            more(archive)
    return stream.getvalue()


def _put(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
    """Write a member whatever its name is."""
    try:
        archive.writestr(entry, data)
    except (UnicodeEncodeError, IndexError, ValueError, struct.error):
        entry.filename = "images/autre.svg"
        archive.writestr(entry, data)


def _named(dice: Dice) -> bytes:
    def more(archive: zipfile.ZipFile) -> None:
        for name in dice.sample(NAMES, dice.randint(1, 3)):
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            _put(archive, entry, b"x")

    return _zip(dice, more, first=dice.random() < 0.5)


def _moded(dice: Dice) -> bytes:
    def more(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("images/lien.svg")
        entry.external_attr = (dice.choice(MODES) | 0o777) << 16
        archive.writestr(entry, dice.choice((b"/etc/passwd", b"../../..", b"")))

    return _zip(dice, more)


def _bomb(dice: Dice) -> bytes:
    def more(archive: zipfile.ZipFile) -> None:
        size = dice.choice((2**20, 20 * 2**20, 60 * 2**20))
        for number in range(dice.randint(1, 3)):
            archive.writestr(f"images/{number}.svg", bytes(size), zipfile.ZIP_DEFLATED)

    data = _zip(dice, more)
    return _lied(dice, data) if dice.random() < 0.5 else data


def _lied(dice: Dice, data: bytes) -> bytes:
    """With other sizes in the table than there are."""
    changed, at = bytearray(data), -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        if dice.random() < 0.7:
            changed[at + 24 : at + 28] = dice.choice(EDGES).to_bytes(4, "little")
    return bytes(changed)


def _many(dice: Dice) -> bytes:
    def more(archive: zipfile.ZipFile) -> None:
        name = dice.choice(("images/{}.svg", "images/{}/a.svg", "a/b/c/d/{}.svg", "{}/", "seances/{}.yaml"))
        for number in range(dice.choice((500, 1990, 2100, 12_000))):
            archive.writestr(name.format(number), b"")

    return _zip(dice, more)


def _overlapping(dice: Dice) -> bytes:
    """Many names in the table for one place in the file."""
    data = _zip(dice, lambda archive: archive.writestr("images/0000.svg", bytes(dice.choice((9, 2**21)))))
    at, end = data.rindex(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    one, last = data[at:end], bytearray(data[end:])
    names = (f"images/{number:04}.svg".encode() for number in range(1, dice.choice((3, 1500))))
    more = b"".join(one.replace(b"images/0000.svg", name) for name in names)
    last[12:16] = (int.from_bytes(last[12:16], "little") + len(more)).to_bytes(4, "little")
    return data[:end] + more + bytes(last)


def _compressed(dice: Dice) -> bytes:
    def more(archive: zipfile.ZipFile) -> None:
        archive.writestr("images/a.svg", dice.randbytes(200) * 20, dice.choice(WAYS))

    data = bytearray(_zip(dice, more, first=True))
    if dice.random() < 0.7:
        at = data.index(b"PK\x01\x02")
        for _number in range(dice.randint(1, 4)):
            data[dice.randrange(30, at)] ^= 1 << dice.randrange(8)
    return bytes(data)


def _strange(dice: Dice) -> bytes:
    """Marked as protected, or in a way of compressing that there may not be."""
    data = bytearray(_zip(dice))
    for sign, flags, way in ((b"PK\x01\x02", 8, 10), (b"PK\x03\x04", 6, 8)):
        at = data.index(sign)
        data[at + flags] |= dice.choice((0, 1, 8, 32, 64))
        data[at + flags + 1] |= dice.choice((0, 8, 32))
        data[at + way] = dice.choice((0, 1, 6, 8, 9, 12, 14, 93, 95, 98, 99))
    return bytes(data)


def _unread(dice: Dice) -> bytes:
    """With a name that says that it is UTF-8, and is not."""
    data = _zip(dice, lambda archive: archive.writestr("images/été.svg", b"x"))
    return data.replace("été".encode(), dice.choice((b"\xff\xfe\xfd\xfc\xfb", b"\xed\xa0\x80\xc3\x28")))


def _nested(dice: Dice) -> bytes:
    inner = _zip(dice)
    name = dice.choice(("images/a.zip", "images/a.svg", "parcours/b.yaml", "paquet.zip"))
    return _zip(dice, lambda archive: archive.writestr(name, inner))


def _content(dice: Dice) -> bytes:
    """A good zip file with content that is none."""

    def more(archive: zipfile.ZipFile) -> None:
        bad = dice.choice(("[" * 3000, "&a [*a]", "format: 1\n" * 5000, "\0", "id: x\n", LESSON[:-300], "- " * 4000))
        name = dice.choice(("parcours/b.yaml", "seances/b.yaml", "tapis/b.yaml", "b.yaml", "images/b.svg"))
        archive.writestr(name, bad)

    return _zip(dice, more)


def _noise(dice: Dice) -> bytes:
    return dice.choice((b"", b"PK\x05\x06" + bytes(18), b"PK", dice.randbytes(500), b"PK\x03\x04" + dice.randbytes(99)))


def _flipped(dice: Dice, data: bytes | None = None) -> bytes:
    changed = bytearray(_zip(dice) if data is None else data)
    for _number in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _field(dice: Dice, data: bytes | None = None) -> bytes:
    """With another number in one of the fields that say where and how much."""
    changed = bytearray(_zip(dice) if data is None else data)
    sign = dice.choice(FIELDS)
    at = changed.find(sign)
    width = dice.choice((2, 4))
    if at >= 0:
        place = at + 4 + 2 * dice.randrange(20)
        changed[place : place + width] = (dice.choice(EDGES) % 2 ** (8 * width)).to_bytes(width, "little")
    return bytes(changed)


def _cut(dice: Dice, data: bytes | None = None) -> bytes:
    data = _zip(dice) if data is None else data
    return data[: dice.randrange(len(data) + 1)]


def _moved(dice: Dice, data: bytes | None = None) -> bytes:
    """With something before it, behind it, or in it."""
    data = _zip(dice) if data is None else data
    more, at = dice.randbytes(dice.randint(1, 200)), dice.choice((0, len(data), dice.randrange(len(data) + 1)))
    return data[:at] + more + data[at:]


_KINDS: tuple[Callable[[Dice], bytes], ...] = (
    *(_named, _moded, _bomb, _many, _overlapping, _compressed, _strange, _unread, _nested, _content, _noise),
    *(_flipped, _field, _cut, _moved, _named),
)


def write_hostile_pack(file: Path, seed: int) -> Path:
    file.write_bytes(hostile_pack(seed))
    return file
