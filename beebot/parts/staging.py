"""How a challenge is put before a child. Nothing of it is judged."""

from dataclasses import dataclass

from beebot.pose import Cell


@dataclass(frozen=True, slots=True)
class Before:
    """The mat before the world changes: ``obstacles`` are all it has, for ``tries`` runs or until one succeeds.

    Then the mat of the challenge takes its place. A success before that does not count.
    """

    tries: int
    obstacles: frozenset[Cell]


@dataclass(frozen=True, slots=True)
class Staging:
    """How a challenge is shown. ``as_bee``: at first with the bee's eyes. ``may_turn``: the child may change that.

    ``strip_s`` and ``mat_s`` are after how many seconds the given strip and the mat are hidden until she runs her
    answer; 0 is never. ``before`` is how the mat is at first, None where it does not change.
    """

    as_bee: bool = False
    may_turn: bool = True
    strip_s: int = 0
    mat_s: int = 0
    before: Before | None = None


PLAIN = Staging()
"""The mat from above, and the child may change it; nothing is hidden, and nothing changes."""
