"""What an adult measured of a robot that keeps nothing itself: kept here, for that robot alone, and never wrong."""

import json
import re
import stat
import sys
from pathlib import Path

import pytest

from beebot.robot import Measured, RobotError
from firmware_bridge import calibration_file
from firmware_bridge.calibration_file import DamagedFiguresError, adjust, keep_figures, make_robot
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.mbot import MbotDriver
from tools.robots.virtual_clock import VirtualClock

PORT, OTHER = "socket://127.0.0.1:1", "socket://127.0.0.1:2"
MBOT = DRIVERS["mbot"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "allures.json"


def figures(port: str, file: Path, name: str = "mbot") -> tuple[float, ...]:
    return tuple(make_robot(DRIVERS[name], port, VirtualClock(), file).figures())


def measured(port: str, file: Path) -> tuple[float, ...]:
    """The figures of a robot that goes a tenth too far, once that was kept."""
    robot = MbotDriver(port, VirtualClock())
    told = adjust(robot, "mbot", port, Measured(825.0, 0.0, 360.0), file)
    assert str(file) in told
    return tuple(robot.figures())


def test_what_was_measured_is_there_the_next_time_and_for_no_other_robot(file: Path) -> None:
    usual = figures(PORT, file)
    kept = measured(PORT, file)
    assert kept != usual
    assert figures(PORT, file) == kept
    assert figures(OTHER, file) == usual
    assert figures(PORT, file, "thymio") == figures(OTHER, file, "thymio")
    measured(OTHER, file)
    assert figures(PORT, file) == kept, "another robot's are beside them"
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize("earlier", [False, True])
def test_the_file_is_its_users_alone(file: Path, earlier: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration_file, "default_file", lambda: file)
    if earlier:
        file.parent.mkdir(mode=0o755)
        file.write_text("{}", encoding="utf-8")
    measured(PORT, file)
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


def test_nothing_in_the_file_names_a_robot_or_its_adapter(file: Path) -> None:
    measured(PORT, file)
    (key,) = json.loads(file.read_text(encoding="utf-8"))
    assert re.fullmatch("mbot@sha256-[0-9a-f]{12}", key)


def test_what_an_earlier_version_kept_is_found_and_no_longer_named(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({f"mbot@{PORT}": [2.0, 1.0], "thymio@0123456789ab": [3.0, 1.0]}), encoding="utf-8")
    assert figures(PORT, file) == (2.0, 1.0)
    kept = measured(OTHER, file)
    written = file.read_text(encoding="utf-8")
    assert "socket" not in written
    assert "0123456789ab" not in written
    assert (figures(PORT, file), figures(OTHER, file)) == ((2.0, 1.0), kept)
    assert figures("0123456789ab", file, "thymio") == (3.0, 1.0)


def test_a_robot_that_keeps_its_own_figures_asks_for_none_here(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("no figures", encoding="utf-8")
    assert figures(PORT, file, "kit") == ()


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "7", '{"KEY": 3}', '{"KEY": [0, 1.0]}', '{"KEY": [-1.0, 1.0]}', '{"KEY": ["a", 1.0]}'),
        *('{"KEY": [1.0]}', '{"KEY": [1.0, 1.0, 1.0]}', '{"KEY": [NaN, 1.0]}', '{"KEY": [Infinity, 1.0]}'),
    ],
)
def test_a_file_that_is_damaged_is_told_and_no_robot_goes_by_it(text: str, file: Path) -> None:
    measured(PORT, file)
    (key,) = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(text.replace("KEY", key), encoding="utf-8")
    with pytest.raises(DamagedFiguresError, match="est abîmé"):
        figures(PORT, file)


def test_a_place_where_nothing_can_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(RobotError, match="n'a pas pu être gardé"):
        keep_figures(MbotDriver(PORT, VirtualClock()), "mbot", PORT, tmp_path / "taken" / "allures.json")


def test_measures_that_cannot_be_right_change_nothing(file: Path) -> None:
    robot = MbotDriver(PORT, VirtualClock())
    before = tuple(robot.figures())
    with pytest.raises(RobotError):
        adjust(robot, "mbot", PORT, Measured(5.0, 0.0, 360.0), file)
    assert (tuple(robot.figures()), file.exists()) == (before, False)
