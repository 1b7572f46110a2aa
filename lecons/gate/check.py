"""All that is wrong with the pictures and recordings of a content folder, for those who check it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from beebot.content_folder import BUILT_IN, PICTURE_KINDS, RECORDING_KINDS, SOUNDS_FOLDER, VOICES
from beebot.i18n import gettext as _
from beebot.loader.problems import Problem
from lecons.gate import photographs
from lecons.gate.files import bytes_of
from lecons.gate.pictures import judge_images, problem
from lecons.gate.recordings import samples_of
from lecons.gate.refusal import RefusedError
from lecons.gate.trial import Trial

MAX_RECORDINGS = 2_000


def check_media(root: Path) -> tuple[Problem, ...]:
    """What is wrong with ``images``, ``voix`` and ``sons`` of the content folder ``root``.

    The kit's own need no judge.

    Raises:
        KitError: nothing can be tried on this machine.
    """
    if root == BUILT_IN:
        return ()
    with Trial() as trial:
        heard = (problem for name in (VOICES, SOUNDS_FOLDER) for problem in _recordings(root / name, trial))
        return (*judge_images(root, trial).problems, *heard)


def places_recorded(root: Path) -> Iterator[Problem]:
    """A sentence for each photograph of ``root`` whose file says where it was taken; what is shown never does."""
    message = _("cette photo dit où elle a été prise ; le kit ne le montre pas, enlevez-le avant de donner le fichier")
    for file in sorted((root / "images").glob("*")):
        if file.suffix.lower() in PICTURE_KINDS[1:]:
            with suppress(RefusedError):
                if photographs.judged(bytes_of(file, photographs.MAX_BYTES)).has_place:
                    yield Problem(Path("images") / file.name, 1, 1, message)


def _recordings(folder: Path, trial: Trial) -> Iterator[Problem]:
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in RECORDING_KINDS)
    except OSError:  # there is none, or it may not be read: then nobody hears one either
        return
    if len(files) > MAX_RECORDINGS:
        message = _("plus de {limit} enregistrements dans ce dossier ; n'y laissez que ceux qui servent")
        yield Problem(Path(folder.name), 1, 1, message.format(limit=MAX_RECORDINGS))
    for file in files[:MAX_RECORDINGS]:
        try:
            samples_of(file, trial)
        except RefusedError as refused:
            yield problem(file, refused)
