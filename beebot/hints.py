"""The ladder of hints: each try of a child who asks for help climbs one rung, from a question towards an answer.

Nothing is learnt from data: every rung is computed from the challenge and the answer at hand.
"""

from collections import deque
from collections.abc import Iterator
from itertools import islice

from beebot.challenge import Answer, Challenge, Choice, Genre, PairPrograms, Prediction
from beebot.interpreter import run
from beebot.pose import Pose
from beebot.repair.prefix import longest_prefix
from beebot.rules import judge_program
from beebot.rungs import Hint, HintKind, mend_pair_rungs, mend_rungs, prefix_rung
from beebot.solver import solve
from beebot.verdict import judge

__all__ = ["Hint", "HintKind", "hint"]

SOLUTION_EFFORT = 100_000
"""How much the solver may do while an adult waits, in its units."""


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
            yield from prefix_rung(challenge.choices[place], longest_prefix(challenge, challenge.choices[place]))
        case PairPrograms():
            yield from mend_pair_rungs(challenge, answer, verdict.robot)
        case tuple():
            yield from mend_rungs(challenge, answer)
    if adult:
        yield from _solution(challenge)


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
