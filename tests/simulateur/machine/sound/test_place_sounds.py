"""The recordings of places: each is read once, and only so many are kept."""

from pathlib import Path

import pytest

from simulateur.machine.sound.decoded_recordings import Recorded
from simulateur.machine.sound.effects import place_samples
from simulateur.machine.sound.place_sounds import MOST_BYTES, PlaceSounds

HALF = b"\0" * (MOST_BYTES // 2)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The recordings that were read; each fills half of what may be kept."""
    names: list[str] = []

    def samples(_recorded: Recorded, file: Path | None, _language: str) -> bytes:
        names.append("" if file is None else file.stem)
        return b"" if file is None else HALF

    monkeypatch.setattr(Recorded, "samples", samples)
    return names


def sounds_of(folder: Path, *names: str) -> PlaceSounds:
    for name in names:
        (folder / f"{name}.wav").touch()
    return PlaceSounds(folder)


def test_a_recording_is_read_once(read: list[str], tmp_path: Path) -> None:
    sounds = sounds_of(tmp_path, "un", "deux")
    for name in ("un", "deux", "un", "deux"):
        assert sounds.samples(name, "fr") == HALF
    assert read == ["un", "deux"]


def test_the_one_that_was_read_first_goes_where_there_are_too_many(read: list[str], tmp_path: Path) -> None:
    sounds = sounds_of(tmp_path, "un", "deux", "trois")
    for name in ("un", "deux", "trois", "deux", "trois", "un"):
        assert sounds.samples(name, "fr") == HALF
        assert sum(map(len, sounds._kept.values())) <= MOST_BYTES
    assert read == ["un", "deux", "trois", "un"]


def test_a_sound_that_alone_is_too_long_is_heard_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Recorded, "samples", lambda *_: 3 * HALF)
    assert sounds_of(tmp_path, "un").samples("un", "fr") == 3 * HALF


def test_a_sound_that_nobody_knows_is_silence() -> None:
    assert PlaceSounds().samples("licorne", "fr") == b""
    assert PlaceSounds().samples("canard", "fr") == place_samples("canard")
    with pytest.raises(KeyError):
        place_samples("licorne")
