"""``imprimer``: a séance, a level or a mat as one PDF at its true size, with its pages counted."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from beebot.errors import KitError
from beebot.files.reasons import reason
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from lecons.commands.verb import Report, Verb
from lecons.printing.catalogue import documents, find
from lecons.printing.documents.codes import checked
from lecons.printing.documents.order import CHILDREN, Order
from lecons.printing.ink import INKS
from lecons.printing.jobs import MAX_CELL, MAX_CHILDREN, MIN_CELL, Job, Part
from lecons.printing.paper import PAPERS


def print_out(asked: str, folder: Path, order: Order, only: Sequence[str] = (), *, count: bool = False) -> Report:
    """Count the pages of what was ``asked`` for, and write them into ``folder`` unless only the ``count`` is wanted.

    ``only`` are names of documents; all of them where it is empty.

    Raises:
        KitError: there is no such thing, it cannot be laid out here, or the folder cannot be written.
    """
    found = find(asked)
    job = Job(found.name, found.title, documents(found, order), order).only(only)
    lines = [_line(part) for part in job.parts()]
    file = None
    if not count:
        file = _written(job, folder)
        lines.append(_("écrit dans {file}").format(file=file))
    pages = len(job.pages)
    total = ngettext("« {title} » : {count} page {paper}", "« {title} » : {count} pages {paper}", pages)
    head = total.format(title=job.title, count=pages, paper=_paper(job, order))
    return Report("\n".join((head, *lines)), _data(job, file))


def _paper(job: Job, order: Order) -> str:
    """What it is printed on: the paper that was asked for, or how large a single sheet of its own is."""
    own = [page.paper for page in job.pages if page.paper.name != order.paper.name]
    if len(own) != len(job.pages) or len(set(own)) != 1:
        return order.paper.name
    return _("de {width} × {height} cm").format(width=round(own[0].width / 10), height=round(own[0].height / 10))


def _written(job: Job, folder: Path) -> Path:
    try:
        return job.write(folder)
    except OSError as error:
        message = _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier avec « --vers »")
        raise KitError(message.format(file=folder / f"{job.name}.pdf", reason=reason(error))) from error


def _line(part: Part) -> str:
    count = ngettext("{count} page", "{count} pages", part.pages).format(count=part.pages)
    return _("  {name} : {count}").format(name=part.name, count=count)


def _data(job: Job, file: Path | None) -> dict[str, object]:
    return {
        "name": job.name,
        "title": job.title,
        "file": None if file is None else file.as_posix(),
        "pages": len(job.pages),
        "documents": [{"name": each.name, "title": each.title, "pages": len(each.pages)} for each in job.documents],
    }


def _arguments(parser: argparse.ArgumentParser) -> None:
    what = _("une séance, un parcours ou un tapis : son fichier, ou son nom comme gs/le-code-des-fleches")
    parser.add_argument("quoi", metavar="QUOI", help=what)
    parser.add_argument("--vers", metavar="DOSSIER", type=Path, default=Path(), help=_("où écrire le PDF (ici)"))
    parser.add_argument("--compter", action="store_true", help=_("dire le nombre de pages, sans rien écrire"))
    names = _("ne garder que ces documents, comme fiche ou tapis ; « --compter » dit leurs noms")
    parser.add_argument("--seulement", metavar="NOM", nargs="+", default=[], help=names)
    parser.add_argument("--papier", choices=list(PAPERS), default="a4", help=_("les feuilles (a4)"))
    ink = _("en couleur, ou en noir et blanc avec peu d'encre (couleur)")
    parser.add_argument("--encre", choices=list(INKS), default="couleur", help=ink)
    cell = _("la largeur d'une case en millimètres, de 50 à 400 (celle du tapis : le pas de son robot)")
    parser.add_argument("--case", metavar="MM", type=int, default=0, help=cell)
    parser.add_argument("--enfants", metavar="N", type=int, default=CHILDREN, help=_("pour combien d'enfants (6)"))
    address = _("l'adresse du dossier des tablettes : un carré à viser ouvre chaque défi sur une tablette")
    parser.add_argument("--adresse", metavar="HTTPS", default="", help=address)


def _act(options: argparse.Namespace) -> Report:
    if options.case and not MIN_CELL <= options.case <= MAX_CELL:
        message = _("une case de {value} mm ne convient à aucun robot ; choisissez de {low} à {high}")
        raise KitError(message.format(value=options.case, low=MIN_CELL, high=MAX_CELL))
    if not 1 <= options.enfants <= MAX_CHILDREN:
        message = _("{value} enfants, ce n'est pas une classe ; choisissez de 1 à {high}")
        raise KitError(message.format(value=options.enfants, high=MAX_CHILDREN))
    order = Order(
        PAPERS[options.papier],
        INKS[options.encre],
        options.case,
        options.enfants,
        address=checked(options.adresse) if options.adresse else "",
    )
    return print_out(options.quoi, options.vers, order, options.seulement, count=options.compter)


PRINT = Verb("imprimer", noted("une séance, un niveau ou un tapis en PDF, à l'échelle"), _arguments, _act)
"""The verb's line in the table."""
