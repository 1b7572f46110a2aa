"""Find a robot by itself: ask on every port, all at the same time, which robot is there.

Only robots that answer a question can be found so, and those that show themselves by name over the air: an Escornabot,
or a Blue-Bot on a serial port, says nothing, and must be named.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from beebot.i18n import gettext as _
from beebot.i18n import in_this_language
from beebot.robot import Robot, RobotError
from firmware_bridge.ble.scan import PREFIX, kinds_at
from firmware_bridge.ble.sentences import NotSuchARobotError
from firmware_bridge.calibration_file import DamagedFiguresError, make_robot
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DRIVERS, DriverInfo
from firmware_bridge.drivers.not_this_robot import NotThisRobotError
from firmware_bridge.robot_ports import PortInfo, find_all, find_ports


@dataclass(frozen=True, slots=True)
class Found:
    """A robot that answered and is connected; whoever receives it closes it."""

    info: DriverInfo
    port: str
    robot: Robot


def candidates(port: PortInfo) -> tuple[DriverInfo, ...]:
    """The kinds of robots to try on ``port``, the likeliest first: only kinds that answer or send their name."""
    known = tuple(DRIVERS[name] for name in port.likely if name in DRIVERS)  # another version of the kit has others
    return known[:1] if port.names_itself else tuple(info for info in known if info.capabilities.answers)


def find_robots(
    clock: Clock,
    port: str | None = None,
    ports: Callable[[], Iterable[PortInfo]] = find_all,
    paces: Path | None = None,
) -> tuple[Found, ...]:
    """Every robot that answers now, sorted by port, or only the one on ``port``. Takes ten seconds at most.

    Opening a port makes most robots start anew, so no program should be running on one. ``paces`` is the file of
    figures, the user's own unless given.

    Raises:
        RobotError: nothing can be asked on ``port``, or none of our robots answers there; or none was found on any, and
        the file of figures is damaged.
    """
    if port is not None:
        return (_ask(port, _may_be_at(port), clock, paces),)
    likely = [each for each in ports() if candidates(each)]
    if not likely:
        return ()
    with ThreadPoolExecutor(len(likely)) as pool:
        ask = in_this_language(lambda each: _ask_quietly(each.device, candidates(each), clock, paces))
        outcomes = tuple(pool.map(ask, likely))
    found = tuple(each for each in outcomes if isinstance(each, Found))
    for each in outcomes:
        if isinstance(each, DamagedFiguresError) and not found:
            raise each
    return found


def _may_be_at(port: str) -> list[DriverInfo]:
    """The robots that would answer on a port, or that name themselves in the air; those that its chip points to first.

    A Thymio that was asked in another robot's words waits for the rest of a long message, and answers nobody any more.
    """
    if port.startswith(PREFIX):
        return [DRIVERS[name] for name in kinds_at(port)]
    first = [info for each in find_ports() if each.device == port for info in candidates(each)]
    return [*first, *(info for info in DRIVERS.values() if info.capabilities.answers and info not in first)]


def _ask_quietly(
    device: str, infos: Sequence[DriverInfo], clock: Clock, paces: Path | None
) -> Found | DamagedFiguresError | None:
    try:
        return _ask(device, infos, clock, paces)
    except DamagedFiguresError as error:
        return error
    except RobotError:
        return None


def _ask(device: str, infos: Sequence[DriverInfo], clock: Clock, paces: Path | None) -> Found:
    for info in infos:
        robot = make_robot(info, device, clock, paces)
        try:
            robot.connect()
        except (NotThisRobotError, NotSuchARobotError):
            continue
        return Found(info, device, robot)
    raise RobotError(
        _(
            "aucun robot connu ne répond sur le port {port} ; allumez-le ou rebranchez-le, "
            "ou dites lequel avec --robot (un Escornabot ou un Blue-Bot ne répond jamais)"
        ).format(port=device)
    )
