"""Luci and Brivoi over a cable: their real boot texts, whole and in pieces, and what else may come instead."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.notation import parse_flat
from beebot.robot import Lost, RobotError, RobotResetError, StepStarted
from firmware_bridge.clock import VirtualClock
from firmware_bridge.drivers.escornabot import EscornabotDriver
from firmware_bridge.drivers.escornabot_luci import EscornabotLuciDriver
from firmware_bridge.emulator.direct import DirectLink
from tests.firmware_bridge.benches import KINDS, Bench
from tests.firmware_bridge.test_any_bytes import Noise
from tests.firmware_bridge.test_wrong_devices import not_this

LUCI = b"Escornabot-lib v1.4.1\r\nLuci's FIRMWARE v1.2.3\r\n\nKeypad current values:\r\n      NONE 1002\r\n"
BRIVOI = LUCI.replace(b"Luci", b"Brivoi")
OLDER = LUCI.removeprefix(b"Escornabot-lib v1.4.1\r\n")
"""Before its release 1.2.0 the library was silent."""


def connect_to(said: list[bytes]) -> None:
    """Something that says this, piece by piece."""
    EscornabotLuciDriver("banc", VirtualClock(), lambda _port, clock: DirectLink(Noise(list(said)), clock)).connect()


@pytest.mark.parametrize("text", [LUCI, BRIVOI, OLDER, b"\x00\xfe" + LUCI], ids=["luci", "brivoi", "older", "noise"])
@given(cuts=st.lists(st.integers(0, len(BRIVOI)), max_size=6))
@settings(deadline=None, max_examples=30)
def test_the_whole_boot_text_is_awaited_however_it_comes_in(text: bytes, cuts: list[int]) -> None:
    places = sorted({0, *cuts, len(text)})
    connect_to([text[begin:end] for begin, end in pairwise(places)])


def test_silence_is_believed_for_bluetooth_brings_nothing() -> None:
    connect_to([])


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
