"""Blue-Bot over Bluetooth Low Energy: the product's driver and link on bleak's front, an emulator behind its backend.

No radio is in it: what a real adapter, a real Blue-Bot, and the system between them do is not proved here.
"""

import pytest

from beebot.command import Command
from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RefusedError, RobotError, Stopped
from firmware_bridge.ble.channel import BLUEBOT, Likeness
from firmware_bridge.ble.link import BleLink
from firmware_bridge.drivers.bluebot import BluebotDriver
from firmware_bridge.witness.recording import Recording
from tests.firmware_bridge.ble.airs import ABSENT, ADDRESS, DRIVEN, GONE, ONE_BYTE, PORT, PROGRAM, InTheAir
from tests.firmware_bridge.promises import PROMISES, steps_and_finish
from tools.robots.emulators import air
from tools.robots.emulators.air import Peripheral
from tools.robots.emulators.bluebot import Bluebot

CLEAR = bytes.fromhex("AA 03 81 11 02 69")


def run(room: InTheAir, text: str = "avancer") -> list[object]:
    room.driver.load(parse_flat(text))
    return list(room.driver.run())


def test_a_program_goes_through_one_characteristic_in_pieces_that_the_radio_takes() -> None:
    room = InTheAir()
    room.driver.connect()
    assert room.driver.has_answered()
    assert room.robot.written == b""
    room.driver.load((Command.RIGHT,) * 40)
    assert list(room.driver.run()) == steps_and_finish((Command.RIGHT,) * 40)
    assert room.robot.written == CLEAR + bytes.fromhex("AA 2B 82 11") + b"\x07" * 40 + bytes.fromhex("01 29")
    assert room.letters == "e" * 40


@pytest.mark.parametrize("acknowledges", [True, False])
@pytest.mark.parametrize("promise", PROMISES)
def test_it_keeps_what_every_driver_promises(promise: object, acknowledges: bool) -> None:
    room = InTheAir()
    room.robot.acknowledges = acknowledges
    room.driver.connect()
    assert callable(promise)
    promise(room.driver)
    room.driver.close()
    assert room.robot.connected is None


def test_a_robot_that_shows_itself_is_found_though_the_computer_was_busy_until_the_time_was_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(air, "HASTE", 1e9)  # the search is over as it begins
    room = InTheAir()
    room.driver.connect()
    assert room.robot.connected is not None
    room.driver.close()
    room.robot.shows = False
    with pytest.raises(RobotError) as refusal:
        room.driver.connect()
    assert str(refusal.value) == ABSENT


def test_forty_one_cards_are_refused_and_nothing_is_sent() -> None:
    room = InTheAir()
    room.driver.connect()
    with pytest.raises(RefusedError, match="ce robot retient 40 instructions, le programme en a 41 ; raccourcissez-le"):
        room.driver.load((Command.RIGHT,) * 41)
    assert room.robot.written == b""


@pytest.mark.parametrize("acknowledges", [True, False])
def test_out_of_range_at_any_byte_is_told_nothing_is_done_twice_and_it_comes_back(acknowledges: bool) -> None:
    whole = len(CLEAR) + 5 + 1 + 5
    for budget in range(whole + 1):
        room = InTheAir(ONE_BYTE)
        room.robot.acknowledges = acknowledges
        room.driver.connect()
        room.robot.budget = budget
        room.driver.load(PROGRAM)
        *_told, last = room.driver.run()
        if budget == whole:
            assert last == Finished()
        else:
            assert isinstance(last, Lost), budget
            assert str(last.error) == GONE
        assert room.letters == (DRIVEN if budget == whole else ""), budget
        room.driver.close()
        room.robot.shows, room.robot.budget = True, None
        room.driver.connect()
        assert list(room.driver.run()) == steps_and_finish(PROGRAM), budget
        assert room.letters == (2 * DRIVEN if budget == whole else DRIVEN), budget


def test_out_of_range_in_mid_run_is_told_within_a_moment_and_what_it_does_is_done_once() -> None:
    room = InTheAir()
    room.driver.connect()
    began = room.clock.now()
    room.clock.at(began + 4.0, lambda: room.air.leave(room.robot))
    events = run(room, "avancer avancer avancer")
    assert isinstance(events[-1], Lost)
    assert events[-1].index == 1
    assert room.clock.now() - began < 4.1
    assert room.letters == "nnn"
    with pytest.raises(RobotError, match="n'est plus à portée"):
        room.driver.stop()
    room.driver.close()
    with pytest.raises(RobotError) as refusal:
        room.driver.connect()
    assert str(refusal.value) == ABSENT
    room.robot.shows = True
    room.driver.connect()
    assert run(room, "gauche")[-1] == Finished()
    assert room.letters == "nnnw"


def test_a_piece_that_is_lost_unheard_moves_nothing_or_all() -> None:
    for drop in range(6 + 11):
        room = InTheAir(ONE_BYTE)
        room.robot.acknowledges = False
        room.driver.connect()
        room.robot.drop = drop
        room.driver.load(PROGRAM)
        list(room.driver.run())
        assert room.letters in ("", DRIVEN), drop


