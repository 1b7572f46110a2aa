"""Our robot does what two robots do that nobody here wrote; KIT_LONG=1 compares ten times more."""

import random
from itertools import chain

import pytest

from beebot.challenge import Challenge, Target
from beebot.command import SINGLE_COMMANDS, Command, Instruction, Program, Repeat
from beebot.generator import generate
from beebot.interpreter import run
from beebot.judging.rules import Outcome, targets_reached
from beebot.kinds import judge, solve
from beebot.lesson import Level
from beebot.mat import Mat, Wall
from beebot.pose import QUARTERS, Cell, Heading, Pose
from beebot.text import Text
from tests.beebot.oracle import Journey, Karel, crawl, travel
from tests.long import times

MATS = times(2000)
PROGRAMS_A_MAT = 20
CRAWLS = times(8000)
QUARTER_KEYS = (*[Command.FORWARD] * 4, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE)
OPEN = Mat(26, 26)


def a_mat(chance: random.Random) -> tuple[Mat, list[Cell]]:
    """A mat of any size and the cells where a robot may stand."""
    width, height = chance.randint(1, 7), chance.randint(1, 7)
    cells = [Cell(column, row) for column in range(width) for row in range(height)]
    edges = [Wall(one, other) for one in cells for other in cells if one < other and touch(one, other)]
    chance.shuffle(cells)
    count = chance.randint(0, len(cells) // 4)
    walls = chance.sample(edges, chance.randint(0, len(edges) // 6))
    return Mat(width, height, frozenset(cells[:count]), frozenset(walls)), cells[count:]


def touch(one: Cell, other: Cell) -> bool:
    return abs(one.column - other.column) + abs(one.row - other.row) == 1


def a_program(chance: random.Random, longest: int = 14, depth: int = 0) -> Program:
    program: list[Instruction] = []
    for _ in range(chance.randint(min(depth, 1), longest)):
        if depth < 2 and chance.random() < 0.06:
            program.append(Repeat(chance.randint(2, 4), a_program(chance, 4, depth + 1)))
        else:
            program.append(chance.choice(QUARTER_KEYS))
    return tuple(program)


def a_challenge(chance: random.Random, karel: Karel, free: list[Cell], program: Program) -> Challenge:
    """Anything; every other time what Karel does with ``program``, or nearly."""
    start = Pose(chance.choice(free), chance.choice(QUARTERS))
    crossed = travel(karel, program, start, free)
    there = chance.random() < 0.5
    places = list(dict.fromkeys(crossed.found)) if there else free
    goals = [None, crossed.end.cell, chance.choice(free)] if there else [None, *free]
    return Challenge(
        id="oracle",
        task=Text("Va."),
        mat=karel.mat,
        start=start,
        targets=tuple(map(Target, chance.sample(places, min(len(places), chance.randint(0, 4))))),
        goal=chance.choice(goals),
        other_goals=frozenset(chance.sample(free, min(len(free), chance.randrange(2)))),
        repeats=True,
        nests=True,
    )


def expected_outcome(challenge: Challenge, program: Program, journey: Journey) -> Outcome:
    if not program:
        return Outcome.EMPTY
    if journey.crashed is not None:
        return Outcome.BUMP
    if len(journey.found) < len(challenge.targets):
        return Outcome.TARGET_MISSED
    arrived = challenge.goal is None or journey.end.cell in {challenge.goal, *challenge.other_goals}
    return Outcome.SUCCESS if arrived else Outcome.NOT_ARRIVED


def test_karel_ends_bumps_and_visits_where_our_robot_does() -> None:
    chance = random.Random(20261125)
    met: dict[Outcome, int] = dict.fromkeys(Outcome, 0)
    for _ in range(MATS):
        mat, free = a_mat(chance)
        karel = Karel(mat)
        for _ in range(PROGRAMS_A_MAT):
            program = a_program(chance)
            challenge = a_challenge(chance, karel, free, program)
            journey = travel(karel, program, challenge.start, [target.cell for target in challenge.targets])
            trace = run(program, challenge.start, mat)
            reached = (challenge.targets[place].cell for place in targets_reached(challenge, trace.steps))
            crashed = trace.bump.index if trace.bump else None
            assert Journey(trace.end, len(trace.steps), crashed, tuple(reached)) == journey, (challenge, program)
            verdict = judge(challenge, program)
            assert verdict.outcome is expected_outcome(challenge, program, journey), (challenge, program)
            assert verdict.failing == crashed
            met[verdict.outcome] += 1
    enough = MATS * PROGRAMS_A_MAT // 50
    reached_here = (Outcome.SUCCESS, Outcome.BUMP, Outcome.TARGET_MISSED, Outcome.NOT_ARRIVED)
    assert all(met[outcome] >= enough for outcome in reached_here), met


@pytest.mark.parametrize("level", Level)
def test_karel_succeeds_with_what_the_solver_found(level: Level) -> None:
    solved = 0
    for seed in range(times(15)):
        (challenge,) = generate(level, seed)
        if challenge.repeats or any(target.pause for target in challenge.targets):
            continue  # repeats take the solver seconds, and Karel knows no pause
        program = solve(challenge).program
        assert program
        journey = travel(Karel(challenge.mat), program, challenge.start, [each.cell for each in challenge.targets])
        assert expected_outcome(challenge, program, journey) is Outcome.SUCCESS
        solved += 1
    assert solved >= 5 or level is Level.CP


def test_the_turtle_goes_where_our_robot_does_with_pivots_of_45_degrees() -> None:
    chance = random.Random(45)
    keys = (*[Command.FORWARD] * 3, *[command for command in SINGLE_COMMANDS if command is not Command.FORWARD])
    for _ in range(CRAWLS):
        program = tuple(chance.choices(keys, k=chance.randint(0, 12)))  # twelve steps from the middle stay on the mat
        start = Pose(Cell(chance.randint(12, 13), chance.randint(12, 13)), chance.choice(list(Heading)))
        poses = [step.after for step in run(program, start, OPEN).steps]
        ours = [(pose.cell.column, pose.cell.row, pose.heading.degrees) for pose in poses]
        assert ours == crawl(program, start), (start, program)


def test_the_turtle_agrees_on_each_step_from_each_heading() -> None:
    start_cell = Cell(12, 12)
    for start in (Pose(start_cell, heading) for heading in Heading):
        ends = chain.from_iterable(crawl((command,), start) for command in SINGLE_COMMANDS)
        ours = (run((command,), start, OPEN).end for command in SINGLE_COMMANDS)
        assert list(ends) == [(pose.cell.column, pose.cell.row, pose.heading.degrees) for pose in ours]
