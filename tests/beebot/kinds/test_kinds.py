"""Every kind of challenge has its file, and costs a program that starts nothing but that file."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import beebot.kinds
from beebot.challenge import Aim, Challenge, Genre, Partner
from beebot.command import Command
from beebot.errors import BadValueError
from beebot.kinds import Kind, kind_of
from beebot.loader.genre_keys import KNOWN
from beebot.mat import Mat, Place
from beebot.parts.pictures import Picture, Pictures
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

SHARED = {
    *("id", "genre", "consigne", "tapis", "depart", "obstacles", "murs", "touches", "indices"),
    *("degre", "etoile", "memoire", "vue"),
}
"""The keys that mean something in every kind."""
OF_ALL = {"__init__", "kind", "of_pictures", "goal_sentences", "written"}
"""Files of no kind alone."""
HEAVY = (
    "beebot.shortest",
    "beebot.repair",
    "beebot.hinting",
    "beebot.loader",
    "beebot.notation",
    "beebot.measures.difficulties",
    "beebot.kinds.goal_sentences",
)


def test_every_genre_has_a_file_and_every_file_a_genre() -> None:
    files = {file.stem for file in Path(beebot.kinds.__path__[0]).glob("*.py")} - OF_ALL
    assert files == {genre.name.lower() for genre in Genre}
    kinds = [kind_of(genre) for genre in Genre]
    assert all(isinstance(kind, Kind) for kind in kinds)
    assert len({type(kind) for kind in kinds}) == len(Genre)


@pytest.mark.parametrize("genre", Genre, ids=lambda genre: genre.value)
def test_its_keys_are_those_of_a_file(genre: Genre) -> None:
    kind = kind_of(genre)
    assert kind.needs <= kind.keys <= set(KNOWN) - SHARED
    assert not kind.holes or "programme" in kind.needs


def test_every_key_means_something_somewhere() -> None:
    assert set(KNOWN) == SHARED.union(*(kind_of(genre).keys for genre in Genre))


def test_what_the_house_asks_of_a_kind_is_answered_by_it() -> None:
    """Which kinds each answer is true of, told by hand: lessons are sorted, printed and measured by them."""
    asked = ("lays", "reads", "follows", "mends", "chooses", "carries", "in_order", "invents", "turns_her")
    words = {ask: {genre.value for genre in Genre if getattr(kind_of(genre), ask)} for ask in asked}
    assert words == {
        "lays": {"programmer", "deboguer", "reproduire", "libre", "a_deux", "observer"},
        "reads": {"prevoir", "orienter"},
        "follows": {"prevoir", "observer"},
        "mends": {"deboguer"},
        "chooses": {"choisir"},
        "carries": {"ranger", "trier"},
        "in_order": {"ranger"},
        "invents": {"libre", "creer"},
        "turns_her": {"orienter"},
    }


def test_each_kind_has_a_name_a_question_and_a_task_of_its_own() -> None:
    kinds = [kind_of(genre) for genre in Genre]
    for said in ([kind.name for kind in kinds], [kind.question for kind in kinds]):
        assert len(set(said)) == len(Genre)
    pictures = Pictures((Picture("oeuf"), Picture("lait"), Picture("gateau", right=True)))
    walk = Challenge("", Text(""), Mat(3, 3), Pose(Cell(0, 0), Heading.EAST), goal=Cell(2, 0), pictures=pictures)
    tasks = {kind_of(genre).task(replace(walk, genre=genre)) for genre in Genre}
    assert len(tasks) == len(Genre)
    assert all(task.endswith((".", "?", "!")) for task in tasks)


@pytest.mark.program
@pytest.mark.parametrize("genre", Genre, ids=lambda genre: genre.value)
def test_a_kind_brings_nothing_that_only_solver_help_or_reader_need(genre: Genre) -> None:
    code = f"from beebot import kinds, Genre; import sys; kinds.kind_of(Genre.{genre.name}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert f"beebot.kinds.{genre.name.lower()}" in loaded
    assert [name for name in loaded if name.startswith((*HEAVY, "pydantic"))] == []


@pytest.mark.parametrize("given", [[], [1], [Command.FORWARD]])
def test_a_list_of_something_else_than_texts_answers_no_question(given: list[object]) -> None:
    """Only a program is given as a list of its cards."""
    asked = Challenge("un", Text(""), Mat(3, 1), Pose.read("A1 est"), genre=Genre.PREDICT, given=(Command.FORWARD,))
    with pytest.raises(BadValueError):
        beebot.kinds.answer_of(asked, given)
    assert beebot.kinds.answer_of(replace(asked, genre=Genre.PROGRAM), [Command.FORWARD]) == (Command.FORWARD,)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("A1 C1", "La première rejoint la mare, l'autre la ruche."),
        ("A1", "Chacune rentre dans sa ruche, sans se cogner."),
        ("C1", "Chacune rentre dans sa ruche, sans se cogner."),
    ],
)
def test_two_robots_are_sent_by_name_where_both_goals_have_one(named: str, said: str) -> None:
    names = {"A1": "la mare", "C1": "la ruche"}
    places = tuple(Place(Cell.parse(cell), Text(names[cell])) for cell in named.split())
    partner = Partner(Pose.read("C2 ouest"), Aim.GOALS, Cell.parse("C1"))
    mat = Mat(3, 2, places=places)
    asked = Challenge(
        "un", Text(""), mat, Pose.read("A2 est"), goal=Cell.parse("A1"), genre=Genre.PAIR, partner=partner
    )
    assert kind_of(Genre.PAIR).task(asked) == said
