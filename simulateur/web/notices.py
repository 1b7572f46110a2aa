"""What an adult is told of the network while the classroom is open: one sentence a minute at most."""

from collections.abc import Callable

_PAUSE_S = 60.0


class Notices:
    """Gives sentences to ``tell``, one a minute at most; while one waits, others are dropped."""

    def __init__(self) -> None:
        self.tell: Callable[[str], None] = lambda _sentence: None
        self._waits = ""
        self._told_s = float("-inf")
        self.shown = ""
        """The sentence that was told less than a minute ago."""

    def add(self, sentence: str) -> None:
        """Have ``sentence`` told as soon as may be; it is dropped if another one waits."""
        self._waits = self._waits or sentence

    def pass_on(self, now_s: float) -> None:
        """Tell the sentence that waits, if a minute has passed at ``now_s`` since the last one."""
        if now_s - self._told_s < _PAUSE_S:
            return
        self.shown, self._waits = self._waits, ""
        if self.shown:
            self._told_s = now_s
            self.tell(self.shown)
