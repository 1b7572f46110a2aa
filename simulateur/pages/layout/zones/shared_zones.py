"""What every window shares: its measures, what is placed in it, and the rows that stand alike in several of them."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.strips import WIDE_ENDS, Ends, Foot, Tray
from simulateur.pictures.units import (
    MARGIN,
    NEXT_WIDE,
    PLATE,
    PLATE_KEY,
    child_unit,
    key_side,
    stands_upright,
    touch_side,
)

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
_CARD_OF_TWO, _EDGE_OF_TWO = 0.8, 0.58
"""A card of one of two strips, and how much higher than it such a strip is, in those of a single one."""
_TOOL_OF_TWO, _TOOLS_IN_ROW = 14.9, 3
"""A key at the end of two strips, in units; how many stand there in one row, else in two."""

Keys = dict[Touch, Rect]


@dataclass(frozen=True)
class Frame:
    """A window with nothing in it: ``u`` are the pixels of a unit, ``t`` the side of a key in pixels.

    ``wanted`` is what has to find room. Everything stands ``edge`` pixels from the sides and ends at the ``floor``.
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

    @property
    def two(self) -> bool:
        """Whether there are two strips, one for each of two bees."""
        return len(self.wanted.strips) > 1

    @cached_property
    def tool(self) -> float:
        """The side of a key at the end of the strips, in pixels; beside two strips three have room in a row."""
        return min(self.t, _TOOL_OF_TWO * self.u) if self.two else self.t

    @cached_property
    def edge(self) -> float:
        return self.margin * self.u

    @cached_property
    def floor(self) -> float:
        return self.height - self.edge

    @cached_property
    def rail_x(self) -> float:
        """The x of the middle of the rail, in pixels."""
        return self.sided(self.edge + self.t / 2)

    def sided(self, x: float) -> float:
        """The pixel ``x``, or its mirror image for the left hand."""
        return self.width - x if self.wanted.left_handed else x

    def left(self, x: float, width: float) -> float:
        """The left edge ``x`` of something ``width`` pixels wide, or that of its mirror image for the left hand."""
        return self.width - x - width if self.wanted.left_handed else x

    def foot(  # noqa: PLR0913 (what a strip is)
        self,
        before: float,
        after: float,
        *,
        card: float,
        edge: float = STRIP_EDGE,
        head: float = 0.42,
        ends: Ends = WIDE_ENDS,
        least: float = 0.0,
    ) -> Foot:
        """The strips at the foot of the page, with ``before`` and ``after`` pixels left free at their ends.

        A strip is ``edge`` units higher than a ``card`` of so many pixels. Cards of two strips are smaller, and smaller
        still, but not less than a centimetre, if more places are seen so; on a wall board they stay as large as an arm
        needs. Two strips are ``least`` pixels high at least.
        """
        wanted, wide = self.wanted, self.width - before - self.edge - after
        most = wanted.most or max(wanted.strips, default=0)
        spare = _SPARE if Key.REPEAT in wanted.tools else 0
        if self.two:
            card, edge = _CARD_OF_TWO * card, _EDGE_OF_TWO * edge
        foot = Foot(self.u, wide, card, card + edge * self.u, wanted.strips, most, spare, wanted.seen, head, ends)
        if not self.two or (wanted.whiteboard and not stands_upright(self.size)):
            return foot
        foot = foot.with_more_seen(touch_side(self.size) / 2)
        return replace(foot, tray=max(foot.tray, (least - ends.between * self.u) / 2))

    def trays(self, foot: Foot, before: float) -> tuple[Tray, ...]:
        """The strips of ``foot`` in their places, ``before`` pixels from the page's edge."""
        left = self.left(before, foot.width)
        return foot.trays(left, self.floor - foot.height, right=self.wanted.left_handed)

    def tools_width(self, tools: tuple[Key, ...], gap: float) -> float:
        """The width of ``tools``, the keys at the end of the strips, with a ``gap`` before each, in pixels."""
        return -(-len(tools) // self._rows(tools)) * (self.tool + gap)

    def _rows(self, tools: tuple[Key, ...]) -> int:
        return 2 if self.two and len(tools) > _TOOLS_IN_ROW else 1

    def tools_height(self, tools: tuple[Key, ...], gap: float) -> float:
        """The height of ``tools`` in their rows, with a ``gap`` above and below each, in pixels."""
        return self._rows(tools) * (self.tool + gap) + gap

    def after_strips(self, tools: tuple[Key, ...], gap: float) -> float:
        """The room for ``tools`` after the strips, in pixels; after two, also for the key that goes on later."""
        wide = self.tools_width(tools, gap)
        return max(wide, (NEXT_WIDE + TOOL_GAP) * self.u) if self.two else wide

    def tools_at(self, tools: tuple[Key, ...], y: float, gap: float) -> Keys:
        """The places of ``tools``: beside each other at the end of the strips that is away from the animal.

        Their middle is at ``y``; the last is at the page's edge. Beside two strips many stand in two rows, the last in
        the lower one.
        """
        wide, rows, step, places = self.tools_width(tools, gap) - gap, self._rows(tools), self.tool + gap, {}
        x = self.left(self.width - self.edge - wide, wide) + wide - self.tool / 2
        for n, key in enumerate(reversed(tools)):
            down = ((rows - 1) / 2 - n % rows) * step
            places[Touch(key)] = Rect.around(x - n // rows * step, y + down, self.tool)
        return places


@dataclass(frozen=True, kw_only=True)
class Zones:
    """What stands where on a challenge's page, in pixels.

    ``mat`` is the room for the mat. ``plate`` is the bee's back without antennae, or its place; if ``tucked``, they lie
    within it. ``token`` is the place of the animal whose turn it is; on a wall board it is large, until the reward
    takes its place. ``petals`` is the place of the lesson's flower, None if it has no room. ``pair`` is the room for
    two pictures above it, if any.

    ``rail`` are the keys of the rail and ``keys`` all others. ``reward`` is the room for what comes after a success,
    and ``success_trays`` are the strips then.
    """

    frame: Frame
    mat: Rect
    plate: Rect
    petals: Rect | None
    token: Rect
    trays: tuple[Tray, ...]
    reward: Rect
    rail: Keys = field(hash=False)
    keys: Keys = field(hash=False)
    large_token: bool = False
    tucked: bool = False
    pair: Rect | None = None
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

    @property
    def beside_rail(self) -> Rect:
        """What the rail leaves of the page, from the top to the foot."""
        x, right = min(self.mat.x, self.plate.x), max(self.mat.right, self.plate.right)
        return Rect(x, 0, right - x, self.frame.height)
