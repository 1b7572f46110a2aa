"""How large, long and difficult the random challenges of each level are."""

from dataclasses import dataclass, replace
from typing import Self

from beebot.command import Command
from beebot.drafting.random_draws import Dice, Range
from beebot.lesson import Level
from beebot.pose import QUARTERS, Heading

_F, _B, _L, _R, _P = Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE
PIVOTS = frozenset({_F, _L, _R})
_NOT_FACING = (Heading.NORTH, Heading.EAST, Heading.WEST)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is drawn for a level; ranges hold both ends, shares are from 0 to 1.

    ``cards`` is how long the right program is, within the level's bound. ``spare`` is how many cards more than the
    shortest program a child may lay; ``goal``, ``pause`` and ``repeats`` are the shares of challenges with a goal
    beside the targets, with pauses on them and with repeats, ``ordered`` and ``passage`` of those that ask for the
    targets in order and to cross a cell, ``heading`` of predictions that ask for it; ``blocks`` is how many repeats
    there are, if any, ``choices`` how many programs to choose from, ``holes`` how many cards to complete. Of cells with
    names ``shown`` is how many pictures a question has, ``heard`` how many are told in their order, ``refused`` the
    share of questions that say which pictures do not answer.
    """

    level: Level
    columns: Range
    rows: Range
    targets: Range
    obstacles: Range
    cards: Range
    keys: tuple[frozenset[Command], ...]
    walls: Range = (0, 0)
    headings: tuple[Heading, ...] = QUARTERS
    spare: int = 2
    goal: float = 0.5
    pause: float = 0.0
    repeats: float = 0.0
    blocks: Range = (1, 1)
    ordered: float = 0.0
    passage: float = 0.0
    heading: float = 0.0
    choices: Range = (3, 3)
    holes: Range = (1, 2)
    shown: Range = (3, 4)
    heard: Range = (3, 4)
    refused: float = 0.5

    def settled(self, dice: Dice) -> Self:
        """A copy in which ``dice`` has decided whether challenges repeat.

        It is decided before drafting: of drafts that repeat, many more are thrown away.
        """
        return replace(self, repeats=float(dice.happens(self.repeats)))


RECIPES = {
    Level.PS: Recipe(
        level=Level.PS,
        columns=(3, 6),
        rows=(1, 4),
        targets=(0, 1),
        obstacles=(0, 1),
        cards=(1, 4),
        keys=(frozenset({_F}), frozenset({_F}), frozenset({_F, _B}), frozenset({_F, _P})),
        headings=_NOT_FACING,
        spare=1,
        goal=0.5,
        pause=0.3,
        choices=(2, 3),
        holes=(1, 1),
        shown=(2, 3),
        heard=(3, 3),
        refused=0.0,
    ),
    Level.MS: Recipe(
        level=Level.MS,
        columns=(3, 5),
        rows=(3, 5),
        targets=(0, 1),
        obstacles=(0, 2),
        cards=(2, 5),
        keys=(PIVOTS, frozenset({_F, _L}), frozenset({_F, _R})),
        spare=1,
        choices=(2, 3),
        holes=(1, 1),
        shown=(3, 3),
        heard=(3, 3),
        refused=0.0,
    ),
    Level.GS: Recipe(
        level=Level.GS,
        columns=(4, 6),
        rows=(4, 5),
        targets=(0, 2),
        obstacles=(0, 4),
        cards=(3, 5),
        keys=(PIVOTS, PIVOTS, PIVOTS | {_B}, PIVOTS | {_P}),
        pause=0.25,
        passage=0.15,
        heading=0.3,
    ),
    Level.CP: Recipe(
        level=Level.CP,
        columns=(4, 7),
        rows=(4, 6),
        targets=(0, 3),
        obstacles=(0, 5),
        cards=(4, 10),
        keys=(PIVOTS, PIVOTS, PIVOTS | {_B}),
        repeats=0.3,
        passage=0.15,
        heading=0.3,
        shown=(4, 4),
    ),
    Level.CE1: Recipe(
        level=Level.CE1,
        columns=(5, 8),
        rows=(5, 7),
        targets=(1, 4),
        obstacles=(2, 8),
        cards=(6, 15),
        keys=(PIVOTS, PIVOTS | {_B}, frozenset({_F, _L}), frozenset({_F, _R})),
        walls=(0, 4),
        pause=0.25,
        repeats=0.4,
        blocks=(1, 2),
        ordered=0.25,
        passage=0.25,
        heading=0.5,
        shown=(4, 4),
    ),
}
"""The ranges of cards are those of our year of séances, within ``level_bounds``."""
