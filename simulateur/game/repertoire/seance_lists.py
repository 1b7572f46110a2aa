"""How an adult finds a séance among all paths: path by path, by place, by topic or by words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from beebot.lesson import Audience, LearningPath, Lesson
from lecons.topics import Topic, topics_of
from simulateur.game.controls import AdultKey, Touch

if TYPE_CHECKING:
    from lecons.ranking import Answer


class Found(NamedTuple):
    """A séance, and the path that holds it."""

    path: LearningPath
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class SeanceList:
    """A list of séances that an adult chooses from, under one heading of a ``View``.

    ``index`` is the place of their path among the paths, of their ``Audience``, or of their ``Topic``; 0 for a search.
    """

    index: int
    held: tuple[Found, ...]


class View(Enum):
    """How the séances are arranged in lists, in the order of the keys that choose it."""

    PATHS = "paths"
    PLACES = "places"
    TOPICS = "topics"
    WORDS = "words"

    def lists(self, paths: Sequence[LearningPath]) -> tuple[SeanceList, ...]:
        """The lists of the séances of ``paths`` in this view, without empty ones."""
        found = _VIEWS[self](paths)
        return tuple(SeanceList(index, held) for index, held in enumerate(map(tuple, found)) if held)


def audiences_of(path: LearningPath, lesson: Lesson) -> frozenset[Audience]:
    """Where the séance ``lesson`` of ``path`` is held: at school, at home and so on.

    The path says it, or else the séance, or else the path for all of its own. One for a level alone is for school.
    """
    if place := path.place_of(lesson):
        return frozenset((place,))
    return frozenset(lesson.audiences or path.audiences or (Audience.SCHOOL,))


def _by_path(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    return ([Found(path, lesson) for lesson in path.on_shelf] for path in paths)


def _by_place(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    for place in Audience:
        held = [each for each in _once(paths) if place in audiences_of(*each)]
        yield sorted(held, key=lambda each: each.path.audiences != (place,))


def _by_topic(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    held = [(each, topics_of(each.lesson)) for each in _once(paths)]
    return ([each for each, topics in held if topic in topics] for topic in Topic)


def _every(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    return (_once(paths),)


def _once(paths: Sequence[LearningPath]) -> Iterable[Found]:
    first: dict[str, Found] = {}
    for path in paths:
        for lesson in path.on_shelf:
            first.setdefault(lesson.id, Found(path, lesson))
    return first.values()


_VIEWS: dict[View, Callable[[Sequence[LearningPath]], Iterable[Iterable[Found]]]] = {
    View.PATHS: _by_path,
    View.PLACES: _by_place,
    View.TOPICS: _by_topic,
    View.WORDS: _every,
}


_LONGEST = 40
"""How many letters a question has at most."""


class Sought(NamedTuple):
    """A search for séances by words: ``typed`` is what was typed, ``held`` what was found, the best first.

    ``answer`` says how well that fits, ``said`` what of it was not found. As long as no word was typed there is no
    answer, and every séance is held. While ``is_open`` the letters to type with are shown; choosing a séance closes
    them.
    """

    typed: str = ""
    held: tuple[Found, ...] = ()
    answer: "Answer | None" = None
    said: str = ""
    is_open: bool = False

    def typing(self, touch: Touch) -> "Sought":
        """A copy after ``touch`` on a letter or an eraser; ``held`` stays as it was until ``among`` searches again."""
        match touch.key:
            case AdultKey.LETTER:
                typed = (self.typed + chr(touch.index))[:_LONGEST]
            case AdultKey.UNTYPE:
                typed = self.typed[:-1]
            case _:
                typed = ""
        return self._replace(typed=typed, is_open=True)

    def put_away(self) -> "Sought":
        """A copy without the letters, while a sheet is read."""
        return self._replace(is_open=False)

    def among(self, paths: Sequence[LearningPath]) -> "Sought":
        """A copy with what its words find among the séances of ``paths``, by the rule of ``lecons chercher``."""
        # Nobody types before the first picture.
        from lecons.query import read_query  # noqa: PLC0415
        from lecons.ranking import find, said  # noqa: PLC0415

        every = next(iter(View.WORDS.lists(paths))).held
        query = read_query(self.typed)
        if not (query.parts or query.minutes):
            return self._replace(held=every, answer=None, said="")
        answer = find(query, [found.lesson for found in every])
        told = said(answer, query)
        return self._replace(held=tuple(every[place] for place in answer.places), answer=answer, said=told)


NOTHING_SOUGHT = Sought()
