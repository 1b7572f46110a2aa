"""The calibration of robots that store none themselves: one small file here, by kind of robot and adapter.

A Bluetooth address, a serial number or a robot's own name may tell of a class or a child: the file has their hash.
"""

import hashlib
import json
import math
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from beebot.files.atomic_file import whole_file
from beebot.files.private_folder import make_folder, make_private
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.robot import Measured, Robot, RobotError
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DriverInfo
from firmware_bridge.robot_ports import identity

_HASH = "sha256-"
"""What comes before a hash in a key; earlier versions wrote the identity itself."""


class DamagedFiguresError(RobotError):
    """The file of figures cannot be read."""


def default_file() -> Path:
    """The file of figures in the folder where this system keeps an application's settings."""
    return platformdirs.user_config_path("beebot-kit", appauthor=False) / "allures.json"


def make_robot(info: DriverInfo, port: str, clock: Clock, file: Path | None = None) -> Robot:
    """The driver ``info`` for a robot on ``port``, not connected; its calibration is used if ``file`` has one.

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


def adjust(robot: Robot, name: str, port: str, measured: Measured, file: Path | None = None) -> str:
    """Calibrate ``robot`` by what was ``measured``, and keep the result. Returns a sentence that says where.

    ``name`` is its driver's. ``file`` is where figures are kept, the user's own unless given.

    Raises:
        RobotError: the measures cannot be right, the link broke, or nothing could be kept.
    """
    robot.calibrate(measured)
    if not robot.figures():
        return _("réglage gardé dans le robot")
    return _("réglage gardé sur cet ordinateur, dans {file}").format(file=keep_figures(robot, name, port, file))


def keep_figures(robot: Robot, name: str, port: str, file: Path | None = None) -> Path:
    """Write the robot's figures to ``file``, for the next time it is used. Returns that file.

    Raises:
        DamagedFiguresError: the file that is there cannot be read.
        RobotError: the file cannot be written; what it held before stays.
    """
    file = file or default_file()
    kept = _read(file) | {_key(name, port): robot.figures()}
    text = json.dumps({key: list(figures) for key, figures in sorted(kept.items())}, indent=2)
    try:
        make_folder(file.parent)
        if file == default_file():  # else it is a folder for other things too
            make_private(file.parent)
        with whole_file(file, private=True) as written:
            written.write(text + "\n")
    except OSError as error:
        raise RobotError(
            _(
                "l'étalonnage n'a pas pu être gardé dans {file} ({reason}) ; faites de la place, puis recommencez"
            ).format(file=file, reason=reason(error))
        ) from error
    return file


def _key(name: str, port: str) -> str:
    return _hashed(f"{name}@{identity(port)}")


def _hashed(key: str) -> str:
    name, _at, who = key.partition("@")
    if who.startswith(_HASH):
        return key
    return f"{name}@{_HASH}{hashlib.sha256(who.encode()).hexdigest()[:12]}"


def _read(file: Path) -> dict[str, tuple[float, ...]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {_hashed(key): _figures(written) for key, written in found.items()}
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
