"""The zones of the challenge's page on a wall board: a small child who stands before it reaches every control.

All keys are in the lower two fifths of the page; only home and whose turn it is are high, on purpose.
"""

from simulateur.controls import Key, Touch
from simulateur.layout.rectangles import HOME_KEY, MARGIN, PLATE, PLATE_KEY, Rect
from simulateur.layout.strips import STRIP, Tray, choice_trays
from simulateur.layout.zones import AIR, Zones

_KEY, _GAP = 10.2, 1.4
_COLUMNS, _MANY_COLUMNS = 3, 4
_REACH = 40.0
"""In hundredths of the short side from the floor edge: what a child of three can touch."""
_GO = 15.0
_TWO_STRIPS = 17.5
_OBJECTS = 13.6
_PLATE = PLATE * _KEY / PLATE_KEY
_SPEEDS = (Key.TORTOISE, Key.HARE)


class BoardZones(Zones):
    """The same zones, low."""

    def _place_plate(self) -> tuple[Rect, float, float]:
        u, side = self.u, _PLATE * self.u
        x = self._left(self.width - MARGIN * u - side, side)
        y = self.height - MARGIN * u - side - 1.2 * u
        return Rect(x, y, side, side), y, _KEY * u

    @property
    def _strip_units(self) -> float:
        return STRIP if len(self.wanted.strips) < 2 else _TWO_STRIPS  # noqa: PLR2004 (one strip, or two)

    @property
    def _cells(self) -> list[Key]:
        """Every single key of the left block in its order, two places for the speeds if they fit.

        Over two strips there is room for one row, else for two.
        """
        singles = [key for key in self.wanted.row if key not in _SPEEDS]
        keys = [Key.LISTEN, *self.wanted.rail, *singles]
        room = _COLUMNS * (2 if len(self.wanted.strips) < 2 else 1) - len(keys)  # noqa: PLR2004 (one strip, or two)
        return [*keys, *_SPEEDS] if room >= len(_SPEEDS) and Key.HARE in self.wanted.row else keys

    @property
    def _columns(self) -> int:
        return _COLUMNS if len(self._cells) <= _COLUMNS * 2 else _MANY_COLUMNS

    @property
    def _block_width(self) -> float:
        return (self._columns * (_KEY + _GAP) - _GAP) * self.u

    def _block(self) -> dict[Touch, Rect]:
        """The left block, in two rows that end above the strip."""
        u, places = self.u, {}
        left = self._left(MARGIN * u, self._block_width)
        low = self.strip_top - 1.6 * u
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
        low = self.strip_top - AIR * u if self.wanted.choices else self.bottom
        low -= (_OBJECTS + 1.2) * u if self.wanted.objects else 0
        return Rect(self._left(first, wide), MARGIN * u, wide, low - MARGIN * u)

    def rail(self) -> dict[Touch, Rect]:
        u = self.u
        home = Rect(self._left(MARGIN * u, HOME_KEY * u), MARGIN * u, HOME_KEY * u, HOME_KEY * u)
        low = {touch: rect for touch, rect in self._block().items() if touch.key in (Key.LISTEN, *self.wanted.rail)}
        return {Touch(Key.HOME): home} | low

    def petals(self) -> Rect:
        return Rect.around(
            self._sided((MARGIN + HOME_KEY + 8) * self.u), (MARGIN + HOME_KEY / 2) * self.u, 9.4 * self.u
        )

    def turn(self) -> Rect | None:
        u = self.u
        return Rect.around(self.plate.centre[0], (MARGIN + 14.5) * u, 27 * u)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        block = self._block()
        row = {touch: rect for touch, rect in block.items() if touch.key in self.wanted.row}
        if Touch(Key.HARE) not in row:
            return row, None
        first, last = row[Touch(Key.TORTOISE)], row[Touch(Key.HARE)]
        half = (last.right - first.x) / 2
        row[Touch(Key.TORTOISE)] = Rect(first.x, first.y, half, first.height)
        row[Touch(Key.HARE)] = Rect(first.x + half, first.y, half, first.height)
        return row, Rect(first.x, first.y, 2 * half, first.height)

    def keys(self) -> dict[Touch, Rect]:
        if not self.wanted.choices or Key.GO not in self.wanted.keys:
            return super().keys()
        mat, u = self.mat(), self.u
        return {Touch(Key.GO): Rect.around(mat.centre[0], self.strip_top + self.strip_height / 2, _GO * u)}

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
        return self._objects_at(self.bottom - _OBJECTS * self.u)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        u, x = self.u, self.plate.x
        low = self.height - (_REACH + 1 if self.wanted.choices else _REACH - 4) * u
        keys = {
            Touch(Key.AGAIN): Rect(x, self.height - MARGIN * u - _KEY * u, _KEY * u, _KEY * u),
            Touch(Key.NEXT): Rect(x + (_PLATE - 24) * u, self.height - (MARGIN + 15.6) * u, 23.6 * u, 14.4 * u),
        }
        return keys, Rect(x, MARGIN * u, _PLATE * u, min(low, keys[Touch(Key.NEXT)].y - u) - MARGIN * u)
