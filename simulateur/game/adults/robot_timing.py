"""An adult times a robot without a link on the screen, with two touches for each kind of move. Pure.

The robot is told four moves by its own keys. The first touch comes with its GO, the second when it stands still.
"""

from enum import Enum, auto
from typing import NamedTuple

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.requests import Request, TimeRobot

MOVES = 4
"""How many moves are timed together: a touch that comes late then lengthens each by a fourth of the delay."""
_SHORTEST_MS, _LONGEST_MS = 200, 20_000
"""The least and the most for one move; a time outside them comes from a slip of the finger."""


class TimingStage(Enum):
    """Which kind of move is timed, or that both are."""

    STEPS = auto()
    TURNS = auto()
    KEPT = auto()


_COMMANDS = {TimingStage.STEPS: Command.FORWARD, TimingStage.TURNS: Command.LEFT}


class RobotTiming(NamedTuple):
    """The timing of the robot with the animal ``token``, as far as it is.

    While it is ``running``, ``seconds`` have passed since the first touch. ``step_ms`` and ``turn_ms`` are what was
    measured, 0 before: a step, a quarter turn. ``sentence`` says why a measure does not count.
    """

    token: str
    stage: TimingStage = TimingStage.STEPS
    running: bool = False
    seconds: float = 0.0
    step_ms: int = 0
    turn_ms: int = 0
    sentence: str = ""

    @property
    def program(self) -> FlatProgram:
        command = _COMMANDS.get(self.stage)
        return () if command is None else (command,) * MOVES

    def after(self, seconds: float) -> "RobotTiming":
        return self._replace(seconds=self.seconds + seconds) if self.running else self

    def touch(self, touch: Touch) -> tuple["RobotTiming", tuple[Request, ...]]:
        """Obey one touch. Returns the timing to go on with, and the requests to the machine that come of it."""
        if touch.key is not AdultKey.DRIVE or self.stage is TimingStage.KEPT:
            return self, ()
        if not self.running:
            return self._replace(running=True, seconds=0.0, sentence=""), ()
        return self._stopped(round(1000 * self.seconds / MOVES))

    def _stopped(self, one_ms: int) -> tuple["RobotTiming", tuple[Request, ...]]:
        still = self._replace(running=False)
        if not _SHORTEST_MS <= one_ms <= _LONGEST_MS:
            sentence = _("cette durée ne peut pas être celle de quatre mouvements ; recommencez avec CLEAR")
            return still._replace(sentence=sentence), ()
        if self.stage is TimingStage.STEPS:
            return still._replace(stage=TimingStage.TURNS, step_ms=one_ms), ()
        kept = still._replace(stage=TimingStage.KEPT, turn_ms=one_ms)
        return kept, (TimeRobot(self.token, self.step_ms, one_ms),)
