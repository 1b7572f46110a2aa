"""Which lesson and challenge are open, and where a touch leads from there. A frozen value.

The repertoire has what there is to play, the whereabouts say at which places of it a group is: a route is both.
"""

from dataclasses import replace
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.lesson import Lesson, Level
from beebot.parts.story import Episode, Played, Story
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import gesture_for
from simulateur.game.kinds.ghost import PIVOTS, keys_to_meet
from simulateur.game.players.storybook import challenge_place, place_of, reach
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.flowers import DoneKey
from simulateur.game.repertoire.freeplay import FREE_PLAY
from simulateur.game.repertoire.gardens import garden_of, gardens
from simulateur.game.repertoire.repertoire import Repertoire

_YOUNGEST = (Level.PS, Level.MS)
_UNDER_SIX = (*_YOUNGEST, Level.GS)


class Route(NamedTuple):
    """Where a group is in its learning path; methods that lead elsewhere return the new whereabouts."""

    repertoire: Repertoire
    at: Whereabouts

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open, or was open last; free play is one too."""
        return self.repertoire.free if self.at.is_free else self.repertoire.path.lessons[self.at.lesson_place]

    @property
    def challenge(self) -> Challenge:
        """The challenge that is open, or was open last."""
        return self.lesson.challenges[self.at.challenge_place]

    @property
    def key(self) -> DoneKey:
        """The id and hash under which the open challenge is noted as done."""
        return self.repertoire.flowers.keys(self.lesson)[self.at.challenge_place]

    @property
    def brought(self) -> Key | None:
        """The key of the open challenge that is to be shown: nobody here has met it. None where there is none.

        Met are those that were shown, and those of the path's first challenge and of all that were done.
        """
        if self.at.is_free or not gesture_for(self.challenge).lays_cards:
            return None
        path, flowers = self.repertoire.path, self.repertoire.flowers
        keyed = (each for lesson in path.lessons for each in zip(lesson.challenges, flowers.keys(lesson), strict=True))
        known = [each for each, key in keyed if key in flowers.done or each is path.lessons[0].challenges[0]]
        met = self.at.met.union(*(keys_to_meet(each) for each in known if gesture_for(each).lays_cards))
        met |= PIVOTS if met & PIVOTS else set()
        return next((key for key in keys_to_meet(self.challenge) if key not in met), None)

    @property
    def for_the_youngest(self) -> bool:
        """Whether the lesson is for three- and four-year-olds, who get fewer keys."""
        return self.lesson.level in _YOUNGEST

    @property
    def under_six(self) -> bool:
        """Whether the lesson is for children under six, whose page has no key to redo."""
        return self.lesson.level in _UNDER_SIX

    @property
    def garden(self) -> int:
        """The number of the garden that is shown: the one a child went to, else the one with the next flower."""
        lessons = len(self.repertoire.path.lessons)
        if self.at.garden is not None:
            return min(self.at.garden, len(gardens(lessons)) - 1)
        return garden_of(self.repertoire.flowers.next_lesson, lessons)

    @property
    def next_challenge(self) -> int | None:
        """The place of the first challenge of the open lesson that is not done; None where all are."""
        all_done = self.repertoire.flowers.challenges_done(self.lesson)
        return next((place for place, done in enumerate(all_done) if not done), None)

    @property
    def following(self) -> int | None:
        """The place of the challenge that comes after a success; None where the lesson is over.

        It is the first challenge not yet done. In a lesson that was finished before, it is simply the next one.
        """
        if not self.at.plays_again:
            return self.next_challenge
        after = self.at.challenge_place + 1
        return after if after < len(self.lesson.challenges) else None

    @property
    def ends_in_feast(self) -> bool:
        """Whether going on shows the feast: the lesson is played for the first time, and its last challenge is done."""
        return self.fills_flower and self.next_episode is None

    @property
    def fills_flower(self) -> bool:
        """Whether the open lesson is played for the first time, and all of its challenges are done now."""
        return self.next_challenge is None and not self.at.plays_again and not self.at.is_free

    @property
    def story(self) -> Story:
        """The story of the open lesson, its challenges among its pages; empty where it tells none."""
        return self.lesson.episodes

    @property
    def story_place(self) -> int:
        """The place in the story of the page that is open or was open last, from 0."""
        return self.at.book.place(self.lesson)

    @property
    def episode(self) -> Episode:
        """The page of the story that is open."""
        return self.story[self.story_place]

    @property
    def story_reach(self) -> int:
        """The place of the last page of the story that may be opened now."""
        return reach(self.lesson, self.repertoire.flowers.challenges_done(self.lesson))

    @property
    def next_episode(self) -> int | None:
        """The place in the story after the open page or challenge; None at its end, or where the lesson has none."""
        if not self.story:
            return None
        here = self.story_place if self.at.round is None else place_of(self.lesson, self.challenge)
        return here + 1 if here + 1 < len(self.story) else None

    def bookmark(self, animal: str) -> Bookmark:
        """What to keep of where ``animal`` is, with the answer under way and one that was set aside."""
        at, path = self.at, self.repertoire.path
        here = Bookmark(path.id, animal, put_by=at.waiting.answer, stories=at.book.pages, hung=at.hung)
        if at.page in (Page.LESSON, Page.STORY):
            return here._replace(lesson=self.lesson.id)
        if at.round is None:
            return here
        name, digest = self.key
        diary = at.round.diary
        there = here._replace(lesson=self.lesson.id, challenge=name, hash=digest)
        return there._replace(touches=diary.touches, helps=diary.helps)

    def to_bookmark(self, bookmark: Bookmark) -> Whereabouts | None:
        """The whereabouts that ``bookmark`` names, as far as that is unchanged; None if its lesson is gone."""
        places = {lesson.id: place for place, lesson in enumerate(self.repertoire.path.lessons)}
        if bookmark.path != self.repertoire.path.id:
            return None
        if bookmark.lesson == FREE_PLAY:
            return self.to_free_play()
        if bookmark.lesson not in places:
            return None
        place = places[bookmark.lesson]
        keys = self.repertoire.flowers.keys(self.repertoire.path.lessons[place])
        key = (bookmark.challenge, bookmark.hash)
        return self.to_challenge(place, keys.index(key)) if key in keys else self.to_lesson(place)

    def to_page(self, page: Page) -> Whereabouts:
        """The whereabouts at ``page``, of those that open no lesson and no challenge."""
        return replace(self.at, page=page)

    def to_free_play(self) -> Whereabouts:
        return self._to_challenge(replace(self.at, is_free=True, challenge_place=0))

    def to_lesson(self, place: int) -> Whereabouts:
        """The whereabouts at the lesson at ``place`` of the path; with a story, at the page where the group was."""
        there = Route(self.repertoire, replace(self.at, page=Page.LESSON, lesson_place=place, is_free=False))
        if not there.story:
            return there.at
        return there._to_page_of_story(min(there.story_place, there.story_reach))

    def back(self) -> Whereabouts:
        """The whereabouts one page back: from a challenge its lesson, from free play the garden."""
        return self.to_page(Page.HOME) if self.at.is_free else self.to_lesson(self.at.lesson_place)

    def to_challenge(self, lesson: int, challenge: int) -> Whereabouts:
        """The whereabouts at a challenge: ``lesson`` is a place in the path, ``challenge`` one in that lesson."""
        return self._to_challenge(replace(self.at, lesson_place=lesson, challenge_place=challenge, is_free=False))

    def _to_challenge(self, at: Whereabouts) -> Whereabouts:
        there = Route(self.repertoire, at)
        book = at.book.at(there.lesson, place_of(there.lesson, there.challenge)) if there.story else at.book
        again = self.repertoire.flowers.is_done(there.lesson)
        return replace(at, page=Page.CHALLENGE, book=book, plays_again=again)

    def to_episode(self, place: int) -> Whereabouts:
        """The whereabouts at ``place`` in the open lesson's story: a page, or the challenge that is played there."""
        episode = self.story[place]
        if isinstance(episode, Played):
            return self.to_challenge(self.at.lesson_place, challenge_place(self.lesson, episode))
        return self._to_page_of_story(place)

    def _to_page_of_story(self, place: int) -> Whereabouts:
        return replace(self.at, page=Page.STORY, book=self.at.book.at(self.lesson, place))

    @property
    def _is_to_play(self) -> bool:
        """Whether the open page of the story is a challenge to play.

        One that is done leads on, for a child who took the house after it; in a story that is told again it is played.
        """
        if not isinstance(self.episode, Played):
            return False
        done = self.repertoire.flowers.challenges_done(self.lesson)
        is_told_again = all(done) and self.at.book.feast is None
        return is_told_again or not done[challenge_place(self.lesson, self.episode)]

    def told_on(self) -> Whereabouts:
        """The whereabouts at what follows in the story; after its end the feast, if earned, or the garden."""
        if self.next_episode is not None:
            return self.to_episode(self.next_episode)
        book = self.at.book.at(self.lesson, 0)
        return replace(self.at, page=Page.HOME if book.feast is None else Page.FEAST, book=book)

    def touched(self, touch: Touch, *, any_order: bool) -> Whereabouts | None:  # noqa: PLR0911 (a line a page)
        """The whereabouts to which ``touch`` leads in the garden, a lesson, a story or where sorry is said; else None.

        With ``any_order`` every flower opens, not only the next one.
        """
        match self.at.page:
            case Page.HOME:
                return self._from_garden(touch, any_order=any_order)
            case Page.GALLERY if touch.key is Key.PLAY:
                return self.to_free_play()
            case Page.LESSON | Page.STORY | Page.SORRY | Page.GALLERY if touch.key is Key.HOME:
                return self.to_page(Page.HOME)
            case Page.AGES if touch.key is Key.AGE:
                return replace(self.at, age=touch.index)
            case Page.LESSON if touch.key is Key.CHALLENGE and touch.index < len(self.lesson.challenges):
                return self.to_challenge(self.at.lesson_place, touch.index)
            case Page.LESSON if touch.key is Key.NEXT:
                return self.to_challenge(self.at.lesson_place, self.next_challenge or 0)
            case Page.STORY:
                return self._from_story(touch)
        return None

    def _from_garden(self, touch: Touch, *, any_order: bool) -> Whereabouts | None:
        flowers, found = self.repertoire.flowers, gardens(len(self.repertoire.path.lessons))
        match touch.key:
            case Key.PLAY:
                return self.to_free_play()
            case Key.GALLERY if self.at.hung:
                return self.to_page(Page.GALLERY)
            case Key.LESSON if flowers.may_open(touch.index, free=any_order):
                return self.to_lesson(touch.index)
            case Key.GARDEN if 0 <= touch.index < len(found):
                # Children see the gardens where they were and, at the furthest, that of the next flower.
                if flowers.may_open(found[touch.index].start, free=any_order):
                    return replace(self.at, garden=touch.index)
        return None

    def _from_story(self, touch: Touch) -> Whereabouts | None:
        match touch.key:
            case Key.RESTART:
                return self.to_episode(0)
            case Key.LEAF if touch.index <= self.story_reach:
                return self.to_episode(touch.index)
            case Key.NEXT if self._is_to_play:
                return self.to_episode(self.story_place)
            case Key.NEXT:
                return self.told_on()
        return None
