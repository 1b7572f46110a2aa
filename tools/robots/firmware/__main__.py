"""``python3 -m tools.robots.firmware``: rebuild the ELF and HEX of every body from the sources."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from beebot.console.terminal import Parser, obey
from tools.robots.firmware import FOLDER, SOURCES
from tools.robots.firmware.build import BOARDS, Built, build, check_tools


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status, 1 where ``--verifier`` finds a difference."""
    return obey(_parser, _rebuild, argv)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python3 -m tools.robots.firmware", description="Reconstruire le micrologiciel du robot.")
    parser.add_argument("--verifier", action="store_true", help="comparer avec les fichiers gardés, sans rien changer")
    return parser


def _rebuild(options: argparse.Namespace) -> int:
    check_tools()
    differs = False
    with tempfile.TemporaryDirectory() as folder:
        for board in BOARDS:
            built = build(SOURCES, Path(folder), board)
            same = _is_kept(built)
            differs |= not same
            if not options.verifier:
                for made in (built.elf, built.hex):
                    (FOLDER / made.name).write_bytes(made.read_bytes())
            _say(board.name, built, same)
    return int(options.verifier and differs)


def _say(name: str, built: Built, same: bool) -> None:  # noqa: FBT001 (what was found, not an option)
    said = "les fichiers gardés sont les mêmes" if same else "les fichiers gardés sont différents"
    print(f"{name} : {built.flash} octets de programme, {built.ram} de mémoire ; {said}")


def _is_kept(built: Built) -> bool:
    pairs = ((FOLDER / made.name, made) for made in (built.elf, built.hex))
    return all(kept.exists() and kept.read_bytes() == new.read_bytes() for kept, new in pairs)


if __name__ == "__main__":
    sys.exit(main())
