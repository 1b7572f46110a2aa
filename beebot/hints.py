"""The ladder of hints: each try of a child who asks for help climbs one rung, from a question towards an answer.

Nothing is learnt from data: every rung is computed from the challenge and the answer at hand.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from beebot.challenge import Answer, Challenge, Choice, Genre, PairPrograms, Prediction
from beebot.command import Command, Program, cards, flatten, is_flat, unroll
from beebot.interpreter import run
from beebot.pose import Pose
from beebot.repair import mend
from beebot.repair.edits import Edit, EditKind, Mended, shared
from beebot.repair.pairs import kept_steps, longest_pair_prefix, mend_pair
from beebot.repair.prefix import Prefix, longest_prefix
from beebot.solver import solve
from beebot.states import CHILDLIKE
from beebot.text import Text
from beebot.verdict import judge, judge_program

OPTIONS = 3
"""How many cards a quiz shows at most."""
SOLUTION_EFFORT = 100_000
"""How much the solver may do while an adult waits, in its units."""


class HintKind(Enum):
    """The rungs of the ladder, from the lowest; the value is the word in files."""

    QUESTION = "question"
    """The author's question."""
    FAILING = "carte fautive"
    """The first failing card, and the turn of the repeats around it."""
    PREFIX = "début juste"
    """How far the program can still succeed within the maximum."""
    QUIZ = "quelle carte"
    """Which card goes here?"""
    REPAIR = "réparation"
    """The smallest change that makes the program succeed."""
    SOLUTION = "solution"
    """A whole answer, for adults only."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung; the fields its kind does not name are empty.

    * ``QUESTION``: ``text``, which is None where there is nothing to say at all.
    * ``FAILING``: ``place`` of the card, ``turns`` of the repeats around it (from 1, outermost first),
      ``robot`` 0 or 1.
    * ``PREFIX``: ``prefix``, how many instructions run are right so far, and the card after them: ``place`` and
      ``turns``, or None where the whole program is right so far.
    * ``PREFIX`` in a ``PAIR``: how many steps of both robots, and ``robot`` whose card comes then.
    * ``QUIZ``: ``place`` of the card asked for, ``options`` to choose from in the order of ``Command``, and ``right``,
      the place among them of the only right one.
    * ``REPAIR``: ``repaired``, the program that succeeds, and ``edits``, what becomes of each card.
    * ``QUIZ`` and ``REPAIR`` in a ``PAIR``: ``robot``, whose program it is.
    * ``SOLUTION``: ``repaired``, or in ``CHOOSE`` ``right``, the place of the right program.
    """

    kind: HintKind
    text: Text | None = None
    place: int | None = None
    turns: tuple[int, ...] = ()
    robot: int = 0
    prefix: int | None = None
    options: tuple[Command, ...] = ()
    right: int | None = None
    repaired: Program | None = None
    edits: tuple[Edit, ...] = ()


def hint(challenge: Challenge, answer: Answer, attempt: int, *, adult: bool = False) -> Hint:
    """What to say at the ``attempt``-th call for help (from 1) on ``answer``.

    Rungs with nothing to say are skipped, so that each try says something new; the last repeats. The author's
    questions come first, one a try. An answer that succeeds, and ``FREE``, get nothing else. Then:

    * ``PROGRAM``, ``DEBUG``, ``REPRODUCE``: failing card, prefix, quiz, repair. In ``REPRODUCE`` the failing card is
      the first to leave the trail.
    * ``COMPLETE``: the same; only holes change, and a given card that was changed is restored.
    * ``PREDICT``: a prefix of the given program to play again, up to where the robot is last nearest to the cell
      the child says, never to its end.
    * ``CHOOSE``: failing card and prefix of the chosen program.
    * ``PAIR``: failing card, and where one program can be repaired while the other stays, or each as if it were alone,
      prefix, quiz and repair, each with the robot whose card it is. The prefix counts steps of both.

    The rungs of one ladder agree: the prefix ends where the repair first changes what is run, though a longer one
    could still succeed with more edits. A repair that keeps no card would be the solution, and is not shown to a
    child; where none is found in time, there is no quiz either (``mend``). The ``SOLUTION`` comes last, if
    ``adult``: the best the solver finds at once, in ``PREDICT`` the whole given program to play, in ``CHOOSE`` the
    right program's place, in ``PAIR`` none.

    Raises:
        ValueError: ``attempt`` is less than 1.
        TypeError: the answer is not of the kind that the genre asks for.
    """
    if attempt < 1:
        raise ValueError(f"attempts count from 1, not {attempt}")
    rungs = deque(islice(_ladder(challenge, answer, adult=adult), attempt), maxlen=1)
    return rungs[0] if rungs else Hint(HintKind.QUESTION)


def _ladder(challenge: Challenge, answer: Answer, *, adult: bool) -> Iterator[Hint]:
    """Every rung that has something to say, each computed only when it is reached."""
    verdict = judge(challenge, answer)
    yield from (Hint(HintKind.QUESTION, text) for text in challenge.hints)
    if verdict.succeeded or challenge.genre is Genre.FREE:
        return
    if verdict.failing is not None:
        yield Hint(HintKind.FAILING, place=verdict.failing, turns=verdict.turns, robot=verdict.robot)
    match answer:
        case Prediction():
            yield from _replay(challenge, answer)
        case Choice(place):
            yield from _prefix(challenge.choices[place], longest_prefix(challenge, challenge.choices[place]))
        case PairPrograms():
            yield from _mend_pair(challenge, answer, verdict.robot)
        case tuple():
            yield from _mend(challenge, answer)
    if adult:
        yield from _solution(challenge)


