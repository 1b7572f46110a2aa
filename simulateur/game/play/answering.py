"""The touches that give an answer, whatever the genre: for pictures, demonstrations and tests."""

from collections.abc import Iterator
from dataclasses import replace

from beebot.challenge import Answer, Challenge, Choice, Genre, PairPrograms, Prediction
from beebot.command import Command, Instruction, Program, Repeat, cards, count_cards
from beebot.pose import Cell
from beebot.solver import solve
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.drafts.prediction import Guess

_AFTER = 1
"""Of the two empty places beside the first card of a repeat, the one behind it."""


def answer_to_touch(challenge: Challenge) -> Answer | None:
    """A shortest answer that a child can lay, or None: she fills a hole with one instruction, never with a repeat."""
    return solve(replace(challenge, repeats=False) if challenge.genre is Genre.COMPLETE else challenge).answer


def touches_of(challenge: Challenge, answer: Answer, *, stepwise: bool = False) -> tuple[Touch, ...]:
    """What to touch, from the first page of ``challenge`` on, so that ``answer`` stands there.

    Where it goes ``stepwise``, a flag is moved from cell to cell, as with one switch.

    Raises:
        ValueError: a hole would be filled with a repeat, for which there is no touch.
    """
    match answer:
        case Prediction():
            return tuple(_flag(challenge, answer, stepwise=stepwise))
        case Choice(place):
            return (Touch(Key.STRIP, strip=place),)
        case PairPrograms(first, second):
            return (*_written(first), Touch(Key.STRIP, strip=1), *_written(second, strip=1))
        case tuple() if challenge.genre is Genre.COMPLETE:
            holes = zip(challenge.template, answer, strict=True)
            return tuple(_key(card) for given, card in holes if given is None)
        case tuple() if challenge.genre is Genre.DEBUG:
            return tuple(_mended(challenge.given, answer))
    return tuple(_written(answer))


def _written(program: Program, first: int = 0, strip: int = 0) -> Iterator[Touch]:
    """Every card in its turn, then the numbers of the repeats; ``first`` cards lie there already."""
    place = first
    for card in program:
        if isinstance(card, Repeat):
            yield Touch(Key.REPEAT)
            yield from _filled(card, place + 1, strip)
        else:
            yield _key(card)
        place += count_cards((card,))
    for place, card in enumerate(cards(program), first):
        if isinstance(card, Repeat) and card.turns > 2:  # noqa: PLR2004 (a repeat begins with two turns)
            yield from [Touch(Key.CARD, place, strip)] * (card.turns - 1)


def _filled(repeat: Repeat, place: int, strip: int) -> Iterator[Touch]:
    """The cards of a repeat that was just opened, the first of them at ``place``; then what closes it.

    A repeat in it is its first card, wrapped. That leaves the outer one: touching the card, then the empty place behind
    it, goes on there. Nothing is touched for that after the last card: the strip may be full, without empty places.
    """
    is_open = True
    for number, card in enumerate(repeat.body, 1):
        if isinstance(card, Repeat):
            first, *others = card.body
            yield from (_key(first), Touch(Key.CARD, place, strip), Touch(Key.REPEAT))
            is_open = bool(others) or number < len(repeat.body)
            if is_open:
                yield from (Touch(Key.CARD, place + 1, strip), Touch(Key.GAP, _AFTER, strip))
                yield from map(_key, others)
                yield Touch(Key.REPEAT)
        else:
            yield _key(card)
        place += count_cards((card,))
    if is_open:
        yield Touch(Key.REPEAT)


def _mended(given: Program, answer: Program) -> Iterator[Touch]:
    """What both begin with stays; the rest is removed and written anew."""
    same = next((place for place, (one, other) in enumerate(zip(given, answer, strict=False)) if one != other), None)
    kept = min(len(given), len(answer)) if same is None else same
    first = sum(1 for _card in cards(given[:kept]))
    for _card in given[kept:]:
        yield Touch(Key.CARD, first)
        yield Touch(Key.CLEAR)
    yield from _written(answer[kept:], first)


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


def _key(card: Instruction) -> Touch:
    if not isinstance(card, Command):
        raise ValueError(f"no key lays {card}")  # noqa: TRY004 (the answer cannot be laid)
    return Touch(KEYS_OF_COMMANDS[card])
