"""The radio itself: what is said where there is none, and what is listed, linked and reported where there is one."""

import builtins
from dataclasses import replace

import pytest
from bleak.exc import BleakBluetoothNotAvailableReason, BleakDBusError, BleakError

from beebot.notation import parse_flat
from beebot.robot import RobotError
from firmware_bridge import robot_ports
from firmware_bridge.__main__ import main
from firmware_bridge.ble.channel import BLUEBOT
from firmware_bridge.ble.link import BleLink
from firmware_bridge.ble.radio import Radio, about_radio
from firmware_bridge.clock import SystemClock
from firmware_bridge.diagnostic import advise, gather, write_report
from firmware_bridge.discovery import find_robots
from firmware_bridge.drivers import open_robot
from firmware_bridge.drivers.bluebot import BluebotDriver
from firmware_bridge.robot_ports import InTheAir, find_in_the_air
from lecons.names import ANIMALS
from simulateur.game.messages.members import Lamp
from simulateur.game.requests import SendToRobot
from tests.firmware_bridge.ble.airs import PORT
from tests.firmware_bridge.test_diagnostic import QUIET
from tests.simulateur.fleet import SPEED, service_with, wait
from tools.robots.emulators.air import Air, Peripheral
from tools.robots.emulators.bluebot import Bluebot

OFF = "le Bluetooth de cet ordinateur est éteint ; allumez-le dans les réglages du système, puis recommencez"
NONE = "cet ordinateur n'a pas de Bluetooth ; branchez une clé Bluetooth 4.0 ou plus récente, puis recommencez"
FORBIDDEN = (
    "le système interdit le Bluetooth à ce programme ; donnez-lui ce droit dans les réglages "
    "(sous Linux : « sudo usermod -aG bluetooth $USER », puis rouvrez la session)"
)
NO_SERVICE = (
    "le service Bluetooth de cet ordinateur ne tourne pas ; lancez-le "
    "(« sudo systemctl enable --now bluetooth ») ou installez « bluez », puis recommencez"
)
Reason = BleakBluetoothNotAvailableReason


@pytest.fixture
def air(monkeypatch: pytest.MonkeyPatch) -> Air:
    """A room with three devices, of which one is a telephone, as the product itself sees it."""
    room = Air(SystemClock())
    room.add(Peripheral("88:1B:99:00:00:01", "Blue-Bot", Bluebot()))
    room.add(Peripheral("88:1B:99:00:00:02", "", Bluebot()))
    room.add(Peripheral("AA:BB:CC:00:00:03", "Portable de Marie", Bluebot()))
    monkeypatch.setattr(robot_ports, "this_radio", room.radio)
    monkeypatch.setattr(robot_ports.find_in_the_air, "__defaults__", (room.radio,))
    return room


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [(Reason.NO_BLUETOOTH, NONE), (Reason.POWERED_OFF, OFF), (Reason.DENIED_BY_SYSTEM, FORBIDDEN)],
)
def test_an_adapter_that_does_not_serve_is_told_in_one_sentence(air: Air, reason: Reason, sentence: str) -> None:
    air.refuse(reason)
    assert str(find_in_the_air().trouble) == sentence
    with pytest.raises(RobotError) as refusal:
        open_robot("bluebot", "ble:88:1B:99:00:00:01")
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FileNotFoundError(2, "no bus"), NO_SERVICE),
        (ConnectionRefusedError(111, "no bus"), NO_SERVICE),
        (PermissionError(13, "no"), FORBIDDEN),
        (BleakDBusError("org.freedesktop.DBus.Error.ServiceUnknown", ["org.bluez"]), NO_SERVICE),
        (BleakDBusError("org.bluez.Error.NotReady", ["Resource Not Ready"]), OFF),
        (BleakDBusError("org.freedesktop.DBus.Error.AccessDenied", ["no"]), FORBIDDEN),
    ],
)
def test_what_the_system_says_instead_is_told_too(error: Exception, sentence: str) -> None:
    """The first and the fourth were seen: bleak 3.1 without a bus, and on a bus without BlueZ."""
    assert str(about_radio(error)) == sentence


@pytest.mark.parametrize(
    "error", [TimeoutError(), BleakError("Not connected"), BleakDBusError("org.bluez.Error.Failed", ["le-abort"])]
)
def test_what_a_robot_does_is_not_blamed_on_the_radio(error: Exception) -> None:
    assert about_radio(error) is None


