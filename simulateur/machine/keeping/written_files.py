"""Every file that the kit ever writes in the folder of what is kept, by its name: what an erasure takes and what stays.

Another person's file, in the same folder by chance, has another name and is left alone.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from beebot.files.content_folder import PACKS, VOICES
from beebot.files.folder_lock import NAME as LOCK
from beebot.files.folder_lock import locked
from beebot.files.private_folder import erase_files, make_private
from simulateur.machine.keeping.album import FOLDER as IMAGES
from simulateur.machine.keeping.album import OURS as PICTURES
from simulateur.machine.keeping.settings_file import FILE as SETTINGS

SEATS = "places"
"""The folder of the other screens' own files; the first screen has none in it."""
TABLETS, TABLETS_LAST_S = "tablettes-connues.json", 24 * 3600.0
"""The file of the tablets that come back without a code, and for how many seconds after they were last seen they do."""
_OWN_FOLDERS = (SEATS, VOICES, IMAGES)
_OWN = re.compile(r"\.{0,2}(journal|en-cours|reglages|abeille-progres|rapport|depart|tablettes-connues)[.-].*")
_HALF_WRITTEN = re.compile(r"\.{1,2}(journal|en-cours|reglages|abeille-progres|rapport|tablettes-connues).*-[0-9]+")
_RECORDING = re.compile(r"[a-z0-9-]+\.(wav|ogg|mp3)")
_HALF_RECORDED = re.compile(r"\.[a-z0-9-]+\.wav-[0-9]+")
_TABLE = ".abeille-progres"
_LONG_S = 3600.0
"""Seconds for which a half-written table is left alone: one of a large journal takes long, and holds no lock."""


def traces(folder: Path) -> Iterator[Path]:
    """The files in ``folder`` that an erasure takes: what children did, at all screens, and voices that were recorded.

    Settings tell nothing of either.
    """
    for place in _places(folder):
        for file in _files(place):
            if _OWN.fullmatch(file.name) and file.name != SETTINGS:
                yield file
        yield from _kept_pictures(place)
    for file in _files(folder / VOICES):
        if _RECORDING.fullmatch(file.name) or _HALF_RECORDED.fullmatch(file.name):
            yield file


def remove_emptied(folder: Path) -> None:
    """Remove our own folders in ``folder`` that an erasure has left empty. The caller holds the lock."""
    places = _places(folder)
    for each in (folder / VOICES, *(place / IMAGES for place in places), *places[1:], folder / SEATS):
        with suppress(OSError):  # it is not there, somebody's file is in it, or it is a link
            each.rmdir()


def tidy(folder: Path) -> None:
    """Erase files in ``folder`` that were left half written, and make the others private; to be called at a start.

    Raises:
        OSError: the folder cannot be written.
    """
    if not folder.is_dir():
        return
    with locked(folder):
        for place in _places(folder):
            erase_files(file for file in _files(place) if _is_left_over(file))
            erase_files(file for file in _kept_pictures(place) if file.name.startswith("."))
        erase_files(file for file in _files(folder / VOICES) if _HALF_RECORDED.fullmatch(file.name))
    for file in _files(folder / VOICES):
        if _RECORDING.fullmatch(file.name):
            make_private(file)
    for place in _places(folder):
        files = _files(place)
        for file in files:
            if file.name in _OWN_FOLDERS or _OWN.fullmatch(file.name):
                make_private(file)
        if all(_OWN.fullmatch(file.name) or file.name in (LOCK, PACKS, *_OWN_FOLDERS) for file in files):
            make_private(place)  # else it is a folder for other things too, and was made by somebody for them


def _kept_pictures(place: Path) -> list[Path]:
    return [file for file in _files(place / IMAGES) if PICTURES.fullmatch(file.name)]


def _places(folder: Path) -> list[Path]:
    places = [folder]
    with suppress(OSError):
        places += [each for each in (folder / SEATS).iterdir() if each.is_dir() and not each.is_symlink()]
    return places


def _files(place: Path) -> list[Path]:
    with suppress(OSError):
        return list(place.iterdir())
    return []


def _is_left_over(file: Path) -> bool:
    if file.name.startswith(_TABLE) or file.name == TABLETS:
        lasts_s = TABLETS_LAST_S if file.name == TABLETS else _LONG_S
        with suppress(OSError):
            if time.time() - os.lstat(file).st_mtime < lasts_s:
                return False
    return file.name == TABLETS or _HALF_WRITTEN.fullmatch(file.name) is not None
