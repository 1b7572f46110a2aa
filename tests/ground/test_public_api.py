"""The Python that the README shows a pupil or a teacher prints what the README says it prints."""

import argparse
import ast
import contextlib
import io
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import beebot
import lecons
from beebot import (
    Aim,
    BadValueError,
    Cell,
    Challenge,
    Choice,
    Command,
    Creation,
    Genre,
    Heading,
    KitError,
    Level,
    Mat,
    Orientation,
    Outcome,
    PairPrograms,
    Partner,
    Pose,
    Prediction,
    Repeat,
    Target,
    Text,
    Wall,
    defi,
    generate,
    hint,
    judge,
    load_lesson,
    make_challenge,
    make_mat,
    parse_program,
    run,
    solve,
    tapis,
)
from beebot.command import SINGLE_COMMANDS
from beebot.console.terminal import obey
from beebot.generator import GENRES
from beebot.loader.genre_keys import ON_MATS
from beebot.parts.answer_types import Answer
from tests.simulateur.genres import CHALLENGES

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_ten_lines_of_the_readme() -> None:
    code, said = re.findall(r"```python\n(.*?)```\n\n.*?\n\n```text\n(.*?)```", README, re.DOTALL)[0]
    lines = [line for line in code.splitlines() if line]
    assert len(lines) <= 12
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    assert out.getvalue() == said


def test_every_public_name_is_there() -> None:
    for name in beebot.__all__:
        assert getattr(beebot, name) is not None
        assert not isinstance(getattr(beebot, name), ModuleType), f"{name} must be the thing, not the module of it"
    assert set(beebot.__all__) <= set(dir(beebot))


@pytest.mark.program
def test_names_at_the_door_are_imported_when_they_are_used_and_known_to_type_checkers() -> None:
    code = "import sys, beebot; print(sorted(name for name in sys.modules if name.startswith('beebot')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['beebot']"
    source = Path(beebot.__file__).read_text(encoding="utf-8")
    typed = next(node for node in ast.parse(source).body if isinstance(node, ast.If))
    seen = {each.name for node in typed.body if isinstance(node, ast.ImportFrom) for each in node.names}
    assert seen == set(beebot.__all__)


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert beebot.__version__ == project["version"]


def test_the_french_door_and_the_english_one_lead_to_the_same() -> None:
    french = defi(
        "6x5",
        depart="A1 est",
        cibles=["C2"],
        obstacles="B2 D4",
        murs=[("B1", "A1")],
        arrivee="E5",
        touches="avancer gauche",
        ordre="impose",
        indices=["Où ?"],
    )
    english = make_challenge(
        "6 x 5",
        start="A1 east",
        targets="C2",
        obstacles=["B2", "D4"],
        walls=["A1 B1"],
        goal="E5",
        keys=[Command.FORWARD, "gauche"],
        ordered=True,
        hints=["Où ?"],
    )
    assert french == english
    a1, b1 = Cell(0, 0), Cell(1, 0)
    assert french == Challenge(
        "defi",
        Text(""),
        Mat(6, 5, frozenset({Cell(1, 1), Cell(3, 3)}), frozenset({Wall(a1, b1)})),
        Pose(a1, Heading.EAST),
        (Target(Cell(2, 1)),),
        goal=Cell(4, 4),
        ordered=True,
        keys=frozenset({Command.FORWARD, Command.LEFT}),
        hints=(Text("Où ?"),),
    )
    assert tapis("6x5", obstacles="B2") == make_mat(make_mat("6x5"), obstacles=["B2"])


def test_answers_and_programs_may_be_texts() -> None:
    simple = defi("6x5", depart="A1 est", arrivee="C1")
    assert judge(simple, "avancer, avancer").outcome is Outcome.SUCCESS
    assert judge(simple, [Command.FORWARD] * 2).outcome is Outcome.SUCCESS  # type: ignore[list-item]
    predict = defi("6x5", depart="A1 est", genre="prevoir", programme="↑ ↑")
    assert judge(predict, "C1").outcome is Outcome.SUCCESS
    assert judge(predict, Prediction("C1")).outcome is Outcome.SUCCESS  # type: ignore[arg-type]
    assert str(run("avancer", "A1 est", simple.mat)) == "départ A1 est\n0 avancer -> B1 est"
    complete = defi("6x5", depart="A1 est", genre="completer", programme="↑ _ ↶", arrivee="C1")
    assert complete.template == (Command.FORWARD, None, Command.LEFT)
    two = make_challenge("6x5", start="A1 est", genre="a_deux", partner="F1 west", aim="rencontre")
    assert judge(two, ["↑ ↑", "↑ ↑"]).outcome is Outcome.SUCCESS
    assert two.partner == Partner(Pose(Cell(5, 0), Heading.WEST), Aim.MEET)
    with pytest.raises(
        BadValueError, match="mot inconnu « danse » ; les mots possibles sont rencontre, echange, chacun"
    ):
        defi("6x5", depart="A1 est", genre="a_deux", autre="F1 ouest", but="danse")
    with pytest.raises(KitError, match="mot inconnu « avencer » à la place 1"):
        judge(simple, "avencer")


