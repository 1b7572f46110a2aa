"""``beebot-lecons``, as a teacher types it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import lecons
from beebot.i18n import use_language
from lecons.__main__ import main
from lecons.commands import VERBS

LESSON = lecons.CONTENT / "seances" / "gs" / "la-visite-des-fleurs.yaml"
NAMES = (
    "premiere-fleur",
    "la-fleur-cachee",
    "la-fleur-d-en-face",
    "la-carte-oubliee",
    "deux-fleurs",
    "le-tour-de-la-mare",
)


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    yield
    use_language("fr")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(lecons.CONTENT, tmp_path / "contenu", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "contenu"


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0].endswith("défis : tout est bon")
    assert captured.err == ""


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("seances", "1 séance, 6 défis : tout est bon"),
        ("parcours", "1 séance, 6 défis : tout est bon"),
        ("tapis", "18 fichiers : tout est bon"),
        ("", "1 séance, 6 défis : tout est bon"),
    ],
)
def test_a_folder(copy: Path, capsys: pytest.CaptureFixture[str], folder: str, sentence: str) -> None:
    for file in copy.rglob("*.yaml"):
        if file.parent.name != "tapis" and file.name != LESSON.name:
            file.unlink()
    path = copy / "parcours" / "court.yaml"
    path.write_text(f"format: 1\nid: court\ntitre: Court\nniveau: GS\nseances: [gs/{LESSON.name}]\n", "utf-8")
    assert main(["verifier", str(copy / folder)]) == 0
    captured = capsys.readouterr()
    assert (captured.out.splitlines()[0], captured.err) == (sentence, "")


def test_the_lessons_of_a_path_are_tried_too(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copy / "seances" / "gs" / LESSON.name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("max_instructions: 11", "max_instructions: 7"), encoding="utf-8")
    assert main(["verifier", str(copy / "parcours"), str(file)]) == 1
    (problem,) = capsys.readouterr().err.splitlines()
    assert problem.startswith(f"seances/gs/{LESSON.name}:")
    assert "« deux-fleurs » : 7 cartes ne suffisent pas" in problem


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ("{virages: 0}", "aucune réponse ne tient dans ses limites ; élargissez-les, pour "),
        ("{cartes: 2}", "aucune réponse ne tient dans ses limites ; élargissez-les, pour "),
        ("{cartes: 1}", "1 carte ne suffit pas ; augmentez « cartes », pour ↑ "),
        ("{cartes: [1, 3]}", "3 cartes ne suffisent pas ; augmentez « cartes », pour ↑ "),
        ("{virages: 9}", ""),
    ],
)
def test_limits_that_no_answer_can_meet(copy: Path, capsys: pytest.CaptureFixture[str], limits: str, told: str) -> None:
    file = copy / "seances" / "gs" / LESSON.name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    max_instructions: 11\n", f"    limites: {limits}\n"), encoding="utf-8")
    assert main(["verifier", str(file)]) == bool(told)
    problem = capsys.readouterr().err
    assert (f"« deux-fleurs » : {told}" in problem) if told else problem == ""
    assert main(["resoudre", f"{file}#deux-fleurs"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"deux-fleurs : impossible : {told}") if told else "impossible" not in said


def test_every_problem_once(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copy / "seances" / "gs" / "la-visite-des-fleurs.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("touches: [avancer]", "touche: [avance]").replace("niveau: GS", "niveau: 5 ans"), "utf-8"
    )
    assert main(["verifier", str(copy), str(file)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.replace("seances/gs/la-visite-des-fleurs.yaml:", "").splitlines() == [
        "5:9 : « niveau » : mot inconnu « 5 ans » ; les mots possibles sont PS, MS, GS, CP, CE1",
        "125:5 : clé inconnue « touche » ; vouliez-vous « touches » ?",
    ]


def test_nothing_to_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier", str(tmp_path)]) == 1
    assert capsys.readouterr() == ("", f"aucun fichier .yaml dans {tmp_path}\n")


DOWN_TO_THE_POND = """\
départ A1 est
0 avancer -> B1 est
1 avancer -> C1 est
2 avancer -> D1 est
3 gauche -> D1 nord
4 avancer -> D2 nord
5 avancer choc obstacle
instruction 6 : choc contre un obstacle
"""


def test_a_trace(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", f"{LESSON}#le-tour-de-la-mare", "↑↑↑ gauche ↑↑"]) == 0
    assert capsys.readouterr() == (DOWN_TO_THE_POND, "")


@pytest.mark.parametrize(
    ("challenge", "program", "verdict"),
    [
        ("", "↑↑↑", "réussi en 3 instructions"),
        ("", "", "programme vide"),
        ("", "↑", "il manque une cible"),
        ("", "↑↑↑↑↑↑", "trop d'instructions : 6, pour 5 au plus"),
        ("", "↑↶", "instruction 2 : « gauche » n'est pas une touche de ce défi"),
        ("#la-fleur-cachee", "↑↑↑↑↑", "instruction 5 : choc contre le bord"),
        ("#deux-fleurs", "↑↑↶↑↑", "arrêt en C4, l'arrivée est en E4"),
    ],
)
def test_verdicts(challenge: str, program: str, verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", f"{LESSON}{challenge}", program]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == verdict


def test_where_no_robot_moves_no_run_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    sorting = LESSON.parents[1] / "ps" / "le-gateau-de-la-ferme.yaml"
    assert main(["trace", f"{sorting}#range-le-gateau", "1 2 3 4"]) == 0
    assert "départ" not in capsys.readouterr().out
    assert main(["trace", "--json", f"{sorting}#range-le-gateau", "1 2 3 4"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"] == []


@pytest.mark.parametrize(
    ("where", "program", "sentence"),
    [
        (f"{LESSON}#la-fleur-cacheé", "↑", "défi inconnu « la-fleur-cacheé » ; vouliez-vous « la-fleur-cachee » ?"),
        (f"{LESSON}#xyz", "↑", f"défi inconnu « xyz » ; cette séance contient {', '.join(NAMES)}"),
        (str(LESSON), "avencer", "mot inconnu « avencer » à la place 1 du programme ; vouliez-vous « avancer » ?"),
    ],
)
def test_refusals(where: str, program: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", where, program]) == 1
    assert capsys.readouterr() == ("", f"{sentence}\n")


@pytest.fixture
def lost(tmp_path: Path) -> str:
    """A file that is not there, in a content folder of its own: messages name it from there, wherever the tests lie."""
    (tmp_path / "seances").mkdir()
    return str(tmp_path / "rien.yaml")


def test_a_file_that_is_not_there(lost: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", lost, "↑"]) == 1
    assert capsys.readouterr() == ("", "rien.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier\n")


def test_english_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--langue", "en", "trace", str(LESSON), "↑↑↑"]) == 0
    assert capsys.readouterr().out.startswith("départ C2 nord\n")


@pytest.mark.parametrize("words", [[], *([verb.name] for verb in VERBS)], ids=lambda words: " ".join(words) or "aide")
def test_help_is_in_french(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert told.startswith("usage : beebot-lecons")
    assert "montrer cette aide" in told
    assert [word for word in ("usage:", "positional", "options:", "show this") if word in told] == []


@pytest.mark.parametrize("words", [["--langue", "en"], ["--langue=en"]], ids=" ".join)
def test_help_and_errors_are_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], lost: str, words: list[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    told = capsys.readouterr().out
    assert told.startswith("usage: beebot-lecons")
    assert ("show this help" in told, "Check, try and write lessons." in told) == (True, True)
    assert "the shortest answer to a challenge" in told
    assert main([*words, "trace", lost, "↑"]) == 1
    assert capsys.readouterr().err == "rien.yaml:1:1: file not found; check its name and its folder\n"
    with pytest.raises(SystemExit):
        main([*words, "trace"])
    error = "beebot-lecons trace: missing: FICHIER[#défi], RÉPONSE; see “beebot-lecons trace --help”\n"
    assert capsys.readouterr().err == error


def test_the_language_may_stand_after_the_verb_and_the_last_one_holds(
    capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    for words in (
        ["trace", lost, "↑", "--langue", "en"],
        ["--langue", "fr", "trace", "--langue=en", lost, "↑"],
    ):
        assert main(words) == 1
        assert capsys.readouterr().err == "rien.yaml:1:1: file not found; check its name and its folder\n"
    with pytest.raises(SystemExit):
        main(["trace", lost, "↑", "--langue", "xx"])
    assert capsys.readouterr().err.startswith("beebot-lecons trace : --langue : ")


@pytest.mark.parametrize("said", ["xx", "--langue"])
def test_an_unknown_language_is_one_sentence_in_french(capsys: pytest.CaptureFixture[str], said: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--langue", said, "verifier"])
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("beebot-lecons : --langue : ")


YEAR = lecons.CONTENT / "seances" / "gs" / "le-tour-de-l-annee.yaml"


@pytest.mark.parametrize("name", ["gs/le-tour-de-l-annee", "le-tour-de-l-annee", "seances/gs/le-tour-de-l-annee"])
def test_every_verb_knows_the_kits_seances_by_their_names(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As « imprimer » does, from any folder; and each says what it says of the file."""
    monkeypatch.chdir(tmp_path)
    for verb, *words in (["resoudre"], ["trace", "↑"], ["indice", "↑"]):
        said = []
        for where in (name, str(YEAR)):
            assert main([verb, f"{where}#les-mois-du-printemps", *words]) == 0
            said.append(capsys.readouterr().out)
        assert said[0] == said[1] != ""


def test_a_seance_is_verified_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["verifier", "gs/le-tour-de-l-annee"]) == 0
    assert capsys.readouterr().out.startswith("1 séance, ")
    (tmp_path / "prairie").mkdir()
    assert main(["verifier", "prairie"]) == 1
    assert "aucun fichier .yaml dans prairie" in capsys.readouterr().err, "what is there is meant, not the kit's mat"
