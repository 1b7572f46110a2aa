"""Read one challenge of a séance, on the mat that it names or draws, and gather what is wrong in it."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.checkable_copy import on_a_mat, repaired
from beebot.loader.checks import check_challenge, check_grid, pictures_named, pictures_shown
from beebot.loader.document import Document, validate
from beebot.loader.genre_keys import check_genre, check_keys, check_runs, check_task
from beebot.loader.known_names import Holdings
from beebot.loader.markup.nodes import Mapping, Node
from beebot.loader.models.challenge_schema import ChallengeModel
from beebot.loader.models.mat_schema import MatChoiceModel
from beebot.loader.named_cells import has_named_cells, with_cells
from beebot.mat import MAX_SIDE, Mat

_SIZE = re.compile("([1-9][0-9]?)(?:x|-sur-)([1-9][0-9]?)")
"""What looks like the size of a mat where its name should be."""
_ROOMY = Mat(MAX_SIDE, MAX_SIDE)
"""Stands in for a mat that cannot be read, so that what does not depend on it is checked all the same."""


class ChallengeReader:
    """Reads challenges of a content folder. ``read_mat`` reads a mat's file, and is called once for each."""

    def __init__(self, holdings: Holdings, sounds: Sequence[str], read_mat: Callable[[Path], Mat | None]) -> None:
        self._holdings, self._sounds, self._read_mat = holdings, sounds, read_mat
        self._mats: dict[str, Mat | None] = {}

    def challenge(self, document: Document, written: Node, base: Loc, ids: dict[str, Loc]) -> Challenge | None:
        """The challenge ``written`` at ``base``, or None if it has problems, which are reported to ``document``.

        ``ids`` are those of the challenges before it, with their places.
        """
        settled, misnamed, lost = self._with_cells(written, base)
        document.report(misnamed)
        challenge = self._settled(document, settled, base, ids, lost)
        return None if misnamed else challenge

    def _settled(
        self, document: Document, written: Node, base: Loc, ids: dict[str, Loc], lost: frozenset[str]
    ) -> Challenge | None:
        """The challenge once names of cells are replaced; under the keys ``lost``, names were left out."""
        author_wrote, written = written, on_a_mat(written)
        model, found = validate(ChallengeModel, written, base)
        document.report(found, written, base)
        if document.is_full:
            return None
        faulty = lost.union(str(problem.loc[len(base)]) for problem in found if len(problem.loc) > len(base))
        checked, node, made_up = model, written, frozenset[str]()
        if checked is None:
            checked, node, made_up = repaired(node, found, base)
        if checked is None:
            return None
        known, found = self._named_mat(checked.mat, base)
        mat = checked.at_first(known or _ROOMY)
        found += check_challenge(checked, mat, base, self._sounds)
        found += check_genre(checked, base, faulty)
        if model and not lost:
            found += check_task(model, base)
        found += self._pictures_missing(checked, mat if model else None, base)
        if "id" not in made_up:
            found += _check_id(document, checked.id, base, ids)
        found = [problem for problem in found if not made_up.intersection(problem.loc)]
        document.report(found, node, base)
        if isinstance(author_wrote, Mapping) and "genre" not in faulty:
            unsuited = list(check_keys(author_wrote, checked.genre, base))
            document.report(unsuited)
            found += unsuited
        if not (model and known) or found:
            return None
        challenge = model.challenge(known)
        wrong = list(check_runs(challenge, base))
        document.report(wrong)
        return None if wrong else challenge

    def _pictures_missing(self, model: ChallengeModel, mat: Mat | None, base: Loc) -> Iterator[ProblemAt]:
        """The pictures that are not there, of the ``mat``, where it is known, and of a challenge without one."""
        decor = [] if mat is None else pictures_shown(model, mat)
        yield from (self._holdings.missing(name, (*base, "tapis")) for name in decor if not self._holdings.has(name))
        named = pictures_named(model)
        yield from (
            self._holdings.not_there(name, (*base, *loc)) for loc, name in named if not self._holdings.has(name)
        )

    def _with_cells(self, written: Node, base: Loc) -> tuple[Node, list[ProblemAt], frozenset[str]]:
        """A challenge with cells in place of their names, what is wrong with these, and the keys that lost one.

        Where the mat cannot be read all names are left out, and nothing is wrong with them.
        """
        if not has_named_cells(written):
            return written, [], frozenset()
        assert isinstance(written, Mapping)
        choice, _found = validate(MatChoiceModel, written.get("tapis", Mapping()))
        mat = None if choice is None else self._named_mat(choice, base)[0]
        node, misnamed = with_cells(written, mat or _ROOMY)
        lost = frozenset(str(problem.loc[0]) for problem in misnamed)
        found = [] if mat is None else misnamed
        return node, [problem._replace(loc=(*base, *problem.loc)) for problem in found], lost

    def _named_mat(self, choice: MatChoiceModel, base: Loc) -> tuple[Mat | None, list[ProblemAt]]:
        place = (*base, "tapis")
        if choice.grid:
            mat = choice.grid.mat()
            return mat, check_grid(choice.grid, mat, place, self._sounds)
        name = choice.name or ""
        if name not in self._mats:
            file = self._holdings.mat(name)
            if file is None and (size := _SIZE.fullmatch(name)):
                message = _("« {name} » n'est pas un tapis ; écrivez {{largeur: {width}, hauteur: {height}}}")
                return None, [ProblemAt(place, message.format(name=name, width=size[1], height=size[2]))]
            if file is None:
                return None, [
                    ProblemAt(place, self._holdings.unknown(_("« {name} » est inconnu ; {remedy}"), name, "tapis"))
                ]
            self._mats[name] = self._read_mat(file)
        if self._mats[name] is None:
            message = _("le tapis « {name} » a des erreurs ; corrigez d'abord tapis/{name}.yaml")
            return None, [ProblemAt(place, message.format(name=name))]
        return self._mats[name], []


def _check_id(document: Document, name: str, base: Loc, ids: dict[str, Loc]) -> list[ProblemAt]:
    first = ids.setdefault(name, (*base, "id"))
    if first == (*base, "id"):
        return []
    message = _("« {id} » est déjà pris ligne {line} ; donnez-en un autre")
    return [ProblemAt((*base, "id"), message.format(id=name, line=document.line(first)))]
