"""The reports of what failed and nobody foresaw: a few small files for whoever can mend it."""

import os
import re
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from beebot.files.private_folder import make_folder

_NAME = "rapport-{fault}.txt"
PATTERN = _NAME.format(fault="*")
"""The pattern of the names of reports."""
MOST = 5
"""Reports that are kept. The oldest goes when one more comes."""
_LONGEST = 16 * 1024
"""The most letters of one report."""
_QUOTED = re.compile(r"""(["'])(?:[A-Za-z]:)?[\\/][^"'\n]*[\\/]([^"'\n\\/]*)\1""")
_BARE = re.compile(r"""(?<![\w.…~-])(?:[A-Za-z]:)?(?:[\\/][^\\/\s"'<>|:]+)*[\\/](?=[^\\/\s"'<>|:])""")
"""A path from the root of a disk: in quotes, where a name may have spaces, and the folders of one without."""


def write_report(folder: Path, fault: str, text: str) -> Path:
    """Write the report ``text`` to a file in ``folder``, which the user alone can read. Returns the file.

    ``fault`` names the fault: only its first report is kept. A path from the root of a disk is cut down to its last
    name, since folders are called after people.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    file = folder / _NAME.format(fault=f"{crc32(fault.encode()):08x}")
    if file.is_file():
        return file
    make_folder(folder)
    _make_room(folder)
    written = without_folders(text)[:_LONGEST].encode("utf-8", "replace")
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another window met the same fault meanwhile
        return file
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(written)
    except OSError:
        file.unlink(missing_ok=True)
        raise
    return file


def without_folders(text: str) -> str:
    """``text`` in which each path from the root of a disk is cut down to its last name."""
    text = text.replace(str(Path.home()), "~")
    return _BARE.sub("…/", _QUOTED.sub(r"\1…/\2\1", text))


def _make_room(folder: Path) -> None:
    files = sorted(folder.glob(PATTERN), key=_age)
    for file in files[: max(len(files) - MOST + 1, 0)]:
        file.unlink(missing_ok=True)


def _age(file: Path) -> float:
    with suppress(OSError):
        return file.stat().st_mtime
    return 0.0
