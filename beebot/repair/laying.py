"""Which change of a repair a child can make now: a strip, a hand of cards and its pivots have an end."""

from collections.abc import Sequence

from beebot.challenge import Challenge
from beebot.command import Command, Instruction, Program, cards
from beebot.repair.edits import Edit, EditKind


def first_layable(challenge: Challenge, program: Program, edits: Sequence[Edit]) -> Edit:
    """The first change of ``edits``, or another that must come before it.

    No card can be laid on a strip that is full, none of which there is no other left in hand, and no pivot too many.
    Then one is taken away first, or else replaced by one that is there. Where two cards wait for each other, the one
    that lets the first be laid is taken away, which is no change of ``edits``. The first change itself where nothing
    helps.
    """
    laid = tuple(cards(program))
    first, *others = (edit for edit in edits if edit.kind is not EditKind.KEEP)
    if _can_be_made(challenge, laid, first):
        return first
    plain = [each for each in others if each.kind is not EditKind.INSERT and isinstance(laid[each.place], Command)]
    plain.sort(key=lambda edit: edit.kind is not EditKind.DELETE)
    taken = (Edit(EditKind.DELETE, edit.place) for edit in plain if _can_be_made(challenge, laid, first, edit.place))
    return next((edit for edit in plain if _can_be_made(challenge, laid, edit)), next(taken, first))


def _can_be_made(challenge: Challenge, there: Sequence[Instruction], edit: Edit, without: int | None = None) -> bool:
    """Whether the cards ``there``, one of them taken away or none, have room, hand and pivots for ``edit``.

    Who has too many of something may keep them.
    """
    laid = [card for place, card in enumerate(there) if place != without]
    gone = () if edit.kind is EditKind.INSERT else (there[edit.place],)
    new = () if edit.card is None else (edit.card,)
    if len(laid) + len(new) - len(gone) > max(challenge.max_instructions, len(there)):
        return False
    hand = dict(challenge.limits.hand)
    for card in new:
        if isinstance(card, Command) and gone != new:
            if not _of_key(gone, card) and len(_of_key(laid, card)) >= hand.get(card.one_step, len(laid) + 1):
                return False
            turns = sum(isinstance(each, Command) and each.pivot != 0 for each in laid)
            freed = any(isinstance(each, Command) and each.pivot for each in gone)
            if card.pivot and challenge.limits.turns is not None and turns - freed >= challenge.limits.turns:
                return False
    return True


def _of_key(laid: Sequence[Instruction], card: Command) -> list[Instruction]:
    """The cards that lie there from the same key as ``card``: one card in hand goes as far as its number."""
    return [each for each in laid if isinstance(each, Command) and each.one_step is card.one_step]
