"""Starts of the program that died before a touch was handled.

A program that dies in C code, or with the power, leaves no word. So each start puts a small file
beside the bookmark, and takes it away when a touch was handled, or when it ends as it should. A
file that no process holds any more is a start that died.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

_PREFIX = ".depart-"
DEAD_STARTS = 2
"""After so many in a row, the next start does not go on from the bookmark."""


class Starts:
    """Counts the starts that died, by marks beside the bookmark in ``folder``; for the store's thread alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: Path | None = None
        self._descriptor = -1
        self._dead: list[Path] = []

    def begin(self) -> int:
        """Mark this start. Returns how many starts just before it died before a touch was handled.

        A folder that is not there yet has no bookmark to die on, and gets no mark. Nor does one that cannot be written:
        there only the old marks are counted.
        """
        with suppress(OSError):
            self._dead = [file for file in sorted(self._folder.glob(f"{_PREFIX}*")) if not _is_held(file)]
        for file in self._dead[DEAD_STARTS:]:
            _remove(file)
        try:
            file = self._folder / f"{_PREFIX}{os.urandom(4).hex()}"
            self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            return len(self._dead)
        self._file = file
        _hold(self._descriptor)
        return len(self._dead)

    def settle(self) -> None:
        """Remove all marks: a touch was handled, or the program ends as it should."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        for file in (*self._dead, *filter(None, [self._file])):
            _remove(file)
        self._dead, self._file = [], None


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _is_held(file: Path) -> bool:
    try:
        descriptor = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return True  # it was taken away just now
    except OSError:
        return False
    try:
        return not _hold(descriptor)
    finally:
        os.close(descriptor)


# Not the lock of ``beebot/files/folder_lock.py``: a child process that was forked would go on holding that
# one. This one ends with the process that took it, and need not keep threads apart.
if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> bool:
        """Hold a file until this process ends, however it ends; False where another one does."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _hold(descriptor: int) -> bool:
        """Hold a file until this process ends, however it ends; False where another one does."""
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a share without locks: nobody can be seen to hold it
            return True
        return True
