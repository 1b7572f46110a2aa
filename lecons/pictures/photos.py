"""Pictures in pixels that drawings show: a drawing has the mark of one, and the painter asks for it by that mark.

The renderer of SVG draws none. A mark is the digest of the file that was judged: one mark is one picture.
"""

import math
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SLICE = ' preserveAspectRatio="xMidYMid slice"'
IMAGE = re.compile(rf'<image href="photo:([^"]*)" width="(\d+)" height="(\d+)"(?:{_SLICE})?/>')
"""The element that shows a photograph: its mark, its width and its height; it fills them, and what is over is cut."""
SMALL = 256
"""Pixels of the longer side of a drawing from outside as it is shown small."""


class Photo(NamedTuple):
    """A photograph, or a drawing from outside, in PNG, and its size in pixels."""

    mark: str
    data: bytes
    width: int
    height: int
    small: bytes = b""
    """The picture with a longer side of ``SMALL`` pixels; empty for a photograph."""

    @property
    def is_drawing(self) -> bool:
        """Whether the picture is a drawing and no photograph: it is shown whole, and may be transparent."""
        return bool(self.small)


_KEPT: dict[str, Photo] = {}
_LENT: dict[str, Photo] = {}


def shown(photo: Photo) -> str:
    """The element that shows a photograph, its upper left corner at 0, 0, one unit for a pixel."""
    _KEPT[photo.mark] = photo
    return f'<image href="photo:{photo.mark}" width="{photo.width}" height="{photo.height}"/>'


def cropped(photo: Photo) -> str:
    """The element that shows the square in the middle of a photograph, as ``shown`` does."""
    _KEPT[photo.mark] = photo
    side = min(photo.width, photo.height)
    return f'<image href="photo:{photo.mark}" width="{side}" height="{side}"{_SLICE}/>'


def lent(photo: Photo) -> str:
    """The element that shows a photograph as ``shown`` does, of which the bytes are kept until others are lent."""
    lend((photo,))
    return f'<image href="photo:{photo.mark}" width="{photo.width}" height="{photo.height}"/>'


def lend(photos: Iterable[Photo]) -> None:
    """Keep the bytes of these until others are lent, for drawings that another process has made."""
    given = {photo.mark: photo for photo in photos}
    if given.keys() != _LENT.keys():
        _LENT.clear()
        _LENT.update(given)


def small_of(svg: str) -> Iterator[Photo]:
    """What a drawing shows, for ``lend`` in another process; a drawing from outside with its small picture alone."""
    for mark in {found[1] for found in IMAGE.finditer(svg)}:
        photo = _KEPT[mark]
        yield photo._replace(data=photo.small or photo.data)


def data_of(mark: str, side: float = math.inf) -> bytes:
    """The bytes of a photograph that a drawing shows with a longer side of so many pixels.

    Raises:
        KeyError: no drawing shows it any more.
    """
    photo = _LENT[mark] if mark in _LENT else _KEPT[mark]
    return photo.small if photo.small and side <= SMALL else photo.data
