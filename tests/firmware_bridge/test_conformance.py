"""What every driver promises, on every emulator, in virtual time."""

import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.command import Command, FlatProgram
from beebot.notation import parse_flat
from beebot.pose import QUARTERS, Heading, Pose
from beebot.robot import Lost, Robot, RobotError, StepStarted, Stopped
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.timed import TimedDriver
from firmware_bridge.drivers.wheels import WheelsDriver
from tests.firmware_bridge.benches import (
    EVERY,
    GONE,
    KINDS,
    MIDDLE,
    PLAIN,
    Bench,
    Kind,
    make,
    moving,
    same_place,
    suited,
)
from tests.firmware_bridge.promises import PROMISES, SHORT, doable, refuses_what_it_cannot_do, steps_and_finish
from tools.robots.direct_link import DirectLink
from tools.robots.emulators import EMULATORS

GOLDEN = (
    "avancer",
    "avancer gauche avancer pause reculer droite droite avancer",
    "pause pause droite",
    "gauche gauche gauche gauche",
    "gauche45 avancer avancer droite45 reculer",
    "droite45 droite45 avancer gauche45 pause gauche45 avancer",
    "droite45 avancer gauche avancer gauche avancer gauche avancer gauche45 reculer",
)


@pytest.fixture(params=KINDS, ids=lambda name: name.replace(" ", "-"))
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def test_every_driver_and_every_emulator_is_in_the_suite() -> None:
    assert {kind.driver for kind in KINDS.values()} == set(DRIVERS) - set(UNLINKED) == set(EMULATORS)


def programs(commands: Sequence[Command], longest: int = 40) -> st.SearchStrategy[FlatProgram]:
    return st.lists(st.sampled_from(commands), min_size=1, max_size=longest).map(tuple)


def drives_its_trace(bench: Bench, program: FlatProgram) -> None:
    events = bench.run(program)
    assert events == steps_and_finish(program)
    expected = bench.expected(program)
    assert len(bench.moves) == len(expected)
    for number, (move, place) in enumerate(zip(bench.moves, expected, strict=True)):
        assert same_place(move.placement, place), (number, str(move), place)
    assert bench.emulator.idle


@pytest.mark.parametrize("text", GOLDEN)
def test_golden_programs_drive_the_path_of_their_trace(kind: Kind, text: str) -> None:
    drives_its_trace(Bench(kind), suited(parse_flat(text), kind))


@given(programs(EVERY), st.sampled_from(QUARTERS), st.sampled_from(sorted(KINDS)))
@settings(max_examples=150)
def test_any_program_drives_the_path_of_its_trace(program: FlatProgram, heading: Heading, name: str) -> None:
    kind = KINDS[name]
    drives_its_trace(Bench(kind, Pose(MIDDLE.cell, heading)), suited(program, kind))


def test_a_full_memory_runs_whole(kind: Kind) -> None:
    bench = Bench(kind)
    memory = bench.robot.capabilities.memory
    fills_no_robot = kind.link is not DirectLink and not kind.alone  # the program stays in the computer
    drives_its_trace(bench, (Command.RIGHT,) * (20 if fills_no_robot else memory))


def test_what_it_cannot_do_is_refused_and_nothing_moves(kind: Kind) -> None:
    bench = Bench(kind)
    with pytest.raises(ValueError, match="no step 0 in a program of 0"):
        bench.robot.run()
    refuses_what_it_cannot_do(bench.robot)
    bench.robot.close()
    bench.later()
    assert bench.emulator.record == ()


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promises_that_a_robot_on_the_desk_keeps_too(kind: Kind, promise: Callable[[Robot], None]) -> None:
    promise(Bench(kind).robot)


def test_connecting_stopping_and_closing_move_nothing(kind: Kind) -> None:
    bench = Bench(kind)
    bench.robot.connect()
    bench.robot.stop()
    bench.robot.stop()
    bench.robot.close()
    bench.robot.close()
    bench.robot.stop()
    bench.later()
    assert bench.emulator.record == ()
    assert bench.emulator.idle


def test_each_run_is_whole_and_from_any_step(kind: Kind) -> None:
    bench = Bench(kind)
    program = doable(bench.robot, "avancer droite pause reculer")
    bench.run(program)
    bench.run(program)
    bench.run(program, first_step=len(program) - 1)
    once = "nes" if Command.BACKWARD in program else "ne"
    assert "".join(move.letter for move in bench.moves) == once + once + once[-1]


def length_of(kind: Kind, program: FlatProgram) -> float:
    bench = Bench(kind)
    begun = bench.clock.now()
    bench.run(program)
    return bench.clock.now() - begun


