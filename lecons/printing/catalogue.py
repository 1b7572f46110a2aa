"""What a person may ask for by name, and its documents: a séance, a level, a mat."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from os.path import realpath  # Path.resolve refuses a link to itself, before the reader can say so
from pathlib import Path

import lecons
from beebot.errors import KitError, shown
from beebot.files.content_folder import BUILT_IN, LESSONS, content_folder, folder_in
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson
from beebot.loader import ContentError, Problem, load_file, load_lesson, load_mat, mat_title
from beebot.mat import Mat
from lecons import copies
from lecons.gate.pictures import judge_images, not_shown
from lecons.gate.worker_pool import WorkerPool
from lecons.names import said
from lecons.pictures.images import Images
from lecons.printing.document import Document
from lecons.printing.documents.print_options import Order
from lecons.printing.kits import lesson_kit, mat_kit, path_kit
from lecons.printing.titles import Titles


@dataclass(frozen=True, slots=True)
class Found:
    """A file of content to print: its ``name`` in file names, its title, and what was read from it."""

    name: str
    title: str
    content: LearningPath | Lesson | Mat
    root: Path


def find(asked: str) -> Found:
    """The séance, path or mat to print that was ``asked`` for: a file, or the name of one of the kit's.

    Raises:
        KitError: there is none, or it cannot be read; the nearest names are told.
    """
    file = _file(asked)
    return _read(file, content_folder(Path(realpath(file))))


def find_in(root: Path, folder: str, name: str) -> Found:
    """The séance, path or mat ``name`` in ``folder`` (``seances``, ``parcours`` or ``tapis``) of the content ``root``.

    A séance and a path are named by their id or their file, a mat by its file. Where somebody's files have no
    ``parcours``, a path lies beside their folders, and may have séances of the kit. ``root`` may also be the one file
    that was opened, wherever it lies.

    Raises:
        KitError: there is none, or it cannot be read.
    """
    for home, files in _homes(content_folder(root), folder, [root] if root.is_file() else []):
        for file in sorted(files, key=lambda file: file.stem != name):
            if file.stem == name:
                return _read(file, home)
            with suppress(ContentError):
                content = load_file(file, home)
                if not isinstance(content, Mat) and content.id == name:
                    return _read(file, home)
    raise KitError(_("rien à imprimer sous le nom « {name} »").format(name=shown(name)))


def _homes(root: Path, folder: str, opened: Iterable[Path]) -> Iterator[tuple[Path, Iterable[Path]]]:
    """Where what is in a ``folder`` may lie, each with the content folder to which it belongs."""
    yield root, (file for file in opened if folder != "tapis")
    yield root, folder_in(root, folder).rglob("*.yaml")
    if root != BUILT_IN and not (root / "parcours").is_dir():
        if folder == "parcours":
            yield root, root.glob("*.yaml")
        if folder == LESSONS:
            yield BUILT_IN, (BUILT_IN / LESSONS).rglob("*.yaml")


def mats_in(root: Path) -> Iterator[tuple[str, str]]:
    """The name and the title of each mat in the content folder ``root``; those that cannot be read are left out."""
    for file in sorted((root / "tapis").glob("*.yaml")):
        with suppress(ContentError):
            yield file.stem, said(mat_title(file))


def documents(
    found: Found, order: Order, tell: Callable[[Problem], None] = lambda _problem: None
) -> tuple[Document, ...]:
    """All documents to print for ``found``. A number of children that is 0 in ``order`` is the one that its sheet says.

    ``tell`` is called with each problem of a picture in its folder that nothing in ``found`` uses.

    Raises:
        KitError: a picture that it uses is not good, or none can be tried on this machine.
    """
    children, pupils = order.children or children_for(found.content), order.pupils or pupils_for(found.content)
    order = replace(order, images=_images(found, tell), children=children, pupils=pupils)
    match found.content:
        case Mat():
            return mat_kit(found.content, found.title, order)
        case Lesson():
            return lesson_kit(found.content, _titles(found.root, [found.content]), order)
        case LearningPath():
            return path_kit(found.content, _titles(found.root, found.content.on_shelf), order)


def children_for(content: LearningPath | Lesson | Mat) -> int:
    """For how many children ``content`` is; the usual number if its sheets give none."""
    match content:
        case Lesson():
            said = copies.children(content)
        case LearningPath():
            said = copies.usual_children(content)
        case Mat():
            said = 0
    return said or copies.USUAL


def pupils_for(content: LearningPath | Lesson | Mat) -> int:
    """How many children are in the class of ``content``; 0 if its sheets give none."""
    match content:
        case Lesson():
            return content.sheet.grouping.in_class
        case LearningPath():
            return copies.usual_pupils(content)
        case Mat():
            return 0


def _read(file: Path, root: Path) -> Found:
    content = load_file(file)
    title = said(mat_title(file)) if isinstance(content, Mat) else said(content.title)
    return Found(file.stem, title, content, root)


def _file(asked: str) -> Path:
    if asked.endswith((".yaml", ".yml")):
        return Path(asked)
    file = lecons.called(asked)
    if file is not None:
        return file
    names = lecons.named()
    begun = [name for name in names if asked and name.startswith(asked)]
    near = begun or get_close_matches(asked, names, n=1, cutoff=0.5)
    remedy = (
        _("vouliez-vous « {word} » ?").format(word=near[0])
        if near
        else _("donnez un fichier, ou un nom comme gs/le-code-des-fleches, petite-section ou prairie")
    )
    raise KitError(_("rien à imprimer sous le nom « {name} » ; {remedy}").format(name=shown(asked), remedy=remedy))


def _titles(root: Path, read: Sequence[Lesson]) -> Titles:
    """What the mats are called, and the séances that were ``read`` with the next after them and all before them."""
    files = [*sorted((root / "tapis").glob("*.yaml"))]
    if root != BUILT_IN:
        files += lecons.mats()
    lessons = {lesson.id: lesson for lesson in read}
    found = {file.stem: file for file in (*lecons.lessons(), *folder_in(root, LESSONS).rglob("*.yaml"))}
    wanted = [name for lesson in read for name in (*lesson.sheet.before, *lesson.sheet.after) if name not in lessons]
    while wanted:
        file = found.pop(wanted.pop(), None)
        if file is not None:
            with suppress(ContentError):  # one with faults is not what is printed
                lesson = load_lesson(file)
                lessons.setdefault(lesson.id, lesson)
                wanted += (name for name in lesson.sheet.before if name not in lessons)
    titles = []
    for file in files:
        with suppress(ContentError):  # what is printed is on another
            titles.append((load_mat(file), mat_title(file)))
    return Titles(tuple(titles), lessons)


def _images(found: Found, tell: Callable[[Problem], None]) -> Images:
    """The pictures of the folder, judged as the screen does.

    Raises:
        ContentError: one that is named cannot be used; paper is not spent on what stands in for it.
    """
    if found.root == BUILT_IN:
        return Images()
    with WorkerPool() as pool:
        judged = judge_images(found.root, pool)
    if judged.problems and any(_names(found.content, name) for name in not_shown(found.root, judged.images)):
        raise ContentError(judged.problems)
    for problem in judged.problems:
        tell(problem)
    return judged.images


def _names(content: LearningPath | Lesson | Mat, picture: str) -> bool:
    """Whether the name of ``picture`` stands anywhere in the content: « loup » is meant by « loup-happy » too."""
    whole, parts = repr(content), picture.split("-")
    return any(repr("-".join(parts[:count])) in whole for count in range(1, len(parts) + 1))
