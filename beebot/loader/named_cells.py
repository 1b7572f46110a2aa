"""Cells that a challenge gives by their names: ``{nom: "la boulangerie"}`` where ``{case: E1}`` might stand.

They are looked up on the challenge's mat and written as cells before anything else is checked.
"""

from collections.abc import Iterator

from beebot.errors import SHOWN, shown
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.markup.nodes import Mapping, Node, Scalar, Sequence, placed, scalar_at, with_value
from beebot.loader.suggestions import did_you_mean
from beebot.mat import Mat, Place
from beebot.pose import Cell

NAME = "nom"
_CELL = "case"
_LISTS = ("passages", "arrivees")


def has_named_cells(challenge: Node) -> bool:
    """Whether some cell of ``challenge`` is given by its name."""
    return isinstance(challenge, Mapping) and next(_named(challenge), None) is not None


def with_cells(challenge: Node, mat: Mat) -> tuple[Node, list[ProblemAt]]:
    """``challenge`` with cells in place of their names, and the problems of unknown names, which are left out."""
    found: list[ProblemAt] = []
    if not isinstance(challenge, Mapping):
        return challenge, found
    lost: list[Loc] = []
    cells = cells_by_name(mat)
    node: Node = challenge
    for loc, item in _named(challenge):
        fault = _fault(item, cells, mat)
        if fault is None:
            cell = scalar_at(item[NAME].start, str(cells[plain(str(item[NAME]))]))
            node = with_value(node, loc, _with_case(item, cell) if loc[0] == "cibles" else cell)
        else:
            found.append(ProblemAt((*loc, NAME), fault))
            lost.append(loc)
    for loc in reversed(lost):  # the last item of a list first: the others then keep their places
        node = with_value(node, loc, None)
    return node, found


def cells_by_name(mat: Mat) -> dict[str, Cell]:
    """The cells of ``mat`` by their names in every language, as ``plain`` writes them; obstacles are left out."""
    named: dict[str, Cell] = {}
    for place in mat.places:
        if place.cell not in mat.obstacles:
            for name in _called(place):
                named.setdefault(name, place.cell)
    return named


def plain(name: str) -> str:
    """``name`` without differences in how people write it: capitals, curved apostrophes, spaces around it."""
    return " ".join(name.replace("’", "'").casefold().split())


def _called(place: Place) -> tuple[str, ...]:
    """The names of a place in every language, as ``plain`` writes them."""
    name = place.name
    return (plain(name.fr), *(plain(other) for _code, other in name.others)) if name else ()


def _named(challenge: Mapping) -> Iterator[tuple[Loc, Mapping]]:
    """The cells that are given by a name, and where they are written."""
    targets = challenge.get("cibles")
    if isinstance(targets, Sequence):
        for index, target in enumerate(targets):
            if isinstance(target, Mapping) and NAME in target:
                yield ("cibles", index), target
    other = challenge.get("autre")
    for whose, holder in (((), challenge), (("autre",), other)):
        goal = holder.get("arrivee") if isinstance(holder, Mapping) else None
        if isinstance(goal, Mapping) and NAME in goal:
            yield (*whose, "arrivee"), goal
    for key in _LISTS:
        items = challenge.get(key)
        if isinstance(items, Sequence):
            for index, item in enumerate(items):
                if isinstance(item, Mapping) and NAME in item:
                    yield (key, index), item


def _fault(item: Mapping, cells: dict[str, Cell], mat: Mat) -> str | None:
    """What is wrong with a cell that is given by its name; None if nothing is."""
    name = item[NAME]
    if not isinstance(name, Scalar):
        return _("une seule valeur est attendue ici, pas une liste ni des clés")
    if _CELL in item:
        return _("la case est donnée deux fois, par « case » et par « nom » ; gardez l'un des deux")
    if plain(name) in cells:
        return None
    barred = next(
        (each.cell for each in mat.places if each.cell in mat.obstacles and plain(name) in _called(each)), None
    )
    if barred is not None:
        message = _(
            "« {name} » est un obstacle, en {cell} ; visez une autre case, ou enlevez {cell} des « obstacles » du tapis"
        )
        return message.format(name=shown(name), cell=barred)
    if not cells:
        return _("aucune case de ce tapis n'a de nom ; donnez « case », ou nommez les « cases » du tapis")
    names = [place.name.fr for place in mat.places if place.name and place.cell not in mat.obstacles]
    remedy = did_you_mean(plain(name[: 2 * SHOWN]), cells)
    remedy = remedy or _("les noms de ce tapis sont {names}").format(names=", ".join(names[:12]))
    return _("aucune case ne s'appelle « {name} » ; {remedy}").format(name=shown(name), remedy=remedy)


def _with_case(target: Mapping, cell: Scalar) -> Mapping:
    keys = placed(target.start, Mapping())
    for key, value in target.items():
        assert isinstance(key, Scalar)
        keys[scalar_at(key.start, _CELL) if key == NAME else key] = cell if key == NAME else value
    return keys
