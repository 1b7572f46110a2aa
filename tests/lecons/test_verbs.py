"""``beebot-lecons``: ``schema``, ``nouveau``, and what ``--json`` prints for them and for ``verifier``."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import lecons
from beebot.loader import SCHEMA_KINDS, load_lesson, schema_json
from lecons.__main__ import main
from lecons.commands import VERBS
from tests.lecons.test_library import pack_of

DOC = (Path(__file__).parents[2] / "docs" / "lecons-json.md").read_text(encoding="utf-8")


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    status = main([words[0], "--json", *words[1:]])
    captured = capsys.readouterr()
    assert captured.err == ""
    return status, json.loads(captured.out)


def failure(verb: str, message: str) -> tuple[int, dict[str, Any]]:
    return 1, {
        "verb": verb,
        "ok": False,
        "problems": [{"file": None, "line": None, "column": None, "message": message}],
    }


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_a_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", kind]) == 0
    text = capsys.readouterr().out
    assert text == schema_json(kind) + "\n"
    whole = {"verb": "schema", "ok": True, "problems": [], "kind": kind, "schema": json.loads(text)}
    assert as_json(capsys, "schema", kind) == (0, whole)


def test_the_schema_is_that_of_a_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Une séance"


def test_an_unknown_schema(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["schema", "robot"])
    assert left.value.code == 2


def test_a_new_lesson(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "La forêt (été).yaml"
    assert main(["nouveau", str(file)]) == 0
    assert capsys.readouterr() == (f"« {file} » est prêt ; ouvrez-le dans un éditeur de texte\n", "")
    assert load_lesson(file).id == "la-foret-ete"
    assert list(tmp_path.iterdir()) == [file]
    assert main(["trace", str(file), "↑↑↶↑"]) == 0
    assert capsys.readouterr().out.endswith("réussi en 4 instructions\n")
    before = file.read_bytes()
    there = f"« {file} » existe déjà ; choisissez un autre nom"
    assert main(["nouveau", str(file)]) == 1
    assert capsys.readouterr() == ("", f"{there}\n")
    assert as_json(capsys, "nouveau", str(file)) == failure("nouveau", there)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "identifier"), [("seance", "seance"), ("日本", "ma-seance"), ("x" * 70, "x" * 60), ("{id}", "id")]
)
def test_the_id_comes_from_the_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, identifier: str
) -> None:
    file = tmp_path / f"{name}.yaml"
    whole = {"verb": "nouveau", "ok": True, "problems": [], "file": str(file), "lesson": identifier}
    assert as_json(capsys, "nouveau", str(file)) == (0, whole)
    assert load_lesson(file).id == identifier


def test_where_a_lesson_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, lost = tmp_path / "seance.txt", tmp_path / "nulle-part" / "seance.yaml"
    assert as_json(capsys, "nouveau", str(text)) == failure(
        "nouveau", f"« {text} » ne finit pas par .yaml ; écrivez seance.yaml"
    )
    assert as_json(capsys, "nouveau", str(lost)) == failure(
        "nouveau", f"impossible d'écrire « {lost} » ; vérifiez le dossier et le droit d'y écrire"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_the_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "autre.yaml").touch()
    assert main(["nouveau", str(tmp_path / "seance.yaml")]) == 0
    assert (tmp_path / "seance.yaml").stat().st_mode == (tmp_path / "autre.yaml").stat().st_mode


def test_checking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "seance.yaml"
    main(["nouveau", str(file)])
    capsys.readouterr()
    solution = {
        "challenge": "vers-la-fleur",
        "genre": "programmer",
        "answer": "↑ ↑ ↶ ↑",
        "status": "proved",
        "cards": 4,
        "count": 1,
        "program": "avancer avancer gauche avancer",
        "level": "MS",
    }
    counts = {"files": 1, "lessons": 1, "challenges": 1, "solutions": [solution], "unproved": [], "remarks": []}
    assert as_json(capsys, "verifier", str(file)) == (0, {"verb": "verifier", "ok": True, "problems": [], **counts})
    file.write_text(file.read_text(encoding="utf-8").replace("niveau: GS", "niveau: 5 ans"), encoding="utf-8")
    capsys.readouterr()
    message = "« niveau » : mot inconnu « 5 ans » ; les mots possibles sont PS, MS, GS, CP, CE1"
    problem = {"file": "seance.yaml", "line": 6, "column": 9, "message": message}
    assert as_json(capsys, "verifier", str(file)) == (1, {"verb": "verifier", "ok": False, "problems": [problem]})


def test_with_no_file_the_kit_checks_its_own_content(capsys: pytest.CaptureFixture[str]) -> None:
    read = [load_lesson(file) for file in lecons.lessons()]
    counts = {
        "files": len([*lecons.mats(), *lecons.lessons(), *lecons.paths()]),
        "lessons": len(read),
        "challenges": sum(len(lesson.challenges) for lesson in read),
        "unproved": [],
    }
    status, told = as_json(capsys, "verifier")
    solutions, remarks = told.pop("solutions"), told.pop("remarks")
    assert {each["file"].partition("/")[0] for each in remarks} <= {"seances"}
    assert (status, told) == (0, {"verb": "verifier", "ok": True, "problems": [], **counts})
    assert len({each["challenge"] for each in solutions}) == counts["challenges"]
    unlevelled = {each["genre"] for each in solutions if each["level"] is None}
    assert unlevelled <= {"libre", "creer", "ranger", "question", "trier"}


WORDS = {
    "verifier": [],
    "resoudre": ["SÉANCE"],
    "trace": ["SÉANCE", "↑"],
    "indice": ["SÉANCE", "↑"],
    "generer": [],
    "schema": ["tapis"],
    "chercher": ["loup"],
    "nouveau": ["AUTRE"],
    "imprimer": ["prairie", "--compter"],
    "importer": ["PAQUET", "--donnees", "DONNÉES"],
    "bibliotheque": ["--donnees", "DONNÉES"],
}


def test_every_verb_is_tried_here() -> None:
    assert set(WORDS) == {verb.name for verb in VERBS}


@pytest.mark.parametrize("verb", WORDS)
def test_the_page_tells_of_every_name(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"SÉANCE": str(tmp_path / "seance.yaml"), "AUTRE": str(tmp_path / "autre.yaml"), "ICI": str(tmp_path)}
    files |= {"PAQUET": str(pack_of(tmp_path / "p.zip", "mien")), "DONNÉES": str(tmp_path / "donnees")}
    main(["nouveau", files["SÉANCE"]])
    capsys.readouterr()
    status, told = as_json(capsys, verb, *(files.get(word, word) for word in WORDS[verb]))
    section = DOC.partition(f"## `{verb}`")[2].partition("\n## ")[0]
    assert (status, list(told)[:3]) == (0, ["verb", "ok", "problems"])
    assert [name for name in list(told)[3:] if f"`{name}`" not in section] == []
