"""The cards of a strip as places on its line: what takes a place, and what lies between two.

A place that may be chosen between two cards takes none: cards make room only when one is laid. So
nothing on a strip moves under a finger.
"""

from functools import lru_cache
from typing import NamedTuple

from beebot.command import Repeat, count_cards
from beebot.judging.endings import EndingKind
from lecons.pictures.rectangles import Rect
from simulateur.game.kinds.draft import COUNTED, EMPTY, Item, Sort
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.layout.strips import LinePosition, Tray

_THIRD = 2
"""A line follows the run: so many cards are seen before the lit one."""
_BETWEEN = (Sort.GAP, Sort.CHOSEN)
_AIMED = (Sort.CHOSEN, Sort.NEXT)
_OVER = 0.26
"""In cards: how far the bar between two cards stands out above them. There a finger finds it, and beside it the
cards keep all their room."""


class Placed(NamedTuple):
    """One thing of a strip and the number of its place on the line.

    For something ``between`` two cards, that is the number of the place behind it.
    """

    item: Item
    place: int
    between: bool = False


@lru_cache(maxsize=32)
def placed(items: tuple[Item, ...]) -> tuple[Placed, ...]:
    """All ``items`` of a strip in order, each with its place on the line. Kept, as each frame asks some six times."""
    found, place = [], 0
    for index, item in enumerate(items):
        between = item.sort in _BETWEEN and not _needs_place(items, index)
        found.append(Placed(item, place, between))
        place += not between
    return tuple(found)


def _needs_place(items: tuple[Item, ...], index: int) -> bool:
    """Whether an empty place is shown as one.

    It is at the end of the strip, in an empty repeat, and where a repeat is being filled.
    """
    if index == len(items) - 1:
        return True
    if items[index + 1].sort is not Sort.END:
        return False
    before = items[index - 1]
    opened = before.sort is not Sort.END and isinstance(before.card, Repeat)
    return opened or items[index].sort is Sort.CHOSEN


@lru_cache(maxsize=32)
def places_taken(items: tuple[Item, ...]) -> int:
    """How many places of the line the ``items`` of a strip take."""
    return sum(not each.between for each in placed(items))


def rect_of(each: Placed, tray: Tray) -> Rect | None:
    """Where ``each`` thing of a strip is touched; None if it is rolled up."""
    if not each.between:
        return tray.at(each.place)
    behind, before = tray.at(each.place), tray.at(each.place - 1)
    if behind is not None:
        return between(tray, behind.x)
    return None if before is None else between(tray, before.x + tray.step)


def between(tray: Tray, right: float) -> Rect:
    """The gap before the place that begins at the pixel ``right``, and some room above that gap."""
    side, over = tray.slots[0].width, _OVER * tray.slots[0].width
    gap = tray.gap
    return Rect(right - gap, tray.slots[0].y - over, gap, side + over)


@lru_cache(maxsize=32)
def place_on_line(items: tuple[Item, ...], card: int) -> int | None:
    """The place on the line of card number ``card`` of the program; None if the strip has no such card."""
    return next((each.place for each in placed(items) if each.item.sort in COUNTED and each.item.place == card), None)


def seen_of(attempt: Attempt, strip: int, look: int | None) -> LinePosition:
    """The part of a long strip that is seen: from place ``look``, where a finger slid it, if that is not None.

    Else it is round the card that matters, or at the end of the program. A card that matters never lets the line slide
    past the program, so a program that fits is seen whole.
    """
    if look is not None:
        return LinePosition(look)
    items = attempt.draft.strips[strip].items
    matters = _matters(attempt, strip)
    if matters is not None and (place := place_on_line(items, matters)) is not None:
        return LinePosition(place, _THIRD, max(place, _filled(items) + _to_come(attempt) - 1))
    if not attempt.gesture.lays_cards:
        return LinePosition()
    aimed = (each.place + 1 for each in placed(items) if each.item.sort in _AIMED)
    return LinePosition(next(aimed, places_taken(items) - 1), -1)


def _filled(items: tuple[Item, ...]) -> int:
    """How many places of the line a strip takes without the empty one at its end."""
    return places_taken(items) - (bool(items) and items[-1].sort is Sort.GAP)


def _to_come(attempt: Attempt) -> int:
    """How many empty places behind the program are shown too: those of a program that ends short."""
    ended = attempt.answered
    return len(ended.missing) if ended is not None and ended.kind is EndingKind.SHORT else 0


def _matters(attempt: Attempt, strip: int) -> int | None:
    """The card that somebody must see now: the one of a run, or the one that a hint is about."""
    robot = strip if attempt.robots > 1 else 0
    hint = attempt.help.hint
    if hint is not None and hint.place is not None and strip == (attempt.draft.active or 0):
        return hint.place
    ended = attempt.answered
    if attempt.phase is Phase.WRITING and ended is None:
        return None
    if attempt.phase is Phase.ON_ROBOT:
        return attempt.lit_of(robot)
    if ended is not None and ended.cards and ended.robot == robot:
        return ended.cards[0]
    step = attempt.step_of(robot)
    if step is None or ended is None or ended.kind is EndingKind.SHORT:
        return None if step is None else step.index
    return _die_of(attempt.draft.strips[strip].items, step.index)


def _die_of(items: tuple[Item, ...], card: int) -> int:
    """The outermost repeat round a card: its die is what there is to change; the card itself outside every repeat."""
    repeats = ((item.place, item.card) for item in items if item.sort in COUNTED and isinstance(item.card, Repeat))
    around = (place for place, repeat in repeats if place < card < place + count_cards((repeat,)))
    return next(around, card)


def die_to_turn(attempt: Attempt, strip: int = 0) -> int | None:
    """The card of the repeat that ran last, where the way is too short and no card more has room; None elsewhere."""
    ended, step = attempt.answered, attempt.step_of(strip if attempt.robots > 1 else 0)
    if ended is None or step is None or ended.kind is not EndingKind.SHORT or ended.missing:
        return None
    die = _die_of(attempt.draft.strips[strip].items, step.index)
    return None if die == step.index else die


def place_of(attempt: Attempt, strip: int, tray: Tray, place: int) -> Rect:
    """Where the card at ``place`` of a program lies, or would lie if the program had it."""
    items = attempt.draft.strips[strip].items
    at = place_on_line(items, place)
    if at is None:
        at = sum(not each.between and each.item.sort not in EMPTY for each in placed(items))
    return tray.slots[min(max(at - tray.first, 0), len(tray.slots) - 1)]
