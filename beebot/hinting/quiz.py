"""The quiz « Quelle carte va ici ? »: which cards it offers, so that only one of them can be right."""

from dataclasses import dataclass
from itertools import islice

from beebot.challenge import Challenge
from beebot.command import Command, Program, Repeat, cards, count_cards, flatten, is_flat, laid_out
from beebot.judging.rules import Trail
from beebot.repair.edits import Edit
from beebot.repair.fixed_partner import may_do_beside
from beebot.repair.plan import Plan, plan_of
from beebot.repair.right_prefix import may_go_on
from beebot.searching.states import CHILDLIKE, State, contains

OPTIONS = 3
"""How many cards a quiz shows at most."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What a quiz is about: ``change``, the first on the way from ``program``, that of ``robot``, to ``repaired``.

    ``right`` are the commands that other repairs as small have there, and ``other`` is what the other robot then runs.
    """

    program: Program
    change: Edit
    repaired: Program
    right: frozenset[Command]
    robot: int = 0
    other: Program = ()


def quiz(challenge: Challenge, asked: Asked, trail: Trail = ()) -> tuple[Command, ...]:
    """The cards to choose from, in the order of ``Command``; none where no wrong card is certainly wrong.

    No two cards come from the same key. A wrong card leads to no answer of as few cards as the repair has, and no other
    repair as small puts it there. It can be laid: one is left in hand. The wrong cards are taken in this order: what
    lies there now, the mirror of the right card, the other keys.
    """
    card = asked.change.card
    if not isinstance(card, Command):
        return ()
    current = tuple(islice(cards(asked.program), asked.change.place, asked.change.place + 1))
    left_of = challenge.limits.left(asked.program)
    mirrored = (key for key in CHILDLIKE if (key.steps, key.pivot) == (-card.steps, -card.pivot))
    wished = dict.fromkeys((*current, *mirrored, *CHILDLIKE))
    keys = {key for key in challenge.keys if key in current or left_of.get(key.one_step, 1) > 0}
    wrong = (key for key in wished if isinstance(key, Command) and key in keys - asked.right - {card})
    shown = {card}
    for key in wrong:
        of_other_keys = key.one_step not in {each.one_step for each in shown}
        if of_other_keys and len(shown) < OPTIONS and _fails(challenge, asked, key, trail):
            shown.add(key)
    return tuple(key for key in Command if key in shown) if len(shown) > 1 else ()


def _fails(challenge: Challenge, asked: Asked, key: Command, trail: Trail) -> bool:
    """Whether ``key`` in the place of the right card certainly leads to no answer of as few cards."""
    place, limit = asked.change.place, count_cards(asked.repaired)
    if challenge.partner:
        begun = (*flatten(asked.repaired[:place]), key)
        return not may_do_beside(challenge, begun, flatten(asked.other), asked.robot, limit)
    if challenge.repeats and not challenge.template:
        return not may_go_on(challenge, _with(asked.repaired, place, key), place, limit, trail)
    plan = plan_of(challenge, trail)
    return plan is not None and is_flat(asked.repaired) and _ends_hope(plan, asked.repaired[:place], key, limit)


def _ends_hope(plan: Plan, begun: Program, key: Command, limit: int) -> bool:
    """Whether no answer of at most ``limit`` cards without repeats starts with ``begun`` and ``key``."""
    state: State | None = plan.space.start
    for command in (*laid_out(begun), key):
        state = None if state is None else plan.space.follow(state, command)
    if state is None:
        return True
    laid = len(begun) + 1
    if plan.fixed:
        return not contains(plan.room[laid], state)
    missing = plan.distance(state)
    return missing is None or laid + missing > limit


def _with(program: Program, place: int, key: Command) -> Program:
    """``program`` with ``key`` as the card at ``place``, in the order read."""
    made = list(program)
    at = 0
    for index, card in enumerate(program):
        count = count_cards((card,))
        if at == place:
            made[index] = key
        elif isinstance(card, Repeat) and at < place < at + count:
            made[index] = Repeat(card.turns, _with(card.body, place - at - 1, key))
        at += count
    return tuple(made)
