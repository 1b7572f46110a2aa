"""Small photographs that drawings show: a drawing has the mark of one, and the painter asks for it by that mark.

The renderer of SVG draws no photographs. A mark is the digest of the file that was judged: one mark is one picture.
"""

import re
from typing import NamedTuple

_SLICE = ' preserveAspectRatio="xMidYMid slice"'
IMAGE = re.compile(rf'<image href="photo:([^"]*)" width="(\d+)" height="(\d+)"(?:{_SLICE})?/>')
"""The element that shows a photograph: its mark, its width and its height; it fills them, and what is over is cut."""
_KEPT: dict[str, bytes] = {}
_LENT: dict[str, bytes] = {}


class Photo(NamedTuple):
    """A photograph in PNG, and its size in pixels."""

    mark: str
    data: bytes
    width: int
    height: int


def shown(photo: Photo) -> str:
    """The element that shows a photograph, its upper left corner at 0, 0, one unit for a pixel."""
    _KEPT[photo.mark] = photo.data
    return f'<image href="photo:{photo.mark}" width="{photo.width}" height="{photo.height}"/>'


def cropped(photo: Photo) -> str:
    """The element that shows the square in the middle of a photograph, as ``shown`` does."""
    _KEPT[photo.mark] = photo.data
    side = min(photo.width, photo.height)
    return f'<image href="photo:{photo.mark}" width="{side}" height="{side}"{_SLICE}/>'


def lent(photo: Photo) -> str:
    """The element that shows a photograph as ``shown`` does, of which the bytes are kept until the next one is lent."""
    if photo.mark not in _LENT:
        _LENT.clear()
        _LENT[photo.mark] = photo.data
    return f'<image href="photo:{photo.mark}" width="{photo.width}" height="{photo.height}"/>'


def data_of(mark: str) -> bytes:
    """The bytes of a photograph that a drawing shows.

    Raises:
        KeyError: no drawing shows it any more.
    """
    return _LENT[mark] if mark in _LENT else _KEPT[mark]
