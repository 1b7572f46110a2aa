"""A thing to lay under a finger: taken off its tray or off the mat, carried along, let go on a cell or beside the mat.

The game knows it as the thing in hand, as it does where one touch takes it and another lays it.
"""

from dataclasses import replace

from beebot.pose import Cell
from lecons.pictures.artwork import icon
from lecons.pictures.images import Images
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.game.session import Session
from simulateur.pages.challenge.things import thing_sprite
from simulateur.pages.common.sprites import centred
from simulateur.pages.common.view import Carried
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.flag import cell_at


def in_hand(attempt: Attempt | None) -> Touch | None:
    """The thing in hand, as the touch on its place of the tray; None if none is, or if nothing can be laid."""
    things = () if attempt is None else attempt.gesture.things(attempt.draft)
    return next((Touch(Key.OBJECT, place) for place, thing in enumerate(things) if thing.picked), None)


def lift(session: Session, touch: Touch) -> Touch | None:
    """Take in hand what a finger pulls from ``touch``, on the tray or on the mat; None if no thing is there.

    The press was obeyed before this: it may have taken that thing in hand already, or laid another one there.
    """
    attempt = session.attempt
    if touch.key is Key.PLACE:
        touch = replace(touch, key=Key.CELL)  # it told its sound, and comes along now
    if attempt is None or touch.key not in (Key.OBJECT, Key.CELL):
        return None
    held, place = in_hand(attempt), touch.index
    if touch.key is Key.CELL:
        lies = _lying(attempt, touch)
        if lies is None:
            return held
        place = lies
    if place >= len(attempt.gesture.things(attempt.draft)):
        return None
    wanted = Touch(Key.OBJECT, place)
    if touch.key is Key.CELL and held not in (None, wanted):
        session.touch(held)
    if touch.key is Key.CELL and attempt.gesture.lying(attempt.draft.touch(touch), _cell(attempt, touch)) is None:
        session.touch(touch)
    if in_hand(session.attempt) != wanted:
        session.touch(wanted)
    return wanted if in_hand(session.attempt) == wanted else None


def lay(session: Session, thing: Touch, cell: Touch | None) -> None:
    """Lay the ``thing`` in hand on ``cell``; for None, take it away from the mat. Nothing is in hand then."""
    attempt = session.attempt
    if attempt is None or in_hand(attempt) != thing:
        return
    if cell is not None and _lying(attempt, cell) != thing.index:
        session.touch(cell)
    if in_hand(session.attempt) == thing:
        session.touch(thing)


def held_sprites(attempt: Attempt, place: MatPlace, carried: Carried, images: Images) -> list[Sprite]:
    """The thing under a finger and, in dashes, the cell of the mat at ``place`` where it would lie, if there is one."""
    cell, side = cell_at(place, carried.at), round(place.cell)
    name = attempt.gesture.things(attempt.draft)[carried.card.index].name
    thing = thing_sprite(name, carried.at, side, images)
    held = thing._replace(sign=f"{thing.sign} carried")
    if cell is None:
        return [held]
    middle = place.centre_of(cell.index % place.columns, cell.index // place.columns)
    return [centred(icon("marks/waiting-cell", side), *middle, side, "cell in dashes"), held]


def _lying(attempt: Attempt, touch: Touch) -> int | None:
    return attempt.gesture.lying(attempt.draft, _cell(attempt, touch))


def _cell(attempt: Attempt, touch: Touch) -> Cell:
    return Cell(touch.index % attempt.challenge.mat.width, touch.index // attempt.challenge.mat.width)
