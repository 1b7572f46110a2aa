"""Luci and Brivoi over a cable: their real boot texts, whole and in pieces, and what else may come instead."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.notation import parse_flat
from beebot.robot import Lost, RobotError, RobotResetError, StepStarted
from firmware_bridge.drivers.escornabot import EscornabotDriver
from firmware_bridge.drivers.escornabot_luci import EscornabotLuciDriver
from tests.firmware_bridge.benches import KINDS, Bench
from tests.firmware_bridge.test_any_bytes import Noise
from tests.firmware_bridge.test_wrong_devices import not_this
from tools.robots.direct_link import DirectLink
from tools.robots.emulators import escornabot_luci
from tools.robots.emulators.escornabot_luci import Build, EscornabotLuci
from tools.robots.virtual_clock import VirtualClock

LUCI = b"Escornabot-lib v1.4.1\r\nLuci's FIRMWARE v1.2.3\r\n\nKeypad current values:\r\n      NONE 1002\r\n"
BRIVOI = LUCI.replace(b"Luci", b"Brivoi")
OLDER = LUCI.removeprefix(b"Escornabot-lib v1.4.1\r\n")
"""Before its release 1.2.0 the library was silent."""


def connect_to(said: list[bytes]) -> None:
    """Something that says this, piece by piece."""
    EscornabotLuciDriver("banc", VirtualClock(), lambda _port, clock: DirectLink(Noise(list(said)), clock)).connect()


@pytest.mark.parametrize("text", [LUCI, BRIVOI, OLDER, b"\x00\xfe" + LUCI], ids=["luci", "brivoi", "older", "noise"])
@given(cuts=st.lists(st.integers(0, len(BRIVOI)), max_size=6))
@settings(max_examples=30)
def test_the_whole_boot_text_is_awaited_however_it_comes_in(text: bytes, cuts: list[int]) -> None:
    places = sorted({0, *cuts, len(text)})
    connect_to([text[begin:end] for begin, end in pairwise(places)])


def test_silence_is_believed_for_bluetooth_brings_nothing() -> None:
    connect_to([])


@pytest.mark.parametrize(
    ("name", "recognised"),
    [("luci", True), ("luci bluetooth", False), ("escornabot", True), ("escornabot bluetooth", False)],
)
def test_an_escornabot_is_recognised_where_it_says_its_boot_text(name: str, recognised: bool) -> None:
    bench = Bench(KINDS[name])
    assert bench.robot.has_answered() is recognised
    bench.robot.close()
    bench.emulator._usb = False  # type: ignore[attr-defined] # the cable is gone, the port is there
    bench.robot.connect()
    assert not bench.robot.has_answered()


@pytest.mark.parametrize("said", [b"Escornabot-lib v1.4.1\r\nSimple's FIRMWARE v1.0.0\r\n", b"\r\nOK\r\n", b"x" * 500])
def test_another_text_is_refused(said: bytes) -> None:
    with pytest.raises(RobotError) as refusal:
        connect_to([said])
    assert str(refusal.value) == not_this("escornabot-luci")


@pytest.mark.parametrize("text", [LUCI, BRIVOI, OLDER], ids=["luci", "brivoi", "older"])
def test_the_driver_of_the_stock_firmware_says_which_to_choose(text: bytes) -> None:
    robot = EscornabotDriver("banc", VirtualClock(), lambda _port, clock: DirectLink(Noise([text]), clock))
    with pytest.raises(RobotError) as refusal:
        robot.connect()
    assert str(refusal.value) == (
        "l'Escornabot du port banc a le programme « Luci » ; choisissez le robot « escornabot-luci »"
    )


def library_ramp_s(motor_steps: int) -> float:
    """How long a move takes by the library's own arithmetic, and half a pass of its loop at each motor step.

    It waits 1/450 s before a step, 2 µs less after each of the first 40 % (345 at most), 3 µs more after each of the
    last 27 % (230 at most).
    """
    speeding, slowing = min(motor_steps * 40 // 100, 345), min(motor_steps * 27 // 100, 230)
    wait_us, total_us = 1_000_000 // 450, 0.0
    for left in range(motor_steps, 0, -1):
        total_us += wait_us + 164
        wait_us += 3 * (left < slowing) - 2 * (left > motor_steps - speeding)
    return total_us / 1e6


@pytest.mark.parametrize(
    ("build", "straight", "diagonal", "quarter", "eighth"),
    [(escornabot_luci.LUCI, 863, 1221, 543, 271), (escornabot_luci.BRIVOI, 863, 1221, 512, 256)],
    ids=["luci", "brivoi"],
)
def test_the_times_are_those_of_the_librarys_ramp(
    build: Build, straight: int, diagonal: int, quarter: int, eighth: int
) -> None:
    """Wheels of 75.5 mm, 2048 motor steps a turn; 80.1 mm apart on Luci, 75.5 on Brivoi."""
    gait = build.gait
    measured = [gait.straight_s, gait.diagonal_s, gait.turns["w"][1], gait.turns["W"][1]]
    assert measured == pytest.approx(
        [library_ramp_s(steps) for steps in (straight, diagonal, quarter, eighth)], abs=0.006
    )


@pytest.mark.parametrize(("name", "quarter_s"), [("luci", 1.138), ("brivoi", 1.081), ("luci bluetooth", 1.138)])
def test_each_body_is_followed_by_its_own_times(name: str, quarter_s: float) -> None:
    bench = Bench(KINDS[name])
    bench.robot.load(parse_flat("gauche gauche gauche gauche45 avancer"))
    told = [bench.clock.now() for event in bench.robot.run() if isinstance(event, StepStarted)]
    assert told == pytest.approx([move.start_s for move in bench.moves], abs=0.001)
    assert told[1] - told[0] == pytest.approx(quarter_s, abs=0.001)


def test_the_body_is_looked_at_anew_at_each_connection() -> None:
    clock = VirtualClock()
    bodies = [escornabot_luci.BRIVOI, escornabot_luci.LUCI]
    robot = EscornabotLuciDriver(
        "banc", clock, lambda _port, clock: DirectLink(EscornabotLuci(build=bodies.pop(0)), clock)
    )
    robot.connect()
    assert robot.times.diagonal_s == 2.268
    robot.close()
    robot.connect()
    assert robot.times.diagonal_s == 2.273


@pytest.mark.parametrize("size", [1, 5, 30, 300])
def test_a_restart_in_mid_run_is_known_by_the_first_bytes_of_the_text(size: int) -> None:
    bench = Bench(KINDS["luci"])
    bench.robot.load(parse_flat("avancer avancer"))
    events = bench.robot.run()
    assert next(events) == StepStarted(0)
    pieces = [LUCI[at : at + size] for at in range(0, len(LUCI), size)]
    bench.emulator.advance = Noise(pieces).advance  # type: ignore[method-assign]
    *_, lost = events
    assert isinstance(lost, Lost)
    assert isinstance(lost.error, RobotResetError)
