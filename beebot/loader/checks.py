"""Keys that are right one by one and wrong together: a start in the pond, a pause without the key for it."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TypeVar

from beebot.command import KEY_WORDS, STRIDES, Command, cards
from beebot.errors import shown
from beebot.i18n import gettext as _
from beebot.kinds import kind_of
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.models.challenge_schema import ChallengeModel
from beebot.loader.models.mat_schema import GridModel
from beebot.loader.models.staging_schema import check_change
from beebot.loader.named_cells import plain
from beebot.mat import Mat, Wall
from beebot.parts.sounds import SOUNDS
from beebot.pose import Cell, Heading

T = TypeVar("T")


def check_grid(grid: GridModel, mat: Mat, base: Loc = (), recorded: Sequence[str] = ()) -> list[ProblemAt]:
    """The problems of ``grid``, a mat as its author drew it, at ``base``; ``recorded`` names the author's sounds."""
    return [*_ground(grid, mat, base), *_check_places(grid, mat, base, recorded)]


def _check_places(grid: GridModel, mat: Mat, base: Loc, recorded: Sequence[str]) -> Iterator[ProblemAt]:
    """Cells with something on them that are off the mat, names of two cells, and sounds that nobody can play."""
    first: dict[str, Cell] = {}
    for cell, place in grid.places.items():
        loc = (*base, "cases", str(cell))
        if cell not in mat:
            yield _outside(loc, cell, mat)._replace(at_key=True)
        yield from _check_sound(place.sound, (*loc, "son"), recorded)
        if place.wide:
            yield from _check_wide(grid, mat, cell, loc)
        if place.name is None or cell in mat.obstacles:  # nobody is sent there: two ponds may have one name
            continue
        other = first.setdefault(plain(place.name.fr), cell)
        if other != cell:
            message = _("« {name} » est déjà le nom de {cell} ; donnez un autre nom à l'une des deux")
            yield ProblemAt((*loc, "nom"), message.format(name=place.name.fr, cell=other))


def _check_wide(grid: GridModel, mat: Mat, cell: Cell, loc: Loc) -> Iterator[ProblemAt]:
    """A drawing for two cells that has none, or not two obstacles to lie on, or that covers another drawing."""
    beside = cell.step(Heading.EAST)
    other = grid.places.get(beside)
    if not grid.places[cell].picture:
        yield ProblemAt(
            (*loc, "large"), _("il n'y a pas d'image à élargir ; ajoutez « image », ou enlevez « large »"), at_key=True
        )
    elif not {cell, beside} <= mat.obstacles:
        message = _("un dessin large couvre {cell} et {beside}, qui doivent être des obstacles ; ajoutez-les")
        yield ProblemAt((*loc, "large"), message.format(cell=cell, beside=beside), at_key=True)
    elif other and (other.picture or other.letters):
        message = _("le dessin de {cell} couvre déjà cette case ; gardez son nom, et enlevez son image ou son texte")
        yield ProblemAt((*loc[:-1], str(beside)), message.format(cell=cell), at_key=True)


def _check_sound(name: str | None, loc: Loc, recorded: Sequence[str]) -> Iterator[ProblemAt]:
    if not name or name in SOUNDS or name in recorded:
        return
    near = get_close_matches(name, (*SOUNDS, *recorded), n=1)
    remedy = _("les sons du kit sont {names} ; ou enregistrez le vôtre dans sons/{name}.wav")
    if near:
        remedy = _("vouliez-vous « {word} » ? Sinon, enregistrez-le dans sons/{name}.wav")
    told = remedy.format(names=", ".join(SOUNDS), name=shown(name), word=near[0] if near else "")
    yield ProblemAt(loc, _("son inconnu « {name} » ; {remedy}").format(name=shown(name), remedy=told))


def decor_pictures(grid: GridModel) -> Iterator[tuple[Loc, str]]:
    """Where ``grid``, a mat as drawn, names the pictures of its decor, and their names."""
    for key, name in grid.decor.model_dump(by_alias=True).items():
        if key not in ("sol", "fond") and name is not None:
            yield ("decor", key), name
    for cell, place in grid.places.items():
        if place.picture:
            yield ("cases", str(cell), "image"), place.picture


