"""Who plays at a screen, and what. A frozen value: whose turn it is, where each group is, what it has done.

Where each animal has a progress of its own, an animal stands for a group that plays for itself: it comes back to where
its turn ended, and finds the flowers that it has opened. Else all play together, one after the other.
"""

from dataclasses import dataclass, replace

from beebot.lesson import LearningPath
from simulateur.game.controls import Key, Touch
from simulateur.game.play.run import Phase
from simulateur.game.players.groups import Groups
from simulateur.game.players.next_challenge import Route
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
    """``at`` is where the group is whose turn it is; ``own`` says whether each has a progress of its own."""

    repertoire: Repertoire
    turns: Turns
    own: bool = False
    groups: Groups = _NOBODY_WAITS
    at: Whereabouts = _IN_GARDEN

    @property
    def animal(self) -> str:
        """Whose turn it is."""
        return self.turns.animal

    @property
    def route(self) -> Route:
        """The lesson and the challenge that are open on the path that is played, and what follows them."""
        return Route(self.repertoire, self.at)

    @property
    def bookmark(self) -> Bookmark:
        """Where the children are now, with the answer under way and the one that is put by, and where others wait."""
        return self.route.bookmark(self.animal)._replace(own=self.own, others=self.groups.bookmarks)

    @property
    def has_left(self) -> bool:
        """Whether the animal whose turn it is has left its own place, to which it can come back."""
        return self.own and self.animal in self.groups.left

    @property
    def plays_for_another(self) -> bool:
        """Whether the animal has left its own place to play what another one made."""
        return self.has_left and self.at.round is not None and self.at.round.diary.maker is not None

    @property
    def passes_turn(self) -> bool:
        """Whether the animal on the open page passes the turn to the next one.

        After a success « go on » does it, unless each animal has a progress of its own.
        """
        if self.at.page not in (Page.LESSON, Page.STORY, Page.CHALLENGE) or not self.turns.coming:
            return False
        return self.own or self.at.round is None or self.at.round.attempt.phase is not Phase.SUCCEEDED

    def turns_after(self, touch: Touch) -> Turns | None:
        """Whose turn it is after a touch on an animal; None where the animal on the page passes no turn."""
        if touch.key is Key.TOKEN:
            return self.turns.at(touch.index)
        return self.turns.passed_on() if self.passes_turn else None

    def with_done(self, animals: tuple[str, ...], key: DoneKey) -> "Players":
        """A copy where these animals, of which one plays now, have done a challenge."""
        groups = self.groups
        for animal in animals:
            groups = groups.with_done(animal, (key,))
        return replace(self, groups=groups, repertoire=self.repertoire.with_done((key,) if animals else ()))

    def with_flowers(self) -> "Players":
        """A copy with the flowers of the animal whose turn it is, or of all where they play together."""
        done = self.groups.done_by(self.animal) if self.own else self.groups.by_anybody
        return replace(self, repertoire=self.repertoire.showing(done))

    def keep_place(self) -> "Players":
        """A copy where the animal whose turn ends waits where it is."""
        groups = self.groups.leaving(self.animal, self.route.bookmark(self.animal), self.at.lasting())
        return replace(self, groups=groups)

    def restore_place(self) -> "tuple[Players, Bookmark | None]":
        """A copy where the animal that has its turn goes on where it waited: in the garden, if it has not played.

        Where the place itself was not kept, the bookmark says where to go from there.
        """
        left = self.groups.left.get(self.animal)
        groups = self.groups.without(self.animal)
        at = Whereabouts() if left is None else left.whereabouts
        if left is not None and left.bookmark.path != self.repertoire.path.id:
            at = replace(at, waiting=at.waiting.with_answer(left.bookmark))  # it waits until its path is played again
        players = replace(self, groups=groups, at=at).with_flowers()
        return players, None if left is None or left.at is not None else left.bookmark

    def place_outside(self) -> Whereabouts:
        """The whereabouts one page back: the lesson or, from free play, the garden; the answer that is left is kept.

        So a finger on the house costs no card. What succeeded is done with, and one who leaves what another made
        finds a mat on which to make anew.
        """
        there, played = self.route.back(), self.at.round
        if played is None or played.attempt.phase is Phase.SUCCEEDED or played.diary.maker is not None:
            return there
        return replace(there, waiting=there.waiting.with_answer(self.route.bookmark(self.animal)))

    def pass_challenge_on(self) -> "Players":
        """A copy where the next animal plays what the one whose turn it was has made.

        Where each has its own progress, the maker waits at its lesson, and the player's own place stays kept.
        """
        groups, at, route = self.groups, self.at, self.route
        if self.own:
            waits = replace(at, page=Page.LESSON, round=None)
            bookmark = Bookmark(self.repertoire.path.id, self.animal, route.lesson.id, put_by=at.waiting.answer)
            groups = groups.leaving(self.animal, bookmark, waits)
        return replace(self, groups=groups, turns=self.turns.passed_on()).with_flowers()

    def with_path(self, path: LearningPath) -> "Players":
        """A copy where another learning path is played, from its garden."""
        at = replace(self.at, lesson_place=0, challenge_place=0, garden=None)
        return replace(self, repertoire=self.repertoire.playing(path), at=at, groups=self.groups.on_paper())

    def with_settings(self, settings: Settings) -> "Players":
        """A copy where an adult has changed who plays, or how. The turn stays with its animal if it still plays."""
        turns, players = self.turns.among(settings.tokens), self
        if settings.own_progress and turns.animal != self.animal:
            groups = self.groups.leaving(self.animal, self.route.bookmark(self.animal))
            players = replace(self, groups=groups, at=replace(self.at, waiting=PutBy()))
        groups = players.groups.on_paper()
        return replace(players, turns=turns, own=settings.own_progress, groups=groups).with_flowers()

    def with_path_changes(self) -> "Players":
        """A copy where paths have come and gone, unless children are in one: what they play stays as it is."""
        if self.at.page not in _BETWEEN:
            return self
        repertoire = self.repertoire.changed()
        players = replace(self, repertoire=repertoire)
        return players if repertoire.path is self.repertoire.path else players.with_path(repertoire.path)

    def with_nothing_done(self) -> "Players":
        """A copy where nothing is kept any more."""
        at = replace(self.at, waiting=PutBy(), book=Storybook(), hung=())
        return replace(self, groups=Groups(), at=at).with_flowers()

    def with_kept(self, opened: Opened, *, begun: bool) -> "tuple[Players, Bookmark | None]":
        """A copy where what an earlier sitting kept is known, and where to go on from the garden, if anywhere.

        Who has ``begun`` already plays on. What is no longer there, or was changed since, is left out.
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
