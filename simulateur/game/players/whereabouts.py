"""Where a group is at a screen, as a frozen value: it can be left there, and found there again."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from simulateur.game.controls import Key
from simulateur.game.players.storybook import Storybook
from simulateur.game.players.waiting_answer import PutBy
from simulateur.game.records import MOST_HUNG, Hung
from simulateur.game.rounds.round import Round

_NOTHING_WAITS = PutBy()
_NO_STORY = Storybook()


class Page(Enum):
    """The pages that children can open."""

    HOME = auto()
    AGES = auto()
    """An adult who has not chosen a path yet is asked how old the children are."""
    LESSON = auto()
    CHALLENGE = auto()
    ADULTS = auto()
    SORRY = auto()
    """Something failed that nobody foresaw; the way home."""
    STORY = auto()
    """A page of the story of a lesson."""
    FEAST = auto()
    """The last petal of a séance is full."""
    BY_HAND = auto()
    """A robot without a link is programmed, for the challenge that is open."""
    GALLERY = auto()
    """The mats of free play that hang in the garden."""
    FILM = auto()
    """A program that succeeded is shown once more."""


@dataclass(frozen=True)
class Whereabouts:
    """Where a group is: the open page, and what is open on it. A group begins in the garden.

    ``lesson_place`` and ``challenge_place`` count what is open, or was open last. ``round`` is the open challenge with
    its answer and its run, None on the other pages; ``is_free`` says that it is free play, ``plays_again`` that its
    lesson had been finished before. ``waiting`` is an answer that was put by. ``since_page`` are the seconds since the
    page opened. ``garden`` is the garden that was gone to; None where it is the one with the next flower. ``age`` is
    the place in ``AGES`` of the one that is chosen, None before; ``asked_on`` are the seconds of ``since_page``
    at which the way on was touched while it woke, else None. ``book`` is where the group is in its stories. ``met``
    are the keys that a hand has shown. ``hung`` are the mats that it keeps, ``to_hang`` one for which a
    peg must be freed first.
    """

    page: Page = Page.HOME
    lesson_place: int = 0
    challenge_place: int = 0
    round: Round | None = None
    is_free: bool = False
    plays_again: bool = False
    waiting: PutBy = _NOTHING_WAITS
    since_page: float = 0.0
    garden: int | None = None
    age: int | None = None
    asked_on: float | None = None
    book: Storybook = _NO_STORY
    met: frozenset[Key] = frozenset()
    hung: tuple[Hung, ...] = ()
    to_hang: Hung | None = None

    @property
    def seen(self) -> Page:
        """The page that is shown: the open one, or that of a robot that is programmed by hand for a challenge."""
        if self.page is Page.CHALLENGE and self.round is not None:  # a page that is drawn asks some twelve times
            by_hand = self.round.attempt.by_hand
            if by_hand is not None and by_hand.has_own_page:
                return Page.BY_HAND
        return self.page

    def entered(self) -> "Whereabouts":
        """A copy for when its page opens: without what belongs to the pages that were left, its seconds at 0."""
        here = replace(self, since_page=0.0, asked_on=None, age=self.age if self.page is Page.AGES else None)
        if self.page is not Page.CHALLENGE:
            here = replace(here, round=None, is_free=False)
        if self.page not in (Page.STORY, Page.CHALLENGE):
            here = replace(here, book=self.book.awaiting(None))
        if self.page is not Page.GALLERY:
            here = replace(here, to_hang=None)
        return replace(here, garden=None) if self.page is Page.FEAST else here

    def hanging(self, mat: Hung) -> "Whereabouts":
        """A copy that keeps ``mat`` too, unless it does: on a free peg, else in ``to_hang`` until one is freed."""
        if mat in self.hung:
            return self
        if len(self.hung) < MOST_HUNG:
            return replace(self, hung=(*self.hung, mat))
        return replace(self, to_hang=mat)

    def with_left(self, place: int, mat: Hung, bare: Hung) -> "Whereabouts":
        """A copy that keeps ``mat``, unless it is ``bare`` or kept; without a free peg, on the one at ``place``."""
        if mat.touches in (bare.touches, *(each.touches for each in self.hung)):
            return self
        first, rest = self.hung[:place], self.hung[place:]
        return replace(self, hung=(*first, *rest, mat) if len(self.hung) < MOST_HUNG else (*first, mat, *rest[1:]))

    def lasting(self) -> "Whereabouts":
        """Where to come back to: a film or a feast is left out for the page behind it."""
        if self.page not in (Page.FEAST, Page.FILM):
            return self
        return replace(self, page=Page.HOME if self.round is None else Page.CHALLENGE)
