"""``verifier``: read files, and tell everything that is to mend."""

import argparse
from collections.abc import Iterable
from pathlib import Path

import lecons
from beebot.challenge import Genre
from beebot.difficulty import band, difficulty
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.lesson import LearningPath, Lesson
from beebot.loader import ContentError, Problem, load_file
from beebot.mat import Mat
from beebot.solver import Status, solve
from lecons.commands.solve import sentence
from lecons.commands.verb import Report, Verb, with_progress


def verify(given: Iterable[Path]) -> Report:
    """Read every file, and those of every folder, and say in one sentence that all is well.

    Raises:
        KitError: a folder holds no file, or something is wrong somewhere; every problem is told once.
    """
    problems: dict[Problem, None] = {}
    files = [file for item in given for file in _files(item)]
    read = []
    for file in with_progress(files):
        try:
            read.append(load_file(file))
        except ContentError as error:
            problems |= dict.fromkeys(error.problems)
    if problems:
        raise ContentError(problems)
    lessons = [item for item in read if isinstance(item, Lesson)]
    lines = [line for lesson in with_progress(lessons) for line in _solvable(lesson)]
    summary = _summary(read)
    return Report("\n".join((summary.text, *lines)), summary.data)


def _solvable(lesson: Lesson) -> list[str]:
    """One line a challenge: its best answer's cards, and the level it is about right for.

    Raises:
        KitError: a challenge cannot succeed within its maximum.
    """
    lines = []
    for challenge in lesson.challenges:
        solution = solve(challenge)
        if solution.status is Status.IMPOSSIBLE:
            impossible = _("{lesson}, défi « {id} » : aucun programme ne réussit en {limit} cartes ; changez-le")
            limit = challenge.max_instructions
            raise KitError(impossible.format(lesson=lesson.id, id=challenge.id, limit=limit))
        level = ""
        if challenge.genre is Genre.PROGRAM and solution.program:
            score = difficulty(challenge, solution.program, solution.count or 1).score
            level = _(" ; difficulté d'un défi de {level}").format(level=band(score).value)
        lines.append(f"{challenge.id} : {sentence(solution)}{level}")
    return lines


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
        help="séances, parcours, tapis, ou dossiers entiers ; sans rien, ceux du kit",
    )


def _act(options: argparse.Namespace) -> Report:
    return verify(options.fichiers or [*lecons.mats(), *lecons.lessons(), *lecons.paths()])


CHECK = Verb("verifier", "lire des fichiers et dire tout ce qui est à corriger", _arguments, _act)
