"""All that is wrong with the pictures and recordings of a content folder, for those who check it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from beebot.files.content_folder import BUILT_IN, PICTURE_KINDS, RECORDING_KINDS, SOUNDS_FOLDER, VOICES
from beebot.i18n import gettext as _
from beebot.loader.problems import Problem
from lecons.gate import photographs
from lecons.gate.pictures import Judged, judge_images, problem
from lecons.gate.read_file import bytes_of
from lecons.gate.recordings import samples_of
from lecons.gate.refusal import RefusedError
from lecons.gate.worker_pool import WorkerPool
from lecons.gate.worker_process import WorkerProcess
from lecons.pictures.images import Images
from lecons.progress_bar import Shower, silently

MAX_RECORDINGS = 2_000


def check_media(root: Path, showing: Shower = silently) -> Judged:
    """The pictures of the content folder ``root``, and what is wrong with its ``images``, ``voix`` and ``sons``.

    The kit's own folder is not checked. ``showing`` is called for the pictures, then for the recordings.

    Raises:
        KitError: nothing can be tried on this machine.
    """
    if root == BUILT_IN:
        return Judged(Images(), ())
    with WorkerPool() as pool:
        images, problems = judge_images(root, pool, showing=showing)
        too_many: list[Problem] = []
        files = [file for name in (VOICES, SOUNDS_FOLDER) for file in _recordings(root / name, too_many)]
        heard = showing(pool.map(_fault_of, files), len(files))
        return Judged(images, (*problems, *too_many, *(fault for fault in heard if fault is not None)))


def places_recorded(root: Path) -> Iterator[Problem]:
    """A sentence for each photograph of ``root`` whose file says where it was taken; what is shown never does."""
    message = _("cette photo dit où elle a été prise ; le kit ne le montre pas, enlevez-le avant de donner le fichier")
    for file in sorted((root / "images").glob("*")):
        if file.suffix.lower() in PICTURE_KINDS[1:]:
            with suppress(RefusedError):
                if photographs.judged(bytes_of(file, photographs.MAX_BYTES)).has_place:
                    yield Problem(Path("images") / file.name, 1, 1, message)


def _recordings(folder: Path, problems: list[Problem]) -> list[Path]:
    """The recordings in ``folder``; too many are told and left out."""
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in RECORDING_KINDS)
    except OSError:  # there is none, or it may not be read: then nobody hears one either
        return []
    if len(files) > MAX_RECORDINGS:
        message = _("plus de {limit} enregistrements dans ce dossier ; n'y laissez que ceux qui servent")
        problems.append(Problem(Path(folder.name), 1, 1, message.format(limit=MAX_RECORDINGS)))
    return files[:MAX_RECORDINGS]


def _fault_of(file: Path, worker: WorkerProcess) -> Problem | None:
    try:
        samples_of(file, worker)
    except RefusedError as refused:
        return problem(file, refused)
    return None
