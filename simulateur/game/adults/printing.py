"""The adults' page that prints, as a state machine: what, on which paper, its pages counted, and one of them shown."""

from collections.abc import Sequence
from typing import NamedTuple

from lecons.copies import MOST, USUAL
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages import printing
from simulateur.game.messages.members import Member

Step = tuple["PrintPage", tuple[printing.PrintRequest, ...]]
"""The page to go on with, and what the machine must do."""
PAPERS = ("a4", "a3", "letter")
INKS = ("couleur", "economie")
CELLS = (0, 150, 100)
"""The widths of a cell in millimetres that anybody may want; 0 is that of the team's robot, or else of the mat."""
FEWEST = 1
"""The least number of children."""
AT_TABLE, IN_CLASS = range(2)
"""Which number of children a touch changes: the ``index`` of its key."""


class PrintPage(NamedTuple):
    """The adults' page that prints: what is chosen, and what the machine has told of it.

    ``lesson`` is the séance whose sheet is looked at, ``paths`` are the learning paths, ``mats`` the mats once the
    machine has told them, ``steps`` how far the robots of the team go, in millimetres. ``chosen`` is the place of what
    is printed among those of its ``kind``; of séances there is one. ``place`` is that of the page shown, from 0.
    ``wanted`` is how many children an adult has said for what is printed now, ``wanted_pupils`` how many there are in
    the class; each is 0 where its sheet says it. ``address`` is that of a folder of tablets, ``""`` where none is kept;
    cards have squares if ``with_squares``.

    ``parts`` is what is printed, None until it was counted; ``shown`` is the picture of the page, None until it is
    there. ``answer`` is a sentence about what was done last or cannot be done.
    """

    lesson: printing.Subject | None = None
    paths: tuple[printing.Subject, ...] = ()
    mats: tuple[printing.PrintMat, ...] | None = None
    steps: tuple[int, ...] = ()
    kind: printing.Printable = printing.Printable.LESSON
    chosen: int = 0
    paper: str = PAPERS[0]
    ink: str = INKS[0]
    cell_mm: int = 0
    wanted: int = 0
    wanted_pupils: int = 0
    address: str = ""
    with_squares: bool = False
    part: str = ""
    place: int = 0
    parts: tuple[printing.PrintPart, ...] | None = None
    shown: printing.PageIs | None = None
    answer: str = ""
    is_making: bool = False

    @property
    def order(self) -> printing.PrintOrder | None:
        """What is to be printed, and how; None where nothing is chosen, or the machine has not told the mats yet."""
        subject = self._subject
        if subject is None:
            return None
        cell = self.cell_mm or next(iter(self.steps), 0)
        address = self.address if self.with_squares else ""
        return printing.PrintOrder(subject, self.paper, self.ink, cell, self.children, self.pupils, self.part, address)

    @property
    def children(self) -> int:
        """For how many children to print: the adult's number, else the sheet's, else the usual one."""
        return self.wanted or (self._subject.children if self._subject else 0) or USUAL

    @property
    def pupils(self) -> int:
        """How many children are in the class: the adult's number, else the sheet's; 0 where neither says it."""
        return self.wanted_pupils or (self._subject.pupils if self._subject else 0)

    @property
    def _subject(self) -> printing.Subject | None:
        if self.kind is printing.Printable.LESSON:
            return self.lesson
        subjects = self.paths if self.kind is printing.Printable.PATH else tuple(mat.subject for mat in self.mats or ())
        return subjects[self.chosen] if self.chosen < len(subjects) else None

    @property
    def pages(self) -> int | None:
        """How many pages the order has; None until they were counted."""
        if self.parts is None:
            return None
        if not self.part:
            return self.pages_of_all
        return sum(each.pages for each in self.parts if each.name == self.part)

    @property
    def pages_of_all(self) -> int:
        """How many pages all documents have, without those made on request alone; 0 until they were counted."""
        return sum(each.pages for each in self.parts or () if not (each.extra or each.pile))

    @property
    def note(self) -> str:
        """What to do with the one document that is printed; empty where several are, or nothing is to be said."""
        return next((each.note for each in self.parts or () if each.name == self.part), "")

    def about(
        self, lesson: printing.Subject, paths: tuple[printing.Subject, ...], robots: Sequence[Member]
    ) -> "PrintPage":
        """A copy with this ``lesson``, these ``paths`` and these ``robots`` of the team to choose from."""
        steps = tuple(robot.cell_mm for robot in robots)
        if (lesson, paths, steps) == (self.lesson, self.paths, self.steps):
            return self
        page = self if lesson == self.lesson else self._replace(wanted=0, wanted_pupils=0)
        return page._replace(lesson=lesson, paths=paths, steps=steps)

    def open(self, kind: printing.Printable | None = None) -> Step:
        """Open the page to print ``kind``, or what was chosen if None. Returns the page and its requests."""
        page = self._of(kind) if kind is not None else self
        page, asked = _begun(page)
        return page, (printing.ShowChoices(tuple(path.name for path in page.paths)), *asked)

    def touch(self, touch: Touch) -> Step:
        match touch.key:
            case AdultKey.TURN_PAGE:
                return self._turned(touch.amount)
            case AdultKey.PART:
                return self._with_part(touch.index)
            case AdultKey.PRINT if self.order is not None and not self.is_making and self.pages:
                return self._replace(is_making=True, answer=""), (printing.MakePrint(self.order),)
        page = self._chosen(touch)
        is_new = page.order != self.order or (touch.key is AdultKey.SUBJECT and self.parts is None)
        return _begun(page) if is_new else (page, ())

    def followed(self, before: "PrintPage") -> Step:
        """This page with the request for its pages, where its order is another than that of the page ``before``."""
        return (self, ()) if self.order == before.order else _begun(self)

    def heard(self, report: printing.PrintReport) -> "PrintPage":
        page = self
        match report:
            case printing.ChoicesAre(mats, address, trouble):
                page = self._replace(mats=mats, address=address, answer=trouble or self.answer)
            case printing.ProofIs(order, parts) if order == self.order:
                page = self._replace(parts=parts)
            case printing.PageIs(order, place) if order == self.order and place == self.place:
                page = self._replace(shown=report)
            case printing.NoPage(order, sentence) if order == self.order:
                page = self._replace(answer=sentence)
            case printing.PrintEnded(sentence):
                page = self._replace(answer=sentence, is_making=False)
        return page

    def _turned(self, by: int) -> Step:
        place = min(max(self.place + by, 0), (self.pages or 1) - 1)
        if place == self.place:
            return self, ()
        page = self._replace(place=place, shown=None)
        return page, _asked(page)

    def _with_part(self, index: int) -> Step:
        parts = self.parts or ()
        part = parts[index - 1].name if 0 < index <= len(parts) else ""
        if part == self.part:
            return self, ()
        page = self._replace(part=part, place=0, shown=None, answer="")
        return page, _asked(page)

    def _chosen(self, touch: Touch) -> "PrintPage":
        page, index = self, touch.index
        match touch.key:
            case AdultKey.PRINT_KIND:
                page = self._of(tuple(printing.Printable)[index])
            case AdultKey.SUBJECT:
                page = self if index == self.chosen else self._replace(chosen=index, wanted=0, wanted_pupils=0)
            case AdultKey.PAPER:
                page = self._replace(paper=PAPERS[index])
            case AdultKey.INK:
                page = self._replace(ink=INKS[index])
            case AdultKey.CELL_WIDTH:
                page = self._replace(cell_mm=CELLS[index])
            case AdultKey.SQUARES:
                page = self._replace(with_squares=index == 1)
            case AdultKey.MEASURE if index == IN_CLASS:
                page = self._replace(wanted_pupils=_bounded(self.pupils + touch.amount))
            case AdultKey.MEASURE:
                page = self._replace(wanted=_bounded(self.children + touch.amount))
        return page

    def _of(self, kind: printing.Printable) -> "PrintPage":
        return self if kind is self.kind else self._replace(kind=kind, chosen=0, wanted=0, wanted_pupils=0)


def _bounded(children: int) -> int:
    return min(max(children, FEWEST), MOST)


def _begun(page: PrintPage) -> Step:
    page = page._replace(part="", place=0, parts=None, shown=None, answer="")
    return page, _asked(page)


def _asked(page: PrintPage) -> tuple[printing.PrintRequest, ...]:
    return () if page.order is None else (printing.ShowPrint(page.order, page.place),)
