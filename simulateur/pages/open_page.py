"""From the session to the page it shows: its controls and its drawing.

Each is imported when it is first shown, or by ``load_page``: the first page does not wait for the others.
"""

from typing import TYPE_CHECKING, Protocol

from lecons.pictures.rectangles import Rect
from simulateur.game.messages.members import some_move
from simulateur.game.session import Page, Session
from simulateur.pages.common.cheaper_drawing import GARDEN, NONE, Savings
from simulateur.pages.common.missed_touch import ring_sprite
from simulateur.pages.common.sprites import lit_sprite
from simulateur.pages.layout.control_areas import CELLS
from simulateur.pages.stop_sign import HALT, halt_place, halt_sprite

if TYPE_CHECKING:
    from lecons.pictures.sprite import Scene
    from simulateur.game.controls import Touch
    from simulateur.pages.adults.common.lists import Scroll
    from simulateur.pages.common.view import View
    from simulateur.pages.layout.control_areas import Places


class _Screen(Protocol):
    def places(self, session: Session, size: tuple[int, int]) -> "Places": ...

    def scene(self, session: Session, view: "View") -> "Scene": ...


def _screen(page: Page) -> _Screen:  # noqa: C901, PLR0915 (a case a page)
    match page:
        case Page.HOME:
            from simulateur.pages.garden import home

            screen: _Screen = home
        case Page.AGES:
            from simulateur.pages.garden import ages

            screen = ages
        case Page.LESSON:
            from simulateur.pages.garden import lesson

            screen = lesson
        case Page.CHALLENGE:
            from simulateur.pages.challenge import page as challenge

            screen = challenge
        case Page.ADULTS:
            from simulateur.pages import adults

            screen = adults
        case Page.SORRY:
            from simulateur.pages.garden import sorry

            screen = sorry
        case Page.STORY:
            from simulateur.pages.garden import story

            screen = story
        case Page.GALLERY:
            from simulateur.pages.garden import pegs

            screen = pegs
        case Page.FEAST:
            from simulateur.pages.success import feast

            screen = feast
        case Page.FILM:
            from simulateur.pages.success import film

            screen = film
        case Page.BY_HAND:
            from simulateur.pages.by_hand import page as by_hand

            screen = by_hand
    return screen


def load_page(page: Page) -> None:
    """Import the modules of ``page``, so that no touch waits for them."""
    _screen(page)


def load_pages() -> None:
    """Import every page."""
    for page in Page:
        load_page(page)


def places(session: Session, size: tuple[int, int]) -> "Places":
    """The controls of the open page, and where they are.

    While a robot moves, the sign that stops every robot is one of them.
    """
    found = _screen(session.page).places(session, size)
    if not some_move(session.robots):
        return found
    return {**found, HALT: halt_place(session, size, found)}


def scrolls(session: Session, size: tuple[int, int]) -> tuple["Scroll", ...]:
    """The lists of the open page that can be dragged; () on every page but those for adults."""
    if session.page is not Page.ADULTS:
        return ()
    from simulateur.pages import adults

    return adults.scrolls(session, size)


def savings(session: Session, view: "View", shown: "Scene") -> Savings:
    """How ``shown``, the scene of this session and view, may be drawn with less work."""
    if session.page is Page.HOME:
        return GARDEN
    if session.page is Page.CHALLENGE:
        from simulateur.pages.challenge import page as challenge

        return challenge.savings(session, view, shown)
    return NONE


def scene(session: Session, view: "View") -> "Scene":
    """The picture of the open page, with a frame round the lit control, and the stop sign while a robot moves."""
    page = _screen(session.page).scene(session, view)
    if view.missed is not None and session.page is not Page.ADULTS:
        ring = ring_sprite(view.missed, view.size, less=session.settings.less_movement)
        page = page._replace(actors=(*page.actors, ring))
    lit = (*view.row, *((view.focus,) if view.focus is not None else ()))
    if not lit and not some_move(session.robots):
        return page
    where = places(session, view.size)
    over = []
    if HALT in where:
        over.append(halt_sprite(where[HALT], pressed=view.pressed == HALT))
    over += [lit_sprite(rect, view.size) for rect in _frames(tuple(touch for touch in lit if touch in where), where)]
    return page._replace(actors=(*page.actors, *over))


def _frames(lit: "tuple[Touch, ...]", where: "Places") -> list[Rect]:
    """What is framed: each control; cells of a mat that are lit together as one."""
    cells = [where[touch] for touch in lit if touch.key in CELLS]
    frames = [where[touch] for touch in lit if touch.key not in CELLS]
    return [*frames, *([Rect.enclosing(cells)] if cells else [])]
