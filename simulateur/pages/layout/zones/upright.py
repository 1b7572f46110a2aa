"""The zones of the challenge's page in an upright window, as a tablet held in both hands.

The mat has the whole width. Below it the plate stands beside the other keys; the strip is at the
foot, with nothing but the animal beside it, and of two strips not even that.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import ROW_GAP, Room, row_below
from simulateur.pages.layout.zones.shared_zones import ABOVE_PLATE, AIR, Frame, Keys, Zones
from simulateur.pages.layout.zones.to_lay import on_plate
from simulateur.pictures.units import MARGIN, PLATE

_BELOW_HOME = 1.0
_IN_ROW = 3
"""So many keys are in a row beside the plate."""
_OVER_PLATE = ABOVE_PLATE + 1.4
"""The room above the plate for the antennae and the mat's lip, in units."""


def upright(frame: Frame) -> Zones:
    """One zone under the other."""
    u, t, edge, wanted = frame.u, frame.t, frame.edge, frame.wanted
    above = len(wanted.strips) > 1  # of two strips, the open one shows a card more in the animal's place
    before = edge if above else t + (MARGIN + ROW_GAP) * u
    foot = frame.foot(before, 0.0, card=t)
    side, low = PLATE * u, frame.floor - (foot.height if wanted.strips else foot.tray) - AIR * u
    plate = Rect(frame.left(frame.width - edge - side, side), low - side, side, side)
    plate, keys = on_plate(wanted, plate, Room(plate, u, t))
    row = row_below(u, _beside(frame), plate.centre[1] - t / 2, t, wanted.row)
    tools = (*wanted.rail[_IN_ROW - 1 :], *(wanted.tools if wanted.strips else ()))[:_IN_ROW]
    top = edge + t + _BELOW_HOME * u
    mat = Rect(edge, top, frame.width - 2 * edge, plate.y - _OVER_PLATE * u - top)
    token = Rect.around(frame.rail_x, frame.floor - foot.tray / 2, t)
    if above:  # across from home
        token = Rect(frame.left(frame.width - edge - t, t), edge, t, t)
    home = Rect(frame.left(edge, t), edge, t, t)
    rail = {Touch(Key.HOME): home} | _row_of(frame, plate, (Key.LISTEN, *wanted.rail)[:_IN_ROW], plate.y)
    return Zones(
        frame=frame,
        mat=mat,
        garden=mat,
        plate=plate,
        petals=Rect.around(frame.sided(edge + t + 8 * u), edge + t / 2, 9.4 * u),
        token=token,
        trays=frame.trays(foot, before),
        reward=_beside_ear(frame, plate, rail[Touch(Key.LISTEN)]),
        rail=rail,
        keys=keys | row | _row_of(frame, plate, tools, plate.bottom - t),
        things_on_back=bool(wanted.objects),
    )


def _beside(frame: Frame) -> float:
    return frame.left((MARGIN - 0.9) * frame.u, PLATE * frame.u)


def _gap(frame: Frame, plate: Rect) -> float:
    """Between two keys in one of three rows beside the plate, in pixels."""
    return min((plate.height - 3 * frame.t) / 2, ROW_GAP * frame.u)


def _row_of(frame: Frame, plate: Rect, keys: tuple[Key, ...], y: float) -> Keys:
    x, step = _beside(frame) + 0.9 * frame.u, frame.t + _gap(frame, plate)
    return {Touch(key): Rect(x + n * step, y, frame.t, frame.t) for n, key in enumerate(keys)}


def _beside_ear(frame: Frame, plate: Rect, ear: Rect) -> Rect:
    """The room of the reward: as high as the plate, from the ear to the other edge."""
    is_left = ear.centre[0] < plate.centre[0]
    x, right = (ear.right + frame.u, plate.right) if is_left else (plate.x, ear.x - frame.u)
    return plate._replace(x=x, width=right - x)
