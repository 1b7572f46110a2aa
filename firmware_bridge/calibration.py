"""From what an adult measures on the floor to a robot's own figures: pure arithmetic.

The robot runs a line of ``LINE``, then the turns of ``TURNS``. The adult says how far along the line it came, how
far beside it, and how much it turned in all. A robot whose wheels differ runs an arc; from its end follow the paths of
both wheels, and with the turns the width between them (Borenstein and Feng, UMBmark, 1996, say why both are needed).
"""

import math
from dataclasses import dataclass

from beebot.command import Command
from beebot.i18n import decimal
from beebot.i18n import gettext as _
from beebot.robot import Measured, RefusedError

LINE = (Command.FORWARD,) * 5
TURNS = (Command.LEFT,) * 4
_QUARTERS = len(TURNS)
FULL_TURN_DEG = 360
_FARTHEST_OFF = 0.4
"""Of the wanted way or turn: beyond, somebody misread the tape, or a wheel slips."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many half steps each wheel's motor makes for a cell, for a quarter turn left, and for one right.

    The order is that of the parameters in ``firmware/PROTOCOL.md``.
    """

    cell_left: int
    cell_right: int
    left_turn_left: int
    left_turn_right: int
    right_turn_left: int
    right_turn_right: int


def check(measured: Measured, cell_mm: float) -> None:
    """Check that what was ``measured`` can be right, for cells of ``cell_mm`` millimetres.

    Raises:
        RefusedError: the line or the turns are too far from what was asked.
    """
    wanted = len(LINE) * cell_mm
    if math.dist((measured.ahead_mm, measured.left_mm), (wanted, 0)) > _FARTHEST_OFF * wanted:
        raise RefusedError(
            _(
                "le robot devait avancer de {wanted} mm et vous en avez mesuré {ahead} "
                "({left} de côté) ; mesurez encore, du même point du robot"
            ).format(wanted=round(wanted), ahead=_number(measured.ahead_mm), left=_number(measured.left_mm))
        )
    if abs(measured.turned_deg - FULL_TURN_DEG) > _FARTHEST_OFF * FULL_TURN_DEG:
        raise RefusedError(
            _("le robot devait tourner de 360° et vous en avez mesuré {turned} ; mesurez encore").format(
                turned=_number(measured.turned_deg)
            )
        )


def corrected_counts(counts: Counts, measured: Measured, cell_mm: float) -> Counts:
    """The counts for cells of ``cell_mm`` and quarter turns, of a robot that did what was ``measured`` with ``counts``.

    Raises:
        RefusedError: the line or the turns that were measured are too far from what was asked.
    """
    check(measured, cell_mm)
    bend = 2 * math.atan2(measured.left_mm, measured.ahead_mm)
    way = measured.ahead_mm * (bend / math.sin(bend) if bend else 1.0)
    left, right = (
        _QUARTERS * turn / (len(LINE) * cell)
        for turn, cell in ((counts.left_turn_left, counts.cell_left), (counts.left_turn_right, counts.cell_right))
    )
    turned = math.radians(measured.turned_deg)
    width = (left + right) * way / (turned + (left - right) * bend / 2)
    left_mm = (way - bend * width / 2) / (len(LINE) * counts.cell_left)
    right_mm = (way + bend * width / 2) / (len(LINE) * counts.cell_right)
    quarter_mm = math.pi / 4 * width
    turn_left, turn_right = round(quarter_mm / left_mm), round(quarter_mm / right_mm)
    return Counts(round(cell_mm / left_mm), round(cell_mm / right_mm), turn_left, turn_right, turn_left, turn_right)


def corrected_seconds(cell_s: float, quarter_s: float, measured: Measured, cell_mm: float) -> tuple[float, float]:
    """The seconds for a cell and a quarter turn to use instead of those given, after what was ``measured``.

    They correct how far the robot goes and turns. A robot that only counts time cannot be made to go straighter.

    Raises:
        RefusedError: as ``check``.
    """
    check(measured, cell_mm)
    way = math.hypot(measured.ahead_mm, measured.left_mm)
    return cell_s * len(LINE) * cell_mm / way, quarter_s * FULL_TURN_DEG / measured.turned_deg


def _number(value: float) -> str:
    return decimal(f"{value:g}")
