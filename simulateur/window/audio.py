"""Plays all that is heard: sentences and sounds of places one at a time, short sounds beside. No other file plays.

Speech is made in a thread of its own, so that a slow machine keeps drawing. No sound device is no
error: ``mute`` then says so. The device is opened for the first sound and given back after a while
of silence, since holding it costs an idle machine work.
"""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pygame

from beebot.files.content_folder import SOUNDS_FOLDER, VOICES
from beebot.i18n import gettext as _
from simulateur.game.sound.cues import Heard, Note, PlaceSound
from simulateur.machine.faults import hand_over
from simulateur.machine.sound.effects import samples
from simulateur.machine.sound.place_sounds import PlaceSounds
from simulateur.machine.sound.voice_order import Speech
from simulateur.machine.sound.wav import RATE, wav

_GIVE_BACK_S = 20.0
"""Seconds of silence after which the device is given back.

That is when an idle machine sleeps. It is never while something moves: SDL takes 46 ms or more for
it.
"""
_RETRY_S = 10.0
"""Seconds until a missing device is looked for again: headphones may be plugged in."""
_BUFFER = 512
"""Samples that wait in the device: 32 ms, so that a key is heard while it goes down."""
_CHANNELS = 6
_VOICE = 0
"""The mixer's channel for speech; short sounds take the others in turn."""
_DUCKED = 10 ** (-10 / 20)
"""Short sounds are 10 dB softer while somebody speaks."""
_MUSIC = 10 ** (-8 / 20)
"""Music is 8 dB softer than the short sounds at the same volume."""
_HEADROOM = 0.75
"""How loud the voice is at most: with a sound beside it nothing is clipped."""


