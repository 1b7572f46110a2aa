"""Programs that speak others' robots' protocols, with their times, limits and traps: drivers are tried on them."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.escornabot_luci import EscornabotLuci
from tools.robots.emulators.mbot import Mbot
from tools.robots.emulators.ozobot_evo import OzobotEvo
from tools.robots.emulators.sphero_mini import SpheroMini
from tools.robots.emulators.thymio import Thymio

EMULATORS: Mapping[str, Callable[[], Emulator]] = MappingProxyType(
    {
        "bluebot": Bluebot,
        "bluebot-200": partial(Bluebot, memory=200),
        "escornabot": Escornabot,
        "escornabot-ancien": partial(Escornabot, older=True),
        "escornabot-luci": EscornabotLuci,
        "kit": KitRobot,
        "mbot": Mbot,
        "ozobot-evo": OzobotEvo,
        "sphero-mini": SpheroMini,
        "thymio": Thymio,
    }
)
"""What can be emulated, by the name of its driver."""
