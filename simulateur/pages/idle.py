"""What may still change on a page that nobody touches, so that a screen with nothing to draw can sleep.

Nobody keeps a list of it: it is all that a session holds, but for its clocks, and all that lives of itself.
"""

from collections.abc import Iterator

from simulateur.game.play.round import Round
from simulateur.game.session import Page, Session
from simulateur.pages.life import life_of, signs_of_life

_CLOCKS = frozenset({"since_touch", "since_page", "since_phase"})
"""What pages show of time is in the signs of life; the rest of it is over a few seconds after a touch."""
_NEVER_SHOWN = frozenset({"diary", "_ended", "_hashes", "_hearing", "_requests"})
"""What changes in place: it is kept, heard or asked for."""
_LIVELY = (Page.HOME, Page.CHALLENGE)
"""Where something lives of itself."""


def idle_signs(session: Session) -> tuple[object, ...]:
    """A drawing of the page is due when this differs from what it was at the last one."""
    life = signs_of_life(life_of(session)) if session.page in _LIVELY else ()
    return (*life, *held(session))


def held(whole: Session | Round) -> Iterator[object]:
    """The values that a session or its round holds, and so everything that a page can show of it."""
    for name, value in vars(whole).items():
        if isinstance(value, Round):
            yield from held(value)
        elif name not in _CLOCKS and name not in _NEVER_SHOWN:
            yield value
