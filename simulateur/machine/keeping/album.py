"""Pictures of programs that succeeded, for children to show: where a person looks for pictures, or else in our folder.

No name is in them, and none in the names of their files: a day, and the animal that stands for a seat or a group.
"""

import os
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date
from itertools import count
from pathlib import Path

from beebot.files.atomic_file import sync, sync_folder, temporary
from beebot.files.private_folder import make_folder, make_private
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from simulateur.machine.keeping.json_file import reason

FOLDER = "images"
"""The folder of pictures beside the journal, for those that cannot be where a person looks for them."""
SHELF = "Abeille"
"""The kit's own folder among a person's pictures."""
ARCHIVE = "abeille-images.zip"
"""Several pictures that are taken out together."""
OURS = re.compile(r"\.?\d{4}-\d{2}-\d{2}-[a-z]+(-\d+)?\.png(-\d+)?")
"""The names of pictures, whole or half written."""
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z]+(-\d+)?\.png")


class NotKeptError(OSError):
    """A picture could not be written anywhere; the message is a sentence that says why."""


Alone = Callable[[], AbstractContextManager[None]]
"""Gives a ``with`` block during which nobody else writes where the kit keeps its data."""


def keep_picture(png: bytes, animal: str, day: date, wanted: Path, otherwise: Path, alone: Alone = nullcontext) -> str:
    """Write a picture to ``wanted``, or to ``otherwise`` if that cannot be. Returns a sentence that says where.

    The file is named after ``day`` and ``animal``, the French word of who made it; none is ever overwritten. The lock
    ``alone()`` is held for ``otherwise``: at its start another program erases what is half written there.

    Raises:
        NotKeptError: neither folder can be written.
    """
    stem = f"{day:%Y-%m-%d}-{animal}"
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        _write(png, wanted, stem)
        sync_folder(wanted.parent)
    except OSError as refused:
        try:
            with alone():
                make_folder(otherwise)
                make_private(_write(png, otherwise, stem))
        except OSError as error:
            sentence = _(
                "l'image du programme ne s'écrit ni dans {wanted} ni dans {folder} ({reason}) ; vérifiez la place et"
                " les droits"
            )
            told = sentence.format(wanted=wanted, folder=otherwise, reason=reason(error))
            raise NotKeptError(told) from error
        sentence = _("Le dossier {wanted} ne se laisse pas écrire ({reason}) : les images sont dans {folder}")
        return sentence.format(wanted=wanted, reason=reason(refused), folder=otherwise)
    sentence = _("Les images que les enfants gardent sont dans {folder} ; « Tout effacer » n'y touche pas")
    return sentence.format(folder=wanted)


def keep_inside(png: bytes, animal: str, day: date, folder: Path, alone: Alone = nullcontext) -> str:
    """Write a picture into our own ``folder``, named as by ``keep_picture``. Returns how to get at it, in a sentence.

    Raises:
        NotKeptError: it cannot be written.
    """
    try:
        with alone():
            make_folder(folder)
            make_private(_write(png, folder, f"{day:%Y-%m-%d}-{animal}"))
    except OSError as error:
        sentence = _("l'image du programme n'est pas gardée ({reason}) ; vérifiez la place")
        raise NotKeptError(sentence.format(reason=reason(error))) from error
    return _("Les images que les enfants gardent sont sur cette tablette ; la page « Données » les sort en fichiers")


def take_out(folder: Path, wanted: Path) -> str:
    """Copy the pictures of our own ``folder`` to ``wanted``, several as one zip archive. Returns what became of it.

    They stay in ``folder`` too.
    """
    pictures = sorted(file for file in _files(folder) if _WHOLE.fullmatch(file.name))
    if not pictures:
        return _("Aucune image n'est gardée ; le cadre, après le film d'un programme réussi, en garde une")
    file = wanted / (pictures[0].name if len(pictures) == 1 else ARCHIVE)
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        if len(pictures) == 1:
            file.write_bytes(pictures[0].read_bytes())
        else:
            _zip(pictures, file)
    except OSError as error:
        return _("les images ne sortent pas ({reason}) ; vérifiez la place").format(reason=reason(error))
    count = len(pictures)
    sentence = ngettext("{count} image est sortie : {file}", "{count} images sont sorties : {file}", count)
    return sentence.format(count=count, file=file)


def _zip(pictures: Sequence[Path], file: Path) -> None:
    from zipfile import ZipFile  # noqa: PLC0415 (asked for once in a while)

    with ZipFile(file, "w") as archive:
        for picture in pictures:
            archive.write(picture, picture.name)


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return list(folder.iterdir())
    return []


def _write(png: bytes, folder: Path, stem: str) -> Path:
    names = (f"{stem}.png" if n == 1 else f"{stem}-{n}.png" for n in count(1))
    file = next(path for path in (folder / name for name in names) if not os.path.lexists(path))
    new = temporary(file)
    try:
        with new.open("xb") as stream:
            stream.write(png)
            stream.flush()
            sync(stream.fileno())
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    return file
