"""What a session and the machine say to each other about the library of packs: values, requests, reports."""

from enum import Enum, auto

from beebot.message import Message
from simulateur.game.paths import PathsChanged


class Shelved(Message):
    """A pack of the library. ``told`` says how much it holds, or that it is damaged; ``name`` stands for it."""

    name: str
    title: str
    told: str


class Found(Message):
    """A file that is a pack, and the folder or stick it lies on, in the words of the machine."""

    file: str
    name: str
    place: str


class PackAsk(Enum):
    """Requests about packs that need no more than a word."""

    SHOW = auto()
    """Say which packs are in the library."""
    FIND = auto()
    """Look for packs where people keep files."""
    STOP = auto()
    """Give up the import."""


class ImportPack(Message):
    """Take a file into the library. ``may_replace`` says that an adult agreed to what it replaces."""

    file: str
    may_replace: bool = False


class RemovePack(Message):
    """Take the pack of this name out of the library."""

    name: str


class LibraryIs(Message):
    """The packs in the library now."""

    packs: tuple[Shelved, ...]


class PacksFound(Message):
    """The packs that were found; the adult can choose from them."""

    found: tuple[Found, ...]


class ImportIsAt(Message):
    """How far the import is, from 0 to 1."""

    part: float


class IdsTaken(Message):
    """Ids in the pack are taken; the sentence says which. Nothing has changed."""

    sentence: str


class ImportEnded(Message):
    """What became of the import or of a removal, in a sentence."""

    sentence: str


PackRequest = PackAsk | ImportPack | RemovePack
PackReport = LibraryIs | PacksFound | ImportIsAt | IdsTaken | ImportEnded | PathsChanged
