"""A file that is always whole: written beside its name, then put in its place at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EEXIST
from functools import partial
from pathlib import Path
from typing import IO, TextIO

if os.name == "posix":
    import fcntl

FULL_SYNC: int | None = getattr(fcntl, "F_FULLFSYNC", None) if os.name == "posix" else None
"""The command of macOS that waits until a disk has written everything; None on other systems."""
PRIVATE = 0o600
"""The rights of a file that is its user's alone."""
_ALL = 0o666


@contextmanager
def whole_file(
    file: Path, *, encoding: str = "utf-8", newline: str | None = None, private: bool = False
) -> Iterator[TextIO]:
    """A stream to write ``file`` anew. When the block ends the whole text is on the disk; else the old file stays.

    The old file stays if the block or the disk fails, and in a power cut. With ``private`` the file is its user's
    alone, from its first byte on; Windows has no such rights, its folders have.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    opener = partial(_create, rights=PRIVATE if private else _ALL)
    with _taking_place(file) as new, open(new, "w", encoding=encoding, newline=newline, opener=opener) as stream:
        yield stream
        _to_disk(stream)


def write_whole(file: Path, data: bytes, *, private: bool = True) -> None:
    """Write ``data`` to ``file``, whole or not at all, as ``whole_file`` does; its user's alone if ``private``.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    opener = partial(_create, rights=PRIVATE if private else _ALL)
    with _taking_place(file) as new, open(new, "wb", opener=opener) as stream:
        stream.write(data)
        _to_disk(stream)


@contextmanager
def _taking_place(file: Path) -> Iterator[Path]:
    """Where to write; what is there when the block ends takes the place of ``file``, or goes if the block fails."""
    if file.exists() and not (file.is_file() or file.is_dir()):
        # Root may give away the name of a device: /dev/null would then be a file for every program.
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(file))
    new = temporary(file)
    try:
        yield new
        new.replace(file)
    except BaseException:  # Ctrl-C too must leave no half file
        new.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def temporary(file: Path) -> Path:
    """The name under which this process writes ``file`` before it replaces it."""
    return file.with_name(f".{file.name}-{os.getpid()}")


def sync_folder(folder: Path) -> None:
    """Make sure that the names in ``folder`` survive a power cut, where the system can do that."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            sync(number)
        finally:
            os.close(number)


def sync(number: int) -> None:
    """Make sure that what was written to the open file ``number`` survives a power cut.

    ``fsync`` of macOS hands it to the disk, whose own memory may still lose it: its fsync(2) says so, and names
    F_FULLFSYNC for whoever cannot bear that. Where a disk refuses that, as shares do, ``fsync`` does what it can:
    SQLite does the same (``full_fsync`` of its os_unix.c).

    Raises:
        OSError: the disk refuses.
    """
    if FULL_SYNC is not None:
        with suppress(OSError):
            fcntl.fcntl(number, FULL_SYNC)
            return
    os.fsync(number)


def _to_disk(stream: IO[str] | IO[bytes]) -> None:
    stream.flush()
    sync(stream.fileno())


def _create(name: str, flags: int, *, rights: int) -> int:
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), rights)
