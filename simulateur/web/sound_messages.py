"""What is to be heard, as messages to a browser, which has the sounds or a voice of its own."""

from collections.abc import Callable
from pathlib import Path

from simulateur.game.sound.cues import Heard, Note, PlaceSound, Sound
from simulateur.machine.sound.recording_files import recording_name
from simulateur.web.scene_messages import Message

_DUCKED = 10 ** (-10 / 20)
"""Short sounds are 10 dB softer while somebody speaks, as in the window."""
_MUSIC = 10 ** (-8 / 20)
_LETTER_S, _LEAST_S = 0.12, 3.0
"""A sentence counts as over after so many seconds for each letter and so many more, if the browser never says so."""


class TabletVoice:
    """A ``Voice`` that is heard from a browser: it sends messages by ``tell``.

    A sentence goes out as its text and as the name of its file (``recording_name``): what plays is the browser's
    choice. ``say`` and ``play`` messages tell how loud, from 0 to 1.
    """

    def __init__(self, tell: Callable[[Message], None]) -> None:
        self.voice = self.effects = 1.0
        self.music = 0.0
        self.mute = False
        self.plays_ahead = False
        """Whether short sounds have been sent ahead, with the pictures that they belong to."""
        self._tell = tell
        self._language = ""
        self._number = 0
        self._left_s = 0.0

    @property
    def speaking(self) -> bool:
        """Whether a sentence is being heard, as far as the browser has told."""
        return self._left_s > 0

    def spoke(self, number: int, *, heard: bool) -> None:
        """Note that the browser has ended sentence ``number``; ``heard`` is False where no sound came out."""
        if number == self._number:
            self._left_s = 0.0
            self.mute = not heard

    def speak_in(self, language: str) -> None:
        self._language = language

    def use_content(self, root: Path) -> None:
        """Do nothing: the browser asks for each recording by its name, and the server knows where it is."""

    def forget_recordings(self) -> None:
        """Do nothing, as ``use_content``."""

    def hear(self, samples: bytes) -> None:
        """Do nothing: nobody records at a tablet."""

    def hush(self) -> None:
        if self.speaking:
            self._left_s = 0.0
            self._tell({"kind": "hush"})

    def say(self, *parts: str | PlaceSound) -> None:
        told = [part for part in map(self._part, parts) if part is not None]
        if not told:
            self.hush()
            return
        self._number += 1
        words = sum(len(part) for part in parts if isinstance(part, str))
        self._left_s = _LEAST_S + _LETTER_S * words
        self._tell({"kind": "say", "number": self._number, "language": self._language, "parts": told})

    def _part(self, part: str | PlaceSound) -> Message | None:
        if isinstance(part, PlaceSound):
            return {"sound": sound_name(part), "volume": self.effects} if self.effects else None
        return {"text": part, "name": recording_name(part), "volume": self.voice} if self.voice else None

    def play(self, sound: Heard) -> None:
        told = None if self.plays_ahead else self.played(sound)
        if told is not None:
            self._tell(told)

    def played(self, sound: Heard) -> Message | None:
        """The message that has the browser play ``sound``; None where sounds are off."""
        volume = self.effects * (_DUCKED if self.speaking else 1.0)
        return {"kind": "play", "sound": sound_name(sound), "volume": round(volume, 3)} if volume else None

    def hum(self, note: Note) -> None:
        if not self.speaking and self.music:
            self._tell({"kind": "play", "sound": sound_name(note), "volume": round(self.music * _MUSIC, 3)})

    def tick(self, seconds: float, *, moves: bool) -> None:  # noqa: ARG002 (as every ``Voice``)
        """Note that ``seconds`` have passed; ``moves`` makes no difference to a browser."""
        self._left_s = max(self._left_s - seconds, 0.0)

    def take_problems(self) -> tuple[str, ...]:
        """Empty: a browser tells of no problem with sounds."""
        return ()

    def close(self) -> None:
        """Do nothing: a browser falls silent when it gets no messages."""


def sound_name(sound: Heard) -> str:
    """The name under which a browser asks for a sound: ``key``, ``note-g``, ``place-vache``."""
    match sound:
        case Sound():
            return sound.name.lower()
        case Note():
            return f"note-{sound.name.lower()}".replace("_", "-")
        case PlaceSound(name):
            return f"place-{name}"
