"""Thymio: the bytes of its frames, the traps of the real one, and what the driver does about them."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RobotError
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.thymio import ThymioDriver
from tests.firmware_bridge.benches import KINDS, Bench
from tests.firmware_bridge.faults import Dropping, Stuttering, links_to
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.thymio import FULL, VARIABLES, Thymio
from tools.robots.virtual_clock import VirtualClock

LIST_NODES = bytes.fromhex("02 00 01 00 11 A0 05 00")
DESCRIBE_1 = bytes.fromhex("04 00 01 00 10 A0 01 00 05 00")
SET_SPEEDS = bytes.fromhex("08 00 01 00 0C A0 01 00 56 00 C8 00 38 FF")
REST = bytes.fromhex("08 00 01 00 0C A0 01 00 56 00 00 00 00 00")
GET_SPEEDS = bytes.fromhex("06 00 01 00 0B A0 01 00 56 00 02 00")
NO_WORD = (
    "le robot sur le port banc n'a pas confirmé un ordre ; "
    "prenez-le en main, éteignez-le, rallumez-le, puis recommencez"
)

DRIVES = {"motor.left.target": 300, "motor.right.target": 300}
"""What a program may set, again and again."""
SET_BYTECODE = bytes.fromhex("06 00 01 00 01 A0 01 00 00 00")
STOP = bytes.fromhex("02 00 01 00 06 A0 01 00")
RECORDED = (Path(__file__).parent / "transcripts" / "thymio.hex").read_text("ascii").splitlines()
OTHERS = "un autre programme conduit le robot sur le port banc ; fermez-le, puis recommencez"


def told(robot: Thymio, data: bytes, at: float) -> bytes:
    robot.receive(data, at)
    return robot.advance(at + 0.5)


def speeds(robot: Thymio) -> tuple[int, ...]:
    return robot.words[86:88]


def driver_of(robot: Thymio, clock: VirtualClock) -> ThymioDriver:
    return ThymioDriver("banc", clock, lambda _port, clock: DirectLink(robot, clock))


def test_a_plain_node_answers_from_1_and_a_wireless_one_from_its_radio_id() -> None:
    assert told(Thymio(), LIST_NODES, 0.0) == bytes.fromhex("02 00 01 00 0C 90 05 00")
    assert told(Thymio(node=0x3039), LIST_NODES, 0.0) == bytes.fromhex("02 00 39 30 0C 90 05 00")


def test_its_description_counts_and_names_its_variables() -> None:
    said = told(Thymio(), DESCRIBE_1, 0.0)
    assert said[:16] == bytes.fromhex("18 00 01 00 00 90") + b"\x09thymio-II"
    kinds = []
    while said:
        length, _source, kind = struct.unpack_from("<HHH", said)
        kinds.append(kind)
        said = said[6 + length :]
    assert kinds == [0x9000] + [0x9001] * len(VARIABLES) + [0x9002] * 17 + [0x9003] * 3


def test_both_wheels_are_set_and_read_back_signed() -> None:
    robot = Thymio()
    assert told(robot, SET_SPEEDS, 0.0) == b""
    assert told(robot, GET_SPEEDS, 1.0) == bytes.fromhex("06 00 01 00 05 90 56 00 C8 00 38 FF")


def test_long_answers_come_in_parts_of_47_words() -> None:
    said = told(Thymio(), bytes.fromhex("06 00 01 00 0B A0 01 00 00 00 64 00"), 0.0)
    starts = []
    while said:
        (length,) = struct.unpack_from("<H", said)
        starts.append((struct.unpack_from("<H", said, 6)[0], length // 2 - 1))
        said = said[6 + length :]
    assert starts == [(0, 47), (47, 47), (94, 6)]


def test_stop_does_not_halt_its_wheels_and_nobody_answers_for_another() -> None:
    robot = Thymio()
    told(robot, SET_SPEEDS, 0.0)
    assert told(robot, STOP, 1.0) == bytes.fromhex("04 00 01 00 0A 90 00 00 02 00")
    assert told(robot, bytes.fromhex("08 00 01 00 0C A0 02 00 56 00 00 00 00 00"), 1.0) == b""
    assert speeds(robot) == (200, -200)
    assert not robot.idle


def test_a_cut_frame_is_completed_by_the_next_until_the_port_is_opened() -> None:
    robot = Thymio()
    told(robot, SET_SPEEDS[:-2], 0.0)
    told(robot, REST, 1.0)
    assert speeds(robot) == (200, 8)  # the length of the next frame, taken for a speed
    robot.opened(2.0)
    told(robot, REST, 2.0)
    assert speeds(robot) == (0, 0)
    assert robot.idle


def test_a_program_in_the_robot_is_replaced_before_it_drives() -> None:
    robot, clock = Thymio(program=DRIVES), VirtualClock()
    clock.wait(1.0)
    told(robot, REST, 1.0)
    assert speeds(robot) == (300, 300)
    driver = driver_of(robot, clock)
    driver.connect()
    clock.wait(10.0)
    robot.advance(clock.now())
    assert speeds(robot) == (0, 0)


def test_a_program_sets_the_wheels_again_until_it_is_stopped_or_replaced_by_an_empty_one() -> None:
    for ended, message in ((False, SET_BYTECODE + b"\1\0"), (True, SET_BYTECODE + b"\0\0"), (True, STOP)):
        robot = Thymio(program=DRIVES)
        told(robot, message, 1.0)
        told(robot, REST, 2.0)
        assert speeds(robot) == ((0, 0) if ended else (300, 300)), message


def test_loading_a_program_sets_every_variable_to_0_and_keeps_who_the_robot_is() -> None:
    robot = Thymio(node=31337)
    told(robot, bytes.fromhex("08 00 01 00 0C A0 69 7A 56 00 C8 00 C8 00"), 0.0)
    assert not robot.idle
    told(robot, bytes.fromhex("06 00 01 00 01 A0 69 7A 00 00 00 00"), 1.0)
    assert robot.idle
    assert [(place, word) for place, word in enumerate(robot.words) if word] == [(0, 31337), (34, 14), (36, 8)]


@given(st.integers(-32768, 32767), st.integers(-32768, 32767))
def test_a_wheel_keeps_the_target_it_was_given_and_turns_no_faster_than_it_can(left: int, right: int) -> None:
    robot = Thymio()
    told(robot, SET_SPEEDS[:-4] + struct.pack("<2h", left, right), 0.0)
    assert speeds(robot) == (left, right)
    assert robot.words[92:94] == tuple(max(-FULL, min(FULL, target)) for target in (left, right))


class Recording(DirectLink):
    """What was written and what was heard, as in the transcript."""

    def __init__(self, robot: Thymio, clock: Clock, lines: list[str]) -> None:
        super().__init__(robot, clock)
        self._lines = lines

    def write(self, data: bytes) -> None:
        self._lines.append(f"> {data.hex(' ')}")
        super().write(data)

    def read(self, timeout: float) -> bytes:
        said = super().read(timeout)
        self._lines += [f"< {said.hex(' ')}"] * bool(said)
        return said


def test_driver_and_robot_say_what_was_recorded_where_the_robot_ran_bytecode() -> None:
    lines: list[str] = []
    driver = ThymioDriver("banc", VirtualClock(), lambda _port, clock: Recording(Thymio(), clock, lines))
    driver.connect()
    driver.load(parse_flat("avancer gauche pause droite45 reculer"))
    assert list(driver.run())[-1] == Finished()
    driver.close()
    assert lines == RECORDED


def test_the_wheels_are_found_by_name() -> None:
    moved = (*VARIABLES[:3], ("more", 7), *VARIABLES[3:])
    robot, clock = Thymio(variables=moved), VirtualClock()
    driver = driver_of(robot, clock)
    driver.connect()
    driver.load(parse_flat("avancer droite"))
    assert list(driver.run())[-1] == Finished()
    assert [move.letter for move in robot.record] == ["n", "e"]


@pytest.mark.parametrize("at", [21, 22])
def test_a_node_without_two_wheels_side_by_side_is_no_thymio(at: int) -> None:
    names = [*VARIABLES]
    if at == 22:
        del names[22]
    else:
        names.insert(22, ("between", 1))
    driver = driver_of(Thymio(variables=names), VirtualClock())
    with pytest.raises(
        RobotError, match="ce qui répond sur le port banc n'est pas un Thymio ; choisissez un autre port"
    ):
        driver.connect()


class Switch(Thymio):
    """A Thymio behind asebaswitch: another robot and another client are heard between its frames."""

    def advance(self, now: float) -> bytes:
        said = super().advance(now)
        noise = bytes.fromhex("06 00 63 00 05 90 56 00 01 00 02 00") + SET_SPEEDS + bytes.fromhex("00 00 63 00 0A 90")
        return noise + said if said else said


def test_other_nodes_and_clients_behind_a_switch_are_passed_over() -> None:
    robot = Switch()
    driver = driver_of(robot, VirtualClock())
    driver.connect()
    driver.load(parse_flat("avancer droite"))
    assert list(driver.run())[-1] == Finished()
    assert [move.letter for move in robot.record] == ["n", "e"]


class Driven(Thymio):
    """Somebody else sets its wheels right after us."""

    def _obey(self, kind: int, payload: bytes, now: float) -> None:
        super()._obey(kind, payload, now)
        if kind == 0xA00C and speeds(self) == (200, 200):
            super()._obey(kind, payload[:4] + struct.pack("<hh", 50, 50), now)


class Twice(DirectLink):
    """A switch that hands on each answer about variables twice: another client has asked the same."""

    def read(self, timeout: float) -> bytes:
        data = super().read(timeout)
        return data * 2 if data[4:6] == bytes.fromhex("05 90") else data


def test_an_answer_of_before_is_not_taken_for_that_to_the_order_of_now() -> None:
    robot, clock = Thymio(), VirtualClock()
    driver = ThymioDriver("banc", clock, lambda _port, clock: Twice(robot, clock))
    driver.connect()
    driver.load(parse_flat("avancer droite avancer"))
    assert [*driver.run()][-1] == Finished()


def test_another_program_that_drives_the_robot_ends_the_run() -> None:
    robot = Driven()
    driver = driver_of(robot, VirtualClock())
    driver.connect()
    driver.load(parse_flat("avancer"))
    *_, lost = driver.run()
    assert isinstance(lost, Lost)
    assert str(lost.error) == OTHERS
    assert robot.idle


def in_mid_step(bench: Bench, action: Callable[[], None]) -> None:
    bench.clock.at(bench.clock.now() + 0.5, action)


def test_it_drives_on_when_the_computer_is_gone() -> None:
    bench = Bench(KINDS["thymio"], heals=False)
    in_mid_step(bench, lambda: setattr(bench, "broken", True))
    assert isinstance(bench.run(parse_flat("avancer"))[-1], Lost)
    bench.robot.close()
    bench.later(3600.0)
    assert not bench.emulator.idle


def test_nothing_follows_a_cut_frame_on_its_link() -> None:
    for passes in range(2 * (len(SET_SPEEDS) + len(GET_SPEEDS))):
        robot, clock = Thymio(), VirtualClock()
        opened, links = links_to(robot, Stuttering)
        driver = ThymioDriver("banc", clock, opened)
        driver.connect()
        links[0].passes = passes
        driver.load(parse_flat("avancer"))
        assert isinstance(list(driver.run())[-1], Lost), passes
        driver.close()
        assert robot.idle, passes
        assert all(move.letter == "n" for move in robot.record), passes
        assert len(links) > 1


@pytest.mark.parametrize(("way", "count"), [("drop", 2 * (len(SET_SPEEDS) + len(GET_SPEEDS))), ("drop_read", 24)])
def test_a_byte_that_never_arrives_ends_the_run_and_the_robot_is_still(way: str, count: int) -> None:
    for place in range(count):
        robot, clock = Thymio(), VirtualClock()
        opened, links = links_to(robot, Dropping)
        driver = ThymioDriver("banc", clock, opened)
        driver.connect()
        setattr(links[0], way, place)
        driver.load(parse_flat("avancer"))
        *_, lost = driver.run()
        assert isinstance(lost, Lost), place
        assert str(lost.error) in {NO_WORD} | ({OTHERS} if way == "drop_read" else set()), place
        assert robot.idle, place
        driver.close()
        driver.connect()
        driver.load(parse_flat("droite"))
        assert list(driver.run())[-1] == Finished()
