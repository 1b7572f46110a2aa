"""The touches that give an answer, whatever the genre: for pictures, demonstrations and tests."""

from collections.abc import Iterator

from beebot.challenge import Answer, Challenge, Choice, Genre, PairPrograms, Prediction
from beebot.command import Command, Program, Repeat, cards
from beebot.pose import Cell
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.kinds.predict import Guess


def touches_of(challenge: Challenge, answer: Answer, *, stepwise: bool = False) -> tuple[Touch, ...]:
    """What to touch, from the first page of ``challenge`` on, so that ``answer`` stands there.

    Where it goes ``stepwise``, a flag is moved from cell to cell, as with one switch.

    Raises:
        ValueError: a repeat lies in another one: those are made by wrapping cards.
    """
    match answer:
        case Prediction():
            return tuple(_flag(challenge, answer, stepwise=stepwise))
        case Choice(place):
            return (Touch(Key.STRIP, strip=place),)
        case PairPrograms(first, second):
            return (*_written(first), Touch(Key.STRIP, strip=1), *_written(second))
        case tuple() if challenge.genre is Genre.COMPLETE:
            holes = zip(challenge.template, answer, strict=True)
            return tuple(_key(card) for given, card in holes if given is None and isinstance(card, Command))
        case tuple() if challenge.genre is Genre.DEBUG:
            return tuple(_mended(challenge.given, answer))
    return tuple(_written(answer))


def _written(program: Program) -> Iterator[Touch]:
    """Every card in its turn, then the numbers of the repeats."""
    for card in program:
        if isinstance(card, Repeat):
            if any(isinstance(inner, Repeat) for inner in card.body):
                raise ValueError("a repeat in a repeat")
            yield Touch(Key.REPEAT)
            yield from (_key(inner) for inner in card.body if isinstance(inner, Command))
            yield Touch(Key.REPEAT)
        else:
            yield _key(card)
    for place, card in enumerate(cards(program)):
        if isinstance(card, Repeat) and card.turns > 2:  # noqa: PLR2004 (a repeat begins with two turns)
            yield from [Touch(Key.CARD, place)] * (card.turns - 1)


def _mended(given: Program, answer: Program) -> Iterator[Touch]:
    """What both begin with stays; the rest is removed and written anew."""
    same = next((place for place, (one, other) in enumerate(zip(given, answer, strict=False)) if one != other), None)
    kept = min(len(given), len(answer)) if same is None else same
    first = sum(1 for _card in cards(given[:kept]))
    for _card in given[kept:]:
        yield Touch(Key.CARD, first)
        yield Touch(Key.CLEAR)
    yield from _written(answer[kept:])


def _flag(challenge: Challenge, answer: Prediction, *, stepwise: bool) -> Iterator[Touch]:
    """The cell, and the cell again until the bee looks the right way."""
    start, goal = challenge.start.cell, answer.cell
    cells = [goal]
    if stepwise:
        columns = range(start.column, goal.column, 1 if goal.column > start.column else -1)
        rows = range(start.row, goal.row, 1 if goal.row > start.row else -1)
        cells = [Cell(column, start.row) for column in columns] + [Cell(goal.column, row) for row in rows] + [goal]
    guess = Guess(challenge)
    for cell in cells:
        touch = Touch(Key.CELL, cell.row * challenge.mat.width + cell.column)
        guess = guess.touch(touch)
        yield touch
    while challenge.asks_heading and guess.heading is not answer.heading:
        guess = guess.touch(guess.here)
        yield guess.here


def _key(command: Command) -> Touch:
    return Touch(KEYS_OF_COMMANDS[command])
