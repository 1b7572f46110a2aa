"""What a window or a browser must be able to do so that sentences and short sounds are heard."""

from pathlib import Path
from typing import Protocol

from simulateur.game.sound.cues import Heard, Note, PlaceSound


class Voice(Protocol):
    """Says sentences, one at a time, and plays short sounds beside them. Every method returns at once.

    ``voice``, ``effects`` and ``music`` are volumes; with ``mute`` nothing is heard.
    """

    voice: float
    """How loud sentences are, from 0 to 1."""
    effects: float
    """How loud short sounds are, from 0 to 1."""
    music: float
    """How loud music is, from 0 to 1."""
    mute: bool
    """Whether the last sentence could not be heard: no voice, or no sound device."""

    @property
    def speaking(self) -> bool:
        """Whether a sentence is being prepared or heard."""

    def speak_in(self, language: str) -> None:
        """Say the next sentences in this language."""

    def use_content(self, root: Path) -> None:
        """Use the recordings of the content folder ``root``: sentences in its ``voix``, sounds in its ``sons``."""

    def forget_recordings(self) -> None:
        """Look for recordings anew: some have come or gone."""

    def hear(self, samples: bytes) -> None:
        """Play ``samples``, which a teacher has spoken: 16-bit and mono, ``wav.RATE`` a second."""

    def hush(self) -> None:
        """End the sentence that is spoken."""

    def say(self, *parts: str | PlaceSound) -> None:
        """Begin to say ``parts``, sentences and sounds, one after the other. What was said before ends."""

    def play(self, sound: Heard) -> None:
        """Play a short sound beside the others."""

    def hum(self, note: Note) -> None:
        """Play a note of the music, softly; nothing while somebody speaks."""

    def tick(self, seconds: float, *, moves: bool) -> None:
        """Let ``seconds`` pass; ``moves`` says that something is on its way on the screen."""

    def take_problems(self) -> tuple[str, ...]:
        """Sentences for the adult about what cannot be heard, since the last call."""

    def close(self) -> None:
        """Fall silent."""
