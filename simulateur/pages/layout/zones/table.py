"""The zones of the challenge's page at a table or on a tablet: rail, mat, plate and strips.

Every key is as large as a fingertip needs (``touch_side``); the mat takes the rest. Rail and plate
change sides for the left hand. What is inside them, and the way a strip is read, never changes.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import ROW_GAP, Room, Wanted, on_plate, row_below
from simulateur.pages.layout.strips import Foot
from simulateur.pages.layout.zones.shared_zones import (
    ABOVE_PLATE,
    AIR,
    BESIDE_MAT,
    MAT_LIP,
    TOOL_GAP,
    Frame,
    Keys,
    Zones,
)
from simulateur.pictures.units import PLATE

_WHOLE_PLATE = PLATE + ABOVE_PLATE
_ABOVE_ROW = 2.6
_TOP = 0.9
"""Between the page's edge and the antennae, in units."""
_APART = 3
"""So many keys below home stand apart."""
_RAIL_GAP = 1.5
"""Between two keys of the rail, in units."""


def at_table(frame: Frame) -> Zones:
    """The zones at a table: rail, mat and plate side by side, above the strips."""
    u, t, wanted, wide = frame.u, frame.t, frame.wanted, PLATE * frame.u
    tools, before = tools_beside(wanted), t + frame.edge + ROW_GAP * u
    beside = wanted.pad is not None  # it has the page's whole height, and the strips end beside it
    gap = TOOL_GAP * u
    after = wide + BESIDE_MAT * u if beside else frame.after_strips(tools, gap)
    foot = frame.foot(before, after, card=t, least=frame.tools_height(tools, gap))
    low, foot_y = frame.floor - foot.height - AIR * u, frame.floor - foot.height / 2
    x = frame.left(frame.width - frame.edge - wide, wide)
    below = () if frame.two else wanted.row
    bottom = frame.floor if beside or not wanted.strips else low
    plate, row_y = _plate(frame, bottom, rows=1 if below else 0)
    mat, rail = _mat(frame, foot), rail_of(frame, low, foot_y - t / 2)
    plate, keys = on_plate(wanted, plate, Room(Rect(x, 0, wide, frame.height), u, t, tall=True))
    row = row_below(u, x, row_y, t, below)
    return Zones(
        frame=frame,
        mat=mat,
        plate=plate,
        petals=petals_of(frame, rail),
        token=Rect.around(frame.rail_x, foot_y, t),
        trays=frame.trays(foot, before),
        reward=Rect(x, frame.edge, PLATE * u, frame.floor - frame.edge),
        rail=rail,
        keys=keys | row | frame.tools_at(tools, foot_y, TOOL_GAP * u),
    )


def _mat(frame: Frame, foot: Foot) -> Rect:
    u, top = frame.u, frame.edge
    first = frame.t + frame.edge + BESIDE_MAT * u
    wide = frame.width - frame.edge - PLATE * u - first - BESIDE_MAT * u
    low = (frame.floor - foot.height - AIR * u if frame.wanted.strips else frame.floor) - MAT_LIP * u
    return Rect(frame.left(first, wide), top, wide, low - top)


def tools_beside(wanted: Wanted) -> tuple[Key, ...]:
    """The keys at the end of the strips; () if there is no strip. At that of two, all but the plate's.

    Beside repeat, redo has no place of its own: while there is something to redo it has that of the last card that is
    seen. No other key moves then.
    """
    tools = wanted.tools if wanted.strips else ()
    if len(wanted.strips) > 1:
        return (*wanted.row, *tools)
    if Key.REPEAT not in tools or Key.REDO not in tools:
        return tools
    others = tuple(key for key in tools if key is not Key.REDO)
    return (Key.REDO, *others) if wanted.redoes else others


def rail_of(frame: Frame, low: float, token: float) -> Keys:
    """The keys of the rail: home at the top, the ear and the others below it, the last one ending at ``low``.

    More than two of them beside the ear share the height between home and the animal, which begins at ``token``.
    """
    x, t, top = frame.rail_x, frame.t, frame.edge + frame.t
    places = {Touch(Key.HOME): Rect.around(x, top - t / 2, t)}
    keys = (Key.LISTEN, *frame.wanted.rail)
    if len(keys) > _APART:
        step = (token - top + t) / (len(keys) + 1)
        return places | {Touch(key): Rect.around(x, top - t / 2 + n * step, t) for n, key in enumerate(keys, 1)}
    for key in reversed(frame.wanted.rail):
        places[Touch(key)] = Rect.around(x, low - t / 2, t)
        low -= t + _RAIL_GAP * frame.u
    y = low - t / 2 if frame.wanted.rail else (top + low) / 2
    return places | {Touch(Key.LISTEN): Rect.around(x, y, t)}


def petals_of(frame: Frame, rail: Keys) -> Rect | None:
    """The place of the lesson's flower, between home and the ear; None if these stand too close."""
    ear, top = rail[Touch(Key.LISTEN)], frame.edge + frame.t
    side = min(9.4 * frame.u, ear.y - top - 0.8 * frame.u)
    return Rect.around(frame.rail_x, min(26 * frame.u, (top + ear.y) / 2), side) if side > 0 else None


def _plate(frame: Frame, bottom: float, rows: int) -> tuple[Rect, float]:
    """The plate, and where the row below it begins; both end at ``bottom``."""
    u, t = frame.u, frame.t
    room = bottom - _TOP * u
    gap = min(_ABOVE_ROW * u, room - _WHOLE_PLATE * u - t) if rows else 0.0
    scale = min(1.0, (room - rows * (t + gap)) / (_WHOLE_PLATE * u))
    above, side = ABOVE_PLATE * u * scale, PLATE * u * scale
    group = above + side + rows * (gap + t)
    x = frame.left(frame.width - (frame.margin + PLATE / 2) * u - side / 2, side)
    plate = Rect(x, _TOP * u + room / 2 + above - group / 2, side, side)
    return plate, plate.bottom + gap
