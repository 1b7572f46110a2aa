"""The verbs of ``beebot-robot``, one file each."""

from firmware_bridge.commands.calibrate import CALIBRATE
from firmware_bridge.commands.diagnose import DIAGNOSE
from firmware_bridge.commands.emulate import EMULATE
from firmware_bridge.commands.list_robots import LIST
from firmware_bridge.commands.send import SEND
from firmware_bridge.commands.together import TOGETHER
from firmware_bridge.commands.witness import WITNESS

VERBS = (LIST, SEND, TOGETHER, CALIBRATE, DIAGNOSE, WITNESS, EMULATE)
"""In the order of the help."""
