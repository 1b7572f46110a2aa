"""From the session to the page it shows: its controls and its drawing."""

from dataclasses import replace

from simulateur.layout.rectangles import Places
from simulateur.screens import adults, challenge, home, lesson
from simulateur.screens.adults.paper import Scroll
from simulateur.screens.halt import HALT, halt_place, halt_sprite
from simulateur.screens.life import life_of
from simulateur.screens.stage import lit_sprite
from simulateur.screens.view import View
from simulateur.session import Page, Session
from simulateur.sprite import Scene

_PLACES = {
    Page.HOME: home.places,
    Page.LESSON: lesson.places,
    Page.CHALLENGE: challenge.places,
    Page.ADULTS: adults.places,
}
_SCENES = {
    Page.HOME: home.scene,
    Page.LESSON: lesson.scene,
    Page.CHALLENGE: challenge.scene,
    Page.ADULTS: adults.scene,
}


def places(session: Session, size: tuple[int, int]) -> Places:
    """Everything that can be touched now, and where; while a robot moves, the sign that stops them all too."""
    found = _PLACES[session.page](session, size)
    return {**found, HALT: halt_place(session, size, found)} if session.robots_move else found


def scrolls(session: Session, size: tuple[int, int]) -> tuple[Scroll, ...]:
    """The lists that can be dragged."""
    return adults.scrolls(session, size) if session.page is Page.ADULTS else ()


def idle_signs(session: Session) -> tuple[object, ...]:
    """What still changes on a page that nobody touches: a drawing is due when this differs from the last one."""
    life = life_of(session)
    sway = life.sway if session.page is Page.HOME else 0
    dips = session.attempt is not None and challenge.go_dips(session, session.attempt)
    of, robots = session.adults, session.adults.robots
    answers = (of.entries, of.answer, session.flowers.done_count, robots.around, robots.searching, robots.calibration)
    bee = (life.blinks, life.breath) if session.page in (Page.HOME, Page.CHALLENGE) else None
    return (session.page, session.mute, session.robots, len(session.notices), bee, sway, dips, *answers)


def scene(session: Session, view: View) -> Scene:
    """Everything to draw now."""
    page = _SCENES[session.page](session, view)
    if view.focus is None and not session.robots_move:
        return page
    where = places(session, view.size)
    over = [halt_sprite(where[HALT], pressed=view.pressed == HALT)] if HALT in where else []
    if view.focus is not None and view.focus in where:
        over.append(lit_sprite(where[view.focus], view.size))
    return replace(page, actors=(*page.actors, *over))
