"""Where the given program stops, as a child says it: a flag on a cell and, where it is asked, the way she looks."""

from dataclasses import dataclass, replace

from beebot.challenge import Challenge, Prediction
from beebot.pose import Cell, Heading
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import NoCards, Strip, shown

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
        return self._on(self.cell or self.challenge.start.cell)

    def beside(self, heading: Heading) -> Touch | None:
        """The touch that moves the flag by one cell, from the bee's start at first; None at the edge of the mat."""
        there = (self.cell or self.challenge.start.cell).step(heading)
        return self._on(there) if there in self.challenge.mat else None

    def _on(self, cell: Cell) -> Touch:
        return Touch(Key.CELL, cell.row * self.challenge.mat.width + cell.column)

    def _next_heading(self, heading: Heading) -> Heading:
        """A quarter turn to the right, or the least that the robot can turn."""
        pivots = [abs(key.pivot) for key in self.challenge.keys if key.pivot]
        return heading.turned(min(pivots, default=_QUARTER))
