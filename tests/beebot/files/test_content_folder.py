"""To which content folder a file belongs, whatever else lies in the folders above it."""

from pathlib import Path

import pytest

from beebot.files.content_folder import BUILT_IN, content_folder
from beebot.lesson import LearningPath
from beebot.loader import load_file

TREE = ("cours/seances/gs/plus", "cours/tapis/vieux", "cours/parcours", "cours/notes", "Documents/tapis/2026/mai")
INSIDE = (
    *("cours", "cours/parcours/annee.yaml", "cours/tapis/rue.yaml", "cours/seances/une.yaml", "cours/parcours"),
    *("cours/seances/gs/une.yaml", "cours/seances/gs/plus/une.yaml", "cours/brouillon.yaml"),
)
OUTSIDE = (
    *("Documents/tapis/2026/une.yaml", "Documents/tapis/2026/mai/une.yaml", "Documents/tapis/2026/mai"),
    *("une.yaml", "cours/tapis/vieux/une.yaml", "cours/notes/une.yaml"),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for folder in TREE:
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("place", INSIDE)
def test_what_lies_in_a_content_folder_where_authors_put_it_belongs_to_it(home: Path, place: str) -> None:
    assert content_folder(home / place) == home / "cours"


@pytest.mark.parametrize("place", OUTSIDE)
def test_a_folder_of_that_name_further_up_makes_no_content_folder(home: Path, place: str) -> None:
    assert content_folder(home / place) == BUILT_IN


def test_the_nearest_content_folder_counts(home: Path) -> None:
    inner = home / "cours/seances/gs/collegue"
    (inner / "seances").mkdir(parents=True)
    assert content_folder(inner / "seances/une.yaml") == content_folder(inner / "une.yaml") == inner


def test_a_path_of_the_kits_seances_reads_among_a_teachers_files(home: Path) -> None:
    file = home / "Documents/tapis/2026/mon-annee.yaml"
    lines = ('format: 1\nid: mon-annee\ntitre: "Mon année"\nniveau: GS', "seances: [gs/la-visite-des-fleurs.yaml]\n")
    file.write_text("\n".join(lines), "utf-8")
    read = load_file(file)
    assert isinstance(read, LearningPath)
    assert [lesson.id for lesson in read.lessons] == ["la-visite-des-fleurs"]
