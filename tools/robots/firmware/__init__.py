"""Builds the firmware of the kit's own robot: from its C sources, the files that are kept beside them."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "firmware_bridge" / "firmware"
SOURCES = FOLDER / "src"
ELF = FOLDER / "robot.elf"
HEX = FOLDER / "robot.hex"
"""What avrdude puts into the kit's own robot, in the Intel format. Those of Escornabots lie beside it."""
