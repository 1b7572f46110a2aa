"""``python3 -m firmware_bridge.firmware``: rebuild ``robot.elf`` and ``robot.hex`` from the sources."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from beebot.i18n import gettext as _
from beebot.terminal import Parser, add_language, obey
from firmware_bridge.firmware import ELF, HEX, SOURCES
from firmware_bridge.firmware.build import Built, build, check_tools


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status, 1 where ``--verifier`` finds a difference."""
    return obey(_parser, _rebuild, argv)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python3 -m firmware_bridge.firmware", description=_("Reconstruire le micrologiciel du robot.")
    )
    add_language(parser)
    parser.add_argument(
        "--verifier", action="store_true", help=_("comparer avec les fichiers gardés, sans rien changer")
    )
    return parser


def _rebuild(options: argparse.Namespace) -> int:
    check_tools()
    with tempfile.TemporaryDirectory() as folder:
        built = build(SOURCES, Path(folder))
        same = _is_kept(built)
        if not options.verifier:
            ELF.write_bytes(built.elf.read_bytes())
            HEX.write_bytes(built.hex.read_bytes())
    said = _("les fichiers gardés sont les mêmes") if same else _("les fichiers gardés sont différents")
    print(
        _("{flash} octets de programme, {ram} de mémoire ; {said}").format(flash=built.flash, ram=built.ram, said=said)
    )
    return int(options.verifier and not same)


def _is_kept(built: Built) -> bool:
    return all(
        kept.exists() and kept.read_bytes() == new.read_bytes() for kept, new in ((ELF, built.elf), (HEX, built.hex))
    )


if __name__ == "__main__":
    sys.exit(main())
