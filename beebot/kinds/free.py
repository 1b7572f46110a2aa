"""``libre``: there is no goal, so every run without a bump is right."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.judging.rules import Outcome, Verdict, judge_program
from beebot.kinds.kind import LAYING
from beebot.kinds.program import Laying

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.measures.difficulties import Difficulty
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution


class Roaming(Laying):
    """The kind ``libre``: nothing is asked, so only a bump is to be mended, or a program without a card."""

    name = noted("libre")
    question = noted("Où veux-tu l'emmener ?")
    asks = False
    invents = True
    keys = LAYING
    aimed = False

    def task(self, challenge: Challenge) -> str:
        return _("Promène-la où tu veux.")

    def judge(self, challenge: Challenge, answer: Program) -> Verdict:
        return judge_program(challenge, answer, lambda _asked, trace: Verdict(Outcome.SUCCESS, trace))

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        return super().solve(replace(self.asked(challenge), repeats=False), effort)

    def rungs(self, challenge: Challenge, answer: Program, verdict: Verdict) -> Iterator["Hint"]:
        """The hints of any program, but without the quiz: no card is the right one."""
        from beebot.hinting.hint import HintKind

        yield from (rung for rung in super().rungs(challenge, answer, verdict) if rung.kind is not HintKind.QUIZ)

    def asked(self, challenge: Challenge) -> Challenge:
        return replace(challenge, targets=(), goal=None, passages=frozenset())

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """None: nothing is asked."""

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """No hint: nothing is asked."""
        yield from ()

    def solution_sentence(self, solution: "Solution") -> str | None:
        return _("libre : il n'y a pas de but à atteindre")


KIND = Roaming()
