"""From a trace and a time to a pose: how long things last, where the bee is, and that she never jumps."""

import math
from itertools import pairwise

import pytest
from hypothesis import given

from beebot.interpreter import Trace, run
from beebot.mat import Mat
from beebot.notation import parse_flat, parse_program
from beebot.pose import Cell, Heading, Pose
from simulateur.game.play.playback import HARE, TORTOISE, Moment, Tempo, Timeline, standing
from simulateur.game.play.run import Run
from tests.simulateur.builders import THREE_STEPS, challenge
from tests.simulateur.strategies import TEMPOS, traces

SAMPLE_S = 1 / 120
LONGEST_STEP_CELLS = 0.03
"""In a hundred-and-twentieth of a second: a hare crosses a cell in 0.45 s, at its fastest at pi/2 times its mean."""
LARGEST_TURN_DEGREES = 3.5
ROOMY = Mat(5, 5)


def timeline(words: str, start: str = "B2 est", tempo: Tempo = TORTOISE, mat: Mat = ROOMY) -> Timeline:
    cell, heading = start.split()
    return Timeline(run(parse_flat(words), Pose(Cell.parse(cell), Heading(heading)), mat), tempo)


@pytest.mark.parametrize(
    ("tempo", "starts", "ends"),
    [
        (TORTOISE, [0.0, 1.1, 1.9, 3.1, 3.9], [0.9, 1.7, 2.9, 3.7, 4.8]),
        (HARE, [0.0, 0.55, 1.0, 2.1, 2.55], [0.45, 0.9, 2.0, 2.45, 3.0]),
    ],
    ids=["tortoise", "hare"],
)
def test_each_kind_of_instruction_lasts_its_own_time(tempo: Tempo, starts: list[float], ends: list[float]) -> None:
    line = timeline("avancer gauche pause droite reculer", tempo=tempo)
    assert [line.start_of(index) for index in range(5)] == pytest.approx(starts)
    assert [line.end_of(index) for index in range(5)] == pytest.approx(ends)
    assert line.duration == pytest.approx(ends[-1])


def test_a_diagonal_is_as_long_as_it_is_and_a_pivot_of_45_degrees_lasts_half_a_quarter_turn() -> None:
    line = timeline("droite45 avancer gauche45", "B2 nord")
    assert [line.end_of(index) for index in range(3)] == pytest.approx([0.3, 0.5 + 0.9 * 2**0.5, 1.0 + 0.9 * 2**0.5])
    assert line.at(0.15).degrees == pytest.approx(22.5)
    halfway = line.at(0.5 + 0.45 * 2**0.5)
    assert (halfway.column, halfway.row, halfway.degrees) == pytest.approx((1.5, 1.5, 45))
    assert line.at(99) == Moment(2, 2, 0, 2)


@pytest.mark.parametrize("tempo", [TORTOISE, HARE], ids=["tortoise", "hare"])
def test_a_bump_lasts_as_long_at_both_tempos(tempo: Tempo) -> None:
    assert timeline("avancer", "E2 est", tempo).duration == pytest.approx(0.32)


def test_a_program_without_instructions_lasts_no_time() -> None:
    line = timeline("")
    assert line.duration == 0
    assert line.at(3) == Moment(1, 1, 90)


POSES = """\
avancer start 1.00 1.00  90 1.00
avancer middle 1.50 1.00  90 1.00
avancer end 2.00 1.00  90 1.00
gauche start 2.00 1.00  90 1.00
gauche middle 2.00 1.00  45 1.00
gauche end 2.00 1.00   0 1.00
pause start 2.00 1.00   0 1.00
pause middle 2.00 1.00   0 1.04
pause end 2.00 1.00   0 1.00
reculer start 2.00 1.00   0 1.00
reculer middle 2.00 0.50   0 1.00
reculer end 2.00 0.00   0 1.00
droite start 2.00 0.00   0 1.00
droite middle 2.00 0.00  45 1.00
droite end 2.00 0.00  90 1.00
reculer start 2.00 0.00  90 1.00
reculer middle 1.50 0.00  90 1.00
reculer end 1.00 0.00  90 1.00
"""


