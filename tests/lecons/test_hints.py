"""``beebot-lecons indice``: an answer of every genre, and every sentence of the ladder."""

import json
from pathlib import Path

import pytest

from lecons.__main__ import main
from tests.beebot.content import LESSON, Content

START = 'consigne: "Va.", tapis: petit, depart: {case: A1, vers: est}'
GENRES = f"""\
  - {{id: predire, {START}, genre: prevoir, programme: "répéter 2 [ ↑ ]"}}
  - {{id: mend, {START}, genre: deboguer, programme: ↑, arrivee: C1, repeter: true, max_instructions: 2}}
  - {{id: trous, {START}, genre: completer, programme: ↑ _, arrivee: C1,
     touches: [avancer, gauche, droite]}}
  - {{id: choix, {START}, genre: choisir, programmes: [↑, ↑↑, ↶], arrivee: C1}}
  - {{id: bac, {START}, genre: libre}}
  - {{id: tete, {START.replace("est", "nord")}, genre: orienter, programme: ↑, arrivee: B1}}
  - {{id: trop-loin, {START}, genre: programmer, arrivee: C1, max_instructions: 1}}
  - {{id: un-pas, {START}, genre: prevoir, programme: ↑}}
  - {{id: duo, {START}, genre: a_deux, autre: {{depart: {{case: D1, vers: ouest}}}}, but: rencontre,
     max_instructions: 2, touches: [avancer, gauche, droite]}}
"""
DONE = "rien à changer : c'est réussi"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    content = Content(tmp_path)
    content.lesson.write_text(LESSON + GENRES, encoding="utf-8")
    return content.lesson


@pytest.mark.parametrize(
    ("name", "answers", "sentences"),
    [
        ("predire", ["B1"], ["rejouez la première instruction", "jouez tout le programme : répéter 2 [ ↑ ]"]),
        ("predire", ["B1 sud"], ["rejouez la première instruction", "jouez tout le programme : répéter 2 [ ↑ ]"]),
        ("predire", ["C1"], [DONE]),
        ("tete", ["est"], [DONE]),
        ("un-pas", ["A1"], ["regardez la carte 1", "jouez tout le programme : ↑"]),
        (
            "mend",
            ["répéter 3 [ ↑ ]"],
            [
                "regardez la carte 1",
                "changez juste ce qu'il faut : répéter 2 [ ↑ ]",
                "une réponse : ↑ ↑",
            ],
        ),
        (
            "trous",
            ["↑ ↶"],
            [
                "regardez la carte 2",
                "tout est juste avant la carte 2",
                "quelle carte à la place 2 ?  ↑  ↶  ↷",
                "changez juste ce qu'il faut : ↑ ↑",
                "une réponse : ↑ ↑",
            ],
        ),
        ("choix", ["3"], ["regardez la carte 1", "la réponse : le programme 2"]),
        ("choix", ["1"], ["tout est juste jusqu'ici ; il manque la suite", "la réponse : le programme 2"]),
        ("choix", ["2"], [DONE]),
        ("bac", ["↑"], [DONE]),
        (
            "duo",
            ["↑", "↷ ↑"],
            [
                "robot 2, regardez la carte 1",
                "robot 2, enlevez la carte 1",
            ],
        ),
        (
            "duo",
            ["↑ ↑", "↶ ↑"],
            [
                "robot 2, regardez la carte 2",
                "robot 2, tout est juste avant la carte 2",
                "robot 2, enlevez la carte 2",
            ],
        ),
    ],
)
def test_ladders(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, answers: list[str], sentences: list[str]
) -> None:
    for attempt, sentence in enumerate([*sentences, sentences[-1]], start=1):
        assert main(["indice", f"{file}#{name}", *answers, "--essai", str(attempt), "--adulte"]) == 0
        assert capsys.readouterr() == (f"{sentence}\n", "")


def test_where_no_rung_is_left_for_a_child(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indice", f"{file}#trop-loin", "↑"]) == 0
    assert capsys.readouterr() == ("rien à ajouter : relisez ensemble les cartes\n", "")


def test_headings_are_in_the_language_of_the_person(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for attempt, told in ((2, "which way must she look: east or west?"), (3, "the answer: east")):
        arguments = ["--langue", "en", "indice", f"{file}#tete", "nord", "--essai", str(attempt), "--adulte"]
        assert main(arguments) == 0
        assert capsys.readouterr() == (f"{told}\n", "")
    assert main(["--langue", "en", "trace", f"{file}#predire", "B1"]) == 0
    assert capsys.readouterr().out.endswith("\nnot there: it stopped in C1 east\n")


@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("duo", ["↑"], "ce défi se joue avec deux robots ; donnez un programme pour chacun"),
        ("bac", ["↑", "↓"], "ce défi se joue avec un seul robot ; enlevez « ↓ »"),
        ("choix", ["9"], "« 9 » n'est pas le numéro d'un programme ; choisissez de 1 à 3"),
    ],
)
def test_answers_that_cannot_be_read(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, answers: list[str], sentence: str
) -> None:
    assert main(["indice", f"{file}#{name}", *answers]) == 1
    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_the_whole_object(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indice", "--json", f"{file}#duo", "↑", "↷ ↷", "--essai", "2"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "verb": "indice",
        "ok": True,
        "problems": [],
        "kind": "quiz",
        "sentence": "robot 2, quelle carte à la place 1 ?  ↑  ↶  ↷",
        "card": 1,
        "turns": [],
        "robot": 2,
        "prefix": None,
        "sure": True,
        "options": ["avancer", "gauche", "droite"],
        "right": 1,
        "put": None,
        "cells": ["C1"],
        "program": None,
    }
