"""The kit's own recordings: who comes first, and what is heard where one is missing or spoilt."""

import io
import re
import struct
import wave
import zipfile
from array import array
from pathlib import Path

import pytest

from lecons import path_called
from simulateur.machine.sound.kit_recordings import SpoiltError, recording
from simulateur.machine.sound.recording_files import Recordings, recording_name
from simulateur.machine.sound.voice_order import Speech
from simulateur.machine.sound.wav import RATE, audio_type, is_wav, samples_of, wav
from simulateur.web.build import lesson_values, voices
from simulateur.web.build.progress import Progress
from simulateur.web.build.voices import mp3
from simulateur.web.sounds import Sounds

SAID, OTHER = "Bravo !", "Encore une fois."
TONE = array("h", (n % 200 * 60 - 6000 for n in range(RATE))).tobytes()


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder of packs whose French one has a recording of ``SAID``."""
    folder = tmp_path / "sentences"
    (folder / "fr").mkdir(parents=True)
    with zipfile.ZipFile(folder / "fr" / "kit.zip", "w") as archive:
        archive.writestr(SAID, mp3(TONE))
    return folder


def own_recording(folder: Path) -> bytes:
    """A teacher's recording of ``SAID`` in ``folder``; its samples."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(TONE[: RATE // 2])
    folder.mkdir()
    (folder / "bravo.wav").write_bytes(stream.getvalue())
    return TONE[: RATE // 2]


def test_a_teachers_own_comes_first_then_the_kits_then_the_machines(packs: Path, tmp_path: Path) -> None:
    pytest.importorskip("py_nanotts")
    machine, kits = Speech("fr", packs=tmp_path / "none").file(SAID), Speech("fr", packs=packs).file(SAID)
    assert is_wav(machine)
    assert kits == recording(SAID, "fr", packs)
    assert not is_wav(kits)
    said = own_recording(tmp_path / "voix")
    speech = Speech("fr", Recordings(own=tmp_path / "voix"), packs)
    assert samples_of(speech.file(SAID)) == said
    assert is_wav(speech.file(OTHER)), "it has no recording"
    speech.language = "en"
    (tmp_path / "voix" / "bravo.wav").unlink()
    assert is_wav(speech.file(SAID)), "there is none in this language"
    assert speech.take_problems() == ()


def test_tablets_get_the_kits_recordings_as_they_are(tmp_path: Path) -> None:
    sentence = "Touche la fleur qui bouge !"
    shipped = recording(sentence, "fr")
    assert shipped
    file = Sounds("fr", Recordings(), tmp_path).sentence(sentence)
    assert file == shipped
    assert [audio_type(each) for each in (file, wav(TONE))] == ["audio/mpeg", "audio/wav"]
    contents = lesson_values.read([path_called("petite-section")])
    said = voices.sentences(contents, "fr")
    assert sentence in said
    with_recordings = [each for each in said if recording(each, "fr")]
    made = voices.voices(contents, tmp_path, "fr", Progress(1))
    assert {recording_name(each): recording(each, "fr") for each in with_recordings}.items() <= made.items()


def test_the_head_of_a_wav_is_that_of_its_samples() -> None:
    """Some players tell from its bytes a second how long it is, and cut it or wait where these are wrong."""
    file = wav(TONE)
    assert struct.unpack("<4sI4s4sIHHIIHH4sI", file[:44]) == (
        *(b"RIFF", 36 + len(TONE), b"WAVE"),
        *(b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16),
        *(b"data", len(TONE)),
    )
    assert file[44:] == TONE
    assert wav(b"") == b""


def test_other_words_have_another_recording(packs: Path) -> None:
    assert recording("Bravo !", "fr", packs)
    assert [recording(each, "fr", packs) for each in ("Bravo", "bravo !", "Bravo.", "")] == [b""] * 4


def test_a_spoilt_recording_is_told_once_and_the_machine_speaks(packs: Path) -> None:
    pytest.importorskip("py_nanotts")
    pack = packs / "fr" / "kit.zip"
    whole = pack.read_bytes()
    for place in (60, len(whole) // 2, len(whole) - 10, 0):  # in the name, the sound, the directory, the first byte
        spoilt = packs / str(place)
        (spoilt / "fr").mkdir(parents=True)
        (spoilt / "fr" / "kit.zip").write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
    for place, cut in enumerate((0, 10, len(whole) // 2, len(whole) - 1)):
        spoilt = packs / f"cut-{place}"
        (spoilt / "fr").mkdir(parents=True)
        (spoilt / "fr" / "kit.zip").write_bytes(whole[:cut])
    for spoilt in (folder for folder in packs.iterdir() if folder.name != "fr"):
        speech = Speech("fr", packs=spoilt)
        assert is_wav(speech.file(SAID)), spoilt.name
        speech.forget()
        assert is_wav(speech.file(SAID))
        (told,) = speech.take_problems()
        assert told.startswith(f"{spoilt / 'fr' / 'kit.zip'} est abîmé, une autre voix dit ses phrases ; copiez")
        with pytest.raises(SpoiltError, match=re.escape(str(spoilt))):
            recording(SAID, "fr", spoilt)


def test_a_recording_is_called_as_its_words_without_accents_or_ligatures() -> None:
    assert recording_name("Le cœur, et l'œuf là-bas !") == "le-coeur-et-l-oeuf-la-bas"
