"""What a session and the machine say to each other about the library of packs: values, requests, reports."""

from enum import Enum, auto

from beebot.message import Message
from lecons.pictures.photos import Photo


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


class PackPath(Message):
    """A learning path of a pack that is not in the library yet: its title and, a line each, its séances."""

    title: str
    lessons: tuple[str, ...]


class PackMat(Message):
    """A mat on which séances of a pack are played: its picture as an SVG text, and how wide and high that is."""

    drawing: str
    width: float
    height: float


class PackAsk(Enum):
    """Requests about packs that need no more than a word."""

    SHOW = auto()
    """Say which packs are in the library."""
    FIND = auto()
    """Look for packs where people keep files."""
    STOP = auto()
    """Give up the import, or looking into a pack."""


class LookInto(Message):
    """Tell and show what is in a pack, and change nothing."""

    file: str


class HearPack(Message):
    """Play a recording of a pack: 16-bit mono samples, as in ``PackShows``."""

    samples: bytes


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


class PackHolds(Message):
    """What is in the pack in ``file``: a sentence that counts it, and its paths."""

    file: str
    told: str
    paths: tuple[PackPath, ...]


class PackShows(Message):
    """Some mats of the pack in ``file``, and one of its recordings as samples; ``b""`` where it has none to be heard.

    ``pictures`` are those in pixels that the mats show. ``trouble`` is a sentence that says why nothing can be shown.
    """

    file: str
    mats: tuple[PackMat, ...] = ()
    voice: bytes = b""
    trouble: str = ""
    pictures: tuple[Photo, ...] = ()


class ImportIsAt(Message):
    """How far the import is, from 0 to 1."""

    part: float


class IdsTaken(Message):
    """The pack was not imported, since ids in it are used already; the sentence says which."""

    sentence: str


class ImportEnded(Message):
    """What became of the import or of a removal, in a sentence."""

    sentence: str


PackRequest = PackAsk | LookInto | HearPack | ImportPack | RemovePack
PackReport = LibraryIs | PacksFound | PackHolds | PackShows | ImportIsAt | IdsTaken | ImportEnded
