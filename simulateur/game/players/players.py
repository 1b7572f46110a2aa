"""Who plays at a screen, and what. A frozen value: whose turn it is, where each group is, what it has done.

Where each animal has a progress of its own, an animal stands for a group that plays for itself: it comes back to where
its turn ended, and finds the flowers that it has opened. Else all play together, one after the other.
"""

from dataclasses import dataclass, replace

from beebot.lesson import LearningPath
from simulateur.game.controls import Key, Touch
from simulateur.game.play.run import Phase
from simulateur.game.players.groups import Groups
from simulateur.game.players.route import Route
from simulateur.game.players.storybook import Storybook
from simulateur.game.players.waiting_answer import PutBy
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.flowers import DoneKey
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.reports import Opened
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings

_NOBODY_WAITS, _IN_GARDEN = Groups(), Whereabouts()
_BETWEEN = (Page.HOME, Page.ADULTS)
"""The pages on which nobody plays a path."""


@dataclass(frozen=True)
class Players:
    """Who plays, and what: ``at`` is where the group in turn is; if ``own``, each animal has a progress of its own."""

    repertoire: Repertoire
    turns: Turns
    own: bool = False
    groups: Groups = _NOBODY_WAITS
    at: Whereabouts = _IN_GARDEN

    @property
    def animal(self) -> str:
        return self.turns.animal

    @property
    def route(self) -> Route:
        """What is open on the path that is played, and what follows it."""
        return Route(self.repertoire, self.at)

    @property
    def bookmark(self) -> Bookmark:
        """Where the children are now, with the answer under way, an answer set aside, and where other groups wait."""
        return self.route.bookmark(self.animal)._replace(own=self.own, others=self.groups.bookmarks)

    @property
    def has_left(self) -> bool:
        """Whether the animal whose turn it is was taken from a place of its own, to which it can go back."""
        return self.own and self.animal in self.groups.left

    @property
    def plays_for_another(self) -> bool:
        """Whether the animal whose turn it is plays what another one has made, away from its own place."""
        return self.has_left and self.at.round is not None and self.at.round.diary.maker is not None

    @property
    def passes_turn(self) -> bool:
        """Whether a touch on the animal's picture on the open page gives the turn to the next animal.

        After a success « go on » passes it, unless each animal has a progress of its own.
        """
        if self.at.page not in (Page.LESSON, Page.STORY, Page.CHALLENGE) or not self.turns.coming:
            return False
        return self.own or self.at.round is None or self.at.round.attempt.phase is not Phase.SUCCEEDED

    def turns_after(self, touch: Touch) -> Turns | None:
        """Whose turn it is after ``touch`` on an animal; None where that passes no turn on the open page."""
        if touch.key is Key.TOKEN:
            return self.turns.at(touch.index)
        return self.turns.passed_on() if self.passes_turn else None

    def with_done(self, animals: tuple[str, ...], key: DoneKey) -> "Players":
        """A copy where ``animals``, one of whom plays now, have done the challenge filed under ``key``."""
        done = frozenset((key,) if animals else ())
        groups = self.groups.with_all_done(dict.fromkeys(animals, done), done)
        return replace(self, groups=groups, repertoire=self.repertoire.with_done(done))

    def with_flowers(self) -> "Players":
        """A copy that shows the flowers of the animal whose turn it is; those of all where progress is shared."""
        done = self.groups.done_by(self.animal) if self.own else self.groups.by_anybody
        return replace(self, repertoire=self.repertoire.showing(done))

    def keep_place(self) -> "Players":
        """A copy where the animal whose turn ends waits at the place where it is."""
        groups = self.groups.leaving(self.animal, self.route.bookmark(self.animal), self.at.lasting())
        return replace(self, groups=groups)

    def restore_place(self) -> "tuple[Players, Bookmark | None]":
        """A copy where the animal whose turn it is goes on where it waited; in the garden if it has not played.

        Where only its bookmark was kept, that is returned too, and says where to go from there; else None.
        """
        left = self.groups.left.get(self.animal)
        groups = self.groups.without(self.animal)
        at = Whereabouts() if left is None else left.whereabouts
        if left is not None and left.bookmark.path != self.repertoire.path.id:
            at = replace(at, waiting=at.waiting.with_answer(left.bookmark))  # it waits until its path is played again
        players = replace(self, groups=groups, at=at).with_flowers()
        return players, None if left is None or left.at is not None else left.bookmark

    def place_outside(self) -> Whereabouts:
        """The whereabouts one page back: the lesson or, from free play, the garden; the open answer is set aside.

        So a finger on the house costs no card. After a success there is nothing to set aside, nor for one who plays
        what another made: she finds a mat on which to make anew.
        """
        there, played = self.route.back(), self.at.round
        if played is None or played.attempt.phase is Phase.SUCCEEDED or played.diary.maker is not None:
            return there
        return replace(there, waiting=there.waiting.with_answer(self.route.bookmark(self.animal)))

    def pass_challenge_on(self) -> "Players":
        """A copy where the next animal plays the challenge that the one whose turn it was has made.

        Where each has its own progress, the maker waits at its lesson, and the player's own place stays kept.
        """
        groups, at, route = self.groups, self.at, self.route
        if self.own:
            waits = replace(at, page=Page.LESSON, round=None)
            bookmark = Bookmark(self.repertoire.path.id, self.animal, route.lesson.id, put_by=at.waiting.answer)
            groups = groups.leaving(self.animal, bookmark, waits)
        return replace(self, groups=groups, turns=self.turns.passed_on()).with_flowers()

    def with_path(self, path: LearningPath) -> "Players":
        """A copy that plays ``path``, in its garden."""
        at = replace(self.at, lesson_place=0, challenge_place=0, garden=None)
        return replace(self, repertoire=self.repertoire.playing(path), at=at, groups=self.groups.on_paper())

    def with_settings(self, settings: Settings) -> "Players":
        """A copy that plays as ``settings`` say. The turn stays with its animal if that still plays."""
        turns, players = self.turns.among(settings.tokens), self
        if settings.own_progress and turns.animal != self.animal:
            groups = self.groups.leaving(self.animal, self.route.bookmark(self.animal))
            players = replace(self, groups=groups, at=replace(self.at, waiting=PutBy()))
        groups = players.groups.on_paper()
        return replace(players, turns=turns, own=settings.own_progress, groups=groups).with_flowers()

    def with_path_changes(self) -> "Players":
        """A copy where learning paths that wait to have come or gone; unchanged while children are in one."""
        if self.at.page not in _BETWEEN:
            return self
        repertoire = self.repertoire.changed()
        players = replace(self, repertoire=repertoire)
        return players if repertoire.path is self.repertoire.path else players.with_path(repertoire.path)

    def with_nothing_done(self) -> "Players":
        at = replace(self.at, waiting=PutBy(), book=Storybook(), hung=())
        return replace(self, groups=Groups(), at=at).with_flowers()

    def with_kept(self, opened: Opened, *, begun: bool) -> "tuple[Players, Bookmark | None]":
        """A copy that knows what an earlier sitting kept (``opened``), and the bookmark to go on from, or None.

        If somebody has ``begun`` already, they play on. What is no longer there, or was changed since, is left out.
        """
        players = replace(self, groups=self.groups.with_all_done(opened.by_animal, opened.done)).with_flowers()
        bookmark = opened.bookmark
        if bookmark is None:
            return players, None
        players = replace(players, groups=players.groups.with_bookmarks(bookmark.others))
        goes_on = not begun and bookmark.path == self.repertoire.path.id
        if goes_on:
            players = replace(players, turns=self.turns.given_to(bookmark.animal)).with_flowers()
        if players.own and players.animal != bookmark.animal:
            players = replace(players, groups=players.groups.with_bookmarks((bookmark,)))
            return players.restore_place() if goes_on else (players, None)
        waiting = PutBy(bookmark.put_by)
        if not opened.resumes:
            waiting, goes_on = waiting.with_answer(bookmark), False
        at = replace(players.at, waiting=waiting, book=Storybook(bookmark.stories), hung=bookmark.hung)
        return replace(players, at=at), bookmark if goes_on else None
