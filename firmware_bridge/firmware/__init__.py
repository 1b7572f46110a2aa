"""The firmware of the kit's own robot: C sources in ``src``, and what they were built into, to be flashed.

``tools.robots.firmware`` builds them.

``PROTOCOL.md`` says what the robot and a computer say to each other, ``LISEZMOI.md`` how to build the robot.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
SOURCES = FOLDER / "src"
ELF = FOLDER / "robot.elf"
HEX = FOLDER / "robot.hex"
"""What avrdude puts into the kit's own robot, in the Intel format. Those of Escornabots lie beside it."""
