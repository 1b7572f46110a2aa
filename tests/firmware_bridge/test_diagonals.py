"""Pivots of 45°: an Escornabot goes on believing that it looks along a diagonal, and its drivers know it."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, RefusedError, StepDone, StepStarted, Stopped
from tests.firmware_bridge.benches import KINDS, Bench
from tools.robots.emulators.escornabot import Escornabot

STOCK = KINDS["escornabot bluetooth"]
ASKEW = (
    "après un pivot de 45° le robot du port banc se croit encore de biais ; éteignez-le, rallumez-le et reconnectez-le"
)


def refused(bench: Bench, text: str, first_step: int = 0) -> str:
    bench.later(1.0)
    made = len(bench.moves)
    bench.robot.load(parse_flat(text))
    with pytest.raises(RefusedError) as refusal:
        bench.robot.run(first_step)
    bench.later()
    assert len(bench.moves) == made
    return str(refusal.value)


def test_diagonal_steps_are_longer() -> None:
    bench = Bench(STOCK)
    bench.run(parse_flat("droite45 avancer droite45 avancer"))
    assert [move.diagonal for move in bench.moves] == [False, True, False, False]


def test_after_a_program_that_ends_askew_the_next_run_is_refused() -> None:
    bench = Bench(STOCK)
    assert bench.run(parse_flat("avancer droite45"))[-1] == Finished()
    assert refused(bench, "avancer") == ASKEW


def test_the_robot_itself_would_have_gone_too_far() -> None:
    """What the refusal is for: the same two programs, straight to the emulator."""
    robot = Escornabot()
    robot.receive(b"E\ng\n", 0.0)
    robot.advance(10.0)
    robot.receive(b"n\ng\n", 10.0)
    robot.advance(20.0)
    assert [move.diagonal for move in robot.record] == [False, True]


def test_two_pivots_bring_it_back() -> None:
    bench = Bench(STOCK)
    bench.run(parse_flat("avancer droite45 gauche45"))
    bench.run(parse_flat("gauche45 gauche45"))
    assert bench.run(parse_flat("avancer"))[-1] == Finished()
    assert not any(move.diagonal for move in bench.moves)


def test_connecting_anew_is_what_an_adult_does_after_switching_it_off() -> None:
    bench = Bench(KINDS["escornabot"])
    bench.run(parse_flat("droite45"))
    bench.robot.close()
    bench.robot.connect()  # over the cable this resets it
    assert bench.run(parse_flat("avancer"))[-1] == Finished()
    assert not bench.moves[-1].diagonal


@pytest.mark.parametrize(
    ("after_s", "askew"),
    [(1.0, False), (2.7, None), (3.2, True), (3.5, None), (4.5, False)],
    ids=["before", "about its start", "in the first pivot", "about the second", "after both"],
)
def test_a_stop_leaves_it_askew_straight_or_in_doubt(after_s: float, askew: bool | None) -> None:
    """The first pivot begins 2.83 s after GO, the second 0.68 s later."""
    bench = Bench(STOCK)
    begun = bench.clock.now()
    bench.clock.at(begun + after_s, bench.robot.stop)
    events = bench.run(parse_flat("avancer droite45 gauche45 avancer"))
    assert isinstance(events[-1], Stopped)
    if askew is False:
        assert bench.run(parse_flat("avancer"))[-1] == Finished()
        assert not bench.moves[-1].diagonal
    else:
        assert refused(bench, "avancer") == ASKEW


def test_a_run_goes_on_from_a_diagonal_where_it_was_stopped_on_one() -> None:
    bench = Bench(STOCK)
    program = "droite45 avancer avancer"
    bench.clock.at(bench.clock.now() + 3.0, bench.robot.stop)
    bench.run(parse_flat(program))
    bench.robot.load(parse_flat(program))
    assert list(bench.robot.run(2)) == [StepStarted(2), StepDone(2), Finished()]
    assert bench.moves[-1].diagonal


def test_a_run_from_a_diagonal_that_is_stopped_leaves_it_on_that_diagonal() -> None:
    bench = Bench(STOCK)
    program = parse_flat("droite45 avancer avancer")
    bench.clock.at(bench.clock.now() + 3.0, bench.robot.stop)
    bench.run(program)
    bench.clock.at(bench.clock.now() + 2.0, bench.robot.stop)
    bench.robot.load(program)
    assert list(bench.robot.run(1))[-1] == Stopped(1)
    assert refused(bench, "avancer") == ASKEW
    bench.robot.load(program)
    assert list(bench.robot.run(1))[-1] == Finished()


@pytest.mark.parametrize("name", ["escornabot bluetooth", "luci"])
def test_a_robot_that_believes_itself_straight_cannot_go_on_from_a_diagonal(name: str) -> None:
    assert refused(Bench(KINDS[name]), "droite45 avancer", first_step=1) == (
        "ce robot ne peut pas repartir de biais, à l'instruction 2 ; reprenez le programme au début"
    )


def test_luci_is_cleared_before_each_run() -> None:
    bench = Bench(KINDS["luci"])
    bench.run(parse_flat("droite45"))
    assert bench.run(parse_flat("avancer"))[-1] == Finished()
    assert not bench.moves[-1].diagonal
