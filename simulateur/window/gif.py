"""The window as an animated picture: a GIF, which every viewer shows (CompuServe, *GIF89a specification*, 1990)."""

from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pygame

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from beebot.i18n import gettext as _

_WIDTH = 800
_TICKS_A_FRAME = 3
_FRAME, _LAST_FRAME = 10, 250
"""How long a frame is seen, and how much longer the last one, in hundredths of a second."""
_COLOURS = 256
_COARSE = 0xFFF8F8F8
"""Colours that differ by less are taken for the same where the palette lacks them."""
_ALIKE = (1, 1, 1, 255)
_CLEAR, _END, _FIRST = 256, 257, 258
"""The codes of LZW that begin a new table and end the data, and the first one of a table."""
_CODES = 4096


class _Frame(NamedTuple):
    """What changed in the picture: where, its pixels as 0xAABBGGRR, and how long it is seen."""

    where: pygame.Rect
    colours: "array[int]"
    lasts: int


class Film:
    """Takes one frame of the window in three ticks. A frame like the one before makes that one last longer."""

    def __init__(self, window: pygame.Surface) -> None:
        self._window = window
        self._size = _WIDTH, _WIDTH * window.get_height() // window.get_width()
        self._ticks = 0
        self._seen: pygame.Surface | None = None
        self._frames: list[_Frame] = []

    def tick(self) -> None:
        """Count a tick; every third one takes a frame."""
        self._ticks += 1
        if self._ticks % _TICKS_A_FRAME:
            return
        now = pygame.transform.smoothscale(self._window, self._size)
        where = now.get_rect() if self._seen is None else _changed(self._seen, now)
        self._seen = now
        if not where:
            self._frames[-1] = self._frames[-1]._replace(lasts=self._frames[-1].lasts + _FRAME)
            return
        colours = array("I", pygame.image.tobytes(now.subsurface(where), "RGBA"))
        self._frames.append(_Frame(where, colours, _FRAME))

    def write(self, file: Path) -> None:
        """Write the frames to ``file`` as an animated GIF.

        Raises:
            KitError: the file cannot be written.
        """
        last = self._frames[-1]
        frames = [*self._frames[:-1], last._replace(lasts=last.lasts + _LAST_FRAME)]
        try:
            write_whole(file, b"".join(_gif(self._size, frames)), private=False)
        except OSError as error:
            sentence = _("impossible d'écrire {file} ; donnez un autre endroit avec --image")
            raise KitError(sentence.format(file=file)) from error


def _changed(before: pygame.Surface, now: pygame.Surface) -> pygame.Rect:
    mask = pygame.mask.from_threshold(now, (0, 0, 0), _ALIKE, before)
    mask.invert()
    parts = mask.get_bounding_rects()
    return parts[0].unionall(parts[1:]) if parts else pygame.Rect(0, 0, 0, 0)


def _gif(size: tuple[int, int], frames: list[_Frame]) -> Iterator[bytes]:
    counted = Counter(colour for frame in frames for colour in frame.colours)
    palette = [colour for colour, _count in counted.most_common(_COLOURS)]
    places = _places(palette, counted)
    table = b"".join(colour.to_bytes(4, "little")[:3] for colour in palette).ljust(3 * _COLOURS, b"\0")
    yield b"GIF89a" + _shorts(*size) + b"\xf7\0\0" + table + b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    for frame in frames:
        yield b"\x21\xf9\x04\x04" + _shorts(frame.lasts) + b"\0\0\x2c" + _shorts(*frame.where) + b"\0\x08"
        data = compressed(bytes(map(places.__getitem__, frame.colours)))
        yield b"".join(bytes((len(part),)) + part for part in _blocks(data)) + b"\0"
    yield b"\x3b"


def _places(palette: list[int], colours: Counter[int]) -> dict[int, int]:
    parts = [colour.to_bytes(4, "little") for colour in palette]
    nearest: dict[int, int] = {}
    found = {colour: place for place, colour in enumerate(palette)}
    for colour in colours:
        if colour not in found:
            coarse = colour & _COARSE
            if coarse not in nearest:
                mine = coarse.to_bytes(4, "little")
                gaps = [sum((a - b) ** 2 for a, b in zip(mine, other, strict=True)) for other in parts]
                nearest[coarse] = gaps.index(min(gaps))
            found[colour] = nearest[coarse]
    return found


def compressed(pixels: bytes) -> bytes:
    """``pixels``, a byte each and one at least, compressed by the variable-length LZW of GIF."""
    out, bits, filled = bytearray(), _CLEAR, 9
    table: dict[int, int] = {}
    coming, width, known = _FIRST, 9, pixels[0]
    for pixel in pixels[1:]:
        longer = known << 8 | pixel
        if longer in table:
            known = table[longer]
            continue
        bits |= known << filled
        filled += width
        known = pixel
        if coming == _CODES:
            bits |= _CLEAR << filled
            filled += width
            table, coming, width = {}, _FIRST, 9
        else:
            table[longer] = coming
            width += coming == 1 << width
            coming += 1
        whole = filled // 8
        out += (bits & (1 << 8 * whole) - 1).to_bytes(whole, "little")
        bits, filled = bits >> 8 * whole, filled % 8
    bits |= known << filled | _END << filled + width
    return bytes(out) + bits.to_bytes((filled + 2 * width) // 8 + 1, "little")  # the last code may be a bit broader


def _blocks(data: bytes) -> Iterator[bytes]:
    return (data[start : start + 255] for start in range(0, len(data), 255))


def _shorts(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(2, "little") for number in numbers)
