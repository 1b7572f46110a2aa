"""One screen as a state machine: the open page, whose turn it is, what was done, what must be said.

Knows no pygame and no port. Touches, time and reports come in. What to show is read from the
attributes. What the machine must do is taken with ``take_requests``.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson, Level
from beebot.robot import Aftermath, Lost, RobotEvent, Stopped
from beebot.text import Text
from simulateur.game import reports
from simulateur.game.adults.state import Adults, with_setting
from simulateur.game.controls import AdultKey, AnyKey, Key, Touch
from simulateur.game.flowers import NO_HASHES, DoneKey, Flowers, Hashes
from simulateur.game.freeplay import FREE_CHALLENGE, FREE_PLAY, TASK
from simulateur.game.hearing import Hearing, Sound
from simulateur.game.key_names import spoken_name
from simulateur.game.members import Member, crew_of
from simulateur.game.packs import PathsChanged
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.play.round import Round
from simulateur.game.put_by import PutBy
from simulateur.game.records import Bookmark
from simulateur.game.repertoire import Repertoire
from simulateur.game.requests import Ask, Request, Say
from simulateur.game.settings import Settings
from simulateur.game.turns import Turns

_DEFAULTS = Settings()
_YOUNGEST = (Level.PS, Level.MS)
_TEMPOS = {False: TORTOISE, True: HARE}
_NOTHING: Program = ()
_CALM_AFTER_S = 4.0
SORRY_S = 8.0
"""The page that says sorry goes home by itself after so many seconds."""


class Page(Enum):
    """The screens, from the garden to the mat."""

    HOME = auto()
    LESSON = auto()
    CHALLENGE = auto()
    ADULTS = auto()
    SORRY = auto()
    """Something failed that nobody foresaw; the way home."""


class Session:
    """One sitting at one screen.

    ``repertoire`` is what there is to play, ``turns`` says whose turn it is. ``round`` is the open
    challenge, None on the other pages. ``notices`` are sentences for the adult: what could not be
    read or reached. ``robots`` are the robots there are now. ``mute`` says that nothing can be
    heard, or must be heard. ``hashes`` are those of challenges that are known already.
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
        self.adults = Adults()
        self.notices = tuple(notices)
        self.robots: tuple[Member, ...] = ()
        self.page = Page.HOME
        self.lesson_place = 0
        self.challenge_place = 0
        self.round: Round | None = None
        self._is_free = False
        self._plays_again = False
        self.mute = False
        self.since_touch = 0.0
        self.since_page = 0.0
        self.touches = 0
        """How many touches came, whatever became of them."""
        self._waiting = PutBy()
        self._sorry_s = SORRY_S
        self._hearing = Hearing(self.token)
        self._requests: list[Request] = []
        self._is_untouched = True
        self._changes: tuple[PathsChanged, ...] = ()
        """Changes of the paths that wait until nobody plays one of them."""

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
        if self._is_free:
            return self.repertoire.free
        return self.path.lessons[self.lesson_place]

    @property
    def attempt(self) -> Attempt | None:
        """The child at the open challenge; None where none is open."""
        if self.round is None:
            return None
        return self.round.attempt

    @property
    def since_phase(self) -> float:
        """Seconds since something began or ended in the challenge; elsewhere since the page opened."""
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
        if not self._plays_again:
            return self.next_challenge
        after = self.challenge_place + 1
        return after if after < len(self.lesson.challenges) else None

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
        return self._waiting.answer

    @property
    def bookmark(self) -> Bookmark:
        """Where the children are now, with the answer under way and the one that is put by."""
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
        self._hearing.touched()
        if touch.key is Key.STOP_ALL:
            self._requests.append(Ask.STOP_ALL)
        elif self.page is Page.ADULTS:
            self._touch_adults(touch)
        elif touch.key is Key.TOKEN:
            self.turns = self.turns.at(touch.index)
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
        elif self.round is not None:
            self._touch_challenge(self.round, touch)

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.since_touch += seconds
        self.since_page += seconds
        if self.round is not None:
            self.round.tick(seconds)
            self._settle(self.round)
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
                self.repertoire = self.repertoire.with_nothing_done()
                self._waiting = PutBy()
            case reports.PathRead():
                self._add_path(report)
            case PathsChanged():
                self._change_paths(report)
            case reports.Notice(sentence):
                self.note(sentence)
            case reports.VoiceIs(heard):
                self.mute = not heard

    def take_requests(self) -> tuple[Request, ...]:
        """What the machine must do since the last call."""
        requests, self._requests = tuple(self._requests), []
        return requests

    def take_sounds(self) -> tuple[Sound, ...]:
        """The short sounds that are due since the last call."""
        return self._hearing.take(self.attempt, self.token)

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
            self.lesson_place = places[0]
            self._open(Page.LESSON)
        return bool(places)

    def play_freely(self) -> None:
        """Open free play."""
        self._is_free = True
        self.open_challenge(self.lesson_place, 0)

    def use_path(self, path: LearningPath) -> None:
        """Play another learning path, from its garden."""
        self.repertoire = self.repertoire.playing(path)
        self.lesson_place = self.challenge_place = 0
        self.settings = replace(self.settings, path=path.id)

    def use_settings(self, settings: Settings) -> None:
        """Play on with other settings. The turn stays with its animal if it still plays."""
        self.settings = settings
        self.turns = self.turns.among(settings.tokens)

    def open_challenge(self, lesson: int, challenge: int) -> None:
        """Go straight to one challenge and say its task."""
        settings, before = self.settings, self.attempt
        self.lesson_place, self.challenge_place = lesson, challenge
        self._plays_again = self.is_done(self.lesson)
        tempo, kept = _TEMPOS[settings.hare], _NOTHING
        if before is not None:
            tempo = before.tempo
            if settings.hidden_memory and not settings.immediate:
                kept = before.told
        at_once, language = settings.immediate, settings.language
        self.round = Round(self.challenge, language, tempo, immediate=at_once, kept=kept)
        self._open(Page.CHALLENGE)
        self._waiting = PutBy(self.put_by)
        if self.put_by is not None:
            self._take_back(self.round, self.put_by)

    def apologise(self, seconds: float = SORRY_S) -> None:
        """Show the page that says sorry, for what nobody foresaw; it goes home after ``seconds``.

        The answer under way is put by, unless it was put by before and failed again before a touch
        was handled. Robots are told to stop. A page that says sorry already goes on doing so.
        """
        if self.page is Page.SORRY:
            return
        self._put_by()
        self.round, self._is_free, self.adults = None, False, Adults()
        self._requests.append(Ask.STOP_ALL)
        self._sorry_s = seconds
        self._open(Page.SORRY)

    def went_well(self) -> None:
        """A touch was handled, and what came of it was shown."""
        self._waiting = self._waiting.handled(self.touches)

    def _open(self, page: Page) -> None:
        if page is not Page.CHALLENGE:
            self._leave_round()
            self._is_free = False
        self.page = page
        self.since_page = 0.0
        if page in (Page.HOME, Page.ADULTS):
            changes, self._changes = self._changes, ()
            for change in changes:
                self._change_paths(change)
        if page in (Page.LESSON, Page.CHALLENGE, Page.SORRY):
            self.say(self._task())

    def _put_by(self) -> None:
        """Keep the answer under way for when its challenge is opened again."""
        with suppress(Exception):  # what failed may be in the answer itself
            self._waiting = self._waiting.after_fault(self.bookmark)

    def _take_back(self, played: Round, put_by: Bookmark) -> None:
        """Make an answer that was put by again, if it is one to the challenge that was opened."""
        where = (self.path.id, self.lesson.id, *self.key)
        if where == (put_by.path, put_by.lesson, put_by.challenge, put_by.hash):
            self._waiting = self._waiting.taken_back(self.touches)
            played.resume(put_by)
            self._settle(played)

    def _leave_round(self) -> None:
        if self.round is not None:
            self.round.leave_robots()
            self._settle(self.round)
            self.round = None

    def _task(self) -> Text:
        if self.page is Page.CHALLENGE and self._is_free:
            return Text(_(TASK))
        if self.page is Page.CHALLENGE:
            return self.challenge.task
        if self.page is Page.LESSON:
            return self.lesson.title
        if self.page is Page.SORRY:
            return Text(_("Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre."))
        return Text(_("Touche la fleur qui bouge !"))

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
            self.lesson_place = place
            self._open(Page.LESSON)

    def _touch_adults(self, touch: Touch) -> None:
        if touch.key is AdultKey.CHILDREN:
            self._open(Page.HOME)
        elif touch.key is AdultKey.LEAVE:
            self._requests.append(Ask.LEAVE)
        elif touch.key is AdultKey.START:
            self.use_path(self.paths[self.adults.shelf])
            self.lesson_place = self.adults.sheet
            self._open(Page.LESSON)
        else:
            self.adults, requests = self.adults.touch(touch, self.robots)
            self._requests += requests
            self.use_settings(with_setting(self.settings, touch))

    def _touch_lesson(self, touch: Touch) -> None:
        if touch.key is Key.HOME:
            self._open(Page.HOME)
        elif touch.key is Key.CHALLENGE and touch.index < len(self.lesson.challenges):
            self.open_challenge(self.lesson_place, touch.index)

    def _touch_challenge(self, played: Round, touch: Touch) -> None:
        if touch.key is Key.HOME and self._is_free:
            self._open(Page.HOME)
        elif touch.key is Key.HOME:
            self._open(Page.LESSON)
        elif touch.key is Key.NEXT and played.attempt.phase is Phase.SUCCEEDED:
            self._go_on()
        else:
            played.touch(touch, self.crew)
            self._settle(played)

    def _go_on(self) -> None:
        self.turns = self.turns.passed_on()
        place = self.following
        if place is None:
            self._open(Page.HOME)
        else:
            self.open_challenge(self.lesson_place, place)

    def _settle(self, played: Round) -> None:
        """Take what came of the open challenge: a run that ended is kept, a success is praised."""
        for asked in played.take_requests():
            if isinstance(asked, reports.Notice):
                self.note(asked.sentence)
            else:
                self._requests.append(asked)
        for attempt in played.take_ended():
            tried = played.diary.tried(attempt, self.animal, self.key)
            if tried is not None:
                self._requests.append(tried)
            if attempt.is_done:
                self.repertoire = self.repertoire.with_done((self.key,))
            if attempt.phase is Phase.SUCCEEDED:
                self.say(Text(_("Bravo !")))

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
        if self.page in (Page.LESSON, Page.CHALLENGE):
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
        self.repertoire = self.repertoire.with_done(opened.done)
        bookmark = opened.bookmark
        if bookmark is None:
            return
        self._waiting = PutBy(bookmark.put_by)
        if not opened.resumes:
            self._waiting = self._waiting.with_answer(bookmark)
        begun = self.page is not Page.HOME or not self._is_untouched
        if begun or bookmark.path != self.path.id:
            return
        self.turns = self.turns.given_to(bookmark.animal)
        if not opened.resumes:
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
