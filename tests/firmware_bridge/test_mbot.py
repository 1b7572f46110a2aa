"""mBot: the bytes of its packets, the traps of the real one, and what the driver does about them."""

from itertools import pairwise

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, LinkLostError, Lost, StepStarted, Stopped
from firmware_bridge.drivers.mbot import MbotDriver
from firmware_bridge.drivers.wheels import Pace
from tests.firmware_bridge.benches import KINDS, TWITCH_S, Bench
from tests.firmware_bridge.faults import Dropping, Flipping, Tapped, Trickling, links_to
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.mbot import Mbot
from tools.robots.virtual_clock import VirtualClock

FORWARD = bytes.fromhex("FF 55 07 00 02 05 9C FF 64 00")
BACKWARD = bytes.fromhex("FF 55 07 00 02 05 64 00 9C FF")
LEFT = bytes.fromhex("FF 55 07 00 02 05 64 00 64 00")
RIGHT = bytes.fromhex("FF 55 07 00 02 05 9C FF 9C FF")
STOP = bytes.fromhex("FF 55 07 00 02 05 00 00 00 00")
RESET = bytes.fromhex("FF 55 02 00 04")
OK = bytes.fromhex("FF 55 0D 0A")
NO_WORD = (
    "le robot sur le port banc n'a pas confirmé un ordre ; "
    "prenez-le en main, éteignez-le, rallumez-le, puis recommencez"
)


def told(robot: Mbot, data: bytes, at: float) -> bytes:
    robot.receive(data, at)
    return robot.advance(at + 0.5)


def test_each_instruction_is_a_packet_and_a_stop_said_in_two_ways() -> None:
    tap, links = links_to(Mbot(), Tapped)
    robot = MbotDriver("banc", VirtualClock(), tap)
    robot.connect()
    links[0].written.clear()
    robot.load(parse_flat("avancer reculer gauche pause droite gauche45"))
    assert list(robot.run())[-1] == Finished()
    assert links[0].written == [
        packet for begin in (FORWARD, BACKWARD, LEFT, RIGHT, LEFT) for packet in (begin, STOP + RESET)
    ]


def test_an_answer_takes_a_millisecond() -> None:
    robot = Mbot(usb=False)
    robot.receive(FORWARD, 0.0)
    sent_s = len(FORWARD) * 10 / 115200
    assert robot.advance(sent_s + 0.0010) == b""
    assert robot.advance(sent_s + 0.0014) == OK


def test_it_says_its_version_after_a_reset_and_when_asked() -> None:
    robot = Mbot()
    robot.opened(0.0)
    assert robot.advance(1.29) == b""
    assert robot.advance(1.31) == b"Version: 06.01.107\r\n"
    answer = bytes.fromhex("FF 55 2A 04 09") + b"06.01.107" + bytes.fromhex("0D 0A")
    assert told(robot, bytes.fromhex("FF 55 03 2A 01 00"), 2.0) == answer


def test_of_sixty_packets_at_once_it_obeys_about_ten() -> None:
    assert 6 <= told(Mbot(usb=False), STOP * 60, 0.0).count(OK) <= 14


def test_a_cut_stop_is_completed_by_the_next_packet() -> None:
    robot = Mbot(usb=False)
    told(robot, STOP[:-1], 0.0)
    assert told(robot, STOP, 1.0) == 2 * OK
    (jolt,) = robot.record
    assert jolt.end_s - jolt.start_s == pytest.approx(0.002, abs=0.0005)
    assert robot.idle


def test_sixty_zeros_end_whatever_is_open() -> None:
    for cut in range(len(STOP) + 1):
        robot = Mbot(usb=False)
        told(robot, STOP[:cut], 0.0)
        told(robot, bytes(60), 1.0)
        assert told(robot, FORWARD, 2.0) == OK, cut
        assert not robot.idle


def test_one_wheel_alone() -> None:
    robot = Mbot(usb=False)
    told(robot, bytes.fromhex("FF 55 06 00 02 0A 09 64 00"), 0.0)
    told(robot, bytes.fromhex("FF 55 06 00 02 0A 09 00 00"), 0.7)
    (arc,) = robot.record
    assert arc.letter == "?"
    assert arc.heading_deg == pytest.approx(315, abs=0.1)  # the left wheel went back: 35 mm along an arc of 45°
    assert [arc.x_mm, arc.y_mm] == pytest.approx([13.05, -31.51], abs=0.1)


def test_it_drives_on_when_the_computer_is_gone() -> None:
    bench = Bench(KINDS["mbot"], heals=False)
    bench.robot.load(parse_flat("avancer"))
    bench.clock.at(bench.clock.now() + 0.5, lambda: setattr(bench, "broken", True))
    assert isinstance(list(bench.robot.run())[-1], Lost)
    bench.robot.close()
    bench.later(3600.0)
    assert not bench.emulator.idle


def test_half_a_packet_left_by_another_program_moves_nothing_when_we_connect() -> None:
    long = bytes.fromhex("FF 55 30")  # 48 more bytes to come
    for cut in (*(FORWARD[:cut] for cut in range(len(FORWARD))), long):
        clock, robot = VirtualClock(), Mbot(usb=False)
        told(robot, cut, 0.0)
        clock.wait(1.0)
        MbotDriver("banc", clock, lambda _port, clock, robot=robot: DirectLink(robot, clock)).connect()  # type: ignore[misc]
        assert robot.idle
        assert all(move.end_s - move.start_s < TWITCH_S for move in robot.record), cut
        assert clock.now() < 1.4, cut  # it was understood the first time


