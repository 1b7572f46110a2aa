"""What answers a program on its strip: a place that glows, a bar at its end, a die on the card that came too early."""

from collections.abc import Iterable

from beebot.command import Repeat, count_cards
from beebot.judging.endings import Ending, EndingKind
from lecons.pictures.cards import die
from lecons.pictures.feedback_marks import glow, numbered
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.kinds.draft import COUNTED, EMPTY
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.card_states import robot_of
from simulateur.pages.common.sprites import boxed, centred, icon_sprite
from simulateur.pages.layout.strip_line import between, die_to_turn, place_on_line, placed, rect_of
from simulateur.pages.layout.strips import Tray
from simulateur.pictures import ribbon

_HEAD_UP = 0.16
"""In places: by so much, and its own side, the middle of a reading head is above the middle of the place."""
_DIE, _DIE_ASIDE, _DIE_UP = 0.46, 0.40, 0.52


def strip_answer(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    """The marks that answer a run on one strip; [] if the answer is about another strip, or about the mat alone."""
    ended = attempt.answered
    if ended is None or robot_of(attempt, strip) != ended.robot:
        return []
    marks = _MARKS.get(ended.kind)
    return [] if marks is None else marks(attempt, ended, strip, tray)


def _next_place(attempt: Attempt, ended: Ending, strip: int, tray: Tray) -> list[Sprite]:
    """The first empty place glows: the program goes on. A disc says that a pivot comes, neither left nor right.

    Where no card more has room, the die of the last repeat glows: it has too few turns.
    """
    if ended.kind is EndingKind.SHORT and not ended.missing:
        return _die(attempt, strip, tray)
    rect = empty_place(attempt, strip, tray)
    if rect is None:
        return []
    side, (x, y), disc = round(rect.width), rect.centre, bool(ended.missing) and ended.missing[0].pivot != 0
    place = centred(glow(side, disc), x, y, side, "glow round" if disc else "glow")
    return [place, head_over(rect, tray.head)]


def _die(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    items, card = attempt.draft.strips[strip].items, die_to_turn(attempt, strip)
    place = None if card is None else place_on_line(items, card)
    rect = None if place is None else tray.at(place)
    repeat = next((each.card for each in items if each.place == card and isinstance(each.card, Repeat)), None)
    if rect is None or repeat is None:
        return []
    return [*_glowing([rect]), boxed(die(repeat.turns, round(rect.width)), rect, f"die {repeat.turns} that glows")]


def _end_of_places(attempt: Attempt, ended: Ending, strip: int, tray: Tray) -> list[Sprite]:
    """A bar where the strip has no more places: what stands behind it is too many."""
    place = place_on_line(attempt.draft.strips[strip].items, min(ended.cards, default=0))
    rect = None if place is None else tray.at(place)
    if rect is None:
        return []
    gap = between(tray, rect.x)
    bar = Rect.around(*gap.centre, ribbon.BAR * gap.height, gap.height)
    return [boxed(ribbon.bar(round(bar.width), round(bar.height), True), bar, "bar at the end of the places")]


def _to_fill(attempt: Attempt, ended: Ending, strip: int, tray: Tray) -> list[Sprite]:
    return _glowing(empty_place(attempt, strip, tray, after) for after in range(len(ended.cards)))


def _holes(attempt: Attempt, _ended: Ending, strip: int, tray: Tray) -> list[Sprite]:
    line = placed(attempt.draft.strips[strip].items)
    return _glowing(rect_of(each, tray) for each in line if each.item.sort in EMPTY)


def _in_repeat(attempt: Attempt, ended: Ending, strip: int, tray: Tray) -> list[Sprite]:
    """The empty place of that repeat glows, and the head that reads cards stays over it."""
    place = place_on_line(attempt.draft.strips[strip].items, ended.cards[0])
    hole = None if place is None else tray.at(place + 1)
    return [] if hole is None else [*_glowing([hole]), head_over(hole, tray.head)]


def _glowing(rects: Iterable[Rect | None]) -> list[Sprite]:
    return [centred(glow(round(rect.width), False), *rect.centre, round(rect.width), "glow") for rect in rects if rect]


def head_over(rect: Rect, head: float) -> Sprite:
    """The reading head over the place ``rect``: the program goes on there. ``head`` is its side, in places."""
    x, y = rect.centre
    return icon_sprite("head", x, y - (_HEAD_UP + head) * rect.width, head * rect.width)


def empty_place(attempt: Attempt, strip: int, tray: Tray, after: int = 0) -> Rect | None:
    """The first place of a strip without a card, or the one ``after`` places later; None if the strip is full there."""
    items = attempt.draft.strips[strip].items
    cards = sum(item.sort not in EMPTY for item in items)
    room = attempt.challenge.max_instructions - count_cards(attempt.draft.strips[strip].program)
    return tray.at(cards + after) if after < room else None


def _early(attempt: Attempt, ended: Ending, strip: int, tray: Tray) -> list[Sprite]:
    """The number of the target that was met too early, on the card that met it."""
    for each in placed(attempt.draft.strips[strip].items):
        rect = rect_of(each, tray)
        if rect is not None and each.item.sort in COUNTED and each.item.place in ended.cards:
            side = round(_DIE * rect.width)
            x, y = rect.centre[0] + _DIE_ASIDE * rect.width, rect.centre[1] - _DIE_UP * rect.width
            return [centred(numbered(side, ended.number), x, y, side, f"die {ended.number} on it")]
    return []


_MARKS = {
    EndingKind.EMPTY: _next_place,
    EndingKind.FIRST_EMPTY: _next_place,
    EndingKind.SECOND_EMPTY: _next_place,
    EndingKind.EMPTY_REPEAT: _in_repeat,
    EndingKind.NOT_FILLED: _holes,
    EndingKind.SHORT: _next_place,
    EndingKind.TOO_FEW_CARDS: _to_fill,
    EndingKind.TOO_MANY_CARDS: _end_of_places,
    EndingKind.OUT_OF_ORDER: _early,
}
"""What of an ending is drawn on its strip."""
