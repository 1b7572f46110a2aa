"""Which edit of a repair a child can make next, with the room, the cards and the pivots that are left."""

from collections.abc import Sequence

from beebot.challenge import Challenge
from beebot.command import Command, Instruction, Program, cards
from beebot.repair.edits import Edit, EditKind


def first_layable(challenge: Challenge, program: Program, edits: Sequence[Edit]) -> Edit:
    """The first change of ``edits``, or another that must come before it.

    A card cannot be laid where the strip is full, where none of its kind is left in hand, or where it would be a pivot
    too many. Then another change of ``edits`` comes first: one that takes a card away, or else one that replaces a
    card. Where two cards wait for each other, the one that keeps the first from being laid is taken away, which is no
    change of ``edits``. Where nothing helps, the first change is given.
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
    """Whether ``edit`` can be made on the strip with the cards ``there``, or once the card at ``without`` is gone.

    What was too much before may stay too much.
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
    """The cards in ``laid`` from the same key as ``card``: in hand, « avancer de 3 » counts with « avancer »."""
    return [each for each in laid if isinstance(each, Command) and each.one_step is card.one_step]
