"""Instructions and programs; ``notation`` reads and writes the text that stands for them.

Cards are counted as a child lays them: one for each instruction and one for each repeat, in the order read. A
place in a program is always the place of a card, from 0.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeGuard

from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _

MAX_INSTRUCTIONS = 200
"""The longest program the kit accepts, in cards: what the newest robots of the Bee-Bot kind remember."""
MIN_TURNS, MAX_TURNS = 2, 9
"""How often a repeat may run its body."""
MAX_NESTING = 2
"""How many repeats may lie in one another."""
MAX_COMMANDS = MAX_INSTRUCTIONS * MAX_TURNS ** (MAX_NESTING + 1)
"""More than any program that can be laid runs."""


class Command(Enum):
    """One instruction; the value is its word in files and on the command line."""

    FORWARD = "avancer"
    BACKWARD = "reculer"
    LEFT = "gauche"
    RIGHT = "droite"
    PAUSE = "pause"
    LEFT_45 = "gauche45"
    RIGHT_45 = "droite45"
    FORWARD_2 = "avancer de 2"
    FORWARD_3 = "avancer de 3"
    FORWARD_4 = "avancer de 4"
    FORWARD_5 = "avancer de 5"
    FORWARD_6 = "avancer de 6"
    FORWARD_7 = "avancer de 7"
    FORWARD_8 = "avancer de 8"
    FORWARD_9 = "avancer de 9"

    __hash__ = object.__hash__  # members are unique; Enum's own hashes the name at each look-up

    @property
    def arrow(self) -> str:
        """The instruction's sign: one character, followed by the number of cells if there are several."""
        return ARROWS[self]

    @property
    def is_move(self) -> bool:
        """Whether the command takes the robot to another cell."""
        return self in _STEPS

    @property
    def steps(self) -> int:
        """How many cells the robot goes ahead: 1 to 9; -1 for one cell back, 0 if it does not move."""
        return _STEPS.get(self, 0)

    @property
    def one_step(self) -> "Command":
        """The instruction without its number: ``FORWARD`` for « avancer de 3 », else the instruction itself.

        Its key also lays the card with the number.
        """
        return Command.FORWARD if self in STRIDES else self

    @property
    def longer(self) -> "Command | None":
        """The card one cell longer: « avancer de 3 » after « avancer de 2 », « avancer » again after 9; else None."""
        return _LONGER.get(self)

    @property
    def pivot(self) -> int:
        """How many degrees it turns the robot to the right; negative to the left, 0 if it does not turn."""
        return _PIVOTS.get(self, 0)


