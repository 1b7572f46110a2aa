"""Where running emulators are found: each keeps one small file in a folder of this account while it runs.

A pseudo-terminal is in no list of ports that a system keeps. So an emulator writes down its own, and whoever looks for
robots reads it. The system lets go of a file when a process ends, however it ends: a file that nobody holds is
what a dead emulator left, and is swept away.
"""

import errno
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.robot import RobotError

_SUFFIX = ".emulateur"
_PRIVATE = 0o700
_MOST = 1000
"""Bytes: no announcement has so many. On Windows the lock lies beyond them, for what it covers cannot be read."""
_ROBOT = re.compile(r"[a-z0-9-]{1,40}")
_PORT = re.compile(r"/dev/[\w/.-]{1,100}|socket://127\.0\.0\.1:\d{1,5}")
"""Ports of this computer alone."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A running emulator: the name of its robot's driver, and the port to give to that driver."""

    robot: str
    port: str


def default_folder() -> Path:
    """The folder where this account's emulators announce themselves: a temporary one, which no other computer sees."""
    owner = "" if sys.platform == "win32" else f"-{os.getuid()}"  # on Windows the place is the account's own already
    return Path(tempfile.gettempdir()) / f"beebot-kit-emulateurs{owner}"


@contextmanager
def announced(robot: str, port: str, folder: Path | None = None) -> Iterator[None]:
    """While the block lasts, let programs find the emulator of ``robot`` on ``port``.

    ``folder`` is ``default_folder()`` unless given.

    Raises:
        RobotError: the folder is not this account's own, or cannot be written.
    """
    folder = folder or default_folder()
    try:
        folder.mkdir(mode=_PRIVATE, exist_ok=True)
        if not _is_ours(folder):
            raise PermissionError(errno.EACCES, "another account's folder")
        descriptor, name = tempfile.mkstemp(suffix=_SUFFIX, dir=folder)
    except OSError as error:
        raise _unheard(folder, error) from error
    try:
        _hold(descriptor)  # before a word is in it: whoever reads leaves one alone that is still empty
        os.write(descriptor, json.dumps({"robot": robot, "port": port}).encode())
    except OSError as error:  # a disk that is full, or without locks
        _forget(descriptor, Path(name))
        raise _unheard(folder, error) from error
    try:
        yield
    finally:
        _forget(descriptor, Path(name))


def _forget(descriptor: int, file: Path) -> None:
    os.close(descriptor)
    with suppress(OSError):  # somebody who read it has swept it just now
        file.unlink()


def _unheard(folder: Path, error: OSError) -> RobotError:
    sentence = _("l'émulateur ne peut pas s'annoncer dans {folder} ({reason}) ; donnez son port vous-même")
    return RobotError(sentence.format(folder=folder, reason=reason(error)))


def living(folder: Path | None = None) -> tuple[Announcement, ...]:
    """This account's running emulators on this computer, sorted by port. Announcements of ended ones are deleted."""
    folder = folder or default_folder()
    if not _is_ours(folder):
        return ()
    found = filter(None, map(_read, folder.glob(f"*{_SUFFIX}")))
    return tuple(sorted(found, key=lambda each: each.port))


def _read(file: Path) -> Announcement | None:
    """What ``file`` announces; None where that is nothing, or its emulator is dead, and then the file goes."""
    try:
        descriptor = os.open(file, os.O_RDWR)
    except OSError:  # it ended just now
        return None
    try:
        written = os.read(descriptor, _MOST)
        is_dead = bool(written) and _nobody_holds(descriptor)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    if is_dead:
        with suppress(OSError):  # another one has swept
            file.unlink()
        return None
    return _understood(written)


def _understood(written: bytes) -> Announcement | None:
    try:
        said = json.loads(written)
        robot, port = said["robot"], said["port"]
        if _ROBOT.fullmatch(robot) and _PORT.fullmatch(port):
            return Announcement(robot, port)
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return None


def _is_ours(folder: Path) -> bool:
    """Whether ``folder`` is a real folder of this account, and no link to one."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return folder.is_dir()
    return folder.is_dir() and not folder.is_symlink() and found.st_uid == os.getuid()


if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> bool:
        """Hold a file for as long as it is open; False where another process does."""
        os.lseek(descriptor, _MOST, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    _nobody_holds = _hold

else:
    import fcntl

    def _hold(descriptor: int) -> None:
        """Hold a file for as long as it is open."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _nobody_holds(descriptor: int) -> bool:
        """Whether no emulator holds a file; two who ask at once do not take each other for one."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
