"""An answer that was judged and is shown: what the bees do, how much of it was seen. Pure."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

from beebot.challenge import Challenge
from beebot.interpreter import Step, Trace, run
from beebot.judging.endings import Ending
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds import ending, judge
from beebot.parts.answer_types import Answer
from simulateur.game.play.playback import Moment, Tempo, Timeline

_STAYS_S = 1.2
"""For how many seconds a bee that was watched stays where she stopped, before she is back at her start."""


class Phase(Enum):
    """What a child and the bee are doing at a challenge: writing, running, having succeeded and so on."""

    WRITING = auto()
    RUNNING = auto()
    WAITING = auto()
    """Between two instructions of a step-by-step run."""
    ON_ROBOT = auto()
    """A real robot runs the program; the screen follows what it reports."""
    STOPPED = auto()
    """The run is over, without success."""
    SUCCEEDED = auto()


@dataclass(frozen=True)
class Run:
    """An answer to ``challenge`` that was judged, and how much of it is shown: ``time`` seconds of ``timeline``.

    It is shown up to ``until`` seconds; then the phase is ``then``, unless all was shown. Of a run that is
    ``only_seen`` nothing is said: at its end the bee is back at her start.
    """

    challenge: Challenge
    answer: Answer
    verdict: Verdict
    timeline: Timeline
    time: float = 0.0
    until: float = 0.0
    then: Phase = Phase.WAITING
    only_seen: bool = False

    @classmethod
    def of(cls, challenge: Challenge, answer: Answer, tempo: Tempo) -> "Run":
        verdict = judge(challenge, answer)
        return cls(challenge, answer, verdict, Timeline(verdict.trace, tempo, verdict.partner))

    @classmethod
    def to_watch(cls, challenge: Challenge, tempo: Tempo) -> "Run":
        """A run of the program that ``challenge`` gives, only to be watched."""
        trace = run(challenge.given, challenge.start, challenge.mat)
        seen = cls(challenge, challenge.given, Verdict(Outcome.SUCCESS, trace), Timeline(trace, tempo))
        return replace(seen, until=seen.timeline.duration + _STAYS_S, only_seen=True)

    @cached_property
    def ending(self) -> Ending:
        """How the run ends, as it is told to a child; kept once it was worked out."""
        return ending(self.challenge, self.answer, self.verdict)

    def trace(self, robot: int) -> Trace | None:
        """What bee ``robot`` does, the first (0) or the second (1); None where there is no such bee."""
        if robot:
            return self.verdict.partner
        return self.verdict.trace

    def moment(self, robot: int) -> Moment:
        if robot:
            return self.timeline.at(self.time, robot)
        return self._first_moment

    @cached_property
    def _first_moment(self) -> Moment:
        """Where the first bee is; a page that is drawn asks some nine times."""
        return self.timeline.at(self.time)

    def step(self, robot: int) -> Step | None:
        """The step of bee ``robot`` (0 or 1) that is being shown or was shown last; None before the first."""
        trace, index = self.trace(robot), self.moment(robot).index
        if trace is None or index is None or index >= len(trace.steps):
            return None
        return trace.steps[index]

    @cached_property
    def steps_shown(self) -> int:
        """How many instructions have been shown to their end; a page that is drawn asks some five times."""
        return self.timeline.steps_done(self.time)

    def after(self, seconds: float) -> "Run":
        """A copy ``seconds`` later, but no later than ``until``."""
        return replace(self, time=min(self.time + seconds, self.until))

    def at_step(self, index: int) -> "Run":
        """A copy at the beginning of step ``index``, to be shown to that step's end; unchanged without such a step."""
        if index >= self.timeline.instructions:
            return self
        return replace(self, time=self.timeline.start_of(index), until=self.timeline.end_of(index))

    def no_earlier_than(self, index: int) -> "Run":
        """A copy moved on to step ``index`` as by ``at_step``; unchanged if that step has begun already."""
        later = self.at_step(index)
        if later.until > self.until:
            return later
        return self

    def ended(self) -> "Run":
        """A copy of which all was shown."""
        return replace(self, time=self.timeline.duration, until=self.timeline.duration)
