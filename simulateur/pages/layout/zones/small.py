"""The zones of the challenge's page on a seven-inch tablet: the mat has half the width, the keys a third.

Home, the flower, ear and bulb are on the rail, the keys of the plate touch each other, and what else the challenge
needs stands below it, undo at its end; for what has no room there a strip ends sooner. Keys are smaller than the two
centimetres of other pages (decision 139): a finger finds each from half way to the next. What a child
makes a challenge of comes in the place of the plate, so that the mat has the room.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import BOXES, POTS, Key, Touch
from simulateur.pages.layout.key_places import Room, Wanted
from simulateur.pages.layout.pocket import GO_ON_PLATE
from simulateur.pages.layout.strips import CLOSE_ENDS, Foot
from simulateur.pages.layout.zones.shared_zones import BESIDE_MAT, Frame, Keys, Zones
from simulateur.pages.layout.zones.to_lay import OBJECT_EDGE, on_plate
from simulateur.pictures.units import NEXT_WIDE, PLATE, PLATE_GAP, PLATE_KEY

CLOSE_MARGIN, CLOSE_GAP = 1.9, 1.0
"""In units: between keys at the strip's end or above the strip, and from everything to the page's sides: eight pixels
are free beside what is drawn, with its lips and rolls."""
_STRIP, _BEFORE_STRIP, _HEAD = 20.34, 1.8, 0.34
"""In units: how high a strip is, and how far from the animal; the side of the head that rides a lit card, in cards."""
PLATE_IN_KEYS = PLATE / (PLATE_KEY + PLATE_GAP)
"""The width of a plate whose keys touch each other, in keys."""
_PLATE_OF_GO = 1.1 * PLATE / GO_ON_PLATE
"""The width of a plate that holds GO alone, in keys."""
_BESIDE_PLATE, _ABOVE_STRIP, _LIP = 5.0, 3.1, 0.8
"""In units: between mat and plate, between a strip and the mat's lip, and the lip."""
_TOOL, _TOOL_GAP, _TOOL_LIP, _BELOW_PLATE = 14.4, 0.9, 1.4, 2.4
"""In units: a key below the plate, from each to the next, its lip, and the plate's."""
_IN_ROW = 4
"""So many keys have room below the plate."""
_FLOWER, _BESIDE_FLOWER, _BELOW_EAR = 9.6, 1.4, 1.5
"""In units: the lesson's flower, the room above and below it, and from the ear to the bulb."""
_OBJECT_ENDS = 0.8
"""Between the end of the tray of things and the first of them, in units."""
_IN_A_COLUMN = 3
"""So many things to lay stand one under the other."""
_PACES = (Key.TORTOISE, Key.HARE)
_NEEDED = (
    Key.UNDO,
    *reversed(POTS),
    Key.REPEAT,
    Key.WATCH,
    Key.RESUME,
    Key.STEP,
    Key.ROBOT,
    Key.CAMERA,
    Key.VIEW,
    *_PACES,
    Key.REDO,
)
"""What stands below the plate, from its outer end, the most needed first; then at the end of the strip."""


def small(frame: Frame) -> Zones:
    """The same zones as at a table, closer. The mat reaches as high as the keys."""
    u, t, edge, wanted = frame.u, frame.t, frame.edge, frame.wanted
    away, keys_below = plate_away(wanted), small_tools(frame)
    at_end = tuple(reversed(keys_below[_IN_ROW:]))
    foot = small_foot(frame, frame.tools_width(at_end, CLOSE_GAP * u))
    low, foot_y = frame.floor - foot.tray - CLOSE_GAP * u, frame.floor - foot.tray / 2
    over_row = low - ((_TOOL + _TOOL_LIP) * u if keys_below else 0)
    alone, least = wanted.go_alone and wanted.pad is None, NEXT_WIDE * u
    plate_wide = (_PLATE_OF_GO if alone else PLATE_IN_KEYS) * t
    x = frame.left(frame.width - edge - plate_wide, plate_wide)
    plate = Rect(x, over_row - plate_wide - _BELOW_PLATE * u, plate_wide, plate_wide)
    room = Room(Rect(x, 0, plate_wide, over_row), u, t, close=True)
    plate, keys = small_keys(frame, plate, room)
    tray = _tray_of_things(frame, over_row)
    first = edge + t + BESIDE_MAT * u
    wide = frame.width - edge - max(tray.width if away else plate_wide, least) - first - _BESIDE_PLATE * u
    mat_low = frame.floor - foot.height - _ABOVE_STRIP * u if wanted.strips else frame.floor
    mat = Rect(frame.left(first, wide), edge, wide, mat_low - _LIP * u - edge)
    rail = small_rail(frame, foot_y)
    home, ear = rail[Touch(Key.HOME)], rail[Touch(Key.LISTEN)]
    return Zones(
        frame=frame,
        mat=mat,
        garden=mat,
        plate=plate,
        petals=Rect.around(frame.rail_x, (home.bottom + ear.y) / 2, _FLOWER * u)
        if ear.y - home.bottom > _FLOWER * u
        else None,
        token=Rect.around(frame.rail_x, foot_y, t),
        trays=frame.trays(foot, before_strip(frame)),
        reward=Rect(frame.left(frame.width - edge - least, least), edge, least, frame.floor - edge),
        rail=rail,
        keys=keys
        | (_things(frame, tray) if away else {})
        | _row(frame, keys_below[:_IN_ROW], low)
        | frame.tools_at(at_end, foot_y, CLOSE_GAP * u),
        tucked=True,
        plate_away=away,
        things_on_back=bool(wanted.objects) and not away,
        objects=tray if away else None,
    )


