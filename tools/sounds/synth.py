"""Short sounds computed from their materials: struck wood, plucked tongues, brushed felt.

Struck things ring in a few damped modes, each a sine that dies away; the difference equation ``y[n]
= 2 r cos(w) y[n-1] - r² y[n-2]`` gives one sample of a mode for two products (the impulse response
of a two-pole resonator; J. O. Smith, *Introduction to Digital Filters*, "Two-Pole"). Brushed things
are noise through the same resonator while its pitch glides. Voiced things are a pitch with its
harmonics, weighed by the formants of a throat; a sum of sines of multiples of one angle is Clenshaw's
recurrence (C. W. Clenshaw, *A note on the summation of Chebyshev series*, 1955). It is plain
arithmetic with seeded noise: the same samples each time.
"""

import math
import random
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from simulateur.machine.sound.wav import RATE

_FULL = 32_767
_LOUDNESS = 0.126
"""Root mean square of a whole sound at strength 1, where 1 is full scale: -18 dB."""
_PEAK = 0.80
"""No sample goes beyond; a sound that is all attack is therefore softer than the others."""
_FADE_IN_S, _FADE_OUT_S = 0.001, 0.03
_FRAME = 64
"""Samples for which the harmonics of a voice keep their weights: 4 ms."""
_HIGHEST, _MOST_HARMONICS = 7_000, 32
"""The highest harmonic, in hertz, and the most that a pitch has: half of ``RATE`` is never reached."""
_TREMBLING_PITCH = 0.06
"""How far the pitch goes up and down where ``tremble`` is 1, in parts of itself."""


class Mode(NamedTuple):
    """One pitch at which a struck thing rings; in ``fade_s`` seconds it falls to a third (1/e)."""

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


class Formant(NamedTuple):
    """A band of pitches that a throat makes louder: ``width`` hertz around a pitch that glides."""

    from_hertz: float
    to_hertz: float
    width: float
    strength: float = 1.0


class Voiced(NamedTuple):
    """A voice: a pitch with its harmonics, the louder the nearer they are to a formant.

    ``pitches`` are hertz, at equal times from the beginning to the end. Harmonic n is n to the power of ``tilt``
    times softer. ``loudest`` is the part of its length after which it is loudest. It swells ``tremble_hz`` times a
    second, from silence if ``tremble`` is 1. ``rough`` is how far the pitch jumps about, in parts of itself.
    """

    at_s: float
    length_s: float
    pitches: tuple[float, ...]
    formants: tuple[Formant, ...] = ()
    tilt: float = 1.0
    loudest: float = 0.4
    tremble_hz: float = 0.0
    tremble: float = 0.0
    rough: float = 0.0
    strength: float = 1.0


class Recipe(NamedTuple):
    """A whole sound, ``length_s`` long; ``strength`` 1 is as loud as the voice, 0.5 is 6 dB softer."""

    length_s: float
    parts: tuple[Strike | Brush | Voiced, ...]
    strength: float = 1.0


def render(recipe: Recipe) -> bytes:
    """``recipe`` as native 16-bit mono samples at ``RATE``; first and last are zero, none is clipped."""
    wave = [0.0] * round(recipe.length_s * RATE)
    for part in recipe.parts:
        if isinstance(part, Strike):
            _strike(wave, part)
        elif isinstance(part, Brush):
            _brush(wave, part)
        else:
            _voice(wave, part)
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


def _voice(wave: list[float], voiced: Voiced) -> None:
    noise = random.Random(round(voiced.pitches[0]))  # noqa: S311 (a rough throat, not a secret)
    first, count = round(voiced.at_s * RATE), round(voiced.length_s * RATE)
    angle, loud = 0.0, 0.0
    for begin in range(0, min(count, len(wave) - first), _FRAME):
        many = min(_FRAME, count - begin, len(wave) - first - begin)
        progress, trembling = begin / count, math.sin(2 * math.pi * voiced.tremble_hz * begin / RATE)
        hertz = _between(voiced.pitches, progress) * (1 + voiced.rough * noise.uniform(-1, 1))
        hertz *= 1 + _TREMBLING_PITCH * voiced.tremble * trembling
        before, loud = loud, _swell(progress, voiced.loudest) * (1 - voiced.tremble * (1 - trembling) / 2)
        weights = _harmonics(voiced, hertz, progress)
        turn, rise = 2 * math.pi * hertz / RATE, (loud - before) / many
        for place in range(first + begin, first + begin + many):
            angle += turn
            before += rise
            twice, one, other = 2 * math.cos(angle), 0.0, 0.0
            for weight in weights:
                one, other = weight + twice * one - other, one
            wave[place] += voiced.strength * before * one * math.sin(angle)


def _harmonics(voiced: Voiced, hertz: float, progress: float) -> list[float]:
    """How strong each harmonic is, the highest first."""
    many = max(min(int(_HIGHEST / hertz), _MOST_HARMONICS), 1)
    bands = [
        (band.from_hertz * (band.to_hertz / band.from_hertz) ** progress, band.width / 2, band.strength)
        for band in voiced.formants
    ]
    return [
        (sum(much / (1 + ((n * hertz - middle) / half) ** 2) for middle, half, much in bands) if bands else 1.0)
        / n**voiced.tilt
        for n in range(many, 0, -1)
    ]


def _between(values: tuple[float, ...], progress: float) -> float:
    """The value at ``progress``, from 0 to 1, of a line through ``values``."""
    place, part = divmod(progress * (len(values) - 1), 1)
    low = values[int(place)]
    return low + (values[min(int(place) + 1, len(values) - 1)] - low) * part


def _swell(progress: float, loudest: float) -> float:
    """How loud it is: from silence to silence."""
    if progress < loudest:
        return math.sin(math.pi / 2 * progress / loudest)
    return math.cos(math.pi / 2 * (progress - loudest) / (1 - loudest))


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
