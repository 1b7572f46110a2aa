"""Cuts the faulty keys out of a challenge, so that the rest is checked and every problem is told at once."""

from functools import cache

from beebot.challenge import Genre
from beebot.kinds import kind_of
from beebot.kinds.kind import GROUND
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.document import validate
from beebot.loader.markup.nodes import Mapping, Node, Scalar, locate, placed, read_tree, with_value
from beebot.loader.models.challenge_schema import ChallengeModel

_STAND_INS = "{id: x, consigne: x, tapis: {largeur: 26, hauteur: 26}, depart: {case: A1, vers: nord}}"
_NOWHERE = "{tapis: {largeur: 1, hauteur: 1}, depart: {case: A1, vers: nord}}"


@cache
def _keys_of(text: str) -> Mapping:
    root = read_tree(text).root
    assert isinstance(root, Mapping)
    return root


def _beside(node: Mapping, others: str, own: dict[str, Node]) -> Mapping:
    """The keys of ``node`` that are its ``own``, and those of ``others`` that it lacks, where ``node`` stands."""
    whole = placed(node.start, Mapping())
    whole.update({key: value for key, value in _keys_of(others).items() if key not in own} | own)
    return whole


def repaired(node: Node, found: list[ProblemAt], base: Loc) -> tuple[ChallengeModel | None, Node, frozenset[str]]:
    """A copy of a challenge without the faults ``found``, so that the rest can be checked; None if that cannot be.

    Also returns the copy as nodes, and the keys whose values are made up.
    """
    node, made_up = _repair(node, found, base)
    checked, found = validate(ChallengeModel, node, base)
    if checked is None:  # cutting out an unknown key may have left an item without its own
        node, _none = _repair(node, found, base)
        checked, _found = validate(ChallengeModel, node, base)
    return checked, node, made_up


def _repair(node: Node, found: list[ProblemAt], base: Loc) -> tuple[Node, frozenset[str]]:
    """A faulty challenge without its faults, good for the remaining checks alone, and the keys that were made up.

    So that every problem is told at once: what is faulty is cut out, and what is then missing is made up.
    """
    cuts = {_cut(locate(node, problem.loc[len(base) :])[1], exact=problem.at_key) for problem in found}
    for loc in sorted(cuts, key=lambda loc: [part for part in loc if isinstance(part, int)], reverse=True):
        # of the items of one list the last is cut out first, so that the others keep their places
        node = with_value(node, loc, None)
    if not isinstance(node, Mapping):
        return node, frozenset()
    return _beside(node, _STAND_INS, node), frozenset(_keys_of(_STAND_INS)) - frozenset(node)


def on_a_mat(written: Node) -> Node:
    """The challenge ``written`` or, if its genre has no mat, a copy with an unseen one, so that all are checked alike.

    What its author wrote of a mat all the same is left out: another check reports it. Of an unknown genre it is kept,
    and what is missing of a mat is filled in, since the genre that was meant may have none.
    """
    word = written.get("genre") if isinstance(written, Mapping) else None
    if word is None or not isinstance(written, Mapping):
        return written
    genre = next((each for each in Genre if isinstance(word, Scalar) and each.value == str(word)), None)
    if genre is not None and kind_of(genre).has_mat:
        return written
    own = {key: value for key, value in written.items() if genre is None or key not in GROUND}
    return _beside(written, _NOWHERE, own)


def _cut(loc: Loc, *, exact: bool) -> Loc:
    """What to cut out for a fault at ``loc``: that item of a list of cells, else the whole key of the challenge."""
    if exact:
        return loc
    for place, part in enumerate(loc):
        if isinstance(part, int) and loc[place - 1] in ("cibles", "passages", "obstacles", "murs"):
            return loc[: place + 1]
    return loc[:1]