def check_challenge(model: ChallengeModel, mat: Mat, base: Loc, recorded: Sequence[str] = ()) -> list[ProblemAt]:
    """The problems of the challenge ``model``; ``base`` is its place in the file, where theirs begin.

    ``mat`` has the challenge's own obstacles too. ``recorded`` names the author's own sounds.
    """
    found = [*_ground(model, mat, base)]
    found += _twice(model.passages, (*base, "passages"), _("la case {item} est déjà un passage ; gardez-en un seul"))
    words = [word for lays in model.key_words for word, laid in KEY_WORDS.items() if laid == lays]
    found += _twice(words, (*base, "touches"), _("la touche {item} est déjà dans la liste ; gardez-en une seule"))
    for place, cell in _places(model, base):
        if cell not in mat:
            found.append(_outside(place, cell, mat))
        elif cell in mat.obstacles:
            message = _("la case {cell} est un obstacle ; choisissez une case libre")
            found.append(ProblemAt(place, message.format(cell=cell)))
    found += _check_targets(model, base, recorded)
    found += _check_goals(model, base)
    found += _check_limits(model, base)
    found += _check_staging(model, base)
    if model.change:
        needed = (cell for _place, cell in _places(model, base))
        changed = check_change(model.change, model.obstacles, needed, mat)
        found += (problem._replace(loc=(*base, "change", *problem.loc)) for problem in changed)
    return found


def _ground(model: GridModel | ChallengeModel, mat: Mat, base: Loc) -> Iterator[ProblemAt]:
    """Obstacles and walls that are off the mat, or written twice."""
    for place, cell in _obstacles_and_walls(model.obstacles, model.walls, base):
        if cell not in mat:
            yield _outside(place, cell, mat)
    yield from _twice(
        model.obstacles, (*base, "obstacles"), _("la case {item} est déjà un obstacle ; gardez-en un seul")
    )
    for wall, place in _again(model.walls, (*base, "murs")):
        message = _("il y a déjà un mur entre {first} et {second} ; gardez-en un seul")
        yield ProblemAt(place, message.format(first=wall.first, second=wall.second))


def _twice(items: Sequence[Cell | str], base: Loc, message: str) -> Iterator[ProblemAt]:
    """The items that were written before; ``message`` has the place of such an ``{item}``."""
    return (ProblemAt(place, message.format(item=item)) for item, place in _again(items, base))


def _again(items: Sequence[T], base: Loc) -> Iterator[tuple[T, Loc]]:
    """The items that were written before in the list at ``base``, and where."""
    before: set[T] = set()
    for index, item in enumerate(items):
        if item in before:
            yield item, (*base, index)
        before.add(item)


def _check_targets(model: ChallengeModel, base: Loc, recorded: Sequence[str]) -> Iterator[ProblemAt]:
    first: dict[Cell, int] = {}
    pauses = Command.PAUSE in (*model.keys, *(model.given.template if model.given else ()))
    for index, target in enumerate(model.targets):
        place = (*base, "cibles", index)
        if first.setdefault(target.cell, index) != index:
            message = _("la case {cell} est déjà une cible ; gardez-en une seule")
            yield ProblemAt((*place, "case"), message.format(cell=target.cell))
        if target.pause and not pauses:
            message = _("cette cible demande une pause ; ajoutez « pause » à « touches »")
            yield ProblemAt((*place, "pause"), message)
        yield from _check_sound(target.sound, (*place, "son"), recorded)
        if not target.visible and target.picture:
            message = _("une cible que rien ne montre n'a pas d'image ; enlevez « image », ou « visible: false »")
            yield ProblemAt((*place, "image"), message, at_key=True)
    yield from _check_ranks(model, base)


