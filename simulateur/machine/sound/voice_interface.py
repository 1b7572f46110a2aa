"""What a window or a browser must be able to do so that sentences and short sounds are heard."""

from pathlib import Path
from typing import Protocol

from simulateur.game.sound.cues import Heard, Note, PlaceSound


class Voice(Protocol):
    """Says one sentence at a time, and plays short sounds beside it. Every method returns at once."""

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
        """Whether a sentence is being made or heard."""

    def speak_in(self, language: str) -> None:
        """Say the next sentences in this language."""

    def use_content(self, root: Path) -> None:
        """Play the recordings of the content folder ``root``: sentences of its ``voix``, sounds of its ``sons``."""

    def forget_recordings(self) -> None:
        """Look for recordings again: some have come or gone."""

    def hear(self, samples: bytes) -> None:
        """Play what a teacher has spoken: 16-bit mono samples, ``wav.RATE`` a second."""

    def hush(self) -> None:
        """End the sentence that is spoken."""

    def say(self, *parts: str | PlaceSound) -> None:
        """Begin to speak: sentences and sounds, one after the other. What was said before ends."""

    def play(self, sound: Heard) -> None:
        """Play a short sound beside the others."""

    def hum(self, note: Note) -> None:
        """Play a note of the music, softly; nothing while somebody speaks."""

    def tick(self, seconds: float, *, moves: bool) -> None:
        """Let ``seconds`` pass; ``moves`` says that something is on its way on the screen."""

    def take_problems(self) -> tuple[str, ...]:
        """Sentences for the adult since the last call."""

    def close(self) -> None:
        """Fall silent."""
