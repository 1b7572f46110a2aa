"""What a recording is made of: the words as the voice reads them, the voice, its weights, and how it is judged."""

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simulateur.machine.sound.voice_order import as_espeak_reads, as_spoken

_METHOD = 1
"""Grows when what is made of the same words would sound different: all is recorded again then."""
KOKORO = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""The SHA-256 of ``kokoro-v1.0.int8.onnx``, joined of its four parts."""
SPEEDS = (0.9, 1.0, 0.8)
"""How fast a sentence is spoken: first so, then so where the ear heard anything wrong; what it hears best is kept.

Quicker may be clearer: the first sound of a short sentence is.
"""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of Kokoro: its name, the SHA-256 of its file; ``espeak`` is espeak-ng's voice that gives its phonemes."""

    name: str
    sha256: str
    espeak: str


VOICES = {
    "fr": Voice("ff_siwis", "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861", "fr-fr"),
    "en": Voice("bf_emma", "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73", "en-gb"),
}


@cache
def _spelled() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((Path(__file__).parent / "spelled.toml").read_text(encoding="utf-8"))


def text_for_voice(sentence: str, language: str) -> str:
    """``sentence`` in the spelling that the voice reads well."""
    text = as_espeak_reads(as_spoken(sentence), language)
    for word, sounds in _spelled()[language]["words"].items():
        text = re.sub(word, sounds, text)
    return text


def phonemes_for_voice(sentence: str, language: str) -> str:
    """The phonemes of ``sentence`` that somebody wrote, for the voice to speak; else empty."""
    return _spelled()[language]["sounds"].get(sentence, "")


def recipe_of(sentence: str, language: str) -> str:
    """Eight letters that change when anything changes of which the recording of ``sentence`` is made."""
    voice = VOICES[language]
    text, phonemes = text_for_voice(sentence, language), phonemes_for_voice(sentence, language)
    parts = [_METHOD, KOKORO, voice.name, voice.sha256, voice.espeak, text, phonemes]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:8]
