"""What one animal did at one challenge, counted: what a teacher reads of a journal without reading its tries."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from beebot.journal.line_format import Entry
from beebot.judging.rules import Outcome

Tried = tuple[str, str, str]
"""Who tried what: a token, a challenge and its hash."""
DoneKey = tuple[str, str]
"""A challenge that was done: its id and its hash.

The lesson is not part of it. A challenge copied into another lesson under its own id stays done; one that shares no
more than its id with another differs in its hash; and one that was changed since, so that other answers succeed, is to
be done again.
"""


class Tally(NamedTuple):
    """The tries of one group (token) at one challenge, summed up.

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
        """This tally with one more try counted; the arguments are those of its ``Entry``."""
        if not success:
            return self._replace(tries=self.tries + 1, hint=self.hint if self.done else max(self.hint, hint))
        if self.done and (self.by_hand, self.together, self.hint) <= (by_hand, together, hint):
            return self._replace(tries=self.tries + 1)
        return Tally(self.tries + 1, True, hint, together, by_hand)


def with_tries(tallies: Mapping[Tried, Tally], entries: Iterable[Entry]) -> dict[Tried, Tally]:
    """``tallies`` with the tries in ``entries`` counted too."""
    counted = dict(tallies)
    for each in entries:
        who, success = (each.token, each.challenge, each.hash), each.result == Outcome.SUCCESS.name
        tally = counted.get(who, Tally())
        counted[who] = tally.after(success=success, hint=each.hint, together=each.together, by_hand=each.by_hand)
    return counted
