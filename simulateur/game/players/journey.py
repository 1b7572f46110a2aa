"""The way of the children from place to place, and all that each step brings about.

A step settles the challenge that is left, passes the turn, opens a page and says what is to be done there, in this
order. What their touches lead to is in ``child_touches.py``. What adults do, what the machine tells and what is heard
is the session's.
"""

import math
from contextlib import suppress
from copy import copy
from dataclasses import replace

from beebot.i18n import gettext as _
from beebot.lesson import LearningPath
from simulateur.game.controls import AnyKey, Touch
from simulateur.game.pending_requests import Outbox
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.players.ages import goes_on
from simulateur.game.players.players import Players
from simulateur.game.players.said_when_page_opens import told
from simulateur.game.players.waiting_answer import PutBy
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.reports import Notice, Opened, RobotSaid
from simulateur.game.requests import Ask, Say
from simulateur.game.rounds.round import Round
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings
from simulateur.game.sound.key_names import turn_of
from simulateur.game.success.celebrations import Celebrations

SORRY_S = 8.0
"""The page that says sorry goes home by itself after so many seconds."""
_TOLD = (Page.AGES, Page.LESSON, Page.STORY, Page.CHALLENGE, Page.SORRY, Page.FEAST)
"""The pages that say what they are about when they open."""


