"""The sign that stops every robot at once: eight sides and a hand, on every page while a robot moves."""

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.layout.places import Places
from simulateur.pages.stage import icon_sprite, plain
from simulateur.pictures.units import unit

HALT = Touch(Key.STOP_ALL)
_SIDE = 12.4
_FREE = 0.6
"""Units between the sign and any other control."""


def halt_place(session: Session, size: tuple[int, int], taken: Places) -> Rect:
    """Where the sign stands: where nothing else can be touched, the same place all the time a page is open."""
    u, (width, height) = unit(size), size
    beside = (_SIDE / 2 + 2) * u
    spots = [(width / 2, beside), (width - beside, beside), (beside, beside), (width / 2, height - beside)]
    if session.page is Page.CHALLENGE:
        from simulateur.pages.challenge import layout_of  # noqa: PLC0415 (a page that is open is imported)

        spots.insert(0, layout_of(session, size).petals.centre)
    elif session.page is Page.ADULTS:
        spots.insert(0, (13.35 * u, height - 25.6 * u))
    places = [Rect.around(*spot, _SIDE * u) for spot in spots]
    return next(
        (place for place in places if not any(_touch(place, each, _FREE * u) for each in taken.values())), places[0]
    )


def halt_sprite(rect: Rect, *, pressed: bool) -> Sprite:
    """The sign; a little smaller while it is pressed."""
    sprite = icon_sprite("icon-stop-all", *rect.centre, rect.width * (0.92 if pressed else 1.0))
    return sprite._replace(sign=plain("icon-stop-all", "pressed")) if pressed else sprite


def _touch(one: Rect, other: Rect, gap: float) -> bool:
    across = one.x < other.right + gap and other.x < one.right + gap
    return across and one.y < other.bottom + gap and other.y < one.bottom + gap
