"""The robots that can be reached from here, as the screen needs to know them.

What knows wires, and pyserial with it, is imported when somebody asks; every function may take
seconds. To look around, or to hear which robots there are, a process of its own is enough: what knows
the radio takes some 17 MB.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from simulateur.game.messages.members import Member
from simulateur.game.reports import Around, Kind, Port
from simulateur.machine.process import start_child
from simulateur.machine.robots.robot_thread import RobotLink

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from beebot.robot import Robot
    from firmware_bridge.diagnostic import Facts
    from firmware_bridge.drivers import DriverInfo
    from firmware_bridge.robot_ports import PortInfo

FindPorts = Callable[[], "Iterable[PortInfo]"]
_PATIENCE_S = 60.0
"""The most seconds for a look round, or for the ports: it listens for four, and a slow disk takes as many to begin."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where and how robots are looked for.

    ``speed`` is that of an emulator, 1 for real robots. ``ports`` lists the ports to look at; None for those of this
    computer, on wires and in the air. ``paces`` is the file of the calibrations that robots cannot keep; None for the
    user's own. ``documents`` is the folder for a witness's file, in the same way.
    """

    speed: float = 1.0
    ports: FindPorts | None = None
    paces: Path | None = None
    documents: Path | None = None

    def find_ports(self) -> "Iterable[PortInfo]":
        """The ports to look at. Another process asks the radio; if that dies, only the ports on wires are left."""
        from firmware_bridge.robot_ports import find_ports

        if self.ports is not None:
            return self.ports()
        found, _status = _told_apart(_list, self)
        return find_ports() if found is None else found

    def gather(self, silenced: str = "") -> "Facts":
        """Facts that tell why a robot may not be reached. ``silenced`` says why the radio is unused, if it is."""
        from firmware_bridge.ble.sentences import radio_failed
        from firmware_bridge.diagnostic import gather
        from firmware_bridge.robot_ports import InTheAir

        if silenced:
            return gather(air=lambda: InTheAir(trouble=radio_failed(silenced)))
        return gather() if self.ports is None else gather(self.ports, air=InTheAir)


class Reached(NamedTuple):
    """A robot that can be driven: the ``member`` that the screen shows, and the ``link`` that drives it."""

    member: Member
    link: RobotLink


def member_for(info: "DriverInfo", port: str, robot: "Robot") -> Member:
    """The robot as the screen shows it, after it was reached on ``port``."""
    can = robot.capabilities
    return Member(info.name, info.title, port, can.abilities, can.cell_mm, has_wheels=can.has_wheels)


def look_around(places: Places) -> Around:
    """The kinds of robots that can be driven, the ports, and advice on what is wrong with them.

    A process of its own asks this computer. Where that dies or says nothing, this one looks at the wires alone: what a
    system has for its radio may have ended that process, and is not to end this one.
    """
    if places.ports is not None:
        return _seen(places)
    seen, status = _told_apart(_look, places)
    return seen or _seen(places, f"bleak, {status}")


def _told_apart(work: "Callable[[Connection, Places], None]", places: Places) -> "tuple[Any, int | None]":
    """What ``work`` tells from a process of its own, None if it says nothing; and how that process ended."""
    process, here = start_child(work, places, may_fork=False)
    told = None
    try:
        with here, suppress(EOFError, OSError):
            if here.poll(_PATIENCE_S):
                told = here.recv()
    finally:
        process.kill()
        process.join()
    return told, process.exitcode


def _look(there: "Connection", places: Places) -> None:
    there.send(_seen(places))


def _list(there: "Connection", places: Places) -> None:  # noqa: ARG001 (every work has them)
    from firmware_bridge.robot_ports import find_all

    there.send(find_all())


def _seen(places: Places, silenced: str = "") -> Around:
    from firmware_bridge.diagnostic import advise
    from firmware_bridge.drivers import DRIVERS

    facts = places.gather(silenced)
    drivers, found = DRIVERS.values(), [*(each.port for each in facts.ports), *facts.air.ports]
    kinds = tuple(
        Kind(info.name, info.title, info.tried_on_real_robot, info.capabilities.answers, info.by_air)
        for info in drivers
    )
    ports = tuple(Port(port.device, port.description, port.likely) for port in found)
    return Around(kinds, ports, advise(facts))


def search(places: Places, in_use: Collection[str]) -> tuple[tuple[Reached, ...], tuple[str, ...]]:
    """Link every robot that answers, on all ports but those ``in_use``. Returns the robots, and the ports it looked at.

    Raises:
        RobotError: none was found, and the calibrations kept on this computer are damaged.
    """
    from firmware_bridge.clock import SystemClock
    from firmware_bridge.discovery import find_robots

    free = [port for port in places.find_ports() if port.device not in in_use]
    found = find_robots(SystemClock(places.speed), ports=lambda: free, paces=places.paces)
    reached = (Reached(member_for(each.info, each.port, each.robot), RobotLink(each.robot)) for each in found)
    return tuple(reached), tuple(port.device for port in free)


def reach(places: Places, driver: str, port: str) -> Reached:
    """The robot that ``driver`` drives on ``port``, which is not opened yet.

    Raises:
        RobotError: the calibrations kept on this computer are damaged.
    """
    from firmware_bridge.calibration_file import make_robot
    from firmware_bridge.clock import SystemClock
    from firmware_bridge.drivers import DRIVERS

    info = DRIVERS[driver]
    robot = make_robot(info, port, SystemClock(places.speed), places.paces)
    return Reached(member_for(info, port, robot), RobotLink(robot))
