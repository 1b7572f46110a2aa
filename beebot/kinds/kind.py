"""The base class of all kinds of challenge: what each must define, and what it may."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.judging.ending_rules import program_ending
from beebot.judging.endings import Ending
from beebot.judging.rules import Trail, Verdict
from beebot.parts.answer_types import Answer

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.kinds.written import Loc, ProblemAt, Written
    from beebot.measures.difficulties import Difficulty
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution

A = TypeVar("A", bound=Answer)

AIM = frozenset({"cibles", "ordre", "passages", "arrivee", "arrivees"})
"""The keys of a file that tell a robot where to go."""
GROUND = frozenset({"tapis", "depart", "obstacles", "murs", "touches"})
"""The keys of every kind with a robot on a mat."""
LAYING = frozenset({"repeter", "imbriquer", "max_instructions"})
"""The keys that bound the program a child writes."""
LIMITED = LAYING | {"limites"}
"""The same, where the program must do something."""
CHANGING = frozenset({"change"})
"""The key of a world that changes between two tries; only where a child runs a program that she can still mend."""


class Kind(ABC, Generic[A]):
    """A kind of challenge: what its files may hold, and how answers of the class ``A`` are judged, solved, helped with.

    A screen imports this file as it starts, but not the solver, the hints or the reader of programs. A method that
    needs one of them imports it when it is called.
    """

    name: ClassVar[str]
    """What it is called, in French: « prévoir », which files write as ``prevoir``."""
    question: ClassVar[str]
    """What to ask a child who does not know how to begin, in French."""
    task_to_try: ClassVar[str] = ""
    """How a child may try when nothing is laid yet, in French; empty where there are cards to begin with."""
    answer: ClassVar[type]
    """The class of its answers."""
    keys: ClassVar[frozenset[str]]
    """The keys of a file that this kind has, beside the keys that every kind has."""
    needs: ClassVar[frozenset[str]] = frozenset()
    """Those of ``keys`` that must be written."""
    has_mat: ClassVar[bool] = True
    """Whether a robot stands on a mat. Without one a file has none of ``GROUND``, and ``Challenge.pictures`` holds."""
    aimed: ClassVar[bool] = False
    """Whether a target, a passage or a goal must be written."""
    holes: ClassVar[bool] = False
    """Whether the given program has holes."""
    given_repeats: ClassVar[bool] = False
    """Whether given programs may repeat, though the child lays no card.

    Then ``Challenge.repeats`` always holds.
    """
    listed_as: ClassVar[str] = ""
    """The key of a file that lists its pictures; empty where there is a mat."""
    reads: ClassVar[bool] = False
    """Whether the given strip is only read, so that it can be hidden after a while."""
    follows: ClassVar[bool] = False
    """Whether a child follows a run that is not hers, in her head or with her eyes, and says what it did."""
    mends: ClassVar[bool] = False
    """Whether the given program is at fault, and is to be mended."""
    chooses: ClassVar[bool] = False
    """Whether one of several strips is the answer to every challenge of this kind."""
    carries: ClassVar[bool] = False
    """Whether its pictures are taken and laid elsewhere; else they are touched, or there are none."""
    in_order: ClassVar[bool] = False
    """Whether the order of its pictures is what is asked."""
    invents: ClassVar[bool] = False
    """Whether a child decides what is done, so that no answer is the best one."""
    asks: ClassVar[bool] = True
    """Whether something is asked. Where it is not, no answer is wrong."""
    turns_her: ClassVar[bool] = False
    """Whether a hand turns the bee: then « tourner » is the right word, and elsewhere « pivoter »."""
    answer_help: ClassVar[str] = ""
    """How an answer is written on the command line, in French; empty where it is a program."""

    @property
    def lays(self) -> bool:
        """Whether a child lays a strip of cards of her own, whose length a file may bound."""
        return "max_instructions" in self.keys

    def answered_with(self, challenge: Challenge) -> type:
        """The class of the answers to ``challenge``: ``answer``, unless it differs between challenges of this kind."""
        return self.answer

    @abstractmethod
    def task(self, challenge: Challenge) -> str:
        """The task of ``challenge``, which has none of an author's, as a sentence in the language in use."""

    def check(self, written: "Written") -> Iterator["ProblemAt"]:
        """The problems, for this kind, of a challenge as ``written``, each with its place in the file."""
        yield from ()

    def check_runs(self, challenge: Challenge) -> Iterator["ProblemAt"]:
        """The problems of ``challenge`` that are seen only when its programs are run."""
        yield from ()

    def trail(self, challenge: Challenge) -> Trail:
        """The trail that a program must draw; empty if the challenge asks for none."""
        return ()

    @abstractmethod
    def judge(self, challenge: Challenge, answer: A) -> Verdict:
        """The verdict on ``answer``."""

    def ending(self, challenge: Challenge, answer: A, verdict: Verdict) -> Ending:
        """What a child sees of how ``answer`` ended with ``verdict``."""
        return program_ending(challenge, self.laid(answer, 0), verdict)

    @abstractmethod
    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        """The shortest answer, within ``effort``; see ``beebot.kinds.solve``."""

    @abstractmethod
    def rungs(self, challenge: Challenge, answer: A, verdict: Verdict) -> Iterator["Hint"]:
        """The hints after the author's questions, each telling a little more than the one before.

        ``answer`` failed with ``verdict``.
        """

    def solution(self, challenge: Challenge) -> Iterator["Hint"]:
        """The last hint, for adults; empty if there is nothing to tell."""
        yield from ()

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """How hard it is to find ``solution``; None if nothing is asked, or no answer is known."""

    @abstractmethod
    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> A:
        """The answer that a person wrote on the command line, as one text or as two.

        Raises:
            KitError: it cannot be read.
        """

    @abstractmethod
    def answer_text(self, answer: A) -> str:
        """``answer`` as a person would type it."""

    def laid(self, answer: A, robot: int) -> Program:
        """The program in ``answer`` for ``robot``, 0 or 1; empty if the answer is no program."""
        return ()

    def verdict_sentence(self, challenge: Challenge, answer: A, verdict: Verdict) -> str | None:
        """How ``answer`` ends, as a sentence of this kind's own; None to use the common one.

        It may hold ``{cell}`` and ``{pose}``, where the robot stopped, and ``{other}``, the cell where the other robot
        stopped.
        """

    def hint_sentence(self, hint: "Hint") -> str | None:
        """``hint`` as a sentence for an adult to read aloud, of this kind's own; None to use the common one."""

    def solution_sentence(self, solution: "Solution") -> str | None:
        """What the solver found, as a sentence of this kind's own; None to use the common one."""


