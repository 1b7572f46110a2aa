"""What one animal did at one challenge, counted: what a teacher reads of a journal without reading its tries."""

from typing import NamedTuple


class Tally(NamedTuple):
    """The tries of one animal at one challenge.

    ``tries`` is how many there were. ``hint``, ``together`` and ``by_hand`` are those of the best success, as an
    ``Entry`` has them: judged rather than declared, not after another's help, with the least help. While ``done`` is
    False, ``hint`` is the most help that was given.
    """

    tries: int = 0
    done: bool = False
    hint: int = 0
    together: bool = False
    by_hand: bool = False

    def after(self, *, success: bool, hint: int, together: bool = False, by_hand: bool = False) -> "Tally":
        """With one more try, as its ``Entry`` has it."""
        if not success:
            return self._replace(tries=self.tries + 1, hint=self.hint if self.done else max(self.hint, hint))
        if self.done and (self.by_hand, self.together, self.hint) <= (by_hand, together, hint):
            return self._replace(tries=self.tries + 1)
        return Tally(self.tries + 1, True, hint, together, by_hand)
