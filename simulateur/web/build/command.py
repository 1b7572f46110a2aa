"""``construire``: the folder that any web space serves to tablets, made with one command."""

import argparse
import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path

from tqdm import tqdm

from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from lecons import FIRST_PATH, path_called, paths
from simulateur.web.build.folder import Order, check_free, made, write
from simulateur.web.build.site import PAGE

_MEGA = 1_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows the word."""
    parser.add_argument("dossier", metavar="DOSSIER", type=Path, help=_("le dossier à faire, vide ou d'avant"))
    which = _("les parcours à y mettre, le premier s'ouvre (tous ceux du kit) : leurs fichiers, ou leurs noms comme cp")
    parser.add_argument("--parcours", metavar="NOM", nargs="+", default=[], help=which)
    parser.add_argument("--sans-voix", action="store_true", help=_("ne pas y mettre la voix du kit"))
    archive = _("l'archive de Pyodide de npm, pour une machine sans Internet")
    parser.add_argument("--pyodide", metavar="FICHIER", type=Path, help=archive)


def act(options: argparse.Namespace) -> str:
    """Build the folder; the sentence that says where it is and what to do with it.

    Raises:
        KitError: it cannot be built.
    """
    from platformdirs import user_cache_path  # noqa: PLC0415 (for who builds)

    check_free(options.dossier)
    cache = user_cache_path("beebot-kit", appauthor=False)
    order = Order(_files(options.parcours), cache, options.pyodide, not options.sans_voix, language())
    files = made(order, _with_progress)
    write(files, options.dossier)
    sizes = {name: len(gzip.compress(data)) for name, data in files.items()}
    voice = sum(size for name, size in sizes.items() if name.startswith("voices/"))
    told = ngettext(
        "{folder} : {count} fichier, {size:.1f} Mo à télécharger une fois par tablette, dont {voice:.1f} de voix",
        "{folder} : {count} fichiers, {size:.1f} Mo à télécharger une fois par tablette, dont {voice:.1f} de voix",
        len(files),
    )
    size = sum(sizes.values())
    first = told.format(folder=options.dossier, count=len(files), size=size / _MEGA, voice=voice / _MEGA)
    then = _("copiez-le sur un site en https, et ouvrez son adresse ({page}) sur chaque tablette : docs/tablettes.md")
    return f"{first}\n{then.format(page=PAGE)}"


def _files(names: Sequence[str]) -> tuple[Path, ...]:
    if not names:
        return (FIRST_PATH, *(file for file in paths() if file != FIRST_PATH))
    return tuple(map(path_called, names))


def _with_progress(items: Sequence[str]) -> Iterable[str]:
    """The same sentences; a bar tells a person at a terminal how far they are."""
    bar: Iterable[str] = tqdm(items, disable=None, leave=False, desc=_("voix"))
    return bar
