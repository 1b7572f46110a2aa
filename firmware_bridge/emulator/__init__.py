"""Programs that speak a robot's protocol, with its times, limits and traps; they ship with the kit."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from firmware_bridge.emulator.direct import Emulator
from firmware_bridge.emulator.escornabot import Escornabot

EMULATORS: Mapping[str, Callable[[], Emulator]] = MappingProxyType({"escornabot": Escornabot})
"""What can be emulated, by the name of its driver."""
