"""The zones of the challenge's page on a wall board: a small child before it reaches every control.

All keys are in the lower two fifths of the page. Only home and whose turn it is are high, on
purpose.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Room
from simulateur.pages.layout.zones.zones import BESIDE_MAT, MAT_LIP, Zones
from simulateur.pictures.units import MARGIN, PLATE, PLATE_KEY

_KEY, _GAP = 10.2, 1.4
_HOME, _TOOL, _REPEAT = 11.2, 9.0, 11.0
"""In units: home, undo and redo, repeat. On a wall board all of it is far larger than a fingertip."""
_COLUMNS = 3
"""How many keys a row has at least."""
_REACH = 40.0
"""What a child of three can touch: so high from the floor edge, in hundredths of the short side."""
_CARD, _ONE_OF_TWO = 10.1, 8.0
"""In units: a card of the only strip, and of one of two. With the air for the head above them, two rows
of keys are still within reach, or one."""
_APART = 1.8
_SPEED = 9.0
_OBJECT = 11.0
_PLATE = PLATE * _KEY / PLATE_KEY
_SPEEDS = (Key.TORTOISE, Key.HARE)


class BoardZones(Zones):
    """The zones of a wall board: all that is touched is low."""

    large_token = True
    folds = False
    redo_beside_repeat = True
    has_row = False
    pad_ends_strips = False

    @property
    def strip_edge(self) -> float:
        return 2.4 if len(self.wanted.strips) > 1 else 3.0

    @property
    def _before_strip(self) -> float:
        return MARGIN * self.u

    @property
    def _card(self) -> float:
        return (_ONE_OF_TWO if len(self.wanted.strips) > 1 else _CARD) * self.u

    @property
    def bottom(self) -> float:
        """Where the keys end that are above the strips."""
        return self.strip_top - self.air * self.u if self.wanted.strips else self.floor

    def _place_plate(self) -> tuple[Rect, float, float]:
        u, side = self.u, _PLATE * self.u
        x = self._left(self.width - MARGIN * u - side, side)
        y = self.height - MARGIN * u - side - 1.2 * u
        return Rect(x, y, side, side), y, _KEY * u

    @property
    def _rows(self) -> int:
        """How many rows of keys are within reach above the strips."""
        return 1 if len(self.wanted.strips) > 1 else 2

    @property
    def _singles(self) -> list[Key]:
        row = (key for key in self.wanted.row if key not in _SPEEDS)
        return [Key.LISTEN, *self.wanted.rail, *row]

    @property
    def _cells(self) -> list[Key]:
        """Every single key of the left block in its order, and the speeds where it has two rows."""
        keys = self._singles
        if self._rows > 1 and Key.HARE in self.wanted.row:
            keys += _SPEEDS
        return keys

    @property
    def _columns(self) -> int:
        return max(_COLUMNS, -(-len(self._cells) // self._rows))

    @property
    def _block_width(self) -> float:
        return (self._columns * (_KEY + _GAP) - _GAP) * self.u

    def _block(self) -> dict[Touch, Rect]:
        """The left block, in two rows that end above the strip."""
        u, places = self.u, {}
        left = self._left(MARGIN * u, self._block_width)
        low = min(self.bottom, self.floor - (_CARD + self.strip_edge + self.air) * u)
        cells = self._cells
        rows = -(-len(cells) // self._columns)
        for place, key in enumerate(cells):
            x = left + place % self._columns * (_KEY + _GAP) * u
            y = low - (rows - place // self._columns) * (_KEY + _GAP) * u + _GAP * u
            places[Touch(key)] = Rect(x, y, _KEY * u, _KEY * u)
        return places

    def mat(self) -> Rect:
        u = self.u
        first = MARGIN * u + self._block_width + BESIDE_MAT * u
        wide = self.width - first - (MARGIN + _PLATE + BESIDE_MAT) * u
        return Rect(self._left(first, wide), MARGIN * u, wide, self._mat_low - MARGIN * u)

    @property
    def _mat_low(self) -> float:
        u = self.u
        low = self.bottom
        if self.laying.above:
            low = self._objects_top - _APART * u
        return low - MAT_LIP * u

    @property
    def _objects_top(self) -> float:
        return self.bottom - self._objects_high

    def rail(self) -> dict[Touch, Rect]:
        u = self.u
        home = Rect(self._left(MARGIN * u, _HOME * u), MARGIN * u, _HOME * u, _HOME * u)
        keys = (Key.LISTEN, *self.wanted.rail)
        low = {touch: rect for touch, rect in self._block().items() if touch.key in keys}
        return {Touch(Key.HOME): home} | low

    def petals(self) -> Rect:
        u = self.u
        x, y = self._sided((MARGIN + _HOME + 8) * u), (MARGIN + _HOME / 2) * u
        return Rect.around(x, y, 9.4 * u)

    def token(self) -> Rect:
        u = self.u
        return Rect.around(self.plate.centre[0], (MARGIN + 14.5) * u, 27 * u)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        block = self._block()
        row = {touch: rect for touch, rect in block.items() if touch.key in (*self.wanted.row, *_SPEEDS)}
        if self._speed_by_strip:
            return self._with_speed(row)
        if Touch(Key.HARE) not in row:
            return row, None
        first, last = row[Touch(Key.TORTOISE)], row[Touch(Key.HARE)]
        half = (last.right - first.x) / 2
        row[Touch(Key.TORTOISE)] = Rect(first.x, first.y, half, first.height)
        row[Touch(Key.HARE)] = Rect(first.x + half, first.y, half, first.height)
        return row, Rect(first.x, first.y, 2 * half, first.height)

    @property
    def _speed_by_strip(self) -> bool:
        """Whether the speeds stand above undo and redo: the strips are high enough for both."""
        return Key.HARE in self.wanted.row and self._rows == 1 and bool(self.wanted.strips)

    def _with_speed(self, row: dict[Touch, Rect]) -> tuple[dict[Touch, Rect], Rect]:
        high, wide = _SPEED * self.u, self._speed_wide * self.u
        x = self._left(self.width - self._tools_end - wide, wide)
        y = self._tools_y - (self._tools_high / 2 + self.tool_gap + _SPEED) * self.u
        speed = Rect(x, y, wide, high)
        halves = (Rect(x + n * wide / 2, speed.y, wide / 2, high) for n in range(2))
        return row | dict(zip(map(Touch, _SPEEDS), halves, strict=True)), speed

    @property
    def _speed_wide(self) -> float:
        """How wide the switch of the two speeds is above undo and redo, in units."""
        return 2 * _SPEED + self.tool_gap

    @property
    def _tools_high(self) -> float:
        """The side of the largest key at the end of the strip, in units."""
        return _REPEAT if Key.REPEAT in self.wanted.tools else _TOOL

    @property
    def _tools_y(self) -> float:
        if not self._speed_by_strip:
            return super()._tools_y
        return self.floor - self.foot.height / 2 + (self.tool_gap + _SPEED) / 2 * self.u

    def _tool_side(self, key: Key) -> float:
        return (_REPEAT if key is Key.REPEAT else _TOOL) * self.u

    @property
    def _tools_width(self) -> float:
        width = super()._tools_width
        if self._speed_by_strip:
            width = max(width, (self._speed_wide + self.tool_gap) * self.u)
        return width

    @property
    def _tools_end(self) -> float:
        return (MARGIN + _PLATE + 1.6) * self.u

    @property
    def _after_strip(self) -> float:
        return (_PLATE + 1.6) * self.u + self._tools_width

    @property
    def _object_key(self) -> float:
        return _OBJECT * self.u

    @property
    def _pad_room(self) -> Room:
        return Room(self.plate, self.u, 0.0)

    def objects(self) -> tuple[Rect | None, dict[Touch, Rect]]:
        return self._objects_at(self._objects_top)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        u, x = self.u, self.plate.x
        low = self.height - (_REACH - 4) * u
        left, top = x + (_PLATE - 24) * u, self.height - (MARGIN + 15.6) * u
        keys = {
            Touch(Key.AGAIN): Rect(x, self.height - MARGIN * u - _KEY * u, _KEY * u, _KEY * u),
            Touch(Key.FILM): Rect(x, self.height - (MARGIN + 2 * _KEY + _APART) * u, _KEY * u, _KEY * u),
            Touch(Key.NEXT): Rect(left, top, 23.6 * u, 14.4 * u),
        }
        return keys, Rect(x, MARGIN * u, _PLATE * u, min(low, top - u) - MARGIN * u)
