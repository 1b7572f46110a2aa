"""The whole screen as a state machine: which page is open, whose turn it is, what is done, what must be said.

Knows no pygame and no port: touches, ticks and robot events come in; the page to show is read from the
attributes, and what the machine must do is taken with ``take_requests``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from beebot.challenge import Challenge
from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson, Level
from beebot.robot import Lost, RobotEvent, Stopped
from beebot.text import Text
from simulateur.attempt import Attempt, Phase
from simulateur.controls import Key, Touch
from simulateur.playback import TORTOISE

TOKENS = ("fox", "frog", "owl", "mouse")
"""The animals that take turns on one screen; each stands for a seat or a group, never for a child."""


class Page(Enum):
    """The screens, from the garden to the mat."""

    HOME = auto()
    LESSON = auto()
    CHALLENGE = auto()


class Lamp(Enum):
    """The state of the robot's link."""

    SEARCHING = auto()
    LINKED = auto()
    LOST = auto()


@dataclass(frozen=True, slots=True)
class Say:
    """Speak this sentence, instead of whatever is being spoken."""

    sentence: str


@dataclass(frozen=True, slots=True)
class SendToRobot:
    """Send this program to the robot and run it there."""

    program: FlatProgram


@dataclass(frozen=True, slots=True)
class StopRobot:
    """Halt the robot now."""


@dataclass(frozen=True, slots=True)
class FindRobot:
    """Try to reach the robot again."""


Request = Say | SendToRobot | StopRobot | FindRobot


