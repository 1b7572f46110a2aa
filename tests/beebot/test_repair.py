"""Prefix, repair and right cards beside every program there is, on small mats."""

from dataclasses import replace
from itertools import takewhile

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Target
from beebot.command import Command, Program, Repeat, cards, count_cards, flatten, unroll
from beebot.edits import Edit, EditKind, Repair
from beebot.interpreter import run
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.plan import plan_of
from beebot.pose import Cell
from beebot.repair import longest_prefix, mend, shortest, smallest_repair
from beebot.rewrite import rewrite
from beebot.verdict import judge
from tests.beebot.brute import answers, challenges, cost, neighbours, shared, successes
from tests.beebot.test_hint import CORRIDOR

MENDED = (Genre.PROGRAM, Genre.DEBUG, Genre.COMPLETE, Genre.REPRODUCE)
data = st.data()
property_test = settings(max_examples=150, deadline=None, derandomize=True)


def applied(program: Program, repair: Repair) -> Program:
    """What the edits of ``repair`` make of a program without repeats."""
    made: list[object] = []
    left = list(program)
    for edit in repair.edits:
        assert edit.place == len(program) - len(left)
        old = None if edit.kind is EditKind.INSERT else left.pop(0)
        assert (edit.kind is EditKind.DELETE) is (edit.card is None)
        assert edit.kind is not EditKind.KEEP or edit.card is old
        made += [] if edit.card is None else [edit.card]
    assert not left
    return tuple(made)  # type: ignore[arg-type]


@property_test
@given(challenges(MENDED), data)
def test_the_repair_is_the_smallest_then_the_shortest_then_the_one_that_keeps_the_longest_start(
    challenge: Challenge, draw: st.DataObject
) -> None:
    program = draw.draw(answers(challenge))
    repair = smallest_repair(challenge, program)
    every = successes(challenge)
    assert (repair is None) is (not every)
    if repair is not None:
        best = min((cost(challenge, program, new), len(new), -shared(program, new)) for new in every)
        new = flatten(repair.program)
        assert new in every
        assert applied(program, repair) == new
        assert (repair.cost, len(new), -shared(program, new)) == best


@property_test
@given(challenges(MENDED), data)
def test_the_prefix_is_the_longest_start_of_a_program_that_succeeds(challenge: Challenge, draw: st.DataObject) -> None:
    program = draw.draw(answers(challenge))
    every = successes(challenge)
    prefix = longest_prefix(challenge, program)
    assert (prefix is None) is (not every)
    if prefix is not None:
        assert prefix.length == max(shared(program, new) for new in every)
        assert prefix.place == (None if prefix.length == len(program) else prefix.length)


@property_test
@given(challenges(MENDED), data)
def test_a_card_is_right_if_a_repair_as_small_puts_it_there(challenge: Challenge, draw: st.DataObject) -> None:
    program = draw.draw(answers(challenge))
    mended = mend(challenge, program)
    if mended is None:
        return
    every, place = successes(challenge), mended.place
    least = min(cost(challenge, program, new) for new in every)
    if mended.right is None:
        assert place == len(mended.repair.program)
        return
    assert mended.right == {
        new[place]
        for new in every
        if cost(challenge, program, new) == least and new[:place] == program[:place] and len(new) > place
    }
    assert mended.repair.program[place] in mended.right


@property_test
@given(challenges((Genre.COMPLETE,)), data)
def test_completing_changes_only_holes(challenge: Challenge, draw: st.DataObject) -> None:
    assume(successes(challenge))
    whole = tuple(card or Command.FORWARD for card in challenge.template)
    repair = smallest_repair(challenge, whole)
    assert repair is not None
    changed = [edit.place for edit in repair.edits if edit.kind is not EditKind.KEEP]
    assert all(challenge.template[place] is None for place in changed)
    assert len(repair.edits) == len(challenge.template)


@property_test
@given(challenges(MENDED))
def test_the_distance_of_the_start_is_the_length_of_a_shortest_program(challenge: Challenge) -> None:
    every = successes(challenge)
    found = shortest(challenge)
    assert (found is None) is (not every)
    if found is not None:
        assert found in every
        assert len(found) == min(len(new) for new in every)


