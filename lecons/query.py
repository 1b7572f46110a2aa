"""What somebody looks for, as it is typed: read once, then asked of each séance."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from beebot.lesson import Lesson, Level, ScreenMode
from beebot.parts.sheet import Asked, Grouping, Need, RobotUse
from beebot.text import Text
from lecons.needs import NEEDS
from lecons.synonyms import everyday_words
from lecons.topics import Topic, topics_of

_WORD = re.compile(r"[^\W_]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_FRENCH = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: count for words in (_FRENCH, _ENGLISH) for count, word in enumerate(words, 2)}
"""Numbers in letters; « un enfant » is no number of children."""
_NUMBER = rf"\b(\d+|{'|'.join(_COUNTS)}) ?"
_NO = r"\b(?:sans|ni|without|no|nor|pas d(?=['’ e]))(?:[\s'’-]+|e )(?:l['’]|(?:les?|la|aucun|an?|any|the)\s)?\s*"
_MINUTES = re.compile(r"(\d+) ?(?:minutes?|min|mn)\b")
_HOURS = {
    r"\btrois quarts d'heure\b": "45 min",
    r"\bquart d'heure\b|\bquarter of an hour\b": "15 min",
    r"\bdemi[- ]heure\b|\bhalf an hour\b": "30 min",
    r"\b(?:une|1) ?heure\b|\b(?:an|one|1) hour\b": "60 min",
    r"\b(?:deux|2) ?heures\b|\b(?:two|2) hours\b": "120 min",
}
"""Times in words."""
_AGES = re.compile(r"(?:(\d+) ?(?:a|et|to|and|-) ?)?(\d+) ?(?:ans?|years?(?: old)?)\b|\bages? (\d+)\b")
_NO_SCREEN = re.compile(rf"{_NO}(?:ecran|screen)s?\b|\bscreen-free\b|\bdebranchee?s?\b|\bunplugged\b")
_NO_PRINT = re.compile(rf"(?:{_NO}|\brien a |\bnothing to )(?:imprim|impress|print)\w*")
_NO_ROBOT = re.compile(rf"{_NO}robots?\b")
_WITHOUT = re.compile(rf"{_NO}(\w{{4,}})")
_CHILDREN = re.compile(rf"{_NUMBER}(?:enfant|eleve|children|kid|pupil)s?\b")
_ALONE = re.compile(
    r"\bun seul (?:enfant|eleve)\b|(?<!\bun )(?<!\bune )\bseule?\b|\balone\b|\b(?:one|single) (?:child|pupil)\b"
)
"""One child; « un seul robot » is not one."""
_ROBOTS = re.compile(rf"{_NUMBER}robots?\b")
_LEVEL = re.compile(r"\b(ps|ms|gs|cp|ce1|(?:petite|moyenne|grande) section)\b")
_UNIT = re.compile(rf"({_NUMBER}|{_NO})(\w{{4,}})")
_UNITS = ("minutes", "enfants", "eleves", "children", "pupils", "robots", "ecran", "screen", "imprimer")
_SAY_NOTHING = frozenset(
    _WORD.findall(
        "a ai an and au aux avec ce cette comment d dans de des du en est et faire for how in je jeu jeux jusqu l la"
        " le les less ma max maximum meme mes moins mon n of on ou par pour qu quand que qui s seance seances son sur"
        " temps than the to un under une with"
    )
)
"""Words of a question that are in every séance, or say nothing of it."""
_PLURAL = 5
"""From how many letters on a word that ends in « s » or « x » is looked for without it too: « mois » is not « moi »."""
_SPELT = 4
"""From how many letters on a word may have one wrong."""
_SWAPPED = 2
"""How many letters are wrong where two beside each other are swapped."""
_INFINITIVE = 7
"""From how many letters on a word that ends in « er » is looked for without that ending: « compter », « compte »."""


class Limit(NamedTuple):
    """What a part of a question asks of the data of a séance: « sans robot », « 12 enfants »."""

    part: str
    """These words, in small letters without accents."""
    allows: Callable[[Lesson], bool]


class Likeness(NamedTuple):
    """How well a séance matches a question: the parts that are ``missing``, and how ``far`` it is from the words.

    ``far`` is, the smaller the better: how many words it has only as the beginning of another; how far from the title
    the farthest word is; and how far all are together.
    """

    missing: frozenset[str]
    far: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Query:
    """A question for séances: ``words`` in small letters without accents, at most ``minutes`` (0 for any), ``limits``.

    ``no_screen`` says that one of the limits is « sans écran », ``on_needs`` that one is what a child finds hard.
    ``typed`` is the whole question as it was typed.
    """

    words: tuple[str, ...] = ()
    minutes: int = 0
    limits: tuple[Limit, ...] = ()
    no_screen: bool = False
    on_needs: bool = False
    typed: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words and what its limits say, without minutes."""
        return (*self.words, *(limit.part for limit in self.limits))

    def as_typed(self, part: str) -> str:
        """A ``part`` with the accents and capitals that it was typed with."""
        typed = {"".join(plain_words(word)): word for word in _WORD.findall(self.typed)}
        return " ".join(typed.get(word, word) for word in part.split())

    def screen(self, lesson: Lesson) -> int:
        """How many minutes of ``lesson`` need a screen, where none was wanted; 0 if it needs none, or if nobody asked.

        They are all minutes but those of its games without a screen.
        """
        if not self.no_screen or needs_no_screen(lesson):
            return 0
        return max(1, lesson.duration_min - sum(game.minutes for game in lesson.games))

    def likeness(self, lesson: Lesson) -> Likeness:
        """How well ``lesson`` matches the words and the limits; of several words, the worst counts most."""
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
        missing = {word for word in self.words if word not in ranks}
        missing |= {limit.part for limit in self.limits if not limit.allows(lesson)}
        return Likeness(
            frozenset(missing), (len(ranks) - len(exact), max(ranks.values(), default=0), sum(ranks.values()))
        )


