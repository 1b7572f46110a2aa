"""``libre``: a program without a goal, and objects that a child lays on the mat."""

from dataclasses import dataclass, replace
from enum import Enum

from beebot.challenge import Challenge, Target
from beebot.command import Command, Program
from beebot.pose import Cell
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import History, NoCards, Strip, every_cell, touch_on
from simulateur.game.kinds.gesture import Gesture, ToLay
from simulateur.game.kinds.ghost import Ghost
from simulateur.game.kinds.touch_to_card import Editor


class Thing(Enum):
    """What a child can lay on the mat."""

    TARGET = 0
    """A flower: it opens when the bee visits it."""
    GOAL = 1
    """A house."""
    OBSTACLE = 2
    """A pond: it is in the bee's way."""


THINGS = tuple(Thing)


@dataclass(frozen=True, slots=True)
class Garden(NoCards):
    """An editor and the objects laid so far; ``picked`` is that picked from the tray, or None."""

    editor: Editor
    laid: tuple[tuple[Cell, Thing], ...] = ()
    picked: Thing | None = None

    @property
    def challenge(self) -> Challenge:
        """The challenge with the flowers, the ponds and the house that were laid."""
        asked = self.editor.challenge
        things = dict(self.laid)
        ponds = {cell for cell, thing in things.items() if thing is Thing.OBSTACLE}
        houses = [cell for cell, thing in things.items() if thing is Thing.GOAL]
        return replace(
            asked,
            mat=replace(asked.mat, obstacles=asked.mat.obstacles | ponds),
            targets=tuple(Target(cell) for cell, thing in things.items() if thing is Thing.TARGET),
            goal=next(reversed(houses), None),
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
        if touch.key is Key.OBJECT and 0 <= touch.index <= len(THINGS):
            return self._pick((*THINGS, None)[touch.index])
        if touch.key is Key.CELL:
            return self._lay(touch.index)
        return self._with(self.editor.touch(touch))

    def lay(self, place: int, card: Command, *, insert: bool) -> "Garden":
        return self._with(self.editor.lay(place, card, insert=insert))

    def put_down(self) -> "Garden":
        return self._with(self.editor.put_down())

    def _with(self, editor: Editor) -> "Garden":
        if editor is self.editor:
            return self
        return replace(self, editor=editor)

    def _pick(self, thing: Thing | None) -> "Garden":
        picked = None if thing is self.picked else thing
        return self if picked is self.picked else replace(self, picked=picked)

    def _lay(self, index: int) -> "Garden":
        """Lay the picked object, or take it away where it lies already; with an empty hand, pick what lies there.

        There is one house at most.
        """
        width = self.editor.challenge.mat.width
        cell = Cell(index % width, index // width)
        there, picked = dict(self.laid).get(cell), self.picked
        if (there is None and picked is None) or not self._takes_objects(cell):
            return self
        laid = [(where, thing) for where, thing in self.laid if where != cell]
        if picked is Thing.GOAL:
            laid = [(where, thing) for where, thing in laid if thing is not Thing.GOAL]
        if picked is not None and there is not picked:
            laid.append((cell, picked))
        return replace(self, laid=tuple(laid), picked=picked or there)

    def _takes_objects(self, cell: Cell) -> bool:
        asked = self.editor.challenge
        is_taken = cell == asked.start.cell or cell in asked.mat.obstacles
        return cell in asked.mat and not is_taken


class Roaming(Gesture[Garden, Program]):
    """The gesture for ``libre``: a strip to write on, and a tray of objects to lay on the mat."""

    written_alone = True
    has_goal = False

    def begin(self, challenge: Challenge, kept: Program) -> Garden:
        return Garden(Editor(challenge, History(kept)))

    def ghost(self, draft: Garden) -> Ghost | None:
        """The ghost hand takes a flower from the tray to a free cell near the middle of the mat."""
        if draft.laid or draft.picked or draft.editor.program or draft.editor.history.past:
            return None
        mat = draft.editor.challenge.mat
        picked = draft.touch(Touch(Key.OBJECT))
        free = [touch for touch in every_cell(mat) if picked.touch(touch).laid]
        middle = (mat.height // 2) * mat.width + mat.width // 2
        cell = min(free, key=lambda touch: abs(touch.index - middle), default=None)
        return None if cell is None else Ghost((Touch(Key.OBJECT), cell), lays=True)

    def things(self, draft: Garden) -> tuple[ToLay, ...]:
        decor = draft.challenge.mat.decor
        names = {Thing.TARGET: decor.target, Thing.GOAL: decor.goal, Thing.OBSTACLE: decor.obstacle}
        return tuple(ToLay(names[thing], thing is draft.picked) for thing in THINGS)

    def bare(self, draft: Garden) -> tuple[Challenge, frozenset[Cell]]:
        return draft.editor.challenge, frozenset(cell for cell, _thing in draft.laid)

    def cells(self, draft: Garden, *, one_by_one: bool) -> tuple[Touch, ...]:
        if draft.picked is None:
            return tuple(touch_on(draft.challenge.mat, cell) for cell, _thing in draft.laid)
        return every_cell(draft.challenge.mat)

    def lying(self, draft: Garden, cell: Cell) -> int | None:
        thing = dict(draft.laid).get(cell)
        return None if thing is None else thing.value


GESTURE = Roaming()
"""How ``libre`` is answered."""
