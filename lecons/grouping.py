"""For how many children a sheet is, and in how many teams: read in the French words of its « groupement ».

An author writes what a colleague reads: « 5 enfants, un groupe par jour », « 4 à 6 enfants, par équipes de trois ».
"""

import re
from collections import Counter

from beebot.lesson import LearningPath, Lesson

_UNITS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
NUMBERS = (
    *("zéro", "un", *_UNITS, "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix-sept", "dix-huit", "dix-neuf"),
    *("vingt", "vingt et un", *(f"vingt-{unit}" for unit in _UNITS)),
    *("trente", "trente et un", *(f"trente-{unit}" for unit in _UNITS), "quarante"),
)
"""The French words of numbers, in their order. One of something feminine is « une »."""
NUMBER = rf"(?:\d+|une|{'|'.join(NUMBERS)})"
"""A pattern for a number in figures or in a word of ``NUMBERS``."""
USUAL, MOST = 6, NUMBERS.index("quarante")
"""How many children take part where nobody says it, and how many at most: a sheet that says more is read as this."""
_MANY = 10
"""Of a range that goes further, the least number counts: paper for twenty is asked for."""
_BEFORE = r"(?<![\w-])"
"""What lies before a number: not the tens that it ends, as in « vingt-cinq »."""
_CHILDREN = re.compile(
    rf"{_BEFORE}(?:({NUMBER}) (?:à|ou) )?({NUMBER}) (?:enfants?|élèves?)\b|\bpar (?:groupes|tables) de ({NUMBER})\b"
)
_TEAMS = re.compile(rf"{_BEFORE}({NUMBER}) équipes?\b")
_EACH_TEAM = re.compile(rf"{_BEFORE}({NUMBER}) équipes de ({NUMBER})\b")
_OF_A_TEAM = re.compile(rf"\béquipes de ({NUMBER})\b")


def number(word: str) -> int:
    """What a word that ``NUMBER`` matches counts."""
    if word.isdecimal():
        return int(word)
    return 1 if word == "une" else NUMBERS.index(word)


def children(lesson: Lesson) -> int:
    """How many children take part at a time, as its sheet says; 0 where it names no number.

    Of a range the greatest number counts, so that nobody goes without, unless that is more than ``_MANY``.
    """
    said = _said(lesson)
    if each := _EACH_TEAM.search(said):  # « deux équipes de 4 enfants » are eight
        return min(number(each[1]) * number(each[2]), MOST)
    found = _CHILDREN.search(said)
    if found is None:
        return 0
    least, most = found[1], number(found[2] or found[3])
    return min(number(least) if least and most > _MANY else most, MOST)


def teams(lesson: Lesson) -> int:
    """In how many teams they are, as its sheet says; 0 where it does not."""
    said = _said(lesson)
    if found := _TEAMS.search(said):
        return min(number(found[1]), MOST)
    found = _OF_A_TEAM.search(said)
    many = number(found[1]) if found else 0
    return -(-children(lesson) // many) if many else 0


def _said(lesson: Lesson) -> str:
    """What a sheet says of groups, with a plain space wherever a word processor has put one that does not break."""
    return " ".join(lesson.sheet.grouping.fr.lower().split())


def usual_children(path: LearningPath) -> int:
    """How many children most of its séances are for; 0 where none names a number."""
    said = Counter(filter(None, map(children, path.on_shelf)))
    return max(said, key=lambda each: (said[each], each), default=0)
