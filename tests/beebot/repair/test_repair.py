"""Prefix, repair and right cards beside every program there is, on small mats."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Target
from beebot.command import Command, Program, Repeat, cards, count_cards, flatten, unroll
from beebot.interpreter import run
from beebot.kinds import judge
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.pose import Cell
from beebot.repair import mend
from beebot.repair.edits import Edit, EditKind, Repair
from beebot.repair.plan import plan_of
from beebot.repair.right_prefix import longest_prefix, may_go_on
from beebot.repair.search import Search
from beebot.searching.effort import EffortSpentError
from beebot.searching.states import contains
from tests.beebot.brute import (
    answers,
    challenges,
    cost,
    faces,
    neighbours,
    programs,
    rank,
    repeated_successes,
    shared,
    successes,
)
from tests.beebot.hinting.test_hint import CORRIDOR
from tests.beebot.small import trail_of

MENDED = (Genre.PROGRAM, Genre.DEBUG, Genre.COMPLETE, Genre.REPRODUCE)
LONG = 10_000_000
"""Effort enough for every program that is tried here."""
data = st.data()
property_test = settings(max_examples=150, derandomize=True)


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
@given(challenges(MENDED, limited=True), data)
def test_of_the_smallest_repairs_the_shortest_and_easiest_that_keeps_the_longest_start(
    challenge: Challenge, draw: st.DataObject
) -> None:
    program = draw.draw(answers(challenge))
    mended = mend(challenge, program, trail=trail_of(challenge))
    every = successes(challenge)
    assert (mended is None) is (not every)
    if mended is not None:
        repair = mended.repair
        best = min(rank(challenge, program, new) for new in every)
        new = flatten(repair.program)
        assert new in every
        assert applied(program, repair) == new
        assert (repair.cost, *rank(challenge, program, new)[1:]) == best


@property_test
@given(challenges(MENDED, limited=True), data)
def test_the_prefix_is_the_longest_start_of_a_program_that_succeeds(challenge: Challenge, draw: st.DataObject) -> None:
    program = draw.draw(answers(challenge))
    every = successes(challenge)
    prefix = longest_prefix(challenge, program, trail_of(challenge))
    assert (prefix is None) is (not every)
    if prefix is not None:
        assert prefix.length == max(shared(program, new) for new in every)
        assert prefix.place == (None if prefix.length == len(program) else prefix.length)


@property_test
@given(challenges(MENDED, limited=True), data)
def test_a_card_is_right_if_a_repair_as_small_puts_it_there(challenge: Challenge, draw: st.DataObject) -> None:
    program = draw.draw(answers(challenge))
    mended = mend(challenge, program, trail=trail_of(challenge))
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
    mended = mend(challenge, whole)
    assert mended is not None
    changed = [edit.place for edit in mended.repair.edits if edit.kind is not EditKind.KEEP]
    assert all(challenge.template[place] is None for place in changed)
    assert len(mended.repair.edits) == len(challenge.template)


@property_test
@given(challenges(MENDED, limited=True))
def test_the_distance_of_the_start_is_the_length_of_a_shortest_program(challenge: Challenge) -> None:
    every, plan = successes(challenge), plan_of(challenge, trail_of(challenge))
    assert plan is not None
    assert contains(plan.room[0], plan.space.start) is bool(every)
    distance = plan.distance(plan.space.start)
    if every and distance and not plan.fixed:
        assert distance == min(len(new) for new in every)


@settings(max_examples=40, derandomize=True)
@given(challenges(most_keys=2), data)
def test_with_repeats_the_repair_is_the_smallest_and_every_right_card_is_named(
    challenge: Challenge, draw: st.DataObject
) -> None:
    challenge = with_repeats(challenge)
    program = draw.draw(programs(challenge.keys).filter(lambda each: count_cards(each) < 5))
    assume(not judge(challenge, program).succeeded)
    edits, accepted, tries = 0, set[Program](), {program}
    while not accepted and edits < 2:
        edits += 1
        tries = {new for each in tries for new in neighbours(each, challenge.keys)}
        accepted = {new for new in tries if judge(challenge, new).succeeded}
    in_time = mend(challenge, program)
    if not accepted:
        assert in_time is None or in_time.repair.cost > edits
        return
    plan = plan_of(challenge)
    assert plan is not None
    mended = Search(challenge, plan, program, effort=LONG).mended()
    assert in_time in (None, mended)
    assert mended.repair.cost == edits
    check_edits(program, mended.repair)
    new = mended.repair.program
    assert new in accepted
    assert not mended.shortest or count_cards(new) == min(map(count_cards, accepted))
    old, place = faces(program), mended.place
    assert place == shared(old, faces(new))
    right = {
        faces(other)[place] for other in accepted if faces(other)[:place] == old[:place] and len(faces(other)) > place
    }
    assert mended.right is None or mended.right == {face for face in right if isinstance(face, Command)}
    assert (mended.right is None) is (place == len(faces(new)) or isinstance(faces(new)[place], int))


def check_edits(program: Program, repair: Repair) -> None:
    """The edits lead from the cards of the one to those of the other."""
    kept = [edit for edit in repair.edits if edit.kind is not EditKind.INSERT]
    assert [edit.place for edit in kept] == list(range(count_cards(program)))
    assert [edit.card for edit in repair.edits if edit.card is not None] == list(cards(repair.program))
    for edit, old in zip(kept, faces(program), strict=True):
        same = edit.card is not None and faces((edit.card,))[0] == old
        assert (edit.kind is EditKind.KEEP) is same or edit.kind is EditKind.REPLACE
        assert (edit.kind is EditKind.DELETE) is (edit.card is None)


@settings(max_examples=80, derandomize=True)
@given(challenges(most_keys=2), data)
def test_with_repeats_a_card_may_go_on_if_a_program_that_succeeds_starts_so(
    challenge: Challenge, draw: st.DataObject
) -> None:
    challenge, limit = with_repeats(challenge), draw.draw(st.integers(2, 3))
    program = draw.draw(programs(challenge.keys))
    every = repeated_successes(replace(challenge, max_instructions=limit))
    steps = list(unroll(program))
    for place in {step.place for step in steps}:
        first = next(number for number, step in enumerate(steps, start=1) if step.place == place)
        starts_so = any(list(unroll(new))[:first] == steps[:first] for new in every)
        assert may_go_on(challenge, program, place, limit) is starts_so


@settings(max_examples=60, derandomize=True)
@given(challenges(most_keys=3), data)
def test_with_repeats_no_start_of_a_program_that_succeeds_is_called_wrong(
    challenge: Challenge, draw: st.DataObject
) -> None:
    good = draw.draw(programs(challenge.keys))
    trace = run(good, challenge.start, challenge.mat)
    assume(trace.bump is None)
    challenge = replace(with_repeats(challenge), goal=trace.end.cell, targets=(), passages=frozenset())
    challenge = replace(challenge, max_instructions=count_cards(good))
    for other in (good, draw.draw(st.sampled_from(sorted(neighbours(good, challenge.keys), key=str)))):
        prefix = longest_prefix(challenge, other)
        assert prefix is not None
        assert prefix.length >= shared(list(unroll(good)), list(unroll(other)))


def with_repeats(challenge: Challenge) -> Challenge:
    return replace(challenge, repeats=True, nests=True, max_instructions=6)


def test_the_edits_of_a_repeat_name_its_new_turns_and_the_places_of_cards() -> None:
    mended = mend(CORRIDOR, parse_program("répéter 2 [ avancer ] droite"))
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
    mended = mend(challenge, parse_program("répéter 2 [ ↑ ]"))
    assert mended is not None
    assert mended.repair.program == parse_program("répéter 9 [ ↑ ]")


def test_a_repeat_is_put_around_cards_and_taken_from_around_them() -> None:
    keys = frozenset({Command.FORWARD, Command.LEFT})
    challenge = replace(CORRIDOR, mat=Mat(4, 4), goal=Cell.parse("D1"), keys=keys, max_instructions=9)
    around = mend(challenge, parse_program("↶↶ ↶↶ ↑"))
    assert around is not None
    assert around.repair.edits[4:] == (Edit(EditKind.INSERT, 4, Repeat(3, (Command.FORWARD,))), *keeping(4))
    away = mend(replace(challenge, goal=Cell.parse("B1")), parse_program("répéter 4 [ ↑ ]"))
    assert away is not None
    assert away.repair.edits == (Edit(EditKind.DELETE, 0), *keeping(1))


def keeping(place: int) -> tuple[Edit, ...]:
    return (Edit(EditKind.KEEP, place, Command.FORWARD),)


@settings(max_examples=40, derandomize=True)
@given(challenges((Genre.COMPLETE,), most_keys=2), data)
def test_a_hole_may_hold_a_repeat_where_she_may_repeat(challenge: Challenge, draw: st.DataObject) -> None:
    assume(all(card is None or card in challenge.keys for card in challenge.template))
    challenge = replace(challenge, repeats=True, nests=True, max_instructions=5)
    loose = programs(challenge.keys).filter(lambda each: count_cards(each) <= 4)
    program = draw.draw(loose.filter(lambda each: len(each) == len(challenge.template)))
    assume(not judge(challenge, program).succeeded)
    mended = mend(challenge, program)
    once = {new for new in neighbours(program, challenge.keys) if judge(challenge, new).succeeded}
    assert (mended is not None and mended.repair.cost == 1) is bool(once)
    if mended is not None:
        assert judge(challenge, mended.repair.program).succeeded
        check_edits(program, mended.repair)


def test_what_takes_too_long_has_no_repair_and_the_next_call_says_the_same() -> None:
    challenge = replace(CORRIDOR, mat=Mat(10, 10), goal=Cell.parse("J10"), repeats=False, max_instructions=40)
    hopeless = parse_program("↑↶" * 20)
    plan = plan_of(replace(challenge, keys=frozenset({Command.FORWARD, Command.LEFT})))
    assert plan is not None
    with pytest.raises(EffortSpentError):
        Search(challenge, plan, hopeless, effort=1_000).mended()
    assert mend(challenge, hopeless) == mend(challenge, hopeless)
    repeated = replace(challenge, repeats=True, nests=True)
    assert mend(repeated, parse_program("répéter 2 [ ↑ ↶ ↑ ↷ ↑ ↶ ↑ ↷ ↶ ]")) is None


@pytest.mark.parametrize(("pauses", "mended"), [(199, True), (200, False)])
def test_a_program_as_long_as_robots_remember_is_mended_and_no_longer_one(pauses: int, *, mended: bool) -> None:
    keys = frozenset({Command.FORWARD, Command.PAUSE})
    challenge = replace(CORRIDOR, mat=Mat(2, 1), goal=Cell.parse("B1"), keys=keys, repeats=False)
    found = mend(replace(challenge, max_instructions=200), (*[Command.PAUSE] * pauses, Command.PAUSE))
    assert (found is not None) == mended


@pytest.mark.parametrize("targets", [19, 40])
def test_too_many_states_are_not_searched(targets: int) -> None:
    cells = tuple(Target(Cell(place % 10, place // 10)) for place in range(targets))
    challenge = replace(CORRIDOR, mat=Mat(10, 10), targets=cells)
    assert plan_of(challenge) is None
    assert longest_prefix(challenge, ()) is None
    assert mend(challenge, ()) is None
