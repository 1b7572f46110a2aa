"""``verifier``: read files, and tell everything that is to mend."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import lecons
from beebot.challenge import Challenge
from beebot.command import MAX_INSTRUCTIONS
from beebot.difficulty import band
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.kinds import kind_of
from beebot.lesson import LearningPath, Lesson, Level
from beebot.loader import ContentError, Problem, lesson_files, load_file, load_lesson, problems_of
from beebot.mat import Mat
from beebot.solver import Solution, Status, solve
from lecons.commands.solve import as_data, sentence
from lecons.commands.verb import Report, Verb, with_progress
from lecons.pack import opened

Shower = Callable[[Sequence[Any]], Iterable[Any]]
"""Gives the same items, and shows meanwhile how far they are."""


def verify(given: Iterable[Path], showing: Shower = with_progress) -> Report:
    """Read every file, and those of every folder, and say in one sentence that all is well.

    Raises:
        KitError: a folder holds no file, something is wrong somewhere, or a challenge cannot succeed within its
            maximum; every problem is told once.
    """
    problems: dict[Problem, None] = {}
    files = [file for item in given for file in _files(item)]
    read: dict[Path, LearningPath | Lesson | Mat] = {}
    for file in showing(files):
        try:
            read[file] = load_file(file)
        except ContentError as error:
            problems |= dict.fromkeys(error.problems)
    if problems:
        raise ContentError(problems)
    lines: list[str] = []
    solutions: list[dict[str, object]] = []
    failing: dict[Path, dict[str, str]] = {}
    asked = [(file, each) for file, lesson in _lessons(read).items() for each in lesson.challenges]
    for file, challenge in showing(asked):
        solution = solve(challenge)
        if solution.status is Status.IMPOSSIBLE:
            failing.setdefault(file, {})[challenge.id] = _unsolvable(challenge)
        level = _level(challenge, solution)
        lines.append(_line(challenge, solution, level))
        solutions.append({**as_data(challenge, solution), "level": level and level.value})
    if failing:
        raise ContentError([each for file, sentences in failing.items() for each in problems_of(file, sentences)])
    summary = _summary(list(read.values()))
    return Report("\n".join((summary.text, *lines)), {**summary.data, "solutions": solutions})


def _lessons(read: dict[Path, LearningPath | Lesson | Mat]) -> dict[Path, Lesson]:
    """Every lesson that was read, or that a path names."""
    lessons = {file.resolve(): item for file, item in read.items() if isinstance(item, Lesson)}
    for path, item in read.items():
        if isinstance(item, LearningPath):
            lessons |= {file: load_lesson(file) for file in lesson_files(path) if file not in lessons}
    return lessons


def _level(challenge: Challenge, solution: Solution) -> Level | None:
    """The level that a challenge is about right for; None where nobody knows."""
    difficult = kind_of(challenge.genre).difficulty(challenge, solution)
    return band(difficult.score) if difficult else None


def _line(challenge: Challenge, solution: Solution, level: Level | None) -> str:
    told = sentence(challenge, solution)
    if level is not None:
        told = _("{solution} ; difficulté d'un défi de {level}").format(solution=told, level=level.value)
    return _("{what} : {told}").format(what=challenge.id, told=told)


def _unsolvable(challenge: Challenge) -> str:
    """Why it cannot succeed: too few cards are allowed, or no number of cards would do."""
    eased = solve(replace(challenge, max_instructions=MAX_INSTRUCTIONS))
    if eased.answer is None:
        message = _("défi « {id} » : aucune réponse ne réussit ; changez son but, ses obstacles ou ses touches")
        return message.format(id=challenge.id)
    message = ngettext(
        "défi « {id} » : {limit} carte ne suffit pas ; augmentez « max_instructions », pour {answer}",
        "défi « {id} » : {limit} cartes ne suffisent pas ; augmentez « max_instructions », pour {answer}",
        challenge.max_instructions,
    )
    answer = kind_of(challenge.genre).answer_text(eased.answer)
    return message.format(id=challenge.id, limit=challenge.max_instructions, answer=answer)


def _files(given: Path) -> list[Path]:
    if not given.is_dir():
        return [given]
    files = sorted(given.rglob("*.yaml"))
    if not files:
        raise KitError(_("aucun fichier .yaml dans {folder}").format(folder=given))
    return files


def _summary(read: list[LearningPath | Lesson | Mat]) -> Report:
    found = {lesson.id: lesson for item in read if isinstance(item, LearningPath) for lesson in item.lessons}
    found |= {item.id: item for item in read if isinstance(item, Lesson)}
    challenges = sum(len(lesson.challenges) for lesson in found.values())
    data = {"files": len(read), "lessons": len(found), "challenges": challenges}
    if not found:
        sentence = ngettext("{count} fichier : tout est bon", "{count} fichiers : tout est bon", len(read))
        return Report(sentence.format(count=len(read)), data)
    sentence = _("{lessons}, {challenges} : tout est bon").format(
        lessons=ngettext("{count} séance", "{count} séances", len(found)).format(count=len(found)),
        challenges=ngettext("{count} défi", "{count} défis", challenges).format(count=challenges),
    )
    return Report(sentence, data)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "fichiers",
        nargs="*",
        type=Path,
        metavar="FICHIER",
        help=_("séances, parcours, tapis, paquets (.zip) ou dossiers entiers ; sans rien, ceux du kit"),
    )


def _act(options: argparse.Namespace) -> Report:
    with ExitStack() as packs:
        given = [packs.enter_context(opened(each)) for each in options.fichiers]
        return verify(given or [*lecons.mats(), *lecons.lessons(), *lecons.paths()])


CHECK = Verb("verifier", noted("lire des fichiers et dire tout ce qui est à corriger"), _arguments, _act)
