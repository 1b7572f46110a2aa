"""The zones where a path of one row lies across the whole page, as the youngest have it in their first séances.

Beside the plate six cells in a row would be small, and most of the page empty. Here the mat is above everything, the
plate has the corner below it, and a picture of a garden the rest. What else the strip needs stands above its end.
"""

from typing import NamedTuple

from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import Key
from simulateur.pages.layout.key_places import ROW_GAP, Room, Wanted
from simulateur.pages.layout.strips import Foot
from simulateur.pages.layout.zones import small, table
from simulateur.pages.layout.zones.shared_zones import ABOVE_PLATE, AIR, BESIDE_MAT, MAT_LIP, TOOL_GAP, Frame, Zones
from simulateur.pages.layout.zones.to_lay import on_plate
from simulateur.pictures.units import MARGIN, PLATE, is_small

_LEAST_COLUMNS = 5
_UNDER_MAT = 2.0
"""How much of the garden the mat hides, in units."""
_BELOW_PLATE = 2.2
"""In units: the room below a plate for its lip and its shadow."""
_MOST_TO_READ = 4
"""How many cards have room beside the plate, large, on each program to choose from."""
_ABOVE_MAT, _LIP, _BESIDE_PLATE = (MARGIN, 0.4), (MAT_LIP, 1.0), (1.7, 0.9)
"""In units, at a table and on seven inches, where three cards have room beside the plate: above the mat, below it for
its lip, between the plate and what stands beside it."""


def lies_across(wanted: Wanted) -> bool:
    """Whether a page holds a path of one row that never turns, and no more keys than this page has room for."""
    columns, rows = wanted.shape
    plain = not (wanted.row or wanted.pad or wanted.gallery)
    few = max(wanted.choices) <= _MOST_TO_READ if wanted.choices else len(wanted.strips) == 1
    return wanted.still and rows == 1 and columns >= _LEAST_COLUMNS and plain and few


class _Line(NamedTuple):
    """The strip, ``before`` pixels from the edge, and ``tools`` with a ``gap`` between two, above its end.

    All keys end at ``low``.
    """

    foot: Foot
    before: float
    tools: tuple[Key, ...]
    gap: float
    low: float


def _line(frame: Frame, after: float, *, close: bool) -> _Line:
    u = frame.u
    if close:
        gap = air = small.CLOSE_GAP
        foot, before, tools = small.small_foot(frame, after), small.before_strip(frame), small.small_tools(frame)
    else:
        gap, air, before = TOOL_GAP, AIR, frame.t + frame.edge + ROW_GAP * u
        foot, tools = frame.foot(before, after, card=frame.t), table.tools_beside(frame.wanted)
    return _Line(foot, before, tools, gap * u, frame.floor - foot.tray - air * u)


def across(frame: Frame) -> Zones | None:
    """The page of such a path; None where its strip is not seen whole, or its keys do not fit above.

    On seven inches its keys are those of that page.
    """
    u, t, wanted, close = frame.u, frame.t, frame.wanted, is_small(frame.size)
    plate_wide, beside = (small.PLATE_IN_KEYS * t if close else PLATE * u), _BESIDE_PLATE[close] * u
    line = _line(frame, plate_wide + beside, close=close)
    if line.foot.rolls_up or frame.tools_width(line.tools, line.gap) > line.foot.width:
        return None
    plate_left = frame.width - frame.edge - plate_wide
    y = frame.height - plate_wide - _BELOW_PLATE * u
    plate = Rect(frame.left(plate_left, plate_wide), y, plate_wide, plate_wide)
    over_plate = plate.y if close else frame.height - plate_wide - (_BELOW_PLATE + ABOVE_PLATE) * u
    middle = frame.floor - line.foot.tray / 2
    room = Room(Rect(plate.x, 0, plate_wide, line.low), u, t, close=close)
    end, tools_y = frame.width - plate_left + beside, line.low - t / 2
    _, keys = on_plate(wanted, plate, room)
    rail = small.small_rail(frame, middle) if close else table.rail_of(frame, line.low, middle - t / 2)
    tools = frame.tools_at(line.tools, tools_y, line.gap, end)
    mat = _mat(frame, over_plate, close=close)
    first = t + frame.edge + BESIDE_MAT * u
    top, wide = mat.bottom - _UNDER_MAT * u, plate_left - beside - first
    garden = Rect(frame.left(first, wide), top, wide, line.low - top)
    below = mat.bottom + (_LIP[close] + 1.0) * u
    return Zones(
        frame=frame,
        mat=mat,
        garden=garden,
        plate=plate,
        petals=None if close else table.petals_of(frame, rail),
        token=Rect.around(frame.rail_x, middle, t),
        trays=frame.trays(line.foot, line.before),
        reward=Rect(plate.x, over_plate, plate.width, frame.floor - over_plate),
        rail=rail,
        keys=keys | tools,
        tucked=close,
        things_on_back=bool(wanted.objects),
        choices=garden._replace(y=below, height=frame.floor - below),
    )


def _mat(frame: Frame, low: float, *, close: bool) -> Rect:
    """Across the page, above the plate."""
    u, (columns, rows) = frame.u, frame.wanted.shape
    first, top = frame.t + frame.edge + BESIDE_MAT * u, _ABOVE_MAT[close] * u
    wide, room = frame.width - first - (frame.margin + 1.0) * u, low - top - _LIP[close] * u
    high = min(room, wide * (rows + 2 * HEM) / (columns + 2 * HEM))
    return Rect(frame.left(first, wide), top + (room - high) / 2, wide, high)
