"""For how many children a sheet is, and in how many teams: read in the French words of its « groupement ».

An author writes what a colleague reads: « 5 enfants, un groupe par jour », « 4 à 6 enfants, par équipes de trois ».
"""

import re
from collections import Counter

from beebot.lesson import LearningPath, Lesson

NUMBERS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"),
)
"""The French words of numbers, in their order. One of something feminine is « une »."""
NUMBER = rf"(?:\d+|une|{'|'.join(NUMBERS)})"
"""A pattern for a number in figures or in a word of ``NUMBERS``."""
_MANY = 10
"""Of a range that goes further, the least number counts: paper for twenty is asked for."""
_CHILDREN = re.compile(
    rf"\b(?:({NUMBER}) (?:à|ou) )?({NUMBER}) (?:enfants?|élèves?)\b|\bpar (?:groupes|tables) de ({NUMBER})\b"
)
_TEAMS = re.compile(rf"\b({NUMBER}) équipes?\b")
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
    found = _CHILDREN.search(lesson.sheet.grouping.fr.lower())
    if found is None:
        return 0
    least, most = found[1], number(found[2] or found[3])
    return number(least) if least and most > _MANY else most


def teams(lesson: Lesson) -> int:
    """In how many teams they are, as its sheet says; 0 where it does not."""
    said = lesson.sheet.grouping.fr.lower()
    if found := _TEAMS.search(said):
        return number(found[1])
    found = _OF_A_TEAM.search(said)
    return 0 if found is None else -(-children(lesson) // number(found[1]))


def usual_children(path: LearningPath) -> int:
    """How many children most of its séances are for; 0 where none names a number."""
    said = Counter(filter(None, map(children, path.on_shelf)))
    return max(said, key=lambda each: (said[each], each), default=0)
