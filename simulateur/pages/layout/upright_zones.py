"""The zones of the challenge's page in an upright window, as a tablet held in both hands.

The mat has the whole width. Below it the plate stands beside the other keys; the strip is at the
foot.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import go_in_dial, row_below
from simulateur.pages.layout.strips import FOUR_ROWS, TWO_ROWS, Tray, choice_trays
from simulateur.pages.layout.zones import AIR, GO_ALONE, OBJECTS, Zones
from simulateur.pictures.units import BIG_KEY, HOME_KEY, MARGIN, PLATE, PLATE_KEY, SMALL_KEY

_TOP = 16.2
"""The room over the mat, for home and the petals, in units."""
_BELOW_OBJECTS = 1.8
_LEAST_MAT = 40.0
"""How high the room for the mat is at least, in units: the strip does not grow into it."""
_ABOVE_PLATE = 0.068 * PLATE + 0.085 * PLATE_KEY + 1.4
"""The room above the plate for the antennae and the mat's lip, in units."""
_KEY_GAP = 1.8
_FIRST_ROW, _SECOND_ROW = 0.28, 0.72
"""How far down the middles of the keys beside the plate are, in plates."""


class UprightZones(Zones):
    """The same zones, one under the other."""

    @property
    def _tallest(self) -> float:
        room = self.height / self.u - _TOP - _LEAST_MAT - PLATE - _ABOVE_PLATE - AIR - MARGIN
        return max(min(FOUR_ROWS, room), TWO_ROWS)

    def _place_plate(self) -> tuple[Rect, float, float]:
        side = PLATE * self.u
        x = self._left(self.width - MARGIN * self.u - side, side)
        plate = Rect(x, self.low - side, side, side)
        return plate, plate.y + _SECOND_ROW * side - SMALL_KEY / 2 * self.u, SMALL_KEY * self.u

    @property
    def _beside_strip(self) -> float:
        """Nothing stands there."""
        return 0.0

    @property
    def _beside(self) -> float:
        """The left end of the room beside the plate."""
        return self._left((MARGIN - 0.9) * self.u, PLATE * self.u)

    def mat(self) -> Rect:
        u = self.u
        low = self.plate.y - _ABOVE_PLATE * u
        top = (MARGIN + OBJECTS + _BELOW_OBJECTS if self.wanted.objects else _TOP) * u
        return Rect(MARGIN * u, top, self.width - 2 * MARGIN * u, low - top)

    def rail(self) -> dict[Touch, Rect]:
        """Home at the top; the ear and the keys that help beside the plate."""
        u = self.u
        home = Rect(self._left(MARGIN * u, HOME_KEY * u), MARGIN * u, HOME_KEY * u, HOME_KEY * u)
        places = {Touch(Key.HOME): home}
        x, y = self._beside + 0.9 * u, self.plate.y + _FIRST_ROW * self.plate.height
        for key, side in ((Key.LISTEN, BIG_KEY), *((key, SMALL_KEY) for key in self.wanted.rail)):
            places[Touch(key)] = Rect.around(x + side / 2 * u, y, side * u)
            x += (side + _KEY_GAP) * u
        return places

    def petals(self) -> Rect:
        x, y = self._sided((MARGIN + HOME_KEY + 8) * self.u), (MARGIN + HOME_KEY / 2) * self.u
        return Rect.around(x, y, 9.4 * self.u)

    def row(self) -> tuple[dict[Touch, Rect], Rect | None]:
        return row_below(self.u, self._beside, self._row_y, self._row_key, self.wanted.row)

    def keys(self) -> dict[Touch, Rect]:
        if not self.wanted.choices or Key.GO not in self.wanted.keys:
            return super().keys()
        x, y = self._beside + PLATE / 2 * self.u, self.plate.y + _SECOND_ROW * self.plate.height
        return {Touch(Key.GO): Rect.around(x, y, GO_ALONE * self.u)}

    @property
    def _go_of_dial(self) -> Rect:
        return go_in_dial(self.plate)

    def trays(self) -> tuple[Tray, ...]:
        if not self.wanted.choices:
            return super().trays()
        return choice_trays(self.u, self.plate, self.wanted.choices)

    def objects(self) -> tuple[Rect | None, dict[Touch, Rect]]:
        return self._objects_at(MARGIN * self.u)

    def after_success(self) -> tuple[dict[Touch, Rect], Rect]:
        u, x, y = self.u, self._beside, self.plate.y + _SECOND_ROW * self.plate.height
        keys = {
            Touch(Key.AGAIN): Rect.around(x + SMALL_KEY / 2 * u, y, SMALL_KEY * u),
            Touch(Key.FILM): Rect.around(x + (1.5 * SMALL_KEY + 1.8) * u, y, SMALL_KEY * u),
            Touch(Key.NEXT): Rect.around(x + 40.4 * u, y, 24 * u, 16.2 * u),
        }
        plate = self.plate
        top = 18.5 * u if self.wanted.choices else 0.0
        return keys, Rect(plate.x, plate.y + top, plate.width, plate.height - top)
