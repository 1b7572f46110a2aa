"""How a challenge is put before a child. Nothing of it is judged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Staging:
    """``as_bee``: the mat is seen with the bee's eyes from the start. ``may_turn``: the child may change that.

    ``strip_s`` and ``mat_s`` are after how many seconds the given strip and the mat are hidden until she runs her
    answer; 0 is never.
    """

    as_bee: bool = False
    may_turn: bool = True
    strip_s: int = 0
    mat_s: int = 0


PLAIN = Staging()
"""The mat from above, and the child may change it; nothing is hidden."""