SIMPLE = defi("6x5", depart="A1 est", arrivee="C1")
PREDICTED = defi("6x5", depart="A1 est", genre="prevoir", programme="↑ ↑")
REFUSED: dict[str, tuple[Callable[..., object], tuple[object, ...], str]] = {
    "obstacle off": (Mat, (6, 5, ["B9"]), "la case B9 est hors du tapis, qui va de A1 à F5"),
    "wall off": (Mat, (1, 2, (), ["A1 B1"]), "la case B1 est hors du tapis, qui va de A1 à A2"),
    "no obstacles": (Mat, (6, 5, 3), '« 3 » n\'est pas une liste de cases ; écrivez par exemple ["B2", "C3"]'),
    "walls in a text": (
        Mat,
        (6, 5, (), "A1 B1"),
        'les murs se donnent en liste ; écrivez par exemple [("A1", "B1")]',
    ),
    "no side": (Mat, ("6", 5), "le côté d'un tapis est un nombre de cases de 1 à 26, pas '6'"),
    "no cell": (Mat, (0, 5), "le côté d'un tapis est un nombre de cases de 1 à 26, pas 0"),
    "too wide": (Mat, (27, 5), "le côté d'un tapis est un nombre de cases de 1 à 26, pas 27"),
    "too high": (Mat, (5, 27), "le côté d'un tapis est un nombre de cases de 1 à 26, pas 27"),
    "a cell that no mat has": (
        Mat,
        (6, 5, [Cell(30, 0)]),
        "la case (30, 0) est hors du tapis, qui va de A1 à F5",
    ),
    "no cell on a mat": (
        Mat(6, 5).__contains__,
        ("b2",),
        "« b2 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4",
    ),
    "a kind that is not made": (
        generate,
        ("GS", 1, 1, "trier"),
        f"aucun défi « trier » ne se fabrique ; prenez l'un de ces genres : {', '.join(each.value for each in GENRES)}",
    ),
    "effort": (solve, (SIMPLE, "x"), "« effort » ne peut pas valoir 'x' ; il faut un int"),
    "an answer": (
        judge,
        (SIMPLE, 3),
        "3 ne répond pas à ce défi ; donnez, pour programmer, un programme comme « avancer gauche »",
    ),
    "an answer to another kind": (
        judge,
        (SIMPLE, Choice(0)),
        "Choice(place=0) ne répond pas à ce défi ; donnez, pour programmer, un programme comme « avancer gauche »",
    ),
    "a prediction": (
        hint,
        (PREDICTED, 3, 1),
        "3 ne répond pas à ce défi ; donnez, pour prevoir, une case comme C4 ou « C4 nord »",
    ),
    "no step": (
        Mat,
        (6, 5, (), (), 0),
        "le pas d'un robot se donne en millimètres, pas 0 ; écrivez par exemple 150",
    ),
    "far wall": (Wall, ("A1", "C1"), "A1 et C1 ne se touchent pas ; un mur se met entre deux cases voisines"),
    "wall of three": (Wall.read, ("A1 B1 C1",), "un mur se met entre deux cases ; écrivez [A1, B1]"),
    "turns": (Repeat, (1000, ()), "une répétition fait de 2 à 9 tours, pas 1000"),
    "one turn": (Repeat, (1, ()), "une répétition fait de 2 à 9 tours, pas 1"),
    "body": (Repeat, (3, 5), '« 5 » n\'est pas une liste d\'instructions ; écrivez par exemple ["avancer", "droite"]'),
    "card": (
        Repeat,
        (3, ("sauter",)),
        "« sauter » n'est pas une instruction ; les mots possibles sont "
        + ", ".join(each.value for each in SINGLE_COMMANDS),
    ),
    "half a cell": (
        Cell,
        (0.5, 1),
        'une case se fait de deux nombres entiers, pas de 0.5 et 1 ; écrivez Cell("C4")',
    ),
    "text": (Cell, ("a1",), "« a1 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4"),
    "one number": (Cell, (3,), "« 3 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4"),
    "level": (generate, ("gs", 1), "mot inconnu « gs » ; les mots possibles sont PS, MS, GS, CP, CE1"),
    "seed": (
        generate,
        ("GS", "42"),
        "la graine va de 0 à 999999999 et le nombre de défis de 1 à 1000, pas '42', 1",
    ),
    "cell": (Cell.parse, ("a1",), "« a1 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4"),
    "cell of a target": (
        Target,
        (3,),
        "« 3 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4",
    ),
    "pause": (Target, ("A1", 1), "« pause » vaut True ou False, pas 1"),
    "heading": (Pose, ("A1", "haut"), "« haut » n'est pas une orientation ; écrivez nord, est, sud ou ouest"),
    "pose": (Pose.read, ("A1",), "« A1 » ne dit pas une case et une orientation ; écrivez par exemple « A1 est »"),
    "sentence": (Text, (3,), "une phrase se met entre guillemets ; 3 n'en est pas une"),
    "mat": (Challenge, ("x", "", "2x2", "A1 est"), "« mat » ne peut pas valoir '2x2' ; il faut un Mat"),
    "goal off": (
        Challenge,
        ("x", "", Mat(2, 2), "A1 est", (), "C1"),
        "la case C1 est hors du tapis, qui va de A1 à B2",
    ),
    "targets": (
        Challenge,
        ("x", "", Mat(2, 2), "A1 est", 3),
        "« 3 » n'est pas une liste ; mettez-la entre crochets",
    ),
    "choice": (Choice, ("2",), "« place » ne peut pas valoir '2' ; il faut un int"),
    "size": (make_mat, ("6",), '« 6 » n\'est pas un tapis ; écrivez par exemple "6x5", de 1 à 26 cases de côté'),
    "large": (make_mat, ("27x5",), '« 27x5 » n\'est pas un tapis ; écrivez par exemple "6x5", de 1 à 26 cases de côté'),
}


