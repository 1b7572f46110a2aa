"""Success on a robot without a link: a person says that it arrived, so its goals are judged, not its way."""

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.interpreter import Step, Trace, run
from beebot.judging.rules import Outcome, Verdict
from beebot.pose import Cell, Pose
from simulateur.game.play.playback import TORTOISE, Timeline
from simulateur.game.play.run import Run


def there(challenge: Challenge) -> Run:
    """A run of ``challenge`` that succeeds: its bees are where they should end, and no steps say by which way."""
    partner = challenge.partner
    first, second = goal_of(challenge), None if partner is None else partner.goal
    if partner is not None and partner.goal is None:
        first, second = partner.start.cell, challenge.start.cell
    trace = _reaching(challenge.start, first, challenge)
    other = None if partner is None else Trace(_moved(partner.start, second), ())
    verdict = Verdict(Outcome.SUCCESS, trace, partner=other)
    return Run(challenge, (), verdict, Timeline(trace, TORTOISE, other))


def _reaching(start: Pose, goal: Cell | None, challenge: Challenge) -> Trace:
    """A trace that counts every target and stops at ``goal``, without a step from one cell to another."""
    end = _moved(start, goal)
    visits = [
        (_moved(start, target.cell), Command.PAUSE if target.pause else Command.FORWARD) for target in challenge.targets
    ]
    steps = (Step(place, command, pose, pose) for place, (pose, command) in enumerate((*visits, (end, Command.PAUSE))))
    return Trace(end, tuple(steps))


def _moved(pose: Pose, cell: Cell | None) -> Pose:
    return pose if cell is None else Pose(cell, pose.heading)


def goal_of(challenge: Challenge) -> Cell | None:
    """The cell where the bee is to stop: the goal, else the last target, else where the given program ends; or None."""
    if challenge.goal is not None:
        return challenge.goal
    if challenge.targets:
        return challenge.targets[-1].cell
    return run(challenge.given, challenge.start, challenge.mat).end.cell if challenge.given else None