class Audio:
    """Plays what is heard on this machine; ``voice``, ``effects`` and ``music`` are volumes from 0 to 1."""

    def __init__(
        self, speech: Speech, voice: float = 1.0, effects: float = 1.0, *, places: PlaceSounds | None = None
    ) -> None:
        self.voice = voice
        self.effects = effects
        self.music = 0.0
        self.mute = False
        """True once a sentence could not be spoken: no voice, or no sound device."""
        self._speech = speech
        self._places = places or PlaceSounds()
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="speech")
        self._coming: deque[tuple[Future[bytes], bool]] = deque()
        """What is to be heard next, one after the other, and whether it is a sentence."""
        self._beside: list[Future[bytes]] = []
        """Sounds of places that are heard beside the rest, as soon as they are made."""
        self._problems: list[str] = []
        self._told: set[str] = set()
        """The languages that the adult knows to be silent."""
        self._next = 0
        self._quiet_s = 0.0
        self._is_missing = False
        self._retry_s = 0.0

    def speak_in(self, language: str) -> None:
        """Say the sentences to come in the language with the code ``language``."""
        self._speech.language = language

    def use_content(self, root: Path) -> None:
        self._speech.recordings.content = root / VOICES
        self._places.folder = root / SOUNDS_FOLDER
        self._maker.submit(self._places.forget)
        self.forget_recordings()

    def forget_recordings(self) -> None:
        self._maker.submit(self._speech.forget)

    def hear(self, samples: bytes) -> None:
        """Play ``samples``, which a teacher has spoken, if this machine can; the sentence before ends."""
        self.hush()
        if self.voice:
            self._speak(wav(samples), self.voice, again=True)

    def hush(self) -> None:
        if pygame.mixer.get_init():
            pygame.mixer.Channel(_VOICE).stop()
        self._coming.clear()

    def say(self, *parts: str | PlaceSound) -> None:
        """Begin to say ``parts``, sentences and sounds, in their order; what was said before ends. Returns at once."""
        self.hush()
        for part in parts:
            if isinstance(part, PlaceSound):
                if self.effects:
                    self._coming.append((self._made(part), False))
            elif self.voice:
                self._coming.append((self._maker.submit(self._speech.file, part), True))

    def _made(self, sound: PlaceSound) -> Future[bytes]:
        return self._maker.submit(self._places.samples, sound.name, self._speech.language)

    def play(self, sound: Heard) -> None:
        """Play a short sound beside the others, if this machine can."""
        if isinstance(sound, PlaceSound):
            if self.effects:
                self._beside.append(self._made(sound))
        else:
            self._play(samples(sound), self._volume)

    @property
    def _volume(self) -> float:
        return self.effects * (_DUCKED if self.speaking else 1.0)

    def hum(self, note: Note) -> None:
        """Play a note of the music, softer than the other sounds; nothing while somebody speaks."""
        if not self.speaking:
            self._play(samples(note), self.music * _MUSIC)

    def _play(self, made: bytes, volume: float) -> None:
        if made and volume and self._open(again=False):
            self._next = self._next % (_CHANNELS - 1) + 1
            channel = pygame.mixer.Channel(self._next)
            channel.set_volume(volume)
            channel.play(pygame.mixer.Sound(buffer=made))

    def tick(self, seconds: float, *, moves: bool = False) -> None:
        """Begin the sentence that is ready to be heard; called in the main thread at each turn of the loop.

        ``seconds`` have passed. While something ``moves`` on the screen, a device is neither given back nor looked for.
        A sentence waits for the short sounds before it to end, less than 0.4 s: words are to be understood.
        """
        self._retry_s = max(self._retry_s - seconds, 0.0)
        busy = bool(pygame.mixer.get_init() and pygame.mixer.get_busy())
        self._quiet_s += seconds
        if busy or moves or self._coming or self._beside:
            self._quiet_s = 0.0
        if self._quiet_s > _GIVE_BACK_S and pygame.mixer.get_init():
            pygame.mixer.quit()
            self._maker.submit(self._speech.rest)
        self._play_beside()
        if self._coming and self._coming[0][0].done() and not busy:
            coming, is_sentence = self._coming.popleft()
            made, volume = _result(coming), self.voice if is_sentence else self.effects
            heard = self._speak(made if is_sentence else wav(made), volume, again=not moves)
            if is_sentence:
                self.mute = not heard
                self._tell_silence()

    def _play_beside(self) -> None:
        while self._beside and self._beside[0].done():
            self._play(_result(self._beside.pop(0)), self._volume)

    @property
    def speaking(self) -> bool:
        if self._coming:
            return True
        return bool(pygame.mixer.get_init() and pygame.mixer.Channel(_VOICE).get_busy())

    def take_problems(self) -> tuple[str, ...]:
        """Sentences for the adult about recordings and voices that cannot be heard, since the last call."""
        problems, self._problems = (*self._problems, *self._speech.take_problems()), []
        problems += self._places.take_problems()
        return problems

    def close(self) -> None:
        self._maker.shutdown(wait=False, cancel_futures=True)
        if pygame.mixer.get_init():
            pygame.mixer.quit()

    def _speak(self, file: bytes, volume: float, *, again: bool) -> bool:
        if not file or not self._open(again=again):
            return False
        channel = pygame.mixer.Channel(_VOICE)
        channel.set_volume(_HEADROOM * volume)
        channel.play(pygame.mixer.Sound(BytesIO(file)))
        return True

    def _tell_silence(self) -> None:
        """Tell the adult, once for each language, that no voice speaks it here."""
        for language, why in self._speech.silence.items():
            if language not in self._told:
                self._told.add(language)
                sentence = _(
                    "aucune voix ne parle « {language} » sur cet ordinateur{why} ; installez espeak-ng, ou enregistrez"
                    " les phrases dans le dossier « voix »"
                )
                self._problems.append(sentence.format(language=language, why=f" ({why})" if why else ""))

    def _open(self, *, again: bool) -> bool:
        """Whether there is a sound device, opened now if need be.

        Where there was none it is looked for ``again`` after a while, and for nothing short: SDL
        takes 105 ms for that.
        """
        if pygame.mixer.get_init():
            return True
        if self._is_missing and (self._retry_s or not again):
            return False
        try:
            pygame.mixer.init(RATE, -16, 1, _BUFFER, allowedchanges=0)
        except pygame.error:
            self._is_missing, self._retry_s = True, _RETRY_S
            return False
        self._is_missing = False
        pygame.mixer.set_num_channels(_CHANNELS)
        return True


def _result(made: Future[bytes]) -> bytes:
    try:
        return made.result()
    except Exception as error:  # noqa: BLE001 (the thread that makes speech has faults of its own)
        hand_over(error)
        return b""
