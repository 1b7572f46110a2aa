"""The way of the children from place to place: what their touches lead to, and all that each step brings about.

A step settles the challenge that is left, passes the turn, opens a page and says what is to be done there, in this
order. What adults do, what the machine tells and what is heard is not here: that is the session's.
"""

import math
from contextlib import suppress
from copy import copy
from dataclasses import replace

from beebot.i18n import gettext as _
from beebot.lesson import LearningPath
from beebot.text import Text
from simulateur.game.controls import AnyKey, Key, Touch
from simulateur.game.messages.members import Member
from simulateur.game.pending_requests import Outbox
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.players.ages import path_of_age, stands
from simulateur.game.players.players import Players
from simulateur.game.players.said_when_page_opens import good_day, told
from simulateur.game.players.waiting_answer import PutBy
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark, Hung
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.reports import Notice, Opened, RobotSaid
from simulateur.game.requests import Ask, Say
from simulateur.game.rounds.round import Round
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings
from simulateur.game.sound.key_names import turn_of
from simulateur.game.success.after_success import Celebrations
from simulateur.game.success.feast import Feast

SORRY_S = 8.0
"""The page that says sorry goes home by itself after so many seconds."""
_TOLD = (Page.AGES, Page.LESSON, Page.STORY, Page.CHALLENGE, Page.SORRY, Page.FEAST)
"""The pages that say what they are about when they open."""


