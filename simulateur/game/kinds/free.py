"""``libre``: a program without a goal, and objects that a child lays on the mat."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from beebot.challenge import Challenge, Target
from beebot.command import Command, Program
from beebot.pose import Cell
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import History, NoCards, Strip, every_cell
from simulateur.game.kinds.editor import Editor
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.program import written


class Thing(Enum):
    """What can be laid: something that opens when she visits it, a house, something that is in her way."""

    TARGET = 0
    GOAL = 1
    OBSTACLE = 2


THINGS = tuple(Thing)


@dataclass(frozen=True, slots=True)
class Garden(NoCards):
    """An editor, the objects laid so far, and the one picked from the tray, None if none is."""

    editor: Editor
    laid: tuple[tuple[Cell, Thing], ...] = ()
    picked: Thing | None = None

    @property
    def challenge(self) -> Challenge:
        """The challenge with what was laid: flowers to open, ponds in the way, the last house laid."""
        asked = self.editor.challenge
        things = dict(self.laid)
        ponds = {cell for cell, thing in things.items() if thing is Thing.OBSTACLE}
        houses = [cell for cell, thing in things.items() if thing is Thing.GOAL]
        return replace(
            asked,
            mat=replace(asked.mat, obstacles=asked.mat.obstacles | ponds),
            targets=tuple(Target(cell) for cell, thing in things.items() if thing is Thing.TARGET),
            goal=houses[-1] if houses else None,
        )

    @property
    def answer(self) -> Program | None:
        return self.editor.answer

    @property
    def so_far(self) -> Program | None:
        return self.editor.so_far

    @property
    def strips(self) -> tuple[Strip, ...]:
        return self.editor.strips

    @property
    def active(self) -> int | None:
        return 0

    def touch(self, touch: Touch) -> "Garden":
        if touch.key is Key.OBJECT and 0 <= touch.index < len(THINGS):
            thing = THINGS[touch.index]
            return replace(self, picked=None if thing is self.picked else thing)
        if touch.key is Key.CELL:
            return self._lay(touch.index)
        editor = self.editor.touch(touch)
        return self if editor is self.editor else replace(self, editor=editor)

    def lay(self, place: int, card: Command, *, insert: bool) -> "Garden":
        return replace(self, editor=self.editor.lay(place, card, insert=insert))

    def put_down(self) -> "Garden":
        editor = self.editor.put_down()
        return self if editor is self.editor else replace(self, editor=editor)

    def _lay(self, index: int) -> "Garden":
        """Lay the picked object, or take away what lies there if it is the same."""
        asked = self.editor.challenge
        cell = Cell(index % asked.mat.width, index // asked.mat.width)
        if self.picked is None or cell not in asked.mat or cell == asked.start.cell or cell in asked.mat.obstacles:
            return self
        there = dict(self.laid).get(cell)
        others = tuple(
            (where, thing) for where, thing in self.laid if where != cell and not (thing is self.picked is Thing.GOAL)
        )
        return replace(self, laid=others if there is self.picked else (*others, (cell, self.picked)))


class Roaming(Gesture[Garden, Program]):
    """A strip, and a tray of objects beside it."""

    written_alone = True
    has_goal = False

    def begin(self, challenge: Challenge, kept: Program) -> Garden:
        return Garden(Editor(challenge, History(kept)))

    def touches(self, challenge: Challenge, answer: Program, *, stepwise: bool) -> Iterator[Touch]:
        return written(answer)

    def cells(self, draft: Garden, *, one_by_one: bool) -> tuple[Touch, ...]:
        return every_cell(draft.challenge.mat) if draft.picked is not None else ()


GESTURE = Roaming()
"""How ``Genre.FREE`` is answered."""