def programs(keys: frozenset[Command]) -> st.SearchStrategy[Program]:
    command = st.sampled_from(sorted(keys, key=str))
    inner = st.builds(Repeat, st.integers(2, 4), st.lists(command, min_size=1, max_size=2).map(tuple))
    outer = st.builds(Repeat, st.integers(2, 4), st.lists(command | inner, min_size=1, max_size=2).map(tuple))
    return st.lists(command | outer, min_size=1, max_size=3).map(tuple)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(challenges(most_keys=3), data)
def test_a_program_with_repeats_is_mended_in_one_or_two_edits_if_any_do(
    challenge: Challenge, draw: st.DataObject
) -> None:
    challenge = with_repeats(challenge)
    program = draw.draw(programs(challenge.keys))
    assume(any(isinstance(card, Repeat) for card in program) and not judge(challenge, program).succeeded)
    once = neighbours(program, challenge.keys)
    accepted = {new for new in once if judge(challenge, new).succeeded}
    mended = rewrite(challenge, program)
    if accepted:
        assert mended is not None
        assert mended.repair.program in accepted
        assert mended.repair.cost == 1
    elif mended is not None:
        assert mended.repair.cost == 2
        assert judge(challenge, mended.repair.program).succeeded
        assert once & neighbours(mended.repair.program, challenge.keys)
    else:
        some = draw.draw(st.sampled_from(sorted(once, key=str)))
        assert not any(judge(challenge, new).succeeded for new in neighbours(some, challenge.keys))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(challenges(most_keys=3), data)
def test_with_repeats_no_start_of_a_program_that_succeeds_is_called_wrong(
    challenge: Challenge, draw: st.DataObject
) -> None:
    good = draw.draw(programs(challenge.keys))
    trace = run(good, challenge.start, challenge.mat)
    assume(trace.bump is None)
    challenge = replace(with_repeats(challenge), goal=trace.end.cell, targets=(), passages=frozenset())
    challenge = replace(challenge, max_instructions=count_cards(good))
    other = draw.draw(st.sampled_from(sorted(neighbours(good, challenge.keys), key=str)))
    prefix = longest_prefix(challenge, good)
    assert prefix is not None
    assert prefix.place is None
    same = list(takewhile(lambda pair: pair[0] == pair[1], zip(cards(good), cards(other), strict=False)))
    begun = takewhile(lambda pair: pair[0] == pair[1], zip(unroll(good), unroll(other), strict=False))
    ran = [executed for executed, _ in begun if executed.place < len(same)]
    prefix = longest_prefix(challenge, other)
    assert prefix is not None
    assert prefix.length >= len(ran)


def with_repeats(challenge: Challenge) -> Challenge:
    return replace(challenge, repeats=True, max_instructions=6)


def test_the_edits_of_a_repeat_name_its_new_turns_and_the_places_of_cards() -> None:
    mended = rewrite(CORRIDOR, parse_program("répéter 2 [ avancer ] droite"))
    assert mended is not None
    body = (Command.FORWARD,)
    assert mended.repair.edits == (
        Edit(EditKind.REPLACE, 0, Repeat(4, body)),
        Edit(EditKind.KEEP, 1, Command.FORWARD),
        Edit(EditKind.KEEP, 2, Command.RIGHT),
    )
    assert (mended.place, mended.right) == (0, None)


def test_a_card_is_right_even_where_leaving_it_out_would_be_as_near() -> None:
    keys = frozenset({Command.FORWARD, Command.BACKWARD, Command.PAUSE})
    challenge = replace(CORRIDOR, mat=Mat(2, 1), goal=None, keys=keys, repeats=False)
    mended = mend(challenge, parse_program("↑↑↓"))
    assert mended is not None
    assert (mended.place, mended.right) == (1, frozenset({Command.BACKWARD, Command.PAUSE}))


def test_a_repeat_may_need_nine_turns() -> None:
    challenge = replace(CORRIDOR, mat=Mat(10, 1), goal=Cell.parse("J1"))
    mended = rewrite(challenge, parse_program("répéter 2 [ ↑ ]"))
    assert mended is not None
    assert mended.repair.program == parse_program("répéter 9 [ ↑ ]")


@pytest.mark.parametrize("targets", [19, 40])
def test_too_many_states_are_not_searched(targets: int) -> None:
    cells = tuple(Target(Cell(place % 10, place // 10)) for place in range(targets))
    challenge = replace(CORRIDOR, mat=Mat(10, 10), targets=cells)
    assert plan_of(challenge) is None
    assert longest_prefix(challenge, ()) is None
    assert mend(challenge, ()) is None
    assert rewrite(challenge, ()) is None
