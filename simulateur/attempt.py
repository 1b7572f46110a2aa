"""A child at one challenge: her program, the run in progress, and how it ended. Knows no pygame, no clock.

Touches and ticks come in; what to show is read from the properties, in cells and seconds.
"""

from dataclasses import dataclass
from enum import Enum, auto

from beebot.challenge import Challenge
from beebot.command import FlatProgram
from beebot.pose import Cell
from beebot.robot import Bumped, Finished, Lost, RobotEvent, StepDone, StepStarted, Stopped
from beebot.verdict import Outcome, Verdict, judge, targets_reached
from simulateur.controls import COMMAND_KEYS, Key, Touch
from simulateur.editor import Editor
from simulateur.playback import HARE, TORTOISE, Moment, Tempo, Timeline, standing


class Phase(Enum):
    """What is going on."""

    WRITING = auto()
    RUNNING = auto()
    WAITING = auto()
    """Between two instructions of a step-by-step run."""
    ON_ROBOT = auto()
    """A real robot runs the program; the screen follows what it reports."""
    STOPPED = auto()
    """The run is over, without success."""
    SUCCEEDED = auto()


class CardState(Enum):
    """How a card of the strip is shown."""

    READY = auto()
    TO_COME = auto()
    LIT = auto()
    GUILTY = auto()
    NOT_RUN = auto()
    HELD = auto()


@dataclass(frozen=True)
class Run:
    """A judged program and the time it has been shown, in seconds; ``until`` is where to wait."""

    verdict: Verdict
    timeline: Timeline
    time: float
    until: float


