"""The short sounds: loud enough, never clipped, silent at both ends, and each to be told from the others."""

import math
from array import array
from itertools import combinations, pairwise

import pytest

from beebot.command import SINGLE_COMMANDS
from simulateur.game.sound.cues import CARD_SOUNDS, Note, Sound
from simulateur.machine.sound.wav import RATE
from tests.loops import for_each
from tools.sounds.effects import samples
from tools.sounds.synth import Mode, Recipe, Strike, render

SOFT = {Sound.KEY, Sound.PAUSE, Sound.BUMP, Sound.LADYBIRD, Sound.WONDER}
"""Sounds that must not draw attention: up to 9 dB under the others."""


def wave(sound: Sound | Note) -> list[float]:
    """From -1 to 1."""
    return [value / 32768 for value in array("h", samples(sound))]


def filtered(wave: list[float], b: tuple[float, ...], a: tuple[float, ...]) -> list[float]:
    out: list[float] = []
    x1 = x2 = y1 = y2 = 0.0
    for x in wave:
        y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
        x1, x2, y1, y2 = x, x1, y, y1
        out.append(y)
    return out


def loudness(wave: list[float]) -> float:
    """LUFS over the whole of a short sound: the K weighting of ITU-R BS.1770-4, its two filters redone for ``RATE``."""
    k = math.tan(math.pi * 1681.9745 / RATE)
    high, band, q = 10 ** (3.99984 / 20), 10 ** (3.99984 * 0.4996668 / 20), 0.7071752
    whole = 1 + k / q + k * k
    b = (high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k)
    wave = filtered(wave, tuple(value / whole for value in b), (2 * (k * k - 1) / whole, (1 - k / q + k * k) / whole))
    k, q = math.tan(math.pi * 38.135471 / RATE), 0.5003270
    whole = 1 + k / q + k * k
    wave = filtered(wave, (1, -2, 1), (2 * (k * k - 1) / whole, (1 - k / q + k * k) / whole))
    return -0.691 + 10 * math.log10(sum(value * value for value in wave) / len(wave))


def pitch(wave: list[float]) -> float:
    """Hertz, from the changes of sign."""
    return sum((a < 0) != (b < 0) for a, b in pairwise(wave)) / 2 / len(wave) * RATE


def thirds(sound: Sound) -> list[list[float]]:
    whole = wave(sound)
    third = len(whole) // 3
    return [whole[n * third : (n + 1) * third] for n in range(3)]


def spectrum(sound: Sound) -> list[float]:
    """How strong each third of an octave is, and when: in halves of a common 0.4 s, as one unit vector."""
    whole = wave(sound) + [0.0] * RATE
    found = []
    for half in (whole[: RATE // 5], whole[RATE // 5 : 2 * RATE // 5]):
        for band in range(-9, 13):
            turn = 2 * math.pi * 523.25 * 2 ** (band / 3) / RATE
            back = 2 * math.cos(turn)
            now = before = 0.0
            for value in half:  # Goertzel's
                now, before = value + back * now - before, now
            found.append(math.sqrt(max(now * now + before * before - back * now * before, 0.0)))
    length = math.sqrt(sum(value * value for value in found))
    return [value / length for value in found]


def test_a_full_sine_has_the_loudness_that_the_standard_gives() -> None:
    sine = [math.sin(2 * math.pi * 997 * n / RATE) for n in range(RATE)]
    assert loudness(sine) == pytest.approx(-3.01, abs=0.1)


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_short_unclipped_silent_at_its_ends_and_of_the_common_loudness(sound: Sound) -> None:
    whole = wave(sound)
    assert len(whole) / RATE < 0.4
    assert (whole[0], whole[-1]) == (0, 0)
    assert 0.1 < max(map(abs, whole)) <= 0.81
    assert max(abs(after - before) for before, after in pairwise(whole)) < 0.6, "a click"
    assert (-27 if sound in SOFT else -22) <= loudness(whole) <= -17


@for_each("pair", [*combinations(Sound, 2)], ids=lambda pair: f"{pair[0].name}-{pair[1].name}")
def test_two_sounds_are_told_apart_by_their_bands(pair: tuple[Sound, Sound]) -> None:
    one, other = map(spectrum, pair)
    assert sum(a * b for a, b in zip(one, other, strict=True)) < 0.93


@pytest.mark.parametrize("note", Note)
def test_a_note_is_short_soft_silent_at_its_ends_and_of_its_pitch(note: Note) -> None:
    whole = wave(note)
    assert len(whole) / RATE < 0.4
    assert (whole[0], whole[-1]) == (0, 0)
    assert -27 <= loudness(whole) <= -20
    assert pitch(whole[RATE // 8 :]) == pytest.approx(note.value, rel=0.06)


def test_every_instruction_has_a_sound_and_pivots_fall_and_rise() -> None:
    assert set(CARD_SOUNDS) == set(SINGLE_COMMANDS)
    first, _, last = map(pitch, thirds(Sound.LEFT))
    assert first > 1.5 * last
    first, _, last = map(pitch, thirds(Sound.RIGHT))
    assert last > 1.5 * first


def test_success_rises_and_back_is_lower_than_ahead_and_a_bump_is_the_lowest() -> None:
    low, middle, high = map(pitch, thirds(Sound.SUCCESS))
    assert low < middle < high
    assert pitch(wave(Sound.BACKWARD)) < pitch(wave(Sound.FORWARD)) / 1.5
    heard = {sound: wave(sound) for sound in Sound} | {Sound.BUMP: wave(Sound.BUMP)[RATE // 10 :]}
    assert min(heard, key=lambda sound: pitch(heard[sound])) is Sound.BUMP


def test_a_bump_is_heard_when_she_has_leant() -> None:
    assert max(map(abs, wave(Sound.BUMP)[: round(0.085 * RATE)])) < 0.01


def test_a_struck_mode_is_the_damped_sine_it_stands_for() -> None:
    strike = Recipe(0.1, (Strike(0.0, (Mode(440, 1.0, 0.05),)),))
    drawn = array("h", render(strike))
    place = round(0.03 * RATE)
    sine = [
        math.exp(-n / (0.05 * RATE)) * math.sin(2 * math.pi * 440 * (n + 1) / RATE) for n in range(place, place + 40)
    ]
    scale = max(drawn[place : place + 40]) / max(sine)
    for value, expected in zip(drawn[place : place + 40], sine, strict=True):
        assert value == pytest.approx(scale * expected, abs=0.01 * scale)
