"""The feast of a séance whose last petal is full: what it celebrates, and how far it is."""

from typing import NamedTuple

from simulateur.game.play.attempt import Attempt

POT_S, BEES_S, OVER_S = 0.9, 3.0, 3.6
"""Seconds until the pot of honey is full, until the bees have drawn their eight, until nothing moves any more."""
KEYS_S = 0.9
"""Before that the keys only skip: the finger that ended the challenge may tap once too often."""


class Feast(NamedTuple):
    """The feast when a lesson's flower is full: ``attempt`` is the success that filled it, ``animal`` who made it.

    ``is_skipped`` says that somebody wanted to go on, so that nothing moves any more.
    """

    attempt: Attempt
    animal: str
    is_skipped: bool = False

    def time(self, since_s: float) -> float:
        """How many seconds of the feast are over, ``since_s`` seconds after it began; ``OVER_S`` once it is skipped."""
        return OVER_S if self.is_skipped else min(since_s, OVER_S)

    def skipped(self) -> "Feast":
        return self._replace(is_skipped=True)
