"""Facts that are written twice on purpose, and the tables of robots, emulators and ports."""

import re
from pathlib import Path

import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from beebot.command import MAX_INSTRUCTIONS, PLAIN_COMMANDS, SINGLE_COMMANDS, Command
from beebot.robot import Ability, Measured, RefusedError, Robot, RobotError
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.calibration_file import make_robot
from firmware_bridge.drivers import DRIVERS, Verified, open_robot
from firmware_bridge.drivers.by_hand import HAND
from firmware_bridge.drivers.escornabot import EscornabotDriver
from firmware_bridge.drivers.escornabot_luci import EscornabotLuciDriver
from firmware_bridge.drivers.whole_program import WholeProgramDriver
from firmware_bridge.emulator.body import Gait
from firmware_bridge.robot_ports import PortInfo, describe, find_ports, likely_drivers
from firmware_bridge.running_emulators import Announcement
from tests.firmware_bridge.benches import KINDS, Bench
from tools.robots.emulators import EMULATORS, escornabot, escornabot_luci
from tools.robots.virtual_clock import VirtualClock


@pytest.mark.parametrize(
    ("driver", "emulated", "pause_letter"),
    [
        (EscornabotDriver, escornabot.SQUARES, "S"),
        (EscornabotLuciDriver, escornabot_luci.LUCI.gait, "N"),
    ],
)
def test_driver_and_emulator_agree_on_the_times(
    driver: type[WholeProgramDriver], emulated: Gait, pause_letter: str
) -> None:
    told = {command: driver.TIMES.seconds(command, diagonal=False) for command in SINGLE_COMMANDS}
    assert told == {
        Command.FORWARD: emulated.straight_s,
        Command.BACKWARD: emulated.straight_s,
        Command.LEFT: emulated.turns["w"][1],
        Command.RIGHT: emulated.turns["e"][1],
        Command.PAUSE: emulated.pause_s,
        Command.LEFT_45: emulated.turns["W"][1],
        Command.RIGHT_45: emulated.turns["E"][1],
    }
    assert driver.TIMES.diagonal_s == emulated.diagonal_s
    assert driver.TIMES.gap_s == emulated.gap_s
    assert pause_letter not in emulated.turns
    assert driver.CAPABILITIES.cell_mm == emulated.straight_mm


def test_driver_and_emulator_agree_on_what_is_around_a_run() -> None:
    stock, luci = EscornabotDriver.TIMES, EscornabotLuciDriver.TIMES
    assert (stock.start_s, stock.end_s) == (escornabot.GO_TO_COIL_S, escornabot.TUNE_S)
    assert (luci.start_s, luci.end_s) == (escornabot_luci.GO_TO_COIL_S, escornabot_luci.TUNE_S)
    assert EscornabotDriver.CAPABILITIES.memory == escornabot.MEMORY
    assert EscornabotLuciDriver.CAPABILITIES.memory == escornabot_luci.MEMORY
    for driver, emulated in ((EscornabotDriver, escornabot), (EscornabotLuciDriver, escornabot_luci)):
        assert pytest.approx(emulated.BYTE_S) == 10 / driver.BAUD


def test_honest_capabilities() -> None:
    for info in DRIVERS.values():
        can = info.capabilities
        forward_only = {Command.BACKWARD} if info.name == "cubetto" else set()
        assert can.commands >= PLAIN_COMMANDS - forward_only - {Command.PAUSE}, info.name
        assert (Command.LEFT_45 in can.commands) == (Command.RIGHT_45 in can.commands), info.name
        assert info.tried_on_real_robot is False
    assert {name for name, info in DRIVERS.items() if info.verified is Verified.REAL_FIRMWARE} == {"kit"}
    assert {name for name, info in DRIVERS.items() if info.capabilities.reports_steps} == {"kit", "ozobot-evo"}
    assert {name for name, info in DRIVERS.items() if info.capabilities.answers} == {
        "kit",
        "mbot",
        "ozobot-evo",
        "sphero-mini",
        "thymio",
    }


METHODS = {Ability.SIGNAL: "signal", Ability.CALIBRATION: "calibrate"}


def has_its_own(driver: type[Robot], method: str) -> bool:
    return getattr(driver, method) is not getattr(Robot, method)


