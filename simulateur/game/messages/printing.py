"""What a session and the machine say to each other about paper: what is wanted, its pages, a picture of one of them."""

from enum import Enum

from beebot.message import Message


class Printable(Enum):
    """What can be printed; the value is the name of its folder in a content folder."""

    LESSON = "seances"
    PATH = "parcours"
    MAT = "tapis"


class Subject(Message):
    """Something to print: a séance or a path, whose ``name`` is its id, or a mat, whose ``name`` is that of its file.

    ``path`` is the id of a path that lies in the same content folder, ``""`` for the kit's own folder. ``children`` is
    how many its sheet is for at the table, ``pupils`` in the class; 0 where none says it.
    """

    kind: Printable
    name: str
    path: str = ""
    children: int = 0
    pupils: int = 0


class PrintOrder(Message):
    """What is to be printed, and how.

    ``paper`` and ``ink`` are the words of ``lecons imprimer``. ``cell_mm`` is the width of a cell, 0 for the mat's own.
    ``children`` is for how many at the table, ``pupils`` in the class, 0 for those at the table alone.
    ``part`` is the name of the only documents that are wanted, ``""`` for all. ``address`` is that of a folder of
    tablets, which QR codes on the cards then open; ``""`` for none.
    """

    subject: Subject
    paper: str = "a4"
    ink: str = "couleur"
    cell_mm: int = 0
    children: int = 6
    pupils: int = 0
    part: str = ""
    address: str = ""


class ShowChoices(Message):
    """Report what can be printed (``ChoicesAre``): the kit's mats, and those beside the paths of these ids."""

    paths: tuple[str, ...] = ()


class ShowPrint(Message):
    """Report how many pages ``order`` has (``ProofIs``), and show the one at ``place``, from 0 (``PageIs``)."""

    order: PrintOrder
    place: int = 0


class MakePrint(Message):
    """Write what ``order`` asks for as a file among the adult's documents, and have the system open it."""

    order: PrintOrder


class PrintPart(Message):
    """One part of an order: all its documents of one name, which have so many ``pages`` together.

    ``note`` says what to do with them once they are printed. An ``extra`` part is printed only on request. A ``pile``
    is put together from other parts.
    """

    name: str
    title: str
    pages: int
    note: str = ""
    extra: bool = False
    pile: bool = False


class PrintMat(Message):
    """A mat that can be printed."""

    subject: Subject
    title: str


class ChoicesAre(Message):
    """The mats that can be printed, and the address of a folder of tablets that this computer keeps.

    ``trouble`` is a sentence about an address that cannot be read.
    """

    mats: tuple[PrintMat, ...]
    address: str = ""
    trouble: str = ""


class ProofIs(Message):
    """All the parts that ``order`` could print, whichever it asks for."""

    order: PrintOrder
    parts: tuple[PrintPart, ...]


class PageIs(Message):
    """The picture of page ``place`` of ``order``: a PNG, its size in pixels, and the ``digest`` of its bytes."""

    order: PrintOrder
    place: int
    digest: str
    png: bytes
    width: int
    height: int


class NoPage(Message):
    """``order`` cannot be counted or shown; ``sentence`` says why."""

    order: PrintOrder
    sentence: str


class PrintEnded(Message):
    """A print has ended; ``sentence`` says what became of it."""

    sentence: str


PrintRequest = ShowChoices | ShowPrint | MakePrint
PrintReport = ChoicesAre | ProofIs | PageIs | NoPage | PrintEnded
