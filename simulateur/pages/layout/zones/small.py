"""The zones of the challenge's page on a seven-inch tablet: fewer keys, each as large as a fingertip needs.

Home, ear and bulb are on the rail, the keys of the plate touch each other, and what else the
challenge needs stands at the end of the strip. Steps, speeds, her eyes, undo and redo wait in a
drawer, which opens in the place of the plate; its key is the last at the strip's end (decision 41).
What a child lays on the mat comes in that place too, so that the mat has the room. The lesson's
flower has none here (decision 27).
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import DRAWER, Room, Wanted
from simulateur.pages.layout.pocket import GO_ON_PLATE
from simulateur.pages.layout.strips import CLOSE_ENDS, Foot
from simulateur.pages.layout.zones.shared_zones import (
    BESIDE_MAT,
    Frame,
    Keys,
    Zones,
)
from simulateur.pages.layout.zones.to_lay import OBJECT_EDGE, Laying, drawer, on_plate
from simulateur.pictures.units import NEXT_WIDE, PLATE, PLATE_GAP, PLATE_KEY

CLOSE_MARGIN, CLOSE_GAP = 1.2, 1.0
"""In units: from everything to the page's sides, and between keys at the strip's end or above the strip."""
_STRIP_EDGE, _HEAD = 2.3, 0.34
"""How much higher a strip is than a key, in units; the side of the head that rides a lit card, in cards."""
PLATE_IN_KEYS = PLATE / (PLATE_KEY + PLATE_GAP)
"""The width of a plate whose keys touch each other, in keys."""
_PLATE_OF_GO = PLATE / GO_ON_PLATE
"""The width of a plate that holds GO alone, in keys."""
_TOP_OF_MAT, _ABOVE_STRIP, _LIP = 0.4, 3.1, 0.8
"""In units: above the mat, between a strip and the mat's lip, and the lip."""
_SEEN = 0.74
"""How much of the great flower is its head, from its top down."""
_OBJECT_ENDS = 0.8
"""Between the end of the tray of things and the first of them, in units."""
_IN_A_COLUMN = 3
"""So many things to lay stand one under the other."""
_MOST_TOOLS = 3
_NEEDED = (
    Key.OBJECT,
    Key.LEFT,
    Key.RIGHT,
    Key.WATCH,
    Key.RESUME,
    Key.REPEAT,
    Key.ROBOT,
    Key.UNDO,
    Key.REDO,
)
"""What stands at the end of the strip, the most needed first; the last two where no drawer has them."""
_IN_DRAWER = (Key.STEP, Key.HARE, Key.REDO)
"""What needs a drawer."""
_LEAST_READ = 0.6
"""In keys: the least card of a strip that is only read; it gives way to a key that is touched."""


def small(frame: Frame) -> Zones:
    """The same zones as at a table, closer. The mat reaches higher than the keys."""
    u, t, edge, wanted = frame.u, frame.t, frame.edge, frame.wanted
    away, keys_at_end = plate_away(wanted), small_tools(frame)
    foot = small_foot(frame, frame.tools_width(keys_at_end, CLOSE_GAP * u))
    low, foot_y = frame.floor - foot.tray - CLOSE_GAP * u, frame.floor - foot.tray / 2
    alone, least = wanted.go_alone and wanted.pad is None, NEXT_WIDE * u
    plate_wide = (_PLATE_OF_GO if alone else PLATE_IN_KEYS) * t
    x = frame.left(frame.width - edge - plate_wide, plate_wide)
    plate = Rect(x, low - plate_wide - 0.3 * u, plate_wide, plate_wide)
    rail = small_rail(frame, foot_y)
    room = Room(Rect(x, 0, plate_wide, low), u, t, close=True)
    plate, keys, speed = small_keys(frame, plate, room, rail)
    tray = _tray_of_things(frame, low)
    first, top = t + edge + BESIDE_MAT * u, _TOP_OF_MAT * u
    wide = frame.width - edge - max(tray.width if away else plate_wide, least) - first - BESIDE_MAT * u
    mat_low = frame.floor - foot.height - _ABOVE_STRIP * u if wanted.strips else frame.floor
    mat = Rect(frame.left(first, wide), top, wide, mat_low - _LIP * u - top)
    trays = frame.trays(foot, before_strip(frame))
    return Zones(
        frame=frame,
        mat=mat,
        garden=mat,
        plate=plate,
        petals=None,
        token=Rect.around(frame.rail_x, foot_y, t),
        trays=trays,
        reward=Rect(frame.left(frame.width - edge - least, least), edge, least, frame.floor - edge),
        rail=rail,
        keys=keys | (_things(frame, tray) if away else {}) | small_tools_at(frame, keys_at_end, foot_y),
        tucked=True,
        plate_away=away,
        drawer_open=drawer_open(frame, rail),
        speed=speed,
        objects=tray if away else None,
    )


def before_strip(frame: Frame) -> float:
    """Where strips begin, beside the animal."""
    return frame.t + frame.edge + CLOSE_GAP * frame.u


def small_foot(frame: Frame, after: float) -> Foot:
    """The strips, ``after`` pixels from the page's end.

    A card that is only read gives way to the key of her eyes, where that has a place at the strip's end.
    """
    tools, card = small_tools(frame), frame.t
    if Key.VIEW in tools:
        card = min(card, _read_beside(frame, len(tools) - 1))
    tray = frame.t + _STRIP_EDGE * frame.u
    return frame.foot(before_strip(frame), after, card=card, tray=tray, head=_HEAD, ends=CLOSE_ENDS)


