"""What is in a pack, told before it is taken into the library; nothing of it is kept."""

import math
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from beebot.files.content_folder import PICTURE_KINDS, RECORDING_KINDS
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.lesson import LearningPath, Lesson
from lecons.words import ages, audience
from simulateur.desk.errand import Tell
from simulateur.game.machine.packs import PackHolds, PackPath

_MEGABYTE = 10**6


def look_into(tell: Tell, file: Path) -> PackHolds:
    """In a process of its own: what a pack holds.

    Its pictures and its recordings are counted, not judged: that is done when it is taken in.

    Raises:
        KitError: it is no pack, or something in its séances is to be mended.
    """
    from beebot.loader import ContentError, load_path
    from lecons.pack import Watch, unpack

    with TemporaryDirectory(prefix="beebot-") as name:
        folder = Path(name)
        unpack(file, folder, Watch(tell))
        loaded = [load_path(each) for each in sorted((folder / "parcours").glob("*.yaml"))]
        problems = [problem for each in loaded for problem in each.problems]
        if problems:
            raise ContentError(problems)
        told = " · ".join(_counted([each.path for each in loaded], folder))
    return PackHolds(str(file), told, tuple(_path(each.path) for each in loaded))


def _counted(paths: list[LearningPath], folder: Path) -> Iterator[str]:
    """How many séances, challenges, pictures and recordings there are, and how much room all of it takes."""
    lessons = {lesson.id: lesson for path in paths for lesson in path.on_shelf}.values()
    challenges = sum(len(lesson.challenges) for lesson in lessons)
    files = [each for each in folder.rglob("*") if each.is_file()]
    pictures = sum(each.suffix.lower() in PICTURE_KINDS for each in files)
    recordings = sum(each.suffix.lower() in RECORDING_KINDS for each in files)
    yield ngettext("{count} séance", "{count} séances", len(lessons)).format(count=len(lessons))
    yield ngettext("{count} défi", "{count} défis", challenges).format(count=challenges)
    if pictures:
        yield ngettext("{count} image", "{count} images", pictures).format(count=pictures)
    if recordings:
        yield ngettext("{count} enregistrement", "{count} enregistrements", recordings).format(count=recordings)
    size = sum(each.stat().st_size for each in files)
    yield _("{size} Mo").format(size=max(math.ceil(size / _MEGABYTE), 1))


def _path(path: LearningPath) -> PackPath:
    return PackPath(path.title.in_language(language()), tuple(_lesson(lesson) for lesson in path.on_shelf))


def _lesson(lesson: Lesson) -> str:
    """Its title, for whom it is, and how long it takes."""
    whom = [lesson.level.value] if lesson.level else []
    whom += map(audience, lesson.audiences)
    if lesson.ages:
        whom.append(ages(lesson.ages))
    minutes = _("{minutes} min").format(minutes=lesson.duration_min)
    return "– " + " · ".join((lesson.title.in_language(language()), *whom, minutes))
