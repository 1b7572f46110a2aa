"""A child at one challenge: her answer, the run in progress, how it ended, what there is to see.

A frozen value: touches, time and real robots each give another one. What to show is read from the
properties, in cells and seconds. Knows no pygame and no clock.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from beebot.challenge import Challenge
from beebot.command import MAX_INSTRUCTIONS, FlatProgram, Program, flatten, unroll
from beebot.interpreter import Step, Trace
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, targets_reached
from beebot.parts.limits import NO_LIMITS
from beebot.pose import Cell
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import Gesture, begin, gesture_for
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.ghost import EYE, GO, Ghost, key_shown
from simulateur.game.play.by_hand import ByHand
from simulateur.game.play.help_calls import Help
from simulateur.game.play.playback import TORTOISE, Moment, Tempo, standing
from simulateur.game.play.point_of_view import Outlook
from simulateur.game.play.pointing import Pointing, asked_about, pointed, start_of
from simulateur.game.play.robot_progress import Cut, Following
from simulateur.game.play.run import Phase, Run

__all__ = ["Attempt", "Phase", "Run"]

_REFUSED = (Outcome.FORBIDDEN_KEY, Outcome.CARD_CHANGED)


@dataclass(frozen=True)
class Attempt:
    """The state of a child's work at one challenge: her draft, the run in progress, its ending and the help she had.

    ``tempo`` is how fast a run is shown. Where ``immediate``, each key moves the bee at once, as
    often as the child likes. ``run`` is None while nothing is shown. ``refusal_s`` says for how
    many seconds more it is to be seen that a key was refused. ``following`` is what real robots
    told of this run; ``cut`` is a run that a robot did not finish. ``seen_s`` is for how many seconds
    all that is to be remembered has been seen. ``watched`` says whether a run that is only to be
    watched was shown to its end.

    ``by_hand`` is how far a robot without a link is, while it is programmed or rolls.

    ``to_come`` is the challenge in the world that there will be, None where the world does not change any more;
    ``tries`` is how many runs ended before. ``changed`` are the cells that changed as the last run ended.
    ``brought`` is a key that is new with this challenge, None where there is none.
    """

    draft: Draft
    tempo: Tempo = TORTOISE
    immediate: bool = False
    outlook: Outlook = field(default_factory=Outlook)
    help: Help = field(default_factory=Help)
    phase: Phase = Phase.WRITING
    run: Run | None = None
    refusal_s: float = 0.0
    following: Following = field(default_factory=Following)
    cut: Cut | None = None
    seen_s: float = 0.0
    watched: bool = False
    by_hand: ByHand | None = None
    to_come: Challenge | None = None
    tries: int = 0
    changed: tuple[Cell, ...] = ()
    brought: Key | None = None

    @classmethod
    def at(
        cls,
        challenge: Challenge,
        tempo: Tempo = TORTOISE,
        *,
        immediate: bool = False,
        kept: Program = (),
    ) -> Self:
        """An attempt at ``challenge`` as a child finds it when she opens it.

        ``kept`` is a program that was not cleared before. Where something can be repeated, cards are counted, a program
        is given, or the world changes, no key moves the bee at once.
        """
        first = challenge.at_first
        counted = challenge.repeats or challenge.limits != NO_LIMITS or first is not challenge
        if not immediate or counted or not gesture_for(challenge).written_alone:
            to_come = None if first is challenge else challenge
            return cls(begin(first, kept), tempo, outlook=Outlook.at(challenge.staging), to_come=to_come)
        roomy = replace(challenge, max_instructions=MAX_INSTRUCTIONS)
        return cls(begin(roomy, kept), tempo, immediate=True, outlook=Outlook.at(challenge.staging))

    @property
    def challenge(self) -> Challenge:
        """The challenge; in free play, with the objects that the child laid on the mat."""
        return self.draft.challenge

    @cached_property
    def gesture(self) -> Gesture[Any, Any]:
        """How this kind of challenge is answered."""
        return gesture_for(self.challenge)

    @cached_property
    def ghost(self) -> Ghost | None:
        """What a hand shows if the child does nothing: a key, the kind's gesture or GO; None in a run or with help."""
        if self.phase is not Phase.WRITING or self.run is not None or self.help.hint is not None:
            return None
        untouched = self.draft == begin(self.challenge)
        if untouched and self.watches_first:
            return EYE
        if untouched and self.brought is not None:
            return key_shown(self.challenge, self.brought)
        if (own := self.gesture.ghost(self.draft)) is not None:
            return own
        if self.draft.answer is not None and (self.gesture.lays_cards or not untouched):
            return None if self.gesture.shows_pictures or self.gesture.offers else GO
        return key_shown(self.challenge, None) if untouched and self.gesture.lays_cards and not self.calls else None

    @property
    def calls(self) -> tuple[Touch, ...]:
        """The controls that glow if the child does nothing, of which each will do; () in a run or with help."""
        if self.phase is not Phase.WRITING or self.run is not None or self.help.hint is not None or self.watches_first:
            return ()
        return self.gesture.calls(self.draft)

    @property
    def help_said(self) -> Text | None:
        """What is said with the hint that is open; None where none is, or it says nothing."""
        if self.help.hint is None:
            return None
        return self.gesture.spoken(self.help.hint)

    @property
    def program(self) -> Program:
        """The program of the first bee: written, given or chosen; empty where there is none."""
        if self.gesture.shows_pictures:
            return ()
        if not self.gesture.chooses:
            return self.draft.strips[0].program
        if self.draft.active is None:
            return ()
        return self.draft.strips[self.draft.active].program

    @property
    def told(self) -> Program:
        """The program that a child has told the only bee, key by key; empty where it was given, or for two bees."""
        if not self.gesture.written_alone:
            return ()
        return self.program

    @property
    def flats(self) -> tuple[FlatProgram, ...]:
        """The program of each bee with its repeats written out, as robots need it."""
        return tuple(flatten(self._program_of(robot)) for robot in range(self.robots))

    def _program_of(self, robot: int) -> Program:
        if self.robots == 1:
            return self.program
        return self.draft.strips[robot].program

    @property
    def mat_degrees(self) -> int:
        """How far the mat is turned clockwise, in degrees; seen as the bee sees it, it turns while she pivots."""
        return self.outlook.degrees(self.moment.degrees)

    @property
    def mat_turns(self) -> bool:
        """Whether the mat is turning now: the point of view changes, or it follows the bee while she pivots."""
        return self.outlook.turns or (self.outlook.as_bee and self.moment.degrees % 45 != 0)

    @property
    def robots(self) -> int:
        """How many bees there are: one or two."""
        return 1 if self.challenge.partner is None else 2

    @property
    def resume_at(self) -> int | None:
        """The place of the instruction from which a robot that was cut can go on; for one robot only.

        None where no robot was cut, while something is shown, and once the answer is another.
        """
        if self.cut is None or self.phase not in (Phase.WRITING, Phase.STOPPED):
            return None
        if self.flats != (self.cut.program,):
            return None
        return self.cut.index

    @property
    def cut_card(self) -> int | None:
        """The place of the card at which a robot was cut and may go on; None where none was."""
        if self.resume_at is None:
            return None
        return _card_at(self.program, self.resume_at)

    @property
    def hides_mat(self) -> bool:
        """Whether the mat is hidden: it was seen long enough, and the child remembers it until she runs her answer."""
        return self._hides(self.challenge.staging.mat_s)

    @property
    def hides_given(self) -> bool:
        """Whether the given strip is hidden: it was seen for long enough, and the child remembers it."""
        return self._hides(self.challenge.staging.strip_s)

    def _hides(self, most_s: int) -> bool:
        return 0 < most_s <= self.seen_s and self.phase is Phase.WRITING

    @property
    def moment(self) -> Moment:
        """Where the first bee is now."""
        return self.moment_of(0)

    def moment_of(self, robot: int) -> Moment:
        """Where bee ``robot`` is now: the first (0) or the second (1)."""
        if self.run is not None:
            return self.run.moment(robot)
        return standing(start_of(self.challenge, robot))

    def trace_of(self, robot: int) -> Trace | None:
        """What bee ``robot`` (0 or 1) does in the run that is shown; None where none is."""
        if self.run is None:
            return None
        return self.run.trace(robot)

    def step_of(self, robot: int) -> Step | None:
        """The step of bee ``robot`` (0 or 1) that is being shown or was shown last; None before the first."""
        if self.run is None:
            return None
        return self.run.step(robot)

    @property
    def steps_shown(self) -> int:
        """How many instructions of the run have been shown to their end; 0 without a run."""
        if self.run is None:
            return 0
        return self.run.steps_shown

    @cached_property
    def reached(self) -> tuple[int, ...]:
        """The targets that the bee has visited so far, as their places in the challenge."""
        if self.run is None:
            return ()
        return targets_reached(self.challenge, self.run.verdict.trace.steps[: self.steps_shown])

    @property
    def watches_first(self) -> bool:
        """Whether there is a run to be watched before there is anything to answer."""
        return self.challenge.seen is not None and not self.watched and self.phase is not Phase.SUCCEEDED

    @property
    def is_watching(self) -> bool:
        """Whether the run that is shown is only to be watched: it is no answer, and its cards are not seen."""
        return self.run is not None and self.run.only_seen

    def lit_of(self, robot: int = 0) -> int | None:
        """The place in her program of the card that bee ``robot`` is running; None where she runs none."""
        if self.phase is Phase.ON_ROBOT and robot in self.following.at:
            return _card_at(self._program_of(robot), self.following.at[robot])
        if self.phase not in (Phase.RUNNING, Phase.WAITING) or self.is_watching:
            return None
        step = self.step_of(robot)
        if step is None:
            return None
        return step.index

    def guilty_of(self, robot: int = 0) -> int | None:
        """The place of the card at which bee ``robot`` bumped, or that she may not use; None where there is none."""
        if self.phase is not Phase.STOPPED or self.run is None:
            return None
        if self.following.bump is not None:
            bumped, index = self.following.bump
            if bumped != robot:
                return None
            return _card_at(self._program_of(robot), index)
        trace, verdict = self.trace_of(robot), self.run.verdict
        if verdict.outcome in _REFUSED and verdict.robot == robot:
            return verdict.failing
        if verdict.failing is None or trace is None or trace.bump is None:
            return None
        return trace.bump.index

    @property
    def ends_in_bump(self) -> bool:
        """Whether the last card that the first bee ran bumps.

        Where each key moves the bee at once, the next key forgets that card.
        """
        return self.run is not None and self.run.verdict.trace.bump is not None

    @property
    def is_done(self) -> bool:
        """Whether the challenge counts as done: it succeeded or, in free play, something was run."""
        if self.phase is Phase.STOPPED:
            return not self.gesture.has_goal
        return self.phase is Phase.SUCCEEDED

    @property
    def fails_again(self) -> bool:
        """Whether GO would only show once more the run that has ended and led elsewhere."""
        run, ran = self.run, self.phase is Phase.STOPPED and self.gesture.has_goal and self.following.bump is None
        return ran and run is not None and (run.answer, run.challenge) == (self.draft.answer, self.challenge)

    @property
    def has_film(self) -> bool:
        """Whether the success can be shown again: a program led there, and not just a person's word."""
        return self.is_done and not self.gesture.shows_pictures and self.following.told is None

    @property
    def has_bumped(self) -> bool:
        """Whether a card of one of the bees is guilty (``guilty_of``)."""
        return any(self.guilty_of(robot) is not None for robot in range(self.robots))

    @cached_property
    def lacking(self) -> Ending | None:
        """What the answer lacks, as an ending; None but for a moment after GO or a card was refused."""
        return self.gesture.missing(self.draft) if self.refusal_s and self.draft.answer is None else None

    @cached_property
    def ending(self) -> Ending | None:
        """How the run ended, until the answer is another or, for a moment after GO, what the answer lacks.

        None while nothing has ended, for a success, and where nothing was asked and nothing bumped. A real robot may
        bump where the mat shows nothing.
        """
        if self.lacking is not None:
            return self.lacking
        if self.phase is not Phase.STOPPED or self.run is None or self.following.told is False:
            return None
        if self.following.bump is not None:
            robot, index = self.following.bump
            card = _card_at(self._program_of(robot), index)
            return Ending(EndingKind.BUMP, (self._cell_of(robot),), () if card is None else (card,), robot=robot)
        if self.changed:
            return Ending(EndingKind.WORLD_CHANGED, self.changed)
        ended = self.run.ending
        return None if ended.kind is EndingKind.SUCCESS else ended

    def too_many(self, strip: int) -> tuple[int, ...]:
        """The places of the cards of ``strip`` to take away: they ran after the bee had arrived, or a hint says so."""
        hint = self.help.hint
        if hint is not None and (change := hint.change) is not None and change.card is None:
            return (change.place,) if hint.robot == strip else ()
        past = self.ending is not None and self.ending.kind is EndingKind.PAST and self.ending.robot == strip
        return self.ending.cards if self.ending is not None and past else ()

    @cached_property
    def pointing(self) -> Pointing | None:
        """What the open hint points at on the mat; None without a hint, and for one that plays a program again.

        A question is pointed at too: who hears nothing sees that something is asked, and of what.
        """
        hint = self.help.hint
        if hint is None or self.phase not in (Phase.WRITING, Phase.STOPPED) or self.gesture.shows_pictures:
            return None
        if hint.text is not None:
            hers = self.gesture.replays or self.hides_mat  # a program is followed in the head, or a mat remembered
            wanted = None if hers else asked_about(self.challenge, hint.text, self.ending)
            here = wanted or self._cell_of(0 if self.ending is None else self.ending.robot)
            return Pointing(here=here, asks=True)
        if self.gesture.replays and not hint.headings:
            return None
        program = self.program if self.robots == 1 else self.draft.strips[hint.robot].program
        return pointed(self.challenge, hint, program, self.draft.so_far)

    @property
    def answered(self) -> Ending | None:
        """The ``ending`` whose marks are shown; None while a hint shows marks of its own, as all but questions do."""
        return self.ending if self.pointing is None or self.pointing.asks else None

    def _cell_of(self, robot: int) -> Cell:
        moment = self.moment_of(robot)
        return Cell(round(moment.column), round(moment.row))


def _card_at(program: Program, index: int) -> int | None:
    in_order = enumerate(unroll(program))
    return next((place for count, (place, *_rest) in in_order if count == index), None)
