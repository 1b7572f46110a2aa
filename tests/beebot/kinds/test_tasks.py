"""The sentence that a challenge is given by, written by hand for each form of it: what is asked, and nothing else."""

from dataclasses import replace

import pytest

from beebot.challenge import Challenge, Genre, Observed, Target
from beebot.command import Command
from beebot.i18n import speaking
from beebot.kinds import kind_of
from beebot.mat import Decor, Mat, Place
from beebot.pose import Cell, Pose
from beebot.text import Text

A1, B1, C1 = (Cell.parse(name) for name in ("A1", "B1", "C1"))
GO, LEFT, RIGHT = Command.FORWARD, Command.LEFT, Command.RIGHT
PLAIN = Challenge("un", Text(""), Mat(5, 2), Pose.read("A2 est"), goal=C1)
NAMED = replace(
    PLAIN,
    mat=Mat(
        5,
        2,
        places=tuple(Place(cell, Text(name)) for cell, name in ((A1, "la mare"), (B1, "le bois"), (C1, "les nids"))),
    ),
)
FLOWERS = tuple(Target(cell) for cell in (A1, B1, C1))
PAUSES = tuple(Target(cell, pause=True) for cell in (A1, B1))
SHELL = Decor(goal="coquillage")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (PLAIN, "Rentre à la ruche."),
        (replace(PLAIN, mat=replace(PLAIN.mat, decor=SHELL)), "Va à l'arrivée."),
        (replace(PLAIN, goal=None, targets=FLOWERS[:1]), "Va à la fleur."),
        (replace(PLAIN, goal=None, targets=FLOWERS[:2]), "Passe par les deux fleurs."),
        (replace(PLAIN, goal=None, targets=FLOWERS), "Passe par les trois fleurs."),
        (replace(PLAIN, targets=FLOWERS[:1]), "Passe par la fleur, puis rentre à la ruche."),
        (
            replace(PLAIN, targets=FLOWERS[:1], mat=replace(PLAIN.mat, decor=SHELL)),
            "Passe par la fleur, puis va à l'arrivée.",
        ),
        (replace(PLAIN, goal=None, targets=PAUSES[:1]), "Fais une pause sur la fleur."),
        (replace(PLAIN, goal=None, targets=PAUSES), "Fais une pause sur les deux fleurs."),
        (replace(PLAIN, passages=frozenset({B1})), "Rentre à la ruche. N'oublie pas le passage."),
        (NAMED, "Va aux nids."),
        (replace(NAMED, goal=B1), "Va au bois."),
        (replace(NAMED, goal=A1), "Va à la mare."),
        (replace(NAMED, goal=None, targets=FLOWERS[:1]), "Va à la mare."),
        (replace(NAMED, goal=None, targets=PAUSES[:1]), "Fais une pause sur la mare."),
        (replace(NAMED, goal=None, targets=FLOWERS[:2]), "Passe par la mare et par le bois."),
        (replace(NAMED, goal=None, targets=PAUSES), "Fais une pause sur la mare et sur le bois."),
        (replace(NAMED, targets=FLOWERS[:2]), "Passe par la mare et par le bois, puis rejoins les nids."),
        (replace(NAMED, targets=(Target(Cell.parse("D1")),)), "Passe par la fleur, puis rentre à la ruche."),
        (replace(PLAIN, goal=None, targets=FLOWERS[:2], ordered=True), "D'abord A1, puis B1."),
        (replace(PLAIN, targets=FLOWERS[:2], ordered=True), "D'abord A1, puis B1, et rentre à la ruche."),
        (replace(NAMED, goal=None, targets=FLOWERS[:2], ordered=True), "D'abord la mare, puis le bois."),
        (replace(NAMED, targets=FLOWERS[:2], ordered=True), "D'abord la mare, puis le bois, et finis sur les nids."),
        (replace(PLAIN, repeats=True), "Rentre à la ruche. Répète !"),
        (
            replace(PLAIN, keys=frozenset({GO, RIGHT}), max_instructions=9),
            "Rentre à la ruche. Elle ne sait pivoter qu'à droite.",
        ),
        (
            replace(PLAIN, keys=frozenset({GO, LEFT}), max_instructions=9),
            "Rentre à la ruche. Elle ne sait pivoter qu'à gauche.",
        ),
        (replace(PLAIN, keys=frozenset({GO, LEFT}), max_instructions=8), "Rentre à la ruche."),
        (replace(PLAIN, keys=frozenset({GO, LEFT, RIGHT}), max_instructions=9), "Rentre à la ruche."),
    ],
)
def test_where_to_go_is_said_by_flowers_by_names_or_by_cells(asked: Challenge, said: str) -> None:
    assert kind_of(Genre.PROGRAM).task(asked) == said


def test_a_name_is_said_in_the_language_of_who_listens() -> None:
    asked = replace(NAMED, mat=Mat(5, 2, places=(Place(C1, Text("les nids", en="the nests")),)))
    with speaking("en"):
        assert "the nests" in kind_of(Genre.PROGRAM).task(asked)


WATCHED = replace(PLAIN, goal=None, given=(GO,), genre=Genre.OBSERVE)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (replace(WATCHED, genre=Genre.PREDICT), "Elle suit cette bande. Où s'arrête-t-elle ?"),
        (
            replace(WATCHED, genre=Genre.PREDICT, asks_heading=True),
            "Où s'arrête-t-elle, et vers où regarde-t-elle ?",
        ),
        (replace(WATCHED, seen=Observed.CELL), "Regarde-la bien. Où s'arrête-t-elle ?"),
        (
            replace(WATCHED, seen=Observed.CELL, asks_heading=True),
            "Regarde-la. Où s'arrête-t-elle, et vers où regarde-t-elle ?",
        ),
        (
            replace(WATCHED, seen=Observed.STRIP, choices=((GO,), (LEFT,))),
            "Regarde-la bien. Quelle bande suit-elle ?",
        ),
        (replace(WATCHED, seen=Observed.STRIP), "Regarde-la bien, puis refais son chemin."),
        (replace(PLAIN, genre=Genre.COMPLETE, template=(GO, None)), "Rentre à la ruche. Quelle carte manque ?"),
        (replace(PLAIN, genre=Genre.COMPLETE, template=(None, None)), "Rentre à la ruche. Quelles cartes manquent ?"),
        (replace(PLAIN, genre=Genre.DEBUG, given=(LEFT,)), "Rentre à la ruche. La bande se trompe : répare-la."),
        (
            replace(PLAIN, genre=Genre.CHOOSE, choices=((GO,), (LEFT,))),
            "Rentre à la ruche. Quelle bande choisis-tu ?",
        ),
        (replace(PLAIN, genre=Genre.ORIENT, given=(GO,)), "Rentre à la ruche. Tourne-la du bon côté."),
    ],
)
def test_what_to_do_is_said_in_the_words_of_the_kind(asked: Challenge, said: str) -> None:
    assert kind_of(asked.genre).task(asked) == said
