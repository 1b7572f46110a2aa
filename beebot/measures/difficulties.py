"""How hard a challenge is for a child, and for which level that is about right.

The parts are what teachers name. Their weights are fitted to the order in which challenges were published, ours and
those of others: ``tests/bench/orders/`` holds the orders with their sources, ``python -m tests.bench._fitting`` fits
and prints the tables below, and decision 24 tells how well that holds on what the fit has not seen. How classes really
do is not in it yet.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from beebot.challenge import Challenge, Genre
from beebot.command import Command, Program, Repeat, cards
from beebot.interpreter import Trace, run
from beebot.judging.rules import trail
from beebot.lesson import Level
from beebot.measures.labyrinth import astray
from beebot.measures.level_bounds import first_level
from beebot.pose import Heading, Pose

WEIGHTS = {
    "laid": 0.39,
    "read": 0.27,
    "keys": 0.7,
    "pivots": 0.32,
    "facing_pivots": 0.16,
    "starts_facing": 0.05,
    "backward": 0.05,
    "pauses": 0.05,
    "repeats": 1.56,
    "targets": 0.05,
    "ordered": 0.05,
    "heading": 0.93,
    "junctions": 1.26,
    "dead_ends": 0.05,
    "detour": 0.05,
    "options": 0.05,
    "rarity": 0.05,
}
"""What one of each part of ``Difficulty`` adds to the score; none is negative."""
GENRES = {
    Genre.PROGRAM: 0.0,
    Genre.PREDICT: 1.75,
    Genre.DEBUG: 0.69,
    Genre.COMPLETE: 0.02,
    Genre.CHOOSE: 0.51,
    Genre.REPRODUCE: 0.32,
    Genre.PAIR: 0.72,
    Genre.ORIENT: 0.57,
}
"""What a kind adds by itself: 0 for the easiest. A kind that is not here adds nothing."""
BANDS = {Level.PS: 3.2, Level.MS: 4.1, Level.GS: 6.2, Level.CP: 7.0, Level.CE1: 10.4}
"""The highest score of each level. Above that of CE1 a challenge is for no level."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The parts, each the harder the larger.

    ``laid`` is how many cards the child lays, changes or takes away, ``read`` how many instructions she is given and
    must follow, ``keys`` how many different ones she may lay, 0 where she lays none.

    Of the program that is right, written or given: ``pivots``, ``backward``, ``pauses`` and ``repeats`` are how many
    cards pivot, go backwards, pause or repeat; ``facing_pivots`` how many pivot while the robot faces the viewer, where
    left and right look exchanged. A card in a repeat counts once, if it ever does. ``starts_facing`` is whether the
    robot faces the viewer at the start.

    ``targets`` counts cells to visit or cross and goals, ``ordered`` is whether their order is asked, ``heading``
    whether a prediction tells the heading too. ``junctions``, ``dead_ends`` and ``detour`` are those of ``labyrinth``.
    ``options`` is how many wrong answers she is shown to choose from. ``rarity`` is -log2 of
    the number of equally short answers: 0 where there is one, -1 where there are two.

    ``least`` is not scored: the first level whose bound (``level_bounds``) holds the programs, None where no level's
    does.
    """

    genre: Genre
    least: Level | None
    laid: int = 0
    read: int = 0
    keys: int = 0
    pivots: int = 0
    facing_pivots: int = 0
    starts_facing: bool = False
    backward: int = 0
    pauses: int = 0
    repeats: int = 0
    targets: int = 0
    ordered: bool = False
    heading: bool = False
    junctions: int = 0
    dead_ends: int = 0
    detour: int = 0
    options: int = 0
    rarity: float = 0.0

    @property
    def score(self) -> float:
        """One number for all parts: the harder, the larger (``WEIGHTS``, ``GENRES``)."""
        parts = (weight * getattr(self, part) for part, weight in WEIGHTS.items())
        return math.fsum((GENRES.get(self.genre, 0.0), *parts))

    @property
    def level(self) -> Level | None:
        """The school level that it suits; None if it is harder or longer than suits any.

        That is the level of the score, or a later one where only that one's bound holds the program.
        """
        by_score = band(self.score)
        if by_score is None or self.least is None:
            return None
        return max(by_score, self.least, key=list(Level).index)


def band(score: float) -> Level | None:
    """The school level that a ``score`` suits; None if it is too high for all."""
    return next((level for level, limit in BANDS.items() if score <= limit), None)


class Doing(NamedTuple):
    """How much a child does in a challenge; the fields are as in ``Difficulty``.

    ``optima`` is the number of best answers, 1 where nobody counted them.
    """

    keys: int = 0
    laid: int = 0
    read: int = 0
    options: int = 0
    optima: int = 1


Ways = Sequence[tuple[Program, Pose]]
"""The right program of each robot, and where that robot starts."""


def difficulty_of(challenge: Challenge, ways: Ways, doing: Doing) -> Difficulty:
    """How hard it is to do ``doing``, part by part; ``ways`` are the right programs, each with its start.

    Raises:
        ValueError: the number of best answers is less than 1.
    """
    if doing.optima < 1:
        raise ValueError(f"an answer that exists is one of at least 1, not of {doing.optima}")
    partner = challenge.partner
    goals = [*challenge.goals, *([partner.goal] if partner and partner.goal else [])]
    aims = [*(target.cell for target in challenge.targets), *challenge.passages, *goals]
    traces = [run(program, start, challenge.mat) for program, start in ways]
    laid = [card for program, _start in ways for card in cards(program)]
    lost = [astray(challenge.mat, trail(trace), aims) for trace in traces]
    return Difficulty(
        genre=challenge.genre,
        least=first_level(*(program for program, _start in ways)),
        laid=doing.laid,
        read=doing.read,
        keys=doing.keys,
        pivots=sum(isinstance(card, Command) and card.pivot != 0 for card in laid),
        facing_pivots=sum(map(_facing_pivots, traces)),
        starts_facing=any(_faces_viewer(trace.start.heading) for trace in traces),
        backward=laid.count(Command.BACKWARD),
        pauses=laid.count(Command.PAUSE),
        repeats=sum(isinstance(card, Repeat) for card in laid),
        targets=len(aims),
        ordered=challenge.ordered,
        heading=challenge.asks_heading,
        junctions=sum(each.junctions for each in lost),
        dead_ends=max(each.dead_ends for each in lost),
        detour=sum(each.detour for each in lost),
        options=doing.options,
        rarity=0.0 - math.log2(doing.optima),
    )


def _facing_pivots(trace: Trace) -> int:
    return len({step.index for step in trace.steps if step.command.pivot and _faces_viewer(step.before.heading)})


def _faces_viewer(heading: Heading) -> bool:
    """Whether ``heading`` points to the south, where the viewer sits, straight or slanting."""
    _east, north = heading.vector
    return north < 0
