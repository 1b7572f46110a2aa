"""The loop: events in, session forward, changed pixels out.

Time and events are passed in; only ``play`` waits.
"""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Sequence

import pygame

from lecons.pictures.images import Images
from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import THEMES
from simulateur.game.reports import Notice
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.pages.common.cheaper_drawing import GARDEN
from simulateur.pages.garden.bare import empty_scene
from simulateur.pages.input.events import Event
from simulateur.screen import Screen
from simulateur.window.c_library_memory import give_back
from simulateur.window.draw import Painter
from simulateur.window.events import read_event
from simulateur.window.waiting import FRAME_S, POLL_S, Waiting
from simulateur.window.window import closes, fit_window

_EARLY_S = POLL_S / 2
"""A rest is over if no more than this is left of it: the next look for touches may come too late."""
_PLAIN_S, _PLAIN_MOST_S = 1.0, 30.0
"""A window in which nothing can be drawn is left plain for so long, and twice as long each time, at most."""
_NEW_PICTURE = (
    pygame.VIDEORESIZE,
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESTORED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWDISPLAYCHANGED,
)


def show_at_once(window: pygame.Surface, settings: Settings) -> Painter:
    """Show the empty garden in ``window`` before the content is there; returns the painter, which goes on from it.

    Where that cannot be drawn the window is plain. The first turn then says why.
    """
    painter = _painter(window, settings)
    try:
        garden = empty_scene(window.get_size(), whiteboard=settings.whiteboard)
        pygame.display.update(painter.draw(garden, GARDEN))
    except Exception:  # noqa: BLE001 (what fails here fails again where it is told)
        return _painter(window, settings)
    return painter


def _painter(window: pygame.Surface, settings: Settings) -> Painter:
    return Painter(window, ROLE.paper, THEMES[settings.theme].colours)


def _collect_garbage() -> None:
    """Begin to collect garbage, which ``__main__`` had put off.

    All that was made since the start is kept for good, so the collector never looks at it again.
    """
    gc.collect()
    gc.freeze()
    gc.enable()


def _png(picture: Scene) -> bytes:
    from simulateur.pages.success.keepsake import SIZE  # noqa: PLC0415 (few pictures are asked for)
    from simulateur.window.screenshot import png_of  # noqa: PLC0415

    return png_of(picture, SIZE)


