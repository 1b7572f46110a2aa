"""A child at one challenge: her answer, the run in progress, and how it ended. Knows no pygame, no clock.

Touches and ticks come in; what to show is read from the properties, in cells and seconds.
"""

from dataclasses import replace

from beebot.robot import Bumped, Finished, Lost, RobotEvent, StepStarted, Stopped
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import Draft
from simulateur.game.play.following import Cut, Following
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.play.run import Phase, Run
from simulateur.game.play.sight import Sight

__all__ = ["Attempt", "Phase", "Run"]

_ONLY_WRITTEN = (Key.GO, Key.STEP, Key.CARD, Key.GAP)
"""What there is not where each key moves her at once: her strip tells what she did."""
_REFUSAL_S = 1.2
"""How long the bee looks at what is missing or full."""


class Attempt(Sight):
    """The state machine of one challenge: what touches, time, help and real robots make of it."""

    def touch(self, touch: Touch) -> None:
        """Obey one touch; what cannot be done now is left undone."""
        self.refusal_s = 0.0
        if self.immediate and touch.key in _ONLY_WRITTEN:
            return
        if touch.key is Key.GO:
            self._go()
        elif touch.key is Key.STEP:
            self._step()
        elif touch.key is Key.AGAIN:
            self._rewind()
            if self.immediate:
                self.draft = self.draft.touch(Touch(Key.CLEAR))
        elif touch.key is Key.VIEW:
            self.outlook = self.outlook.changed()
        elif touch.key in (Key.TORTOISE, Key.HARE):
            self.tempo = TORTOISE if touch.key is Key.TORTOISE else HARE
        elif self.immediate and touch.key in COMMAND_KEYS:
            self._move_at_once(touch)
        elif self.phase in (Phase.WRITING, Phase.WAITING, Phase.STOPPED):
            self._edit(touch)

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.refusal_s = max(self.refusal_s - seconds, 0.0)
        self.outlook = self.outlook.after(seconds)
        if self.run is None or self.phase not in (Phase.RUNNING, Phase.ON_ROBOT):
            return
        self.run = self.run.after(seconds)
        if self.phase is Phase.RUNNING and self.run.time >= self.run.until:
            self._rest()

    def ask_for_help(self) -> None:
        """Climb one rung of the ladder of hints; the program's beginning may play again, a pair's strip be chosen."""
        if self.phase not in (Phase.WRITING, Phase.STOPPED):
            return
        self.help = self.help.climb(self.draft, asks_only=self.immediate)
        hint, answer = self.help.hint, self.draft.so_far
        if hint is not None and (hint.place is not None or hint.edits):
            self.draft = self.draft.touch(Touch(Key.BEE, strip=hint.robot))
        if self.gesture.replays and hint is not None and hint.prefix and answer is not None:
            run = Run.of(self.challenge, answer, self.tempo)
            self._play(run, run.timeline.end_of(hint.prefix - 1), Phase.WRITING)

    def stand(self) -> None:
        """Where each key moves the bee at once, put her where they brought her; anew where her way is barred now."""
        answer = self.draft.answer if self.immediate else None
        if answer is None:
            return
        run = Run.of(self.challenge, answer, self.tempo)
        if len(run.verdict.trace.steps) < len(self.flats[0]):
            self.draft = self.draft.touch(Touch(Key.CLEAR))
        else:
            self.run = run.ended()

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
                self.stand()

    def offer_to_resume(self, cut: Cut) -> None:
        """A robot was cut in a run of this answer; whether to go on from there is a person's choice."""
        self._cut = cut

    def _edit(self, touch: Touch) -> None:
        if touch.key is Key.OPTION:
            self._take_option(touch.index)
            return
        before = self.draft
        self.draft = before.touch(touch)
        if self.draft is before:
            self.refusal_s = _REFUSAL_S if COMMAND_KEYS.get(touch.key) in before.challenge.keys else 0.0
        elif self.phase is Phase.WAITING or self._says_something_else(before):
            self._rewind()  # between two steps even a card in hand: she goes on with none
            self.stand()
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
                self.refusal_s = _REFUSAL_S
            else:
                self._play(run, run.timeline.duration)

    def _step(self) -> None:
        if self.phase in (Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED):
            return
        waiting = self.phase is Phase.WAITING
        run = self.run if waiting and self.run else self._new_run()
        if run is None:
            self.refusal_s = _REFUSAL_S
            return
        index = self.steps_shown if waiting else 0
        run = run.at_step(index)
        self._play(run, run.until)

    def _move_at_once(self, touch: Touch) -> None:
        """Lay a card and run it alone, from where the bee is; a card that bumped is forgotten."""
        if self.phase not in (Phase.WRITING, Phase.RUNNING, Phase.STOPPED):
            return
        before = self.draft.touch(Touch(Key.UNDO)) if self.ends_in_bump else self.draft
        moved = before.touch(touch)
        if moved is before:
            return
        self.draft = moved
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
        if run.verdict.succeeded and self.gesture.has_goal:
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
