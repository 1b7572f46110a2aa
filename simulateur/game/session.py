"""One screen as a state machine: the open page, whose turn it is, what was done, what must be said.

Knows no pygame and no port. Touches, time and reports come in. What the machine must do is taken with
``take_requests``. What a page shows is read from the attributes: frozen values that know one subject each.
"""

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import replace
from types import MappingProxyType

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson
from beebot.text import Text
from simulateur.game import reports
from simulateur.game.adults.hand_robots import members_of, obeyed
from simulateur.game.adults.printable import printable
from simulateur.game.adults.state import Adults, Section, with_setting
from simulateur.game.controls import AdultKey, AnyKey, Key, Touch
from simulateur.game.joys.feast import Feast
from simulateur.game.joys.joys import Joys, note_of
from simulateur.game.machine.machine import COMPUTER, Machine
from simulateur.game.machine.members import Member, crew_of, some_move
from simulateur.game.machine.paths import PathRead, PathsChanged
from simulateur.game.machine.tablets import TabletsTo
from simulateur.game.outbox import Outbox
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.players.players import Players
from simulateur.game.players.put_by import PutBy
from simulateur.game.players.route import Route
from simulateur.game.players.telling import named, told
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.flowers import NO_HASHES, Flowers, Hashes
from simulateur.game.repertoire.shelf import Shelf
from simulateur.game.requests import Ask, OpenFile, Request
from simulateur.game.rounds.round import Round
from simulateur.game.rounds.turns import Turns
from simulateur.game.settings import Settings
from simulateur.game.sound.hearing import Heard, Hearing
from simulateur.game.sound.key_names import turn_of
from simulateur.game.spoken import lines_of

__all__ = ["SORRY_S", "Page", "Session"]

_DEFAULTS = Settings()
SORRY_S = 8.0
"""The page that says sorry goes home by itself after so many seconds."""
_TOLD = (Page.LESSON, Page.STORY, Page.CHALLENGE, Page.SORRY, Page.FEAST)
"""The pages that say what they are about when they open."""