class App:
    """One window, and the screen that it shows.

    ``chores`` are calls that the first picture does not wait for, in the order in which they are done; those
    ``for_adults`` are done once somebody holds the sign down that opens the adults' pages.
    """

    def __init__(  # noqa: PLR0913 (what it is put together of)
        self,
        window: pygame.Surface,
        session: Session,
        images: Images,
        backend: Backend,
        painter: Painter | None = None,
        *,
        chores: Iterable[Callable[[], None]] = (),
        for_adults: Iterable[Callable[[], None]] = (),
    ) -> None:
        self.session = session
        self._chores = deque((*chores, _collect_garbage))
        self._for_adults = tuple(for_adults)
        self._screen = Screen(session, images, backend, window.get_size())
        self._settings = session.settings
        self._window_size = window.get_size()
        self._painter = painter or _painter(window, session.settings)
        self._is_plain = False
        self._plain_s = self._plain_longest_s = 0.0
        """Seconds until a window that is plain is drawn again, and how long that will be the next time."""
        self.running = True
        self._rested_s = 0.0
        """Seconds that have passed since the last turn."""
        self._has_drawn = True
        """Whether a picture was drawn since the page last came to rest."""
        self._is_idle = False
        """Whether nobody played when it last did."""

    @property
    def size(self) -> tuple[int, int]:
        return self._painter.target.get_size()

    def step(self, seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
        """Do one turn: ``seconds`` have passed with these ``events``. Returns the rectangles that changed.

        Where something fails that nobody foresaw, the page that says sorry is shown. Where that fails too, the window
        is plain for a while; then it is tried again, ever less often.
        """
        try:
            changed = self._turn(seconds, events)
            if not self._is_plain:
                self._screen.went_well()
        except Exception as error:  # noqa: BLE001 (whatever it is, the window lives)
            self._screen.fault(error, "drawing")
            return self._say_sorry()
        return changed

    def _turn(self, seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
        screen = self._screen
        screen.step(seconds, self._by_hand(events) if events else ())
        self.running &= not screen.backend.must_leave
        self._apply_settings()
        for asked, picture in screen.keepsakes():
            screen.backend.keep_picture(asked, _png(picture))
        if self._plain_s > 0:
            self._plain_s -= seconds
            return []
        if self._painter.settles:
            screen.stay_awake()
        elif screen.may_sleep() and not events:
            self._rest()
            return []
        with screen.speaking():
            changed = list(self._painter.draw(*screen.picture()))
        if self._painter.trouble is not None:
            self.session.hear(Notice(self._painter.trouble))
        self._is_plain, self._has_drawn = False, self._has_drawn or not self._screen.is_idle
        return changed

    def _rest(self) -> None:
        """Give memory back, once after each picture and once when nobody plays any more."""
        idle = self._screen.is_idle
        if idle and not self._is_idle:
            self._painter.rest()
        if self._has_drawn or idle != self._is_idle:
            give_back()
        self._has_drawn, self._is_idle = False, idle

    def _say_sorry(self) -> list[pygame.Rect]:
        target = pygame.display.get_surface() or self._painter.target
        try:
            self._paint_on(target)
            with self._screen.speaking():
                return list(self._painter.draw(*self._screen.picture()))
        except Exception as error:  # noqa: BLE001 (not even that can be drawn)
            self._screen.fault(error, "sorry")
        longest = self._plain_longest_s if self._is_plain else _PLAIN_S
        self._is_plain, self._plain_s = True, longest
        self._plain_longest_s = min(2 * longest, _PLAIN_MOST_S)
        try:
            target.set_clip(None)  # a painter that failed may have left one
            return [target.fill(self._painter.background)]
        except pygame.error:  # the window itself is gone for now
            return []

    @property
    def wait_s(self) -> float:
        """How many seconds the next turn can wait, unless something happens in the window."""
        if self._chores or not self._screen.is_idle:
            return FRAME_S
        return max(self._screen.rest_s - self._rested_s, POLL_S)

    def play(self) -> None:
        self.show(0)
        waiting = Waiting()
        while self.running:
            self.prepare()
            self.show(waiting.wait(self.wait_s))

    def show(self, seconds: float) -> None:
        """Do one turn after ``seconds`` and show its picture; nothing while the screen rests and nobody touches it.

        A rest that a touch ends does not count: no key was held in it.
        """
        events, rest_s = self._events(), self._screen.rest_s
        waited_s = seconds + self._rested_s
        if not events and waited_s < rest_s - _EARLY_S:
            self._rested_s = waited_s
            return
        if events:
            waited_s = min(seconds, FRAME_S) if rest_s else seconds
        self._rested_s = 0.0
        if changed := self.step(waited_s, events):
            try:
                pygame.display.update(changed)
            except Exception as error:  # noqa: BLE001 (see ``step``)
                self._screen.fault(error, "window")
                self._painter.show_again()

    def _events(self) -> list[pygame.event.Event]:
        try:
            return pygame.event.get()
        except Exception as error:  # noqa: BLE001 (see ``step``)
            self._screen.fault(error, "events")
            return []

    def prepare(self) -> bool:
        """Do the next chore, one thing to load after the first picture; returns False where none is left.

        To be called once between two turns, so that no touch waits for more than one chore. On a page for adults all
        that are left are done at once.
        """
        if self._for_adults and self._screen.adult_comes:
            self._chores += self._for_adults
            self._for_adults = ()
        if not self._chores:
            return False
        count = len(self._chores) if self.session.page is Page.ADULTS else 1
        for chore in [self._chores.popleft() for _chore in range(count)]:
            try:
                chore()
            except Exception as error:  # noqa: BLE001 (what is not there is told of; the rest is)
                self._screen.fault(error, "chores")
        return True

    def close(self) -> None:
        """Stop robots and voice, and write what is to be kept."""
        self._screen.backend.close()

    def _by_hand(self, events: Sequence[pygame.event.Event]) -> list[Event]:
        size = self.size
        read = [read_event(event, size) for event in events if not self._is_window(event)]
        return [event for event in read if event is not None]

    def _apply_settings(self) -> None:
        settings, before = self.session.settings, self._settings
        if settings is before:
            return
        self._settings = settings
        filled, fills = before.full_screen or before.kiosk, settings.full_screen or settings.kiosk
        if not filled:
            self._window_size = self.size
        if filled != fills or before.kiosk != settings.kiosk:
            fit_window(self._window_size, full_screen=fills, alone=settings.kiosk)
        if before.theme != settings.theme:
            self._paint_on(pygame.display.get_surface() or self._painter.target)
        else:
            self._look_at_window()

    def _look_at_window(self) -> None:
        window = pygame.display.get_surface()
        if window is not None and not self._painter.fits(window):
            self._paint_on(window)
        self._painter.show_again()

    def _paint_on(self, window: pygame.Surface) -> None:
        self._painter = _painter(window, self._settings)
        self._screen.hands.size = window.get_size()

    def _is_window(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.QUIT:
            self.running &= not closes(event, kiosk=self._settings.kiosk)
        elif event.type in _NEW_PICTURE:
            self._look_at_window()
        else:
            return False
        return True
