"""Where content lies: the folder of an author's files, the kit's own, and what this machine keeps."""

from pathlib import Path, PurePath

BUILT_IN = Path(__file__).parents[2] / "lecons"
"""The kit's own content. It lies beside the package ``beebot``, in the sources as in an installation."""
BACKGROUNDS = BUILT_IN / "fonds"
"""The drawings that mats lie on: one an SVG, a hundred units a cell."""
LESSONS = "seances"
"""The folder of séances."""
_WRITTEN = ("parcours", LESSONS, "tapis")
"""The folders of the files that authors write. A folder that holds one of them is a content folder."""
_ACCENTED = ("s\u00e9ances", "se\u0301ances")
"""How French writes it: the accent as keyboards give it (NFC), and apart from its letter as macOS may (NFD)."""

PROGRAMMES = "programmes"
"""The folder of the official texts, which the kit alone has."""
VOICES = "voix"
"""The folder of recorded sentences, in a content folder and in that of what this machine keeps."""
PACKS = "bibliotheque"
"""The folder of packs in that of what this machine keeps."""
SOUNDS_FOLDER = "sons"
"""The folder of recorded sounds for the cells of mats, in a content folder."""
RECORDING_KINDS = (".wav", ".ogg", ".mp3")
"""How the files of recordings end. Where a name has several, the first of these is the one that is heard."""
PICTURE_KINDS = (".svg", ".png", ".jpg", ".jpeg")
"""How the files of pictures end. Where a name has several, the first of these is the one that is shown."""
OTHER_PICTURE_KINDS = (".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif", ".eps", ".pdf", ".ai", ".svgz")
"""How the files of pictures end that the kit does not show. Whoever has one is told what to do."""


def content_folder(place: Path) -> Path:
    """The content folder in which the file or folder ``place`` is; ``BUILT_IN``, the kit's, if it is in none.

    It is ``place`` or the folder around it, where one of them holds ``parcours``, ``seances`` or ``tapis``. Else it is
    the folder around the ``parcours`` or ``tapis`` in which ``place`` lies, or around a ``seances`` however far up.
    Folders of these names elsewhere on the way mean nothing: people keep files in « Documents/tapis/2026 » too.
    ``séances`` with its accent is as good.
    """
    for folder in (place, place.parent):
        if any((folder / name).is_dir() for name in (*_WRITTEN, *_ACCENTED)):
            return folder
    above = place.parent.parent
    if place.parent in (above / "parcours", above / "tapis"):
        return above
    return next((each.parent for each in place.parents if is_of_lessons(each)), BUILT_IN)


def is_of_lessons(folder: PurePath) -> bool:
    """Whether ``folder`` has the name of a folder of séances; capitals count where the system tells them apart."""
    return any(folder == folder.with_name(name) for name in (LESSONS, *_ACCENTED)) if folder.name else False


def folder_in(root: Path, name: str) -> Path:
    """The folder ``name`` in the content folder ``root``; the one of séances may be written with its accent."""
    if name != LESSONS or (root / name).is_dir():
        return root / name
    return next((root / each for each in _ACCENTED if (root / each).is_dir()), root / name)


def pictures_folder(root: Path) -> Path:
    """``images`` of the content folder ``root``, or the kit's own where it has none."""
    own = root / "images"
    if own.is_dir():
        return own
    return BUILT_IN / "images"


def recorded_sounds(root: Path) -> tuple[str, ...]:
    """The names of the recordings in ``sons`` of the content folder ``root``, sorted."""
    try:
        files = [*(root / SOUNDS_FOLDER).iterdir()]
    except OSError:  # there is none, or it may not be read: then nobody hears one either
        return ()
    return tuple(sorted({file.stem for file in files if file.suffix in RECORDING_KINDS}))


def data_folder() -> Path:
    """The folder where the kit keeps its data on this machine, unless a person names another."""
    from platformdirs import user_data_path  # noqa: PLC0415 (not needed where a folder is named)

    return user_data_path("beebot-kit", appauthor=False)


SHELF = "Abeille"
"""The kit's own folder among a person's documents."""


def documents_folder() -> Path:
    """The folder where a person finds what the kit prints: « Abeille » among her documents."""
    from platformdirs import user_documents_path  # noqa: PLC0415 (asked for once in a while)

    return user_documents_path() / SHELF
