"""Blue-Bot: the bytes of its frames, what is unknown of it, and what the driver makes of that."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RefusedError, Stopped
from firmware_bridge.drivers.bluebot import BluebotDriver, frame
from tests.firmware_bridge.benches import KINDS, Bench
from tests.firmware_bridge.faults import Tapped, links_to
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.virtual_clock import VirtualClock

GO = bytes.fromhex("AA 03 81 11 01 6A")
CLEAR = bytes.fromhex("AA 03 81 11 02 69")
FORWARD_LEFT_GO = bytes.fromhex("AA 05 82 11 04 06 01 5D")


def letters(robot: Bluebot, data: bytes) -> str:
    """What it does with ``data``."""
    robot.receive(data, 0.0)
    robot.advance(1000.0)
    return "".join(move.letter for move in robot.record)


def test_frames_are_those_of_public_clients() -> None:
    assert frame(b"\x81\x11\x01") == GO
    assert frame(b"\x81\x11\x02") == CLEAR
    assert frame(b"\x82\x11\x04\x06\x01") == FORWARD_LEFT_GO


def test_a_program_is_one_frame_behind_clear() -> None:
    tap, links = links_to(Bluebot(), Tapped)
    robot = BluebotDriver("banc", VirtualClock(), tap)
    robot.connect()
    assert links[0].written == []
    robot.load(parse_flat("avancer gauche"))
    assert list(robot.run())[-1] == Finished()
    assert links[0].written == [CLEAR + FORWARD_LEFT_GO]


def test_every_key_has_its_code() -> None:
    every = bytes([0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x01])
    assert letters(Bluebot(), frame(b"\x82\x11" + every)) == "SnsweWElr"
    one_by_one = b"".join(frame(b"\x81\x11" + bytes([key])) for key in every)
    assert letters(Bluebot(), one_by_one) == "SnsweWElr"


@pytest.mark.parametrize("place", range(1, len(FORWARD_LEFT_GO)))
def test_a_damaged_frame_moves_nothing(place: int) -> None:
    damaged = bytearray(FORWARD_LEFT_GO)
    damaged[place] ^= 0x10
    assert letters(Bluebot(), bytes(damaged)) == ""


def test_a_list_adds_to_the_memory_unless_it_is_cleared() -> None:
    assert letters(Bluebot(), frame(b"\x82\x11\x07") + FORWARD_LEFT_GO) == "enw"
    assert letters(Bluebot(), frame(b"\x82\x11\x07") + CLEAR + FORWARD_LEFT_GO) == "nw"


def test_a_full_memory_takes_no_more() -> None:
    forty_one = b"\x82\x11" + b"\x07" * 41 + b"\x01"
    assert letters(Bluebot(), frame(forty_one)) == "e" * 40
    assert letters(Bluebot(memory=200), frame(forty_one)) == "e" * 41


def test_a_program_left_by_a_childs_finger_is_cleared() -> None:
    bench = Bench(KINDS["bluebot"])
    bench.emulator.receive(frame(b"\x82\x11\x07\x07"), bench.clock.now())
    bench.run(parse_flat("avancer"))
    assert [move.letter for move in bench.moves] == ["n"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("gauche45 avancer", 2), ("avancer droite45 pause reculer", 4), ("droite45 gauche avancer", 3)],
)
def test_a_step_on_a_diagonal_is_refused_because_its_length_is_unknown(text: str, place: int) -> None:
    bench = Bench(KINDS["bluebot"])
    with pytest.raises(RefusedError) as refusal:
        bench.robot.load(parse_flat(text))
    assert str(refusal.value) == (
        f"on ne sait pas de combien ce robot avance en biais (instruction {place}) ; "
        "pivotez encore de 45° avant d'avancer ou de reculer"
    )


def test_after_a_stop_that_may_have_done_nothing_the_next_run_waits() -> None:
    bench = Bench(KINDS["bluebot"])
    bench.clock.at(bench.clock.now() + 4.0, bench.robot.stop)
    assert bench.run(parse_flat("avancer " * 5))[-1] == Stopped(1)
    assert bench.clock.now() < 7.0
    assert bench.run(parse_flat("gauche"))[-1] == Finished()
    assert [move.letter for move in bench.moves] == list("nnnnnw")


def test_linked_again_in_mid_run_the_next_program_waits_until_the_robot_stands() -> None:
    """It cannot be asked, it does not end its run at CLEAR, and it takes no program while it drives."""
    bench = Bench(KINDS["bluebot"])
    bench.clock.at(bench.clock.now() + 4.0, lambda: setattr(bench, "broken", True))
    assert isinstance(bench.run(parse_flat("avancer " * 5))[-1], Lost)
    bench.robot.close()
    bench.robot.connect()
    assert bench.clock.now() < 8.0, "it drives for twelve seconds"
    assert bench.run(parse_flat("gauche"))[-1] == Finished()
    assert [move.letter for move in bench.moves] == list("nnnnnw")
