"""How many copies print: the children and teams of a sheet, what its sentences count, and how many share a thing.

An author writes what a colleague reads: « 5 enfants, un groupe par jour », « 4 à 6 enfants, par équipes de trois »,
« 4 cartes « avancer » ». Its French words are read.
"""

import re
from collections import Counter
from functools import lru_cache

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
_BEFORE, _AFTER = r"(?<![\w-])", r"(?![\w-])"
"""What lies round a number: not the rest of another one, as in « vingt-cinq »."""
_COUNT = rf"{_BEFORE}(?:({NUMBER}) (?:à|ou) )?({NUMBER}){_AFTER}"
"""A number, or a range of two."""
_CHILD = r"(?:enfants?|élèves?)\b"
_GROUP = r"(?:groupe|table|atelier)"
_THING = r"(?:robot|écran|tablette|ordinateur|poste|tapis)"
"""What several children share. A number beside it says how many share one, not how many there are."""
_DOZENS = {"demi-douzaine": 6, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30}
_ABOUT = rf"{_BEFORE}(?:une )?({'|'.join(_DOZENS)})\b(?: d['’]{_CHILD}|(?! d))"
"""« une dizaine d'enfants » ; not « une dizaine de minutes »."""
_SHARED = (
    rf"{_COUNT}(?: {_CHILD})? par (?:{_THING}|équipe)\b",
    rf"\b{_THING}s? pour {_COUNT}(?: {_CHILD})?",
)
_FEW = 4
"""Smaller groups than this play beside each other, as teams do, where a sheet names another number too."""
_AT_A_TIME = (
    rf"\b{_GROUP}s?(?: \w+)? de {_COUNT}(?! min)",
    rf"{_COUNT}(?: {_CHILD})? (?:à la fois|par {_GROUP})\b",
)
_IN_ALL = rf"{_COUNT}(?: {_CHILD})? (?:en tout|au total)\b"
_SAID = rf"{_COUNT} {_CHILD}"
_TEAMS = rf"{_BEFORE}({NUMBER}) équipes?\b"
_COUNTED = "(?:grandes |longues )?(?:cartes?|bandes?|perles|figures?|tracés?|programmes?|dés|exemplaires)"
_EACH_TEAM = rf"{_BEFORE}({NUMBER}) équipes de {_COUNT}"
_OF_A_TEAM = rf"\béquipes de {_COUNT}(?: {_CHILD})?"


def number(word: str) -> int:
    """The number that ``word`` stands for, in figures or letters; ``NUMBER`` matches it."""
    if word.isdecimal():
        return int(word)
    return 1 if word == "une" else NUMBERS.index(word)


def shared_by(sharing: int, children: int, least: int = 0) -> int:
    """How many copies ``children`` need where ``sharing`` of them share one; never fewer than ``least``, nor than 1."""
    return max(1, -(-children // sharing), least)


def counted(sentence: str, usual: int) -> int:
    """How many cards, strips and the like ``sentence`` asks for; ``usual`` if it gives no number."""
    return counted_before(_COUNTED, sentence, usual)


def counted_before(things: str, sentence: str, usual: int) -> int:
    """The number in ``sentence`` right before ``things``, a pattern (« 10 drapeaux »); ``usual`` if there is none."""
    found = re.search(rf"{_BEFORE}({NUMBER}) {things}\b", sentence.lower())
    return number(found[1]) if found else usual


def children(lesson: Lesson) -> int:
    """How many children take part at a time, as the sheet of ``lesson`` says; 0 if it gives no number.

    Of « 25 élèves, par groupes de 5 » five count. Of « 2 enfants par robot, 6 en tout » six do. Of a range the greatest
    number counts, so that nobody goes without, unless that is more than ``_MANY``. Where an author names several groups
    in other words, the first that has a number of children counts; whoever prints sees it, and may say another one.
    """
    return _children(lesson.sheet.grouping.fr)


@lru_cache(maxsize=256)  # the page that prints asks in each frame
def _children(sentence: str) -> int:
    said = _plain(sentence)
    if each := re.search(_EACH_TEAM, said):  # « deux équipes de 4 enfants » are eight
        return min(number(each[1]) * _of_range(each[2], each[3]), MOST)
    for share in (*_SHARED, _OF_A_TEAM):
        said = re.sub(share, "", said)
    searched = (re.search(asked, said) for asked in (*_AT_A_TIME, _IN_ALL, _SAID))
    turn, each_turn, *others = (min(_of_range(found[1], found[2]), MOST) if found else 0 for found in searched)
    at_a_time = turn or each_turn
    return at_a_time if at_a_time >= _FEW else next(filter(None, others), at_a_time)


def _of_range(least: str | None, most: str) -> int:
    return number(least) if least and number(most) > _MANY else number(most)


def teams(lesson: Lesson) -> int:
    """How many teams the children make, as the sheet of ``lesson`` says; 0 if it does not."""
    said = _plain(lesson.sheet.grouping.fr)
    if found := re.search(_TEAMS, said):
        return min(number(found[1]), MOST)
    found = re.search(_OF_A_TEAM, said)
    many = number(found[1] or found[2]) if found else 0
    return -(-children(lesson) // many) if many else 0


def _plain(sentence: str) -> str:
    """``sentence`` in small letters, with plain spaces, each range as « 4 à 6 », and dozens as numbers of children."""
    said = " ".join(sentence.lower().split())
    said = re.sub(_ABOUT, lambda found: f"{_DOZENS[found[1]]} enfants", said)
    said = re.sub(rf"\bentre ({NUMBER}) et (?={NUMBER}{_AFTER})", r"\1 à ", said)
    return re.sub(r"(?<=\d) ?[-–/] ?(?=\d)", " à ", said)


def usual_children(path: LearningPath) -> int:
    """For how many children most séances of ``path`` are; 0 if none gives a number."""
    said = Counter(filter(None, map(children, path.on_shelf)))
    return max(said, key=lambda each: (said[each], each), default=0)
