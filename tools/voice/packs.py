"""The packs that are shipped, and beside them the list of what is in them, for who reviews it."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from beebot.files.atomic_file import write_whole
from simulateur.machine.sound.kit_recordings import SpoiltError, contents_of, recording
from tools.voice.recipe import recipe_of
from tools.voice.store import Store, key_of

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of every recording: equal recordings give equal packs."""


class Listed(NamedTuple):
    """What the list says of a recording: its ``recipe``, and how many of its ``phonemes`` were heard ``wrong``."""

    recipe: str
    wrong: int
    phonemes: int


def listed(folder: Path, language: str) -> dict[str, Listed]:
    """What the list in ``folder`` says of each recording, by the recording's name."""
    try:
        lines = (folder / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    found = {}
    for line in lines:
        key, recipe, wrong, phonemes, _sentence = line.split(" ", 4)
        found[key] = Listed(recipe, int(wrong), int(phonemes))
    return found


def lacking(folder: Path, language: str, sentences: Iterable[str]) -> list[str]:
    """Those of ``sentences`` that have no recording in ``folder`` of today's words, voice and weights."""
    known = listed(folder, language)
    return [each for each in sentences if known.get(key_of(each), ("",))[0] != recipe_of(each, language)]


def write_packs(folder: Path, language: str, packs: Mapping[str, str], store: Store) -> None:
    """Add what is in the ``store`` to the packs in ``folder``, and remove what no sentence needs any more.

    ``packs`` names the pack of each sentence. A pack that says the same stays untouched.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    known = listed(folder, language)
    contents: dict[str, dict[str, bytes]] = {}
    lines = []
    for sentence, pack in packs.items():
        key, made = key_of(sentence), store.good(sentence, language)
        if made is not None:
            file, facts = store.recording(sentence), Listed(made.recipe, made.wrong, made.phonemes)
        else:
            file, facts = _shipped(sentence, language, folder), known.get(key, Listed("", 0, 0))
        if file and facts.recipe == recipe_of(sentence, language):
            contents.setdefault(pack, {})[sentence] = file
            lines.append(f"{key} {facts.recipe} {facts.wrong} {facts.phonemes} {sentence}\n")
    place = folder / language
    place.mkdir(parents=True, exist_ok=True)
    for name, files in contents.items():
        _write_if_other(place / f"{name}.zip", _archive(files))
    for old in place.glob("*.zip"):
        if old.stem not in contents:
            old.unlink()
    _write_if_other(folder / f"{language}.txt", "".join(sorted(lines)).encode())
    contents_of.cache_clear()


def _shipped(sentence: str, language: str, folder: Path) -> bytes:
    try:
        return recording(sentence, language, folder)
    except SpoiltError:
        return b""


def _archive(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, whatever makes it
            archive.writestr(entry, files[name])
    return stream.getvalue()


def _write_if_other(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        write_whole(file, data, private=False)
