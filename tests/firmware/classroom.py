"""The product's driver with a robot of real firmware, a bad wire, and what the robot did all the while."""

import os
import random

from beebot.command import Command, FlatProgram
from beebot.robot import Lost, RobotError, RobotEvent, StepStarted, Stopped
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.kit import KitDriver, LastRun
from firmware_bridge.kit_protocol import Decoder, Kind, Parameter
from tests.firmware.body import Gear, Leg
from tests.firmware.noise import Noise, Rates
from tests.firmware.robot import Robot
from tests.firmware.simavr import HERTZ

LONG = 10 if os.environ.get("KIT_LONG") else 1
"""How many times as much as in everyday tests."""
_CELL, _QUARTER = 500, 200
_MOVES = (Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.LEFT_45, Command.RIGHT_45)
_QUICK = {Parameter.CELL_LEFT: _CELL, Parameter.CELL_RIGHT: _CELL, Parameter.SPEED: 1000} | dict.fromkeys(
    (Parameter.LEFT_TURN_LEFT, Parameter.LEFT_TURN_RIGHT, Parameter.RIGHT_TURN_LEFT, Parameter.RIGHT_TURN_RIGHT),
    _QUARTER,
)
"""The smallest steps that the robot takes, so that thousands of runs take minutes."""
QUICK_GEAR = Gear.fitting(_CELL, _QUARTER)
"""With it they are cells and quarter turns."""


class _Wire:
    """The robot's link to the product, which may be cut; closing it leaves the robot switched on."""

    named: bool | None = None

    def __init__(self, robot: Robot) -> None:
        self._robot = robot
        self.passes: int | None = None
        """How many more bytes it takes to the robot before it is cut; None for all."""
        self.carried = b""

    def write(self, data: bytes) -> None:
        passing = data[: self.passes]
        self._robot.write(passing)
        self.carried += passing
        if self.passes is not None:
            self.passes -= len(passing)
        self._check()

    def read(self, timeout: float) -> bytes:
        self._check()
        return self._robot.read(timeout)

    def close(self) -> None:
        pass

    def _check(self) -> None:
        if self.passes == 0:
            raise RobotError("cut")


class Classroom:
    """A connected driver; the wire is good while it connects for the first time, then as bad as ``rates`` say."""

    def __init__(self, robot: Robot, rates: Rates, seed: int) -> None:
        self.robot = robot
        self.chance = random.Random(seed)
        self.driver = self._new_driver()
        self.driver.connect()
        self.be_quick()
        robot.change_noise(Noise(rates, seed))

    def _new_driver(self) -> KitDriver:
        return KitDriver("banc", self.robot, self._open, random.Random(self.chance.random()))

    def _open(self, _port: str, _clock: Clock) -> _Wire:
        self.wire = _Wire(self.robot)
        return self.wire

    def be_quick(self) -> None:
        """Make every movement as short as the robot allows, until its next reset."""
        for parameter, value in _QUICK.items():
            self.driver.write(parameter, value)

    def any_program(self, longest: int = 4) -> FlatProgram:
        """Movements by chance."""
        return tuple(self.chance.choices(_MOVES, k=self.chance.randint(1, longest)))

    def play(self, program: FlatProgram) -> tuple[list[RobotEvent], list[Leg]]:
        """Load and run; what was reported, and the movements that the body made until it rested.

        A loss while loading is told as one in the run.
        """
        before = len(self.robot.body.legs)
        events: list[RobotEvent] = []
        try:
            self.driver.load(program)
            events += self.driver.run()
        except RobotError as error:
            events.append(Lost(None, error))
        self.robot.wait(0.2)
        return events, self.robot.body.legs[before:]

    def connect_again(self) -> None:
        """Close and open, until the robot is heard."""
        self.driver.close()
        while True:
            try:
                self.driver.connect()
            except RobotError:
                continue
            return

    def play_and_be_cut(self) -> tuple[FlatProgram, list[Leg], list[Leg]]:
        """Play a program on a link that goes after any byte, then open another link.

        What it was, what moved for it if the link has carried its RUN whole, and what moved with nobody asking.
        """
        program, before = self.any_program(), len(self.robot.body.legs)
        self.wire.passes = self.chance.randrange(1, 120)
        self.play(program)
        asked = any(frame.kind == Kind.RUN for frame in Decoder().feed(self.wire.carried))
        if asked:
            self.robot.rest()
        else:
            self.robot.wait(self.chance.choice((0.0, 0.05, 5.0)))
        made = len(self.robot.body.legs) if asked else before
        if self.chance.random() < 0.5:  # as the desk does; otherwise as another program, which knows nothing of it
            self.ask_truth()
        else:
            self.driver = self._new_driver()
            self.connect_again()
        self.robot.rest()
        return program, self.robot.body.legs[before:made], self.robot.body.legs[made:]

    def ask_truth(self) -> LastRun:
        """What the robot says became of the last run, however often it must be asked."""
        while True:
            try:
                self.connect_again()
                return self.driver.last_run()
            except RobotError:
                continue

    def stop_somewhere(self) -> float:
        """Stop a robot that rolls, at some moment; the seconds until the last coil changed.

        Raises:
            RobotError: the link was lost before the stop was asked, or did not carry it.
        """
        self.driver.load((Command.FORWARD, Command.LEFT, Command.BACKWARD) * 5)
        run = self.driver.run()
        chosen = StepStarted(self.chance.randrange(3))
        for event in run:
            if isinstance(event, Lost):
                raise event.error
            if event == chosen:
                break
        self.robot.wait(self.chance.uniform(0.0, 0.2))
        asked = self.robot.chip.now
        self.driver.stop()
        assert isinstance(list(run)[-1], Stopped | Lost)
        self.robot.wait(0.1)
        assert self.robot.body.last_change >= asked, "it did not roll any more"
        return (self.robot.body.last_change - asked) / HERTZ

    def stops(self, count: int) -> list[float]:
        """That many stops that a link carried, the shortest first; a link that was lost is opened again."""
        delays: list[float] = []
        while len(delays) < count:
            try:
                delays.append(self.stop_somewhere())
            except RobotError:
                self.connect_again()
        return sorted(delays)
