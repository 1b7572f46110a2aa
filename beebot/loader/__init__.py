"""The only place that reads YAML: séances, paths and mats, strictly, with every problem told at once in French.

Importing it costs pydantic (tens of milliseconds), so a screen has it done by another process. A content
folder holds ``parcours``, ``seances``, ``tapis`` and ``images``, or some of them; where a file lies in none, it is
read as part of the content that ships with the kit. A mat that is not in the folder is the kit's of that name; so is
a séance that a path names, where the folder has no ``parcours``.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from beebot.files.content_folder import content_folder
from beebot.kinds.written import ProblemAt
from beebot.lesson import LearningPath, Lesson
from beebot.loader.problems import ContentError as ContentError
from beebot.loader.problems import Problem as Problem
from beebot.loader.reading import Reader
from beebot.mat import Mat
from beebot.text import Text

T = TypeVar("T")
SCHEMA_KINDS = ("seance", "parcours", "tapis")
"""The kinds of file an author writes: ``seance``, ``parcours``, ``tapis``."""


@dataclass(frozen=True, slots=True)
class LoadedPath:
    """A path as it was read: its lessons and challenges that can be played, and the problems of the others.

    ``images`` is the folder of its pictures.
    """

    path: LearningPath
    problems: tuple[Problem, ...]
    images: Path


def load_path(file: Path) -> LoadedPath:
    """Read a path with its lessons, their mats and pictures. Faulty lessons and challenges are left out and reported.

    Raises:
        ContentError: the path's own file cannot be used, or nothing in it can be played.
    """
    reader, file = _reader(file)
    return _loaded(reader, reader.path(file))


def load_playable(file: Path) -> LoadedPath:
    """Read a path as ``load_path`` does; a lesson or a mat outside of a folder of paths is read as a path of its own.

    Raises:
        ContentError: the file cannot be used, or nothing in it can be played.
    """
    reader, file = _reader(file)
    return _loaded(reader, reader.path(file) if file.parent.name == "parcours" else reader.playable(file))


def _loaded(reader: Reader, path: LearningPath | None) -> LoadedPath:
    if path is None:
        raise ContentError(reader.problems)
    return LoadedPath(path, tuple(reader.problems), reader.images)


def load_lesson(file: Path | str) -> Lesson:
    """Read one lesson; a single fault refuses it.

    Raises:
        ContentError: something is wrong in it or in its mats; every problem is told.
    """
    return _whole(Reader.lesson, file)


def load_mat(file: Path) -> Mat:
    """Read one mat.

    Raises:
        ContentError: something is wrong in it, or a picture is missing; every problem is told.
    """
    return _whole(partial(Reader.mat, pictures=True), file)


def mat_title(file: Path) -> Text:
    """The title in a mat's file, which ``load_mat`` leaves out: it is for people.

    Raises:
        ContentError: there is no such file, it has no title, or something is wrong there.
    """
    return _whole(Reader.mat_title, file)


def load_file(file: Path, root: Path | None = None) -> LearningPath | Lesson | Mat:
    """Read a path, a lesson or a mat, whichever its keys resemble most; a single fault refuses it.

    ``root`` is the folder of its mats and pictures, by default the one it lies in.

    Raises:
        ContentError: something is wrong in it or in what it names; every problem is told.
    """
    reader, file = _reader(file, root)
    content = reader.file(file)
    if content is None or reader.problems:
        raise ContentError(reader.problems)
    return content


def lesson_files(file: Path) -> tuple[Path, ...]:
    """The files of the lessons that the path in ``file`` names; a name that cannot be read is left out."""
    reader, file = _reader(file)
    return reader.named(file)


def counted_in(file: Path) -> frozenset[str]:
    """The ids of the challenges in a lesson's ``file`` that give their greatest number of cards under ``limites``.

    There it is ``cartes``, else ``max_instructions``. Whoever is told to change it must be told where.
    """
    reader, file = _reader(file)
    return reader.counted(file)


def remarks_on(file: Path, found: Iterable[ProblemAt]) -> tuple[Problem, ...]:
    """The problems ``found`` in a file that can be read, each with its line and column.

    Raises:
        ContentError: the file cannot be read any more.
    """
    return _whole(lambda reader, file: reader.remarks(file, found), file)


def schema_json(kind: str = "seance") -> str:
    """The JSON Schema (draft 7) of a ``kind`` of file, as JSON in ASCII, for the editors authors use.

    Raises:
        KeyError: the kind is not one of ``SCHEMA_KINDS``.
    """
    from beebot.loader.json_schema import json_schema  # noqa: PLC0415 (no content needs it, and it is asked for once)

    return json.dumps(json_schema(kind), indent=2)


def _whole(asked: Callable[[Reader, Path], T | None], file: Path | str) -> T:
    reader, file = _reader(file)
    content = asked(reader, file)
    if content is None or reader.problems:
        raise ContentError(reader.problems)
    return content


def _reader(file: Path | str, root: Path | None = None) -> tuple[Reader, Path]:
    file = _resolved(file)
    return Reader(_resolved(root) if root else content_folder(file)), file


def _resolved(file: Path | str) -> Path:
    try:
        return Path(file).resolve()
    except (OSError, RuntimeError, ValueError):
        return Path(file).absolute()
