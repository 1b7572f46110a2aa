"""Where a sitting is: which page is open, whose turn it is, what is done, what there is to tell. Only to be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from beebot.challenge import Challenge
from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson, Level
from beebot.text import Text
from simulateur.game.adults.state import Adults
from simulateur.game.diary import Diary
from simulateur.game.flowers import NO_HASHES, DoneKey, Flowers, Hashes
from simulateur.game.freeplay import free_play
from simulateur.game.hearing import Hearing
from simulateur.game.members import Member, crew_of
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.requests import Request
from simulateur.game.settings import Settings

_DEFAULTS = Settings()


class Page(Enum):
    """The screens, from the garden to the mat."""

    HOME = auto()
    LESSON = auto()
    CHALLENGE = auto()
    ADULTS = auto()


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent to robots last: whose answer, and to which, the first bee's first."""

    attempt: Attempt
    tokens: tuple[str, ...]
    programs: tuple[FlatProgram, ...]


class Sitting:
    """One sitting at the screen, to be read; ``Session`` moves it on.

    ``notices`` are sentences for the adult: what could not be read or reached. ``robots`` are those there are now, as
    the machine tells. ``paths`` are all those an adult can choose from. ``hashes`` are those of
    challenges that are known already.
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
        self._free = free_play(path.level)
        self._is_free = False
        self._hashes = dict(hashes)
        self.flowers = Flowers(path, (), (self._free,), hashes)
        self.paths: tuple[LearningPath, ...] = (path,)
        self.settings = replace(settings, language=language)
        self.adults = Adults()
        self.notices = list(notices)
        self.robots: tuple[Member, ...] = ()
        self.page = Page.HOME
        self.lesson_place = 0
        self.challenge_place = 0
        self.attempt: Attempt | None = None
        self.token = 0
        self.mute = False
        """Whether this machine cannot speak, or must not."""
        self.since_touch = 0.0
        self.since_page = 0.0
        self.since_phase = 0.0
        self.diary = Diary()
        self._hearing = Hearing(self.token)
        self._requests: list[Request] = []
        self._sent: Sent | None = None

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open, or was last; free play is one too."""
        return self._free if self._is_free else self.path.lessons[self.lesson_place]

    @property
    def challenge(self) -> Challenge:
        return self.lesson.challenges[self.challenge_place]

    @property
    def for_the_youngest(self) -> bool:
        """Whether the lesson is for three- and four-year-olds, who get fewer keys."""
        return self.lesson.level in (Level.PS, Level.MS)

    @property
    def is_moving(self) -> bool:
        """Whether a program is being run or followed, or a robot moves."""
        runs = self.attempt is not None and self.attempt.phase in (Phase.RUNNING, Phase.ON_ROBOT)
        return runs or self.robots_move

    @property
    def robots_move(self) -> bool:
        """Whether some robot moves, as far as is known."""
        return any(member.moving for member in self.robots)

    @property
    def crew(self) -> tuple[Member, ...]:
        """The robots that the open challenge is played on; none where there are not enough."""
        tokens = self.settings.tokens
        count = self.attempt.robots if self.attempt is not None else 1
        return crew_of(self.robots, tokens[self.token :] + tokens[: self.token], count)

    @property
    def path(self) -> LearningPath:
        return self.flowers.path

    @property
    def next_lesson(self) -> int | None:
        """The first lesson of the path with a challenge still to do."""
        return self.flowers.next_lesson

    @property
    def next_challenge(self) -> int | None:
        """The challenge to offer in the open lesson: the first not yet done."""
        return next((place for place, done in enumerate(self.challenges_done(self.lesson)) if not done), None)

    def is_done(self, lesson: Lesson) -> bool:
        """Whether every challenge of ``lesson`` was done."""
        return self.flowers.is_done(lesson)

    def challenges_done(self, lesson: Lesson) -> tuple[bool, ...]:
        """Which challenges of ``lesson`` were done."""
        return self.flowers.challenges_done(lesson)

    @property
    def animal(self) -> str:
        """Whose turn it is."""
        return self.settings.tokens[self.token]

    @property
    def coming_animals(self) -> tuple[str, ...]:
        """Whose turns come next, in order, up to the one before whose turn it is."""
        return self.settings.tokens[self.token + 1 :] + self.settings.tokens[: self.token]

    @property
    def next_animal(self) -> str:
        """Whose turn is next."""
        return self.settings.tokens[(self.token + 1) % len(self.settings.tokens)]

    @property
    def key(self) -> DoneKey:
        """What the open challenge is filed under."""
        return self.flowers.keys(self.lesson)[self.challenge_place]

    def _task(self) -> Text:
        if self.page is Page.CHALLENGE:
            return self.challenge.task
        if self.page is Page.LESSON:
            return self.lesson.title
        return Text(_("Touche la fleur qui bouge !"))
