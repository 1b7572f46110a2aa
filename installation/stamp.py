"""What is installed, and whether it is what ``kit.lock`` asks for."""

import hashlib
import os
import sys
from pathlib import Path

from installation.folders import LOCK, ROOT, VENV, python_of
from installation.sentences import shown

FOR_TESTS = "# For the tests as well\n"  # what comes before this line of the lock is what the kit needs to run
END = "# Fin.\n"  # the last line of the lock: one that was cut short lacks it
STAMP = "kit-stamp.txt"


def is_ready(extra: str) -> bool:
    """Whether the environment is whole, is for this Python, and has all that the lock asks for with ``extra``."""
    wanted, there = stamp_lines(extra), read_stamp(VENV)
    return there[:2] == wanted[:2] and (not extra or there[2:3] == wanted[2:]) and os.access(python_of(VENV), os.X_OK)


def read_stamp(environment: Path) -> list[str]:
    """The lines that ``stamp_lines`` gave when ``environment`` was installed whole; empty if it was not."""
    try:
        return (environment / STAMP).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def forget_whole() -> str:
    """Mark the environment as not whole, so that it is made again; returns the extra it was made with, or ``""``."""
    there = read_stamp(VENV)
    (VENV / STAMP).write_text(f"{there[0]}\n" if there else "", encoding="utf-8", errors="surrogateescape")
    return "test" if any(there[2:]) else ""


def stamp_lines(extra: str) -> list[str]:
    """What identifies a whole environment: its Python, then hashes of the lock's parts, the second with ``extra``."""
    running, tests = (hashlib.sha256(part.encode()).hexdigest() for part in read_lock())
    return [this_python(), running, tests if extra else ""]


def read_lock() -> tuple[str, str]:
    """The two parts of the lock: what the kit needs in order to run, and what it needs for the tests as well.

    Raises:
        SystemExit: it cannot be read, or is not whole; what is installed stays then.
    """
    try:
        running, line, tests = LOCK.read_text(encoding="utf-8").partition(FOR_TESTS)
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(
            f"Le fichier kit.lock ne se lit pas ({getattr(error, 'strerror', 'UTF-8')}) : copiez à nouveau tout le "
            "dossier du kit. / The file kit.lock cannot be read: copy the whole folder of the kit again."
        ) from error
    if not line or not tests.endswith(END):
        raise SystemExit(
            "Le fichier kit.lock n'est pas entier : copiez à nouveau tout le dossier du kit. "
            "/ The file kit.lock is not whole: copy the whole folder of the kit again."
        )
    return running, tests


def this_python() -> str:
    """The Python that runs, with its place, and the kind of machine: an environment is valid for these alone."""
    machine = sys.version.rsplit("(", 1)[-1] if sys.platform == "win32" else os.uname().machine
    return f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]} {machine} {sys.base_prefix}"


def version() -> str:
    """The version of the kit, as its source files say."""
    import tomllib  # noqa: PLC0415 - asked for once in a while

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def versions() -> str:
    """The version of the kit, and of the Python for which it is installed, if any, as one line."""
    stamp = read_stamp(VENV)
    installed = f"installé pour Python {stamp[0].split()[1]}" if stamp else "pas encore installé"
    return f"abeille {version()}, {shown(str(ROOT))}, {installed}"