class Session:
    """One sitting at one screen.

    ``players`` are who plays, and what. ``notices`` are sentences for the adult: what could not be read or
    reached; ``files`` are the whole names of the files that some of them are about. ``linked`` are the robots on a link
    that there are now. ``mute`` says that nothing can be heard, or must be heard; ``speaking`` whether something is
    being said, as far as is known.

    ``touches`` counts those that came, whatever became of them; ``heard`` counts the reports that did, but for those of
    the voice, which come all the time. ``since_touch`` counts seconds; so does ``since_turn``
    since the turn passed, and is infinite before it has.
    ``hashes`` are those of challenges that are known already. ``machine`` is what an adult has here.
    """

    def __init__(
        self,
        path: LearningPath,
        language: str,
        notices: Sequence[str] = (),
        *,
        settings: Settings = _DEFAULTS,
        hashes: Hashes = NO_HASHES,
        machine: Machine = COMPUTER,
    ) -> None:
        self.machine = machine
        self.players = Players(Shelf.of(path, hashes), Turns(settings.tokens), own=settings.own_progress)
        self.settings = replace(settings, language=language)
        self.joys = Joys()
        self.adults = Adults()
        self.notices = tuple(notices)
        self.files: Mapping[str, str] = MappingProxyType({})
        self.linked: tuple[Member, ...] = ()
        self.mute = self.speaking = False
        self.touches = self.heard = 0
        self.since_touch = 0.0
        self.since_turn = math.inf
        self._sorry_s = SORRY_S
        self._hearing = Hearing(self.turns.place)
        self._outbox = Outbox()

    @property
    def at(self) -> Whereabouts:
        """Where the group is whose turn it is."""
        return self.players.at

    @property
    def shelf(self) -> Shelf:
        """What there is to play, and what of it was done."""
        return self.players.shelf

    @property
    def turns(self) -> Turns:
        """Whose turn it is."""
        return self.players.turns

    @property
    def page(self) -> Page:
        """The open page; that of a challenge gives way to that of a robot which is programmed by hand for it."""
        at = self.players.at  # a page that is drawn asks some twelve times
        if at.page is Page.CHALLENGE and at.round is not None:
            by_hand = at.round.attempt.by_hand
            if by_hand is not None and by_hand.has_own_page:
                return Page.BY_HAND
        return at.page

    @property
    def robots(self) -> tuple[Member, ...]:
        """The robots there are now: those on a link in the order they came, then those without one."""
        return (*self.linked, *members_of(self.settings.hand_robots))

    @property
    def round(self) -> Round | None:
        """The open challenge, None on the other pages."""
        return self.players.at.round

    @property
    def route(self) -> Route:
        """What is open of the path that is played, and what follows."""
        return self.players.route

    @property
    def path(self) -> LearningPath:
        """The learning path that is played."""
        return self.shelf.path

    @property
    def flowers(self) -> Flowers:
        """The path that is played, and what was done of it."""
        return self.shelf.flowers

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open, or was open last; free play is one too."""
        return self.route.lesson

    @property
    def challenge(self) -> Challenge:
        """The challenge that is open, or was open last."""
        return self.route.challenge

    @property
    def animal(self) -> str:
        """Whose turn it is."""
        return self.turns.animal

    @property
    def attempt(self) -> Attempt | None:
        """The child at the open challenge, or in the film; None where there is neither."""
        if self.joys.film is not None:
            return self.joys.film.attempt
        played = self.players.at.round  # a page that is drawn asks some thirty times
        return None if played is None else played.attempt

    @property
    def since_phase(self) -> float:
        """Seconds since something began or ended in the challenge or film; elsewhere since the page opened."""
        if self.joys.film is not None:
            return self.joys.film.since_s
        return self.at.since_page if self.round is None else self.round.since_phase

    @property
    def is_moving(self) -> bool:
        """Whether a program is being run or followed, or a robot moves."""
        attempt = self.attempt
        runs = attempt is not None and attempt.phase in (Phase.RUNNING, Phase.ON_ROBOT)
        if attempt is not None and attempt.by_hand is not None:
            runs = attempt.by_hand.moves
        return runs or self.adults.times or some_move(self.robots)

    @property
    def bookmark(self) -> Bookmark:
        """Where the children are now, with the answer under way and the one that is put by, and where others wait."""
        return self.players.bookmark

    @property
    def crew(self) -> tuple[Member, ...]:
        """The robots that the open challenge is played on; none where there are not enough."""
        animals = (self.animal, *self.turns.coming)
        return crew_of(self.robots, animals, 1 if self.attempt is None else self.attempt.robots)

    def touch(self, touch: Touch) -> None:
        """Obey one touch."""
        self.since_touch = 0.0
        self.touches += 1
        self._hearing.touched(note_of(touch))
        self.joys = self.joys.touched(touch)
        if touch.key is Key.STOP_ALL:
            self._outbox.ask(Ask.STOP_ALL)
        elif self.page is Page.ADULTS:
            self._touch_adults(touch)
        elif touch.key in (Key.TOKEN, Key.TURN):
            self._give_turn(self.players.turns_after(touch))
        elif touch.key is Key.LISTEN:
            self._listen()
        elif touch.key is Key.ADULTS and self.page in (Page.HOME, Page.SORRY):
            self._enter_adults()
        elif touch.key in (Key.FILM, Key.FRAME) or self.page in (Page.FEAST, Page.FILM):
            self._touch_joy(touch)
        elif self.round is not None:
            self._touch_challenge(self.round, touch)
        else:
            self._touch_path(touch)

    def imagined(self) -> "Session":
        """A session that is where this one is; time that passes in it does not pass here."""
        twin = copy(self)
        played = None if self.round is None else self.round.imagined()
        twin.players = self.players.being(replace(self.at, round=played))
        twin._hearing, twin._outbox = copy(self._hearing), Outbox()  # noqa: SLF001 (they are its own)
        return twin

    def hold(self, touch: Touch | None) -> None:
        """Called each turn with what is kept down now, None for nothing: what listens ends once it is not held."""
        if self.page is Page.ADULTS:
            self.adults = self.adults.held(touch)

    def look(self, strip: int, first: int) -> None:
        """Show a strip of the open challenge from its place ``first`` on: a finger slid it."""
        self.since_touch = 0.0
        if self.round is not None:
            self.round.look(strip, first)

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.since_touch += seconds
        self.since_turn += seconds
        self._be(replace(self.at, since_page=self.at.since_page + seconds))
        if self.round is not None:
            self.round.tick(seconds, speaking=self.speaking)
            self._settle(self.round)
        self.adults = self.adults.after(seconds)
        self.joys = self.joys.after(seconds)
        if self.page is Page.SORRY and self.at.since_page >= self._sorry_s:
            self._go(self.route.to_page(Page.HOME))

    def hear(self, report: reports.Report) -> None:
        """Take in what the machine tells this session."""
        self.heard += not isinstance(report, reports.VoiceIs)
        self.adults = self.adults.heard(report)
        match report:
            case reports.RobotsAre(members):
                self.linked = members
            case reports.RobotSaid():
                self._hear_robot(report)
            case reports.Opened():
                self._resume(report)
            case reports.Erased():
                self.players = self.players.erased()
            case PathRead():
                self.players = replace(self.players, shelf=self.shelf.with_path(report.path, report.hashes))
            case PathsChanged():
                self.players = replace(self.players, shelf=self.shelf.to_change(report))
                self._take_changes()
            case reports.Notice(sentence, file):
                self.note(sentence, file)
            case reports.PictureIs(kept, sentence):
                self._hear_picture(sentence, kept=kept)
            case reports.VoiceIs(heard, speaking):
                self.mute, self.speaking = not heard, speaking

    def take_requests(self) -> tuple[Request, ...]:
        """What the machine must do since the last call."""
        return self._outbox.take(by_children=self.page is not Page.ADULTS)

    def take_sounds(self) -> tuple[Heard, ...]:
        """The short sounds that are due since the last call."""
        return self._hearing.take(self.attempt, self.turns.place, self.since_touch)

    def note(self, sentence: str, file: str = "") -> None:
        """Keep a sentence for the adult, once, with the whole name of the ``file`` that it is about, if any."""
        if sentence not in self.notices:
            self.notices = (*self.notices, sentence)
            if file:
                self.files = MappingProxyType({**self.files, sentence: file})

    def name_key(self, key: AnyKey) -> None:
        """Say what a key is called: somebody keeps it down."""
        self._outbox.ask(*named(key, self.attempt, self.settings.language))

    def open_lesson(self, name: str) -> bool:
        """Go straight to the lesson of this id; False where the path has none."""
        places = [place for place, lesson in enumerate(self.path.lessons) if lesson.id == name]
        if places:
            self._go(self.route.to_lesson(places[0]))
        return bool(places)

    def open_challenge(self, lesson: int, challenge: int) -> None:
        """Go straight to one challenge and say its task."""
        self._go(self.route.to_challenge(lesson, challenge))

    def play_freely(self) -> None:
        """Open free play."""
        self._go(self.route.to_free_play())

    def use_path(self, path: LearningPath) -> None:
        """Play another learning path, from its garden."""
        self.players = self.players.on_path(path)
        self.settings = replace(self.settings, path=path.id)

    def use_settings(self, settings: Settings) -> None:
        """Play on with other settings, but for those that are imposed on this machine."""
        settings = replace(settings, **{name: getattr(self.settings, name) for name in self.machine.imposed})
        if settings != self.settings:
            self.players = self.players.with_settings(settings)
            self.settings = settings

    def apologise(self, seconds: float = SORRY_S) -> None:
        """Show the page that says sorry, for what nobody foresaw; it goes home after ``seconds``.

        The answer under way is put by, unless it was put by before and failed again before a touch
        was handled. Robots are told to stop. A page that says sorry already goes on doing so.
        """
        if self.page is Page.SORRY:
            return
        with suppress(Exception):  # what failed may be in the answer itself
            self._be(replace(self.at, waiting=self.at.waiting.after_fault(self.bookmark)))
        self._be(replace(self.at, round=None, is_free=False))
        self.adults = Adults()
        self._outbox.ask(Ask.STOP_ALL)
        self._sorry_s = seconds
        self._go(self.route.to_page(Page.SORRY))

    def went_well(self) -> None:
        """A touch was handled, and what came of it was shown."""
        self._be(replace(self.at, waiting=self.at.waiting.handled(self.touches)))

    def _be(self, at: Whereabouts) -> None:
        self.players = self.players.being(at)

    def _go(self, at: Whereabouts) -> None:
        """Leave the open page for another, and say what is to be done there."""
        before = self.attempt
        if at.page is not Page.CHALLENGE:
            self._leave_round()
        feast = at.book.feast if at.page is Page.FEAST else None
        self.joys = self.joys.elsewhere() if feast is None else self.joys.celebrating(feast)
        self._be(at.entered())
        if at.page is Page.CHALLENGE:
            played = Round.after(before, self.challenge, self.settings)
            self._be(replace(self.at, round=played, waiting=PutBy(at.waiting.answer)))
        self._take_changes()
        if at.page in _TOLD:
            self._tell()
        put_by = at.waiting.answer
        if put_by is not None and self.round is not None and put_by.is_at(self.route.bookmark(self.animal)):
            self._be(replace(self.at, waiting=self.at.waiting.taken_back(self.touches)))
            self.round.resume(put_by)
            self._settle(self.round)

    def _listen(self) -> None:
        """Say again what is to be done; of a robot that is programmed by hand, its next key."""
        if self.round is not None and self.page is Page.BY_HAND:
            self.round.tell_by_hand()
            self._settle(self.round)
            return
        self._tell()
        if self.round is not None:
            self.round.show_again()

    def _tell(self) -> None:
        """Say what is to be done on the open page."""
        self._outbox.ask(told(self.route, self.settings.language))

    def _take_changes(self) -> None:
        """Let paths come and go, unless children are in one."""
        before, self.players = self.path, self.players.up_to_date()
        if self.path is not before:
            self.settings = replace(self.settings, path=self.path.id)

    def _touch_path(self, touch: Touch) -> None:
        """A touch in the garden, at a lesson or in a story."""
        there = self.route.touched(touch, any_order=self.settings.free_order)
        if there is not None:
            self._go(there)
            if touch.key is Key.GARDEN:
                self._tell()

    def _touch_challenge(self, played: Round, touch: Touch) -> None:
        if touch.key is Key.HOME and self.players.plays_for_another:
            self._leave_round()
            self._come_back()
        elif touch.key is Key.HOME:
            self._go(self.route.back())
        elif touch.key is Key.NEXT and played.attempt.phase is Phase.SUCCEEDED:
            self._go_on(played)
        else:
            making = played.attempt.gesture.offers
            played.touch(touch, self.crew, self.turns)
            self._settle(played)
            if making and not played.attempt.gesture.offers:
                self._take_turn(self.players.offered())
                played.by = self.animal
                self._name_animal()

    def _go_on(self, played: Round) -> None:
        """Go on after a success, to what follows; the next animal plays, unless each has its own progress."""
        feast = Feast(played.attempt, played.author(self.animal))
        if self.players.plays_for_another:
            self._leave_round()
            self._come_back()
            return
        if not self.players.own:
            self._take_turn(self.players.taking(self.turns.passed_on()))
        self._go(self.route.after_success(feast))

    def _touch_joy(self, touch: Touch) -> None:
        """A touch at the feast or the film, or one that leads to a film or a picture."""
        played, film = self.round, self.joys.film
        if self.page is Page.FEAST and self.joys.skips(touch, self.at.since_page):
            self.joys = self.joys.skipped()
        elif touch.key is Key.NEXT and played is not None:
            self._go_on(played)
        elif touch.key is Key.NEXT:
            self._go(self.route.to_page(Page.HOME))
        elif not self.at.is_free:
            own, by = (None, "") if played is None else (played.attempt, played.author(self.animal))
            self.joys, requests = self.joys.touch(touch, own, by)
            self._outbox.ask(*requests)
            if self.joys.film is not film:
                self._be(replace(self.at, page=Page.FILM, since_page=0.0))
                self._tell()

    def _settle(self, played: Round) -> None:
        """Take what came of the open challenge: a run that ended is kept, a success is praised."""
        for asked in played.take_requests():
            if isinstance(asked, reports.Notice):
                self.note(asked.sentence)
            else:
                self._outbox.ask(asked)
        key = self.route.key
        for result in played.take_results(key, self.turns):
            self.players = self.players.with_done(result.done_by, key)
            self._outbox.ask(*result.tries, *result.said(self.settings.language, self.joys.successes))
            if result.is_success:
                self.joys = self.joys.succeeded()

    def _leave_round(self) -> None:
        if self.round is not None:
            self.round.leave_robots()
            self._settle(self.round)
            self._be(replace(self.at, round=None))

    def _give_turn(self, turns: Turns | None) -> None:
        """Let an animal play and say which; None is nobody. If each has its own progress, it goes on where it left."""
        if turns is None:
            return
        passes, moves = turns != self.turns, turns != self.turns and self.players.own
        if moves:
            self._leave()
        if passes:
            self._take_turn(self.players.taking(turns))
        if moves:
            self._come_back()
        self._name_animal()

    def _take_turn(self, players: Players) -> None:
        self.players, self.since_turn = players, 0.0

    def _name_animal(self) -> None:
        self._outbox.say(Text(turn_of(self.animal)), self.settings.language)

    def _leave(self) -> None:
        """Keep where the animal is whose turn ends: a run waits, a robot halts, a feast or a film is over."""
        if self.round is not None:
            self.round.set_aside()
            self._settle(self.round)
        self.players = self.players.left()
        self.joys = self.joys.elsewhere().kept(asked=False)

    def _come_back(self) -> None:
        """Go where the animal waited whose turn it is."""
        self.players, bookmark = self.players.back()
        self._go_to(bookmark)

    def _go_to(self, bookmark: Bookmark | None) -> None:
        """Open what ``bookmark`` names, with the answer that was under way."""
        there = None if bookmark is None else self.route.to_bookmark(bookmark)
        if bookmark is not None and there is not None:
            self._go(there)
            if self.round is not None and self.route.key[1] == bookmark.hash:
                self.round.resume(bookmark)
                self._settle(self.round)
        self._take_changes()

    def _enter_adults(self) -> None:
        sheet = self.path.on_shelf.index(self.path.lessons[self.at.lesson_place])
        self.players = replace(self.players, shelf=self.shelf.looking_at_played(sheet))
        self.adults, requests = self.adults.entered(notices=bool(self.notices))
        self.adults = self.adults.listing(sheet)
        self._outbox.ask(*requests)
        self._go(self.route.to_page(Page.ADULTS))

    def _touch_adults(self, touch: Touch) -> None:
        if touch.key is AdultKey.CHILDREN:
            self._go(self.route.to_page(Page.HOME))
            if self.players.has_left:
                self._come_back()
        elif touch.key is AdultKey.LEAVE:
            self._outbox.ask(Ask.LEAVE)
        elif touch.key is AdultKey.LESSON_ON_ALL:
            self._outbox.ask(TabletsTo(self.lesson.id))
        elif touch.key is AdultKey.OPEN_FILE:
            self._outbox.ask(OpenFile(tuple(dict.fromkeys(self.files.values()))[touch.index]))
        elif touch.key is AdultKey.START:
            self._begin(*self.shelf.found)
        elif touch.key is AdultKey.READ_TRIES:
            self.adults, to_read = self.adults.reading_tries(self._lesson_asked(touch))
            self._outbox.ask(*to_read)
        else:
            if touch.key is AdultKey.SECTION:
                heard = lines_of(self.path, self.settings.language, self._outbox.said, self.at.lesson_place)
                self.adults = self.adults.about(heard)
            self.players = replace(self.players, shelf=self.shelf.touch(touch))
            self.adults, to_print = self.adults.choosing(*printable(self.shelf), self.robots)
            self.adults, requests = self.adults.touch(touch, self.robots)
            self._outbox.ask(*to_print)
            if touch.key in (AdultKey.FIND_BY, AdultKey.FOLLOWING):
                self.adults = self.adults.listing(self.shelf.sheet)
            self._outbox.ask(*self._obeyed_for_hands(requests))
            self.use_settings(with_setting(self.settings, touch))

    def _lesson_asked(self, touch: Touch) -> Lesson:
        """The séance whose tries a touch asks for."""
        if self.adults.section is Section.LESSONS:
            return self.shelf.found.lesson
        return self.adults.data.path(self.shelf).lessons[touch.index]

    def _obeyed_for_hands(self, requests: tuple[Request, ...]) -> tuple[Request, ...]:
        """Obey what was asked of robots without a link; what is left for the machine to do."""
        settings, rest, joined = obeyed(self.settings, requests, self.linked)
        self.use_settings(settings)
        if joined is not None:
            self.adults = self.adults.heard(reports.RobotJoined(joined))
        return rest

    def _begin(self, path: LearningPath, lesson: Lesson) -> None:
        """Play ``lesson`` of ``path``, if it has challenges."""
        if lesson.challenges:
            self.use_path(path)
            self._go(self.route.to_lesson(path.lessons.index(lesson)))

    def _hear_picture(self, sentence: str, *, kept: bool) -> None:
        self.note(sentence)
        if kept:
            self._outbox.say(Text(_("Ton chemin est gardé en image.")), self.settings.language)
        else:
            self.joys = self.joys.kept(asked=False)

    def _hear_robot(self, said: reports.RobotSaid) -> None:
        if said.notice is not None:
            self.note(said.notice)
        if self.round is not None:
            self.round.hear_robot(said)
            self._settle(self.round)

    def _resume(self, opened: reports.Opened) -> None:
        """Go on where the last sitting ended, unless somebody has begun already."""
        begun = self.page is not Page.HOME or self.touches > 0
        self.players, bookmark = self.players.resumed(opened, begun=begun)
        self.joys = self.joys.counting_from(len(opened.done))
        self._go_to(bookmark)