@pytest.mark.parametrize("reply", [b"OK\r\n", b"$GPGGA,120000", b"\xaa\x03\x81\x11\x02\x69", b"\x00" * 20])
def test_whatever_it_replies_is_kept_for_the_curious_and_believed_by_nobody(reply: bytes) -> None:
    room = InTheAir()
    room.robot.replies = lambda _written: reply
    room.driver.connect()
    assert run(room, "avancer gauche") == steps_and_finish(parse_flat("avancer gauche"))
    assert room.letters == "nw"
    room.driver.close()
    recording = Recording(room.clock)
    link = recording.record(room.open(PORT, room.clock))
    recording.begin()
    link.write(BluebotDriver.STOP)
    recording.listen(5.0)
    link.close()
    assert recording.lines() == ("0.000 > aa0381110269", f"0.000 < {reply.hex()}")
    assert room.letters == "nw"


def test_an_answer_that_comes_late_is_noted_at_the_time_at_which_it_was_read() -> None:
    room = InTheAir()
    recording = Recording(room.clock)
    inner = room.open(PORT, room.clock)
    link = recording.record(inner)

    def speak() -> None:
        room.robot.replies = lambda _written: b"OK"
        inner.write(BluebotDriver.STOP)

    room.clock.at(room.clock.now() + 0.25, speak)
    recording.begin()
    recording.listen(5.0)
    link.close()
    (line,) = recording.lines()
    assert line.endswith(" < " + b"OK".hex())
    assert 0.25 <= float(line.split(" ")[0]) <= 0.5


def test_two_robots_with_one_name_are_told_apart_by_their_address() -> None:
    room = InTheAir(port="ble:blue-bot")
    other = room.air.add(Peripheral("88:1B:99:00:00:02", "Blue-Bot", Bluebot()))
    with pytest.raises(RobotError) as refusal:
        room.driver.connect()
    assert str(refusal.value) == (
        "plusieurs robots s'appellent « blue-bot » ; dites lequel par son adresse : "
        "ble:88:1B:99:00:00:01, ble:88:1B:99:00:00:02"
    )
    assert (room.robot.connected, other.connected) == (None, None)
    other.name = "Blue-Bot 2"
    room.driver.connect()
    assert room.robot.connected is not None


def test_a_robot_that_another_tablet_holds_is_said_to_be_held() -> None:
    room = InTheAir()
    room.robot.taken = True
    with pytest.raises(RobotError) as refusal:
        room.driver.connect()
    assert str(refusal.value) == (
        f"le robot {PORT} se montre mais refuse la liaison ; une autre tablette le tient peut-être : "
        "fermez-y son application, éteignez et rallumez le robot, puis recommencez"
    )
    room.robot.taken = False
    room.driver.connect()


def test_another_device_with_that_address_is_refused_and_left_alone() -> None:
    room = InTheAir()
    room.robot.channel = None
    with pytest.raises(RobotError, match=f"{PORT} n'est pas un Blue-Bot"):
        room.driver.connect()
    assert (room.robot.written, room.robot.connected) == (b"", None)


@pytest.mark.parametrize(
    ("name", "services", "likeness"),
    [
        ("Blue-Bot", (), Likeness.NAMED),
        ("BlueBot 2F", (), Likeness.NAMED),
        ("BLUE_BOT", (), Likeness.NAMED),
        ("", ("0000fff0-0000-1000-8000-00805f9b34fb",), Likeness.ALIKE),
        ("", ("0000ffe0-0000-1000-8000-00805f9b34fb",), Likeness.OTHER),
        ("DanaRS 123", ("0000fff0-0000-1000-8000-00805f9b34fb",), Likeness.OTHER),
    ],
)
def test_a_neighbour_is_a_robot_by_its_name_and_perhaps_one_by_its_service(
    name: str, services: tuple[str, ...], likeness: Likeness
) -> None:
    assert BLUEBOT.likeness(name, services) is likeness


def test_a_robot_without_a_name_is_driven_but_not_said_to_be_there() -> None:
    room = InTheAir()
    room.robot.name = ""
    room.driver.connect()
    assert not room.driver.has_answered()
    assert run(room)[-1] == Finished()


def test_a_stop_from_another_thread_reaches_it_in_mid_run() -> None:
    room = InTheAir()
    room.emulator = room.robot.emulator = Bluebot(stops_on_clear=True)
    room.driver.connect()
    room.clock.at(room.clock.now() + 4.0, room.driver.stop)
    assert run(room, "avancer avancer avancer")[-1] == Stopped(1)
    assert room.letters == "nn"


def test_a_link_that_is_closed_twice_or_written_to_afterwards_does_no_harm() -> None:
    room = InTheAir()
    link = room.open(PORT, room.clock)
    assert isinstance(link, BleLink)
    link.close()
    link.close()
    with pytest.raises(RobotError):
        link.write(CLEAR)
    with pytest.raises(RobotError):
        link.read(0.1)
    assert room.robot.written == b""
    assert ADDRESS in PORT
