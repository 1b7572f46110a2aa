"""The loop: events in, session forward, changed pixels out. Time and events are passed in; only ``play`` waits."""

import gc
from collections.abc import Sequence
from pathlib import Path

import pygame

from lecons.pictures.sprite import Scene
from lecons.pictures.theme import CALM, HIGH_CONTRAST, recolouring
from simulateur.desk.machine import Machine
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.hands import Hands
from simulateur.pages.page import empty_scene, idle_signs, load_pages, scene
from simulateur.pages.view import View
from simulateur.window.draw import Painter
from simulateur.window.window import fit_window

FRAMES_PER_SECOND, IDLE_FRAMES_PER_SECOND = 30, 10
_IDLE_AFTER_S = 20.0
_LONGEST_TICK_S = 0.1
"""A machine that slept, or hung for a while, goes on where it was."""
_CALM_AFTER_S = 4.0
"""With nothing touched for so long and nothing running, only what ``idle_signs`` tells can still change."""
_NEW_PICTURE = (
    pygame.VIDEORESIZE,
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESTORED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWDISPLAYCHANGED,
)


def show_at_once(window: pygame.Surface, settings: Settings) -> Painter:
    """Show what can be seen before the content is there; the painter goes on from this."""
    painter = _painter(window, settings)
    pygame.display.update(painter.draw(empty_scene(window.get_size(), whiteboard=settings.whiteboard)))
    return painter


def _painter(window: pygame.Surface, settings: Settings) -> Painter:
    theme = HIGH_CONTRAST if settings.high_contrast else CALM
    return Painter(window, CALM.paper, recolouring(theme))


class App:
    """One window, one session, and the machine behind it."""

    def __init__(
        self, window: pygame.Surface, session: Session, images: Path, machine: Machine, painter: Painter | None = None
    ) -> None:
        self.session = session
        self._images = images
        self._machine = machine
        self._hands = Hands(session, window.get_size())
        self._settings = session.settings
        self._window_size = window.get_size()
        self._painter = painter or _painter(window, session.settings)
        self._signs: tuple[object, ...] = ()
        self.running = True

    @property
    def size(self) -> tuple[int, int]:
        """The window's width and height in pixels."""
        return self._painter.target.get_size()

    def step(self, seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
        """One turn of the loop; returns the rectangles that changed."""
        hands = self._hands
        hands.obey([event for event in events if not self._is_window(event)], seconds)
        self._machine.report(self.session)
        self.session.tick(seconds)
        self._machine.serve(self.session, seconds)
        self.running &= not self._machine.must_leave
        self._apply_settings()
        hands.light(seconds)
        if not events and self._sleeps:
            return []
        if hands.is_tiny:
            return list(self._painter.draw(Scene((), ())))
        pressed, held_s = (hands.press.touch, hands.press.held_s) if hands.press is not None else (None, 0.0)
        view = View(self.size, self._images, pressed, held_s, hands.focus.at)
        changed = list(self._painter.draw(scene(self.session, view)))
        if self._painter.trouble is not None:
            self.session.add_notice(self._painter.trouble)
        return changed

    @property
    def frames_per_second(self) -> int:
        """How often to look for touches now."""
        idle = self.session.since_touch > _IDLE_AFTER_S and not self.session.is_moving
        return IDLE_FRAMES_PER_SECOND if idle else FRAMES_PER_SECOND

    def play(self) -> None:
        """Loop until the window is closed."""
        self.show(0)
        self.settle()
        clock = pygame.time.Clock()
        while self.running:
            self.show(min(clock.tick(self.frames_per_second) / 1000, _LONGEST_TICK_S))

    def show(self, seconds: float) -> None:
        """One turn of the loop, seen in the window."""
        if changed := self.step(seconds, pygame.event.get()):
            pygame.display.update(changed)

    def settle(self) -> None:
        """Do what the first picture did not have to wait for; whoever starts the program put garbage off too."""
        load_pages()
        gc.collect()
        gc.freeze()
        gc.enable()

    def close(self) -> None:
        """Leave the machine as it should be left."""
        self._machine.close()

    @property
    def _sleeps(self) -> bool:
        """Whether nothing on the page can have changed since the last look."""
        session = self.session
        still = min(session.since_touch, session.since_phase) > _CALM_AFTER_S
        if not still or self._hands.press is not None or session.is_moving or self._painter.settles:
            self._signs = ()
            return False
        before, self._signs = self._signs, (self._hands.focus.at, *idle_signs(session))
        return self._signs == before

    def _apply_settings(self) -> None:
        """Make the window what the settings say, where they have changed."""
        settings, before = self.session.settings, self._settings
        if settings is before:
            return
        self._settings = settings
        filled, fills = before.full_screen or before.kiosk, settings.full_screen or settings.kiosk
        if not filled:
            self._window_size = self.size
        if filled != fills or before.kiosk != settings.kiosk:
            fit_window(self._window_size, full_screen=fills, alone=settings.kiosk)
        self._paint_on(pygame.display.get_surface() or self._painter.target)

    def _look_at_window(self) -> None:
        """Draw anew in a window of another size; show again what a window lost."""
        window = pygame.display.get_surface()
        if window is not None and not self._painter.fits(window):
            self._paint_on(window)
        self._painter.show_again()

    def _paint_on(self, window: pygame.Surface) -> None:
        self._painter = _painter(window, self._settings)
        self._hands.size = window.get_size()

    def _is_window(self, event: pygame.event.Event) -> bool:
        """Whether an event was about the window; it is then obeyed."""
        if event.type == pygame.QUIT:
            self.running &= self._settings.kiosk
        elif event.type in _NEW_PICTURE:
            self._look_at_window()
        else:
            return False
        return True
