"""A pack: the content folders of somebody's lessons in one zip file. Nothing that is in it is trusted.

What a zip file says of itself may be a lie. So names are judged before anything is written. Bytes are
counted while they are written, and so is the time. A part of the zip file that would take much
memory is never read.
"""

import errno
import io
import lzma
import os
import shutil
import stat
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

from beebot.errors import KitError
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons.pack_names import ENDINGS, READ, clash, fault, is_litter, is_used, place_of, shown

FOLDERS = tuple(READ)
MAX_FILES = 2_000
MAX_BYTES = 50 * 2**20
"""Unpacked, all files together. The pack itself may be a little larger."""
MAX_SECONDS = 60.0
"""How long a pack is unpacked at most; the slowest machine takes a tenth of that for the largest pack."""
_MAX_PACKED = MAX_BYTES + 2**20
_MAX_READ = 2**20
"""The most that is read at once. It bounds the table of names, which is read whole."""
_CHUNK = 2**16
_TOLD = 5
"""How many files that do not come along are named."""
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED, _SAYS_UTF_8 = 0x1, 0x800
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
"""What the reader of zip files raises for one that is damaged."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How to follow the unpacking of a pack, and when to give up: after ``seconds``.

    ``tell`` is called with the part that is done, from 0 to 1. ``leave`` is called with the names of the files that are
    left out because the kit has no use for them, if there are some. ``clock`` gives seconds from any beginning.
    """

    tell: Callable[[float], None] = lambda _done: None
    leave: Callable[[Sequence[str]], None] = lambda _names: None
    seconds: float = MAX_SECONDS
    clock: Callable[[], float] = time.monotonic


class _Member(NamedTuple):
    """A file in the zip file, and where it comes to lie."""

    entry: zipfile.ZipInfo
    place: PurePosixPath


class _TooManyError(Exception):
    """The table of names is larger than that of any pack."""


