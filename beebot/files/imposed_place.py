"""Where the file of imposed settings is, which the person who looks after a computer writes for all its accounts.

It is among the system's settings (decision 149) or beside ``kit.py``. The kit only reads it. What it cannot read there
it does not allow: decision 112.
"""

import sys
from pathlib import Path

from beebot.files.content_folder import BUILT_IN
from beebot.files.imposed_lines import PAGES, read_lines
from beebot.files.private_folder import read_small

FILE = BUILT_IN.parent / "reglages-imposes.toml"
"""The file beside ``kit.py``. It holds where the system has none."""
LARGEST = 1 << 16
"""A file of more bytes holds no settings."""


def imposed_file(folder: Path | None = None) -> Path:
    """The file that holds on this computer; ``folder`` has the system's settings, where None is this system's own.

    The system's file comes first: whoever has a copy of the kit with a file beside it does not undo that one.
    """
    own = (folder or _system_folder()) / FILE.name
    return own if is_there(own) else FILE


def _system_folder() -> Path:
    """It is not asked of the environment, which accounts change."""
    if sys.platform != "win32":
        return Path("/etc/beebot-kit")
    from platformdirs import site_config_path  # noqa: PLC0415 (Windows itself is asked)

    return site_config_path("beebot-kit", appauthor=False)


def is_there(file: Path) -> bool:
    """Whether there is something that imposes; what this account may not look at does.

    So does a folder that is a link to a share that is not there.
    """
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return file.parent.is_symlink() and not file.parent.exists()
    except OSError:
        return True
    return True


def is_closed(page: str, file: Path | None = None) -> bool:
    """Whether ``file``, ``imposed_file()`` if None, takes away ``page``, a word of ``PAGES``.

    So does a file that cannot be read, and a line with a mistake that may have been about it.
    """
    assert page in PAGES
    file = file or imposed_file()
    if not is_there(file):
        return False
    try:
        lines = read_lines(read_small(file, LARGEST))
    except OSError:
        return True
    doubtful = any(page in problem.doubtful for problem in lines.problems)
    return doubtful or lines.values.get(page) is False
