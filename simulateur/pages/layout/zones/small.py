"""The zones of the challenge's page on a seven-inch tablet: fewer keys, each as large as a fingertip needs.

Home, ear and bulb are on the rail, the keys of the plate touch each other, and what else the
challenge needs stands at the end of the strip. Steps, speeds, her eyes, undo and redo wait in a
drawer, which opens in the place of the plate; its key is the last at the strip's end (decision 41).
What a child lays on the mat comes in that place too, so that the mat has the room. The lesson's
flower has none here (decision 27).
"""

from functools import cached_property

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import DRAWER, Room, plate_keys
from simulateur.pages.layout.pocket import GO_ON_PLATE, close_shapes
from simulateur.pages.layout.strips import CLOSE_ENDS
from simulateur.pages.layout.zones.to_lay import OBJECT_EDGE
from simulateur.pages.layout.zones.zones import BESIDE_MAT, NEXT_HEIGHT, NEXT_WIDTH, Zones
from simulateur.pictures.units import PLATE, PLATE_GAP, PLATE_KEY

PLATE_IN_KEYS = PLATE / (PLATE_KEY + PLATE_GAP)
"""The width of a plate whose keys touch each other, in keys."""
_PLATE_OF_GO = PLATE / GO_ON_PLATE
"""The width of a plate that holds GO alone, in keys."""
_TOP_OF_MAT, _ABOVE_STRIP, _LIP = 0.4, 3.1, 0.8
"""In units: above the mat, between a strip and the mat's lip, and the lip."""
_SEEN = 0.74
"""How much of the great flower is its head, from its top down."""
_OBJECT_ENDS = 0.8
"""Between the end of the tray of things and the first of them, in units."""
_IN_A_COLUMN = 3
"""So many things to lay stand one under the other."""
_MOST_TOOLS = 3
_NEEDED = (
    Key.OBJECT,
    Key.LEFT,
    Key.RIGHT,
    Key.WATCH,
    Key.RESUME,
    Key.REPEAT,
    Key.ROBOT,
    Key.UNDO,
    Key.REDO,
)
"""What stands at the end of the strip, the most needed first; the last two where no drawer has them."""
_IN_DRAWER = (Key.STEP, Key.HARE, Key.REDO)
"""What needs a drawer."""
_LEAST_READ = 0.6
"""In keys: the least card of a strip that is only read; it gives way to a key that is touched."""


