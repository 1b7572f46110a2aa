"""``reproduire``: draw the trail of the given program again, with any program or, where ``exact``, with this one."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from beebot.challenge import Challenge
from beebot.command import Program, flatten
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import Trace, run
from beebot.judging.ending_rules import refused_ending, trail_ending
from beebot.judging.endings import Ending
from beebot.judging.rules import Outcome, Trail, Verdict, judge_program, trail
from beebot.kinds.kind import LIMITED
from beebot.kinds.program import Laying
from beebot.kinds.written import ProblemAt
from beebot.mat import Mat
from beebot.pose import Pose


class Reproducing(Laying):
    """The kind ``reproduire``: a child draws the trail of a given program or, if ``exact``, lays its very cards.

    The first card that leaves the trail, or the strip, is the one that fails.
    """

    name = noted("reproduire")
    question = noted("Par quelle case passe-t-elle d'abord ?")
    keys = LIMITED | {"programme", "exact"}
    needs = frozenset({"programme"})
    aimed = False

    def task(self, challenge: Challenge) -> str:
        return _("Refais le même tracé.")

    def check_runs(self, challenge: Challenge) -> Iterator[ProblemAt]:
        """The problem of a given program that bumps, or that leaves no trail."""
        trace = run(challenge.given, challenge.start, challenge.mat)
        if trace.bump:
            message = _("l'instruction {place} du modèle cogne ; changez le programme")
            yield ProblemAt(("programme",), message.format(place=trace.bump.index + 1))
        elif len(trail(trace)) == 1:
            message = _("ce modèle ne laisse aucun tracé ; mettez-y « avancer »")
            yield ProblemAt(("programme",), message)

    def trail(self, challenge: Challenge) -> Trail:
        return _trail(challenge.given, challenge.start, challenge.mat)

    def judge(self, challenge: Challenge, answer: Program) -> Verdict:
        return judge_program(challenge, answer, self._judge_trail)

    def ending(self, challenge: Challenge, answer: Program, verdict: Verdict) -> Ending:
        refused = refused_ending(challenge, answer, verdict)
        return refused or trail_ending(challenge, answer, verdict, self.trail(challenge))

    def _judge_trail(self, challenge: Challenge, trace: Trace) -> Verdict:
        model, drawn = self.trail(challenge), trail(trace)
        if drawn == model:
            return self._judge_strip(challenge, trace) if challenge.exact else Verdict(Outcome.SUCCESS, trace)
        moves = [step for step in trace.steps if step.command.is_move]
        for place, step in enumerate(moves, start=1):
            if drawn[: place + 1] != model[: place + 1]:
                return Verdict(Outcome.OTHER_TRAIL, trace, step.index, step.turns)
        return Verdict(Outcome.OTHER_TRAIL, trace)

    def _judge_strip(self, challenge: Challenge, trace: Trace) -> Verdict:
        model = flatten(challenge.given)
        for step, wanted in zip_longest(trace.steps, model):
            if step is None:
                return Verdict(Outcome.OTHER_STRIP, trace)
            if step.command is not wanted:
                return Verdict(Outcome.OTHER_STRIP, trace, step.index, step.turns)
        return Verdict(Outcome.SUCCESS, trace)


KIND = Reproducing()


@lru_cache(maxsize=16)
def _trail(program: Program, start: Pose, mat: Mat) -> Trail:
    """The trail of a model. It is kept: a page that is drawn asks several times, and a judge once an answer."""
    return trail(run(program, start, mat))