@pytest.mark.parametrize(
    ("make", "keys", "told"),
    [
        (defi, {"depart": "A1 est", "cible": "C1"}, "clé inconnue « cible » ; vouliez-vous « cibles » ?"),
        (make_challenge, {"start": "A1 est", "gaol": "C1"}, "clé inconnue « gaol » ; vouliez-vous « goal » ?"),
        (tapis, {"mur": ["A1 B1"]}, "clé inconnue « mur » ; vouliez-vous « murs » ?"),
        (make_mat, {"xyz": 3}, "clé inconnue « xyz » ; les clés possibles ici sont size, obstacles, walls"),
        (defi, {"cibles": "C1"}, "il manque la clé « depart » ; ajoutez-la"),
        (defi, {"depart": "A1 est"}, "ce défi ne demande rien ; ajoutez « cibles » ou « arrivee »"),
        (
            make_challenge,
            {"start": "A1 est", "genre": "completer", "program": "↑ _"},
            "ce défi ne demande rien ; ajoutez « cibles » ou « arrivee »",
        ),
        (
            defi,
            {"depart": "A1 est", "cibles": "A1", "arrivee": "A1"},
            "la case A1 est celle du départ ; choisissez-en une autre, ou ajoutez une cible",
        ),
    ],
)
def test_keys_that_do_not_serve_are_one_sentence(make: Callable[..., object], keys: dict[str, Any], told: str) -> None:
    with pytest.raises(BadValueError) as caught:
        make("6x5", **keys)
    assert str(caught.value) == told


@pytest.mark.parametrize("genre", ["libre", "creer", "reproduire", "prevoir", "observer"])
def test_where_nothing_is_to_be_reached_no_aim_is_needed(genre: str) -> None:
    assert defi("6x5", depart="A1 est", genre=genre, programme="↑ ↑").genre is Genre(genre)


def test_a_start_that_is_a_target_counts_when_she_is_back() -> None:
    back = defi("6x5", depart="A1 est", cibles="A1 B1")
    assert judge(back, "↑").outcome is Outcome.TARGET_MISSED
    assert judge(back, "↑ ↓").outcome is Outcome.SUCCESS


