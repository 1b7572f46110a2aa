"""One screen as a state machine: the open page, whose turn it is, what was done, what must be said.

Knows no pygame and no port. Touches, time and reports come in. What to show is read from the
attributes. What the machine must do is taken with ``take_requests``.
"""

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.endings import ending_sentence
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson, Level
from beebot.robot import Aftermath, Lost, RobotEvent, Stopped
from beebot.text import Text
from simulateur.game import reports
from simulateur.game.adults.state import Adults, with_setting
from simulateur.game.controls import AdultKey, AnyKey, Key, Touch
from simulateur.game.feast import KEYS_S
from simulateur.game.flowers import NO_HASHES, DoneKey, Flowers, Hashes
from simulateur.game.freeplay import FREE_CHALLENGE, FREE_PLAY, TASK
from simulateur.game.groups import Groups
from simulateur.game.hearing import Hearing, Note, Sound
from simulateur.game.joys import Joys, note_of
from simulateur.game.key_names import spoken_name, turn_of
from simulateur.game.members import Member, crew_of
from simulateur.game.packs import PathsChanged
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.play.round import Round
from simulateur.game.praise import feast_said, success_said
from simulateur.game.put_by import PutBy
from simulateur.game.records import Bookmark
from simulateur.game.repertoire import Repertoire
from simulateur.game.requests import Ask, KeepPicture, Request, Say
from simulateur.game.settings import Settings
from simulateur.game.spoken import lines_of
from simulateur.game.turns import Turns
from simulateur.game.voices import Ear
from simulateur.game.whereabouts import Page, Whereabouts

__all__ = ["SORRY_S", "Page", "Session"]

_DEFAULTS = Settings()
_YOUNGEST = (Level.PS, Level.MS)
_BETWEEN = (Page.HOME, Page.ADULTS)
"""The pages on which nobody plays a path."""
_BEGUN = frozenset({Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED})
"""Where a run, or what came of it, stays that of the animal that began it, whoever touches the page."""
_TEMPOS = {False: TORTOISE, True: HARE}
_NOTHING: Program = ()
_CALM_AFTER_S = 4.0
_ALONE_S = 20.0
"""After so many seconds without a touch nobody plays: there is no music any more, and a screen may sleep."""
SORRY_S = 8.0
"""The page that says sorry goes home by itself after so many seconds."""


