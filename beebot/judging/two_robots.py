"""Two robots in lock step: the first instruction of both, then the second, and so on; one that is done waits."""

from dataclasses import replace
from itertools import zip_longest

from beebot.bumps import BumpedInto, obey
from beebot.challenge import Aim, Challenge, Partner
from beebot.command import Executed, Program, unroll
from beebot.interpreter import Step, Trace
from beebot.mat import Mat
from beebot.pose import Cell, Pose

Pair = tuple[Pose, Pose]


def starts(challenge: Challenge) -> Pair:
    """Where the two robots start.

    Raises:
        ValueError: there is no partner.
    """
    if challenge.partner is None:
        raise ValueError(f"challenge {challenge.id} has no partner")
    return challenge.start, challenge.partner.start


def alone(challenge: Challenge) -> tuple[Challenge, Challenge]:
    """The challenge of each robot alone, without the other."""
    partner = challenge.partner
    begin = starts(challenge)
    goals: tuple[Cell | None, Cell | None] = (None, None)
    if partner is not None and partner.aim is Aim.SWAP:
        goals = (begin[1].cell, begin[0].cell)
    elif partner is not None and partner.aim is Aim.GOALS:
        goals = (challenge.goal, partner.goal)
    first = replace(challenge, partner=None, goal=goals[0])
    return first, replace(first, start=begin[1], goal=goals[1], targets=(), passages=frozenset())


def run_pair(programs: tuple[Program, Program], starts: Pair, mat: Mat) -> tuple[Trace, Trace]:
    """Run both programs in lock step from ``starts``; the first bump, or a collision, ends both traces.

    Robots collide when they would stand on one cell or pass through each other; each that moved bumps into a ``ROBOT``.
    A cell that the other leaves in the same step is free.
    """
    poses = starts
    steps: tuple[list[Step], list[Step]] = ([], [])
    for executed in zip_longest(unroll(programs[0]), unroll(programs[1])):
        first, second = (_try(one, pose, mat) for one, pose in zip(executed, poses, strict=True))
        first, second = _collide((first, second), poses)
        for done, step in zip(steps, (first, second), strict=True):
            if isinstance(step, Step):
                done.append(step)
        if _bumped(first) or _bumped(second):
            break
        poses = (_after(first), _after(second))
    return Trace(starts[0], tuple(steps[0]), mat), Trace(starts[1], tuple(steps[1]), mat)


def aim_reached(partner: Partner, challenge: Challenge, traces: tuple[Trace, Trace]) -> bool:
    """Whether, after ``traces``, the two robots stand as the partner's aim says."""
    one, other = traces[0].end.cell, traces[1].end.cell
    match partner.aim:
        case Aim.MEET:
            return one.apart(other) == 1
        case Aim.SWAP:
            return one == partner.start.cell and other == challenge.start.cell
        case Aim.GOALS:
            return challenge.goal in (None, one) and partner.goal in (None, other)


_Outcome = Step | Pose
"""A step that was tried, or the pose of a robot that is done."""


def _try(executed: Executed | None, pose: Pose, mat: Mat) -> _Outcome:
    if executed is None:
        return pose
    after, bump = obey(executed.command, pose, mat)
    return Step(executed.place, executed.command, pose, after, bump, executed.turns)


def _collide(tried: tuple[_Outcome, _Outcome], before: Pair) -> tuple[_Outcome, _Outcome]:
    first, second = tried
    one, other = _after(first).cell, _after(second).cell
    crossed = (one, other) == (before[1].cell, before[0].cell)
    if one != other and not crossed:
        return tried
    return _stopped(first), _stopped(second)


def _stopped(tried: _Outcome) -> _Outcome:
    if isinstance(tried, Step) and tried.after.cell != tried.before.cell:
        return Step(tried.index, tried.command, tried.before, tried.before, BumpedInto.ROBOT, tried.turns)
    return tried


def _after(tried: _Outcome) -> Pose:
    return tried.after if isinstance(tried, Step) else tried


def _bumped(tried: _Outcome) -> bool:
    return isinstance(tried, Step) and tried.bump is not None
