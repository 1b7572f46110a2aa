"""The task of a challenge that was made and not written: what it asks, in a sentence or two of both languages."""

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.text import Text

_NUMBERS_FR = ("", "", "deux", "trois", "quatre", "cinq")
_NUMBERS_EN = ("", "", "two", "three", "four", "five")
_PIVOTS = frozenset({Command.LEFT, Command.RIGHT})
_NOTICED = 8
"""From how many cards on a child is told that a key is missing."""


def task_of(challenge: Challenge) -> Text:
    """What is asked: up to five targets or a goal, in order or not, a cell to cross, few cards, a missing pivot."""
    count = len(challenge.targets)
    pause = any(target.pause for target in challenge.targets)
    home = challenge.goal is not None
    if count == 0:
        french, english = "Rentre à la ruche", "Go home to the hive"
    elif pause:
        french, english = f"Fais une pause sur {_flowers_fr(count)}", f"Pause on {_flowers_en(count)}"
    elif count == 1 and not home:
        french, english = "Va à la fleur", "Go to the flower"
    else:
        french, english = f"Passe par {_flowers_fr(count)}", f"Visit {_flowers_en(count)}"
    if challenge.ordered:
        cells = ", ".join(str(target.cell) for target in challenge.targets)
        french, english = f"{french} dans cet ordre : {cells}", f"{english} in this order: {cells}"
    if count and home:
        french, english = f"{french}, puis rentre à la ruche", f"{english}, then go home to the hive"
    if challenge.passages:
        french, english = f"{french}. N'oublie pas le passage obligé", f"{english}. Do not forget the cell to cross"
    more_french, more_english = _constraint(challenge)
    return Text(f"{french}.{more_french}", en=f"{english}.{more_english}")


def _constraint(challenge: Challenge) -> tuple[str, str]:
    """What makes it harder than it looks, as a second sentence or ``""``."""
    if challenge.repeats:
        cards = challenge.max_instructions
        return f" Tu n'as que {cards} cartes : répète !", f" You only have {cards} cards: use a repeat!"
    if challenge.max_instructions > _NOTICED and not challenge.keys >= _PIVOTS:
        if Command.LEFT in challenge.keys:
            return (
                " Son aile droite est cassée : elle ne pivote qu'à gauche.",
                " Its right wing is broken: it can only turn left.",
            )
        return (
            " Son aile gauche est cassée : elle ne pivote qu'à droite.",
            " Its left wing is broken: it can only turn right.",
        )
    return "", ""


def _flowers_fr(count: int) -> str:
    return "la fleur" if count == 1 else f"les {_NUMBERS_FR[count]} fleurs"


def _flowers_en(count: int) -> str:
    return "the flower" if count == 1 else f"the {_NUMBERS_EN[count]} flowers"
