"""``progression``: draw the year from its séances, as a page with plots that an adviser can read."""

import argparse
from pathlib import Path

import lecons
from beebot.errors import KitError, shown
from beebot.files.whole_file import whole_file
from beebot.i18n import gettext as _
from beebot.i18n import noted
from lecons.commands.verb import Report, Verb
from lecons.progression.page import PAGE, pages


def _arguments(parser: argparse.ArgumentParser) -> None:
    told = _("où écrire la page et ses dessins (docs)")
    parser.add_argument("dossier", nargs="?", type=Path, default=Path("docs"), metavar="DOSSIER", help=told)
    told = _("les séances de ce dossier, et non celles du kit")
    parser.add_argument("--dans", type=Path, default=lecons.CONTENT, metavar="CONTENU", help=told)


def _act(options: argparse.Namespace) -> Report:
    """Write the page and its drawings.

    Raises:
        KitError: a path cannot be read, or a file cannot be written.
    """
    written = pages(options.dans)
    for name, text in written.items():
        _write(options.dossier / name, text)
    sentence = _("la progression est dans {file}, avec {count} dessins")
    told = sentence.format(file=options.dossier / PAGE, count=len(written) - 1)
    return Report(told, {"files": [(options.dossier / name).as_posix() for name in written]})


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file, newline="\n") as stream:
            stream.write(text)
    except (OSError, ValueError):
        message = _("« {file} » ne s'écrit pas ; donnez un dossier où vous pouvez écrire")
        raise KitError(message.format(file=shown(str(file)))) from None


PROGRESSION = Verb("progression", noted("dessiner la progression de l'année, à partir des séances"), _arguments, _act)
