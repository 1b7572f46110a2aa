"""The lock of a folder: one thread of one process at a time may write there.

The lock is a file without content, ``NAME``. The system itself lets go of it when a process ends, however that ends.
So whoever has the lock knows that every half-written file in the folder is left over from somebody who is gone.

The time of that file says when everything in the folder was erased last. What was known before that is not to be
written any more.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = ".verrou"
PATIENCE_S = 5.0
"""How long one waits for the lock, in seconds."""
_PAUSE_S = 0.002
_TICK_NS = 2_000_000_000
"""The time of a file is exact to two seconds on the coarsest of disks."""
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def locked(folder: Path, *, waits: bool = True) -> Iterator[None]:
    """Hold the lock of ``folder``, which must exist, during the block. Do not lock it again inside.

    Raises:
        TimeoutError: somebody else has held it for ``PATIENCE_S`` seconds or, unless it ``waits``, holds it now.
        OSError: the file of the lock cannot be made, or this disk knows no locks.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    number = os.open(folder / NAME, flags, 0o600)
    try:
        _wait(number, PATIENCE_S if waits else 0)
        try:
            yield
        finally:
            _release(number)
    finally:
        os.close(number)


def erasure(folder: Path) -> int:
    """A number that changes each time some program of the kit erases all data in ``folder``.

    It is 0 before anything was written.
    """
    try:
        return (folder / NAME).stat().st_mtime_ns
    except OSError:
        return 0


class ErasedError(Exception):
    """All data was erased, by this program or another, so nothing that is known from before may be written."""


def is_erased_since(folder: Path, before: int) -> bool:
    """Whether all data was erased since ``erasure`` returned ``before``; certain only if the caller holds the lock."""
    return before not in (0, erasure(folder))


def note_erasure(folder: Path) -> None:
    """Note that all data is erased, so that other programs do not write back what they still know.

    The caller holds the lock.

    Raises:
        OSError: the disk refuses.
    """
    later = max(time.time_ns(), erasure(folder) + _TICK_NS)
    os.utime(folder / NAME, ns=(later, later))


def _wait(number: int, patience_s: float) -> None:
    end = time.monotonic() + patience_s
    while True:
        try:
            _take(number)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            if time.monotonic() > end:
                raise TimeoutError(errno.EBUSY, os.strerror(errno.EBUSY)) from error
            time.sleep(_PAUSE_S)
        else:
            return


if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> None:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

    def _release(number: int) -> None:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_UN)