ARROWS = {
    Command.FORWARD: "↑",
    Command.BACKWARD: "↓",
    Command.LEFT: "↶",
    Command.RIGHT: "↷",
    Command.PAUSE: "⏸",
    Command.LEFT_45: "↖",
    Command.RIGHT_45: "↗",
}
STRIDES = frozenset(command for command in Command if command.name.startswith("FORWARD_"))
"""« avancer de 2 » to « avancer de 9 »: one card each."""
ARROWS |= {command: f"↑{command.value[-1]}" for command in Command if command in STRIDES}
SINGLE_COMMANDS = tuple(command for command in Command if command not in STRIDES)
"""What a robot is told: one cell, one pivot or one pause at a time."""
_SPELLED = frozenset(SINGLE_COMMANDS)
_BY_WORD = {command.value: command for command in Command} | {arrow: command for command, arrow in ARROWS.items()}
_STEPS = {Command.FORWARD: 1, Command.BACKWARD: -1}
_STEPS |= {command: steps for steps, command in enumerate((each for each in Command if each in STRIDES), start=2)}
_AHEAD = [command for command in Command if _STEPS.get(command, 0) > 0]
_LONGER = dict(zip(_AHEAD, (*_AHEAD[1:], _AHEAD[0]), strict=True))
_PIVOTS = {Command.LEFT: -90, Command.RIGHT: 90, Command.LEFT_45: -45, Command.RIGHT_45: 45}
PLAIN_COMMANDS = frozenset(SINGLE_COMMANDS) - {Command.LEFT_45, Command.RIGHT_45}
"""What every robot of the Bee-Bot kind can do."""
STRIDE_KEY = "avancer_de"
"""The word for the key that lays « avancer », and « avancer de 2 » and so on once its number is touched."""
KEY_WORDS = {command.value: frozenset({command}) for command in SINGLE_COMMANDS}
KEY_WORDS[STRIDE_KEY] = STRIDES | {Command.FORWARD}
"""By the word of each key in files: the cards that it lays."""
_CARD_WORD = re.compile(r"avancer de [2-9]|\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repeat: runs ``body`` ``turns`` times, 2 to 9; it counts as one card more than its body.

    The body may be given as a list or as words too: ``Repeat(3, ["avancer", "droite"])``. It is empty while a child
    fills it.

    Raises:
        BadValueError: ``turns`` is no such number, or the body holds something else than cards.
    """

    turns: int
    body: "Program"

    def __post_init__(self) -> None:
        if self.turns.__class__ is not int or not MIN_TURNS <= self.turns <= MAX_TURNS:
            message = _("une répétition fait de {low} à {high} tours, pas {value}")
            raise BadValueError(message.format(low=MIN_TURNS, high=MAX_TURNS, value=shown(repr(self.turns))))
        if self.body.__class__ is not tuple or not CARDS.issuperset(map(type, self.body)):
            object.__setattr__(self, "body", read_cards(self.body))


CARDS = frozenset({Command, Repeat})
"""The types of cards."""
Instruction = Command | Repeat
Program = tuple[Instruction, ...]
FlatProgram = tuple[Command, ...]
"""A program without repeats, as a robot's keys make it."""


class Executed(NamedTuple):
    """One command of a run: the place of its card, and the turn (from 1) of each repeat around it, outermost first.

    A card « avancer de 3 » gives three of them, with the same place and turns.
    """

    place: int
    command: Command
    turns: tuple[int, ...] = ()


def is_flat(program: Program) -> TypeGuard[FlatProgram]:
    """Whether ``program`` has no repeats."""
    return Repeat not in set(map(type, program))


def read_cards(given: object) -> Program:
    """The cards in ``given``, a list or a text such as ``"avancer droite"``; arrows are read too.

    Raises:
        BadValueError: one is no card, or ``given`` is no list.
    """
    items = _CARD_WORD.findall(given) if isinstance(given, str) else given
    if not isinstance(items, Iterable):
        message = _('« {value} » n\'est pas une liste d\'instructions ; écrivez par exemple ["avancer", "droite"]')
        raise BadValueError(message.format(value=shown(given)))
    return tuple(map(read_card, items))


def read_card(given: object) -> Instruction:
    """The card ``given``, or the one that its word or arrow stands for.

    Raises:
        BadValueError: it is none.
    """
    if isinstance(given, Command | Repeat):
        return given
    command = _BY_WORD.get(given.lower()) if isinstance(given, str) else None
    if command is None:
        message = _("« {value} » n'est pas une instruction ; les mots possibles sont {words}")
        words = ", ".join(command.value for command in SINGLE_COMMANDS)
        raise BadValueError(message.format(value=shown(given), words=words))
    return command


def read_keys(given: object) -> frozenset[Instruction]:
    """The cards that the keys in ``given`` lay: a list, or a text with spaces.

    Raises:
        BadValueError: one is no key, or ``given`` is no list.
    """
    if isinstance(given, str):
        given = given.split()
    if not isinstance(given, Iterable):
        return frozenset(read_cards(given))
    return frozenset().union(*map(_read_key, given))


def _read_key(given: object) -> Iterable[Instruction]:
    words = KEY_WORDS.get(given.lower()) if isinstance(given, str) else None
    return words or (read_card(given),)


def count_cards(program: Program) -> int:
    """How many cards ``program`` has: a repeat is one, and so is each card in it."""
    if is_flat(program):
        return len(program)
    return sum(1 + count_cards(each.body) if isinstance(each, Repeat) else 1 for each in program)


def count_commands(program: Program) -> int:
    """How many commands ``program`` runs, each turn of its repeats counted."""
    return sum(
        each.turns * count_commands(each.body) if isinstance(each, Repeat) else max(1, each.steps) for each in program
    )


def cards(program: Program) -> Iterator[Instruction]:
    """The cards of ``program`` in the order they are read: a repeat, then those in it."""
    for each in program:
        yield each
        if isinstance(each, Repeat):
            yield from cards(each.body)


def too_deep(program: Program, nesting: int, first: int = 0) -> Iterator[int]:
    """The places of the repeats inside ``nesting`` other repeats or more; ``first`` is the first card's place."""
    place = first
    for each in program:
        if isinstance(each, Repeat):
            yield from () if nesting else (place,)
            yield from too_deep(each.body, max(0, nesting - 1), place + 1)
        place += count_cards((each,))


def unroll(program: Program) -> Iterator[Executed]:
    """Every command that ``program`` runs, in order, one cell at a time.

    Raises:
        ValueError: they are more than ``MAX_COMMANDS``; repeats made by hand can run for ever.
    """
    for executed in unroll_cards(program):
        if executed.command in STRIDES:
            yield from (executed._replace(command=Command.FORWARD) for _step in range(executed.command.steps))
        else:
            yield executed


def unroll_cards(program: Program) -> Iterator[Executed]:
    """Every card that ``program`` runs, in order, where « avancer de 3 » is one card.

    Raises:
        ValueError: they are more than ``MAX_COMMANDS`` commands.
    """
    count = count_commands(program)
    if count > MAX_COMMANDS:
        raise ValueError(f"a program runs {MAX_COMMANDS} commands at most, not {count}")
    return _unroll(program, 0, ())


def _unroll(program: Program, first: int, turns: tuple[int, ...]) -> Iterator[Executed]:
    """``first`` is the place of the program's first card."""
    place = first
    for each in program:
        if isinstance(each, Repeat):
            for turn in range(1, each.turns + 1):
                yield from _unroll(each.body, place + 1, (*turns, turn))
            place += 1 + count_cards(each.body)
        else:
            yield Executed(place, each, turns)
            place += 1


def is_spelled(program: Program) -> TypeGuard[FlatProgram]:
    """Whether each card of ``program`` is one command of a robot: no repeat, no « avancer de 2 » or longer."""
    return _SPELLED.issuperset(program)


def flatten(program: Program) -> FlatProgram:
    """The commands that ``program`` runs, in order, for a robot that knows no repeats and goes one cell at a time."""
    return program if is_spelled(program) else tuple(executed.command for executed in unroll(program))


def laid_out(program: Program) -> FlatProgram:
    """The cards that ``program`` runs, in order: its repeats written out, « avancer de 3 » as one card."""
    return program if is_flat(program) else tuple(executed.command for executed in unroll_cards(program))
