"""Each challenge of the kit on an emulated robot: what the robot did is judged as what the engine says it does.

One robot plays them all, as one on a table does: over its link, in virtual time, set down anew for each. Its verdict
is made of where its wheels left it, and of nothing that the engine computed. Left out are only the challenges in which
no robot drives (pictures, a challenge to invent, free play), the one that starts on a slant, which no robot knows of,
and programs that run into something on purpose.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

import lecons
from beebot.challenge import Challenge, Genre, Observed
from beebot.command import Command, FlatProgram, flatten
from beebot.interpreter import Step, Trace, run
from beebot.judging.rules import judge_targets, trail
from beebot.judging.two_robots import aim_reached, run_pair
from beebot.kinds import judge, solve
from beebot.loader import load_lesson
from beebot.parts.answer_types import Answer, Choice, Orientation, PairPrograms, Prediction
from beebot.pose import Cell, Heading, Pose
from firmware_bridge.emulator.movement import placement
from tests.firmware_bridge.benches import KINDS, Bench
from tests.firmware_bridge.promises import steps_and_finish

UNDRIVEN = frozenset({Genre.FREE, Genre.CREATE, Genre.QUESTION, Genre.ARRANGE, Genre.SORT})
EXACT = 0.01
"""How far the robot may be from the middle of a cell, in cells."""
_MIRRORED = {Command.LEFT: Command.RIGHT, Command.RIGHT: Command.LEFT}


@pytest.fixture(scope="module")
def asked() -> list[tuple[Challenge, Answer]]:
    """The challenges in which a robot drives, each with its answer."""
    every = [challenge for file in lecons.lessons() for challenge in load_lesson(file).challenges]
    answers = [
        (each, solve(each).answer)
        for each in every
        if each.genre not in UNDRIVEN and not each.start.heading.is_diagonal
    ]
    return [(each, answer) for each, answer in answers if answer is not None]


@pytest.mark.parametrize("name", ["kit", "luci", "mbot"])
def test_the_robot_and_the_engine_say_the_same(name: str, asked: list[tuple[Challenge, Answer]]) -> None:
    bench, said = Bench(KINDS[name]), Counter[bool]()
    for challenge, answer in asked:
        for tried in (answer, *_shorter(answer)):
            programs = _driven(challenge, tried)
            if programs is None or _bumps(challenge, tried, programs):
                continue
            starts = _starts(challenge, tried)
            traces = [_drive(bench, start, program) for start, program in zip(starts, programs, strict=True)]
            told = _verdict(challenge, tried, traces)
            assert told is judge(challenge, tried).succeeded, f"{challenge.id}: {tried}"
            said[told] += 1
    assert said[True] > len(asked) * 0.97, "nearly all can be driven"
    assert said[False] > len(asked) / 2


def test_a_robot_that_takes_left_for_right_is_found_out(asked: list[tuple[Challenge, Answer]]) -> None:
    bench, wrong = Bench(KINDS["kit"]), 0
    for challenge, answer in asked:
        programs = _driven(challenge, answer)
        if challenge.genre is Genre.PROGRAM and programs is not None:
            mirrored = tuple(_MIRRORED.get(command, command) for command in programs[0])
            wrong += not judge_targets(challenge, _drive(bench, challenge.start, mirrored)).succeeded
    assert wrong > 50


def _shorter(answer: Answer) -> Iterator[Answer]:
    """The same without its last card, as a child has it who has not yet done."""
    match answer:
        case PairPrograms() if answer.first[1:]:
            yield replace(answer, first=answer.first[:-1])
        case tuple() if answer[1:]:
            yield answer[:-1]


def _driven(challenge: Challenge, answer: Answer) -> tuple[FlatProgram, ...] | None:
    """What each robot is sent."""
    match answer:
        case PairPrograms():
            return flatten(answer.first), flatten(answer.second)
        case Choice():
            return (flatten(challenge.choices[answer.place]),)
        case Prediction() | Orientation():
            return (flatten(challenge.given),)
        case tuple():
            return (flatten(answer),)
    return None


def _starts(challenge: Challenge, answer: Answer) -> list[Pose]:
    start = Pose(challenge.start.cell, answer.heading) if isinstance(answer, Orientation) else challenge.start
    return [start, *([challenge.partner.start] if challenge.partner else [])]


def _bumps(challenge: Challenge, answer: Answer, programs: tuple[FlatProgram, ...]) -> bool:
    starts = _starts(challenge, answer)
    if len(starts) > 1:
        one, other = run_pair((programs[0], programs[1]), (starts[0], starts[1]), challenge.mat)
        return bool(one.bump or other.bump)
    return bool(run(programs[0], starts[0], challenge.mat).bump)


def _drive(bench: Bench, start: Pose, program: FlatProgram) -> Trace:
    """Where the robot went, on the squares of a mat on which a hand has set it down."""
    before, cell_mm = bench.emulator.record, bench.robot.capabilities.cell_mm
    lifted = before[-1].placement if before else placement(bench.start, cell_mm)
    assert bench.run(program) == steps_and_finish(program)
    cap = start.heading.degrees - lifted.heading_deg
    turn = math.radians(cap)
    steps, here = [], start
    moves = iter(bench.emulator.record[len(before) :])
    for index, command in enumerate(program):
        after = here
        if command is not Command.PAUSE or bench.kind.alone:  # others wait between two commands
            move = next(moves)
            east, north = (move.x_mm - lifted.x_mm) / cell_mm, (move.y_mm - lifted.y_mm) / cell_mm
            column = start.cell.column + east * math.cos(turn) + north * math.sin(turn)
            row = start.cell.row - east * math.sin(turn) + north * math.cos(turn)
            assert max(abs(column - round(column)), abs(row - round(row))) < EXACT
            degrees = round(move.heading_deg + cap)
            after = Pose(Cell(round(column), round(row)), Heading.NORTH.turned(degrees))
        steps.append(Step(index, command, here, after))
        here = after
    assert next(moves, None) is None
    return Trace(start, tuple(steps))


def _verdict(challenge: Challenge, answer: Answer, traces: list[Trace]) -> bool:
    """Whether what was asked was done, by where the robot went."""
    (trace, *others), end = traces, traces[0].end
    if isinstance(answer, Prediction):
        return answer.cell == end.cell and (not challenge.asks_heading or answer.heading is end.heading)
    if challenge.partner:
        alone = judge_targets(replace(challenge, goal=None), trace).succeeded
        return alone and aim_reached(challenge.partner, challenge, (trace, *others))  # type: ignore[arg-type] # two
    if challenge.seen is Observed.STRIP or challenge.genre is Genre.REPRODUCE:
        model = run(challenge.given, challenge.start, challenge.mat)
        if challenge.exact or challenge.choices:
            return [(each.command, each.after) for each in trace.steps] == [
                (each.command, each.after) for each in model.steps
            ]
        return trail(trace) == trail(model)
    return judge_targets(challenge, trace).succeeded
