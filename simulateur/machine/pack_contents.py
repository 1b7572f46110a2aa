"""What is in a pack, told and shown before it is taken into the library; nothing of it is kept."""

import math
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.files.content_folder import PICTURE_KINDS, RECORDING_KINDS, VOICES
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.lesson import LearningPath, Lesson
from lecons.names import ages_beside_level, audience, school_year
from lecons.pictures.images import Images
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import thumbnail
from lecons.pictures.photos import small_of
from simulateur.game.messages.packs import PackHolds, PackMat, PackPath, PackShows
from simulateur.machine.playable import Content
from simulateur.machine.process_task import Tell

if TYPE_CHECKING:
    from lecons.gate.worker_process import WorkerProcess

_MEGABYTE = 10**6
_MOST_MATS, _MOST_TRIED = 5, 5
"""How many mats are shown at most, and how many recordings are tried until one can be heard."""
_CELL = 40.0
"""How large the cells of such a mat are drawn; the page makes them as large as there is room for."""


def look_into(tell: Tell, file: Path, around: Path) -> PackHolds:
    """What the pack ``file`` holds; run it in its own process. ``tell`` hears the progress, 0 to 1.

    It is unpacked below ``around``, then erased. Its pictures and its recordings are counted, not judged: that takes
    longer (``show_inside``).

    Raises:
        KitError: it is no pack, or something in its séances is to be mended.
    """
    from beebot.loader import ContentError, load_path
    from lecons.pack import Watch, unpack

    with TemporaryDirectory(dir=around) as name:
        folder = Path(name)
        unpack(file, folder, Watch(tell))
        loaded = [load_path(each) for each in sorted((folder / "parcours").glob("*.yaml"))]
        problems = [problem for each in loaded for problem in each.problems]
        if problems:
            raise ContentError(problems)
        told = " · ".join(_counted([each.path for each in loaded], folder))
    return PackHolds(str(file), told, tuple(_path(each.path) for each in loaded))


def show_inside(_tell: Tell, file: Path, around: Path) -> PackShows:
    """Some mats of the pack ``file`` as small pictures, and one of its recordings; run it in its own process.

    It is unpacked below ``around``, then erased. Pictures and recording are checked first. What does not pass is told
    when the pack is imported; here the kit's own pictures stand in for it, and another recording is heard.

    Raises:
        KitError: it is no pack, or nothing can be tried on this machine.
    """
    from lecons.gate.worker_pool import WorkerPool
    from lecons.pack import unpack
    from simulateur.machine.read_content import Pictures, read_here

    with TemporaryDirectory(dir=around) as name, WorkerPool() as pool:
        folder = Path(name)
        unpack(file, folder)
        pictures = Pictures()
        read = (read_here(each, pictures) for each in sorted((folder / "parcours").glob("*.yaml")))
        mats = tuple(_mats([each for each in read if isinstance(each, Content)]))
        recordings = sorted(each for each in (folder / VOICES).glob("*") if each.suffix.lower() in RECORDING_KINDS)
        heard = pool.map(_samples, recordings[:_MOST_TRIED])
        seen = tuple(small_of("".join(mat.drawing for mat in mats)))
        return PackShows(str(file), mats, next(filter(None, heard), b""), pictures=seen)


def _mats(contents: list[Content]) -> Iterator[PackMat]:
    found: dict[object, PackMat] = {}
    for content in contents:
        for challenge in (each for lesson in content.path.lessons for each in lesson.challenges):
            what = (challenge.mat.decor, challenge.mat.places)
            if challenge.pictures is None and what not in found and len(found) < _MOST_MATS:
                found[what] = mat_shown(challenge, content.images)
    yield from found.values()


def mat_shown(challenge: Challenge, images: Images) -> PackMat:
    """The mat of ``challenge`` as its page shows it, with ``images``."""
    wide, high = (side * _CELL + 2 * BORDER * _CELL for side in (challenge.mat.width, challenge.mat.height))
    return PackMat(thumbnail(challenge, _CELL, images), wide, high)


def _samples(file: Path, worker: "WorkerProcess") -> bytes:
    from lecons.gate.recordings import samples_of
    from lecons.gate.refusal import RefusedError

    try:
        return samples_of(file, worker)
    except RefusedError:
        return b""


def _counted(paths: list[LearningPath], folder: Path) -> Iterator[str]:
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
    whom = [school_year(lesson.level)] if lesson.level else []
    whom += map(audience, lesson.audiences)
    if told := ages_beside_level(lesson):
        whom.append(told)
    minutes = _("{minutes} min").format(minutes=lesson.duration_min)
    return "– " + " · ".join((lesson.title.in_language(language()), *whom, minutes))
