"""The calibration of robots that store none themselves: one small file here, by kind of robot and adapter."""

import json
import math
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from beebot.files.atomic_file import whole_file
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.robot import Robot, RobotError
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DriverInfo
from firmware_bridge.robot_ports import identity


class DamagedFiguresError(RobotError):
    """The file of figures cannot be read."""


def default_file() -> Path:
    """Where each system keeps an application's settings."""
    return platformdirs.user_config_path("beebot-kit", appauthor=False) / "allures.json"


def make_robot(info: DriverInfo, port: str, clock: Clock, file: Path | None = None) -> Robot:
    """The driver of a robot on ``port``, not connected, with the figures of its calibration if it has some.

    Raises:
        DamagedFiguresError: the file of figures cannot be read.
    """
    robot = info.factory(port, clock)
    if robot.figures():
        file = file or default_file()
        figures = _read(file).get(_key(info.name, port))
        try:
            if figures is not None:
                robot.use_figures(figures)
        except ValueError as error:
            raise _damaged(file) from error
    return robot


def keep_figures(robot: Robot, name: str, port: str, file: Path | None = None) -> Path:
    """Keep the robot's figures for the next time; the file they are in.

    Raises:
        DamagedFiguresError: the file that is there cannot be read.
        RobotError: it cannot be written; the one that is there stays as it is.
    """
    file = file or default_file()
    kept = _read(file) | {_key(name, port): robot.figures()}
    text = json.dumps({key: list(figures) for key, figures in sorted(kept.items())}, indent=2)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as written:
            written.write(text + "\n")
    except OSError as error:
        raise RobotError(
            _(
                "l'étalonnage n'a pas pu être gardé dans {file} ({reason}) ; faites de la place, puis recommencez"
            ).format(file=file, reason=reason(error))
        ) from error
    return file


def _key(name: str, port: str) -> str:
    return f"{name}@{identity(port)}"


def _read(file: Path) -> dict[str, tuple[float, ...]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {key: _figures(written) for key, written in found.items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(file) from error


def _figures(written: Iterable[float]) -> tuple[float, ...]:
    figures = tuple(written)
    if not all(math.isfinite(figure) and figure > 0 for figure in figures):
        raise ValueError(f"no figures: {figures}")
    return figures


def _damaged(file: Path) -> DamagedFiguresError:
    return DamagedFiguresError(
        _("le fichier des étalonnages {file} est abîmé ; effacez-le, puis étalonnez le robot").format(file=file)
    )