class SmallZones(Zones):
    """The zones of a seven-inch tablet: closer to each other."""

    tucked = True
    margin = 1.2
    air = 1.0
    tool_gap = 1.0
    head = 0.34
    ends = CLOSE_ENDS
    token_gap = 1.0
    has_row = False
    pad_ends_strips = False
    carries_things = False

    @property
    def strip_edge(self) -> float:
        return 2.3

    @property
    def _card(self) -> float:
        """A card that is only read gives way to the key of her eyes, where that has a place at the strip's end."""
        tools = self._tools
        if Key.VIEW not in tools:
            return self.t
        return min(self.t, self._read_beside(tuple(key for key in tools if key is not Key.VIEW)))

    @property
    def _tray_high(self) -> float:
        return self.t + self.strip_edge * self.u

    @property
    def _plate_wide(self) -> float:
        """The plate is as narrow as its keys allow: the mat takes the rest."""
        alone = self.wanted.go_alone and self.wanted.pad is None
        return (_PLATE_OF_GO if alone else PLATE_IN_KEYS) * self.t

    @property
    def plate_away(self) -> bool:
        return bool(self.wanted.objects) and (self.wanted.picked or self._offers)

    @property
    def _offers(self) -> bool:
        """Whether a child makes a challenge: then the things and the key that offers it are there from the start."""
        return Key.OFFER in self.wanted.keys

    @property
    def _mat_right(self) -> float:
        """How far what is beside the mat is from the edge on the rail's side, in pixels."""
        if self.plate_away:
            return self.width - self.margin * self.u - self._objects_wide
        return self._plate_left

    def _place_plate(self) -> tuple[Rect, float, float]:
        side = self._plate_wide
        y = self.low - side - 0.3 * self.u
        return Rect(self._plate_x, y, side, side), self.low, self.t

    def mat(self) -> Rect:
        """The mat reaches higher than the keys, and leaves room for the head above the strip."""
        first, top = self.t + (self.margin + BESIDE_MAT) * self.u, _TOP_OF_MAT * self.u
        wide = self._mat_right - first - BESIDE_MAT * self.u
        return Rect(self._left(first, wide), top, wide, self._mat_low - top)

    @property
    def _mat_low(self) -> float:
        low = self.strip_top - _ABOVE_STRIP * self.u if self.wanted.strips else self.floor
        return low - _LIP * self.u

    def rail(self) -> dict[Touch, Rect]:
        """Home, ear and bulb, which helps at once; where no help is to be had, her eyes in its place.

        Where programs to choose from fill the page, her eyes or the run to watch are beside the animal.
        """
        wanted = self.wanted
        helps = tuple(key for key in (Key.HINT, Key.VIEW) if key in wanted.rail)[:1]
        keys = (Key.HOME, Key.LISTEN, *helps)
        top, x, t = self.margin * self.u + self.t / 2, self.rail_x, self.t
        step = (self._foot_y - top) / 3
        places = {Touch(key): Rect.around(x, top + n * step, t) for n, key in enumerate(keys)}
        others = [key for key in (Key.WATCH, Key.VIEW) if key in wanted.rail and key not in keys]
        if wanted.choices and others:
            beside = self._sided(self.margin * self.u + 1.5 * t + BESIDE_MAT * self.u)
            places[Touch(others[0])] = Rect.around(beside, self._foot_y, t)
        return places

    def petals(self) -> Rect | None:
        return None

    @cached_property
    def _has_drawer(self) -> bool:
        wanted = self.wanted
        there = (*wanted.row, *(wanted.tools if wanted.strips else ()))
        return not wanted.go_alone and any(key in _IN_DRAWER for key in there)

    @cached_property
    def drawer_keys(self) -> tuple[Key, ...]:
        """What waits in the drawer; nothing where one key is all there is."""
        if not self._has_drawer:
            return ()
        wanted = self.wanted
        there = (*wanted.rail, *wanted.row, *(wanted.tools if wanted.strips else ()))
        shown = (*(touch.key for touch in self.rail()), *self._tools)
        return tuple(key for key in DRAWER if key in there and key not in shown)

    def keys(self) -> dict[Touch, Rect]:
        if self._offers and self.plate_away:
            return {Touch(Key.OFFER): self._offer}
        if self.plate_away:
            return {}
        if self.drawer_open:
            return self._drawer()
        if self.wanted.pad is not None:
            return self.wanted.pad.placed(self._pad_room)[1]
        if self.wanted.shapes:
            return close_shapes(self.plate, self.wanted.keys, self.t)
        return plate_keys(self.plate, self.wanted, corners=True)

    @property
    def _pad_room(self) -> Room:
        return Room(Rect(self._plate_x, 0, self._plate_wide, self.low), self.u, self.t, close=True)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        return {}, self._speeds_in_drawer()

    @property
    def _tools(self) -> tuple[Key, ...]:
        """What is needed most; the drawer's key has the last place, or her eyes where there is no drawer."""
        wanted = self.wanted
        objects = (Key.OBJECT,) if wanted.objects and not self._offers else ()
        there = (*objects, *wanted.row, *wanted.tools)
        needed = tuple(key for key in _NEEDED if key in there)
        if self._has_drawer:
            # Where things are laid no drawer opens: undo has the place of its key.
            last = Key.UNDO if self.plate_away else Key.DRAWER
            return (*[key for key in needed if key not in (Key.UNDO, Key.REDO)][: _MOST_TOOLS - 1], last)
        if Key.HINT in wanted.rail and Key.VIEW in wanted.rail and wanted.strips and self._leaves_room(needed):
            return (*needed, Key.VIEW)
        return needed[:_MOST_TOOLS]

    def _leaves_room(self, tools: tuple[Key, ...]) -> bool:
        """Whether every card of a strip that is only read is seen beside these keys and one more."""
        return self._read_beside(tools) >= _LEAST_READ * self.t

    def _read_beside(self, tools: tuple[Key, ...]) -> float:
        """How large each card of a strip that is only read can be beside these keys and one more, in pixels."""
        u, cards, gap = self.u, max(self.wanted.strips), self.ends.gap * self.u
        keys = (len(tools) + 1) * (self.t + self.tool_gap * u)
        wide = self.width - self._before_strip - self.margin * u - keys
        return (wide - 2 * self.ends.edge * u + gap) / cards - gap

    def tools(self) -> dict[Touch, Rect]:
        """Where things are laid, the key that shows them brings back the plate."""
        tools = super().tools()
        shows = tools.pop(Touch(Key.OBJECT), None)
        if shows is None:
            return tools
        return tools | {Touch(Key.OBJECT, self.wanted.objects if self.plate_away else 0): shows}

    @property
    def _object_columns(self) -> int:
        """Up to three things stand one under the other; more of them stand in two columns."""
        return 1 if self.wanted.objects <= _IN_A_COLUMN else 2

    @property
    def _objects_wide(self) -> float:
        return self._object_columns * (self.t + PLATE_GAP * self.u) - PLATE_GAP * self.u + 2 * OBJECT_EDGE * self.u

    def objects(self) -> tuple[Rect | None, dict[Touch, Rect]]:
        """Things to lay in the place of the plate, once one of them is in hand."""
        if not self.plate_away:
            return None, {}
        count, columns, tray = self.wanted.objects, self._object_columns, self._object_tray
        rows = range(-(-count // columns))
        left, pitch = tray.x + OBJECT_EDGE * self.u + self.t / 2, self.t + PLATE_GAP * self.u
        heights = [self._object_y(row, len(rows) + self._offers) for row in rows]
        return tray, {
            Touch(Key.OBJECT, n): Rect.around(left + n % columns * pitch, heights[n // columns], self.t)
            for n in range(count)
        }

    @property
    def _object_tray(self) -> Rect:
        top, low, wide = 0.5 * self.u, self.low - 0.5 * self.u, self._objects_wide
        return Rect(self._left(self._mat_right, wide), top, wide, low - top)

    def _object_y(self, row: int, rows: int) -> float:
        """The middle of one of so many rows of keys on the tray."""
        tray, end = self._object_tray, _OBJECT_ENDS * self.u + self.t / 2
        return tray.y + end + row * (tray.height - 2 * end) / max(rows - 1, 1)

    @property
    def _offer(self) -> Rect:
        rows = -(-self.wanted.objects // self._object_columns) + 1
        return Rect.around(self._object_tray.centre[0], self._object_y(rows - 1, rows), self.t)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        u, t, x, wide = self.u, self.t, self._plate_x, self._plate_wide
        high = max(NEXT_HEIGHT * u, t)
        top, y, gap = self.margin * u, self.low - high - 1.4 * u, u
        left = wide - 2 * (t + gap)
        if left >= t:
            keys = self._again_and_film(x, y, u) | {Touch(Key.NEXT): Rect(x + wide - left, y, left, high)}
            return keys, Rect(x, top, wide, y - top - u)
        foot = self._foot_left
        if foot.width >= t:
            above = self.low - t - 0.4 * u
            keys = self._again_and_film(x, above, u) | {Touch(Key.NEXT): foot}
            return keys, Rect(x, top, wide, above - top - u)
        above = y - t - gap
        keys = self._again_and_film(x, above, u) | {Touch(Key.NEXT): Rect(x, y, wide - gap, high)}
        # Where its keys are on two rows, the flower grows behind them: its leaves may hide, its head does not.
        return keys, Rect(x, top, wide, (above - top - u) / _SEEN)

    @property
    def _foot_left(self) -> Rect:
        """What a strip leaves free of the page's foot, as wide as the key that goes on at most."""
        u, right, begins = self.u, self.width - self.margin * self.u, self.width
        for strip in self.trays():
            begins = self.width - strip.rect.x if self.wanted.left_handed else strip.rect.right
        wide = min(right - begins - u, NEXT_WIDTH * u)
        return Rect(self._left(right - wide, wide), self._foot_y - self.t / 2, wide, self.t)
