"""The sign that stops every robot at once, on every page while a robot moves."""

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.common.sprites import icon_sprite, plain
from simulateur.pages.layout.control_areas import Places
from simulateur.pictures.units import unit

HALT = Touch(Key.STOP_ALL)
_SIDE = 12.4
_FREE = 0.6
"""Units between the sign and any other control."""


def halt_place(session: Session, size: tuple[int, int], taken: Places) -> Rect:
    """Where the stop sign stands: off all controls ``taken``, and at one place as long as a page is open."""
    u, (width, height) = unit(size), size
    beside = (_SIDE / 2 + 2) * u
    spots = [
        (width / 2, beside),
        (width - beside, beside),
        (beside, beside),
        (width / 2, height - beside),
        (beside, 0.3 * height),
        (width - beside, 0.3 * height),
    ]
    if session.page is Page.CHALLENGE:
        # The page is open, so its module is loaded: this takes no time.
        from simulateur.pages.challenge.page import layout_of  # noqa: PLC0415

        petals = layout_of(session, size).petals
        if petals is not None:
            spots.insert(0, petals.centre)
    elif session.page is Page.ADULTS:
        spots.insert(0, (13.35 * u, height - 25.6 * u))
    places = [Rect.around(*spot, _SIDE * u) for spot in spots]
    free = (place for place in places if not _touches(place, taken, _FREE * u))
    return next(free, places[0])


def halt_sprite(rect: Rect, *, pressed: bool) -> Sprite:
    """The stop sign filling ``rect``; a little smaller while it is pressed."""
    if not pressed:
        return icon_sprite("icon-stop-all", *rect.centre, rect.width)
    sprite = icon_sprite("icon-stop-all", *rect.centre, 0.92 * rect.width)
    return sprite._replace(sign=plain("icon-stop-all", "pressed"))


def _touches(place: Rect, taken: Places, gap: float) -> bool:
    """Whether a place is less than ``gap`` pixels from any control."""
    return any(_touch(place, each, gap) for each in taken.values())


def _touch(one: Rect, other: Rect, gap: float) -> bool:
    across = one.x < other.right + gap and other.x < one.right + gap
    return across and one.y < other.bottom + gap and other.y < one.bottom + gap
