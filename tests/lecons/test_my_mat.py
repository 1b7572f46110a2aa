"""``docs/mon-tapis.md``: what the page shows gives a mat that plays, with photographs that are made here."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from PIL import Image

from beebot.challenge import Genre
from beebot.i18n import speaking
from beebot.kinds import judge, solve
from beebot.loader import ContentError, load_mat, load_playable
from beebot.pose import Cell
from beebot.shortest.solution import Status
from lecons.__main__ import main
from lecons.gate.pictures import judge_images
from lecons.gate.worker_pool import WorkerPool
from lecons.pictures.mats import place_alone
from lecons.pictures.photos import IMAGE

PAGE = (Path(__file__).parents[2] / "docs" / "mon-tapis.md").read_text(encoding="utf-8")
YAML = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0]
PHOTOS = ("ecole-jaures.jpg", "boulangerie.jpg", "mairie.png", "parc.jpg")
PATH = 'format: 1\nid: chez-nous\ntitre: "Chez nous"\nniveau: GS\nseances: [ma-premiere-sortie.yaml]\n'


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page's folder, after its third step."""
    monkeypatch.chdir(tmp_path)
    assert main(command("nouveau tapis")) == 0
    folder = tmp_path / "notre-ville"
    for place, name in enumerate(PHOTOS):
        colour = (40 + 50 * place, 200 - 40 * place, 90)
        Image.new("RGB", (600 + 90 * place, 400), colour).save(folder / "images" / name)
    (folder / "tapis" / "notre-ville.yaml").write_text(YAML, encoding="utf-8")
    return folder


def command(verb: str) -> list[str]:
    """What the page types after ``lecons``."""
    (line,) = re.findall(rf"python3 kit\.py lecons ({verb}\b.*)", PAGE)
    return str(line).split()


def said(capsys: pytest.CaptureFixture[str]) -> str:
    heard = capsys.readouterr()
    return heard.out + heard.err


def test_the_file_has_some_twenty_lines_and_the_page_is_read_in_five_minutes() -> None:
    assert len(YAML.splitlines()) <= 20
    assert len(PAGE.split()) < 600


def test_the_folder_s_name_is_the_mat_s_title(tmp_path: Path) -> None:
    for name, title in (("Ma Ville", "Ma Ville"), ("notre-école", "Notre école"), ('à "nous"', 'À "nous"')):
        assert main(["nouveau", "tapis", str(tmp_path / name)]) == 0
        (file,) = (tmp_path / name / "tapis").iterdir()
        load_mat(file)
        assert yaml.safe_load(file.read_text("utf-8"))["titre"] == title


def test_the_mat_is_sound_and_plays_each_named_cell(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(command("verifier")) == 0
    assert said(capsys) == "1 fichier : tout est bon\n"
    (way,) = re.findall(r"--ouvrir (\S+)", PAGE)
    loaded = load_playable(Path(way))
    assert loaded.problems == ()
    (lesson,) = loaded.path.lessons
    assert loaded.path.title.in_language("en") == "Our town"
    *ways, walk = lesson.challenges
    assert walk.genre is Genre.FREE
    assert [(each.task.fr, each.task.in_language("en")) for each in ways] == [
        ("Va à la boulangerie.", "Go to the bakery."),
        ("Va au parc.", "Go to the park."),
        ("Va à la mairie.", "Go to the town hall."),
        ("Va à la gare.", "Go to the station."),
    ]
    for challenge in ways:
        solution = solve(challenge)
        assert solution.status is Status.PROVED
        assert solution.answer is not None
        assert judge(challenge, solution.answer).succeeded
        assert challenge.max_instructions == (solution.cards or 0) + 2
        assert challenge.hints
    with speaking("en"):
        assert load_playable(Path(way)).path == loaded.path, "whoever reads it, in whatever language"


def test_a_photograph_is_seen_as_a_square_and_a_drawing_as_it_is(town: Path) -> None:
    with WorkerPool() as pool:
        judged = judge_images(town, pool)
    assert judged.problems == ()
    mat = load_mat(town / "tapis" / "notre-ville.yaml")
    for cell, photographs in (("A1", 1), ("C1", 1), ("E2", 1), ("B4", 1), ("D4", 0)):
        place = mat.place(Cell.parse(cell))
        assert place is not None
        found = IMAGE.findall(place_alone(mat, place, 100, judged.images))
        assert len(found) == photographs
        assert all(wide == high for _mark, wide, high in found)


def test_challenges_are_made_of_it_and_a_pack_takes_its_photographs_along(
    town: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    capsys.readouterr()
    assert main(command("generer")) == 0
    made = said(capsys)
    assert made.count("tapis: notre-ville\n") == 6
    assert any(name in made for name in ("boulangerie", "mairie", "parc", "gare", "école"))
    seance = town / "seances" / "ma-premiere-sortie.yaml"
    for folder in ("seances", "parcours"):
        (town / folder).mkdir()
    assert main(command("nouveau notre-ville/seances")) == 0
    head = seance.read_text(encoding="utf-8").split("defis:")[0]
    seance.write_text(f"{head}defis:\n{made}", encoding="utf-8")
    (town / "parcours" / "chez-nous.yaml").write_text(PATH, encoding="utf-8")
    pack = shutil.make_archive(str(tmp_path / "chez-nous"), "zip", town)
    capsys.readouterr()
    data = tmp_path / "kept"
    assert main(["importer", pack, "--donnees", str(data)]) == 0, said(capsys)
    assert {file.name for file in data.rglob("images/*")} == set(PHOTOS)
    assert [file.name for file in data.rglob("tapis/*")] == ["notre-ville.yaml"]


BAD = [
    ("C1:", "A1:", "tapis/notre-ville.yaml:10:3 : clé « A1 » écrite deux fois (déjà ligne 9) ; gardez-en une seule"),
    ("image: mairie", "image: mairy", "image introuvable « mairy »"),
    ("E2:", "J2:", "J2"),
    ("hauteur: 4", "hauteur: 40", "hauteur"),
    ("nom: {fr", "nomm: {fr", "vouliez-vous « nom » ?"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), BAD, ids=[wrong for _right, wrong, _told in BAD])
def test_what_is_wrong_in_the_file_is_told(
    town: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, told: str
) -> None:
    (town / "tapis" / "notre-ville.yaml").write_text(YAML.replace(right, wrong), encoding="utf-8")
    capsys.readouterr()
    assert main(command("verifier")) == 1
    heard = said(capsys)
    assert told in heard
    assert heard.startswith("tapis/notre-ville.yaml:")


def test_what_is_wrong_with_a_photograph_is_told(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "images" / "parc.jpg").write_bytes(b"not a picture")
    Image.new("L", (13_000, 10)).save(town / "images" / "mairie.png")
    capsys.readouterr()
    assert main(command("verifier")) == 1
    assert [line.split(" : ")[0] for line in said(capsys).splitlines()] == [
        "images/mairie.png:1:1",
        "images/parc.jpg:1:1",
    ]


def test_a_mat_begun_twice_and_one_that_is_filled(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(command("nouveau tapis")) == 1
    assert "notre-ville.yaml » existe déjà ; choisissez un autre nom" in said(capsys)
    full = 'format: 1\nid: plein\ntitre: "x"\nlargeur: 1\nhauteur: 1\nobstacles: [A1]\n'
    (town / "tapis" / "plein.yaml").write_text(full, encoding="utf-8")
    with pytest.raises(
        ContentError, match=r"plein\.yaml:1:1 : des obstacles remplissent ce tapis ; laissez une case libre"
    ):
        load_playable(town / "tapis" / "plein.yaml")