class Session:
    """One sitting at the screen. ``notices`` are sentences for the adult: what could not be read or reached.

    ``lamp`` is None where no robot was asked for.
    """

    def __init__(self, path: LearningPath, language: str, notices: Sequence[str] = (), *, robot: bool = False) -> None:
        self.path = path
        self.language = language
        self.notices = list(notices)
        self.lamp = Lamp.SEARCHING if robot else None
        self.page = Page.HOME
        self.lesson_place = 0
        self.challenge_place = 0
        self.attempt: Attempt | None = None
        self.done: set[tuple[str, str]] = set()
        """The challenges that succeeded, as (lesson's id, challenge's id)."""
        self.token = 0
        self.notice_open = False
        self.mute = False
        """Whether this machine cannot speak, or must not."""
        self.since_touch = 0.0
        self.since_page = 0.0
        self.since_phase = 0.0
        self._hints_given = 0
        self._requests: list[Request] = []

    @property
    def lesson(self) -> Lesson:
        return self.path.lessons[self.lesson_place]

    @property
    def challenge(self) -> Challenge:
        return self.lesson.challenges[self.challenge_place]

    @property
    def for_the_youngest(self) -> bool:
        """Whether the lesson is for three- and four-year-olds, who get fewer keys."""
        return self.lesson.level in (Level.PS, Level.MS)

    @property
    def is_moving(self) -> bool:
        """Whether a program is being run or followed."""
        return self.attempt is not None and self.attempt.phase in (Phase.RUNNING, Phase.ON_ROBOT)

    @property
    def next_lesson(self) -> int | None:
        """The first lesson of the path with a challenge still to do."""
        return next((place for place, lesson in enumerate(self.path.lessons) if not self.is_done(lesson)), None)

    @property
    def next_challenge(self) -> int | None:
        """The challenge to offer in the open lesson: the first not yet done."""
        return next((place for place, done in enumerate(self.challenges_done(self.lesson)) if not done), None)

    def is_done(self, lesson: Lesson) -> bool:
        """Whether every challenge of ``lesson`` was done."""
        return all(self.challenges_done(lesson))

    def challenges_done(self, lesson: Lesson) -> tuple[bool, ...]:
        """Which challenges of ``lesson`` were done."""
        return tuple((lesson.id, challenge.id) in self.done for challenge in lesson.challenges)

    def touch(self, touch: Touch) -> None:
        """Obey one touch."""
        self.since_touch = 0.0
        if self.notice_open or touch.key is Key.CLOSE_NOTICE:
            self.notice_open = False
        elif touch.key is Key.NOTICE:
            self.notice_open = True
        elif touch.key is Key.TOKEN:
            self.token = touch.index % len(TOKENS)
        elif touch.key is Key.LISTEN:
            self.say(self._task())
        elif self.page is Page.HOME:
            self._touch_home(touch)
        elif self.page is Page.LESSON:
            self._touch_lesson(touch)
        else:
            self._touch_challenge(touch)

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.since_touch += seconds
        self.since_page += seconds
        self.since_phase += seconds
        if self.attempt is not None:
            with_phase = self.attempt.phase
            self.attempt.tick(seconds)
            self._after(with_phase)

    def follow_robot(self, event: RobotEvent) -> None:
        """Take in what the robot reports during a run."""
        if isinstance(event, Lost):
            self.robot_lost(str(event.error))
        if self.attempt is not None:
            with_phase = self.attempt.phase
            self.attempt.follow(event)
            self._after(with_phase)

    def robot_linked(self) -> None:
        """The robot answered, or can be followed."""
        self.lamp = Lamp.LINKED

    def robot_lost(self, sentence: str) -> None:
        """The robot cannot be reached; ``sentence`` is kept for the adult."""
        self.lamp = Lamp.LOST
        self.add_notice(sentence)
        if self.attempt is not None:
            self.attempt.follow(Stopped(None))

    def robot_refused(self, sentence: str) -> None:
        """The robot cannot do this program; nothing has moved."""
        self.add_notice(sentence)
        if self.attempt is not None:
            self.attempt.follow(Stopped(None))

    def add_notice(self, sentence: str) -> None:
        """Keep a sentence for the adult, once."""
        if sentence not in self.notices:
            self.notices.append(sentence)

    def take_requests(self) -> tuple[Request, ...]:
        """What the machine must do since the last call."""
        requests, self._requests = tuple(self._requests), []
        return requests

    def say(self, text: Text) -> None:
        """Ask for a sentence to be spoken."""
        self._requests.append(Say(text.in_language(self.language)))

    def open_challenge(self, lesson: int, challenge: int) -> None:
        """Go straight to one challenge and say its task."""
        tempo = self.attempt.tempo if self.attempt else TORTOISE
        self.lesson_place, self.challenge_place = lesson, challenge
        self.attempt = Attempt(self.challenge, tempo)
        self._hints_given = 0
        self._open(Page.CHALLENGE)

    def _open(self, page: Page) -> None:
        if page is not Page.CHALLENGE:
            self._leave_robot()
            self.attempt = None
        self.page = page
        self.since_page = self.since_phase = 0.0
        if page is not Page.HOME:
            self.say(self._task())

    def _task(self) -> Text:
        if self.page is Page.CHALLENGE:
            return self.challenge.task
        if self.page is Page.LESSON:
            return self.lesson.title
        return Text(_("Touche la fleur qui bouge !"))

    def _touch_home(self, touch: Touch) -> None:
        if touch.key is Key.LESSON and touch.index < len(self.path.lessons):
            self.lesson_place = touch.index
            self._open(Page.LESSON)

    def _touch_lesson(self, touch: Touch) -> None:
        if touch.key is Key.HOME:
            self._open(Page.HOME)
        elif touch.key is Key.CHALLENGE and touch.index < len(self.lesson.challenges):
            self.open_challenge(self.lesson_place, touch.index)

    def _touch_challenge(self, touch: Touch) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        phase = attempt.phase
        if touch.key is Key.HOME:
            self._open(Page.LESSON)
        elif touch.key is Key.HINT:
            self._hint()
        elif touch.key is Key.NEXT and phase is Phase.SUCCEEDED:
            self._go_on()
        elif touch.key is Key.ROBOT:
            self._send_to_robot(attempt)
        elif touch.key is Key.STOP_ROBOT:
            self._leave_robot()
        else:
            attempt.touch(touch)
            self._after(phase)

    def _send_to_robot(self, attempt: Attempt) -> None:
        if self.lamp is Lamp.LINKED and attempt.send_to_robot():
            self.since_phase = 0.0
            self._requests.append(SendToRobot(attempt.program))
        elif self.lamp is Lamp.LOST:
            self.lamp = Lamp.SEARCHING
            self._requests.append(FindRobot())

    def _hint(self) -> None:
        hints = self.challenge.hints
        if hints:
            self.say(hints[min(self._hints_given, len(hints) - 1)])
            self._hints_given += 1

    def _go_on(self) -> None:
        self.token = (self.token + 1) % len(TOKENS)
        place = self.next_challenge
        if place is None:
            self._open(Page.HOME)
        else:
            self.open_challenge(self.lesson_place, place)

    def _leave_robot(self) -> None:
        if self.attempt is not None and self.attempt.phase is Phase.ON_ROBOT:
            self._requests.append(StopRobot())

    def _after(self, before: Phase) -> None:
        """Note a change of phase; a success opens its petal and is praised."""
        attempt = self.attempt
        if attempt is None or attempt.phase is before:
            return
        self.since_phase = 0.0
        if attempt.phase is Phase.SUCCEEDED:
            self.done.add((self.lesson.id, self.challenge.id))
            self.say(Text(_("Bravo !")))
