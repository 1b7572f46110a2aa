"""The adults' page of the library as a state machine: packs that are there, found, looked into, on their way."""

from enum import Enum, auto
from typing import NamedTuple

from beebot.i18n import gettext as _
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.packs import (
    Found,
    HearPack,
    IdsTaken,
    ImportEnded,
    ImportIsAt,
    ImportPack,
    LibraryIs,
    LookInto,
    PackAsk,
    PackHolds,
    PackReport,
    PackRequest,
    PacksFound,
    PackShows,
    RemovePack,
    Shelved,
)

Step = tuple["LibraryPage", tuple[PackRequest, ...]]
"""The page to go on with, and what the machine must do."""
_STEPS = 100
"""How finely an import tells how far it is: more steps would only be drawn again and again."""


class Doing(Enum):
    """What the adult is doing on the library's page."""

    LISTING = auto()
    """Which packs are there."""
    CHOOSING = auto()
    """Which file to add."""
    LOOKING = auto()
    """What is in that file, before it is added."""
    IMPORTING = auto()
    ASKING = auto()
    """Whether the pack may replace others."""
    REMOVING = auto()
    """Whether a pack shall be taken out."""


class LibraryPage(NamedTuple):
    """The adults' page of the library of packs.

    ``packs`` are those of the library, ``found`` the files that could be added; these two and ``inside`` are None until
    the machine has answered. ``file`` is the one that is looked into or imported, ``inside`` what it holds, ``shown``
    its mats and a voice, once they are checked. ``part`` is how far its import is, from 0 to 1. ``chosen`` is the pack
    to remove. ``answer`` is a sentence about what was done last, ``question`` one about what a pack would replace.
    """

    doing: Doing = Doing.LISTING
    packs: tuple[Shelved, ...] | None = None
    found: tuple[Found, ...] | None = None
    file: Found | None = None
    inside: PackHolds | None = None
    shown: PackShows | None = None
    part: float = 0.0
    chosen: Shelved | None = None
    question: str = ""
    answer: str = ""

    def open(self) -> Step:
        """Open the page and ask for the packs. An import that is running, or waits for an answer, is still shown."""
        if self.doing in (Doing.IMPORTING, Doing.ASKING):
            return self, (PackAsk.SHOW,)
        return LibraryPage(), (PackAsk.SHOW,)

    def touch(self, touch: Touch) -> Step:
        done: Step = self, ()
        match touch.key, self.doing:
            case AdultKey.ADD_PACK, Doing.LISTING:
                done = self._replace(doing=Doing.CHOOSING, found=None, answer=""), (PackAsk.FIND,)
            case AdultKey.TAKE_OUT, Doing.LISTING if self.packs and touch.index < len(self.packs):
                done = self._replace(doing=Doing.REMOVING, chosen=self.packs[touch.index], answer=""), ()
            case AdultKey.PACK, Doing.CHOOSING if self._can_look_into(touch.index):
                file = (self.found or ())[touch.index]
                done = self._replace(doing=Doing.LOOKING, file=file, inside=None, shown=None), (LookInto(file.file),)
            case AdultKey.HEAR, Doing.LOOKING if self.shown is not None and self.shown.voice:
                done = self, (HearPack(self.shown.voice),)
            case AdultKey.CONFIRM, Doing.LOOKING if self.inside is not None:
                done = self._replace(doing=Doing.IMPORTING, part=0.0), (ImportPack(self.inside.file),)
            case AdultKey.CONFIRM, Doing.REMOVING if self.chosen is not None:
                done = self._replace(doing=Doing.LISTING, chosen=None), (RemovePack(self.chosen.name),)
            case AdultKey.CONFIRM, Doing.ASKING if self.file is not None:
                again = ImportPack(self.file.file, may_replace=True)
                done = self._replace(doing=Doing.IMPORTING, part=0.0, question=""), (again,)
            case AdultKey.CANCEL, _:
                done = self._given_up()
        return done

    def _can_look_into(self, place: int) -> bool:
        return self.found is not None and place < len(self.found) and not self.found[place].told

    def heard(self, report: PackReport) -> "LibraryPage":
        page = self
        match report:
            case LibraryIs(packs):
                page = self._replace(packs=packs)
            case PacksFound(found):
                page = self._replace(found=found)
            case PackHolds(file) if self.doing is Doing.LOOKING and self.file is not None and file == self.file.file:
                page = self._replace(inside=report)
            case PackShows(file) if self.doing is Doing.LOOKING and self.file is not None and file == self.file.file:
                page = self._replace(shown=report)
            case ImportIsAt(part) if self.doing is Doing.IMPORTING:
                page = self._replace(part=max(int(part * _STEPS) / _STEPS, self.part))
            case IdsTaken(sentence) if self.doing is Doing.IMPORTING:
                page = self._replace(doing=Doing.ASKING, question=sentence)
            case ImportEnded(sentence):
                page = LibraryPage(packs=self.packs, answer=sentence)
        return page

    def _given_up(self) -> Step:
        page = LibraryPage(packs=self.packs)
        if self.doing is Doing.LOOKING:
            return page._replace(doing=Doing.CHOOSING, found=self.found), (PackAsk.STOP,)
        if self.doing is Doing.IMPORTING:
            return page._replace(answer=_("L'import est arrêté ; rien n'est changé.")), (PackAsk.STOP,)
        if self.doing is Doing.ASKING:
            return page._replace(answer=_("Rien n'est changé.")), ()
        return page, ()
