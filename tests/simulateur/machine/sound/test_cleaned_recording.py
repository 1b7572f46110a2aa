"""What is cut away round a sentence, how loud it becomes, and that the gate takes it."""

import math
from array import array

import pytest

from lecons.gate.recordings import samples_in
from lecons.gate.worker_process import WorkerProcess
from simulateur.machine.sound.cleaned_recording import level_of, seconds_of, trimmed
from simulateur.machine.sound.wav import RATE, wav


def tone(seconds: float, peak: int) -> bytes:
    """A voice of 200 Hz."""
    return array("h", (round(peak * math.sin(math.pi * n / 40)) for n in range(round(seconds * RATE)))).tobytes()


def hiss(seconds: float) -> bytes:
    """A quiet room."""
    return array("h", (n * 7919 % 61 - 30 for n in range(round(seconds * RATE)))).tobytes()


def loudest(samples: bytes) -> int:
    return max(map(abs, array("h", samples)))


def test_silence_at_both_ends_goes_and_that_between_words_stays() -> None:
    spoken = hiss(2) + tone(0.5, 8000) + hiss(0.8) + tone(0.5, 8000) + hiss(3)
    assert 1.8 <= seconds_of(trimmed(spoken)) <= 1.8 + 0.1 + 0.24 + 0.06


def test_nothing_is_cut_from_a_sentence_without_silence() -> None:
    assert seconds_of(trimmed(tone(1, 8000))) == 1


@pytest.mark.parametrize("quiet", [b"", b"\1", hiss(3), tone(3, 300), bytes(3 * RATE)])
def test_where_nobody_speaks_there_is_no_take(quiet: bytes) -> None:
    assert trimmed(quiet) == b""


@pytest.mark.parametrize(("peak", "becomes"), [(8000, 22_937), (2000, 16_000), (32_767, 22_937), (-32_768, 22_936)])
def test_it_becomes_as_loud_as_the_other_voices_but_a_whisper_is_not_torn_up(peak: int, becomes: int) -> None:
    spoken = array("h", [0] * 100 + [peak] * 100).tobytes()
    assert abs(loudest(trimmed(spoken)) - becomes) <= 2


def test_the_level_follows_the_voice() -> None:
    levels = [level_of(tone(0.1, peak)) for peak in (0, 100, 1000, 10_000, 32_767)]
    assert levels == sorted(levels)
    assert (levels[0], round(levels[-1], 2)) == (0, 1)
    assert level_of(b"") == 0


def test_the_gate_takes_the_file_and_hears_the_same() -> None:
    samples = trimmed(tone(1, 8000))
    with WorkerProcess() as worker:
        assert samples_in(wav(samples), worker) == samples


def test_the_end_of_a_word_is_kept_with_a_breath_after_it() -> None:
    spoken = tone(0.5, 8000) + hiss(2)
    assert seconds_of(trimmed(spoken)) == pytest.approx(0.5 + 0.24, abs=0.011)


def test_the_beginning_of_a_word_is_kept_with_a_moment_before_it() -> None:
    spoken = hiss(2) + tone(0.5, 8000)
    assert seconds_of(trimmed(spoken)) == pytest.approx(0.1 + 0.5, abs=0.021)
