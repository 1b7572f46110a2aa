"""A small JSON file that is always whole."""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from beebot.files import system_errors
from beebot.files.atomic_file import whole_file
from beebot.files.folder_lock import locked
from beebot.files.private_folder import make_folder, read_small
from beebot.files.private_folder import set_aside as set_file_aside
from beebot.i18n import gettext as _

T = TypeVar("T")
NoticeMaker = Callable[[], str]
"""Makes the sentence about something that was not read or kept.

It is made when somebody reads it, in her language: the thread that noticed it has none.
"""


_LARGEST = 1 << 22
"""A file of more bytes is nothing that the kit has written."""


class DamagedFileError(Exception):
    """A file is there, but does not hold what it should."""


class NewerFileError(DamagedFileError):
    """A file was written by a later version of the kit. It must be neither moved nor overwritten."""


def check_format(kept: dict[str, object], known: int) -> None:
    """Make sure that the object ``kept`` has no later format than ``known``.

    Raises:
        NewerFileError: its format is a later one.
    """
    version = kept.get("format")
    if isinstance(version, int) and version > known:
        raise NewerFileError(f"format {version}")


def read_json(file: Path) -> dict[str, object] | None:
    """The JSON object in ``file``, None where there is no such file.

    Raises:
        DamagedFileError: it holds anything else, or cannot be read.
    """
    try:
        kept = json.loads(read_small(file, _LARGEST).decode("utf-8-sig"))  # some editors write a mark first
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedFileError(str(error)) from error
    if not isinstance(kept, dict):
        raise DamagedFileError("no JSON object")
    return kept


def write_json(file: Path, value: object) -> None:
    """Write ``value`` to ``file``, which its user alone can read; it is on the disk when this returns.

    A power cut leaves the old file or the new one, whole.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    make_folder(file.parent)
    with whole_file(file, private=True) as stream:
        json.dump(value, stream, ensure_ascii=False, indent=1)


def not_a_folder(folder: Path) -> str:
    """The sentence that says that ``folder`` cannot be one, since a file stands in its way; ``""`` if nothing does."""
    if folder.is_dir() or not folder.exists():
        return ""
    sentence = _("rien n'est gardé : {folder} n'est pas un dossier ; relancez le kit avec un dossier après --donnees")
    return sentence.format(folder=folder)


def newer(file: Path) -> str:
    """The sentence that tells the adult that a later version of the kit wrote ``file``."""
    sentence = _("{file} vient d'une version plus récente du kit ; mettez le kit à jour (ce fichier reste tel quel)")
    return sentence.format(file=file)


def or_set_aside(file: Path, home: Path, read: Callable[[], T], nothing: T) -> tuple[T, list[NoticeMaker]]:
    """What ``read`` gives for ``file``, and no notice. If it is damaged: it is set aside, ``nothing``, and a notice.

    ``home`` is the folder of the journal, or above it where none is kept: another program that erases, or has just
    written the file anew, holds its lock. The adult is told at each start until she has read it.

    Raises:
        NewerFileError: a later version of the kit wrote it.
    """
    found, aside = _tried(read), None
    if found is None:
        with suppress(OSError), locked(home):  # a disk without locks, or that may not be written
            found = _tried(read)
            if found is None:
                aside = _put_aside(file, home)
    if found is not None:
        return found[0], []
    return nothing, [partial(_damaged, file, aside)]


def _put_aside(file: Path, home: Path) -> str | None:
    """Give a damaged file another name; returns that, None where the disk refuses. The caller holds the lock."""
    from beebot.journal.damage_notices import Aside, keep_aside  # noqa: PLC0415 (few files are damaged)

    aside = set_file_aside(file)
    if aside is None:
        return None
    keep_aside(home, Aside(file.relative_to(home).as_posix(), aside.name))
    return aside.name


def _tried(read: Callable[[], T]) -> tuple[T] | None:
    try:
        return (read(),)
    except NewerFileError:
        raise
    except DamagedFileError:
        return None


def unread_asides(folder: Path, home: Path) -> list[NoticeMaker]:
    """A notice for each file of ``folder`` that was set aside, now or earlier, of which no adult has read yet."""
    from beebot.journal import damage_notices  # noqa: PLC0415 (asked for while the window opens)

    all_asides = ((home / each.file, each.aside) for each in damage_notices.unread_asides(home))
    return [partial(_damaged, file, aside) for file, aside in all_asides if file.parent == folder]


def reason(error: BaseException) -> str:
    """Why the disk refused, in a few words of the reader's language."""
    cause = error.__cause__ or error
    return system_errors.reason(cause) if isinstance(cause, OSError) else str(cause)


def _damaged(file: Path, aside: str | None) -> str:
    if aside is None:
        return _("{file} est abîmé et ne se laisse pas renommer ; effacez-le").format(file=file)
    sentence = _("{file} était abîmé ; il est mis de côté sous le nom {aside} et le kit repart sans lui")
    return sentence.format(file=file, aside=aside)
