"""A pack: the content folders of somebody's lessons in one zip file. Nothing that is in it is trusted."""

import errno
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.reasons import reason

FOLDERS = ("parcours", "seances", "tapis", "images", "voix")
MAX_FILES = 2_000
MAX_BYTES = 50 * 2**20
"""Unpacked, all files together."""
_LITTER = ("__MACOSX", ".DS_Store")
"""What macOS adds to the zip files it makes."""


def is_pack(path: Path) -> bool:
    """Whether ``path`` is a zip file, or is called one."""
    return path.is_file() and (path.suffix.lower() == ".zip" or zipfile.is_zipfile(path))


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """``path`` itself or, where it is a pack, its content folder, which is there until the end.

    Raises:
        KitError: as ``unpack`` does.
    """
    if not is_pack(path):
        yield path
        return
    with TemporaryDirectory(prefix="beebot-") as folder:
        yield unpack(path, Path(folder))


def unpack(pack: Path, folder: Path) -> Path:
    """Unpack into an empty ``folder`` and return the content folder in it; a folder around all of it is seen through.

    Raises:
        KitError: it is damaged, too large or not a pack, or the disk is full; then nothing of it is left in ``folder``.
    """
    try:
        with zipfile.ZipFile(pack) as archive:
            files = [entry for entry in archive.infolist() if _counts(entry)]
            _check(pack, files)
            for entry in files:
                archive.extract(entry, folder)
    except OSError as error:
        _empty(folder)
        if error.errno == errno.ENOSPC:
            raise KitError(_("{file} ne tient plus sur le disque ; faites-y de la place").format(file=pack)) from None
        sentence = _("{file} ne se laisse pas déplier ({reason}) ; demandez-en une autre copie")
        raise KitError(sentence.format(file=pack, reason=reason(error))) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        _empty(folder)
        sentence = _("{file} est abîmé, protégé ou n'est pas un fichier zip ; demandez-en une autre copie")
        raise KitError(sentence.format(file=pack)) from None
    return folder / _root(files)


def _counts(entry: zipfile.ZipInfo) -> bool:
    return not entry.is_dir() and not set(PurePosixPath(entry.filename).parts) & set(_LITTER)


def _check(pack: Path, files: list[zipfile.ZipInfo]) -> None:
    """Refuse what must not be unpacked, before anything is."""
    if len(files) > MAX_FILES:
        raise KitError(_("{file} a plus de {limit} fichiers ; partagez-le").format(file=pack, limit=MAX_FILES))
    if sum(entry.file_size for entry in files) > MAX_BYTES:
        sentence = _("{file} dépasse {limit} Mo une fois déplié ; partagez-le")
        raise KitError(sentence.format(file=pack, limit=MAX_BYTES // 2**20))
    names: set[str] = set()
    for entry in files:
        if _leaves(entry.filename) or stat.S_ISLNK(entry.external_attr >> 16) or entry.filename.casefold() in names:
            sentence = _("{file} : « {name} » n'a pas sa place dans un paquet ; refaites-le sans ce fichier")
            raise KitError(sentence.format(file=pack, name=entry.filename))
        names.add(entry.filename.casefold())
    if not any(_root(files) / "parcours" in PurePosixPath(entry.filename).parents for entry in files):
        raise KitError(_("{file} n'a pas de dossier « parcours » : ce n'est pas un paquet du kit").format(file=pack))


def _leaves(name: str) -> bool:
    """Whether a file of this name would come to lie outside, on any system."""
    windows = PureWindowsPath(name)
    return bool(windows.drive or windows.root) or ".." in windows.parts


def _root(files: list[zipfile.ZipInfo]) -> PurePosixPath:
    """The folder around everything, where there is one."""
    tops = {PurePosixPath(entry.filename).parts[0] for entry in files}
    return PurePosixPath(*tops - set(FOLDERS)) if len(tops) == 1 else PurePosixPath()


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
