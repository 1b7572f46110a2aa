"""What a pack shows before it is added: its mats with its own pictures, and a voice that passed the gate."""

import tempfile
import time
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

import lecons
from beebot.errors import KitError
from lecons.pictures import photos
from lecons.pictures.sprite import Sprite
from simulateur.game.messages.packs import LookInto, PackAsk, PackHolds
from simulateur.machine.library_service import LibraryService
from simulateur.machine.pack_contents import look_into, show_inside
from simulateur.window.drawings import Pictures
from tests.patience import HANG_S

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


def test_its_own_picture_is_on_its_mat_and_a_recording_that_reads_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that shows it has nothing of the one that drew it but what it was sent."""
    voice = spoken(tmp_path / "a.wav")
    more = {"images__fleur-bouton_svg": GREEN.encode(), "voix__a_wav": b"RIFF", "voix__b_wav": voice}
    pack = pack_of(tmp_path, **more)
    assert look_into(nobody, pack, tmp_path).file == str(pack)
    shown = show_inside(nobody, pack, tmp_path)
    monkeypatch.setattr(photos, "_KEPT", {})
    photos.lend(shown.pictures)
    (mat,) = shown.mats
    assert mat.width > mat.height
    drawn = pygame.Surface((round(mat.width), round(mat.height)))
    drawn.blit(Pictures(drawn).load(Sprite(mat.drawing, 0, 0, *drawn.get_size())), (0, 0))
    assert pygame.mask.from_threshold(drawn, (0x12, 0xAB, 0x34), (3, 3, 3, 255)).count() > 100
    assert len(shown.voice) == len(b"\x00\x10" * 8_000)


def test_a_pack_with_nothing_of_its_own_shows_the_mats_of_the_kit_and_no_voice(tmp_path: Path) -> None:
    shown = show_inside(nobody, pack_of(tmp_path), tmp_path)
    assert (len(shown.mats), shown.voice, shown.trouble) == (1, b"", "")


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no")
    with pytest.raises(KitError):
        show_inside(nobody, tmp_path / "a.zip", tmp_path)


@pytest.mark.parametrize(
    "gives_up", [lambda service: service.obey(PackAsk.STOP), LibraryService.close], ids=["asked", "closed"]
)
def test_who_gives_up_while_pictures_are_judged_leaves_nothing_of_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gives_up: Callable[[LibraryService], None]
) -> None:
    pack = pack_of(tmp_path, **{f"images__{number}_svg": GREEN.encode() for number in range(200)})
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))  # for the processes
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    service, end = LibraryService(tmp_path / "data"), time.monotonic() + HANG_S
    service.obey(LookInto(str(pack)))
    while not any(isinstance(each, PackHolds) for each in service.take_reports()):
        assert time.monotonic() < end
        time.sleep(0.01)
    while not [*(tmp_path / "tmp").rglob("images/*.svg")]:
        assert time.monotonic() < end
        time.sleep(0.005)
    gives_up(service)
    assert [*(tmp_path / "tmp").iterdir()] == []
    service.close()
