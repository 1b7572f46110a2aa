"""The zones of the challenge's page on a wall board: a small child before it reaches every control.

All keys are in the lower two fifths of the page. Only home and whose turn it is are high, on
purpose.
"""

from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Room, on_plate
from simulateur.pages.layout.zones.shared_zones import AIR, MAT_LIP, TOOL_GAP, Frame, Keys, Zones
from simulateur.pictures.units import BIG_KEY

BOARD_MARGIN = 1.2
"""Round the page, in units: what is left is the mat's."""
BOARD_KEY, _GAP = 10.2, 1.4
_HOME, _TOOL, _REPEAT = 11.2, 9.0, 11.0
"""In units: home, undo and redo, repeat. On a wall board all of it is far larger than a fingertip."""
_COLUMNS = 2
"""How many keys a row has at least."""
BOARD_REACH = 40.0
"""What a child of three can touch: so high from the floor edge, in hundredths of the short side."""
_CARD, _EDGE = 11.0, 2.8
"""In units: a card of the only strip, and how much higher than it the strip is. With the air for the head above it, two
rows of keys are still within reach; above two strips, one."""
_SPEED = 9.0
_AFAR = 27.0
"""In units: what nobody needs to reach and all the class sees, the flower of the séance and whose turn it is."""
_PLATE = 38.4
"""In units: the back's side. The tops of its keys are just within reach."""
_BESIDE_PLATE = _BESIDE_MAT = 1.6
"""Between the plate and the keys at the end of the strip, and on both sides of the mat, in units."""
_SPEEDS = (Key.TORTOISE, Key.HARE)


def board(frame: Frame) -> Zones:
    """The zones for a wall board: keys low at both sides, the mat between them, the strip below."""
    u, edge, wanted, two = frame.u, frame.edge, frame.wanted, frame.two
    tools = wanted.tools if wanted.strips else ()
    pace = tuple(Touch(key) for key in wanted.row if key in _SPEEDS and two)  # strips are high enough for it above undo
    beside = sum(_side(key) + TOOL_GAP for key in tools) * u
    beside = max(beside, (_TOOL + TOOL_GAP) * u) if pace else beside
    after = (_PLATE + _BESIDE_PLATE) * u + beside
    foot = frame.foot(edge, after, card=_CARD * u, edge=_EDGE)
    bottom = frame.floor - foot.height - AIR * u if wanted.strips else frame.floor
    side = _PLATE * u
    plate = Rect(frame.left(frame.width - edge - side, side), frame.floor - side - 1.2 * u, side, side)
    plate, keys = on_plate(wanted, plate, Room(plate, u, 0.0))
    room = frame.width - 2 * edge - side - 2 * _BESIDE_MAT * u
    high, (columns, rows) = bottom - MAT_LIP * u - edge, wanted.shape
    spare = room - high * (columns + 2 * HEM) / (rows + 2 * HEM)
    block, width = _block(frame, min(bottom, frame.floor - (_CARD + _EDGE + AIR) * u), spare)
    mat = Rect(frame.left(edge + width + _BESIDE_MAT * u, room - width), edge, room - width, high)
    end = edge + (_PLATE + _BESIDE_PLATE) * u
    y = frame.floor - foot.tray / 2
    if pace:
        y = frame.floor - foot.height / 2 + (TOOL_GAP + _SPEED) / 2 * u
    row = {touch: rect for touch, rect in block.items() if touch.key in wanted.row}
    row |= {touch: _above_tools(frame, y, end) for touch in pace}
    home, reach = Rect(frame.left(edge, _HOME * u), edge, _HOME * u, _HOME * u), frame.height - BOARD_REACH * u
    return Zones(
        frame=frame,
        mat=mat,
        plate=plate,
        petals=Rect.around(frame.sided(edge + width / 2), (home.bottom + reach) / 2, min(width, _AFAR * u)),
        token=Rect.around(plate.centre[0], edge + 14.5 * u, _AFAR * u),
        trays=frame.trays(foot, edge),
        reward=Rect(plate.x, edge, _PLATE * u, frame.height - 2 * edge),
        rail={Touch(Key.HOME): home}
        | {touch: rect for touch, rect in block.items() if touch.key in (Key.LISTEN, *wanted.rail)},
        keys=keys | row | _tools_at(frame, y, beside - TOOL_GAP * u, end),
        large_token=True,
    )


def _side(tool: Key) -> float:
    return _REPEAT if tool is Key.REPEAT else _TOOL


def _tools_at(frame: Frame, y: float, wide: float, end: float) -> Keys:
    """Those keys beside each other, from the beginning of a room so ``wide`` that ends ``end`` pixels from the edge."""
    x, places = frame.left(frame.width - end - wide, wide), {}
    for key in frame.wanted.tools if frame.wanted.strips else ():
        side = _side(key) * frame.u
        places[Touch(key)] = Rect.around(x + side / 2, y, side)
        x += side + TOOL_GAP * frame.u
    return places


def _block(frame: Frame, low: float, spare: float) -> tuple[Keys, float]:
    """The left block, in rows that end above the strip at ``low``, and its width.

    It has two rows, or above two strips one, without the pace. Its keys are larger where the mat has ``spare`` pixels
    of the width and rows have the height.
    """
    u, wanted, most = frame.u, frame.wanted, 1 if len(frame.wanted.strips) > 1 else 2
    cells = (Key.LISTEN, *wanted.rail, *(key for key in wanted.row if most > 1 or key not in _SPEEDS))
    columns, gap = max(_COLUMNS, -(-len(cells) // most)), _GAP * u
    rows = -(-len(cells) // columns)
    high = (low - frame.height + BOARD_REACH * u + gap) / rows - gap
    side = max(min((spare + gap) / columns - gap, high, BIG_KEY * u), BOARD_KEY * u)
    width, places = columns * (side + gap) - gap, {}
    for place, key in enumerate(cells):
        x = frame.left(frame.edge, width) + place % columns * (side + gap)
        places[Touch(key)] = Rect(x, low - (rows - place // columns) * (side + gap) + gap, side, side)
    return places, width


def _above_tools(frame: Frame, y: float, end: float) -> Rect:
    """The place of the pace above undo and redo, whose middle is at ``y``."""
    u, wide = frame.u, _TOOL * frame.u
    high = _REPEAT if Key.REPEAT in frame.wanted.tools else _TOOL
    return Rect(frame.left(frame.width - end - wide, wide), y - (high / 2 + TOOL_GAP + _SPEED) * u, wide, _SPEED * u)
