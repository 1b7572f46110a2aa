"""``choisir``: say which of two to four programs succeeds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import Program, count_cards
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import run
from beebot.judging.ending_rules import looked_for
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Trail, Verdict, judge_program
from beebot.kinds.kind import AIM, Kind, one_of, only
from beebot.kinds.written import ProblemAt
from beebot.parts.answer_types import Choice

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.measures.difficulties import Difficulty
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution


class Choosing(Kind[Choice]):
    """The kind ``choisir``: exactly one of the given programs succeeds."""

    name = noted("choisir")
    question = noted("Suis chaque bande avec ton doigt : où finit-elle ?")
    task_to_try = noted("Choisis une bande, puis touche GO : tu verras où elle mène.")
    answer = Choice
    chooses = True
    keys = AIM | {"programmes", "imbriquer"}
    needs = frozenset({"programmes"})
    aimed = True
    given_repeats = True
    answer_help = noted("pour choisir, le numéro du programme")

    def task(self, challenge: Challenge) -> str:
        from beebot.kinds.goal_sentences import aim_of

        return " ".join((aim_of(challenge), _("Quelle bande choisis-tu ?")))

    def check_runs(self, challenge: Challenge) -> Iterator[ProblemAt]:
        """The problem that none of the programs succeeds, or more than one."""
        winners = self.winners(challenge)
        if not winners:
            yield ProblemAt(("programmes",), _("aucun ne réussit ; corrigez-en un, et un seul"))
        for place in winners[1:]:
            message = _("le numéro {number} réussit, et le numéro {first} aussi ; mettez une erreur dans l'un des deux")
            message = message.format(number=place + 1, first=winners[0] + 1)
            yield ProblemAt(("programmes", place), message)

    def judge(self, challenge: Challenge, answer: Choice) -> Verdict:
        """The verdict on the chosen program.

        Raises:
            ValueError: the choice is none of the programs.
        """
        if not 0 <= answer.place < len(challenge.choices):
            raise ValueError(f"no program {answer.place} of {len(challenge.choices)}")
        verdict = self.tried(challenge, challenge.choices[answer.place])
        if verdict.succeeded:
            return verdict
        return replace(verdict, outcome=Outcome.WRONG_CHOICE)

    def ending(self, challenge: Challenge, answer: Choice, verdict: Verdict) -> Ending:
        """The ending: a bump, or else a program that fails is the wrong strip, whatever it misses."""
        if verdict.succeeded:
            return super().ending(challenge, answer, verdict)
        cards = self._leads_away(challenge, verdict)
        if verdict.trace.bump:
            bumped = super().ending(challenge, answer, replace(verdict, outcome=Outcome.BUMP))
            return replace(bumped, cards=cards or bumped.cards)
        wanted = looked_for(challenge, verdict.trace)
        cells = () if wanted is None else (wanted,)
        return Ending(EndingKind.WRONG_STRIP, cells, cards, gazes=(wanted, None))

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        return one_of([*map(Choice, self.winners(challenge))])

    def rungs(self, challenge: Challenge, answer: Choice, verdict: Verdict) -> Iterator["Hint"]:
        """The hints: where the chosen program goes wrong, and how far it is right."""
        from beebot.hinting.fault import program_fault
        from beebot.hinting.fault_hints import looking_rungs, unsure_rungs

        program = challenge.choices[answer.place]
        wanted = self.drawn(challenge)
        fault = program_fault(challenge, program, partial(self._winner, challenge), wanted)
        if fault is None:
            yield from unsure_rungs(challenge, program, verdict, wanted)
        else:
            yield from looking_rungs(fault)

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """The last hint: the place of the right program."""
        from beebot.hinting.hint import Hint, HintKind

        yield from (Hint(HintKind.SOLUTION, right=place) for place in self.winners(challenge)[:1])

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """How hard it is to follow every program, up to where it fails."""
        from beebot.measures.difficulties import Doing, difficulty_of

        if not isinstance(solution.answer, Choice):
            return None
        read = sum(len(run(program, challenge.start, challenge.mat).steps) for program in challenge.choices)
        right = challenge.choices[solution.answer.place]
        doing = Doing(read=read, options=len(challenge.choices) - 1)
        return difficulty_of(challenge, [(right, challenge.start)], doing)

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Choice:
        text, count = only(texts), len(challenge.choices)
        numbers = {str(number): number for number in range(1, count + 1)}
        if text.strip() not in numbers:
            message = _("« {text} » n'est pas le numéro d'un programme ; choisissez de 1 à {count}")
            raise KitError(message.format(text=text, count=count))
        return Choice(numbers[text.strip()] - 1)

    def answer_text(self, answer: Choice) -> str:
        return _("le programme {number}").format(number=answer.place + 1)

    def hint_sentence(self, hint: "Hint") -> str | None:
        if hint.right is None:
            return None
        return _("la réponse : le programme {number}").format(number=hint.right + 1)

    def tried(self, challenge: Challenge, program: Program) -> Verdict:
        """The verdict on ``program``, one of those to choose from."""
        return judge_program(challenge, program)

    def drawn(self, challenge: Challenge) -> Trail:
        """The trail of the right program, if a trail is asked for; else empty."""
        return ()

    def winners(self, challenge: Challenge) -> list[int]:
        """The places of the programs that succeed."""
        verdicts = [self.tried(challenge, program) for program in challenge.choices]
        return [place for place, verdict in enumerate(verdicts) if verdict.succeeded]

    def _leads_away(self, challenge: Challenge, verdict: Verdict) -> tuple[int, ...]:
        """The card that left the way of the right program; () where that way only goes on."""
        right = (self.tried(challenge, challenge.choices[place]).trace.steps for place in self.winners(challenge))
        ways = zip_longest((step.after for step in next(right, ())), verdict.trace.steps)
        here = next((step for there, step in ways if step is None or step.after != there), None)
        return () if here is None else (here.index,)

    def _winner(self, challenge: Challenge) -> "Solution":
        """The right program, which help leads to from a program far from any answer; other answers may be shorter."""
        from beebot.shortest.solution import Solution, Status

        right = next((challenge.choices[place] for place in self.winners(challenge)), None)
        return Solution(Status.BOUND, right, count_cards(right or ()))


KIND = Choosing()
