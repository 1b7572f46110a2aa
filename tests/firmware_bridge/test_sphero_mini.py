"""Sphero Mini: bytes that were captured, how it is set down, and answers that are none."""

from dataclasses import replace

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, Measured, RobotError, Stopped
from firmware_bridge.ble.channel import SPHERO_MINI, Likeness
from firmware_bridge.ble.link import BleLink
from firmware_bridge.drivers.frozen.sphero_mini import GUESSED, SpheroMiniDriver
from firmware_bridge.drivers.wheels import Pace
from tests.firmware_bridge.benches import KINDS, Alarm, Bench, said_by
from tests.firmware_bridge.faults import Tapped, links_to
from tools.robots.emulators.air import Air, Peripheral
from tools.robots.emulators.sphero_mini import SpheroMini
from tools.robots.virtual_clock import VirtualClock

WAKE = bytes.fromhex("8D 0A 13 0D 00 D5 D8")
"""As liamhays/sphero-ble captured it between the maker's application and a ball."""


def written(text: str) -> list[str]:
    """What is written for a program, after the greeting, without what is said again."""
    opened, links = links_to(SpheroMini(), Tapped)
    driver = SpheroMiniDriver("banc", VirtualClock(), opened, Pace(0.4, 0.4))
    driver.connect()
    del links[0].written[:]
    driver.load(parse_flat(text))
    assert list(driver.run())[-1] == Finished()
    return [each.hex(" ") for each in links[0].written]


def test_the_first_words_are_those_that_were_captured() -> None:
    opened, links = links_to(SpheroMini(), Tapped)
    SpheroMiniDriver("banc", VirtualClock(), opened).connect()
    assert links[0].written == [
        b"\xd8" + WAKE,
        bytes.fromhex("8D 0A 1A 0E 01 00 0F FF 30 20 00 6E D8"),
        bytes.fromhex("8D 0A 16 0C 02 00 D1 D8"),
    ]


def test_a_program_is_headings_and_speeds() -> None:
    """By hand: speed 100 is 64; left of 0° is 270°, 01 0E; the last byte of data is 1 to go back."""
    assert written("avancer gauche reculer") == [
        "8d 0a 16 06 03 d6 d8",
        "8d 0a 16 0c 04 01 ce d8",
        "8d 0a 16 07 05 64 00 00 00 6f d8",
        "8d 0a 16 07 06 00 00 00 00 d2 d8",
        "8d 0a 16 07 07 00 01 0e 00 c2 d8",
        "8d 0a 16 07 08 00 01 0e 00 c1 d8",
        "8d 0a 16 07 09 64 01 0e 01 5b d8",
        "8d 0a 16 07 0a 00 01 0e 00 bf d8",
        "8d 0a 16 0c 0b 00 c8 d8",
    ]


def test_bytes_that_begin_or_end_a_packet_are_written_otherwise() -> None:
    """Its numbers go through all 256 of them, and each packet is obeyed: those that are escaped too."""
    bench = Bench(KINDS["sphero mini"])
    driver = bench.robot
    assert isinstance(driver, SpheroMiniDriver)
    for _ in range(260):
        driver.check_presence()
    driver._number = 0x8C
    assert driver._numbered(b"\x13\x03").hex(" ") == "8d 0a 13 03 ab 05 52 d8"
    driver._number = 0xD7
    assert driver._numbered(b"\x13\x03").hex(" ") == "8d 0a 13 03 ab 50 07 d8"
    driver._number = 0xAA
    assert driver._numbered(b"\x13\x03").hex(" ") == "8d 0a 13 03 ab 23 34 d8"


def test_between_runs_it_can_be_turned_by_hand_and_each_run_begins_where_it_then_looks() -> None:
    bench = Bench(KINDS["sphero mini"])
    ball = bench.emulator
    assert isinstance(ball, SpheroMini)
    bench.run(parse_flat("gauche"))
    assert ball.turn_by_hand(90, bench.clock.now())
    made = len(bench.moves)
    assert bench.run(parse_flat("avancer"))[-1] == Finished()
    assert [move.letter for move in bench.moves[made:]] == ["n"], "it did not turn back first"
    bench.clock.at(bench.clock.now() + 0.5, bench.robot.stop)
    assert bench.run(parse_flat("avancer avancer"))[-1] == Stopped(0)
    assert ball.turn_by_hand(45, bench.clock.now()), "after a stop too"


@pytest.mark.parametrize("moment", [0.5, 1.3, None], ids=["while it rolls", "while it turns", "never"])
def test_it_goes_limp_only_once_it_is_at_rest(moment: float | None) -> None:
    bench = Bench(KINDS["sphero mini"])
    ball = bench.emulator
    assert isinstance(ball, SpheroMini)
    if moment is not None:
        bench.clock.at(bench.clock.now() + moment, bench.robot.stop)
    bench.run(parse_flat("avancer gauche"))
    assert (ball.upright, ball.coasted) == (False, False)


