"""How hard a challenge is for a child, and for which level that is about right.

Nobody has measured this yet. The parts are what teachers name, the weights and the bands are guesses **to be
calibrated** with the journals of real classes; until then a score orders challenges and says nothing else.
"""

import math
from dataclasses import dataclass

from beebot.challenge import Challenge
from beebot.command import Command, Instruction, Program, Repeat, cards, count_cards
from beebot.interpreter import run
from beebot.lesson import Level
from beebot.pose import Heading

WEIGHTS = {
    "length": 1.0,
    "pivots": 1.0,
    "facing_pivots": 1.5,
    "backward": 2.0,
    "targets": 1.0,
    "repeats": 12.0,
    "starts_facing": 1.5,
    "rarity": 0.25,
}
"""What one of each part of ``Difficulty`` adds to the score: guesses, **to be calibrated**; none is negative.

The unit is one card of ``avancer``. Changing a weight changes what the generator makes of a seed.
"""
BANDS = {Level.PS: 7.0, Level.MS: 13.0, Level.GS: 23.0, Level.CP: 32.0}
"""The score below which a challenge is for a level; CE1 is above them all. Guesses too, **to be calibrated**."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The parts, each the harder the larger.

    ``length`` is the number of cards; ``pivots``, ``backward`` and ``repeats`` how many cards pivot, go backwards or
    repeat; ``facing_pivots`` how many pivot while the robot faces the viewer, where left and right look exchanged (a
    card in a repeat counts once, if it ever does). ``targets`` counts cells to visit or cross and a goal.
    ``starts_facing`` is whether the robot faces the viewer at the start. ``rarity`` is -log2 of the number of equally
    short programs: 0 where there is one, -1 where there are two.
    """

    length: int
    pivots: int
    facing_pivots: int
    backward: int
    targets: int
    repeats: int
    starts_facing: bool
    rarity: float

    @property
    def score(self) -> float:
        """One number for all parts, by ``WEIGHTS``: some 2 for one step ahead, over 32 for CE1."""
        return math.fsum(weight * getattr(self, part) for part, weight in WEIGHTS.items())


def difficulty(challenge: Challenge, solution_program: Program, optima: int) -> Difficulty:
    """How hard it is to find ``solution_program``, one of ``optima`` equally short programs.

    Where nobody counted them, give 1.

    Raises:
        ValueError: ``optima`` is less than 1.
    """
    if optima < 1:
        raise ValueError(f"a program that exists is one of at least 1, not of {optima}")
    laid = tuple(cards(solution_program))
    trace = run(solution_program, challenge.start, challenge.mat)
    facing = {step.index for step in trace.steps if step.command.pivot and _faces_viewer(step.before.heading)}
    return Difficulty(
        length=count_cards(solution_program),
        pivots=sum(map(_pivots, laid)),
        facing_pivots=len(facing),
        backward=laid.count(Command.BACKWARD),
        targets=len(challenge.targets) + len(challenge.passages) + (challenge.goal is not None),
        repeats=sum(isinstance(card, Repeat) for card in laid),
        starts_facing=_faces_viewer(challenge.start.heading),
        rarity=-math.log2(optima),
    )


def band(score: float) -> Level:
    """The level that a score is about right for."""
    return next((level for level, limit in BANDS.items() if score < limit), Level.CE1)


def _pivots(card: Instruction) -> bool:
    return isinstance(card, Command) and card.pivot != 0


def _faces_viewer(heading: Heading) -> bool:
    """Whether it points to the south, where the viewer sits, straight or slanting."""
    _east, north = heading.vector
    return north < 0
