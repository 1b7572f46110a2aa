"""A learning path that can be played, as its reader hands it over."""

import pickle
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from beebot.lesson import LearningPath
from lecons.pictures.images import Images
from simulateur.game.repertoire.flowers import Hashes


class Content(NamedTuple):
    """A learning path that can be played, its pictures, and a sentence for each thing that had to be left out.

    ``hashes`` are those of its challenges and of free play's. ``files`` are the full paths of the files that some of
    the sentences are about, by sentence.
    """

    path: LearningPath
    images: Images
    notices: tuple[str, ...]
    hashes: Hashes = MappingProxyType({})
    files: Mapping[str, str] = MappingProxyType({})


class Unplayable(NamedTuple):
    """The sentence about a path that cannot be played, and the full path of its file, ``""`` if none can be opened."""

    sentence: str
    file: str = ""


class OtherContent(NamedTuple):
    """Content beside what is played, for an adult to choose, and the ``notices`` to give at once.

    ``path`` is the id of its learning path, ``lessons`` are those of its séances. ``unpacked`` makes the content, once:
    most days no adult looks at it, and the kit's nine paths of before took 2.3 MB (decision 92).
    """

    path: str
    lessons: tuple[str, ...]
    notices: tuple[str, ...]
    files: Mapping[str, str]
    unpacked: Callable[[], Content]


def at_hand(content: Content) -> OtherContent:
    """``content`` as an ``OtherContent`` that simply holds it, since it was read already."""
    return _other(content, lambda: content)


def packed(content: Content, data: bytes | None = None) -> OtherContent:
    """``content`` as an ``OtherContent`` of bytes until it is looked at, which other processes can be sent.

    ``data`` is its pickle, where somebody made it with care; by default one is made.
    """
    return _other(content, _Packed(zlib.compress(data or pickle.dumps(content, pickle.HIGHEST_PROTOCOL))).unpacked)


def _other(content: Content, unpacked: Callable[[], Content]) -> OtherContent:
    lessons = tuple(each.id for each in content.path.lessons)
    return OtherContent(content.path.id, lessons, content.notices, content.files, unpacked)


class _Packed:
    """A content as compressed bytes, which are let go when they are read: whoever keeps this keeps them no longer."""

    def __init__(self, data: bytes) -> None:
        self._bytes = data

    def unpacked(self) -> Content:
        """The content; asked for once."""
        content: Content = pickle.loads(zlib.decompress(self._bytes))  # noqa: S301 (the kit's own process made it)
        self._bytes = b""
        return content
