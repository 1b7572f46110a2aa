"""Reports of learning paths that can be chosen, and of those that no longer can."""

from collections.abc import Mapping
from types import MappingProxyType

from beebot.challenge import Challenge
from beebot.lesson import LearningPath
from beebot.message import Message


class PathRead(Message):
    """One more learning path to choose from, with the ``hashes`` of its challenges."""

    path: LearningPath
    hashes: Mapping[Challenge, str] = MappingProxyType({})


class PathsChanged(Message):
    """Other learning paths can be chosen now: those with the ids ``gone`` no longer, those that have ``come`` newly."""

    gone: tuple[str, ...]
    come: tuple[PathRead, ...] = ()
