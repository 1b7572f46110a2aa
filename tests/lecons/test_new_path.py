"""``nouveau parcours``: the command of the page makes a folder that opens at once; what goes wrong is one sentence."""

import json
import re
import shlex
from pathlib import Path

import pytest

import lecons
from beebot.lesson import Level
from beebot.loader import load_path
from lecons.__main__ import main
from simulateur.game.session import Page, Session
from tests.kit_content import lesson_at
from tests.program.test_beebot import beebot

PAGE = (Path(__file__).parents[2] / "docs" / "ecrire-une-seance.md").read_text(encoding="utf-8")
(MAKE,) = re.findall(r"^    python3 kit\.py lecons (nouveau parcours .*)$", PAGE, re.MULTILINE)
(OPEN,) = re.findall(r"^    python3 kit\.py (--ouvrir \S+ --seance .*)$", PAGE, re.MULTILINE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())


def test_the_command_of_the_page_makes_a_path_of_the_kits_seances(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(shlex.split(MAKE)) == 0
    assert capsys.readouterr().out.endswith(f" {OPEN}\n"), "it says how to play, and the page says the same"
    names = [name.rpartition("/")[2] for name in MAKE.partition("--avec ")[2].split()]
    way = here / "mon-annee" / "parcours" / "mon-annee.yaml"
    loaded = load_path(way)
    assert loaded.problems == ()
    assert (loaded.path.title.fr, loaded.path.level) == ("Mon annee", Level.GS)
    assert [lesson.id for lesson in loaded.path.lessons] == names
    own = {file.stem: lesson_at(file) for file in lecons.lessons()}
    assert [*loaded.path.lessons] == [own[name] for name in names], "they are what they were, pictures and mats too"
    assert files(here / "mon-annee") == sorted(["parcours/mon-annee.yaml", *(f"seances/{name}.yaml" for name in names)])
    session = Session(loaded.path, "fr")
    assert session.open_lesson(OPEN.split()[-1])
    assert session.page is Page.LESSON
    assert main(["verifier", "mon-annee"]) == 0


@pytest.mark.program
def test_the_program_opens_it(here: Path) -> None:
    assert main(shlex.split(MAKE)) == 0
    folder, first = OPEN.split()[1], OPEN.split()[-1]
    played = beebot("demo", "--ouvrir", folder, cwd=here)
    assert (played.returncode, played.stderr) == (0, "")
    other = beebot("--ouvrir", folder, "--seance", "la-lune", "--donnees", "ici", cwd=here, SDL_VIDEODRIVER="dummy")
    assert other.stderr.startswith(f"la séance « la-lune » n'est pas dans ce parcours ; il a {first}, ")


def test_without_names_there_is_a_seance_to_fill_in(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nouveau", "parcours", "Ma classe d'été", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    way = Path(data["file"])
    assert way == Path("Ma classe d'été/parcours/ma-classe-d-ete.yaml")
    assert (data["path"], data["first"]) == ("ma-classe-d-ete", "ma-premiere-seance")
    loaded = load_path(way)
    assert loaded.problems == ()
    assert loaded.path.title.fr == "Ma classe d'été"
    assert [lesson.id for lesson in loaded.path.lessons] == ["ma-premiere-seance"]
    assert main(["nouveau", "parcours", "x/Ma classe", "--avec", "famille/l-anniversaire-de-l-abeille"]) == 0
    assert '--ouvrir "x/Ma classe" --seance l-anniversaire-de-l-abeille' in capsys.readouterr().out.replace("\\", "/")


def test_an_afternoons_path_is_for_where_it_is_held(here: Path) -> None:
    assert main(["nouveau", "parcours", "mercredi", "--avec", "le-robot-humain", "gs/cinq-cartes.yaml"]) == 0
    path = load_path(here / "mercredi" / "parcours" / "mercredi.yaml").path
    assert path.level is None
    assert path.audiences == path.lessons[0].audiences


KIT = lecons.CONTENT.parent
FILE = "lecons/seances/gs/cinq-cartes"
NAMED = [*(f"{FILE}{end}" for end in ("", ".yaml")), "seances/gs/cinq-cartes.yaml", f"{(KIT / FILE).as_posix()}.yaml"]


@pytest.mark.parametrize("stands", ["kit", "elsewhere"])
@pytest.mark.parametrize("name", NAMED, ids=["bare", "file", "content", "whole"])
def test_a_seance_is_named_by_its_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands: str, name: str
) -> None:
    monkeypatch.chdir(KIT if stands == "kit" else tmp_path)
    assert main(["nouveau", "parcours", str(tmp_path / "a"), "--avec", name]) == 0
    assert files(tmp_path / "a") == ["parcours/a.yaml", "seances/cinq-cartes.yaml"]


@pytest.mark.parametrize("stands", ["kit", "seances", "elsewhere"])
def test_what_the_search_prints_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stands: str
) -> None:
    folders = {"kit": KIT, "seances": lecons.CONTENT / "seances", "elsewhere": tmp_path}
    monkeypatch.chdir(folders[stands])
    assert main(["chercher", "cinq", "cartes", "--niveau", "GS"]) == 0
    printed = re.findall(r"^(\S+\.yaml) : ", capsys.readouterr().out, re.MULTILINE)
    assert printed
    assert main(["nouveau", "parcours", str(tmp_path / "a"), "--avec", *printed]) == 0
    seances = [name for name in files(tmp_path / "a") if name.startswith("seances/")]
    assert seances == sorted(f"seances/{Path(name).name}" for name in printed)


