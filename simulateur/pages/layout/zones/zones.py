"""The zones of the challenge's page at a table or on a tablet: rail, mat, plate and strips.

Every key is as large as a fingertip needs (``touch_side``); the mat takes the rest. Rail and plate
change sides for the left hand. What is inside them, and the way a strip is read, never changes.
"""

from functools import cached_property

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import (
    ROW_GAP,
    Room,
    Wanted,
    drawer_places,
    plate_keys,
    row_below,
    things_on_back,
)
from simulateur.pages.layout.strips import WIDE_ENDS, Foot, Tray
from simulateur.pages.layout.zones.to_lay import OBJECT_EDGE, Laying, Things, tray_below, tray_row, tray_width
from simulateur.pictures.units import MARGIN, PLATE, PLATE_KEY, child_unit, touch_side

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
_WHOLE_PLATE = PLATE + ABOVE_PLATE
_ABOVE_ROW = 2.6
_TOP = 0.9
"""Between the page's edge and the antennae, in units."""
_RAIL_GAP = 1.5
"""Between two keys of the rail, in units."""
NEXT_WIDTH, NEXT_HEIGHT = 26.4, 16.2
"""The key that goes on after a success, in units."""


class Zones:
    """Where the zones of a page are, in pixels.

    ``t`` is the side of a key, in pixels.
    """

    large_token = False
    """Whether the animal whose turn it is is large, to be seen from afar."""
    tucked = False
    """Whether the antennae of the plate lie within its box."""
    margin = MARGIN
    air = AIR
    head = 0.42
    """The side of the head that rides a lit card, in cards."""
    ends = WIDE_ENDS
    folds = True
    """Whether of two strips one is folded: all its cards are seen, small, beside the open one."""
    tool_gap = 1.3
    """Between two keys at the end of a strip, in units."""
    redo_beside_repeat = False
    """Whether redo has room beside repeat; where it has none a strip with repeats shows one place more."""
    has_row = True
    """Whether there is a row below the plate, in which things to lay on the mat may have their tray."""
    token_gap = ROW_GAP
    """Between the animal whose turn it is and a strip, in units."""
    pad_ends_strips = True
    """Whether strips end beside what has the place of a plate, which then has the page's whole height."""
    carries_things = True
    """Whether her back has room for things to lay, where nothing is written on it."""

    def __init__(self, size: tuple[int, int], wanted: Wanted) -> None:
        self.size = size
        self.wanted = wanted
        self.u = child_unit(size)
        self.t = touch_side(size)
        self.width, self.height = float(size[0]), float(size[1])
        self.floor = self.height - self.margin * self.u
        self.strip_top = self.floor - self.foot.height
        self.low = self.floor - self._tray_high - self.air * self.u
        """Where the keys end that are above one strip."""
        self.rail_x = self._sided(self.margin * self.u + self.t / 2)
        self.plate, self._row_y, self._row_key = self._place_plate()
        if wanted.pad is not None:
            self.plate, _ = wanted.pad.placed(self._pad_room)

    @property
    def plate_away(self) -> bool:
        """Whether what can be laid on the mat has the place of the plate."""
        return False

    @cached_property
    def laying(self) -> Laying:
        """Where what can be laid on the mat waits."""
        return Laying.of(self.wanted, carries=self.carries_things, has_row=self.has_row)

    @cached_property
    def drawer_keys(self) -> tuple[Key, ...]:
        """What waits in the drawer; nothing where there is none."""
        return self.laying.in_drawer(self.wanted)

    @property
    def drawer_open(self) -> bool:
        """Whether a drawer of keys that are needed less has the place of the plate."""
        return self.wanted.drawer and bool(self.drawer_keys) and not self.plate_away

    def _drawer(self) -> dict[Touch, Rect]:
        keys = (*self.drawer_keys, *(key for key in self.wanted.keys if key is Key.GO))
        return drawer_places(self.plate, keys, self.t)

    def _speeds_in_drawer(self) -> Rect | None:
        if not self.drawer_open or Key.HARE not in self.drawer_keys:
            return None
        tortoise, hare = (self._drawer()[Touch(key)] for key in (Key.TORTOISE, Key.HARE))
        return Rect(tortoise.x, tortoise.y, hare.right - tortoise.x, tortoise.height)

    @property
    def _card(self) -> float:
        return self.t

    @property
    def strip_edge(self) -> float:
        """How much higher a strip is than its cards, in units."""
        return STRIP_EDGE

    @property
    def _tray_high(self) -> float:
        return self._card + self.strip_edge * self.u

    @cached_property
    def foot(self) -> Foot:
        """The strips at the bottom."""
        wanted = self.wanted
        most = wanted.most or max(wanted.strips, default=0)
        wide = self.width - self._before_strip - self.margin * self.u - self._after_strip
        spare = _SPARE if Key.REPEAT in wanted.tools else 0
        return Foot(
            self.u,
            wide,
            self._card,
            self._tray_high,
            wanted.strips,
            most,
            spare,
            wanted.seen,
            self.head,
            self.ends,
            wanted.active if self.folds else None,
        )

    @property
    def _before_strip(self) -> float:
        return self.t + (self.margin + self.token_gap) * self.u

    @property
    def _after_strip(self) -> float:
        """How much of the page's foot the strips leave free at their other end, in pixels."""
        if self._beside_plate:
            return (PLATE + BESIDE_MAT) * self.u
        return self._tools_width

    @property
    def _beside_plate(self) -> bool:
        return self.pad_ends_strips and self.wanted.pad is not None

    @property
    def bottom(self) -> float:
        """Where the plate and what is below it end."""
        if self._beside_plate or not self.wanted.strips:
            return self.floor
        return self.low

    def _sided(self, x: float) -> float:
        """A point, or its mirror image for the left hand."""
        return self.width - x if self.wanted.left_handed else x

    def _left(self, x: float, width: float) -> float:
        """The left edge of something ``width`` wide, or of its mirror image for the left hand."""
        return self.width - x - width if self.wanted.left_handed else x

    def mat(self) -> Rect:
        """The room for the mat, between rail and plate and below what is to be laid on it."""
        u = self.u
        first = self.t + (self.margin + BESIDE_MAT) * u
        wide = self._plate_left - first - BESIDE_MAT * u
        top = self.margin * u
        if self.laying.above:
            top += self._objects_high + 2.0 * u
        return Rect(self._left(first, wide), top, wide, self._mat_low - top)

    def garden(self) -> Rect:
        """The room for the picture in which a flat mat lies."""
        return self.mat()

    @property
    def _plate_wide(self) -> float:
        """The width of the plate's zone, and of what takes its place, in pixels."""
        return PLATE * self.u

    @property
    def _plate_left(self) -> float:
        """How far the zone of the plate is from the edge on the rail's side, in pixels."""
        return self.width - self.margin * self.u - self._plate_wide

    @property
    def _mat_low(self) -> float:
        """Where the mat ends, its lip not counted."""
        low = self.floor
        if self.wanted.strips:
            low = self.strip_top - self.air * self.u
        return low - MAT_LIP * self.u

    def rail(self) -> dict[Touch, Rect]:
        """Home at the top; the ear and the keys below it end above the animal."""
        u, x, t = self.u, self.rail_x, self.t
        top = self.margin * u + t
        places = {Touch(Key.HOME): Rect.around(x, top - t / 2, t)}
        low, gap = self.low, _RAIL_GAP * u
        for key in reversed(self.wanted.rail):
            places[Touch(key)] = Rect.around(x, low - t / 2, t)
            low -= t + gap
        y = (top + low) / 2
        if self.wanted.rail:
            y = low - t / 2
        return places | {Touch(Key.LISTEN): Rect.around(x, y, t)}

    def petals(self) -> Rect | None:
        """The lesson's flower, between home and the ear; None where there is no room for it."""
        ear = self.rail()[Touch(Key.LISTEN)]
        top = self.margin * self.u + self.t
        side = min(9.4 * self.u, ear.y - top - 0.8 * self.u)
        return Rect.around(self.rail_x, min(26 * self.u, (top + ear.y) / 2), side)

    @property
    def _foot_y(self) -> float:
        """The middle of the last strip, and of what stands beside it."""
        return self.floor - self._tray_high / 2

    def token(self) -> Rect:
        """The animal whose turn it is: beside the strip or, if it is large, above all keys."""
        return Rect.around(self.rail_x, self._foot_y, self.t)

    def _place_plate(self) -> tuple[Rect, float, float]:
        """The plate, where the row below it begins, and the side of the keys in this row."""
        u = self.u
        room, rows = self.bottom - _TOP * u, 1 if self.wanted.row or self.laying.below else 0
        gap = min(_ABOVE_ROW * u, room - _WHOLE_PLATE * u - self.t) if rows else 0.0
        scale = min(1.0, (room - rows * (self.t + gap)) / (_WHOLE_PLATE * u))
        above, side = ABOVE_PLATE * u * scale, PLATE * u * scale
        group = above + side + rows * (gap + self.t)
        middle = _TOP * u + room / 2
        x = self._left(self.width - (self.margin + PLATE / 2) * u - side / 2, side)
        plate = Rect(x, middle + above - group / 2, side, side)
        return plate, plate.bottom + gap, self.t

    @property
    def _plate_x(self) -> float:
        """The left edge of the zone in which the plate stands, whole or smaller."""
        return self._left(self._plate_left, self._plate_wide)

    def keys(self) -> dict[Touch, Rect]:
        """The keys of the plate, or of the drawer or what else is in its place."""
        if self.drawer_open:
            return self._drawer()
        if self.laying.on_back:
            return things_on_back(self.plate, self.wanted.objects)
        if self.wanted.pad is not None:
            return self.wanted.pad.placed(self._pad_room)[1]
        return plate_keys(self.plate, self.wanted)

    @property
    def _pad_room(self) -> Room:
        """The room of what has the place of a plate."""
        whole = Rect(self._plate_x, 0, self._plate_wide, self.height)
        return Room(whole, self.u, self.t, tall=True)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        """The keys below the plate and, if there is room, the switch of the two speeds."""
        if self.laying.below:
            return {}, self._speeds_in_drawer()
        return row_below(self.u, self._plate_x, self._row_y, self._row_key, self.wanted.row)

    def trays(self) -> tuple[Tray, ...]:
        """The strips at the bottom."""
        left = self._left(self._before_strip, self.foot.width)
        return self.foot.trays(left, self.strip_top, right=self.wanted.left_handed)

    def _tool_side(self, _key: Key) -> float:
        return self.t

    @property
    def _tools(self) -> tuple[Key, ...]:
        """The keys at the end of the strips; none where there is no strip.

        Beside repeat, redo has no place of its own: while there is something to redo it has that of the last card
        that is seen. No other key moves then.
        """
        tools = self.wanted.tools if self.wanted.strips else ()
        if self.laying.below:
            return self.laying.tools(self.wanted)
        if Key.REPEAT not in tools or Key.REDO not in tools or self.redo_beside_repeat:
            return tools
        others = tuple(key for key in tools if key is not Key.REDO)
        return (Key.REDO, *others) if self.wanted.redoes else others

    @property
    def _tools_width(self) -> float:
        """The room that they take, the gap before them included, in pixels."""
        return sum(self._tool_side(key) + self.tool_gap * self.u for key in self._tools)

    @property
    def _tools_y(self) -> float:
        return self._foot_y

    @property
    def _tools_end(self) -> float:
        """How far the tools end from the page's edge, in pixels."""
        return self.margin * self.u

    def tools(self) -> dict[Touch, Rect]:
        """Repeat, robot, undo and redo, at the end of the strips that is away from the animal."""
        places, y, gap = {}, self._tools_y, self.tool_gap * self.u
        room = self._tools_width - gap
        x = self._left(self.width - self._tools_end - room, room)
        for key in self._tools:
            side = self._tool_side(key)
            places[Touch(key)] = Rect.around(x + side / 2, y, side)
            x += side + gap
        return places

    @property
    def _object_key(self) -> float:
        return self.t

    @property
    def _objects_high(self) -> float:
        return self._object_key + 2 * OBJECT_EDGE * self.u

    def objects(self) -> Things:
        """What can be laid on the mat: on a tray of its own below the plate or above the mat, if not on her back."""
        if self.laying.below:
            return tray_below(self.wanted.objects, (self._plate_x, self._row_y), self._row_key, self.u)
        return self._objects_at(self.margin * self.u)

    def _objects_at(self, y: float) -> Things:
        """The tray with its upper edge at ``y``."""
        if not self.laying.above:
            return None, {}
        count, side = self.wanted.objects, self._object_key
        return tray_row(count, (self._objects_x(tray_width(count, side, self.u)), y), side, self.u)

    def _objects_x(self, wide: float) -> float:
        """Where a tray of things begins that is so wide: over the middle of the mat."""
        return self.mat().centre[0] - wide / 2

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        """The keys that stand below the reward, and the reward's place."""
        u, x, t = self.u, self._plate_x, self.t
        high = max(NEXT_HEIGHT * u, t)
        low = min(self.bottom, self.floor - self._tray_high - self.air * u)
        y, gap = low - high - 1.4 * u, 1.2 * u
        top = self.margin * u
        keys = self._again_and_film(x, y + (high - t) / 2, gap)
        keys[Touch(Key.NEXT)] = Rect(x + 2 * (t + gap), y, PLATE * u - 2 * (t + gap), high)
        return keys, Rect(x, top, PLATE * u, y - top - u)

    def _again_and_film(self, x: float, y: float, gap: float) -> dict[Touch, Rect]:
        t = self.t
        return {Touch(Key.AGAIN): Rect(x, y, t, t), Touch(Key.FILM): Rect(x + t + gap, y, t, t)}
