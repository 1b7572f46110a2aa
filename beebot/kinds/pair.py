"""``a_deux``: two robots, one program each, in lock step."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from beebot.challenge import Aim, Challenge
from beebot.command import Program, count_cards
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.judging.ending_rules import pair_ending
from beebot.judging.endings import Ending
from beebot.judging.rules import Outcome, Verdict, judge_pair
from beebot.kinds.kind import AIM, Kind, shortest_answer, stays_at_home
from beebot.kinds.written import Loc, ProblemAt, Written
from beebot.parts.answer_types import PairPrograms

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.measures.difficulties import Difficulty
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution


class Pairing(Kind[PairPrograms]):
    """The kind ``a_deux``: one program for each of two robots, which an ``Aim`` brings together.

    Targets and passages are for the first robot.
    """

    name = noted("à deux")
    question = noted("Laquelle bouge, laquelle attend ?")
    answer = PairPrograms
    keys = AIM | {"autre", "but", "max_instructions"}
    needs = frozenset({"autre", "but"})

    def task(self, challenge: Challenge) -> str:
        from beebot.kinds.goal_sentences import has_names, name_of

        partner = challenge.partner
        if partner is None or partner.aim is Aim.MEET:
            return _("Retrouvez-vous côte à côte.")
        if partner.aim is Aim.SWAP:
            return _("Échangez vos places sans vous cogner.")
        if challenge.goal and partner.goal and has_names(challenge):
            pair = _("La première rejoint {one}, l'autre {other}.")
            return pair.format(one=name_of(challenge, challenge.goal), other=name_of(challenge, partner.goal))
        return _("Chacune rentre dans sa ruche, sans se cogner.")

    def check(self, written: Written) -> Iterator[ProblemAt]:
        """The problems of two robots on one cell, of a goal missing or of no use, and of nothing to do."""
        if written.other is None:
            return
        if written.other.cell == written.start.cell and "depart" not in written.unread:
            message = _("le premier robot part déjà de {cell} ; choisissez une autre case")
            yield ProblemAt(("autre", "depart", "case"), message.format(cell=written.start.cell))
        if written.goes_nowhere and written.other_goal == written.other.cell:
            yield stays_at_home(written)
        if written.aim is not None:
            yield from _check_goals(written, written.aim)

    def judge(self, challenge: Challenge, answer: PairPrograms) -> Verdict:
        return judge_pair(challenge, answer)

    def ending(self, challenge: Challenge, answer: PairPrograms, verdict: Verdict) -> Ending:
        return pair_ending(challenge, answer, verdict)

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        """The shortest two programs.

        Raises:
            ValueError: there is no partner.
        """
        from beebot.shortest.pair_programs import solve_pair

        return solve_pair(challenge, effort)

    def rungs(
        self,
        challenge: Challenge,
        answer: PairPrograms,
        verdict: Verdict,
    ) -> Iterator["Hint"]:
        """The hints for one robot; each also says which robot's card it is about.

        The prefix counts the steps of both. One program is mended while the other stays, or each as if its robot were
        alone. Where that is too far to search for, both are led to the shortest answer.
        """
        from beebot.hinting.fault_hints import pair_rungs

        yield from pair_rungs(challenge, answer, verdict, partial(shortest_answer, self, challenge))

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """How hard it is to lay both programs."""
        from beebot.measures.difficulties import Doing, difficulty_of

        both = solution.answer
        if challenge.partner is None or not isinstance(both, PairPrograms):
            return None
        laid = count_cards(both.first) + count_cards(both.second)
        doing = Doing(challenge.key_count, laid, optima=solution.count or 1)
        ways = [(both.first, challenge.start), (both.second, challenge.partner.start)]
        return difficulty_of(challenge, ways, doing)

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> PairPrograms:
        from beebot.notation import parse_program

        if len(texts) == 1:
            raise KitError(_("ce défi se joue avec deux robots ; donnez un programme pour chacun"))
        return PairPrograms(parse_program(texts[0]), parse_program(texts[1]))

    def answer_text(self, answer: PairPrograms) -> str:
        from beebot.notation import program_arrows

        return f"{program_arrows(answer.first)} | {program_arrows(answer.second)}"

    def laid(self, answer: PairPrograms, robot: int) -> Program:
        return (answer.first, answer.second)[robot]

    def verdict_sentence(
        self,
        challenge: Challenge,
        answer: PairPrograms,
        verdict: Verdict,
    ) -> str | None:
        if verdict.outcome is Outcome.NOT_ARRIVED:
            return _("arrêt en {cell} et en {other} : le but n'est pas atteint")
        return None


def _check_goals(written: Written, aim: Aim) -> Iterator[ProblemAt]:
    goals: tuple[tuple[Loc, object], ...] = (
        (("arrivee",), written.goal),
        (("autre", "arrivee"), written.other_goal),
    )
    for place, goal in goals:
        if goal is None and aim is Aim.GOALS and place[0] not in written.unread:
            message = _("« but: chacun » demande « arrivee » pour chaque robot ; ajoutez-la ici")
            yield ProblemAt(place[:-1], message, at_key=True)
        elif goal is not None and aim is not Aim.GOALS:
            message = _("« arrivee » ne sert pas avec « but: {aim} » ; enlevez-la, ou écrivez « but: chacun »")
            yield ProblemAt(place, message.format(aim=aim.value), at_key=True)
    if aim is Aim.GOALS and written.goal is not None and written.goal == written.other_goal:
        message = _("le premier robot arrive déjà en {cell} ; choisissez une autre case")
        yield ProblemAt(("autre", "arrivee"), message.format(cell=written.goal))


KIND = Pairing()
