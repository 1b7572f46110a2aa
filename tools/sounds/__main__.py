"""``python -m tools.sounds``: write every short sound of the kit as the WAV file that is played.

Sine and cosine differ between systems in their last bit, so a sample may come out one step higher on another.
"""

from collections.abc import Iterator
from pathlib import Path

from beebot.parts.sounds import SOUNDS
from simulateur.game.sound.cues import Note, Sound
from simulateur.machine.sound.effects import file_of, file_of_place
from simulateur.machine.sound.wav import wav
from tools.sounds.cries import cry
from tools.sounds.effects import samples


def made() -> Iterator[tuple[Path, bytes]]:
    """Each file of a short sound, and its content."""
    for sound in (*Sound, *Note):
        yield file_of(sound), wav(samples(sound))
    for name in SOUNDS:
        yield file_of_place(name), wav(cry(name))


if __name__ == "__main__":
    for file, data in made():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        print(file)
