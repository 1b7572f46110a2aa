"""What every window shares: its measures, what is placed in it, and the rows that stand alike in several of them."""

from dataclasses import dataclass, field
from functools import cached_property

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.strips import WIDE_ENDS, Ends, Foot, Tray
from simulateur.pictures.units import MARGIN, PLATE, PLATE_KEY, child_unit, key_side

AIR = 3.0
"""The room above the strips for the head that rides the lit card, in units."""
MAT_LIP = 1.8
"""The room below a mat for its lip and its shadow, in units. Large cells, in three rows, need most."""
STRIP_EDGE = 3.7
"""How much higher a strip is than its cards at a table, in units."""
BESIDE_MAT = 2.25
_SPARE = 1
"""How many places of a strip a repeat needs besides its cards: one, for its end."""
ABOVE_PLATE = 0.068 * PLATE + 0.085 * PLATE_KEY
"""The antennae of a plate, in units."""
TOOL_GAP = 1.3
"""Between two keys at the end of a strip, in units."""

Keys = dict[Touch, Rect]


@dataclass(frozen=True)
class Frame:
    """A window with nothing in it: ``u`` are the pixels of a unit, ``t`` the side of a key in pixels.

    Everything stands ``edge`` pixels from its sides, and ends at the ``floor``.
    """

    size: tuple[int, int]
    wanted: Wanted
    margin: float = MARGIN

    @cached_property
    def u(self) -> float:
        return child_unit(self.size)

    @cached_property
    def t(self) -> float:
        return key_side(self.size)

    @cached_property
    def width(self) -> float:
        return float(self.size[0])

    @cached_property
    def height(self) -> float:
        return float(self.size[1])

    @cached_property
    def edge(self) -> float:
        return self.margin * self.u

    @cached_property
    def floor(self) -> float:
        return self.height - self.edge

    @cached_property
    def rail_x(self) -> float:
        """The middle of the rail."""
        return self.sided(self.edge + self.t / 2)

    def sided(self, x: float) -> float:
        """A point, or its mirror image for the left hand."""
        return self.width - x if self.wanted.left_handed else x

    def left(self, x: float, width: float) -> float:
        """The left edge of something ``width`` wide, or of its mirror image for the left hand."""
        return self.width - x - width if self.wanted.left_handed else x

    def foot(  # noqa: PLR0913 (what a strip is)
        self,
        before: float,
        after: float,
        *,
        card: float,
        edge: float = STRIP_EDGE,
        tray: float = 0.0,
        head: float = 0.42,
        ends: Ends = WIDE_ENDS,
        folds: bool = True,
        shows_last: bool = False,
    ) -> Foot:
        """The strips at the foot of a page, with so many pixels left free before and after them.

        A strip is ``tray`` pixels high, or ``edge`` units more than a card. Of two strips one ``folds``: all its cards
        are seen, small, beside the open one, or where it ``shows_last`` her last ones.
        """
        wanted, wide = self.wanted, self.width - before - self.edge - after
        most = wanted.most or max(wanted.strips, default=0)
        spare, open_one = _SPARE if Key.REPEAT in wanted.tools else 0, wanted.active if folds else None
        high = tray or card + edge * self.u
        return Foot(self.u, wide, card, high, wanted.strips, most, spare, wanted.seen, head, ends, open_one, shows_last)

    def trays(self, foot: Foot, before: float) -> tuple[Tray, ...]:
        """The strips at the bottom, ``before`` pixels from the edge."""
        left = self.left(before, foot.width)
        return foot.trays(left, self.floor - foot.height, right=self.wanted.left_handed)

    def tools_width(self, tools: tuple[Key, ...], gap: float) -> float:
        """The room of the keys at the end of the strips, the ``gap`` before each included, in pixels."""
        return len(tools) * (self.t + gap)

    def tools_at(self, tools: tuple[Key, ...], y: float, gap: float, end: float | None = None) -> Keys:
        """Repeat, robot, undo and redo beside each other, at the end of the strips that is away from the animal.

        Their middle is at ``y``; the last is ``end`` pixels from the page's edge.
        """
        wide = self.tools_width(tools, gap) - gap
        x = self.left(self.width - (self.edge if end is None else end) - wide, wide) + self.t / 2
        return {Touch(key): Rect.around(x + n * (self.t + gap), y, self.t) for n, key in enumerate(tools)}


@dataclass(frozen=True, kw_only=True)
class Zones:
    """What stands where in a window, in pixels.

    ``mat`` is the room for the mat, ``garden`` that for the picture round a flat one.
    ``plate`` is the bee's back without antennae, or its place; they lie within its box where it is ``tucked``.
    ``token`` is the place of the animal whose turn it is; on a wall board it is large, until the reward takes its
    place. ``petals`` is None where they have no room. ``things_on_back`` says that the things to lay on the mat stand
    on the bee's back, ``plate_away`` that they have the place of the plate, so that the mat is larger.
    ``choices`` is the room below a path that lies across, for programs to choose from.

    ``rail`` are the keys of the rail and ``keys`` all others; ``reward`` is the room for what comes once it is done,
    and ``success_trays`` are the strips then.
    """

    frame: Frame
    mat: Rect
    garden: Rect
    plate: Rect
    petals: Rect | None
    token: Rect
    trays: tuple[Tray, ...]
    reward: Rect
    rail: Keys = field(hash=False)
    keys: Keys = field(hash=False)
    large_token: bool = False
    tucked: bool = False
    plate_away: bool = False
    things_on_back: bool = False
    objects: Rect | None = None
    choices: Rect | None = None
    success_trays: tuple[Tray, ...] = ()

    @property
    def u(self) -> float:
        return self.frame.u

    @property
    def size(self) -> tuple[int, int]:
        return self.frame.size

    @property
    def wanted(self) -> Wanted:
        return self.frame.wanted
