"""The zones of the challenge's page on a seven-inch tablet: the mat has half the width, the keys a third.

Home, the flower, ear and bulb are on the rail, the keys of the plate touch each other, and what else the challenge
needs stands below it, undo at its end; for what has no room there a strip ends sooner. Keys are smaller than the two
centimetres of other pages (decision 139): a finger finds each from half way to the next.
"""

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import BOXES, POTS, Key, Touch
from simulateur.pages.layout.key_places import GO_ON_PLATE, Room, on_plate
from simulateur.pages.layout.strips import CLOSE_ENDS, Foot
from simulateur.pages.layout.zones.shared_zones import BESIDE_MAT, Frame, Keys, Zones
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
    """The zones for a seven-inch tablet, its keys close to each other. The mat begins as high as the keys."""
    u, t, edge, wanted = frame.u, frame.t, frame.edge, frame.wanted
    needed = small_tools(frame)
    keys_below = () if frame.two else needed[:_IN_ROW]
    at_end = tuple(reversed(needed[len(keys_below) :]))
    foot = small_foot(frame, frame.after_strips(at_end, CLOSE_GAP * u), at_end)
    low, foot_y = frame.floor - foot.height - CLOSE_GAP * u, frame.floor - foot.height / 2
    over_row = low - ((_TOOL + _TOOL_LIP) * u if keys_below else 0)
    alone, least = wanted.go_alone and wanted.pad is None and not wanted.objects, NEXT_WIDE * u
    plate_wide = (_PLATE_OF_GO if alone else PLATE_IN_KEYS) * t
    x = frame.left(frame.width - edge - plate_wide, plate_wide)
    plate = Rect(x, over_row - plate_wide - _BELOW_PLATE * u, plate_wide, plate_wide)
    room = Room(Rect(x, 0, plate_wide, over_row), u, t, close=True)
    plate, keys = on_plate(wanted, plate, room)
    first = edge + t + BESIDE_MAT * u
    wide = frame.width - edge - max(plate_wide, least) - first - _BESIDE_PLATE * u
    mat_low = frame.floor - foot.height - _ABOVE_STRIP * u if wanted.strips else frame.floor
    mat = Rect(frame.left(first, wide), edge, wide, mat_low - _LIP * u - edge)
    rail = small_rail(frame, foot_y)
    return Zones(
        frame=frame,
        mat=mat,
        plate=plate,
        petals=petals_of(frame, rail),
        token=Rect.around(frame.rail_x, foot_y, t),
        trays=frame.trays(foot, before_strip(frame)),
        reward=Rect(frame.left(frame.width - edge - least, least), edge, least, frame.floor - edge),
        rail=rail,
        keys=keys | _row(frame, keys_below, low) | frame.tools_at(at_end, foot_y, CLOSE_GAP * u),
        tucked=True,
    )


def petals_of(frame: Frame, rail: Keys) -> Rect | None:
    """The place of the lesson's flower, between home and the ear; None if these stand too close."""
    home, ear, side = rail[Touch(Key.HOME)], rail[Touch(Key.LISTEN)], _FLOWER * frame.u
    return Rect.around(frame.rail_x, (home.bottom + ear.y) / 2, side) if ear.y - home.bottom > side else None


def before_strip(frame: Frame) -> float:
    """How far from the page's edge the strips begin, in pixels: beside the animal."""
    return frame.t + frame.edge + _BEFORE_STRIP * frame.u


def small_foot(frame: Frame, after: float, at_end: tuple[Key, ...] = ()) -> Foot:
    """The strips, which end ``after`` pixels before the page's edge, high enough for the keys ``at_end``."""
    higher, least = _STRIP - frame.t / frame.u, frame.tools_height(at_end, CLOSE_GAP * frame.u)
    return frame.foot(before_strip(frame), after, card=frame.t, edge=higher, head=_HEAD, ends=CLOSE_ENDS, least=least)


def small_rail(frame: Frame, foot_y: float) -> Keys:
    """The keys at the edge: home, ear, bulb if wanted. ``foot_y`` is the animal's middle, in pixels.

    Where programs are chosen, also the key to watch the run, or else the bee's view, beside the animal. In free play
    the keys of its boxes share the height between home and the animal.
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


def small_tools(frame: Frame) -> tuple[Key, ...]:
    """The keys needed besides the plate and the rail, the most needed first; redo only if something can be redone."""
    wanted = frame.wanted
    her_eyes = (Key.VIEW,) if Key.VIEW in wanted.rail and not wanted.choices else ()
    there = (*her_eyes, *wanted.row, *(wanted.tools if wanted.strips else ()))
    return tuple(key for key in _NEEDED if key in there and (key is not Key.REDO or wanted.redoes))


def _row(frame: Frame, tools: tuple[Key, ...], low: float) -> Keys:
    u, side = frame.u, _TOOL * frame.u
    step, y = side + _TOOL_GAP * u, low - _TOOL_LIP * u - side / 2
    first = frame.width - frame.edge - side / 2
    xs = (frame.sided(first - n * step) for n in range(len(tools)))
    return {Touch(key): Rect.around(x, y, side) for key, x in zip(tools, xs, strict=False)}