@lru_cache(maxsize=16)
def shortest_answer(kind: Kind[Any], challenge: Challenge) -> "Solution":
    """The shortest answer of a ``kind``, if the solver finds it at once; cached, since help asks again and again."""
    from beebot.hinting.fault import SOLUTION_EFFORT
    from beebot.searching.effort import Effort

    return kind.solve(challenge, Effort(SOLUTION_EFFORT))


def stays_at_home(written: "Written") -> "ProblemAt":
    """The problem of a robot that is sent nowhere: the cell it must reach is that of its start."""
    from beebot.kinds.written import ProblemAt

    place: Loc = ("arrivee",)
    if written.goal is None:
        place = ("cibles", 0, "case") if written.targets else ("passages", 0)
    text = _("la case {cell} est celle du départ ; choisissez-en une autre, ou ajoutez une cible")
    return ProblemAt(place, text.format(cell=written.start.cell))


def one_of(right: Sequence[Answer]) -> "Solution":
    """The solver's answer where all ``right`` answers are known: the first of them, and how many they are."""
    from beebot.shortest.solution import Solution, Status

    if not right:
        return Solution(Status.IMPOSSIBLE)
    return Solution(Status.PROVED, right[0], count=len(right))


def only(texts: Sequence[str]) -> str:
    """The one text of ``texts``, an answer for one robot.

    Raises:
        KitError: there are several.
    """
    if len(texts) > 1:
        message = _("ce défi se joue avec un seul robot ; enlevez « {text} »")
        raise KitError(message.format(text=texts[1]))
    return texts[0]