class _BoundedFile(io.BufferedReader):
    """A file of which never more than ``_MAX_READ`` bytes are read at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        most = _MAX_READ + 1
        found = super().read(most if size is None or size < 0 else min(size, most))
        if len(found) > _MAX_READ:
            raise _TooManyError
        return found


def is_pack(path: Path) -> bool:
    """Whether ``path`` is a zip file, or has the name of a pack."""
    try:
        return path.is_file() and (path.suffix.lower() in ENDINGS or zipfile.is_zipfile(path))
    except (OSError, ValueError):  # a name that no disk can have
        return False


def names_in(pack: Path) -> tuple[str, ...]:
    """The names of the files in the zip file ``pack``, not checked; none if it cannot be read."""
    try:
        with _BoundedFile(io.FileIO(pack)) as file, zipfile.ZipFile(file) as archive:
            return tuple(archive.namelist())
    except (OSError, _TooManyError, *_DAMAGE):
        return ()


@contextmanager
def opened(path: Path, watch: Watch | None = None) -> Iterator[Path]:
    """``path`` itself or, if it is a pack, a folder with what is in it, deleted when the block ends.

    Raises:
        KitError: as ``unpack`` does.
    """
    if not is_pack(path):
        yield path
        return
    with TemporaryDirectory(prefix="beebot-") as folder:
        unpack(path, Path(folder), watch or on_a_terminal())
        yield Path(folder)


def left_out(names: Sequence[str]) -> str:
    """A sentence about the files of a pack that were not copied: how many, and the first of ``names``."""
    told = ngettext(
        "{count} fichier du paquet n'est pas copié, le kit n'en fait rien : {names}",
        "{count} fichiers du paquet ne sont pas copiés, le kit n'en fait rien : {names}",
        len(names),
    )
    listed = ", ".join(names[:_TOLD]) + ("…" if len(names) > _TOLD else "")
    return told.format(count=len(names), names=listed)


def on_a_terminal(leave: Callable[[Sequence[str]], None] = lambda _names: None) -> Watch:
    """A watch that draws a progress bar at a terminal, none in a pipe; ``leave`` hears the names of files left out."""
    from tqdm import tqdm  # noqa: PLC0415 (not needed where a window shows how far it is)

    bar = tqdm(total=100, disable=None, leave=False, file=sys.stderr)

    def tell(done: float) -> None:
        bar.update(round(100 * done) - bar.n)
        if done >= 1:
            bar.close()

    return Watch(tell, leave)


def unpack(pack: Path, folder: Path, watch: Watch | None = None) -> None:
    """Unpack ``pack`` into the empty ``folder``, which then is a content folder.

    A folder around all that is in the pack is left out, and so is every file that the kit has no use for (``is_used``):
    ``watch`` is told of these.

    Raises:
        KitError: it is damaged, too large or not a pack, takes too long, or the disk is full. Then nothing of it
        is left in ``folder``.
    """
    try:
        _unpack(pack, folder, watch or Watch())
    except BaseException:
        _empty(folder)
        raise


def _unpack(pack: Path, folder: Path, watch: Watch) -> None:
    try:
        if pack.stat().st_size > _MAX_PACKED:
            raise _too_large(pack)
        with _BoundedFile(io.FileIO(pack)) as file, zipfile.ZipFile(file) as archive:
            files = _members(pack, [_named(entry) for entry in archive.infolist()])
            members = [each for each in files if is_used(each.place)]
            if sum(each.entry.file_size for each in members) > MAX_BYTES:
                raise _too_large(pack)
            _write(pack, archive, members, folder, watch)
        if len(members) < len(files):
            watch.leave([shown(str(each.place)) for each in files if not is_used(each.place)])
    except OSError as error:
        raise _refused(pack, error) from None
    except _TooManyError:
        raise _too_many(pack) from None
    except UnicodeDecodeError:
        sentence = _("{file} a un nom de fichier illisible ; demandez-en une autre copie")
        raise KitError(sentence.format(file=pack)) from None
    except _DAMAGE:
        sentence = _("{file} est abîmé ou n'est pas un fichier zip ; demandez-en une autre copie")
        raise KitError(sentence.format(file=pack)) from None


def _refused(pack: Path, error: OSError) -> KitError:
    if error.errno == errno.ENOSPC:
        return KitError(_("{file} ne tient plus sur le disque ; faites-y de la place").format(file=pack))
    sentence = _("{file} ne se laisse pas déplier ({reason}) ; demandez-en une autre copie")
    return KitError(sentence.format(file=pack, reason=reason(error)))


def _too_many(pack: Path) -> KitError:
    return KitError(_("{file} a plus de {limit} fichiers ; partagez-le").format(file=pack, limit=MAX_FILES))


def _too_large(pack: Path) -> KitError:
    sentence = _("{file} dépasse {limit} Mo une fois déplié ; partagez-le")
    return KitError(sentence.format(file=pack, limit=MAX_BYTES // 2**20))


def _members(pack: Path, entries: Sequence[zipfile.ZipInfo]) -> list[_Member]:
    """The author's files, each with its place; refuses what must not be unpacked."""
    files = [entry for entry in entries if not _is_folder(entry) and not is_litter(place_of(entry.filename))]
    if len(files) > MAX_FILES:
        raise _too_many(pack)
    for entry in files:
        _check(pack, entry)
    places = [place_of(entry.filename) for entry in files]
    twice = clash(places)
    if twice is not None:
        sentence = _("{file} : « {name} » y est deux fois pour Windows ou macOS ; refaites-le avec un seul")
        raise KitError(sentence.format(file=pack, name=shown(str(twice))))
    around = _around(places)
    members = [_Member(entry, place.relative_to(around)) for entry, place in zip(files, places, strict=True)]
    if not any(place.parent == PurePosixPath("parcours") and place.suffix == ".yaml" for _entry, place in members):
        raise KitError(_without_path(pack, [place for _entry, place in members]))
    return members


