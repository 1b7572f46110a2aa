"""What is recorded, kept, shipped and counted. A stand-in speaks: the makers are no part of the tests."""

import json
import sys
import tomllib
from pathlib import Path

import pytest

from beebot.errors import KitError
from installation.folders import ROOT
from simulateur.machine.sound.kit_recordings import PACKS, recording
from tools.voice import recipe
from tools.voice.packs import lacking, listed, write_packs
from tools.voice.recording import record
from tools.voice.sentences import KIT, LANGUAGES, PATHS, packs_of_sentences
from tools.voice.store import Store, key_of

STAND_IN = Path(__file__).with_name("stand_in.py")
SENTENCES = {"Bravo !": KIT, "Touche GO.": KIT, "Un chat.": "cp"}


class Run:
    """A run of the makers over ``SENTENCES``; ``heard`` says what the ear hears wrong, by what is spoken and speed."""

    def __init__(self, place: Path, heard: dict[str, dict[str, int]] | None = None) -> None:
        self.log, self.store, self.shipped = place / "log", Store(place / "fr"), place / "shipped"
        self._heard = json.dumps(heard or {})

    def record(self, sentences: dict[str, str] | None = None, most: int | None = None, **options: int) -> list[str]:
        """Record; what was spoken, in order, each with its speed."""
        self.log.unlink(missing_ok=True)
        command = [sys.executable, str(STAND_IN), self._heard, str(self.log), *([] if most is None else [str(most)])]
        asked = SENTENCES if sentences is None else sentences
        try:
            record([*asked], "fr", self.store, lambda: command, **options)
        except KitError:
            assert most is not None
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


@pytest.mark.program
def test_each_sentence_is_recorded_once_and_what_is_heard_wrong_again(tmp_path: Path) -> None:
    run = Run(tmp_path, {"Touche go.": {"0.9": 3, "1.0": 1, "0.8": 2}})
    spoken = run.record()
    assert spoken[:3] == ["0.9 Bravo !", "0.9 Touche go.", "0.9 Un chat."]
    assert spoken[3:] == ["1.0 Touche go.", "0.8 Touche go."]
    best = run.store.good("Touche GO.", "fr")
    assert best is not None
    assert (best.speed, best.wrong, best.takes) == (1.0, 1, 3)
    assert run.record() == [], "all is made"


@pytest.mark.program
def test_a_run_that_was_cut_goes_on(tmp_path: Path) -> None:
    run = Run(tmp_path)
    assert run.record(most=3) == ["0.9 Bravo !", "0.9 Touche go."], "it ends before this one was heard"
    assert run.store.good("Bravo !", "fr")
    assert run.record() == ["0.9 Touche go.", "0.9 Un chat."]


@pytest.mark.program
def test_what_is_half_written_is_made_again(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.record()
    (tmp_path / "fr" / f"{key_of('Bravo !')}.json").write_text('{"sentence": "Bra', "utf-8")
    assert run.record() == ["0.9 Bravo !"]


@pytest.mark.program
def test_only_what_changed_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(tmp_path)
    run.record()
    assert run.record(SENTENCES | {"Bravo à tous !": KIT}) == ["0.9 Bravo à tous !"]
    spelled = {"fr": {"words": {"chat": "cha"}, "sounds": {}}}
    monkeypatch.setattr(recipe, "_spelled", lambda: spelled)
    assert run.record() == ["0.9 Un cha."]
    monkeypatch.setattr(recipe, "KOKORO", "others")
    assert len(run.record()) == 3


@pytest.mark.program
def test_what_is_made_is_shipped_and_counted_and_stays_on_a_machine_without_it(tmp_path: Path) -> None:
    run = Run(tmp_path, {"Un chat.": {"0.9": 2, "1.0": 2, "0.8": 2}})
    assert lacking(run.shipped, "fr", SENTENCES) == [*SENTENCES]
    run.record({"Bravo !": KIT, "Un chat.": "cp"})
    write_packs(run.shipped, "fr", SENTENCES, run.store)
    assert lacking(run.shipped, "fr", SENTENCES) == ["Touche GO."]
    assert {file.name for file in (run.shipped / "fr").iterdir()} == {"kit.zip", "cp.zip"}
    known = listed(run.shipped, "fr")[key_of("Un chat.")]
    assert (known.wrong, known.phonemes) == (2, 9)
    assert recording("Un chat.", "fr", run.shipped) == run.store.recording("Un chat.")

    before = (run.shipped / "fr" / "cp.zip").read_bytes()
    other = Store(tmp_path / "none")
    write_packs(run.shipped, "fr", SENTENCES, other)
    assert (run.shipped / "fr" / "cp.zip").read_bytes() == before
    write_packs(run.shipped, "fr", {"Bravo !": KIT}, other)
    assert [file.name for file in (run.shipped / "fr").iterdir()] == ["kit.zip"], "a sentence that went takes it along"


def test_every_sentence_of_the_paths_has_a_pack_and_those_said_everywhere_are_in_one() -> None:
    packs = packs_of_sentences("fr")
    assert len(packs) > 1100
    assert set(packs.values()) <= {KIT, *PATHS}
    assert packs["Bravo !"] == packs["C'est au tour du renard."] == packs["Touche la fleur qui bouge !"] == KIT
    assert [*dict.fromkeys(packs.values())][:3] == [KIT, "petite-section", "grande-section"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_and_the_packs_say_the_same(language: str) -> None:
    known = listed(PACKS, language)
    sentences = packs_of_sentences(language)
    shipped = {key_of(each): recording(each, language) for each in sentences}
    assert {key for key, file in shipped.items() if file} >= known.keys() & shipped.keys()
    assert known.keys() <= shipped.keys(), "recordings of sentences that nobody says: python3 kit.py voix"
    for file in filter(None, shipped.values()):
        assert file[0] == 0xFF, "MP3 from its first byte"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_lacks_no_recording_and_all_are_heard(language: str) -> None:
    """Between releases some may lack: Pico says those. ``python3 kit.py voix --liste`` counts them."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    without = lacking(PACKS, language, packs_of_sentences(language))
    assert ".dev" in version or not without


@pytest.mark.parametrize("language", LANGUAGES)
def test_recordings_take_little_room(language: str) -> None:
    """8 MB for 1,135 sentences of a language at most; of a level's folder for tablets (9 MB), some 5 are no voice."""
    size = sum(file.stat().st_size for file in (PACKS / language).glob("*.zip"))
    assert size <= 8_000_000 / 1_135 * len(packs_of_sentences(language))
    for path in PATHS:
        sizes = [len(recording(sentence, language)) for sentence in packs_of_sentences(language, [path])]
        assert sum(sizes) <= 4_000_000, path