def test_its_answers_are_heard_after_noise_and_byte_by_byte() -> None:
    opened, _links = links_to(Mbot(usb=False), Trickling)
    robot = MbotDriver("banc", VirtualClock(), opened)
    robot.connect()
    robot.load(parse_flat("avancer"))
    assert list(robot.run())[-1] == Finished()


def test_its_button_stops_the_run() -> None:
    bench = Bench(KINDS["mbot"])
    robot = bench.emulator
    assert isinstance(robot, Mbot)
    begun = bench.clock.now()
    bench.clock.at(begun + 2.0, lambda: robot.press(begun + 2.0))
    bench.clock.at(begun + 2.3, lambda: robot.press(begun + 2.3, down=False))
    assert bench.run(parse_flat("avancer avancer avancer"))[-1] == Stopped(1)
    assert robot.idle
    assert bench.moves[-1].end_s == pytest.approx(begun + 2.0, abs=0.08)


def test_its_button_between_runs_is_only_noise() -> None:
    bench = Bench(KINDS["mbot"])
    robot = bench.emulator
    assert isinstance(robot, Mbot)
    robot.press(bench.clock.now())
    bench.later(1.0)
    bench.robot.load(parse_flat("avancer"))
    assert list(bench.robot.run())[-1] == Finished()


@pytest.mark.parametrize(("way", "count"), [("drop", 2 * len(FORWARD + STOP + RESET)), ("drop_read", 6 * len(OK))])
@pytest.mark.parametrize("usb", [True, False], ids=["cable", "bluetooth"])
def test_a_byte_that_never_arrives_is_told_or_healed_and_the_robot_is_still(usb: bool, way: str, count: int) -> None:
    for place in range(count):
        clock, emulator = VirtualClock(), Mbot(usb=usb)
        opened, links = links_to(emulator, Dropping)
        robot = MbotDriver("banc", clock, opened)
        robot.connect()
        setattr(links[0], way, place)
        robot.load(parse_flat("avancer gauche"))
        *before, last = robot.run()
        assert emulator.idle, place
        made = [move for move in emulator.record if move.end_s - move.start_s > TWITCH_S]
        assert len(made) <= 2, place
        if isinstance(last, Finished):  # a cut stop that the second one completed: it stopped in time
            assert way == "drop"
            assert [move.y_mm for move in made] == pytest.approx([150, 150], abs=0.5), place
            assert made[1].heading_deg == pytest.approx(270, abs=0.5), place
            continue
        assert isinstance(last, Lost), place
        assert isinstance(last.error, LinkLostError)
        assert str(last.error) == NO_WORD
        assert before[-1] == StepStarted(0 if place < count / 2 else 1)


def test_a_changed_bit_may_spoil_a_step_but_never_leaves_it_rolling() -> None:
    spoilt = 0
    for flip in range(8 * len(FORWARD + STOP + RESET)):
        clock, emulator = VirtualClock(), Mbot(usb=False)
        opened, links = links_to(emulator, Flipping)
        robot = MbotDriver("banc", clock, opened)
        robot.connect()
        links[0].flip = flip
        robot.load(parse_flat("avancer"))
        *_, last = robot.run()
        clock.wait(1.0)
        emulator.advance(clock.now())
        assert emulator.idle, flip
        went = [round(move.y_mm) for move in emulator.record]
        spoilt += isinstance(last, Finished) and went != [150]
    assert spoilt > 0  # it has no checksum: this is why nothing more is promised


def test_the_pace_of_a_calibrated_robot_is_kept() -> None:
    clock, emulator = VirtualClock(), Mbot(usb=False)
    pace = Pace(cell_s=3.0, quarter_s=1.4)
    robot = MbotDriver("banc", clock, lambda _port, clock: DirectLink(emulator, clock), pace)
    robot.connect()
    robot.load(parse_flat("avancer droite45"))
    list(robot.run())
    assert [move.end_s - move.start_s for move in emulator.record] == pytest.approx([3.0, 0.7], abs=1e-6)
    assert emulator.record[-1].placement.y_mm == pytest.approx(300, abs=0.01)


def test_wheels_are_at_rest_a_moment_before_they_turn_the_other_way() -> None:
    clock, emulator = VirtualClock(), Mbot(usb=False)
    robot = MbotDriver("banc", clock, lambda _port, clock: DirectLink(emulator, clock))
    robot.connect()
    robot.load(parse_flat("avancer reculer gauche droite"))
    list(robot.run())
    rests = [then.start_s - move.end_s for move, then in pairwise(emulator.record)]
    assert len(rests) == 3
    assert 0.12 < min(rests) <= max(rests) < 0.25, "or it slips, and is no longer where the program has it"


def test_a_run_that_begins_after_a_pivot_of_45_degrees_goes_a_diagonal_far() -> None:
    whole, later = Bench(KINDS["mbot"]), Bench(KINDS["mbot"])
    program = parse_flat("droite45 avancer")
    whole.run(program)
    later.run(program, first_step=1)
    (asked,) = [move.end_s - move.start_s for move in whole.moves[1:]]
    (found,) = [move.end_s - move.start_s for move in later.moves]
    assert found == pytest.approx(asked, abs=0.05)


def test_a_computer_that_sleeps_in_mid_step_says_how_far_the_robot_went_on() -> None:
    bench = Bench(KINDS["mbot"])
    bench.clock.at(bench.clock.now() + 0.5, lambda: bench.clock.sleep(4.0))
    last = bench.run(parse_flat("avancer avancer"))[-1]
    assert isinstance(last, Lost)
    assert "a roulé" in str(last.error)
