"""``creer``: things from a tray are laid on the mat; then the next child plays what was made, as in ``programmer``."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from beebot.challenge import Challenge, Target
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.kinds import judge
from beebot.kinds.create import MAX_FLOWERS, made, order_of
from beebot.parts.answer_types import Creation
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import Draft, History, NoCards, Strip, every_cell, touch_on
from simulateur.game.kinds.gesture import BEE, Gesture, ToLay
from simulateur.game.kinds.ghost import Ghost
from simulateur.game.kinds.touch_to_card import Editor

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint

_QUARTER = 90


class Piece(Enum):
    """A thing that a child lays on the mat; the value is its place on the tray."""

    START = 0
    """The bee. A touch on her turns her."""
    GOAL = 1
    TARGET = 2
    OBSTACLE = 3


PIECES = tuple(Piece)
SAY_WHERE = (Piece.GOAL, Piece.TARGET)
"""What says where to go: without one of them there is nothing to play."""


@dataclass(frozen=True)
class Workshop(NoCards):
    """A child's answer to ``creer``: what she has laid on the mat of ``asked``; ``picked`` is in her hand, or None."""

    asked: Challenge
    history: History[Creation]
    picked: Piece | None = None

    @property
    def creation(self) -> Creation:
        return self.history.now

    @cached_property  # asked for some fifty times a frame, and each time a mat would be read anew
    def challenge(self) -> Challenge:
        """The challenge that the child has made: ``asked`` with all that was laid."""
        laid = self.creation
        return replace(
            self.asked,
            start=laid.start,
            goal=laid.goal,
            targets=tuple(map(Target, laid.targets)),
            mat=self.asked.mat.with_more(laid.obstacles, ()),
        )

    @property
    def answer(self) -> Creation:
        return self.creation

    @property
    def so_far(self) -> Creation:
        return self.creation

    @property
    def strips(self) -> tuple[Strip, ...]:
        """One strip without cards, which says only whether there is something to undo or redo."""
        return (Strip(can_undo=bool(self.history.past), can_redo=bool(self.history.future)),)

    @property
    def active(self) -> int | None:
        return 0

    def left(self, piece: Piece) -> int:
        """How many of ``piece`` can still be laid; the bee and the hive can always be moved."""
        laid = self.creation
        if piece is Piece.TARGET:
            return MAX_FLOWERS - len(laid.targets)
        return order_of(self.asked).obstacles - len(laid.obstacles) if piece is Piece.OBSTACLE else 1

    def touch(self, touch: Touch) -> "Draft":
        match touch.key:
            case Key.OBJECT if 0 <= touch.index <= len(PIECES):
                return self._pick((*PIECES, None)[touch.index])
            case Key.CELL:
                return self._touch_cell(touch.index)
            case Key.UNDO if self.history.past:
                return replace(self, history=self.history.undo(), picked=None)
            case Key.REDO if self.history.future:
                return replace(self, history=self.history.redo(), picked=None)
            case Key.OFFER if judge(self.asked, self.creation).succeeded:
                return Editor(made(self.asked, self.creation))
        return self

    def piece_on(self, cell: Cell) -> Piece | None:
        laid = self.creation
        found = {Piece.START: (laid.start.cell,), Piece.GOAL: (laid.goal,), Piece.TARGET: laid.targets}
        on = (piece for piece, cells in {**found, Piece.OBSTACLE: laid.obstacles}.items() if cell in cells)
        return next(on, None)

    def _pick(self, piece: Piece | None) -> "Workshop":
        picked = None if piece is self.picked else piece
        return self if picked is self.picked else replace(self, picked=picked)

    def _touch_cell(self, index: int) -> "Workshop":  # noqa: PLR0911 (a line a rule)
        """Lay what is in hand; with an empty hand take what lies there. The bee turns where she stands."""
        cell = Cell(index % self.asked.mat.width, index // self.asked.mat.width)
        if cell not in self.asked.mat or cell in self.asked.mat.obstacles:
            return self
        there, laid = self.piece_on(cell), self.creation
        if there is Piece.START and self.picked in (None, Piece.START):
            return self._become(replace(laid, start=Pose(cell, laid.start.heading.turned(_QUARTER))))
        if there is Piece.START or (there is None and self.picked is None):
            return self
        if self.picked is None:
            return replace(self._become(_without(laid, cell)), picked=there)
        if there is self.picked:
            return self._become(_without(laid, cell))
        if self.left(self.picked) <= 0:
            return self
        return self._become(_with(_without(laid, cell), self.picked, cell))

    def _become(self, creation: Creation) -> "Workshop":
        return replace(self, history=self.history.become(creation))


def _without(laid: Creation, cell: Cell) -> Creation:
    goal = None if laid.goal == cell else laid.goal
    targets = tuple(each for each in laid.targets if each != cell)
    return replace(laid, goal=goal, targets=targets, obstacles=laid.obstacles - {cell})


def _with(laid: Creation, piece: Piece, cell: Cell) -> Creation:
    match piece:
        case Piece.START:
            return replace(laid, start=Pose(cell, laid.start.heading))
        case Piece.GOAL:
            return replace(laid, goal=cell)
        case Piece.TARGET:
            return replace(laid, targets=(*laid.targets, cell))
    return replace(laid, obstacles=laid.obstacles | {cell})


class Creating(Gesture[Workshop, Creation]):
    """The gesture for ``creer``: things are laid on the mat; at first the bee is alone on it, at the start."""

    offers = True

    def begin(self, challenge: Challenge, kept: Program) -> Workshop:
        return Workshop(challenge, History(Creation(challenge.start)))

    def things(self, draft: Workshop) -> tuple[ToLay, ...]:
        decor = draft.asked.mat.decor
        names = {Piece.START: BEE, Piece.GOAL: decor.goal, Piece.TARGET: decor.target, Piece.OBSTACLE: decor.obstacle}
        return tuple(ToLay(names[each], each is draft.picked, draft.left(each) <= 0) for each in PIECES)

    def lying(self, draft: Workshop, cell: Cell) -> int | None:
        piece = draft.piece_on(cell)
        return None if piece is None else piece.value

    def cells(self, draft: Workshop, *, one_by_one: bool) -> tuple[Touch, ...]:
        """The cells that a touch changes: all with a thing in hand, else where one lies, ``one_by_one`` or not."""
        cells = every_cell(draft.asked.mat)
        if draft.picked is not None:
            return cells
        width = draft.asked.mat.width
        return tuple(touch for touch in cells if draft.piece_on(Cell(touch.index % width, touch.index // width)))

    def arrow(self, draft: Workshop, heading: Heading) -> Touch | None:
        """The touch that moves the bee or hive in hand one cell to ``heading``; None at the edge, or with neither."""
        laid = draft.creation
        if draft.picked not in (Piece.START, Piece.GOAL):
            return None
        here = laid.start.cell if draft.picked is Piece.START else laid.goal or laid.start.cell
        there = here.step(heading)
        return touch_on(draft.asked.mat, there) if there in draft.asked.mat else None

    def digit(self, draft: Workshop, number: int) -> Touch | None:
        return Touch(Key.OBJECT, number) if number < len(PIECES) else None

    def space(self, draft: Workshop) -> Touch:
        """The touch on the bee's cell: it turns her if the hand is empty or holds her."""
        return touch_on(draft.asked.mat, draft.creation.start.cell)

    def ghost(self, draft: Workshop) -> Ghost | None:
        """The hand takes an obstacle, or else the bee, to a free cell near the middle; None once a child has begun.

        It never takes a thing to reach: what is made while the hand shows this cannot be played.
        """
        if draft.history.past or draft.history.future or draft.picked:
            return None
        mat = draft.asked.mat
        piece = Piece.OBSTACLE if draft.left(Piece.OBSTACLE) > 0 else Piece.START
        picked = draft.touch(Touch(Key.OBJECT, piece.value))
        free = [touch for touch in every_cell(mat) if picked.touch(touch) is not picked]
        free = [touch for touch in free if touch != touch_on(mat, draft.creation.start.cell)]
        middle = (mat.height // 2) * mat.width + mat.width // 2
        cell = min(free, key=lambda touch: abs(touch.index - middle), default=None)
        return None if cell is None else Ghost((Touch(Key.OBJECT, piece.value), cell), lays=True)

    def spoken(self, hint: "Hint") -> Text | None:
        if hint.cells:
            return Text(_("Et si tu enlevais ça ?"))
        return super().spoken(hint)


GESTURE = Creating()
"""How ``creer`` is answered."""
