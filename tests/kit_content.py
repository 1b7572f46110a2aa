"""The kit's own content, read once a process: what is read is frozen, so tests may share it."""

from functools import cache
from pathlib import Path

import lecons
from beebot.lesson import LearningPath, Lesson
from beebot.loader import load_lesson, load_path
from simulateur.game.repertoire.flowers import Hashes, hashes_of


@cache
def path_at(file: Path = lecons.FIRST_PATH) -> LearningPath:
    """The path that ``file`` holds."""
    return load_path(file).path


@cache
def lesson_at(file: Path) -> Lesson:
    """The séance that ``file`` holds."""
    return load_lesson(file)


@cache
def hashes_at(file: Path = lecons.FIRST_PATH) -> Hashes:
    """Those of the challenges of a path, as a program that starts has them from its reader."""
    return hashes_of(path_at(file).lessons)
