"""The driver on its emulator in virtual time: no port, no waiting."""

from dataclasses import dataclass, field
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.command import PLAIN_COMMANDS, Command, FlatProgram
from beebot.interpreter import run
from beebot.notation import parse_flat
from beebot.pose import QUARTERS, Cell, Heading, Pose
from beebot.robot import Finished, Lost, RefusedError, RobotError, StepDone, StepStarted, Stopped
from firmware_bridge.drivers.escornabot import EscornabotDriver
from firmware_bridge.drivers.timed import CONNECT_WAIT_S
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.movement import Placement, placement
from tests.firmware_bridge.benches import expected_path
from tests.floor import FLOOR
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.virtual_clock import VirtualClock

MIDDLE = Pose(Cell(150, 150), Heading.NORTH)
PROGRAMS = st.integers(1, 100).flatmap(
    lambda length: st.lists(st.sampled_from(sorted(PLAIN_COMMANDS, key=str)), min_size=length, max_size=length).map(
        tuple
    )
)
LETTERS = {"avancer": "n", "reculer": "s", "gauche": "w", "droite": "e", "pause": "S"}


@dataclass
class Bench:
    """A driver, its emulator, and the clock both read."""

    usb: bool = True
    start: Pose = MIDDLE
    clock: VirtualClock = field(default_factory=VirtualClock)

    def __post_init__(self) -> None:
        self.emulator = Escornabot(placement(self.start, 100), usb=self.usb)
        self.robot = EscornabotDriver("banc", self.clock, lambda _port, clock: DirectLink(self.emulator, clock))
        self.robot.connect()

    def run(self, program: FlatProgram, first_step: int = 0) -> list[object]:
        self.robot.load(program)
        return list(self.robot.run(first_step))

    @property
    def path(self) -> tuple[Placement, ...]:
        return tuple(movement.placement for movement in self.emulator.record)

    @property
    def letters(self) -> str:
        return "".join(movement.letter for movement in self.emulator.record)


@given(PROGRAMS, st.sampled_from(QUARTERS))
@settings(max_examples=60)
def test_any_program_drives_the_path_of_its_trace(program: FlatProgram, heading: Heading) -> None:
    start = Pose(MIDDLE.cell, heading)
    bench = Bench(start=start)
    events = bench.run(program)
    assert bench.path == expected_path(run(program, start, FLOOR), 100)
    assert bench.letters == "".join(LETTERS[command.value] for command in program)
    assert all(movement.complete and not movement.diagonal for movement in bench.emulator.record)
    steps = [event for index in range(len(program)) for event in (StepStarted(index), StepDone(index))]
    assert events == [*steps, Finished()]
    assert bench.emulator.idle


@given(PROGRAMS, st.data())
@settings(max_examples=60)
def test_a_stop_anywhere_cuts_the_run_and_the_next_run_is_whole(program: FlatProgram, data: st.DataObject) -> None:
    bench = Bench()
    bench.robot.load(program)
    events = bench.robot.run()
    taken = list(islice(events, data.draw(st.integers(1, 2 * len(program)))))
    bench.clock.wait(data.draw(st.floats(0.0, 0.3)))
    bench.robot.stop()
    at = taken[-1]
    assert isinstance(at, StepStarted | StepDone)
    assert list(events) == [Stopped(at.index)]
    bench.run(program)
    first, second = bench.emulator.record[: -len(program)], bench.emulator.record[-len(program) :]
    letters = "".join(LETTERS[command.value] for command in program)
    assert "".join(movement.letter for movement in second) == letters
    assert all(movement.complete for movement in (*first[:-1], *second))
    assert len(first) <= at.index + 2
    assert "".join(movement.letter for movement in first) == letters[: len(first)]


def test_each_run_sends_the_moves_again() -> None:
    bench = Bench()
    bench.run(parse_flat("avancer droite"))
    assert list(bench.robot.run())[-1] == Finished()
    assert bench.letters == "nene"


def test_a_run_may_start_at_any_step() -> None:
    bench = Bench()
    events = bench.run(parse_flat("avancer droite pause reculer"), first_step=2)
    assert events == [StepStarted(2), StepDone(2), StepStarted(3), StepDone(3), Finished()]
    assert bench.letters == "Ss"


def test_no_such_step_is_a_bug_not_a_sentence() -> None:
    bench = Bench()
    with pytest.raises(ValueError, match="no step 0 in a program of 0"):
        bench.robot.run()
    bench.robot.load(parse_flat("avancer"))
    with pytest.raises(ValueError, match="no step 1 in a program of 1"):
        bench.robot.run(1)


def test_a_hundred_moves_run_whole() -> None:
    bench = Bench()
    assert bench.run((Command.RIGHT,) * 100)[-1] == Finished()
    assert bench.letters == "e" * 100
    assert bench.emulator.record[-1].complete


def test_a_hundred_and_one_moves_are_refused_and_nothing_moves() -> None:
    bench = Bench()
    with pytest.raises(RefusedError) as refusal:
        bench.robot.load((Command.RIGHT,) * 101)
    assert str(refusal.value) == "ce robot retient 100 instructions, le programme en a 101 ; raccourcissez-le"
    bench.robot.close()
    bench.emulator.advance(1000.0)
    assert bench.emulator.record == ()


