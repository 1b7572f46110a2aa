"""``orienter``: turn the bee at its start, so that the given program brings it where it must go."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.interpreter import run
from beebot.judging.ending_rules import looked_for
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Verdict, judge_targets
from beebot.kinds.kind import AIM, Kind, one_of, only
from beebot.kinds.written import ProblemAt
from beebot.parts.answer_types import Orientation
from beebot.pose import QUARTERS, Heading, Pose

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.measures.difficulties import Difficulty
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution


def headings_of(challenge: Challenge) -> tuple[Heading, ...]:
    """The headings to which a child can turn the bee: four, or eight if a key pivots by 45°."""
    return tuple(Heading) if any(key.pivot % 90 for key in challenge.keys) else QUARTERS


class Orienting(Kind[Orientation]):
    """The kind ``orienter``: the bee starts with a wrong heading; a child turns it so that the program succeeds."""

    name = noted("orienter")
    question = noted("De quel côté part la première carte ?")
    answer = Orientation
    reads = True
    turns_her = True
    keys = AIM | {"programme", "imbriquer"}
    needs = frozenset({"programme"})
    aimed = True
    answer_help = noted("pour orienter, vers où regarde l'abeille, comme nord")

    def task(self, challenge: Challenge) -> str:
        from beebot.kinds.goal_sentences import aim_of

        return " ".join((aim_of(challenge), _("Tourne-la du bon côté.")))

    def check_runs(self, challenge: Challenge) -> Iterator[ProblemAt]:
        """The problem that no heading succeeds, or more than one, or that the bee has the right one already."""
        from beebot.notation import heading_in_words

        right = self._right(challenge)
        if not right:
            message = _("aucune orientation de départ ne réussit ; changez le programme, ou ce qu'il doit atteindre")
            yield ProblemAt(("programme",), message)
        elif len(right) > 1:
            message = _("il réussit vers {one} et aussi vers {other} ; changez-le pour qu'un seul côté réussisse")
            one, other, *_more = map(heading_in_words, right)
            yield ProblemAt(("programme",), message.format(one=one, other=other))
        elif challenge.start.heading in right:
            message = _("elle regarde déjà du bon côté ; écrivez une autre orientation, à changer par l'enfant")
            yield ProblemAt(("depart", "vers"), message)

    def judge(self, challenge: Challenge, answer: Orientation) -> Verdict:
        """The verdict on the program, run with the heading that was answered.

        Raises:
            ValueError: the bee cannot be turned that way.
        """
        if answer.heading not in headings_of(challenge):
            raise ValueError(f"{answer.heading} is none of {headings_of(challenge)}")
        trace = run(challenge.given, Pose(challenge.start.cell, answer.heading), challenge.mat)
        if trace.bump:
            return Verdict(Outcome.BUMP, trace, trace.bump.index, trace.bump.turns)
        return judge_targets(challenge, trace)

    def ending(self, challenge: Challenge, answer: Orientation, verdict: Verdict) -> Ending:
        """The ending: a bump as in any kind; else the wrong heading at the start, whatever the run misses."""
        if verdict.succeeded or verdict.trace.bump:
            return super().ending(challenge, answer, verdict)
        start, wanted = challenge.start.cell, looked_for(challenge, verdict.trace)
        return Ending(EndingKind.WRONG_START, (start,), gazes=(wanted, None))

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        return one_of([*map(Orientation, self._right(challenge))])

    def rungs(self, challenge: Challenge, answer: Orientation, verdict: Verdict) -> Iterator["Hint"]:
        """The hints: the program to play again up to its first move; then two headings, one of them right.

        With a wrong start the bee goes the wrong way at its first move. If it bumps there, that card is the one to look
        at.
        """
        from beebot.hinting.fault_hints import failing_rung
        from beebot.hinting.hint import Hint, HintKind

        moves = [count for count, step in enumerate(verdict.trace.steps, start=1) if step.command.is_move]
        if moves and verdict.trace.steps[moves[0] - 1].bump is None:
            yield Hint(HintKind.PREFIX, prefix=moves[0])
        else:
            yield from failing_rung(verdict)
        for right in self._right(challenge)[:1]:
            wrong = next(each for each in (right.turned(180), right.turned(90)) if each is not answer.heading)
            shown = tuple(heading for heading in Heading if heading in (right, wrong))
            yield Hint(HintKind.QUIZ, headings=shown, right=shown.index(right))

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """The last hint: the right heading."""
        from beebot.hinting.hint import Hint, HintKind

        yield from (Hint(HintKind.SOLUTION, headings=(heading,), right=0) for heading in self._right(challenge)[:1])

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """How hard it is to follow the given program from the right heading."""
        from beebot.measures.difficulties import Doing, difficulty_of

        if not isinstance(solution.answer, Orientation):
            return None
        start = Pose(challenge.start.cell, solution.answer.heading)
        read = len(run(challenge.given, start, challenge.mat).steps)
        doing = Doing(read=read, options=len(headings_of(challenge)) - 1)
        return difficulty_of(challenge, [(challenge.given, start)], doing)

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Orientation:
        text = only(texts)
        words = {heading.value: heading for heading in headings_of(challenge)}
        if text.strip() not in words:
            message = _("« {text} » ne dit pas vers où elle regarde ; les mots possibles sont {words}")
            raise KitError(message.format(text=text, words=", ".join(words)))
        return Orientation(words[text.strip()])

    def answer_text(self, answer: Orientation) -> str:
        return answer.heading.value

    def hint_sentence(self, hint: "Hint") -> str | None:
        from beebot.notation import heading_in_words

        words = [heading_in_words(heading) for heading in hint.headings]
        if len(words) > 1:
            return _("de quel côté doit-elle regarder : {one} ou {other} ?").format(one=words[0], other=words[1])
        if words:
            return _("la réponse : {heading}").format(heading=words[0])
        if hint.prefix is None:
            return None
        replay = ngettext(
            "rejouez la première instruction : vers où part-elle ?",
            "rejouez les {count} premières instructions : vers où part-elle ?",
            hint.prefix,
        )
        return replay.format(count=hint.prefix)

    def _right(self, challenge: Challenge) -> list[Heading]:
        headings = headings_of(challenge)
        return [heading for heading in headings if self.judge(challenge, Orientation(heading)).succeeded]


KIND = Orienting()
