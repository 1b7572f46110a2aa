"""What somebody looks for, as it is typed: read once, then asked of each séance."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from beebot.lesson import Lesson, ScreenMode
from beebot.text import Text
from lecons.synonyms import everyday_words

_WORD = re.compile(r"[^\W_]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_MINUTES = re.compile(r"(\d+) ?(?:minutes?|min|mn)\b")
_AGES = re.compile(r"(?:(\d+) ?(?:a|et|to|and|-) ?)?(\d+) ?(?:ans?|years?(?: old)?)\b")
_NO_SCREEN = re.compile(
    r"\b(?:(?:sans|without|no)[\s-]+(?:l['’]|(?:les?|aucun|an?|any|the)\s)?|pas d['’])\s*(?:ecran|screen)s?\b"
    r"|\bscreen-free\b"
)
_SAY_NOTHING = frozenset(
    _WORD.findall(
        "a an and au aux avec ce cette comment d dans de des du en est et faire for how in jeu jeux je l la le les ma"
        " mes mon of on ou par pour qu quand que qui s seance seances son sur the to un une with"
    )
)
"""Words of a question that are in every séance, or say nothing of it."""
_PLURAL = 5
"""From how many letters on a word that ends in « s » or « x » is looked for without it too: « mois » is not « moi »."""
_INFINITIVE = 7
"""From how many letters on a word that ends in « er » is looked for without that ending: « compter », « compte »."""


class Likeness(NamedTuple):
    """How well a séance matches a question: the words that are ``missing``, and how ``far`` it is from the others.

    ``far`` is, the smaller the better: how many words it has only as the beginning of another; how far from the title
    the farthest word is; and how far all are together.
    """

    missing: frozenset[str]
    far: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Query:
    """A question for séances: ``words`` in small letters without accents, ``ages``, at most ``minutes`` (0 for any).

    ``no_screen`` asks for what can be played without one.
    """

    words: tuple[str, ...] = ()
    minutes: int = 0
    ages: tuple[int, ...] = ()
    no_screen: bool = False

    def allows(self, lesson: Lesson) -> bool:
        """Whether ``lesson`` is short enough, suits each age asked for and, if that was asked, needs no screen."""
        fits = lesson.ages is not None and all(lesson.ages[0] <= age <= lesson.ages[1] for age in self.ages)
        unplugged = not self.no_screen or bool(lesson.games) or needs_no_screen(lesson)
        return (not self.minutes or lesson.duration_min <= self.minutes) and (not self.ages or fits) and unplugged

    def screen(self, lesson: Lesson) -> int:
        """How many minutes of ``lesson`` need a screen, where none was wanted; 0 if it needs none, or if nobody asked.

        They are all minutes but those of its games without a screen.
        """
        if not self.no_screen or needs_no_screen(lesson):
            return 0
        return max(1, lesson.duration_min - sum(game.minutes for game in lesson.games))

    def likeness(self, lesson: Lesson) -> Likeness:
        """How well ``lesson`` matches the words; of several, the one that matches worst counts most."""
        exact: dict[str, int] = {}
        begun: dict[str, int] = {}
        for rank, lines in enumerate(_told(lesson)):
            if len(exact) == len(self.words):
                break
            said = frozenset(plain_words(" ".join(lines)))
            ones = frozenset(map(_one, said))
            for word in self.words:
                if word in said or _one(word) in ones:
                    exact.setdefault(word, rank)
                if word not in begun and _says(said, _ways(word)):
                    begun[word] = rank
        ranks = begun | exact
        missing = frozenset(word for word in self.words if word not in ranks)
        return Likeness(missing, (len(ranks) - len(exact), max(ranks.values(), default=0), sum(ranks.values())))


def read_query(typed: str) -> Query:
    """Read a ``typed`` question: « maths sans écran, 20 minutes » is a word, no screen, a time; « 4 à 6 ans » ages."""
    plain = _plain(typed)
    minutes = [int(found[1]) for found in _MINUTES.finditer(plain)]
    ages = [int(age) for found in _AGES.finditer(plain) for age in found.groups() if age]
    no_screen = bool(_NO_SCREEN.search(plain))
    words = plain_words(_AGES.sub(" ", _MINUTES.sub(" ", _NO_SCREEN.sub(" ", plain))))
    telling = [word for word in words if word not in _SAY_NOTHING]
    if not (telling or no_screen):
        telling = words
    return Query(tuple(dict.fromkeys(telling)), min(minutes, default=0), tuple(ages), no_screen)


def needs_no_screen(lesson: Lesson) -> bool:
    """Whether the file of ``lesson`` says that all of it is held without a screen."""
    return lesson.screen is not None and lesson.screen.mode is ScreenMode.NONE


def plain_words(text: str) -> list[str]:
    """The words of ``text``, in small letters without accents."""
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return _ACCENT.sub("", apart)


def _ways(word: str) -> tuple[str, ...]:
    """The beginnings that a word is found by: as it was typed, without its plural, and a long verb without « er »."""
    bare = (word[:-2],) if word.endswith("er") and len(word) >= _INFINITIVE else ()
    return (word, _one(word), *bare)


def _one(word: str) -> str:
    return word[:-1] if len(word) >= _PLURAL and word[-1] in "sx" else word


def _says(words: Iterable[str], ways: tuple[str, ...]) -> bool:
    return any(each.startswith(ways) for each in words)


def _told(lesson: Lesson) -> Iterator[list[str]]:
    """What a séance says, in every language, nearest to its title first."""
    sheet = lesson.sheet
    yield _all([lesson.title])
    yield [*_all([sheet.objective, *(word.text for word in sheet.words)]), *everyday_words(lesson)]
    yield _all([*(each.task for each in lesson.challenges), *(game.title for game in lesson.games)])
    mats = {each.mat.places for each in lesson.challenges if each.pictures is None}
    yield _all(place.name for places in mats for place in places if place.name)
    games = [text for game in lesson.games for text in (*game.steps, *game.material)]
    steps = [text for step in sheet.steps for text in (step.grouping, step.say, step.do)]
    errors = [text for error in sheet.errors for text in (error.see, error.say)]
    yield _all([sheet.material, sheet.unplugged, *sheet.other_pupils, *steps, *errors, *games])


def _all(texts: Iterable[Text]) -> list[str]:
    return [said for text in texts for said in (text.fr, *(other for _code, other in text.others))]
