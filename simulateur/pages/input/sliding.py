"""Lines of cards that are too long for the page: what a finger, a roll or a script slides, and how far."""

from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import EMPTY, Sort
from simulateur.game.session import Session
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.layout.strip_line import placed

_ENDS = (-1, 1)
"""Which way the roll at the left end and the one at the right end let the line slide."""


def slide(session: Session, size: tuple[int, int], strip: int, by: int) -> None:
    """Show the line of ``strip`` from ``by`` places further on, back if negative, as far as it goes."""
    trays = layout_of(session, size).trays
    if strip >= len(trays) or not trays[strip].scrolls:
        return
    tray = trays[strip]
    session.look(strip, min(max(tray.first + by, 0), tray.total - len(tray.slots)))


def keep_still(session: Session, size: tuple[int, int]) -> None:
    """Keep every line that scrolls where it is now, until a finger slides it: no card in hand moves it."""
    for strip, tray in enumerate(layout_of(session, size).trays):
        if tray.scrolls:
            session.look(strip, tray.first)


def before_touch(session: Session, size: tuple[int, int], touch: Touch) -> None:
    """Prepare for a ``touch`` on a line of cards: a roll slides its line, and under any other the lines keep still."""
    if touch.key is Key.ROLL:
        _unroll(session, size, touch)
    else:
        keep_still(session, size)


def _unroll(session: Session, size: tuple[int, int], roll: Touch) -> None:
    """Let a line slide by all that is seen of it but one place, towards the roll that was touched."""
    trays = layout_of(session, size).trays
    if roll.strip < len(trays):
        seen = len(trays[roll.strip].slots)
        slide(session, size, roll.strip, _ENDS[roll.index] * max(seen - 1, 1))


def reveal(session: Session, size: tuple[int, int], touch: Touch) -> None:
    """Slide a line until the card or the empty place of ``touch`` is seen."""
    attempt = session.attempt
    if attempt is None or touch.key not in (Key.CARD, Key.GAP) or touch.strip >= len(attempt.draft.strips):
        return
    tray = layout_of(session, size).trays[touch.strip]
    sorts = (Sort.CARD,) if touch.key is Key.CARD else EMPTY
    for each in placed(attempt.draft.strips[touch.strip].items):
        if each.item.place == touch.index and each.item.sort in sorts:
            if tray.at(each.place) is None:
                slide(session, size, touch.strip, each.place - tray.first)
            return
