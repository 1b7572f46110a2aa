"""The sounds that a browser asks for by name, as files: short sounds of the kit, places, sentences."""

import threading
from pathlib import Path

from simulateur.game.sound.cues import Note, PlaceSound, Sound
from simulateur.machine.sound.effects import samples
from simulateur.machine.sound.place_sounds import PlaceSounds
from simulateur.machine.sound.recording_files import Recordings
from simulateur.machine.sound.voice_order import Speech
from simulateur.machine.sound.wav import wav
from simulateur.web.sound_messages import sound_name

_SOUNDS: dict[str, Sound | Note] = {sound_name(each): each for each in (*Sound, *Note)}
_PLACE = sound_name(PlaceSound(""))


class Sounds:
    """Makes the sounds that browsers ask for, one at a time; ``content`` is the content folder that is played."""

    def __init__(self, language: str, recordings: Recordings, sounds: Path) -> None:
        self._language = language
        self._speech = Speech(language, recordings)
        self._places = PlaceSounds(sounds)
        self._lock = threading.Lock()

    def sound(self, name: str) -> bytes | None:
        """The file of the short sound called ``name`` (``sound_name``); None where there is none."""
        if name in _SOUNDS:
            return wav(samples(_SOUNDS[name]))
        if not name.startswith(_PLACE):
            return None
        with self._lock:
            made = self._places.samples(name.removeprefix(_PLACE), self._language)
        return wav(made) if made else None

    def sentence(self, text: str) -> bytes | None:
        """The file in which ``text`` is spoken, MP3 if the kit has a recording, else WAV; None without a voice."""
        with self._lock:
            return self._speech.file(text) or None
