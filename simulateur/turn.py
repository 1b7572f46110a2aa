"""The one turn that every skin calls: hands, then time, then what the machine must do.

Knows no window.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from beebot.i18n import speaking
from lecons.pictures.sprite import Scene
from simulateur.desk.seat import Seat
from simulateur.game.session import Session
from simulateur.pages.events import Event
from simulateur.pages.hands import Hands
from simulateur.pages.idle import idle_signs
from simulateur.pages.page import savings, scene
from simulateur.pages.savings import NONE, Savings
from simulateur.pages.view import View

_IDLE_AFTER_S = 20.0


class Screen:
    """A session, the hands that touch it and the seat behind it, at a size in pixels."""

    def __init__(self, session: Session, images: Path, seat: Seat, size: tuple[int, int]) -> None:
        self.session = session
        self.hands = Hands(session, size)
        self._images = images
        self._seat = seat
        self._signs: tuple[object, ...] = ()

    @property
    def must_leave(self) -> bool:
        """Whether an adult asked for the end of the program."""
        return self._seat.must_leave

    @property
    def is_idle(self) -> bool:
        """Whether nobody has played for 20 s; touches may then be looked for less often."""
        return self.session.since_touch > _IDLE_AFTER_S and not self.session.is_moving

    def speaking(self) -> AbstractContextManager[None]:
        """A block in which sentences are made in the language of this session."""
        return speaking(self.session.settings.language)

    def step(self, seconds: float, events: Sequence[Event]) -> None:
        """Let ``seconds`` pass; ``events`` are what hands did in them."""
        with self.speaking():
            self.hands.obey(events, seconds)
            self._seat.report()
            self.session.tick(seconds)
            self._seat.serve(seconds)
            self.hands.light(seconds)

    def scene(self) -> Scene:
        """Everything to draw now; nothing in a window that is too small."""
        return self.picture()[0]

    def picture(self) -> tuple[Scene, Savings]:
        """Everything to draw now, and how a painter may save work."""
        hands, images = self.hands, self._seat.images() or self._images
        if hands.is_tiny:
            return Scene((), ()), NONE
        press, focus = hands.press, hands.focus.at
        if press is None:
            view = View(hands.size, images, focus=focus)
        else:
            view = View(hands.size, images, press.touch, press.held_s, focus)
        with self.speaking():
            shown = scene(self.session, view)
            return shown, savings(self.session, view, shown)

    def may_sleep(self) -> bool:
        """Whether nothing on the page can have changed since the last call; asked once a turn.

        In a session that is calm, only what ``idle_signs`` tells can change.
        """
        if not self.session.is_calm or self.hands.press is not None:
            self.stay_awake()
            return False
        before, self._signs = self._signs, (self.hands.focus.at, *idle_signs(self.session))
        return self._signs == before

    def stay_awake(self) -> None:
        """Have the next picture drawn, even if nothing has changed."""
        self._signs = ()

    def close(self) -> None:
        """Leave the machine as it should be left."""
        self._seat.close()