class Journey:
    """The state of the children at one screen, and all that their steps bring about.

    ``players`` are who plays, and where each group is; ``celebrations`` are what follows a success. ``settings`` are
    what an adult chose, ``notices`` what an adult ought to read. Requests to the machine wait in ``outbox``.
    ``touches`` counts all touches, whatever became of them; ``touched`` is the key of the last one. ``since_turn`` is
    the seconds since the turn passed, infinite before it has.
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
        """The child's attempt at the open challenge, or in the film; None on other pages."""
        if self.celebrations.film is not None:
            return self.celebrations.film.attempt
        played = self.players.at.round  # a page that is drawn asks some thirty times
        return None if played is None else played.attempt

    def imagined(self) -> "Journey":
        """A copy of this journey: time that passes in the copy changes nothing here, and its requests go nowhere."""
        twin = copy(self)
        played = None if self.at.round is None else self.at.round.imagined()
        twin.players = replace(self.players, at=replace(self.at, round=played))
        twin.outbox = Outbox()
        return twin

    def count(self, touch: Touch) -> None:
        """Note that ``touch`` came, whatever it will do: what was poked before stops moving."""
        self.touches += 1
        self.touched = touch.key
        self.celebrations = self.celebrations.touched(touch)

    def tick(self, seconds: float, *, speaking: bool) -> None:
        """Let ``seconds`` pass; ``speaking`` says whether something is being said."""
        self.since_turn += seconds
        self.move(replace(self.at, since_page=self.at.since_page + seconds))
        if self.at.round is not None:
            self.at.round.tick(seconds, speaking=speaking)
            self.settle()
        self.celebrations = self.celebrations.after(seconds)
        if self.at.seen is Page.SORRY and self.at.since_page >= self._sorry_s:
            self.go(self.players.route.to_page(Page.HOME))
        if (path := goes_on(self.players.route, self.settings)) is not None:
            self.use_path(path)
            self.go(self.players.route.to_page(Page.HOME))

    # Steps from one place to another

    def go(self, at: Whereabouts, first: Say | None = None) -> None:
        """Open the page ``at`` instead of the open one, and say what is to be done there, after ``first``."""
        before = self.attempt
        if at.page is not Page.CHALLENGE:
            self.leave_round()
        feast = at.book.feast if at.page is Page.FEAST else None
        self.celebrations = self.celebrations._replace(feast=feast, film=None)
        self.move(at.entered())
        if at.page is Page.CHALLENGE:
            played, first = self._opened(before, first)
            self.move(replace(self.at, round=played, waiting=PutBy(at.waiting.answer)))
        self.take_changes()
        if at.page in _TOLD:
            self.tell(first)
        elif first is not None:
            self.outbox.ask(first)
        path = self.players.repertoire.path.id
        put_by, opened = at.waiting.waiting_on(path), self.at.round
        if put_by is None or opened is None or opened.diary.touches:  # a program that was not cleared stands there
            return
        if put_by.is_at(self.players.route.bookmark(self.players.animal)):
            self.move(replace(self.at, waiting=self.at.waiting.taken_back(path, self.touches)))
            opened.resume(put_by)
            self.settle()

    def _opened(self, before: Attempt | None, first: Say | None) -> tuple[Round, Say | None]:
        """A round of the open challenge, and what is said first: what a key does that nobody here has met."""
        route = self.players.route
        played = Round(route.challenge, self.settings, before, route.brought)
        ghost, brought = played.attempt.ghost, played.attempt.brought
        if brought is not None and ghost is not None and ghost.touches[0] == Touch(brought):
            played.shows_key = True
            self.move(replace(self.at, met=self.at.met | {brought}))
            first = Say(ghost.said, first=first)
        return played, first

    def come_back(self) -> None:
        """Go back to where the animal whose turn it is was waiting."""
        self.players, bookmark = self.players.restore_place()
        self._go_to(bookmark)

    def resume(self, opened: Opened, *, begun: bool) -> None:
        """Take in what an earlier sitting kept (``opened``); go on from there unless somebody has ``begun``."""
        self.players, bookmark = self.players.with_kept(opened, begun=begun)
        self.celebrations = self.celebrations._replace(successes=len(opened.done))
        self._go_to(bookmark)

    def apologise(self, seconds: float) -> None:
        """Set the open answer aside, stop robots and show the page that says sorry, which goes home after ``seconds``.

        An answer that was set aside before, and failed again before a touch was handled, is given up.
        """
        with suppress(Exception):  # what failed may be in the answer itself
            self.move(replace(self.at, waiting=self.at.waiting.after_fault(self.players.bookmark)))
        self.move(replace(self.at, round=None, is_free=False))
        self._sorry_s = seconds
        self.outbox.ask(Ask.STOP_ALL)
        self.go(self.players.route.to_page(Page.SORRY))

    def went_well(self) -> None:
        """Note that a touch was handled and its picture shown, so that its answer is not to blame for a fault."""
        self.move(replace(self.at, waiting=self.at.waiting.handled(self.touches)))

    def _go_to(self, bookmark: Bookmark | None) -> None:
        there = None if bookmark is None else self.players.route.to_bookmark(bookmark)
        if bookmark is not None and there is not None:
            self.go(there)
            if self.at.round is not None and self.players.route.key[1] == bookmark.hash:
                self.at.round.resume(bookmark)
                self.settle()
        self.take_changes()

    def give_turn(self, turns: Turns | None) -> None:
        """Let the animal play whose turn ``turns`` says, and say so; with None nothing changes.

        If each animal has its own progress, it goes on where it was. An open hint closes: it is for who called.
        """
        if turns is None:
            return
        if turns != self.players.turns:
            if self.at.round is not None:
                self.at.round.put_help_away()
            if self.players.own:
                self._leave()
            self.take_turn(replace(self.players, turns=turns))
            if self.players.own:
                self.come_back()
        self.name_animal()

    def take_turn(self, players: Players) -> None:
        """Go on with ``players``, where another animal has the turn now."""
        self.players, self.since_turn = players, 0.0

    def _leave(self) -> None:
        if self.at.round is not None:
            self.at.round.set_aside()
            self.settle()
        self.players = self.players.keep_place()
        self.celebrations = self.celebrations._replace(feast=None, film=None, has_kept=False)

    # What a step brings about

    def move(self, at: Whereabouts) -> None:
        """Set where the group is, and nothing else: no page opens, nothing is said."""
        self.players = replace(self.players, at=at)

    def leave_round(self) -> None:
        """Close the open challenge, if there is one; its robots stop."""
        if self.at.round is not None:
            self.at.round.leave_robots()
            self.settle()
            self.move(replace(self.at, round=None))

    def settle(self) -> None:
        """Take in what the open challenge has to tell: its requests to the machine, and runs that ended."""
        played = self.at.round
        if played is None:
            return
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

    def tell(self, first: Say | None = None) -> None:
        """Say what is to be done on the open page, after ``first``."""
        self.outbox.ask(told(self.players.route, self.settings.language, first))

    @property
    def turn_said(self) -> Say:
        """The sentence that names the animal whose turn it is."""
        return Say(turn_of(self.players.animal))

    def name_animal(self) -> None:
        """Say whose turn it is, and the task too if a challenge still to be answered is open."""
        named = self.turn_said
        answers = self.at.round is not None and self.at.round.attempt.phase in (Phase.WRITING, Phase.STOPPED)
        if answers and self.at.seen is Page.CHALLENGE:
            named = told(self.players.route, self.settings.language, named)
        self.outbox.ask(named)

    # What others have for it

    def hear_robot(self, said: RobotSaid) -> None:
        if said.notice is not None:
            self.note(said.notice)
        if self.at.round is not None:
            self.at.round.hear_robot(said)
            self.settle()

    def hear_of_picture(self, sentence: str, *, kept: bool) -> None:
        """Note whether the picture that was asked for is ``kept``, and keep the ``sentence`` about it for the adult."""
        self.note(sentence)
        if kept:
            self.outbox.ask(Say(_("Ton chemin est gardé en image.")))
        else:
            self.celebrations = self.celebrations._replace(has_kept=False)

    def note(self, sentence: str, file: str = "") -> None:
        """Keep a ``sentence`` for the adult, once; ``file`` is the full path of the file that it is about, if any."""
        if sentence not in (each.sentence for each in self.notices):
            self.notices = (*self.notices, Notice(sentence, file))

    def take_changes(self) -> None:
        """Let learning paths come and go that wait to, unless children are in the middle of one."""
        before, self.players = self.players.repertoire.path, self.players.with_path_changes()
        path = self.players.repertoire.path
        if path is not before:
            self.settings = replace(self.settings, path=path.id)

    def use_path(self, path: LearningPath) -> None:
        """Play ``path`` from now on, beginning in its garden."""
        self.players = self.players.with_path(path)
        self.settings = replace(self.settings, path=path.id)

    def use_settings(self, settings: Settings) -> None:
        if settings != self.settings:
            self.players = self.players.with_settings(settings)
            self.settings = settings
