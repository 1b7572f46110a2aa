"""``python3 kit.py site DOSSIER``: the kit's site as plain files, for any web space or a stick."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from beebot.console.terminal import Parser
from beebot.errors import KitError
from beebot.i18n import FRENCH, decimal, use_language
from installation.stamp import version
from simulateur.web.build.site import LICENCES, PAGE
from simulateur.web.download import download_bytes
from tools.made import made, writable
from tools.site.film import write_film
from tools.site.guides import guides
from tools.site.pages import PAGES, Head, write_pages
from tools.site.printed import PATHS, SHOWN, printed_paths, weight, write_pictures

_TRY, _GET = "essayer", "telecharger"
_MEGA = 1e6
_PURPOSES = {
    "-setup.exe": (
        "un PC sous Windows",
        "Un double clic, et le oui d'un administrateur. Pas encore vu sur un vrai Windows.",
    ),
    "-windows.zip": (
        "un PC sous Windows, sans rien y installer",
        "Tout le dossier s'extrait ; ouvrez-y « abeille.exe ». Pas encore vu sur un vrai Windows.",
    ),
    ".msi": (
        "beaucoup de PC sous Windows",
        "S'installe sans question, pour tous les comptes. Pas encore vu sur un vrai Windows.",
    ),
    ".deb": ("Debian 12 ou 13", "« sudo apt install ./ », puis le nom du fichier."),
    ".zip": (
        "un autre ordinateur, un Mac",
        "Il y faut Python 3.11 ou après, et Internet une fois. Le dossier s'extrait, puis s'ouvre d'un double clic.",
    ),
    ".whl": ("Python, et vous le connaissez", "« pip install », puis « beebot »."),
    ".gz": ("de quoi développer", "Les sources, et tous les contrôles."),
    ".json": ("un parc à surveiller", "La liste des composants (CycloneDX)."),
}
"""What whoever takes a file has, and what to know of it, by how its name ends. Others are not given away."""

_INSTALLERS = (".exe", ".msi", ".deb")
_WITHOUT_NETWORK = (*_INSTALLERS, "-windows.zip")


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the site offers for download; ``place`` is its path on the site."""

    place: str
    name: str
    size: str
    purpose: str
    note: str


def main(arguments: Sequence[str]) -> int:
    """Write the site; return the exit status."""
    options = _parser().parse_args(arguments)
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"  # the film needs neither
    use_language(FRENCH)
    build_site(options.dossier, options.tablettes, options.fichiers)
    files = [file for file in options.dossier.rglob("*") if file.is_file()]
    print(f"{options.dossier} : {len(files)} fichiers, {weight(sum(file.stat().st_size for file in files))}")
    return 0


def build_site(
    site: Path, tablets: Path, given: Path, names: Sequence[str] = PATHS, pages: Mapping[str, Head] = PAGES
) -> None:
    """Write the site: the game from the folder ``tablets``, downloads from ``given``, the paths called ``names``.

    ``pages`` are those in French, with their heads.

    Raises:
        KitError: ``site`` is not empty, ``tablets`` has no game, or something cannot be laid out.
        OSError: a file cannot be read or written.
    """
    if site.exists() and any(site.iterdir()):
        raise KitError(f"{site} n'est pas vide ; donnez un dossier vide, ou qui n'existe pas encore")
    if not (tablets / PAGE).is_file():
        raise KitError(f"{tablets} n'a pas d'{PAGE} ; faites-le d'abord : python3 kit.py tablette construire {tablets}")
    left = [file for file in sorted(given.iterdir()) if file.is_file()]
    writable(site)
    shutil.copytree(tablets, site / _TRY)
    files = tuple(_given(left, site))
    write_film(site / "film.webp", site / "film-repos.webp")
    paths = printed_paths(site, lambda title: print(title, flush=True), names)
    shown = next((path for path in paths if path.id == SHOWN), paths[0]).lessons[0]
    fetched = [file for file in tablets.rglob("*") if file.is_file() and file.name != LICENCES]
    size = sum(download_bytes(file.name, file.read_bytes()) for file in fetched)
    about = {
        "shown": shown,
        "shown_pages": write_pictures(site, shown.tomorrow),
        "count": len({lesson.id for path in paths for lesson in path.lessons}),
        "files": files,
        "installers": any(file.name.endswith(_INSTALLERS) for file in files),
        "without_network": installs_without_network(files),
        "version": version(),
        "try_size": decimal(f"{size / _MEGA:.1f}"),
    }
    write_pages(site, about, paths, guides(), pages)


def installs_without_network(files: Iterable[Path | Download]) -> bool:
    """Whether one of ``files`` installs the kit, or is the kit, with nothing from the Internet."""
    return any(file.name.endswith(_WITHOUT_NETWORK) for file in files)


def _given(left: list[Path], site: Path) -> Iterator[Download]:
    """Copy what is given away, and say of each file what it is for; their sums go beside the pages."""
    sums = []
    (site / _GET).mkdir()
    for ending, (purpose, note) in _PURPOSES.items():
        for file in [each for each in left if each.name.endswith(ending)]:
            left.remove(file)
            shutil.copyfile(file, site / _GET / file.name)
            sums.append(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {_GET}/{file.name}\n")
            yield Download(f"{_GET}/{file.name}", file.name, weight(file.stat().st_size), purpose, note)
    (site / "SHA256SUMS").write_text("".join(sums), "utf-8", newline="\n")


def _parser() -> Parser:
    parser = Parser(prog="kit.py site", description="le site du kit, en fichiers, pour n'importe quel hébergement")
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, help="le dossier à faire, vide")
    tablets = "ce que « tablette construire » a fait : la page « Essayer »"
    parser.add_argument("--tablettes", metavar="DOSSIER", type=Path, required=True, help=tablets)
    files = "les fichiers à donner : archive, roue, sources"
    parser.add_argument("--fichiers", metavar="DOSSIER", type=Path, required=True, help=files)
    return parser


if __name__ == "__main__":
    sys.exit(made(lambda: main(sys.argv[1:])))
