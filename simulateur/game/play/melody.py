"""What a success shows and in its time: each step of the program as a melody, and what opens."""

from simulateur.game.play.attempt import Attempt, Phase

_FROM_S = 0.6
"""When it begins, in seconds after the success."""
OPENS_AT_S = 1.1
"""When what was reached opens, in seconds after the success."""
_LEAST_S, _MOST_S, _USUAL_S, _WHOLE_S = 0.2, 0.3, 2.2, 2.4
"""A step takes so long at least and at most; all of them as a rule, and never more than that."""


def step_due(attempt: Attempt, robot: int, seconds: float) -> tuple[int, float] | None:
    """Which step of a bee is due ``seconds`` after a success, from 0, and how far it is on, from 0 to 1."""
    trace = attempt.trace_of(robot) if attempt.phase is Phase.SUCCEEDED and robot < attempt.robots else None
    if trace is None or not trace.steps or seconds < _FROM_S:
        return None
    count = len(trace.steps)
    each_s = min(max(_LEAST_S, min(_MOST_S, _USUAL_S / count)), _WHOLE_S / count)
    step, part = divmod((seconds - _FROM_S) / each_s, 1.0)
    return (int(step), part) if step < count else None


def opened_picture(attempt: Attempt) -> str:
    """The name of the picture that the first bee has reached with her last card, as it was; empty where it is none."""
    trace, asked = attempt.trace_of(0), attempt.challenge
    if trace is None or attempt.phase is not Phase.SUCCEEDED:
        return ""
    cell, targets = trace.end.cell, {target.cell: target for target in asked.targets}
    if cell not in targets and cell not in asked.goals:
        return ""
    there, target = asked.mat.place(cell), targets.get(cell)
    own = "" if target is None else target.picture
    usual = asked.mat.decor.goal if target is None else asked.mat.decor.target
    return own or ("" if there is None else there.picture) or usual