def _check_goals(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    yield from _twice(model.goals, (*base, "arrivees"), _("la case {item} est déjà une arrivée ; gardez-en une seule"))
    if model.goals and model.goal is not None:
        message = _("il y a « arrivee » et « arrivees » ; mettez toutes les cases dans « arrivees »")
        yield ProblemAt((*base, "arrivee"), message, at_key=True)


def _check_ranks(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    ranks = [target.rank for target in model.targets]
    if not any(ranks):
        return
    first: dict[int, int] = {}
    for index, rank in enumerate(ranks):
        place = (*base, "cibles", index)
        if rank is None:
            message = _("cette cible n'a pas de rang, d'autres en ont un ; ajoutez « rang »")
            yield ProblemAt(place, message)
        elif first.setdefault(rank, index) != index:
            message = _("la cible {number} a déjà le rang {rank} ; donnez-en un autre")
            yield ProblemAt((*place, "rang"), message.format(number=first[rank] + 1, rank=rank))
        elif rank > len(ranks):
            message = _("il y a {count} cibles : les rangs vont de 1 à {count}")
            yield ProblemAt((*place, "rang"), message.format(count=len(ranks)))


def _check_limits(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    """Limits that contradict another key, and an exact model of cards for which there is no key."""
    limits = model.limits
    if limits and limits.counts and model.given and model.given.template:
        message = _("ici les trous disent déjà combien de cartes ; enlevez « cartes »")
        yield ProblemAt((*base, "limites", "cartes"), message, at_key=True)
    if limits and limits.counts and "max_instructions" in model.model_fields_set:
        message = _("« cartes » dit déjà le plus grand nombre ; enlevez « max_instructions »")
        yield ProblemAt((*base, "max_instructions"), message, at_key=True)
    for command, _number in limits.hand.hand() if limits and limits.hand else ():
        if command not in model.keys:
            message = _("il n'y a pas de touche {word} ici ; ajoutez-la à « touches », ou enlevez-la de « main »")
            yield ProblemAt((*base, "limites", "main", command.value), message.format(word=command.value), at_key=True)
    given = model.given.program if model.exact and model.given else ()
    missing = next((card for card in cards(given) if isinstance(card, Command) and card not in model.keys), None)
    if missing is not None and missing not in STRIDES:  # these are found wherever they are
        message = _("{word} est dans le modèle exact ; ajoutez {word} à « touches », ou changez le programme")
        yield ProblemAt((*base, "programme"), message.format(word=missing.value))


def _check_staging(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    """A view where two bees look two ways, and a strip to remember where none is only read."""
    if model.view and model.partner:
        message = _("à deux abeilles, on voit d'en haut ; enlevez « vue »")
        yield ProblemAt((*base, "vue"), message, at_key=True)
    if model.memory and model.memory.strip_s and not (model.exact or kind_of(model.genre).reads):
        message = _("il n'y a pas de bande à retenir ici ; enlevez « bande », ou écrivez « tapis »")
        yield ProblemAt((*base, "memoire", "bande"), message, at_key=True)


def _places(model: ChallengeModel, base: Loc) -> Iterator[tuple[Loc, Cell]]:
    """Every cell where a robot must be able to stand, and where it is written."""
    yield (*base, "depart", "case"), model.start.cell
    for index, target in enumerate(model.targets):
        yield (*base, "cibles", index, "case"), target.cell
    for index, cell in enumerate(model.passages):
        yield (*base, "passages", index), cell
    if model.goal is not None:
        yield (*base, "arrivee"), model.goal
    for index, cell in enumerate(model.goals):
        yield (*base, "arrivees", index), cell
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


def _outside(place: Loc, cell: Cell, mat: Mat) -> ProblemAt:
    return ProblemAt(place, mat.off(cell))


def pictures_shown(model: ChallengeModel, mat: Mat) -> list[str]:
    """The names of the pictures that a child sees in a challenge on ``mat``."""
    names = []
    if model.targets:
        names += [mat.decor.target, mat.decor.target_reached]
    names += [target.picture for target in model.targets if target.picture]
    if mat.obstacles:
        names.append(mat.decor.obstacle)
    if any(cell.step(Heading.EAST) in mat.obstacles for cell in mat.obstacles):
        names.append(mat.decor.wide_obstacle)
    if model.first_goal is not None or (model.partner and model.partner.goal is not None):
        names.append(mat.decor.goal)
    return names


def pictures_named(model: ChallengeModel) -> Iterator[tuple[Loc, str]]:
    """Where a challenge without a mat names its pictures, and their names."""
    if model.about is not None:
        yield ("image",), model.about
    yield from ((("reponses", index, "image"), each.name) for index, each in enumerate(model.answers))
    yield from ((("images", index), each.name) for index, each in enumerate(model.arranged))
    yield from ((("boites", index), each.name) for index, each in enumerate(model.boxes))
    yield from ((("cartes", index, "image"), each.name) for index, each in enumerate(model.sorted))
