"""A pack is opened by a process of its own: how far it is, what is in it, why it is refused, and that it may die."""

import time
import zipfile
from pathlib import Path

import pytest

from beebot.errors import KitError
from simulateur.machine.opened_pack import PackOpening
from simulateur.machine.playable import OtherContent, Unplayable
from tests.hostile_packs import write_hostile_pack
from tests.lecons.test_library import lesson, pack_of, path
from tests.patience import HANG_S


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ici").mkdir()
    return tmp_path / "ici"


def two_paths(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("a", "b"):
            archive.writestr(f"parcours/{name}.yaml", path(name, name, "l.yaml"))
        archive.writestr("parcours/c.yaml", "format: 1\n")
        archive.writestr("seances/l.yaml", lesson("l"))
    return file


def test_the_path_that_is_wanted_comes_first_and_then_the_others(tmp_path: Path, folder: Path) -> None:
    opening = PackOpening(two_paths(tmp_path / "p.zip"), folder, "b")
    assert opening.reading.first.result(HANG_S).path.id == "b"
    found = opening.reading.others.result(HANG_S)
    assert [each.path for each in found if isinstance(each, OtherContent)] == ["a"]
    assert [each.sentence.partition(" : ")[0] for each in found if isinstance(each, Unplayable)] == [
        "parcours/c.yaml:1:1"
    ]
    assert opening.part == pytest.approx(0.8)
    assert (folder / "seances" / "l.yaml").is_file()


def test_a_pack_that_is_refused_is_a_sentence_and_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    pack = tmp_path / "p.zip"
    pack.write_bytes(pack_of(pack, "mien").read_bytes()[:-30])
    opening = PackOpening(pack, folder, "")
    sentence = f"{pack} est abîmé ou n'est pas un fichier zip ; demandez-en une autre copie"
    for future in (opening.reading.first, opening.reading.others):
        error = future.exception(HANG_S)
        assert isinstance(error, KitError)
        assert str(error) == sentence
    assert list(folder.iterdir()) == []


def never_ends(*_arguments: object) -> None:
    """In the process, in the place of unpacking: it is sure to be under way when it is ended."""
    time.sleep(HANG_S)


def test_a_process_that_is_ended_from_outside_is_one_sentence(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "p.zip"
    monkeypatch.setattr("simulateur.machine.opened_pack._open", never_ends)
    opening = PackOpening(pack, folder, "")
    opening.close()
    told = f"{pack} n'a pas pu être lu jusqu'au bout ; essayez encore, ou demandez-en une autre copie"
    assert str(opening.reading.others.exception(HANG_S)) == told


def test_hostile_packs_are_sentences_or_play(tmp_path: Path) -> None:
    for seed in range(16):
        (tmp_path / str(seed)).mkdir()
        opening = PackOpening(write_hostile_pack(tmp_path / "p.zip", seed), tmp_path / str(seed), "")
        error = opening.reading.first.exception(HANG_S)
        assert error is None or isinstance(error, KitError), seed
