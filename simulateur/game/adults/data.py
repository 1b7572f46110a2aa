"""The adults' page of what is kept, as a state machine: what each animal did, every try, and how all is erased."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.reports import Answer, Contents, DataReport, Erased, TalliesAre
from simulateur.game.requests import ShowTries, Stored

if TYPE_CHECKING:
    from beebot.journal.journal import Entry
    from beebot.journal.tally import Tally, Tried

Step = tuple["DataPage", tuple[ShowTries | Stored, ...]]
"""The page to go on with, and what the machine must do."""
_AHEAD = 80
"""How many tries are asked for ahead of those that are seen, going down; half as many going up.

No window shows so many at once.
"""


class DataPage(NamedTuple):
    """What the page shows.

    ``tallies`` is what each animal did, ``entries`` are tries that follow each other, both None until the machine has
    answered; ``try_by_try`` says which of the two an adult reads. ``earlier`` and ``later`` are how many others come
    before and after the entries. ``about`` is the séance whose tries these are, None for those of all. ``counted`` is
    the place of the path whose séances the table has, None for the path that is played. ``answer`` is the machine's
    last sentence, ``""`` for none; while ``confirming``, an adult is asked whether all shall be erased.
    """

    try_by_try: bool = False
    tallies: "Mapping[Tried, Tally] | None" = None
    entries: "tuple[Entry, ...] | None" = None
    earlier: int = 0
    later: int = 0
    about: Lesson | None = None
    counted: int | None = None
    answer: str = ""
    confirming: bool = False

    @property
    def total(self) -> int:
        """How many tries there are to read, as far as is known."""
        return self.earlier + len(self.entries or ()) + self.later

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the challenges whose tries are read; none for all."""
        return frozenset() if self.about is None else frozenset(each.id for each in self.about.challenges)

    def path(self, repertoire: Repertoire) -> LearningPath:
        """The path whose séances the table has."""
        if self.counted is None or self.counted >= len(repertoire.paths):
            return repertoire.path
        return repertoire.paths[self.counted]

    def open(self) -> Step:
        """Come to the page: the table by séance, as the machine is about to tell it."""
        return DataPage(tallies=self.tallies).reading(try_by_try=False)

    def closed(self) -> "DataPage":
        """When another page is opened: what was asked or answered here is over."""
        return self._replace(answer="", confirming=False)

    def reading(self, *, try_by_try: bool, about: Lesson | None = None) -> Step:
        """Show what is kept by séance or, of all séances or one, try by try."""
        page = self._replace(try_by_try=try_by_try, about=about, tallies=None, entries=None, answer="")
        return page, (ShowTries(about=page.ids) if try_by_try else Stored.TALLIES,)

    def read_on(self, first: int) -> tuple[ShowTries, ...]:
        """What to ask for when the try at place ``first``, from the latest on, is about to be seen and is not here."""
        if self.entries is None or not self.try_by_try:
            return ()
        above = not self.later or first >= self.later + _AHEAD // 2
        below = not self.earlier or first + _AHEAD <= self.later + len(self.entries)
        return () if above and below else (ShowTries(max(first - _AHEAD, 0), about=self.ids),)

    def touch(self, touch: Touch) -> Step:
        done: Step = self, ()
        match touch.key:
            case AdultKey.LOG:
                done = self.reading(try_by_try=not self.try_by_try)
            case AdultKey.DATA_PATH:
                done = self._replace(counted=touch.index), ()
            case AdultKey.EXPORT:
                done = self, (Stored.EXPORT,)
            case AdultKey.PICTURES:
                done = self, (Stored.PICTURES,)
            case AdultKey.ERASE:
                done = self._replace(answer="", confirming=True), ()
            case AdultKey.CONFIRM if self.confirming:
                done = self._replace(confirming=False), (Stored.ERASE,)
            case AdultKey.CANCEL:
                done = self._replace(confirming=False), ()
        return done

    def heard(self, report: DataReport) -> "DataPage":
        """After what the machine tells; tries of another séance than the one that is read are forgotten."""
        page = self
        match report:
            case Contents(entries, earlier, later, about) if about == self.ids:
                page = self._replace(entries=entries, earlier=earlier, later=later)
            case TalliesAre(tallies):
                page = self._replace(tallies=MappingProxyType(dict(tallies)))
            case Answer(sentence):
                page = self._replace(answer=sentence)
            case Erased(here):
                page = self._replace(tallies=MappingProxyType({}), entries=(), earlier=0, later=0)
                if here:
                    sentence = _("Tout est effacé. Les réglages restent, et le tableau écrit dans vos documents.")
                    page = page._replace(answer=sentence)
        return page
