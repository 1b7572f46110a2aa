"""The loop: events in, session forward, changed pixels out. Time and events are passed in; only ``play`` waits."""

from collections.abc import Sequence
from pathlib import Path

import pygame

from simulateur.controls import Key, Touch
from simulateur.draw import Painter
from simulateur.drawings.theme import CALM
from simulateur.layout import hit
from simulateur.pages import idle_signs, places, scene
from simulateur.robot_link import Linked, NotForThisRobot, RobotLink, Unreachable
from simulateur.screens.notice import HOLD_S
from simulateur.screens.view import View
from simulateur.session import FindRobot, Say, SendToRobot, Session, StopRobot
from simulateur.touches import Touches, keyboard_touch, releases
from simulateur.voice import Voice

FRAMES_PER_SECOND, IDLE_FRAMES_PER_SECOND = 30, 10
_IDLE_AFTER_S = 20.0
_LONGEST_TICK_S = 0.1
"""A machine that slept, or hung for a while, goes on where it was."""
_CALM_AFTER_S = 4.0
"""With nothing touched for so long and nothing running, only what ``idle_signs`` tells can still change."""
_PRESS_S = 0.06
"""A key stays down at least so long, so that a quick tap is seen."""


class App:
    """One window, one session. ``voice`` and ``robot`` may be None: then nothing is said, nothing is sent."""

    def __init__(
        self, window: pygame.Surface, session: Session, images: Path, voice: Voice | None, robot: RobotLink | None
    ) -> None:
        self.session = session
        self._images = images
        self._voice = voice
        self._robot = robot
        self._touches = Touches()
        self._painter = Painter(window, CALM.paper)
        self._pressed: Touch | None = None
        self._held_s = 0.0
        self._released = True
        self._signs: tuple[object, ...] = ()
        self._now_s = 0.0
        self.running = True
        if robot is not None:
            robot.find()

    @property
    def size(self) -> tuple[int, int]:
        """The window's width and height in pixels."""
        return self._painter.target.get_size()

    def step(self, seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
        """One turn of the loop; returns the rectangles that changed."""
        self._now_s += seconds
        for event in events:
            self._take(event)
        self._hold(seconds)
        self._read_robot()
        self.session.tick(seconds)
        self._obey()
        if self._voice is not None:
            self._voice.tick(seconds)
            self.session.mute = self._voice.mute
        if self._is_calm and not events:
            before, self._signs = self._signs, idle_signs(self.session)
            if self._signs == before:
                return []
        else:
            self._signs = ()
        view = View(self.size, self._images, self._pressed, self._held_s)
        return list(self._painter.draw(scene(self.session, view)))

    @property
    def frames_per_second(self) -> int:
        """How often to look for touches now."""
        idle = self.session.since_touch > _IDLE_AFTER_S and not self.session.is_moving
        return IDLE_FRAMES_PER_SECOND if idle else FRAMES_PER_SECOND

    @property
    def _is_calm(self) -> bool:
        still = min(self.session.since_touch, self.session.since_phase) > _CALM_AFTER_S
        return still and self._pressed is None and not self.session.is_moving

    def play(self) -> None:
        """Loop until the window is closed."""
        clock = pygame.time.Clock()
        while self.running:
            elapsed = clock.tick(self.frames_per_second) / 1000
            changed = self.step(min(elapsed, _LONGEST_TICK_S), pygame.event.get())
            if changed:
                pygame.display.update(changed)

    def close(self) -> None:
        """Leave the robot still and fall silent."""
        if self._robot is not None:
            self._robot.close()
        if self._voice is not None:
            self._voice.close()

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            window = pygame.display.get_surface()
            if window is not None:
                self._painter = Painter(window, CALM.paper)
        elif releases(event):
            self._released = True
        elif touch := keyboard_touch(event, self.session, places(self.session, self.size)):
            self._press(touch, held=False)
        elif at := self._touches.press(event, self.size, self._now_s):
            touched = hit(places(self.session, self.size), *at)
            if touched is not None:
                self._press(touched, held=True)

    def _press(self, touch: Touch, *, held: bool) -> None:
        self._pressed, self._held_s, self._released = touch, 0.0, not held
        if touch.key is not Key.NOTICE:
            self.session.touch(touch)

    def _hold(self, seconds: float) -> None:
        if self._pressed is None:
            return
        self._held_s += seconds
        if self._pressed.key is Key.NOTICE and self._held_s >= HOLD_S:
            self.session.touch(self._pressed)
            self._pressed = None
        elif self._released and self._held_s >= _PRESS_S:
            self._pressed = None

    def _obey(self) -> None:
        for request in self.session.take_requests():
            match request:
                case Say(sentence) if self._voice is not None:
                    self._voice.say(sentence)
                case SendToRobot(program) if self._robot is not None:
                    self._robot.send(program)
                case StopRobot() if self._robot is not None:
                    self._robot.stop()
                case FindRobot() if self._robot is not None:
                    self._robot.find()

    def _read_robot(self) -> None:
        if self._robot is None:
            return
        for report in self._robot.take_reports():
            match report:
                case Linked():
                    self.session.robot_linked()
                case Unreachable(sentence):
                    self.session.robot_lost(sentence)
                case NotForThisRobot(sentence):
                    self.session.robot_refused(sentence)
                case _:
                    self.session.follow_robot(report)
