"""``imprimer``: a séance, a level or a mat as one PDF at its true size, with its pages counted."""

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from beebot.errors import KitError
from beebot.files.content_folder import data_folder, documents_folder
from beebot.files.system_errors import reason
from beebot.files.tablets_address import checked, keep_address, kept_address
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.loader import Problem
from lecons.commands.verb import Report, Verb
from lecons.copies import MOST
from lecons.printing.catalogue import documents, find
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import INKS
from lecons.printing.jobs import MAX_CELL, MIN_CELL, Job, Part, word_of
from lecons.printing.paper import PAPERS

_OPENERS = {"darwin": "open", "win32": "explorer"}
"""The programs that open a file in the one that shows such files, by system; elsewhere it is ``xdg-open``."""


def print_out(
    asked: str, folder: Path | None, order: Order, only: Sequence[str] = (), *, count: bool = False
) -> Report:
    """Print what was ``asked`` for as a PDF in ``folder``; with ``count``, only count its pages. Returns the report.

    Without ``folder`` it is the kit's folder among the person's documents. ``only`` are the names of the documents
    wanted; all of them where it is empty.

    Raises:
        KitError: there is no such thing, it cannot be laid out here, or the folder cannot be written.
    """
    found = find(asked)
    unused: list[Problem] = []
    whole = Job(found.name, found.title, documents(found, order, unused.append), order)
    job = whole.only(only)
    lines = [*map(_line, job.parts()), *([] if only else _left_out(whole.parts())), *map(_unused, unused)]
    lines += {each.note: None for each in whole.documents if each.name == "fiche" and each.note}
    file = None
    if not count:
        file = _written(job, folder or documents_folder())
        lines += _where(file)
    pages = len(job.pages)
    total = ngettext("« {title} » : {count} page {paper}", "« {title} » : {count} pages {paper}", pages)
    head = total.format(title=job.title, count=pages, paper=_paper(job, order))
    return Report("\n".join((head, *lines)), _data(job, file))


def _where(file: Path) -> Iterator[str]:
    yield _("écrit dans {file}").format(file=file)
    opened = f"{_OPENERS.get(sys.platform, 'xdg-open')} {_quoted(file)}"
    yield _("pour l'ouvrir : {command} ; puis imprimez à 100 %, sans ajuster à la page").format(command=opened)


def _quoted(file: Path) -> str:
    return f'"{file}"' if sys.platform == "win32" else shlex.quote(str(file))


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
        raise KitError(message.format(file=folder / job.file, reason=reason(error))) from error


def _line(part: Part) -> str:
    count = ngettext("{count} page", "{count} pages", part.pages).format(count=part.pages)
    return _("  {name} : {count}").format(name=word_of(part.name), count=count)


def _left_out(parts: Sequence[Part]) -> Iterator[str]:
    extra = [_line(part).strip() for part in parts if part.extra]
    if extra:
        yield _("en plus, avec « --seulement » : {names}").format(names=" ; ".join(extra))


def _unused(problem: Problem) -> str:
    """What is said of a picture that cannot be used, and that nothing here needs."""
    return _("image laissée de côté, rien ici n'en a besoin : {problem}").format(problem=problem)


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
    parser.add_argument(
        "--vers", metavar="DOSSIER", type=Path, help=_("où écrire le PDF (« Abeille », dans vos documents)")
    )
    parser.add_argument("--compter", action="store_true", help=_("dire le nombre de pages, sans rien écrire"))
    names = _("ne garder que ces documents, comme fiche ou tapis ; « --compter » dit leurs noms")
    parser.add_argument("--seulement", metavar="NOM", nargs="+", default=[], help=names)
    parser.add_argument("--papier", type=str.lower, choices=list(PAPERS), default="a4", help=_("les feuilles (a4)"))
    ink = _("en couleur, ou en noir et blanc avec peu d'encre (couleur)")
    parser.add_argument("--encre", type=str.lower, choices=list(INKS), default="couleur", help=ink)
    cell = _("la largeur d'une case en millimètres, de 50 à 400 (celle du tapis : le pas de son robot)")
    parser.add_argument("--case", metavar="MM", type=int, default=0, help=cell)
    children = _("pour combien d'enfants à la table (ceux que dit la fiche, sinon 6)")
    parser.add_argument("--enfants", metavar="N", type=int, help=children)
    pupils = _("combien il y en a dans la classe, où chacun garde le certificat, le carnet… (ce que dit la fiche)")
    parser.add_argument("--classe", metavar="N", type=int, help=pupils)
    address = _(
        "l'adresse du dossier des tablettes : un carré à viser ouvre chaque défi sur une tablette ; le mot seul prend "
        "celle que cet ordinateur a gardée"
    )
    parser.add_argument("--adresse", metavar="HTTPS", nargs="?", const="", help=address)


def _act(options: argparse.Namespace) -> Report:
    if options.case and not MIN_CELL <= options.case <= MAX_CELL:
        message = _("une case de {value} mm ne convient à aucun robot ; choisissez de {low} à {high}")
        raise KitError(message.format(value=options.case, low=MIN_CELL, high=MAX_CELL))
    for count in (options.enfants, options.classe):
        if count is not None and not 1 <= count <= MOST:
            message = _("{value} enfants, ce n'est pas une classe ; choisissez de 1 à {high}")
            raise KitError(message.format(value=count, high=MOST))
    address = "" if options.adresse is None else _address(options.adresse)
    paper, ink = PAPERS[options.papier], INKS[options.encre]
    order = Order(paper, ink, options.case, options.enfants or 0, address=address, pupils=options.classe or 0)
    report = print_out(options.quoi, options.vers, order, options.seulement, count=options.compter)
    kept = _kept(address) if options.adresse and not options.compter else ""
    return replace(report, text="\n".join(filter(None, (report.text, kept))))


def _address(said: str) -> str:
    """The address that is meant: the one that was ``said``, or else the one that was given before.

    Raises:
        KitError: it is none, or none was ever given.
    """
    if said:
        return checked(said)
    known = kept_address(data_folder())
    if not known:
        raise KitError(_("cet ordinateur ne connaît pas d'adresse ; donnez-la une fois : « --adresse https://… »"))
    return known


def _kept(address: str) -> str:
    """Keep an address for the prints to come; the sentence that says so, or why it cannot be kept."""
    try:
        keep_address(data_folder(), address)
    except OSError as error:
        message = _("l'adresse n'est pas gardée ({reason}) ; redonnez-la la prochaine fois")
        return message.format(reason=reason(error))
    return _("adresse gardée : « Imprimer », derrière la porte des adultes, sait maintenant mettre ce carré")


PRINT = Verb("imprimer", noted("une séance, un niveau ou un tapis en PDF, à l'échelle"), _arguments, _act)
"""The verb's line in the table."""
