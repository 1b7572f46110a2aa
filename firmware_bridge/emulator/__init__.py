"""Programs that speak a robot's protocol, with its times, limits and traps; they ship with the kit."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from firmware_bridge.emulator.bluebot import Bluebot
from firmware_bridge.emulator.by_hand import TOYS, ChildWithRobot
from firmware_bridge.emulator.direct import Emulator
from firmware_bridge.emulator.escornabot import Escornabot
from firmware_bridge.emulator.escornabot_luci import EscornabotLuci
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.mbot import Mbot
from firmware_bridge.emulator.ozobot_evo import OzobotEvo
from firmware_bridge.emulator.sphero_mini import SpheroMini
from firmware_bridge.emulator.thymio import Thymio

EMULATORS: Mapping[str, Callable[[], Emulator]] = MappingProxyType(
    {
        **{name: partial(ChildWithRobot, toy=toy) for name, toy in TOYS.items()},
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
