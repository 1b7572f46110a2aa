"""What one animal did at one challenge, counted: what a teacher reads of a journal without reading its tries."""

from typing import NamedTuple


class Tally(NamedTuple):
    """The tries of one animal at one challenge.

    ``tries`` is how many there were. ``hint`` is the least help with which one succeeded, 0 for none; while ``done``
    is False it is the most help that was given.
    """

    tries: int = 0
    done: bool = False
    hint: int = 0

    def after(self, *, success: bool, hint: int) -> "Tally":
        """With one more try, whose highest hint was ``hint``."""
        if self.done:
            return Tally(self.tries + 1, True, min(self.hint, hint) if success else self.hint)
        return Tally(self.tries + 1, success, hint if success else max(self.hint, hint))