BAD = {
    "nobody": (["--avec", "cinq-carte"], "le kit n'a pas de séance « cinq-carte » ; vouliez-vous « cinq-cartes » ?"),
    "far": (["--avec", "xyzzy"], "le kit n'a pas de séance « xyzzy » ; cherchez-la par ses mots avec « "),
    "outside": (["--avec", "../tapis/mois"], "le kit n'a pas de séance « ../tapis/mois » ; cherchez-la"),
    "twice": (
        ["--avec", "cinq-cartes", "gs/cinq-cartes"],
        "la séance « gs/cinq-cartes » est nommée deux fois ; gardez-la une fois",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_name_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    words, told = BAD[name]
    assert main(["nouveau", "parcours", "mon-annee", *words]) == 1
    assert capsys.readouterr().err.startswith(told)
    assert [*here.iterdir()] == []


def test_nothing_of_hers_is_replaced(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = here / "mon-annee" / "seances" / "le-loup-dans-la-foret.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("la mienne", encoding="utf-8")
    assert main(shlex.split(MAKE)) == 1
    told = capsys.readouterr().err
    assert "le-loup-dans-la-foret.yaml » existe déjà ; choisissez un autre nom" in told
    assert files(here) == ["mon-annee/seances/le-loup-dans-la-foret.yaml"]
    assert own.read_text(encoding="utf-8") == "la mienne"


def test_a_link_to_a_disk_that_is_away_is_hers_too_and_nothing_is_left_of_the_rest(here: Path) -> None:
    """Such a link is seen only as its name is taken: the séances are written by then."""
    (here / "annee" / "parcours").mkdir(parents=True)
    link = here / "annee" / "parcours" / "annee.yaml"
    link.symlink_to(here / "disque" / "annee.yaml")
    assert main(["nouveau", "parcours", "annee"]) == 1
    assert link.is_symlink()
    assert files(here) == []


def test_only_a_path_has_seances_of_the_kit(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["x.yaml"], ["tapis", "x"]):
        assert main(["nouveau", *words, "--avec", "cinq-cartes"]) == 1
        assert capsys.readouterr().err == "« --avec » va avec « nouveau parcours » ; enlevez-le\n"
    assert [*here.iterdir()] == []


def test_a_folder_that_cannot_be_made_is_one_sentence(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mon-annee").write_text("a file", encoding="utf-8")
    assert main(shlex.split(MAKE)) == 1
    assert capsys.readouterr().err.startswith("impossible d'écrire « mon-annee")
    assert files(here) == ["mon-annee"]
