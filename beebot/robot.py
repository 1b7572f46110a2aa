"""What a robot is, for everyone who drives one: no port, no clock, no thread here.

A driver is a ``Robot``. What a robot cannot do is refused before anything moves, by ``check_program``. What only some
robots can do besides programs is a method that others do not override; what an adult may ask for is in ``Ability`` too.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from beebot.command import Command, FlatProgram
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.message import Message


class Ability(Enum):
    """What an adult can ask of some robots only; each names the method of ``Robot`` for it."""

    SIGNAL = auto()
    """Light and sound, to see which one it is: ``signal``."""
    CALIBRATION = auto()
    """Be calibrated: ``calibrate``."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a kind of robot can do.

    ``memory`` is how many instructions it keeps; ``cell_mm`` how far one step takes it. A robot that ``answers`` says
    who it is when it is connected, so one that is not there is noticed; of any other it is only hoped that it is
    there. A robot that does not report its steps is followed by its known times, and whoever shows the run says so. One
    that ``has_wheels`` turns around the middle between them; a ball has none, and finds its directions by itself.
    """

    commands: frozenset[Command]
    memory: int
    cell_mm: int
    answers: bool
    reports_steps: bool
    abilities: frozenset[Ability] = frozenset()
    has_wheels: bool = True


class StepStarted(Message):
    """The robot starts the instruction at ``index`` (from 0) of the program."""

    index: int


class StepDone(Message):
    """The robot has finished the instruction at ``index``."""

    index: int


class Bumped(Message):
    """The robot reports that it hit something during the instruction at ``index``."""

    index: int


class Finished(Message):
    """The program is over and the robot is ready for another."""


class Stopped(Message):
    """Somebody stopped the robot; ``index`` is the instruction it was at, as far as known."""

    index: int | None


class Lost(Message):
    """The link broke during the run. The robot may still be moving: ``error`` says what to do."""

    index: int | None
    error: "RobotError"


RobotEvent = StepStarted | StepDone | Bumped | Finished | Stopped | Lost


class Aftermath(Message):
    """What became of a run whose link broke, once the robot could be asked: a sentence for the adult.

    ``cut_at`` is the instruction (from 0) that was cut, so that a person may choose to go on from there; None where
    nothing is left to do, or nobody knows.
    """

    sentence: str
    cut_at: int | None = None


class Measured(Message):
    """What an adult read on the floor, to calibrate a robot.

    Millimetres along a line from its start, millimetres to the left of it (negative: to the right), and the degrees
    turned in all, to the left.
    """

    ahead_mm: float
    left_mm: float
    turned_deg: float


class RobotError(KitError):
    """A robot cannot be reached, or cannot do what is asked."""


class RefusedError(RobotError):
    """The robot cannot do what is asked, a program or another thing; nothing has moved."""


class LinkLostError(RobotError):
    """The robot no longer answers. It may have done what was asked, and may still be moving."""


class RobotResetError(RobotError):
    """The robot started anew and stands still; a person chooses whether to go on, and from which step."""


class Robot(ABC):
    """The base class of drivers: a robot that runs programs. Every method may raise ``RobotError``.

    Calls come from one thread, except ``stop``, which may come from any and returns at once. What stands below
    ``close`` is what only some robots can do: each method says what holds of a robot whose driver does not override it.
    """

    @property
    @abstractmethod
    def capabilities(self) -> Capabilities:
        """What this robot can do, known before it is connected."""

    @abstractmethod
    def connect(self) -> None:
        """Open the link and make sure that a robot of this kind listens.

        Raises:
            RobotError: no such port, port busy, or something else answers there.
        """

    @abstractmethod
    def load(self, program: FlatProgram) -> None:
        """Keep ``program`` for ``run``; the robot does not move.

        Raises:
            RefusedError: the robot cannot do it.
            RobotError: the link broke.
        """

    @abstractmethod
    def run(self, first_step: int = 0) -> Iterator[RobotEvent]:
        """Run the loaded program from ``first_step`` and follow it.

        Yields ``StepStarted`` and ``StepDone`` in turn and ends with exactly one of ``Finished``, ``Bumped``,
        ``Stopped`` or ``Lost``. The caller must iterate to the end or call ``stop``.

        Raises:
            ValueError: no such step, or no program was loaded.
        """

    @abstractmethod
    def stop(self) -> None:
        """Halt the robot as soon as it can; a run in progress then ends with ``Stopped``."""

    @abstractmethod
    def close(self) -> None:
        """Leave the robot still and release the link. A second call does nothing."""

    def has_answered(self) -> bool:
        """Whether the robot answered when it was connected; if not, only its port is known to have opened.

        A robot whose kind does not answer may still say who it is, as over a cable: its driver overrides this.
        """
        return self.capabilities.answers

    def check_presence(self) -> None:
        """Between runs, have the robot show that it is still there; does nothing if it cannot be asked without harm.

        Raises:
            RobotError: the robot does not answer.
        """

    def aftermath(self) -> Aftermath | None:
        """What became of the run whose link broke, asked after connecting again; None if the robot cannot tell.

        Raises:
            RobotError: the robot no longer answers.
        """
        return None

    def token(self) -> int:
        """The number, from 1, of the animal (token) that the robot remembers even when off; 0 for none."""
        return 0

    def give_token(self, number: int) -> None:
        """Have the robot remember the animal ``number``; does nothing if it remembers none.

        Raises:
            RefusedError: it is moving.
            RobotError: the link broke.
        """

    def signal(self) -> None:
        """Light up and sound for a moment, for robots with ``Ability.SIGNAL``.

        Raises:
            RefusedError: it is moving, or has neither.
            RobotError: the link broke.
        """
        raise RefusedError(_("ce robot n'a ni lumière ni son pour se montrer"))

    def calibrate(self, measured: Measured) -> object:  # noqa: ARG002 (for those that override it)
        """Correct steps and turns by what was ``measured``, for ``Ability.CALIBRATION``; kept if it has no ``figures``.

        Raises:
            RefusedError: the measures cannot be right, or it takes none.
            RobotError: the link broke.
        """
        raise RefusedError(_("ce robot règle lui-même ses moteurs : il n'y a rien à étalonner"))

    def figures(self) -> tuple[float, ...]:
        """The numbers of its calibration, for the caller to keep until the next time; empty if the robot keeps them."""
        return ()

    def use_figures(self, figures: tuple[float, ...]) -> None:
        """Use the ``figures`` of an earlier calibration.

        Raises:
            ValueError: a robot of this kind has no such figures.
        """
        raise ValueError(f"a robot without figures was given {figures}")


def check_program(program: FlatProgram, capabilities: Capabilities) -> None:
    """Check that a robot with these ``capabilities`` can do ``program``, before anything moves.

    Raises:
        RefusedError: empty, too long for its memory, or with an instruction it does not have.
    """
    if not program:
        raise RefusedError(_("le programme est vide ; donnez au moins une instruction"))
    if len(program) > capabilities.memory:
        raise RefusedError(
            _("ce robot retient {memory} instructions, le programme en a {count} ; raccourcissez-le").format(
                memory=capabilities.memory, count=len(program)
            )
        )
    for place, command in enumerate(program, start=1):
        if command not in capabilities.commands:
            raise RefusedError(
                _("ce robot ne sait pas faire « {word} » (instruction {place}) ; enlevez cette instruction").format(
                    word=command.value, place=place
                )
            )
