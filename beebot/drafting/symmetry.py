"""Challenges that are the same when the mat is turned or seen in a mirror."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from beebot.challenge import Challenge, Partner
from beebot.command import Command, Instruction, Program, Repeat
from beebot.fingerprint import canonical_text, judged
from beebot.kinds import kind_of
from beebot.mat import Mat, Wall
from beebot.parts.limits import Limits
from beebot.parts.pictures import Pictures
from beebot.pose import Cell, Heading, Pose

_MIRRORED = {
    Command.LEFT: Command.RIGHT,
    Command.RIGHT: Command.LEFT,
    Command.LEFT_45: Command.RIGHT_45,
    Command.RIGHT_45: Command.LEFT_45,
}
_QUARTER, _FULL = 90, 360


Twin = frozenset[Challenge]
"""Two of the eight images of a challenge, or one where a mirror changes nothing."""


def twin_key(challenge: Challenge) -> Twin:
    """A value that two challenges share if one is the other turned by quarters, mirrored, or both.

    In what order programs or pictures to choose from are shown makes no difference, nor that of targets in no order.
    Sentences and what a mat shows are left out, as in ``challenge_hash``.
    """
    read = judged(challenge)
    return frozenset(_looking_ahead(read, mirrored) for mirrored in (False, True))


def mirrored(program: Program) -> Program:
    """``program`` as a mirror shows it: left and right exchanged."""
    return _Move(1, 1, 0, mirrored=True).program(program)


def _looking_ahead(challenge: Challenge, mirrored: bool) -> Challenge:  # noqa: FBT001 (private)
    """Of the four images, ``mirrored`` or not, the one where she starts looking to the north or the north-east."""
    move = _Move(challenge.mat.width, challenge.mat.height, 0, mirrored)
    clockwise = move.heading(challenge.start.heading).degrees // _QUARTER * _QUARTER
    return _image(challenge, replace(move, degrees=-clockwise % _FULL))


@dataclass(frozen=True, slots=True)
class _Move:
    """A mirror that swaps east and west, where ``mirrored``, then a turn by ``degrees`` to the right."""

    width: int
    height: int
    degrees: int
    mirrored: bool

    def cell(self, cell: Cell) -> Cell:
        column, row = (self.width - 1 - cell.column if self.mirrored else cell.column), cell.row
        width, height = self.width, self.height
        for _quarter in range(self.degrees // _QUARTER):
            column, row = row, width - 1 - column
            width, height = height, width
        return Cell(column, row)

    def heading(self, heading: Heading) -> Heading:
        return (Heading.NORTH.turned(-heading.degrees) if self.mirrored else heading).turned(self.degrees)

    def pose(self, pose: Pose) -> Pose:
        return Pose(self.cell(pose.cell), self.heading(pose.heading))

    def card(self, card: Instruction) -> Instruction:
        if isinstance(card, Repeat):
            return Repeat(card.turns, self.program(card.body))
        return _MIRRORED.get(card, card) if self.mirrored else card

    def program(self, program: Program) -> Program:
        return tuple(map(self.card, program))

    def command(self, command: Command | None) -> Command | None:
        return _MIRRORED.get(command, command) if command and self.mirrored else command

    def limits(self, limits: Limits) -> Limits:
        if not (self.mirrored and limits.hand):
            return limits
        return replace(limits, hand=tuple((_MIRRORED.get(card, card), count) for card, count in limits.hand))

    def mat(self, mat: Mat) -> Mat:
        sideways = self.degrees // _QUARTER % 2 == 1
        width, height = (mat.height, mat.width) if sideways else (mat.width, mat.height)
        walls = frozenset(Wall(self.cell(wall.first), self.cell(wall.second)) for wall in mat.walls)
        obstacles = frozenset(map(self.cell, mat.obstacles))
        places = tuple(replace(place, cell=self.cell(place.cell)) for place in mat.places)
        return replace(mat, width=width, height=height, obstacles=obstacles, walls=walls, places=places)


def _image(challenge: Challenge, move: _Move) -> Challenge:
    partner = challenge.partner
    targets = [replace(target, cell=move.cell(target.cell)) for target in challenge.targets]
    return replace(
        challenge,
        mat=move.mat(challenge.mat),
        start=move.pose(challenge.start),
        targets=tuple(targets if challenge.ordered else sorted(targets, key=lambda each: each.cell)),
        goal=_maybe(move.cell, challenge.goal),
        other_goals=frozenset(map(move.cell, challenge.other_goals)),
        passages=frozenset(map(move.cell, challenge.passages)),
        keys=frozenset(key for key in map(move.command, challenge.keys) if key),
        given=move.program(challenge.given),
        template=tuple(map(move.command, challenge.template)),
        choices=tuple(sorted(map(move.program, challenge.choices), key=canonical_text)),
        limits=move.limits(challenge.limits),
        partner=partner and Partner(move.pose(partner.start), partner.aim, _maybe(move.cell, partner.goal)),
        pictures=_laid_out(challenge),
    )


def _maybe(move: Callable[[Cell], Cell], cell: Cell | None) -> Cell | None:
    return None if cell is None else move(cell)


def _laid_out(challenge: Challenge) -> Pictures | None:
    """The pictures in the order of their names, unless their order is what is asked."""
    shown = challenge.pictures
    if shown is None or kind_of(challenge.genre).in_order:
        return shown
    return replace(shown, asked=tuple(sorted(shown.asked, key=lambda each: each.name)))
