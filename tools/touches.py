"""What a child touches so that an answer stands there: for pictures of pages, and for tests that play."""

from collections.abc import Iterator
from dataclasses import replace

from beebot.challenge import Challenge
from beebot.command import MIN_TURNS, Command, Instruction, Program, Repeat, cards, count_cards
from beebot.kinds import kind_of, solve
from beebot.kinds.of_pictures import shown_by
from beebot.parts.answer_types import Answer, Choice, Creation, Orientation, PairPrograms, Prediction
from beebot.parts.pictures import Arranged
from beebot.pose import Cell
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch, touch_to
from simulateur.game.kinds.create import Piece
from simulateur.game.kinds.draft import touch_on
from simulateur.game.kinds.predict import Guess

_AFTER = 1
"""The number of the empty place behind the first card of a repeat. The one before it is 0."""
_QUARTER = 90


def answer_to_touch(challenge: Challenge) -> Answer | None:
    """A shortest answer that a child can lay; None where none was found."""
    if challenge.template:  # a hole is filled with one instruction, never with a repeat
        challenge = replace(challenge, repeats=False)
    return solve(challenge).answer


def touches_of(challenge: Challenge, answer: Answer, *, stepwise: bool = False) -> tuple[Touch, ...]:
    """The touches, from the first page of ``challenge`` on, after which ``answer`` stands there.

    With ``stepwise``, a flag goes from cell to cell, as it does for a child with one switch.

    Raises:
        ValueError: a hole would be filled with a repeat, or a flag turned to a heading, for which there is no touch.
    """
    return tuple(_touches(challenge, answer, stepwise=stepwise))


def _touches(challenge: Challenge, answer: Answer, *, stepwise: bool) -> Iterator[Touch]:
    match answer:
        case Prediction():
            yield from _foretold(challenge, answer, stepwise=stepwise)
        case Orientation(heading):
            yield touch_to(heading)
        case Choice(place):
            is_picture = challenge.pictures is not None
            yield Touch(Key.PICTURE, place) if is_picture else Touch(Key.STRIP, strip=place)
        case Arranged(places):
            yield from _put(places, in_boxes=bool(shown_by(challenge).boxes))
        case PairPrograms(first, second):
            yield from (*_written(first), Touch(Key.STRIP, strip=1), *_written(second, strip=1))
        case Creation():
            yield from _made(challenge, answer)
        case _ if challenge.template:
            yield from _filled_in(challenge, answer)
        case _ if kind_of(challenge.genre).mends:
            yield from _mended(challenge.given, answer)
        case _:
            yield from _written(answer)


def _put(places: tuple[int | None, ...], *, in_boxes: bool) -> Iterator[Touch]:
    """For each picture its box; or for each place its picture, where they are put in a row."""
    for number, one in enumerate(places):
        if one is not None and in_boxes:
            yield Touch(Key.SPOT, one)
        elif one is not None:
            yield from (Touch(Key.PICTURE, one), Touch(Key.SPOT, number))


def _filled_in(challenge: Challenge, program: Program) -> Iterator[Touch]:
    laid = [(place, card) for place, card in enumerate(program) if challenge.template[place] is None]
    for _place, card in laid:
        yield touch_for(card)
    for place, card in laid:
        yield from [Touch(Key.CARD, place)] * touches_for_number(card)


def _mended(given: Program, program: Program) -> Iterator[Touch]:
    """The cards that both programs begin with stay. The others are removed and written anew."""
    differ = (place for place, (one, other) in enumerate(zip(given, program, strict=False)) if one != other)
    kept = next(differ, min(len(given), len(program)))
    first = sum(1 for _card in cards(given[:kept]))
    for _card in given[kept:]:
        yield Touch(Key.CARD, first)
        yield Touch(Key.CLEAR)
    yield from _written(program[kept:], first)


