"""Photographs in pale greys, for prints with little ink: children recognise them and can colour them in."""

import os
import zlib
from io import BytesIO
from itertools import chain

_DARKEST = 128
"""The darkest grey of a photograph where ink is saved, of 0 for black to 255 for white."""
_WHITE = 255
_GREY, _GREY_AND_ALPHA = 0, 4
"""Kinds of pixels, as PNG numbers them."""


def paled(photograph: bytes) -> bytes:
    """``photograph``, a PNG, in pale greys: the darkest is halfway to white. What is transparent stays so."""
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"  # among pages that are written as JSON too
    import pygame  # noqa: PLC0415 (few pages have photographs)

    seen = pygame.image.load(BytesIO(photograph), ".png")
    size = seen.get_size()
    plain = pygame.image.frombytes(pygame.image.tobytes(seen, "RGB"), size, "RGB")  # few colours would become few greys
    greys = pygame.image.tobytes(pygame.transform.grayscale(plain), "RGB")[::3]
    clear = pygame.image.tobytes(seen, "RGBA")[3::4]
    there = [grey for grey, opaque in zip(greys, clear, strict=True) if opaque] or [_WHITE]
    return _png(greys.translate(_tones(min(there), max(there))), clear, *size)


def _tones(dark: int, light: int) -> bytes:
    """For each grey the paler one that prints: ``dark`` becomes halfway to white, ``light`` becomes white."""
    if dark == light:  # a plain sheet stays as bright as it is
        dark, light = 0, _WHITE
    span = light - dark
    spread = (min(max((grey - dark) * _WHITE // span, 0), _WHITE) for grey in range(_WHITE + 1))
    return bytes(_DARKEST + grey * (_WHITE - _DARKEST) // _WHITE for grey in spread)


def _png(greys: bytes, clear: bytes, width: int, height: int) -> bytes:
    """Greys as a PNG (https://www.w3.org/TR/png-3), with what is clear where something is; SDL writes four bytes."""
    each, kind = greys, _GREY
    if min(clear) < _WHITE:
        each, kind = bytes(chain.from_iterable(zip(greys, clear, strict=True))), _GREY_AND_ALPHA
    row = len(each) // height
    rows = b"".join(b"\0" + each[start : start + row] for start in range(0, len(each), row))
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, kind, 0, 0, 0))
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big") for kind, data in chunks
    )
