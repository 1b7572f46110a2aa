"""What may still change on a page that nobody touches: if nothing does, a screen can sleep.

Nobody keeps a list of what may change. It is all that a session holds but its clocks, and all that
lives of itself.
"""

from collections.abc import Iterator

from simulateur.game.play.round import Round
from simulateur.game.session import Page, Session
from simulateur.pages.life import life_of, signs_of_life

_CLOCKS = frozenset({"since_touch", "since_page", "since_phase"})
"""Pages show some time in the signs of life. All other time is over a few seconds after a touch."""
_NEVER_SHOWN = frozenset({"diary", "_ended", "_hashes", "_hearing", "_requests"})
"""Values that change in place: they are kept, heard or asked for, and no page shows them."""
_LIVELY = (Page.HOME, Page.CHALLENGE)
"""Pages on which something lives of itself."""


def idle_signs(session: Session) -> tuple[object, ...]:
    """What the page may show; it must be drawn again once this is no longer what it was."""
    if session.page in _LIVELY:
        return (*signs_of_life(life_of(session)), *held(session))
    return tuple(held(session))


def held(whole: Session | Round) -> Iterator[object]:
    """The values that a session or its round holds: everything that a page can show of it."""
    for name, value in vars(whole).items():
        if isinstance(value, Round):
            yield from held(value)
        elif name not in _CLOCKS and name not in _NEVER_SHOWN:
            yield value