class Session:
    """One sitting at one screen.

    ``repertoire`` is what there is to play, ``turns`` says whose turn it is. ``notices`` are sentences for
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
        self.repertoire = Repertoire.of(path, hashes)
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
        self._changes: tuple[PathsChanged, ...] = ()
        """Changes of the paths that wait until nobody plays one of them."""

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
        return self.repertoire.paths

    @property
    def flowers(self) -> Flowers:
        """The path that is played, and what was done of it."""
        return self.repertoire.flowers

    @property
    def path(self) -> LearningPath:
        """The learning path that is played."""
        return self.repertoire.path

    @property
    def shown_path(self) -> LearningPath:
        """The path whose pictures are seen: the one an adult looks at, or the one that is played."""
        if self.page is Page.ADULTS:
            return self.paths[self.adults.shelf]
        return self.path

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open, or was open last; free play is one too."""
        if self._at.is_free:
            return self.repertoire.free
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

    def touch(self, touch: Touch) -> None:
        """Obey one touch."""
        self.since_touch, self._is_untouched = 0.0, False
        self.touches += 1
        self._hearing.touched(note_of(touch))
        self.joys = self.joys.touched(touch)
        if touch.key is Key.STOP_ALL:
            self._requests.append(Ask.STOP_ALL)
        elif self.page is Page.ADULTS:
            self._touch_adults(touch)
        elif touch.key in (Key.TOKEN, Key.TURN):
            self._touch_animal(touch)
        elif touch.key is Key.LISTEN:
            self.say(self._task())
        elif touch.key is Key.ADULTS and self.page in (Page.HOME, Page.SORRY):
            self._enter_adults()
        elif self.page is Page.HOME:
            self._touch_home(touch)
        elif self.page is Page.SORRY and touch.key is Key.HOME:
            self._open(Page.HOME)
        elif self.page is Page.LESSON:
            self._touch_lesson(touch)
        else:
            self._touch_played(touch)

    def hold(self, touch: Touch | None) -> None:
        """Say each turn what is kept down now; None for nothing. What listens ends as soon as nobody says so."""
        if self.page is Page.ADULTS:
            self.adults = self.adults.held(touch)

    @property
    def ear(self) -> Ear:
        """What an adult speaks into the microphone now, if anything."""
        return self.adults.ear if self.page is Page.ADULTS else Ear()

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.since_touch += seconds
        self._at = replace(self._at, since_page=self.since_page + seconds)
        self.since_turn += seconds
        if self.round is not None:
            self.round.tick(seconds)
            self._settle(self.round)
        if self.page is Page.FILM:
            self._roll(seconds)
        if self.page is Page.SORRY and self.since_page >= self._sorry_s:
            self._open(Page.HOME)

    def hear(self, report: reports.Report) -> None:
        """Take in what the machine tells this session."""
        self.adults = self.adults.heard(report)
        match report:
            case reports.RobotsAre(members):
                self.robots = members
            case reports.RobotSaid():
                self._hear_robot(report)
            case reports.Opened():
                self._resume(report)
            case reports.Erased():
                self._groups, self._at = Groups(), replace(self._at, waiting=PutBy())
                self._show_done()
            case reports.PathRead():
                self._add_path(report)
            case PathsChanged():
                self._change_paths(report)
            case reports.Notice(sentence):
                self.note(sentence)
            case reports.PictureIs(kept, sentence):
                self._hear_picture(sentence, kept=kept)
            case reports.VoiceIs(heard):
                self.mute = not heard

    def take_requests(self) -> tuple[Request, ...]:
        """What the machine must do since the last call."""
        requests, self._requests = tuple(self._requests), []
        if self.page is not Page.ADULTS:
            self._said |= {asked.sentence: None for asked in requests if isinstance(asked, Say)}
        return requests

    def take_sounds(self) -> tuple[Sound | Note, ...]:
        """The short sounds that are due since the last call."""
        return self._hearing.take(self.attempt, self.token, self.since_touch)

    def say(self, text: Text) -> None:
        """Ask for a sentence to be spoken."""
        self._requests.append(Say(text.in_language(self.settings.language)))

    def name_key(self, key: AnyKey) -> None:
        """Say what a key is called: somebody keeps it down. The bulb also says its help again."""
        name, attempt = spoken_name(key), self.attempt
        if name is None:
            return
        if key is Key.HINT and attempt is not None and attempt.help_said is not None:
            name = f"{name} {attempt.help_said.in_language(self.settings.language)}"
        self._requests.append(Say(name))

    def look(self, strip: int, first: int) -> None:
        """Show a strip of the open challenge from its place ``first`` on: a finger slid it."""
        self.since_touch = 0.0
        if self.round is not None:
            self.round.look(strip, first)

    def open_lesson(self, name: str) -> bool:
        """Go straight to the lesson of this id; False where the path has none."""
        places = [place for place, lesson in enumerate(self.path.lessons) if lesson.id == name]
        if places:
            self._open_lesson(places[0])
        return bool(places)

    def play_freely(self) -> None:
        """Open free play."""
        self._at = replace(self._at, is_free=True)
        self.open_challenge(self.lesson_place, 0)

    def use_path(self, path: LearningPath) -> None:
        """Play another learning path, from its garden."""
        self.repertoire = self.repertoire.playing(path)
        self._at = replace(self._at, lesson_place=0, challenge_place=0)
        self.settings = replace(self.settings, path=path.id)
        self._groups = self._groups.on_paper()

    def use_settings(self, settings: Settings) -> None:
        """Play on with other settings. The turn stays with its animal if it still plays."""
        if settings == self.settings:
            return
        turns = self.turns.among(settings.tokens)
        if settings.own_progress and turns.animal != self.animal:
            self._groups = self._groups.leaving(self.animal, self._own_bookmark)
            self._at = replace(self._at, waiting=PutBy())
        self.settings, self.turns = settings, turns
        self._groups = self._groups.on_paper()
        self._show_done()

    def open_challenge(self, lesson: int, challenge: int) -> None:
        """Go straight to one challenge and say its task."""
        settings, before = self.settings, self.attempt
        self._at = replace(self._at, lesson_place=lesson, challenge_place=challenge)
        tempo, kept = _TEMPOS[settings.hare], _NOTHING
        if before is not None:
            tempo = before.tempo
            if settings.hidden_memory and not settings.immediate:
                kept = before.told
        at_once, language = settings.immediate, settings.language
        played = Round(self.challenge, language, tempo, immediate=at_once, kept=kept)
        self._at = replace(self._at, round=played, plays_again=self.is_done(self.lesson))
        self._open(Page.CHALLENGE)
        self._at = replace(self._at, waiting=PutBy(self.put_by))
        if self.put_by is not None:
            self._take_back(played, self.put_by)

    def apologise(self, seconds: float = SORRY_S) -> None:
        """Show the page that says sorry, for what nobody foresaw; it goes home after ``seconds``.

        The answer under way is put by, unless it was put by before and failed again before a touch
        was handled. Robots are told to stop. A page that says sorry already goes on doing so.
        """
        if self.page is Page.SORRY:
            return
        self._put_by()
        self._at, self.adults = replace(self._at, round=None, is_free=False), Adults()
        self._requests.append(Ask.STOP_ALL)
        self._sorry_s = seconds
        self._open(Page.SORRY)

    def went_well(self) -> None:
        """A touch was handled, and what came of it was shown."""
        self._at = replace(self._at, waiting=self._at.waiting.handled(self.touches))

    def _open(self, page: Page) -> None:
        if page is not Page.CHALLENGE:
            self._leave_round()
            self._at = replace(self._at, is_free=False)
        if page is not Page.FEAST:
            self.joys = self.joys.elsewhere()
        self._at = replace(self._at, page=page, since_page=0.0)
        self._take_changes()
        if page in (Page.LESSON, Page.CHALLENGE, Page.SORRY, Page.FEAST):
            self.say(self._task())

    def _open_lesson(self, place: int) -> None:
        self._at = replace(self._at, lesson_place=place)
        self._open(Page.LESSON)

    def _take_changes(self) -> None:
        """Let the paths be those that came and went while children were in one."""
        if self.page in _BETWEEN:
            changes, self._changes = self._changes, ()
            for change in changes:
                self._change_paths(change)

    def _put_by(self) -> None:
        """Keep the answer under way for when its challenge is opened again."""
        with suppress(Exception):  # what failed may be in the answer itself
            self._at = replace(self._at, waiting=self._at.waiting.after_fault(self.bookmark))

    def _take_back(self, played: Round, put_by: Bookmark) -> None:
        """Make an answer that was put by again, if it is one to the challenge that was opened."""
        where = (self.path.id, self.lesson.id, *self.key)
        if where == (put_by.path, put_by.lesson, put_by.challenge, put_by.hash):
            self._at = replace(self._at, waiting=self._at.waiting.taken_back(self.touches))
            played.resume(put_by)
            self._settle(played)

    def _touch_animal(self, touch: Touch) -> None:
        if touch.key is Key.TOKEN:
            self._give_turn(self.turns.at(touch.index))
        elif self.passes_turn:
            self._give_turn(self.turns.passed_on())

    def _give_turn(self, turns: Turns) -> None:
        """Let an animal play and say which. If each has its own progress, it goes on where it left."""
        passes = turns != self.turns
        if passes and self.settings.own_progress:
            self._leave()
        self.turns = turns
        if passes:
            self.since_turn = 0.0
        if passes and self.settings.own_progress:
            self._come_back()
        self.say(Text(turn_of(self.animal)))

    def _leave(self) -> None:
        """Keep where the animal is whose turn ends: a run waits, a robot halts."""
        if self.round is not None:
            self.round.set_aside()
            self._settle(self.round)
        at = replace(self._at, page=self._lasting_page)
        self._groups = self._groups.leaving(self.animal, self._own_bookmark, at)
        self.joys = self.joys.elsewhere().kept(asked=False)

    @property
    def _lasting_page(self) -> Page:
        """The open page; behind a film and a feast, which nobody comes back to, the one that stays."""
        if self.page not in (Page.FEAST, Page.FILM):
            return self.page
        return Page.HOME if self.round is None else Page.CHALLENGE

    def _come_back(self) -> None:
        """Go where the animal waited whose turn it is: to the garden, if it has not played yet."""
        left = self._groups.left.get(self.animal)
        self._groups = self._groups.without(self.animal)
        self._show_done()
        self._at = Whereabouts() if left is None or left.at is None else left.at
        if left is not None and left.at is None:
            self._at = replace(self._at, waiting=PutBy(left.bookmark.put_by))
            self._go_to(left.bookmark)
        self._take_changes()

    def _show_done(self) -> None:
        """Let the flowers be those of the animal whose turn it is, or of all where they play together."""
        done = self._groups.by_anybody
        if self.settings.own_progress:
            done = self._groups.done_by(self.animal)
        self.repertoire = self.repertoire.showing(done)

    def _leave_round(self) -> None:
        if self.round is not None:
            self.round.leave_robots()
            self._settle(self.round)
            self._at = replace(self._at, round=None)

    def _task(self) -> Text:
        if self.page is Page.CHALLENGE and self._at.is_free:
            return Text(_(TASK))
        if self.page is Page.CHALLENGE:
            return self.challenge.task
        if self.page is Page.LESSON:
            return self.lesson.title
        if self.page in (Page.FEAST, Page.FILM):
            return self._joyful()
        if self.page is Page.SORRY:
            return Text(_("Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre."))
        return Text(_("Touche la fleur qui bouge !"))

    def _joyful(self) -> Text:
        """What is said at a film and at a feast."""
        if self.page is Page.FILM:
            return Text(_("Regarde : c'est ton programme !"))
        return Text(feast_said(self._lessons_done - 1))

    def _enter_adults(self) -> None:
        shelf, sheet, has_notices = self.paths.index(self.path), self.lesson_place, bool(self.notices)
        self.adults, requests = self.adults.entered(shelf, sheet, notices=has_notices)
        self._requests += requests
        self._open(Page.ADULTS)

    def _touch_home(self, touch: Touch) -> None:
        if touch.key is Key.PLAY:
            self.play_freely()
        elif touch.key is Key.LESSON:
            self._touch_flower(touch.index)

    def _touch_flower(self, place: int) -> None:
        if self.flowers.may_open(place, free=self.settings.free_order):
            self._open_lesson(place)

    def _touch_adults(self, touch: Touch) -> None:
        if touch.key is AdultKey.CHILDREN:
            self._open(Page.HOME)
            if self.settings.own_progress and self.animal in self._groups.left:
                self._come_back()
        elif touch.key is AdultKey.LEAVE:
            self._requests.append(Ask.LEAVE)
        elif touch.key is AdultKey.START:
            self.use_path(self.paths[self.adults.shelf])
            self._open_lesson(self.adults.sheet)
        else:
            if touch.key is AdultKey.SECTION:
                self.adults = self.adults.about(lines_of(self.path, self.settings.language, self._said))
            self.adults, requests = self.adults.touch(touch, self.robots)
            self._requests += requests
            self.use_settings(with_setting(self.settings, touch))

    def _touch_lesson(self, touch: Touch) -> None:
        if touch.key is Key.HOME:
            self._open(Page.HOME)
        elif touch.key is Key.CHALLENGE and touch.index < len(self.lesson.challenges):
            self.open_challenge(self.lesson_place, touch.index)

    def _touch_played(self, touch: Touch) -> None:
        """A touch at a challenge, a film or a feast."""
        if touch.key in (Key.FILM, Key.FRAME) or self.page in (Page.FEAST, Page.FILM):
            self._touch_joy(touch)
        elif self.round is not None:
            self._touch_challenge(self.round, touch)

    def _touch_challenge(self, played: Round, touch: Touch) -> None:
        if touch.key is Key.HOME and self._at.is_free:
            self._open(Page.HOME)
        elif touch.key is Key.HOME:
            self._open(Page.LESSON)
        elif touch.key is Key.NEXT and played.attempt.phase is Phase.SUCCEEDED:
            self._go_on()
        else:
            if played.attempt.phase not in _BEGUN:
                played.by = self.animal
            played.touch(touch, self.crew)
            self._settle(played)

    def _go_on(self) -> None:
        place, played, animal = self.following, self.round, self._author
        if not self.settings.own_progress:
            self.turns, self.since_turn = self.turns.passed_on(), 0.0
        if place is not None:
            self.open_challenge(self.lesson_place, place)
        elif self.ends_in_feast and played is not None:
            self.joys = self.joys.celebrating(played.attempt, animal)
            self._open(Page.FEAST)
        else:
            self._open(Page.HOME)

    @property
    def _lessons_done(self) -> int:
        """How many lessons of the path are done."""
        return sum(map(self.is_done, self.path.lessons))

    def _touch_joy(self, touch: Touch) -> None:
        """A touch at the feast or the film, or one that leads to a film or a picture."""
        feast, attempt = self.joys.feast, self.attempt
        if self.page is Page.FEAST and feast is not None:
            attempt = feast.attempt
            if touch.key is Key.SKIP or feast.time(self.since_page) < KEYS_S:
                self.joys = self.joys.skipped()
                return
        if touch.key is Key.NEXT and self.round is not None:
            self._go_on()
        elif touch.key is Key.NEXT:
            self._open(Page.HOME)
        elif attempt is None or self._at.is_free or attempt.gesture.shows_pictures:
            pass  # there is no program to see again
        elif touch.key is Key.FILM and attempt.phase is Phase.SUCCEEDED:
            self.joys, self.since_film = self.joys.showing(attempt), 0.0
            self._at = replace(self._at, page=Page.FILM, since_page=0.0)
            self.say(self._task())
        elif touch.key is Key.FRAME and not self.joys.has_kept:
            self.joys = self.joys.kept(asked=True)
            self._requests.append(KeepPicture(self._success(attempt), self._author, self.joys.look))

    def _success(self, shown: Attempt) -> Attempt:
        """The success that ``shown`` is a film of, all of it seen; itself where it is no film."""
        if self.page is not Page.FILM:
            return shown
        if self.joys.feast is not None:
            return self.joys.feast.attempt
        return shown if self.round is None else self.round.attempt

    @property
    def _author(self) -> str:
        """The animal whose program succeeded last: the turn may have passed on since."""
        if self.joys.feast is not None:
            return self.joys.feast.animal
        return self.animal if self.round is None else self.round.by or self.animal

    def _roll(self, seconds: float) -> None:
        """Let the film go on."""
        before, self.joys = self.joys.film, self.joys.after(seconds)
        self.since_film += seconds
        now = self.joys.film
        if before is not None and now is not None and before.is_over is not now.is_over:
            self.since_film = 0.0

    def _hear_picture(self, sentence: str, *, kept: bool) -> None:
        self.note(sentence)
        if kept:
            self.say(Text(_("Ton chemin est gardé en image.")))
        else:
            self.joys = self.joys.kept(asked=False)

    def _settle(self, played: Round) -> None:
        """Take what came of the open challenge: a run that ended is kept, a success is praised."""
        for asked in played.take_requests():
            if isinstance(asked, reports.Notice):
                self.note(asked.sentence)
            else:
                self._requests.append(asked)
        by = played.by or self.animal
        for attempt in played.take_ended():
            tried = played.diary.tried(attempt, by, self.key)
            if tried is not None:
                self._requests.append(tried)
            if attempt.is_done:
                self._groups = self._groups.with_done(by, (self.key,))
                self.repertoire = self.repertoire.with_done((self.key,))
            told = attempt.gesture.told(attempt.draft)
            if attempt.phase is Phase.SUCCEEDED:
                self.say(told or Text(success_said(self.joys.successes)))
                self.joys = self.joys.succeeded()
            elif attempt.ending is not None:
                self.say(told or Text(ending_sentence(attempt.ending.kind)))

    def _hear_robot(self, said: reports.RobotSaid) -> None:
        match said.report:
            case reports.Linked(_number, Aftermath() as aftermath):
                self._hear_aftermath(said.before, aftermath)  # its token when the run was sent
            case reports.Unreachable(sentence) | reports.NotForThisRobot(sentence):
                self.note(sentence)
                self._follow_robot(said.token, Stopped(None))
            case reports.Linked() | reports.Answered():
                pass
            case event:
                self._follow_robot(said.token, event)

    def _follow_robot(self, token: str, event: RobotEvent) -> None:
        if isinstance(event, Lost):
            self.note(str(event.error))
        if self.round is not None:
            self.round.follow_robot(token, event)
            self._settle(self.round)

    def _hear_aftermath(self, token: str, aftermath: Aftermath) -> None:
        self.note(aftermath.sentence)
        if self.round is not None:
            self.round.hear_aftermath(token, aftermath)

    def note(self, sentence: str) -> None:
        """Keep a sentence for the adult, once."""
        if sentence not in self.notices:
            self.notices = (*self.notices, sentence)

    def _add_path(self, read: reports.PathRead) -> None:
        """One more path to choose from; an adult goes on looking at the same one."""
        looked_at = self.paths[self.adults.shelf]
        self.repertoire = self.repertoire.with_path(read.path, read.hashes)
        self.adults = replace(self.adults, shelf=self.paths.index(looked_at))

    def _change_paths(self, change: PathsChanged) -> None:
        """Other paths to choose from. While children are in one, what they play stays as it is."""
        if self.page not in _BETWEEN:
            self._changes = (*self._changes, change)
            return
        looked_at, played = self.paths[self.adults.shelf].id, self.path
        come = [(read.path, read.hashes) for read in change.come]
        self.repertoire = self.repertoire.changed(change.gone, come)
        if self.path is not played:
            self.use_path(self.path)
        ids = [path.id for path in self.paths]
        shelf = ids.index(looked_at if looked_at in ids else self.path.id)
        self.adults = replace(self.adults, shelf=shelf, sheet=0)

    def _resume(self, opened: reports.Opened) -> None:
        """Go on where the last sitting ended, unless somebody has begun already.

        What is no longer there, or was changed since, is left out.
        """
        self._groups = self._groups.with_all_done(opened.by_animal, opened.done)
        self._show_done()
        self.joys = self.joys.counting_from(len(opened.done))
        bookmark = opened.bookmark
        if bookmark is None:
            return
        self._groups = self._groups.with_bookmarks(bookmark.others)
        begun = self.page is not Page.HOME or not self._is_untouched
        may_resume = not begun and bookmark.path == self.path.id
        if may_resume:
            self.turns = self.turns.given_to(bookmark.animal)
            self._show_done()
        if self.settings.own_progress and self.animal != bookmark.animal:
            self._groups = self._groups.with_bookmarks((bookmark,))
            if may_resume:
                self._come_back()
            return
        self._at = replace(self._at, waiting=PutBy(bookmark.put_by))
        if not opened.resumes:
            self._at = replace(self._at, waiting=self._at.waiting.with_answer(bookmark))
        elif may_resume:
            self._go_to(bookmark)

    def _go_to(self, bookmark: Bookmark) -> None:
        """Open what ``bookmark`` names, from the garden, with the answer that was under way."""
        if bookmark.path != self.path.id:
            return
        name = bookmark.challenge
        if bookmark.lesson == FREE_PLAY:
            self.play_freely()
            name = FREE_CHALLENGE  # an earlier version gave it another id
        elif not self.open_lesson(bookmark.lesson):
            return
        key, keys = (name, bookmark.hash), self.flowers.keys(self.lesson)
        if key not in keys:
            return
        if self.page is Page.LESSON:
            self.open_challenge(self.lesson_place, keys.index(key))
        if self.round is not None:
            self.round.resume(bookmark)
            self._settle(self.round)
