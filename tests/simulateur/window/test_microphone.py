"""The real microphone program, with the devices of SDL that need no hardware: one hears silence, one hears a file."""

import math
import subprocess
import sys
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from simulateur.game.adults.state import Section
from simulateur.game.adults.voices import Doing
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.voices import By
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.machine.sound.microphone_interface import MicrophoneError, NoMicrophoneError
from simulateur.machine.sound.recording_files import Recordings
from simulateur.machine.sound.voice_order import Speech
from simulateur.machine.sound.wav import RATE
from simulateur.machine.voice_service import VoiceService
from simulateur.pages.open_page import load_pages
from simulateur.window.app import App
from simulateur.window.microphone import _WORKER, SdlMicrophone
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES, MEADOW, challenge, open_app, path_of
from tests.simulateur.hands import finger, middle, typed

SIZE = (1280, 800)
SPEAK = Touch(AdultKey.SPEAK)
VOICE = array("h", (round(9000 * math.sin(math.pi * n / 40)) for n in range(RATE))).tobytes()


def wait(done: Callable[[], bool]) -> None:
    end = time.monotonic() + HANG_S
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)  # another program speaks


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the microphone hears: a second of voice, and silence after it."""
    file = tmp_path / "spoken.raw"
    file.write_bytes(VOICE)
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILEIN", str(file))
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path / "played.raw"))
    return file


def heard(microphone: SdlMicrophone, least: int) -> bytes:
    found = bytearray()

    def enough() -> bool:
        nonlocal found
        found += microphone.take() or b""
        return len(found) >= least

    wait(enough)
    return bytes(found)


def test_it_hears_what_is_spoken_and_then_nothing_more(spoken: Path) -> None:
    microphone = SdlMicrophone()
    microphone.prepare()
    assert microphone.take() is None, "it is ready, and hears nothing yet"
    microphone.open()
    assert heard(microphone, len(VOICE))[: len(VOICE)] == VOICE
    process = microphone._process
    assert process is not None
    microphone.close()
    assert process.poll() is not None, "the program that hears is gone"
    assert microphone.take() is None
    microphone.close()


def test_it_is_opened_as_often_as_somebody_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    microphone = SdlMicrophone()
    for _time in range(3):
        microphone.open()
        assert set(heard(microphone, 2000)) == {0}, "this device hears silence"
        microphone.close()


@pytest.mark.parametrize("driver", ["disk", "no-such-driver"])
def test_a_microphone_that_is_not_there_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, driver: str
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", driver)
    monkeypatch.setenv("SDL_DISKAUDIOFILEIN", str(tmp_path / "nothing.raw"))
    microphone = SdlMicrophone()
    microphone.open()
    with pytest.raises(NoMicrophoneError):
        wait(lambda: microphone.take() is not None)
    microphone.close()


def test_a_program_that_dies_in_mid_sentence_is_a_microphone_that_is_gone(spoken: Path) -> None:
    microphone = SdlMicrophone()
    microphone.open()
    heard(microphone, 1000)
    assert microphone._process is not None
    microphone._process.kill()
    with pytest.raises(MicrophoneError) as gone:
        wait(lambda: microphone.take() == b"never")
    assert not isinstance(gone.value, NoMicrophoneError)
    microphone.close()


@pytest.mark.program
def test_a_microphone_that_is_unplugged_is_gone(spoken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulateur.window.microphone._WORKER", Path(__file__).with_name("_unplugged.py"))
    microphone = SdlMicrophone()
    microphone.open()
    heard(microphone, 1000)
    with pytest.raises(MicrophoneError):
        wait(lambda: microphone.take() == b"never")
    microphone.close()


def test_a_program_that_nobody_told_to_hear_looks_for_no_microphone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here one that is looked for is refused in a word: silence says that none was."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    command = [sys.executable, "-P", str(_WORKER)]
    done = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=HANG_S)
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_program_ends_with_the_kit(spoken: Path) -> None:
    microphone = SdlMicrophone()
    microphone.open()
    heard(microphone, 1000)
    process = microphone._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # as the system does where the kit is killed
    assert process.wait(HANG_S) == 0
    microphone.close()


def turn(app: App, *events: pygame.event.Event) -> None:
    app.step(1 / 30, list(events))


def until(app: App, done: Callable[[], bool]) -> None:
    def turned() -> bool:
        turn(app)
        return done()

    wait(turned)


@pytest.mark.usefixtures("display")
def test_a_finger_on_the_key_records_a_sentence_that_children_then_hear(spoken: Path, tmp_path: Path) -> None:
    """From the finger to the file, with nothing but SDL's own device in the place of a microphone."""
    spoken.write_bytes(10 * VOICE)  # it is still spoken when a slow machine looks
    session = Session(path_of(challenge(MEADOW, "un")), "fr")
    recordings = Recordings(None, tmp_path / "kept" / "voix")
    service = VoiceService(tmp_path / "kept", recordings, SdlMicrophone())
    load_pages()
    app = App(open_app(session, SIZE)._painter.target, session, IMAGES, Backend(session, voices=service))
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.VOICES)))
    until(app, lambda: session.adults.voices.by != ())
    session.touch(Touch(AdultKey.LINE, 1))
    at = middle(app, SPEAK)
    turn(app, finger(at, size=SIZE))
    until(app, lambda: (session.adults.voices.level or 0) > 0.5 and len(service._heard) > RATE)
    slid = finger((at[0] + 300, at[1] + 200), pygame.FINGERMOTION, size=SIZE)
    turn(app, pygame.event.Event(slid.type, {**slid.dict, "dx": 300 / SIZE[0], "dy": 200 / SIZE[1]}))
    assert session.adults.voices.doing is Doing.LISTENING, "a finger that slides still holds the key"
    turn(app, finger(at, pygame.FINGERUP, size=SIZE))
    until(app, lambda: session.adults.voices.doing is Doing.HEARING)
    session.touch(Touch(AdultKey.KEEP))
    until(app, lambda: session.adults.voices.doing is Doing.READING)
    assert session.adults.voices.said_by is By.TEACHER
    assert [file.name for file in (tmp_path / "kept" / "voix").iterdir()] == ["consigne-de-un.wav"]
    assert len(Speech("fr", recordings).file("Consigne de un.")) > 2000
    app.close()


@pytest.mark.usefixtures("display")
def test_the_keyboard_holds_the_key_too_and_a_window_that_is_left_lets_it_go(spoken: Path, tmp_path: Path) -> None:
    session = Session(path_of(challenge(MEADOW, "un")), "fr")
    microphone = SdlMicrophone()
    service = VoiceService(tmp_path, Recordings(None, tmp_path / "voix"), microphone)
    app = App(open_app(session, SIZE)._painter.target, session, IMAGES, Backend(session, voices=service))
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.VOICES)))
    app._screen.hands.focus.at = SPEAK
    turn(app, typed(pygame.K_RETURN))
    turn(app, typed(pygame.K_RETURN))  # the keyboard repeats its key
    until(app, lambda: session.adults.voices.level is not None)
    process = microphone._process
    assert process is not None
    turn(app, pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert session.adults.voices.doing is not Doing.LISTENING
    assert process.poll() is not None
    assert microphone.take() is None, "another one is ready, and hears nothing"
    app.close()
