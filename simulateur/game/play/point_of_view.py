"""How a child looks at the mat: from above, or as if she were the bee. Pure."""

from typing import NamedTuple

from beebot.parts.staging import Staging
from simulateur.game.play.playback import ease

_TURN_S = 0.6
_STEP = 3
"""Degrees between two pictures of a turning mat."""


class Outlook(NamedTuple):
    """From where a child looks at the mat: from above or, ``as_bee``, with the mat turned so that the bee looks up.

    ``turned`` is how far the mat has turned to that, from 0 (from above) to 1 (as the bee).
    """

    as_bee: bool = False
    turned: float = 0.0

    @classmethod
    def at(cls, staging: Staging) -> "Outlook":
        """The point of view with which a challenge opens that is shown as ``staging`` says."""
        return cls(staging.as_bee, float(staging.as_bee))

    @property
    def turns(self) -> bool:
        return 0 < self.turned < 1

    def changed(self) -> "Outlook":
        """A copy with the other point of view; the mat begins to turn towards it."""
        return Outlook(not self.as_bee, self.turned)

    def after(self, seconds: float) -> "Outlook":
        """A copy ``seconds`` later; the same where nothing turns."""
        if self.turned == self.as_bee:
            return self
        step = seconds / _TURN_S
        if self.as_bee:
            return Outlook(self.as_bee, min(self.turned + step, 1.0))
        return Outlook(self.as_bee, max(self.turned - step, 0.0))

    def degrees(self, heading: float) -> int:
        """How many degrees clockwise the mat is turned while the bee looks to ``heading``, in degrees from north."""
        across = (heading + 180) % 360 - 180
        return round(-across * ease(self.turned) / _STEP) * _STEP
