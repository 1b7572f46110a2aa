"""One finger that pulls what it pressed on a challenge: it carries a card, a thing or the flag, or slides a line.

Along a line whose cards are too many for the page a finger slides the line; across it, it lifts a card.
"""

import math
from dataclasses import replace

from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.pages.challenge import carrying_things
from simulateur.pages.challenge.gallery import carries_picture, lay_picture, spot_at
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import Carried
from simulateur.pages.input.carrying_cards import Carry, carried_on, holds, landing_of, let_go, lift
from simulateur.pages.input.debounce import Press
from simulateur.pages.input.sliding import slide
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.settling import Settling, moves
from simulateur.pages.layout.strip_line import places_taken
from simulateur.pages.layout.strips import Tray
from simulateur.pages.mat.flag import carries_flag, cell_at
from simulateur.pictures.units import touch_side

_LEAST, _LEAST_FROM_KEY = 0.14, 0.6
"""How many fingertips a finger may slide and still press: as a rule; on a plate's key, which has laid its card; and
where it taps a second time."""
_ALONG = 1.5
"""A finger slides a line if it goes so many times as far along it as across it."""


class Drag:
    """A press on a challenge whose finger moves: it carries a card, a picture, a thing or the flag, or slides a line.

    ``has_begun`` says that it is no longer a touch. ``carry`` is what is carried, None if nothing is.
    """

    def __init__(self, session: Session, size: tuple[int, int], press: Press, at: tuple[float, float]) -> None:
        self._session, self._size = session, size
        self._touch, self._start, self._again = press.touch, at, press.again
        self._way = (0.0, 0.0)
        self._line: int | None = None
        self._slid = 0.0
        self.has_begun = False
        self.carry: Carry | None = None

    @property
    def seen(self) -> Carried | None:
        """What the finger carries, and where it would land, to be drawn; None if it carries nothing."""
        attempt = self._session.attempt
        if self.carry is None or attempt is None:
            return None
        if self.carry.card.key in (Key.FLAG, Key.OBJECT):
            return Carried(self.carry.card, self.carry.at)
        if self.carry.card.key is Key.PICTURE:
            spot = spot_at(self._layout, self.carry.at)
            return Carried(self.carry.card, self.carry.at, None if spot is None else self._layout.places[spot])
        landing = landing_of(attempt, layout_of(self._session, self._size), self.carry)
        if landing is None:
            return Carried(self.carry.card, self.carry.at)
        return Carried(self.carry.card, self.carry.at, landing.mark, landing.hole)

    def move(self, right: float, down: float) -> None:
        """Move the finger ``right`` and ``down`` by so many pixels."""
        self._way = (self._way[0] + right, self._way[1] + down)
        if self.carry is not None:
            self.carry = replace(self.carry, at=self._at)
        elif self._line is not None:
            self._slide(self._line)
        elif not self.has_begun and math.hypot(*self._way) >= self._least:
            self._begin()

    def wait(self, seconds: float) -> None:
        """Let ``seconds`` pass: a line under a held card slides on, and what another touch took away is dropped."""
        if self.carry is None:
            return
        if self.carry.card.key is Key.FLAG:
            self.carry = self.carry if carries_flag(self._session.attempt) else None
        elif self.carry.card.key is Key.OBJECT:
            self.carry = self.carry if carrying_things.in_hand(self._session.attempt) == self.carry.card else None
        elif self.carry.card.key is Key.PICTURE:
            still = carries_picture(self._session.attempt, self.carry.card) is not None
            self.carry = self.carry if still else None
        elif holds(self._session, self.carry):
            self.carry = carried_on(self._session, self._size, self.carry, seconds)
        else:
            self.carry = None

    def end(self) -> Settling | None:
        """Obey that the finger is let go: lay what it carries. Returns the cards that then move, None if none do.

        If the page has changed and what was carried is gone, nothing is laid.
        """
        self.wait(0.0)
        attempt = self._session.attempt
        if self.carry is None or attempt is None:
            return self._nearest()
        if self.carry.card.key is Key.OBJECT:
            cell = cell_at(mat_of(attempt, self._layout), self.carry.at)
            carrying_things.lay(self._session, self.carry.card, cell)
            return None
        if self.carry.card.key is Key.PICTURE:
            lay_picture(self._session, self.carry.card, spot_at(self._layout, self.carry.at))
            return None
        if self.carry.card.key is not Key.FLAG:
            return let_go(self._session, self._size, self.carry)
        if carries_flag(attempt) and (cell := cell_at(mat_of(attempt, self._layout), self.carry.at)):
            self._session.touch(cell)
        return None

    @property
    def settling(self) -> Settling | None:
        """The line that the finger slides, as far as it stands between two places; None if it does not."""
        right = self._between
        return Settling(strip=self._line or 0, slid=right) if right else None

    @property
    def _between(self) -> float:
        """How many pixels the line stands to the right of its places; none beyond its ends."""
        tray = self._tray
        if tray is None or not moves(self._session):
            return 0.0
        right = self._way[0] - self._slid
        ends = tray.first == 0 if right > 0 else tray.first + len(tray.slots) >= tray.total
        return 0.0 if ends else min(max(right, -tray.step), tray.step)

    @property
    def _tray(self) -> Tray | None:
        if self._line is None or self._session.attempt is None:
            return None
        trays = self._layout.trays
        return trays[self._line] if self._line < len(trays) and trays[self._line].scrolls else None

    def _nearest(self) -> Settling | None:
        right, tray = self._between, self._tray
        if not right or tray is None or self._line is None:
            return None
        if abs(right) > tray.step / 2:
            by = 1 if right > 0 else -1
            slide(self._session, self._size, self._line, -by)
            right -= by * tray.step
        return Settling(strip=self._line, slid=right)

    @property
    def _layout(self) -> ChallengeLayout:
        return layout_of(self._session, self._size)

    @property
    def _at(self) -> tuple[float, float]:
        return self._start[0] + self._way[0], self._start[1] + self._way[1]

    @property
    def _least(self) -> float:
        laid = self._again or (self._touch is not None and self._touch.key in COMMAND_KEYS)
        return (_LEAST_FROM_KEY if laid else _LEAST) * touch_side(self._size)

    def _begin(self) -> None:
        self.has_begun = True
        self._line = self._line_to_slide()
        if self._touch is not None and self._touch.key is Key.FLAG:
            self.carry = Carry(self._touch, self._at) if carries_flag(self._session.attempt) else None
        elif self._touch is not None and (thing := carrying_things.lift(self._session, self._touch)):
            self.carry = Carry(thing, self._at)
        elif self._touch is not None and self._touch.key in (Key.PICTURE, Key.SPOT):
            self.carry = self._lifted(self._touch)
        elif self._line is None and self._touch is not None:
            self.carry = lift(self._session, self._size, self._touch, self._at)

    def _lifted(self, touch: Touch) -> Carry | None:
        """The picture under the finger. It is in hand at once, so that its place is empty."""
        picture = carries_picture(self._session.attempt, touch)
        if picture is None:
            return None
        attempt = self._session.attempt
        if touch.key is Key.SPOT or (attempt is not None and attempt.phase is Phase.STOPPED):
            self._session.touch(Touch(Key.PICTURE, picture))
        return Carry(Touch(Key.PICTURE, picture), self._at)

    def _line_to_slide(self) -> int | None:
        """The line under the finger's start, if it is too long for the page and the finger goes along it.

        As long as all its cards are seen, a card that is pulled comes along, whichever way.
        """
        attempt, (right, down) = self._session.attempt, map(abs, self._way)
        if attempt is None or right < down or (_is_card(self._touch) and right < _ALONG * down):
            return None
        for strip, tray in enumerate(layout_of(self._session, self._size).trays):
            if tray.scrolls and tray.rect.contains(*self._start):
                hidden = places_taken(attempt.draft.strips[strip].items) > len(tray.slots)
                return strip if hidden or not _is_card(self._touch) else None
        return None

    def _slide(self, strip: int) -> None:
        tray = self._tray
        if tray is None:
            return
        step = tray.step
        by = int((self._way[0] - self._slid) / step)
        if by:
            self._slid += by * step
            slide(self._session, self._size, strip, -by)


def _is_card(touch: Touch | None) -> bool:
    return touch is not None and touch.key is Key.CARD
