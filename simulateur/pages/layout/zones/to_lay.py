"""Where what is to be laid on the mat stands: on the bee's back, in a box in its place, or on a tray above a strip."""

from lecons.pictures.rectangles import Rect, grid
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.key_places import Room, Wanted, plate_keys, things_on_back
from simulateur.pages.layout.zones.shared_zones import Keys

OBJECT_EDGE, OBJECT_GAP = 1.3, 1.3
"""The edge of the tray of what can be laid on the mat, and the gap between two things, in units."""


def on_plate(wanted: Wanted, plate: Rect, room: Room) -> tuple[Rect, Keys]:
    """What stands on the plate, and its box: cards' keys, things to lay, or what else she answers with.

    What a child lays to make a challenge stands round the key that offers it. An open box has the whole place, with
    one key more: it shuts the box.
    """
    if wanted.objects and Key.OFFER in wanted.keys:
        return plate, things_on_back(plate, wanted.objects)
    if wanted.objects:
        places = grid(plate.inset(OBJECT_EDGE * room.u), wanted.objects + 1, OBJECT_GAP * room.u)
        return plate, {Touch(Key.OBJECT, n): rect for n, rect in enumerate(places)}
    if wanted.pad is not None:
        return wanted.pad.placed(room)
    return plate, plate_keys(plate, wanted, room)
