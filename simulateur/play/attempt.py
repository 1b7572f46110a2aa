"""A child at one challenge: her answer, the run in progress, and how it ended. Knows no pygame, no clock.

Touches and ticks come in; what to show is read from the properties, in cells and seconds.
"""

from dataclasses import replace

from beebot.challenge import Challenge, Genre
from beebot.command import FlatProgram, Program, flatten, unroll
from beebot.interpreter import Step, Trace
from beebot.pose import Cell
from beebot.robot import Bumped, Finished, Lost, RobotEvent, StepStarted, Stopped
from beebot.verdict import Outcome, targets_reached
from simulateur.controls import COMMAND_KEYS, Key, Touch
from simulateur.drafts.beginning import begin
from simulateur.drafts.draft import Draft
from simulateur.play.following import Cut, Following
from simulateur.play.help import Help
from simulateur.play.outlook import Outlook
from simulateur.play.playback import HARE, TORTOISE, Moment, Tempo, standing
from simulateur.play.run import Phase, Run

__all__ = ["Attempt", "Phase", "Run"]
_REFUSED = (Outcome.TOO_LONG, Outcome.FORBIDDEN_KEY)
_WRITTEN_ALONE = (Genre.PROGRAM, Genre.REPRODUCE, Genre.FREE)
"""Where a key can move the only bee at once."""


