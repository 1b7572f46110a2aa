"""What is to be played, read in a process of its own.

The strict reader costs 22 MB and a tenth of a second of imports (measured). A child process pays for them while
the window opens, and they are gone when the children play.
"""

import multiprocessing
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from beebot.challenge import Challenge, Genre
from beebot.command import PLAIN_COMMANDS
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language, use_language
from beebot.lesson import LearningPath


@dataclass(frozen=True, slots=True)
class Content:
    """A path, the folder of its pictures, and a sentence for each thing that had to be left out."""

    path: LearningPath
    images: Path
    notices: tuple[str, ...]


def read_content(file: Path) -> Future[Content]:
    """Begin to read the learning path in ``file``.

    The future raises:
        KitError: nothing in it can be played; the text says what to mend.
    """
    # A fork before any thread or window is safe and saves the child its start; elsewhere Python's own choice.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with_one = ProcessPoolExecutor(1, mp_context=context)
    reading = with_one.submit(_read, file, language())
    with_one.shutdown(wait=False)
    return reading


def _read(file: Path, code: str) -> Content:
    from beebot.loader import ContentError, load_path  # noqa: PLC0415 (only ever in the child process)

    use_language(code)
    try:
        loaded = load_path(file)
    except ContentError as error:
        raise KitError(str(error)) from None  # the reader's own type would bring the reader to the parent
    path, unplayed = _playable(loaded.path)
    return Content(path, loaded.images, (*map(str, loaded.problems), *unplayed))


def _playable(path: LearningPath) -> tuple[LearningPath, list[str]]:
    """The path without what the screen cannot play yet, and a sentence for each challenge left out.

    Raises:
        KitError: nothing is left.
    """
    sentence = _("le défi « {id} » ({genre}) ne se joue pas encore à l'écran ; gardez-le pour le robot")
    lessons, unplayed = [], []
    for lesson in path.lessons:
        challenges = tuple(filter(_can_play, lesson.challenges))
        left_out = (challenge for challenge in lesson.challenges if not _can_play(challenge))
        unplayed += [sentence.format(id=challenge.id, genre=challenge.genre.value) for challenge in left_out]
        if challenges:
            lessons.append(replace(lesson, challenges=challenges))
    if not lessons:
        raise KitError("\n".join(unplayed))
    return replace(path, lessons=tuple(lessons)), unplayed


def _can_play(challenge: Challenge) -> bool:
    return challenge.genre is Genre.PROGRAM and not challenge.repeats and challenge.keys <= PLAIN_COMMANDS
