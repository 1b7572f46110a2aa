"""What a child is asked: the challenge and its kinds; ``judge`` says whether an answer succeeds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from types import NoneType
from typing import Any

from beebot.command import (
    MAX_INSTRUCTIONS,
    MAX_NESTING,
    PLAIN_COMMANDS,
    STRIDES,
    Command,
    Program,
    Repeat,
    read_card,
    read_keys,
)
from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _
from beebot.mat import Mat
from beebot.notebook_display import Pictured
from beebot.parts.limits import NO_LIMITS, Limits
from beebot.parts.pictures import Pictures
from beebot.parts.staging import PLAIN, Staging
from beebot.parts.values import (
    must_be,
    read_card_or_hole,
    read_program,
    read_template,
    several,
    text_of,
    word_of,
)
from beebot.pose import Cell, Pose
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
    OBSERVE = "observer"
    """Watch the given program run, then say what was seen."""
    CREATE = "creer"
    """Lay a challenge on the mat, for another child."""
    QUESTION = "question"
    """Touch a picture that answers."""
    ARRANGE = "ranger"
    """Lay pictures in their order."""
    SORT = "trier"
    """Lay pictures into the boxes where they belong."""

    __hash__ = object.__hash__  # members are unique; Enum's own hashes the name at each look-up


USUAL = Genre.PROGRAM
"""The kind of a challenge of which nothing is said."""


class Degree(Enum):
    """How hard a challenge is among those of its séance; the value is the word in files."""

    GREEN = "vert"
    ORANGE = "orange"
    RED = "rouge"


class Aim(Enum):
    """What two robots must do; the value is the word in files."""

    MEET = "rencontre"
    """Stop on two cells that share an edge."""
    SWAP = "echange"
    """Each stops where the other started."""
    GOALS = "chacun"
    """Each stops on its own goal."""


class Observed(Enum):
    """What a child says of a run that she watched; the value is the word in files."""

    STRIP = "bande"
    """The program: she chooses it among several, or lays it where there are none to choose from."""
    CELL = "case"
    """The cell where the robot stopped."""


@dataclass(frozen=True, slots=True)
class Target:
    """A cell to visit. It counts when a move ends on it or, if ``pause``, when the robot pauses on it.

    A target that is not ``visible`` is heard only: nothing shows it before the robot gets there. ``picture`` is drawn
    instead of the mat's own target, ``sound`` heard when the robot gets there and when a child asks what to do; both
    are empty where there is none. They are named as in ``beebot.mat.Place``.

    Raises:
        BadValueError: ``cell`` is no cell, or a flag is neither True nor False.
    """

    cell: Cell
    pause: bool = False
    visible: bool = True
    picture: str = ""
    sound: str = ""

    def __post_init__(self) -> None:
        if self.cell.__class__ is not Cell:
            object.__setattr__(self, "cell", Cell.read(self.cell))
        for name, value in (("pause", self.pause), ("visible", self.visible)):
            if value.__class__ is not bool:
                message = _("« {name} » vaut True ou False, pas {value}")
                raise BadValueError(message.format(name=name, value=shown(value)))

    def counts(self, command: Command, after: Pose) -> bool:
        """Whether ``command``, after which the robot stands at ``after`` without a bump, visits this target."""
        wanted = command is Command.PAUSE if self.pause else command.is_move
        return wanted and after.cell == self.cell


@dataclass(frozen=True, slots=True)
class Partner:
    """The second robot of a ``PAIR``: its start, what the two must do, and its goal if the aim is ``GOALS``.

    Raises:
        BadValueError: the start is no pose, the aim no aim, or the goal no cell.
    """

    start: Pose
    aim: Aim
    goal: Cell | None = None

    def __post_init__(self) -> None:
        if self.start.__class__ is not Pose:
            object.__setattr__(self, "start", Pose.read(self.start))
        if self.aim.__class__ is not Aim:
            object.__setattr__(self, "aim", word_of(Aim, self.aim))
        if self.goal is not None and self.goal.__class__ is not Cell:
            object.__setattr__(self, "goal", Cell.read(self.goal))


Template = tuple[Command | None, ...]
"""A program with holes: None where the child puts a card."""


@dataclass(frozen=True, slots=True)
class Order:
    """The bounds on a challenge that a child makes.

    ``level`` is the level it is for, by its word in files. ``cards`` is the most cards of its shortest answer,
    ``obstacles`` the most obstacles she may lay.

    Raises:
        BadValueError: a value has another type.
    """

    level: str
    cards: int
    obstacles: int

    def __post_init__(self) -> None:
        for name, kind in (("level", str), ("cards", int), ("obstacles", int)):
            if getattr(self, name).__class__ is not kind:
                must_be(kind, name)(getattr(self, name))


@dataclass(frozen=True, slots=True)
class Challenge(Pictured):
    """What a child is asked: from ``start``, visit the targets, then stop on ``goal`` where there is one.

    Where there are ``other_goals`` besides, any of the goals will do.

    ``ordered`` asks for the targets in their order; passing over a later one too early is allowed and does
    not count. ``passages`` are cells every run must cross, in no order. ``keys`` are the instructions she may use:
    where one of « avancer de 2 » to 9 is among them, all are, and « avancer » too, since one key lays them.
    ``repeats`` is whether she may repeat, ``nests`` whether within a repeat too, ``max_instructions`` how many cards
    at most. ``hints`` are the author's questions, spoken in turn to a child who asks for help.

    ``given`` is the program to predict, to mend, to reproduce, to watch or to turn the robot for, ``template`` the one
    to complete, ``choices`` those to choose from, ``partner`` the second robot: each only in its own genre.
    ``asks_heading`` says whether a prediction must also tell the heading, ``seen`` what is said of a run that was
    watched; ``made_for`` what a challenge must be that the child makes. Both are None in all other genres. Where
    ``exact``, the very strip that is to be reproduced must be laid, pauses and all. Where there are
    ``pictures``, no robot moves: ``mat`` and ``start`` are ``NO_MAT`` and ``NO_START`` of ``beebot.parts.pictures``.

    ``staging`` is how it is put before a child. ``limits`` bounds the cards of a program further. Two robots have
    neither limits nor repeats.

    ``degree`` is its place among the challenges of its séance, for groups that differ. ``star`` says that it goes
    beyond what its level asks, and is meant to.

    Lists, and words for cells, poses, sentences, genres and programs, are read: ``start="A1 est"``, ``targets=["C2"]``.

    Raises:
        BadValueError: a value cannot be read, something would lie off the mat, or no card could be laid.
        ProgramError: the text of a program cannot be read.
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
    genre: Genre = USUAL
    passages: frozenset[Cell] = frozenset()
    repeats: bool = False
    given: Program = ()
    template: Template = ()
    choices: tuple[Program, ...] = ()
    partner: Partner | None = None
    asks_heading: bool = False
    other_goals: frozenset[Cell] = frozenset()
    seen: Observed | None = None
    made_for: Order | None = None
    pictures: Pictures | None = None
    degree: Degree | None = None
    star: bool = False
    limits: Limits = NO_LIMITS
    exact: bool = False
    staging: Staging = PLAIN
    nests: bool = False

    def __post_init__(self) -> None:
        for name, kinds, read in _FIELDS:
            value = getattr(self, name)
            if value.__class__ not in kinds:
                object.__setattr__(self, name, read(value))
        for name, item_kinds, read_item in _ITEMS:
            values = getattr(self, name)
            if values and not item_kinds.issuperset(map(type, values)):
                object.__setattr__(self, name, type(values)(map(read_item, values)))
        if not 1 <= self.max_instructions <= MAX_INSTRUCTIONS:
            message = _("{value} cartes, ce n'est pas possible ; choisissez de 1 à {high}")
            raise BadValueError(message.format(value=self.max_instructions, high=MAX_INSTRUCTIONS))
        if not STRIDES.isdisjoint(self.keys):
            if self.partner:
                raise BadValueError(_("à deux robots, on avance d'une case à la fois ; enlevez « avancer_de »"))
            object.__setattr__(self, "keys", self.keys | STRIDES | {Command.FORWARD})
        if self.partner and (self.repeats or self.limits != NO_LIMITS):
            message = _("à deux robots, ni répétitions ni limites de cartes ; enlevez-les, « max_instructions » suffit")
            raise BadValueError(message)
        off = next((cell for cell in self.places() if cell not in self.mat), None)
        if off is not None:
            raise BadValueError(self.mat.off(off))

    @property
    def goals(self) -> tuple[Cell, ...]:
        """The cells on which the robot may end, the main one first; empty where it may end anywhere."""
        return () if self.goal is None else (self.goal, *sorted(self.other_goals))

    @property
    def at_first(self) -> "Challenge":
        """The challenge as it is before its world changes (``staging.before``); itself if nothing changes."""
        before = self.staging.before
        return self if before is None else replace(self, mat=replace(self.mat, obstacles=before.obstacles))

    @property
    def nesting(self) -> int:
        """How many repeats may be inside one another: 0, 1 or 2."""
        return 0 if not self.repeats else MAX_NESTING if self.nests else 1

    @property
    def counts_laid(self) -> bool:
        """Whether there are limits and also repeats: how many cards were laid is then not seen from a run."""
        return self.repeats and self.limits != NO_LIMITS

    @property
    def strides(self) -> bool:
        """Whether the key for « avancer » lays « avancer de 2 » and longer too."""
        return not STRIDES.isdisjoint(self.keys)

    @property
    def key_count(self) -> int:
        """How many keys the child has to lay cards."""
        return len({card.one_step for card in self.keys})

    def places(self) -> tuple[Cell, ...]:
        """Every cell where a robot must be able to stand."""
        other, aims = self.partner, (target.cell for target in self.targets)
        ends = (self.start.cell, other and other.start.cell, self.goal, other and other.goal)
        return tuple(cell for cell in (*ends, *aims, *self.passages, *self.other_goals) if cell)


