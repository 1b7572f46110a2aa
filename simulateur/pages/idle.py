"""What may still change on a page that nobody touches: if nothing does, a screen can sleep.

There is no list of what may change. It is all that a session holds, except its clocks, and all that
lives of itself.
"""

from simulateur.game.players.ages import filled
from simulateur.game.session import Page, Session
from simulateur.pages.common.motion import motion_of, signs_of_motion

_CLOCKS = frozenset({"since_touch", "since_page", "since_phase", "since_turn"})
"""Pages show some time in the signs of motion. All other time is over a few seconds after a touch."""
_NEVER_SHOWN = frozenset({"diary", "_ended", "groups", "_hearing", "outbox", "_requests"})
"""Values that change in place: they are kept, heard or asked for, or wait, and no page shows them."""
_BY_ANY_TOUCH = frozenset({"touches", "touched", "heard", "by"})
_LEFT_OUT = _CLOCKS | _NEVER_SHOWN | {"journey", "players", "at", "round"}
"""What is left out of the values. The last four hold others, and these are looked at one by one."""


def idle_signs(session: Session) -> tuple[object, ...]:
    """All values on which the page depends. While they stay equal it need not be drawn again."""
    if session.page is Page.ADULTS:
        return tuple(held(session))
    shown = (*signs_of_motion(motion_of(session)), *held(session))
    return (*shown, filled(session.players.at, session.settings)) if session.page is Page.AGES else shown


def held(session: Session, but: frozenset[str] = frozenset()) -> list[object]:
    """The values of the session, its journey, players, place and round, without clocks and what no page shows.

    Values whose names are in ``but`` are left out too.
    """
    at = session.players.at
    parts = tuple(filter(None, (session, session.journey, session.players, at, at.round)))
    return [value for part in parts for name, value in vars(part).items() if name not in _LEFT_OUT | but]


def after_touch(session: Session) -> list[object]:
    """The values that a touch may change, without those that every touch changes: if equal, the touch did nothing."""
    return held(session, _BY_ANY_TOUCH)