class Attempt:
    """The state machine of one challenge.

    ``tempo`` is how fast it is shown. Where ``immediate``, and nothing can be repeated, each key moves the bee at once.
    ``kept`` is a program that was not cleared before.
    """

    def __init__(
        self, challenge: Challenge, tempo: Tempo = TORTOISE, *, immediate: bool = False, kept: Program = ()
    ) -> None:
        self.tempo = tempo
        self.outlook = Outlook()
        self.immediate = immediate and challenge.genre in _WRITTEN_ALONE and not challenge.repeats
        self.draft: Draft = begin(challenge, kept)
        self.help = Help()
        self.phase = Phase.WRITING
        self.run: Run | None = None
        self.refused = 0
        """How many times a key was refused: the strip is full, or there is nothing to run."""
        self._following = Following()
        self._cut: Cut | None = None

    @property
    def challenge(self) -> Challenge:
        """What is asked; in free play, with what was laid on the mat."""
        return self.draft.challenge

    @property
    def program(self) -> Program:
        """What the first bee runs: written, given or chosen."""
        place = self.draft.active if self.challenge.genre is Genre.CHOOSE else 0
        return () if place is None else self.draft.strips[place].program

    @property
    def told(self) -> Program:
        """What the only bee was told, key by key; nothing where her program was given."""
        return self.program if self.challenge.genre in _WRITTEN_ALONE else ()

    @property
    def flats(self) -> tuple[FlatProgram, ...]:
        """The program of each bee for a robot, which knows no repeats."""
        return tuple(flatten(self._program_of(robot)) for robot in range(self.robots))

    def _program_of(self, robot: int) -> Program:
        return self.draft.strips[robot].program if self.robots > 1 else self.program

    @property
    def mat_degrees(self) -> int:
        """How far the mat is turned, clockwise, as the child looks at it; it follows the bee's pivots."""
        return self.outlook.degrees(self.moment.degrees)

    @property
    def robots(self) -> int:
        """How many bees there are: one or two."""
        return 1 if self.challenge.partner is None else 2

    def touch(self, touch: Touch) -> None:
        """Obey one touch; what cannot be done now is left undone."""
        if touch.key is Key.GO:
            self._go()
        elif touch.key is Key.STEP:
            self._step()
        elif touch.key is Key.AGAIN:
            self._rewind()
        elif touch.key is Key.VIEW:
            self.outlook = self.outlook.changed()
        elif touch.key in (Key.TORTOISE, Key.HARE):
            self.tempo = TORTOISE if touch.key is Key.TORTOISE else HARE
        elif self.immediate and touch.key in COMMAND_KEYS:
            self._move_at_once(touch)
        elif self.phase in (Phase.WRITING, Phase.STOPPED):
            self._edit(touch)

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.outlook = self.outlook.after(seconds)
        if self.run is None or self.phase not in (Phase.RUNNING, Phase.ON_ROBOT):
            return
        self.run = self.run.after(seconds)
        if self.phase is Phase.RUNNING and self.run.time >= self.run.until:
            self._rest()

    def ask_for_help(self) -> None:
        """Climb one rung of the ladder of hints; a prediction's beginning may play again, a pair's strip be chosen."""
        if self.phase not in (Phase.WRITING, Phase.STOPPED):
            return
        self.help = self.help.climb(self.draft)
        hint, answer = self.help.hint, self.draft.so_far
        if hint is not None and (hint.place is not None or hint.edits):
            self.draft = self.draft.touch(Touch(Key.BEE, strip=hint.robot))
        if self.challenge.genre is Genre.PREDICT and hint is not None and hint.prefix and answer is not None:
            run = Run.of(self.challenge, answer, self.tempo)
            self._play(run, run.timeline.end_of(hint.prefix - 1), Phase.WRITING)

    def send_to_robot(self, first_step: int = 0) -> bool:
        """Begin to follow real robots from ``first_step`` on; False where there is nothing to send."""
        if self.phase in (Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED):
            return False
        run = self._new_run()
        if run is None:
            return False
        begun = run.at_step(first_step)
        self.run, self.phase = replace(begun, until=begun.time), Phase.ON_ROBOT
        self._following, self._cut = Following(), None
        return True

    def follow(self, event: RobotEvent, robot: int = 0) -> None:
        """Show what a real robot says of the program that was sent; ``robot`` is 1 for the second of two."""
        if self.phase is not Phase.ON_ROBOT or self.run is None:
            return
        self._following = self._following.after(event, robot)
        match event:
            case StepStarted(index):
                self.run = self.run.no_earlier_than(index)
            case Bumped(index):
                self._bump_on_robot(index)
            case Finished() if len(self._following.finished) == self.robots:
                self._rest()
            case Stopped() | Lost():
                self._rewind()

    def offer_to_resume(self, cut: Cut) -> None:
        """A robot was cut in a run of this answer; whether to go on from there is a person's choice."""
        self._cut = cut

    @property
    def resume_at(self) -> int | None:
        """The instruction to go on from, while the answer is the one that was cut and one robot runs it; else None."""
        if self._cut is None or self.phase not in (Phase.WRITING, Phase.STOPPED) or self.flats != (self._cut.program,):
            return None
        return self._cut.index

    @property
    def cut_card(self) -> int | None:
        """The card where a robot was cut and may go on."""
        return None if self.resume_at is None else _card_at(self.program, self.resume_at)

    @property
    def is_fast(self) -> bool:
        """Whether the hare's tempo is chosen."""
        return self.tempo is HARE

    @property
    def moment(self) -> Moment:
        """Where the first bee is."""
        return self.moment_of(0)

    def moment_of(self, robot: int) -> Moment:
        """Where a bee is: the first (0) or the second (1)."""
        if self.run is not None:
            return self.run.moment(robot)
        partner = self.challenge.partner
        return standing(partner.start if robot and partner else self.challenge.start)

    def trace_of(self, robot: int) -> Trace | None:
        """What a bee does in the run in progress, None where there is none."""
        return self.run.trace(robot) if self.run else None

    def step_of(self, robot: int) -> Step | None:
        """The step of a bee that is being shown, or was shown last."""
        return self.run.step(robot) if self.run else None

    @property
    def steps_shown(self) -> int:
        """How many instructions have been shown to their end."""
        return self.run.steps_shown if self.run else 0

    @property
    def reached(self) -> tuple[int, ...]:
        """The targets the bee has visited so far: their places in the challenge."""
        if self.run is None:
            return ()
        return targets_reached(self.challenge, self.run.verdict.trace.steps[: self.steps_shown])

    @property
    def lit(self) -> int | None:
        """The card being run by the first bee."""
        return self.lit_of(0)

    def lit_of(self, robot: int) -> int | None:
        """The card that a bee is running: its place in her program."""
        if self.phase is Phase.ON_ROBOT and robot in self._following.at:
            return _card_at(self._program_of(robot), self._following.at[robot])
        if self.phase not in (Phase.RUNNING, Phase.WAITING):
            return None
        step = self.step_of(robot)
        return None if step is None else step.index

    @property
    def guilty(self) -> int | None:
        """The first bee's card that bumped, until it is mended."""
        return self.guilty_of(0)

    def guilty_of(self, robot: int) -> int | None:
        """The card of a bee that bumped, or that she may not use, until it is mended."""
        if self.phase is not Phase.STOPPED or self.run is None:
            return None
        if self._following.bump is not None:
            bumped, index = self._following.bump
            return _card_at(self._program_of(robot), index) if bumped == robot else None
        trace, verdict = self.trace_of(robot), self.run.verdict
        if verdict.outcome in _REFUSED and verdict.robot == robot:
            return verdict.failing
        bump = trace.bump if trace and self.challenge.genre is not Genre.PREDICT else None
        return bump.index if bump else None

    @property
    def is_done(self) -> bool:
        """Whether the challenge counts as done: it succeeded or, in free play, something was run."""
        return self.phase is Phase.SUCCEEDED or (self.phase is Phase.STOPPED and self.challenge.genre is Genre.FREE)

    @property
    def has_bumped(self) -> bool:
        """Whether some card is guilty."""
        return any(self.guilty_of(robot) is not None for robot in range(self.robots))

    @property
    def missed(self) -> tuple[Cell, ...]:
        """Where the bee still had to go when her run ended without a bump."""
        if self.phase is not Phase.STOPPED or self.run is None or self.has_bumped or self.challenge.genre is Genre.FREE:
            return ()
        targets = [target.cell for place, target in enumerate(self.challenge.targets) if place not in self.reached]
        goal = self.challenge.goal
        if not targets and goal is not None and self.run.verdict.trace.end.cell != goal:
            return (goal,)
        return tuple(targets)

    def _edit(self, touch: Touch) -> None:
        if touch.key is Key.OPTION:
            self._take_option(touch.index)
            return
        before = self.draft
        self.draft = before.touch(touch)
        if self.draft is before:
            self.refused += COMMAND_KEYS.get(touch.key) in before.challenge.keys
        elif self._says_something_else(before):
            self._rewind()
        elif self.draft.active != before.active:
            self.help = self.help.closed()

    def _says_something_else(self, before: Draft) -> bool:
        """Whether more than the hand has changed."""
        programs, now = ([strip.program for strip in draft.strips] for draft in (before, self.draft))
        return programs != now or before.answer != self.draft.answer or before.challenge != self.draft.challenge

    def _take_option(self, option: int) -> None:
        before = self.draft
        self.help, self.draft = self.help.answer(before, option)
        if self.draft is not before:
            self._rewind()

    def _go(self) -> None:
        if self.phase is Phase.RUNNING:
            self._rewind()
        elif self.phase is Phase.WAITING and self.run:
            self._play(self.run, self.run.timeline.duration)
        elif self.phase in (Phase.WRITING, Phase.STOPPED):
            run = self._new_run()
            if run is None:
                self.refused += 1
            else:
                self._play(run, run.timeline.duration)

    def _step(self) -> None:
        if self.phase in (Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED):
            return
        waiting = self.phase is Phase.WAITING
        run = self.run if waiting and self.run else self._new_run()
        if run is None:
            self.refused += 1
            return
        index = self.steps_shown if waiting else 0
        run = run.at_step(index)
        self._play(run, run.until)

    def _move_at_once(self, touch: Touch) -> None:
        """Lay a card and run it alone, from where the bee is; a card that bumped is forgotten."""
        if self.phase not in (Phase.WRITING, Phase.RUNNING, Phase.STOPPED):
            return
        before, bumped = self.draft, self.guilty is not None
        self.draft = (before.touch(Touch(Key.UNDO)) if bumped else before).touch(touch)
        if self.draft is before:
            return
        run = self._new_run()
        if run is not None:
            run = run.at_step(len(run.verdict.trace.steps) - 1)
            self._play(run, run.until, Phase.WRITING)

    def _new_run(self) -> Run | None:
        """The answer, judged; None if there is nothing to judge."""
        answer = self.draft.answer
        if answer is None:
            return None
        self._following = Following()
        self.draft, self.help = self.draft.put_down(), self.help.closed()
        return Run.of(self.challenge, answer, self.tempo)

    def _play(self, run: Run, until: float, then: Phase = Phase.WAITING) -> None:
        self.run = replace(run, until=until, then=then)
        self.phase = Phase.RUNNING

    def _bump_on_robot(self, index: int) -> None:
        """A real robot hit something that no mat shows: the bee stops where that step began."""
        if self.run is not None:
            run = self.run.at_step(index)
            self.run = replace(run, until=run.time)
        self.phase = Phase.STOPPED

    def _rest(self) -> None:
        """The time to show is used up: wait for what comes next, or end the run."""
        run = self.run
        if run is None:
            return
        if self.phase is Phase.RUNNING and run.until < run.timeline.duration:
            self.phase = run.then
            return
        self.run = run.ended()
        if run.verdict.succeeded and self.challenge.genre is not Genre.FREE:
            self.phase = Phase.SUCCEEDED
        elif self.immediate and run.then is Phase.WRITING and not run.verdict.trace.bump:
            self.phase = Phase.WRITING
        else:
            self.phase = Phase.STOPPED

    def _rewind(self) -> None:
        self.run = None
        self.help = self.help.closed()
        self._following = Following()
        self.phase = Phase.WRITING


def _card_at(program: Program, index: int) -> int | None:
    """The place of the card that gives the instruction run at ``index``; None beyond the end."""
    return next((place for count, (place, *_rest) in enumerate(unroll(program)) if count == index), None)
