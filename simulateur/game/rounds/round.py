"""One challenge that is open: the attempt, the diary of it, and the robots that it was sent to.

A session opens a round with each challenge. After each call it takes the results of what ended, and
the requests.
"""

from copy import copy
from dataclasses import replace
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.command import FlatProgram, Program
from beebot.i18n import gettext as _
from beebot.judging.endings import ending_sentence
from beebot.pose import Cell
from beebot.robot import Aftermath, Lost, RefusedError, RobotEvent, Stopped
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import Sort
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.play import on_robots
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import after, helped, rewound, touched, with_draft
from simulateur.game.play.help_calls import Help
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.play.pointing import start_of
from simulateur.game.play.robot_progress import Cut
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.flowers import DoneKey
from simulateur.game.reports import Answered, Linked, NotForThisRobot, Notice, RobotSaid, Unreachable
from simulateur.game.requests import Order, Request, Say, SendToPair, SendToRobot, TellRobot
from simulateur.game.rounds.diary import Diary, made_again
from simulateur.game.rounds.met_cells import Touched
from simulateur.game.rounds.run_result import Result
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings
from simulateur.game.sound.by_hand_sentences import BEGIN_AGAIN, CANNOT, GONE, LOOKED_FOR, NOT_FOLLOWED, told_by_hand

_AT_THE_END = frozenset({*COMMAND_KEYS, Key.REPEAT, Key.CLEAR, Key.UNDO, Key.REDO})
"""What changes the end of a strip, unless a card is in hand or a place is chosen."""
_OF_ROBOTS = frozenset({Key.ROBOT, Key.RESUME, Key.STOP_ROBOT})
_BEGUN = frozenset({Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED})
"""Where a run, or what came of it, stays that of the animal that began it, whoever touches the page."""


class Sent(NamedTuple):
    """What was last sent to robots: their animals, and the program of each, the first bee's first."""

    tokens: tuple[str, ...]
    programs: tuple[FlatProgram, ...]


