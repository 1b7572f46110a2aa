"""``libre``: there is no goal, so every run without a bump is right."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import Trace
from beebot.judging.rules import Outcome, Verdict, judge_program
from beebot.kinds.kind import LAYING
from beebot.kinds.program import Laying

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.measures.difficulties import Difficulty
    from beebot.optima.solution import Solution
    from beebot.searching.effort import Effort


class Roaming(Laying):
    """Nothing is asked, so nothing is missed; only a bump is to be mended, or a program without a card."""

    name = noted("libre")
    question = noted("Où veux-tu l'emmener ?")
    asks = False
    invents = True
    keys = LAYING
    aimed = False

    def task(self, challenge: Challenge) -> str:
        return _("Promène-la où tu veux.")

    def judge(self, challenge: Challenge, answer: Program) -> Verdict:
        return judge_program(challenge, answer, _judge_nothing)

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        return super().solve(replace(self.asked(challenge), repeats=False), effort)

    def rungs(self, challenge: Challenge, answer: Program, verdict: Verdict) -> Iterator["Hint"]:
        """The hints for a program with a goal, without the quiz: no card is the right one."""
        from beebot.hinting.hint import HintKind

        yield from (rung for rung in super().rungs(challenge, answer, verdict) if rung.kind is not HintKind.QUIZ)

    def asked(self, challenge: Challenge) -> Challenge:
        return replace(challenge, targets=(), goal=None, passages=frozenset())

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """None."""

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """None."""
        yield from ()

    def solution_sentence(self, solution: "Solution") -> str | None:
        return _("libre : il n'y a pas de but à atteindre")


def _judge_nothing(_challenge: Challenge, trace: Trace) -> Verdict:
    return Verdict(Outcome.SUCCESS, trace)


KIND = Roaming()
"""What is particular to ``libre``."""
