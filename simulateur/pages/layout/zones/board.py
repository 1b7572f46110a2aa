"""The zones of the challenge's page on a wall board: a small child before it reaches every control.

All keys are in the lower two fifths of the page. Only home and whose turn it is are high, on
purpose.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Room, Wanted
from simulateur.pages.layout.zones.shared_zones import (
    AIR,
    BESIDE_MAT,
    MAT_LIP,
    TOOL_GAP,
    Frame,
    Keys,
    Zones,
)
from simulateur.pages.layout.zones.to_lay import on_plate
from simulateur.pictures.units import MARGIN, PLATE, PLATE_KEY

_KEY, _GAP = 10.2, 1.4
_HOME, _TOOL, _REPEAT = 11.2, 9.0, 11.0
"""In units: home, undo and redo, repeat. On a wall board all of it is far larger than a fingertip."""
_COLUMNS = 3
"""How many keys a row has at least."""
_REACH = 40.0
"""What a child of three can touch: so high from the floor edge, in hundredths of the short side."""
_CARD, _ONE_OF_TWO = 10.1, 8.0
"""In units: a card of the only strip, and of one of two. With the air for the head above them, two rows
of keys are still within reach, or one."""
_EDGE, _EDGE_OF_TWO = 3.0, 2.4
"""How much higher such a strip is than its cards, in units."""
_SPEED = 9.0
_PLATE = PLATE * _KEY / PLATE_KEY
_BESIDE_PLATE = 1.6
"""Between the plate and the keys at the end of the strip, in units."""
_SPEEDS = (Key.TORTOISE, Key.HARE)


def board(frame: Frame) -> Zones:
    """The same zones as at a table, low."""
    u, edge, wanted, two = frame.u, frame.edge, frame.wanted, len(frame.wanted.strips) > 1
    tools = wanted.tools if wanted.strips else ()
    pace = tuple(Touch(key) for key in wanted.row if key in _SPEEDS and two)  # strips are high enough for it above undo
    beside = sum(_side(key) + TOOL_GAP for key in tools) * u
    beside = max(beside, (_TOOL + TOOL_GAP) * u) if pace else beside
    card, higher = (_ONE_OF_TWO, _EDGE_OF_TWO) if two else (_CARD, _EDGE)
    after = (_PLATE + _BESIDE_PLATE) * u + beside
    foot = frame.foot(edge, after, card=card * u, edge=higher, folds=False)
    bottom = frame.floor - foot.height - AIR * u if wanted.strips else frame.floor
    side = _PLATE * u
    plate = Rect(frame.left(frame.width - edge - side, side), frame.height - edge - side - 1.2 * u, side, side)
    plate, keys = on_plate(wanted, plate, Room(plate, u, 0.0))
    block, width = _block(frame, min(bottom, frame.floor - (_CARD + higher + AIR) * u))
    first, low = edge + width + BESIDE_MAT * u, bottom - MAT_LIP * u
    wide = frame.width - first - (MARGIN + _PLATE + BESIDE_MAT) * u
    mat = Rect(frame.left(first, wide), edge, wide, low - edge)
    end = (MARGIN + _PLATE + _BESIDE_PLATE) * u
    y = frame.floor - foot.tray / 2
    if pace:
        y = frame.floor - foot.height / 2 + (TOOL_GAP + _SPEED) / 2 * u
    row = {touch: rect for touch, rect in block.items() if touch.key in wanted.row}
    row |= {touch: _above_tools(frame, y, end) for touch in pace}
    x, y_home = frame.sided((MARGIN + _HOME + 8) * u), (MARGIN + _HOME / 2) * u
    return Zones(
        frame=frame,
        mat=mat,
        garden=mat,
        plate=plate,
        petals=Rect.around(x, y_home, 9.4 * u),
        token=Rect.around(plate.centre[0], (MARGIN + 14.5) * u, 27 * u),
        trays=frame.trays(foot, edge),
        reward=Rect(plate.x, edge, _PLATE * u, frame.height - 2 * edge),
        rail={Touch(Key.HOME): Rect(frame.left(edge, _HOME * u), edge, _HOME * u, _HOME * u)}
        | {touch: rect for touch, rect in block.items() if touch.key in (Key.LISTEN, *wanted.rail)},
        keys=keys | row | _tools_at(frame, y, beside - TOOL_GAP * u, end),
        large_token=True,
        things_on_back=bool(wanted.objects),
    )


def _side(tool: Key) -> float:
    """The side of a key at the end of the strip, in units."""
    return _REPEAT if tool is Key.REPEAT else _TOOL


def _tools_at(frame: Frame, y: float, wide: float, end: float) -> Keys:
    """Those keys beside each other, from the beginning of a room so ``wide`` that ends ``end`` pixels from the edge."""
    x, places = frame.left(frame.width - end - wide, wide), {}
    for key in frame.wanted.tools if frame.wanted.strips else ():
        side = _side(key) * frame.u
        places[Touch(key)] = Rect.around(x + side / 2, y, side)
        x += side + TOOL_GAP * frame.u
    return places


def _cells(wanted: Wanted, rows: int) -> tuple[Key, ...]:
    """Every key of the left block in its order, the pace where it has two rows."""
    return (Key.LISTEN, *wanted.rail, *(key for key in wanted.row if rows > 1 or key not in _SPEEDS))


def _block(frame: Frame, low: float) -> tuple[Keys, float]:
    """The left block, in rows that end above the strip at ``low``, and its width: two rows, or one above two strips."""
    u, most = frame.u, 1 if len(frame.wanted.strips) > 1 else 2
    cells = _cells(frame.wanted, most)
    columns = max(_COLUMNS, -(-len(cells) // most))
    width, rows = (columns * (_KEY + _GAP) - _GAP) * u, -(-len(cells) // columns)
    left, places = frame.left(frame.edge, width), {}
    for place, key in enumerate(cells):
        x = left + place % columns * (_KEY + _GAP) * u
        y = low - (rows - place // columns) * (_KEY + _GAP) * u + _GAP * u
        places[Touch(key)] = Rect(x, y, _KEY * u, _KEY * u)
    return places, width


def _above_tools(frame: Frame, y: float, end: float) -> Rect:
    """The place of the pace above undo and redo, whose middle is at ``y``."""
    u, wide = frame.u, _TOOL * frame.u
    high = _REPEAT if Key.REPEAT in frame.wanted.tools else _TOOL
    return Rect(frame.left(frame.width - end - wide, wide), y - (high / 2 + TOOL_GAP + _SPEED) * u, wide, _SPEED * u)
