"""Which names a file in a pack may have, so that it lies in the same place on every system.

Nothing here opens a file. Each name is looked at once, so that many names take no longer than their
letters.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from beebot.files.content_folder import OTHER_PICTURE_KINDS, PICTURE_KINDS, RECORDING_KINDS, SOUNDS_FOLDER, VOICES
from beebot.i18n import gettext as _

_LESSONS = (".yaml",)
_PICTURES = (*PICTURE_KINDS, *OTHER_PICTURE_KINDS)
READ = {
    **dict.fromkeys(("parcours", "seances", "tapis"), _LESSONS),
    "images": _PICTURES,
    **dict.fromkeys((VOICES, SOUNDS_FOLDER), RECORDING_KINDS),
}
"""The folders of a pack, and how the files end that the kit reads in each. The gate tells what is wrong with the other
kinds of pictures, so these come too."""
_TEXTS = (".txt", ".md")
_TEXT_NAMES = frozenset({"authors", "copying", "licence", "license", "lisezmoi", "notice", "readme"})
"""How files without an ending are called that say whose the pack is, and what may be done with it."""

MAX_LETTERS = 300
"""The length of a whole name. Windows allows some 260 for the folders around it as well."""
_MAX_BYTES = 255
"""The length of one part of a name on most disks, in UTF-8."""
ENDINGS = (".abeille", ".zip")
"""How the files of packs end. The first is the kit's own, which a double click opens with it; any zip file serves."""
_SHOWN = 60
_ACCENTED = re.compile(f"(^|/)s\u00e9ances/(?!(?:s\u00e9ances|{'|'.join(READ)})/)")
"""« séances » as the folder of séances; not as the one around everything."""
_LITTER = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What macOS and Windows add to the zip files they make."""
_FORBIDDEN = re.compile(r'[<>:"|?*]')
"""What Windows allows in no name."""
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
"""What Windows takes for a device, with any ending or none."""
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of Unicode that nobody can see or type."""


def place_of(name: str) -> PurePosixPath:
    """Where a file that a zip file calls ``name`` lies, from the top of the zip file.

    Some programs of Windows write ``\\`` between folders, and macOS takes accents apart. Both are
    put right here, and « séances » with its accent is the folder of séances.
    """
    return PurePosixPath(_ACCENTED.sub(r"\1seances/", unicodedata.normalize("NFC", name.replace("\\", "/")), count=1))


def is_litter(place: PurePosixPath) -> bool:
    """Whether the system that made the zip file added the file at ``place`` by itself."""
    return not _LITTER.isdisjoint(place.parts)


def is_used(place: PurePosixPath) -> bool:
    """Whether the file at ``place`` in a pack is of use: to the kit, or to a person, as a licence is.

    Anything else, a program above all, has nothing to do on this machine.
    """
    ending = place.suffix.lower()
    if ending in _TEXTS or (not ending and place.name.lower() in _TEXT_NAMES):
        return True
    return len(place.parts) > 1 and ending in READ.get(place.parts[0], ())


def shown(name: str) -> str:
    """``name`` as it can stand in a sentence: not too long, without invisible characters."""
    visible = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name[: _SHOWN + 1])
    if len(visible) > _SHOWN:
        return visible[: _SHOWN - 1] + "…"
    return visible


def fault(name: str) -> str | None:
    """What is wrong with the file name ``name``, in a few words; None if every system allows it."""
    parts = name.replace("\\", "/").split("/")
    if not name.strip():
        return _("un fichier sans nom")
    if len(name) > MAX_LETTERS:
        return _("un nom trop long")
    if any(unicodedata.category(letter) in _INVISIBLE for letter in name):
        return _("un nom avec des signes invisibles")
    if not parts[0] or ".." in parts or re.match(r"[A-Za-z]:", name):
        return _("un fichier qui irait hors du paquet")
    if any(map(_is_odd, parts)):
        return _("un nom que Windows ne permet pas")
    return None


def _is_odd(part: str) -> bool:
    """Whether one part of a name is none on some system."""
    if not part or part[-1] in ". " or len(part.encode()) > _MAX_BYTES:
        return True
    return bool(_FORBIDDEN.search(part)) or _DEVICES.fullmatch(part.partition(".")[0].rstrip()) is not None


def clash(places: Iterable[PurePosixPath]) -> PurePosixPath | None:
    """The first of ``places`` that would overwrite another one on some system; None if none would.

    Windows and macOS take names for the same that differ only in capital letters or in how an accent is written. A file
    cannot have the name of a folder either.
    """
    files: set[str] = set()
    folders: dict[str, str] = {}
    for place in places:
        around = place.parents[:-1]
        same = [_folded(folder) for folder in (place, *around)]
        if same[0] in files or same[0] in folders or not files.isdisjoint(same[1:]):
            return place
        for folded, folder in zip(same[1:], around, strict=True):
            if folders.setdefault(folded, str(folder)) != str(folder):
                return place
        files.add(same[0])
    return None


def _folded(place: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", str(place)).casefold())
