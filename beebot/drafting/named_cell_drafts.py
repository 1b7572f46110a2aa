"""Drafts of ``question`` and ``ranger`` from named cells: touch the picture that is named, or lay several in order."""

from dataclasses import replace

from beebot.challenge import Challenge, Genre
from beebot.drafting.draft import Draft, solved
from beebot.drafting.level_recipes import Recipe
from beebot.drafting.random_draws import Dice
from beebot.drafting.task_sentences import order_question
from beebot.mat import Mat
from beebot.parts.pictures import NO_MAT, NO_START, Picture, Pictures
from beebot.text import Text

LEAST = 5
"""From how many such cells on a mat has something to ask of every level."""
_OTHERS = 2
"""Where some pictures are refused, so many answer at least: one alone would be named."""


def pictured(mat: Mat | None) -> tuple[Picture, ...]:
    """The named places of ``mat``, as pictures that say their name; a name or picture that comes twice is left out."""
    named = [place for place in mat.places if place.name and place.picture] if mat else []
    names, drawings = [place.name and place.name.fr for place in named], [place.picture for place in named]
    return tuple(
        Picture(place.picture, place.name)
        for place in named
        if names.count(place.name and place.name.fr) == drawings.count(place.picture) == 1
    )


def question(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
    """A draft of ``question``: a child touches the picture that is named, or any but the one or two that are named."""
    there = pictured(given)
    shown = dice.some_of(there, dice.between(recipe.shown))
    refuses = dice.happens(recipe.refused)
    count = dice.between((1, max(1, len(shown) - _OTHERS))) if refuses else 1
    named = dice.some_of(range(len(shown)), count)
    if len(shown) <= len(named) + (_OTHERS - 1 if refuses else 0):
        return None
    asked = tuple(replace(each, right=(place in named) is not refuses) for place, each in enumerate(shown))
    return _drafted(Genre.QUESTION, asked)


def arranged(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
    """A draft of the kind ``ranger``: pictures of named cells, to be put in the order in which they are told."""
    count = dice.between(recipe.heard)
    heard = dice.some_of(pictured(given), count)
    return _drafted(Genre.ARRANGE, tuple(heard), (order_question(),)) if len(heard) == count else None


def _drafted(genre: Genre, asked: tuple[Picture, ...], hints: tuple[Text, ...] = ()) -> Draft | None:
    challenge = Challenge("", Text(""), NO_MAT, NO_START, hints=hints, genre=genre, pictures=Pictures(asked))
    solution = solved(challenge)
    return Draft(challenge, solution) if solution else None
