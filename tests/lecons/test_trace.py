"""``beebot-lecons trace``: an answer of every genre, and every sentence of the judge."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from beebot.judging.rules import Outcome
from lecons.__main__ import main
from tests.beebot.content import LESSON, Content

START = 'consigne: "Va.", tapis: petit, depart: {case: A1, vers: est}'
GENRES = f"""\
  - {{id: predire, {START}, genre: prevoir, programme: "répéter 2 [ ↑ ]"}}
  - {{id: vers, {START}, genre: prevoir, programme: "répéter 2 [ ↑ ]", orientation: true}}
  - {{id: mend, {START}, genre: deboguer, programme: ↑, arrivee: C1, repeter: true, max_instructions: 5}}
  - {{id: trous, {START}, genre: completer, programme: ↑ _, arrivee: C1}}
  - {{id: choix, {START}, genre: choisir, programmes: [↑, ↑↑], arrivee: C1}}
  - {{id: copie, {START}, genre: reproduire, programme: ↑ ↑ ↶ ↑}}
  - {{id: bac, {START}, genre: libre, repeter: true}}
  - {{id: suite, {START}, cibles: [{{case: C1}}, {{case: B1}}], ordre: impose}}
  - {{id: col, {START}, passages: [B2], arrivee: C1}}
  - {{id: invente, {START}, genre: creer, pour: GS, au_plus: {{cartes: 3, obstacles: 2}}}}
  - {{id: duo, {START}, genre: a_deux, autre: {{depart: {{case: D1, vers: ouest}}}}, but: rencontre}}
