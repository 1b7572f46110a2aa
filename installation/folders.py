"""Where the kit is, and the folders beside ``kit.py`` that an installation makes."""

import contextlib
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "kit.lock"
WHEELS = ROOT / "roues"
"""Where it is, all is installed from it and no network is asked."""
PACKAGES = ("beebot", "firmware_bridge", "installation", "lecons", "simulateur")
"""What runs."""
VENV, NEW, OLD = ROOT / ".venv", ROOT / ".venv-new", ROOT / ".venv-old"


def python_of(environment: Path) -> Path:
    """The Python program of ``environment``, the folder of a virtual environment."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def site_packages(environment: Path) -> Path:
    """The folder of the packages in ``environment``."""
    return next(environment.glob("Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages"))


def remove(folder: Path) -> None:
    """Remove a folder, or a link to one, as far as the system allows."""
    if folder.is_symlink():
        with contextlib.suppress(OSError):
            folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
