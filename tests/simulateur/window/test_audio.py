"""What is played, how loud, and what happens without a device, a voice, or a readable recording."""

import subprocess
import sys
import threading
import time
import wave
import zipfile
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pygame
import pytest

from simulateur.game.sound.cues import Note, PlaceSound, Sound
from simulateur.machine.sound.effects import place_samples, samples
from simulateur.machine.sound.place_sounds import PlaceSounds
from simulateur.machine.sound.recording_files import Recordings, recording_name
from simulateur.machine.sound.voice_order import Speech
from simulateur.machine.sound.wav import RATE
from simulateur.web.build.voices import mp3
from simulateur.window.audio import Audio
from tests.patience import HANG_S

TASK = "Cherche l'œuf, où est-il ?"


DEVICE = "disk"


@pytest.fixture(autouse=True)
def device(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A device that takes a second for what lasts 32 ms: on a slow machine too, a test stops a sound before it ends."""
    monkeypatch.setenv("SDL_AUDIODRIVER", DEVICE)
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "1000")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path_factory.mktemp("device") / "heard.raw"))
    yield
    pygame.mixer.quit()


def recorded(folder: Path, sentence: str = TASK, seconds: float = 2.0) -> bytes:
    """A teacher's recording of a sentence, in ``folder``; its samples."""
    said = array("h", (n % 200 - 100 for n in range(round(seconds * RATE)))).tobytes()
    with wave.open(str(folder / f"{recording_name(sentence)}.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(said)
    return said


def wait_until_spoken(audio: Audio, *, moves: bool = False) -> None:
    """Tick until the sentence is heard, or cannot be."""
    end = time.monotonic() + HANG_S
    while time.monotonic() < end:
        if not audio._coming:
            return
        time.sleep(0.005)  # the thread that makes speech needs real time
        audio.tick(0.005, moves=moves)
    pytest.fail("never spoken")


def playing(channel: int) -> bytes:
    sound = pygame.mixer.Channel(channel).get_sound()
    return sound.get_raw() if sound else b""


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Bravo !", "bravo"),
        (TASK, "cherche-l-oeuf-ou-est-il"),
        ("Va jusqu'à la fleur.", "va-jusqu-a-la-fleur"),
        ("Va jusqu\u2019à la fleur.", "va-jusqu-a-la-fleur"),
        ("Où est l'œuf ?", "ou-est-l-oeuf"),
        ("Encore 2 pas…", "encore-2-pas"),
        ("mot " * 100, "-".join(["mot"] * 50)),
    ],
)
def test_a_recording_is_named_after_its_words(sentence: str, name: str) -> None:
    assert recording_name(sentence) == name


def test_a_teachers_recording_is_heard_instead_of_the_synthetic_voice(tmp_path: Path) -> None:
    said = recorded(tmp_path)
    audio = Audio(Speech("fr", Recordings(tmp_path)), voice=0.5)
    audio.say(TASK)
    wait_until_spoken(audio)
    assert playing(0) == said
    assert pygame.mixer.Channel(0).get_volume() == pytest.approx(0.5 * 0.75, abs=0.01)
    assert not audio.mute


def test_a_recording_of_the_kit_is_heard_at_its_length(tmp_path: Path) -> None:
    tone = array("h", (n % 200 * 60 - 6000 for n in range(2 * RATE))).tobytes()
    (tmp_path / "fr").mkdir()
    with zipfile.ZipFile(tmp_path / "fr" / "kit.zip", "w") as pack:
        pack.writestr(TASK, mp3(tone))
    audio = Audio(Speech("fr", packs=tmp_path))
    audio.say(TASK)
    wait_until_spoken(audio)
    assert len(playing(0)) == pytest.approx(len(tone), rel=0.1)
    assert max(array("h", playing(0))) > 3000
    assert (audio.mute, audio.take_problems()) == (False, ())


def test_a_new_sentence_replaces_the_one_being_spoken(tmp_path: Path) -> None:
    recorded(tmp_path)
    second = recorded(tmp_path, "Bravo !", 1.0)
    audio = Audio(Speech("fr", Recordings(tmp_path)))
    audio.say(TASK)
    wait_until_spoken(audio)
    audio.say("Bravo !")
    assert playing(0) == b""
    wait_until_spoken(audio)
    assert playing(0) == second


def test_sounds_are_ten_decibels_softer_while_somebody_speaks(tmp_path: Path) -> None:
    recorded(tmp_path)
    audio = Audio(Speech("fr", Recordings(tmp_path)), effects=0.8)
    audio.play(Sound.KEY)
    assert playing(1) == samples(Sound.KEY)
    assert pygame.mixer.Channel(1).get_volume() == pytest.approx(0.8, abs=0.01)
    pygame.mixer.stop()
    audio.say(TASK)
    wait_until_spoken(audio)
    audio.play(Sound.FORWARD)
    assert playing(2) == samples(Sound.FORWARD)
    assert pygame.mixer.Channel(2).get_volume() == pytest.approx(0.8 * 0.316, abs=0.01)
    assert pygame.mixer.Channel(0).get_busy(), "the voice goes on"


def test_music_is_softer_than_the_sounds_and_never_heard_beside_words(tmp_path: Path) -> None:
    recorded(tmp_path)
    audio = Audio(Speech("fr", Recordings(tmp_path)))
    audio.hum(Note.C)
    assert not pygame.mixer.get_init(), "there is no music unless somebody wants some"
    audio.music = 0.5
    audio.hum(Note.C)
    assert playing(1) == samples(Note.C)
    assert pygame.mixer.Channel(1).get_volume() == pytest.approx(0.5 * 0.398, abs=0.01)
    pygame.mixer.stop()
    audio.say(TASK)
    audio.hum(Note.E)
    wait_until_spoken(audio)
    audio.hum(Note.E)
    assert (playing(0) != b"", playing(2)) == (True, b"")


def test_without_a_device_music_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    audio = Audio(Speech("fr"))
    audio.music = 1.0
    for note in Note:
        audio.hum(note)
    assert not pygame.mixer.get_init()


def test_voice_and_sounds_together_are_never_clipped() -> None:
    loudest = max(max(map(abs, array("h", samples(sound)))) for sound in Sound)
    assert 0.75 * 32768 + 10 ** (-10 / 20) * loudest <= 1.001 * 32768


def test_a_sentence_waits_for_the_sounds_before_it(tmp_path: Path) -> None:
    recorded(tmp_path)
    audio = Audio(Speech("fr", Recordings(tmp_path)))
    audio.play(Sound.SUCCESS)
    audio.say(TASK)
    while not audio._coming or not audio._coming[0][0].done():
        time.sleep(0.001)
    audio.tick(0)
    assert (playing(0), playing(1)) == (b"", samples(Sound.SUCCESS))
    pygame.mixer.stop()
    wait_until_spoken(audio)
    assert (playing(0) != b"", playing(1)) == (True, b"")


def test_a_name_then_a_sound_then_a_sentence_are_heard_one_after_the_other(tmp_path: Path) -> None:
    name, praise = recorded(tmp_path, "la vache", 0.4), recorded(tmp_path, "Bravo !", 0.5)
    audio = Audio(Speech("fr", Recordings(tmp_path)), effects=0.5)
    audio.say("la vache", PlaceSound("vache"), "Bravo !")
    heard: list[bytes] = []
    volumes: list[float] = []
    end = time.monotonic() + HANG_S
    while len(heard) < 3 and time.monotonic() < end:
        time.sleep(0.005)
        audio.tick(0.005)
        if pygame.mixer.get_init() and playing(0):
            assert audio.speaking
            heard.append(playing(0))
            volumes.append(pygame.mixer.Channel(0).get_volume())
            pygame.mixer.stop()
    assert heard == [name, place_samples("vache"), praise]
    assert volumes == pytest.approx([0.75, 0.375, 0.75], abs=0.01)
    assert not audio.speaking


def test_muted_sounds_leave_the_words_and_muted_words_the_sounds(tmp_path: Path) -> None:
    name = recorded(tmp_path, "la vache", 0.4)
    for voice, effects, heard in ((1.0, 0.0, name), (0.0, 1.0, place_samples("vache"))):
        audio = Audio(Speech("fr", Recordings(tmp_path)), voice, effects)
        audio.say("la vache", PlaceSound("vache"))
        wait_until_spoken(audio)
        assert playing(0) == heard
        pygame.mixer.stop()
    audio = Audio(Speech("fr", Recordings(tmp_path)), 0.0, 0.0)
    audio.say("la vache", PlaceSound("vache"))
    audio.play(PlaceSound("vache"))
    assert not audio.speaking


def test_a_sound_that_an_author_recorded_is_heard_and_one_that_is_none_is_told(tmp_path: Path) -> None:
    sound = recorded(tmp_path, "klaxon", 0.4)
    (tmp_path / "faux.wav").write_bytes(b"no sound at all")
    audio = Audio(Speech("fr"), places=PlaceSounds(tmp_path))
    audio.say(PlaceSound("klaxon"))
    wait_until_spoken(audio)
    assert playing(0) == sound
    audio.say(PlaceSound("faux"))
    wait_until_spoken(audio)
    (told,) = audio.take_problems()
    assert "faux.wav" in told
    assert "ne se lit pas" in told


def test_many_sounds_never_stop_the_voice(tmp_path: Path) -> None:
    said = recorded(tmp_path)
    audio = Audio(Speech("fr", Recordings(tmp_path)))
    audio.say(TASK)
    wait_until_spoken(audio)
    for sound in list(Sound) * 3:
        audio.play(sound)
    assert playing(0) == said


def test_a_recording_that_cannot_be_read_is_told_to_the_adult_once(tmp_path: Path) -> None:
    file = tmp_path / "bravo.ogg"
    file.write_bytes(b"not a sound")
    audio = Audio(Speech("fr", Recordings(tmp_path)))
    audio.say("Bravo !")
    wait_until_spoken(audio)
    assert audio.take_problems() == (f"{file} : cet enregistrement ne se lit pas ; enregistrez-le en WAV, OGG ou MP3",)
    assert audio.take_problems() == ()


def test_at_volume_zero_no_device_is_opened() -> None:
    audio = Audio(Speech("fr"), voice=0, effects=0)
    audio.say("Bravo !")
    audio.play(Sound.KEY)
    audio.tick(1)
    assert (pygame.mixer.get_init(), audio.mute, audio.speaking) == (None, False, False)


def test_without_a_device_nothing_fails_and_a_device_that_comes_is_found_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(tmp_path)
    audio = Audio(Speech("fr", Recordings(tmp_path)))
    monkeypatch.setenv("SDL_AUDIODRIVER", "nothing-of-the-kind")
    audio.play(Sound.KEY)
    audio.say(TASK)
    wait_until_spoken(audio)
    assert (pygame.mixer.get_init(), audio.mute) == (None, True)
    monkeypatch.setenv("SDL_AUDIODRIVER", DEVICE)
    for seconds, moves, sentence in ((0, False, TASK), (10, False, ""), (10, True, TASK)):
        audio.tick(seconds)
        audio.play(Sound.KEY)
        if sentence:
            audio.say(sentence)
            wait_until_spoken(audio, moves=moves)
        assert pygame.mixer.get_init() is None, "to ask for the device at each sound, or in a run, would stop the bee"
    audio.say(TASK)
    wait_until_spoken(audio)
    assert (playing(0) != b"", audio.mute) == (True, False)
    audio.play(Sound.KEY)
    assert playing(1) == samples(Sound.KEY)


def test_the_device_is_given_back_after_silence() -> None:
    audio = Audio(Speech("fr"))
    audio.play(Sound.KEY)
    assert pygame.mixer.get_init()
    pygame.mixer.stop()
    audio.tick(19.9)
    assert pygame.mixer.get_init()
    audio.tick(0.2)
    assert pygame.mixer.get_init() is None


def test_the_device_is_kept_while_something_moves() -> None:
    audio = Audio(Speech("fr"))
    audio.play(Sound.KEY)
    pygame.mixer.stop()
    audio.tick(19.9)
    audio.tick(60, moves=True)
    audio.tick(19.9)
    assert pygame.mixer.get_init()


def test_kept_speech_stays_under_its_limit_and_what_was_asked_last_is_kept() -> None:
    pytest.importorskip("py_nanotts")
    speech = Speech("fr")
    for n in range(8):
        samples = speech.file(f"{n} " + "La petite abeille va jusqu'à la fleur, puis elle se repose. " * 3)
        assert len(samples) > RATE
        assert sum(map(len, speech._kept.values())) <= 2 * 1024 * 1024
    assert len(speech._kept) < 8
    _language, sentence = next(reversed(speech._kept))
    assert speech.file(sentence) is samples


def test_the_language_can_change_at_once() -> None:
    pytest.importorskip("py_nanotts")
    speech = Speech("fr")
    french = speech.file("Table")
    speech.language = "en"
    assert speech.file("Table") != french
    speech.language = "fr"
    assert speech.file("Table") is french


@pytest.mark.program
def test_a_word_without_end_is_spoken_in_parts() -> None:
    speak = "from simulateur.machine.sound.voice_order import Speech; Speech('fr').file('a' * 5000)"
    subprocess.run([sys.executable, "-c", speak], check=True, timeout=HANG_S)


@pytest.mark.parametrize("broken", [ImportError("no wheel"), RuntimeError("no voice"), OSError("no library")])
def test_a_voice_that_does_not_load_is_told_once_for_each_language(
    broken: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Voice:
        def __init__(self) -> None:
            raise broken

    fake = ModuleType("py_nanotts")
    setattr(fake, "NanoTTS", Voice)  # noqa: B010 (a module has no such name for mypy)
    monkeypatch.setitem(sys.modules, "py_nanotts", fake)
    monkeypatch.setattr("shutil.which", lambda _program: None)
    audio = Audio(Speech("fr"))
    told: list[str] = []
    for language in ("fr", "fr", "en", "fr"):
        audio.speak_in(language)
        audio.say(f"Bonjour {len(told)} {language}")
        wait_until_spoken(audio)
        told += audio.take_problems()
        assert audio.mute
    why = type(broken).__name__
    beginnings = [f"aucune voix ne parle « {code} » sur cet ordinateur (py-nanotts : {why}) ;" for code in ("fr", "en")]
    assert [sentence[: len(begins)] for sentence, begins in zip(told, beginnings, strict=True)] == beginnings


def test_a_voice_that_speaks_is_not_complained_about() -> None:
    pytest.importorskip("py_nanotts")
    audio = Audio(Speech("fr"))
    audio.say("Bonjour !")
    wait_until_spoken(audio)
    assert (audio.mute, audio.take_problems()) == (False, ())


def test_speech_that_fails_as_nobody_foresaw_is_handed_over_and_silence_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda failed: handed.append(failed.exc_value))
    audio, error = Audio(Speech("fr")), LookupError("no folder")
    monkeypatch.setattr(Recordings, "file_of", lambda _recordings, _sentence: (_ for _ in ()).throw(error))
    audio.say("Bonjour !")
    wait_until_spoken(audio)
    assert (audio.mute, handed) == (True, [error])
