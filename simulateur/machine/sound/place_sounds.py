"""The sound of a place of a mat as samples: its author's recording that passes the gate, or the kit's own."""

from pathlib import Path

from beebot.parts.sounds import SOUNDS
from simulateur.machine.sound.decoded_recordings import Recorded
from simulateur.machine.sound.effects import place_samples
from simulateur.machine.sound.recording_files import file_called

MOST_BYTES = 2_000_000
"""The most bytes of recordings that are kept ready: a minute, which is more than the places of a mat say."""


class PlaceSounds:
    """The sounds of places by name; ``folder`` has the recordings that came with what is played, None for none.

    A recording with the name of one of the kit's sounds is heard in its stead.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._kept: dict[str, bytes] = {}
        self._recorded = Recorded()

    def take_problems(self) -> tuple[str, ...]:
        """Sentences for the adult since the last call: recordings that cannot be heard."""
        return self._recorded.take_problems()

    def forget(self) -> None:
        """Read recordings anew: another content is played. For the thread that asks for samples."""
        self._kept.clear()

    def samples(self, name: str, language: str) -> bytes:
        """The sound ``name`` as 16-bit mono samples at ``wav.RATE``; empty where neither content nor kit has it.

        Problems are noted in ``language``: this is a thread of its own.
        """
        if name not in self._kept:
            self._kept[name] = self._recorded.samples(file_called(name, self.folder), language)
            while sum(map(len, self._kept.values())) > MOST_BYTES and len(self._kept) > 1:
                del self._kept[next(iter(self._kept))]  # the one that was made first
        return self._kept[name] or (place_samples(name) if name in SOUNDS else b"")
