"""The kinds of challenge, a file each: whatever differs from one kind to another.

A new kind is a member of ``Genre``, and a file here with the name of that member. The member's
value is the kind's word in lesson files.
"""

from functools import cache
from importlib import import_module
from typing import Any

from beebot.challenge import Genre
from beebot.kinds.kind import Kind

__all__ = ["Kind", "kind_of"]


@cache
def kind_of(genre: Genre) -> Kind[Any]:
    """What is particular to ``genre``.

    Its file is imported when it is first asked for: a screen needs few of them.
    """
    kind: Kind[Any] = import_module(f"{__name__}.{genre.name.lower()}").KIND
    return kind
