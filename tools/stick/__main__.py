"""``python3 kit.py cle DOSSIER``: a folder to copy onto a USB stick, and whether a copy of it is whole."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from beebot.console.terminal import Parser
from beebot.errors import KitError
from beebot.i18n import FRENCH, use_language
from installation.stamp import version
from tools.made import made
from tools.site.__main__ import build_site, installs_without_network
from tools.site.pages import PAGES, Head
from tools.site.printed import PATHS, weight
from tools.stick.names import unfit
from tools.stick.sums import files_of, unlisted, verified, write_sums

FIRST = "LISEZ-MOI.html"
_ON_STICK: Mapping[str, Head] = {
    **PAGES,
    FIRST: ("Lisez-moi : la clé du kit abeille", "Jouer, imprimer, installer, sans réseau : par où commencer."),
}
_TOLD = 20
"""How many files are named when a copy is not whole."""


def main(arguments: Sequence[str]) -> int:
    """Write the folder, or say whether a copy of it is whole; return the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    use_language(FRENCH)
    if options.verifier:
        return _verify(options.dossier)
    if not (options.tablettes and options.fichiers):
        parser.error("il faut --tablettes DOSSIER et --fichiers DOSSIER, ou --verifier")
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"  # the film needs neither
    fill(options.dossier, options.tablettes, options.fichiers)
    if not installs_without_network(options.fichiers.iterdir()):
        told = f"ajoutez à {options.fichiers} ce que fait « kit.py paquet », et refaites la clé"
        print(f"attention : rien sur cette clé n'installe le kit sans Internet ; {told}", file=sys.stderr)
    size = sum(file.stat().st_size for file in files_of(options.dossier))
    print(f"{options.dossier} : {weight(size)} ; copiez sur la clé ce qu'il contient, puis --verifier la clé")
    return 0


def fill(stick: Path, tablets: Path, given: Path, names: Sequence[str] = PATHS) -> None:
    """Write what the stick carries into the folder ``stick``, as ``build_site`` is given it, then the sums of it all.

    Raises:
        KitError: as ``build_site``; or a stick's file system has no room for a name or a file.
        OSError: a file cannot be read or written.
    """
    build_site(stick, tablets, given, names, _ON_STICK)
    faults = list(unfit(stick))
    if faults:
        raise KitError(f"{faults[0]} ; une clé ne peut pas le porter")
    write_sums(stick, version())


def _verify(stick: Path) -> int:
    told, missing, broken = verified(stick)
    for what, names in (("manque", missing), ("abîmé", broken), ("en plus", unlisted(stick))):
        for name in names[:_TOLD]:
            print(f"{what} : {name}")
        if names[_TOLD:]:
            print(f"{what} : et {len(names) - _TOLD} autres")
    if missing or broken:
        raise KitError(f"{stick} n'est pas entier (manquent : {len(missing)}, abîmés : {len(broken)}) ; recopiez-le")
    print(f"{stick} est entier : {told}")
    return 0


def _parser() -> Parser:
    parser = Parser(prog="kit.py cle", description="un dossier à copier sur une clé USB ; une copie est-elle entière ?")
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, help="le dossier à faire, vide ; ou la clé à vérifier")
    tablets = "ce que « tablette construire » a fait"
    parser.add_argument("--tablettes", metavar="DOSSIER", type=Path, help=tablets)
    files = "ce qui s'installe : installeurs, archive, roue, sources"
    parser.add_argument("--fichiers", metavar="DOSSIER", type=Path, help=files)
    parser.add_argument("--verifier", action="store_true", help="dire ce qui manque, ou est abîmé, sur une clé copiée")
    return parser


if __name__ == "__main__":
    sys.exit(made(lambda: main(sys.argv[1:])))