class Round:
    """One open challenge, and all that happens there.

    ``attempt`` is the child's work at it, ``diary`` what she did. ``since_phase`` is the seconds since something began
    or ended. ``by`` is the animal under which the answer and its run are filed, ``""`` before the first touch.
    """

    def __init__(
        self, challenge: Challenge, settings: Settings, before: Attempt | None = None, brought: Key | None = None
    ) -> None:
        """Open ``challenge``, with which a key was ``brought``.

        The tempo of the one ``before`` stays, and its program where the strip is hidden.
        """
        kept: Program = ()
        tempo = HARE if settings.hare else TORTOISE
        if before is not None:
            tempo = before.tempo
            if settings.hidden_memory and not settings.immediate:
                kept = before.told
        begun = Attempt.at(challenge, tempo, immediate=settings.immediate, kept=kept)
        self.attempt = replace(begun, brought=brought)
        self.shows_key = False
        """Whether the key that was brought is shown at once: nobody here has met it."""
        self.asks_on = False
        """Whether a child with cards before her was asked « et maintenant ? »: once a challenge is enough."""
        self.diary = Diary(self.attempt.told)
        self.since_phase = 0.0
        self.looks: tuple[int | None, ...] = ()
        """For each strip the first place that is seen, once a finger slid it; None where the page chooses."""
        self.touched_place: Touched | None = None
        """The named cell that tells its name."""
        self.by = ""
        self._language, self._keys_at_once = settings.language, settings.keys_at_once
        self._sent: Sent | None = None
        self._ended: list[Attempt] = []
        self._requests: list[Request | Notice] = []

    def author(self, animal: str) -> str:
        """The animal that began the answer; ``animal``, whose turn it is now, if nobody has."""
        return self.by or animal

    def touch(self, touch: Touch, crew: tuple[Member, ...], turns: Turns) -> None:
        """Obey one touch of the animal whose turn it is; ``crew`` are the robots that it plays on."""
        before = self.attempt
        if before.phase not in _BEGUN:
            self.by = turns.animal
        if touch.key is Key.OFFER:
            touch = replace(touch, index=turns.place)
        if touch.key is not Key.POKE:  # the cell below the bee goes on to tell its name
            self.touched_place = None
        if before.by_hand is not None and touch.key in on_robots.HAND_KEYS:
            self._touch_by_hand(touch)
        elif touch.key is Key.HINT:
            self._hint()
        elif touch.key in _OF_ROBOTS:
            self._touch_robots(touch, crew)
        elif touch.key is Key.PLACE:
            self._name(touch.index)
        else:
            self._become(touched(before, touch))
            self._answer_nothing()
            self._tell_picture(before, touch)
        self.diary.note(before, self.attempt, touch)
        if touch.key in _AT_THE_END and self.attempt.draft is not before.draft and not _aims(before):
            self.looks = ()

    def imagined(self) -> "Round":
        """A copy of this round: time that passes in the copy changes nothing here."""
        twin = copy(self)
        twin.diary = copy(self.diary)
        twin._ended, twin._requests = list(self._ended), list(self._requests)  # noqa: SLF001 (they are its own)
        return twin

    def put_help_away(self) -> None:
        """Close the open hint, if any; the next call for help gives the one after it."""
        if self.attempt.help.hint is not None:
            self.attempt = replace(self.attempt, help=self.attempt.help.closed())

    def show_again(self) -> None:
        """Show the mat or the strip once more that a child is to remember."""
        self.attempt = replace(self.attempt, seen_s=0.0)

    def look(self, strip: int, first: int) -> None:
        """Scroll ``strip`` to its place ``first``; it stays there until something is laid at its end or runs."""
        looks = [*self.looks, *(None,) * (strip + 1 - len(self.looks))]
        looks[strip] = first
        self.looks = tuple(looks)

    def tick(self, seconds: float, *, speaking: bool = False) -> None:
        """Let ``seconds`` pass; ``speaking`` says whether something is being said."""
        self.since_phase += seconds
        if self.touched_place is not None:
            self.touched_place = self.touched_place.after(seconds, speaking=speaking)
        self._become(after(self.attempt, seconds))
        if self.attempt.by_hand is not None:
            before = self.attempt.by_hand
            self._become(on_robots.hand_after(self.attempt, seconds))
            now = self.attempt.by_hand
            if now is not None and (now.stage, now.beat) != (before.stage, before.beat):
                self.tell_by_hand()

    def hear_robot(self, said: RobotSaid) -> None:
        """Follow the run of a robot by its report ``said``; a run that was lost may go on from where it was cut."""
        match said.report:
            case Linked(aftermath=Aftermath(cut_at=int(step))) if step:
                if self._sent is not None and self._sent.tokens == (said.before,):  # its token when the run was sent
                    self.attempt = replace(self.attempt, cut=Cut(self._sent.programs[0], step))
                    self.since_phase = 0.0
            case Linked() | Answered():
                pass
            case Unreachable() | NotForThisRobot() as ended:
                told = _(CANNOT) if isinstance(ended, NotForThisRobot) else _(GONE)
                self._follow_robot(said.token, Stopped(None), told)
            case event:
                self._follow_robot(said.token, event, _(GONE) if isinstance(event, Lost) else "")

    def _follow_robot(self, token: str, event: RobotEvent, told: str = "") -> None:
        if self._sent is not None and token in self._sent.tokens:
            before = self.attempt
            self._become(on_robots.followed(before, event, self._sent.tokens.index(token)))
            if told and self.attempt.phase is not before.phase:
                self._say(told)

    def leave_robots(self) -> None:
        """Stop the robots that run this answer; one without a link is no longer followed."""
        if self.attempt.by_hand is not None:
            self._become(on_robots.let_go(self.attempt))
        elif self.attempt.phase is Phase.ON_ROBOT and self._sent is not None:
            self._requests += [TellRobot(token, Order.STOP) for token in self._sent.tokens]

    def set_aside(self) -> None:
        """Stop the robots that run this answer without waiting for their reports: nobody will hear them here."""
        self.leave_robots()
        if self._sent is not None:
            self._follow_robot(self._sent.tokens[0], Stopped(None))
            self._sent = None

    def tell_by_hand(self) -> None:
        """Say what is to be done with the robot that is programmed by its own keys; nothing where there is none."""
        by_hand = self.attempt.by_hand
        if by_hand is not None:
            self._say(*told_by_hand(by_hand))

    def _touch_robots(self, touch: Touch, crew: tuple[Member, ...]) -> None:
        if touch.key is Key.ROBOT:
            self._send(crew)
            if crew and self.attempt.draft.answer is None and self.attempt.phase in (Phase.WRITING, Phase.STOPPED):
                self._become(touched(self.attempt, Touch(Key.GO)))  # there is nothing to run: answered as GO is
                self._answer_nothing()
        elif touch.key is Key.STOP_ROBOT:
            self.leave_robots()
        elif self.attempt.resume_at is not None:
            self._send(crew, self.attempt.resume_at)

    def _touch_by_hand(self, touch: Touch) -> None:
        before = self.attempt.by_hand
        self._become(on_robots.hand_touched(self.attempt, touch))
        now = self.attempt.by_hand
        if self.attempt.following.told is False:
            self._become(replace(rewound(self.attempt), following=self.attempt.following))
            self._say(_(NOT_FOLLOWED))
        elif now is not None and now is not before:
            again = (_(BEGIN_AGAIN),) if touch.key is Key.CLEAR else ()
            self._say(*again, *told_by_hand(now))

    def resume(self, bookmark: Bookmark) -> None:
        """Make the answer of an earlier sitting again, which ``bookmark`` has kept.

        Touches that fit no answer, from a file that somebody changed, must not bar every start.
        """
        try:
            draft = made_again(self.attempt.draft, bookmark.touches)
        except (LookupError, ValueError, OverflowError):
            sentence = _("le programme gardé du défi « {name} » ne se relit plus ; recommencez ce défi")
            self._requests.append(Notice(sentence.format(name=bookmark.challenge)))
            return
        self.diary = Diary(touches=bookmark.touches, helps=bookmark.helps)
        helps = Help(sum(dict(bookmark.helps).values()))
        self.attempt = replace(with_draft(self.attempt, draft), help=helps)

    def take_results(self, key: DoneKey, turns: Turns) -> tuple[Result, ...]:
        """The results of the runs that ended since the last call; ``key`` is what the challenge is filed under.

        ``turns`` are those of now. The animal that began may have passed its turn on since.
        """
        if not self._ended:
            return ()
        by, maker = self.author(turns.animal), self.diary.maker
        makers = tuple(each for place, each in enumerate(turns.animals) if place == maker and each != by)
        ended, self._ended = self._ended, []
        tries = [self.diary.tried(each, by, key, makers) for each in ended]
        done_by = [(by, *makers) if each.is_done else () for each in ended]  # whoever made it has done it too
        return tuple(map(Result, ended, tries, done_by))

    def take_requests(self) -> tuple[Request | Notice, ...]:
        """The requests to the machine, and the notices for the adult, since the last call."""
        requests, self._requests = tuple(self._requests), []
        return requests

    def _become(self, attempt: Attempt) -> None:
        before, self.attempt = self.attempt, attempt
        if attempt.watched and not before.watched and attempt.gesture.lays_cards:
            self._say(_("À toi de la faire rouler."))
        if attempt.phase is not before.phase:
            if attempt.phase is Phase.STOPPED and not attempt.gesture.has_goal:
                self.diary.note(before, attempt, Touch(Key.PAINTED))
            self.since_phase = 0.0
            self._ended.append(attempt)
            self.looks = ()

    def _answer_nothing(self) -> None:
        if self.attempt.lacking is not None:
            self.looks = ()
            self._say(ending_sentence(self.attempt.lacking.kind))

    def _tell_picture(self, before: Attempt, touch: Touch) -> None:
        told = None if self.attempt.phase is Phase.RUNNING else before.gesture.heard(before.draft, touch)
        if told is not None:
            self._requests.append(Say(told.in_language(self._language), is_name=True))

    def _name(self, index: int) -> None:
        mat = self.attempt.challenge.mat
        place = mat.place(Cell(index % mat.width, index // mat.width))
        if place is not None and (place.name is not None or place.sound):
            self.touched_place = Touched(place.cell)
            name = "" if place.name is None else place.name.in_language(self._language)
            self._requests.append(Say(name, place.sound, is_name=True))

    def _hint(self) -> None:
        asked = helped(self.attempt)
        self.diary.helped(self.by, asked.help.calls - self.attempt.help.calls)
        if asked.help_said is not None:
            self._say(asked.help_said.in_language(self._language))
        self._become(asked)

    def _say(self, *sentences: str) -> None:
        """Ask for sentences to be spoken one after the other: each has a recording of its own."""
        asked = None
        for sentence in sentences:
            asked = Say(sentence, first=asked)
        if asked is not None:
            self._requests.append(asked)

    def _take_in_hand(self, crew: tuple[Member, ...]) -> None:
        if self.attempt.draft.answer is None:
            return
        try:
            taken = on_robots.taken_in_hand(self.attempt, crew, self._keys_at_once)
        except RefusedError as error:
            self._requests.append(Notice(str(error)))
            self._say(_(CANNOT))
            return
        self._sent = None
        self._become(taken)
        self.tell_by_hand()

    def _send(self, crew: tuple[Member, ...], first_step: int = 0) -> None:
        starts = (start_of(self.attempt.challenge, robot) for robot in range(self.attempt.robots))
        if any(pose.heading.is_diagonal for pose in starts):
            sentence = _("ce défi commence de biais, et un robot croit toujours partir droit ; jouez-le sur l'écran")
            self._requests.append(Notice(sentence))
            return
        if any(member.pace is not None for member in crew):
            self._take_in_hand(crew)
            return
        lost = [member for member in crew if member.lamp is Lamp.LOST]
        self._requests += [TellRobot(member.token, Order.FIND) for member in lost]
        if any(not member.lamp.is_open for member in crew):
            self._say(_(LOOKED_FOR))
        if not crew or not all(member.lamp.is_open and not member.moving for member in crew):
            return
        sent = on_robots.on_robot(self.attempt, first_step)
        if sent is self.attempt:
            return
        self.attempt, self.since_phase = sent, 0.0
        self._sent = Sent(tuple(member.token for member in crew), sent.flats)
        match self._sent.tokens, self._sent.programs:
            case (token,), (program,):
                self._requests.append(SendToRobot(token, program, first_step))
            case (first, second), (one, other):
                self._requests.append(SendToPair((first, second), (one, other)))


def _aims(attempt: Attempt) -> bool:
    strips = attempt.draft.strips
    return any(strip.held is not None for strip in strips) or any(
        item.sort is Sort.CHOSEN for strip in strips for item in strip.items
    )