@given(programs(PLAIN, longest=6), st.floats(0.0, 1.1), st.sampled_from(sorted(KINDS)))
@settings(max_examples=150)
def test_a_stop_at_any_moment_leaves_the_robot_still(program: FlatProgram, share: float, name: str) -> None:
    kind = KINDS[name]
    bench, program = Bench(kind), suited(program, kind)
    moment = bench.clock.now() + share * length_of(kind, program)
    bench.clock.at(moment, bench.robot.stop)
    events = bench.run(program)
    assert isinstance(events[-1], Stopped) or events == steps_and_finish(program)
    bench.clock.wait(max(0.0, moment - bench.clock.now()))
    bench.later(30.0 if kind.stops else 1000.0)
    made = bench.moves
    assert bench.emulator.idle
    assert len(made) <= moving(program)
    if kind.stops is not None and isinstance(events[-1], Stopped):
        assert all(move.end_s <= moment + kind.stops for move in made)
    assert bench.run(program) == steps_and_finish(program)
    again = bench.moves[len(made) :]
    assert len(again) == moving(program)
    assert all(move.complete for move in again)


def test_closing_in_mid_run_leaves_the_robot_still(kind: Kind) -> None:
    bench = Bench(kind)
    bench.robot.load(parse_flat("avancer " * 10))
    events = bench.robot.run()
    while next(events) != StepStarted(3):
        pass
    closed_at = bench.clock.now()
    bench.robot.close()
    if isinstance(bench.robot, TimedDriver):
        assert list(events) == [Stopped(3)]
    bench.later()
    assert bench.emulator.idle
    if kind.stops is not None:
        assert len(bench.moves) <= 4
        assert bench.moves[-1].end_s <= closed_at + kind.stops


class Overtaken:
    """A lock that another thread was faster to take, the first time: it did ``action`` under it."""

    def __init__(self, action: Callable[[], None]) -> None:
        self._actions = [action]

    def __enter__(self) -> None:
        if self._actions:
            self._actions.pop()()

    def __exit__(self, *_error: object) -> None:
        pass


def test_a_stop_that_comes_just_before_the_start_is_not_overrun(kind: Kind) -> None:
    bench = Bench(kind)
    if not isinstance(bench.robot, TimedDriver):
        return  # the kit's own has sessions for that
    bench.robot._writing = Overtaken(bench.robot.stop)  # type: ignore[assignment]
    assert isinstance(bench.run(SHORT)[-1], Stopped)
    bench.later()
    assert bench.moves == []
    assert bench.emulator.idle


@pytest.mark.parametrize("share", [0.6, 1.2], ids=["in mid-run", "when idle"])
def test_steps_are_told_when_they_are_made_after_a_stop_too(kind: Kind, share: float) -> None:
    bench = Bench(kind)
    program = doable(bench.robot, "avancer gauche reculer")
    moment = bench.clock.now() + share * length_of(kind, program)
    bench.clock.at(moment, bench.robot.stop)
    bench.run(program)
    bench.later(max(0.0, moment - bench.clock.now()))
    bench.robot.load(program)
    told = [bench.clock.now() for event in bench.robot.run() if isinstance(event, StepStarted)]
    made = [move.start_s for move in bench.moves[-len(program) :]]
    if not bench.robot.capabilities.reports_steps:
        assert told == pytest.approx(made, abs=0.05)


def test_closing_stops_what_somebody_else_started(kind: Kind) -> None:
    bench = Bench(kind)
    bench.robot.load(SHORT)
    rolling = bench.robot.run()
    next(rolling)
    if isinstance(bench.robot, WheelsDriver):
        packet = bench.robot._packet(100, 100)
        bench.emulator.receive(packet, bench.clock.now())
        bench.later(0.1)
        assert not bench.emulator.idle
    bench.robot.close()
    bench.later()
    assert bench.emulator.idle


def bytes_of_a_run(kind: Kind) -> int:
    bench = Bench(kind)
    bench.run(SHORT)
    return bench.written


@pytest.mark.parametrize("heals", [True, False], ids=["opens again", "gone for good"])
def test_a_link_lost_at_any_byte_is_told_and_nothing_is_done_twice(kind: Kind, heals: bool) -> None:
    every = 1 if kind.link is DirectLink else 5  # the radio only carries what the wire has cut at each byte
    for budget in range(0, bytes_of_a_run(kind), every):
        bench = Bench(kind, heals=heals)
        bench.budget = budget
        *before, lost = bench.run(SHORT)
        assert isinstance(lost, Lost), budget
        assert str(lost.error) == GONE
        assert before == steps_and_finish(SHORT)[: len(before)]
        bench.robot.close()
        bench.later()
        if kind.alone:  # it never had the whole of its program and GO, unless it was lost while asked how far it is
            assert len(bench.moves) in ((0, len(SHORT)) if kind.asks else (0,)), budget
        else:
            made = [move for move in bench.moves if move.end_s - move.start_s > kind.twitch_s]
            assert len(made) <= len(before) / 2 + 1, budget
            assert [move.letter for move in made] == list("nw")[: len(made)], budget
        assert bench.emulator.idle or not (kind.alone or heals), budget


