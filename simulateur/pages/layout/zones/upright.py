"""The zones of the challenge's page in an upright window, as a tablet held in both hands.

The mat has the whole width below home, or the height beside it: wherever it is larger. Below it the plate stands beside
the other keys; the strip is at the foot, with nothing but the animal beside it, and of two strips not even that.
"""

from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import ROW_GAP, Room, on_plate, row_below
from simulateur.pages.layout.zones.shared_zones import ABOVE_PLATE, AIR, Frame, Keys, Zones
from simulateur.pictures.units import MARGIN, PLATE

_BELOW_HOME, _PETALS = 1.0, 9.4
_IN_ROW = 3
"""So many keys are in a row beside the plate."""
_OVER_PLATE = ABOVE_PLATE + 1.4
"""The room above the plate for the antennae and the mat's lip, in units."""


def upright(frame: Frame) -> Zones:
    """The zones in an upright window: the mat, below it the plate beside other keys, the strips at the foot."""
    u, t, edge, wanted = frame.u, frame.t, frame.edge, frame.wanted
    before = edge if frame.two else t + (MARGIN + ROW_GAP) * u  # two strips have the animal's place too
    foot = frame.foot(before, 0.0, card=t)
    side, low = PLATE * u, frame.floor - foot.height - AIR * u
    plate = Rect(frame.left(frame.width - edge - side, side), low - side, side, side)
    plate, keys = on_plate(wanted, plate, Room(plate, u, t))
    row = row_below(u, _beside(frame), plate.centre[1] - t / 2, t, wanted.row)
    tools = (*wanted.rail[_IN_ROW - 1 :], *(wanted.tools if wanted.strips else ()))[:_IN_ROW]
    mat, petals = mat_and_petals(frame, plate.y - _OVER_PLATE * u)
    token = Rect.around(frame.rail_x, frame.floor - foot.tray / 2, t)
    if frame.two:  # across from home
        token = Rect(frame.left(frame.width - edge - t, t), edge, t, t)
    home = Rect(frame.left(edge, t), edge, t, t)
    rail = {Touch(Key.HOME): home} | _row_of(frame, plate, (Key.LISTEN, *wanted.rail)[:_IN_ROW], plate.y)
    return Zones(
        frame=frame,
        mat=mat,
        plate=plate,
        petals=petals,
        token=token,
        trays=frame.trays(foot, before),
        reward=_beside_ear(frame, plate, rail[Touch(Key.LISTEN)]),
        rail=rail,
        keys=keys | row | _row_of(frame, plate, tools, plate.bottom - t),
    )


def mat_and_petals(frame: Frame, bottom: float) -> tuple[Rect, Rect]:
    """The room for a mat that ends at ``bottom``, below home or beside it, where it is larger; the flower's place."""
    u, edge, (columns, rows) = frame.u, frame.edge, frame.wanted.shape
    aside = edge + frame.t + _BELOW_HOME * u
    wide = frame.width - aside - (aside if frame.two else edge)  # of two bees the animal is across from home
    below = Rect(edge, aside, frame.width - 2 * edge, bottom - aside)
    beside = Rect(frame.left(aside, wide), edge, wide, bottom - edge)
    rooms = (below,) if frame.wanted.gallery else (below, beside)
    mat = max(rooms, key=lambda room: min(room.width / (columns + 2 * HEM), room.height / (rows + 2 * HEM)))
    spot = (frame.rail_x, aside + 5 * u) if mat is beside else (frame.sided(aside + 7 * u), edge + frame.t / 2)
    return mat, Rect.around(*spot, _PETALS * u)


def _beside(frame: Frame) -> float:
    return frame.left((MARGIN - 0.9) * frame.u, PLATE * frame.u)


def _row_of(frame: Frame, plate: Rect, keys: tuple[Key, ...], y: float) -> Keys:
    gap = min((plate.height - 3 * frame.t) / 2, ROW_GAP * frame.u)
    x, step = _beside(frame) + 0.9 * frame.u, frame.t + gap
    return {Touch(key): Rect(x + n * step, y, frame.t, frame.t) for n, key in enumerate(keys)}


def _beside_ear(frame: Frame, plate: Rect, ear: Rect) -> Rect:
    """The room of the reward: as high as the plate, from the ear to the other edge."""
    is_left = ear.centre[0] < plate.centre[0]
    x, right = (ear.right + frame.u, plate.right) if is_left else (plate.x, ear.x - frame.u)
    return plate._replace(x=x, width=right - x)
