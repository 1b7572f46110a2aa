"""The journal of what was tried, for the adult: on this machine alone, without a name or a free text.

A token stands for a group or a backend, not for a child. Nothing that happens to the file keeps a child from playing: a
journal always opens, and ``notice`` says to the adult what became of it.
"""

import errno
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from beebot.errors import KitError
from beebot.files.folder_lock import ErasedError, erasure, is_erased_since, note_erasure
from beebot.files.private_folder import ASIDE, NotRegularError, erase_files, make_private
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.journal import adult_sentences, damage_notices, expected_count
from beebot.journal.damage_notices import Damage
from beebot.journal.find_lines import DamagedLineError, NewerError
from beebot.journal.journal_file import JournalFile, ReadSoFar
from beebot.journal.line_format import Entry
from beebot.journal.spreadsheet import export
from beebot.journal.tally import DoneKey, Tally, Tried, with_tries
from beebot.judging.rules import Outcome

__all__ = ["DoneKey", "Entry", "Journal", "JournalError", "Run"]

T = TypeVar("T")
_PAGE = 1000
_MOST_ADDED = 20_000
"""How many tries that were added are remembered, for when somebody deletes the file: more than a school's long day."""
_HEALINGS = 4
"""How often in a row a file is healed before its disk is thought to be broken."""


class JournalError(KitError):
    """The journal cannot do what an adult asked for."""


class Run(NamedTuple):
    """Some tries in a row, oldest first, and how many come before and after them."""

    entries: tuple[Entry, ...]
    earlier: int
    later: int


