"""``construire``: the folder that any web space serves to tablets, made with one command."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from beebot.i18n import decimal, language, ngettext
from beebot.i18n import gettext as _
from lecons import FIRST_PATH, path_called, paths
from simulateur.web.build.folder import Order, check_free, made, write, write_archive
from simulateur.web.build.progress import Progress
from simulateur.web.build.site import LICENCES, PAGE
from simulateur.web.download import download_bytes

_MEGA = 1_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``construire`` to ``parser``."""
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, help=_("le dossier à faire, vide ou d'avant"))
    which = _("les parcours à y mettre, le premier s'ouvre (tous ceux du kit) : leurs fichiers, ou leurs noms comme cp")
    parser.add_argument("--parcours", metavar="NOM", nargs="+", default=[], help=which)
    parser.add_argument("--zip", action="store_true", help=_("écrire aussi DOSSIER.zip, le dossier en un fichier"))
    parser.add_argument("--sans-voix", action="store_true", help=_("ne pas y mettre la voix du kit"))
    archive = _("l'archive de Pyodide de npm, pour une machine sans Internet")
    parser.add_argument("--pyodide", metavar="FICHIER", type=Path, help=archive)


def act(options: argparse.Namespace) -> str:
    """Build the folder. Returns the sentence that says where it is and what to do with it.

    Raises:
        KitError: it cannot be built.
    """
    from platformdirs import user_cache_path  # noqa: PLC0415 (for who builds)

    check_free(options.dossier)
    cache = user_cache_path("beebot-kit", appauthor=False)
    order = Order(_files(options.parcours), cache, options.pyodide, not options.sans_voix, language())
    progress = Progress(order.steps)
    files = made(order, progress)
    count = len(files)
    progress.step(ngettext("Écriture de {count} fichier", "Écriture de {count} fichiers", count).format(count=count))
    write(files, options.dossier)
    archive = write_archive(files, options.dossier) if options.zip else None
    sizes = {name: download_bytes(name, data) for name, data in files.items() if name != LICENCES}
    voice = sum(size for name, size in sizes.items() if name.startswith("voices/"))
    told = ngettext(
        "{folder} : {count} fichier, {size} Mo à télécharger une fois par tablette, dont {voice} de voix",
        "{folder} : {count} fichiers, {size} Mo à télécharger une fois par tablette, dont {voice} de voix",
        count,
    )
    size = sum(sizes.values())
    weights = {"size": decimal(f"{size / _MEGA:.1f}"), "voice": decimal(f"{voice / _MEGA:.1f}")}
    first = told.format(folder=options.dossier, count=count, **weights)
    then = _("copiez-le sur un site en https, et ouvrez son adresse ({page}) sur chaque tablette : docs/tablettes.md")
    lines = [first, then.format(page=PAGE)]
    if archive is not None:
        lines.append(_("{archive} est le même dossier en un fichier, à transmettre").format(archive=archive))
    return "\n".join(lines)


def _files(names: Sequence[str]) -> tuple[Path, ...]:
    if not names:
        return (FIRST_PATH, *(file for file in paths() if file != FIRST_PATH))
    return tuple(map(path_called, names))
