"""The solver of programs without repeats, against every program tried through the judge."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.bumps import bumped_into
from beebot.challenge import Challenge, Genre, Target
from beebot.command import PLAIN_COMMANDS, SINGLE_COMMANDS, Command, FlatProgram
from beebot.kinds import judge, solve
from beebot.mat import Mat, Wall
from beebot.notation import parse_flat
from beebot.parts.answer_types import Choice, Prediction
from beebot.pose import Cell, Heading, Pose
from beebot.searching.states import contains, space_of
from beebot.shortest.solution import Solution, Status
from tests.beebot.small import TASK, challenges, fewest, mats

PIVOTS = frozenset({Command.LEFT, Command.RIGHT})
AHEAD = PIVOTS | {Command.FORWARD}
PLAIN = PIVOTS | {Command.FORWARD, Command.BACKWARD}
HALF_PIVOTS = frozenset({Command.LEFT_45, Command.RIGHT_45})


def cell(text: str) -> Cell:
    return Cell.parse(text)


def targets(*cells: str, pause: bool = False) -> tuple[Target, ...]:
    return tuple(Target(cell(text), pause) for text in cells)


def mat(width: int, height: int, obstacles: str = "", walls: str = "") -> Mat:
    edges = (Wall(cell(edge[:2]), cell(edge[2:])) for edge in walls.split())
    return Mat(width, height, frozenset(map(cell, obstacles.split())), frozenset(edges))


def start(text: str, heading: Heading = Heading.EAST) -> Pose:
    return Pose(cell(text), heading)


FIELD = Challenge("pre", TASK, mat(4, 3), start("A1"), keys=PLAIN)


def check(challenge: Challenge, longest: int) -> None:
    """The solver says what trying every program up to ``longest`` says."""
    challenge = replace(challenge, max_instructions=longest)
    found, expected = solve(challenge), fewest(challenge, longest)
    if expected is None:
        assert found == Solution(Status.IMPOSSIBLE)
        return
    assert (found.status, found.cards, found.count) == (Status.PROVED, *expected)
    assert found.answer is not None
    assert judge(challenge, found.answer).succeeded


@settings(max_examples=150)
@given(challenges(limited=True))
def test_every_small_challenge_against_brute_force(challenge: Challenge) -> None:
    check(challenge, 5)


@settings(max_examples=50)
@given(
    st.sampled_from((Genre.COMPLETE, Genre.DEBUG, Genre.REPRODUCE, Genre.FREE)).flatmap(
        lambda genre: challenges(genre=genre, limited=genre is not Genre.FREE)
    )
)
def test_other_kinds_against_brute_force(challenge: Challenge) -> None:
    check(challenge, 5)


@pytest.mark.parametrize("ordered", [False, True])
def test_a_cell_that_is_a_target_twice_is_visited_twice(ordered: bool) -> None:
    check(replace(FIELD, mat=mat(3, 1), targets=targets("B1", "B1"), ordered=ordered), 5)


@settings(max_examples=60)
@given(challenges(max_keys=7, side=6, limited=True))
def test_the_judge_accepts_what_the_solver_answers(challenge: Challenge) -> None:
    found = solve(challenge)
    assert (found.answer is None) is (found.status is Status.IMPOSSIBLE)
    if found.answer is not None:
        assert judge(challenge, found.answer).succeeded


@settings(max_examples=80)
@given(mats(side=5))
def test_the_moves_of_a_space_are_those_of_its_mat(drawn: Mat) -> None:
    space = space_of(replace(FIELD, mat=drawn, goal=None, keys=frozenset(SINGLE_COMMANDS)))
    assert space is not None
    for command in (Command.FORWARD, Command.BACKWARD):
        for heading, (free, _) in zip(space.headings, space.ways[command.steps], strict=True):
            for place in range(space.cells):
                here = Cell(place % drawn.width, place // drawn.width)
                assert contains(free, place) is (bumped_into(drawn, here, heading, command.steps) is None)


def moved(challenge: Challenge, move: "Motion") -> Challenge:
    """The same challenge after its floor was rotated or mirrored."""
    drawn = challenge.mat
    width, height = (drawn.height, drawn.width) if move.quarters % 2 else (drawn.width, drawn.height)

    def seen(place: Cell) -> Cell:
        return move.cell(place, drawn)

    return replace(
        challenge,
        mat=Mat(
            width,
            height,
            frozenset(map(seen, drawn.obstacles)),
            frozenset(Wall(seen(wall.first), seen(wall.second)) for wall in drawn.walls),
        ),
        start=Pose(seen(challenge.start.cell), move.heading(challenge.start.heading)),
        targets=tuple(Target(seen(target.cell), target.pause) for target in challenge.targets),
        goal=challenge.goal and seen(challenge.goal),
        other_goals=frozenset(map(seen, challenge.other_goals)),
        passages=frozenset(map(seen, challenge.passages)),
        keys=frozenset(map(move.command, challenge.keys)),
    )


class Motion:
    """A mirror from west to east where ``mirrored``, then quarter turns to the right."""

    def __init__(self, quarters: int, mirrored: bool) -> None:
        self.quarters, self.mirrored = quarters, mirrored

    def cell(self, place: Cell, drawn: Mat) -> Cell:
        width, height = drawn.width, drawn.height
        column, row = width - 1 - place.column if self.mirrored else place.column, place.row
        for _ in range(self.quarters):
            column, row, width, height = row, width - 1 - column, height, width
        return Cell(column, row)

    def heading(self, heading: Heading) -> Heading:
        return Heading.NORTH.turned((-heading.degrees if self.mirrored else heading.degrees) + 90 * self.quarters)

    def command(self, command: Command) -> Command:
        if not self.mirrored or not command.pivot:
            return command
        return next(other for other in SINGLE_COMMANDS if other.pivot == -command.pivot)


@settings(max_examples=80)
@given(challenges(max_keys=7, side=5), st.integers(0, 3), st.booleans())
def test_turning_or_mirroring_the_floor_changes_neither_optimum_nor_count(
    challenge: Challenge, quarters: int, mirrored: bool
) -> None:
    one, other = solve(challenge), solve(moved(challenge, Motion(quarters, mirrored)))
    assert (one.status, one.cards, one.count) == (other.status, other.cards, other.count)


@pytest.mark.parametrize(
    ("challenge", "cards", "count"),
    [
        (replace(FIELD, goal=cell("C1")), 2, 1),
        (replace(FIELD, goal=cell("D3"), keys=AHEAD), 6, 1),
        (replace(FIELD, goal=cell("A1")), 1, 2),
        (replace(FIELD, goal=cell("A1"), keys=frozenset({Command.FORWARD, Command.BACKWARD})), 2, 1),
        (replace(FIELD, targets=targets("B1", "C1")), 2, 1),
        (replace(FIELD, targets=targets("C1", "B1")), 2, 1),
        (replace(FIELD, targets=targets("C1", "B1"), ordered=True), 3, 1),
        (replace(FIELD, targets=targets("C1", "C1"), ordered=True), 4, 2),
        (replace(FIELD, targets=targets("C1", pause=True), keys=PLAIN_COMMANDS), 3, 1),
        (replace(FIELD, targets=targets("A1", pause=True), keys=PLAIN_COMMANDS), 1, 1),
        (replace(FIELD, targets=targets("A1")), 2, 1),
        (replace(FIELD, mat=mat(4, 1), goal=cell("B1"), passages=frozenset({cell("D1")})), 5, 1),
        (replace(FIELD, mat=mat(4, 1), goal=cell("B1"), passages=frozenset({cell("A1")})), 1, 1),
        (replace(FIELD, mat=mat(2, 2, walls="A1B1"), goal=cell("B1"), keys=AHEAD), 6, 1),
        (replace(FIELD, mat=mat(2, 2, obstacles="A2"), goal=cell("B2"), keys=AHEAD), 3, 1),
        (replace(FIELD, goal=cell("B2"), keys=HALF_PIVOTS | {Command.FORWARD}), 2, 1),
        (replace(FIELD, mat=mat(4, 3, obstacles="B1"), goal=cell("B2"), keys=HALF_PIVOTS | {Command.FORWARD}), 6, 1),
        (replace(FIELD, mat=mat(4, 3, walls="A1B1"), goal=cell("B2"), keys=HALF_PIVOTS | {Command.FORWARD}), 6, 1),
    ],
)
def test_optimum_and_count_written_by_hand(challenge: Challenge, cards: int, count: int) -> None:
    found = solve(challenge)
    assert (found.status, found.cards, found.count) == (Status.PROVED, cards, count)


@pytest.mark.parametrize(
    "challenge",
    [
        replace(FIELD, goal=cell("D3"), max_instructions=5, keys=AHEAD),
        replace(FIELD, mat=mat(4, 1, obstacles="B1"), goal=cell("C1")),
        replace(FIELD, goal=cell("A2"), keys=frozenset({Command.FORWARD})),
        replace(FIELD, targets=targets("A1", pause=True)),
        replace(FIELD, keys=frozenset()),
    ],
)
def test_impossible(challenge: Challenge) -> None:
    assert solve(challenge) == Solution(Status.IMPOSSIBLE)


def test_reproducing_draws_the_same_trail_with_fewer_cards() -> None:
    clumsy = replace(FIELD, genre=Genre.REPRODUCE, given=parse_flat("↑ ⏸ ↷ ↷ ↷ ↑ ↶ ↷ ↑"))
    assert solve(clumsy).program == parse_flat("↑↶↑↑")
    bumping = replace(clumsy, given=parse_flat("↑↑↑↑↑"))
    assert solve(bumping).program == parse_flat("↑↑↑")


def test_a_template_keeps_given_cards_that_she_has_no_key_for() -> None:
    given_turn = replace(
        FIELD,
        genre=Genre.COMPLETE,
        keys=frozenset({Command.FORWARD, Command.BACKWARD}),
        template=(None, Command.LEFT, None, Command.PAUSE),
        goal=cell("B2"),
    )
    assert solve(given_turn) == Solution(Status.PROVED, parse_flat("↑↶↑⏸"), 4, 1)
    assert solve(replace(given_turn, goal=cell("C3"))) == Solution(Status.IMPOSSIBLE)
    assert solve(replace(given_turn, max_instructions=3)) == Solution(Status.IMPOSSIBLE)


def test_kinds_that_are_not_answered_by_a_program() -> None:
    predict = replace(FIELD, genre=Genre.PREDICT, given=parse_flat("↑↶↑"))
    assert solve(predict) == Solution(Status.PROVED, Prediction(cell("B2"), Heading.NORTH), count=1)
    choose = replace(FIELD, genre=Genre.CHOOSE, goal=cell("B1"), choices=(parse_flat("↑↑"), parse_flat("↑")))
    assert solve(choose) == Solution(Status.PROVED, Choice(1), count=1)
    assert solve(choose).program is None
    assert solve(replace(choose, goal=cell("C3"))) == Solution(Status.IMPOSSIBLE)
    free = replace(FIELD, genre=Genre.FREE, keys=PLAIN)
    assert solve(free) == Solution(Status.PROVED, parse_flat("↑"), 1, 3)


@pytest.mark.parametrize(
    ("challenge", "program"),
    [
        # Going around either way is as long: she does not pivot while she faces the viewer.
        (replace(FIELD, mat=mat(3, 3, "B2"), start=start("A2", Heading.EAST), goal=cell("C2"), keys=AHEAD), "↶↑↷↑↑↷↑"),
        (replace(FIELD, mat=mat(3, 3), start=start("A3", Heading.SOUTH), goal=cell("B2"), keys=AHEAD), "↑↶↑"),
        (replace(FIELD, mat=mat(3, 3), start=start("B2", Heading.SOUTH), goal=cell("B3"), keys=PLAIN), "↓"),
        # As many cards forwards as backwards: forwards, unless backwards is shorter.
        (replace(FIELD, mat=mat(4, 1), start=start("D1", Heading.EAST), goal=cell("B1"), keys=PLAIN), "↓↓"),
        (replace(FIELD, mat=mat(3, 3), start=start("B2", Heading.EAST), goal=cell("B3"), keys=PLAIN), "↶↑"),
        (replace(FIELD, mat=mat(3, 3), start=start("B2", Heading.SOUTH), goal=cell("C2"), keys=PLAIN), "↶↑"),
        # A half turn goes by the wall, not by the viewer; which flower comes first is left to the order of commands.
        (
            replace(FIELD, mat=mat(3, 1), start=start("B1", Heading.NORTH), targets=targets("A1", "C1"), keys=AHEAD),
            "↶↑↷↷↑↑",
        ),
    ],
)
def test_of_equals_the_most_childlike(challenge: Challenge, program: str) -> None:
    assert solve(challenge).program == parse_flat(program)


@settings(max_examples=60)
@given(challenges())
def test_no_other_optimum_is_more_childlike(challenge: Challenge) -> None:
    challenge = replace(challenge, max_instructions=5)
    found = solve(challenge)
    if isinstance(found.answer, tuple) and found.cards is not None:
        keys = sorted(challenge.keys, key=list(SINGLE_COMMANDS).index)
        equals = (each for each in product(keys, repeat=found.cards) if judge(challenge, each).succeeded)
        assert found.answer == min(equals, key=lambda each: hardness(challenge, each))


def hardness(challenge: Challenge, program: FlatProgram) -> tuple[int, int]:
    steps = judge(challenge, program).trace.steps
    facing = sum(bool(step.command.pivot) and step.before.heading is Heading.SOUTH for step in steps)
    return program.count(Command.BACKWARD), facing


def test_too_large_a_question_gets_the_best_known() -> None:
    corners = [f"{column}{row}" for column in "BDFHJL" for row in (2, 5, 8)]
    large = replace(FIELD, mat=mat(12, 12), targets=targets(*corners))
    found = solve(large)
    assert (found.status, found.count) == (Status.BOUND, None)
    assert judge(large, found.program or ()).succeeded
    assert found.cards == len(found.program or ())


def test_little_effort_proves_nothing() -> None:
    asked = replace(FIELD, targets=targets("C1", "A3"), ordered=True)
    assert solve(asked, effort=10) == Solution(Status.BOUND)
    assert solve(asked).status is Status.PROVED
