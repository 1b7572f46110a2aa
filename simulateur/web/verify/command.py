"""``verifier``: asks an address for the folder of tablets, as a tablet would, and says what is wrong."""

import argparse
import sys
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import decimal, ngettext
from beebot.i18n import gettext as _
from lecons.progress_bar import with_progress
from simulateur.web.verify.faults import check
from simulateur.web.verify.poster import write_poster
from simulateur.web.verify.spaces import Folder, Space, WebSpace, is_address


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``verifier`` to ``parser``."""
    told = _("l'adresse que les tablettes ouvriront, comme https://ecole.example/abeille/, ou un dossier d'ici")
    parser.add_argument("ou", metavar="ADRESSE|DOSSIER", help=told)
    sheet = _(
        "si tout va bien, écrire une affiche à imprimer (HTML) : le carré à viser, et l'écran d'accueil en images"
    )
    parser.add_argument("--affiche", metavar="FICHIER", type=Path, help=sheet)


def act(options: argparse.Namespace) -> str:
    """Check the address or folder; returns the sentence that says that all is well.

    Raises:
        KitError: something is wrong; its sentences say what, one a line.
    """
    if options.affiche and not is_address(options.ou):
        raise KitError(_("l'affiche a besoin de l'adresse que les tablettes ouvriront ; donnez-la au lieu du dossier"))
    space: Space = WebSpace(options.ou) if is_address(options.ou) else Folder(Path(options.ou))
    found = check(space, with_progress)
    for sentence in found.good_to_know:
        sys.stderr.write(_("À savoir : {what}").format(what=sentence) + "\n")
    if found.faults:
        raise KitError("\n".join(found.faults))
    told = ngettext(
        "{where} : {count} fichier comparé, {size} Mo à télécharger une fois par tablette, "
        "tout est là (version {version})",
        "{where} : {count} fichiers comparés, {size} Mo à télécharger une fois par tablette, "
        "tout est là (version {version})",
        found.compared,
    )
    first = told.format(
        where=space.name, count=found.compared, size=decimal(f"{found.sent / 1e6:.1f}"), version=found.version
    )
    if isinstance(space, Folder):
        then = _("posez-le sur un site en https, puis vérifiez l'adresse de même : tablette verifier ADRESSE")
    else:
        then = _("ouvrez cette adresse une fois sur chaque tablette, et mettez-la sur l'écran d'accueil")
    lines = [first, then]
    if options.affiche:
        write_poster(space.name, options.affiche)
        lines.append(
            _("{file} est l'affiche : ouvrez-la dans un navigateur, et imprimez-la").format(file=options.affiche)
        )
    return "\n".join(lines)
