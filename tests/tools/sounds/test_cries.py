"""The sounds of places: soft, short, silent at both ends, the same at every start, each to be told from the others."""

from array import array
from itertools import combinations, pairwise

import pytest

from beebot.parts.sounds import SOUNDS
from simulateur.machine.sound.wav import RATE
from tests.tools.sounds.test_effects import loudness
from tools.sounds.cries import cry
from tools.sounds.synth import Formant, Recipe, Voiced, render

PITCHES = {"loup": (270, 720), "vache": (60, 200)}
"""In hertz, where a study says so: the sources are in the recipes."""


def wave(samples: bytes) -> list[float]:
    return [value / 32768 for value in array("h", samples)]


def period(part: list[float]) -> float:
    """The pitch of a piece of a wave in hertz: where it is most like itself."""
    shifts = range(RATE // 900, RATE // 60)
    likeness = {
        shift: sum(a * b for a, b in zip(part, part[shift:], strict=False)) / (len(part) - shift) for shift in shifts
    }
    best = max(likeness.values())
    return RATE / next(shift for shift in shifts if likeness[shift] > 0.93 * best and likeness[shift] > 0)


def envelope(samples: bytes) -> list[float]:
    """How loud it is in each twelfth of a second, and how often it crosses zero there, as one unit vector."""
    whole = wave(samples) + [0.0] * RATE
    found: list[float] = []
    for n in range(14):
        piece = whole[n * RATE // 12 : (n + 1) * RATE // 12]
        loud = (sum(value * value for value in piece) / len(piece)) ** 0.5
        crossings = sum((a < 0) != (b < 0) for a, b in pairwise(piece)) / len(piece)
        found += [6 * loud, crossings if loud > 0.01 else 0.0]
    length = sum(value * value for value in found) ** 0.5
    return [value / length for value in found]


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_soft_unclipped_and_silent_at_its_ends(name: str) -> None:
    whole = wave(cry(name))
    assert 0.4 < len(whole) / RATE <= 1.2
    assert (whole[0], whole[-1]) == (0, 0)
    assert max(map(abs, whole)) <= 0.81
    assert max(abs(after - before) for before, after in pairwise(whole)) < 0.6, "a click"
    assert -27 <= loudness(whole) <= -17


def test_no_two_sounds_go_the_same_way() -> None:
    ways = {name: envelope(cry(name)) for name in SOUNDS}
    for one, other in combinations(SOUNDS, 2):
        assert sum(a * b for a, b in zip(ways[one], ways[other], strict=True)) < 0.995, (one, other)


@pytest.mark.parametrize("name", PITCHES)
def test_a_cry_is_as_high_as_those_of_such_animals(name: str) -> None:
    whole, (low, high) = wave(cry(name)), PITCHES[name]
    middle = len(whole) // 2
    assert low <= period(whole[middle - 800 : middle + 800]) <= high


def test_a_voice_has_the_pitch_it_was_given_and_is_loudest_at_its_formant() -> None:
    plain, throat = (Voiced(0.0, 0.5, (200, 200), bands, tilt=1) for bands in ((), (Formant(1000, 1000, 150),)))
    assert period(wave(render(Recipe(0.5, (plain,))))[3000:4600]) == pytest.approx(200, rel=0.02)
    whole = wave(render(Recipe(0.5, (throat,))))
    crossings = sum((a < 0) != (b < 0) for a, b in pairwise(whole)) / 2 / 0.5
    assert crossings == pytest.approx(1000, rel=0.15)
