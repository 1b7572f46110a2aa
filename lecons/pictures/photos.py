"""Pictures in pixels that drawings show: a drawing has the mark of one, and the painter asks for it by that mark.

The renderer of SVG draws none. A mark is the digest of the file that was judged: one mark is one picture.
"""

import math
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lecons.pictures.theme import ROLE, otherwise

_SLICE = ' preserveAspectRatio="xMidYMid slice"'
IMAGE = re.compile(rf'<image href="photo:([^"]*)" width="(\d+)" height="(\d+)"(?:{_SLICE})?/>')
"""The element that shows a photograph: its mark, its width and its height; it fills them, and what is over is cut."""
_WHITE = otherwise(ROLE.rim, "none")
SMALL = 256
"""Pixels of the longer side of a drawing from outside as it is shown small."""


class Photo(NamedTuple):
    """An author's picture as PNG bytes, with its size in pixels: a photograph, or a drawing. ``mark`` identifies it."""

    mark: str
    data: bytes
    width: int
    height: int
    small: bytes = b""
    """The picture with a longer side of ``SMALL`` pixels; empty for a photograph."""

    @property
    def is_drawing(self) -> bool:
        """Whether this is a drawing, not a photograph: it is shown whole, and may be transparent."""
        return bool(self.small)


_KEPT: dict[str, Photo] = {}
_LENT: dict[str, Photo] = {}


def shown(photo: Photo) -> str:
    """The SVG element that shows ``photo``: its upper left corner at 0, 0, one unit for each pixel."""
    _KEPT[photo.mark] = photo
    return f'<image href="photo:{photo.mark}" width="{photo.width}" height="{photo.height}"/>'


def under(photo: Photo) -> str:
    """The white page that an author's drawing has in high contrast, as an SVG element; "" for a photograph."""
    if not photo.is_drawing:
        return ""
    return f'<rect width="{photo.width}" height="{photo.height}" rx="160" fill="{_WHITE}"/>'


def cropped(photo: Photo) -> str:
    """The SVG element that shows the square middle of ``photo``, as ``shown`` does."""
    _KEPT[photo.mark] = photo
    side = min(photo.width, photo.height)
    return f'<image href="photo:{photo.mark}" width="{side}" height="{side}"{_SLICE}/>'


def lent(photo: Photo) -> str:
    """The SVG element of ``shown``; the bytes of ``photo`` are kept only until the next ``lend`` of others."""
    lend((photo,))
    return f'<image href="photo:{photo.mark}" width="{photo.width}" height="{photo.height}"/>'


def lend(photos: Iterable[Photo]) -> None:
    """Keep the bytes of ``photos``, instead of those lent before: for drawings that another process has made."""
    given = {photo.mark: photo for photo in photos}
    if given.keys() != _LENT.keys():
        _LENT.clear()
        _LENT.update(given)


def small_of(svg: str) -> Iterator[Photo]:
    """The pictures that the drawing ``svg`` shows, to ``lend`` in another process; author's drawings in small."""
    for mark in {found[1] for found in IMAGE.finditer(svg)}:
        photo = _KEPT[mark]
        yield photo._replace(data=photo.small or photo.data)


def data_of(mark: str, side: float = math.inf) -> bytes:
    """The PNG bytes of the picture ``mark``, where its longer side is shown ``side`` pixels long.

    Raises:
        KeyError: no drawing shows it any more.
    """
    photo = _LENT[mark] if mark in _LENT else _KEPT[mark]
    return photo.small if photo.small and side <= SMALL else photo.data
