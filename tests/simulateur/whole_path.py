"""What to touch to play a whole learning path to its end, for whatever plays it: an app, or a window on a display."""

import math
from collections.abc import Callable, Iterator

from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.repertoire.gardens import garden_of
from simulateur.game.session import Page, Session
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.layout.strip_line import placed
from simulateur.pages.open_page import places
from simulateur.pictures.units import touch_side
from tools.touches import answer_to_touch, touches_of

Point = tuple[float, float]
Before = tuple[Touch, Point]
"""What was touched last, and at which pixel."""
_LEADING_ON = frozenset({Key.LESSON, Key.CHALLENGE, Key.NEXT, Key.HOME, Key.GO, Key.ROBOT, Key.PRESSED})


def is_same_hand(before: Before | None, at: Point, size: tuple[int, int]) -> bool:
    """Whether a tap so soon at a pixel would go on with the one ``before``, as small hands tap twice."""
    return before is not None and before[0].key in _LEADING_ON and math.dist(before[1], at) <= touch_side(size) / 2


def played(session: Session, let_it_run: Callable[[], None]) -> Iterator[Touch]:
    """The touches, page by page, until every flower is open; ``let_it_run`` must see a run to its end."""
    while session.repertoire.flowers.next_lesson is not None or session.page is not Page.HOME:
        if session.page is Page.HOME and session.repertoire.flowers.next_lesson is not None:
            yield Touch(Key.LESSON, session.repertoire.flowers.next_lesson)
        elif session.page is Page.LESSON:
            place = session.route.next_challenge
            yield Touch(Key.HOME) if place is None else Touch(Key.CHALLENGE, place)
        elif session.page is Page.STORY:
            yield Touch(Key.NEXT)
        elif session.page is Page.FEAST:
            let_it_run()
            yield Touch(Key.NEXT)
        else:
            yield from answered(session, let_it_run)


def one_of_each_kind(session: Session, let_it_run: Callable[[], None]) -> Iterator[Touch]:
    """The touches of the first challenge of each kind, from the garden and back; of a story, all that comes before."""
    seen = set()
    for place, lesson in enumerate(session.repertoire.path.lessons):
        for number, challenge in enumerate(lesson.challenges):
            if challenge.genre in seen:
                continue
            yield Touch(Key.LESSON, place)
            while challenge.genre not in seen:
                if session.page is Page.STORY:
                    yield Touch(Key.NEXT)
                elif session.page is Page.LESSON:
                    yield Touch(Key.CHALLENGE, number)
                else:
                    seen.add(session.route.challenge.genre)
                    yield from answered(session, let_it_run)
            while session.page is not Page.HOME:
                if session.page is Page.FEAST:
                    let_it_run()
                yield Touch(Key.NEXT if session.page in (Page.FEAST, Page.STORY) else Key.HOME)


def answered(session: Session, let_it_run: Callable[[], None]) -> Iterator[Touch]:
    """The touches of the open challenge: its answer, what comes after it, and the way on."""
    attempt = session.attempt
    assert attempt is not None
    asked = attempt.to_come or attempt.challenge  # what is asked in the world at last
    answer = answer_to_touch(asked)
    assert answer is not None
    if attempt.watches_first:
        yield Touch(Key.WATCH)
        let_it_run()
    yield from touches_of(asked, answer, stepwise=session.settings.scanning)
    if attempt.gesture.offers:
        yield Touch(Key.OFFER)
        yield from answered(session, let_it_run)  # what was made is played now
        return
    if asked.pictures is None:
        yield Touch(Key.GO)
    let_it_run()
    if session.attempt is not None and session.attempt.changed:
        yield Touch(Key.GO)
        let_it_run()
    attempt = session.attempt
    assert attempt is not None
    assert attempt.is_done, f"{session.route.challenge.id}: not every touch was taken"
    let_it_run()  # what a success shows passes by itself
    yield Touch(Key.NEXT if attempt.phase is Phase.SUCCEEDED else Key.HOME)


def on_the_way(session: Session, size: tuple[int, int], wanted: Touch) -> Iterator[Touch]:
    """What to touch for a control, one by one as each is done: the ways to its garden, or the rolls of its line."""
    while wanted not in places(session, size):
        if session.page is Page.HOME:
            there, here = garden_of(wanted.index, len(session.repertoire.path.lessons)), session.route.garden
            yield Touch(Key.GARDEN, here + (1 if there > here else -1))
            continue
        assert session.attempt is not None
        items = session.attempt.draft.strips[wanted.strip].items
        place = next(each.place for each in placed(items) if each.item.place == wanted.index)
        end = int(place >= layout_of(session, size).trays[wanted.strip].first)
        yield Touch(Key.ROLL, end, wanted.strip)
    yield wanted