@pytest.mark.parametrize("tempo", [TORTOISE, HARE], ids=["tortoise", "hare"])
def test_poses_at_the_start_the_middle_and_the_end_of_each_instruction(tempo: Tempo) -> None:
    words = "avancer gauche pause reculer droite reculer"
    line = timeline(words, tempo=tempo)
    seen = []
    for index, word in enumerate(words.split()):
        start, end = line.start_of(index), line.end_of(index)
        for name, time in (("start", start), ("middle", (start + end) / 2), ("end", end)):
            bee = line.at(time)
            assert bee.index == index
            seen.append(f"{word} {name} {bee.column:.2f} {bee.row:.2f} {bee.degrees:3.0f} {bee.scale:.2f}\n")
    assert "".join(seen) == POSES


def test_before_the_run_she_stands_at_the_start_and_after_it_where_she_stopped() -> None:
    line = timeline("avancer gauche")
    assert line.at(-0.01) == Moment(1, 1, 90)
    assert line.at(1000) == Moment(2, 1, 0, 1)


def test_between_two_instructions_she_waits_where_the_first_left_her() -> None:
    assert timeline("avancer gauche").at(1.0) == Moment(2, 1, 90, 0)


def test_pivoting_left_from_north_goes_through_north_west() -> None:
    assert timeline("gauche", "B2 nord").at(0.3).degrees == pytest.approx(315)


def test_pivoting_right_from_west_goes_through_north_west() -> None:
    assert timeline("droite", "B2 ouest").at(0.3).degrees == pytest.approx(315)


@pytest.mark.parametrize(("word", "turned"), [("gauche", -45), ("droite", 45)])
def test_the_arc_of_a_pivot_grows_the_way_she_turns(word: str, turned: float) -> None:
    assert timeline(word, "B2 sud").at(0.3).turning == pytest.approx(turned)


@pytest.mark.parametrize(
    ("word", "start", "east", "north"),
    [
        ("avancer", "E2 est", 0.1, 0),
        ("reculer", "A2 est", -0.1, 0),
        ("avancer", "B5 nord", 0, 0.1),
        ("reculer", "B5 sud", 0, 0.1),
        ("avancer", "A2 ouest", -0.1, 0),
    ],
)
def test_a_bump_leans_towards_what_was_hit_and_comes_back(word: str, start: str, east: float, north: float) -> None:
    line = timeline(word, start)
    stood = line.at(0)
    leans = [
        ((bee.column - stood.column) / 0.1 * (east / 0.1) + (bee.row - stood.row) / 0.1 * (north / 0.1))
        for bee in (line.at(n * 0.32 / 32) for n in range(33))
    ]
    assert leans[12] == pytest.approx(1), "at 0.12 s she leans a tenth of a cell"
    assert leans[:13] == sorted(leans[:13])
    assert leans[12:] == sorted(leans[12:], reverse=True)
    assert (leans[0], leans[32]) == pytest.approx((0, 0))
    assert line.at(0.12).degrees == stood.degrees


def test_wings_beat_twice_in_a_move_and_rest_otherwise() -> None:
    line = timeline("avancer droite")
    up = [line.at(0.9 * (n + 0.5) / 8).wings_up for n in range(8)]
    assert up == [True, True, False, False, True, True, False, False]
    assert not line.at(1.3).wings_up


def test_steps_done_counts_an_instruction_from_its_end_on() -> None:
    line = timeline("avancer gauche avancer")  # ends at 0.9, 1.7 and 2.8
    times = [-1, 0, 0.89, 0.91, 1.09, 1.69, 1.71, 2.79, 2.81, 99]
    assert [line.steps_done(time) for time in times] == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]


@given(traces(), TEMPOS)
def test_steps_done_agrees_with_the_ends(trace: Trace, tempo: Tempo) -> None:
    line = Timeline(trace, tempo)
    for step in trace.steps:
        assert line.steps_done(line.start_of(step.index)) == step.index
        assert line.steps_done(line.end_of(step.index)) == step.index + 1


