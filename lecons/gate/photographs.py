"""Photographs before they are decoded: what they are, how large, which way up, and whether a JPEG has its end."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.i18n import noted
from lecons.gate.refusal import RefusedError

MAX_BYTES = 12 * 2**20
MAX_PIXELS = 16 * 10**6
"""As many as a telephone of today takes; they are made small before they are used."""
MAX_SIDE = 12_000
ENOUGH = 512
"""Points of the larger side of a photograph as it is used."""
MAX_SCANS = 100
"""How often a JPEG may go over itself. Programs write some 10 scans; each takes as long as the whole picture."""
TOO_HEAVY = noted("cette photo est trop lourde à lire ; réduisez-la, {side} points de côté suffisent")
NOT_TO_ITS_END = noted("cette photo ne se lit pas jusqu'au bout ; prenez-en une autre copie")
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SCAN, _END = 0xDA, 0xD9
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
"""What a scan of a JPEG ends at: a mark that is neither a byte of the scan itself nor one to start anew from."""
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""The marks of the sizes of a JPEG, of the three sorts that the decoder knows."""
_EXIF = b"Exif\0\0"
_ORIENTATION, _PLACE = 0x0112, 0x8825
_XMP_PLACE = b"GPSLatitude"
"""How XMP begins to say where a photograph was taken, beside Exif or instead of it."""
_UPRIGHT = {2: (True, 0), 3: (False, 2), 4: (True, 2), 5: (True, 3), 6: (False, 1), 7: (True, 1), 8: (False, 3)}
"""For each orientation of Exif: whether to mirror left and right, and then how many quarters to turn to the right."""


class Photograph(NamedTuple):
    """What a file says of itself."""

    kind: str
    """``png`` or ``jpg``."""
    width: int
    height: int
    turn: tuple[bool, int] = (False, 0)
    """What makes it upright: whether to mirror it, and how many quarters to turn it to the right."""
    has_place: bool = False
    """Whether it says where it was taken, as telephones do."""


def judged(data: bytes) -> Photograph:
    """What the bytes of a photograph, ``data``, say of it.

    Raises:
        RefusedError: it is no PNG and no JPEG, or too large.
    """
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > 24:  # the size ends there
        width, height = struct.unpack(">II", data[16:24])
        place = any(_tells_place(mark, part) for mark, part in _chunks(data))
        found = Photograph("png", width, height, has_place=place)
    elif data.startswith(_JPEG):
        found = _jpeg(data)
    else:
        raise RefusedError(_("ce n'est pas une photo en PNG ou JPEG ; enregistrez-la en PNG ou JPEG"))
    if not found.width or not found.height:
        raise RefusedError(_("cette photo n'a aucun point ; prenez-en une autre copie"))
    if max(found.width, found.height) > MAX_SIDE or found.width * found.height > MAX_PIXELS:
        message = _("cette photo a {width} × {height} points ; réduisez-la, {side} points de côté suffisent")
        raise RefusedError(message.format(width=found.width, height=found.height, side=ENOUGH))
    return found


def _jpeg(data: bytes) -> Photograph:
    turn, has_place, size, scans = (False, 0), False, None, 0
    for mark, part in _parts(data):
        if mark == 0xE1 and part.startswith(_EXIF):  # where cameras write
            exif = part[len(_EXIF) :]
            turn = _UPRIGHT.get(_value_of(_ORIENTATION, exif) or 1, turn)
            has_place = has_place or _value_of(_PLACE, exif) is not None
        has_place = has_place or (mark == 0xE1 and _XMP_PLACE in part)  # where programs write
        if mark in _FRAMES and len(part) >= 5:  # the size ends there
            size = struct.unpack(">HH", part[1:5])
        scans += mark == _SCAN
        if scans > MAX_SCANS:
            raise RefusedError(_(TOO_HEAVY).format(side=ENOUGH))
        if mark == _END and size:
            height, width = size
            return Photograph("jpg", width, height, turn, has_place)
    raise RefusedError(_(NOT_TO_ITS_END) if size else _("cette photo JPEG est abîmée ; prenez-en une autre copie"))


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The marks of a JPEG up to its end, with what each holds; of a scan, its head alone."""
    place = 2
    while place + 2 <= len(data) and data[place] == 0xFF:  # each mark begins so
        mark = data[place + 1]
        if mark == 0xFF:  # filling
            place += 1
            continue
        size = 0 if mark == _END else int.from_bytes(data[place + 2 : place + 4], "big")
        yield mark, data[place + 4 : place + 2 + size]
        if size < 2:  # it counts itself
            return
        place += 2 + size
        if mark == _SCAN:
            after = _AFTER_SCAN.search(data, place)
            place = after.end() - 2 if after else len(data)


def _tells_place(mark: bytes, part: bytes) -> bool:
    """Whether a part of a PNG says where it was taken."""
    return _value_of(_PLACE, part) is not None if mark == b"eXIf" else mark == b"iTXt" and _XMP_PLACE in part


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        yield data[place + 4 : place + 8], data[place + 8 : place + 8 + size]
        place += 12 + size


def _value_of(wanted: int, tiff: bytes) -> int | None:
    """What Exif says under the tag ``wanted``; None where it says nothing."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:  # the head
        return None
    (first,) = struct.unpack(f"{order}I", tiff[4:8])
    count = struct.unpack(f"{order}H", tiff[first : first + 2].ljust(2, b"\0"))[0]
    for entry in range(min(count, 64)):
        place = first + 2 + 12 * entry
        tag, _kind, _count, value = struct.unpack(f"{order}HHIH", tiff[place : place + 10].ljust(10, b"\0"))
        if tag == wanted:
            return int(value)
    return None
