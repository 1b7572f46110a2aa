"""« avancer de 3 »: one card, three steps. The searches beside every program there is."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Partner, Target
from beebot.command import KEY_WORDS, STRIDE_KEY, STRIDES, Command, Program, Repeat, count_cards, flatten, read_keys
from beebot.errors import BadValueError
from beebot.interpreter import run
from beebot.judging.rules import Outcome
from beebot.kinds import hint, judge, solve
from beebot.mat import Mat
from beebot.notation import ProgramError, parse_program, program_arrows, program_words
from beebot.parts.limits import Limits
from beebot.pose import Cell, Heading, Pose
from beebot.repair import mend
from beebot.repair.right_prefix import longest_prefix
from beebot.searching.predecessors import origins
from beebot.searching.states import contains, places, space_of
from beebot.shortest.solution import Status
from beebot.text import Text

AHEAD = KEY_WORDS[STRIDE_KEY]
MOST = 3
"""How many cards every program that is tried has at most: there are eleven cards to choose from."""
CARDS = st.sampled_from(sorted({*AHEAD, Command.LEFT, Command.BACKWARD}, key=list(Command).index))
trying = settings(max_examples=60, derandomize=True)


@st.composite
def challenges(draw: st.DrawFn) -> Challenge:
    """On a wide mat of two rows, where long strides go far and some bump."""
    mat = Mat(5, 2, draw(st.frozensets(st.builds(Cell, st.integers(1, 4), st.integers(0, 1)), max_size=2)))
    free = st.sampled_from([cell for cell in map(Cell.read, CELLS) if cell not in mat.obstacles])
    targets = draw(st.lists(st.builds(Target, free), max_size=2))
    turns = draw(st.none() | st.integers(0, 1))
    held = draw(st.none() | st.integers(1, 2))
    return Challenge(
        "pas",
        Text("Avance."),
        mat,
        Pose(Cell(0, 0), draw(st.sampled_from([Heading.EAST, Heading.NORTH]))),
        targets=tuple(targets),
        goal=draw(st.none() | free),
        ordered=draw(st.booleans()),
        passages=draw(st.frozensets(free, max_size=1)),
        keys=AHEAD | {Command.LEFT, Command.BACKWARD},
        max_instructions=MOST,
        limits=Limits(turns, draw(st.sampled_from([0, 0, 2])), () if held is None else ((Command.FORWARD, held),)),
    )


CELLS = [f"{column}{row}" for column in "ABCDE" for row in "12"]


def every_program(challenge: Challenge) -> list[Program]:
    return [each for size in range(1, MOST + 1) for each in product(challenge.keys, repeat=size)]


def successes(challenge: Challenge) -> list[Program]:
    return [each for each in every_program(challenge) if judge(challenge, each).succeeded]


def distance(one: Program, other: Program) -> int:
    """The fewest cards to take away, put in or change, the plain way."""
    if not one or not other:
        return len(one) + len(other)
    beside = distance(one[1:], other[1:]) + (one[0] is not other[0])
    return min(beside, 1 + distance(one[1:], other), 1 + distance(one, other[1:]))


@trying
@given(challenges())
def test_the_shortest_are_found_and_counted(challenge: Challenge) -> None:
    found = successes(challenge)
    solution = solve(challenge)
    if not found:
        assert solution.status is Status.IMPOSSIBLE
        return
    fewest = min(map(len, found))
    assert (solution.cards, solution.count) == (fewest, sum(len(each) == fewest for each in found))
    assert solution.program in found


@trying
@given(challenges(), st.lists(CARDS, min_size=1, max_size=MOST).map(tuple))
def test_a_repair_is_the_smallest_there_is(challenge: Challenge, program: Program) -> None:
    found = successes(challenge)
    mended = mend(challenge, program)
    if not found:
        assert mended is None
        return
    assert mended is not None
    assert mended.repair.program in found
    assert mended.repair.cost == min(distance(program, each) for each in found)


@trying
@given(challenges(), st.lists(CARDS, min_size=1, max_size=MOST).map(tuple))
def test_the_longest_right_start_counts_steps_of_whole_cards(challenge: Challenge, program: Program) -> None:
    found = successes(challenge)
    prefix = longest_prefix(challenge, program)
    if not found:
        assert prefix is None
        return
    right = max(sum(1 for _ in iter_shared(program, each)) for each in found)
    assert prefix is not None
    assert prefix.length == len(flatten(program[:right]))
    assert prefix.place == (None if right == len(program) else right)


def iter_shared(one: Program, other: Program) -> list[Command | Repeat]:
    """The cards that both begin with."""
    count = 0
    while count < min(len(one), len(other)) and one[count] is other[count]:
        count += 1
    return list(one[:count])


@trying
@given(challenges(), CARDS)
def test_sets_of_states_go_where_each_state_goes_and_come_from_there(challenge: Challenge, command: Command) -> None:
    space = space_of(challenge)
    assert space is not None
    one_by_one = {state: space.after(state, command) for state in range(space.size)}
    every = (1 << space.size) - 1
    assert set(places(space.advance(every, (command,)))) == {
        after for after in one_by_one.values() if after is not None
    }
    assert set(places(space.retreat(every, (command,)))) == {
        state for state, at in one_by_one.items() if at is not None
    }
    back = origins(space, (command,))(range(space.size), every)
    assert sorted((state, after) for state, _card, after in back) == sorted(
        (state, after) for state, after in one_by_one.items() if after is not None
    )
    assert space.advance(every, space.keys) == union(space.advance(every, (key,)) for key in space.keys)
    assert all(contains(every, state) for state in one_by_one)


def union(sets: object) -> int:
    found = 0
    for each in sets:  # type: ignore[attr-defined]
        found |= each
    return found


@given(st.lists(st.sampled_from(list(Command)), min_size=1, max_size=8).map(tuple))
def test_a_stride_is_run_as_the_steps_it_is_made_of(program: Program) -> None:
    start, mat = Pose(Cell(9, 9), Heading.NORTH), Mat(20, 20)
    strode, walked = run(program, start, mat), run(flatten(program), start, mat)
    assert [step[1:] for step in strode.steps] == [step[1:] for step in walked.steps]
    assert STRIDES.isdisjoint(flatten(program))
    assert parse_program(program_words(program)) == parse_program(program_arrows(program)) == program


def test_its_text() -> None:
    program = parse_program("avancer de 3 gauche ↑2 ↷ ↑ 4 avancer de 1")
    assert program_words(program) == "avancer de 3 gauche avancer de 2 droite avancer de 4 avancer"
    assert program_arrows(program) == "↑3 ↶ ↑2 ↷ ↑4 ↑"
    assert (count_cards(program), len(flatten(program))) == (6, 12)
    assert (
        str(run("↑3", "A1 est", Mat(4, 1)))
        == "départ A1 est\n0 avancer -> B1 est\n0 avancer -> C1 est\n0 avancer -> D1 est"
    )
    for text in ("avancer de", "avancer de 12", "↑0", "avancer de trois"):
        with pytest.raises(ProgramError, match="écrivez « avancer de » avec un nombre de 1 à 9"):
            parse_program(text)


def test_one_key_lays_them_all() -> None:
    assert read_keys("avancer_de gauche") == AHEAD | {Command.LEFT}
    asked = Challenge(
        "pas", Text("Va."), Mat(5, 1), Pose(Cell(0, 0), Heading.EAST), keys=frozenset({Command.FORWARD_3})
    )
    assert asked.keys == AHEAD
    assert (asked.key_count, asked.strides) == (1, True)
    two = Partner(Pose(Cell(4, 0), Heading.WEST), Aim.MEET)
    with pytest.raises(BadValueError, match="à deux robots, on avance d'une case à la fois ; enlevez « avancer_de »"):
        replace(asked, partner=two)


def test_without_its_key_the_card_is_refused() -> None:
    asked = Challenge("pas", Text("Va."), Mat(5, 1), Pose(Cell(0, 0), Heading.EAST), goal=Cell(3, 0))
    assert judge(asked, "↑3").outcome is Outcome.FORBIDDEN_KEY
    assert judge(replace(asked, keys=AHEAD), "↑3").succeeded


def test_a_repeat_lies_in_another_only_where_that_is_asked() -> None:
    asked = Challenge(
        "carre",
        Text("Va."),
        Mat(7, 7),
        Pose(Cell(0, 0), Heading.NORTH),
        (Target(Cell(6, 6)),),
        repeats=True,
        max_instructions=9,
    )
    nested = "répéter 2 [ répéter 6 [ ↑ ] ↷ ]"
    verdict = judge(asked, nested)
    assert (verdict.outcome, verdict.failing) == (Outcome.FORBIDDEN_KEY, 1)
    assert judge(replace(asked, nests=True), nested).succeeded
    alone, within = solve(asked), solve(replace(asked, nests=True))
    assert (alone.cards, within.cards) == (5, 4)
    assert all(
        not isinstance(inner, Repeat) for card in alone.program or () if isinstance(card, Repeat) for inner in card.body
    )


@pytest.mark.parametrize("laid", ["avancer", "avancer de 2", "avancer de 5"])
def test_a_question_shows_no_two_cards_of_one_key(laid: str) -> None:
    """The right one is « avancer de 3 »; of another length she would touch the same key."""
    keys = frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}) | STRIDES
    asked = Challenge("pre", Text("Va."), Mat(6, 3), "A1 est", goal="D1", max_instructions=1, keys=keys)  # type: ignore[arg-type] # read
    question = hint(asked, laid, 2)
    assert question.options == (Command.LEFT, Command.RIGHT, Command.FORWARD_3)