def _without_path(pack: Path, places: Sequence[PurePosixPath]) -> str:
    """What to say of a pack without a learning path where it should be: often there is one elsewhere."""
    sentence = _("{file} n'a pas de parcours dans un dossier « parcours » : ce n'est pas un paquet du kit")
    for place in places:
        folder = place.parent.name
        ends = place.name.lower()
        if ends.endswith(".yaml.txt") or (ends.endswith(".yml") and folder in FOLDERS):
            sentence = _("{file} : « {name} » doit finir par « .yaml » ; renommez ce fichier et refaites le paquet")
        elif folder in FOLDERS and len(place.parts) > 2:  # noqa: PLR2004 (a folder and a name)
            sentence = _(
                "{file} : « {name} » est trop profond ; refaites le paquet avec les dossiers « parcours » et"
                " « seances » eux-mêmes"
            )
        elif folder not in FOLDERS and folder.lower() in FOLDERS:
            sentence = _("{file} : le dossier de « {name} » s'écrit sans majuscule ; renommez-le et refaites le paquet")
        elif ends.endswith(".yaml") and len(place.parts) == 1:
            sentence = _(
                "{file} : « {name} » n'est dans aucun dossier ; mettez les parcours dans « parcours », les séances"
                " dans « seances », et refaites le paquet"
            )
        else:
            continue
        return sentence.format(file=pack, name=shown(str(place)))
    return sentence.format(file=pack)


def _named(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """``entry`` under the name that was meant: macOS and Linux write UTF-8 and do not say so."""
    if not entry.flag_bits & _SAYS_UTF_8:
        with suppress(UnicodeError):  # it is a name of the old systems, as it was read
            entry.filename = entry.filename.encode("cp437").decode("utf-8")
    return entry


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith(("/", "\\"))


def _check(pack: Path, entry: zipfile.ZipInfo) -> None:
    """Refuse a file that has a name or a form that a pack may not hold."""
    told = fault(entry.filename)
    name = shown(entry.filename)
    if told is not None:
        sentence = _("{file} : « {name} » est {fault} ; refaites le paquet sans lui")
        raise KitError(sentence.format(file=pack, name=name, fault=told))
    if entry.flag_bits & _ENCRYPTED:
        sentence = _("{file} est protégé par un mot de passe ; demandez-en une copie sans mot de passe")
        raise KitError(sentence.format(file=pack))
    if entry.compress_type not in _READABLE:
        sentence = _("{file} : « {name} » est compressé d'une façon que le kit ne lit pas ; refaites un zip ordinaire")
        raise KitError(sentence.format(file=pack, name=name))
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG) or name.lower().endswith(ENDINGS):
        sentence = _("{file} : « {name} » n'a pas sa place dans un paquet ; refaites-le sans ce fichier")
        raise KitError(sentence.format(file=pack, name=name))


def _around(places: Sequence[PurePosixPath]) -> PurePosixPath:
    """The folder around everything, where there is one."""
    tops = {place.parts[0] for place in places}
    if len(tops) == 1 and not tops & set(FOLDERS) and all(len(place.parts) > 1 for place in places):
        return PurePosixPath(*tops)
    return PurePosixPath()


def _write(pack: Path, archive: zipfile.ZipFile, members: Sequence[_Member], folder: Path, watch: Watch) -> None:
    end, written = watch.clock() + watch.seconds, 0
    for number, (entry, place) in enumerate(members):
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as source, target.open("xb") as stream:
            for chunk in _chunks(source):
                written += len(chunk)
                if written > MAX_BYTES:
                    raise _too_large(pack)
                stream.write(chunk)
                if watch.clock() > end:
                    raise KitError(_("{file} met trop longtemps à se déplier ; partagez-le").format(file=pack))
        watch.tell((number + 1) / len(members))


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        yield chunk


def _empty(folder: Path) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry)
        else:
            Path(entry).unlink()
