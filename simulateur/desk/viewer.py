"""Has the system open a file with the program that a person reads such files with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_OPENERS = {"darwin": "open", "linux": "xdg-open"}
"""The programs that do it, by system: https://www.freedesktop.org/wiki/Software/xdg-utils/ for Linux."""


def can_open() -> bool:
    """Whether this system has a way to open a file on a screen."""
    if sys.platform == "win32":
        return True
    has_screen = sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return has_screen and shutil.which(_OPENERS.get(sys.platform, "")) is not None


def open_file(file: Path) -> bool:
    """Open ``file``; whether the system took it. It may wait for the reader's program to begin."""
    if sys.platform == "win32":
        os.startfile(file)  # noqa: S606 (a file that the kit has written)
        return True
    command = [_OPENERS[sys.platform], str(file)]
    silent = subprocess.DEVNULL
    done = subprocess.run(command, check=False, stdin=silent, stdout=silent, stderr=silent)  # noqa: S603
    return done.returncode == 0
