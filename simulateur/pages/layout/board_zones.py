"""The zones of the challenge's page on a wall board: a small child before it reaches every control.

All keys are in the lower two fifths of the page. Only home and whose turn it is are high, on
purpose.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import go_in_dial
from simulateur.pages.layout.strips import TWO_ROWS, Tray, choice_trays
from simulateur.pages.layout.zones import MAT_LIP, OBJECTS, Zones
from simulateur.pictures.units import HOME_KEY, MARGIN, PLATE, PLATE_KEY, REPEAT_KEY, UNDO_KEY

_KEY, _GAP = 10.2, 1.4
_COLUMNS, _MOST_IN_A_ROW = 3, 5
"""How many keys a row has at least; with how many single keys a strip may still have two rows."""
_REACH = 40.0
"""What a child of three can touch: so high from the floor edge, in hundredths of the short side."""
_ROW = 13.1
"""The height of a strip of one row of cards, in units.

With the air for the head above it, two rows of keys are still within reach.
"""
_THREE_ROWS = 24.6
"""The height of a strip of three rows, in units: one row of keys is still within reach."""
_GO, _GO_BELOW, _GO_ABOVE = 15.0, 9.7, 8.8
"""In units: the GO below a mat; from its middle to its shadow's foot, to its upper corner."""
_APART = 1.8
_SPEED, _TOOL_GAP = 9.0, 1.3
_TOOLS = 2 * UNDO_KEY + _TOOL_GAP
"""How wide undo and redo are, in units. The switch of the two speeds may stand above them."""
_PLATE = PLATE * _KEY / PLATE_KEY
_SPEEDS = (Key.TORTOISE, Key.HARE)


