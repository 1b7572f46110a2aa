"""The nearest answers to a program without repeats, by a search that shares nothing with what it checks but the rules.

It walks through the old program card by card and keeps, for each place, number of cards laid and state of the run, the
fewest edits that lead there.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from beebot.bumps import obey
from beebot.challenge import Challenge
from beebot.command import Command, FlatProgram
from beebot.parts.limits import NO_LIMITS
from beebot.pose import Cell, Pose


class _State(NamedTuple):
    """Where the robot is, the targets that counted, in their order, the passages it crossed, and the cards laid.

    The cards are counted only where limits bound them.
    """

    pose: Pose
    reached: tuple[int, ...]
    crossed: frozenset[Cell]
    cards: frozenset[tuple[Command, int]] = frozenset()


def fewest(challenge: Challenge, program: FlatProgram) -> tuple[int, int] | None:
    """The fewest edits that make ``program`` succeed, and the fewest cards that so many leave; None if nothing does."""
    after_one = _walker(challenge)
    start = _State(challenge.start, (), challenge.passages & {challenge.start.cell})
    front = {(0, start): 0}
    for card in (*program, None):
        front = _inserted(challenge, front, after_one)
        if card is None:
            break
        after = dict[tuple[int, _State], int]()
        for (laid, state), edits in front.items():
            _keep(after, (laid, state), edits + 1)
            for key in challenge.keys | {card}:
                new = after_one(state, key)
                if new is not None and key in challenge.keys and laid < challenge.max_instructions:
                    _keep(after, (laid + 1, new), edits + (key is not card))
        front = after
    ends = ((edits, laid) for (laid, state), edits in front.items() if laid and _succeeds(challenge, state))
    return min(ends, default=None)


_Walk = Callable[[_State, Command], _State | None]


@lru_cache(maxsize=1)
def _walker(challenge: Challenge) -> _Walk:
    """What a card makes of a state there, remembered: many answers to one challenge pass through the same ones."""
    return cache(partial(_after, challenge))


def _inserted(
    challenge: Challenge, front: dict[tuple[int, _State], int], after_one: _Walk
) -> dict[tuple[int, _State], int]:
    """``front`` with every card that may be put in next, and after those."""
    found = dict(front)
    layer = front
    while layer:
        following = dict[tuple[int, _State], int]()
        for (laid, state), edits in layer.items():
            for new in _onward(challenge, state, after_one) if laid < challenge.max_instructions else ():
                key = (laid + 1, new)
                if edits + 1 < found.get(key, edits + 2):
                    found[key] = following[key] = edits + 1
        layer = following
    return found


def _onward(challenge: Challenge, state: _State, after_one: _Walk) -> Iterator[_State]:
    for key in challenge.keys:
        after = after_one(state, key)
        if after is not None:
            yield after


def _keep(found: dict[tuple[int, _State], int], key: tuple[int, _State], edits: int) -> None:
    found[key] = min(edits, found.get(key, edits))


def _after(challenge: Challenge, state: _State, command: Command) -> _State | None:
    walked: _State | None = state
    for _step in range(max(command.steps, 1)):  # a card that goes several cells goes them one by one
        walked = walked and _one_further(challenge, walked, command.one_step)
    if walked is None or challenge.limits == NO_LIMITS:
        return walked
    cards = Counter(dict(state.cards)) + Counter([command.one_step])
    limits = challenge.limits
    if limits.turns is not None and sum(count for card, count in cards.items() if card.pivot) > limits.turns:
        return None
    if any(cards[card] > most for card, most in limits.hand):
        return None
    return walked._replace(cards=frozenset(cards.items()))


def _one_further(challenge: Challenge, state: _State, command: Command) -> _State | None:
    pose, bump = obey(command, state.pose, challenge.mat)
    if bump is not None:
        return None
    due = (
        place
        for place, target in enumerate(challenge.targets)
        if (place == len(state.reached) if challenge.ordered else place not in state.reached)
        and target.counts(command, pose)
    )
    reached = (*state.reached, *list(due)[:1])
    kept = reached if challenge.ordered else tuple(sorted(reached))
    return _State(pose, kept, state.crossed | (challenge.passages & {pose.cell}), state.cards)


def _succeeds(challenge: Challenge, state: _State) -> bool:
    arrived = challenge.goal is None or state.pose.cell in {challenge.goal, *challenge.other_goals}
    enough = sum(count for _card, count in state.cards) >= challenge.limits.fewest
    return enough and arrived and len(state.reached) == len(challenge.targets) and state.crossed == challenge.passages
