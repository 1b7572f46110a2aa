"""Whisper hears a sound; what it understood is compared with the words by their phonemes, not by their letters."""

import io
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import phonemizer
from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio

from tools.voice.inside.loudness import loudness, true_peak
from tools.voice.inside.speaker import RATE

_NOT_SOUNDS = re.compile(r"[^\w]|[ˈˌːˑ‿_\d]|\(.*?\)")
"""Marks of stress and length, spaces and the names of other languages: no ear tells them apart."""
_REPEATED = 4
"""So many words in a row Whisper says once: left alone it may say « cinq » a hundred times."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the ear ``heard``: so many of the ``phonemes`` are ``wrong``. ``lufs`` and ``peak_db`` tell the level."""

    heard: str
    wrong: int
    phonemes: int
    seconds: float
    lufs: float
    peak_db: float


class Ear:
    """Whisper, with the ``weights`` in a folder, on so many ``threads``."""

    def __init__(self, weights: Path, threads: int) -> None:
        folder = str(weights / "whisper")
        self._model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=threads)

    def judged(self, file: bytes, words: str, language: str, espeak: str) -> Judged:
        """How well ``words`` are understood in the sound ``file``; ``espeak`` is the voice that gives phonemes."""
        sound = decode_audio(io.BytesIO(file), sampling_rate=RATE)
        parts, _info = self._model.transcribe(
            sound,
            language=language,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
            no_repeat_ngram_size=_REPEATED,
        )
        heard = " ".join(part.text.strip() for part in parts)
        meant, understood = (_phonemes(text, espeak) for text in (words, heard))
        exact = np.asarray(sound, np.float64)
        return Judged(
            heard,
            min(distance(meant, understood), len(meant)),
            len(meant),
            round(len(sound) / RATE, 3),
            round(loudness(exact, RATE), 2),
            round(true_peak(exact), 2),
        )


def distance(one: str, other: str) -> int:
    """How many phonemes to add, remove or replace to turn ``one`` into ``other`` (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, sound in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, other_sound in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (sound != other_sound))
    return row[-1]


def _phonemes(text: str, espeak: str) -> str:
    spoken = str(phonemizer.phonemize(text, espeak, with_stress=False)) if text.strip() else ""
    return _NOT_SOUNDS.sub("", spoken.replace("\N{COMBINING TILDE}", "~").replace("~", "N"))
