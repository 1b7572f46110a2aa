"""Pictures of programs that succeeded, for children to show: where a person looks for pictures, or else in our folder.

No name is in them, and none in the names of their files: a day, and the animal that stands for a seat or a group.
"""

import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from itertools import count
from pathlib import Path

from beebot.files.kept_folder import make_folder, make_private
from beebot.files.whole_file import sync_folder, temporary
from beebot.i18n import gettext as _
from simulateur.desk.keeping.small_file import reason

FOLDER = "images"
"""The folder of pictures beside the journal, for those that cannot be where a person looks for them."""
SHELF = "Abeille"
"""The kit's own folder among a person's pictures."""
OURS = re.compile(r"\.?\d{4}-\d{2}-\d{2}-[a-z]+(-\d+)?\.png(-\d+)?")
"""The names of pictures, whole or half written."""


class NotKeptError(OSError):
    """No picture could be written; the sentence says why."""


Alone = Callable[[], AbstractContextManager[None]]
"""What is done in it is done while nobody else writes where the kit keeps its data."""


def keep_picture(png: bytes, animal: str, day: date, wanted: Path, otherwise: Path, alone: Alone = nullcontext) -> str:
    """Write a picture into the folder ``wanted``, or into ``otherwise`` where that cannot be; the sentence says where.

    ``animal`` is the French word of who made it. No picture that is there is written over. ``otherwise`` is written
    ``alone``: a start of another program takes what is half written there for left over.

    Raises:
        NotKeptError: neither folder can be written.
    """
    stem = f"{day:%Y-%m-%d}-{animal}"
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        _write(png, wanted, stem)
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


def _write(png: bytes, folder: Path, stem: str) -> Path:
    """Write the picture whole under the first name that is free; where it is then."""
    names = (f"{stem}.png" if n == 1 else f"{stem}-{n}.png" for n in count(1))
    file = next(path for path in (folder / name for name in names) if not os.path.lexists(path))
    new = temporary(file)
    try:
        with new.open("xb") as stream:
            stream.write(png)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    return file
