"""A program as a melody, and in its time: each step of a success, what opens, and each card of a chosen strip."""

from typing import NamedTuple

from beebot.command import Command
from simulateur.game.play.attempt import Attempt, Phase

_FROM_S = 0.6
"""When it begins, in seconds after the success."""
_READ_FROM_S = 0.2
"""When a chosen strip is read, in seconds after the touch."""
OPENS_AT_S, PETAL_FLIES_AT_S = 1.1, 2.4
"""When what was reached opens, and when its petal flies to the flower of the séance, in seconds after the success."""
_LEAST_S, _MOST_S, _USUAL_S, _WHOLE_S = 0.2, 0.3, 2.2, 2.4
"""A step takes so long at least and at most; all of them as a rule, and never more than that."""


class Due(NamedTuple):
    """What plays now of a success: ``step`` of bee ``robot``, both from 0; ``part`` of it is over, from 0 to 1."""

    robot: int
    step: int
    part: float


def step_due(attempt: Attempt, seconds: float) -> Due | None:
    """The step that plays ``seconds`` after a success, those of the second bee last; None before and after them."""
    if attempt.phase is not Phase.SUCCEEDED or seconds < _FROM_S:
        return None
    traces = enumerate(map(attempt.trace_of, range(attempt.robots)))
    steps = [(robot, step) for robot, trace in traces if trace is not None for step in range(len(trace.steps))]
    count = max(len(steps), 1)
    each_s = min(max(_LEAST_S, min(_MOST_S, _USUAL_S / count)), _WHOLE_S / count)
    at, part = divmod((seconds - _FROM_S) / each_s, 1.0)
    return Due(*steps[int(at)], part) if at < len(steps) else None


def card_due(attempt: Attempt, seconds: float) -> tuple[tuple[Command, ...], int, float] | None:
    """The card that is read ``seconds`` after its strip was chosen: with those before it, its place, and what is over.

    None before and after, and where no strip was chosen.
    """
    chosen = attempt.draft.active
    if not attempt.gesture.chooses or attempt.phase is not Phase.WRITING or chosen is None or seconds < _READ_FROM_S:
        return None
    cards = [each for each in attempt.draft.strips[chosen].items if isinstance(each.card, Command)]
    at, part = divmod((seconds - _READ_FROM_S) / min(_MOST_S, _USUAL_S / max(len(cards), 1)), 1.0)
    if at >= len(cards):
        return None
    read = tuple(each.card for each in cards[: int(at) + 1] if isinstance(each.card, Command))
    return read, cards[int(at)].place, part


def opened_picture(attempt: Attempt) -> str | None:
    """The name of the picture at which the bee arrived with her last card, "" for letters; None if nothing is there."""
    trace = attempt.trace_of(0)
    if trace is None or attempt.phase is not Phase.SUCCEEDED:
        return None
    from lecons.pictures.landmarks import landmarks  # noqa: PLC0415 (what draws is not needed before)

    there = landmarks(attempt.challenge, attempt.reached)
    return next((mark.shown for mark in there if mark.cell == trace.end.cell), None)
