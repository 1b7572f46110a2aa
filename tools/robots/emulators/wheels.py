"""Two emulated wheels: where a robot goes whose left and right wheel turn at given speeds."""

import math

from firmware_bridge.emulator.movement import Movement, Placement

_LETTERS = {(1, 1): "n", (-1, -1): "s", (-1, 1): "w", (1, -1): "e"}
_ARC = "?"


class Wheels:
    """The body of a robot with two motors and no steps; speeds are in the robot's own unit, times in seconds.

    At ``speed`` on both wheels it goes ``cell_mm`` in ``cell_s``; at ``speed`` one way and the other, a quarter
    turn takes ``quarter_s``. Everything else is in proportion, without ramps.
    """

    def __init__(self, start: Placement | None, speed: int, cell_mm: float, cell_s: float, quarter_s: float) -> None:
        self._at = start or Placement()
        self._mm_per_s = cell_mm / cell_s / speed
        self._deg_per_s = 90 / quarter_s / speed
        self._speeds: tuple[float, float] = (0, 0)
        self._since = 0.0
        self.record: tuple[Movement, ...] = ()
        """Every time the wheels turned at the same speeds; what they do now is not in it."""

    @property
    def turning(self) -> bool:
        """Whether a wheel turns."""
        return self._speeds != (0, 0)

    def set(self, left: float, right: float, moment: float) -> None:
        """Turn the wheels at these speeds from ``moment`` on."""
        if (left, right) == self._speeds:
            return
        if self.turning and moment > self._since:
            self._note(moment)
        self._speeds, self._since = (left, right), moment

    def _note(self, moment: float) -> None:
        left, right = self._speeds
        seconds = moment - self._since
        self._at = self._moved(
            (left + right) / 2 * self._mm_per_s * seconds, (left - right) / 2 * self._deg_per_s * seconds
        )
        signs = ((left > 0) - (left < 0), (right > 0) - (right < 0))
        letter = _LETTERS.get(signs, _ARC) if abs(left) == abs(right) else _ARC
        x_mm, y_mm, heading = self._at.x_mm, self._at.y_mm, self._at.heading_deg
        self.record += (
            Movement(letter, self._since, moment, round(x_mm, 3) + 0.0, round(y_mm, 3) + 0.0, round(heading, 3) % 360),
        )

    def _moved(self, ahead_mm: float, turn_deg: float) -> Placement:
        """Along an arc: the chord of a turn by ``turn_deg`` lies half that angle aside."""
        half = math.radians(turn_deg / 2)
        chord = ahead_mm * (math.sin(half) / half if half else 1.0)
        course = math.radians(self._at.heading_deg) + half
        return Placement(
            self._at.x_mm + chord * math.sin(course),
            self._at.y_mm + chord * math.cos(course),
            (self._at.heading_deg + turn_deg) % 360,
        )
