"""The content, read in a process of its own: the path to play first, then the others, whatever state they are in."""

import multiprocessing
import shutil
from pathlib import Path

import pytest

import lecons
from beebot.errors import KitError
from simulateur.content import Content, read_content, read_contents


@pytest.fixture
def paths(tmp_path: Path) -> Path:
    """The kit's content in a folder of a teacher's own; gives the folder of the paths."""
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(lecons.CONTENT / name, tmp_path / name)
    return tmp_path / "parcours"


def test_the_first_path_and_then_the_others_and_a_sentence_for_one_that_cannot_be_played(paths: Path) -> None:
    first = paths / lecons.FIRST_PATH.name
    good, bad = paths / "a-moi.yaml", paths / "casse.yaml"
    good.write_text(first.read_text("utf-8").replace("id: grande-section", "id: a-moi"), "utf-8")
    bad.write_text("format: 1\n", "utf-8")
    reading = read_contents(first, (good, bad))
    assert reading.first.result().path.id == "grande-section"
    mine, told = reading.others.result()
    assert isinstance(mine, Content)
    assert (mine.path.id, mine.images) == ("a-moi", paths.parent / "images")
    assert isinstance(told, str)
    assert told.startswith("parcours/casse.yaml:1:1 : ")


def test_a_first_path_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KitError) as raised:
        read_content(tmp_path / "absent.yaml").result()
    assert str(raised.value).endswith("absent.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier")


def test_a_reader_that_is_ended_from_outside_is_one_sentence() -> None:
    reading = read_contents(lecons.FIRST_PATH, (lecons.FIRST_PATH,))
    for child in multiprocessing.active_children():
        child.kill()
    for future in (reading.first, reading.others):
        with pytest.raises(KitError, match=r"^le contenu n'a pas pu être lu jusqu'au bout"):
            future.result()
