"""How a challenge is put before a child. Nothing of it is judged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Staging:
    """``as_bee``: the mat is seen with the bee's eyes from the start. ``may_turn``: the child may change that."""

    as_bee: bool = False
    may_turn: bool = True


PLAIN = Staging()
"""The mat from above, and the child may change it."""