def before_strip(frame: Frame) -> float:
    """Where strips begin, beside the animal."""
    return frame.t + frame.edge + _BEFORE_STRIP * frame.u


def small_foot(frame: Frame, after: float) -> Foot:
    """The strips, ``after`` pixels from the page's end."""
    high = _STRIP * frame.u
    return frame.foot(before_strip(frame), after, card=frame.t, tray=high, head=_HEAD, ends=CLOSE_ENDS, shows_last=True)


def plate_away(wanted: Wanted) -> bool:
    """Whether what makes a challenge has the place of the plate, so that its cells are as large as fingers need."""
    return bool(wanted.objects) and Key.OFFER in wanted.keys


def small_rail(frame: Frame, foot_y: float) -> Keys:
    """Home, ear and bulb; on a page of programs to choose from the run to watch, or her eyes, beside the animal.

    In free play the keys of its boxes share the height between home and the animal.
    """
    u, t, wanted, x = frame.u, frame.t, frame.wanted, frame.rail_x
    top = frame.edge + t / 2
    keys = (Key.LISTEN, *(key for key in (Key.HINT, *BOXES) if key in wanted.rail))
    if any(key in BOXES for key in keys):
        step = (foot_y - t / 2 - frame.edge) / (len(keys) + 1)
        side = min(t, step - CLOSE_GAP * u)
        first = frame.edge + side / 2
        return {Touch(key): Rect.around(x, first + n * step, side) for n, key in enumerate((Key.HOME, *keys))}
    ear = top + t + (_FLOWER + 2 * _BESIDE_FLOWER) * u
    places = {Touch(Key.HOME): Rect.around(x, top, t), Touch(Key.LISTEN): Rect.around(x, ear, t)}
    if Key.HINT in wanted.rail:
        places[Touch(Key.HINT)] = Rect.around(x, ear + t + _BELOW_EAR * u, t)
    others = [key for key in (Key.WATCH, Key.VIEW) if key in wanted.rail]
    if wanted.choices and others:
        places[Touch(others[0])] = Rect.around(frame.sided(frame.edge + 1.5 * t + BESIDE_MAT * u), foot_y, t)
    return places


def small_keys(frame: Frame, plate: Rect, room: Room) -> tuple[Rect, Keys]:
    """The plate, and what stands on it or in its place."""
    wanted = frame.wanted
    if plate_away(wanted):
        return plate, {Touch(Key.OFFER): _offer(frame, room.box.bottom)} if Key.OFFER in wanted.keys else {}
    return on_plate(wanted, plate, room)


def small_tools(frame: Frame) -> tuple[Key, ...]:
    """What is needed besides the plate, the most needed first; redo once there is something to redo."""
    wanted = frame.wanted
    her_eyes = (Key.VIEW,) if Key.VIEW in wanted.rail and not wanted.choices else ()
    there = (*her_eyes, *wanted.row, *(wanted.tools if wanted.strips else ()))
    return tuple(key for key in _NEEDED if key in there and (key is not Key.REDO or wanted.redoes))


def _row(frame: Frame, tools: tuple[Key, ...], low: float) -> Keys:
    """Keys below the plate, the first at its outer end."""
    u, side = frame.u, _TOOL * frame.u
    step, y = side + _TOOL_GAP * u, low - _TOOL_LIP * u - side / 2
    first = frame.width - frame.edge - side / 2
    xs = (frame.sided(first - n * step) for n in range(len(tools)))
    return {Touch(key): Rect.around(x, y, side) for key, x in zip(tools, xs, strict=False)}


def _columns(wanted: Wanted) -> int:
    """Up to three things stand one under the other; more of them stand in two columns."""
    return 1 if wanted.objects <= _IN_A_COLUMN else 2


def _tray_of_things(frame: Frame, low: float) -> Rect:
    """The tray that things to lay have in the place of the plate."""
    u, top = frame.u, frame.edge
    wide = _columns(frame.wanted) * (frame.t + PLATE_GAP * u) - PLATE_GAP * u + 2 * OBJECT_EDGE * u
    return Rect(frame.left(frame.width - frame.edge - wide, wide), top, wide, low - _BELOW_PLATE * u - top)


def _things(frame: Frame, tray: Rect) -> Keys:
    """Things to lay in the place of the plate, once one of them is in hand."""
    u, t, wanted, columns = frame.u, frame.t, frame.wanted, _columns(frame.wanted)
    rows = range(-(-wanted.objects // columns))
    left, pitch = tray.x + OBJECT_EDGE * u + t / 2, t + PLATE_GAP * u
    heights = [_thing_y(frame, tray, row, len(rows) + (Key.OFFER in wanted.keys)) for row in rows]
    return {
        Touch(Key.OBJECT, n): Rect.around(left + n % columns * pitch, heights[n // columns], t)
        for n in range(wanted.objects)
    }


def _thing_y(frame: Frame, tray: Rect, row: int, rows: int) -> float:
    """The middle of one of so many rows of keys on the tray."""
    end = _OBJECT_ENDS * frame.u + frame.t / 2
    return tray.y + end + row * (tray.height - 2 * end) / max(rows - 1, 1)


def _offer(frame: Frame, low: float) -> Rect:
    tray, rows = _tray_of_things(frame, low), -(-frame.wanted.objects // _columns(frame.wanted)) + 1
    return Rect.around(tray.centre[0], _thing_y(frame, tray, rows - 1, rows), frame.t)
