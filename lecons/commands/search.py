"""``chercher``: which séances speak of some words, are for a level, are held in a place or are on a topic."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import lecons
from beebot.console.typed import typed
from beebot.errors import KitError, shown
from beebot.files.content_folder import LESSONS, folder_in
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext, noted
from beebot.lesson import Audience, Lesson, Level
from beebot.loader import lesson_files, load_lesson
from lecons.commands.verb import Report, Verb
from lecons.names import ages_beside_level, audience, school_year
from lecons.query import Query, needs_no_screen, read_query
from lecons.ranking import Answer, find, said
from lecons.topics import Topic, topics_of

_MOST_OF_SOME = 10
"""How many séances are told where none has all the words."""
_LEVELS = (*Level, None)


class _Read(NamedTuple):
    name: str
    """The file, from the folder of séances."""
    place: tuple[int, int]
    """Its level, and where it comes among those of its path: the order in which it is taught."""
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
    query = read_query(" ".join(options.mots))
    meant = sorted((each for each in _read(options.dans) if _is_for(each.lesson, options)), key=_in_order)
    answer = find(query, [each.lesson for each in meant])
    held = [meant[place] for place in answer.places]
    data = {
        "found": [_as_data(each) for each in held],
        "whole": answer.whole,
        "nowhere": list(answer.nowhere),
        "without": [{"parts": list(parts), "found": count} for parts, count in answer.without],
        "read_as": dict(answer.read_as),
    }
    return Report("\n".join(_lines(held, answer, query)), data)


def _in_order(read: _Read) -> tuple[tuple[int, int], str]:
    """What comes first of two that answer as well: level by level, and in a level as its paths go."""
    return read.place, read.name


def _read(folder: Path) -> Iterator[_Read]:
    own = folder_in(folder, LESSONS)
    root = own if own.is_dir() else folder
    files = sorted(root.rglob("*.yaml"))
    if not files:
        raise KitError(
            _("{folder} n'a pas de séance ; donnez un dossier où il y en a").format(folder=shown(str(folder)))
        )
    taught = _taught(folder / "parcours")
    for file in files:
        lesson = load_lesson(file)
        place = _LEVELS.index(lesson.level), taught.get(file.resolve(), len(taught))
        yield _Read(file.relative_to(root).as_posix(), place, _as_typed(file), lesson)


def _taught(folder: Path) -> dict[Path, int]:
    """The séances of the paths in ``folder``, each with its place among all of them."""
    found: dict[Path, int] = {}
    for path in sorted(folder.glob("*.yaml")):
        with suppress(KitError):  # a path that cannot be read gives no order, and its séances are found all the same
            for file in lesson_files(path):
                found.setdefault(file.resolve(), len(found))
    return found


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


def _lines(held: Sequence[_Read], answer: Answer, query: Query) -> Iterator[str]:
    if sentence := said(answer, query):
        yield sentence
    if not held:
        hint = _("essayez un seul mot, ou « {command} chercher --theme THÈME », où THÈME est {themes}")
        yield hint.format(command=typed("beebot-lecons"), themes=", ".join(each.value for each in Topic))
        return
    told = held if answer.whole else held[:_MOST_OF_SOME]
    yield ngettext("{count} séance", "{count} séances", len(held)).format(count=len(held))
    line = _("{file} : « {title} », {whom}, {minutes} min")
    for each in told:
        title = each.lesson.title.in_language(language())
        row = line.format(file=each.file, title=title, whom=_whom(each.lesson), minutes=each.lesson.duration_min)
        yield ", ".join((row, _without_screen(each.lesson))) if query.no_screen else row
    if more := len(held) - len(told):
        others = ngettext("et {count} autre ; ajoutez un mot", "et {count} autres ; ajoutez un mot", more)
        yield others.format(count=more)
    then = _("pour la jouer : « {play} --ouvrir FICHIER » ; pour l'imprimer : « {print} imprimer FICHIER »")
    yield then.format(play=typed("beebot"), print=typed("beebot-lecons"))


def _without_screen(lesson: Lesson) -> str:
    """What of ``lesson`` is held without a screen: all of it, in how many minutes, or a game and its minutes."""
    if needs_no_screen(lesson):
        return _("sans écran")
    if way := lesson.sheet.without_screen:
        return _("sans écran aussi, {minutes} min").format(minutes=way.minutes)
    told = ngettext("jeu sans écran, {minutes} min", "jeux sans écran, {minutes} min", len(lesson.games))
    return told.format(minutes=sum(game.minutes for game in lesson.games))


def _whom(lesson: Lesson) -> str:
    """Whom a séance is for: its level or its places; then the ages of the youngest and the oldest child."""
    places = [school_year(lesson.level)] if lesson.level else [audience(each) for each in lesson.audiences]
    return ", ".join(filter(None, (*places, ages_beside_level(lesson))))


def _as_data(read: _Read) -> dict[str, object]:
    lesson = read.lesson
    return {
        "file": read.name,
        "open": read.file,
        "lesson": lesson.id,
        "title": lesson.title.fr,
        "level": lesson.level.value if lesson.level else None,
        "audiences": [each.value for each in lesson.audiences],
        "ages": list(lesson.ages) if lesson.ages else None,
        "minutes": lesson.duration_min,
        "screen": lesson.screen.mode.value if lesson.screen else None,
        "screen_minutes": lesson.screen.minutes if lesson.screen else None,
        "robot": lesson.sheet.robot.value,
        "games": [{"title": game.title.fr, "minutes": game.minutes} for game in lesson.games],
        "goal": lesson.sheet.objective.fr,
        "themes": [topic.value for topic in Topic if topic in topics_of(lesson)],
    }


SEARCH = Verb("chercher", noted("trouver une séance par ses mots, son niveau, son lieu ou son thème"), _arguments, _act)