def test_two_bees_are_shown_step_by_step_and_the_one_that_is_done_waits() -> None:
    start = Pose(Cell.parse("A2"), Heading.EAST)
    other = run(parse_flat("gauche"), Pose(Cell.parse("E5"), Heading.WEST), ROOMY)
    line = Timeline(run(parse_flat("pause avancer"), start, ROOMY), TORTOISE, other)
    assert [line.start_of(index) for index in range(2)] == pytest.approx([0.0, 1.2])
    assert line.duration == pytest.approx(2.1)
    assert line.at(0.3, 1).degrees == pytest.approx(225), "half a pivot of 0.6 s, while the other rests for 1 s"
    assert line.at(0.9, 1) == line.at(99, 1) == standing(other.end, 0)
    assert line.at(1.65).column == pytest.approx(0.5)


def test_a_timeline_of_one_bee_knows_no_second() -> None:
    with pytest.raises(ValueError, match="one bee"):
        timeline("avancer").at(0, 1)


def test_the_place_in_the_trace_is_told_and_not_that_of_the_card() -> None:
    trace = run(parse_program("répéter 3 [ avancer ]"), Pose(Cell.parse("A1"), Heading.EAST), ROOMY)
    line = Timeline(trace, HARE)
    assert [line.at(line.start_of(index)).index for index in range(3)] == [0, 1, 2]
    assert {step.index for step in trace.steps} == {1}


@given(traces(), traces(), TEMPOS)
def test_neither_of_two_bees_begins_a_step_before_the_other_ended_hers(one: Trace, other: Trace, tempo: Tempo) -> None:
    line = Timeline(one, tempo, other)
    alone = Timeline(one, tempo), Timeline(other, tempo)
    for robot, own in enumerate(alone):
        for index, step in enumerate(own.trace.steps):
            assert line.end_of(index) - line.start_of(index) >= own.end_of(index) - own.start_of(index) - 1e-9
            assert line.at(line.start_of(index) - 1e-6, robot) == standing(step.before, index - 1 if index else None)
            assert line.at(line.end_of(index), robot) == standing(step.after, index)


@given(traces(), TEMPOS)
def test_after_an_instruction_she_stands_in_its_pose(trace: Trace, tempo: Tempo) -> None:
    line = Timeline(trace, tempo)
    for step in trace.steps:
        assert line.at(line.end_of(step.index)) == standing(step.after, step.index)


@given(traces(), TEMPOS)
def test_pivots_and_pauses_never_move_and_moves_never_turn(trace: Trace, tempo: Tempo) -> None:
    line = Timeline(trace, tempo)
    for step in trace.steps:
        length = line.end_of(step.index) - line.start_of(step.index)
        for part in range(10):
            bee = line.at(line.start_of(step.index) + length * part / 10)
            if step.command.is_move:
                assert (bee.degrees, bee.turning) == (step.before.heading.degrees, 0)
            else:
                assert (bee.column, bee.row) == (step.before.cell.column, step.before.cell.row)


@given(traces(), TEMPOS)
def test_she_never_jumps(trace: Trace, tempo: Tempo) -> None:
    line = Timeline(trace, tempo)
    samples = [line.at(n * SAMPLE_S) for n in range(-1, int(line.duration / SAMPLE_S) + 3)]
    assert samples[-1] == standing(trace.end, trace.steps[-1].index if trace.steps else None)
    for one, other in pairwise(samples):
        assert math.hypot(one.column - other.column, one.row - other.row) < LONGEST_STEP_CELLS
        assert abs((one.degrees - other.degrees + 180) % 360 - 180) < LARGEST_TURN_DEGREES
        assert abs(one.scale - other.scale) < 0.002


def test_a_run_that_is_followed_goes_on_and_never_back() -> None:
    run = Run.of(challenge(THREE_STEPS), parse_flat("avancer avancer avancer"), TORTOISE).no_earlier_than(1)
    assert (run.time, run.until) == (run.timeline.start_of(1), run.timeline.end_of(1))
    assert run.no_earlier_than(0) is run
    assert run.no_earlier_than(1) is run
    assert run.no_earlier_than(7) is run
    assert run.no_earlier_than(2).time == run.timeline.start_of(2)
