"""The whole screen as a state machine: which page is open, whose turn it is, what is done, what must be said.

Knows no pygame and no port: touches, ticks and robot events come in; the page to show is read from the
attributes, and what the machine must do is taken with ``take_requests``.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Level
from beebot.robot import Aftermath, Lost, RobotEvent, Stopped
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.diary import Diary
from simulateur.game.flowers import NO_HASHES, Flowers, Hashes
from simulateur.game.freeplay import free_play
from simulateur.game.hearing import Sound
from simulateur.game.key_names import spoken_name
from simulateur.game.members import Lamp
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.following import Cut
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.requests import Ask, Order, Request, Say, SendToPair, SendToRobot, TellRobot
from simulateur.game.settings import Settings
from simulateur.game.sitting import Page, Sent, Sitting

__all__ = ["Page", "Session"]


class Session(Sitting):
    """The state machine of one sitting: what touches, time, robots and adults make of it."""

    def touch(self, touch: Touch) -> None:
        """Obey one touch."""
        self.since_touch = 0.0
        self._hearing.touched()
        if touch.key is Key.STOP_ALL:
            self._requests.append(Ask.STOP_ALL)
        elif self.page is Page.ADULTS:
            self._touch_adults(touch)
        elif touch.key is Key.TOKEN:
            self.token = touch.index % len(self.settings.tokens)
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

    def follow_robot(self, token: str, event: RobotEvent) -> None:
        """Take in what the robot with this token reports during a run."""
        if isinstance(event, Lost):
            self.add_notice(str(event.error))
        if self.attempt is None or self._sent is None or token not in self._sent.tokens:
            return
        with_phase = self.attempt.phase
        self.attempt.follow(event, self._sent.tokens.index(token))
        self._after(with_phase)

    def robot_linked(self, token: str, aftermath: Aftermath | None = None) -> None:
        """A robot answered, perhaps with what became of a run that was lost."""
        if aftermath is None:
            return
        self.add_notice(aftermath.sentence)
        sent = self._sent
        if aftermath.cut_at and sent is not None and sent.tokens == (token,) and sent.attempt is self.attempt:
            self.attempt.offer_to_resume(Cut(sent.programs[0], aftermath.cut_at))
            self.since_phase = 0.0

    def robot_failed(self, token: str, sentence: str) -> None:
        """A robot cannot be reached, or cannot do what was asked; ``sentence`` is kept for the adult."""
        self.add_notice(sentence)
        self.follow_robot(token, Stopped(None))

    def add_notice(self, sentence: str) -> None:
        """Keep a sentence for the adult, once."""
        if sentence not in self.notices:
            self.notices.append(sentence)

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

    def name_key(self, key: Key) -> None:
        """Say what a key is called: somebody keeps it down to know. The bulb then says its help again."""
        name, attempt = spoken_name(key), self.attempt
        if name is None:
            return
        help_said = attempt.help_said if key is Key.HINT and attempt is not None else None
        said = None if help_said is None else help_said.in_language(self.settings.language)
        self._requests.append(Say(name if said is None else f"{name} {said}"))

    def add_paths(self, paths: Iterable[LearningPath], hashes: Hashes = NO_HASHES) -> None:
        """Let an adult choose from more learning paths; they stand from the youngest level to the oldest."""
        self._hashes |= hashes
        looked_at = self.paths[self.adults.shelf]
        levels = tuple(Level)
        self.paths = tuple(sorted((*self.paths, *paths), key=lambda path: levels.index(path.level)))
        self.adults.shelf = self.paths.index(looked_at)

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
        self._free = free_play(path.level)
        self.flowers = Flowers(path, self.flowers.done, (self._free,), self._hashes)
        self.lesson_place = self.challenge_place = 0
        self.settings = replace(self.settings, path=path.id)

    def use_settings(self, settings: Settings) -> None:
        """Play on with other settings; whose turn it is stays as it is where that animal still plays."""
        animal, self.settings = self.animal, settings
        self.token = settings.tokens.index(animal) if animal in settings.tokens else 0

    def open_challenge(self, lesson: int, challenge: int) -> None:
        """Go straight to one challenge and say its task."""
        tempo = self.attempt.tempo if self.attempt else HARE if self.settings.hare else TORTOISE
        self.lesson_place, self.challenge_place = lesson, challenge
        keeps = self.settings.hidden_memory and not self.settings.immediate
        kept = self.attempt.told if self.attempt and keeps else ()
        self.attempt = Attempt(self.challenge, tempo, immediate=self.settings.immediate, kept=kept)
        self.diary = Diary(self.attempt.told)
        self._open(Page.CHALLENGE)

    def _open(self, page: Page) -> None:
        if page is not Page.CHALLENGE:
            self._leave_robot()
            self.attempt = None
            self._is_free = False
        self.page = page
        self.since_page = self.since_phase = 0.0
        if page in (Page.LESSON, Page.CHALLENGE):
            self.say(self._task())

    def _touch_home(self, touch: Touch) -> None:
        if touch.key is Key.ADULTS:
            self.adults.enter(self.paths.index(self.path), self.lesson_place, notices=bool(self.notices))
            self._open(Page.ADULTS)
        elif touch.key is Key.PLAY:
            self.play_freely()
        elif touch.key is Key.LESSON and self.flowers.may_open(touch.index, free=self.settings.free_order):
            self.lesson_place = touch.index
            self._open(Page.LESSON)

    def _touch_adults(self, touch: Touch) -> None:
        if touch.key is Key.CHILDREN:
            self._open(Page.HOME)
        elif touch.key is Key.LEAVE:
            self._requests.append(Ask.LEAVE)
        elif touch.key is Key.START:
            self.use_path(self.paths[self.adults.shelf])
            self.lesson_place = self.adults.sheet
            self._open(Page.LESSON)
        else:
            settings = self.adults.touch(touch, self.settings, self.robots)
            self._requests += self.adults.take_requests()
            self.use_settings(settings)

    def _touch_lesson(self, touch: Touch) -> None:
        if touch.key is Key.HOME:
            self._open(Page.HOME)
        elif touch.key is Key.CHALLENGE and touch.index < len(self.lesson.challenges):
            self.open_challenge(self.lesson_place, touch.index)

    def _touch_challenge(self, touch: Touch) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        phase, before = attempt.phase, copy(attempt)
        if touch.key is Key.HOME:
            self._open(Page.HOME if self._is_free else Page.LESSON)
        elif touch.key is Key.HINT:
            self._hint(attempt)
        elif touch.key is Key.NEXT and phase is Phase.SUCCEEDED:
            self._go_on()
        elif touch.key is Key.ROBOT:
            self._send_to_robot(attempt)
        elif touch.key is Key.RESUME and attempt.resume_at is not None:
            self._send_to_robot(attempt, attempt.resume_at)
        elif touch.key is Key.STOP_ROBOT:
            self._leave_robot()
        else:
            attempt.touch(touch)
            self._after(phase)
        if self.attempt is attempt:
            self.diary.note(before, attempt, touch)

    def _send_to_robot(self, attempt: Attempt, first_step: int = 0) -> None:
        """Send the answer to the robots whose turn it is; where one is lost, look for it again."""
        if attempt.starts_slanting:
            self.add_notice(
                _("ce défi commence de biais, et un robot croit toujours partir droit ; jouez-le sur l'écran")
            )
            return
        crew = self.crew
        self._requests += [TellRobot(member.token, Order.FIND) for member in crew if member.lamp is Lamp.LOST]
        ready = bool(crew) and all(member.lamp is Lamp.LINKED and not member.moving for member in crew)
        if not ready or not attempt.send_to_robot(first_step):
            return
        self.since_phase = 0.0
        self._sent = Sent(attempt, tuple(member.token for member in crew), attempt.flats)
        match self._sent.tokens, self._sent.programs:
            case (token,), (program,):
                self._requests.append(SendToRobot(token, program, first_step))
            case (first, second), (one, other):
                self._requests.append(SendToPair((first, second), (one, other)))

    def _hint(self, attempt: Attempt) -> None:
        """Help as the attempt says, and say it."""
        phase = attempt.phase
        attempt.ask_for_help()
        text = attempt.help_said
        if text is not None:
            self.say(text)
        self._after(phase)

    def _go_on(self) -> None:
        self.token = (self.token + 1) % len(self.settings.tokens)
        place = self.next_challenge
        if place is None:
            self._open(Page.HOME)
        else:
            self.open_challenge(self.lesson_place, place)

    def _leave_robot(self) -> None:
        if self.attempt is not None and self.attempt.phase is Phase.ON_ROBOT and self._sent is not None:
            self._requests += [TellRobot(token, Order.STOP) for token in self._sent.tokens]

    def _after(self, before: Phase) -> None:
        """Note a change of phase; a success opens its petal and is praised."""
        attempt = self.attempt
        if attempt is None or attempt.phase is before:
            return
        self.since_phase = 0.0
        tried = self.diary.tried(attempt, self.animal, self.key)
        if tried is not None:
            self._requests.append(tried)
        if attempt.is_done:
            self.flowers.done.add(self.key)
        if attempt.phase is Phase.SUCCEEDED:
            self.say(Text(_("Bravo !")))
