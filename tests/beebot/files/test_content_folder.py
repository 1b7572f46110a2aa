"""To which content folder a file belongs, whatever else lies in the folders above it."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from beebot.files.content_folder import BUILT_IN, content_folder, folder_in, is_of_lessons
from beebot.lesson import LearningPath
from beebot.loader import ContentError, lesson_files, load_file

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


ACCENTS = pytest.mark.parametrize("name", ["s\u00e9ances", "se\u0301ances"], ids=["NFC", "NFD"])
"""« séances » as keyboards write it, and as macOS may keep it."""


@ACCENTS
def test_the_folder_of_seances_may_have_its_accent(tmp_path: Path, name: str) -> None:
    file = tmp_path / "cours" / name / "gs" / "la-mienne.yaml"
    file.parent.mkdir(parents=True)
    assert content_folder(file) == content_folder(tmp_path / "cours/annee.yaml") == tmp_path / "cours"
    assert folder_in(tmp_path / "cours", "seances") == tmp_path / "cours" / name
    assert folder_in(tmp_path, "seances") == tmp_path / "seances"


@pytest.mark.parametrize("name", ["Seances", "SEANCES", "S\u00e9ances", "seances"])
def test_windows_knows_no_capitals(name: str) -> None:
    assert is_of_lessons(PureWindowsPath("C:/cours") / name)
    assert not is_of_lessons(PureWindowsPath("C:/"))
    assert is_of_lessons(PurePosixPath("/cours") / name) is (name == "seances")


@ACCENTS
def test_a_path_finds_seances_and_mats_beside_an_accent(tmp_path: Path, name: str) -> None:
    for folder in (name, "parcours", "tapis"):
        (tmp_path / folder).mkdir()
    mat = (BUILT_IN / "tapis/prairie.yaml").read_text("utf-8").replace("id: prairie", "id: mon-pre")
    (tmp_path / "tapis/mon-pre.yaml").write_text(mat, "utf-8")
    text = (BUILT_IN / "seances/gs/la-visite-des-fleurs.yaml").read_text("utf-8")
    text = text.replace("id: la-visite-des-fleurs", "id: la-mienne").replace("tapis: prairie", "tapis: mon-pre")
    (tmp_path / name / "la-mienne.yaml").write_text(text, "utf-8")
    file = tmp_path / "parcours/annee.yaml"
    file.write_text('format: 1\nid: annee\ntitre: "Mon année"\nniveau: GS\nseances: [la-mienne.yaml]\n', "utf-8")
    read = load_file(file)
    assert isinstance(read, LearningPath)
    assert [lesson.id for lesson in read.lessons] == ["la-mienne"]
    assert lesson_files(file) == (tmp_path / name / "la-mienne.yaml",)
    assert load_file(tmp_path / name / "la-mienne.yaml") == read.lessons[0]


YEAR = 'format: 1\nid: mon-annee\ntitre: "Mon année"\nniveau: GS\nseances: [{}]\n'


def test_a_path_beside_ones_own_mats_finds_the_kits_seances(tmp_path: Path) -> None:
    (tmp_path / "tapis").mkdir()
    (tmp_path / "tapis/prairie.yaml").write_text('format: 1\nid: prairie\ntitre: "À finir"\n', "utf-8")
    file = tmp_path / "mon-annee.yaml"
    file.write_text(YEAR.format("gs/la-visite-des-fleurs.yaml"), "utf-8")
    read = load_file(file)
    assert isinstance(read, LearningPath)
    assert [lesson.id for lesson in read.lessons] == ["la-visite-des-fleurs"], "with the kit's own meadow"
    assert lesson_files(file) == (BUILT_IN / "seances/gs/la-visite-des-fleurs.yaml",)


def test_a_seance_of_ones_own_comes_before_the_kits_of_that_name(tmp_path: Path) -> None:
    own = tmp_path / "seances/gs/la-visite-des-fleurs.yaml"
    own.parent.mkdir(parents=True)
    text = (BUILT_IN / "seances/gs/la-visite-des-fleurs.yaml").read_text("utf-8")
    own.write_text(text.replace("id: la-visite-des-fleurs", "id: la-mienne"), "utf-8")
    file = tmp_path / "mon-annee.yaml"
    file.write_text(YEAR.format("gs/la-visite-des-fleurs.yaml, gs/cinq-cartes.yaml"), "utf-8")
    read = load_file(file)
    assert isinstance(read, LearningPath)
    assert [lesson.id for lesson in read.lessons] == ["la-mienne", "cinq-cartes"]


def test_a_folder_with_paths_of_its_own_brings_all_its_seances(tmp_path: Path) -> None:
    (tmp_path / "parcours").mkdir()
    file = tmp_path / "parcours/mon-annee.yaml"
    file.write_text(YEAR.format("gs/cinq-cartes.yaml"), "utf-8")
    with pytest.raises(ContentError, match="« gs/cinq-cartes » est introuvable"):
        load_file(file)
