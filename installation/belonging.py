"""Which files in the kit's folder belong to the kit, and from when they are: what is handed on is this, and no other.

Git tells it where it tracks the folder; the list of an archive where the folder came out of one.
"""

import os
import shutil
import subprocess
from pathlib import Path

from installation.files import LIST
from installation.folders import ROOT
from installation.sentences import shown

DATE = "SOURCE_DATE_EPOCH"
"""Says from when sources are, in seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch."""


def belonging(root: Path = ROOT) -> frozenset[str] | None:
    """The paths of the kit's files in ``root``, with « / »; None where nothing tells them from others.

    Raises:
        SystemExit: git tracks the folder and does not answer.
    """
    if (root / ".git").exists():
        return frozenset(_git(root, "ls-files", "-z").split("\0")) - {""}
    try:
        lines = (root / LIST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(
            f"Le fichier {LIST} ne se lit pas : copiez à nouveau tout le dossier du kit. "
            "/ This file cannot be read: copy the whole folder of the kit again."
        ) from error
    return frozenset(name for name in (line.partition("  ")[2] for line in lines) if name) | {LIST}


def sources_date(root: Path = ROOT) -> int | None:
    """From when the kit's files are, in seconds since 1970: as ``SOURCE_DATE_EPOCH`` says, or their last commit.

    None where neither tells.

    Raises:
        SystemExit: ``SOURCE_DATE_EPOCH`` is no number, or git does not answer.
    """
    asked = os.environ.get(DATE, "")
    if asked and not (asked.isascii() and asked.isdecimal()):
        raise SystemExit(
            f"{DATE} vaut « {shown(asked)} » : donnez un nombre de secondes depuis 1970. "
            "/ Give a number of seconds since 1970."
        )
    if asked:
        return int(asked)
    return int(_git(root, "log", "-1", "--format=%ct")) if (root / ".git").exists() else None


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            [shutil.which("git") or "git", "-C", str(root), *arguments], capture_output=True, check=True
        )
        return done.stdout.decode("utf-8", "surrogateescape")
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(
            "git suit ce dossier et ne dit pas quels fichiers sont ceux du kit : installez git, ou partez d'une "
            "archive du kit. / git does not say which files are the kit's: install it, or begin from an archive."
        ) from error
