"""The paces of robots that only count time, kept on this computer: one small file, by kind of robot and adapter."""

import json
import math
from pathlib import Path

import platformdirs

from beebot.i18n import gettext as _
from beebot.robot import Robot, RobotError
from beebot.whole_file import whole_file
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DriverInfo
from firmware_bridge.drivers.wheels import Pace, WheelsDriver
from firmware_bridge.ports import identity


def default_file() -> Path:
    """Where each system keeps an application's settings."""
    return platformdirs.user_config_path("beebot-kit", appauthor=False) / "allures.json"


def make_robot(info: DriverInfo, port: str, clock: Clock, file: Path | None = None) -> Robot:
    """The driver of a robot on ``port``, not connected, with the pace of its calibration if it has one.

    Raises:
        RobotError: the file of paces is damaged.
    """
    robot = info.factory(port, clock)
    if isinstance(robot, WheelsDriver):
        pace = _read(file or default_file()).get(_key(info.name, port))
        robot.pace = pace or robot.pace
    return robot


def keep_pace(robot: WheelsDriver, name: str, port: str, file: Path | None = None) -> Path:
    """Keep the robot's pace for the next time; the file it is in.

    Raises:
        RobotError: the file is damaged, or cannot be written; the one that is there stays as it is.
    """
    file = file or default_file()
    paces = _read(file) | {_key(name, port): robot.pace}
    text = json.dumps({key: [pace.cell_s, pace.quarter_s] for key, pace in sorted(paces.items())}, indent=2)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as written:
            written.write(text + "\n")
    except OSError as error:
        raise RobotError(
            _(
                "l'étalonnage n'a pas pu être gardé dans {file} ({reason}) ; faites de la place, puis recommencez"
            ).format(file=file, reason=error.strerror)
        ) from error
    return file


def _key(name: str, port: str) -> str:
    return f"{name}@{identity(port)}"


def _read(file: Path) -> dict[str, Pace]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {key: _pace(*seconds) for key, seconds in found.items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise RobotError(
            _("le fichier des étalonnages {file} est abîmé ; effacez-le, puis étalonnez le robot").format(file=file)
        ) from error


def _pace(cell_s: float, quarter_s: float) -> Pace:
    if not all(math.isfinite(seconds) and seconds > 0 for seconds in (cell_s, quarter_s)):
        raise ValueError(f"no pace: {cell_s}, {quarter_s}")
    return Pace(cell_s, quarter_s)
