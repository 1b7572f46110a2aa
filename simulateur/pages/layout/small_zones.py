"""The zones of the challenge's page on a seven-inch tablet: fewer keys, each as large as a fingertip needs.

Home, ear and one key that helps are on the rail, the keys of the plate touch each other, and what
else the challenge needs stands at the end of the strip. Steps, speeds and the lesson's flower have
no room here (decision 27).
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import dial_keys, go_in_dial
from simulateur.pages.layout.pocket import GO_ON_PLATE, close_shapes
from simulateur.pages.layout.zones import BESIDE_MAT, NEXT_HEIGHT, OBJECT_EDGE, OBJECT_GAP, Zones
from simulateur.pictures.units import PLATE, PLATE_GAP, PLATE_KEY

_PLATE_IN_KEYS = PLATE / (PLATE_KEY + PLATE_GAP)
"""The width of a plate whose keys touch each other, in keys."""
_PLATE_OF_GO = PLATE / GO_ON_PLATE
"""The width of a plate that holds GO alone, in keys."""
_TOP_OF_MAT, _ABOVE_STRIP, _LIP = 0.4, 3.1, 0.8
"""In units: above the mat, between a strip and the mat's lip, and the lip."""
_MOST_TOOLS = 3
_NEEDED = (
    Key.LEFT,
    Key.RIGHT,
    Key.LEFT_45,
    Key.RIGHT_45,
    Key.WATCH,
    Key.RESUME,
    Key.REPEAT,
    Key.ROBOT,
    Key.UNDO,
)
"""What stands at the end of the strip, the most needed first."""


class SmallZones(Zones):
    """The same zones, closer."""

    tucked = True
    margin = 1.2
    air = 1.0
    tool_gap = 1.0
    head = 0.34

    @property
    def strip_edge(self) -> float:
        return 2.3

    @property
    def _plate_wide(self) -> float:
        """The plate is as narrow as its keys allow: the mat takes the rest."""
        alone = self.wanted.go_alone and not self.wanted.dial
        return (_PLATE_OF_GO if alone else _PLATE_IN_KEYS) * self.t

    @property
    def _plate_left(self) -> float:
        return self.width - self.margin * self.u - self._plate_wide

    @property
    def _plate_x(self) -> float:
        return self._left(self._plate_left, self._plate_wide)

    @property
    def _beside_plate(self) -> bool:
        return len(self.wanted.strips) > 1

    @property
    def _after_strip(self) -> float:
        if self._beside_plate:
            return self._plate_wide + BESIDE_MAT * self.u
        return self._tools_width

    def _place_plate(self) -> tuple[Rect, float, float]:
        side = self._plate_wide
        y = self.low - side - 0.3 * self.u
        return Rect(self._plate_x, y, side, side), self.low, self.t

    def mat(self) -> Rect:
        """The mat reaches higher than the keys, and leaves room for the head above the strip."""
        room, top = super().mat(), _TOP_OF_MAT * self.u
        if self.wanted.objects:
            return room
        return Rect(room.x, top, room.width, room.bottom - top)

    @property
    def _mat_low(self) -> float:
        low = self.strip_top - _ABOVE_STRIP * self.u if self.wanted.strips else self.floor
        return low - _LIP * self.u

    def rail(self) -> dict[Touch, Rect]:
        """Home, ear, and the first key that helps; where a run is watched from here, the second is beside the animal."""
        keys = (Key.HOME, Key.LISTEN, *self.wanted.rail[:1])
        top, x, t = self.margin * self.u + self.t / 2, self.rail_x, self.t
        step = (self._foot_y - top) / 3
        places = {Touch(key): Rect.around(x, top + n * step, t) for n, key in enumerate(keys)}
        if Key.WATCH in keys and len(self.wanted.rail) > 1:
            beside = self._sided(self.margin * self.u + 1.5 * t + BESIDE_MAT * self.u)
            places[Touch(self.wanted.rail[1])] = Rect.around(beside, self._foot_y, t)
        return places

    def petals(self) -> Rect | None:
        return None

    def keys(self) -> dict[Touch, Rect]:
        if self.wanted.dial:
            return dial_keys(self.plate, self.wanted, self.t) | {Touch(Key.GO): self._go_of_dial}
        if self.wanted.shapes:
            return close_shapes(self.plate, self.wanted.keys, self.t)
        return super().keys()

    @property
    def _go_of_dial(self) -> Rect:
        return go_in_dial(self.plate).at_least(self.t)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        return {}, None

    @property
    def _tools(self) -> tuple[Key, ...]:
        there = (*self.wanted.row, *self.wanted.tools)
        return tuple(key for key in _NEEDED if key in there)[:_MOST_TOOLS]

    @property
    def _tools_y(self) -> float:
        return self._foot_y

    @property
    def _object_key(self) -> float:
        """All things stand beside each other above the mat."""
        room, count = self._plate_left - (self.margin + 1.2) * self.u - self.t, max(self.wanted.objects, 3)
        gaps = 2 * OBJECT_EDGE + (count - 1) * OBJECT_GAP
        return min(self.t, (room - gaps * self.u) / count)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        u, t, x, wide = self.u, self.t, self._plate_x, self._plate_wide
        high = max(NEXT_HEIGHT * u, t)
        top, y = self.margin * u, self.low - high - 1.4 * u
        gap = u
        left = wide - 2 * (t + gap)
        above = y if left >= t else y - t - gap
        keys = {
            Touch(Key.AGAIN): Rect(x, above, t, t),
            Touch(Key.FILM): Rect(x + t + gap, above, t, t),
            Touch(Key.NEXT): Rect(x + wide - left, y, left, high) if left >= t else Rect(x, y, wide - gap, high),
        }
        return keys, Rect(x, top, wide, above - top - u)
