"""``imprimer`` from the outside: what it says, what it writes, and one sentence where it cannot."""

import builtins
import errno
import json
import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import lecons
from beebot.files import content_folder
from beebot.files.content_folder import SHELF
from beebot.files.tablets_address import kept_address
from beebot.i18n import use_language
from lecons.__main__ import main
from tests.lecons.printing._reading import opened

SEANCE = "gs/le-code-des-fleches"


def test_it_counts_every_page_and_writes_as_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imprimer", SEANCE, "--vers", str(tmp_path)]) == 0
    said = capsys.readouterr().out.splitlines()
    file = tmp_path / "le-code-des-fleches.pdf"
    count = len(opened(file.read_bytes()).pages)
    assert said[0] == f"« Le code des flèches » : {count} pages A4"
    assert sum(int(line.split(" : ")[1].split()[0]) for line in said[1:-3]) == count
    assert said[-3] == "en plus, avec « --seulement » : demain : 4 pages ; pochettes : 1 page ; bandes-pretes : 2 pages"
    assert said[-2] == f"écrit dans {file}"
    assert said[-1].startswith("pour l'ouvrir : ")
    assert file.name in said[-1]
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_counting_writes_nothing_and_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imprimer", SEANCE, "--compter", "--json", "--vers", str(tmp_path)]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert main(["imprimer", SEANCE, "--json", "--vers", str(tmp_path / "new")]) == 0
    written = json.loads(capsys.readouterr().out)
    assert counted["documents"] == written["documents"]
    assert [*tmp_path.iterdir()] == [tmp_path / "new"]


NEIGHBOURS = {
    ("ms/a-droite-de-l-abeille", "fr"): ["avant À gauche de l'abeille", "après Va voir l'animal que j'entends"],
    ("ms/le-chemin-du-chaperon", "fr"): ["avant Le goûter du hérisson", "après Le code des flèches (GS)"],
    ("gs/le-tour-de-l-annee", "en"): ["before The three little pigs", "after Always the same"],
    ("gs/l-ile-au-tresor", "en"): ["before The two sisters", "after The map of our classroom (Year 1, age 6)"],
    ("gs/le-code-des-fleches", "fr"): ["après Cinq cartes, pas plus"],
    ("ce1/tuteurs-d-abeilles", "fr"): ["avant La carte du ciel"],
    ("periscolaire/le-robot-humain", "fr"): [],
}


@pytest.mark.parametrize(("name", "language"), NEIGHBOURS)
def test_a_sheet_names_the_seances_before_and_after_it(name: str, language: str, tmp_path: Path) -> None:
    asked = ["imprimer", name, "--seulement", "fiche", "--vers", str(tmp_path), "--langue", language]
    try:
        assert main(asked) == 0
    finally:
        use_language("fr")
    (file,) = tmp_path.iterdir()
    (page,) = opened(file.read_bytes()).pages
    words = " ".join(page.extract_text().split()).replace("’", "'").replace("\u202f", " ")
    head = {"fr": "La séance d'", "en": "The lesson "}[language]
    assert [each for each in NEIGHBOURS[name, language] if head + each not in words] == []
    assert words.count(head) == len(NEIGHBOURS[name, language])


def test_a_mat_in_one_piece_says_how_large_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imprimer", "ferme", "--seulement", "tapis-entier", "--compter"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "« La ferme » : 1 page de 81 × 66 cm"


def test_a_mat_in_one_piece_among_sheets_does_not_say_that_all_is_so_large(capsys: pytest.CaptureFixture[str]) -> None:
    """Who prints both on the class's printer puts A4 in it."""
    assert main(["imprimer", "ferme", "--seulement", "tapis-entier", "tapis", "--compter"]) == 0
    head = capsys.readouterr().out.splitlines()[0]
    assert re.fullmatch(r"« La ferme » : \d+ pages A4", head), head


