"""Files in a folder that is its user's alone: made private, set aside, and erased where they lay."""

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from beebot.files.atomic_file import PRIVATE, sync, sync_folder

JOURNAL = "journal.txt"
"""What the journal is called there."""
ASIDE = "-abime-"
"""The middle of the name of a file that was set aside."""
MOST_ASIDE = 5
"""How many files of one name are kept aside: the last ones."""
_PRIVATE_FOLDER = 0o700
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | _AT_ONCE


class NotRegularError(OSError):
    """The path leads to a folder, a pipe, a device or a link, and not to an ordinary file."""


def open_regular(file: Path, flags: int) -> int:
    """Open ``file`` with the ``flags`` of ``os.open``, if it is a regular file; never waits for a pipe or device.

    Raises:
        NotRegularError: it is anything else.
        OSError: it cannot be opened.
    """
    if os.path.lexists(file) and not stat.S_ISREG(file.lstat().st_mode):
        raise NotRegularError(f"{file} is no regular file")
    number = os.open(file, flags | _SAFELY, PRIVATE)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise NotRegularError(f"{file} is no regular file")
    return number


def read_small(file: Path, most: int) -> bytes:
    """The bytes of ``file``, a file or a link to one; never waits for a pipe or a device.

    Raises:
        NotRegularError: it is no file.
        OSError: it has more than ``most`` bytes, or cannot be read.
    """
    number = os.open(file, os.O_RDONLY | _AT_ONCE)
    with os.fdopen(number, "rb") as stream:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(f"{file} is no regular file")
        if status.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(file))
        return stream.read(most)


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it, where missing; each new one is its user's alone.

    Raises:
        OSError: it cannot be made.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        make_private(each)
        sync_folder(each.parent)


def make_private(path: Path) -> None:
    """Take from all others whatever right they have to ``path``; its owner keeps her rights.

    Links are left as they are, and so is what belongs to somebody else. Windows has no such rights.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        found = path.lstat()
        if stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode):
            rights = stat.S_IMODE(found.st_mode)
            if rights & ~_PRIVATE_FOLDER:
                path.chmod(rights & _PRIVATE_FOLDER)


def set_aside(file: Path) -> Path | None:
    """Rename ``file``, damaged perhaps, and return its new path; None if that cannot be. ``MOST_ASIDE`` are kept."""
    try:
        aside = file.rename(_aside_name(file))
    except OSError:
        return None
    forget_old_asides(file)
    return aside


def forget_old_asides(file: Path) -> None:
    """Delete the files that ``set_aside`` made of ``file``, but for the last ``MOST_ASIDE``; never raises."""
    with suppress(OSError):
        erase_files(aside for _number, aside in _asides(file)[:-MOST_ASIDE])


def _aside_name(file: Path) -> Path:
    number = max((number for number, _aside in _asides(file)), default=0) + 1
    return file.with_name(f"{file.stem}{ASIDE}{number}{file.suffix}")


def _asides(file: Path) -> list[tuple[int, Path]]:
    """What was set aside of ``file``, with its numbers, the oldest first."""
    name = re.compile(f"{re.escape(file.stem + ASIDE)}([0-9]{{1,9}}){re.escape(file.suffix)}")
    found = ((name.fullmatch(each.name), each) for each in file.parent.iterdir())
    return sorted((int(match[1]), each) for match, each in found if match)


def copy_aside(file: Path) -> Path:
    """Keep the regular file ``file`` under a second name too, so that it is never missing; returns that path.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    aside = _aside_name(file)
    try:
        os.link(file, aside)
    except OSError:  # a disk without links
        shutil.copyfile(file, aside)
        with aside.open("r+b") as stream:
            sync(stream.fileno())
    make_private(aside)
    sync_folder(aside.parent)
    return aside


def erase_files(files: Iterable[Path]) -> None:
    """Delete ``files``. A folder among them stays, for it is not the kit's, and so does what a link points to.

    Raises:
        OSError: one cannot be deleted; it names the file. The others are deleted all the same.
    """
    failed: OSError | None = None
    folders: set[Path] = set()
    for file in files:
        try:
            if not stat.S_ISDIR(file.lstat().st_mode):
                file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            failed = error
        folders.add(file.parent)
    for folder in folders:
        sync_folder(folder)
    if failed is not None:
        raise failed
