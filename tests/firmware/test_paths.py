"""The real firmware drives what the engine says, for golden programs and random ones."""

import os
import random
from pathlib import Path

import pytest

from beebot.command import MAX_INSTRUCTIONS, SINGLE_COMMANDS, Command
from tests.beebot.test_traces import TRACES, read_trace
from tests.firmware.conftest import NewRobot
from tests.firmware.host import Host
from tests.firmware.paths import drive, open_floor

BATCHES = 40 if os.environ.get("KIT_LONG") else 2
"""KIT_LONG=1 asks for twenty times as much."""
PER_BATCH = 60
LONGEST = 8


@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_from_a_step_on_it_drives_the_rest_of_the_path(new_robot: NewRobot, first: int) -> None:
    program = (Command.LEFT_45, Command.FORWARD, Command.RIGHT_45, Command.BACKWARD, Command.RIGHT)
    whole, rest = Host(new_robot()), Host(new_robot())
    for host, start in ((whole, 0), (rest, first)):
        host.hello()
        host.load(program)
        host.start(program, 1, start)
        host.robot.rest()
    driven = [[(leg.left, leg.right) for leg in host.robot.body.legs] for host in (whole, rest)]
    assert driven[1] == driven[0][first:]


@pytest.mark.parametrize("file", TRACES, ids=lambda file: file.stem)
def test_golden_program(host: Host, file: Path) -> None:
    trace, _text = read_trace(file)
    if trace.steps and not trace.steps[0].bump:
        drive(host, trace, 1)


@pytest.mark.parametrize("seed", range(BATCHES))
def test_random_programs(host: Host, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(1, PER_BATCH + 1):
        program = tuple(chance.choices(SINGLE_COMMANDS, k=chance.randint(1, LONGEST)))
        drive(host, open_floor(program), number)


def test_the_longest_program(host: Host) -> None:
    chance = random.Random(200)
    drive(host, open_floor(tuple(chance.choices(SINGLE_COMMANDS, k=MAX_INSTRUCTIONS))), 1)
