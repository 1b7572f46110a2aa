"""What a session and the machine say to each other about the library of packs: values, requests, reports."""

from enum import Enum, auto

from beebot.message import Message
from lecons.pictures.photos import Photo


class Shelved(Message):
    """A pack of the library, which requests call ``name``. ``told`` says how much it holds, or that it is damaged."""

    name: str
    title: str
    told: str


class Found(Message):
    """A ``file`` that is a pack and could be imported; ``place`` names the folder or stick it is on, for people.

    Where it is none yet, ``told`` says what it is and what to do; else "".
    """

    file: str
    name: str
    place: str
    told: str = ""


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
    """Requests about packs that carry nothing else."""

    SHOW = auto()
    """Say which packs are in the library."""
    FIND = auto()
    """Look for packs where people keep files."""
    STOP = auto()
    """Give up the import, or looking into a pack."""


class LookInto(Message):
    """Report what is in the pack ``file`` (``PackHolds``, then ``PackShows``), without importing it."""

    file: str


class HearPack(Message):
    """Play a recording of a pack: ``samples`` are 16-bit and mono, as in ``PackShows``."""

    samples: bytes


class ImportPack(Message):
    """Import the pack ``file`` into the library. ``may_replace`` says that an adult agreed to what it replaces."""

    file: str
    may_replace: bool = False


class RemovePack(Message):
    """Remove the pack called ``name`` from the library."""

    name: str


class LibraryIs(Message):
    """The packs in the library now."""

    packs: tuple[Shelved, ...]


class PacksFound(Message):
    """The files that a search has found to be packs; the adult can choose one."""

    found: tuple[Found, ...]


class PackHolds(Message):
    """What is in the pack ``file``: ``told`` is a sentence that counts it, ``paths`` are its learning paths."""

    file: str
    told: str
    paths: tuple[PackPath, ...]


class PackShows(Message):
    """Some mats of the pack ``file`` and one of its recordings, to look at and to hear before it is imported.

    ``voice`` are samples, ``b""`` where there is nothing to hear. ``pictures`` are the pixel pictures that the mats
    show. ``trouble`` is a sentence that says why nothing can be shown, ``""`` if all is well.
    """

    file: str
    mats: tuple[PackMat, ...] = ()
    voice: bytes = b""
    trouble: str = ""
    pictures: tuple[Photo, ...] = ()


class ImportIsAt(Message):
    """How much of the import is done: ``part`` goes from 0 to 1."""

    part: float


class IdsTaken(Message):
    """The pack was not imported, since other content uses some of its ids; ``sentence`` says which."""

    sentence: str


class ImportEnded(Message):
    """An import or a removal has ended; ``sentence`` says what became of it."""

    sentence: str


PackRequest = PackAsk | LookInto | HearPack | ImportPack | RemovePack
PackReport = LibraryIs | PacksFound | PackHolds | PackShows | ImportIsAt | IdsTaken | ImportEnded
