"""``programmer``: write the program.

``Laying`` is also the base of the other kinds in which a child lays a program.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import Program, count_cards
from beebot.i18n import noted
from beebot.judging.rules import Verdict, judge_program
from beebot.kinds.kind import AIM, CHANGING, LIMITED, Kind, only, shortest_answer, stays_at_home

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.kinds.written import ProblemAt, Written
    from beebot.measures.difficulties import Difficulty
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution


class Laying(Kind[Program]):
    """The base class of kinds in which a child lays one program for one robot."""

    answer = tuple
    keys = AIM | LIMITED
    aimed = True

    def check(self, written: "Written") -> Iterator["ProblemAt"]:
        """The problem of a challenge that asks the robot only to be where it already is."""
        if self.aimed and written.goes_nowhere:
            yield stays_at_home(written)

    def judge(self, challenge: Challenge, answer: Program) -> Verdict:
        return judge_program(challenge, answer)

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        from beebot.shortest.programs import solve_program

        return solve_program(challenge, effort, self.trail(challenge))

    def rungs(self, challenge: Challenge, answer: Program, verdict: Verdict) -> Iterator["Hint"]:
        """The hints: the card at fault, how far the program is right, then what to change there."""
        from beebot.hinting.fault_hints import program_rungs

        asked = self.asked(challenge)
        yield from program_rungs(asked, answer, verdict, partial(shortest_answer, self, asked), self.trail(challenge))

    def asked(self, challenge: Challenge) -> Challenge:
        """``challenge`` without what this kind does not judge."""
        return challenge

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """The last hint: the best program that the solver finds at once."""
        from beebot.hinting.hint import Hint, HintKind

        program = shortest_answer(self, challenge).program
        if program is not None:
            yield Hint(HintKind.SOLUTION, repaired=program)

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Program:
        from beebot.notation import parse_program

        return parse_program(only(texts))

    def answer_text(self, answer: Program) -> str:
        from beebot.notation import program_arrows

        return program_arrows(answer)

    def laid(self, answer: Program, robot: int) -> Program:
        return answer

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        from beebot.measures.difficulties import Doing, difficulty_of

        program = solution.program
        if not program:
            return None
        doing = Doing(challenge.key_count, count_cards(program), optima=solution.count or 1)
        return difficulty_of(challenge, [(program, challenge.start)], doing)


class Programming(Laying):
    """The kind ``programmer``: a child lays a program of her own."""

    name = noted("programmer")
    question = noted("Où est la tête de l'abeille ?")
    keys = Laying.keys | CHANGING

    def task(self, challenge: Challenge) -> str:
        from beebot.kinds.goal_sentences import aim_of, constraint_of

        return " ".join((aim_of(challenge), *constraint_of(challenge)))


KIND = Programming()
