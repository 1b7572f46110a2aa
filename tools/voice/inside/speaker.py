"""Kokoro speaks: text or phonemes of one language become samples at the rate of the kit."""

import re
from pathlib import Path

import numpy as np
import onnxruntime
from kokoro_onnx import Kokoro

from tools.voice.inside.loudness import levelled, resampled
from tools.voice.inside.silence import spaced, trimmed

RATE = 16_000
_LUFS, _CEILING_DB = -15.4, -2.6
"""How loud all is, and how high its peaks are, before MP3: that takes 0.6 dB away, and lifts some peaks by one."""
_ENDS = re.compile(r"[.!?…]+(?=\s+\S)")


class Speaker:
    """Kokoro, with the ``weights`` in a folder, on so many ``threads``."""

    def __init__(self, weights: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        model = str(weights / "kokoro.onnx")
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._kokoro = Kokoro.from_session(session, str(weights / "voices.npz"))

    def samples(self, text: str, voice: str, language: str, speed: float, phonemes: str) -> bytes:
        """``text`` spoken, or ``phonemes`` if there are any, as 16-bit mono samples at ``RATE``."""
        sound, rate = self._kokoro.create(
            phonemes or text, voice, speed=speed, lang=language, is_phonemes=bool(phonemes), trim=False
        )
        made = resampled(sound.astype(np.float64), len(sound) * RATE // rate)
        made = spaced(trimmed(made, RATE), RATE, len(_ENDS.findall(text)) + 1)
        made = levelled(made, RATE, _LUFS, _CEILING_DB)
        return bytes(np.round(np.clip(made, -1, 1) * 32_767).astype("<i2").tobytes())
