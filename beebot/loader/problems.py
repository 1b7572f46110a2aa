"""What the reader finds wrong in a file: where, and one sentence with a remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _

MAX_PROBLEMS = 100
"""How many problems of one file are told; who has more has the wrong file."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend in a file; ``str(problem)`` is the line to show.

    ``file`` is relative to the content's folder, or the bare name of a file that lies elsewhere. ``line``
    and ``column`` count from 1, in characters.
    """

    file: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        sentence = _("{file}:{line}:{column} : {message}")
        return sentence.format(file=self.file.as_posix(), line=self.line, column=self.column, message=self.message)


class ContentError(KitError):
    """Content cannot be used; ``problems`` holds everything found, and ``str(error)`` is one line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["ContentError"], tuple[tuple[Problem, ...]]]:
        """Pickled with its problems, from which its sentence is made again in another process."""
        return type(self), (self.problems,)
