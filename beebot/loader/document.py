"""A file while it is read: the tree of its values, and the problems found in it so far."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self, TypeVar

from pydantic import BaseModel, ValidationError

from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.markup.nodes import Mapping, Mark, Node, Sequence, locate, read_tree
from beebot.loader.markup.source import read_text
from beebot.loader.messages import problems_found
from beebot.loader.problems import MAX_PROBLEMS, ContentError, Problem
from beebot.loader.split_questions import with_questions_apart

M = TypeVar("M", bound=BaseModel)


class Document:
    """A YAML file, read into ``tree``, and the ``problems`` found in it.

    ``refused`` are the places of what YAML allows and the kit does not, found while reading.
    """

    def __init__(self, name: Path, tree: Node, faults: Iterable[tuple[Mark, str]] = ()) -> None:
        self.name = name
        self.tree = tree
        self.refused = {mark for mark, _message in faults}
        self._problems = _problems(name, faults)

    @classmethod
    def read(cls, file: Path, name: Path) -> Self:
        """Read ``file``, which messages call ``name``.

        Raises:
            ContentError: it cannot be read at all, or is no YAML.
        """
        tree = read_tree(read_text(file, name))
        if tree.root is None:
            raise ContentError(sorted(_problems(name, tree.faults)))
        return cls(name, with_questions_apart(tree.root), tree.faults)

    def items(self, key: str) -> Sequence:
        """The list under ``key``; empty if there is none."""
        items = self.tree.get(key) if isinstance(self.tree, Mapping) else None
        return items if isinstance(items, Sequence) else Sequence()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The first ``MAX_PROBLEMS`` problems found so far, in the order of the file."""
        return tuple(sorted(self._problems)[:MAX_PROBLEMS])

    @property
    def is_full(self) -> bool:
        """Whether so many problems were found that further ones are dropped."""
        return len(self._problems) >= MAX_PROBLEMS

    def report(self, found: Iterable[ProblemAt], node: Node | None = None, base: Loc = ()) -> None:
        """Add the problems ``found``, except those on a value that was refused while reading.

        Their places start with ``base``, the place of ``node`` in the file; ``node`` may be a copy that lacks some
        parts.
        """
        for problem in found:
            if self.is_full:
                break
            loc = problem.loc[len(base) :]
            mark, way = locate(self.tree if node is None else node, loc, at_key=problem.at_key)
            key = next((part for part in reversed(way) if isinstance(part, str)), None)
            message = problem.message
            if not problem.at_key and key is not None:
                message = _("« {key} » : {message}").format(key=key, message=message)
            if mark not in self.refused:
                self._problems |= _problems(self.name, [(mark, message)])

    def line(self, loc: Loc) -> int:
        """The line of the value at ``loc``, from 1."""
        return locate(self.tree, loc)[0].line


def _problems(name: Path, faults: Iterable[tuple[Mark, str]]) -> set[Problem]:
    return {Problem(name, mark.line, mark.column, message) for mark, message in faults}


def validate(model: type[M], node: Node, base: Loc = ()) -> tuple[M | None, list[ProblemAt]]:
    """``node``, at the place ``base``, as a ``model``, or None; and the problems found in it."""
    try:
        return model.model_validate(node), []
    except ValidationError as error:
        return None, problems_found(error, model, base)
