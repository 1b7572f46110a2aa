"""``observer``: the robot is programmed already. Watch it run, then say its program or where it stopped.

What is said is judged as another kind judges it: a cell as in ``prevoir``, one of several programs as in ``choisir``,
a program that is laid as in ``reproduire``.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from beebot.challenge import Challenge, Genre, Observed
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import Trace, run
from beebot.judging.ending_rules import refused_ending
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Trail, Verdict, judge_program, trail
from beebot.kinds.choose import Choosing
from beebot.kinds.kind import LAYING, Kind
from beebot.kinds.predict import Predicting
from beebot.kinds.reproduce import Reproducing
from beebot.kinds.written import ProblemAt
from beebot.parts.answer_types import Answer, Prediction

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint


class _ChoosingSeen(Choosing):
    """The right program is the one that looks just like the run that was watched."""

    def tried(self, challenge: Challenge, program: Program) -> Verdict:
        return judge_program(challenge, program, _judge_seen)

    def drawn(self, challenge: Challenge) -> Trail:
        return trail(_watched(challenge))


class _LayingSeen(Reproducing):
    """A child whose program leaves the way is told to look again; what comes next is not told."""

    def ending(self, challenge: Challenge, answer: Program, verdict: Verdict) -> Ending:
        refused = refused_ending(challenge, answer, verdict)
        if refused is not None:
            return refused
        pairs = zip(trail(verdict.trace), self.trail(challenge), strict=False)
        cell = [one for one, _other in takewhile(lambda pair: pair[0] == pair[1], pairs)][-1]
        cards = () if verdict.failing is None else (verdict.failing,)
        return Ending(EndingKind.NOT_SEEN, (cell,), cards, gazes=(cell, None))


class _SayingSeen(Predicting):
    """The strip is hidden, so no card of it is pointed at."""

    def rungs(self, challenge: Challenge, answer: Prediction, verdict: Verdict) -> Iterator["Hint"]:
        return (rung for rung in super().rungs(challenge, answer, verdict) if rung.prefix is not None)


_SAYING, _CHOOSING, _LAYING = _SayingSeen(), _ChoosingSeen(), _LayingSeen()


def _by_that_kind(method: str) -> Callable[..., Any]:
    """The ``method`` of the kind that judges what is said, of the same challenge for that kind."""

    def asked(_self: "Observing", challenge: Challenge, *given: Any) -> Any:
        kind, same = _as(challenge)
        return getattr(kind, method)(same, *given)

    return asked


class Observing(Kind[Any]):
    """The kind ``observer``: a child watches a given program run, its cards hidden, as often as she likes."""

    name = noted("observer")
    question = noted("Que fait-elle d'abord ? Et après ?")
    follows = True
    keys = LAYING | {"programme", "repondre", "programmes", "orientation"}
    needs = frozenset({"programme", "repondre"})
    answer_help = noted("pour observer, une case, le numéro d'un programme ou un programme, selon « repondre »")

    def task(self, challenge: Challenge) -> str:
        if challenge.seen is Observed.CELL and challenge.asks_heading:
            return _("Regarde-la. Où s'arrête-t-elle, et vers où regarde-t-elle ?")
        if challenge.seen is Observed.CELL:
            return _("Regarde-la bien. Où s'arrête-t-elle ?")
        if challenge.choices:
            return _("Regarde-la bien. Quelle bande suit-elle ?")
        return _("Regarde-la bien, puis refais son chemin.")

    def answered_with(self, challenge: Challenge) -> type:
        return _as(challenge)[0].answer

    def check_runs(self, challenge: Challenge) -> Iterator[ProblemAt]:
        """The problem of programs to choose from that are not used, or of which none or several match the run."""
        kind, same = _as(challenge)
        if challenge.seen is Observed.CELL:
            if challenge.choices:
                message = _("« repondre: case » ne montre aucune bande ; enlevez « programmes », ou écrivez bande")
                yield ProblemAt(("programmes",), message, at_key=True)
            return
        if challenge.asks_heading:
            message = _("« orientation » va avec « repondre: case » ; enlevez la clé")
            yield ProblemAt(("orientation",), message, at_key=True)
        found = tuple(_LAYING.check_runs(same))
        yield from found
        if kind is _CHOOSING and not found:
            winners = _CHOOSING.winners(same)
            if not winners:
                message = _("aucun ne fait ce que fait « programme » ; mettez-y ce programme aussi")
                yield ProblemAt(("programmes",), message)
            for place in winners[1:]:
                message = _("le numéro {number} fait la même chose que le numéro {first} ; changez l'un des deux")
                message = message.format(number=place + 1, first=winners[0] + 1)
                yield ProblemAt(("programmes", place), message)

    judge = _by_that_kind("judge")
    ending = _by_that_kind("ending")
    solve = _by_that_kind("solve")
    rungs = _by_that_kind("rungs")
    solution = _by_that_kind("solution")
    difficulty = _by_that_kind("difficulty")
    """As if a program was read, though a run is seen here and remembered."""
    read_answer = _by_that_kind("read_answer")
    verdict_sentence = _by_that_kind("verdict_sentence")

    def answer_text(self, answer: Answer) -> str:
        kinds: tuple[Kind[Any], ...] = (_SAYING, _CHOOSING, _LAYING)
        return next(kind for kind in kinds if isinstance(answer, kind.answer)).answer_text(answer)

    def laid(self, answer: Answer, robot: int) -> Program:
        return answer if isinstance(answer, tuple) else ()

    def hint_sentence(self, hint: "Hint") -> str | None:
        if hint.prefix is not None and hint.place is None:
            return _SAYING.hint_sentence(hint)
        return _CHOOSING.hint_sentence(hint)


def _as(challenge: Challenge) -> tuple[Kind[Any], Challenge]:
    """The kind that judges what is said of ``challenge``, and the same challenge for it."""
    if challenge.seen is Observed.CELL:
        return _SAYING, replace(challenge, genre=Genre.PREDICT)
    if challenge.choices:
        return _CHOOSING, replace(challenge, genre=Genre.CHOOSE, repeats=True)
    return _LAYING, replace(challenge, genre=Genre.REPRODUCE)


def _watched(challenge: Challenge) -> Trace:
    return run(challenge.given, challenge.start, challenge.mat)


def _judge_seen(challenge: Challenge, trace: Trace) -> Verdict:
    """Whether a run looks like the one that was watched: step by step, pivots and pauses too."""
    watched = [(step.after, step.command) for step in _watched(challenge).steps]
    ran = [(step.after, step.command) for step in trace.steps]
    if ran == watched:
        return Verdict(Outcome.SUCCESS, trace)
    alike = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(ran, watched, strict=False)))
    if alike < len(trace.steps):
        return Verdict(Outcome.OTHER_TRAIL, trace, trace.steps[alike].index, trace.steps[alike].turns)
    return Verdict(Outcome.OTHER_TRAIL, trace)


KIND = Observing()
