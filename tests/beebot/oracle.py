"""Robots that nobody here wrote, to compare ours with: Karel of Stanford, and the turtle of the standard library.

Both come with a window, of which neither is opened: ``tkinter`` is stood in for while they are imported.
"""

import importlib
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from beebot.command import Command, Program, Repeat
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose


class _NoWindow(ModuleType):
    """Holds a class of every name, to inherit from and never to call."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


@contextmanager
def _without_tkinter() -> Iterator[None]:
    names = ("tkinter", "tkinter.filedialog", "tkinter.messagebox", "tkinter.simpledialog")
    kept = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    sys.modules.update({name: _NoWindow(name) for name in names})
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
        sys.modules.update(kept)


with _without_tkinter():
    _karel: Any = importlib.import_module("stanfordkarel.karel_program")
    _world: Any = importlib.import_module("stanfordkarel.karel_world")
    _turtle: Any = importlib.import_module("turtle")

DIRECTIONS = {
    Heading.NORTH: _world.Direction.NORTH,
    Heading.EAST: _world.Direction.EAST,
    Heading.SOUTH: _world.Direction.SOUTH,
    Heading.WEST: _world.Direction.WEST,
}
_HEADINGS = {direction: heading for heading, direction in DIRECTIONS.items()}


class Karel:
    """Karel on one of our mats: avenues go east and streets north, both from 1."""

    def __init__(self, mat: Mat) -> None:
        self.mat = mat
        self.robot = _karel.KarelProgram("1x1")
        world = self.robot.world
        world.num_avenues, world.num_streets = mat.width, mat.height
        for cell in mat.obstacles:
            for direction in DIRECTIONS.values():
                world.walls.add(_world.Wall(cell.column + 1, cell.row + 1, direction))
        for wall in mat.walls:
            one, other = wall.first, wall.second
            direction = DIRECTIONS[Heading.NORTH if one.column == other.column else Heading.EAST]
            world.walls.add(_world.Wall(one.column + 1, one.row + 1, direction))

    @property
    def cell(self) -> Cell:
        return Cell(self.robot.avenue - 1, self.robot.street - 1)

    @property
    def pose(self) -> Pose:
        return Pose(self.cell, _HEADINGS[self.robot.direction])

    def place(self, start: Pose) -> None:
        """Put it on ``start``, its bag empty."""
        self.robot.avenue, self.robot.street = start.cell.column + 1, start.cell.row + 1
        self.robot.direction = DIRECTIONS[start.heading]
        self.robot.num_beepers = 0

    def obey(self, command: Command) -> bool:
        """Whether it went through; after a crash the robot is where it was and looks as it did."""
        match command:
            case Command.FORWARD:
                return self._moves()
            case Command.BACKWARD:
                self._turn_left(2)
                moved = self._moves()
                self._turn_left(2)
                return moved
            case Command.LEFT:
                self._turn_left(1)
            case Command.RIGHT:
                self._turn_left(3)
        return True

    def _moves(self) -> bool:
        try:
            self.robot.move()
        except _karel.KarelException:
            return False
        return True

    def _turn_left(self, times: int) -> None:
        for _ in range(times):
            self.robot.turn_left()


@dataclass(frozen=True)
class Journey:
    """Where Karel ended, how many commands it began, the card it crashed at, and where it found beepers."""

    end: Pose
    began: int
    crashed: int | None
    found: tuple[Cell, ...]


class _CrashError(Exception):
    """Karel hit something at a card."""


def travel(karel: Karel, program: Program, start: Pose, beepers: list[Cell]) -> Journey:
    """Karel runs ``program`` and picks up the beeper of each cell it moves onto."""
    karel.place(start)
    for cell in beepers:
        karel.robot.world.beepers[cell.column + 1, cell.row + 1] = 1
    found: list[Cell] = []
    began = 0

    def go_on(body: Program, place: int) -> int:
        nonlocal began
        for card in body:
            if isinstance(card, Repeat):
                first = place + 1
                for _ in range(card.turns):
                    place = go_on(card.body, first)
                continue
            began += 1
            if not karel.obey(card):
                raise _CrashError(place)
            if card in (Command.FORWARD, Command.BACKWARD) and karel.robot.beepers_present():
                karel.robot.pick_beeper()
                found.append(karel.cell)
            place += 1
        return place

    crashed = None
    try:
        go_on(program, 0)
    except _CrashError as crash:
        crashed = crash.args[0]
    karel.robot.world.beepers.clear()
    return Journey(karel.pose, began, crashed, tuple(found))


def crawl(program: Program, start: Pose) -> list[tuple[int, int, int]]:
    """Where the turtle is after each command: column, row, and degrees clockwise from north."""
    turtle = _turtle.TNavigator()  # 0 is east and angles go anticlockwise
    turtle.setheading(90 - start.heading.degrees)
    turtle.goto(start.cell.column, start.cell.row)
    places = []
    for command in program:
        diagonal = round(turtle.heading()) % 90 == 45
        match command:
            case Command.FORWARD:
                turtle.forward(math.sqrt(2) if diagonal else 1)
            case Command.BACKWARD:
                turtle.back(math.sqrt(2) if diagonal else 1)
            case Command.LEFT | Command.LEFT_45:
                turtle.left(90 if command is Command.LEFT else 45)
            case Command.RIGHT | Command.RIGHT_45:
                turtle.right(90 if command is Command.RIGHT else 45)
        places.append((round(turtle.xcor()), round(turtle.ycor()), (90 - round(turtle.heading())) % 360))
    return places