"""
CASES = [
    ("predire", ["C1"], Outcome.SUCCESS, "réussi"),
    ("predire", ["C1 est"], Outcome.SUCCESS, "réussi"),
    ("predire", ["B1"], Outcome.WRONG_PLACE, "ce n'est pas là : arrêt en C1 est"),
    (
        "predire",
        ["C1 nord"],
        Outcome.WRONG_HEADING,
        "la case est juste, l'orientation manque ou n'est pas la bonne : arrêt en C1 est",
    ),
    (
        "vers",
        ["C1"],
        Outcome.WRONG_HEADING,
        "la case est juste, l'orientation manque ou n'est pas la bonne : arrêt en C1 est",
    ),
    ("mend", ["↑ ↑"], Outcome.SUCCESS, "réussi en 2 instructions"),
    ("mend", ["répéter 2 [ ↑ ]"], Outcome.SUCCESS, "réussi en 2 instructions"),
    ("mend", [""], Outcome.EMPTY, "programme vide"),
    ("mend", ["répéter 2 [ ↑ ↑ ↑ ↑ ↑ ]"], Outcome.TOO_LONG, "trop d'instructions : 6, pour 5 au plus"),
    ("mend", ["↖"], Outcome.FORBIDDEN_KEY, "instruction 1 : « gauche45 » n'est pas une touche de ce défi"),
    ("mend", ["↑"], Outcome.NOT_ARRIVED, "arrêt en B1, l'arrivée est en C1"),
    ("mend", ["répéter 4 [ ⏸ ↑ ]"], Outcome.BUMP, "instruction 3, tour 4 : choc contre le bord"),
    ("trous", ["↑ ↑"], Outcome.SUCCESS, "réussi en 2 instructions"),
    (
        "trous",
        ["↑ répéter 2 [ ↑ ]"],
        Outcome.FORBIDDEN_KEY,
        "instruction 2 : « répéter » n'est pas une touche de ce défi",
    ),
    (
        "trous",
        ["↶ ↑"],
        Outcome.CARD_CHANGED,
        "instruction 1 : les cartes données restent, et chaque trou reçoit une carte",
    ),
    ("choix", ["2"], Outcome.SUCCESS, "réussi"),
    ("choix", ["1"], Outcome.WRONG_CHOICE, "ce programme ne réussit pas"),
    ("copie", ["↑ ↑ ↶ ↑"], Outcome.SUCCESS, "réussi en 4 instructions"),
    ("copie", ["↑ ↶ ↶ ↓ ↷ ↑"], Outcome.SUCCESS, "réussi en 6 instructions"),
    ("copie", ["↑ ↑ ↑"], Outcome.OTHER_TRAIL, "instruction 3 : le tracé n'est plus celui du modèle"),
    ("copie", ["↑ ↑"], Outcome.OTHER_TRAIL, "le tracé du modèle va plus loin"),
    ("invente", ["A1 est, arrivee C1"], Outcome.SUCCESS, "réussi"),
    ("invente", ["A1 est"], Outcome.NOTHING_ASKED, "ce défi ne demande rien ; posez une arrivée ou une cible"),
    ("invente", ["A1 est, arrivee C1, obstacles A2 B1"], Outcome.NO_WAY, "aucun programme ne réussit ce défi"),
    ("invente", ["A1 est, arrivee C3"], Outcome.TOO_HARD, "ce défi est trop grand pour son niveau"),
    ("bac", ["⏸"], Outcome.SUCCESS, "réussi en 1 instruction"),
    (
        "bac",
        ["répéter 2 [ répéter 3 [ ↑ ] ]"],
        Outcome.FORBIDDEN_KEY,
        "instruction 2 : une répétition ne va pas dans une autre, dans ce défi",
    ),
    ("suite", ["↑ ↑"], Outcome.OUT_OF_ORDER, "instruction 1 : cette cible n'est pas la suivante"),
    ("suite", ["↑"], Outcome.TARGET_MISSED, "il manque une cible"),
    ("col", ["↑ ↑"], Outcome.PASSAGE_MISSED, "il manque un passage"),
    ("duo", ["↑", "↑"], Outcome.SUCCESS, "réussi"),
    ("duo", ["↑", "⏸"], Outcome.NOT_ARRIVED, "arrêt en B1 et en D1 : le but n'est pas atteint"),
    ("duo", ["↑ ↑", "↑ ↑"], Outcome.BUMP, "robot 1, instruction 2 : choc contre l'autre robot"),
    ("duo", ["⏸ ⏸", "↑ ↷ ↑ ↑ ↑"], Outcome.BUMP, "robot 2, instruction 5 : choc contre le bord"),
    ("duo", ["↑", ""], Outcome.EMPTY, "robot 2, programme vide"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    content = Content(tmp_path)
    content.lesson.write_text(LESSON + GENRES, encoding="utf-8")
    return content.lesson


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    status = main([words[0], "--json", *words[1:]])
    captured = capsys.readouterr()
    assert captured.err == ""
    return status, json.loads(captured.out)


@pytest.mark.parametrize(("name", "answers", "outcome", "sentence"), CASES)
def test_verdicts(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, answers: list[str], outcome: Outcome, sentence: str
) -> None:
    assert main(["trace", f"{file}#{name}", *answers]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == sentence
    status, told = as_json(capsys, "trace", f"{file}#{name}", *answers)
    assert (status, told["ok"], told["outcome"], told["sentence"]) == (0, True, outcome.name.lower(), sentence)
    assert told["succeeded"] is (outcome is Outcome.SUCCESS)
    if named := re.search(r"instruction (\d+)", sentence):
        assert told["card"] == int(named[1])


ELSEWHERE = {
    *(Outcome.NO_CARD_LEFT, Outcome.TOO_FEW, Outcome.TOO_MANY_TURNS, Outcome.OTHER_STRIP),
    *(Outcome.OTHER_ANSWER, Outcome.OTHER_ORDER, Outcome.OTHER_BOX, Outcome.WORLD_CHANGED),
}
"""Those of limits, pictures and changing worlds: ``test_limits.py``, ``test_pictures.py`` and ``test_endings.py`` of
``tests/beebot`` judge them."""


def test_every_outcome_is_tried() -> None:
    assert {outcome for _name, _answers, outcome, _sentence in CASES} | ELSEWHERE == set(Outcome)


WORDS = "avancer, reculer, gauche, droite, pause, gauche45, droite45, répéter"
NO_PLACE = "ne dit pas où le robot s'arrête ; écrivez une case, comme C4 ou « C4 nord »"


@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("duo", ["↑"], "ce défi se joue avec deux robots ; donnez un programme pour chacun"),
        ("bac", ["↑", "↓"], "ce défi se joue avec un seul robot ; enlevez « ↓ »"),
        ("predire", ["↑"], f"« ↑ » {NO_PLACE}"),
        ("predire", ["C1 haut"], f"« C1 haut » {NO_PLACE}"),
        ("choix", ["3"], "« 3 » n'est pas le numéro d'un programme ; choisissez de 1 à 2"),
        ("bac", ["sauter"], f"mot inconnu « sauter » à la place 1 du programme ; les mots connus sont {WORDS}"),
    ],
)
def test_answers_that_cannot_be_read(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, answers: list[str], sentence: str
) -> None:
    assert main(["trace", f"{file}#{name}", *answers]) == 1
    assert capsys.readouterr() == ("", f"{sentence}\n")
    told = as_json(capsys, "trace", f"{file}#{name}", *answers)
    problem = {"file": None, "line": None, "column": None, "message": sentence}
    assert told == (1, {"verb": "trace", "ok": False, "problems": [problem]})


def test_two_traces(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", f"{file}#duo", "↑", "⏸"]) == 0
    assert capsys.readouterr().out == (
        "robot 1\ndépart A1 est\n0 avancer -> B1 est\nrobot 2\ndépart D1 ouest\n0 pause -> D1 ouest\n"
        "arrêt en B1 et en D1 : le but n'est pas atteint\n"
    )


def test_the_whole_object(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = as_json(capsys, "trace", f"{file}#mend", "répéter 4 [ ↑ ]")
    step = {"card": 2, "command": "avancer", "heading": "est", "bump": None}
    assert status == 0
    assert told == {
        "verb": "trace",
        "ok": True,
        "problems": [],
        "challenge": "mend",
        "genre": "deboguer",
        "outcome": "bump",
        "succeeded": False,
        "sentence": "instruction 2, tour 4 : choc contre le bord",
        "card": 2,
        "turns": [4],
        "robot": 1,
        "runs": [
            {
                "start": {"cell": "A1", "heading": "est"},
                "steps": [
                    {**step, "turns": [1], "cell": "B1"},
                    {**step, "turns": [2], "cell": "C1"},
                    {**step, "turns": [3], "cell": "D1"},
                    {**step, "turns": [4], "cell": "D1", "bump": "bord"},
                ],
            }
        ],
    }
