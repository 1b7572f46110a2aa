"""The loop: events in, session forward, changed pixels out. Time and events are passed in; only ``play`` waits."""

import gc
from collections.abc import Sequence
from pathlib import Path

import pygame

from simulateur.controls import Key, Touch
from simulateur.draw import Painter
from simulateur.drawings.theme import CALM, HIGH_CONTRAST, recolouring
from simulateur.focus import Focus
from simulateur.keeping.settings import Settings
from simulateur.layout.rectangles import Places, hit, unit
from simulateur.machine import Machine
from simulateur.pages import empty_scene, idle_signs, load_pages, places, scene, scrolls
from simulateur.screens.door import DOOR, HOLD_S
from simulateur.screens.view import View
from simulateur.session import Page, Session
from simulateur.sprite import Scene
from simulateur.touches import Touches, dragged, focus_move, keyboard_touch, wheel
from simulateur.window import fit_window

FRAMES_PER_SECOND, IDLE_FRAMES_PER_SECOND = 30, 10
_IDLE_AFTER_S = 20.0
_LONGEST_TICK_S = 0.1
"""A machine that slept, or hung for a while, goes on where it was."""
_CALM_AFTER_S = 4.0
"""With nothing touched for so long and nothing running, only what ``idle_signs`` tells can still change."""
_PRESS_S = 0.06
"""A key stays down at least so long, so that a quick tap is seen."""


_SMALLEST = 24
"""A window with a shorter side shows the table alone: nothing on it could be seen."""
_NEW_PICTURE = (
    pygame.VIDEORESIZE,
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESTORED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWDISPLAYCHANGED,
)
_DRAG = 2.0
"""Units that a finger may slide and still press."""


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
        self._touches = Touches()
        self._focus = Focus()
        self._settings = session.settings
        self._window_size = window.get_size()
        self._painter = painter or _painter(window, session.settings)
        self._pressed: Touch | None = None
        self._pressed_at = (0.0, 0.0)
        self._held_s = self._dragged = 0.0
        self._released = True
        self._signs: tuple[object, ...] = ()
        self._now_s = 0.0
        self.running = True

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
        self._machine.report(self.session)
        self.session.tick(seconds)
        self._machine.serve(self.session, seconds)
        self.running &= not self._machine.must_leave
        self._apply_settings()
        self._light(seconds)
        if not events and self._sleeps:
            return []
        if min(self.size) < _SMALLEST:
            return list(self._painter.draw(Scene((), ())))
        view = View(self.size, self._images, self._pressed, self._held_s, self._focus.at)
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
    def _places(self) -> Places:
        return places(self.session, self.size)

    def _light(self, seconds: float) -> None:
        """Let the one switch's light go on; without it, forget a control that is gone."""
        if self._settings.scanning:
            there = {touch: rect for touch, rect in self._places.items() if touch != DOOR}
            self._focus.scan(there, seconds, self._settings.scan_s)
        elif self._focus.at is not None:
            self._focus.keep_to(self._places)

    @property
    def _sleeps(self) -> bool:
        """Whether nothing on the page can have changed since the last look."""
        session = self.session
        still = min(session.since_touch, session.since_phase) > _CALM_AFTER_S
        if not still or self._pressed is not None or session.is_moving:
            self._signs = ()
            return False
        before, self._signs = self._signs, (self._focus.at, *idle_signs(session))
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
        self._painter = _painter(pygame.display.get_surface() or self._painter.target, settings)

    def _look_at_window(self) -> None:
        """Draw anew in a window of another size; show again what a window lost."""
        window = pygame.display.get_surface()
        if window is not None and not self._painter.fits(window):
            self._painter = _painter(window, self._settings)
        self._painter.show_again()

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self.running &= self._settings.kiosk
        elif event.type in _NEW_PICTURE:
            self._look_at_window()
        elif self._touches.releases(event):
            self._release()
        elif self._settings.scanning and self.session.page is not Page.ADULTS:
            self._take_switch(event)
        elif by := focus_move(event, self.session):
            self._focus.move(self._places, by)
        elif rows := wheel(event):
            self._scroll(rows, pygame.mouse.get_pos())
        elif down := dragged(event, self.size[1]):
            self._drag(down)
        elif touch := keyboard_touch(event, self.session, self._places, self._focus.at):
            self._press(touch, held=touch == DOOR)
        elif at := self._touches.press(event, self.size, self._now_s):
            self._press_at(at)

    def _take_switch(self, event: pygame.event.Event) -> None:
        """One key or one tap anywhere chooses the control that is lit; the adults' door is still held."""
        at = self._touches.press(event, self.size, self._now_s)
        touched = hit(self._places, *at) if at else None
        if touched == DOOR or (event.type == pygame.KEYDOWN and event.key == pygame.K_F1 and DOOR in self._places):
            self._press(DOOR, held=True)
        elif (at or event.type == pygame.KEYDOWN) and self._focus.at not in (None, DOOR):
            self._choose_lit()

    def _choose_lit(self) -> None:
        lit = self._focus.at
        if lit is not None and lit in self._places:
            self._focus.stay()
            self._press(lit, held=False)

    def _press_at(self, at: tuple[float, float]) -> None:
        touched = hit(self._places, *at)
        self._pressed_at, self._dragged = at, 0.0
        self._focus.at = None
        if touched is not None:
            self._press(touched, held=touched.key is not Key.STOP_ALL)

    def _press(self, touch: Touch, *, held: bool) -> None:
        """Press a control: it acts now, or when it was held long enough, or, where lists are dragged, when let go."""
        self._pressed, self._held_s, self._released = touch, 0.0, not held
        if touch != DOOR and not (held and self.session.page is Page.ADULTS):
            self.session.touch(touch)

    def _release(self) -> None:
        if not self._released and self._pressed is not None and self.session.page is Page.ADULTS:
            if self._pressed in self._places:
                self.session.touch(self._pressed)
            self._pressed = None
        self._released = True

    def _hold(self, seconds: float) -> None:
        if self._pressed is None:
            return
        self._held_s += seconds
        if self._pressed == DOOR and self._held_s >= HOLD_S:
            self.session.touch(DOOR)
            self._pressed, self._released = None, True
        elif self._released and self._held_s >= _PRESS_S:
            self._pressed = None

    def _drag(self, down: float) -> None:
        """A finger that slides presses nothing; a list under it follows, row by row."""
        if self.session.page is not Page.ADULTS or self._released:
            return
        self._dragged += down
        if self._pressed is not None and abs(self._dragged) < _DRAG * unit(self.size):
            return
        self._pressed = None
        for scroll in scrolls(self.session, self.size):
            rows = int(self._dragged / scroll.row)
            if rows and scroll.rect.contains(*self._pressed_at):
                self._dragged -= rows * scroll.row
                self._scroll(-rows, self._pressed_at)

    def _scroll(self, rows: int, at: tuple[float, float]) -> None:
        for scroll in scrolls(self.session, self.size):
            if scroll.rect.contains(*at) and (touch := scroll.by(rows)):
                self.session.touch(touch)
                return
