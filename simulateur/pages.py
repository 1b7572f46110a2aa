"""From the session to the page it shows: its controls and its drawing."""

from simulateur.controls import Key, Touch
from simulateur.layout import Places, Rect
from simulateur.screens import challenge, home, lesson
from simulateur.screens.notice import notice_scene
from simulateur.screens.stage import blinks
from simulateur.screens.view import View
from simulateur.session import Page, Session
from simulateur.sprite import Scene

_PLACES = {Page.HOME: home.places, Page.LESSON: lesson.places, Page.CHALLENGE: challenge.places}
_SCENES = {Page.HOME: home.scene, Page.LESSON: lesson.scene, Page.CHALLENGE: challenge.scene}


def places(session: Session, size: tuple[int, int]) -> Places:
    """Everything that can be touched now, and where."""
    if session.notice_open:
        return {Touch(Key.CLOSE_NOTICE): Rect(0, 0, *size)}
    return _PLACES[session.page](session, size)


def idle_signs(session: Session) -> tuple[object, ...]:
    """What still changes on a page that nobody touches: a drawing is due when this differs from the last one."""
    sway = home.sway(session.since_page) if session.page is Page.HOME else 0
    dips = session.attempt is not None and challenge.go_dips(session, session.attempt)
    return (session.page, session.mute, session.lamp, len(session.notices), blinks(session.since_touch), sway, dips)


def scene(session: Session, view: View) -> Scene:
    """Everything to draw now."""
    if session.notice_open:
        return notice_scene(session, view.size)
    return _SCENES[session.page](session, view)
