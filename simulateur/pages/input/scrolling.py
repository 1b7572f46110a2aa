"""What the lists of a page follow: a finger and a wheel, row by row, and the keys that turn their pages."""

from simulateur.game.controls import AdultKey
from simulateur.game.session import Session
from simulateur.pages.input.debounce import Press
from simulateur.pages.input.focus import Focus
from simulateur.pages.open_page import places, scrolls


def follow(session: Session, size: tuple[int, int], press: Press, at: tuple[float, float]) -> None:
    """Let the list under the pixel ``at``, where ``press`` began, follow the finger by whole rows."""
    for scroll in scrolls(session, size):
        if scroll.rect.contains(*at) and (touch := scroll.by(-press.rows(scroll.row))):
            session.touch(touch)


def wheel(session: Session, size: tuple[int, int], rows: int, at: tuple[float, float]) -> None:
    """Let the list under the pixel ``at`` go ``rows`` rows further down, up if negative."""
    for scroll in scrolls(session, size):
        if scroll.rect.contains(*at) and (touch := scroll.by(rows)):
            session.touch(touch)
            return


def turn_page(session: Session, size: tuple[int, int], focus: Focus, key: AdultKey) -> None:
    """Turn a page, up or down as ``key`` says, in the list that holds the focused control, else in the last list shown.

    If that control is no longer shown then, ``focus`` moves to another control of the same list.
    """
    there, lists = places(session, size), scrolls(session, size)
    lit = None if focus.at is None else there.get(focus.at)
    own = [scroll for scroll in lists if lit is not None and scroll.rect.contains(*lit.centre)]
    for scroll in (own or lists)[-1:]:
        for touch in [each for each in there if each.key is key and each.index == scroll.pane.value]:
            session.touch(touch)
    there = places(session, size)
    focus.keep_to(there)
    if own and focus.at is None:
        inside = (touch for touch, rect in there.items() if own[-1].rect.contains(*rect.centre))
        focus.at = next(inside, None)