class BoardZones(Zones):
    """The same zones, low."""

    large_token = True
    _before_strip = MARGIN

    def _place_plate(self) -> tuple[Rect, float, float]:
        u, side = self.u, _PLATE * self.u
        x = self._left(self.width - MARGIN * u - side, side)
        y = self.height - MARGIN * u - side - 1.2 * u
        return Rect(x, y, side, side), y, _KEY * u

    @property
    def _row_units(self) -> float:
        return _ROW

    @property
    def _tallest(self) -> float:
        if len(self._singles) > _MOST_IN_A_ROW:
            return _ROW
        if self.wanted.objects:
            return TWO_ROWS
        return _THREE_ROWS

    @property
    def _rows(self) -> int:
        """How many rows of keys are within reach above the strips."""
        return 2 if self._settled_units < _ROW + 1 else 1

    @property
    def _singles(self) -> list[Key]:
        row = (key for key in self.wanted.row if key not in _SPEEDS)
        return [Key.LISTEN, *self.wanted.rail, *row]

    @property
    def _cells(self) -> list[Key]:
        """Every single key of the left block in its order, and the speeds if there is room."""
        keys = self._singles
        room = _COLUMNS * 2 - len(keys)
        if self._rows > 1 and room >= len(_SPEEDS) and Key.HARE in self.wanted.row:
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
        low = self.low
        cells = self._cells
        rows = -(-len(cells) // self._columns)
        for place, key in enumerate(cells):
            x = left + place % self._columns * (_KEY + _GAP) * u
            y = low - (rows - place // self._columns) * (_KEY + _GAP) * u + _GAP * u
            places[Touch(key)] = Rect(x, y, _KEY * u, _KEY * u)
        return places

    def mat(self) -> Rect:
        u = self.u
        first = MARGIN * u + self._block_width + 2.25 * u
        wide = self.width - first - (MARGIN + _PLATE + 2.25) * u
        return Rect(self._left(first, wide), MARGIN * u, wide, self._mat_low - MARGIN * u)

    @property
    def _mat_low(self) -> float:
        u = self.u
        if self.wanted.choices:
            return self._go_y - (_GO_ABOVE + _APART + MAT_LIP) * u
        low = self.bottom
        if self.wanted.objects:
            low = self._objects_top - _APART * u
        return low - MAT_LIP * u

    @property
    def _go_y(self) -> float:
        """The middle of the GO below a mat."""
        return self.height - (MARGIN + _GO_BELOW) * self.u

    @property
    def _objects_top(self) -> float:
        return self.bottom - OBJECTS * self.u

    def rail(self) -> dict[Touch, Rect]:
        u = self.u
        home = Rect(self._left(MARGIN * u, HOME_KEY * u), MARGIN * u, HOME_KEY * u, HOME_KEY * u)
        keys = (Key.LISTEN, *self.wanted.rail)
        low = {touch: rect for touch, rect in self._block().items() if touch.key in keys}
        return {Touch(Key.HOME): home} | low

    def petals(self) -> Rect:
        u = self.u
        x, y = self._sided((MARGIN + HOME_KEY + 8) * u), (MARGIN + HOME_KEY / 2) * u
        return Rect.around(x, y, 9.4 * u)

    def token(self) -> Rect:
        u = self.u
        return Rect.around(self.plate.centre[0], (MARGIN + 14.5) * u, 27 * u)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        block = self._block()
        row = {touch: rect for touch, rect in block.items() if touch.key in self.wanted.row}
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
        high, wide = _SPEED * self.u, _TOOLS * self.u
        x = self._left(self.width - MARGIN * self.u - self._beside_strip - wide, wide)
        y = self._tools_y - (self._tools_side / 2 + _TOOL_GAP + _SPEED) * self.u
        speed = Rect(x, y, wide, high)
        halves = (Rect(x + n * wide / 2, speed.y, wide / 2, high) for n in range(2))
        return row | dict(zip(map(Touch, _SPEEDS), halves, strict=True)), speed

    @property
    def _tools_side(self) -> float:
        """The side of the largest key at the end of the strip, in units."""
        return REPEAT_KEY if Key.REPEAT in self.wanted.tools else UNDO_KEY

    @property
    def _tools_y(self) -> float:
        if not self._speed_by_strip:
            return super()._tools_y
        below_middle = (_TOOL_GAP + _SPEED) / 2
        return self.height - (MARGIN + self._settled_units / 2 - below_middle) * self.u

    @property
    def _tools_width(self) -> float:
        width = super()._tools_width
        if Key.HARE in self.wanted.row and self.wanted.strips:
            width = max(width, (_TOOLS + _TOOL_GAP) * self.u)
        return width

    def keys(self) -> dict[Touch, Rect]:
        if not self.wanted.choices or Key.GO not in self.wanted.keys:
            return super().keys()
        mat, u = self.mat(), self.u
        return {Touch(Key.GO): Rect.around(mat.centre[0], self._go_y, _GO * u)}

    @property
    def _go_of_dial(self) -> Rect:
        return go_in_dial(self.plate)

    def trays(self) -> tuple[Tray, ...]:
        if not self.wanted.choices:
            return super().trays()
        top = self.height - _REACH * self.u
        room = Rect(self.plate.x, top, self.plate.width, self.height - MARGIN * self.u - top)
        return choice_trays(self.u, room, self.wanted.choices)

    @property
    def _beside_strip(self) -> float:
        """The plate stands there."""
        return (_PLATE + 1.6) * self.u

    def objects(self) -> tuple[Rect | None, dict[Touch, Rect]]:
        return self._objects_at(self._objects_top)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        u, x = self.u, self.plate.x
        low = self.height - (_REACH + 1 if self.wanted.choices else _REACH - 4) * u
        left, top = x + (_PLATE - 24) * u, self.height - (MARGIN + 15.6) * u
        keys = {
            Touch(Key.AGAIN): Rect(x, self.height - MARGIN * u - _KEY * u, _KEY * u, _KEY * u),
            Touch(Key.FILM): Rect(x, self.height - (MARGIN + 2 * _KEY + _APART) * u, _KEY * u, _KEY * u),
            Touch(Key.NEXT): Rect(left, top, 23.6 * u, 14.4 * u),
        }
        return keys, Rect(x, MARGIN * u, _PLATE * u, min(low, top - u) - MARGIN * u)
