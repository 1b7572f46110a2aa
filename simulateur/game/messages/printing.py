"""What a session and the machine say to each other about paper: what is wanted, its pages, a picture of one of them."""

from enum import Enum

from beebot.message import Message


class Printable(Enum):
    """What can be printed; the value is its folder in a content folder."""

    LESSON = "seances"
    PATH = "parcours"
    MAT = "tapis"


class Subject(Message):
    """A séance or a path by its id, or a mat by the name of its file.

    ``path`` is the id of a path that lies in the same content folder, ``""`` for the kit's own. ``children`` is how
    many its sheet is for, 0 where none says it.
    """

    kind: Printable
    name: str
    path: str = ""
    children: int = 0


class PrintOrder(Message):
    """What is wanted, and how.

    ``paper`` and ``ink`` are the words of ``lecons imprimer``. ``cell_mm`` is the width of a cell, 0 for that which the
    mat says. ``part`` is the name of the only documents that are wanted, ``""`` for all. ``address`` is that of the
    folder of tablets to which squares lead, ``""`` for none.
    """

    subject: Subject
    paper: str = "a4"
    ink: str = "couleur"
    cell_mm: int = 0
    children: int = 6
    part: str = ""
    address: str = ""


class ShowChoices(Message):
    """Ask what can be printed: the kit's mats, those beside the paths of these ids; and for the kept address."""

    paths: tuple[str, ...] = ()


class ShowPrint(Message):
    """Tell how many pages an order has, and show the one at this ``place``, from 0."""

    order: PrintOrder
    place: int = 0


class MakePrint(Message):
    """Write what is ordered where an adult finds it, and have the system open it."""

    order: PrintOrder


class PrintPart(Message):
    """Documents of one name among those that are ordered.

    ``note`` says what to do with them once they are printed. One that is ``extra`` comes only where it is asked for.
    One that is a ``pile`` is made of others.
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
    """What an order prints, whatever its part."""

    order: PrintOrder
    parts: tuple[PrintPart, ...]


class PageIs(Message):
    """A page as a PNG, and its size in pixels; ``digest`` is that of the PNG."""

    order: PrintOrder
    place: int
    digest: str
    png: bytes
    width: int
    height: int


class NoPage(Message):
    """Why an order cannot be counted or shown, in a sentence."""

    order: PrintOrder
    sentence: str


class PrintEnded(Message):
    """What became of a print, in a sentence."""

    sentence: str


PrintRequest = ShowChoices | ShowPrint | MakePrint
PrintReport = ChoicesAre | ProofIs | PageIs | NoPage | PrintEnded