def plate_away(wanted: Wanted) -> bool:
    """Whether what can be laid on the mat has the place of the plate.

    Where a child makes a challenge, the things and the key that offers it are there from the start.
    """
    return bool(wanted.objects) and (wanted.picked or Key.OFFER in wanted.keys)


def small_rail(frame: Frame, foot_y: float) -> Keys:
    """Home, ear and bulb, which helps at once; where no help is to be had, her eyes in its place.

    Where programs to choose from fill the page, her eyes or the run to watch are beside the animal.
    """
    wanted, x, t = frame.wanted, frame.rail_x, frame.t
    helps = tuple(key for key in (Key.HINT, Key.VIEW) if key in wanted.rail)[:1]
    keys = (Key.HOME, Key.LISTEN, *helps)
    top = frame.edge + t / 2
    step = (foot_y - top) / 3
    places = {Touch(key): Rect.around(x, top + n * step, t) for n, key in enumerate(keys)}
    others = [key for key in (Key.WATCH, Key.VIEW) if key in wanted.rail and key not in keys]
    if wanted.choices and others:
        beside = frame.sided(frame.edge + 1.5 * t + BESIDE_MAT * frame.u)
        places[Touch(others[0])] = Rect.around(beside, foot_y, t)
    return places


def _has_drawer(wanted: Wanted) -> bool:
    there = (*wanted.row, *(wanted.tools if wanted.strips else ()))
    return not wanted.go_alone and any(key in _IN_DRAWER for key in there)


def _waiting(frame: Frame, rail: Keys) -> tuple[Key, ...]:
    """What waits in the drawer; nothing where one key is all there is."""
    wanted = frame.wanted
    if not _has_drawer(wanted):
        return ()
    there = (*wanted.rail, *wanted.row, *(wanted.tools if wanted.strips else ()))
    shown = (*(touch.key for touch in rail), *small_tools(frame))
    return tuple(key for key in DRAWER if key in there and key not in shown)


def drawer_open(frame: Frame, rail: Keys) -> bool:
    """Whether a drawer of keys that are needed less has the place of the plate."""
    return frame.wanted.drawer and not plate_away(frame.wanted) and bool(_waiting(frame, rail))


def small_keys(frame: Frame, plate: Rect, room: Room, rail: Keys) -> tuple[Rect, Keys, Rect | None]:
    """The plate, what stands on it or in its place, and the switch of the two speeds in an open drawer."""
    wanted = frame.wanted
    if plate_away(wanted):
        return plate, {Touch(Key.OFFER): _offer(frame, room.box.bottom)} if Key.OFFER in wanted.keys else {}, None
    if drawer_open(frame, rail):
        return plate, *drawer(frame, plate, _waiting(frame, rail))
    return *on_plate(wanted, Laying(), plate, room), None


def small_tools(frame: Frame) -> tuple[Key, ...]:
    """What is needed most; the drawer's key has the last place, or her eyes where there is no drawer."""
    wanted = frame.wanted
    objects = (Key.OBJECT,) if wanted.objects and Key.OFFER not in wanted.keys else ()
    there = (*objects, *wanted.row, *wanted.tools)
    needed = tuple(key for key in _NEEDED if key in there)
    if _has_drawer(wanted):
        # Where things are laid no drawer opens: undo has the place of its key.
        last = Key.UNDO if plate_away(wanted) else Key.DRAWER
        return (*[key for key in needed if key not in (Key.UNDO, Key.REDO)][: _MOST_TOOLS - 1], last)
    looks = Key.HINT in wanted.rail and Key.VIEW in wanted.rail and wanted.strips
    if looks and _read_beside(frame, len(needed)) >= _LEAST_READ * frame.t:
        return (*needed, Key.VIEW)
    return needed[:_MOST_TOOLS]


def _read_beside(frame: Frame, tools: int) -> float:
    """How large each card of a strip that is only read can be beside so many keys and one more, in pixels."""
    u, cards, gap = frame.u, max(frame.wanted.strips), CLOSE_ENDS.gap * frame.u
    keys = (tools + 1) * (frame.t + CLOSE_GAP * u)
    wide = frame.width - before_strip(frame) - frame.edge - keys
    return (wide - 2 * CLOSE_ENDS.edge * u + gap) / cards - gap


def small_tools_at(frame: Frame, tools: tuple[Key, ...], y: float, end: float | None = None) -> Keys:
    """Where things are laid, the key that shows them brings back the plate."""
    places = frame.tools_at(tools, y, CLOSE_GAP * frame.u, end)
    shows = places.pop(Touch(Key.OBJECT), None)
    if shows is None:
        return places
    return places | {Touch(Key.OBJECT, frame.wanted.objects if plate_away(frame.wanted) else 0): shows}


def _columns(wanted: Wanted) -> int:
    """Up to three things stand one under the other; more of them stand in two columns."""
    return 1 if wanted.objects <= _IN_A_COLUMN else 2


def _tray_of_things(frame: Frame, low: float) -> Rect:
    """The tray that things to lay have in the place of the plate."""
    u, top = frame.u, 0.5 * frame.u
    wide = _columns(frame.wanted) * (frame.t + PLATE_GAP * u) - PLATE_GAP * u + 2 * OBJECT_EDGE * u
    return Rect(frame.left(frame.width - frame.edge - wide, wide), top, wide, low - 0.5 * u - top)


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
