"""A small JSON file that is always whole."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from beebot import kept_folder, reasons
from beebot.i18n import gettext as _
from beebot.kept_folder import make_folder, read_small
from beebot.whole_file import whole_file

Trouble = Callable[[], str]
"""Makes the sentence about something that was not read or kept.

It is made when somebody reads it, in her language: the thread that noticed it has none.
"""


_LARGEST = 1 << 22
"""A file of more bytes is nothing that the kit has written."""


class DamagedFileError(Exception):
    """The file is there and does not hold what it should."""


class NewerFileError(DamagedFileError):
    """A later version of the kit wrote the file. It is not to be put aside, nor written over."""


def check_format(kept: dict[str, object], known: int) -> None:
    """Whether what was ``kept`` may be read by a version that knows the formats up to ``known``.

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
    """Put ``value`` in ``file``, its user's alone; it is on the disk when this returns.

    A power cut leaves the old file or the new one, whole.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    make_folder(file.parent)
    with whole_file(file, private=True) as stream:
        json.dump(value, stream, ensure_ascii=False, indent=1)


def newer(file: Path) -> str:
    """The sentence for the adult about a file that a later version of the kit wrote."""
    sentence = _("{file} vient d'une version plus récente du kit ; mettez le kit à jour (ce fichier reste tel quel)")
    return sentence.format(file=file)


def set_aside(file: Path) -> Trouble:
    """Rename a damaged file; gives the sentence for the adult that says so."""
    return partial(_damaged, file, kept_folder.set_aside(file))


def reason(error: BaseException) -> str:
    """Why the disk refused, in a few words of the reader."""
    cause = error.__cause__ or error
    return reasons.reason(cause) if isinstance(cause, OSError) else str(cause)


def _damaged(file: Path, aside: Path | None) -> str:
    if aside is None:
        return _("{file} est abîmé et ne se laisse pas renommer ; effacez-le").format(file=file)
    sentence = _("{file} était abîmé ; il est mis de côté sous le nom {aside} et le kit repart sans lui")
    return sentence.format(file=file, aside=aside.name)
