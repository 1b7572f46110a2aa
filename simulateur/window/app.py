"""The loop: events in, session forward, changed pixels out.

Time and events are passed in; only ``play`` waits.
"""

import gc
from collections.abc import Sequence
from pathlib import Path

import pygame

from lecons.pictures.theme import ROLE
from simulateur.desk.seat import Seat
from simulateur.game.reports import Notice
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.events import Event
from simulateur.pages.page import empty_scene, load_pages
from simulateur.pages.savings import GARDEN
from simulateur.turn import Screen
from simulateur.window.draw import Painter
from simulateur.window.events import read_event
from simulateur.window.window import fit_window

FRAMES_PER_SECOND, IDLE_FRAMES_PER_SECOND = 30, 10
_LONGEST_TICK_S = 0.1
"""No turn of the loop lasts longer for the session: after a sleep, the game goes on where it was."""
_NEW_PICTURE = (
    pygame.VIDEORESIZE,
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESTORED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWDISPLAYCHANGED,
)


def show_at_once(window: pygame.Surface, settings: Settings) -> Painter:
    """Show the empty garden before the content is there; the painter goes on from this picture."""
    painter = _painter(window, settings)
    garden = empty_scene(window.get_size(), whiteboard=settings.whiteboard)
    pygame.display.update(painter.draw(garden, GARDEN))
    return painter


def _painter(window: pygame.Surface, settings: Settings) -> Painter:
    if not settings.high_contrast:
        return Painter(window, ROLE.paper)
    from lecons.pictures.high_contrast import HIGH_CONTRAST  # noqa: PLC0415 (few need it at the start)

    return Painter(window, ROLE.paper, HIGH_CONTRAST)


class App:
    """One window and the screen in it."""

    def __init__(
        self,
        window: pygame.Surface,
        session: Session,
        images: Path,
        seat: Seat,
        painter: Painter | None = None,
    ) -> None:
        self.session = session
        self._screen = Screen(session, images, seat, window.get_size())
        self._settings = session.settings
        self._window_size = window.get_size()
        self._painter = painter or _painter(window, session.settings)
        self.running = True
        self._rested_s = 0.0
        """Seconds that have passed since the last turn."""

    @property
    def size(self) -> tuple[int, int]:
        """The window's width and height in pixels."""
        return self._painter.target.get_size()

    def step(self, seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
        """One turn of the loop; returns the rectangles that changed."""
        screen = self._screen
        screen.step(seconds, self._by_hand(events) if events else ())
        self.running &= not screen.must_leave
        self._apply_settings()
        if self._painter.settles:
            screen.stay_awake()
        elif screen.may_sleep() and not events:
            return []
        with screen.speaking():
            changed = list(self._painter.draw(*screen.picture()))
        if self._painter.trouble is not None:
            self.session.hear(Notice(self._painter.trouble))
        return changed

    @property
    def frames_per_second(self) -> int:
        """How often to look for touches now."""
        if self._screen.is_idle:
            return IDLE_FRAMES_PER_SECOND
        return FRAMES_PER_SECOND

    def play(self) -> None:
        """Loop until the window is closed."""
        self.show(0)
        self.settle()
        clock = pygame.time.Clock()
        while self.running:
            self.show(min(clock.tick(self.frames_per_second) / 1000, _LONGEST_TICK_S))

    def show(self, seconds: float) -> None:
        """One turn of the loop, seen in the window; none while the screen rests and nobody touches it.

        A rest that a touch ends does not count: no key was held in it.
        """
        events = pygame.event.get()
        waited_s = seconds + self._rested_s
        if not events and waited_s < self._screen.rest_s:
            self._rested_s = waited_s
            return
        self._rested_s = 0.0
        if changed := self.step(seconds if events else waited_s, events):
            pygame.display.update(changed)

    def settle(self) -> None:
        """Load the pages, which the first picture did not need, and begin to collect garbage.

        ``__main__`` had stopped the garbage collector for the start. All that was made since is
        kept for good, so the collector never looks at it again.
        """
        load_pages()
        gc.collect()
        gc.freeze()
        gc.enable()

    def close(self) -> None:
        """Leave the machine as it should be left."""
        self._screen.close()

    def _by_hand(self, events: Sequence[pygame.event.Event]) -> list[Event]:
        """What hands did; what happened to the window is obeyed here."""
        size = self.size
        read = [read_event(event, size) for event in events if not self._is_window(event)]
        return [event for event in read if event is not None]

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
        self._screen.hands.size = window.get_size()

    def _is_window(self, event: pygame.event.Event) -> bool:
        """Whether an event is about the window. Such an event is obeyed here."""
        if event.type == pygame.QUIT:
            self.running &= self._settings.kiosk
        elif event.type in _NEW_PICTURE:
            self._look_at_window()
        else:
            return False
        return True