@pytest.mark.parametrize("ability", Ability)
def test_a_driver_has_the_methods_of_the_abilities_it_names_and_no_others(ability: Ability) -> None:
    for info in DRIVERS.values():
        driver = type(info.factory("banc", VirtualClock()))
        assert has_its_own(driver, METHODS[ability]) == (ability in info.capabilities.abilities), info.name


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if DRIVERS[kind.driver].capabilities.answers])
def test_a_robot_that_answers_is_known_to_be_there_once_it_is_connected(name: str) -> None:
    """Whether it reports its steps or not: else an adult is asked after each run if it moved."""
    assert Bench(KINDS[name]).robot.has_answered()


def test_what_a_driver_does_not_override_keeps_nothing_and_refuses_in_a_sentence() -> None:
    robot = DRIVERS["escornabot"].factory("banc", VirtualClock())
    robot.check_presence()
    robot.give_token(3)
    assert (robot.token(), robot.aftermath(), robot.figures(), robot.has_answered()) == (0, None, (), False)
    with pytest.raises(ValueError, match="without figures"):
        robot.use_figures((1.0,))
    with pytest.raises(RefusedError, match="ni lumière ni son"):
        robot.signal()
    with pytest.raises(RefusedError, match="rien à étalonner"):
        robot.calibrate(Measured(450, 0, 360))


def test_what_is_kept_elsewhere_is_given_back_by_the_same_drivers() -> None:
    for info in DRIVERS.values():
        robot = info.factory("banc", VirtualClock())
        both = [has_its_own(type(robot), name) for name in ("figures", "use_figures")]
        assert both == 2 * [bool(robot.figures())], info.name


def test_which_robot_can_do_what() -> None:
    named = {info.name: info.capabilities.abilities for info in DRIVERS.values() if info.capabilities.abilities}
    calibrated = frozenset({Ability.CALIBRATION})
    both = frozenset(Ability)
    assert named == {
        "kit": both,
        "mbot": calibrated,
        "ozobot-evo": frozenset({Ability.SIGNAL}),
        "sphero-mini": both,
        "thymio": calibrated,
    }


def test_no_code_asks_of_which_class_a_robot_or_a_link_is() -> None:
    """What a robot can do is in its capabilities and in the methods of ``beebot.robot.Robot``."""
    root = Path(__file__).parents[2]
    texts = [
        file.read_text("utf-8")
        for package in ("firmware_bridge", "simulateur")
        for file in (root / package).rglob("*.py")
    ]
    drives = [
        text for text in texts if re.search(r"^from (beebot\.robot|firmware_bridge\.link) import", text, re.MULTILINE)
    ]
    asked = r"isinstance\((self\._)?(robot|link|driver)\b"
    assert len(drives) > 20
    assert [found for text in drives for found in re.findall(f".*{asked}.*", text)] == []
    assert re.search(asked, "isinstance(robot, KitDriver)")


def test_the_greeting_lasts_13_6_seconds() -> None:
    robot = escornabot.Escornabot()
    robot.receive(b"g\n", 0.0)
    robot.advance(100.0)
    assert robot.record[-1].end_s == pytest.approx(13.6, abs=0.05)


def test_every_driver_of_a_robot_with_a_link_has_its_emulator_and_none_claims_a_real_robot() -> None:
    assert DRIVERS.keys() - UNLINKED == EMULATORS.keys()
    assert all(name == info.name for name, info in DRIVERS.items())
    assert not any(info.tried_on_real_robot for info in DRIVERS.values())


def test_the_guide_lists_every_robot_and_none_as_tried() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "robots.md").read_text(encoding="utf-8")
    rows = [line for line in guide.splitlines() if line.startswith("|") and "**jamais**" in line]
    listed = [name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row)]
    assert sorted(listed) == sorted(DRIVERS)
    for info in DRIVERS.values():
        (row,) = [row for row in rows if f"`{info.name}`" in row]
        kind = UNLINKED.get(info.name)
        memory = info.capabilities.memory if kind is None else kind.memory
        assert ("mémoire inconnue" if memory is None else f"{memory} instructions") in row
        assert f"pas de {info.capabilities.cell_mm / 10:g} cm".replace(".", ",") in row
        assert ("vrai micrologiciel" in row) == (info.verified is Verified.REAL_FIRMWARE)


