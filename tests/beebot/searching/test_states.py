"""Sets of states against the judge, and the three ways to step against each other."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre
from beebot.command import Command, FlatProgram
from beebot.judging.rules import Outcome
from beebot.kinds import judge
from beebot.searching.predecessors import origins
from beebot.searching.states import Space, State, contains, places, space_of
from beebot.searching.visited import repeated
from tests.beebot.small import challenges, trail_of
from tests.bench.engine import drawn

KINDS = st.sampled_from((Genre.PROGRAM, Genre.REPRODUCE)).flatmap(
    lambda genre: challenges(max_keys=7, genre=genre, limited=True)
)
PROGRAMS = st.lists(st.sampled_from(Command), min_size=1, max_size=8).map(tuple)


def space_for(challenge: Challenge) -> Space:
    space = space_of(challenge, trail=trail_of(challenge))
    assert space is not None
    return space


def followed(space: Space, program: FlatProgram) -> State | None:
    state: State | None = space.start
    for command in program:
        state = None if state is None else space.follow(state, command)
    return state


@settings(max_examples=200)
@given(KINDS, PROGRAMS)
def test_a_run_succeeds_where_the_judge_says_so(challenge: Challenge, program: FlatProgram) -> None:
    program = tuple(command for command in program if command in challenge.keys)
    if program:
        space, verdict = space_for(challenge), judge(challenge, program)
        end = followed(space, program)
        assert (end is not None and contains(space.success, end)) is verdict.succeeded
        if verdict.outcome is Outcome.BUMP:
            assert end is None


@settings(max_examples=60)
@given(KINDS, st.data())
def test_sets_step_as_their_states_do(challenge: Challenge, data: st.DataObject) -> None:
    space = space_for(challenge)
    keys = tuple(data.draw(st.lists(st.sampled_from(space.keys), min_size=1, unique=True)))
    before = data.draw(st.integers(0, (1 << space.size) - 1))
    steps = {
        (origin, command, after)
        for origin in places(before)
        for command in keys
        if (after := space.follow(origin, command)) is not None
    }
    ends = {after for _origin, _command, after in steps}
    assert set(places(space.advance(before, keys))) == ends
    assert sorted(origins(space, keys)(ends, before), key=str) == sorted(steps, key=str)
    wanted = data.draw(st.integers(0, (1 << space.size) - 1))
    lead = {origin for origin, _command, after in steps if contains(wanted, after)}
    assert set(places(space.retreat(wanted, keys) & before)) == lead


def test_from_few_states_of_a_large_set_as_from_many() -> None:
    chance = random.Random(11)
    space = space_for(drawn(12, 12, 8, chance))
    within = chance.getrandbits(space.size)
    many = [state for state in chance.sample(range(space.size), 200) if contains(within, state)]
    back = origins(space, space.keys)
    each_alone = [found for state in many for found in back([state], within)]
    assert back(many, within) == each_alone
    assert {space.follow(origin, command) for origin, command, _state in each_alone} <= {*many}
    assert len(each_alone) > len(many) > 50


@given(st.integers(0, 2**5 - 1), st.integers(1, 40), st.integers(5, 9))
def test_repeating_bits(bits: int, times: int, apart: int) -> None:
    assert repeated(bits, times, apart) == sum(bits << place * apart for place in range(times))


@settings(max_examples=20)
@given(challenges(max_keys=3))
def test_too_many_states_are_refused(challenge: Challenge) -> None:
    size = space_for(challenge).size
    assert space_of(challenge, size) is not None
    assert space_of(challenge, size - 1) is None
