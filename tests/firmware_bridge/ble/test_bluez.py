"""Robots in the air through bleak's real backend for Linux, on a real bus, with an emulated BlueZ at its other end."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, Robot, RobotError
from firmware_bridge.ble.channel import BLUEBOT, OZOBOT_EVO, SPHERO_MINI, Channel
from firmware_bridge.ble.link import BleLink
from firmware_bridge.ble.radio import Radio
from firmware_bridge.clock import Clock, SystemClock
from firmware_bridge.discovery import find_robots
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.bluebot import BluebotDriver
from firmware_bridge.drivers.frozen.ozobot_evo import OzobotEvoDriver
from firmware_bridge.drivers.frozen.sphero_mini import SpheroMiniDriver
from firmware_bridge.drivers.timed import TimedDriver
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.robot_ports import find_in_the_air
from firmware_bridge.witness.file import Trial
from firmware_bridge.witness.protocol import driver_of, robot_seen
from firmware_bridge.witness.recording import Recording
from tests.firmware_bridge.ble.test_radio import FORBIDDEN, NO_SERVICE, NONE, OFF
from tests.firmware_bridge.promises import PROMISES, steps_and_finish
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.emulators.ozobot_evo import OzobotEvo
from tools.robots.emulators.sphero_mini import SpheroMini

if sys.platform == "linux":
    from tests.firmware_bridge.ble import bluez
    from tests.firmware_bridge.ble.bluez import BlueZ

    HAS_BUS = bluez.DAEMON is not None
else:
    HAS_BUS = False

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not (HAS_BUS or os.environ.get("CI")),
    reason="needs Linux and dbus-daemon (sudo apt install dbus)",
)

SPEED = 40.0
HASTE = 5.0
ADDRESS = "88:1B:99:00:00:01"
PORT = f"ble:{ADDRESS}"


@dataclass(frozen=True)
class Sort:
    """A kind of robot in the air."""

    name: str
    emulator: Callable[[], Emulator]
    channel: Channel
    driver: type[TimedDriver]


SORTS = {
    "bluebot": Sort("Blue-Bot", Bluebot, BLUEBOT, BluebotDriver),
    "ozobot-evo": Sort("OzoEvo-12AB", OzobotEvo, OZOBOT_EVO, OzobotEvoDriver),
    "sphero-mini": Sort("SM-12AB", SpheroMini, SPHERO_MINI, SpheroMiniDriver),
}


class Room:
    """A computer, and a robot of a sort within its reach."""

    def __init__(self, address: str, sort: Sort, **computer: object) -> None:
        self.clock = SystemClock(SPEED)
        self.radio = Radio(haste=HASTE)
        self.bluez = BlueZ(address, self.clock, **computer)  # type: ignore[arg-type]
        self.emulator = sort.emulator()
        self.robot = self.bluez.add(bluez.Robot(ADDRESS, sort.name, self.emulator, sort.channel))
        self._sort = sort

    def driver(self, port: str = PORT) -> Robot:
        title = self._sort.driver.TITLE
        return self._sort.driver(
            port, self.clock, lambda port, clock: BleLink(port, clock, self._sort.channel, title, self.radio)
        )

    @property
    def letters(self) -> str:
        """What it drove, once it has done all that it still had to; nobody speaks to it meanwhile."""
        self.emulator.advance(self.clock.now() + 1000.0)
        return "".join(move.letter for move in self.emulator.record)


Furnish = Callable[..., Room]


@pytest.fixture
def furnish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Furnish]:
    """Makes the one room of a test."""
    rooms: list[Room] = []
    with bluez.bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)

        def furnished(sort: str = "bluebot", **computer: object) -> Room:
            rooms.append(Room(address, SORTS[sort], **computer))
            return rooms[0]

        yield furnished
        for room in rooms:
            room.bluez.close()


@pytest.mark.parametrize("acknowledges", [True, False])
@pytest.mark.parametrize("sort", SORTS)
def test_a_robot_is_found_by_its_name_and_driven(furnish: Furnish, sort: str, acknowledges: bool) -> None:
    room = furnish(sort)
    room.robot.acknowledges = acknowledges
    room.bluez.add(bluez.Robot("AA:BB:CC:00:00:03", "Portable de Marie", Bluebot()))
    heard = find_in_the_air(lambda: room.radio)
    assert [(port.device, port.likely, port.names_itself) for port in heard.ports] == [(PORT, (sort,), True)]
    robot = room.driver(f"ble:{room.robot.name.lower()}")
    robot.connect()
    program = parse_flat("avancer gauche reculer")
    robot.load(program)
    assert list(robot.run()) == steps_and_finish(program)
    robot.close()
    assert not room.robot.connected
    assert room.letters == "nws"


def test_a_witness_keeps_the_shape_of_its_name_and_what_it_offers(furnish: Furnish) -> None:
    """People give robots the names of children; the address is nobody's business."""
    room = furnish("ozobot-evo")
    recording = Recording(room.clock)

    def opened(port: str, clock: Clock) -> BleLink:
        return BleLink(port, clock, OZOBOT_EVO, "Ozobot Evo", room.radio)

    info = driver_of(DRIVERS["ozobot-evo"], opened, recording, seed=1)
    robot = info.factory(PORT, room.clock)
    robot.connect()
    seen = robot_seen(info, PORT, 1, robot, recording, (Trial(name="connexion"),))
    robot.close()
    assert (seen.name, seen.link) == ("OzoEvo?00xx", "air")
    assert OZOBOT_EVO.write in {each.characteristic for each in seen.offered}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("sort", SORTS)
