"""Short sounds computed from their materials: struck wood, plucked tongues, brushed felt.

Struck things ring in a few damped modes, each a sine that dies away; the difference equation ``y[n]
= 2 r cos(w) y[n-1] - r² y[n-2]`` gives one sample of a mode for two products (the impulse response
of a two-pole resonator; J. O. Smith, *Introduction to Digital Filters*, "Two-Pole"). Brushed things
are noise through the same resonator while its pitch glides. It is plain arithmetic with seeded
noise, the same samples at every start, in a few milliseconds, so that no sound file has to be kept
or shipped.
"""

import math
import random
from array import array
from collections.abc import Sequence
from typing import NamedTuple

RATE = 16_000
"""Samples a second, mono, 16-bit: the rate of the voice, so that both share one device."""
_FULL = 32_767
_LOUDNESS = 0.126
"""Root mean square of a whole sound at strength 1, where 1 is full scale: -18 dB."""
_PEAK = 0.80
"""No sample goes beyond; a sound that is all attack is therefore softer than the others."""
_FADE_IN_S, _FADE_OUT_S = 0.001, 0.03


class Mode(NamedTuple):
    """One way in which a struck thing rings; in ``fade_s`` seconds it falls to a third (1/e)."""

    hertz: float
    strength: float
    fade_s: float


class Strike(NamedTuple):
    """Something struck once, ``at_s`` seconds after the sound begins."""

    at_s: float
    modes: tuple[Mode, ...]


class Brush(NamedTuple):
    """Noise that swells and dies away, around a pitch that glides; ``width`` is its band in hertz."""

    at_s: float
    length_s: float
    from_hertz: float
    to_hertz: float
    width: float
    strength: float = 1.0


class Recipe(NamedTuple):
    """A whole sound, ``length_s`` long; ``strength`` 1 is as loud as the voice, 0.5 is 6 dB softer."""

    length_s: float
    parts: tuple[Strike | Brush, ...]
    strength: float = 1.0


def render(recipe: Recipe) -> bytes:
    """The recipe as native 16-bit mono samples at ``RATE``; first and last are zero, none is clipped."""
    wave = [0.0] * round(recipe.length_s * RATE)
    for part in recipe.parts:
        if isinstance(part, Strike):
            _strike(wave, part)
        else:
            _brush(wave, part)
    _fade(wave)
    gain = recipe.strength * _gain(wave) * _FULL
    return array("h", (round(gain * value) for value in wave)).tobytes()


def _strike(wave: list[float], strike: Strike) -> None:
    first = round(strike.at_s * RATE)
    for mode in strike.modes:
        turn, damping = 2 * math.pi * mode.hertz / RATE, math.exp(-1 / (mode.fade_s * RATE))
        forward, back = 2 * damping * math.cos(turn), damping * damping
        now, before = mode.strength * math.sin(turn), 0.0
        for place in range(first, len(wave)):
            wave[place] += now
            now, before = forward * now - back * before, now


def _brush(wave: list[float], brush: Brush) -> None:
    noise = random.Random(round(brush.from_hertz))  # noqa: S311 (a rustle, not a secret)
    damping = math.exp(-math.pi * brush.width / RATE)
    back, count = damping * damping, round(brush.length_s * RATE)
    first, now, before = round(brush.at_s * RATE), 0.0, 0.0
    for place in range(min(count, len(wave) - first)):
        progress = place / count
        hertz = brush.from_hertz * (brush.to_hertz / brush.from_hertz) ** progress
        forward = 2 * damping * math.cos(2 * math.pi * hertz / RATE)
        now, before = (1 - damping) * noise.uniform(-1, 1) + forward * now - back * before, now
        wave[first + place] += brush.strength * math.sin(math.pi * progress) ** 2 * now


def _fade(wave: list[float]) -> None:
    """Bring both ends to zero: a step would click."""
    for seconds, places in ((_FADE_IN_S, range(len(wave))), (_FADE_OUT_S, range(len(wave) - 1, -1, -1))):
        count = round(seconds * RATE)
        for step, place in zip(range(count), places, strict=False):
            wave[place] *= step / count


def _gain(wave: Sequence[float]) -> float:
    """What brings a wave to the common loudness, or less where its peak would go too high."""
    mean = math.sqrt(sum(value * value for value in wave) / len(wave))
    return min(_LOUDNESS / mean, _PEAK / max(map(abs, wave)))