class Journal(AbstractContextManager["Journal"]):
    """The tries of children, in the order they were added. It belongs to the thread that opened it.

    Several processes may share its file. ``trouble`` is None, or makes a sentence for the adult in the language of
    whoever calls it: the file was damaged and mended, or nothing can be kept. It may also come later. ``is_whole`` is
    False where tries were kept that ``entries`` does not give.
    """

    def __init__(self, file: Path) -> None:
        """Open the journal in ``file``, or a new one; whatever is there, it can be added to."""
        self._file = JournalFile(file)
        self.trouble: Callable[[], str] | None = None
        self.is_whole = True
        self._is_open = True
        self._is_newer = False
        self._waiting: list[Entry] = []
        """What the disk refused: it is kept when the disk lets it."""
        self._is_refused = False
        self._seen = ReadSoFar()
        self._added: deque[Entry] = deque(maxlen=_MOST_ADDED)
        """What this program added to the file since it was opened."""
        self._last = 0
        """The number of the last of them, or of the last line that was there at the start."""
        self._erasure = 0
        self._open()

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def notice(self) -> str | None:
        """The sentence of ``trouble``, in the language in use; None if there is none."""
        return None if self.trouble is None else self.trouble()

    @property
    def unread(self) -> tuple[Callable[[], str], ...]:
        """What happened to the file and no adult has read, now or earlier: each makes a sentence, as in ``trouble``."""
        return tuple(
            partial(adult_sentences.befell, self._file.path, each) for each in damage_notices.unread(self._file)
        )

    def told(self) -> None:
        """Note that an adult has read the sentences in ``unread``."""
        damage_notices.forget(self._file)

    def close(self) -> None:
        """Close the journal, and try once more to keep what the disk refused; a second call does nothing."""
        if self._waiting and self._is_open:
            self._keep(new=0)

    def add(self, entry: Entry) -> None:
        """Keep ``entry``: on the disk when this returns, unless ``notice`` says otherwise.

        Raises:
            ValueError: its result is no ``Outcome``, or it has words that this kit does not know.
        """
        if entry.result not in Outcome.__members__ or entry.unknown:
            raise ValueError(f"no outcome: {entry.result!r}, or words that are not the kit's: {entry.unknown!r}")
        if self._is_open:
            self._bring_back()
        self._waiting.append(entry)
        if self._is_open:
            self._keep(new=1)

    def count(self) -> int:
        return self._ask(self._file.count, 0) + len(self._waiting)

    def run(self, later: int, many: int, about: frozenset[str] = frozenset()) -> Run:
        """At most ``many`` tries in a row, of which the last has ``later`` tries after it.

        With ``about``, only tries at the challenges with these ids count. Without, the file is not read whole.
        """
        self._bring_back()
        kept = 0 if about else self._ask(self._file.count, 0)
        found = [entry for entry in self.entries() if entry.challenge in about] if about else self._waiting
        total = kept + len(found)
        last = max(total - later, 0)
        first = max(last - many, 0)
        entries = self._page(first + 1, min(last, kept) - first) if first < kept else []
        entries += found[max(first - kept, 0) : max(last - kept, 0)]
        return Run(tuple(entries), first, total - first - len(entries))

    def entries(self) -> Iterator[Entry]:
        """Every entry, oldest first, read by pages as it is asked for."""
        given = 0
        while page := self._page(given + 1, _PAGE):
            yield from page
            given += len(page)
        yield from tuple(self._waiting)

    def done(self, token: str | None = None) -> frozenset[DoneKey]:
        """The challenges in which ``token`` succeeded, or anybody if it is None; see ``DoneKey``."""
        tallies = self.tallies().items()
        return frozenset(
            (challenge, digest) for (who, challenge, digest), tally in tallies if tally.done and token in (None, who)
        )

    def tallies(self) -> dict[Tried, Tally]:
        """How each token did at each challenge, by token, challenge and hash."""
        self._seen = self._ask(lambda: self._file.look(self._seen), self._seen)
        return with_tries(self._seen.tallies, self._waiting)

    def export_csv(self, file: Path) -> None:
        """Write all tries into ``file`` as a French spreadsheet reads it: semicolons, UTF-8 with its mark.

        A file of that name is replaced at once, when the new one is complete. Where another program erases everything
        meanwhile, it is begun anew.

        Raises:
            JournalError: it cannot be written.
        """
        known = self._known()
        self._bring_back()
        try:
            export(self._file, known, self.entries(), file)
        except ErasedError:
            self.export_csv(file)
        except OSError as error:
            message = _("impossible d'écrire {file} ({reason}) ; choisissez un autre dossier")
            raise JournalError(message.format(file=file, reason=reason(error))) from error

    def erase(self, others: Callable[[], Iterable[Path]] = tuple, then: Callable[[], None] = lambda: None) -> None:
        """Erase everything: the journal, damaged files that were kept, half-written ones, and the files ``others``.

        ``others`` is called while nobody writes in the folder, and ``then`` before anybody writes again.

        Raises:
            JournalError: something is left; the sentence says what to do.
        """
        if self._is_newer:
            message = _("{file} vient d'une version plus récente du kit ; effacez-le avec elle")
            raise JournalError(message.format(file=self._file.path))
        try:
            with self._file.held():
                # The number of tries first: a power cut in the middle would else look like a loss.
                erase_files([self._file.path.with_name(expected_count.NAME)])
                erase_files((*self._own_files(), *others()))
                note_erasure(self._file.path.parent)
                then()
                self._forget_added()
        except OSError as error:
            message = _("tout n'est pas effacé dans {file} ; fermez les autres fenêtres du kit et recommencez")
            raise JournalError(message.format(file=error.filename or self._file.path)) from error
        self._waiting, self.trouble = [], None
        self.is_whole, self._is_open, self._is_refused = True, True, False

    def _own_files(self) -> list[Path]:
        file = self._file.path
        beginnings = f".{file.name}-", f"{file.stem}{ASIDE}", damage_notices.NAME, f".{damage_notices.NAME}-"
        return [file, *(each for each in file.parent.iterdir() if each.name.startswith(beginnings))]

    def _open(self) -> None:
        make_private(self._file.path)
        try:
            with self._file.held():
                pass
        except OSError:
            self._note_refusal(partial(adult_sentences.closed, self._file.path))
        self._seen = self._ask(lambda: self._file.look(self._seen), ReadSoFar())
        self._last, self._erasure = self._seen.lines, self._known()
        if missing := self._missing():
            self._befell(Damage("", 0, missing))
        else:
            self._recount()

    def _keep(self, new: int) -> None:
        """Write the tries that wait; only the last ``new`` of them where everything before was erased meanwhile."""
        try:
            self._last = self._mended(lambda: self._file.append(self._waiting, self._erasure))
        except ErasedError:
            self._waiting = self._waiting[len(self._waiting) - new :]
            self._forget_added()
            if self._waiting:
                self._keep(new)
        except NewerError:
            self._note_newer()
        except OSError as error:
            self._note_refusal(partial(adult_sentences.refused, self._file.path, error))
        else:
            self._added += self._waiting
            self._waiting = []
            if self._is_refused:
                self._is_refused, self.trouble = False, None

    def _ask(self, question: Callable[[], T], otherwise: T) -> T:
        """What the file answers, mended if that is needed; ``otherwise`` where it cannot be read."""
        if not self._is_open:
            return otherwise
        try:
            return self._mended(question)
        except NewerError:
            self._note_newer()
        except OSError:
            self.is_whole = False
            self._shut(partial(adult_sentences.closed, self._file.path))
            with suppress(OSError, NewerError):  # damaged, and the disk takes no new file: go on in memory
                self._waiting = [*self._file.readable(), *self._waiting]
        return otherwise

    def _mended(self, question: Callable[[], T]) -> T:
        """What the file answers. A fault is healed and asked again: others may write and harm it meanwhile.

        Raises:
            OSError: the file cannot be read, or has a new fault each time.
        """
        for _fault in range(_HEALINGS):
            try:
                return question()
            except (DamagedLineError, NotRegularError, PermissionError):
                self._heal()
        try:
            return question()
        except DamagedLineError as error:  # a disk that gives something else each time
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error

    def _heal(self) -> None:
        healed = self._file.heal()
        self._seen = ReadSoFar()
        if healed is not None:
            self.is_whole = self.is_whole and healed.back > 0
            self._befell(Damage(healed.aside.name, healed.back, max(healed.lost, self._missing())))

    def _bring_back(self) -> None:
        """Where the file was deleted or cut off, add what this program had added to it, and tell.

        Not where a program of the kit erased everything. Where another one has begun it anew already, what is missing
        is added. Earlier tries are known to nobody any more. What waited for the disk then goes too.
        """
        if self._waiting and is_erased_since(self._file.path.parent, self._erasure):
            self._waiting = []
            self._forget_added()
        if not self._missing() and (not self._last or self._ask(self._is_as_it_was, otherwise=True)):
            return
        if self._known() != self._erasure:
            self._forget_added()
            return
        acknowledged = self._file.acknowledged()
        there = self._ask(lambda: Counter(self._file.entries()), Counter[Entry]())
        missing = Counter(self._added) - there
        back = [entry for entry in self._added if missing[entry] and not missing.subtract((entry,))]
        try:
            self._last = self._file.append(back, self._erasure, again=True) if back else there.total()
        except (ErasedError, DamagedLineError, NewerError, OSError):  # what comes next meets the same, and tells
            return
        lost = max(acknowledged - there.total() - len(back), 0)
        if back or lost:
            self._befell(Damage("", len(back), lost))

    def _is_as_it_was(self) -> bool:
        """Whether what this program added last, or saw at the start, is still in the file."""
        lines = self._file
        return lines.page(self._last, 1) == [self._added[-1]] if self._added else lines.count() >= self._last

    def _forget_added(self) -> None:
        self._added.clear()
        self._last, self._erasure, self._seen = 0, self._known(), ReadSoFar()

    def _known(self) -> int:
        return erasure(self._file.path.parent)

    def _befell(self, damage: Damage) -> None:
        """Tell now, and until an adult has read it."""
        self.is_whole = self.is_whole and not damage.lost
        self.trouble = partial(adult_sentences.befell, self._file.path, damage)
        if damage_notices.keep(self._file, damage):  # else the next start tells it again
            self._recount()

    def _missing(self) -> int:
        """How many tries that were told to be kept are gone; 0 where that cannot be asked."""
        with suppress(DamagedLineError, NewerError, OSError):
            return self._file.missing() if self._is_open else 0
        return 0

    def _recount(self) -> None:
        """What is there is what should be, since an adult is told of the rest; where the disk refuses, once more."""
        with suppress(DamagedLineError, NewerError, OSError):
            if self._is_open:
                self._file.recount()

    def _page(self, first: int, many: int) -> list[Entry]:
        return self._ask(lambda: self._file.page(first, many), list[Entry]())

    def _note_refusal(self, why: Callable[[], str]) -> None:
        if not self._is_refused:
            self._is_refused, self.trouble = True, partial(adult_sentences.not_kept, why)

    def _note_newer(self) -> None:
        self._is_newer, self.is_whole = True, False
        self._shut(partial(adult_sentences.newer, self._file.path))

    def _shut(self, why: Callable[[], str]) -> None:
        self._is_open, self.trouble = False, partial(adult_sentences.not_kept, why)
