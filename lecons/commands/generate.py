"""``generer``: new challenges of any kind for a level, as YAML to put in a séance.

The same seed gives the same challenges for ever.
"""

import argparse
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import lecons
from beebot.challenge import USUAL, Challenge, Genre
from beebot.errors import KitError, shown
from beebot.generator import GENRES, MAX_SEED, NamedMat, one_by_one
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.lesson import Level
from beebot.loader import load_mat
from beebot.writing.writer import challenge_yaml
from lecons.commands.verb import Report, Verb
from lecons.progress_bar import with_progress

_MOST = 100
_EVERY = "tous"
"""The word for every kind in turn."""


def propose(options: argparse.Namespace) -> Report:
    """The challenges asked for, as YAML items for the ``defis`` of a séance; after Ctrl-C, those made until then.

    Raises:
        KitError: there is no such mat, or no such challenge can be made on it.
    """
    level, seed, count = Level(options.niveau), options.graine, options.nombre
    mat = _mat(options.tapis) if options.tapis else None
    texts: list[str] = []
    stopped = False
    try:
        for challenge in with_progress(_made(options, mat), count):
            texts.append(challenge_yaml(challenge, mat.name if mat else ""))  # noqa: PERF401 (what is made before Ctrl-C is kept)
    except KeyboardInterrupt:
        stopped = True
    asked = {"level": level.value, "seed": seed, "genre": options.genre, "mat": mat and mat.name}
    data = {**asked, "challenges": texts}
    return Report("\n".join(texts).rstrip("\n"), data, stopped=stopped)


def _made(options: argparse.Namespace, mat: NamedMat | None) -> Iterator[Challenge]:
    genre = None if options.genre == _EVERY else Genre(options.genre)
    return one_by_one(Level(options.niveau), options.graine, options.nombre, genre, mat)


def _mat(text: str) -> NamedMat:
    """The kit's mat of that name, or the one in that file.

    Raises:
        KitError: there is none, or something is wrong in it.
    """
    names, file = _names(), Path(text)
    if text in names:
        return NamedMat(text, load_mat(lecons.CONTENT / "tapis" / f"{text}.yaml"))
    if file.suffix == ".yaml":
        return NamedMat(file.stem, load_mat(file))
    near = get_close_matches(text, names, n=1)
    remedy = (
        _("vouliez-vous « {word} » ?").format(word=near[0])
        if near
        else _("choisissez {words}").format(words=", ".join(names))
    )
    raise KitError(_("« {text} » n'est pas un tapis ; {remedy}").format(text=shown(text), remedy=remedy))


def _names() -> list[str]:
    return [file.stem for file in lecons.mats()]


def _within(low: int, high: int, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(high)) and low <= int(text) <= high):
        sentence = _("« {text} » n'est pas un nombre de {low} à {high}")
        raise argparse.ArgumentTypeError(sentence.format(text=text, low=low, high=high))
    return int(text)


def _seed(text: str) -> int:
    return _within(0, MAX_SEED - 1, text)


def _count(text: str) -> int:
    return _within(1, _MOST, text)


def _arguments(parser: argparse.ArgumentParser) -> None:
    levels = [level.value for level in Level]
    parser.add_argument("--niveau", choices=levels, default=Level.GS.value, help=_("PS, MS, GS, CP ou CE1 (GS)"))
    genres = [*(genre.value for genre in GENRES), _EVERY]
    words = ", ".join(genres)
    help_genre = _("le genre, ou « tous » l'un après l'autre : {words} (programmer)").format(words=words)
    parser.add_argument("--genre", choices=genres, default=USUAL.value, metavar="GENRE", help=help_genre)
    help_mat = _("un tapis du kit ou le fichier du vôtre : {words}").format(words=", ".join(_names()))
    parser.add_argument("--tapis", metavar="TAPIS", help=help_mat)
    parser.add_argument("--graine", type=_seed, default=1, metavar="N", help=_("la même donne les mêmes défis (1)"))
    parser.add_argument("--nombre", type=_count, default=1, metavar="N", help=_("combien de défis (1)"))


def _act(options: argparse.Namespace) -> Report:
    return propose(options)


GENERATE = Verb("generer", noted("de nouveaux défis pour un niveau, à mettre dans une séance"), _arguments, _act)
"""The verb's line in the table."""
