"""What the screen sounds like: short sounds that are kept as files, which ``python -m tools.sounds`` made.

Each card has its own sound, so that a program can be heard as it runs: a step up on wood for ahead,
the same lower for back, felt brushed down and up for the pivots, a breath for the pause. A bump is
a cushion, never a tune of failure.
"""

from functools import cache
from pathlib import Path

from beebot.parts.sounds import SOUNDS
from simulateur.game.sound.cues import Note, Sound
from simulateur.machine.sound.wav import samples_of

_FILES = Path(__file__).parent / "files"


@cache
def samples(sound: Sound | Note) -> bytes:
    """``sound`` as 16-bit mono samples at ``wav.RATE``; its file is read once."""
    return samples_of(file_of(sound).read_bytes())


@cache
def place_samples(name: str) -> bytes:
    """The sound of a place, ``name`` in ``SOUNDS``, as 16-bit mono samples at ``wav.RATE``; its file is read once.

    Raises:
        KeyError: the kit has no such sound.
    """
    if name not in SOUNDS:
        raise KeyError(name)
    return samples_of(file_of_place(name).read_bytes())


def file_of(sound: Sound | Note) -> Path:
    """The file of ``sound``, a short sound of the screen or a note of its music."""
    name = sound.name.lower().replace("_", "-")
    return _FILES / ("music" if isinstance(sound, Note) else "screen") / f"{name}.wav"


def file_of_place(name: str) -> Path:
    """The file of the sound ``name``, which is heard at a named cell of a mat."""
    return _FILES / "places" / f"{name}.wav"
