"""``verifier``: read files, and tell everything that is to be mended."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from os.path import realpath  # Path.resolve refuses a link to itself, before the reader can say so
from pathlib import Path

import lecons
from beebot import loader
from beebot.challenge import Challenge
from beebot.errors import KitError
from beebot.files.content_folder import PROGRAMMES, content_folder
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.kinds import difficulty
from beebot.kinds.written import ProblemAt
from beebot.lesson import LearningPath, Lesson
from beebot.mat import Mat
from beebot.measures.difficulties import Difficulty
from beebot.searching.effort import Effort
from beebot.shortest.solution import Solution, Status
from lecons.commands.solve import as_data, sentence
from lecons.commands.unsolvable import why_unsolvable
from lecons.commands.verb import Report, Verb, listed
from lecons.gate.check import check_media, places_recorded
from lecons.gate.pictures import Judged
from lecons.pack import left_out, on_a_terminal, opened
from lecons.progress_bar import Shower, with_progress
from lecons.remarks import Levels, SolvedLesson, remarks_of
from lecons.solving import TOTAL, prove

Media = Callable[[Path, Shower], Judged]
"""Judges the pictures and recordings of a content folder."""


def verify(
    given: Iterable[Path],
    effort: int = TOTAL,
    showing: Shower = with_progress,
    *,
    strict: bool = False,
    media: Media = check_media,
) -> Report:
    """Check each file in ``given``, and in the folders in it; the report says in one sentence that all is well.

    Remarks (``lecons.remarks``) are in it too; if ``strict``, they count as faults. ``effort`` bounds the work for all
    challenges together. After Ctrl-C, the report has what was found until then. ``showing`` is called for the files,
    for the pictures and for the recordings of each content folder, for the challenges, and for the séances.

    Raises:
        KitError: a folder holds no file, something is wrong somewhere, or a challenge cannot succeed within its
        maximum; every problem is told once.
    """
    files = [file for item in given for file in _files(item)]
    read, problems, stopped = _read(files, showing, media)
    if stopped:
        return _stopped(problems, [], _("interrompu : {count} fichiers lus").format(count=len(read)))
    if problems:
        raise loader.ContentError(problems)
    lessons = _lessons(read)
    asked = [(file, each) for file, lesson in lessons.items() for each in lesson.challenges]
    found = _solved(asked, Effort(effort), showing)
    problems = _told(lessons, found.impossible)
    solved = [(asked[place][1], solution) for place, solution in sorted(found.solutions.items())]
    scores = [difficulty(challenge, solution) for challenge, solution in solved]
    lines = [_line(*each, hard) for each, hard in zip(solved, scores, strict=True)]
    if found.stopped:
        sentence = _("interrompu : {done} défis vérifiés sur {count}")
        return _stopped(problems, lines, sentence.format(done=len(solved), count=len(asked)))
    if problems:
        raise loader.ContentError(problems)
    unproved = _told(lessons, found.unproved)
    remarks = _remarks(lessons, found.solutions, showing)
    for root in dict.fromkeys(content_folder(Path(realpath(file))) for file in files):
        remarks += places_recorded(root)
    if strict and remarks:
        raise loader.ContentError(remarks)
    summary = _summary(list(read.values()), all_good=not unproved)
    data = {
        "solutions": [_as_data(*each, hard) for each, hard in zip(solved, scores, strict=True)],
        "unproved": listed(unproved),
        "remarks": listed(remarks),
    }
    text = "\n".join((summary.text, *map(str, unproved), *_listed(remarks), *lines))
    return Report(text, {**summary.data, **data})


def _read(
    files: list[Path], showing: Shower, media: Media
) -> tuple[dict[Path, LearningPath | Lesson | Mat], list[loader.Problem], bool]:
    """What is in the files, what is wrong in them, each problem once, and whether Ctrl-C came in between."""
    read: dict[Path, LearningPath | Lesson | Mat] = {}
    problems: dict[loader.Problem, None] = {}
    try:
        for file in showing(files, len(files)):
            try:
                read[file] = loader.load_file(file)
            except loader.ContentError as error:
                problems |= dict.fromkeys(error.problems)
        for root in dict.fromkeys(content_folder(Path(realpath(file))) for file in files):
            problems |= dict.fromkeys(media(root, showing).problems)
    except KeyboardInterrupt:
        return read, [*problems], True
    return read, [*problems], False


@dataclass
class _Found:
    """What the solver found, by the place of each challenge; what is wrong with some, and what could not be proved."""

    solutions: dict[int, Solution] = field(default_factory=dict)
    impossible: dict[int, str] = field(default_factory=dict)
    unproved: dict[int, str] = field(default_factory=dict)
    stopped: bool = False


def _solved(asked: list[tuple[Path, Challenge]], purse: Effort, showing: Shower) -> _Found:
    """Solve every challenge. Of one whose world changes, solve the first world too: nobody shall try there in vain."""
    found = _Found()
    challenges = [challenge for _file, challenge in asked]
    changing = [place for place, challenge in enumerate(challenges) if challenge.at_first is not challenge]
    worlds = [*challenges, *(challenges[place].at_first for place in changing)]
    try:
        for number, solution in showing(prove(worlds, purse), len(worlds)):
            at_last = number < len(challenges)
            place = number if at_last else changing[number - len(challenges)]
            if solution.status is Status.IMPOSSIBLE:
                file, _challenge = asked[place]
                found.impossible.setdefault(place, _unsolvable(file, worlds[number], purse, at_last=at_last))
            elif solution.status is Status.BOUND and solution.answer is None:
                found.unproved[place] = _too_large(challenges[place])
            if at_last:
                found.solutions[place] = solution
    except KeyboardInterrupt:
        found.stopped = True
    return found


def _told(lessons: dict[Path, Lesson], sentences: dict[int, str]) -> list[loader.Problem]:
    """Sentences about challenges, by their places among all, each with the place where its challenge is written."""
    told: list[loader.Problem] = []
    first = 0
    for file, lesson in lessons.items():
        said = ((place, sentences.get(first + place)) for place in range(len(lesson.challenges)))
        found = [ProblemAt(("defis", place), sentence, at_key=True) for place, sentence in said if sentence]
        told += loader.remarks_on(file, found) if found else ()
        first += len(lesson.challenges)
    return told


def _stopped(problems: list[loader.Problem], lines: list[str], sentence: str) -> Report:
    return Report("\n".join((*map(str, problems), *lines, sentence)), {"problems": listed(problems)}, stopped=True)


def _lessons(read: dict[Path, LearningPath | Lesson | Mat]) -> dict[Path, Lesson]:
    lessons = {Path(realpath(file)): item for file, item in read.items() if isinstance(item, Lesson)}
    for path, item in read.items():
        if isinstance(item, LearningPath):
            lessons |= {file: loader.load_lesson(file) for file in loader.lesson_files(path) if file not in lessons}
    return lessons


def _remarks(lessons: dict[Path, Lesson], solutions: dict[int, Solution], showing: Shower) -> list[loader.Problem]:
    """What is worth a second look, with its place; ``solutions`` are those of all challenges, one after another."""
    said: list[loader.Problem] = []
    before, first = Levels(), 0
    for file, lesson in showing(lessons.items(), len(lessons)):
        last = first + len(lesson.challenges)
        solved = SolvedLesson(lesson, [solutions[place] for place in range(first, last)])
        said += loader.remarks_on(file, remarks_of(solved, before))
        first = last
    return said


def _listed(remarks: list[loader.Problem]) -> Iterator[str]:
    if remarks:
        told = ngettext("{count} remarque, pour vous :", "{count} remarques, pour vous :", len(remarks))
        yield told.format(count=len(remarks))
    yield from map(str, remarks)


def _line(challenge: Challenge, solution: Solution, hard: Difficulty | None) -> str:
    told = sentence(challenge, solution)
    if hard:
        told = f"{told} ; {_how_hard(hard)}"
    return _("{what} : {told}").format(what=challenge.id, told=told)


def _how_hard(hard: Difficulty) -> str:
    if hard.level is None:
        return _("plus difficile qu'un défi de CE1")
    return _("difficulté d'un défi de {level}").format(level=hard.level.value)


def _as_data(challenge: Challenge, solution: Solution, hard: Difficulty | None) -> dict[str, object]:
    return {**as_data(challenge, solution), "level": hard and hard.level and hard.level.value}


def _unsolvable(file: Path, challenge: Challenge, purse: Effort, *, at_last: bool) -> str:
    reason = why_unsolvable(challenge, purse, counted=challenge.id in loader.counted_in(file))
    told = _("défi « {id} » : {reason}") if at_last else _("défi « {id} » : avant que le monde change, {reason}")
    return told.format(id=challenge.id, reason=reason)


def _too_large(challenge: Challenge) -> str:
    message = _(
        "défi « {id} » : trop grand pour être prouvé ici ; prenez un tapis plus petit ou moins de cibles, "
        "ou essayez « resoudre », qui cherche plus longtemps"
    )
    return message.format(id=challenge.id)


def _files(given: Path) -> list[Path]:
    if not given.is_dir():
        return [given]
    files = sorted(file for file in given.rglob("*.yaml") if file.parent.name != PROGRAMMES)
    if not files:
        raise KitError(_("aucun fichier .yaml dans {folder}").format(folder=given))
    return files


def _summary(read: list[LearningPath | Lesson | Mat], *, all_good: bool) -> Report:
    found = {lesson.id: lesson for item in read if isinstance(item, LearningPath) for lesson in item.on_shelf}
    found |= {item.id: item for item in read if isinstance(item, Lesson)}
    challenges = sum(len(lesson.challenges) for lesson in found.values())
    data = {"files": len(read), "lessons": len(found), "challenges": challenges}
    if not found:
        sentence = ngettext("{count} fichier : tout est bon", "{count} fichiers : tout est bon", len(read))
        return Report(sentence.format(count=len(read)), data)
    whole = _("{lessons}, {challenges} : tout est bon")
    partly = _("{lessons}, {challenges} : rien à corriger, mais tout n'a pas pu être prouvé")
    sentence = (whole if all_good else partly).format(
        lessons=ngettext("{count} séance", "{count} séances", len(found)).format(count=len(found)),
        challenges=ngettext("{count} défi", "{count} défis", challenges).format(count=challenges),
    )
    return Report(sentence, data)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "fichiers",
        nargs="*",
        type=lecons.file_or_called,
        metavar="FICHIER",
        help=_("séances, parcours, tapis, paquets (.abeille ou .zip) ou dossiers entiers ; sans rien, ceux du kit"),
    )
    parser.add_argument("--strict", action="store_true", help=_("refuser aussi ce qui n'est qu'à revoir"))


def _act(options: argparse.Namespace) -> Report:
    left: list[str] = []
    with ExitStack() as packs:
        given = [packs.enter_context(opened(each, on_a_terminal(left.extend))) for each in options.fichiers]
        report = verify(given or [*lecons.mats(), *lecons.lessons(), *lecons.paths()], strict=options.strict)
    if not left:
        return report
    return replace(report, text=f"{report.text}\n{left_out(left)}", data={**report.data, "left_out": left})


CHECK = Verb("verifier", noted("lire des fichiers et dire tout ce qui est à corriger"), _arguments, _act)
