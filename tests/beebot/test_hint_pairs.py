"""Hints for two robots beside every program near, on small mats."""

from dataclasses import replace
from itertools import zip_longest

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, PairPrograms, Partner
from beebot.command import Command, Program, count_cards, flatten
from beebot.hints import HintKind, hint
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.pair import run_pair
from beebot.pair_repair import kept_steps, longest_pair_prefix, mend_pair
from beebot.pose import Cell, Heading, Pose
from beebot.prefix import Prefix
from beebot.text import Text
from beebot.verdict import judge
from tests.beebot.brute import QUARTERS, challenges, faces, neighbours, shared

_Pair = tuple[Program, Program]
property_test = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Challenge, _Pair, _Pair]:
    """A challenge for two robots, a pair that succeeds, and an answer two edits away."""
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
    changed = good[robot]
    for _edit in range(2):
        changed = draw(st.sampled_from(sorted(neighbours(changed, alone.keys, nesting=0), key=str)))
    answer = (changed, good[1]) if robot == 0 else (good[0], changed)
    assume(len(changed) <= 4 and not judged(challenge, answer))
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
    owner, mended = found
    cost = mended.repair.cost
    assert not any(near(challenge, answer, robot, cost - 1) for robot in (0, 1))
    assert owner == first or not near(challenge, answer, first, cost)
    accepted = near(challenge, answer, owner, cost)
    assert mended.repair.program in accepted
    old, place = faces(answer[owner]), mended.place
    assert place == max(shared(old, faces(new)) for new in accepted)
    same = [new for new in map(faces, accepted) if new[:place] == old[:place] and len(new) > place]
    assert mended.right is None or mended.right == {new[place] for new in same}


@property_test
@given(pairs())
def test_no_step_is_called_wrong_that_both_share_with_a_pair_that_succeeds(
    drawn: tuple[Challenge, _Pair, _Pair],
) -> None:
    challenge, good, answer = drawn
    found = longest_pair_prefix(challenge, PairPrograms(*answer))
    assert found is not None
    owner, prefix = found
    assert prefix.length >= shared(lock_steps(answer), lock_steps(good))
    assert prefix.place is None or prefix.place == prefix.length < count_cards(answer[owner])
    mended = mend_pair(challenge, PairPrograms(*answer), 0)
    assert mended is not None
    repaired = mended[1].repair.program
    new = (repaired, answer[1]) if mended[0] == 0 else (answer[0], repaired)
    kept = kept_steps(PairPrograms(*answer), mended[0], repaired)
    for old, after in zip(map(flatten, answer), map(flatten, new), strict=True):
        assert shared(old[:kept], after) == len(old[:kept])
    assert kept <= prefix.length


def test_a_robot_that_bumps_into_one_that_is_done_may_be_right_for_the_other_may_go_on() -> None:
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
    assert longest_pair_prefix(challenge, answer) == (0, Prefix(2))
    found = mend_pair(challenge, answer, 0)
    assert found is not None
    assert (found[0], found[1].repair.program) == (0, parse_program("↑↓"))


def lock_steps(pair: _Pair) -> list[object]:
    """What both do in each step."""
    return list(zip_longest(*map(flatten, pair)))


@property_test
@given(pairs())
def test_a_quiz_for_two_robots_has_exactly_one_right_answer(drawn: tuple[Challenge, _Pair, _Pair]) -> None:
    challenge, _good, answer = drawn
    for attempt in range(1, 5):
        rung = hint(replace(challenge, hints=()), PairPrograms(*answer), attempt)
        if rung.kind is HintKind.QUIZ:
            old, place = faces(answer[rung.robot]), rung.place or 0
            least = next(found for edits in (1, 2) if (found := near(challenge, answer, rung.robot, edits)))
            right = {new[place] for new in map(faces, least) if new[:place] == old[:place] and len(new) > place}
            assert [card in right for card in rung.options].count(True) == 1
            assert rung.right is not None
            assert rung.options[rung.right] in right