class Journey:
    """``players`` are who plays, and where each group is; ``celebrations`` are what follows a success.

    ``settings`` are what an adult chose, ``notices`` what an adult ought to read. What the machine must do waits in
    ``outbox``. ``touches`` counts those that came, whatever became of them; ``touched`` is the key of the last one.
    ``since_turn`` counts seconds since the turn passed, and is infinite before it has.
    """

    def __init__(self, players: Players, settings: Settings) -> None:
        self.players, self.settings = players, settings
        self.celebrations = Celebrations()
        self.notices: tuple[Notice, ...] = ()
        self.outbox = Outbox()
        self.touches = 0
        self.touched: AnyKey | None = None
        self.since_turn = math.inf
        self._sorry_s = SORRY_S

    @property
    def at(self) -> Whereabouts:
        """Where the group is whose turn it is."""
        return self.players.at

    @property
    def attempt(self) -> Attempt | None:
        """The child at the open challenge, or in the film; None where there is neither."""
        if self.celebrations.film is not None:
            return self.celebrations.film.attempt
        played = self.players.at.round  # a page that is drawn asks some thirty times
        return None if played is None else played.attempt

    def imagined(self) -> "Journey":
        """A copy of this journey, in which time may pass without changing this one."""
        twin = copy(self)
        played = None if self.at.round is None else self.at.round.imagined()
        twin.players = replace(self.players, at=replace(self.at, round=played))
        twin.outbox = Outbox()
        return twin

    # Touches and time

    def count(self, touch: Touch) -> None:
        """Note that a touch came: what was poked before stops moving."""
        self.touches += 1
        self.touched = touch.key
        self.celebrations = self.celebrations.touched(touch)

    def touch(self, touch: Touch, crew: tuple[Member, ...]) -> None:
        """Obey a touch of children. ``crew`` are the robots that the open challenge is played on."""
        if touch.key in (Key.TOKEN, Key.TURN):
            self._give_turn(self.players.turns_after(touch))
        elif touch.key is Key.LISTEN:
            self._listen()
        elif touch.key in (Key.FILM, Key.FRAME) or self.at.seen in (Page.FEAST, Page.FILM):
            self._touch_joy(touch)
        elif self.at.round is not None:
            self._touch_challenge(self.at.round, touch, crew)
        elif self.at.seen is Page.AGES and touch.key in (Key.NEXT, Key.LATER):
            self._touch_ages(touch)
        elif self.at.seen is Page.GALLERY and touch.key is Key.HUNG:
            self._touch_hung(touch.index)
        elif (there := self.players.route.touched(touch, any_order=self.settings.free_order)) is not None:
            self.go(there)
            if touch.key is Key.GARDEN:
                self._tell()

    def _touch_ages(self, touch: Touch) -> None:
        """Choose the age that was touched, once it has stood for a while; or leave it for later, and play its path."""
        path = path_of_age(self.players.route)
        if touch.key is Key.LATER:
            if path is not None:
                self.players = self.players.with_path(path)
            self.go(self.players.route.to_page(Page.HOME))
        elif path is not None and stands(self.at, self.settings):
            self.use_path(path)
            self.go(self.players.route.to_page(Page.HOME))

    def tick(self, seconds: float, *, speaking: bool) -> None:
        """Let ``seconds`` pass; ``speaking`` says whether something is being said."""
        self.since_turn += seconds
        self._move(replace(self.at, since_page=self.at.since_page + seconds))
        if self.at.round is not None:
            self.at.round.tick(seconds, speaking=speaking)
            self._settle(self.at.round)
        self.celebrations = self.celebrations.after(seconds)
        if self.at.seen is Page.SORRY and self.at.since_page >= self._sorry_s:
            self.go(self.players.route.to_page(Page.HOME))

    def _touch_challenge(self, played: Round, touch: Touch, crew: tuple[Member, ...]) -> None:
        if touch.key is Key.HOME and (self.players.plays_for_another or self.players.route.ends_in_feast):
            self._go_on(played)  # the house is no way round the feast, and where nothing is asked it is the only way on
        elif touch.key is Key.HOME:
            away = self.players.place_outside()
            if self.players.route.fills_flower:  # of a story whose last pages are still to come
                away = replace(away, book=away.book.awaiting(Feast(played.attempt, played.author(self.players.animal))))
            self.go(away)
        elif touch.key is Key.CAMERA and self.at.is_free:
            self._hang(played)
        elif touch.key is Key.NEXT and played.attempt.phase is Phase.SUCCEEDED:
            self._go_on(played)
        else:
            making = played.attempt.gesture.offers
            played.touch(touch, crew, self.players.turns)
            self._settle(played)
            if making and not played.attempt.gesture.offers:
                self._take_turn(self.players.pass_challenge_on())
                played.by = self.players.animal
                self._name_animal()

    def _hang(self, played: Round) -> None:
        """Keep the mat of free play. Where no peg is free, the first one is offered: a touch on it says yes."""
        mat = Hung(played.author(self.players.animal), played.attempt.gesture.remade(played.attempt.draft))
        self._move(self.at.hanging(mat))
        if self.at.to_hang is not None:
            self.go(replace(self.players.place_outside(), page=Page.GALLERY))
        else:
            self._say_kept()

    def _touch_hung(self, place: int) -> None:
        """Hang a new mat in the place of the first; else play on with the one at ``place``, whose last run is seen."""
        at, mat = self.at, self.at.to_hang
        if mat is not None and place == 0:
            self._move(replace(at, hung=(*at.hung[1:], mat), to_hang=None))
            self._say_kept()
        elif mat is None and 0 <= place < len(at.hung):
            touches = at.hung[place].touches
            runs = touches[-1:] == (Touch(Key.PAINTED),)
            self.go(self.players.route.to_free_play())
            opened = Round(self.players.route.challenge, self.settings)
            self._move(replace(self.at, round=opened))
            opened.resume(self.players.bookmark._replace(touches=touches[:-1] if runs else touches))
            if runs:
                opened.touch(Touch(Key.GO), (), self.players.turns)
            self._settle(opened)

    def _say_kept(self) -> None:
        self.outbox.say(Text(_("C'est gardé !")), self.settings.language)

    def _touch_joy(self, touch: Touch) -> None:
        played, film = self.at.round, self.celebrations.film
        if self.at.seen is Page.FEAST and self.celebrations.skips(touch, self.at.since_page):
            self.celebrations = self.celebrations.skipped()
        elif touch.key is Key.NEXT and played is not None:
            self._go_on(played)
        elif touch.key is Key.NEXT:
            passed = self.at.seen is Page.FEAST and not self.players.own and self.players.turns.coming
            self.go(self.players.route.to_page(Page.HOME), self._turn_said if passed else None)
        elif not self.at.is_free:
            own, by = (None, "") if played is None else (played.attempt, played.author(self.players.animal))
            self.celebrations, requests = self.celebrations.touch(touch, own, by)
            self.outbox.ask(*requests)
            if self.celebrations.film is not film:
                self._move(replace(self.at, page=Page.FILM, since_page=0.0))
                self._tell()

    def _listen(self) -> None:
        """Say again what is to be done; of a robot that is programmed by hand, its next key."""
        if self.at.round is not None and self.at.seen is Page.BY_HAND:
            self.at.round.tell_by_hand()
            self._settle(self.at.round)
        else:
            self._tell()
            if self.at.round is not None:
                self.at.round.show_again()

    # Steps from one place to another

    def go(self, at: Whereabouts, first: Say | None = None) -> None:
        """Leave the open page for another, and say what is to be done there, after what comes ``first``."""
        before = self.attempt
        if at.page is not Page.CHALLENGE:
            self._leave_round()
        feast = at.book.feast if at.page is Page.FEAST else None
        self.celebrations = (
            self.celebrations.elsewhere() if feast is None else self.celebrations._replace(feast=feast, film=None)
        )
        self._move(at.entered())
        if at.page is Page.CHALLENGE:
            played, first = self._opened(before, first)
            self._move(replace(self.at, round=played, waiting=PutBy(at.waiting.answer)))
        self.take_changes()
        if at.page in _TOLD:
            self._tell(first)
        elif first is not None:
            self.outbox.ask(first)
        path = self.players.repertoire.path.id
        put_by, opened = at.waiting.waiting_on(path), self.at.round
        if put_by is None or opened is None or opened.diary.touches:  # a program that was not cleared stands there
            return
        if put_by.is_at(self.players.route.bookmark(self.players.animal)):
            self._move(replace(self.at, waiting=self.at.waiting.taken_back(path, self.touches)))
            opened.resume(put_by)
            self._settle(opened)

    def _opened(self, before: Attempt | None, first: Say | None) -> tuple[Round, Say | None]:
        """A round of the open challenge, and what is said first: what a key does that nobody here has met."""
        route, key = self.players.route, self.players.route.key
        played = Round(route.challenge, self.settings, before, route.brought)
        ghost = played.attempt.ghost
        new = key not in self.at.met and key not in route.repertoire.flowers.done
        if new and ghost is not None and [touch.key for touch in ghost.touches] == [played.attempt.brought]:
            played.shows_key = True
            self._move(replace(self.at, met=self.at.met | {key}))
            first = Say(ghost.said.in_language(self.settings.language), first=first)
        return played, first

    def come_back(self) -> None:
        """Go where the animal waited whose turn it is."""
        self.players, bookmark = self.players.restore_place()
        self._go_to(bookmark)

    def resume(self, opened: Opened, *, begun: bool) -> None:
        """Go on where the last sitting ended, unless somebody has ``begun`` already."""
        self.players, bookmark = self.players.with_kept(opened, begun=begun)
        self.celebrations = self.celebrations._replace(successes=len(opened.done))
        self._go_to(bookmark)

    def apologise(self, seconds: float) -> None:
        """Put the answer by and go to the page that says sorry, which goes home after ``seconds``.

        An answer that was put by before, and failed again before a touch was handled, is let go.
        """
        with suppress(Exception):  # what failed may be in the answer itself
            self._move(replace(self.at, waiting=self.at.waiting.after_fault(self.players.bookmark)))
        self._move(replace(self.at, round=None, is_free=False))
        self._sorry_s = seconds
        self.outbox.ask(Ask.STOP_ALL)
        self.go(self.players.route.to_page(Page.SORRY))

    def went_well(self) -> None:
        """Note that a touch was handled and its picture shown, so that its answer is not to blame for a fault."""
        self._move(replace(self.at, waiting=self.at.waiting.handled(self.touches)))

    def _go_on(self, played: Round) -> None:
        """Go on after a success, to what follows; the next animal plays, unless each has its own progress."""
        feast = Feast(played.attempt, played.author(self.players.animal))
        if self.players.plays_for_another:
            self._leave_round()
            self.come_back()
            return
        passes = not self.players.own and bool(self.players.turns.coming)
        if passes:
            self._take_turn(replace(self.players, turns=self.players.turns.passed_on()))
        there = self.players.route.after_success(feast)
        self.go(there, self._turn_said if passes and there.page is not Page.FEAST else None)  # a feast is everybody's

    def _go_to(self, bookmark: Bookmark | None) -> None:
        there = None if bookmark is None else self.players.route.to_bookmark(bookmark)
        if bookmark is not None and there is not None:
            self.go(there)
            if self.at.round is not None and self.players.route.key[1] == bookmark.hash:
                self.at.round.resume(bookmark)
                self._settle(self.at.round)
        self.take_changes()

    def _give_turn(self, turns: Turns | None) -> None:
        """Let an animal play and say which; None is nobody. If each has its own progress, it goes on where it left.

        The help that was shown is for the child who called it.
        """
        if turns is None:
            return
        if turns != self.players.turns:
            if self.at.round is not None:
                self.at.round.put_help_away()
            if self.players.own:
                self._leave()
            self._take_turn(replace(self.players, turns=turns))
            if self.players.own:
                self.come_back()
        self._name_animal()

    def _take_turn(self, players: Players) -> None:
        self.players, self.since_turn = players, 0.0

    def _leave(self) -> None:
        """Keep where the animal is whose turn ends: a run waits, a robot halts, a feast or a film is over."""
        if self.at.round is not None:
            self.at.round.set_aside()
            self._settle(self.at.round)
        self.players = self.players.keep_place()
        self.celebrations = self.celebrations.elsewhere()._replace(has_kept=False)

    # What a step brings about

    def _move(self, at: Whereabouts) -> None:
        self.players = replace(self.players, at=at)

    def _leave_round(self) -> None:
        if self.at.round is not None:
            self.at.round.leave_robots()
            self._settle(self.at.round)
            self._move(replace(self.at, round=None))

    def _settle(self, played: Round) -> None:
        """Take what came of the open challenge: a run that ended is kept, a success is praised."""
        for asked in played.take_requests():
            if isinstance(asked, Notice):
                self.note(asked.sentence)
            else:
                self.outbox.ask(asked)
        key = self.players.route.key
        for result in played.take_results(key, self.players.turns):
            self.players = self.players.with_done(result.done_by, key)
            self.outbox.ask(*result.tries, *result.said(self.settings.language, self.celebrations.successes))
            if result.is_success:
                self.celebrations = self.celebrations.succeeded()

    def _tell(self, first: Say | None = None) -> None:
        self.outbox.ask(told(self.players.route, self.settings.language, first))

    def greet(self) -> None:
        """Say good day, and what is to be done."""
        self._tell(Say(good_day()))

    @property
    def _turn_said(self) -> Say:
        return Say(Text(turn_of(self.players.animal)).in_language(self.settings.language))

    def _name_animal(self) -> None:
        """Say whose turn it is; who then finds a challenge to answer hears its task too."""
        named = self._turn_said
        answers = self.at.round is not None and self.at.round.attempt.phase in (Phase.WRITING, Phase.STOPPED)
        if answers and self.at.seen is Page.CHALLENGE:
            named = told(self.players.route, self.settings.language, named)
        self.outbox.ask(named)

    # What others have for it

    def hear_robot(self, said: RobotSaid) -> None:
        """Take in what a robot tells."""
        if said.notice is not None:
            self.note(said.notice)
        if self.at.round is not None:
            self.at.round.hear_robot(said)
            self._settle(self.at.round)

    def hear_of_picture(self, sentence: str, *, kept: bool) -> None:
        """Take in whether the picture that was asked for is ``kept``, with the sentence for the adult."""
        self.note(sentence)
        if kept:
            self.outbox.say(Text(_("Ton chemin est gardé en image.")), self.settings.language)
        else:
            self.celebrations = self.celebrations._replace(has_kept=False)

    def forget(self) -> None:
        """Go on as if nothing had been done: what was kept is erased."""
        self.players = self.players.with_nothing_done()

    def note(self, sentence: str, file: str = "") -> None:
        """Keep a sentence for the adult, once, with the whole name of the ``file`` that it is about, if any."""
        if sentence not in (each.sentence for each in self.notices):
            self.notices = (*self.notices, Notice(sentence, file))

    def take_repertoire(self, repertoire: Repertoire) -> None:
        """Go on with something else to play."""
        self.players = replace(self.players, repertoire=repertoire)

    def take_changes(self) -> None:
        """Let paths come and go, unless children are in one."""
        before, self.players = self.players.repertoire.path, self.players.with_path_changes()
        path = self.players.repertoire.path
        if path is not before:
            self.settings = replace(self.settings, path=path.id)

    def use_path(self, path: LearningPath) -> None:
        """Play another learning path, from its garden."""
        self.players = self.players.with_path(path)
        self.settings = replace(self.settings, path=path.id)

    def use_settings(self, settings: Settings) -> None:
        """Play on with other settings."""
        if settings != self.settings:
            self.players = self.players.with_settings(settings)
            self.settings = settings
