"""Speech: the French voice of SVOX Pico inside py-nanotts, else espeak-ng where it is installed, else silence.

Sound is made in a thread of its own, so that a slow machine keeps drawing. No sound device is no error: the
voice is then mute and says so in ``mute``.
"""

import shutil
import subprocess
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache

import pygame

_RATE = 16_000
"""Of the voice's samples: 16-bit, mono (py-nanotts)."""
_GIVE_BACK_S = 3.0
_PICO = {"fr": "fr-FR", "en": "en-GB"}
_ESPEAK = {"fr": "fr", "en": "en-gb"}


class Voice:
    """Says one sentence at a time; a new one replaces the old."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="voice")
        self._coming: Future[bytes] | None = None
        self._quiet_s = 0.0
        self.mute = False
        """True once a sentence could not be spoken: no voice, or no sound device."""

    def say(self, sentence: str) -> None:
        """Begin to speak; returns at once."""
        if pygame.mixer.get_init():
            pygame.mixer.stop()
        self._coming = self._maker.submit(_samples, sentence, self._language)

    def tick(self, seconds: float) -> None:
        """Play what has become ready; call it regularly, from the main thread, with the time that passed.

        The sound device is given back after a while of silence: holding it costs an idle machine work.
        """
        self._quiet_s = 0.0 if self.speaking else self._quiet_s + seconds
        if self._quiet_s > _GIVE_BACK_S and pygame.mixer.get_init():
            pygame.mixer.quit()
        if self._coming is None or not self._coming.done():
            return
        coming, self._coming = self._coming, None
        samples = coming.result()
        if not samples:
            self.mute = True
            return
        try:
            if not pygame.mixer.get_init():
                pygame.mixer.init(_RATE, -16, 1, 2048, allowedchanges=0)
            pygame.mixer.Sound(buffer=samples).play()
            self.mute = False
        except pygame.error:  # no sound device here
            self.mute = True

    @property
    def speaking(self) -> bool:
        """Whether a sentence is being made or heard."""
        return self._coming is not None or bool(pygame.mixer.get_init() and pygame.mixer.get_busy())

    def close(self) -> None:
        """Fall silent."""
        self._maker.shutdown(wait=False, cancel_futures=True)
        if pygame.mixer.get_init():
            pygame.mixer.quit()


@lru_cache(maxsize=32)
def _samples(sentence: str, language: str) -> bytes:
    """16-bit mono samples of ``sentence`` at 16 kHz; empty where this machine has no voice."""
    try:
        from py_nanotts import NanoTTS  # noqa: PLC0415 (has no wheel on every machine)
    except ImportError:
        return _espeak(sentence, language)
    return bytes(NanoTTS().speak(sentence, voice=_PICO[language], speed=0.9))


def _espeak(sentence: str, language: str) -> bytes:
    program = shutil.which("espeak-ng")
    if program is None:
        return b""
    command = [program, "-v", _ESPEAK[language], "-s", "140", "--stdout", "--", sentence]
    wave = subprocess.run(command, capture_output=True, check=False).stdout  # noqa: S603 (no shell, fixed program)
    return _resampled(wave) if wave else b""


def _resampled(wave: bytes) -> bytes:
    """The samples of a mono 16-bit WAV file brought from its own rate to 16 kHz."""
    header = 44
    rate = int.from_bytes(wave[24:28], "little")
    source = memoryview(wave[header : len(wave) - (len(wave) - header) % 2]).cast("h")
    count = len(source) * _RATE // rate
    return b"".join(source[n * rate // _RATE].to_bytes(2, "little", signed=True) for n in range(count))
