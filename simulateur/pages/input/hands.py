"""What fingers, mouse, keyboard and one switch do to a session: presses, holds, drags."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.game.success.celebrations import Poked
from simulateur.pages.common.door import DOOR, HOLD_S
from simulateur.pages.common.missed_touch import Missed
from simulateur.pages.idle import after_touch
from simulateur.pages.input import press_rules
from simulateur.pages.input.debounce import Press, Presses
from simulateur.pages.input.events import Down, Event, KeyPress, Move, Presser, Wheel
from simulateur.pages.input.focus import Focus
from simulateur.pages.input.keyboard import calling, calls_with_row, focus_move, keyboard_touch, page_key
from simulateur.pages.input.scrolling import follow, turn_page, wheel
from simulateur.pages.layout.control_areas import SMALLEST_TOUCH, Places, hit
from simulateur.pages.open_page import places
from simulateur.pictures.units import touch_side, unit

if TYPE_CHECKING:
    from simulateur.pages.common.view import Carried
    from simulateur.pages.input.dragging import Drag
    from simulateur.pages.layout.settling import Settling

_SMALLEST = 60
"""Pixels. In a window with a shorter side nothing can be touched, since nothing could be seen."""
_PRESS_S = 0.06
"""A key stays down at least so long, so that a quick tap is seen."""
_NAMED_S = 0.8
"""A key that is kept down so long says its name."""
_DRAG = 2.0
"""How many units a finger may slide and still press."""
_RESTS_S = 1.0
"""While one finger drags, others cannot press. A finger that has rested so long does not count: it may
have left the screen unseen."""
_BOUNCE_S = 0.2
"""A press so soon after a choice with the one switch is the same hand, or a switch that bounces."""


class Hands:
    """All fingers, mouse, keyboard and switch of one window; ``size`` is its width and height in pixels."""

    def __init__(self, session: Session, size: tuple[int, int]) -> None:
        self._session = session
        self.size = size
        self.focus = Focus()
        self.press: Press | None = None
        """What is pressed now."""
        self._drag: Drag | None = None
        """What the press became on a challenge's page, once its finger moved."""
        self._settling: Settling | None = None
        """What of a line of cards is still on its way since a finger let it go."""
        self.missed: Missed | None = None
        """Where a finger has just found no control."""
        self._presses = Presses()
        self._now_s = 0.0
        self._chosen_s = -_BOUNCE_S

    def obey(self, events: Sequence[Event], seconds: float) -> None:
        """Let ``seconds`` pass, and obey the ``events`` that came in them."""
        self._now_s += seconds
        if self._settling is not None:
            self._settling = self._settling.later(seconds)
        if self.missed is not None:
            self.missed = self.missed.later(seconds)
        for event in events:
            self._take(event)
        self._hold(seconds)
        if self._drag is not None:
            self._drag.wait(seconds)
        self._session.hold(self._kept_down)

    def light(self, seconds: float) -> None:
        """Let the light of the one switch go on by ``seconds``.

        Without a switch, and for an adult, only forget a lit control that has left the page.
        """
        settings = self._session.settings
        if settings.scanning and self._session.page is not Page.ADULTS:
            there = {touch: rect for touch, rect in self._places.items() if touch != DOOR}
            called, with_row = calling(self._session), calls_with_row(self._session)
            self.focus.scan(there, seconds, settings.scan_s, called, with_row=with_row)
        elif self.focus.at is not None or self.focus.row:
            self.focus.keep_to(self._places)

    @property
    def carried(self) -> "Carried | None":
        """What a finger carries on a challenge's page, to be drawn; None if it carries nothing."""
        if self._drag is None or self.is_tiny or self._session.page is not Page.CHALLENGE:
            return None
        return self._drag.seen

    @property
    def settling(self) -> "Settling | None":
        """The cards of a line that are on their way to their places, to be drawn; None if there are none."""
        if self.is_tiny or self._session.page is not Page.CHALLENGE:
            return None
        return self._settling if self._drag is None else self._drag.settling

    @property
    def is_busy(self) -> bool:
        """Whether something is pressed, or what hands did is still to be seen."""
        return self.press is not None or self.settling is not None or self.missed is not None

    @property
    def is_tiny(self) -> bool:
        """Whether the window is too small to touch anything."""
        return min(self.size) < _SMALLEST

    @property
    def _places(self) -> Places:
        if self.is_tiny:
            return {}
        return places(self._session, self.size)

    @property
    def _open(self) -> tuple[object, ...]:
        """What is open: another page, challenge, page of a story or garden is something else under a finger."""
        at = self._session.players.at
        return self._session.page, at.round, at.book, at.garden

    def _hit(self, at: tuple[float, float]) -> Touch | None:
        """The control under a pixel. A child's fingertip covers many pixels, except on a wall board."""
        least = SMALLEST_TOUCH
        if self._session.page is not Page.ADULTS and not self._session.settings.whiteboard:
            least = max(least, touch_side(self.size))
        return hit(self._places, *at, least)

    @property
    def _kept_down(self) -> Touch | None:
        """What acts while it is held, and is held now and still there."""
        press = self.press
        if press is None or press.is_over or press.touch is None or press.touch.key not in press_rules.WHILE_HELD:
            return None
        return press.touch if press.touch in self._places else None

    def _take(self, event: Event) -> None:
        if isinstance(event, Down | KeyPress):
            self._session.interrupt()
        if by := self._presses.releases(event):
            self._let_go(by)
        elif self.press is not None and press_rules.is_lost(event, self.press.by):
            self._take_back()
        elif self._session.settings.scanning and self._session.page is not Page.ADULTS:
            self._take_switch(event)
        elif isinstance(event, KeyPress):
            self._take_key(event)
        elif isinstance(event, Wheel) and not self.is_tiny:
            wheel(self._session, self.size, event.rows, event.at)
        elif isinstance(event, Move) and event.pressed:
            self._slide(event)
        elif isinstance(event, Down) and (at := self._presses.press(event, self._now_s)):
            self._press_at(at, event.by)

    def _take_key(self, event: KeyPress) -> None:
        if by := focus_move(event, self._session):
            adult = self._session.page is Page.ADULTS
            self.focus.move(self._places, by, None if adult else calling(self._session))
        elif (key := page_key(event, self._session)) and not self.is_tiny:
            turn_page(self._session, self.size, self.focus, key)
        elif touch := keyboard_touch(event, self._session, self._places, self.focus.at):
            self._begin(touch, event.by, held=touch == DOOR or touch.key in press_rules.WHILE_HELD)

    def _take_switch(self, event: Event) -> None:
        """One key or one tap anywhere chooses the lit control; the adults' door is still held."""
        if isinstance(event, KeyPress):
            if event.name == "F1" and DOOR in self._places:
                self._begin(DOOR, event.by, held=True)
            else:
                self._choose_lit(event.by)
        elif isinstance(event, Down) and (at := self._presses.press(event, self._now_s)):
            if self._hit(at) == DOOR:
                self._begin(DOOR, event.by, at, held=True)
            else:
                self._choose_lit(event.by)

    def _choose_lit(self, by: Presser) -> None:
        if self._now_s - self._chosen_s < _BOUNCE_S:
            return
        self._chosen_s = self._now_s
        lit = self.focus.choose()
        if lit is not None and lit != DOOR and lit in self._places:
            self.focus.stay()
            self._begin(lit, by, held=False)

    def _comes_twice(self, at: tuple[float, float], touched: Touch | None) -> bool:
        """Whether a child's press goes on with the one before, as small hands tap twice.

        The sign that stops all robots is always obeyed. A robot's own is half a second after it was started, even
        where a hand hammers.
        """
        key = None if touched is None else touched.key
        if self._session.page is Page.ADULTS or key is Key.STOP_ALL:
            return False
        near = touch_side(self.size) / 2
        return self._presses.comes_twice(at, self._now_s, near, key)

    def _press_at(self, at: tuple[float, float], by: Presser) -> None:
        """Press the control at a pixel, or begin to drag. While one finger drags, another can only stop the robots."""
        touched, press = self._hit(at), self.press
        if self._comes_twice(at, touched):
            self.missed = Missed(at)
            if (press is None or press.is_over) and touched is not None and touched.key in press_rules.DRAGGED_AGAIN:
                self._drag = None
                self.press = Press(by, touched, at, waits=True, again=True)
            return
        halts = touched is not None and touched.key is Key.STOP_ALL
        drags = press is not None and press.slides and press.held_s < _RESTS_S
        carries = self.carried is not None and press is not None and press.held_s < _RESTS_S
        if (drags or carries) and press is not None and press.by != by and not halts:
            return
        self.focus.at = None
        if touched is not None:
            self._begin(touched, by, at, held=not halts)
            return
        if self._session.page is not Page.ADULTS:
            self.missed = Missed(at)
        if self._session.page is Page.CHALLENGE:
            self._ask_bee(at)
        if self._session.page in (Page.ADULTS, Page.CHALLENGE):
            self._drag = None
            self.press = Press(by, None, at, waits=True)

    def _ask_bee(self, at: tuple[float, float]) -> None:
        """Poke the bee where she is under a finger on the mat, be it on a cell that tells its name."""
        # A page that is open has been imported.
        from simulateur.pages.challenge.page import pokes  # noqa: PLC0415

        if not self.is_tiny and pokes(self._session, self.size, at):
            self._session.touch(Touch(Key.POKE, Poked.BEE.value))

    def _begin(
        self,
        touch: Touch,
        by: Presser,
        at: tuple[float, float] | None = None,
        *,
        held: bool,
    ) -> None:
        """Press a control.

        It acts now, or when it was held long enough, or when it is let go. Two sorts act when they
        are let go: those of a page whose lists are dragged, and those in ``LET_GO``.
        """
        self._drag = None
        before, waits = self.press, held and (self._session.page is Page.ADULTS or touch.key in press_rules.LET_GO)
        self.press = Press(by, touch, at, waits, is_over=not held)
        repeats = before is not None and before.by == by and at is None and not before.is_over
        if repeats and (touch == DOOR or touch.key in press_rules.WHILE_HELD):
            self.press = before  # the keyboard repeats its key
        elif touch != DOOR and not waits:
            self._touch(touch, at)

    def _touch(self, touch: Touch, at: tuple[float, float] | None = None) -> None:
        """Have a control obeyed that was pressed ``at`` a pixel. On a line of cards nothing may slide away."""
        if touch.key in press_rules.ON_A_LINE:
            # A page that is open has been imported.
            from simulateur.pages.input.sliding import before_touch  # noqa: PLC0415

            before_touch(self._session, self.size, touch)
        if touch.key is Key.ROLL:
            return
        before, was_open, attempt = after_touch(self._session), self._open, self._session.attempt
        self._session.touch(touch)
        if at is not None and (self._open != was_open or press_rules.leads_on(attempt, self._session.attempt, touch)):
            self._presses.lead_on(at, self._now_s)
        same = touch.key is Key.GAP or after_touch(self._session) == before
        if touch.key is Key.PLACE and touch in self._places:
            self._ask_bee(at or self._places[touch].centre)
        is_still = touch.key is Key.POKE and self._session.settings.less_movement
        if at is not None and (is_still or (same and touch.key in press_rules.FLAT)):
            self.missed = Missed(at)

    def _let_go(self, by: Presser) -> None:
        """End what this finger, this key or the mouse pressed, and nothing else."""
        press = self.press
        if press is None or press.by != by or press.is_over:
            return
        press.is_over = True
        drag, self._drag = self._drag, None
        if drag is not None and drag.has_begun:
            self.press = None
            self._settling = drag.end()
        elif press.waits:
            self.press = None
            if press.again:
                return
            names = self._session.page is not Page.ADULTS and not press_rules.is_dragged(press.touch)
            if not (names and press.held_s >= _NAMED_S) and press.touch is not None and press.touch in self._places:
                self._touch(press.touch, press.at)

    def _take_back(self) -> None:
        """Forget a press whose end is not seen; nothing comes of it, and a card that was carried is in its place."""
        self._drag = None
        if self.press is not None and not self.press.is_over:
            self.press = None

    def _hold(self, seconds: float) -> None:
        press = self.press
        if press is None:
            return
        before, press.held_s = press.held_s, press.held_s + seconds
        if press.is_over and press.held_s >= _PRESS_S:
            self.press = None
        elif press.touch == DOOR and not press.is_over and press.held_s >= HOLD_S:
            self.press = None
            if DOOR in self._places:
                self._session.touch(DOOR)
        elif not press.is_over and before < _NAMED_S <= press.held_s:
            self._name(press.touch)

    def _name(self, touch: Touch | None) -> None:
        """Say the name of a key that is kept down, if it is still there and has a sign alone."""
        if touch is not None and touch in self._places and self._session.page is not Page.ADULTS:
            self._session.name_key(touch.key)

    def _slide(self, move: Move) -> None:
        press = self.press
        if press is None or press.by != move.by or press.at is None:
            return
        if self._session.page is Page.CHALLENGE and not press.is_over and not self.is_tiny:
            self._dragged(press, press.at, move)
        if self._session.page is not Page.ADULTS or self._kept_down is not None:
            return
        press.slide((move.right, move.down), _DRAG * unit(self.size))
        if press.slides and not self.is_tiny:
            follow(self._session, self.size, press, press.at)

    def _dragged(self, press: Press, at: tuple[float, float], move: Move) -> None:
        """A finger pulls what it pressed. Once it does, it is no longer on a key."""
        # A page that is open has been imported.
        from simulateur.pages.input.dragging import Drag  # noqa: PLC0415

        if self._drag is None:
            self._drag = Drag(self._session, self.size, press, at)
        self._drag.move(move.right, move.down)
        press.held_s = 0.0
        if self._drag.has_begun:
            press.touch = None
