"""Hints for two robots beside every program near, on small mats."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner
from beebot.command import Command, Program, flatten
from beebot.hinting.hint import HintKind
from beebot.judging.two_robots import run_pair
from beebot.kinds import hint, judge
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.parts.answer_types import PairPrograms
from beebot.pose import Cell, Heading, Pose
from beebot.repair.pair_repair import kept_steps, mend_pair
from beebot.text import Text
from tests.beebot.brute import QUARTERS, challenges, cost, faces, neighbours, rank, shared

_Pair = tuple[Program, Program]
property_test = settings(
    max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@st.composite
def pairs(draw: st.DrawFn, *, both: bool = False) -> tuple[Challenge, _Pair, _Pair]:
    """A challenge for two robots, a pair that succeeds, and an answer two edits away, of one program or of both."""
    alone = draw(challenges(most_keys=3))
    cells = [Cell(column, row) for column in range(alone.mat.width) for row in range(alone.mat.height)]
    start = st.sampled_from([cell for cell in cells if cell != alone.start.cell and cell not in alone.mat.obstacles])
    other = Pose(draw(start), draw(st.sampled_from(QUARTERS)))
    program = st.lists(st.sampled_from(sorted(alone.keys, key=str)), min_size=1, max_size=3).map(tuple)
    good = (draw(program), draw(program))
    ends = [trace.end.cell for trace in run_pair(good, (alone.start, other), alone.mat)]
    aim = draw(st.sampled_from([Aim.GOALS, Aim.GOALS, Aim.MEET]))
    goals = ends if aim is Aim.GOALS else [None, None]
    challenge = replace(alone, genre=Genre.PAIR, goal=goals[0], partner=Partner(other, aim, goals[1]))
    challenge = replace(challenge, targets=(), passages=frozenset(), max_instructions=draw(st.integers(3, 4)))
    assume(judged(challenge, good))
    robot = draw(st.integers(0, 1))
    changed = list(good)
    for edited in (0, 1) if both else (robot, robot):
        near_by = neighbours(changed[edited], alone.keys, nesting=0)
        changed[edited] = draw(st.sampled_from(sorted(near_by, key=str)))
    answer = (changed[0], changed[1])
    assume(max(map(len, answer)) <= 4 and not judged(challenge, answer))
    return challenge, good, answer


def judged(challenge: Challenge, pair: _Pair) -> bool:
    return judge(challenge, PairPrograms(*pair)).succeeded


def near(challenge: Challenge, pair: _Pair, robot: int, edits: int) -> set[Program]:
    """The programs at most so many edits from the robot's, with which both succeed."""
    tries = {pair[robot]}
    for _edit in range(edits):
        tries |= {new for each in tries for new in neighbours(each, challenge.keys, nesting=0)}
    return {new for new in tries if judged(challenge, (new, pair[1]) if robot == 0 else (pair[0], new))}


@property_test
@given(pairs(), st.integers(0, 1))
def test_one_program_is_mended_by_the_fewest_edits_while_the_other_stays(
    drawn: tuple[Challenge, _Pair, _Pair], first: int
) -> None:
    challenge, _good, answer = drawn
    found = mend_pair(challenge, PairPrograms(*answer), first)
    assert found is not None
    owner, mended = found.robot, found.mended
    assert judge(challenge, found.programs).succeeded
    edits = mended.repair.cost
    assert not any(near(challenge, answer, robot, edits - 1) for robot in (0, 1))
    assert owner == first or not near(challenge, answer, first, edits)
    accepted = near(challenge, answer, owner, edits)
    assert mended.repair.program in accepted
    old, place = faces(answer[owner]), mended.place
    assert place == shared(old, faces(mended.repair.program))
    rest = {rank(challenge, flatten(answer[owner]), flatten(new))[1:] for new in accepted}
    assert rank(challenge, flatten(answer[owner]), flatten(mended.repair.program))[1:] == min(rest)
    same = [new for new in map(faces, accepted) if new[:place] == old[:place] and len(new) > place]
    assert mended.right is None or mended.right == {new[place] for new in same}


