"""A run under the number of the last one would start nothing: no number is drawn twice in a row."""

import random

import pytest

from beebot.notation import parse_flat
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from tests.firmware_bridge.promises import steps_and_finish
from tools.robots.direct_link import DirectLink
from tools.robots.virtual_clock import VirtualClock

PROGRAM = parse_flat("gauche45")
REPEATS = 143201
"""A seed whose first two draws for runs are the same, after what a session draws."""
HIGHEST = 0xFFFF


class Fixed(random.Random):
    """Draws the same number of a run each time."""

    def __init__(self, run: int) -> None:
        super().__init__(1)
        self._run = run

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        if stop is None:
            return super().randrange(start)
        return min(max(self._run, start), stop - 1)


def runs(chance: random.Random, count: int) -> list[int]:
    """Run a short program so many times, each of which must be whole; the numbers of the runs."""
    robot = KitRobot(usb=False)
    driver = KitDriver("banc", VirtualClock(), lambda _port, clock: DirectLink(robot, clock), chance)
    driver.connect()
    driver.load(PROGRAM)
    numbers = []
    for _ in range(count):
        assert list(driver.run()) == steps_and_finish(PROGRAM)
        numbers.append(driver.status().run)
    assert len(robot.record) == count
    return numbers


def test_the_seed_does_repeat() -> None:
    chance = random.Random(REPEATS)
    chance.choice(range(255))
    chance.randrange(256)
    assert chance.randrange(1, HIGHEST) == chance.randrange(1, HIGHEST) == 48285


def test_a_generator_that_repeats_itself_starts_both_runs() -> None:
    first, second = runs(random.Random(REPEATS), 2)
    assert first != second


@pytest.mark.parametrize("number", [1, 2, 4711, HIGHEST - 1, HIGHEST])
def test_a_generator_that_only_repeats_itself_starts_every_run(number: int) -> None:
    numbers = runs(Fixed(number), 5)
    assert all(1 <= each <= HIGHEST for each in numbers)
