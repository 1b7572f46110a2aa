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
    """The adults' page of what is kept of children's tries, by séance or try by try.

    ``tallies`` counts the tries of each animal at each challenge; ``entries`` are tries that follow each other. Both
    are None until the machine has answered; ``try_by_try`` says which of the two an adult reads. ``earlier`` and
    ``later`` are how many others come before and after the entries. ``about`` is the séance whose tries these are, None
    for all séances. ``counted`` is the place of the path whose séances the table has, None for the path that is played.
    ``answer`` is the machine's last sentence, ``""`` for none; while ``confirming``, the adult is asked whether all
    shall be erased.
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
        """How many tries there are to read; those not heard of yet are not counted."""
        return self.earlier + len(self.entries or ()) + self.later

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the challenges whose tries are shown; empty where those of all challenges are."""
        return frozenset() if self.about is None else frozenset(each.id for each in self.about.challenges)

    def path(self, repertoire: Repertoire) -> LearningPath:
        if self.counted is None or self.counted >= len(repertoire.paths):
            return repertoire.path
        return repertoire.paths[self.counted]

    def open(self) -> Step:
        """Open the page with the table by séance. Returns it with the request for what the table shows."""
        return DataPage(tallies=self.tallies).reading(try_by_try=False)

    def closed(self) -> "DataPage":
        """A copy for when another page opens: without the machine's answer or the question whether to erase."""
        return self._replace(answer="", confirming=False)

    def reading(self, *, try_by_try: bool, about: Lesson | None = None) -> Step:
        """Show the tries one by one, or by séance; of ``about`` alone, if given. Returns the page and its request."""
        page = self._replace(try_by_try=try_by_try, about=about, tallies=None, entries=None, answer="")
        return page, (ShowTries(about=page.ids) if try_by_try else Stored.TALLIES,)

    def read_on(self, first: int) -> tuple[ShowTries, ...]:
        """The request for the tries around place ``first``, from the latest; empty where they are here already."""
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
        """A copy with what ``report`` tells; tries of another séance than the one that is read are ignored."""
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
