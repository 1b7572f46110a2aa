"""The sums of a stick's files: written once it is filled, compared with a copy of it.

``sha256sum --check SHA256SUMS`` reads them as well; the last line, a comment, says that the list was not cut short.
"""

import hashlib
import re
from pathlib import Path

from beebot.errors import KitError

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ((?!/|.*(?:\.\.|[\\:])).+)")
"""Nothing outside of the folder is opened, whatever a list says."""
_END = re.compile(r"# (abeille \S+, (\d+) fichiers)\n")


def files_of(folder: Path) -> list[Path]:
    """Every file below ``folder``, in order."""
    return sorted(file for file in folder.rglob("*") if file.is_file())


def write_sums(folder: Path, version: str) -> None:
    """Write the sum of each file of ``folder``, in place of the sums that are there; ``version`` is the kit's.

    Raises:
        OSError: a file cannot be read or written.
    """
    (folder / SUMS).unlink(missing_ok=True)
    lines = [f"{_sum(file)}  {file.relative_to(folder).as_posix()}\n" for file in files_of(folder)]
    end = f"# abeille {version}, {len(lines)} fichiers\n"
    (folder / SUMS).write_text("".join(lines) + end, "utf-8", newline="\n")


def verified(folder: Path) -> tuple[str, list[str], list[str]]:
    """What the list of ``folder`` says it is, then the names of files that are not there, and of those that differ.

    Raises:
        KitError: the list of its files is not there, or was cut.
    """
    try:
        *lines, last = (folder / SUMS).read_text("utf-8").splitlines(keepends=True)
    except (OSError, ValueError) as error:
        raise KitError(f"{folder} n'a pas de {SUMS} lisible : la copie n'est pas entière, recopiez-la") from error
    end, listed = _END.fullmatch(last), [_LINE.fullmatch(line.rstrip("\n")) for line in lines]
    if end is None or int(end[2]) != len(listed) or None in listed:
        raise KitError(f"{SUMS} est coupé : la copie n'est pas entière, recopiez-la")
    missing, broken = [], []
    for line in listed:
        assert line is not None
        file = folder / line[2]
        if not file.is_file():
            missing.append(line[2])
        elif not _has(file, line[1]):
            broken.append(line[2])
    return end[1], missing, broken


def unlisted(folder: Path) -> list[str]:
    """The names of files in ``folder`` that its list, which was ``verified``, does not have.

    Raises:
        OSError: the list cannot be read.
    """
    lines = map(_LINE.fullmatch, (folder / SUMS).read_text("utf-8").splitlines())
    listed = {SUMS, *(line[2] for line in lines if line)}
    names = (file.relative_to(folder).as_posix() for file in files_of(folder))
    return [name for name in names if name not in listed]


def _has(file: Path, wanted: str) -> bool:
    """Whether a file has this sum; one that the stick can no longer read has not."""
    try:
        return _sum(file) == wanted
    except OSError:
        return False


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