def _prefix(program: Program, prefix: Prefix | None) -> Iterator[Hint]:
    if program and prefix is not None:
        yield Hint(HintKind.PREFIX, place=prefix.place, turns=prefix.turns, prefix=prefix.length)


def _mend(challenge: Challenge, program: Program) -> Iterator[Hint]:
    prefix, mended = longest_prefix(challenge, program), mend(challenge, program)
    if prefix is not None and mended is not None:
        prefix = _kept(program, prefix, mended.repair.program)
    yield from _prefix(program, prefix)
    if mended is not None:
        yield from _repair(challenge, program, mended)


def _kept(program: Program, prefix: Prefix, repaired: Program) -> Prefix:
    """As much of ``prefix`` as ``repaired`` runs too."""
    kept = shared(flatten(program), flatten(repaired))
    following = next(islice(unroll(program), kept, None), None)
    if kept >= prefix.length or following is None:
        return prefix
    return Prefix(kept, following.place, following.turns)


def _mend_pair(challenge: Challenge, answer: PairPrograms, robot: int) -> Iterator[Hint]:
    found = mend_pair(challenge, answer, robot)
    if found is None:
        return
    owner, mended = found.robot, found.mended
    program, repaired = answer.second if owner else answer.first, mended.repair.program
    prefix = longest_pair_prefix(challenge, answer)
    if prefix is not None:
        whose, begun = prefix
        if begun.length > kept_steps(answer, found.programs):
            whose, begun = owner, _kept(program, begun, repaired)
        yield Hint(HintKind.PREFIX, place=begun.place, turns=begun.turns, robot=whose, prefix=begun.length)
    yield from (replace(rung, robot=owner) for rung in _repair(challenge, program, mended))


def _repair(challenge: Challenge, program: Program, mended: Mended) -> Iterator[Hint]:
    yield from _quiz(challenge, program, mended)
    if any(edit.kind is EditKind.KEEP for edit in mended.repair.edits):
        yield Hint(HintKind.REPAIR, repaired=mended.repair.program, edits=mended.repair.edits)


def _quiz(challenge: Challenge, program: Program, mended: Mended) -> Iterator[Hint]:
    """The repair's first card among wrong ones: what lies there now, its mirror, then the other keys."""
    card = next(islice(cards(mended.repair.program), mended.place, None), None)
    if mended.right is None or not isinstance(card, Command):
        return
    current = islice(cards(program), mended.place, mended.place + 1)
    mirrored = (key for key in CHILDLIKE if (key.steps, key.pivot) == (-card.steps, -card.pivot))
    wished = dict.fromkeys((*current, *mirrored, *CHILDLIKE))
    wrong = [key for key in wished if isinstance(key, Command) and key in challenge.keys - mended.right]
    wrong.sort(key=lambda key: not _ends_hope(challenge, mended, key))  # among equals the wished order stays
    if wrong:
        shown = {card, *wrong[: OPTIONS - 1]}
        options = tuple(key for key in Command if key in shown)
        yield Hint(HintKind.QUIZ, place=mended.place, options=options, right=options.index(card))


def _ends_hope(challenge: Challenge, mended: Mended, key: Command) -> bool:
    """Whether ``key`` instead of the repair's card puts success out of reach; told for one robot without repeats."""
    begun = mended.repair.program[: mended.place]
    if challenge.genre is Genre.PAIR or challenge.repeats or not is_flat(begun):
        return False
    prefix = longest_prefix(challenge, (*begun, key))
    return prefix is not None and prefix.length <= mended.place


def _replay(challenge: Challenge, prediction: Prediction) -> Iterator[Hint]:
    """The given program up to where the robot is last nearest to the cell predicted, short of its end."""
    before_end = run(challenge.given, challenge.start, challenge.mat).steps[:-1]
    if before_end:
        nearest = min(range(len(before_end), 0, -1), key=lambda count: _apart(before_end[count - 1].after, prediction))
        yield Hint(HintKind.PREFIX, prefix=nearest)


def _apart(pose: Pose, prediction: Prediction) -> tuple[int, bool]:
    """How far a pose is from a prediction: steps along the grid, then whether the heading differs."""
    return pose.cell.apart(prediction.cell), prediction.heading not in (None, pose.heading)


def _solution(challenge: Challenge) -> Iterator[Hint]:
    match challenge.genre:
        case Genre.PREDICT:
            yield Hint(HintKind.SOLUTION, repaired=challenge.given)
        case Genre.CHOOSE:
            for place, program in enumerate(challenge.choices):
                if judge_program(challenge, program).succeeded:
                    yield Hint(HintKind.SOLUTION, right=place)
                    return
        case Genre.PROGRAM | Genre.DEBUG | Genre.COMPLETE | Genre.REPRODUCE:
            solution = solve(challenge, SOLUTION_EFFORT).program
            if solution is not None:
                yield Hint(HintKind.SOLUTION, repaired=solution)
