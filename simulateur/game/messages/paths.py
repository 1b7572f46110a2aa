"""Reports of learning paths that can be chosen, and of those that no longer can."""

from collections.abc import Mapping
from types import MappingProxyType

from beebot.challenge import Challenge
from beebot.lesson import LearningPath
from beebot.message import Message


class PathRead(Message):
    """One more learning path to choose from, and the hashes of its challenges."""

    path: LearningPath
    hashes: Mapping[Challenge, str] = MappingProxyType({})


class PathsChanged(Message):
    """Learning paths that can no longer be chosen, by their ids, and then those that can be now."""

    gone: tuple[str, ...]
    come: tuple[PathRead, ...] = ()