def test_while_it_runs_it_keeps_its_direction() -> None:
    bench = Bench(KINDS["sphero mini"])
    ball, told = bench.emulator, []
    assert isinstance(ball, SpheroMini)
    bench.clock.at(bench.clock.now() + 0.5, lambda: told.append(ball.turn_by_hand(90, bench.clock.now())))
    bench.run(parse_flat("avancer"))
    assert told == [False]


def test_a_roll_is_said_again_so_that_a_ball_that_wants_to_hear_of_its_computer_goes_on() -> None:
    bench = Bench(KINDS["sphero mini that stops alone"])
    driver = bench.robot
    assert isinstance(driver, SpheroMiniDriver)
    driver.pace = Pace(4.0, 0.4)
    bench.run(parse_flat("avancer"))
    (move,) = bench.moves
    assert move.end_s - move.start_s == pytest.approx(4.0, abs=0.05)


def test_only_the_length_of_its_step_is_calibrated() -> None:
    driver = SpheroMiniDriver("banc", VirtualClock())
    assert driver.calibrate(Measured(1000.0, 0.0, 340.0)) == Pace(0.75, GUESSED.quarter_s)
    assert driver.figures() == (0.75, GUESSED.quarter_s)


def test_a_signal_is_white_for_a_moment_and_moves_nothing() -> None:
    bench = Bench(KINDS["sphero mini"])
    driver, ball, seen = bench.robot, bench.emulator, []
    assert isinstance(driver, SpheroMiniDriver)
    assert isinstance(ball, SpheroMini)
    bench.clock.at(bench.clock.now() + 0.5, lambda: seen.append(ball.lamps))
    driver.signal()
    assert (seen, ball.lamps) == ([b"\x00\x0f\xff\xff\xff\xff"], b"\x00\x0f\xff\x30\x20\x00")
    assert ball.record == ()


@pytest.mark.parametrize(
    "instead",
    [
        pytest.param("", id="nothing"),
        pytest.param("8D 09 16 06 03 06 D1 D8", id="a refusal"),
        pytest.param("8D 09 16 06 03 00 D6 D8", id="a wrong sum"),
        pytest.param("8D 09 16 06 02 00 AB 50 D8", id="an answer to something else"),
        pytest.param("8D 08 18 12 FF 00 00 CE D8", id="a collision"),
        pytest.param("8D 09 16 06 AB 00 00 D7 D8", id="an escape that is none"),
    ],
)
def test_what_is_no_word_of_obedience_is_not_taken_for_one(instead: str) -> None:
    class Answering(SpheroMini):
        def _answer(self, body: bytes, moment: float) -> None:
            if body[1:3] == b"\x16\x06":
                self._to_send.append((moment, bytes.fromhex(instead)))
            else:
                super()._answer(body, moment)

    opened, _links = links_to(ball := Answering(), Tapped)
    driver = SpheroMiniDriver("banc", VirtualClock(), opened)
    driver.connect()
    driver.load(parse_flat("avancer"))
    (lost,) = driver.run()
    assert isinstance(lost, Lost)
    assert "n'a pas confirmé un ordre" in str(lost.error)
    assert ball.record == ()


def test_answers_are_heard_whole_or_byte_by_byte_among_others() -> None:
    class Chatty(SpheroMini):
        def advance(self, now: float) -> bytes:
            said = super().advance(now)
            return bytes.fromhex("8D 08 18 12 FF 00 00 CE D8 FF") + said if said else b""

    opened, _links = links_to(Chatty(), Tapped)
    driver = SpheroMiniDriver("banc", Alarm(), opened)
    assert said_by(driver) == ""


def test_what_cannot_be_knocked_at_is_no_ball_and_hears_nothing() -> None:
    air = Air(VirtualClock())
    robot = air.add(Peripheral("88:1B:99:00:00:01", "SM-12AB", SpheroMini(), replace(SPHERO_MINI, knock=None)))
    with pytest.raises(RobotError, match="ble:SM-12AB n'est pas un Sphero Mini"):
        BleLink("ble:SM-12AB", air.clock, SPHERO_MINI, "Sphero Mini", air.radio())
    assert (robot.written, robot.knocked, robot.connected) == (b"", b"", None)


@pytest.mark.parametrize(
    ("name", "likeness"),
    [
        ("SM-12AB", Likeness.NAMED),
        ("SM-00FF", Likeness.NAMED),
        ("SM-A515F", Likeness.OTHER),
        ("Smart TV", Likeness.OTHER),
        ("SB-12AB", Likeness.OTHER),
    ],
)
def test_a_telephone_whose_name_begins_so_is_no_ball(name: str, likeness: Likeness) -> None:
    assert SPHERO_MINI.likeness(name, (SPHERO_MINI.service,)) is likeness
