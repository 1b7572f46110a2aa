"""``imprimer``: a séance, a level or a mat as one PDF at its true size, with its pages counted."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.reasons import reason
from beebot.whole_file import write_whole
from lecons.commands.verb import Report, Verb
from lecons.printing.catalogue import Found, documents, find
from lecons.printing.documents.order import CHILDREN, Order
from lecons.printing.ink import INKS
from lecons.printing.leaf import Document
from lecons.printing.paper import PAPERS

MIN_CELL, MAX_CELL = 50, 400
"""Millimetres that a cell may be wide."""
MAX_CHILDREN = 40
MAX_PAGES = 400
"""Nobody wants more paper of one command; a mat of cells that are far too large takes more."""


def print_out(asked: str, folder: Path, order: Order, only: Sequence[str] = (), *, count: bool = False) -> Report:
    """Count the pages of what was ``asked`` for, and write them into ``folder`` unless only the ``count`` is wanted.

    ``only`` are names of documents; all of them where it is empty.

    Raises:
        KitError: there is no such thing, it cannot be laid out here, or the folder cannot be written.
    """
    found = find(asked)
    chosen = _chosen(documents(found, order), only)
    pages = sum(len(each.pages) for each in chosen)
    if pages > MAX_PAGES:
        message = _("cela ferait {count} pages, plus de {limit} ; prenez des cases plus petites, ou « --seulement »")
        raise KitError(message.format(count=pages, limit=MAX_PAGES))
    file = folder / f"{found.name}.pdf"
    lines = [_line(name, many) for name, many in _counted(chosen).items()]
    if not count:
        from lecons.printing.typeset import pdf  # noqa: PLC0415 (whoever counts pages needs no Typst)

        _write(file, pdf(chosen, found.title, order.ink))
        lines.append(_("écrit dans {file}").format(file=file))
    total = ngettext("« {title} » : {count} page {paper}", "« {title} » : {count} pages {paper}", pages)
    head = total.format(title=found.title, count=pages, paper=order.paper.name)
    return Report("\n".join((head, *lines)), _data(found, file, chosen, written=not count))


def _chosen(made: tuple[Document, ...], only: Sequence[str]) -> tuple[Document, ...]:
    if not only:
        return tuple(each for each in made if not each.extra)
    known = list(dict.fromkeys(each.name for each in made))
    for name in only:
        if name not in known:
            message = _("pas de document « {name} » ici ; choisissez parmi {words}")
            raise KitError(message.format(name=name, words=", ".join(known)))
    return tuple(each for each in made if each.name in only)


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, data, private=False)
    except OSError as error:
        message = _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier avec « --vers »")
        raise KitError(message.format(file=file, reason=reason(error))) from error


def _counted(chosen: Sequence[Document]) -> dict[str, int]:
    """The pages of each name of document, in their order; a level has many sheets."""
    counted: dict[str, int] = {}
    for document in chosen:
        counted[document.name] = counted.get(document.name, 0) + len(document.pages)
    return counted


def _line(name: str, many: int) -> str:
    count = ngettext("{count} page", "{count} pages", many).format(count=many)
    return _("  {name} : {count}").format(name=name, count=count)


def _data(found: Found, file: Path, chosen: Sequence[Document], *, written: bool) -> dict[str, object]:
    return {
        "name": found.name,
        "title": found.title,
        "file": file.as_posix() if written else None,
        "pages": sum(len(each.pages) for each in chosen),
        "documents": [{"name": each.name, "title": each.title, "pages": len(each.pages)} for each in chosen],
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


def _act(options: argparse.Namespace) -> Report:
    if options.case and not MIN_CELL <= options.case <= MAX_CELL:
        message = _("une case de {value} mm ne convient à aucun robot ; choisissez de {low} à {high}")
        raise KitError(message.format(value=options.case, low=MIN_CELL, high=MAX_CELL))
    if not 1 <= options.enfants <= MAX_CHILDREN:
        message = _("{value} enfants, ce n'est pas une classe ; choisissez de 1 à {high}")
        raise KitError(message.format(value=options.enfants, high=MAX_CHILDREN))
    order = Order(PAPERS[options.papier], INKS[options.encre], options.case, options.enfants)
    return print_out(options.quoi, options.vers, order, options.seulement, count=options.compter)


PRINT = Verb("imprimer", noted("une séance, un niveau ou un tapis en PDF, à l'échelle"), _arguments, _act)
"""The verb's line in the table."""
