"""``python3 -m tools.robots.emulators``: a robot of others that is not there, behind a port of this computer."""

import sys
from collections.abc import Sequence

from beebot.console.terminal import Parser, obey
from firmware_bridge.commands.emulate import add_port, emulate
from tools.robots.emulators import EMULATORS


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    return obey(_parser, lambda options: emulate(EMULATORS[options.robot](), options), argv)


def _parser() -> Parser:
    parser = Parser(prog="python3 -m tools.robots.emulators", description="Emulate a robot, as « emuler » does.")
    parser.add_argument("robot", choices=EMULATORS, help="the name of its driver")
    add_port(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