def test_one_document_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imprimer", SEANCE, "--seulement", "fiche", "--langue", "en", "--vers", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "“The arrow code”: 1 page A4"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder, with her documents and the kit's data in it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setattr("lecons.commands.print_out.data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr("lecons.commands.print_out.documents_folder", lambda: tmp_path / "documents" / SHELF)
    return tmp_path


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there no variable says where documents are")
def test_where_nobody_says_it_prints_where_the_screen_does(home: Path) -> None:
    assert content_folder.documents_folder() == home / "documents" / SHELF


def test_a_print_goes_to_the_documents_and_the_last_line_opens_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for more, name in (
        ([], "le-code-des-fleches-fiche"),
        (["--langue", "en", "--papier", "A3"], "the-arrow-code-sheet-a3"),
    ):
        assert main(["imprimer", SEANCE, "--seulement", "fiche", *more]) == 0
        file = home / "documents" / SHELF / f"{name}.pdf"
        assert len(opened(file.read_bytes()).pages) == 1
        said = capsys.readouterr().out.splitlines()
        assert str(file) in said[-2]
        assert shlex.quote(str(file)) in said[-1] or f'"{file}"' in said[-1]


def test_an_address_is_given_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = ["imprimer", SEANCE, "--seulement", "fiche"]
    assert main([*sheet, "--adresse"]) == 1
    assert "donnez-la une fois" in capsys.readouterr().err
    assert main([*sheet, "--compter", "--adresse", "https://ecole.exemple.fr/abeille"]) == 0
    assert kept_address(home / "data") == "", "who counts has printed nothing"
    assert main([*sheet, "--adresse", "https://ecole.exemple.fr/abeille"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("adresse gardée")
    file = home / "documents" / SHELF / "le-code-des-fleches-fiche.pdf"
    with_square = file.read_bytes()
    assert main(sheet) == 0
    assert file.read_bytes() != with_square, "nobody has asked for a square this time"
    assert main([*sheet, "--adresse"]) == 0
    assert file.read_bytes() == with_square


def test_an_address_that_the_disk_does_not_take_is_told_and_the_print_is_there(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "data").write_text("x")
    assert main(["imprimer", SEANCE, "--seulement", "fiche", "--adresse", "https://ecole.exemple.fr/"]) == 0
    assert "l'adresse n'est pas gardée" in capsys.readouterr().out.splitlines()[-1]
    assert (home / "documents" / SHELF / "le-code-des-fleches-fiche.pdf").exists()


WRONG = [
    (["gs/le-code-des-fleche"], "vouliez-vous « gs/le-code-des-fleches »"),
    (["le-code"], "vouliez-vous « le-code-des-fleches »"),
    (["zzzzzz"], "donnez un fichier"),
    (["nulle-part.yaml"], "introuvable"),
    ([SEANCE, "--seulement", "timbre"], "choisissez parmi sommaire, demain, fiche"),
    ([SEANCE, "--seulement", "fich"], "vouliez-vous « fiche »"),
    ([SEANCE, "--case", "4"], "choisissez de 50 à 400"),
    ([SEANCE, "--enfants", "0"], "choisissez de 1 à 40"),
    ([SEANCE, "--classe", "0"], "choisissez de 1 à 40"),
    ([SEANCE, "--classe", "41"], "choisissez de 1 à 40"),
    ([SEANCE, "--adresse", "http://ecole.exemple.fr"], "n'est pas l'adresse d'un dossier de tablettes"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=lambda each: str(each)[:30])
def test_a_bad_demand_is_one_sentence_and_writes_nothing(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["imprimer", *words, "--vers", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert [*tmp_path.iterdir()] == []


def test_a_seance_with_faults_tells_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mauvaise.yaml"
    file.write_text("format: 1\nid: mauvaise\ntitre: 12\n", encoding="utf-8")
    assert main(["imprimer", str(file), "--vers", str(tmp_path / "out")]) == 1
    assert "mauvaise.yaml:" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def refusing(number: int) -> Any:
    def fsync(_descriptor: int) -> None:
        raise OSError(number, "no")

    return fsync


def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "le-code-des-fleches.pdf"
    file.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", refusing(errno.ENOSPC))
    assert main(["imprimer", SEANCE, "--seulement", "fiche", "--vers", str(tmp_path)]) == 1
    assert "disque plein" in capsys.readouterr().err
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(file.name, b"before")]


def test_a_folder_that_may_not_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(errno.EROFS))
    assert main(["imprimer", SEANCE, "--seulement", "fiche", "--vers", str(tmp_path)]) == 1
    assert "disque en lecture seule" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_a_file_where_the_folder_should_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plein").write_text("x", encoding="utf-8")
    assert main(["imprimer", SEANCE, "--seulement", "fiche", "--vers", str(tmp_path / "plein")]) == 1
    assert "choisissez un autre dossier" in capsys.readouterr().err


def test_a_machine_without_typst_counts_pages_and_says_where_to_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = builtins.__import__

    def lacking(name: str, *rest: Any, **more: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return usual(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    assert main(["imprimer", SEANCE, "--compter"]) == 0
    capsys.readouterr()
    assert main(["imprimer", SEANCE, "--vers", str(tmp_path)]) == 1
    assert "imprimez depuis un ordinateur" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_too_many_pages_are_refused_before_any_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imprimer", "grande-section-annee", "--case", "400"]) == 1
    assert "plus de 400" in capsys.readouterr().err


MAT = """format: 1
id: rue
titre: {fr: "Notre rue"}
largeur: 2
hauteur: 1
cases:
  A1: {nom: {fr: "la mairie"}, image: mairie}
  B1: {nom: {fr: "le chat"}, image: chat}
"""
CAT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#123456"/></svg>'


def test_a_mat_of_ones_own_prints_with_its_photograph_and_its_drawing(tmp_path: Path) -> None:
    (tmp_path / "rue" / "tapis").mkdir(parents=True)
    (tmp_path / "rue" / "images").mkdir()
    (tmp_path / "rue" / "tapis" / "rue.yaml").write_text(MAT, encoding="utf-8")
    (tmp_path / "rue" / "images" / "chat.svg").write_text(CAT, encoding="utf-8")
    Image.new("RGB", (64, 64), (200, 30, 30)).save(tmp_path / "rue" / "images" / "mairie.jpg")
    file = tmp_path / "rue" / "tapis" / "rue.yaml"
    assert main(["imprimer", str(file), "--vers", str(tmp_path / "out")]) == 0
    pages = opened((tmp_path / "out" / "rue.pdf").read_bytes()).pages
    assert len(pages) > 1
    assert any(page.images for page in pages)


def test_a_photograph_with_little_ink_is_pale_and_grey(tmp_path: Path) -> None:
    file = tmp_path / "rue" / "tapis" / "rue.yaml"
    file.parent.mkdir(parents=True)
    (tmp_path / "rue" / "images").mkdir()
    file.write_text(MAT.replace("image: chat", "image: ruche"), encoding="utf-8")
    facade = Image.new("RGB", (64, 64), (200, 30, 30))
    facade.paste((10, 20, 60), (16, 16, 48, 48))
    facade.save(tmp_path / "rue" / "images" / "mairie.png")
    assert main(["imprimer", str(file), "--encre", "economie", "--vers", str(tmp_path / "out")]) == 0
    (printed,) = (tmp_path / "out").iterdir()
    shown = [each.image for page in opened(printed.read_bytes()).pages for each in page.images]
    assert shown
    for image in shown:
        assert image is not None
        red, green, blue = image.convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes(), "it has colours"
        assert red.getextrema() == (128, 255), "its darkest is halfway to white, and what it shows is still told apart"


def test_a_drawing_with_little_ink_is_pale_and_the_paper_is_seen_through_it(tmp_path: Path) -> None:
    file = tmp_path / "rue" / "tapis" / "rue.yaml"
    file.parent.mkdir(parents=True)
    (tmp_path / "rue" / "images").mkdir()
    file.write_text(MAT.replace("image: mairie", "image: ruche"), encoding="utf-8")
    (tmp_path / "rue" / "images" / "chat.svg").write_text(CAT, encoding="utf-8")
    assert main(["imprimer", str(file), "--encre", "economie", "--vers", str(tmp_path / "out")]) == 0
    (printed,) = (tmp_path / "out").iterdir()
    shown = [each.image for page in opened(printed.read_bytes()).pages for each in page.images]
    assert shown
    for image in shown:
        assert image is not None
        seen = image.convert("RGBA")
        assert seen.size == (1024, 1024)
        assert [seen.getpixel(at)[3] for at in ((5, 5), (512, 512))] == [0, 255]  # type: ignore[index]
        red, green, blue, _clear = seen.getpixel((512, 512))  # type: ignore[misc]
        assert red == green == blue >= 128


def test_a_bomb_in_a_pack_s_pictures_is_not_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uses = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 30))
    (tmp_path / "tapis").mkdir()
    (tmp_path / "images").mkdir()
    text = MAT.replace("image: mairie", "image: ruche")
    (tmp_path / "tapis" / "rue.yaml").write_text(text, encoding="utf-8")
    bomb = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="g0"/>{uses}</svg>'
    (tmp_path / "images" / "chat.svg").write_text(bomb, encoding="utf-8")
    assert main(["imprimer", str(tmp_path / "tapis" / "rue.yaml"), "--vers", str(tmp_path / "out")]) == 1
    assert "images/chat.svg" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_bad_picture_that_nothing_names_is_told_and_the_mat_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("tapis", "images"):
        (tmp_path / folder).mkdir()
    file = tmp_path / "tapis/rue.yaml"
    file.write_text(MAT.replace("image: mairie", "image: ruche"), encoding="utf-8")
    (tmp_path / "images/chat.svg").write_text(CAT, encoding="utf-8")
    (tmp_path / "images/ancienne.jpg").write_bytes(b"not a picture")
    assert main(["imprimer", str(file), "--compter"]) == 0
    assert "image laissée de côté, rien ici n'en a besoin : images/ancienne.jpg:1:1" in capsys.readouterr().out
    (tmp_path / "images/ruche.jpg").write_bytes(b"not a picture")
    assert main(["imprimer", str(file), "--compter"]) == 1
    assert "images/ruche.jpg" in capsys.readouterr().err, "the kit's hive does not stand in for her own"


def test_an_unfinished_mat_beside_a_seance_does_not_keep_it_from_being_printed(tmp_path: Path) -> None:
    for folder in ("seances", "tapis"):
        (tmp_path / folder).mkdir()
    file = tmp_path / "seances/la-mienne.yaml"
    file.write_text((lecons.CONTENT / "seances/gs/le-code-des-fleches.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "tapis/brouillon.yaml").write_text('format: 1\nid: brouillon\ntitre: "Brouillon"\n', "utf-8")
    assert main(["imprimer", str(file), "--compter"]) == 0


def test_a_class_has_what_each_of_its_children_keeps(capsys: pytest.CaptureFixture[str]) -> None:
    def counted(*words: str) -> dict[str, int]:
        assert main(["imprimer", "petite-section", "--compter", *words]) == 0
        lines = [line.split(" : ") for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
        return {name.strip(): int(pages.split()[0]) for name, pages in lines}

    table, whole = counted("--classe", "1"), counted()
    assert {name: (table[name], pages) for name, pages in whole.items() if pages != table[name]} == {
        "certificat": (3, 13),
        "frise": (2, 5),
        "vignettes": (1, 4),
    }


def test_a_sheet_of_before_says_how_to_write_what_it_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = shutil.copytree(Path(__file__).parents[1] / "sheets", tmp_path / "contenu")
    assert main(["imprimer", str(before / "seances" / "ps-1.yaml"), "--vers", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "« imprimer » est en phrases : seules la fiche et les cartes de défi s'impriment" in said
    assert len(opened((tmp_path / "out" / "ps-1.pdf").read_bytes()).pages) == 3
