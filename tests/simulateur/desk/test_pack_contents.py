"""What a pack shows before it is added: its mats with its own pictures, and a voice that passed the gate."""

import wave
import zipfile
from pathlib import Path

import pytest

import lecons
from beebot.errors import KitError
from simulateur.desk.pack_contents import look_into, show_inside

LESSON = lecons.CONTENT / "seances" / "gs" / "la-visite-des-fleurs.yaml"
PATH = 'format: 1\nid: mien\ntitre: "Mon parcours"\nniveau: GS\nseances: [gs/la-visite-des-fleurs.yaml]\n'
GREEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0Z" fill="#12AB34"/></svg>'


def pack_of(folder: Path, **more: bytes) -> Path:
    """A pack of one séance, and files by their names with « / » written as two underscores."""
    pack = folder / "mien.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("parcours/mien.yaml", PATH)
        archive.write(LESSON, "seances/gs/la-visite-des-fleurs.yaml")
        for name, data in more.items():
            archive.writestr(name.replace("__", "/").replace("_svg", ".svg").replace("_wav", ".wav"), data)
    return pack


def spoken(file: Path) -> bytes:
    """Half a second of a recording."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        sound.writeframes(b"\x00\x10" * 8_000)
    return file.read_bytes()


def nobody(_done: float) -> None:
    """Is told how far it is."""


def test_its_own_picture_is_on_its_mat_and_a_recording_that_reads_is_heard(tmp_path: Path) -> None:
    voice = spoken(tmp_path / "a.wav")
    more = {"images__fleur-bouton_svg": GREEN.encode(), "voix__a_wav": b"RIFF", "voix__b_wav": voice}
    pack = pack_of(tmp_path, **more)
    assert look_into(nobody, pack).file == str(pack)
    shown = show_inside(nobody, pack)
    assert [(mat.width > mat.height, "12ab34" in mat.drawing.lower()) for mat in shown.mats] == [(True, True)]
    assert len(shown.voice) == len(b"\x00\x10" * 8_000)


def test_a_pack_with_nothing_of_its_own_shows_the_mats_of_the_kit_and_no_voice(tmp_path: Path) -> None:
    shown = show_inside(nobody, pack_of(tmp_path))
    assert (len(shown.mats), shown.voice, shown.trouble) == (1, b"", "")


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no")
    with pytest.raises(KitError):
        show_inside(nobody, tmp_path / "a.zip")