@pytest.mark.parametrize("name", UNLINKED)
def test_every_robot_without_a_link_is_driven_like_the_others(name: str) -> None:
    can = DRIVERS[name].capabilities
    assert can == DRIVERS[name].factory("main", VirtualClock()).capabilities == UNLINKED[name].capabilities
    assert can.memory == (UNLINKED[name].memory or MAX_INSTRUCTIONS)


@pytest.mark.parametrize(
    ("name", "memory"), [("bee-bot", 40), ("bee-bot-200", 200), ("bluebot", 40), ("bluebot-200", 200)]
)
def test_a_kind_that_keeps_two_numbers_of_instructions_has_a_name_for_each(
    name: str, memory: int, tmp_path: Path
) -> None:
    """Commands, settings and the file of figures of earlier versions have these names."""
    (tmp_path / "allures.json").write_text(f'{{"{name}@{HAND}": [1.0], "mbot@COM3": [2.0, 1.0]}}', "utf-8")
    robot = make_robot(DRIVERS[name], HAND, VirtualClock(), tmp_path / "allures.json")
    assert DRIVERS[name].capabilities == robot.capabilities
    robot.load((Command.RIGHT,) * memory)
    with pytest.raises(RefusedError, match=f"ce robot retient {memory} instructions"):
        robot.load((Command.RIGHT,) * (memory + 1))


def test_an_unknown_robot_is_one_sentence() -> None:
    with pytest.raises(RobotError) as refusal:
        open_robot("beebop", "/dev/ttyUSB0")
    assert str(refusal.value) == (
        "robot inconnu « beebop » sur le port /dev/ttyUSB0 ; les robots connus sont " + ", ".join(DRIVERS)
    )


@pytest.mark.parametrize(
    ("vendor", "product", "likely"),
    [
        (0x2341, 0x0043, ("kit", "escornabot")),
        (0x2A03, 0x0043, ("kit", "escornabot")),
        (0x1A86, 0x7523, ("kit", "escornabot", "mbot")),
        (0x0403, 0x6001, ("kit", "escornabot")),
        (0x10C4, 0xEA60, ("kit", "escornabot")),
        (0x0617, 0x000A, ("thymio",)),
        (0x0617, 0x000C, ("thymio",)),
        (0x0403, 0x6015, ()),
        (None, None, ()),
    ],
)
def test_usb_numbers_point_to_drivers(vendor: int | None, product: int | None, likely: tuple[str, ...]) -> None:
    assert likely_drivers(vendor, product) == likely
    assert set(likely) <= set(DRIVERS)


def test_a_port_is_described_without_filler() -> None:
    bare = ListPortInfo("/dev/rfcomm0")
    bare.description = "n/a"
    assert describe(bare) == PortInfo("/dev/rfcomm0", "", ())
    adapter = ListPortInfo("/dev/ttyUSB0")
    adapter.description, adapter.vid, adapter.pid = "USB Serial", 0x1A86, 0x7523
    assert describe(adapter) == PortInfo("/dev/ttyUSB0", "USB Serial", ("kit", "escornabot", "mbot"))


def test_names_of_ports_with_no_chip_behind_them_are_not_listed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What pyserial lists on a new kernel for a board with one serial chip, and a robot's adapter."""
    names = {"ttyS0": "4", "ttyS1": "0", "ttyS31": "0", "ttyUSB0": None}
    for name, kind in names.items():
        folder = tmp_path / "sys/class/tty" / name
        folder.mkdir(parents=True)
        if kind is not None:
            (folder / "type").write_text(kind + "\n", encoding="ascii")
    monkeypatch.setattr(list_ports, "comports", lambda: [ListPortInfo(f"/dev/{name}") for name in names])
    monkeypatch.setattr("firmware_bridge.robot_ports.living", tuple)
    assert find_ports(tmp_path) == (
        PortInfo("/dev/ttyS0", "prise série de l'ordinateur", (), built_in=True),
        PortInfo("/dev/ttyUSB0", "", ()),
    )


def test_finding_ports_opens_none_and_sorts_them_robots_before_emulators(monkeypatch: pytest.MonkeyPatch) -> None:
    emulated = Announcement("kit", "/dev/pts/0")
    monkeypatch.setattr("firmware_bridge.robot_ports.living", lambda: (emulated,))
    *devices, last = (port.device for port in find_ports())
    assert devices == sorted(devices)
    assert last == emulated.port
