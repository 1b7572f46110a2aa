"""All pictures of a content folder before the gate: what passes is drawn from then on, and nothing else is."""

import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from beebot.content_folder import BUILT_IN, PICTURE_KINDS
from beebot.errors import shown
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.lesson import LearningPath
from beebot.loader.problems import Problem
from beebot.mat import Decor
from lecons.gate import photographs
from lecons.gate.files import bytes_of
from lecons.gate.refusal import RefusedError
from lecons.gate.tree import MAX_BYTES
from lecons.gate.trial import Trial
from lecons.pictures.images import KIT, Drawn, Images
from lecons.pictures.photos import Photo

MAX_PICTURES = 500
"""How many pictures one folder may have."""
BUDGET_S = 20.0
"""Seconds of the worker's processor for all pictures of a folder. An ordinary drawing takes some milliseconds."""
_CLOCK_S = 40.0
"""Seconds of the clock for them, where other programs have the processor. The window waits longer for the content."""
_OTHER_KINDS = (".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif", ".eps", ".pdf", ".ai", ".svgz")
_FAULTS = {
    "slow": noted("ce dessin est trop long à dessiner ; simplifiez-le (dans Inkscape : Chemin > Simplifier)"),
    "empty": noted("rien ne se voit dans ce dessin ; dessinez dans la page, avec une couleur"),
    "unreadable": noted("cette image ne se dessine pas ; enregistrez-la de nouveau"),
}


_ROLES = ("target", "target_reached", "obstacle", "wide_obstacle", "goal")
"""The pictures of a decor that must be there; without its hero a mat has the bee."""
_FRAME = "cadre"
"""An empty frame: what stands for the picture of a place."""


class Judged(NamedTuple):
    """The pictures that may be drawn, and what is wrong with the others."""

    images: Images
    problems: tuple[Problem, ...]


def judge_images(root: Path, trial: Trial) -> Judged:
    """Judge every picture of the content folder ``root``. The kit's own need no judge, nor does a copy of one.

    Raises:
        KitError: no picture can be tried on this machine.
    """
    if root == BUILT_IN:
        return Judged(Images(), ())
    own: dict[str, Drawn | Photo] = {}
    problems: list[Problem] = []
    limit_s, until = trial.taken + BUDGET_S, time.monotonic() + _CLOCK_S
    files = _files(root / "images", problems)
    for place, file in enumerate(files):
        if trial.taken >= limit_s or time.monotonic() > until:
            problems.append(_too_heavy(file, len(files) - place))
            break
        if file.stem in own:
            continue  # the first kind of a name is the one that is shown
        try:
            found = picture_of(file, trial)
        except RefusedError as refused:
            problems.append(problem(file, refused))
        else:
            if found is not None:
                own[file.stem] = found
    return Judged(Images(own), tuple(problems))


def with_stand_ins(images: Images, paths: Iterable[LearningPath]) -> Images:
    """``images``, and for each picture on a path's mats what the kit shows if there is no such picture."""
    usual, stand_ins = Decor(), dict(images.stand_ins)
    challenges = [each for path in paths for lesson in path.lessons for each in lesson.challenges]
    for decor in sorted({each.mat.decor for each in challenges}, key=repr):
        for role in _ROLES:
            stand_ins.setdefault(getattr(decor, role), getattr(usual, role))
    for challenge in challenges:
        shown = [place.picture for place in challenge.mat.places]
        shown += [target.picture for target in challenge.targets]
        for name in filter(None, shown):
            stand_ins.setdefault(name, _FRAME)
    return Images(images.own, stand_ins)


def picture_of(file: Path, trial: Trial) -> Drawn | Photo | None:
    """The picture in ``file``, clean; None where it is a copy of the kit's own of that name.

    Raises:
        RefusedError: it cannot be used.
        KitError: no picture can be tried on this machine.
    """
    kind = file.suffix.lower()
    if kind in _OTHER_KINDS:
        raise RefusedError(_("les images sont en SVG, PNG ou JPEG ; enregistrez celle-ci de nouveau"))
    if kind != ".svg":
        return _photo(bytes_of(file, photographs.MAX_BYTES), trial)
    data = bytes_of(file, MAX_BYTES)
    ours = KIT / file.name
    if ours.is_file() and ours.read_bytes() == data:
        return None
    return _drawn(data, trial)


def _drawn(data: bytes, trial: Trial) -> Drawn:
    answer = trial.ask("draw", data)
    fault = str(answer.found.get("fault", "")) if answer else "slow"
    if answer is None or fault:
        raise RefusedError(_(_FAULTS[fault]))
    left, top, width, height = answer.found["page"]
    return Drawn(answer.data.decode(), (left, top, width, height), sha256(data).hexdigest())


def _photo(data: bytes, trial: Trial) -> Photo:
    answer = trial.ask("photo", data)
    if answer is None or "fault" in answer.found:
        raise RefusedError(_("cette photo ne se lit pas jusqu'au bout ; prenez-en une autre copie"))
    return Photo(sha256(data).hexdigest(), answer.data, answer.found["width"], answer.found["height"])


def _too_heavy(file: Path, count: int) -> Problem:
    message = _("trop d'images lourdes dans ce dossier : {count} ne sont pas lues, à partir de celle-ci ; réduisez-les")
    return problem(file, RefusedError(message.format(count=count)))


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """The pictures in ``folder``, drawings first; too many are told and left out."""
    kinds = (*PICTURE_KINDS, *_OTHER_KINDS)
    try:
        found = [file for file in folder.iterdir() if file.suffix.lower() in kinds]
    except OSError:  # there is none, or it may not be read: then the kit's own are shown
        return []
    found.sort(key=lambda file: (kinds.index(file.suffix.lower()), file.name))
    if len(found) > MAX_PICTURES:
        message = _("plus de {limit} images dans ce dossier ; n'y laissez que celles qui servent")
        problems.append(Problem(Path(folder.name), 1, 1, message.format(limit=MAX_PICTURES)))
    return found[:MAX_PICTURES]


def problem(file: Path, refused: RefusedError) -> Problem:
    """What is wrong with a file, under the name of its folder and its own."""
    return Problem(Path(file.parent.name, shown(file.name)), refused.line, 1, refused.message)