def test_connecting_stopping_and_closing_never_start_the_greeting() -> None:
    bench = Bench()
    bench.robot.stop()
    bench.robot.stop()
    with pytest.raises(RefusedError):
        bench.robot.load(())
    bench.robot.close()
    bench.robot.close()
    bench.emulator.advance(1000.0)
    assert bench.emulator.record == ()


def test_moves_left_in_the_memory_are_cleared_first() -> None:
    bench = Bench(usb=False)
    bench.emulator.receive(b"n\ne\nx", bench.clock.now())
    bench.run(parse_flat("gauche"))
    assert bench.letters == "w"


def test_a_childs_own_run_is_stopped_and_ours_is_whole() -> None:
    bench = Bench(usb=False)
    bench.emulator.receive(b"n\nn\nn\ng\n", bench.clock.now())
    bench.clock.wait(2.0)
    bench.run(parse_flat("gauche droite"))
    assert bench.letters == "nwe"
    assert [movement.complete for movement in bench.emulator.record] == [False, True, True]


def test_over_a_cable_connecting_ends_with_the_boot_text_not_by_the_clock() -> None:
    assert Bench(usb=True).clock.now() < 2.0


def test_over_bluetooth_silence_is_accepted_after_the_longest_wait() -> None:
    bench = Bench(usb=False)
    assert bench.clock.now() == pytest.approx(CONNECT_WAIT_S)
    assert bench.run(parse_flat("avancer"))[-1] == Finished()


def test_the_steps_are_told_when_the_robot_makes_them() -> None:
    bench = Bench()
    bench.robot.load(parse_flat("avancer gauche pause reculer droite"))
    told = [bench.clock.now() for _event in bench.robot.run()]
    made = [moment for movement in bench.emulator.record for moment in (movement.start_s, movement.end_s)]
    assert told[:-1] == pytest.approx(made, abs=0.001)


def test_finished_comes_when_the_robot_listens_again() -> None:
    bench = Bench()
    bench.run(parse_flat("avancer"))
    assert bench.emulator.idle
    bench.run((Command.LEFT,) * 100)
    assert bench.letters == "n" + "w" * 100


def test_stop_before_the_first_event_sends_nothing() -> None:
    bench = Bench()
    bench.robot.load(parse_flat("avancer"))
    events = bench.robot.run()
    bench.robot.stop()
    assert list(events) == [Stopped(None)]
    bench.emulator.advance(1000.0)
    assert bench.emulator.record == ()


def test_a_stop_during_a_pause_holds_the_next_run_until_it_is_over() -> None:
    bench = Bench()
    bench.robot.load(parse_flat("pause avancer"))
    events = bench.robot.run()
    assert next(events) == StepStarted(0)
    bench.robot.stop()
    assert list(events) == [Stopped(0)]
    bench.run(parse_flat("gauche"))
    assert bench.letters == "Sw"


def test_closing_in_mid_run_stops_the_robot() -> None:
    bench = Bench()
    bench.robot.load(parse_flat("avancer avancer"))
    assert next(events := bench.robot.run()) == StepStarted(0)
    bench.robot.close()
    assert list(events) == [Stopped(0)]
    bench.emulator.advance(1000.0)
    assert [movement.complete for movement in bench.emulator.record] == [False]


def test_a_robot_that_starts_anew_in_mid_run_is_lost() -> None:
    bench = Bench()
    bench.robot.load(parse_flat("avancer avancer"))
    events = bench.robot.run()
    assert next(events) == StepStarted(0)
    bench.emulator.power_on(bench.clock.now())
    *_, lost = events
    assert isinstance(lost, Lost)
    assert str(lost.error) == "le robot sur le port banc a redémarré ; vérifiez ses piles, puis recommencez"


class Talker(Escornabot):
    """Something else, which says ``said`` when it has been listened to for two seconds."""

    def __init__(self, said: bytes) -> None:
        super().__init__(usb=False)
        self._said = said

    def advance(self, now: float) -> bytes:
        super().advance(now)
        said, self._said = (self._said, b"") if now > 2.0 else (b"", self._said)
        return said


def connect_to(emulator: Emulator) -> None:
    EscornabotDriver("banc", VirtualClock(), lambda _port, clock: DirectLink(emulator, clock)).connect()


@pytest.mark.parametrize(
    "said",
    [
        b"$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r\n",
        b"OK\r\n",
        b"Version: 06.01.107\r\n",
        b"v2\r\n",
        bytes(range(128, 256)),
    ],
)
def test_something_else_that_speaks_is_refused(said: bytes) -> None:
    with pytest.raises(RobotError) as refusal:
        connect_to(Talker(said))
    assert str(refusal.value) == (
        "ce qui répond sur le port banc n'est pas un Escornabot ; "
        "choisissez un autre port, ou une autre sorte (« beebot-robot liste » les montre)"
    )


@pytest.mark.parametrize("said", [b"v1.6.2\r\n", b"\x00\xfev1.7.0\r\n", b"PRG:RESET\n", b"PRG:1 n\nN\nn\n", b"\r\n"])
def test_what_an_escornabot_may_say_is_accepted(said: bytes) -> None:
    connect_to(Talker(said))
