"""What the solver says of a challenge."""

from dataclasses import dataclass
from enum import Enum

from beebot.command import Program
from beebot.parts.answer_types import Answer

DEFAULT_EFFORT = 10_000_000
"""Work units: a unit is about a microsecond of a classroom PC, and there is no clock in the engine."""


class Status(Enum):
    """How sure the solver is; the value is the word used in files."""

    PROVED = "prouvé"
    """No answer takes fewer cards."""
    BOUND = "borne"
    """The best known; a shorter one may exist, and where no answer is known none is promised."""
    IMPOSSIBLE = "impossible"
    """No answer succeeds."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found for a challenge.

    ``answer`` is None where none is known. ``cards`` is how many cards it has (both programs in a ``PAIR``), None where
    no cards are laid. ``count`` is how many answers are as short; None where nobody counted.
    """

    status: Status
    answer: Answer | None = None
    cards: int | None = None
    count: int | None = None

    @property
    def program(self) -> Program | None:
        """The answer when it is one program, else None."""
        return self.answer if isinstance(self.answer, tuple) else None


@dataclass(frozen=True, slots=True)
class Written:
    """A program, and how many programs of as many cards succeed, itself among them."""

    program: Program
    count: int
