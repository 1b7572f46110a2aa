"""What a session holds, and what the pages read of it.

``session.py`` is how it goes on: nothing here changes it.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson, Level
from beebot.text import Text
from simulateur.game.adults.state import Adults
from simulateur.game.flowers import NO_HASHES, DoneKey, Flowers, Hashes
from simulateur.game.freeplay import TASK
from simulateur.game.gardens import garden_of, gardens
from simulateur.game.groups import Groups
from simulateur.game.hearing import Hearing
from simulateur.game.joys import Joys
from simulateur.game.members import Member, crew_of
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.round import Round
from simulateur.game.praise import feast_said
from simulateur.game.records import Bookmark
from simulateur.game.requests import Request
from simulateur.game.settings import Settings
from simulateur.game.shelf import Shelf
from simulateur.game.turns import Turns
from simulateur.game.voices import Ear
from simulateur.game.whereabouts import Page, Whereabouts

_DEFAULTS = Settings()
_YOUNGEST = (Level.PS, Level.MS)
_CALM_AFTER_S = 4.0
_ALONE_S = 20.0
"""After so many seconds without a touch nobody plays: there is no music any more, and a screen may sleep."""
SORRY_S = 8.0
"""The page that says sorry goes home by itself after so many seconds."""


class SessionState:
    """One sitting at one screen, as it is now.

    ``shelf`` has what there is to play, ``turns`` says whose turn it is. ``notices`` are sentences for
    the adult: what could not be read or reached. ``robots`` are the robots there are now. ``mute`` says
    that nothing can be heard, or must be heard. ``hashes`` are those of challenges that are known already.
    """

    def __init__(
        self,
        path: LearningPath,
        language: str,
        notices: Sequence[str] = (),
        *,
        settings: Settings = _DEFAULTS,
        hashes: Hashes = NO_HASHES,
    ) -> None:
        self.shelf = Shelf.of(path, hashes)
        self.settings = replace(settings, language=language)
        self.turns = Turns(settings.tokens)
        self.since_turn = math.inf
        """Seconds since the turn passed; for ever before it has."""
        self._groups = Groups()
        self.adults = Adults()
        self.notices = tuple(notices)
        self.robots: tuple[Member, ...] = ()
        self._at = Whereabouts()
        self.mute = False
        self.speaking = False
        """Whether something is being said, as far as is known."""
        self.joys = Joys()
        self.since_touch = 0.0
        self.since_film = 0.0
        """Seconds since the film began or, once it is over, ended."""
        self.touches = 0
        """How many touches came, whatever became of them."""
        self._sorry_s = SORRY_S
        self._hearing = Hearing(self.token)
        self._requests: list[Request] = []
        self._said: dict[str, None] = {}
        """Every sentence that children heard in this sitting, once."""
        self._is_untouched = True

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the group is whose turn it is."""
        return self._at

    @property
    def page(self) -> Page:
        """The open page."""
        return self._at.page

    @property
    def since_page(self) -> float:
        """Seconds since the page opened."""
        return self._at.since_page

    @property
    def lesson_place(self) -> int:
        """The place in the path of the lesson that is open, or was open last."""
        return self._at.lesson_place

    @property
    def challenge_place(self) -> int:
        """The place in its lesson of the challenge that is open, or was open last."""
        return self._at.challenge_place

    @property
    def round(self) -> Round | None:
        """The open challenge, None on the other pages."""
        return self._at.round

    @property
    def paths(self) -> tuple[LearningPath, ...]:
        """The learning paths that an adult can choose from."""
        return self.shelf.paths

    @property
    def flowers(self) -> Flowers:
        """The path that is played, and what was done of it."""
        return self.shelf.flowers

    @property
    def path(self) -> LearningPath:
        """The learning path that is played."""
        return self.shelf.path

    @property
    def shown_path(self) -> LearningPath:
        """The path whose pictures are seen: the one an adult looks at, or the one that is played."""
        return self.shelf.looked_at if self.page is Page.ADULTS else self.path

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open, or was open last; free play is one too."""
        if self._at.is_free:
            return self.shelf.free
        return self.path.lessons[self.lesson_place]

    @property
    def attempt(self) -> Attempt | None:
        """The child at the open challenge, or in the film; None where there is neither."""
        if self.joys.film is not None:
            return self.joys.film.attempt
        if self.round is None:
            return None
        return self.round.attempt

    @property
    def since_phase(self) -> float:
        """Seconds since something began or ended in the challenge or film; elsewhere since the page opened."""
        if self.page is Page.FILM:
            return self.since_film
        if self.round is None:
            return self.since_page
        return self.round.since_phase

    @property
    def challenge(self) -> Challenge:
        return self.lesson.challenges[self.challenge_place]

    @property
    def key(self) -> DoneKey:
        """What the open challenge is filed under."""
        return self.flowers.keys(self.lesson)[self.challenge_place]

    @property
    def for_the_youngest(self) -> bool:
        """Whether the lesson is for three- and four-year-olds, who get fewer keys."""
        return self.lesson.level in _YOUNGEST

    @property
    def is_moving(self) -> bool:
        """Whether a program is being run or followed, or a robot moves."""
        attempt = self.attempt
        runs = attempt is not None and attempt.phase in (Phase.RUNNING, Phase.ON_ROBOT)
        return runs or self.robots_move

    @property
    def is_calm(self) -> bool:
        """Whether nothing moves, and for 4 s nobody has touched and nothing has begun or ended."""
        return min(self.since_touch, self.since_phase) > _CALM_AFTER_S and not self.is_moving

    @property
    def wants_music(self) -> bool:
        """Whether music would disturb nobody: somebody is there, and no program is written, run or heard."""
        at_rest = self.page in (Page.HOME, Page.LESSON, Page.FEAST) and not self.robots_move
        return at_rest and self.since_touch < _ALONE_S

    @property
    def robots_move(self) -> bool:
        """Whether some robot moves, as far as is known."""
        return any(member.moving for member in self.robots)

    @property
    def crew(self) -> tuple[Member, ...]:
        """The robots that the open challenge is played on; none where there are not enough."""
        turns = (self.animal, *self.coming_animals)
        if self.attempt is None:
            return crew_of(self.robots, turns, 1)
        return crew_of(self.robots, turns, self.attempt.robots)

    @property
    def next_lesson(self) -> int | None:
        """The first lesson of the path with a challenge still to do."""
        return self.flowers.next_lesson

    @property
    def garden(self) -> int:
        """The garden of the path that is seen: the one that was gone to, or else that of the next flower."""
        lessons = len(self.path.lessons)
        if self._at.garden is not None:
            return min(self._at.garden, len(gardens(lessons)) - 1)
        return garden_of(self.next_lesson, lessons)

    @property
    def next_challenge(self) -> int | None:
        """The challenge to offer in the open lesson: the first not yet done."""
        all_done = self.challenges_done(self.lesson)
        return next((place for place, done in enumerate(all_done) if not done), None)

    @property
    def following(self) -> int | None:
        """The place of the challenge that a success leads to; None leads home.

        It is the first challenge not yet done. In a lesson that was finished before, it is simply
        the next one.
        """
        if not self._at.plays_again:
            return self.next_challenge
        after = self.challenge_place + 1
        return after if after < len(self.lesson.challenges) else None

    @property
    def ends_in_feast(self) -> bool:
        """Whether a success now leads to the feast: it fills the last petal of a lesson played for the first time."""
        return self.following is None and not self._at.plays_again and not self._at.is_free

    def is_done(self, lesson: Lesson) -> bool:
        """Whether every challenge of ``lesson`` was done."""
        return self.flowers.is_done(lesson)

    def challenges_done(self, lesson: Lesson) -> tuple[bool, ...]:
        """Which challenges of ``lesson`` were done."""
        return self.flowers.challenges_done(lesson)

    @property
    def animal(self) -> str:
        """Whose turn it is."""
        return self.turns.animal

    @property
    def token(self) -> int:
        """The place of the animal whose turn it is."""
        return self.turns.place

    @property
    def coming_animals(self) -> tuple[str, ...]:
        """The other animals in the order of their turns."""
        return self.turns.coming

    @property
    def next_animal(self) -> str:
        """Whose turn is next; a lone animal follows itself."""
        return self.turns.following

    @property
    def put_by(self) -> Bookmark | None:
        """An answer that waits until its challenge is opened again."""
        return self._at.waiting.answer

    @property
    def passes_turn(self) -> bool:
        """Whether the animal on this page passes the turn to the next one.

        After a success « go on » does it, unless each animal has a progress of its own.
        """
        if self.page not in (Page.LESSON, Page.CHALLENGE) or not self.coming_animals:
            return False
        attempt = self.attempt
        return self.settings.own_progress or attempt is None or attempt.phase is not Phase.SUCCEEDED

    @property
    def bookmark(self) -> Bookmark:
        """Where the children are now, with the answer under way and the one that is put by, and where others wait."""
        return replace(self._own_bookmark, own=self.settings.own_progress, others=self._groups.bookmarks)

    @property
    def _own_bookmark(self) -> Bookmark:
        """Where the animal is whose turn it is."""
        path, animal, put_by = self.path.id, self.animal, self.put_by
        if self.page is Page.LESSON:
            return Bookmark(path, animal, self.lesson.id, put_by=put_by)
        if self.round is None:
            return Bookmark(path, animal, put_by=put_by)
        name, digest = self.key
        return Bookmark(path, animal, self.lesson.id, name, digest, self.round.diary.touches, put_by)

    @property
    def ear(self) -> Ear:
        """What an adult speaks into the microphone now, if anything."""
        return self.adults.ear if self.page is Page.ADULTS else Ear()

    @property
    def _lasting_page(self) -> Page:
        """The open page; behind a film and a feast, which nobody comes back to, the one that stays."""
        if self.page not in (Page.FEAST, Page.FILM):
            return self.page
        return Page.HOME if self.round is None else Page.CHALLENGE

    @property
    def _lessons_done(self) -> int:
        """How many lessons of the path are done."""
        return sum(map(self.is_done, self.path.lessons))

    @property
    def _author(self) -> str:
        """The animal that plays the open challenge: the turn may have passed on since it began."""
        return self.animal if self.round is None else self.round.by or self.animal

    def _task(self) -> Text:
        if self.page is Page.CHALLENGE and self._at.is_free:
            return Text(_(TASK))
        if self.page is Page.CHALLENGE:
            return self.challenge.task if self.round is None else self.round.attempt.challenge.task
        if self.page is Page.LESSON:
            return self.lesson.title
        if self.page in (Page.FEAST, Page.FILM):
            return self._joyful()
        if self.page is Page.SORRY:
            return Text(_("Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre."))
        return self._in_garden()

    def _in_garden(self) -> Text:
        """What is said in the garden that is seen."""
        following = self.next_lesson
        if following is None or self.garden != garden_of(following, len(self.path.lessons)):
            return Text(_("Tes fleurs ont poussé ! Touche une fleur pour y rejouer."))
        return Text(_("Touche la fleur qui bouge !"))

    def _joyful(self) -> Text:
        """What is said at a film and at a feast."""
        if self.page is Page.FILM:
            return Text(_("Regarde : c'est ton programme !"))
        return Text(feast_said(self._lessons_done - 1))
