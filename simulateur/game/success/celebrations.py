"""What celebrates a success: a feast, a film, a picture that was asked for, a poke; and how many there were. Frozen."""

from enum import Enum
from typing import NamedTuple

from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.game.requests import KeepPicture, Request
from simulateur.game.sound.cues import Note
from simulateur.game.success.feast import KEYS_S, Feast
from simulateur.game.success.film import Film


class Poked(Enum):
    """A thing that answers when it is poked; the value is the ``index`` of the touch."""

    HIVE = 0
    POTS = 1
    SUN = 2
    BEE = 3
    """In the garden, and on the mat of a challenge."""
    GRASS = 4
    """The first tuft; the others follow."""


class Celebrations(NamedTuple):
    """What is shown to celebrate a success; ``successes`` is how many there were, with those of earlier sittings.

    ``feast`` and ``film`` are None where their page is not open. ``has_kept`` says that a picture of this success was
    asked for. ``poked`` is the last touch, if it poked something, else None. ``rests`` says that a touch has come since
    the success, which ends what is shown of it.
    """

    successes: int = 0
    feast: Feast | None = None
    film: Film | None = None
    has_kept: bool = False
    poked: Touch | None = None
    rests: bool = True

    @property
    def look(self) -> int:
        """Which of its looks the flower on a kept picture has, from 0: it changes with each success."""
        return max(self.successes - 1, 0)

    def touched(self, touch: Touch) -> "Celebrations":
        """A copy after ``touch``: what was poked before stops moving, and what a success shows ends."""
        poked = touch if touch.key is Key.POKE else None
        return self if self.rests and poked == self.poked else self._replace(poked=poked, rests=True)

    def succeeded(self) -> "Celebrations":
        return self._replace(successes=self.successes + 1, has_kept=False, rests=False)

    def skipped(self) -> "Celebrations":
        """A copy in which nothing moves at the feast any more."""
        return self if self.feast is None else self._replace(feast=self.feast.skipped())

    def showing(self, attempt: Attempt) -> "Celebrations":
        """A copy that shows the film of ``attempt`` from its beginning; a feast that was open is over."""
        return self.skipped()._replace(film=Film.of(attempt))

    def skips(self, touch: Touch, since_s: float) -> bool:
        """Whether ``touch`` does no more than end what moves at the feast, ``since_s`` seconds after it began."""
        return self.feast is not None and (touch.key is Key.SKIP or self.feast.time(since_s) < KEYS_S)

    def touch(self, touch: Touch, own: Attempt | None, by: str) -> "Asking":
        success = own if self.feast is None else self.feast.attempt
        shown = success if self.film is None else self.film.attempt
        done: Asking = self, ()
        if success is not None and not success.has_film:
            return done
        if touch.key is Key.FILM and shown is not None and shown.is_done:
            done = self.showing(shown), ()
        elif touch.key is Key.FRAME and success is not None and not self.has_kept:
            author = by if self.feast is None else self.feast.animal
            done = self._replace(has_kept=True), (KeepPicture(success, author, self.look),)
        return done

    def after(self, seconds: float) -> "Celebrations":
        """A copy ``seconds`` later; the same where no film runs."""
        return self if self.film is None else self._replace(film=self.film.after(seconds))


Asking = tuple[Celebrations, tuple[Request, ...]]
"""The celebrations to go on with, and what the machine must do."""

_NOTES = {Poked.HIVE: Note.C, Poked.POTS: Note.E, Poked.SUN: Note.HIGH_C, Poked.BEE: Note.G}
_GRASS = (Note.D, Note.G, Note.A)


def poked(touch: Touch) -> Poked:
    """The thing that ``touch`` pokes."""
    return Poked(min(touch.index, Poked.GRASS.value))


def note_of(touch: Touch) -> Note | None:
    """The note that answers ``touch``, if it is a poke; None for any other touch."""
    if touch.key is not Key.POKE:
        return None
    return _NOTES.get(poked(touch)) or _GRASS[(touch.index - Poked.GRASS.value) % len(_GRASS)]
