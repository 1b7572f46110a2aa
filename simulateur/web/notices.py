"""What an adult is told of the network while the classroom is open: one sentence a minute at most."""

from collections.abc import Callable

_PAUSE_S = 60.0


class Notices:
    """Hands sentences to ``tell``, no sooner than a minute after the last one; of those that wait, the first stays."""

    def __init__(self) -> None:
        self.tell: Callable[[str], None] = lambda _sentence: None
        self._waits = ""
        self._told_s = float("-inf")
        self.shown = ""
        """The sentence that was told less than a minute ago."""

    def add(self, sentence: str) -> None:
        """Have a sentence told, unless another one waits."""
        self._waits = self._waits or sentence

    def pass_on(self, now_s: float) -> None:
        """Tell what waits, once a minute has passed since the last one."""
        if now_s - self._told_s < _PAUSE_S:
            return
        self.shown, self._waits = self._waits, ""
        if self.shown:
            self._told_s = now_s
            self.tell(self.shown)
