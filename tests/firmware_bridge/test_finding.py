"""Robots found by themselves, and the figures kept for them on this computer."""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from beebot.i18n import speaking
from beebot.robot import Robot, RobotError
from firmware_bridge import discovery
from firmware_bridge.calibration_file import keep_figures, make_robot
from firmware_bridge.clock import Clock, SystemClock
from firmware_bridge.discovery import Found, candidates, find_robots
from firmware_bridge.drivers import DRIVERS, DriverInfo
from firmware_bridge.drivers.mbot import MbotDriver
from firmware_bridge.drivers.wheels import Pace
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import serve_pty
from firmware_bridge.robot_ports import PortInfo
from tests.firmware_bridge.benches import make
from tests.firmware_bridge.test_wrong_devices import Other
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.mbot import Mbot
from tools.robots.virtual_clock import VirtualClock

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

SPEED = 20.0


@contextmanager
def classroom(*emulators: Emulator) -> Iterator[tuple[tuple[str, ...], Callable[[], list[PortInfo]]]]:
    """Emulators behind ports whose chips say nothing of what is behind them."""
    with ExitStack() as stack:
        ports = tuple(stack.enter_context(serve_pty(emulator, SPEED)).port for emulator in emulators)
        yield ports, lambda: [PortInfo(port, "", ("kit", "escornabot", "mbot")) for port in ports]


def close(found: tuple[Found, ...]) -> list[tuple[str, str]]:
    for each in found:
        each.robot.close()
    return [(each.info.name, each.port) for each in found]


def test_only_robots_that_answer_can_be_found() -> None:
    port = PortInfo("/dev/ttyUSB0", "", ("kit", "escornabot", "mbot"))
    assert [info.name for info in candidates(port)] == ["kit", "mbot"]
    assert candidates(PortInfo("/dev/ttyS0", "", ())) == ()
    assert find_robots(VirtualClock(), ports=lambda: [PortInfo("/dev/ttyS0", "", ())]) == ()


@posix_only
def test_every_robot_that_answers_is_found_on_its_port() -> None:
    with classroom(KitRobot(), Escornabot(), Mbot()) as (ports, listed):
        found = close(find_robots(SystemClock(SPEED), ports=listed))
    assert found == [("kit", ports[0]), ("mbot", ports[2])]


@posix_only
def test_on_a_port_that_is_named_only_that_one_is_asked() -> None:
    with classroom(Mbot()) as (ports, _listed):
        assert close(find_robots(SystemClock(SPEED), ports[0])) == [("mbot", ports[0])]
    with pytest.raises(RobotError, match="le port /dev/nulle-part n'existe pas"):
        find_robots(SystemClock(SPEED), "/dev/nulle-part")


@pytest.mark.parametrize(
    ("device", "sentence"),
    [
        (
            Other(),
            (
                "aucun robot connu ne répond sur le port banc ; allumez-le ou rebranchez-le, "
                "ou dites lequel avec --robot (un Escornabot ou un Blue-Bot ne répond jamais)"
            ),
        ),
        (
            Mbot(version=b"09.01.016"),
            "le robot sur le port banc n'est pas un mBot (version 09.01.016) ; choisissez un autre robot",
        ),
    ],
    ids=["nothing", "a robot of another kind"],
)
def test_what_no_driver_knows_is_told_once(device: Emulator, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_the_bench(info: DriverInfo, _port: str, clock: Clock, _file: Path | None) -> Robot:
        return make(info.name, clock, lambda _port, clock: DirectLink(device, clock))

    monkeypatch.setattr(discovery, "make_robot", on_the_bench)
    with pytest.raises(RobotError) as refusal:
        find_robots(VirtualClock(), "banc")
    assert str(refusal.value) == sentence


@posix_only
def test_a_damaged_file_of_figures_is_told_of_only_where_nothing_else_was_found(tmp_path: Path) -> None:
    file = tmp_path / "allures.json"
    file.write_text("[", encoding="utf-8")
    with classroom(Mbot()) as (_ports, listed), pytest.raises(RobotError) as refusal:
        find_robots(SystemClock(SPEED), ports=listed, paces=file)
    assert str(refusal.value) == f"le fichier des étalonnages {file} est abîmé ; effacez-le, puis étalonnez le robot"
    with classroom(Mbot(), KitRobot()) as (ports, listed):
        assert close(find_robots(SystemClock(SPEED), ports=listed, paces=file)) == [("kit", ports[1])]


@posix_only
def test_a_damaged_file_of_figures_is_told_in_the_language_of_who_searches(tmp_path: Path) -> None:
    file = tmp_path / "allures.json"
    file.write_text("[", encoding="utf-8")
    with speaking("en"), classroom(Mbot()) as (_ports, listed), pytest.raises(RobotError) as refusal:
        find_robots(SystemClock(SPEED), ports=listed, paces=file)
    assert str(refusal.value).startswith(f"the calibration file {file} is damaged")


def test_a_pace_is_kept_for_its_robot_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "dossier" / "allures.json"
    clock: Clock = VirtualClock()
    robot = make_robot(DRIVERS["mbot"], "COM3", clock, file)
    assert isinstance(robot, MbotDriver)
    robot.pace = Pace(1.25, 0.5)
    assert keep_figures(robot, "mbot", "COM3", file) == file
    again, other = (make_robot(DRIVERS["mbot"], port, clock, file) for port in ("COM3", "COM4"))
    assert isinstance(again, MbotDriver)
    assert isinstance(other, MbotDriver)
    assert again.pace == Pace(1.25, 0.5)
    assert other.pace == MbotDriver.PACE
    other.pace = Pace(2.0, 1.0)
    keep_figures(other, "mbot", "COM4", file)
    keys = [f"mbot@sha256-{hashlib.sha256(port).hexdigest()[:12]}" for port in (b"COM3", b"COM4")]
    assert json.loads(file.read_text(encoding="utf-8")) == {keys[0]: [1.25, 0.5], keys[1]: [2.0, 1.0]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"mbot@COM3": 3}',
        '{"mbot@COM3": [1]}',
        '{"mbot@COM3": [1, 2, 3]}',
        '{"mbot@COM3": [0, 1]}',
        '{"a": [NaN, 1]}',
        "\xff",
    ],
)
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "allures.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(RobotError) as refusal:
        make_robot(DRIVERS["mbot"], "COM3", VirtualClock(), file)
    assert str(refusal.value) == (f"le fichier des étalonnages {file} est abîmé ; effacez-le, puis étalonnez le robot")
    assert file.read_bytes() == text.encode("latin-1")


def test_a_pace_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "plein").write_text("a file where a folder should be", encoding="utf-8")
    file = tmp_path / "plein" / "allures.json"
    robot = MbotDriver("COM3", VirtualClock())
    with pytest.raises(RobotError) as refusal:
        keep_figures(robot, "mbot", "COM3", file)
    assert str(refusal.value).startswith(f"l'étalonnage n'a pas pu être gardé dans {file} (")