class Attempt:
    """The state machine of one challenge; ``tempo`` is how fast it is shown."""

    def __init__(self, challenge: Challenge, tempo: Tempo = TORTOISE) -> None:
        self.challenge = challenge
        self.tempo = tempo
        self.editor = Editor()
        self.phase = Phase.WRITING
        self.run: Run | None = None
        self.refused = 0
        """How many times a key was refused: the strip is full, or the program is empty."""
        self.robot_index: int | None = None
        """The instruction a real robot is at, as it reports or as its known times say."""
        self._robot_bump: int | None = None

    @property
    def program(self) -> FlatProgram:
        return self.editor.program

    def touch(self, touch: Touch) -> None:
        """Obey one touch; what cannot be done now is left undone."""
        if touch.key is Key.GO:
            self._go()
        elif touch.key is Key.STEP:
            self._step()
        elif touch.key is Key.AGAIN:
            self._rewind()
        elif touch.key in (Key.TORTOISE, Key.HARE):
            self._pace(TORTOISE if touch.key is Key.TORTOISE else HARE)
        elif self.phase in (Phase.WRITING, Phase.STOPPED):
            self._edit(touch)

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        run = self.run
        if run is None or self.phase not in (Phase.RUNNING, Phase.ON_ROBOT):
            return
        time = min(run.time + seconds, run.until)
        self.run = Run(run.verdict, run.timeline, time, run.until)
        if self.phase is Phase.RUNNING and time >= run.until:
            self._rest()

    def send_to_robot(self) -> bool:
        """Begin to follow a real robot; False where there is nothing to send."""
        if not self.program or self.phase in (Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED):
            return False
        self.run = self._new_run()
        self.robot_index = None
        self.phase = Phase.ON_ROBOT
        return True

    def follow(self, event: RobotEvent) -> None:
        """Show what a real robot says of the program that was sent."""
        if self.phase is not Phase.ON_ROBOT or self.run is None:
            return
        match event:
            case StepStarted(index):
                self.robot_index = index
                self._show_step(index)
            case StepDone(index):
                self.robot_index = index
            case Bumped(index):
                self._bump_on_robot(index)
            case Finished():
                self._rest()
            case Stopped() | Lost():
                self._rewind()

    @property
    def is_fast(self) -> bool:
        """Whether the hare's tempo is chosen."""
        return self.tempo is HARE

    @property
    def moment(self) -> Moment:
        """Where the bee is."""
        if self.run is None:
            return standing(self.challenge.start)
        return self.run.timeline.at(self.run.time)

    @property
    def steps_shown(self) -> int:
        """How many instructions have been shown to their end."""
        return self.run.timeline.steps_done(self.run.time) if self.run else 0

    @property
    def reached(self) -> tuple[int, ...]:
        """The targets the bee has visited so far: their places in the challenge."""
        if self.run is None:
            return ()
        return targets_reached(self.challenge, self.run.verdict.trace.steps[: self.steps_shown])

    @property
    def lit(self) -> int | None:
        """The card being run."""
        if self.phase is Phase.ON_ROBOT:
            return self.robot_index
        if self.phase in (Phase.RUNNING, Phase.WAITING):
            return self.moment.index
        return None

    @property
    def guilty(self) -> int | None:
        """The card that bumped, until it is mended."""
        if self.phase is not Phase.STOPPED or self.run is None:
            return None
        if self._robot_bump is not None:
            return self._robot_bump
        return self.run.verdict.failing if self.run.verdict.outcome is Outcome.BUMP else None

    @property
    def missed(self) -> tuple[Cell, ...]:
        """Where the bee still had to go when her run ended without a bump."""
        if self.phase is not Phase.STOPPED or self.run is None or self.guilty is not None:
            return ()
        targets = [target.cell for place, target in enumerate(self.challenge.targets) if place not in self.reached]
        goal = self.challenge.goal
        if not targets and goal is not None and self.run.verdict.trace.end.cell != goal:
            return (goal,)
        return tuple(targets)

    def card_states(self) -> tuple[CardState, ...]:
        """How to show each card of the program."""
        size, lit, guilty = len(self.program), self.lit, self.guilty
        states = [CardState.READY] * size
        if lit is not None:
            states[lit:] = [CardState.LIT] + [CardState.TO_COME] * (size - lit - 1)
        elif guilty is not None:
            states[guilty:] = [CardState.GUILTY] + [CardState.NOT_RUN] * (size - guilty - 1)
        if self.editor.held is not None:
            states[self.editor.held] = CardState.HELD
        return tuple(states)

    def _edit(self, touch: Touch) -> None:
        before = self.editor
        if touch.key is Key.CARD:
            self.editor = before.hold(touch.index)
            return
        self.editor = self._edited(touch)
        if self.editor is not before:
            self._rewind()

    def _edited(self, touch: Touch) -> Editor:
        editor = self.editor
        if touch.key is Key.CLEAR:
            return editor.clear()
        if touch.key is Key.UNDO:
            return editor.undo()
        if touch.key is Key.REDO:
            return editor.redo()
        command = COMMAND_KEYS.get(touch.key)
        if command is None or command not in self.challenge.keys:
            return editor
        if editor.held is None and len(editor.program) >= self.challenge.max_instructions:
            self.refused += 1
            return editor
        return editor.put(command)

    def _go(self) -> None:
        if self.phase is Phase.RUNNING:
            self._rewind()
        elif self.phase is Phase.WAITING and self.run:
            self._play(self.run, self.run.timeline.duration)
        elif self.phase in (Phase.WRITING, Phase.STOPPED):
            if not self.program:
                self.refused += 1
                return
            run = self._new_run()
            self._play(run, run.timeline.duration)

    def _step(self) -> None:
        if self.phase in (Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED):
            return
        if not self.program:
            self.refused += 1
            return
        run = self.run if self.phase is Phase.WAITING and self.run else self._new_run()
        index = self.steps_shown if self.phase is Phase.WAITING else 0
        timeline = run.timeline
        self._play(Run(run.verdict, timeline, timeline.start_of(index), 0), timeline.end_of(index))

    def _bump_on_robot(self, index: int) -> None:
        """A real robot hit something that no mat shows: the bee stops where that step began."""
        self._show_step(index)
        if self.run is not None:
            self.run = Run(self.run.verdict, self.run.timeline, self.run.time, self.run.time)
        self._robot_bump = index
        self.phase = Phase.STOPPED

    def _new_run(self) -> Run:
        self._robot_bump = None
        self.editor = Editor(self.program, None, self.editor.past, self.editor.future)
        verdict = judge(self.challenge, self.program)
        return Run(verdict, Timeline(verdict.trace, self.tempo), 0.0, 0.0)

    def _play(self, run: Run, until: float) -> None:
        self.run = Run(run.verdict, run.timeline, run.time, until)
        self.phase = Phase.RUNNING

    def _show_step(self, index: int) -> None:
        run = self.run
        if run is None or index >= len(run.verdict.trace.steps):
            return
        self.run = Run(run.verdict, run.timeline, run.timeline.start_of(index), run.timeline.end_of(index))

    def _rest(self) -> None:
        """The time to show is used up: wait for the next step, or end the run."""
        run = self.run
        if run is None:
            return
        duration = run.timeline.duration
        if self.phase is Phase.RUNNING and run.until < duration:
            self.phase = Phase.WAITING
            return
        self.run = Run(run.verdict, run.timeline, duration, duration)
        self.phase = Phase.SUCCEEDED if run.verdict.succeeded else Phase.STOPPED

    def _pace(self, tempo: Tempo) -> None:
        """Change the tempo; a run in progress keeps its own until it ends."""
        self.tempo = tempo

    def _rewind(self) -> None:
        self.run = None
        self.robot_index = self._robot_bump = None
        self.phase = Phase.WRITING
