"""A faulty challenge as it can be checked further, so that an author reads every problem at once."""

from functools import cache

from beebot.challenge import Genre
from beebot.kinds import kind_of
from beebot.kinds.kind import GROUND
from beebot.kinds.written import Finding, Loc
from beebot.loader.challenge_schema import ChallengeModel
from beebot.loader.document import validate
from beebot.loader.nodes import Mapping, Node, Scalar, locate, placed, read_tree, without


@cache
def _stand_ins() -> Mapping:
    root = read_tree("{id: x, consigne: x, tapis: {largeur: 26, hauteur: 26}, depart: {case: A1, vers: nord}}").root
    assert isinstance(root, Mapping)
    return root


@cache
def _nowhere() -> Mapping:
    root = read_tree("{tapis: {largeur: 1, hauteur: 1}, depart: {case: A1, vers: nord}}").root
    assert isinstance(root, Mapping)
    return root


def repaired(node: Node, found: list[Finding], base: Loc) -> tuple[ChallengeModel | None, Node, frozenset[str]]:
    """A faulty challenge as it can be checked further, or None; what was left of it, and the keys that were made up."""
    node, made_up = _repair(node, found, base)
    checked, found = validate(ChallengeModel, node, base)
    if checked is None:  # cutting out an unknown key may have left an item without its own
        node, _none = _repair(node, found, base)
        checked, _found = validate(ChallengeModel, node, base)
    return checked, node, made_up


def _repair(node: Node, found: list[Finding], base: Loc) -> tuple[Node, frozenset[str]]:
    """A faulty challenge without its faults, good for the remaining checks alone, and the keys that were made up.

    So that every problem is told at once: what is faulty is cut out, and what is then missing is made up.
    """
    cuts = {_cut(locate(node, finding.loc[len(base) :])[1], exact=finding.at_key) for finding in found}
    for loc in sorted(cuts, key=_item_order, reverse=True):
        node = without(node, loc)
    if not isinstance(node, Mapping):
        return node, frozenset()
    made_up = frozenset(_stand_ins()) - frozenset(node)
    whole = placed(node.start, Mapping())
    whole.update({key: _stand_ins()[key] for key in made_up} | node)
    return whole, made_up


def on_a_mat(written: Node) -> Node:
    """``written`` or, where its genre has no mat, the same on a mat that nobody sees.

    What its author wrote of a mat all the same is told elsewhere, and does not count. A genre that is no word of the
    kit may have meant one without a mat: what is not written of a mat is then not missing.
    """
    word = written.get("genre") if isinstance(written, Mapping) else None
    if word is None or not isinstance(written, Mapping):
        return written
    genre = next((each for each in Genre if isinstance(word, Scalar) and each.value == str(word)), None)
    if genre is not None and kind_of(genre).has_mat:
        return written
    whole = placed(written.start, Mapping())
    own = {key: value for key, value in written.items() if genre is None or key not in GROUND}
    whole.update({key: _nowhere()[key] for key in _nowhere()} | own)
    return whole


def _item_order(loc: Loc) -> tuple[int, ...]:
    """Sorts the items of one list by their places, so that the last can be cut out first."""
    return tuple(part for part in loc if isinstance(part, int))


def _cut(loc: Loc, *, exact: bool) -> Loc:
    """What to cut out for a fault at ``loc``: that item of a list of cells, else the whole key of the challenge."""
    if exact:
        return loc
    for place, part in enumerate(loc):
        if isinstance(part, int) and loc[place - 1] in ("cibles", "passages", "obstacles", "murs"):
            return loc[: place + 1]
    return loc[:1]