def test_it_keeps_what_every_driver_promises(furnish: Furnish, sort: str, promise: Callable[[Robot], None]) -> None:
    robot = furnish(sort).driver()
    robot.connect()
    promise(robot)
    robot.close()


@pytest.mark.parametrize("acknowledges", [True, False])
def test_a_long_program_goes_in_pieces_that_the_radio_takes(furnish: Furnish, acknowledges: bool) -> None:
    room = furnish(mtu=23)
    room.robot.acknowledges = acknowledges
    robot = room.driver()
    robot.connect()
    robot.load(parse_flat("droite " * 40))
    assert list(robot.run())[-1] == Finished()
    robot.close()
    assert room.robot.lengths == [20, 20, 12]
    assert room.letters == "e" * 40


@pytest.mark.parametrize(
    ("computer", "sentence"), [({"adapter": False}, NONE), ({"powered": False}, OFF)], ids=["no adapter", "off"]
)
def test_an_adapter_that_does_not_serve(furnish: Furnish, computer: dict[str, bool], sentence: str) -> None:
    room = furnish(**computer)
    assert str(find_in_the_air(lambda: room.radio).trouble) == sentence
    with pytest.raises(RobotError) as refusal:
        room.driver().connect()
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("more", "sentence"), [("", NO_SERVICE), ("FORBIDDEN", FORBIDDEN)], ids=["no BlueZ", "no right"]
)
def test_a_bus_that_leads_to_no_bluez(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, sentence: str
) -> None:
    with bluez.bus(tmp_path, bluez.FORBIDDEN if more else "") as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        host = BlueZ(address, SystemClock()) if more else None
        assert str(find_in_the_air(lambda: Radio(haste=HASTE)).trouble) == sentence
        if host is not None:
            host.close()


def test_no_bus_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    assert str(find_in_the_air(lambda: Radio(haste=HASTE)).trouble) == NO_SERVICE


@pytest.mark.parametrize("sort", SORTS)
def test_a_robot_that_sleeps_and_one_that_a_tablet_holds(furnish: Furnish, sort: str) -> None:
    room = furnish(sort)
    room.robot.shows = False
    with pytest.raises(RobotError, match=f"le robot {PORT} ne se montre pas"):
        room.driver().connect()
    room.robot.shows, room.robot.refuses = True, "le-connection-abort-by-peer"
    with pytest.raises(RobotError, match=f"le robot {PORT} se montre mais refuse la liaison"):
        room.driver().connect()
    room.robot.refuses = None
    robot = room.driver()
    robot.connect()
    robot.close()
    assert room.letters == ""


def test_another_device_at_that_address_is_refused_and_left(furnish: Furnish) -> None:
    room = furnish()
    room.robot.channel = None
    with pytest.raises(RobotError, match=f"{PORT} n'est pas un Blue-Bot"):
        room.driver().connect()
    assert not room.robot.connected


@pytest.mark.parametrize("acknowledges", [True, False])
def test_out_of_range_at_any_byte_is_told_and_nothing_is_done_twice(furnish: Furnish, acknowledges: bool) -> None:
    room = furnish(mtu=4)
    room.robot.acknowledges = acknowledges
    robot = room.driver()
    program = parse_flat("avancer gauche")
    for budget in range(14):
        room.robot.shows, room.robot.budget = True, budget
        del room.robot.lengths[:]
        robot.connect()
        robot.load(program)
        (lost,) = robot.run()
        assert isinstance(lost, Lost), budget
        assert str(lost.error).startswith(f"le robot {PORT} n'est plus à portée"), budget
        robot.close()
    assert room.emulator.record == ()
    room.robot.shows, room.robot.budget = True, None
    robot.connect()
    assert list(robot.run()) == steps_and_finish(program)
    robot.close()
    assert room.letters == "nw"


@pytest.mark.parametrize("sort", SORTS)
def test_out_of_range_in_mid_run_it_is_lost_and_comes_back(furnish: Furnish, sort: str) -> None:
    room = furnish(sort)
    robot = room.driver()
    robot.connect()
    robot.load(parse_flat("avancer " * 20))
    events = robot.run()
    told = [next(events) for _ in range(3)]
    room.bluez.leave(room.robot)
    *_more, lost = events
    assert isinstance(lost, Lost)
    assert f"le robot {PORT} n'est plus à portée" in str(lost.error)
    assert told == steps_and_finish(parse_flat("avancer " * 20))[:3]
    robot.close()
    room.robot.shows = True
    robot.connect()
    robot.load(parse_flat("gauche"))
    assert list(robot.run())[-1] == Finished()
    robot.close()


def test_a_bus_that_ends_in_mid_run_loses_the_robot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with bluez.bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        room = Room(address, SORTS["bluebot"])
        robot = room.driver()
        robot.connect()
        robot.load(parse_flat("avancer " * 30))
        events = robot.run()
        next(events)
    assert isinstance([*events][-1], Lost)
    robot.close()
    room.bluez.close()


def test_a_ball_is_found_by_address_without_being_named(furnish: Furnish, monkeypatch: pytest.MonkeyPatch) -> None:
    room = furnish("sphero-mini")
    monkeypatch.setattr("firmware_bridge.robot_ports.this_radio", lambda: room.radio)
    for port in (PORT, "ble:SM-12AB"):
        (found,) = find_robots(room.clock, port)
        assert found.info.name == "sphero-mini"
        found.robot.close()
    assert room.robot.knocked == b"usetheforce...band"
