"""Looks for packs where people keep files, since there is no dialog to choose a file from."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from beebot.i18n import gettext as _
from lecons import CONTENT
from lecons.pack_names import ENDINGS
from simulateur.game.messages.packs import Found

SECONDS = 5.0
"""The longest search. A teacher waits no longer, and a network folder can take for ever."""
_DEEP = 2
"""How many folders deep packs are looked for."""
_MOST_ENTRIES, _MOST_ZIPS = 5_000, 200
_STICKS = ("/media", "/run/media", "/mnt", "/Volumes")
_LOOSE = (".yaml", ".yml", ".yaml.txt")
"""How files end that belong in a pack."""
_KEYS = re.compile(r"^(format|fiche|seances):", re.MULTILINE)
_MOST_READ = 20_000
"""How many letters of such a file are read, to know what it is."""
_PATH = re.compile(r"(^|[/\\])parcours[/\\][^/\\]+\.yaml$")


class PackFolder(NamedTuple):
    """A folder in which to look for packs; ``name`` is what people call it."""

    folder: Path
    name: str


def usual_places() -> tuple[PackFolder, ...]:
    """The person's folders of downloads, documents and the desktop, and each stick or disk that is plugged in."""
    import platformdirs  # noqa: PLC0415 (asked for once in a while)

    own = (
        PackFolder(platformdirs.user_downloads_path(), _("Téléchargements")),
        PackFolder(platformdirs.user_documents_path(), _("Documents")),
        PackFolder(platformdirs.user_desktop_path(), _("Bureau")),
    )
    return (*own, *(PackFolder(folder, folder.name or str(folder)) for folder in _sticks()))


def _sticks() -> Iterator[Path]:
    if sys.platform == "win32":
        drives = (Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
        yield from (drive for drive in drives if drive.exists())
        return
    for above in map(Path, _STICKS):
        for folder in _folders(above):
            inner = list(_folders(folder)) if folder.name == os.environ.get("USER") else []
            yield from inner or [folder]


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(Path(entry) for entry in os.scandir(folder) if entry.is_dir())
    except OSError:
        return []


def find_packs(
    places: Iterable[PackFolder], found: list[tuple[float, Found]], clock: Callable[[], float] = time.monotonic
) -> None:
    """Add every pack in ``places`` to the list ``found``, each with the time of its last change in seconds.

    What belongs in a pack, or is its folder, is added too, and says so. It ends after ``SECONDS`` of ``clock``, or
    after thousands of files. Where a disk does not answer it may never end; what was found until then is in ``found``.
    """
    end, zips, seen = clock() + SECONDS, 0, set[str]()
    for place in places:
        for file, changed in _candidates(place.folder, lambda: clock() > end):
            if zips >= _MOST_ZIPS or clock() > end:
                return
            key = os.path.realpath(file)
            if key in seen:
                continue
            seen.add(key)
            zips += 1
            told = _loose(file)
            if told or (file.name.lower().endswith(ENDINGS) and holds_path(file)):
                found.append((changed, Found(str(file), file.name, place.name, told)))


def _candidates(folder: Path, late: Callable[[], bool]) -> Iterator[tuple[Path, float]]:
    left, below = _MOST_ENTRIES, [(folder, 0)]
    while below:
        here, deep = below.pop(0)
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    left -= 1
                    if left < 0 or late():
                        return
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if _is_pack_folder(Path(entry)):
                            yield Path(entry), entry.stat().st_mtime
                        elif deep < _DEEP and Path(entry) != CONTENT:
                            below.append((Path(entry), deep + 1))
                    elif entry.name.lower().endswith((*ENDINGS, *_LOOSE)) and entry.is_file():
                        yield Path(entry), entry.stat().st_mtime
        except OSError:  # one that is not there, or may not be read
            continue


def _is_pack_folder(folder: Path) -> bool:
    return folder != CONTENT and any((folder / "parcours").glob("*.yaml"))


def _loose(file: Path) -> str:
    """What ``file`` is and what to do with it, where it would be a pack if it were a zip file; else ""."""
    if file.is_dir():
        return _("le dossier d'un paquet : faites-en un fichier .zip")
    keys = _keys(file)
    if "format" not in keys:
        return ""
    if file.suffix != ".yaml":
        told = _("un fichier du kit, mais son nom doit finir par .yaml")
    elif "seances" in keys:
        told = _("un parcours seul : mettez-le en .zip avec ses séances")
    elif "fiche" in keys:
        told = _("une séance seule : mettez-la en .zip avec un parcours")
    else:
        told = _("un fichier du kit seul : mettez-le en .zip avec un parcours")
    return told


def _keys(file: Path) -> frozenset[str]:
    """Which keys that tell the kit's files apart are in ``file``; none where it is no text of the kit."""
    if file.name.lower().endswith(ENDINGS):
        return frozenset()
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as text:
            return frozenset(_KEYS.findall(text.read(_MOST_READ)))
    except OSError:
        return frozenset()


def holds_path(file: Path) -> bool:
    """Whether the zip ``file`` seems to be a pack: it has a learning path. Nothing in it is checked."""
    from lecons.pack import names_in  # noqa: PLC0415 (asked for once in a while)

    return any(_PATH.search(name) for name in names_in(file))
