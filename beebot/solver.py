"""The shortest program that succeeds, by breadth-first search over poses and visited targets."""

from collections import deque

from beebot.challenge import Challenge
from beebot.command import Command, FlatProgram
from beebot.interpreter import Step, run
from beebot.pose import Pose

_State = tuple[Pose, frozenset[int]]


def solve(challenge: Challenge) -> FlatProgram | None:
    """One of the shortest programs that succeed within the maximum; None where there is none.

    Of equals, the first in the order of ``Command``, so that moves come before pivots.
    """
    first: _State = (challenge.start, frozenset())
    came: dict[_State, FlatProgram] = {first: ()}
    waiting = deque([first])
    while waiting:
        state = waiting.popleft()
        program = came[state]
        if program and _is_success(challenge, state):
            return program
        if len(program) < challenge.max_instructions:
            for command, following in _next_states(challenge, state):
                if following not in came:
                    came[following] = (*program, command)
                    waiting.append(following)
    return None


def _is_success(challenge: Challenge, state: _State) -> bool:
    pose, reached = state
    return len(reached) == len(challenge.targets) and challenge.goal in (None, pose.cell)


def _next_states(challenge: Challenge, state: _State) -> list[tuple[Command, _State]]:
    pose, reached = state
    states = []
    for command in Command:
        if command in challenge.keys:
            (step,) = run((command,), pose, challenge.mat).steps
            if step.bump is None:
                states.append((command, (step.after, reached | _newly_reached(challenge, step, reached))))
    return states


def _newly_reached(challenge: Challenge, step: Step, reached: frozenset[int]) -> frozenset[int]:
    for place, target in enumerate(challenge.targets):
        due = place == len(reached) if challenge.ordered else place not in reached
        if due and target.counts(step.command, step.after):
            return frozenset((place,))
    return frozenset()
