"""``python3 kit.py publier DOSSIER``: every file of a release, and ``SHA256SUMS``."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from beebot.console.terminal import Parser
from beebot.errors import KitError
from installation.archive import IMPOSED, left_aside, told_aside, write_archive
from installation.belonging import belonging
from installation.folders import ROOT
from installation.stamp import version
from tools.made import growing, made, writable
from tools.release.build import build
from tools.release.parts import parts_list

SUMS = "SHA256SUMS"


def main(arguments: Sequence[str]) -> int:
    """Write the files of a release into the folder that ``arguments`` name; returns the exit status."""
    parser = Parser(prog="kit.py publier", description="tous les fichiers d'une version du kit, avec leurs sommes")
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, help="où écrire les fichiers, vide")
    folder: Path = parser.parse_args(arguments).dossier
    if folder.exists() and any(folder.iterdir()):
        raise KitError(f"{folder} n'est pas vide ; donnez un dossier vide, ou qui n'existe pas encore")
    if (ROOT / IMPOSED).exists():
        raise KitError(f"{IMPOSED} est à côté de kit.py : il est d'une ville ; ôtez-le avant de publier")
    if belonging() is None:
        raise KitError(
            "git ne suit pas ce dossier : rien ne dit quels fichiers sont ceux du kit ; partez de ses sources"
        )
    with growing(writable(folder)) as new:
        write_archive(new)
        build("--outdir", str(new))
        (new / f"abeille-{version()}.cdx.json").write_text(parts_list(), "utf-8", newline="\n")
        files = sorted(new.iterdir())
        sums = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
        (new / SUMS).write_text("".join(sums), "utf-8", newline="\n")
    if aside := left_aside():
        print(told_aside(aside), file=sys.stderr)
    print(*(file.name for file in files), SUMS, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(made(lambda: main(sys.argv[1:])))
