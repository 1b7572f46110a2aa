"""Packs the kit into one ``.zip`` to hand on: what runs and what is read, without tests and without ``.venv``."""

import os
import stat
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from installation.belonging import belonging, sources_date
from installation.files import LIST, line_of
from installation.folders import PACKAGES, ROOT, WHEELS
from installation.refusals import cannot_write
from installation.sentences import answered, say, shown
from installation.stamp import version

FOLDERS = ("docs", *PACKAGES)
IMPOSED = "reglages-imposes.toml"  # simulateur/machine/imposed.py reads it
_NAMED = 3
_OLDEST = 315532800
"""1980 in seconds since 1970: a .zip knows no earlier date."""
FILES = (
    "CHANGELOG.md",
    "CHANGELOG-details.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-CONTENT",
    "Lancer-Mac-Linux.command",
    "Lancer-Windows.cmd",
    "NOTICE",
    "README.md",
    "SECURITY.md",
    "kit.lock",
    "kit.py",
    "pyproject.toml",
)


def pack_kit(arguments: list[str]) -> int:
    """Write ``abeille-VERSION.zip`` beside ``kit.py``, with ``roues`` and what is imposed; returns the exit status."""
    if arguments:
        say("Le mot archive ne prend pas d'options. / The word archive takes no options.")
        return 2
    whole, count = write_archive(ROOT)
    aside = left_aside()
    if aside:
        say(told_aside(aside))
    size = f"{whole.stat().st_size / 1e6:.0f}"
    return answered(f"{whole.name} : {count} fichiers, {size} Mo. / {count} files, {size} MB.")


def write_archive(folder: Path) -> tuple[Path, int]:
    """Write ``abeille-VERSION.zip`` into ``folder``, whole or not at all; returns it, and how many files it holds.

    Raises:
        SystemExit: it cannot be written.
    """
    name = f"abeille-{version()}"
    whole, half = folder / f"{name}.zip", folder / f"{name}.zip-new"
    try:
        count = _write(half, name)
        half.replace(whole)
    except OSError as error:
        raise SystemExit(cannot_write(error)) from error
    finally:
        half.unlink(missing_ok=True)  # after Ctrl-C too; there is none once it has its name
    return whole, count


def _write(archive: Path, name: str) -> int:
    """Write the files and their list into a folder of this name; their number. Those that run keep their right to.

    Where the date of the sources is known, it is that of each file: two archives of the same sources are equal.
    """
    files, lines, date = tuple(_held()), [], sources_date(ROOT)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            inside, content = file.relative_to(ROOT).as_posix(), file.read_bytes()
            about = zipfile.ZipInfo.from_file(file, f"{name}/{inside}", strict_timestamps=False)
            if date is not None:
                about.date_time = time.gmtime(max(date, _OLDEST))[:6]
            runs = file.suffix == ".command" or (os.name == "posix" and file.stat().st_mode & stat.S_IXUSR)
            about.create_system = 3  # Unix: rights written elsewhere are not read
            about.external_attr = (stat.S_IFREG | (0o755 if runs else 0o644)) << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(about, content)
            lines.append(line_of(inside, content))
        told = zipfile.ZipInfo(f"{name}/{LIST}", time.gmtime(max(date, _OLDEST) if date is not None else None)[:6])
        told.create_system, told.external_attr = 3, (stat.S_IFREG | 0o644) << 16
        told.compress_type = zipfile.ZIP_DEFLATED
        packed.writestr(told, "".join(lines))
    return len(files)


def _held() -> Iterator[Path]:
    """Every file of the archive, in order: those that belong to the kit, what is imposed, and wheels."""
    yield from (ROOT / file for file in FILES)
    if (ROOT / IMPOSED).is_file():
        yield ROOT / IMPOSED
    known = belonging(ROOT)
    yield from (file for file in _there(FOLDERS) if known is None or _inside(file) in known)
    yield from _there((WHEELS.name,))


def left_aside() -> list[str]:
    """The paths of the files that lie among those of the kit and do not belong to it: they are not handed on."""
    known = belonging(ROOT)
    return [] if known is None else [_inside(file) for file in _there(FOLDERS) if _inside(file) not in known]


def told_aside(paths: list[str]) -> str:
    """A sentence that names the files in ``paths``, the first ones if they are many."""
    more = f" (+ {len(paths) - _NAMED})" if len(paths) > _NAMED else ""
    named = f"{', '.join(map(shown, paths[:_NAMED]))}{more}"
    return f"Laissé de côté, car ce n'est pas un fichier du kit : {named}. / Left aside, as no file of the kit's."


def _there(folders: Iterable[str]) -> Iterator[Path]:
    """Every file in ``folders``, in order, but for what Python compiled."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file


def _inside(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