def as_the_desk_does(bench: Bench) -> None:
    """The screen looks for the robot that was lost, has it stand still and asks what became of the run."""
    bench.robot.connect()
    bench.robot.stop()
    bench.robot.aftermath()


def as_another_program_does(bench: Bench) -> None:
    """The command line knows nothing of what was before it."""
    bench.robot = make(bench.kind.driver, bench.clock, bench.open)
    bench.robot.connect()


@pytest.mark.parametrize("comes_back", [as_the_desk_does, as_another_program_does])
def test_after_a_link_was_lost_at_any_byte_it_waits_to_be_asked_and_does_that_alone(
    kind: Kind, comes_back: Callable[[Bench], None]
) -> None:
    asked = parse_flat("droite avancer")
    for budget in range(0, bytes_of_a_run(kind), 1 if kind.link is DirectLink else 5):
        bench = Bench(kind, heals=False)
        bench.budget = budget
        assert isinstance(bench.run(SHORT)[-1], Lost)
        bench.robot.close()
        bench.later()
        left_at, bench.heals = bench.clock.now(), True
        comes_back(bench)
        bench.later()
        since = [move for move in bench.moves if move.start_s >= left_at]
        assert [move for move in since if move.end_s - move.start_s > kind.twitch_s] == [], budget
        made = len(bench.moves)
        assert bench.run(asked) == steps_and_finish(asked)
        bench.later()
        assert [move.letter for move in bench.moves[made:]] == ["e", "n"], budget
        assert all(move.complete for move in bench.moves[made:]), budget


def test_a_link_lost_at_any_moment_is_told(kind: Kind) -> None:
    seconds = length_of(kind, SHORT)
    for share in random.Random(7).sample(range(980), 60):
        bench = Bench(kind)

        def cut(bench: Bench = bench) -> None:
            bench.broken = True

        bench.clock.at(bench.clock.now() + seconds * share / 1000, cut)
        *before, lost = bench.run(SHORT)
        assert isinstance(lost, Lost), share
        assert str(lost.error) == GONE
        bench.robot.close()
        bench.later()
        assert bench.emulator.idle, share
        assert len(bench.moves) <= 2
        if kind.alone:
            whole_or_nothing = len(bench.moves) in (0, 2)
            assert whole_or_nothing, share  # it drives to the end of what it was sent
        else:
            assert len(bench.moves) <= len(before) / 2 + 1


def test_a_run_after_one_that_was_lost_half_way_is_whole(kind: Kind) -> None:
    bench = Bench(kind)
    bench.clock.at(bench.clock.now() + 0.6 * length_of(kind, SHORT), lambda: setattr(bench, "broken", True))
    assert isinstance(bench.run(SHORT)[-1], Lost)
    bench.robot.close()
    as_the_desk_does(bench)
    assert bench.run(SHORT) == steps_and_finish(SHORT)
    assert [move.letter for move in bench.moves[-2:]] == ["n", "w"]
    assert all(move.complete for move in bench.moves[-2:])
    assert bench.emulator.idle


def test_after_a_loss_the_robot_connects_and_runs_again(kind: Kind) -> None:
    bench = Bench(kind)
    bench.budget = 3
    assert isinstance(bench.run(SHORT)[-1], Lost)
    with pytest.raises(RobotError):
        bench.robot.stop()
    bench.robot.close()
    bench.robot.connect()
    made = len(bench.moves)
    assert bench.run(SHORT) == steps_and_finish(SHORT)
    assert len(bench.moves) == made + 2


def test_a_computer_that_sleeps_in_mid_run_tells_the_truth_when_it_wakes(kind: Kind) -> None:
    bench = Bench(kind)
    moment = bench.clock.now() + 0.3 * length_of(kind, SHORT)
    bench.clock.at(moment, lambda: bench.clock.sleep(900.0))
    events = bench.run(SHORT)
    bench.later()
    assert bench.emulator.idle
    if not isinstance(bench.robot, WheelsDriver):  # it ends by itself what it was told
        assert events == steps_and_finish(SHORT)
        assert len(bench.moves) == len(SHORT)
    else:
        assert events[:-1] == steps_and_finish(SHORT)[: len(events) - 1]
        assert isinstance(events[-1], Lost)
        assert "s de trop" in str(events[-1].error)
        assert len(bench.moves) == 1


def test_a_computer_that_sleeps_while_it_waits_for_an_answer_asks_again() -> None:
    bench = Bench(KINDS["kit"])
    advance = bench.emulator.advance

    def unheard(now: float) -> bytes:
        advance(now)
        bench.clock.sleep(900.0)
        bench.emulator.advance = advance  # type: ignore[method-assign]
        return b""

    bench.emulator.advance = unheard  # type: ignore[method-assign]
    assert bench.run(SHORT) == steps_and_finish(SHORT)
    assert len(bench.moves) == len(SHORT)
