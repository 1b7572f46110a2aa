"""An adult calibrates a robot on the screen. Knows no pygame, no port.

The robot drives a line, then four turns. The adult measures each. A ball finds its directions by itself, so it has no
turns to correct. The steps, the arithmetic and the bounds are those of ``beebot-robot etalonner``.
"""

from enum import Enum, auto
from typing import NamedTuple

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import Bumped, Finished, Lost, Measured, RefusedError, Stopped
from firmware_bridge.calibration import LINE, TURNS, check
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.members import Member
from simulateur.game.reports import Answered, NotForThisRobot, RobotReport, Unreachable
from simulateur.game.requests import AdjustRobot, Request, SendToRobot


class Stage(Enum):
    """The stages of a calibration, in their order: driving along a line, turning on the spot, the result kept."""

    LINE = auto()
    TURNS = auto()
    KEPT = auto()


class Measure(Enum):
    """What an adult measures on the floor; the value is the ``index`` of the two keys that raise and lower it."""

    AHEAD = 0
    """Millimetres along the line."""
    LEFT = 1
    """Millimetres to the left of it, negative to the right."""
    TURNED = 2
    """Degrees turned in all, to the left."""


_WANTED = {
    Stage.LINE: (Measure.AHEAD, Measure.LEFT),
    Stage.TURNS: (Measure.TURNED,),
    Stage.KEPT: (),
}
"""What is measured at each stage."""


class RobotCalibration(NamedTuple):
    """The calibration of the robot with the animal ``token``. One of its steps goes ``cell_mm`` millimetres now.

    ``measures`` are in the order of ``Measure``. While ``driving`` the robot moves; ``driven`` says that it has done
    what this stage asks. ``sentence`` is what the robot said last.
    """

    token: str
    cell_mm: int
    measures: tuple[int, ...]
    stage: Stage = Stage.LINE
    driving: bool = False
    driven: bool = False
    sentence: str = ""
    has_wheels: bool = True

    @classmethod
    def of(cls, member: Member) -> "RobotCalibration":
        """A calibration of ``member`` at its first stage, with the measures of a robot that needs no correction."""
        straight = (len(LINE) * member.cell_mm, 0, 360)
        return cls(member.token, member.cell_mm, straight, has_wheels=member.has_wheels)

    @property
    def wanted(self) -> tuple[Measure, ...]:
        return _WANTED[self.stage]

    @property
    def program(self) -> FlatProgram:
        if self.stage is Stage.LINE:
            return LINE
        return TURNS

    @property
    def measured(self) -> Measured:
        return Measured(*map(float, self.measures))

    def touch(self, touch: Touch) -> tuple["RobotCalibration", tuple[Request, ...]]:
        """Obey one touch. Returns the calibration to go on with, and the requests to the machine that come of it."""
        match touch.key:
            case AdultKey.DRIVE if not self.driving and self.stage is not Stage.KEPT:
                driving = self._replace(driving=True, driven=False, sentence="")
                return driving, (SendToRobot(self.token, self.program),)
            case AdultKey.MEASURE if Measure(touch.index) in self.wanted:
                measures = list(self.measures)
                measures[touch.index] += touch.amount
                return self._replace(measures=tuple(measures), sentence=""), ()
            case AdultKey.KEEP if self.driven and self.stage is Stage.LINE and self.has_wheels:
                return self._replace(stage=Stage.TURNS, driven=False), ()
            case AdultKey.KEEP if self.driven:
                return self._keep()
        return self, ()

    def _keep(self) -> tuple["RobotCalibration", tuple[Request, ...]]:
        try:
            check(self.measured, self.cell_mm)
        except RefusedError as error:
            return self._replace(stage=Stage.LINE, sentence=str(error)), ()
        return self._replace(stage=Stage.KEPT), (AdjustRobot(self.token, self.measured),)

    def follow(self, report: RobotReport) -> "RobotCalibration":
        match report:
            case Finished() if self.driving:
                return self._replace(driving=False, driven=True)
            case Stopped() | Bumped() if self.driving:
                sentence = _("le robot a été arrêté avant la fin ; reposez-le, puis recommencez")
                return self._replace(driving=False, sentence=sentence)
            case Lost(_index, error):
                return self._replace(driving=False, sentence=str(error))
            case Answered(sentence) | NotForThisRobot(sentence) | Unreachable(sentence):
                return self._replace(driving=False, sentence=sentence)
        return self
