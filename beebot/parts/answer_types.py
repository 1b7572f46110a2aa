"""What a child answers: a program, or what her kind of challenge asks for instead of one."""

from dataclasses import dataclass

from beebot.command import Program
from beebot.parts.pictures import Arranged
from beebot.parts.values import must_be, read_program
from beebot.pose import Cell, Heading, Pose


@dataclass(frozen=True, slots=True)
class Prediction:
    """An answer: the cell on which the given program stops; ``heading`` is None if the child does not say it.

    Raises:
        BadValueError: ``cell`` is no cell, or ``heading`` no heading.
    """

    cell: Cell
    heading: Heading | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "cell", Cell.read(self.cell))
        if self.heading is not None:
            object.__setattr__(self, "heading", Heading.read(self.heading))


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: the place (from 0) of the program or picture that a child chose.

    Raises:
        BadValueError: ``place`` is no whole number.
    """

    place: int

    def __post_init__(self) -> None:
        if self.place.__class__ is not int:
            must_be(int, "place")(self.place)


@dataclass(frozen=True, slots=True)
class PairPrograms:
    """An answer: one program for each of two robots.

    Raises:
        ProgramError: the text of one cannot be read.
        BadValueError: it is no program.
    """

    first: Program
    second: Program

    def __post_init__(self) -> None:
        for name, program in (("first", self.first), ("second", self.second)):
            if program.__class__ is not tuple:
                object.__setattr__(self, name, read_program(program))


@dataclass(frozen=True, slots=True)
class Orientation:
    """An answer: the heading to which a child turned the robot at its start.

    Raises:
        BadValueError: it is no heading.
    """

    heading: Heading

    def __post_init__(self) -> None:
        object.__setattr__(self, "heading", Heading.read(self.heading))


@dataclass(frozen=True, slots=True)
class Creation:
    """An answer: a challenge that a child made, with the bee's start, a goal, targets, and the obstacles.

    Raises:
        BadValueError: the start is no pose, or another place no cell.
    """

    start: Pose
    goal: Cell | None = None
    targets: tuple[Cell, ...] = ()
    obstacles: frozenset[Cell] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", Pose.read(self.start))
        if self.goal is not None:
            object.__setattr__(self, "goal", Cell.read(self.goal))
        object.__setattr__(self, "targets", tuple(map(Cell.read, self.targets)))
        object.__setattr__(self, "obstacles", frozenset(map(Cell.read, self.obstacles)))


Answer = Program | Prediction | Choice | PairPrograms | Orientation | Creation | Arranged