def test_only_robots_are_listed_and_only_a_named_one_is_linked_by_itself(air: Air) -> None:
    heard = find_in_the_air().ports
    assert [(port.device, port.names_itself) for port in heard] == [
        ("ble:88:1B:99:00:00:01", True),
        ("ble:88:1B:99:00:00:02", False),
    ]
    (found,) = find_robots(SystemClock(), ports=lambda: heard)
    assert (found.info.name, found.port) == ("bluebot", "ble:88:1B:99:00:00:01")
    assert air.peripherals[0].connected is not None
    assert [each.written for each in air.peripherals] == [b"", b"", b""]
    found.robot.close()


def test_the_commands_list_and_tell(air: Air, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["liste"]) == 0
    out = capsys.readouterr().out
    assert "  ble:88:1B:99:00:00:01  Blue-Bot  peut-être Blue-Bot\n" in out
    assert "Marie" not in out
    assert main(["diagnostic"]) == 0
    report = capsys.readouterr().out
    assert "robots entendus : 2\n" in report
    assert "Marie" not in report
    assert air.peripherals[0].emulator.record == ()


def test_a_kit_that_lost_bleak_says_what_to_do_when_such_a_robot_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name.split(".", maxsplit=1)[0] == "bleak":
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    assert find_in_the_air(Radio) == InTheAir()
    with pytest.raises(RobotError) as refusal:
        Radio()
    assert str(refusal.value) == (
        "le Bluetooth à basse énergie demande le module « bleak », qui s'est perdu ; effacez le dossier .venv du kit, "
        "puis relancez-le : il se réinstalle"
    )


def test_on_the_desk_it_has_an_animal_and_a_lamp_is_lost_at_rest_and_in_a_run_and_comes_back() -> None:
    clock = SystemClock(SPEED)
    air = Air(clock)
    robot = air.add(Peripheral("88:1B:99:00:00:01", "Blue-Bot", Bluebot()))
    driver = BluebotDriver(PORT, clock, lambda port, clock: BleLink(port, clock, BLUEBOT, "Blue-Bot", air.radio()))
    desk = service_with(driver, retry_s=0.02, pulse_s=0.05)
    told: list[object] = []
    try:
        animal = desk.members[0].token
        assert animal in ANIMALS

        def lamp_is(lamp: Lamp) -> None:
            wait(lambda: desk.members[0].lamp is lamp, lambda: told.extend(desk.take_reports()))

        for lose_in_a_run in (False, True):
            lamp_is(Lamp.LINKED)
            if lose_in_a_run:
                desk.obey(SendToRobot(animal, parse_flat("avancer " * 40)))
                wait(lambda: len(robot.written) > 40)
            air.leave(robot)
            lamp_is(Lamp.LOST)
            robot.shows = True
        lamp_is(Lamp.LINKED)
        assert desk.members[0].token == animal
    finally:
        desk.close()
    robot.emulator.advance(clock.now() + 1000.0)
    assert len(robot.emulator.record) == 40
    assert robot.written.count(bytes.fromhex("82 11")) == 1


def test_a_robot_that_has_no_such_radio_is_not_looked_for_in_the_air() -> None:
    with pytest.raises(RobotError) as refusal:
        open_robot("mbot", "ble:88:1B:99:00:00:01")
    assert str(refusal.value) == "un mBot ne se relie pas par une adresse « ble: » ; donnez le nom de son port"


def test_the_report_tells_what_stands_between_the_radio_and_a_robot() -> None:
    facts = replace(QUIET, bluetooth=True, radio_library="3.1.0", bluez="5.66")
    assert "Bluetooth à basse énergie : bleak 3.1.0, BlueZ 5.66, robots entendus : 0\n" in write_report(facts)
    other_system = write_report(replace(facts, bluez=None))
    assert "Bluetooth à basse énergie : bleak 3.1.0, robots entendus : 0\n" in other_system
    assert advise(replace(facts, bluez="5.50")) == (
        "BlueZ 5.50 est trop ancien pour le Bluetooth à basse énergie ; il faut la version 5.55",
    )
    (said,) = advise(replace(facts, blocked=True))
    assert said == (
        "le Bluetooth est bloqué (interrupteur, touche « avion » ou système) ; "
        "levez le blocage, sous Linux par « rfkill unblock bluetooth »"
    )


def test_the_aeroplane_key_is_seen(tmp_path: object) -> None:
    from pathlib import Path

    root = Path(str(tmp_path))
    for name, kind, hard, soft in (("rfkill0", "wlan", "1", "1"), ("rfkill1", "bluetooth", "0", "0")):
        switch = root / "sys/class/rfkill" / name
        switch.mkdir(parents=True)
        for file, text in (("type", kind), ("hard", hard), ("soft", soft)):
            (switch / file).write_text(text + "\n", encoding="ascii")
    assert not gather(tuple, root, InTheAir).blocked
    (root / "sys/class/rfkill/rfkill1/soft").write_text("1\n", encoding="ascii")
    assert gather(tuple, root, InTheAir).blocked
