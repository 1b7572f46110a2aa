"""A sentence as it was spoken: without the silence around it, loud enough beside the other voices, and as a file."""

from array import array
from math import log10

from simulateur.machine.sound.wav import RATE

LONGEST_S = 15.0
"""The most seconds of one take. The longest sentence of the kit takes some 10."""
SHORTEST_S = 0.3
"""The fewest seconds of a take: less comes from a key that was only tapped."""
_WIDTH = 2
"""Bytes of a sample."""
_FULL = 32_767
_WINDOW = RATE // 50
_FAINT = 330
"""Where no sample is louder than this, nobody speaks: 40 dB below the loudest that a sample can be."""
_QUIET = 0.04
"""The part of the loudest sample below which it is silence."""
_BEFORE, _AFTER = 5, 12
"""So many windows of silence stay before and after the words: 0.1 s and 0.24 s."""
_LOUD, _MOST_GAIN = 0.7, 8.0
"""How loud the loudest sample becomes, and how much louder it is made at most."""
_FLOOR_DB = 50.0
"""The level is 0 so many decibels below the loudest that samples can be."""


def seconds_of(samples: bytes) -> float:
    """How long samples last, in seconds."""
    return len(samples) / _WIDTH / RATE


def level_of(samples: bytes) -> float:
    """How loud samples are, from 0 to 1, on a scale of decibels as ears compare."""
    loudest = _loudest(_numbers(samples))
    if loudest == 0:
        return 0.0
    return min(max(1 + 20 * log10(loudest / _FULL) / _FLOOR_DB, 0.0), 1.0)


def trimmed(samples: bytes) -> bytes:
    """The part of ``samples`` in which somebody speaks, as loud as the other voices; empty where nobody does."""
    heard = _numbers(samples)
    loudest = _loudest(heard)
    if loudest <= _FAINT:
        return b""
    least = max(loudest * _QUIET, _FAINT)
    loud = [at for at in range(0, len(heard), _WINDOW) if _loudest(heard[at : at + _WINDOW]) > least]
    first, last = loud[0] - _BEFORE * _WINDOW, loud[-1] + (_AFTER + 1) * _WINDOW
    said = heard[max(first, 0) : last]
    gain = min(_LOUD * _FULL / loudest, _MOST_GAIN)
    return array("h", (round(number * gain) for number in said)).tobytes()


def _numbers(samples: bytes) -> "array[int]":
    return array("h", samples[: len(samples) - len(samples) % _WIDTH])


def _loudest(numbers: "array[int]") -> int:
    return max(abs(max(numbers)), abs(min(numbers))) if numbers else 0