def read_query(typed: str) -> Query:
    """Read a ``typed`` question: « maths sans écran, 20 minutes » is a word, no screen, a time; « 4 à 6 ans » ages."""
    plain = _plain(typed).replace("’", "'")
    for words_of_time, minutes_of_them in _HOURS.items():
        plain = re.sub(words_of_time, minutes_of_them, plain)
    rest = _UNIT.sub(lambda found: found[1] + (_nearest(found[3], _UNITS) or found[3]), plain)
    minutes = [int(found[1]) for found in _MINUTES.finditer(rest)]
    rest = _MINUTES.sub(" ", rest)
    no_screen = bool(_NO_SCREEN.search(rest))
    on_needs = any(pattern.search(rest) for pattern in NEEDS)
    limits: dict[str, Callable[[Lesson], bool]] = {}
    for pattern, asks in _LIMITS.items():
        for found in pattern.finditer(rest):
            limits[" ".join(_WORD.findall(found[0]))] = asks(found)
        rest = pattern.sub(" ", rest)
    words = _WORD.findall(rest)
    telling = [word for word in words if word not in _SAY_NOTHING]
    if not (telling or limits or minutes):
        telling = words
    asked = tuple(map(Limit, limits, limits.values()))
    return Query(tuple(dict.fromkeys(telling)), min(minutes, default=0), asked, no_screen, on_needs, typed)


def _ages(found: re.Match[str]) -> Callable[[Lesson], bool]:
    asked = [int(age) for age in found.groups() if age]
    return lambda lesson: lesson.ages is not None and all(lesson.ages[0] <= age <= lesson.ages[1] for age in asked)


def _level(found: re.Match[str]) -> Callable[[Lesson], bool]:
    initials = "".join(word[0] for word in found[1].split()) if " " in found[1] else found[1]
    return lambda lesson: lesson.level is Level(initials.upper())


def _children(found: re.Match[str]) -> Callable[[Lesson], bool]:
    return lambda lesson: _holds(lesson.sheet.grouping, _count(found[1]))


def _holds(group: Grouping, children: int) -> bool:
    """Whether so many are held at once: in one group, on islands or as a class; under half of these are too few."""
    fewest, most = group.at_a_time if any(group.at_a_time) else (group.in_class, group.in_class)
    least = fewest if fewest < most else (most + 1) // 2
    return least <= children <= most * max(group.islands, 1)


