"""The control that is lit for the keyboard, or for a child with one switch. Knows no pygame."""

from simulateur.game.controls import AdultKey, Touch
from simulateur.pages.layout.places import Places

_OF_LISTS = (AdultKey.UP, AdultKey.DOWN)


class Focus:
    """A place among the page's controls, in their order; ``at`` is None until somebody asks."""

    def __init__(self) -> None:
        self.at: Touch | None = None
        self._lit_s = 0.0

    def move(self, places: Places, by: int) -> None:
        """Go ``by`` controls further, and round at the ends."""
        order = tuple(places)
        self._lit_s = 0.0
        if not order:
            self.at = None
        elif self.at in places:
            self.at = order[(order.index(self.at) + by) % len(order)]
        else:
            self.at = order[0 if by > 0 else -1]

    def scan(self, places: Places, seconds: float, each_s: float) -> None:
        """Let ``seconds`` pass: every ``each_s`` seconds the next control lights up."""
        self._lit_s += seconds
        if self.at not in places or self._lit_s >= each_s:
            self.move(places, 1)

    def stay(self) -> None:
        """The lit control was chosen: it stays lit for a while, so that it can be chosen again."""
        self._lit_s = 0.0

    def keep_to(self, places: Places) -> None:
        """Forget a control that the page no longer has.

        The keys of a list change when the list moves. Then the light stays on the same key of the
        list; at an end of the list, where that key is gone, it goes to the other one.
        """
        at = self.at
        if at is None or at in places:
            return
        keys = [each for each in places if each.key in _OF_LISTS and each.index == at.index]
        self.at = None
        if keys and at.key in _OF_LISTS:
            self.at = min(keys, key=lambda each: each.key is not at.key)
