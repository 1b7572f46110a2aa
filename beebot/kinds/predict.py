"""``prevoir``: say where the given program stops."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.interpreter import run
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds.kind import Kind, one_of, only
from beebot.parts.answer_types import Prediction
from beebot.pose import Cell, Heading, Pose

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.measures.difficulties import Difficulty
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution


class Predicting(Kind[Prediction]):
    """The kind ``prevoir``: a child says on which cell the robot stops and, where that is asked, with which heading.

    The program may end in a bump.
    """

    name = noted("prévoir")
    question = noted("Où est-elle après la première carte ?")
    task_to_try = noted("Pose le drapeau où tu crois, puis touche GO : tu verras.")
    answer = Prediction
    reads = True
    follows = True
    keys = frozenset({"programme", "orientation", "imbriquer"})
    needs = frozenset({"programme"})
    answer_help = noted("pour prevoir, une case comme C4 ou « C4 nord »")

    def task(self, challenge: Challenge) -> str:
        if challenge.asks_heading:
            return _("Où s'arrête-t-elle, et vers où regarde-t-elle ?")
        return _("Elle suit cette bande. Où s'arrête-t-elle ?")

    def judge(self, challenge: Challenge, answer: Prediction) -> Verdict:
        trace = run(challenge.given, challenge.start, challenge.mat)
        right_headings: set[Heading | None] = {trace.end.heading}
        if not challenge.asks_heading:
            right_headings.add(None)
        if answer.cell != trace.end.cell:
            return Verdict(Outcome.WRONG_PLACE, trace)
        return Verdict(Outcome.SUCCESS if answer.heading in right_headings else Outcome.WRONG_HEADING, trace)

    def ending(self, challenge: Challenge, answer: Prediction, verdict: Verdict) -> Ending:
        """The ending. Only the cell and the heading count: a child may have foretold that the run bumps."""
        if verdict.succeeded:
            return Ending(EndingKind.SUCCESS)
        end = verdict.trace.end.cell
        if verdict.outcome is Outcome.WRONG_HEADING:
            return Ending(EndingKind.WRONG_HEADING, (end,), gazes=(end, None))
        return Ending(EndingKind.WRONG_CELL, (end,), gazes=(answer.cell, None))

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        end = run(challenge.given, challenge.start, challenge.mat).end
        return one_of([Prediction(end.cell, end.heading)])

    def rungs(self, challenge: Challenge, answer: Prediction, verdict: Verdict) -> Iterator["Hint"]:
        """The hints: the beginning of the given program, to play again, further at each call but never to its end.

        It first stops where the robot is nearest to the cell said; of several such steps, at the last. For a program
        that is too short for that, the card to look at.
        """
        from beebot.hinting.hint import Hint, HintKind

        before_end = verdict.trace.steps[:-1]
        if not before_end:
            yield Hint(HintKind.FAILING, place=0)
            return
        lengths = range(len(before_end), 0, -1)
        nearest = min(lengths, key=lambda count: _apart(before_end[count - 1].after, answer))
        yield from (Hint(HintKind.PREFIX, prefix=count) for count in range(nearest, len(before_end) + 1))

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """The last hint: the whole given program, to play."""
        from beebot.hinting.hint import Hint, HintKind

        yield Hint(HintKind.SOLUTION, repaired=challenge.given)

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """How hard it is to follow the given program to its end."""
        from beebot.measures.difficulties import Doing, difficulty_of

        read = len(run(challenge.given, challenge.start, challenge.mat).steps)
        return difficulty_of(challenge, [(challenge.given, challenge.start)], Doing(read=read))

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Prediction:
        text = only(texts)
        cell, _space, heading = text.strip().partition(" ")
        try:
            if not heading:
                return Prediction(Cell.parse(cell), None)
            return Prediction(Cell.parse(cell), Heading(heading.strip()))
        except ValueError:
            message = _("« {text} » ne dit pas où le robot s'arrête ; écrivez une case, comme C4 ou « C4 nord »")
            raise KitError(message.format(text=text)) from None

    def answer_text(self, answer: Prediction) -> str:
        if answer.heading is None:
            return str(answer.cell)
        return f"{answer.cell} {answer.heading.value}"

    def verdict_sentence(
        self,
        challenge: Challenge,
        answer: Prediction,
        verdict: Verdict,
    ) -> str | None:
        if verdict.succeeded:
            return None
        if verdict.outcome is Outcome.WRONG_HEADING:
            return _("la case est juste, l'orientation manque ou n'est pas la bonne : arrêt en {pose}")
        return _("ce n'est pas là : arrêt en {pose}")

    def hint_sentence(self, hint: "Hint") -> str | None:
        from beebot.notation import program_arrows

        if hint.prefix is not None:
            replay = ngettext(
                "rejouez la première instruction",
                "rejouez les {count} premières instructions",
                hint.prefix,
            )
            return replay.format(count=hint.prefix)
        if hint.repaired is not None:
            replay = _("jouez tout le programme : {program}")
            return replay.format(program=program_arrows(hint.repaired))
        return None


def _apart(pose: Pose, prediction: Prediction) -> tuple[int, bool]:
    """How far a pose is from a prediction: steps on the grid, then whether headings differ."""
    return pose.cell.apart(prediction.cell), prediction.heading not in (None, pose.heading)


KIND = Predicting()