def _foretold(challenge: Challenge, answer: Prediction, *, stepwise: bool) -> Iterator[Touch]:
    """Touches on the cell: the first sets the flag, each more turns it until it shows the right heading."""
    guess = Guess(challenge)
    for cell in _steps(challenge.start.cell, answer.cell) if stepwise else (answer.cell,):
        touch = touch_on(challenge.mat, cell)
        guess = guess.touch(touch)
        yield touch
    first = guess.heading
    while challenge.asks_heading and guess.heading is not answer.heading:
        guess = guess.touch(guess.here)
        if guess.heading is first:
            raise ValueError(f"no touch turns the flag to {answer.heading}")
        yield guess.here


def _steps(start: Cell, goal: Cell) -> Iterator[Cell]:
    for column in _counted(start.column, goal.column):
        yield Cell(column, start.row)
    for row in _counted(start.row, goal.row):
        yield Cell(goal.column, row)
    yield goal


def _counted(start: int, goal: int) -> range:
    return range(start, goal, 1 if goal > start else -1)


def _made(challenge: Challenge, answer: Creation) -> Iterator[Touch]:
    mat, start = challenge.mat, answer.start
    if start.cell != challenge.start.cell:
        yield from (Touch(Key.OBJECT, Piece.START.value), touch_on(mat, start.cell), Touch(Key.OBJECT))
    turns = (start.heading.degrees - challenge.start.heading.degrees) % 360 // _QUARTER
    yield from [touch_on(mat, start.cell)] * turns
    laid = {Piece.GOAL: (answer.goal,), Piece.TARGET: answer.targets, Piece.OBSTACLE: sorted(answer.obstacles)}
    for piece, cells in laid.items():
        there = [touch_on(mat, cell) for cell in cells if cell is not None]
        if there:
            yield from (Touch(Key.OBJECT, piece.value), *there, Touch(Key.OBJECT, piece.value))


def _written(program: Program, first: int = 0, strip: int = 0) -> Iterator[Touch]:
    """What to touch to write ``program``: every card in its turn, then the numbers of the repeats.

    ``first`` cards lie on the strip already.
    """
    place = first
    for card in program:
        if isinstance(card, Repeat):
            yield Touch(Key.REPEAT)
            yield from _filled(card, place + 1, strip)
        else:
            yield touch_for(card)
        place += count_cards((card,))
    for place, card in enumerate(cards(program), first):
        if more := touches_for_number(card):
            yield from [Touch(Key.CARD, place, strip)] * more


def touches_for_number(card: Instruction) -> int:
    """How many touches give ``card``, once laid, its number: the first one takes it in hand."""
    more = card.turns - MIN_TURNS if isinstance(card, Repeat) else max(0, card.steps - 1)
    return more and more + 1


def _filled(repeat: Repeat, place: int, strip: int) -> Iterator[Touch]:
    """What to touch to fill a repeat that was just opened, and to close it.

    ``place`` is that of its first card. To lay a repeat inside it, the first card of the inner
    repeat is laid and wrapped. After that, the next card would go to the end of the strip. A touch
    on the wrapped card, then on the empty place behind it, goes on inside the inner repeat. This
    is left out after the last card: the strip may be full, and then it has no empty place.
    """
    is_open = True
    for number, card in enumerate(repeat.body, 1):
        if isinstance(card, Repeat):
            first, *others = card.body
            yield from (touch_for(first), Touch(Key.CARD, place, strip), Touch(Key.REPEAT))
            is_open = bool(others) or number < len(repeat.body)
            if is_open:
                yield from (Touch(Key.CARD, place + 1, strip), Touch(Key.GAP, _AFTER, strip))
                yield from map(touch_for, others)
                yield Touch(Key.REPEAT)
        else:
            yield touch_for(card)
        place += count_cards((card,))
    if is_open:
        yield Touch(Key.REPEAT)


def touch_for(card: Instruction) -> Touch:
    """The key that lays ``card``, or that lays it once its number is touched.

    Raises:
        ValueError: it is a repeat, which no key lays alone.
    """
    if not isinstance(card, Command):
        raise ValueError(f"no key lays {card}")  # noqa: TRY004 (the answer cannot be laid)
    return Touch(KEYS_OF_COMMANDS[card.one_step])
