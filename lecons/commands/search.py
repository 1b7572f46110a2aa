"""``chercher``: which séances speak of some words, are for a level, are held in a place or are on a topic."""

import argparse
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import lecons
from beebot.console.typed import typed
from beebot.errors import KitError, shown
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext, noted
from beebot.lesson import Audience, Lesson, Level
from beebot.loader import load_lesson
from beebot.text import Text
from lecons.commands.verb import Report, Verb
from lecons.topics import Topic, topics_of

_WORD = re.compile(r"[^\W_]+")


class _Read(NamedTuple):
    name: str
    """The file, from the folder of séances."""
    file: str
    """The file, as every other command takes it."""
    lesson: Lesson


def _arguments(parser: argparse.ArgumentParser) -> None:
    told = _("des mots, ou leur début, sans accents si l'on veut ; il faut les trouver tous")
    parser.add_argument("mots", nargs="*", metavar="MOT", help=told)
    parser.add_argument("--niveau", type=str.upper, choices=[each.value for each in Level], help=_("pour ce niveau"))
    parser.add_argument("--lieu", choices=[each.value for each in Audience], help=_("là où l'on est"))
    parser.add_argument("--theme", choices=[each.value for each in Topic], help=_("sur ce thème"))
    parser.add_argument(
        "--dans", type=Path, default=lecons.CONTENT, metavar="DOSSIER", help=_("dans ce dossier, et non dans le kit")
    )


def _act(options: argparse.Namespace) -> Report:
    """Say which séances are meant, the best first: a word of the title counts most.

    Raises:
        KitError: the folder holds no séance, or one that cannot be read.
    """
    wanted = _words(" ".join(options.mots))
    found = [each for each in _read(options.dans) if _is_for(each.lesson, options)]
    ranked = sorted(((_rank(each.lesson, wanted), each.name, each) for each in found), key=lambda each: each[:2])
    held = [each for rank, _name, each in ranked if rank >= 0]
    data = {"found": [_as_data(each) for each in held]}
    return Report("\n".join(_lines(held)), data)


def _read(folder: Path) -> Iterator[_Read]:
    root = folder / "seances" if (folder / "seances").is_dir() else folder
    files = sorted(root.rglob("*.yaml"))
    if not files:
        raise KitError(
            _("{folder} n'a pas de séance ; donnez un dossier où il y en a").format(folder=shown(str(folder)))
        )
    for file in files:
        yield _Read(file.relative_to(root).as_posix(), _as_typed(file), load_lesson(file))


def _as_typed(file: Path) -> str:
    """The file from where somebody stands, if it is below; else from the root."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _is_for(lesson: Lesson, options: argparse.Namespace) -> bool:
    places = lesson.audiences or (Audience.SCHOOL,)
    return (
        (options.niveau is None or lesson.level is Level(options.niveau))
        and (options.lieu is None or Audience(options.lieu) in places)
        and (options.theme is None or Topic(options.theme) in topics_of(lesson))
    )


def _rank(lesson: Lesson, wanted: Iterable[str]) -> int:
    """How far from the title the last of the ``wanted`` words is found; -1 where one is nowhere."""
    places = [set(_words(" ".join(texts))) for texts in _told(lesson)]
    ranks = [
        next((rank for rank, words in enumerate(places) if any(each.startswith(word) for each in words)), -1)
        for word in wanted
    ]
    return -1 if -1 in ranks else max(ranks, default=0)


def _told(lesson: Lesson) -> tuple[list[str], ...]:
    """What a séance says, in every language, nearest to its title first."""
    sheet, tasks = lesson.sheet, [each.task for each in lesson.challenges]
    mats = [each.mat for each in lesson.challenges if each.pictures is None]
    names = [place.name for mat in mats for place in mat.places if place.name]
    games = [game.title for game in lesson.games]
    return (
        _all([lesson.title]),
        [*_all([sheet.objective, *(word.text for word in sheet.words)]), *(each.value for each in topics_of(lesson))],
        _all([*tasks, *games]),
        _all(names),
    )


def _all(texts: Iterable[Text]) -> list[str]:
    return [said for text in texts for said in (text.fr, *(other for _code, other in text.others))]


def _words(text: str) -> list[str]:
    """Its words without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _lines(held: list[_Read]) -> Iterator[str]:
    if not held:
        sentence = _(
            "rien de tel ; essayez un seul mot, ou « {command} chercher --theme THÈME », où THÈME est {themes}"
        )
        themes = ", ".join(each.value for each in Topic)
        yield sentence.format(command=typed("beebot-lecons"), themes=themes)
        return
    yield ngettext("{count} séance", "{count} séances", len(held)).format(count=len(held))
    line = _("{file} : « {title} », {whom}, {minutes} min")
    for _name, file, lesson in held:
        title = lesson.title.in_language(language())
        yield line.format(file=file, title=title, whom=_whom(lesson), minutes=lesson.duration_min)
    then = _("pour la jouer : « {play} --ouvrir FICHIER » ; pour l'imprimer : « {print} imprimer FICHIER »")
    yield then.format(play=typed("beebot"), print=typed("beebot-lecons"))


def _whom(lesson: Lesson) -> str:
    """Its level, or the words of the places where it is held."""
    return lesson.level.value if lesson.level else ", ".join(each.value for each in lesson.audiences)


def _as_data(read: _Read) -> dict[str, object]:
    lesson = read.lesson
    return {
        "file": read.name,
        "lesson": lesson.id,
        "title": lesson.title.fr,
        "level": lesson.level.value if lesson.level else None,
        "audiences": [each.value for each in lesson.audiences],
        "minutes": lesson.duration_min,
        "themes": [topic.value for topic in Topic if topic in topics_of(lesson)],
    }


SEARCH = Verb("chercher", noted("trouver une séance par ses mots, son niveau, son lieu ou son thème"), _arguments, _act)
