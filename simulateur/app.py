"""The loop: events in, session forward, changed pixels out. Time and events are passed in; only ``play`` waits."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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
from simulateur.touches import (
    Press,
    Presser,
    Touches,
    focus_move,
    is_lost,
    keyboard_touch,
    page_key,
    presser,
    slid,
    wheel,
)
from simulateur.window import fit_window

if TYPE_CHECKING:
    from simulateur.screens.adults.paper import Scroll

FRAMES_PER_SECOND, IDLE_FRAMES_PER_SECOND = 30, 10
_IDLE_AFTER_S = 20.0
_LONGEST_TICK_S = 0.1
"""A machine that slept, or hung for a while, goes on where it was."""
_CALM_AFTER_S = 4.0
"""With nothing touched for so long and nothing running, only what ``idle_signs`` tells can still change."""
_PRESS_S = 0.06
"""A key stays down at least so long, so that a quick tap is seen."""


_SMALLEST = 60
"""A window with a shorter side shows the table alone, and nothing can be touched: nothing on it could be seen."""
_NEW_PICTURE = (
    pygame.VIDEORESIZE,
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESTORED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWDISPLAYCHANGED,
)
_DRAG = 2.0
"""Units that a finger may slide and still press."""
_RESTS_S = 1.0
"""A finger that slid and then rests for so long keeps no other from pressing: perhaps nobody saw it go."""
_BOUNCE_S = 0.2
"""After a choice with the one switch, presses so soon are the same hand, or the switch that bounces."""


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
        self._press: Press | None = None
        self._signs: tuple[object, ...] = ()
        self._now_s = 0.0
        self._chosen_s = -_BOUNCE_S
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
        if self._is_tiny:
            return list(self._painter.draw(Scene((), ())))
        pressed, held_s = (self._press.touch, self._press.held_s) if self._press is not None else (None, 0.0)
        view = View(self.size, self._images, pressed, held_s, self._focus.at)
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
    def _is_tiny(self) -> bool:
        return min(self.size) < _SMALLEST

    @property
    def _places(self) -> Places:
        return {} if self._is_tiny else places(self.session, self.size)

    @property
    def _scrolls(self) -> tuple["Scroll", ...]:
        return () if self._is_tiny else scrolls(self.session, self.size)

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
        if not still or self._press is not None or session.is_moving:
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
        elif by := self._touches.releases(event):
            self._let_go(by)
        elif self._press is not None and is_lost(event, self._press.by):
            self._take_back()
        elif self._settings.scanning and self.session.page is not Page.ADULTS:
            self._take_switch(event)
        elif event.type == pygame.KEYDOWN:
            self._take_key(event)
        elif rows := wheel(event):
            self._scroll(rows, pygame.mouse.get_pos())
        elif way := slid(event, self.size):
            self._slide(presser(event), way)
        elif at := self._touches.press(event, self.size, self._now_s):
            self._press_at(at, presser(event))

    def _take_key(self, event: pygame.event.Event) -> None:
        """A key of the keyboard moves the light, turns the page of a list, or stands for a control."""
        if by := focus_move(event, self.session):
            self._focus.move(self._places, by)
        elif key := page_key(event, self.session):
            self._turn_page(key)
        elif touch := keyboard_touch(event, self.session, self._places, self._focus.at):
            self._begin(touch, (event.type, event.key), held=touch == DOOR)

    def _take_switch(self, event: pygame.event.Event) -> None:
        """One key or one tap anywhere chooses the control that is lit; the adults' door is still held."""
        at, by = self._touches.press(event, self.size, self._now_s), presser(event)
        touched = hit(self._places, *at) if at else None
        is_key = event.type == pygame.KEYDOWN
        if touched == DOOR or (is_key and event.key == pygame.K_F1 and DOOR in self._places):
            self._begin(DOOR, by, at, held=True)
        elif at or is_key:
            self._choose_lit(by)

    def _choose_lit(self, by: Presser) -> None:
        lit = self._focus.at
        if lit is None or lit == DOOR or lit not in self._places or self._now_s - self._chosen_s < _BOUNCE_S:
            return
        self._chosen_s = self._now_s
        self._focus.stay()
        self._begin(lit, by, held=False)

    def _press_at(self, at: tuple[float, float], by: Presser) -> None:
        """Press what is there; beside every control a list can still be dragged.

        While a finger drags one, another presses nothing but the sign that stops the robots.
        """
        touched, press = hit(self._places, *at), self._press
        halts = touched is not None and touched.key is Key.STOP_ALL
        if press is not None and press.slides and press.by != by and press.held_s < _RESTS_S and not halts:
            return
        self._focus.at = None
        if touched is not None:
            self._begin(touched, by, at, held=not halts)
        elif self.session.page is Page.ADULTS:
            self._press = Press(by, None, at, waits=True)

    def _begin(self, touch: Touch, by: Presser, at: tuple[float, float] | None = None, *, held: bool) -> None:
        """Press a control: it acts now, or when it was held long enough, or, where lists are dragged, when let go."""
        before, waits = self._press, held and self.session.page is Page.ADULTS
        self._press = Press(by, touch, at, waits, is_over=not held)
        if touch == DOOR and before is not None and before.by == by and at is None and not before.is_over:
            self._press = before  # the keyboard repeats its key
        elif touch != DOOR and not waits:
            self.session.touch(touch)

    def _let_go(self, by: Presser) -> None:
        """End what this finger, this key or the mouse pressed, and nothing else."""
        press = self._press
        if press is None or press.by != by or press.is_over:
            return
        press.is_over = True
        if press.waits:
            self._press = None
            if self.session.page is Page.ADULTS and press.touch is not None and press.touch in self._places:
                self.session.touch(press.touch)

    def _take_back(self) -> None:
        """Forget a press whose end is not seen; nothing comes of it."""
        if self._press is not None and not self._press.is_over:
            self._press = None

    def _hold(self, seconds: float) -> None:
        press = self._press
        if press is None:
            return
        press.held_s += seconds
        if press.is_over and press.held_s >= _PRESS_S:
            self._press = None
        elif press.touch == DOOR and not press.is_over and press.held_s >= HOLD_S:
            self._press = None
            if DOOR in self._places:
                self.session.touch(DOOR)

    def _slide(self, by: Presser, way: tuple[float, float]) -> None:
        """A finger that slides presses nothing; a list under it follows, row by row."""
        press = self._press
        if press is None or press.by != by or press.at is None or self.session.page is not Page.ADULTS:
            return
        press.slide(way, _DRAG * unit(self.size))
        for scroll in self._scrolls if press.slides else ():
            if scroll.rect.contains(*press.at) and (touch := scroll.by(-press.rows(scroll.row))):
                self.session.touch(touch)

    def _scroll(self, rows: int, at: tuple[float, float]) -> None:
        for scroll in self._scrolls:
            if scroll.rect.contains(*at) and (touch := scroll.by(rows)):
                self.session.touch(touch)
                return

    def _turn_page(self, key: Key) -> None:
        """Go a page up or down in the list that holds the lit control; where none does, in the page's last one.

        The light goes on in the list when its control is no longer seen.
        """
        there, lists = self._places, self._scrolls
        lit = there.get(self._focus.at) if self._focus.at is not None else None
        own = [scroll for scroll in lists if lit is not None and scroll.rect.contains(*lit.centre)]
        for scroll in (own or lists)[-1:]:
            for touch in [each for each in there if each.key is key and each.index == scroll.pane.value]:
                self.session.touch(touch)
        self._focus.keep_to(self._places)
        if own and self._focus.at is None:
            inside = (touch for touch, rect in self._places.items() if own[-1].rect.contains(*rect.centre))
            self._focus.at = next(inside, None)
