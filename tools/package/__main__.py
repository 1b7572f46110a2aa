"""``python3 kit.py paquet SYSTÈME DOSSIER``: the file that installs the kit on computers of that system."""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from beebot.console.terminal import Parser
from tools.made import made, writable

SYSTEMS = tuple(sorted(file.parent.name for file in Path(__file__).parent.glob("*/maker.py")))
"""The systems that have a package. The ``maker`` of each writes it into a folder, and returns the files it wrote."""


def main(arguments: Sequence[str]) -> int:
    """Write the package that ``arguments`` name into the folder they name; returns the exit status."""
    parser = Parser(prog="kit.py paquet", description="ce qui installe le kit sans réseau, pour un système")
    parser.add_argument("systeme", metavar="SYSTÈME", choices=SYSTEMS, help=", ".join(SYSTEMS))
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, help="où écrire le paquet")
    told = "pour windows : le Python, en .zip, de python.org ; sinon, celui d'une roue"
    parser.add_argument("--python", metavar="FICHIER", type=Path, nargs=1, default=(), help=told)
    options = parser.parse_args(arguments)
    if options.python and options.systeme != "windows":
        parser.error(f"{options.systeme} a déjà un Python : ôtez --python")
    folder = writable(options.dossier.absolute())
    maker = importlib.import_module(f"tools.package.{options.systeme}.maker")
    for file in maker.write_package(folder, *options.python):
        print(f"{file.name} : {file.stat().st_size / 1e6:.1f} Mo")
    return 0


if __name__ == "__main__":
    sys.exit(made(lambda: main(sys.argv[1:])))
