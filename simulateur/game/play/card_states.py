"""How each card of a strip is shown: lit, to come, guilty, not run, in hand or pointed at."""

from enum import Enum, auto

from beebot.command import Repeat
from beebot.judging.endings import EndingKind
from beebot.kinds import kind_of
from simulateur.game.kinds.draft import EMPTY, Item, Sort
from simulateur.game.play.attempt import Attempt


class CardState(Enum):
    """How a card of the strip is shown."""

    __hash__ = object.__hash__  # Enum's own is written in Python; each frame asks dozens of times

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
    """A hint says: so far it is right; or it is, and the robot did something else."""
    SPARE = auto()
    """It was run after the bee had arrived: it may be taken away."""
    SURPLUS = auto()
    """The strip has no place for it: it is one too many."""
    HOPPING = auto()
    """After a success: its note is heard."""
    SUNG = auto()
    """The same with less movement."""


_ENDED = {
    EndingKind.PAST: CardState.SPARE,
    EndingKind.TOO_MANY_CARDS: CardState.SURPLUS,
    EndingKind.NO_CARD_LEFT: CardState.SPARE,
    EndingKind.TOO_MANY_TURNS: CardState.SPARE,
    EndingKind.OTHER_STRIP: CardState.POINTED,
    EndingKind.WRONG_STRIP: CardState.POINTED,
}
"""How an ending shows its cards: those that are too many, or the first one that is not as in the right strip."""


def card_states(attempt: Attempt, strip: int = 0) -> tuple[CardState, ...]:
    """How to show each card of strip number ``strip``, in the program's order."""
    shown = attempt.draft.strips[strip]
    cards = [item for item in shown.items if item.sort not in EMPTY and item.sort is not Sort.END]
    states = dict.fromkeys((item.place for item in cards), CardState.READY)
    robot = robot_of(attempt, strip)
    if robot is not None:
        if attempt.following.told is False:
            states = dict.fromkeys(states, CardState.RIGHT)
        _mark_run(attempt, robot, cards, states)
        _mark_spare(attempt, robot, states)
    _mark_hint(attempt, strip, states)
    if strip == 0 and attempt.cut_card in states:
        states[attempt.cut_card] = CardState.CUT
    if shown.held is not None:
        states[shown.held] = CardState.HELD
    return tuple(states.values())


def turn_of(attempt: Attempt, item: Item, strip: int = 0) -> int:
    """Which turn of the repeat ``item`` is being run, or bumped, from 1; 0 where none is, and for other cards."""
    robot = robot_of(attempt, strip)
    if robot is None or not isinstance(item.card, Repeat):
        return 0
    step = attempt.step_of(robot)
    if step is None or (attempt.lit_of(robot) is None and attempt.guilty_of(robot) is None):
        return 0
    around = _repeats_around(attempt.draft.strips[strip].items, step.index)
    if item.place not in around:
        return 0
    return step.turns[around.index(item.place)]


def robot_of(attempt: Attempt, strip: int) -> int | None:
    """Which bee (0 or 1) runs ``strip``; None for one that was offered and not chosen."""
    if not attempt.gesture.chooses:
        return strip
    if strip == attempt.draft.active:
        return 0
    return None


def _mark_run(attempt: Attempt, robot: int, cards: list[Item], states: dict[int, CardState]) -> None:
    lit, guilty = attempt.lit_of(robot), attempt.guilty_of(robot)
    if lit is not None:
        to_come = [place for place in states if place > lit]
        states |= dict.fromkeys(to_come, CardState.TO_COME) | {lit: CardState.LIT}
    elif guilty is not None:
        ran = _places_run(attempt, robot)
        waiting = (item.place for item in cards if item.place > guilty and not _ran(item, ran))
        ended = attempt.ending
        at_fault = (ended.cards[:1] if ended is not None and ended.robot == robot else ()) or (guilty,)
        if ended is not None and ended.kind is EndingKind.BUMP and kind_of(attempt.challenge.genre).mends:
            at_fault = ()  # the card that bumped may be right: to find the wrong one is the task
        states |= dict.fromkeys(waiting, CardState.NOT_RUN) | dict.fromkeys(at_fault, CardState.GUILTY)


def _mark_spare(attempt: Attempt, robot: int, states: dict[int, CardState]) -> None:
    ended = attempt.ending
    if ended is None or ended.robot != robot or ended.kind not in _ENDED:
        return
    if _ENDED[ended.kind] is CardState.POINTED and attempt.help.hint is not None:
        return  # the ladybird is where the hint points
    states |= dict.fromkeys((place for place in ended.cards if place in states), _ENDED[ended.kind])


def _places_run(attempt: Attempt, robot: int) -> set[int]:
    trace, last = attempt.trace_of(robot), attempt.moment_of(robot).index
    if trace is None or last is None:
        return set()
    return {step.index for step in trace.steps[: last + 1]}


def _ran(item: Item, ran: set[int]) -> bool:
    if isinstance(item.card, Repeat):
        return item.place + 1 in ran
    return item.place in ran


def _mark_hint(attempt: Attempt, strip: int, states: dict[int, CardState]) -> None:
    hint = attempt.help.hint
    if hint is None or (attempt.gesture.replays and hint.prefix is not None):
        return
    pointed = attempt.draft.active if attempt.gesture.chooses else hint.robot
    if strip != pointed or hint.options or hint.edits:
        return
    if hint.prefix is not None:
        right = [place for place in states if hint.place is None or place < hint.place]
        states |= dict.fromkeys(right, CardState.RIGHT)
    if hint.place in states:
        # The ladybird walks on from the guilty card to the one that the hint points at.
        left = [place for place, state in states.items() if state is CardState.GUILTY]
        states |= dict.fromkeys(left, CardState.READY) | {hint.place: CardState.POINTED}


def _repeats_around(items: tuple[Item, ...], place: int) -> list[int]:
    around: list[int] = []
    for item in items:
        if item.sort is Sort.END:
            around.pop()
        elif isinstance(item.card, Repeat):
            around.append(item.place)
        elif item.sort not in EMPTY and item.place == place:
            break
    return around
