"""``prevoir``: a flag on the cell where the bee will stop.

Where that is asked, the flag also says the way she will look.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.parts.answer_types import Prediction
from beebot.pose import QUARTERS, Cell, Heading
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import NoCards, Strip, every_cell, shown, touch_on
from simulateur.game.kinds.gesture import Gesture

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint

_QUARTER = 90


@dataclass(frozen=True, slots=True)
class Guess(NoCards):
    """A child's answer to ``prevoir``: a flag on the ``cell`` where she thinks the bee will stop, None before.

    A touch on the flag turns ``heading``, the way the bee will look; None where no heading is asked.
    """

    challenge: Challenge
    cell: Cell | None = None
    heading: Heading | None = None

    @property
    def answer(self) -> Prediction | None:
        if self.cell is None:
            return None
        return Prediction(self.cell, self.heading)

    @property
    def so_far(self) -> Prediction:
        return self.answer or Prediction(self.challenge.start.cell, self.challenge.start.heading)

    @property
    def strips(self) -> tuple[Strip, ...]:
        return (Strip(tuple(shown(self.challenge.given)), self.challenge.given),)

    def touch(self, touch: Touch) -> "Guess":
        if touch.key is Key.FLAG:
            return self._turned()
        if touch.key is not Key.CELL:
            return self
        cell = Cell(touch.index % self.challenge.mat.width, touch.index // self.challenge.mat.width)
        if cell not in self.challenge.mat:
            return self
        if cell != self.cell:
            return self._moved_to(cell)
        return self._turned()

    @property
    def here(self) -> Touch:
        """The touch on the flag's cell; before there is a flag, on the bee's start."""
        return touch_on(self.challenge.mat, self.cell or self.challenge.start.cell)

    def beside(self, heading: Heading) -> Touch | None:
        """The touch that moves the flag one cell to ``heading``; None at the edge of the mat.

        The first move goes from the bee's start.
        """
        there = (self.cell or self.challenge.start.cell).step(heading)
        if there not in self.challenge.mat:
            return None
        return touch_on(self.challenge.mat, there)

    def _moved_to(self, cell: Cell) -> "Guess":
        heading = self.heading
        if heading is None and self.challenge.asks_heading:
            heading = self.challenge.start.heading
        return replace(self, cell=cell, heading=heading)

    def _turned(self) -> "Guess":
        if self.cell is None or self.heading is None:
            return self
        pivots = [abs(key.pivot) for key in self.challenge.keys if key.pivot]
        return replace(self, heading=self.heading.turned(min(pivots, default=_QUARTER)))


class Predicting(Gesture[Guess, Prediction]):
    """The gesture for ``prevoir``: a touch sets the flag; before that nothing is judged."""

    foretells = True

    def begin(self, challenge: Challenge, kept: Program) -> Guess:
        return Guess(challenge)

    def cells(self, draft: Guess, *, one_by_one: bool) -> tuple[Touch, ...]:
        """Every cell of the mat; with one switch, the flag's cell and those beside it.

        With one switch, lighting every cell would take minutes.
        """
        if not one_by_one:
            return every_cell(draft.challenge.mat)
        around = (draft.here, *map(draft.beside, QUARTERS))
        return tuple(touch for touch in around if touch is not None)

    def arrow(self, draft: Guess, heading: Heading) -> Touch | None:
        return draft.beside(heading)

    def space(self, draft: Guess) -> Touch:
        return draft.here

    def calls(self, draft: Guess) -> tuple[Touch, ...]:
        """Every cell of the mat, the bee's first, until a flag is set: a hand that sets it would set it wrong."""
        if draft.cell is not None:
            return ()
        return tuple(dict.fromkeys((draft.here, *every_cell(draft.challenge.mat))))

    def keeps_run(self, before: Guess, after: Guess) -> bool:
        """True: a child compares with the run that she saw, until she runs it again."""
        return True

    def flag(self, draft: Guess) -> Prediction | None:
        return draft.answer

    def spoken(self, hint: "Hint") -> Text | None:
        if hint.prefix is not None:
            return Text(_("Regarde bien le début. Et après ?"))
        return super().spoken(hint)


GESTURE = Predicting()
"""How ``prevoir`` is answered."""