@property_test
@given(pairs(both=True))
def test_a_fault_in_each_program_is_mended_by_the_fewest_edits_in_all(drawn: tuple[Challenge, _Pair, _Pair]) -> None:
    challenge, _good, answer = drawn
    found = mend_pair(challenge, PairPrograms(*answer), 0)
    assume(found is not None)
    assert found is not None
    new = (found.programs.first, found.programs.second)
    assert judged(challenge, new)
    edits = sum(cost(challenge, flatten(one), flatten(other)) for one, other in zip(answer, new, strict=True))
    assert edits <= 2
    assert edits == 1 or not any(near(challenge, answer, robot, 1) for robot in (0, 1))
    assert found.mended.repair.program == new[found.robot] != answer[found.robot]
    kept = kept_steps(PairPrograms(*answer), found.programs)
    assert all(shared(old[:kept], after) == len(old[:kept]) for old, after in zip(answer, new, strict=True))
    if new[0] != answer[0] and new[1] != answer[1]:
        ones, others = (neighbours(program, challenge.keys, nesting=0) for program in answer)
        least = [pair for pair in product(ones, others) if judged(challenge, pair)]
        assert new in least
        check_quiz(challenge, answer, [pair[found.robot] for pair in least])


@property_test
@given(pairs())
def test_a_step_that_is_kept_is_one_of_the_repaired_pair(drawn: tuple[Challenge, _Pair, _Pair]) -> None:
    challenge, _good, answer = drawn
    mended = mend_pair(challenge, PairPrograms(*answer), 0)
    assert mended is not None
    new = (mended.programs.first, mended.programs.second)
    kept = kept_steps(PairPrograms(*answer), mended.programs)
    for old, after in zip(map(flatten, answer), map(flatten, new), strict=True):
        assert shared(old[:kept], after) == len(old[:kept])


def test_a_robot_that_bumps_into_one_that_is_done_is_mended_by_the_other_where_that_is_less() -> None:
    keys = frozenset({Command.FORWARD, Command.BACKWARD, Command.LEFT})
    challenge = Challenge(
        "essai",
        Text("?"),
        Mat(2, 3),
        Pose(Cell.parse("B1"), Heading.NORTH),
        goal=Cell.parse("B1"),
        keys=keys,
        max_instructions=3,
        genre=Genre.PAIR,
        partner=Partner(Pose(Cell.parse("B2"), Heading.EAST), Aim.GOALS, Cell.parse("B2")),
    )
    answer = PairPrograms(parse_program("↑"), parse_program("↓↑"))
    found = mend_pair(challenge, answer, 0)
    assert found is not None
    assert (found.robot, found.programs) == (0, PairPrograms(parse_program("↶"), answer.second))


@property_test
@given(pairs())
def test_a_quiz_for_two_robots_has_exactly_one_right_answer(drawn: tuple[Challenge, _Pair, _Pair]) -> None:
    challenge, _good, answer = drawn
    rungs = [hint(replace(challenge, hints=()), PairPrograms(*answer), attempt) for attempt in range(1, 5)]
    robots = [rung.robot for rung in rungs if rung.kind is HintKind.QUIZ]
    for robot in robots[:1]:
        least = near(challenge, answer, robot, 1) or near(challenge, answer, robot, 2)
        check_quiz(challenge, answer, least)


def check_quiz(challenge: Challenge, answer: _Pair, least: Iterable[Program]) -> None:
    """Of the options of a quiz, exactly the one said is in a smallest repair of that program."""
    rungs = [hint(replace(challenge, hints=()), PairPrograms(*answer), attempt) for attempt in range(1, 5)]
    for rung in rungs:
        if rung.kind is HintKind.QUIZ:
            old, place = faces(answer[rung.robot]), rung.place or 0
            right = {new[place] for new in map(faces, least) if new[:place] == old[:place] and len(new) > place}
            assert rung.right is not None
            assert [card for card in rung.options if card in right] == [rung.options[rung.right]]
