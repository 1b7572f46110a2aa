"""What a child is asked: the challenge and its kinds; ``judge`` says whether an answer succeeds."""

from dataclasses import dataclass
from enum import Enum

from beebot.command import MAX_INSTRUCTIONS, PLAIN_COMMANDS, Command, Program
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text


class Genre(Enum):
    """The kinds of challenge; the value is the word in files. What is particular to each is in ``beebot.kinds``."""

    PROGRAM = "programmer"
    """Write the program."""
    PREDICT = "prevoir"
    """Say where the given program stops."""
    DEBUG = "deboguer"
    """Mend the given program."""
    COMPLETE = "completer"
    """Put the missing cards in the given program."""
    CHOOSE = "choisir"
    """Say which of two to four programs succeeds."""
    REPRODUCE = "reproduire"
    """Draw the trail of the given program again."""
    FREE = "libre"
    """No goal."""
    PAIR = "a_deux"
    """Two robots, one program each, in lock step."""
    ORIENT = "orienter"
    """Turn the robot at its start, for the given program."""

    __hash__ = object.__hash__  # members are unique; Enum's own hashes the name at each look-up


class Aim(Enum):
    """What two robots must do; the value is the word in files."""

    MEET = "rencontre"
    """Stop on two cells that share an edge."""
    SWAP = "echange"
    """Each stops where the other started."""
    GOALS = "chacun"
    """Each stops on its own goal."""


@dataclass(frozen=True, slots=True)
class Target:
    """A cell to visit. It counts when a move ends on it or, if ``pause``, when the robot pauses on it."""

    cell: Cell
    pause: bool = False

    def counts(self, command: Command, after: Pose) -> bool:
        """Whether ``command``, which went through and ended in ``after``, makes this target count."""
        wanted = command is Command.PAUSE if self.pause else command.is_move
        return wanted and after.cell == self.cell


@dataclass(frozen=True, slots=True)
class Partner:
    """The second robot of a ``PAIR``: its start, what the two must do, and its goal if the aim is ``GOALS``."""

    start: Pose
    aim: Aim
    goal: Cell | None = None


Template = tuple[Command | None, ...]
"""A program with holes: None where the child puts a card."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a child is asked: from ``start``, visit the targets, then stop on ``goal`` where there is one.

    ``ordered`` asks for the targets in their order; passing over a later one too early is allowed and does
    not count. ``passages`` are cells every run must cross, in no order. ``keys`` are the instructions she may use,
    ``repeats`` whether she may repeat, ``max_instructions`` how many cards at most. ``hints`` are the author's
    questions, spoken in turn to a child who asks for help.

    ``given`` is the program to predict, to mend, to reproduce or to turn the robot for, ``template`` the one to
    complete, ``choices`` those to choose from, ``partner`` the second robot: each only in its own genre.
    ``asks_heading`` says whether a prediction must also tell the heading.
    """

    id: str
    task: Text
    mat: Mat
    start: Pose
    targets: tuple[Target, ...] = ()
    goal: Cell | None = None
    ordered: bool = False
    keys: frozenset[Command] = PLAIN_COMMANDS
    max_instructions: int = MAX_INSTRUCTIONS
    hints: tuple[Text, ...] = ()
    genre: Genre = Genre.PROGRAM
    passages: frozenset[Cell] = frozenset()
    repeats: bool = False
    given: Program = ()
    template: Template = ()
    choices: tuple[Program, ...] = ()
    partner: Partner | None = None
    asks_heading: bool = False

    def __post_init__(self) -> None:
        """Check what nothing else could notice.

        Raises:
            ValueError: something would lie off the mat, or no card could be laid.
        """
        cells = [self.start.cell, self.goal, *(target.cell for target in self.targets), *self.passages]
        cells += [self.partner.start.cell, self.partner.goal] if self.partner else []
        off = [cell for cell in cells if cell is not None and cell not in self.mat]
        if off:
            raise ValueError(f"off the mat: {', '.join(map(str, off))}")
        if self.max_instructions < 1:
            raise ValueError(f"a program has one card at least, not {self.max_instructions}")


@dataclass(frozen=True, slots=True)
class Prediction:
    """Where a child says that the given program stops; a heading of None is not said."""

    cell: Cell
    heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The place (from 0) of the program a child chose."""

    place: int


@dataclass(frozen=True, slots=True)
class PairPrograms:
    """One program for each of two robots."""

    first: Program
    second: Program


@dataclass(frozen=True, slots=True)
class Orientation:
    """The way a child turned the robot at its start."""

    heading: Heading


Answer = Program | Prediction | Choice | PairPrograms | Orientation
