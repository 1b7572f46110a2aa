"""The kit's own recordings of its sentences, which ``python3 kit.py voix`` makes: packs of MP3 by language.

A pack is a zip archive without compression; each recording in it is called as its sentence. Other words have none.
"""

import zipfile
from functools import cache
from pathlib import Path

PACKS = Path(__file__).parent / "files" / "sentences"
"""A folder for each language, with a pack for what is said everywhere and one for each path."""

_SPOILT = (OSError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile)
"""What reading a damaged archive ends with; ``RuntimeError`` where a spoilt bit says that it has a password."""


class SpoiltError(Exception):
    """A pack of recordings is damaged; the message is the name of its file."""


def recording(sentence: str, language: str, packs: Path = PACKS) -> bytes:
    """The MP3 file in which ``sentence`` is spoken; empty where ``packs`` has none in ``language``.

    Raises:
        SpoiltError: it is damaged, or a pack that may have it is.
    """
    packs_by_sentence, spoilt = contents_of(packs / language)
    pack = packs_by_sentence.get(sentence)
    if pack is None:
        if spoilt:
            raise SpoiltError(str(spoilt[0]))
        return b""
    try:
        with zipfile.ZipFile(pack) as archive:
            return archive.read(sentence)
    except _SPOILT as error:
        raise SpoiltError(str(pack)) from error


@cache
def contents_of(folder: Path) -> tuple[dict[str, Path], tuple[Path, ...]]:
    """The packs in ``folder``: for each recording's name its pack, then the packs that cannot be read; cached."""
    found: dict[str, Path] = {}
    spoilt = []
    for pack in sorted(folder.glob("*.zip")):
        try:
            with zipfile.ZipFile(pack) as archive:
                found |= dict.fromkeys(archive.namelist(), pack)
        except _SPOILT:
            spoilt.append(pack)
    return found, tuple(spoilt)