_Read = tuple[str, tuple[type, ...], Callable[[Any], object]]


def _target(given: object) -> Target:
    return given if isinstance(given, Target) else Target(Cell.read(given))


def _as_given(*others: type, **kinds: type) -> Iterator[_Read]:
    """Fields that nothing else can be read into."""
    return ((name, (kind, *others), must_be(kind, name)) for name, kind in kinds.items())


_FIELDS: tuple[_Read, ...] = (
    *_as_given(id=str, mat=Mat, ordered=bool, max_instructions=int, repeats=bool, asks_heading=bool),
    *_as_given(star=bool, limits=Limits, exact=bool, staging=Staging, nests=bool),
    *_as_given(NoneType, partner=Partner, made_for=Order, pictures=Pictures),
    ("task", (Text,), text_of),
    ("start", (Pose,), Pose.read),
    ("targets", (tuple,), several),
    ("goal", (Cell, NoneType), Cell.read),
    ("keys", (frozenset,), read_keys),
    ("hints", (tuple,), lambda given: (given,) if isinstance(given, str) else several(given)),
    ("genre", (Genre,), partial(word_of, Genre)),
    ("passages", (frozenset,), lambda given: frozenset(Cell.read_several(given))),
    ("given", (tuple,), read_program),
    ("template", (tuple,), read_template),
    ("choices", (tuple,), several),
    ("other_goals", (frozenset,), lambda given: frozenset(Cell.read_several(given))),
    ("seen", (Observed, NoneType), partial(word_of, Observed)),
    ("degree", (Degree, NoneType), partial(word_of, Degree)),
)
"""For each field of a challenge: its types, and what reads other values into the first or refuses them."""
_ITEMS: tuple[tuple[str, frozenset[type], Callable[[Any], object]], ...] = (
    ("targets", frozenset({Target}), _target),
    ("passages", frozenset({Cell}), Cell.read),
    ("other_goals", frozenset({Cell}), Cell.read),
    ("keys", frozenset({Command}), read_card),
    ("hints", frozenset({Text}), text_of),
    ("given", frozenset({Command, Repeat}), read_card),
    ("template", frozenset({Command, NoneType}), read_card_or_hole),
    ("choices", frozenset({tuple}), read_program),
)
"""The same for each item of the fields that are lists."""
