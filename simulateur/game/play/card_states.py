"""How each card of a strip is shown: lit, to come, guilty, not run, in hand, pointed at by a hint. No pygame."""

from enum import Enum, auto

from beebot.command import Repeat
from simulateur.game.kinds.draft import EMPTY, Item, Sort
from simulateur.game.play.attempt import Attempt


class CardState(Enum):
    """How a card of the strip is shown."""

    __hash__ = object.__hash__  # one object a member; Enum's own is written in Python, and each frame asks dozens

    READY = auto()
    TO_COME = auto()
    LIT = auto()
    GUILTY = auto()
    NOT_RUN = auto()
    HELD = auto()
    CUT = auto()
    """A real robot was cut here, and may go on."""
    POINTED = auto()
    """A hint says: look here."""
    RIGHT = auto()
    """A hint says: so far it is right."""


def card_states(attempt: Attempt, strip: int = 0) -> tuple[CardState, ...]:
    """How to show each card of a strip, by its place in the program."""
    shown = attempt.draft.strips[strip]
    cards = [item for item in shown.items if item.sort not in EMPTY and item.sort is not Sort.END]
    states = dict.fromkeys((item.place for item in cards), CardState.READY)
    robot = robot_of(attempt, strip)
    if robot is not None:
        _mark_run(attempt, robot, cards, states)
    _mark_hint(attempt, strip, states)
    if strip == 0 and attempt.cut_card in states:
        states[attempt.cut_card] = CardState.CUT
    if shown.held is not None:
        states[shown.held] = CardState.HELD
    return tuple(states.values())


def turn_of(attempt: Attempt, item: Item, strip: int = 0) -> int:
    """Of a repeat of a strip: which turn (from 1) is being run or bumped, 0 where none is."""
    robot = robot_of(attempt, strip)
    step = None if robot is None else attempt.step_of(robot)
    if step is None or not isinstance(item.card, Repeat):
        return 0
    if attempt.lit_of(robot or 0) is None and attempt.guilty_of(robot or 0) is None:
        return 0
    around = _repeats_around(attempt.draft.strips[strip].items, step.index)
    return step.turns[around.index(item.place)] if item.place in around else 0


def robot_of(attempt: Attempt, strip: int) -> int | None:
    """Which bee runs a strip; None for a program that was not chosen."""
    if attempt.gesture.chooses:
        return 0 if strip == attempt.draft.active else None
    return strip


def _mark_run(attempt: Attempt, robot: int, cards: list[Item], states: dict[int, CardState]) -> None:
    """The card being run and those to come; or the guilty one and those that were never run."""
    lit, guilty, trace = attempt.lit_of(robot), attempt.guilty_of(robot), attempt.trace_of(robot)
    if lit is not None:
        states |= {place: CardState.TO_COME for place in states if place > lit} | {lit: CardState.LIT}
    elif guilty is not None:
        last = attempt.moment_of(robot).index
        ran = {step.index for step in trace.steps[: last + 1]} if trace and last is not None else set()
        waiting = (item.place for item in cards if item.place > guilty and not _ran(item, ran))
        states |= dict.fromkeys(waiting, CardState.NOT_RUN) | {guilty: CardState.GUILTY}


def _ran(item: Item, ran: set[int]) -> bool:
    """Whether a card was run; a repeat was if its first card was."""
    return (item.place + 1 if isinstance(item.card, Repeat) else item.place) in ran


def _mark_hint(attempt: Attempt, strip: int, states: dict[int, CardState]) -> None:
    hint = attempt.help.hint
    if hint is None or (attempt.gesture.replays and hint.prefix is not None):
        return
    of = attempt.draft.active if attempt.gesture.chooses else hint.robot
    if strip != of or hint.options or hint.repaired is not None:
        return
    if hint.prefix is not None:
        states |= {place: CardState.RIGHT for place in states if hint.place is None or place < hint.place}
    if hint.place in states:
        moved = {place: CardState.READY for place, state in states.items() if state is CardState.GUILTY}
        states |= moved | {hint.place: CardState.POINTED}  # the ladybird walks on to where the hint points


def _repeats_around(items: tuple[Item, ...], place: int) -> list[int]:
    """The places of the repeats around a card, outermost first."""
    around: list[int] = []
    for item in items:
        if item.sort is Sort.END:
            around.pop()
        elif isinstance(item.card, Repeat):
            around.append(item.place)
        elif item.sort not in EMPTY and item.place == place:
            break
    return around
