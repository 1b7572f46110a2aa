"""Code that ``dataclass`` and ``NamedTuple`` would compile at each start, compiled once: a fifth of a tablet's start.

Both write Python's text for each class and have it compiled. ``build/compile_inside.py`` notes these texts and ships
their code. A text that is not among them is compiled as ever.
"""

import collections
import dataclasses
import marshal
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

FILE = "ready.bin"
"""The file of what is ready, beside the kit's packages: a mapping of texts to their code, by ``marshal``."""


def read(file: Path) -> Mapping[str, CodeType]:
    """The compiled code that ``file`` keeps, by its source."""
    found: Mapping[str, CodeType] = marshal.loads(file.read_bytes())  # noqa: S302 (made by the same build)
    return found


def use(code: Mapping[str, CodeType]) -> None:
    """From now on, take what ``dataclass`` and ``NamedTuple`` would compile from ``code`` if it is there.

    A module's own name comes before a builtin's: ``exec`` and ``eval`` of these two modules alone change.
    """
    vars(dataclasses)["exec"] = lambda text, *names: exec(code.get(text, text), *names)
    vars(collections)["eval"] = lambda text, *names: eval(code.get(text, text), *names)
