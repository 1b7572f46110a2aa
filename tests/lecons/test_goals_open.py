"""Goals of the kit's paths have an opened picture of their own, which says so; others are seen alone, as large."""

import re
from dataclasses import replace

import lecons
from beebot import defi
from beebot.challenge import Challenge
from beebot.loader import load_path
from lecons.pictures.images import KIT, Images
from lecons.pictures.landmarks import (
    LIT_LETTERS,
    OPENED,
    Landmark,
    alone,
    landmarks,
    opened_sentence,
)
from lecons.pictures.named_cells import Spot, standing
from lecons.pictures.theme import ROLE

MOST_WORDS = 8
"""Of what is said as something opens."""


def on_mats() -> list[list[Landmark]]:
    """What is to be gone to in each challenge of all paths, where anything is. A challenge is met once."""
    met: dict[tuple[str, str], Challenge] = {}
    for file in lecons.paths():
        for lesson in load_path(file).path.lessons:
            met.update({(lesson.id, each.id): each for each in lesson.challenges if each.pictures is None})
    return [marks for marks in ([*landmarks(each)] for each in met.values()) if marks]


def ends() -> list[Landmark]:
    """What each challenge of all paths ends at: its goal, or the last of its targets."""
    return [next((mark for mark in marks if mark.is_goal), marks[-1]) for marks in on_mats()]


def test_all_goals_open_as_their_world_does() -> None:
    images, marks = Images(), ends()
    assert len(marks) > 180
    shown = {each.shown for each in marks if each.shown and (each.is_goal or each.picture)}
    assert [each for each in sorted(shown) if each + OPENED not in images] == []


def test_any_shape_and_any_number_of_dots_may_be_a_goal_for_all_open() -> None:
    names = {each for each in Images().names if re.fullmatch(r"couleurs-\w+-\w+|nombres-\d+", each)}
    closed = {each for each in names if not each.endswith(OPENED)}
    assert len(closed) == 16 + 10
    assert {each + OPENED for each in closed} <= {*Images().names}


def test_as_many_dots_as_a_picture_has_flower_and_the_sentence_counts_them() -> None:
    said = {opened_sentence(f"nombres-{count}") for count in range(1, 11)}
    assert len(said) == 10
    for count in range(1, 11):
        drawn = (KIT / f"nombres-{count}{OPENED}.svg").read_text("utf-8")
        assert drawn.count('fill="#F8C842"') == count


def test_what_has_no_picture_of_its_own_is_as_large_as_what_opens() -> None:
    for mark in ends():
        if (mark.is_goal or mark.picture or mark.letters) and mark.shown + OPENED not in Images():
            figure = standing(mark.shown, mark.letters, Images(), Spot(50, 50, 100))
            assert figure, mark
            opened = alone(mark, 100, Images(), is_open=True)
            assert figure in opened.replace(LIT_LETTERS, ROLE.letters), mark


def test_what_a_challenge_ends_at_is_in_a_ring_wherever_other_pictures_stand() -> None:
    """But a flower, which nothing else on a mat is like, and a place that is the child's to find."""
    for marks in on_mats():
        pictures = [mark for mark in marks if mark.is_goal or mark.picture or mark.letters]
        assert len(pictures) != 1 or pictures[0].is_goal, marks


def test_what_she_passes_is_on_a_plate_and_so_is_an_end_that_she_has_passed() -> None:
    asked = defi("4x1", depart="A1 est", cibles=["B1", "D1"])
    asked = replace(
        asked, ordered=True, targets=tuple(replace(each, picture="sentier-arbre") for each in asked.targets)
    )
    assert [mark.is_goal for mark in landmarks(asked)] == [False, True]
    assert [mark.is_goal for mark in landmarks(asked, (0, 1))] == [False, False]
    assert [mark.is_goal for mark in landmarks(replace(asked, ordered=False))] == [False, False]


def test_every_opened_picture_says_so_in_few_words_and_in_both_languages() -> None:
    flower = opened_sentence("fleur-ouverte")
    assert flower is not None
    assert flower.in_language("fr") == "La fleur s'ouvre !"
    for name in (each for each in Images().names if each.endswith((OPENED, "-atteinte"))):
        said = opened_sentence(name.removesuffix(OPENED))
        assert said is not None
        for language in ("fr", "en"):
            assert said.in_language(language).endswith("!")
            assert len(re.findall(r"\w+", said.in_language(language))) <= MOST_WORDS, name
        assert said.in_language("en") != said.in_language("fr"), name


def test_a_drawing_is_drawn_without_its_titles() -> None:
    assert "<title" in (KIT / "ruche-ouvert.svg").read_text("utf-8")
    assert "title" not in Images().draw("ruche-ouvert", 0, 0, 100) + Images().alone("ruche-ouvert")


def test_what_has_no_opened_picture_has_no_sentence_of_its_own() -> None:
    assert opened_sentence("mois-avril") is None
    assert opened_sentence("") is None
    assert opened_sentence("of an author") is None
