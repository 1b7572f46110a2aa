"""Robots without a link: kinds whose keys only a hand can press, and the times by which their runs are followed.

None of this was tried on a real robot by us. What each kind can do was read, where its ``source`` says; what was read
nowhere is None.
"""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import NamedTuple

from beebot.command import MAX_INSTRUCTIONS, Command, FlatProgram
from beebot.robot import Capabilities, Finished, RobotEvent, StepDone, StepStarted

_TURNS = frozenset({Command.LEFT, Command.RIGHT})
_ARROWS = _TURNS | {Command.FORWARD, Command.BACKWARD}


class Keys(Enum):
    """Where the keys of a robot are; each place has its own way to empty the memory."""

    BACK = auto()
    """On its back; CLEAR empties its memory."""
    REMOTE = auto()
    """On a remote control; CLEAR empties the memory, and what is called GO here sends the program."""
    BOARD = auto()
    """They are blocks that are laid on a board, which is emptied by hand."""


class Unlinked(NamedTuple):
    """A kind of robot that no computer can reach.

    ``memory`` is how many instructions it keeps, None if unknown. ``cell_mm`` is how far one step takes it. ``source``
    is where these facts were read.
    """

    name: str
    title: str
    commands: frozenset[Command]
    cell_mm: int
    memory: int | None
    keys: Keys
    source: str

    @property
    def capabilities(self) -> Capabilities:
        """What a robot of this kind can do; an unknown memory counts as large enough for the longest program."""
        return Capabilities(
            commands=self.commands,
            memory=self.memory or MAX_INSTRUCTIONS,
            cell_mm=self.cell_mm,
            answers=False,
            reports_steps=False,
        )


_FLOOR_ROBOTS = "stemforstarters.com/floor-robots"
_CODE_GO = "tech.aph.org/codeandgo; research.ppld.org"
_BEE = Unlinked("bee-bot", "Bee-Bot", _ARROWS | {Command.PAUSE}, 150, 40, Keys.BACK, _FLOOR_ROBOTS)
UNLINKED: Mapping[str, Unlinked] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            _BEE,
            _BEE._replace(name="bee-bot-200", title="Bee-Bot (200)", memory=200),
            Unlinked("code-go", "Code & Go", _ARROWS, 127, None, Keys.BACK, _CODE_GO),
            Unlinked("botley", "Botley", _ARROWS, 200, None, Keys.REMOTE, "kidscodecs.com/botley-coding-robot"),
            Unlinked(
                "cubetto",
                "Cubetto",
                _TURNS | {Command.FORWARD},
                150,
                12,
                Keys.BOARD,
                "primotoys.com/cubetto-user-manual",
            ),
        )
    }
)
"""By name. The memory of 200 is that of our own notes on the newer model; the page that is cited knows 40."""

LIKE_UNLINKED: Mapping[str, str] = MappingProxyType({"bluebot": "bee-bot", "bluebot-200": "bee-bot-200"})
"""Robots on a link, by their drivers' names, whose own keys are those of a kind without one.

A Blue-Bot « almost looks like Bee-Bot », and its link « offers more commands than just the buttons », says its
distributor (doc.terrapinlogo.com, « Programming the Blue-Bot »). While it is linked they do nothing (docs/robots.md).
"""


class Pace(NamedTuple):
    """How long a robot takes, in seconds, for a step, a quarter turn and a pause.

    ``is_measured`` says that an adult timed this very robot.
    """

    step_s: float
    turn_s: float
    pause_s: float = 1.0
    is_measured: bool = False

    def seconds(self, command: Command) -> float:
        if command is Command.PAUSE:
            return self.pause_s
        return self.turn_s if command.pivot else self.step_s


GUESSED = Pace(2.2, 1.6)
"""Nobody measured these; they are those that the Blue-Bot is followed by. A pause of one second was read."""


def events_between(program: FlatProgram, pace: Pace, after_s: float, until_s: float) -> Iterator[RobotEvent]:
    """The events of a robot with this ``pace`` later than ``after_s`` and up to ``until_s`` seconds after GO.

    The first instruction begins at 0: to have it too, begin before 0.
    """
    at_s = 0.0
    for index, command in enumerate(program):
        if after_s < at_s <= until_s:
            yield StepStarted(index)
        at_s += pace.seconds(command)
        if after_s < at_s <= until_s:
            yield StepDone(index)
    if after_s < at_s <= until_s:
        yield Finished()
