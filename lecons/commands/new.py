"""``nouveau``: a séance, a mat or a learning path to fill in, which reads as it is."""

import argparse
from pathlib import Path
from types import MappingProxyType

from beebot.challenge import Genre
from beebot.console.typed import from_its_folder, typed
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import noted
from lecons.commands.new_file import filled, identifier, title_of, unwritable, write_new
from lecons.commands.new_path import write_path
from lecons.commands.verb import Report, Verb

_LESSON, _MAT, _PATH = "seance", "tapis", "parcours"


def write_mat(folder: Path) -> Path:
    """Make ``folder`` a content folder with a mat to fill in and a place for its pictures; returns the mat's file.

    Raises:
        KitError: there is such a mat already, or it cannot be written.
    """
    name = identifier(folder.resolve().name)
    file = folder / "tapis" / f"{name}.yaml"
    try:
        for inside in (file.parent, folder / "images"):
            inside.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        raise unwritable(file) from None
    opening = f"--ouvrir {file}"
    play = [f"{typed('beebot')} {opening}"]
    if not from_its_folder():
        play.append(f"python3 kit.py {opening}")
    told = " (ou, depuis le dossier du kit : ".join(play) + ")" * (len(play) - 1)
    write_new(file, filled("tapis", id=name, title=title_of(folder), play=told))
    return file


def write_lesson(file: Path) -> str:
    """Write a séance to fill in to ``file``, whole or not at all; returns its id.

    Raises:
        KitError: its name does not end in ``.yaml``, the file is there already, or it cannot be written.
    """
    if file.suffix != ".yaml":
        raise KitError(_("« {file} » ne finit pas par .yaml ; écrivez {name}.yaml").format(file=file, name=file.stem))
    name = identifier(file.stem)
    write_new(file, _blank(name))
    return name


def _blank(name: str) -> str:
    _first, *others = (genre.value for genre in Genre)
    return filled("seance", id=name, genres=", ".join(others), command=typed("beebot-lecons"))


def _arguments(parser: argparse.ArgumentParser) -> None:
    what = _("seance (sans rien), tapis ou parcours")
    parser.add_argument("quoi", nargs="?", choices=[_LESSON, _MAT, _PATH], default=_LESSON, help=what)
    help_file = _("le fichier à écrire, qui finit par .yaml ; pour un tapis ou un parcours, le dossier")
    parser.add_argument("fichier", type=Path, metavar="FICHIER", help=help_file)
    chosen = _("pour un parcours : les séances du kit à y copier, comme gs/cinq-cartes (une à compléter)")
    parser.add_argument("--avec", nargs="+", default=[], metavar="NOM", help=chosen)


def _act(options: argparse.Namespace) -> Report:
    if options.avec and options.quoi != _PATH:
        raise KitError(_("« --avec » va avec « nouveau parcours » ; enlevez-le"))
    return _MAKERS[options.quoi](options)


def _new_mat(options: argparse.Namespace) -> Report:
    file = write_mat(options.fichier)
    message = _("« {file} » est prêt ; mettez vos photos dans « {images} »")
    told = message.format(file=file, images=file.parent.parent / "images")
    return Report(told, {"file": str(file), "mat": file.stem})


def _new_path(options: argparse.Namespace) -> Report:
    file, first = write_path(options.fichier, options.avec, _blank)
    message = _("« {file} » est prêt ; pour y jouer : {play} --ouvrir {folder} --seance {first}")
    folder = f'"{options.fichier}"' if " " in str(options.fichier) else options.fichier
    told = message.format(file=file, play=typed("beebot"), folder=folder, first=first)
    return Report(told, {"file": str(file), "path": file.stem, "first": first})


def _new_lesson(options: argparse.Namespace) -> Report:
    name = write_lesson(options.fichier)
    message = _("« {file} » est prêt ; ouvrez-le dans un éditeur de texte").format(file=options.fichier)
    return Report(message, {"file": str(options.fichier), "lesson": name})


_MAKERS = MappingProxyType({_LESSON: _new_lesson, _MAT: _new_mat, _PATH: _new_path})
NEW = Verb("nouveau", noted("écrire une séance, un tapis ou un parcours à compléter"), _arguments, _act)
"""The verb's line in the table."""
