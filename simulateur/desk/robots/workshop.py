"""The robots that can be reached from here, as the screen needs to know them.

What knows wires, and pyserial with it, is imported when somebody asks; every method may take seconds.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulateur.desk.robots.link import RobotLink
from simulateur.game.adults.robots import Around, Kind, Port
from simulateur.game.members import Member

if TYPE_CHECKING:
    from firmware_bridge.ports import PortInfo

FindPorts = Callable[[], "Iterable[PortInfo]"]


@dataclass(frozen=True, slots=True)
class Reached:
    """A robot that the team may take in."""

    member: Member
    link: RobotLink


class Workshop:
    """``speed`` is that of an emulator, 1 for real robots.

    ``ports`` lists those of this computer unless others are given, ``paces`` is where calibrations are kept that a
    robot cannot keep.
    """

    def __init__(self, speed: float = 1.0, ports: FindPorts | None = None, paces: Path | None = None) -> None:
        self._speed = speed
        self._given_ports = ports
        self.paces = paces

    def look_around(self) -> Around:
        """The kinds of robots, the ports, and what is wrong with them."""
        from firmware_bridge.diagnostic import advise, gather  # noqa: PLC0415 (pyserial, when somebody asks for it)
        from firmware_bridge.drivers import DRIVERS  # noqa: PLC0415

        facts = gather(self._ports)
        kinds = tuple(Kind(info.name, info.title, info.tried_on_real_robot) for info in DRIVERS.values())
        ports = tuple(Port(each.port.device, each.port.description, each.port.likely) for each in facts.ports)
        return Around(kinds, ports, advise(facts))

    def search(self, in_use: Collection[str]) -> tuple[Reached, ...]:
        """Every robot that answers, on the ports that are not ``in_use``; each is connected."""
        from firmware_bridge.clock import SystemClock  # noqa: PLC0415
        from firmware_bridge.discovery import find_robots  # noqa: PLC0415
        from simulateur.desk.robots.tasks import link_to, member_for  # noqa: PLC0415

        found = find_robots(
            SystemClock(self._speed), ports=lambda: [port for port in self._ports() if port.device not in in_use]
        )
        return tuple(Reached(member_for(each.info, each.port, each.robot), link_to(each.robot)) for each in found)

    def reach(self, driver: str, port: str) -> Reached:
        """The robot of that kind on that port, which is not opened yet.

        Raises:
            RobotError: the calibrations kept on this computer are damaged.
        """
        from firmware_bridge.clock import SystemClock  # noqa: PLC0415
        from firmware_bridge.drivers import DRIVERS  # noqa: PLC0415
        from firmware_bridge.paces import make_robot  # noqa: PLC0415
        from simulateur.desk.robots.tasks import link_to, member_for  # noqa: PLC0415

        info = DRIVERS[driver]
        robot = make_robot(info, port, SystemClock(self._speed), self.paces)
        return Reached(member_for(info, port, robot), link_to(robot))

    def _ports(self) -> "Iterable[PortInfo]":
        from firmware_bridge.ports import find_ports  # noqa: PLC0415

        return (self._given_ports or find_ports)()
