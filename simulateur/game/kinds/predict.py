"""``prevoir``: a flag on the cell where the bee will stop and, where it is asked, the way she will look."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beebot.challenge import Challenge, Prediction
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.pose import QUARTERS, Cell, Heading
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import NoCards, Strip, every_cell, shown, touch_on
from simulateur.game.kinds.gesture import Gesture

if TYPE_CHECKING:
    from beebot.hints import Hint

_QUARTER = 90


@dataclass(frozen=True, slots=True)
class Guess(NoCards):
    """A flag that was set on ``cell``, None before; touching its cell again turns ``heading``, if that is asked."""

    challenge: Challenge
    cell: Cell | None = None
    heading: Heading | None = None

    @property
    def answer(self) -> Prediction | None:
        return None if self.cell is None else Prediction(self.cell, self.heading)

    @property
    def so_far(self) -> Prediction:
        return self.answer or Prediction(self.challenge.start.cell, self.challenge.start.heading)

    @property
    def strips(self) -> tuple[Strip, ...]:
        return (Strip(tuple(shown(self.challenge.given)), self.challenge.given),)

    @property
    def active(self) -> int | None:
        return None

    def touch(self, touch: Touch) -> "Guess":
        if touch.key is not Key.CELL:
            return self
        cell = Cell(touch.index % self.challenge.mat.width, touch.index // self.challenge.mat.width)
        if cell not in self.challenge.mat:
            return self
        if cell != self.cell:
            first = self.challenge.start.heading if self.challenge.asks_heading else None
            return replace(self, cell=cell, heading=self.heading or first)
        return self if self.heading is None else replace(self, heading=self._next_heading(self.heading))

    @property
    def here(self) -> Touch:
        """The touch on the flag's cell, which turns the bee there; before there is a flag, on her start."""
        return touch_on(self.challenge.mat, self.cell or self.challenge.start.cell)

    def beside(self, heading: Heading) -> Touch | None:
        """The touch that moves the flag by one cell, from the bee's start at first; None at the edge of the mat."""
        there = (self.cell or self.challenge.start.cell).step(heading)
        return touch_on(self.challenge.mat, there) if there in self.challenge.mat else None

    def _next_heading(self, heading: Heading) -> Heading:
        """A quarter turn to the right, or the least that the robot can turn."""
        pivots = [abs(key.pivot) for key in self.challenge.keys if key.pivot]
        return heading.turned(min(pivots, default=_QUARTER))


class Predicting(Gesture[Guess, Prediction]):
    """No flag at first. Nothing is judged before there is one, and the run shows the truth."""

    lays_cards = False
    replays = True

    def begin(self, challenge: Challenge, kept: Program) -> Guess:
        return Guess(challenge)

    def touches(self, challenge: Challenge, answer: Prediction, *, stepwise: bool) -> Iterator[Touch]:
        """The cell, and the cell again until the bee looks the right way."""
        guess = Guess(challenge)
        for cell in _steps(challenge.start.cell, answer.cell) if stepwise else (answer.cell,):
            touch = touch_on(challenge.mat, cell)
            guess = guess.touch(touch)
            yield touch
        while challenge.asks_heading and guess.heading is not answer.heading:
            guess = guess.touch(guess.here)
            yield guess.here

    def cells(self, draft: Guess, *, one_by_one: bool) -> tuple[Touch, ...]:
        """Every cell; with one switch the flag goes from cell to cell: to light them all would take minutes."""
        if not one_by_one:
            return every_cell(draft.challenge.mat)
        around = (draft.here, *map(draft.beside, QUARTERS))
        return tuple(touch for touch in around if touch is not None)

    def arrow(self, draft: Guess, heading: Heading) -> Touch | None:
        return draft.beside(heading)

    def space(self, draft: Guess) -> Touch:
        return draft.here

    def flag(self, draft: Guess) -> Prediction | None:
        return draft.answer

    def spoken(self, hint: "Hint") -> Text | None:
        return Text(_("Regarde bien le début. Et après ?")) if hint.prefix is not None else super().spoken(hint)


def _steps(start: Cell, goal: Cell) -> Iterator[Cell]:
    """The cells from one to the other: along the row, then along the column."""
    for column in range(start.column, goal.column, 1 if goal.column > start.column else -1):
        yield Cell(column, start.row)
    for row in range(start.row, goal.row, 1 if goal.row > start.row else -1):
        yield Cell(goal.column, row)
    yield goal


GESTURE = Predicting()
"""How ``Genre.PREDICT`` is answered."""
