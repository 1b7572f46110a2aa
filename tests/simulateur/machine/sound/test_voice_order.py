"""Which voice speaks which language."""

import os
import sys
from array import array
from pathlib import Path

import pytest

from simulateur.machine.sound.voice_order import PICO, Speech, machine_samples, pico_voice

WAVE = b"RIFF" + bytes(20) + (22050).to_bytes(4, "little") + bytes(16) + b"\x01\x02" * 2205
"""A tenth of a second as espeak-ng writes it: the rate stands at byte 24 of a header of 44."""


@pytest.mark.parametrize(
    ("code", "voice"),
    [
        ("fr", "fr-FR"),
        ("fr-CA", "fr-FR"),
        ("en", "en-GB"),
        ("en-US", "en-US"),
        ("de", "de-DE"),
        ("es-419", "es-ES"),
        ("it", "it-IT"),
        ("br", None),
        ("e", None),
    ],
)
def test_the_voice_of_a_language(code: str, voice: str | None) -> None:
    assert pico_voice(code) == voice


def test_the_voices_are_those_there_are() -> None:
    voices = pytest.importorskip("py_nanotts").Voice
    assert set(PICO) == {voice.value for voice in voices}


@pytest.mark.parametrize("code", ["de", "es", "it"])
def test_a_third_language_is_spoken(code: str) -> None:
    pytest.importorskip("py_nanotts")
    assert len(Speech(code).file("Banana")) > 1000


@pytest.mark.parametrize("code", ["fr", "en", "en-US", "de", "es", "it"])
def test_no_peak_of_a_machines_voice_is_cut_off(code: str) -> None:
    """At full volume this has peaks at full scale in each of them; -1.5 dB is 27,571."""
    pytest.importorskip("py_nanotts")
    sentence = (
        "Where is the dog? The duck? What is between them? Où est le canard ? Trace l'escalier de trois marches !"
    )
    made, _why = machine_samples(sentence, code)
    assert 9_000 < max(map(abs, array("h", made))) < 27_571


@pytest.fixture
def espeak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in espeak-ng's place that knows Breton alone; returns the file of what it was asked."""
    if sys.platform == "win32":
        pytest.skip("Windows runs no script that has no ending")
    program, asked = tmp_path / "espeak-ng", tmp_path / "asked"
    (tmp_path / "wave").write_bytes(WAVE)
    lines = ("#!/bin/sh", f'echo "$@" >> {asked}', f'if [ "$2" = br ]; then cat {tmp_path}/wave; else exit 1; fi')
    program.write_text("\n".join(lines), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return asked


def test_after_a_while_of_silence_the_last_sentence_alone_is_kept(espeak: Path) -> None:
    speech = Speech("br")
    for sentence in ("Demat", "Kenavo"):
        speech.file(sentence)
    speech.rest()
    for sentence in ("Kenavo", "Demat"):
        speech.file(sentence)
    assert [line.split("-- ")[1] for line in espeak.read_text().splitlines()] == ["Demat", "Kenavo", "Demat"]


def test_a_language_without_a_voice_of_its_own_is_left_to_espeak(espeak: Path) -> None:
    assert len(Speech("br").file("Demat")) > 1000
    assert Speech("pt-BR").file("Bom dia") == b"", "silent, rather than read by somebody who cannot"
    assert espeak.read_text().splitlines() == ["-v br -s 140 --stdout -- Demat", "-v pt-BR -s 140 --stdout -- Bom dia"]


def test_what_was_said_last_is_kept_and_what_was_said_first_goes(espeak: Path) -> None:
    (espeak.parent / "wave").write_bytes(WAVE + WAVE[44:] * 200)  # 20 s: a minute is too long
    speech = Speech("br")
    for sentence in ("Demat", "Kenavo", "Kenavo", "Demat"):
        speech.file(sentence)
    assert [line.split("-- ")[1] for line in espeak.read_text().splitlines()] == ["Demat", "Kenavo", "Demat"]


def test_a_word_of_thousands_of_letters_is_read_in_parts(espeak: Path) -> None:
    """SVOX Pico never comes back from one."""
    Speech("br").file("a" * 5000)
    assert max(map(len, espeak.read_text().split())) == 100