def test_a_cell_is_on_a_mat_by_its_name_and_has_one_where_some_mat_has_it() -> None:
    assert "B2" in Mat(5, 5)
    assert "F1" not in Mat(5, 5)
    named = {Cell(column, row): str(Cell(column, row)) for column in range(-2, 30) for row in range(-2, 102)}
    assert len(set(named.values())) == len(named)
    for cell, name in named.items():
        on_some_mat = 0 <= cell.column <= 25 and 0 <= cell.row <= 98
        assert (Cell.parse(name) == cell) if on_some_mat else name == f"({cell.column}, {cell.row})"


def test_a_cell_and_a_challenge_to_make_are_named_by_words() -> None:
    assert Cell("C4") == Cell(2, 3)  # type: ignore[arg-type] # it is read
    assert generate("GS", 42, 1, "prevoir") == generate(Level.GS, 42, 1, Genre.PREDICT)  # type: ignore[arg-type]


@pytest.mark.parametrize(("make", "given", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_made_is_one_sentence(make: Callable[..., object], given: tuple[object, ...], told: str) -> None:
    with pytest.raises(BadValueError) as caught:
        make(*given)
    assert str(caught.value) == told
    assert isinstance(caught.value, KitError)
    assert isinstance(caught.value, ValueError)


def test_what_a_robot_must_reach_is_no_obstacle() -> None:
    for keys in ({"depart": "B2 est"}, {"depart": "A1 est", "arrivee": "B2"}, {"depart": "A1 est", "cibles": "B2"}):
        with pytest.raises(BadValueError, match="la case B2 est un obstacle ; choisissez une case libre"):
            defi("6x5", obstacles="B2", **keys)  # type: ignore[arg-type]
    with pytest.raises(BadValueError, match="mot inconnu « vite » ; les mots possibles sont libre, impose"):
        defi("6x5", depart="A1 est", ordre="vite")


def test_items_of_lists_are_read_and_checked_too() -> None:
    sound = defi("6x5", depart="A1 est", cibles="C1")
    read = replace(sound, given=("avancer", "↶"), template=("avancer", None), choices=("↑", ["↓"]), hints=("Où ?",))  # type: ignore[arg-type]
    assert read.given == parse_program("↑ ↶")
    assert read.template == (Command.FORWARD, None)
    assert read.choices == ((Command.FORWARD,), (Command.BACKWARD,))
    assert read.hints == (Text("Où ?"),)
    with pytest.raises(BadValueError, match="un programme à trous ne répète rien"):
        replace(sound, template=(None, Repeat(2, ())))  # type: ignore[arg-type]
    with pytest.raises(BadValueError, match="« 3 » n'est pas une instruction"):
        replace(sound, given=(3,))  # type: ignore[arg-type]
    assert judge(sound, ("avancer", "avancer")).outcome is Outcome.SUCCESS  # type: ignore[arg-type]


def test_a_value_that_no_person_typed_is_a_bug_for_the_commands() -> None:
    def act(_options: argparse.Namespace) -> int:
        Repeat(1000, ())
        return 0

    with pytest.raises(BadValueError):
        obey(argparse.ArgumentParser, act, [])


def test_a_notebook_answers_every_genre_of_a_file_named_by_a_text() -> None:
    card = parse_program("avancer")
    answers: dict[Genre, Answer] = {
        Genre.PREDICT: Prediction(Cell.parse("A1")),
        Genre.CHOOSE: Choice(0),
        Genre.PAIR: PairPrograms(card, card),
        Genre.ORIENT: Orientation(Heading.NORTH),
        Genre.OBSERVE: Prediction(Cell.parse("A1")),
        Genre.CREATE: Creation(Pose(Cell.parse("A1"), Heading.EAST)),
    }
    found = {each.genre: each for each in CHALLENGES}
    found |= {each.genre: each for file in lecons.lessons() for each in load_lesson(str(file)).challenges}
    assert set(found) == set(Genre)
    found = {genre: each for genre, each in found.items() if genre in ON_MATS}
    for genre, challenge in found.items():
        best = solve(challenge).answer
        assert best is not None
        given = answers.get(genre, card)
        if genre is Genre.OBSERVE:  # a watched run is told by a cell, by one of some strips, or by a strip
            given = next(each for each in (given, Choice(0), card) if isinstance(each, type(best)))
        assert isinstance(judge(challenge, given).outcome, Outcome)
        assert judge(challenge, best).outcome is Outcome.SUCCESS


def test_a_file_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(KitError, match="fichier introuvable ; vérifiez son nom"):
        load_lesson("nulle-part.yaml")
