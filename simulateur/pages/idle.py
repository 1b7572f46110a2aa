"""What may still change on a page that nobody touches, so that a screen with nothing to draw can sleep.

Nobody keeps a list of it: it is all that a session holds, but for its clocks, and all that lives of itself.
"""

from simulateur.game.session import Page, Session
from simulateur.pages.life import life_of, signs_of_life

_CLOCKS = frozenset({"since_touch", "since_page", "since_phase"})
"""What pages show of time is in the signs of life; the rest of it is over a few seconds after a touch."""
_NEVER_SHOWN = frozenset({"diary", "_ended", "_hashes", "_hearing", "_requests"})
"""What changes in place: it is kept, heard or asked for."""
_LEFT_OUT = _CLOCKS | _NEVER_SHOWN | {"round"}
"""The values in a round stand for it."""
_LIVELY = (Page.HOME, Page.CHALLENGE)
"""Where something lives of itself."""


def idle_signs(session: Session) -> tuple[object, ...]:
    """A drawing of the page is due when this differs from what it was at the last one."""
    life = signs_of_life(life_of(session)) if session.page in _LIVELY else ()
    return (*life, *held(session))


def held(session: Session) -> list[object]:
    """The values that a session and its round hold, and so everything that a page can show of them."""
    parts = (session,) if session.round is None else (session, session.round)
    return [value for part in parts for name, value in vars(part).items() if name not in _LEFT_OUT]
