"""The robots that the kit can drive: one table, one file a robot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from types import MappingProxyType

from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.robot import Capabilities, Robot, RobotError
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.clock import Clock, SystemClock
from firmware_bridge.drivers.bluebot import BluebotDriver, LargerBluebotDriver
from firmware_bridge.drivers.by_hand import ByHandDriver
from firmware_bridge.drivers.escornabot import EscornabotDriver, OlderEscornabotDriver
from firmware_bridge.drivers.escornabot_luci import EscornabotLuciDriver
from firmware_bridge.drivers.frozen.ozobot_evo import OzobotEvoDriver
from firmware_bridge.drivers.frozen.sphero_mini import SpheroMiniDriver
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.drivers.mbot import MbotDriver
from firmware_bridge.drivers.thymio import ThymioDriver
from firmware_bridge.drivers.timed import OpenLink, TimedDriver
from firmware_bridge.drivers.whole_program import WholeProgramDriver
from firmware_bridge.robot_ports import open_port


class Verified(Enum):
    """The nearest thing to a real robot that a driver has driven in our tests, or in somebody's hands."""

    REAL_ROBOT = auto()
    """Somebody drove a real one and said so."""
    REAL_FIRMWARE = auto()
    """The program of the real robot, in a simulator of its chip."""
    EMULATOR = auto()
    """A program of ours that answers as the robot does, as far as is known."""
    NOTHING = auto()
    """It has no link: its keys are asked for, and nothing of ours plays the robot."""


@dataclass(frozen=True, slots=True)
class DriverInfo:
    """A kind of robot: its name on the command line, its title for people, and how to make its driver.

    ``verified`` says on what the driver was proved; lists show it. ``by_air`` is True for a robot reached over
    Bluetooth Low Energy.
    """

    name: str
    title: str
    factory: Callable[[str, Clock], Robot]
    capabilities: Capabilities
    verified: Verified = Verified.EMULATOR
    by_air: bool = False
    open_link: OpenLink | None = None
    """What opens a link to such a robot; None for one that has none."""
    keeps_program: bool = False
    """Whether it is sent its program whole; the wheels of others are turned by the computer, step by step."""

    @property
    def tried_on_real_robot(self) -> bool:
        """Whether somebody has reported driving a real robot of this kind."""
        return self.verified is Verified.REAL_ROBOT


def _linked(
    name: str, title: str, driver: type[TimedDriver] | type[KitDriver], verified: Verified = Verified.EMULATOR
) -> DriverInfo:
    return DriverInfo(
        name,
        title,
        driver,
        driver.CAPABILITIES,
        verified,
        by_air=driver.CHANNEL is not None,
        open_link=partial(open_port, baud=driver.BAUD, channel=driver.CHANNEL, robot=driver.TITLE),
        keeps_program=issubclass(driver, (WholeProgramDriver, KitDriver)),
    )


DRIVERS: Mapping[str, DriverInfo] = MappingProxyType(
    {
        info.name: info
        for info in (
            *(
                DriverInfo(kind.name, kind.title, partial(ByHandDriver, kind=kind), kind.capabilities, Verified.NOTHING)
                for kind in UNLINKED.values()
            ),
            _linked("bluebot", "Blue-Bot", BluebotDriver),
            _linked("bluebot-200", "Blue-Bot (200)", LargerBluebotDriver),
            _linked("escornabot", "Escornabot", EscornabotDriver),
            _linked("escornabot-ancien", "Escornabot 1.3", OlderEscornabotDriver),
            _linked("escornabot-luci", "Escornabot Luci", EscornabotLuciDriver),
            _linked("kit", noted("robot du kit"), KitDriver, Verified.REAL_FIRMWARE),
            _linked("mbot", "mBot", MbotDriver),
            _linked("ozobot-evo", "Ozobot Evo", OzobotEvoDriver),
            _linked("sphero-mini", "Sphero Mini", SpheroMiniDriver),
            _linked("thymio", "Thymio", ThymioDriver),
        )
    }
)


def open_robot(name: str, port: str, clock: Clock | None = None) -> Robot:
    """Connect to a robot of the kind ``name`` on ``port``; the caller closes it.

    ``clock`` is the system's, at speed 1, unless the robot is an accelerated emulator.

    Raises:
        RobotError: no driver has that name, or what ``Robot.connect`` raises.
    """
    info = DRIVERS.get(name)
    if info is None:
        raise RobotError(
            _("robot inconnu « {name} » sur le port {port} ; les robots connus sont {names}").format(
                name=name, port=port, names=", ".join(DRIVERS)
            )
        )
    robot = info.factory(port, clock or SystemClock())
    robot.connect()
    return robot
