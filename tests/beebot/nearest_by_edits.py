"""The nearest answers to a program with repeats, or to two programs: all that a few single changes make, each judged.

It shares nothing with what it checks but the judge. A change lays a card, takes one away or lays another over it; puts
a repeat around cards that follow each other, takes one from around its body, or changes its number.
"""

from collections.abc import Iterator
from dataclasses import replace

from beebot.challenge import Challenge
from beebot.command import MAX_TURNS, MIN_TURNS, Command, Program, Repeat, count_cards
from beebot.kinds import judge
from beebot.parts.answer_types import Answer, PairPrograms
from tests.beebot.simulated_child import laid


def fewest_by_edits(challenge: Challenge, answer: Answer, most: int) -> tuple[int, int] | None:
    """The fewest changes that make ``answer`` succeed, and the fewest cards that so many leave.

    None where that takes more than ``most``.
    """
    seen, layer = {answer}, {answer}
    for changes in range(1, most + 1):
        layer = {each for before in layer for each in changed_once(challenge, before)} - seen
        seen |= layer
        good = [laid(each) for each in layer if _fits(challenge, each) and judge(challenge, each).succeeded]
        if good:
            return changes, min(good)
    return None


def changed_once(challenge: Challenge, answer: Answer) -> Iterator[Answer]:
    """Every answer that is one change away."""
    if isinstance(answer, PairPrograms):
        yield from (replace(answer, first=each) for each in _programs(challenge, answer.first))
        yield from (replace(answer, second=each) for each in _programs(challenge, answer.second))
    elif isinstance(answer, tuple):
        yield from _programs(challenge, answer)


def _fits(challenge: Challenge, answer: Answer) -> bool:
    programs = (answer.first, answer.second) if isinstance(answer, PairPrograms) else (answer,)
    return all(0 < count_cards(each) <= challenge.max_instructions for each in programs if isinstance(each, tuple))


def _programs(challenge: Challenge, program: Program) -> Iterator[Program]:
    keys = sorted(challenge.keys, key=list(Command).index)
    for place in range(len(program) + 1):
        before, after = program[:place], program[place:]
        yield from ((*before, key, *after) for key in keys)
        if challenge.repeats:
            yield from _wrapped(before, after)
        if not after:
            continue
        card, rest = after[0], after[1:]
        if isinstance(card, Command):
            yield (*before, *rest)
            yield from ((*before, key, *rest) for key in keys)
        else:
            yield (*before, *card.body, *rest)
            yield from ((*before, Repeat(turns, card.body), *rest) for turns in range(MIN_TURNS, MAX_TURNS + 1))
            yield from ((*before, Repeat(card.turns, body), *rest) for body in _programs(challenge, card.body) if body)


def _wrapped(before: Program, after: Program) -> Iterator[Program]:
    for end in range(1, len(after) + 1):
        body = after[:end]
        if all(isinstance(card, Command) for card in body):
            yield from ((*before, Repeat(turns, body), *after[end:]) for turns in range(MIN_TURNS, MAX_TURNS + 1))
