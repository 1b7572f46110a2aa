"""Has the system open a file with the program that a person reads such files with."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from beebot.i18n import gettext as _
from simulateur.game.reports import Notice
from simulateur.game.requests import OpenFile
from simulateur.machine.thread_work import start, take

_OPENERS = {"darwin": "open", "linux": "xdg-open"}
"""The programs that do it, by system: https://www.freedesktop.org/wiki/Software/xdg-utils/ for Linux."""
READ_SUFFIXES = (".yaml", ".txt")
"""The files that are opened: plain text, which no program that opens it obeys."""


def can_open() -> bool:
    """Whether this system has a way to open a file on a screen."""
    if sys.platform == "win32":
        return True
    has_screen = sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return has_screen and shutil.which(_OPENERS.get(sys.platform, "")) is not None


def open_file(file: Path) -> bool:
    """Open ``file`` with the system's program for it; returns whether it did. It may wait for that to begin."""
    if sys.platform == "win32":
        os.startfile(file)
        return True
    command = [_OPENERS[sys.platform], str(file)]
    silent = subprocess.DEVNULL
    done = subprocess.run(command, check=False, stdin=silent, stdout=silent, stderr=silent)
    return done.returncode == 0


class Viewer:
    """Opens the files that adults' notices are about; ``opens`` says whether one may be opened beside the screen."""

    def __init__(self, opens: Callable[[], bool] = can_open, view: Callable[[Path], bool] = open_file) -> None:
        self._opens = opens
        self._view = view
        self._reports: SimpleQueue[Notice] = SimpleQueue()

    def obey(self, request: OpenFile) -> None:
        start(lambda: self._open(Path(request.file)), "viewer")

    def take_reports(self) -> tuple[Notice, ...]:
        """A notice for each file that could not be opened, since the last call."""
        return take(self._reports)

    def _open(self, file: Path) -> None:
        if not (self._opens() and file.suffix in READ_SUFFIXES and self._view(file)):
            self._reports.put(Notice(_("aucun programme n'a ouvert {file} ; ouvrez-le vous-même").format(file=file)))