def _serves(needs: frozenset[Need]) -> Callable[[re.Match[str]], Callable[[Lesson], bool]]:
    """A line of the sheet says what helps one of these ``needs`` there."""
    return lambda _found: lambda lesson: any(need in needs for need, _text in lesson.sheet.adapt)


def _robots(found: re.Match[str]) -> Callable[[Lesson], bool]:
    return lambda lesson: _count(found[1]) <= 1 or Topic.TOGETHER in topics_of(lesson)


def _count(number: str) -> int:
    return _COUNTS.get(number) or int(number)


def _prints_nothing(lesson: Lesson) -> bool:
    """Nothing but what is optional; or nothing but the mat, which its games do without."""
    asked = {
        each.document if isinstance(each, Asked) else ""
        for each in lesson.sheet.prints
        if isinstance(each, Text) or not each.is_optional
    }
    return not asked or (bool(lesson.games) and asked == {"tapis"})


def _goes_without(found: re.Match[str]) -> Callable[[Lesson], bool]:
    """What a séance does not need: its material does not say it."""
    ways = _ways(found[1])
    return lambda lesson: not _says(plain_words(" ".join(_all([lesson.sheet.material, *lesson.sheet.gather]))), ways)


_LIMITS: dict[re.Pattern[str], Callable[[re.Match[str]], Callable[[Lesson], bool]]] = {
    **{pattern: _serves(needs) for pattern, needs in NEEDS.items()},
    _NO_SCREEN: lambda _found: lambda lesson: bool(lesson.games) or held_without_screen(lesson),
    _NO_PRINT: lambda _found: _prints_nothing,
    _NO_ROBOT: lambda _found: lambda lesson: lesson.sheet.robot is not RobotUse.NEEDED,
    _WITHOUT: _goes_without,
    _AGES: _ages,
    _CHILDREN: _children,
    _ALONE: lambda _found: lambda lesson: _holds(lesson.sheet.grouping, 1),
    _ROBOTS: _robots,
    _LEVEL: _level,
}
"""What each part of a question that is no word asks for; each is taken out of it before the next is looked for."""


def spelling(word: str, lessons: Iterable[Lesson]) -> str:
    """The word of the titles, of the children's words or of everyday that is one letter away from ``word``, else "".

    Of several, it is that of most of ``lessons``. Whole sentences are not read: in them too much is near.
    """
    if len(word) < _SPELT or word.isdigit():
        return ""
    said = Counter(each for lesson in lessons for each in set(plain_words(" ".join(_named(lesson)))) - _SAY_NOTHING)
    return _nearest(word, sorted(said, key=lambda each: -said[each]))


def _nearest(word: str, words: Iterable[str]) -> str:
    return next((each for each in words if _is_near(word, each) or _is_near(_one(word), _one(each))), "")


def _is_near(typed: str, word: str) -> bool:
    """Whether one letter is too many, missing, another, or two are swapped; short words begin alike."""
    if min(len(typed), len(word)) < _SPELT or abs(len(typed) - len(word)) > 1:
        return False
    start = _alike(typed, word)
    end = _alike(typed[start:][::-1], word[start:][::-1])
    wrong, right = typed[start : len(typed) - end], word[start : len(word) - end]
    one = max(len(wrong), len(right)) <= 1 or (len(wrong) == _SWAPPED and wrong == right[::-1])
    return one and (start > 0 or len(word) > _PLURAL)


def _alike(one: str, other: str) -> int:
    """How many letters at the beginning of both are the same."""
    return next(
        (place for place, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its),
        min(len(one), len(other)),
    )


def held_without_screen(lesson: Lesson) -> bool:
    """Whether ``lesson`` has no screen, or its sheet says how it is held without one."""
    return needs_no_screen(lesson) or lesson.sheet.without_screen is not None


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


def _named(lesson: Lesson) -> Iterator[str]:
    yield from _all([lesson.title, *(word.text for word in lesson.sheet.words)])
    yield from everyday_words(lesson)


def _all(texts: Iterable[Text]) -> list[str]:
    return [said for text in texts for said in (text.fr, *(other for _code, other in text.others))]
