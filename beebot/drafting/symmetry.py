"""Challenges that are the same when the mat is turned or seen in a mirror."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from beebot.challenge import Challenge, Partner
from beebot.command import Command, Instruction, Program, Repeat
from beebot.fingerprint import canonical_text, challenge_hash
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


def twin_hash(challenge: Challenge) -> str:
    """A text that two challenges share where one is the other turned by quarters, or mirrored, or both.

    In what order programs or pictures to choose from are shown makes no difference, nor that of targets in no order.
    Sentences and what a mat shows are left out, as in ``challenge_hash``.
    """
    return min(challenge_hash(_sorted(image)) for image in images(challenge))


def mirrored(program: Program) -> Program:
    """``program`` as a mirror shows it: left and right exchanged."""
    return _Move(1, 1, 0, mirrored=True).program(program)


def images(challenge: Challenge) -> Iterator[Challenge]:
    """``challenge`` turned by each quarter, then the same in a mirror: eight, some of them perhaps equal."""
    for mirrored in (False, True):
        for degrees in range(0, _FULL, _QUARTER):
            yield _image(challenge, _Move(challenge.mat.width, challenge.mat.height, degrees, mirrored))


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

    def pose(self, pose: Pose) -> Pose:
        heading = Heading.NORTH.turned(-pose.heading.degrees) if self.mirrored else pose.heading
        return Pose(self.cell(pose.cell), heading.turned(self.degrees))

    def card(self, card: Instruction) -> Instruction:
        if isinstance(card, Repeat):
            return Repeat(card.turns, self.program(card.body))
        return _MIRRORED.get(card, card) if self.mirrored else card

    def program(self, program: Program) -> Program:
        return tuple(map(self.card, program))

    def command(self, command: Command | None) -> Command | None:
        return _MIRRORED.get(command, command) if command and self.mirrored else command

    def limits(self, limits: Limits) -> Limits:
        hand = tuple((_MIRRORED.get(card, card), count) for card, count in limits.hand)
        return replace(limits, hand=hand) if self.mirrored else limits

    def mat(self, mat: Mat) -> Mat:
        sideways = self.degrees // _QUARTER % 2 == 1
        width, height = (mat.height, mat.width) if sideways else (mat.width, mat.height)
        walls = frozenset(Wall(self.cell(wall.first), self.cell(wall.second)) for wall in mat.walls)
        obstacles = frozenset(map(self.cell, mat.obstacles))
        places = tuple(replace(place, cell=self.cell(place.cell)) for place in mat.places)
        return replace(mat, width=width, height=height, obstacles=obstacles, walls=walls, places=places)


def _image(challenge: Challenge, move: _Move) -> Challenge:
    partner = challenge.partner
    return replace(
        challenge,
        mat=move.mat(challenge.mat),
        start=move.pose(challenge.start),
        targets=tuple(replace(target, cell=move.cell(target.cell)) for target in challenge.targets),
        goal=_maybe(move.cell, challenge.goal),
        other_goals=frozenset(map(move.cell, challenge.other_goals)),
        passages=frozenset(map(move.cell, challenge.passages)),
        keys=frozenset(key for key in map(move.command, challenge.keys) if key),
        given=move.program(challenge.given),
        template=tuple(map(move.command, challenge.template)),
        choices=tuple(map(move.program, challenge.choices)),
        limits=move.limits(challenge.limits),
        partner=partner and Partner(move.pose(partner.start), partner.aim, _maybe(move.cell, partner.goal)),
    )


def _maybe(move: Callable[[Cell], Cell], cell: Cell | None) -> Cell | None:
    return None if cell is None else move(cell)


def _sorted(challenge: Challenge) -> Challenge:
    targets = challenge.targets if challenge.ordered else sorted(challenge.targets, key=lambda each: each.cell)
    choices = tuple(sorted(challenge.choices, key=canonical_text))
    return replace(challenge, targets=tuple(targets), choices=choices, pictures=_laid_out(challenge))


def _laid_out(challenge: Challenge) -> Pictures | None:
    """The pictures in the order of their names, unless their order is what is asked."""
    shown = challenge.pictures
    if shown is None or kind_of(challenge.genre).in_order:
        return shown
    return replace(shown, asked=tuple(sorted(shown.asked, key=lambda each: each.name)))
