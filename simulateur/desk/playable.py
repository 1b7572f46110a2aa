"""A learning path that can be played, as its reader hands it over."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from beebot.lesson import LearningPath
from lecons.pictures.images import Images
from simulateur.game.repertoire.flowers import Hashes


class Content(NamedTuple):
    """A path, its pictures, and a sentence for each thing that had to be left out.

    ``hashes`` are those of its challenges and of free play's. ``files`` are the whole names of the files that some of
    the sentences are about.
    """

    path: LearningPath
    images: Images
    notices: tuple[str, ...]
    hashes: Hashes = MappingProxyType({})
    files: Mapping[str, str] = MappingProxyType({})
