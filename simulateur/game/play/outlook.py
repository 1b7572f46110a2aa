"""How a child looks at the mat: from above, or as if she were the bee. Pure."""

from dataclasses import dataclass

from simulateur.game.play.playback import ease

_TURN_S = 0.6
_STEP = 3
"""Degrees between two pictures of a turning mat."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """``as_bee`` is whether the mat is to be turned so that the bee looks up; ``turned``, 0 to 1, how far it is."""

    as_bee: bool = False
    turned: float = 0.0

    @property
    def turns(self) -> bool:
        """Whether the mat is on its way."""
        return 0 < self.turned < 1

    def changed(self) -> "Outlook":
        """The other way to look is wanted; the mat begins to turn."""
        return Outlook(not self.as_bee, self.turned)

    def after(self, seconds: float) -> "Outlook":
        """``seconds`` later."""
        goal, step = float(self.as_bee), seconds / _TURN_S
        return Outlook(self.as_bee, min(self.turned + step, goal) if self.as_bee else max(self.turned - step, goal))

    def degrees(self, heading: float) -> int:
        """How far the mat is turned, clockwise, where the bee looks ``heading`` degrees from north."""
        across = (heading + 180) % 360 - 180
        return round(-across * ease(self.turned) / _STEP) * _STEP
