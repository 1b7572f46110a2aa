"""The sounds that are kept are those that the synthesiser makes, and no others."""

from array import array

from simulateur.game.sound.cues import Sound
from simulateur.machine.sound.effects import file_of, file_of_place
from simulateur.machine.sound.wav import samples_of
from tools.sounds.__main__ import made


def test_each_file_is_what_the_command_makes() -> None:
    folder = file_of(Sound.KEY).parents[1]
    expected = dict(made())
    assert {file for file in folder.rglob("*") if file.is_file() and "sentences" not in file.parts} == set(expected)
    for file, data in expected.items():
        kept = file.read_bytes()
        assert (kept[:44], len(kept)) == (data[:44], len(data)), file
        pairs = zip(array("h", samples_of(kept)), array("h", samples_of(data)), strict=True)
        assert max(abs(one - other) for one, other in pairs) <= 1, "sines differ in their last bit between systems"


def test_a_file_is_heard_by_what_it_is_for() -> None:
    assert file_of(Sound.KEY).as_posix().endswith("files/screen/key.wav")
    assert file_of_place("canard").as_posix().endswith("files/places/canard.wav")
