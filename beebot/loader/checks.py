"""What makes sense key by key but not together: cells off the mat, a start in the pond, a pause nobody can press."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.loader.challenge_schema import ChallengeModel
from beebot.loader.mat_schema import GridModel
from beebot.mat import Mat, Wall
from beebot.pose import Cell, Heading
from beebot.written import Finding, Loc

T = TypeVar("T")


def check_grid(grid: GridModel, mat: Mat, base: Loc = ()) -> list[Finding]:
    """What is wrong in a mat as its author drew it; ``base`` is where it is drawn."""
    return [*_ground(grid, mat, base)]


def check_challenge(model: ChallengeModel, mat: Mat, base: Loc) -> list[Finding]:
    """What is wrong in a challenge on its ``mat``, which holds the challenge's own obstacles too."""
    found = [*_ground(model, mat, base)]
    found += _twice(model.passages, (*base, "passages"), _("la case {item} est déjà un passage ; gardez-en un seul"))
    words = [key.value for key in model.keys]
    found += _twice(words, (*base, "touches"), _("la touche {item} est déjà dans la liste ; gardez-en une seule"))
    for place, cell in _places(model, base):
        if cell not in mat:
            found.append(_outside(place, cell, mat))
        elif cell in mat.obstacles:
            message = _("la case {cell} est un obstacle ; choisissez une case libre")
            found.append(Finding(place, message.format(cell=cell)))
    found += _check_targets(model, base)
    return found


def _ground(model: GridModel | ChallengeModel, mat: Mat, base: Loc) -> Iterator[Finding]:
    """Obstacles and walls that are off the mat, or written twice."""
    yield from _off_mat(_obstacles_and_walls(model.obstacles, model.walls, base), mat)
    yield from _twice(
        model.obstacles, (*base, "obstacles"), _("la case {item} est déjà un obstacle ; gardez-en un seul")
    )
    for wall, place in _again(model.walls, (*base, "murs")):
        message = _("il y a déjà un mur entre {first} et {second} ; gardez-en un seul")
        yield Finding(place, message.format(first=wall.first, second=wall.second))


def _twice(items: Sequence[Cell | str], base: Loc, message: str) -> Iterator[Finding]:
    """The items that were written before; ``message`` has the place of such an ``{item}``."""
    return (Finding(place, message.format(item=item)) for item, place in _again(items, base))


def _again(items: Sequence[T], base: Loc) -> Iterator[tuple[T, Loc]]:
    """The items that were written before in the list at ``base``, and where."""
    before: set[T] = set()
    for index, item in enumerate(items):
        if item in before:
            yield item, (*base, index)
        before.add(item)


def _check_targets(model: ChallengeModel, base: Loc) -> Iterator[Finding]:
    first: dict[Cell, int] = {}
    pauses = Command.PAUSE in (*model.keys, *(model.given.template if model.given else ()))
    for index, target in enumerate(model.targets):
        place = (*base, "cibles", index)
        if first.setdefault(target.cell, index) != index:
            message = _("la case {cell} est déjà une cible ; gardez-en une seule")
            yield Finding((*place, "case"), message.format(cell=target.cell))
        if target.pause and not pauses:
            message = _("cette cible demande une pause ; ajoutez « pause » à « touches »")
            yield Finding((*place, "pause"), message)


def _places(model: ChallengeModel, base: Loc) -> Iterator[tuple[Loc, Cell]]:
    """Every cell where a robot must be able to stand, and where it is written."""
    yield (*base, "depart", "case"), model.start.cell
    for index, target in enumerate(model.targets):
        yield (*base, "cibles", index, "case"), target.cell
    for index, cell in enumerate(model.passages):
        yield (*base, "passages", index), cell
    if model.goal is not None:
        yield (*base, "arrivee"), model.goal
    if model.partner:
        yield (*base, "autre", "depart", "case"), model.partner.start.cell
        if model.partner.goal is not None:
            yield (*base, "autre", "arrivee"), model.partner.goal


def _obstacles_and_walls(cells: list[Cell], walls: list[Wall], base: Loc) -> Iterator[tuple[Loc, Cell]]:
    for index, cell in enumerate(cells):
        yield (*base, "obstacles", index), cell
    for index, wall in enumerate(walls):
        yield (*base, "murs", index), wall.first
        yield (*base, "murs", index), wall.second


def _off_mat(places: Iterable[tuple[Loc, Cell]], mat: Mat) -> Iterator[Finding]:
    return (_outside(place, cell, mat) for place, cell in places if cell not in mat)


def _outside(place: Loc, cell: Cell, mat: Mat) -> Finding:
    return Finding(place, mat.off(cell))


def pictures_shown(model: ChallengeModel, mat: Mat) -> list[str]:
    """The names of the pictures that the challenge on its ``mat`` puts before a child."""
    names = []
    if model.targets:
        names += [mat.decor.target, mat.decor.target_reached]
    if mat.obstacles:
        names.append(mat.decor.obstacle)
    if any(cell.step(Heading.EAST) in mat.obstacles for cell in mat.obstacles):
        names.append(mat.decor.wide_obstacle)
    if model.goal is not None or (model.partner and model.partner.goal is not None):
        names.append(mat.decor.goal)
    return names
