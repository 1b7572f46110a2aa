"""All pictures of a content folder before the gate: what passes is drawn from then on, and nothing else is."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from beebot.errors import shown
from beebot.files.content_folder import BUILT_IN, OTHER_PICTURE_KINDS, PICTURE_KINDS
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.loader.problems import Problem
from lecons.gate import photographs
from lecons.gate.kept_results import DRAWING, NOTHING, PHOTO, KnownPhotos, digest_of
from lecons.gate.read_file import bytes_of
from lecons.gate.refusal import RefusedError
from lecons.gate.svg import MAX_FILE
from lecons.gate.worker_pool import WorkerPool
from lecons.gate.worker_process import WorkerProcess
from lecons.pictures.images import KIT, Images
from lecons.pictures.photos import Photo
from lecons.progress_bar import Shower, silently

_KINDS = (*PICTURE_KINDS, *OTHER_PICTURE_KINDS)
MAX_PICTURES = 500
"""How many pictures one folder may have."""
BUDGET_S = 80.0
"""Seconds of the worker's processor for all pictures of a folder. An ordinary drawing takes a tenth of one."""
_FAULTS = {
    "slow": noted("ce dessin est trop long à dessiner ; simplifiez-le (dans Inkscape : Chemin > Simplifier)"),
    "empty": noted("rien ne se voit dans ce dessin ; dessinez dans la page, avec une couleur"),
    "unreadable": noted("ce dessin ne se dessine pas, il est trop lourd ou abîmé ; simplifiez-le, ou donnez-le en PNG"),
    "absent": noted("cet ordinateur n'a pas de quoi dessiner un SVG (resvg) ; donnez ce dessin en PNG ou JPEG"),
}
_PHOTO_FAULTS = {
    "slow": photographs.TOO_HEAVY,
    "unreadable": photographs.NOT_TO_ITS_END,
}


_Outcome = tuple[Photo | None, list[Problem]]
"""What became of the files that have one name: a picture of their own, if it is none of the kit's; what is wrong."""


class Judged(NamedTuple):
    """The pictures that may be drawn, and the problems of the others."""

    images: Images
    problems: tuple[Problem, ...]


def judge_images(root: Path, pool: WorkerPool, known: KnownPhotos = NOTHING, showing: Shower = silently) -> Judged:
    """Check every picture of the content folder ``root``, by workers of ``pool``; the kit's own need no check.

    Those in ``known`` were checked before, and are not tried again. ``showing`` shows how far it is.

    Raises:
        KitError: no picture can be tried on this machine.
    """
    if root == BUILT_IN:
        return Judged(Images(), ())
    problems: list[Problem] = []
    names = _by_name(_files(root / "images", problems))
    limit_s = pool.taken + BUDGET_S

    def judge(files: Sequence[Path], worker: WorkerProcess) -> _Outcome | None:
        """What became of these; None where no time is left."""
        return _first_good(files, worker, known) if pool.taken < limit_s else None

    own: dict[str, Photo] = {}
    unread: list[Path] = []
    for files, outcome in zip(names, showing(pool.map(judge, names), len(names)), strict=True):
        if outcome is None:
            unread += files
            continue
        found, faults = outcome
        problems += faults
        if found is not None:
            own[files[0].stem] = found
    if unread:
        problems.append(_too_heavy(unread[0], len(unread)))
    return Judged(Images(own), tuple(problems))


def not_shown(root: Path, images: Images) -> frozenset[str]:
    """The names of the pictures in the content folder ``root`` that may not be drawn: they are not in ``images``.

    A copy of one of the kit's own may.
    """
    left_out = (file for file in _pictures(root / "images") if file.stem not in images.own)
    return frozenset(file.stem for file in left_out if not _is_the_kits(file))


def _is_the_kits(file: Path) -> bool:
    ours = KIT / file.name
    try:
        return ours.is_file() and ours.read_bytes() == bytes_of(file, MAX_FILE)
    except RefusedError:
        return False


def _by_name(files: Iterable[Path]) -> list[list[Path]]:
    """The files that have the same name but for their endings, together."""
    names: dict[str, list[Path]] = {}
    for file in files:
        names.setdefault(file.stem, []).append(file)
    return list(names.values())


def _first_good(files: Sequence[Path], worker: WorkerProcess, known: KnownPhotos) -> _Outcome:
    """The first kind of a name that can be used is the one that is shown."""
    problems: list[Problem] = []
    for file in files:
        try:
            found = picture_of(file, worker, known)
        except RefusedError as refused:
            problems.append(problem(file, refused))
            continue
        if found is not None:
            return found, problems
    return None, problems


def picture_of(file: Path, worker: WorkerProcess, known: KnownPhotos = NOTHING) -> Photo | None:
    """The picture in ``file``, as pixels; None if it is a copy of the kit's own of that name.

    One in ``known`` is not tried again.

    Raises:
        RefusedError: it cannot be used.
        KitError: no picture can be tried on this machine.
    """
    kind = file.suffix.lower()
    if kind in OTHER_PICTURE_KINDS:
        raise RefusedError(_("les images sont en SVG, PNG ou JPEG ; enregistrez celle-ci de nouveau"))
    if kind != ".svg":
        data = bytes_of(file, photographs.MAX_BYTES)
        return known.get((PHOTO, digest_of(data))) or _photo(data, worker)
    data = bytes_of(file, MAX_FILE)
    ours = KIT / file.name
    if ours.is_file() and ours.read_bytes() == data:
        return None
    return known.get((DRAWING, digest_of(data))) or _drawn(data, worker)


def _drawn(data: bytes, worker: WorkerProcess) -> Photo:
    answer = worker.ask("draw", data)
    if fault := answer.found.get("fault"):
        raise RefusedError(_(_FAULTS[fault]))
    large, small = answer.data[: answer.found["large"]], answer.data[answer.found["large"] :]
    return Photo(digest_of(data), large, answer.found["width"], answer.found["height"], small)


def _photo(data: bytes, worker: WorkerProcess) -> Photo:
    answer = worker.ask("photo", data)
    if fault := answer.found.get("fault"):
        raise RefusedError(_(_PHOTO_FAULTS[fault]).format(side=photographs.ENOUGH))
    return Photo(digest_of(data), answer.data, answer.found["width"], answer.found["height"])


def _too_heavy(file: Path, count: int) -> Problem:
    message = _("trop d'images lourdes dans ce dossier : {count} ne sont pas lues, à partir de celle-ci ; réduisez-les")
    return problem(file, RefusedError(message.format(count=count)))


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """The pictures in ``folder``, drawings first; too many are told and left out."""
    found = _pictures(folder)
    found.sort(key=lambda file: (_KINDS.index(file.suffix.lower()), file.name))
    if len(found) > MAX_PICTURES:
        message = _("plus de {limit} images dans ce dossier ; n'y laissez que celles qui servent")
        problems.append(Problem(Path(folder.name), 1, 1, message.format(limit=MAX_PICTURES)))
    return found[:MAX_PICTURES]


def _pictures(folder: Path) -> list[Path]:
    """All pictures in ``folder``, whether the kit shows their kind or not."""
    try:
        return [file for file in folder.iterdir() if file.suffix.lower() in _KINDS]
    except OSError:  # there is none, or it may not be read: then the kit's own are shown
        return []


def problem(file: Path, refused: RefusedError) -> Problem:
    """The problem to report for ``file``, which was ``refused``, under its name and that of its folder."""
    return Problem(Path(file.parent.name, shown(file.name)), refused.line, 1, refused.message)
