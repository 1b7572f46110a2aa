"""The quiz « Quelle carte va ici ? »: which cards it offers, so that only one of them can be right."""

from itertools import islice

from beebot.challenge import Challenge
from beebot.command import Command, Program, Repeat, cards, count_cards, flatten, is_flat, laid_out
from beebot.hinting.fault import Fault
from beebot.judging.rules import Trail
from beebot.repair.fixed_partner import may_do_beside
from beebot.repair.plan import Plan, plan_of
from beebot.repair.right_prefix import may_go_on
from beebot.searching.states import CHILDLIKE, State, contains

OPTIONS = 3
"""How many cards a quiz shows at most."""


def quiz(challenge: Challenge, fault: Fault, trail: Trail = ()) -> tuple[Command, ...]:
    """The cards to choose from at ``fault``, in the order of ``Command``; empty if no wrong card is certainly wrong.

    No two cards come from the same key. A wrong card leads to no answer of as few cards as the repair has, and no other
    repair as small puts it there. It can be laid: one is left in hand. The wrong cards are taken in this order: what
    lies there now, the mirror of the right card, the other keys.
    """
    card = fault.change.card
    if not isinstance(card, Command):
        return ()
    current = tuple(islice(cards(fault.program), fault.change.place, fault.change.place + 1))
    left_of = challenge.limits.left(fault.program)
    mirrored = (key for key in CHILDLIKE if (key.steps, key.pivot) == (-card.steps, -card.pivot))
    wished = dict.fromkeys((*current, *mirrored, *CHILDLIKE))
    keys = {key for key in challenge.keys if key in current or left_of.get(key.one_step, 1) > 0}
    wrong = (key for key in wished if isinstance(key, Command) and key in keys - fault.right - {card})
    shown = {card}
    for key in wrong:
        of_other_keys = key.one_step not in {each.one_step for each in shown}
        if of_other_keys and len(shown) < OPTIONS and _fails(challenge, fault, key, trail):
            shown.add(key)
    return tuple(key for key in Command if key in shown) if len(shown) > 1 else ()


def _fails(challenge: Challenge, fault: Fault, key: Command, trail: Trail) -> bool:
    """Whether ``key`` in the place of the right card certainly leads to no answer of as few cards."""
    place, limit = fault.change.place, count_cards(fault.repair.program)
    if challenge.partner:
        begun = (*flatten(fault.repair.program[:place]), key)
        return not may_do_beside(challenge, begun, flatten(fault.other), fault.robot, limit)
    if challenge.repeats and not challenge.template:
        return not may_go_on(challenge, _with(fault.repair.program, place, key), place, limit, trail)
    plan = plan_of(challenge, trail)
    mended = fault.repair.program
    return plan is not None and is_flat(mended) and _ends_hope(plan, mended[:place], key, limit)


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
