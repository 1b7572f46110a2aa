"""Read a mat, a lesson or a path with all it names, and gather every problem on the way."""

import sys
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dictionary
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from beebot.challenge import Challenge
from beebot.errors import shown
from beebot.files.content_folder import BUILT_IN, LESSONS, folder_in, pictures_folder, recorded_sounds
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.lesson import LearningPath, Lesson
from beebot.loader.challenge_reading import ChallengeReader
from beebot.loader.checks import check_grid, decor_pictures
from beebot.loader.document import Document, validate
from beebot.loader.known_names import Holdings
from beebot.loader.lesson_checks import check_head, check_lesson
from beebot.loader.markup.nodes import Mapping, Mark, Node, Scalar, Sequence
from beebot.loader.messages import known_keys
from beebot.loader.models.mat_schema import MatModel
from beebot.loader.models.schema import MAX_CHALLENGES, LessonModel, PathModel, StageModel
from beebot.loader.problems import ContentError, Problem
from beebot.loader.programmes import references
from beebot.loader.story_checks import check_story, pictures_told
from beebot.mat import Mat
from beebot.text import Text

T = TypeVar("T")


class Reader:
    """Reads files of the content folder ``root``; the problems it finds are added to ``problems``.

    Methods that read a file raise ``ContentError`` if the file itself cannot be read. ``images`` is the folder of their
    pictures.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.images = pictures_folder(root)
        self._sounds = recorded_sounds(root)
        self.problems: list[Problem] = []
        self._holdings = Holdings(root)
        self._challenges = ChallengeReader(self._holdings, self._sounds, partial(self._or_none, self.mat))

    def file(self, file: Path) -> LearningPath | Lesson | Mat | None:
        """The path, lesson or mat in ``file``, whichever its keys resemble most; None if it cannot be used."""
        return self._read(self._open(file))

    def _read(self, document: Document) -> LearningPath | Lesson | Mat | None:
        keys = set(document.tree) if isinstance(document.tree, Mapping) else set()
        kinds: tuple[type[BaseModel], ...] = (LessonModel, PathModel, MatModel)
        kind = max(kinds, key=lambda model: len(keys.intersection(known_keys(model))))
        if kind is LessonModel:
            return self._lesson(document)
        return self._path(document) if kind is PathModel else self._mat(document, pictures=True)

    def mat(self, file: Path, *, pictures: bool = False) -> Mat | None:
        """The mat in ``file``, None if it has a fault; with ``pictures``, a missing picture of its decor is one."""
        return self._mat(self._open(file), pictures=pictures)

    def lesson(self, file: Path) -> Lesson | None:
        """The lesson in ``file`` with its challenges that can be played; None if the lesson itself has a fault."""
        return self._lesson(self._open(file))

    def counted(self, file: Path) -> frozenset[str]:
        """The ids of a lesson's challenges that say under ``limites`` how many cards there are."""
        said = [item for item in self._items(file, "defis") if isinstance(item, Mapping)]
        bounds = [(item.get("id"), item.get("limites")) for item in said]
        return frozenset(str(name) for name, limits in bounds if isinstance(limits, Mapping) and "cartes" in limits)

    def remarks(self, file: Path, found: Iterable[ProblemAt]) -> tuple[Problem, ...]:
        """The problems ``found`` in ``file``, each with its line and column."""
        document = self._open(file)
        document.report(found)
        return document.problems

    def named(self, file: Path) -> tuple[Path, ...]:
        """The files of the lessons that the path in ``file`` names."""
        named = self._items(file, "seances")
        ways = [item.get("seance") if isinstance(item, Mapping) else item for item in named]
        own = folder_in(self.root, LESSONS)
        return tuple(self._holdings.lesson(Path(way)) or own / way for way in ways if isinstance(way, Scalar))

    def path(self, file: Path) -> LearningPath | None:
        """The path in ``file`` with its lessons that can be played; None if the path itself has a fault."""
        return self._path(self._open(file))

    def playable(self, file: Path) -> LearningPath | None:
        """The path in ``file``, or a path made of the lesson or mat in it alone; None if it cannot be played."""
        document = self._open(file)
        content = self._read(document)
        if isinstance(content, Lesson) and content.challenges:
            return LearningPath(content.id, content.title, content.level, (content,), content.audiences)
        if isinstance(content, Lesson):
            message = _("cette séance n'a pas de défi ; mettez-la dans un parcours, où les adultes la liront")
            self.problems.append(Problem(self._name(file), 1, 1, message))
            return None
        if isinstance(content, Mat):
            return self._on_mat(content, document)
        return content if isinstance(content, LearningPath) else None

    def _on_mat(self, mat: Mat, document: Document) -> LearningPath | None:
        from beebot.loader.mat_alone import path_on  # noqa: PLC0415 (the solver, which nothing else here needs)

        model, _found = validate(MatModel, document.tree)
        path = path_on(mat, model.id, model.title.text()) if model else None
        if path is None:
            message = _("des obstacles remplissent ce tapis ; laissez une case libre")
            self.problems.append(Problem(document.name, 1, 1, message))
        return path

    def mat_title(self, file: Path) -> Text | None:
        """The title of the mat in ``file``; None if it cannot be used."""
        document = self._open(file)
        model, found = validate(MatModel, document.tree)
        document.report(found)
        self.problems += document.problems
        return model.title.text() if model else None

    def _mat(self, document: Document, *, pictures: bool) -> Mat | None:
        model, found = validate(MatModel, document.tree)
        document.report(found)
        mat = model.mat() if model else None
        if model and mat:
            document.report(check_grid(model, mat, recorded=self._sounds))
            if model.id != document.name.stem:
                message = _("le tapis s'appelle comme son fichier ; écrivez « id: {name} »")
                document.report([ProblemAt(("id",), message.format(name=document.name.stem))])
            if pictures:
                named = decor_pictures(model)
                document.report(
                    self._holdings.missing(name, loc) for loc, name in named if not self._holdings.has(name)
                )
        self.problems += document.problems
        return None if document.problems else mat

    def _lesson(self, document: Document) -> Lesson | None:
        model, found = validate(LessonModel, document.tree)
        document.report(found)
        document.report(check_head(document.tree, known_keys(LessonModel)))
        homes = folder_in(self.root, LESSONS), BUILT_IN / LESSONS
        faults = list(check_lesson(model, homes, self.images)) if model else []
        document.report(faults)
        if document.is_full:
            self.problems += document.problems
            return None
        spans = _spans(document)
        sound = all(any(first <= mark < end for _item, first, end in spans) for mark in document.refused)
        ids: dict[str, Loc] = {}
        challenges = []
        for index, (item, first, end) in enumerate(spans[:MAX_CHALLENGES]):
            if document.is_full:
                break
            challenge = self._challenges.challenge(document, item, ("defis", index), ids)
            if challenge and not any(first <= mark < end for mark in document.refused):
                challenges.append(challenge)
        if model:
            faults += self._check_story(document, model, {challenge.id: challenge for challenge in challenges})
        self.problems += document.problems
        if (
            not model
            or not (model.level or model.audiences)
            or faults
            or not sound
            or (model.challenges and not challenges)
        ):
            return None
        keys = model.sheet.programme.keys or ()
        return model.lesson(challenges, tuple(references()[key] for key in keys))

    def _check_story(
        self, document: Document, model: LessonModel, challenges: Dictionary[str, Challenge]
    ) -> list[ProblemAt]:
        """What is wrong in the story of a lesson; ``challenges`` are those that can be played, by their ids."""
        story = model.told()
        items = (item.get("id") for item in model.challenges if isinstance(item, Mapping))
        ids = [str(name) for name in items if isinstance(name, Scalar)]
        found = list(check_story(story, ids, challenges))
        message = _("image introuvable « {name} » ; ajoutez images/{name}.svg ou nommez-en une autre")
        lost = ((loc, name) for loc, name in pictures_told(story) if not self._holdings.has(name))
        found += (ProblemAt(loc, message.format(name=shown(name))) for loc, name in lost)
        document.report(found)
        return found

    def _path(self, document: Document) -> LearningPath | None:
        model, found = validate(PathModel, document.tree)
        document.report([*found, *check_head(document.tree, known_keys(PathModel))])
        if model is None or document.problems:
            self.problems += document.problems
            return None
        lessons, stages = self._lessons(document, model.lessons)
        shelf = tuple(lessons.values())
        played = tuple(lesson for lesson in shelf if lesson.challenges)
        if not played and len(shelf) == len(model.lessons):
            document.report([ProblemAt(("seances",), _("aucune de ces séances n'a de défi ; ajoutez-en une qui en a"))])
        self.problems[:0] = document.problems
        if not played:
            return None
        others = shelf if len(shelf) > len(played) else ()
        title, audiences = model.title.text(), tuple(model.audiences)
        places = tuple((name, stage.place) for name, stage in stages.items())
        sentences = tuple((name, stage.sentence.text()) for name, stage in stages.items() if stage.sentence)
        return LearningPath(model.id, title, model.level, played, audiences, others, places, sentences)

    def _lessons(self, document: Document, items: list[Node]) -> tuple[dict[str, Lesson], dict[str, StageModel]]:
        """The lessons that a path names, by their ids, and what it says of them."""
        lessons: dict[str, Lesson] = {}
        stages: dict[str, StageModel] = {}
        read: dict[Path, Lesson | None] = {}
        for index, item in enumerate(items):
            if document.is_full:
                break
            place: Loc = ("seances", index)
            named = item
            stage: StageModel | None = None
            if isinstance(item, Mapping):
                stage, found = validate(StageModel, item, place)
                document.report(found)
                if stage is None:
                    continue
                named, place = item["seance"], (*place, "seance")
            file, found = self._lesson_file(named, place)
            document.report(found)
            if file is None:
                continue
            lesson = read[file] = read[file] if file in read else self._lesson_in(file)
            if lesson and lesson.id in lessons:
                message = _("la séance « {id} » est déjà dans ce parcours ; enlevez-la")
                document.report([ProblemAt(place, message.format(id=lesson.id))])
            elif lesson:
                lessons[lesson.id] = lesson
                stages |= {lesson.id: stage} if stage else {}
        return lessons, stages

    def _lesson_in(self, file: Path) -> Lesson | None:
        """The lesson in a ``file`` that a path names. One of the kit's has the kit's mats, whatever lies here."""
        if self.root == BUILT_IN or not file.is_relative_to(BUILT_IN):
            return self._or_none(self.lesson, file)
        kit = Reader(BUILT_IN)
        lesson = kit._or_none(kit.lesson, file)
        self.problems += kit.problems
        return lesson

    def _lesson_file(self, item: Node, place: Loc) -> tuple[Path | None, list[ProblemAt]]:
        way = PurePosixPath(item if isinstance(item, Scalar) else "")
        if way.is_absolute() or ".." in way.parts or "\\" in str(way) or way.suffix != ".yaml":
            message = _("écrivez le chemin depuis le dossier seances, comme gs/la-visite-des-fleurs.yaml")
            return None, [ProblemAt(place, message)]
        file = self._holdings.lesson(way)
        if file is None:
            name = str(way.with_suffix(""))
            return None, [
                ProblemAt(place, self._holdings.unknown(_("« {name} » est introuvable ; {remedy}"), name, LESSONS))
            ]
        return file, []

    def _open(self, file: Path) -> Document:
        return Document.read(file, self._name(file))

    def _items(self, file: Path, key: str) -> Sequence:
        """The list under ``key`` in ``file``; empty where there is none, or nothing can be read."""
        with suppress(ContentError):
            return self._open(file).items(key)
        return Sequence()

    def _or_none(self, read: Callable[[Path], T | None], file: Path) -> T | None:
        """What ``read`` makes of a file that another one names; where it cannot be read, its problems are kept."""
        try:
            return read(file)
        except ContentError as error:
            self.problems += error.problems
            return None

    def _name(self, file: Path) -> Path:
        return file.relative_to(self.root) if file.is_relative_to(self.root) else Path(file.name)


def _spans(document: Document) -> list[tuple[Node, Mark, Mark]]:
    """The items of ``defis``, where each begins, and where the next thing in the file does."""
    items = document.items("defis")
    starts = [item.mark for item in items]
    after = [key.mark for key in document.tree if isinstance(key, Scalar) and starts and key.mark > starts[-1]]
    ends: list[Mark] = []
    following, end = min(after, default=Mark(sys.maxsize, 1)), Mark(sys.maxsize, 1)
    for start in reversed(starts):
        if start != following:  # two challenges may be one item
            end, following = following, start
        ends.append(end)
    return list(zip(items, starts, reversed(ends), strict=True))
