"""The zones of the challenge's page in an upright window, as a tablet held in both hands.

The mat has the whole width. Below it the plate stands beside the other keys; the strip is at the
foot, with nothing but the animal beside it, and of two strips not even that.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import ROW_GAP, Room, row_below
from simulateur.pages.layout.zones.zones import ABOVE_PLATE, Zones
from simulateur.pictures.units import MARGIN, PLATE

_BELOW_OBJECTS, _BELOW_HOME = 1.8, 1.0
_OVER_PLATE = ABOVE_PLATE + 1.4
"""The room above the plate for the antennae and the mat's lip, in units."""


class UprightZones(Zones):
    """The zones of an upright window: one under the other."""

    redo_beside_repeat = True
    has_row = False
    pad_ends_strips = False

    def _place_plate(self) -> tuple[Rect, float, float]:
        side = PLATE * self.u
        low = self.strip_top - self.air * self.u if self.wanted.strips else self.low
        x = self._left(self.width - MARGIN * self.u - side, side)
        plate = Rect(x, low - side, side, side)
        return plate, plate.centre[1] - self.t / 2, self.t

    @property
    def _after_strip(self) -> float:
        """Nothing stands there."""
        return 0.0

    @property
    def _token_above(self) -> bool:
        """Whether the animal is above the mat: of two strips, the open one shows a card more in its place."""
        return len(self.wanted.strips) > 1

    @property
    def _before_strip(self) -> float:
        return self.margin * self.u if self._token_above else super()._before_strip

    def token(self) -> Rect:
        """The animal whose turn it is: beside the strip or, where there are two, across from home."""
        if not self._token_above:
            return super().token()
        side, edge = self.t, self.margin * self.u
        return Rect(self._left(self.width - edge - side, side), edge, side, side)

    @property
    def _beside(self) -> float:
        """The left end of the room beside the plate."""
        return self._left((MARGIN - 0.9) * self.u, PLATE * self.u)

    @property
    def _key_gap(self) -> float:
        """Between two keys in one of three rows beside the plate, in pixels."""
        return min((self.plate.height - 3 * self.t) / 2, ROW_GAP * self.u)

    def mat(self) -> Rect:
        u = self.u
        low = self.plate.y - _OVER_PLATE * u
        top = MARGIN * u + self.t + _BELOW_HOME * u
        if self.laying.above:
            top = MARGIN * u + self._objects_high + _BELOW_OBJECTS * u
        return Rect(MARGIN * u, top, self.width - 2 * MARGIN * u, low - top)

    def rail(self) -> dict[Touch, Rect]:
        """Home at the top; the ear and the keys that help beside the plate."""
        t = self.t
        home = Rect(self._left(MARGIN * self.u, t), MARGIN * self.u, t, t)
        helping = self._row_of((Key.LISTEN, *self.wanted.rail), self.plate.y)
        return {Touch(Key.HOME): home} | helping

    def _row_of(self, keys: tuple[Key, ...], y: float) -> dict[Touch, Rect]:
        x, step = self._beside + 0.9 * self.u, self.t + self._key_gap
        return {Touch(key): Rect(x + n * step, y, self.t, self.t) for n, key in enumerate(keys)}

    def petals(self) -> Rect | None:
        x, y = self._sided(MARGIN * self.u + self.t + 8 * self.u), MARGIN * self.u + self.t / 2
        return Rect.around(x, y, 9.4 * self.u)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        return row_below(self.u, self._beside, self._row_y, self.t, self.wanted.row)

    def tools(self) -> dict[Touch, Rect]:
        return self._row_of(self._tools[:3], self.plate.bottom - self.t)

    @property
    def _pad_room(self) -> Room:
        return Room(self.plate, self.u, self.t)

    def _objects_x(self, wide: float) -> float:
        """Beside the lesson's flower."""
        return self._left(self.width - MARGIN * self.u - wide, wide)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        u = self.u
        row = self._row_of((Key.AGAIN, Key.FILM), self.plate.centre[1] - self.t / 2)
        high = self.plate.bottom - max(rect.bottom for rect in row.values()) - self._key_gap
        left, wide = self._beside + 0.9 * u, 2 * self.t + self._key_gap
        keys = row | {Touch(Key.NEXT): Rect(left, self.plate.bottom - high, wide, high)}
        return keys, self.plate
