"""Loudness and true peak (ITU-R BS.1770-4), and speech brought to one loudness without a peak that is cut off."""

from typing import Any

import numpy as np

Sound = Any
"""An array of numpy, samples from -1 to 1. The kit's own environment has no numpy, whose types mypy would need."""
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_RATE_OF_FILTERS = 48_000
"""The two filters of the recommendation, as it gives them: for 48,000 samples a second."""
_BLOCK_S, _STEP_S = 0.4, 0.1
_ABSOLUTE, _RELATIVE = -70.0, -10.0
_OVER = 4
_ROUNDS = 4
_LOOK_S = 0.004


def loudness(sound: Sound, rate: int) -> float:
    """The integrated loudness of one channel, in LUFS; a sound shorter than a block counts as one block."""
    weighted = _weighted(sound, rate)
    size, step = round(_BLOCK_S * rate), round(_STEP_S * rate)
    starts = range(0, max(len(weighted) - size, 0) + 1, step)
    powers = np.array([np.mean(weighted[start : start + size] ** 2) for start in starts])
    loud = powers[_decibels(powers) > _ABSOLUTE]
    if not loud.size:
        return float("-inf")
    loud = loud[_decibels(loud) > _decibels(np.mean(loud)) + _RELATIVE]
    mean: float = _decibels(np.mean(loud))
    return mean


def true_peak(sound: Sound) -> float:
    """The highest point of ``sound``, also between samples, in decibels below full scale."""
    return float(20 * np.log10(max(np.max(np.abs(resampled(sound, len(sound) * _OVER))), 1e-9)))


def resampled(sound: Sound, count: int) -> Sound:
    """``sound`` as ``count`` samples over the same time; frequencies that they cannot hold are left out."""
    padded = np.pad(sound, (0, len(sound) // 8))
    many = round(len(padded) * count / len(sound))
    spectrum = np.fft.rfft(padded)[: many // 2 + 1]
    return np.fft.irfft(spectrum, many)[:count] * many / len(padded)


def levelled(sound: Sound, rate: int, target: float, ceiling: float) -> Sound:
    """``sound`` at the loudness ``target`` in LUFS; peaks above ``ceiling`` in decibels are bent, not cut."""
    made = sound
    for _round in range(_ROUNDS):
        made = made * 10 ** ((target - loudness(made, rate)) / 20)
        made = _bent(made, rate, 10 ** (ceiling / 20))
    return made


def _bent(sound: Sound, rate: int, most: float) -> Sound:
    """Softer for some milliseconds around what is louder than ``most``; untouched elsewhere."""
    fine = np.abs(resampled(sound, len(sound) * _OVER)).reshape(-1, _OVER).max(axis=1)
    need = np.minimum(1.0, most / np.maximum(fine, 1e-9))
    look = round(_LOOK_S * rate)
    around = np.lib.stride_tricks.sliding_window_view(np.pad(need, look, mode="edge"), 2 * look + 1).min(axis=1)
    window = np.hanning(2 * look + 1)
    return sound * np.convolve(np.pad(around, look, mode="edge"), window / window.sum(), mode="valid")


def _weighted(sound: Sound, rate: int) -> Sound:
    """The sound as loud as ears find each pitch: both filters, by their response at each frequency."""
    size = 2 ** int(np.ceil(np.log2(len(sound) + rate)))
    turns = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / rate) / _RATE_OF_FILTERS)
    response = np.ones_like(turns)
    for above, below in (_SHELF, _PASS):
        response *= np.polyval(above[::-1], turns) / np.polyval(below[::-1], turns)
    return np.fft.irfft(np.fft.rfft(sound, size) * response, size)[: len(sound)]


def _decibels(power: Sound | float) -> Sound:
    return -0.691 + 10 * np.log10(np.maximum(power, 1e-12))
